"""Releases of a record, and what changed between them by event, and why."""

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from benchmarks.kill import example_pages

import accord
from accord.cli import main
from accord.errors import InputError, RecordError
from accord.export.changes import Change, changes
from accord.export.json import export
from accord.export.releases import folder, freeze, names, released
from accord.record import Record
from tests import factories as make


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make.publish(tmp_path / "crisis.db", make.crisis()).close()
    return tmp_path / "crisis.db"


@pytest.fixture
def before(path: Path) -> dict[str, Any]:
    with Record(path) as record:
        data: dict[str, Any] = json.loads(export(record))
    return data


@pytest.fixture
def after(before: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(before)


def only(before: dict[str, Any], after: dict[str, Any]) -> Change:
    (change,) = changes(before, after).events
    return change


def test_a_release_is_the_json_of_the_record_and_is_never_written_over(path: Path) -> None:
    with Record(path) as record:
        file = freeze(record, "2031-03")
        assert file.read_bytes() == export(record)
        with pytest.raises(RecordError, match="there is a release 2031-03 already"):
            freeze(record, "2031-03")
        assert file.read_bytes() == export(record)
    assert names(path) == ["2031-03"]
    assert [f.name for f in folder(path).iterdir()] == ["2031-03.json"]


@pytest.mark.parametrize("name", ["../x", "/tmp/x", "..", ".x", "a/b", "a\\b", "", "a\0b", "x" * 101, "a."])
def test_a_name_that_leads_out_of_the_folder_or_is_no_file_name_is_refused(path: Path, name: str) -> None:
    with Record(path) as record, pytest.raises(InputError, match="no name for a release"):
        freeze(record, name)
    with pytest.raises(InputError, match="no name for a release"):
        released(path, name)
    assert not folder(path).exists()


def test_the_same_version_has_no_changes(before: dict[str, Any], after: dict[str, Any]) -> None:
    found = changes(before, after)
    assert (found.events, found.pages_new, found.pages_gone, found.decisions, found.programs) == ((),) * 5


def test_a_field_is_told_as_it_was_and_as_it_is(before: dict[str, Any], after: dict[str, Any]) -> None:
    strike = after["events"][0]
    strike["date"]["latest"] = "2031-03-04"
    strike["tolls"][0]["best"] = 14
    strike["targets"] = ["NRD-army"]
    change = only(before, after)
    assert change.kind == "changed"
    assert [(f.name, f.old, f.new) for f in change.fields] == [
        ("date", "2031-03-03", "2031-03-03 to 2031-03-04"),
        ("targets", None, "Northland Army"),
        ("killed", "9 (9 to 14)", "14 (9 to 14)"),
    ]


def test_events_come_and_go_with_their_claims(before: dict[str, Any], after: dict[str, Any]) -> None:
    gone = after["events"].pop()
    assert [(c.kind, c.old) for c in changes(before, after).events] == [("gone", (gone["id"],))]
    assert [(c.kind, c.new) for c in changes(after, before).events] == [("new", (gone["id"],))]


def test_events_are_merged_and_split(before: dict[str, Any], after: dict[str, Any]) -> None:
    other = after["events"].pop()
    after["events"][0]["claims"] += other["claims"]
    merged = only(before, after)
    assert (merged.kind, merged.new) == ("merged", (after["events"][0]["id"],))
    assert set(merged.old) == {e["id"] for e in before["events"]}
    split = only(after, before)
    assert (split.kind, split.old, set(split.new)) == ("split", merged.new, set(merged.old))


def test_an_event_under_another_id_is_the_same_by_its_claims(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    after["events"][0]["id"] = "eother"
    assert changes(before, after).events == ()


def test_new_pages_are_a_reason(before: dict[str, Any], after: dict[str, Any]) -> None:
    page = before["documents"][1]["id"]
    lost = {c["id"] for c in before["claims"] if c["document"] == page}
    before["documents"] = before["documents"][:1]
    before["claims"] = [c for c in before["claims"] if c["id"] not in lost]
    before["events"][0]["claims"] = [c for c in before["events"][0]["claims"] if c not in lost]
    found = changes(before, after)
    assert found.pages_new == ("pages/two.txt",)
    assert [c.reasons for c in found.events] == [("new pages: pages/two.txt",)]
    assert [c.reasons for c in changes(after, before).events] == [("pages that are gone: pages/two.txt",)]


def test_other_versions_of_accord_are_a_reason(before: dict[str, Any], after: dict[str, Any]) -> None:
    after["generator"]["version"] = "9"
    assert changes(before, after).programs == ("version: 0 before, 9 now",)
    after["events"][0]["title"] = "Another"
    assert only(before, after).reasons == ("other versions of accord",)


def test_decisions_are_a_reason_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pages").mkdir()
    for page in example_pages()[:3]:
        shutil.copy(page, tmp_path / "pages")
    record = str(tmp_path / "r.db")
    with accord.build([tmp_path / "pages"], record, workers=1) as built:
        first, second = [e.id for e in built.events() if e.type == "ASSAULT"][:2]
    assert main(["export", record, "--release", "first"]) == 0
    assert "release first, SHA-256" in capsys.readouterr().err
    assert main(["decide", record, "merge", first, second, "--because", "one raid", "--by", "me"]) == 0
    assert main(["export", record, "--release", "second"]) == 0
    capsys.readouterr()
    assert main(["diff", record, "first", "second"]) == 0
    told = capsys.readouterr().out
    assert "1 merged into one" in told
    assert "since decision x1: merge claim by me" in told
    assert main(["diff", record, "second"]) == 0
    assert "second to now: no event differs" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["diff", "{}", "none"], "no release 'none'; there are: none yet"),
        (["export", "{}"], "give a format with --to, or a name with --release"),
        (["export", "{}", "--release", "../out"], "no name for a release"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main([a.format(path) for a in arguments]) == 2
    told = capsys.readouterr().err
    assert words in told and told.count("\n") == 1


def test_a_release_that_was_damaged_is_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(path).mkdir()
    (folder(path) / "old.json").write_text("{}")
    assert main(["diff", str(path), "old"]) == 2
    assert "old.json: is not a record" in capsys.readouterr().err
