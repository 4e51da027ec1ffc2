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


@pytest.mark.parametrize(
    "text",
    [
        "Officials said there was no sign that the plane had been shot down.",
        "There is no evidence that rebels shelled the town.",
        "Police found no evidence of an attack by rebels.",
        "For more information, contact the information management officer.",
        "No casualty figures were available at the time of writing.",
        "They took money from a company to sabotage the vote.",
        "There are shortages of food and medicine. More than 600,000 people have crossed into Colombia.",
        "Rescuers found the wreck a day later, with five dead.",
        "Nine soldiers lost their lives in the crash of a helicopter near Bria.",
    ],
)
def test_what_nobody_says_was_done_is_no_claim(text: str) -> None:
    assert said(text) == ""


def test_what_a_country_may_be_used_for_was_not_done() -> None:
    found = said("Brazil said it would not let its territory be used for an invasion.")
    assert "ASSAULT" not in found


def test_an_answer_is_not_what_it_answers() -> None:
    found = said(
        "An airstrike on a school in Namhkan killed eleven people. The army responded with shelling of "
        "nearby villages."
    )
    assert 'ASSAULT.heavy-weapons The army > ?; response-to "airstrike"' in found
