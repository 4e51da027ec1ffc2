"""Building again what has not changed: nothing is read, linked or written a second time."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

import accord
from accord import pipeline
from accord.export.json import export
from accord.record import Writer
from accord.types import Decision

EXAMPLES = sorted(Path("examples").glob("*.txt"))[:3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "pages"
    home.mkdir()
    for file in EXAMPLES:
        shutil.copy(file, home)
    return home


def steps(folder: Path, record: Path, earlier: pipeline.Earlier = "refuse") -> list[str]:
    told: list[str] = []

    def tell(what: str, done: int, total: int) -> None:
        told.append(what)

    accord.build([folder], record, workers=1, progress=tell, earlier=earlier).close()
    return list(dict.fromkeys(told))


def test_the_same_pages_give_the_same_record_without_any_work(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    assert steps(folder, record) == ["reading pages", "comparing pages", "writing the record"]
    with accord.open(record) as opened:
        before = export(opened)
    assert steps(folder, record) == []
    with accord.open(record) as opened:
        assert export(opened) == before


def test_a_changed_page_is_work_again(folder: Path, tmp_path: Path) -> None:
    steps(folder, tmp_path / "r.db")
    page = folder / EXAMPLES[0].name
    page.write_text(page.read_text("utf-8") + "\nThe army shelled Luskar on Friday.\n", "utf-8")
    assert "writing the record" in steps(folder, tmp_path / "r.db", "withdraw")


def test_a_decision_that_came_in_between_is_followed(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    steps(folder, record)
    with accord.open(record) as opened:
        claim = opened.claims()[0]
    with Writer(record) as writer:
        at = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
        sha = opened_sha(record, claim.document)
        writer.decide(
            Decision(
                id="x1",
                sha256=sha,
                quote=claim.evidence[0].quote,
                prefix="",
                suffix="",
                claim_type=claim.type,
                field="claim",
                verdict="reject",
                old=None,
                new=None,
                by="me",
                at=at,
            )
        )
    assert "comparing pages" in steps(folder, record)
    assert steps(folder, record) == []


def opened_sha(record: Path, document: str) -> str:
    with accord.open(record) as opened:
        return next(d.sha256 for d in opened.documents() if d.id == document)


def test_a_page_that_failed_is_tried_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*unused: object) -> None:
        raise ValueError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_page", fail)
        steps(folder, tmp_path / "r.db")
    steps(folder, tmp_path / "r.db")
    with accord.open(tmp_path / "r.db") as opened:
        assert opened.claims()
        assert not opened.problems()
