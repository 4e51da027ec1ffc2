"""Mentions in passing: which nouns tell an event that was, and which only name one."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

POINTED_TO = [
    case("The attack has left the town on edge.", "ASSAULT ? > ?"),
    case("Reactions to the attack were mixed."),
    case("The circumstances of shootings remain unclear."),
    case("No group has claimed responsibility for the blast."),
    case("Detectives are investigating what may have motivated the bombing.",
         "ACCUSE.investigate Detectives > ?"),
    case("It was an attempt to kill the president.", "ASSAULT ? > the president"),
    case("We can confirm that the embassy was struck by rockets.",
         "ASSAULT.heavy-weapons ? > the embassy; with rocket; says We!"),
]  # fmt: skip

PROTESTS = (
    "Students marched in Oslo. Teachers rallied outside the ministry. Workers protested in Bergen. "
    "The tone of the demonstrations was angry."
)


@pytest.mark.parametrize(("text", "expected"), POINTED_TO)
def test_what_is_pointed_to(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_page_on_protests_speaks_of_them_by_nouns_alone() -> None:
    assert said(PROTESTS).count("PROTEST.demo") == 4
    assert "PROTEST" not in said("The tone of the demonstrations was angry.")


def test_what_people_feel_after_an_event_does_not_tell_it() -> None:
    text = "There has been growing pressure for action after the Islamic State group attack."
    assert said(text) == ""
