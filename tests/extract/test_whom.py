"""Whom an event befell or addressed, where no object or preposition of its own word says so."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

CONSTRUCTIONS = [
    case("The president phoned the king and offered full support.",
         "CONSULT.phone The president <> the king", "SUPPORT The president > the king"),
    case("Our condolences go out to the miners, the mayor said.",
         "SUPPORT Our > the miners; says the mayor"),
    case("Norway stands shoulder to shoulder with Mali.", "SUPPORT Norway > Mali"),
    case("Protesters hurled stones, prompting officers to respond with tear gas.",
         "PROTEST.riot Protesters > officers; with stone",
         'ASSAULT.crowd-control officers > ?; with tear gas; response-to "hurled"'),
    case("A bomber detonated his vest near the entrance of a restaurant.",
         "ASSAULT.explosives A bomber > a restaurant"),
    case("A bomber targeted a market street in Homs.", "ASSAULT A bomber > a market street; at Homs"),
    case("A drone was set to explode in front of the president.",
         "ASSAULT.drone ? > the president; planned; with drone"),
    case("One drone hit the president while another detonated in front of him.",
         "ASSAULT.drone ? > the president; with drone", "ASSAULT.explosives ? > him"),
    case("Police have surrounded the house of the suspect.", "MOBILIZE.police Police > the suspect"),
    case("The party's website was hacked.", "COERCE.cyber ? > The party"),
    case("Rocket attacks against U.S. targets have increased.",
         "ASSAULT.heavy-weapons ? > U.S. targets; with rocket"),
    case("The attack, the most serious against Afghan forces in months, began at dawn.",
         "ASSAULT ? > Afghan forces"),
    case("The minister blamed the far right.", "ACCUSE.allege The minister > the far right"),
    case("The Uighur deportations went on.", "COERCE.deport ? > Uighur"),
    case("A minibus touched off a landmine.", "ASSAULT.explosives ? > A minibus"),
    case("The suspect whose flat was surrounded by police gave up.",
         "MOBILIZE.police police > The suspect"),
    case("The minister differed with the president's view.",
         "ACCUSE.disapprove The minister > the president"),
    case("A bomber blew himself up in a crowded café.", "ASSAULT.explosives A bomber > a crowded café"),
    case("Five Libyan guards died in the attack.",
         "ASSAULT ? > Five Libyan guards; killed 5 (Libyan guards 5)"),
    case("The army killed 717 Afghans.", "ASSAULT The army > 717 Afghans; killed 717 (Afghans 717)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_whom_a_construction_names(text: str, expected: str) -> None:
    assert said(text) == expected


SOMEBODY_AND_NUMBERS = [
    case("A bomb killed nine people.", "ASSAULT.explosives ? > ?; with bomb; killed 9"),
    case("Police shot dead a man suspected of arson.",
         "ASSAULT.firearms Police > a man; killed 1 (man 1)"),
    case("The bombing killed five of its soldiers.",
         "ASSAULT.explosives ? > its soldiers; killed 5 (soldiers 5)"),
    case("Rebels hold 75 people hostage.", "ASSAULT.abduct Rebels > 75 people; detained 75"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SOMEBODY_AND_NUMBERS)
def test_those_killed_are_a_number_unless_told_apart_and_hostages_are_somebody(
    text: str, expected: str
) -> None:
    assert said(text) == expected


NOBODY = [
    case("The militia has sworn to avenge their deaths.", "THREATEN.violence The militia > ?"),
    case("The army attacked targets in the north.", "ASSAULT The army > ?"),
    case("Rebels attacked a base in Homs. The group is attacking targets around the country.",
         "ASSAULT Rebels > a base; at Homs", 'ASSAULT The group > ?; at (Homs); as "attacked"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_neither_the_avenged_nor_bare_targets_are_struck(text: str, expected: str) -> None:
    assert said(text) == expected


def test_who_is_accused_of_launching_an_attack_is_its_author_by_that_voice() -> None:
    text = "The minister accused the rebels of launching the attack."
    assert "ASSAULT the rebels > ?; alleged; says The minister" in said(text)
