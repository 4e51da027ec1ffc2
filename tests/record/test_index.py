"""The index of events: it holds what the events hold, whichever way they were written."""

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from accord.record import Record, index, schema, tables
from accord.record.catalogue import Box, Wanted
from accord.types import Event
from tests import factories as make

INDEX = (
    "SELECT event, first, last, earliest, latest, type, contested, origins, claims, open, doubt, told_last, "
    "digest FROM event_index ORDER BY event",
    "SELECT i.event, what, value FROM event_terms t JOIN event_index i ON i.n = t.n ORDER BY 1, 2, 3",
    "SELECT i.event, x.title, x.told FROM events_text x JOIN event_index i ON i.n = x.rowid ORDER BY 1",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make.publish(tmp_path / "r.db", make.crisis()).close()
    return tmp_path / "r.db"


def titles(path: Path, wanted: Wanted) -> list[str]:
    with Record(path) as record:
        ids = record.catalogue.events(wanted)
        assert record.catalogue.count(wanted) == len(ids)
        by_id = {e.id: e.title for e in record.events(ids=ids)}
        return [by_id[i] for i in ids]


STRIKE, BLAME = "Northland strikes Southport", "Mayor of Southport accuses Northland"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [STRIKE, BLAME]),
        (Wanted(means="drone"), [STRIKE]),
        (Wanted(means="knife"), []),
        (Wanted(toll="killed"), [STRIKE]),
        (Wanted(toll="killed", least=9), [STRIKE]),
        (Wanted(toll="killed", least=10), []),
        (Wanted(toll="injured"), []),
        (Wanted(origins=2), [STRIKE]),
        (Wanted(origins=3), []),
        (Wanted(reviewed=True), []),
        (Wanted(reviewed=False), [STRIKE, BLAME]),
        (Wanted(text="nine drones"), [STRIKE]),
        (Wanted(text="nine submarines"), []),
        (Wanted(text="dron*"), [STRIKE]),
        (Wanted(box=Box(62, 27, 63, 28)), [STRIKE]),
        (Wanted(box=Box(170, 27, 63, 28)), [STRIKE]),
        (Wanted(box=Box(63, 27, 170, 28)), []),
        (Wanted(until=dt.date(2031, 3, 2)), []),
    ],
)
def test_events_are_found_by_what_they_hold(path: Path, wanted: Wanted, found: list[str]) -> None:
    assert titles(path, wanted) == found


def rows(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    return [connection.execute(query).fetchall() for query in INDEX]


def all_anew(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    connection.execute("INSERT OR IGNORE INTO stale_events SELECT id FROM events")
    connection.execute("INSERT OR IGNORE INTO stale_events SELECT event FROM event_index")
    index.refresh(connection)
    return rows(connection)


def put(connection: sqlite3.Connection, event: Event) -> None:
    for part in (
        "claims",
        "participants",
        "places",
        "origins",
        "tolls",
        "positions",
        "contests",
        "relations",
    ):
        connection.execute(f"DELETE FROM event_{part} WHERE event = ?", (event.id,))
    connection.execute("DELETE FROM events WHERE id = ?", (event.id,))
    tables.insert(connection, [event])


def test_an_event_that_is_written_by_itself_gives_the_index_of_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MANY", 0)  # or so few events are all made again
    with Record(path) as record:
        (strike, _) = record.events()
    connection = schema.connect_to_write(path)
    before = rows(connection)
    with schema.transaction(path, connection):
        put(connection, replace(strike, title="Southport burns", places=(), contested=()))
        assert index.refresh(connection) == 1
    changed = rows(connection)
    assert changed != before
    with schema.transaction(path, connection):
        assert all_anew(connection) == changed
    connection.close()
    assert titles(path, Wanted(text="burns")) == ["Southport burns"]
    assert titles(path, Wanted(text="strikes")) == titles(path, Wanted(place="Southport")) == []


def test_an_event_that_is_gone_is_not_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MANY", 0)
    connection = schema.connect_to_write(path)
    with schema.transaction(path, connection):
        for table in ("event_claims", "event_participants", "event_origins"):
            connection.execute(
                f"DELETE FROM {table} WHERE event = (SELECT id FROM events WHERE type = 'ACCUSE')"
            )
        connection.execute("DELETE FROM events WHERE type = 'ACCUSE'")
        index.refresh(connection)
    connection.close()
    assert titles(path, Wanted(text="accuses")) == titles(path, Wanted(types=("ACCUSE",))) == []


def test_an_event_is_reviewed_when_every_claim_was_accepted(tmp_path: Path) -> None:
    made = make.crisis()
    page, claim = made.pages[0].document, made.pages[0].claims[2].id
    sentence = "He blamed Northland."
    decided = make.decision(page, sentence, "ACCUSE", verdict="accept", field="claim", old=claim)
    make.publish(tmp_path / "r.db", replace(made, decisions=[replace(decided, new=None)])).close()
    connection = schema.connect_to_write(tmp_path / "r.db")
    with schema.transaction(tmp_path / "r.db", connection):
        connection.execute("DELETE FROM effects")
        connection.execute("INSERT INTO effects VALUES (?, ?, NULL)", (decided.id, claim))
        index.refresh(connection)
    connection.close()
    assert titles(tmp_path / "r.db", Wanted(reviewed=True)) == [BLAME]
    with Record(tmp_path / "r.db") as record:
        assert record.catalogue.waiting() == 3


def test_a_record_of_an_earlier_version_gets_its_index_when_it_is_opened(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        before = rows(connection)
        connection.execute("DELETE FROM event_terms")
        connection.execute("DELETE FROM event_index")
        connection.execute("DELETE FROM events_text")
        connection.execute("INSERT INTO stale_events SELECT id FROM events")
    schema.connect_to_write(path).close()
    with sqlite3.connect(path) as connection:
        assert rows(connection) == before
