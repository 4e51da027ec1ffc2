"""The annotated pages: all their furniture gone, all their sentences kept, their days as stated."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from accord.clean import clean
from accord.read import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDERS = [SHARED / "seeds", *sorted((SHARED / "gold" / "claims").glob("*-*")), EXAMPLES]
QUOTES = str.maketrans("‘’“”–—", "''\"\"--")


def fold(text: str) -> str:
    return " ".join(text.translate(QUOTES).lower().split())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_furniture_goes_and_sentences_stay(folder: Path) -> None:
    if not (folder / "gold.json").is_file():
        pytest.skip(f"{folder} is not there")
    manifest = folder / "manifest.csv"
    captures, _ = read([folder], manifest if manifest.is_file() else None)
    texts = {capture.file: fold(clean(capture)[0].text) for capture in captures}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["documents"]
    english = [capture.file for capture in captures if clean(capture)[0].language == "en"]
    lines = [
        (page["file"], line)
        for page in gold
        for line in page["boilerplate"]
        if page["file"] in english and not line.startswith("date ")  # a stated day is set apart, not cut
    ]
    assert [(file, line) for file, line in lines if fold(line) in texts[file]] == []
    quotes = [
        (page["file"], re.sub(r"^date \S+ ", "", claim["evidence"]))
        for page in gold
        for claim in page["claims"]
    ]
    assert [(file, quote) for file, quote in quotes if fold(quote) not in texts[file]] == []
