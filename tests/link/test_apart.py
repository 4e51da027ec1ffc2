"""Two deeds on one page: what tells that they are two."""

from __future__ import annotations

from typing import Any

import pytest

from accord.link import link
from accord.link.compare import Context, compare
from accord.link.facts import gather
from accord.types import Claim
from tests.link.factories import claim, page

TUESDAY = "Police detained two miners on Tuesday."


def signs(one: Claim, two: Claim) -> set[str]:
    """The names of the signs that speak for or against one event."""
    pages = {c.document: [d for d in (one, two) if d.document == c.document] for c in (one, two)}
    a, b = gather([page(name, *some) for name, some in pages.items()], {}, {})
    return {name for name, _ in compare(a, b, Context()).evidence}


def arrest(n: int, sentence: str, sides: str = "", **more: Any) -> Claim:
    return claim(
        str(n), sides, type="COERCE", mode="arrest", at=None, sentence=sentence, start=n * 100, **more
    )


@pytest.mark.parametrize(
    "then",
    [
        "Later on Tuesday, police detained a clerk.",
        "Hours later police detained a clerk.",
        "Police detained a clerk in a separate operation.",
        "In the same town police detained a clerk.",
    ],
)
def test_words_that_go_on_to_another_deed_tell_two_apart(then: str) -> None:
    first, next_ = arrest(1, TUESDAY), arrest(2, then)
    assert "told next" in signs(first, next_) and "told next" in signs(next_, first)


def test_a_sentence_that_only_goes_on_telling_does_not() -> None:
    assert "told next" not in signs(
        arrest(1, TUESDAY), arrest(2, "Police detained them at dawn, an aide said.")
    )


def test_what_is_told_behind_such_words_may_go_on_with_that_deed() -> None:
    assert "told next" not in signs(
        arrest(1, "Later, police held a clerk."), arrest(2, "He was held at home.")
    )


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("?two students", "?the miners", True),
        ("?two students", "?the students", False),
        ("?two students", "?two people", False),
        ("the president", "?the miners", False),
    ],
)
def test_those_described_by_other_words_are_others(one: str, two: str, apart: bool) -> None:
    found = signs(arrest(1, TUESDAY, f"> {one}"), arrest(2, "They were held by police.", f"> {two}"))
    assert ("other people" in found) is apart


def test_people_in_general_are_others_where_they_are_counted_otherwise() -> None:
    two = arrest(1, TUESDAY, "> ?two suspects", tolls=["detained 2"])
    more = arrest(2, "Police held thirteen people.", "> ?thirteen people", tolls=["detained 13"])
    again = arrest(2, "Police held two people.", "> ?two people", tolls=["detained 2"])
    assert "other people" in signs(two, more) and "other people" not in signs(two, again)


def test_on_two_pages_other_words_may_describe_the_same_people() -> None:
    one = arrest(1, TUESDAY, "> ?two students")
    assert "other people" not in signs(one, arrest(2, "Two men are held.", "> ?two miners", page="p2"))


def test_an_arrest_told_next_of_others_is_another_event() -> None:
    one = arrest(1, "Eleven farmers were arrested, police said.", "> ?eleven farmers", tolls=["detained 11"])
    two = arrest(2, "Later police held two clerks.", "Orvania > ?two clerks", tolls=["detained 2"])
    assert len(link([page("p1", one, two)]).events) == 2


def test_who_is_killed_is_not_held_for_that() -> None:
    held = claim("1", "> ?four officers", mode="abduct", tolls=["detained 4"], start=100, at=None)
    hurt = claim("2", "> ?a farmer", mode=None, tolls=["killed 1"], start=200, at=None)
    assert "other mode" in signs(held, hurt)
