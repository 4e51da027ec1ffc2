"""Short answers from the index of events: the same, whichever way they are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.record import Record, catalogue
from accord.record.catalogue import Box, Wanted
from accord.types import ActorId, Page
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Record:
    page = make.document("p.txt", " ".join(f"Army{n} struck Marov." for n in range(40)))
    claims = [
        make.claim(
            page,
            f"Army{n} struck Marov.",
            "ASSAULT",
            f"Army{n}",
            by=[(f"Army{n}", "KST")],
            place=("Marov", "KST") if n % 4 else None,
        )
        for n in range(40)
    ]
    events = [make.event([c], f"Strike {n}") for n, c in enumerate(claims)]
    told = Page(document=page, claims=tuple(claims), actors=(make.actor("KST", "Kestria", country="KST"),))
    return make.publish(tmp_path / "r.db", make.contents([told], events))


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(place="marov"),
        Wanted(place="kst", sure=True),
        Wanted(box=Box(60, 20, 65, 30)),
        Wanted(text="struck"),
    ],
)
@pytest.mark.parametrize("order", ["time", "newest"])
def test_what_most_events_meet_gives_the_same_when_they_are_looked_at_in_their_order(
    record: Record, monkeypatch: pytest.MonkeyPatch, wanted: Wanted, order: str
) -> None:
    found = record.catalogue.count(wanted)
    assert found >= 30
    for offset in (0, 7):
        plain = record.catalogue.events(wanted, offset=offset, most=5, order=order)  # type: ignore[arg-type]
        with monkeypatch.context() as patched:
            patched.setattr(catalogue, "BROAD", 0)
            asked = record.catalogue.events(wanted, offset=offset, most=5, order=order, found=found)  # type: ignore[arg-type]
        assert asked == plain and len(plain) == 5
    record.close()


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(place="marov"), Wanted(text="struck", sure=True)])
def test_the_last_events_are_the_same_when_they_are_counted_from_the_end(
    record: Record, wanted: Wanted
) -> None:
    found = record.catalogue.count(wanted)
    every = record.catalogue.events(wanted)
    assert len(every) == found >= 30
    for offset in range(found + 2):
        assert (
            record.catalogue.events(wanted, offset=offset, most=7, found=found) == every[offset : offset + 7]
        )
    record.close()


def test_the_first_events_of_a_busy_actor_are_the_same_when_they_are_looked_at_in_their_order(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    (acts,) = record.catalogue.roles_of(ActorId("KST"), 5)
    with monkeypatch.context() as patched:
        patched.setattr(catalogue, "BROAD", 0)
        assert record.catalogue.roles_of(ActorId("KST"), 5) == (acts,)
    role, n, first = acts
    assert (role, n, first) == ("acts", 40, record.catalogue.events(Wanted(), most=5))
    record.close()


def test_the_latest_are_those_with_a_day_before_those_without(tmp_path: Path) -> None:
    page = make.document("p.txt", " ".join(f"Army{n} struck Marov." for n in range(12)))
    days = [make.period(f"2031-03-{n + 1:02}") if n % 3 else None for n in range(12)]
    claims = [
        make.claim(
            page, f"Army{n} struck Marov.", "ASSAULT", f"Army{n}", date=(f"Army{n}", day) if day else None
        )
        for n, day in enumerate(days)
    ]
    events = [make.event([c], f"Strike {n}") for n, c in enumerate(claims)]
    made = make.contents([Page(document=page, claims=tuple(claims))], events)
    with make.publish(tmp_path / "r.db", made) as record:
        latest = record.events(ids=record.catalogue.latest(Wanted(), 3))
        assert [e.title for e in latest] == ["Strike 8", "Strike 10", "Strike 11"]
        every = record.events(ids=record.catalogue.latest(Wanted(), 10))
        assert [e.date is not None for e in every] == [True] * 8 + [False] * 2
