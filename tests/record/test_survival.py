"""Decisions survive other cleaners and extractors: see tests/record/survival.py."""

import pytest

from accord.types import Page
from tests.record.survival import Tally, made_pages, measure


def check(tallies: dict[str, Tally]) -> None:
    """At least 95 % attach again, the rest and those whose claim is gone are orphaned, none goes astray."""
    assert [w for t in tallies.values() for w in t.wrong] == []
    assert [t.gone for t in tallies.values()] == [t.orphaned for t in tallies.values()]
    there, attached = (sum(getattr(t, part) for t in tallies.values()) for part in ("there", "attached"))
    assert attached >= 0.95 * there


def test_decisions_survive_other_cleaners_and_extractors() -> None:
    pages: list[Page] = made_pages(few=6)
    tallies = measure(pages, rounds=1, seed=3)
    assert sum(t.there for t in tallies.values()) > 500
    check(tallies)


@pytest.mark.slow
def test_decisions_survive_them_in_every_form_that_they_can_take() -> None:
    check(measure(made_pages(), rounds=6, seed=11))
