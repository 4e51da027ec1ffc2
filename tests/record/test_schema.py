import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from accord.errors import RecordError, RecordVersionError
from accord.record import Record, Writer, schema
from tests import factories as make


def test_there_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"no such record; build one"):
        Record(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Some notes, long enough to be more than a header. " * 40)
    for opening in (Record, Writer):
        with pytest.raises(RecordError, match=r"notes.txt: is not a record of accord"):
            opening(path)
    assert path.read_text().startswith("Some notes")


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    before = path.read_bytes()
    for opening in (Record, Writer):
        with pytest.raises(RecordError, match="is not a record of accord"):
            opening(path)
    assert path.read_bytes() == before


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    make.publish(path, make.crisis()).close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    for opening in (Record, Writer):
        with pytest.raises(RecordVersionError, match=r"newer accord \(record version 99"):
            opening(path)


def test_a_build_that_was_never_finished_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Writer(path).close()
    with pytest.raises(RecordError, match="never finished"):
        Record(path)


def test_a_record_that_another_program_writes_is_refused_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.db"
    make.publish(path, make.crisis()).close()
    monkeypatch.setattr(schema, "WAIT", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="another program is writing"):
        Writer(path)
    other.execute("ROLLBACK")
    Writer(path).close()


def test_a_record_can_be_read_while_it_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    make.publish(path, make.crisis()).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM event_claims")
    assert len(Record(path).claims()) == 4


def test_a_folder_or_a_place_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        Writer(tmp_path)
    with pytest.raises(RecordError, match="its folder does not exist"):
        Writer(tmp_path / "no" / "r.db")


def test_a_record_of_version_1_is_brought_up_to_date_with_its_decisions(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    made = make.crisis()
    sentence = "The mayor of Southport said nine people died."
    decision = make.decision(
        made.pages[0].document, sentence, "ASSAULT", verdict="reject", field="claim", old="c1", new=None
    )
    make.publish(path, replace(made, decisions=[decision])).close()
    with sqlite3.connect(path) as old:
        _drop_what_version_1_lacks(old)
        for column in ("trigger", "trigger_at", "times", "apart"):
            old.execute(f'ALTER TABLE decisions DROP COLUMN "{column}"')
        old.execute("PRAGMA user_version = 1")
    record = Record(path)
    assert [c.evidence[0].quote for c in record.claims() if c.id in record.decided().rejected] == [sentence]
    assert record.withdrawn() == ()
    assert Writer(path).decisions() == (decision,)


def _drop_what_version_1_lacks(record: sqlite3.Connection) -> None:
    """Drop the tables, triggers and indexes that later migrations made."""
    plain = sqlite3.connect(":memory:")
    plain.executescript(schema.migrations()[0])
    query = (
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index', 'table') AND sql NOT NULL"
    )
    known = set(plain.execute(query))
    for kind in ("trigger", "index", "table"):
        for found, name in record.execute(query).fetchall():
            if found == kind and (found, name) not in known and not name.startswith("events_text_"):
                record.execute(f"DROP {kind} {name}")


def test_the_file_tells_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    make.publish(path, make.crisis()).close()
    other = sqlite3.connect(path)
    assert other.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION
    assert other.execute("PRAGMA user_version").fetchone()[0] == len(schema.migrations())
    assert other.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
