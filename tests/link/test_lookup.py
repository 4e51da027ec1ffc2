"""What was worked out for two things is kept between builds by what they are, not by their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from accord.link import Memory, lookup
from accord.link.lookup import Lookup

ONE, TWO = np.array([0, 1, 0]), np.array([1, 1, 0])


def lengths(things: Sequence[str], memory: Memory, asked: list[tuple[str, str]]) -> Lookup:
    """How long two names are together, and the first by itself; `asked` receives what is worked out."""

    def make(one: int, two: int, _: int) -> list[int]:
        asked.append((things[one], things[two]))
        return [len(things[one]) + len(things[two]), len(things[one])]

    return Lookup("lengths", things, make, memory, width=2)


@pytest.fixture(params=[lookup.DENSE, 0], ids=["few codes", "very many codes"], autouse=True)
def dense(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "DENSE", request.param)


def test_each_two_things_are_worked_out_once() -> None:
    asked: list[tuple[str, str]] = []
    known = lengths(["Ashkel", "Vorin"], Memory(), asked)
    for _ in range(2):
        assert known.rows(ONE, TWO).tolist() == [[11, 6], [10, 5], [12, 6]]
    assert sorted(asked) == [("Ashkel", "Ashkel"), ("Ashkel", "Vorin"), ("Vorin", "Vorin")]


def test_a_later_build_works_out_only_what_is_new() -> None:
    memory, asked = Memory(), [("", "")]
    first = lengths(["Ashkel", "Vorin"], memory, asked)
    first.rows(ONE, TWO)
    first.remember()
    asked.clear()
    later = lengths(["Tam", "Vorin", "Ashkel"], Memory(memory.after), asked)
    assert later.rows(np.array([2, 0]), np.array([1, 2])).tolist() == [[11, 6], [9, 3]]
    assert asked == [("Tam", "Ashkel")]


def test_what_is_not_asked_for_any_more_is_forgotten() -> None:
    memory = Memory()
    first = lengths(["Ashkel", "Vorin"], memory, [])
    first.rows(ONE, TWO)
    first.remember()
    later, fresh = Memory(memory.after), Memory()
    for one in (later, fresh):
        known = lengths(["Ashkel", "Vorin"], one, [])
        known.rows(ONE[:1], TWO[:1])
        known.remember()
    assert later.after == fresh.after
