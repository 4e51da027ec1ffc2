"""Turns of phrase in which newsrooms, monitors and police blotters tell of violence."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, claims, said

WHO_DID_WHAT_TO_WHOM = [
    case("In Jos, soldiers fought with herders.", "ASSAULT soldiers + herders <> ?; at Jos"),
    case("Gunmen from rival factions battled each other for hours.",
         "ASSAULT.firearms Gunmen from rival factions <> ?"),
    case("Vigilantes stoned and then burned five men.",
         "ASSAULT Vigilantes > ?", bug="to stone without death is not seen"),
    case("Rebels raided and burned the village of Loko.",
         "ASSAULT Rebels > ?; at village of Loko", "ASSAULT.destroy Rebels > ?; at village of Loko"),
    case("Bandits stormed a farm, killing three people and abducting residents.",
         "ASSAULT Bandits > a farm; killed 3", "ASSAULT.abduct Bandits > residents"),
    case("Four nurses were led away at gunpoint.", "ASSAULT.abduct ? > Four nurses; detained 4 (nurses 4)"),
    case("Militants took away two teachers.",
         "ASSAULT.abduct Militants > two teachers; detained 2 (teachers 2)"),
    case("Police took away two teachers.", "COERCE.arrest Police > two teachers; detained 2 (teachers 2)"),
    case("A journalist was taken in for questioning.",
         "COERCE.arrest ? > A journalist; detained 1 (journalist 1)"),
    case("A taxi picked him up at a bus stop."),
    case("Fighters stormed the clinic, killing nine patients and staff, medics and an aid group said.",
         "ASSAULT Fighters > the clinic + nine patients + staff; killed 9; says medics"),
    case("The front claimed the attack on its channel.", "ASSAULT The front > ?; says The front?"),
    case("Protesters toppled a statue.", "PROTEST.riot Protesters > ?"),
    case("France donated two million euros to assist Chad.", "AID France > Chad"),
    case("The army drafted three teachers.", "MOBILIZE.troops The army > ?"),
    case("Three teachers were conscripted.", "MOBILIZE.troops ? > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHO_DID_WHAT_TO_WHOM)
def test_who_did_what_to_whom(text: str, expected: str) -> None:
    assert said(text) == expected


WHO_CAME_TO_HARM = [
    case("Four policemen were hurt.", "ASSAULT ? > Four policemen; injured 4 (policemen 4)"),
    case("Six people were hurt.", "ASSAULT ? > ?; injured 6"),
    case("Eleven people burned to death in the bar.", "ASSAULT ? > ?; killed 11"),
    case("One of the attackers was killed, and two more were captured.",
         "ASSAULT ? > the attackers; killed 1 (attackers 1)", "COERCE.arrest ? > ?; detained 2"),
    case("Four of them were killed and a fifth was captured.",
         "ASSAULT ? > them; killed 4", "COERCE.arrest ? > ?; detained 1 (fifth 1)"),
    case("Two soldiers lost their lives.", "ASSAULT ? > Two soldiers; killed 2 (soldiers 2)"),
    case("A suicide bomber blew himself up at a checkpoint, killing himself and two guards.",
         "ASSAULT.suicide-attack A suicide bomber > a checkpoint + two guards; killed 3 (guards 2)"),
    case("Six soldiers were killed and two captured when rebels ambushed a patrol.",
         "ASSAULT rebels > a patrol + Six soldiers; killed 6 (soldiers 6)",
         "COERCE.arrest ? > two; detained 2"),
    case("Two bodies with bullet wounds were found in a ditch.", "ASSAULT ? > ?; killed 2"),
    case("Over 6,000 residents ran for their lives.", "ASSAULT ? > ?; displaced 6000+ (residents 6000+)"),
    case("Some 20,000 people have crossed into Chad.", "ASSAULT ? > ?; displaced 20000"),
    case("Two reporters have crossed into Chad."),
    case("Five kidnap victims were rescued unhurt."),
    case("The raid killed 75 displaced people.", "ASSAULT ? > ?; killed 75"),
    case("A bomb fell on a school sheltering displaced families, killing a woman.",
         "ASSAULT.aerial ? > ?; with bomb; killed 1 (woman 1)"),
    case("Gunmen killed nine patients, according to two doctors who fled on foot.",
         "ASSAULT.firearms Gunmen > nine patients; killed 9 (patients 9); says two doctors"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHO_CAME_TO_HARM)
def test_who_came_to_harm(text: str, expected: str) -> None:
    assert said(text) == expected


WHAT_HAS_NOT_BEEN = [
    case("Further kidnappings of foreigners cannot be ruled out."),
    case("He warned of a bloodbath."),
    case("A new vigil is planned in Athens.", "PROTEST.demo ? > ?; planned; at Athens"),
    case("The union threatened to march on the capital.", "THREATEN.violence The union > ?"),
    case("Youths put up barricades of burning tyres.", "PROTEST.obstruct Youths > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHAT_HAS_NOT_BEEN)
def test_what_has_not_been(text: str, expected: str) -> None:
    assert said(text) == expected


def test_those_whom_police_met_are_those_who_demand_something() -> None:
    assert "REQUEST.yield students > ?" in said(
        "Police clashed with students demanding an end to job quotas."
    )


def test_who_did_what_is_protested_against_does_not_protest() -> None:
    found = said("Youths blocked the road in protest at the killing of a motorcyclist by a policeman.")
    assert "PROTEST.demo a policeman" not in found
    assert claims("ASSAULT a policeman > a motorcyclist; killed 1 (motorcyclist 1)") in found
