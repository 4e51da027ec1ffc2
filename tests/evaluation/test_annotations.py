"""Annotations of our own: kept without words, and put back where the pages are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.gold import load_gold

from evaluation import annotations as kept

here = pytest.mark.skipif(not kept.available(), reason="the annotated sets are not in ../shared/gold")


def test_no_words_of_the_pages_are_kept() -> None:
    for path in (*kept.FOLDER.glob("*.json"), *(kept.FOLDER / "second").glob("*.json")):
        for page in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            assert all(isinstance(n, int) for c in page["claims"] for n in c["evidence"]), path.name
            assert all(isinstance(n, int) for place in page["boilerplate"] for n in place), path.name


@here
@pytest.mark.slow
@pytest.mark.parametrize("name", kept.names())
def test_annotations_come_back_to_their_pages(name: str, tmp_path: Path) -> None:
    kept.restore(name, tmp_path)
    gold = load_gold(tmp_path / "gold.json")
    for page in gold.pages:
        text = " ".join((tmp_path / page.file).read_text(encoding="utf-8").split())
        assert all(claim.evidence in text for claim in page.claims)
    assert {c.event for c in gold.claims} <= {e["id"] for e in gold.events}


@here
def test_a_page_that_is_not_the_annotated_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "page_text", lambda source: "another text")
    with pytest.raises(kept.AnnotationError, match="not the text"):
        kept.restore(kept.names()[0], tmp_path)


def test_a_set_that_is_not_known_is_told() -> None:
    with pytest.raises(kept.AnnotationError, match="name one of"):
        kept.page_text("nowhere:1")


@here
def test_what_is_known_of_a_pages_day_from_elsewhere_goes_to_the_manifest(tmp_path: Path) -> None:
    kept.restore("pirates", tmp_path)
    lines = (tmp_path / "manifest.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["file,published", "01.txt,2008-12-13"]
    assert not any(line.startswith("05.txt") for line in lines)  # states its day itself
