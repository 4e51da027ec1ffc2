"""The timeline of a record with very many events."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from benchmarks.ready import prepare

import accord
from accord.cli import main, show
from accord.cli.layout import Paper
from accord.record import catalogue


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("many")
    pages = prepare(home, home / "r.db", pages=60)
    accord.build([pages], home / "r.db", workers=1).close()
    return home / "r.db"


def shown(record: Path, since: dt.date | None = None, most: int | None = 5) -> str:
    out = io.StringIO()
    with accord.open(record) as opened:
        show.timeline(opened, Paper(out), since, most)
    return out.getvalue()


def test_of_many_events_the_first_are_shown_and_the_rest_is_said_to_be_there(record: Path) -> None:
    text = shown(record)
    assert "These are 5, and there are more" in text
    with accord.open(record) as opened:
        first, later = opened.events()[0], opened.events()[5]
    assert first.id[:6] in text and later.id[:6] not in text


def test_events_on_doubtful_claims_alone_are_left_out_and_counted(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "DOUBTFUL", 1.1)
    text = shown(record)
    assert "Left out: 5 events on doubtful claims alone" in text
    with accord.open(record) as opened:
        assert opened.events()[0].id[:6] not in text


def test_all_are_shown_on_demand(record: Path) -> None:
    text = shown(record, most=None)
    assert "there are more" not in text
    with accord.open(record) as opened:
        assert all(e.id[:6] in text for e in opened.events())


def test_a_day_leaves_out_what_was_surely_before(record: Path) -> None:
    with accord.open(record) as opened:
        events = opened.events()
        day = dt.date(2001, 1, 10)
        late = opened.events(since=day)
    assert late == tuple(e for e in events if e.date is None or (e.date.latest or dt.date.max) >= day)
    assert 0 < len(late) < len(events)


def test_no_day_is_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(record), "--since", "spring"]) == 2
    assert "not a day" in capsys.readouterr().err
