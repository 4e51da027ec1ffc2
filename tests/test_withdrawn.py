"""Pages that are gone from the folder are kept as withdrawn, count for nothing, and can come back."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import accord
from accord.cli import main
from accord.export import EXPORTERS
from accord.export.csv import files
from accord.export.json import as_data, contents_of, export
from accord.pipeline import LONGEST, decide
from accord.record import Record, deciding
from accord.record.deciding import Who
from tests import factories as make

PAGES = {
    "a.txt": "MAROVKA, March 4, 2021 (Reuters) - Rebels shelled Marovka on Wednesday, killing nine people.",
    "b.txt": "March 5, 2021\n\nThe army arrested three zealots in Telk on Thursday, a spokesman said.",
}
NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
ME = Who(by="me", reason="I was there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    return pages


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


def build(folder: Path, path: Path, **more: Any) -> Record:
    return accord.build([folder], path, workers=1, **more)


@pytest.fixture
def shrunk(folder: Path, path: Path) -> Record:
    """A record of both pages, built again without the second."""
    build(folder, path).close()
    (folder / "b.txt").unlink()
    return build(folder, path, earlier="withdraw")


def test_a_page_that_is_gone_is_kept_and_counts_for_nothing(shrunk: Record, folder: Path, path: Path) -> None:
    ((page, withdrawal),) = shrunk.withdrawn()
    assert (page.file, page.text.splitlines()[-1]) == ("b.txt", PAGES["b.txt"].splitlines()[-1])
    assert withdrawal.by.startswith("accord ")
    assert PAGES["b.txt"].encode() in [c.data for c in shrunk.captures()]
    alone = build(folder, path.with_name("alone.db"))
    for name, exporter in EXPORTERS.items():
        if name not in ("json", "csv", "parquet", "xlsx"):  # these tell what is withdrawn
            assert exporter(shrunk) == exporter(alone), name
    for key, value in as_data(shrunk).items():
        assert key in ("withdrawn", "redirects") or value == as_data(alone)[key], key
    assert shrunk.search("zealots") == ()
    summary = shrunk.summary()
    assert (summary.pages, summary.withdrawn) == (1, 1)


def test_exports_list_it_as_withdrawn(shrunk: Record, tmp_path: Path) -> None:
    data = json.loads(export(shrunk))
    assert [w["document"]["file"] for w in data["withdrawn"]] == ["b.txt"]
    assert b"b.txt" in files(shrunk)["withdrawn.csv"]
    again = make.publish(tmp_path / "again.db", contents_of(data))
    assert again.withdrawn() == shrunk.withdrawn()


def test_it_is_shown_as_withdrawn(shrunk: Record, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", str(path), "--pages"])
    assert (
        "Withdrawn: kept, but their claims are left out\n b.txt · no longer among the pages, as accord "
        in (capsys.readouterr().out)
    )
    main(["show", str(path), "--page", "b.txt"])
    assert "withdrawn   no longer among the pages" in capsys.readouterr().out
    main(["show", str(path)])
    assert ", 1 page withdrawn\n" in capsys.readouterr().out


def test_it_stays_withdrawn_from_the_first_time_on_until_it_is_given_again(
    shrunk: Record, folder: Path, path: Path
) -> None:
    before = shrunk.withdrawn()
    assert build(folder, path).withdrawn() == before  # nothing is missing that is not withdrawn already
    assert build(folder, path, earlier="withdraw").withdrawn() == before
    (folder / "b.txt").write_text(PAGES["b.txt"], encoding="utf-8")
    back = build(folder, path)
    assert back.withdrawn() == ()
    assert back.claims(document=back.document("b.txt").id)


def test_a_record_whose_page_came_back_is_as_if_it_had_never_gone(
    shrunk: Record, folder: Path, path: Path
) -> None:
    (folder / "b.txt").write_text(PAGES["b.txt"], encoding="utf-8")
    again, fresh = as_data(build(folder, path)), as_data(build(folder, path.with_name("fresh.db")))
    assert {k: v for k, v in again.items() if k != "redirects"} == {
        k: v for k, v in fresh.items() if k != "redirects"
    }


def test_a_page_that_was_changed_stays_in_both_forms(folder: Path, path: Path) -> None:
    build(folder, path).close()
    (folder / "b.txt").write_text(PAGES["b.txt"].replace("three", "four"), encoding="utf-8")
    record = build(folder, path, earlier="withdraw")
    assert "four" in record.document("b.txt").text
    assert ["three" in d.text for d, _ in record.withdrawn()] == [True]


def test_decisions_on_it_stay_and_hold_again_when_it_comes_back(folder: Path, path: Path) -> None:
    with build(folder, path) as record:
        (claim,) = [c for c in record.claims() if "arrested" in c.trigger.quote]
        make_rejection = deciding.reject(record, claim.id, ME)
        (other,) = [c for c in record.claims() if "shelled" in c.trigger.quote]
        make_edit = deciding.edit(record, other.id, "killed", "nine=9..", ME)
    decide(path, make_rejection).close()
    decide(path, make_edit).close()
    (folder / "b.txt").unlink()
    gone = build(folder, path, earlier="withdraw")
    assert [(d.id, d.orphaned) for d in gone.decisions()] == [("x1", False), ("x2", False)]
    assert gone.decided().rejected == {}
    assert list(gone.decided().edited) == [other.id]
    with decide(path, deciding.undo(gone, "x2")) as still:  # a decision keeps it withdrawn
        assert len(still.withdrawn()) == 1
        assert [(d.id, d.orphaned) for d in still.decisions()] == [("x1", False), ("x2", False)]
    (folder / "b.txt").write_text(PAGES["b.txt"], encoding="utf-8")
    back = build(folder, path)
    assert list(back.decided().rejected) == [claim.id]


def test_withdrawing_one_by_one_is_as_withdrawing_at_once(folder: Path, path: Path) -> None:
    (folder / "c.txt").write_text("Talks went on in Vienna on Friday.", encoding="utf-8")
    other = path.with_name("other.db")
    build(folder, path).close()
    build(folder, other).close()
    for name in ("b.txt", "c.txt"):
        (folder / name).unlink()
        if name == "b.txt":
            build(folder, path, earlier="withdraw").close()
    steps, once = (as_data(build(folder, p, earlier="withdraw")) for p in (path, other))
    for data in (steps, once):
        data["withdrawn"] = [w["document"] for w in data["withdrawn"]]  # when it was noticed may differ
        del data["redirects"]
    assert steps == once


def test_decisions_between_builds_come_to_the_same_as_decisions_at_the_end(folder: Path, path: Path) -> None:
    at_once, one_by_one = path, path.with_name("steps.db")
    with build(folder, at_once) as record:
        (claim,) = [c for c in record.claims() if "shelled" in c.trigger.quote]
    for step in (at_once, one_by_one):
        if step is one_by_one:
            accord.build([folder / "a.txt"], step, workers=1).close()
        with Record(step) as record:
            make_decision = deciding.edit(record, claim.id, "killed", "nine=9..", replace(ME, at=NOON))
        decide(step, make_decision).close()
    last = accord.build([folder / "b.txt"], one_by_one, workers=1, earlier="keep")
    data, steps = as_data(Record(at_once)), as_data(last)
    assert {k: v for k, v in data.items() if k != "redirects"} == {
        k: v for k, v in steps.items() if k != "redirects"
    }


def test_of_a_page_that_could_not_be_read_and_is_gone_nothing_is_told(folder: Path, path: Path) -> None:
    (folder / "long.txt").write_text("word " * LONGEST, encoding="utf-8")
    assert [p.file for p in build(folder, path).problems()] == ["long.txt"]
    (folder / "long.txt").unlink()
    record = build(folder, path, earlier="withdraw")
    assert (record.problems(), record.withdrawn(), record.summary().withdrawn) == ((), (), 0)
    assert build(folder, path).summary().pages == 2
