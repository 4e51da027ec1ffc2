"""A record brought up to date holds what one written anew holds, and what has not changed stays in place."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.record import Contents, Record, Writer, renewal
from accord.record.renewal import between, staying
from accord.record.tables import STEP
from accord.types import EventType, Judgement, Linked, Page
from tests import factories as make

OWN = frozenset({"stage_results", "event_index", "event_terms", "stale_events"})  # with numbers of their own
BY_ROWID = frozenset({"captures", "documents", "claims", "actors", "events", "lineage", "judgements"})
INDEX = (
    "SELECT event, first, last, type, contested, origins, claims, open, doubt, told_last, digest "
    "FROM event_index ORDER BY event",
    "SELECT i.event, what, value FROM event_terms t JOIN event_index i ON i.n = t.n ORDER BY 1, 2, 3",
    "SELECT i.event, x.title, x.told FROM events_text x JOIN event_index i ON i.n = x.rowid ORDER BY 1",
    "SELECT d.id, t.rank FROM documents_text t JOIN documents d ON d.rowid = t.rowid "
    "WHERE documents_text MATCH 'southport OR northland' ORDER BY d.id",
    "SELECT e.claim, e.n FROM evidence_text t JOIN evidence e ON e.rowid = t.rowid "
    "WHERE evidence_text MATCH 'southport OR northland OR mayor' ORDER BY e.claim, e.n",
)


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a record, in order where order counts."""
    connection = sqlite3.connect(path)
    for table in ("documents_text", "evidence_text"):  # raises where it is not what it indexes
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    names = connection.execute(
        "SELECT name FROM pragma_table_list "
        "WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    out = {}
    for (name,) in names.fetchall():
        if name not in OWN:
            order = "ORDER BY rowid" if name in BY_ROWID else ""
            rows = connection.execute(f"SELECT * FROM {name} {order}").fetchall()
            out[name] = rows if order else sorted(rows, key=repr)
    out |= {query: connection.execute(query).fetchall() for query in INDEX}
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    return out


def extra_page(file: str, says: str, kind: EventType) -> Page:
    """A page with one claim."""
    document = make.document(file, f"{says} The mayor of Southport left.", make.period("2031-03-04"))
    claim = make.claim(document, says, kind, says.split()[1], by=[(says.split()[0], None)])
    return Page(document=document, claims=(claim,), actors=())


@st.composite
def builds(draw: st.DrawFn) -> Contents:
    """The crisis with pages, claims, events and judgements that are there or not, in this or that state."""
    made = make.crisis()
    pages = [p for p in made.pages if draw(st.booleans())]
    files = draw(st.sets(st.sampled_from(["aa.txt", "pages/owl.txt", "zz.txt"])))
    says = draw(st.sampled_from(["Southport burns.", "Northland denies."]))
    pages += [extra_page(file, says, draw(st.sampled_from(["ASSAULT", "REJECT"]))) for file in sorted(files)]
    sure = draw(st.sampled_from([0.5, 0.9]))
    pages = [replace(p, claims=tuple(replace(c, confidence=sure) for c in p.claims)) for p in pages]
    claims = [c for p in pages for c in p.claims]
    events = []
    for kind in dict.fromkeys(c.type for c in claims):
        some = [c for c in claims if c.type == kind]
        cut = draw(st.integers(0, len(some)))
        day = make.period(draw(st.sampled_from(["2031-03-01", "2031-03-03", "2031-03-05"])))
        title = draw(st.sampled_from(["Northland strikes", "An attack"]))
        events += [make.event(group, title, date=day) for group in (some[:cut], some[cut:]) if group]
    pairs = [(a.id, b.id) for a in claims for b in claims if a.id < b.id and draw(st.booleans())]
    verdict: Literal["same", "unsure"] = draw(st.sampled_from(["same", "unsure"]))
    judged = [Judgement(left=a, right=b, verdict=verdict, evidence=(), by="a rule") for a, b in pairs]
    there = {p.document.id for p in pages}
    both = there >= {p.document.id for p in made.pages}
    linked = Linked(
        events=tuple(events),
        judgements=tuple(judged),
        lineage=made.linked.lineage if both else (),
        published=tuple(x for x in made.linked.published if x[0] in there and draw(st.booleans())),
        ties=made.linked.ties if both else (),
    )
    ids = {c.id for c in claims}
    return replace(
        made,
        captures=[make.capture(p.document.file or "", p.document.text) for p in pages],
        pages=pages,
        linked=linked,
        dates={c: d for c, d in made.dates.items() if c in ids},
        problems=made.problems if draw(st.booleans()) else (),
    )


@given(st.lists(builds(), min_size=2, max_size=3), st.sampled_from([0, 2]))
@settings(max_examples=60, deadline=None)
def test_a_record_brought_up_to_date_is_one_written_anew(made: list[Contents], many: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(renewal, "MANY", many)  # 0: only what differs is written, however much it is
        for contents in made:
            make.publish(Path(folder) / "grown.db", contents).close()
        make.publish(Path(folder) / "new.db", made[-1]).close()
        grown, new = (everything(Path(folder) / name) for name in ("grown.db", "new.db"))
    assert grown == {**new, "redirects": grown["redirects"]}  # these tell of earlier builds


def rowids(path: Path, table: str) -> dict[str, int]:
    return dict(sqlite3.connect(path).execute(f"SELECT id, rowid FROM {table}").fetchall())


def test_what_has_not_changed_is_left_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "MANY", 0)
    path, made = tmp_path / "r.db", make.crisis()
    make.publish(path, made).close()
    before = {table: rowids(path, table) for table in ("documents", "claims")}
    more = extra_page("pages/owl.txt", "Southport burns.", "ASSAULT")
    event = make.event(more.claims, "Southport burns")
    grown = replace(
        made,
        captures=[*made.captures, make.capture("pages/owl.txt", more.document.text)],
        pages=[*made.pages, more],
        linked=replace(made.linked, events=(*made.linked.events, event)),
    )
    written: list[str] = []
    with Writer(path) as writer:
        writer._connection.set_trace_callback(written.append)
        writer.publish(grown, make.KEY)
    assert not [w for w in written if w.startswith("DELETE FROM claims")]
    for table, known in before.items():
        now = rowids(path, table)
        assert {i: now[i] for i in known} == known and len(now) == len(known) + 1
    with Record(path) as record:
        assert [d.file for d in record.documents()] == [
            "pages/one.txt",
            "pages/owl.txt",
            "pages/two.txt",
        ]


def test_a_capture_gets_the_bytes_that_an_imported_record_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "MANY", 0)
    made = make.crisis()
    make.publish(
        tmp_path / "r.db", replace(made, captures=[replace(c, data=b"") for c in made.captures])
    ).close()
    with make.publish(tmp_path / "r.db", made) as record:
        assert all(c.data for c in record.captures())


def test_as_many_rows_as_can_keep_their_place() -> None:
    old = {"a": 10, "b": 20, "c": 30, "d": 40}
    assert staying(old, ["d", "a", "new", "b", "c"]) == [None, 10, None, 20, 30]
    assert staying(old, ["a", "c"]) == [10, 30]
    assert staying(old, []) == []


def test_new_rows_lie_between_their_neighbours() -> None:
    assert between([None, 10, None, None, 20, None]) == [5, 10, 13, 16, 20, 20 + STEP]
    assert between([10, None, 11]) is None
    assert between([None, None]) == [STEP, 2 * STEP]
