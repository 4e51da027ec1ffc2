"""A page that is published from the result that it had before is not compared with what the record holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from accord.record import Contents, Writer, renewal
from accord.types import Page, RawDocument
from tests import factories as make
from tests.record.test_renewal import everything

Change = Callable[[Contents], Contents]


@pytest.fixture(autouse=True)
def only_what_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "MANY", 0)


def captured(page: Page, made: Contents) -> RawDocument:
    return next(c for c in made.captures if c.id == page.document.capture)


def publish(path: Path, change: Change = lambda made: made) -> None:
    """Publish the crisis from results that the record keeps, with a change."""
    made = make.crisis()
    with Writer(path) as writer:
        known = writer.results(make.KEY, made.captures)
        if not known:
            writer.keep(make.KEY, [(captured(p, made), p) for p in made.pages])
            known = {p.document.capture: p for p in made.pages}
        pages = [known[p.document.capture] for p in made.pages]
        writer.publish(change(replace(made, pages=pages)), make.KEY)


def surer(made: Contents) -> Contents:
    """What a person's decision does: a claim is another value than the one that was read."""
    first, *rest = made.pages
    claims = tuple(replace(c, confidence=0.25) for c in first.claims)
    return replace(made, pages=[replace(first, claims=claims), *rest])


def confidences(path: Path) -> list[float]:
    return [row[0] for row in sqlite3.connect(path).execute("SELECT confidence FROM claims ORDER BY rowid")]


def test_a_page_that_is_as_it_was_is_taken_as_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    publish(path)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE claims SET confidence = 0.125")
    publish(path)
    assert set(confidences(path)) == {0.125}


def without_a_claim(made: Contents) -> Contents:
    """The second page with one claim less."""
    first, second = made.pages
    gone = second.claims[-1].id
    events = [replace(e, claims=tuple(c for c in e.claims if c != gone)) for e in made.linked.events]
    judged = tuple(j for j in made.linked.judgements if gone not in (j.left, j.right))
    return replace(
        made,
        pages=[first, replace(second, claims=second.claims[:-1])],
        linked=replace(made.linked, events=tuple(e for e in events if e.claims), judgements=judged),
        dates={c: d for c, d in made.dates.items() if c != gone},
    )


def as_read(made: Contents) -> Contents:
    return made


@pytest.mark.parametrize(
    "steps",
    [[surer], [surer, surer], [surer, as_read], [without_a_claim], [without_a_claim, as_read]],
    ids=lambda steps: " then ".join(s.__name__ for s in steps),
)
def test_what_is_said_otherwise_is_written(steps: list[Change], tmp_path: Path) -> None:
    publish(tmp_path / "grown.db")
    for change in steps:
        publish(tmp_path / "grown.db", change)
    publish(tmp_path / "new.db", steps[-1])
    assert everything(tmp_path / "grown.db") == everything(tmp_path / "new.db")
