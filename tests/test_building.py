"""While a record is built: decisions are taken and kept, and nobody else builds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import accord
from accord import pipeline
from accord.errors import RecordError
from accord.export.json import export
from accord.record import Record, deciding, lock
from accord.record.deciding import Who

ADA = Who(by="ada", reason="a drill")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text("Rebels shelled Marovka on Wednesday, killing nine people.\n")
    (folder / "two.txt").write_text("The mayor of Marovka fled on Thursday.\n")
    return folder


@pytest.fixture
def record(folder: Path, tmp_path: Path) -> Path:
    accord.build([folder], tmp_path / "r.db", workers=1).close()
    return tmp_path / "r.db"


def build_with(folder: Path, record: Path, at: str, do: Callable[[], None]) -> None:
    """Build again with one page more, and do something at the first of a step's messages."""
    (folder / "three.txt").write_text("Rebels left Marovka on Friday.\n")
    left = [do]

    def tell(what: str, done: int, total: int) -> None:
        if what == at and left:
            left.pop()()

    pipeline.build([folder], record, workers=1, progress=tell, earlier="withdraw").close()


def reject_first(record: Path) -> None:
    with Record(record) as opened:
        make = deciding.reject(opened, opened.claims()[0].id, ADA)
    pipeline.decide(record, make).close()


@pytest.mark.parametrize("step", ["reading pages", "comparing pages"])
def test_a_decision_is_taken_while_a_build_runs_and_holds_afterwards(
    folder: Path, record: Path, step: str
) -> None:
    build_with(folder, record, step, lambda: reject_first(record))
    with Record(record) as opened:
        assert {d.file for d in opened.documents()} == {"one.txt", "two.txt", "three.txt"}
        assert [(d.verdict, d.orphaned) for d in opened.decisions()] == [("reject", False)]
        (rejected,) = opened.decided().rejected
        assert rejected not in {c for e in opened.events() for c in e.claims}
        made = export(opened)
    told: list[str] = []
    pipeline.build(
        [folder], record, workers=1, progress=lambda what, *_: told.append(what), earlier="withdraw"
    ).close()
    assert told == []  # all results were kept, and the record is known to be that of its pages and decisions
    with Record(record) as opened:
        assert export(opened) == made
    reject_first(record)  # what the record was made of is still there for the next decision


def test_a_second_build_waits_its_turn_and_then_says_that_another_builds(
    folder: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def second() -> None:
        monkeypatch.setattr(lock, "TURN", 0.05)
        with pytest.raises(RecordError, match="another accord is building it; wait until it is done"):
            pipeline.build([folder], record, progress=lambda what, *_: told.append(what), earlier="withdraw")

    build_with(folder, record, "reading pages", second)
    assert told == ["waiting for another accord that writes to it"]
    assert not list(record.parent.glob("r.db.*lock*")) and not list(record.parent.glob("r.db.building*"))


def test_a_build_that_breaks_off_lets_the_next_begin(folder: Path, record: Path) -> None:
    def breaks() -> None:
        raise KeyboardInterrupt

    for step in ("reading pages", "comparing pages", "writing the record"):
        with pytest.raises(KeyboardInterrupt):
            build_with(folder, record, step, breaks)
    build_with(folder, record, "nothing", breaks)
    with Record(record) as opened:
        assert len(opened.documents()) == 3
