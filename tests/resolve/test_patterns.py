"""Patterns sought by the words that open them find what reading the text through finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.resolve.grammar import _SOUGHT
from accord.resolve.patterns import Patterns

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = """
It began on Mon. 3 January 2020, and went on until the 4th. Clashes thus far killed a dozen.
Tuesdays are worse.
From 3 to 7 May, between June 3 and 9, on 3 and 4 March 1999: raids. Every second week, three times a day.
Late last Thursday night, early this morning, the day before yesterday, overnight into Friday.
Sunday before last.
More than thirty-one years ago, half an hour ago, two and a half weeks earlier, some 40 days' march.
In Mehr 1402, 12 Ramadan, the Iranian year 1403 and 1445 AH; in the early 1990s, the '80s, mid-1987, 1997-98.
The first quarter of 2019, spring 2021, the six months to June 30, 2018-05-06, 16/01/2024, New Year’s Eve.
The eve of Saturday's vote, a week ago on Monday, right now, currently, Thurs. and Fri, at the time.
"""


def throughout(patterns: Patterns, text: str) -> list[tuple[int, tuple[int, int]]]:
    return [(n, m.span()) for n, p in enumerate(patterns.compiled) for m in p.finditer(text)]


def found(patterns: Patterns, text: str) -> list[tuple[int, tuple[int, int]]]:
    return [(n, m.span()) for n, m in patterns.matches(text)]


def test_the_rules_for_times_find_all_that_reading_through_finds() -> None:
    assert len(throughout(_SOUGHT, TOLD)) > 60
    assert found(_SOUGHT, TOLD) == throughout(_SOUGHT, TOLD)
    assert found(_SOUGHT, TOLD.upper()) == throughout(_SOUGHT, TOLD.upper())


@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*.txt")), ids=lambda page: page.name)
def test_so_they_do_on_the_examples(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert found(_SOUGHT, text) == throughout(_SOUGHT, text)


def test_a_letter_may_be_missing_and_an_s_may_follow() -> None:
    days = Patterns([r"\btues?(?:\b|(?=s [a-z]))"])
    assert [m[0] for _, m in days.matches("Tue, tues, Tuess far; tuesday")] == ["Tue", "tues", "Tues"]


def test_matches_of_a_pattern_do_not_overlap() -> None:
    assert [m.span() for _, m in Patterns([r"\ba(?: a)?"]).matches("a a a")] == [(0, 3), (4, 5)]


def test_a_blank_stands_for_any_white_space_but_two() -> None:
    last = Patterns([r"\blast year"])
    assert [m[0] for _, m in last.matches("last\nyear, last year, last  year")] == ["last\nyear", "last year"]
