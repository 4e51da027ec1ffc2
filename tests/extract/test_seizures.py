"""Ships and their crews, suspects before the law, and buildings that are struck: who is a side of what."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

AT_SEA = [
    case("Rebels threatened a fishing boat off the coast.", "THREATEN.violence Rebels > a fishing boat"),
    case("Gunmen hijacked a Greek tanker near the port on Monday.", "COERCE.seize Gunmen > a Greek tanker"),
    case("The coast guard stopped a trawler that had been hijacked by gunmen.",
         "COERCE.seize gunmen > a trawler"),
    case("A Danish warship foiled a rebel attack on a tanker.", "ASSAULT rebel > a tanker"),
    case("The warship was escorting four cargo ships through the strait.",
         "AID The warship > four cargo ships"),
    case("The destroyer responded to a distress call from a freighter.",
         'MOBILIZE.troops The destroyer > ?; response-to "call"',
         "REQUEST.assist a freighter > The destroyer"),
    case("The navies were reluctant to arrest pirates."),
    case("The navy defended its actions, saying it had fired in self-defence.", "REJECT The navy > ?"),
    case("Mr Sand called for companies to protect their ships.", "REQUEST.yield Sand > companies"),
    case("Two countries surrounding the lake sent aid.", "AID Two countries > ?"),
    case("A helicopter took off from the ship to investigate."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AT_SEA)
def test_what_befalls_a_ship_befalls_those_aboard(text: str, expected: str) -> None:
    assert said(text) == expected


BEFORE_THE_LAW = [
    case("The suspects were handed over to the police.", "COOPERATE ? <> the police"),
    case("The prisoners would be handed over to local authorities, the statement said.",
         "COOPERATE ? <> local authorities; planned; says the statement"),
    case("He was involved in the bombing of two embassies.", "ASSAULT.explosives He > two embassies"),
    case("The man was charged with possessing weapons, officials said.",
         "ACCUSE.allege ? > The man; says officials"),
    case("The suspect faces charges of murder.", "ACCUSE.allege ? > The suspect"),
    case("The group is accused of recruiting fighters.",
         'ACCUSE.allege ? > The group; about "recruiting"',
         "MOBILIZE The group > ?; alleged"),
    case("The government came under criticism for its response.", "ACCUSE.disapprove ? > The government"),
    case("The suspect was being questioned on Saturday.", "ACCUSE.investigate ? > The suspect"),
    case("Police are searching for two more suspects.", "ACCUSE.investigate Police > two more suspects"),
    case("Police raided a house in the suburb on Sunday.", "COERCE Police > ?"),
    case("It is highly likely that the rebels are behind the attack, he said.",
         "ASSAULT the rebels > ?; alleged; says he"),
    case("The government forcibly repatriated 40 refugees to Chad.",
         "COERCE.deport The government > 40 refugees"),
    case("Police offered a reward for information leading to his arrest.", "COERCE.arrest ? > his"),
    case("Rescue workers rushed the wounded to hospital.", "AID Rescue workers > ?"),
    case("The country is holding three days of mourning for the victims.", "SUPPORT The country > ?"),
    case("The spokesman declined to give his name."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEFORE_THE_LAW)
def test_who_is_charged_sought_and_handed_over(text: str, expected: str) -> None:
    assert said(text) == expected


STRUCK = [
    case("A bomb exploded in a crowded restaurant in the city, killing five people.",
         "ASSAULT.explosives ? > a crowded restaurant; at city; with bomb; killed 5"),
    case("Two suicide bombers blew themselves up in a mosque in Kano.",
         "ASSAULT.suicide-attack Two suicide bombers > a mosque; at Kano"),
    case("A blast in a subway train killed nine people.",
         "ASSAULT.explosives ? > a subway train; killed 9"),
    case("Police detained a suspect in the May 4 Lagos church bombing.",
         "ASSAULT.explosives a suspect in the May 4 Lagos church bombing > Lagos church",
         "COERCE.arrest Police > a suspect in the May 4 Lagos church bombing; detained 1 (suspect 1);"
         ' about "bombing"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRUCK)
def test_where_a_blast_went_off_is_what_it_struck(text: str, expected: str) -> None:
    assert said(text) == expected
