"""Targets that a sentence leaves to what the page has told: a text, a trigger, and whom it hits."""

from __future__ import annotations

import pytest

from accord.extract import extract
from accord.extract.names import find_names
from accord.language import parse
from accord.resolve.actors import resolve_actors
from accord.resolve.implied import imply_sides
from tests.extract.saying import page


def targets(text: str, trigger: str) -> list[str]:
    """The names of the targets of the claim with this trigger; of several the last."""
    document = page(text)
    parsed = parse(document)
    names = find_names(document, parsed)
    resolved, actors = resolve_actors(document, parsed, names, extract(document, parsed, names))
    called = {a.id: a.name for a in actors}
    found = [c for c in imply_sides(resolved, actors) if c.trigger.quote == trigger]
    return [called[p.actor] if p.actor is not None else p.mention.quote for p in found[-1].targets]


TOLD_BEFORE = [
    ("Norway expelled two Russian envoys. Russia called the expulsions childish.", "called", ["Norway"]),
    ("The Arab League decided to send observers to Damascus. Norway welcomed the decision.", "welcomed",
     ["Arab League"]),
    ("Indian police arrested five smugglers and confiscated their weapons.", "confiscated",
     ["Five smugglers"]),
    ("Hundreds of monks protested in Rangoon. Myanmar's government outlawed all protests.", "outlawed",
     ["Monks"]),
    ("Iraq's army attacked Islamic State on Monday. The Peshmerga began an operation to liberate Sinjar.",
     "liberate", ["Islamic State"]),
    ("Colombian police arrested two brothers. The minister announced the arrest on television.", "arrest",
     ["Two brothers"]),
    ("A bomb went off in a café in Homs. Attackers stormed the café.", "stormed", ["Café in Homs"]),
    ("President Ali Bongo said a drone had attacked him. French police disputed that account.", "disputed",
     ["Ali Bongo"]),
    ("Amnesty International said Togo's police had beaten 40 students. Togo rejected the allegations.",
     "rejected", ["Amnesty International"]),
    ("Chad complained that Niger had failed to help. Niger's army denied the charge.", "denied", ["Chad"]),
    ("The United Nations condemned the raid in Mali. Islamic State denied any role.", "denied", []),
    ("Iraq's army attacked Islamic State on Monday. Its raids were directed at pockets of resistance.",
     "raids", ["Islamic State"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "whom"), TOLD_BEFORE)
def test_whom_the_page_told_of_before(text: str, trigger: str, whom: list[str]) -> None:
    assert targets(text, trigger) == whom


def test_avengers_threaten_whoever_did_it() -> None:
    text = "The United States killed a general in Baghdad. Iraqi militias have sworn to avenge his death."
    assert targets(text, "sworn") == ["United States"]


def test_a_state_is_not_its_own_neighbour() -> None:
    text = "Ghana closed the border with Togo. Ghana accused its neighbour of helping the rebels."
    assert targets(text, "accused") == ["Togo"]


def test_an_opposition_protests_against_the_state_that_the_page_names() -> None:
    text = "Venezuela arrested a mayor. Venezuela's opposition stepped up its protests."
    assert targets(text, "protests") == ["Venezuela"]


def test_those_arrested_further_down_the_page_have_not_been_disarmed() -> None:
    text = "Indian troops seized a cache of rifles. Indian police later arrested five smugglers."
    assert targets(text, "seized") == []


def test_police_that_seize_a_town_disarm_nobody() -> None:
    text = "Indian police arrested five smugglers. Police seized a warehouse in Delhi."
    assert targets(text, "seized") == []


def test_what_he_answers_was_said_by_the_person_who_accused_him() -> None:
    text = "Nicolas Maduro accused Colombia of a plot. Colombia denied this."
    assert targets(text, "denied") == ["Nicolas Maduro"]


def test_nobody_phones_himself() -> None:
    text = "President Paul Biya visited Garoua. Biya thanked the minister."
    assert targets(text, "thanked") != ["Paul Biya"]


def test_a_government_of_a_people_is_the_state_in_which_it_took_power() -> None:
    text = "Exiles attacked the Tutsi-led government that took power in Rwanda."
    assert targets(text, "attacked") == ["Rwanda"]
