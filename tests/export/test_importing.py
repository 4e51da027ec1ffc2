"""A record's JSON, read back: an equal record, or one line on what is wrong with the file."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from benchmarks.kill import example_pages

import accord
from accord.cli import main
from accord.errors import RecordError
from accord.export.importing import import_record
from accord.export.json import export
from accord.record import Record
from tests import factories as make


def exported(path: Path) -> bytes:
    with Record(path) as record:
        return export(record)


@pytest.fixture
def crisis(tmp_path: Path) -> dict[str, Any]:
    with make.publish(tmp_path / "crisis.db", make.crisis()) as record:
        data: dict[str, Any] = json.loads(export(record))
    return data


@pytest.fixture
def given(tmp_path: Path) -> Callable[[object], Path]:
    def write(data: object) -> Path:
        file = tmp_path / "given.json"
        file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode("utf-8"))
        return file

    return write


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of some examples with claims rejected, edited, added and joined, and a page withdrawn."""
    home = tmp_path_factory.mktemp("decided")
    (home / "pages").mkdir()
    pages = example_pages()[:6]
    for file in pages:
        shutil.copy(file, home / "pages")
    path = home / "r.db"
    accord.build([home / "pages"], path, workers=1).close()
    (home / "pages" / pages[5].name).unlink()
    accord.build([home / "pages"], path, workers=1, earlier="withdraw").close()
    with Record(path) as record:
        first, second, third, *_ = (e for e in record.events() if e.type == "ASSAULT")
        one, two = (record.claims(event=e.id)[0] for e in (first, third))
        page = next(d for d in record.documents() if d.text)
    words = page.text.split("\n")[-1]
    for verdict in (
        ["edit", one.id, "modality", "alleged"],
        ["merge", first.id, second.id],
        ["reject", two.id],
        ["add", page.file or "", words, "CONSULT"],
    ):
        assert main(["decide", str(path), *verdict, "--because", "so it was", "--by", "me"]) == 0
    return path


def test_a_record_comes_back_equal_with_decisions_lineage_problems_and_withdrawn_pages(
    decided: Path, tmp_path: Path
) -> None:
    file, again = tmp_path / "r.json", tmp_path / "again.db"
    file.write_bytes(exported(decided))
    assert main(["import", str(file), "-o", str(again)]) == 0
    assert exported(again) == exported(decided)
    data = json.loads(exported(again))
    for held in ("decisions", "withdrawn", "lineage", "as_read", "pairs"):
        assert data[held], f"the record of this test has no {held}"


def test_a_decision_on_an_imported_record_does_what_it_does_on_the_first(
    decided: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "first.db", tmp_path / "again.db"
    shutil.copy(decided, first)
    (tmp_path / "r.json").write_bytes(exported(decided))
    import_record(tmp_path / "r.json", again)
    with Record(first) as record:
        claim = record.claims(event=record.events()[-1].id)[0].id
        edit = next(d.id for d in record.decisions() if d.verdict == "edit")
    for path in (first, again):
        assert main(["decide", str(path), "--undo", edit]) == 0
        assert main(["decide", str(path), "reject", claim, "--because", "a drill", "--by", "me"]) == 0
    assert told(again) == told(first)


def told(path: Path) -> dict[str, Any]:
    """The record without the moments at which decisions were taken."""
    data: dict[str, Any] = json.loads(exported(path))
    for decision in data["decisions"]:
        del decision["at"]
    return data


def test_pages_of_an_imported_record_are_not_read_as_empty(decided: Path, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(exported(decided))
    import_record(tmp_path / "r.json", tmp_path / "again.db")
    (tmp_path / "new.txt").write_text("Rebels shelled the town of Ona on Monday.")
    with pytest.raises(RecordError, match="was imported, and has not the bytes"):
        accord.build([tmp_path / "new.txt"], tmp_path / "again.db", earlier="keep", workers=1)
    assert exported(tmp_path / "again.db") == exported(decided)


def test_what_the_next_build_is_to_remember_comes_back(
    crisis: dict[str, Any], given: Any, tmp_path: Path
) -> None:
    crisis["settings"] = {"actors file": "own.csv"}
    import_record(given(crisis), tmp_path / "again.db")
    with Record(tmp_path / "again.db") as record:
        assert record.settings() == {"actors file": "own.csv"}


def test_ids_of_earlier_events_lead_on_in_the_imported_record(
    crisis: dict[str, Any], given: Any, tmp_path: Path
) -> None:
    crisis["redirects"] = [{"from": "eold", "to": crisis["events"][0]["id"]}, {"from": "egone", "to": None}]
    import_record(given(crisis), tmp_path / "again.db")
    with Record(tmp_path / "again.db") as record:
        assert record.redirects() == {"egone": None, "eold": crisis["events"][0]["id"]}


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [
        (b"\xff\xfe", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"format": "accord-record", "version": NaN}', "is not JSON"),
        (b"[1, 2]", "is not a record"),
        (b'{"type": "FeatureCollection", "features": []}', "is not a record"),
        (b'{"format": "accord-record", "version": 2}', "is of version 2"),
        (b'{"format": "accord-record", "version": 1}', "documents is not a list"),
    ],
)
def test_another_file_is_refused_in_one_line_and_leaves_nothing(
    given: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], bytes_: bytes, words: str
) -> None:
    target = tmp_path / "new.db"
    assert main(["import", str(given(bytes_)), "-o", str(target)]) == 2
    told = capsys.readouterr().err
    assert words in told and "given.json" in told
    assert told.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["given.json"]


def _broken(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    *way, last = path.split("/")

    def change(data: Any) -> None:
        for step in way:
            data = data[int(step) if step.isdecimal() else step]
        data[int(last) if last.isdecimal() else last] = value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_broken("claims/0/type", "QUARREL"), r"claims\[0\]: Claim.type is 'QUARREL'"),
        (_broken("claims/0/date_on_page", "soon"), "damaged data of a Claim"),
        (_broken("claims/1/tolls/0/low", "nine"), r"Claim.tolls\[0\].low is 'nine'"),
        (_broken("claims/0/evidence/0/quote", "Nobody struck."), "quote is not the text"),
        (_broken("claims/0/actors/0/actor", "GHOST"), "actor GHOST is not among"),
        (_broken("claims/0/document", "dghost"), "claims of a page dghost that is not there"),
        (_broken("claims/0/id", "c0"), "unknown claim"),
        (_broken("documents/0/published_on_page", 5), "damaged data of a Document"),
        (_broken("documents/0/text", "\ud800"), "no Unicode|does not hold together"),
        (_broken("documents/0/retrieved", "today"), "is 'today', which is no datetime"),
        (_broken("events/0/claims", []), "has no claims"),
        (_broken("generator", {}), "generator is empty"),
        (_broken("redirects", [{"from": "e1"}]), "does not hold together"),
        (_broken("actors/0", []), "actors is not a list of objects"),
    ],
)
def test_a_damaged_record_is_refused_with_what_is_wrong_and_leaves_nothing(
    crisis: dict[str, Any], given: Any, tmp_path: Path, change: Callable[[dict[str, Any]], None], words: str
) -> None:
    change(crisis)
    target = tmp_path / "new" / "again.db"
    target.parent.mkdir()
    with pytest.raises(RecordError, match=words) as refused:
        import_record(given(crisis), target)
    assert "given.json" in str(refused.value) and "unfinished" not in str(refused.value)
    assert list(target.parent.iterdir()) == []


def test_a_file_that_exists_is_left_as_it_was(crisis: dict[str, Any], given: Any, tmp_path: Path) -> None:
    before = (tmp_path / "crisis.db").read_bytes()
    with pytest.raises(RecordError, match="exists already"):
        import_record(given(crisis), tmp_path / "crisis.db")
    assert (tmp_path / "crisis.db").read_bytes() == before


def test_a_file_without_relations_of_actors_is_read(
    crisis: dict[str, Any], given: Callable[[object], Path], tmp_path: Path
) -> None:
    assert [r["kind"] for r in crisis.pop("actor_relations")] == ["supports"]
    import_record(given(crisis), tmp_path / "new.db")
    with Record(tmp_path / "new.db") as record:
        assert record.actor_relations() == ()


def test_a_file_whose_actors_tell_nothing_of_other_pages_is_read(
    crisis: dict[str, Any], given: Callable[[object], Path], tmp_path: Path
) -> None:
    for actor in crisis["actors"]:
        del actor["identity"]
    import_record(given(crisis), tmp_path / "new.db")
    with Record(tmp_path / "new.db") as record:
        assert [a.identity for a in record.actors()] == [()] * len(crisis["actors"])
