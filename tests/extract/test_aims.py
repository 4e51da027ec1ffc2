"""Whom attacks were meant for, and harm that was only aimed at."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

AIMS = [
    case("The plot was followed by a failed attempt on the life of General Ramos.",
         "ASSAULT.targeted ? > Ramos"),
    case("There was an attempt on Mayor Tunde Bello's life in Kano on Tuesday.",
         "ASSAULT.targeted ? > Tunde Bello; at Kano"),
    case("The general escaped an attempt on his life.", "ASSAULT.targeted ? > The general"),
    case("Three men were charged over the assassination attempt against Governor Diaz.",
         "ACCUSE.allege ? > Three men; response-to \"attempt\"",
         "ASSAULT.targeted Three men > Diaz; alleged"),
    case("Officials denounced a drone attack against the sitting president Karl Oduya.",
         "ACCUSE.disapprove Officials > ?; about \"attack\"",
         "ASSAULT.drone ? > Karl Oduya; with drone"),
    case("The bid to assassinate King Faro failed.", "ASSAULT.targeted ? > Faro"),
    case("Two drones flew towards the president as he was speaking to soldiers in Lagos.",
         "ASSAULT.drone ? > the president; with drone"),
    case("They came after me with grenades, the governor said.",
         "ASSAULT.explosives They > me; with grenade; says the governor"),
    case("The rocket was aimed at the prime minister, the army said.",
         "ASSAULT.heavy-weapons ? > the prime minister; with rocket; says the army"),
    case("The bomb was meant for General Ramos, police said.", "ASSAULT ? > Ramos; says police"),
    case("The second drone crashed into a block of flats near the stadium.",
         "ASSAULT.drone ? > ?; with drone"),
    case("A drone exploded near the stage where President Oduya was giving a speech.",
         "ASSAULT.drone ? > Oduya; with drone"),
    case("The missile detonated before it reached the tribune where ministers were sitting.",
         "ASSAULT.heavy-weapons ? > ministers; with missile"),
    case("Today they tried to assassinate me, Oduya said.", "ASSAULT.targeted they > me; says Oduya"),
    case("The drone that was meant to kill Oduya crashed in a field.",
         "ASSAULT.drone ? > Oduya; with drone"),
    case("The aim was to assassinate Oduya, the man said.", "ASSAULT.targeted ? > Oduya; says the man"),
    case("A drone exploded near President Oduya on Friday.", "ASSAULT.drone ? > Oduya; with drone"),
    case("He admitted that the objective was to assassinate Oduya, an outcome which involved some losses.",
         "ASSAULT.targeted ? > Oduya; says He!", "CONCEDE He > ?"),
    case("Killing civilians is a crime, the minister said."),
    case("The president survived an assassination attempt via drone on Saturday.",
         "ASSAULT.drone ? > The president; with drone"),
    case("The new law is aimed at journalists, the union said."),
    case("Helicopters flew towards the city of Goma."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AIMS)
def test_whom_an_attack_was_meant_for(text: str, expected: str) -> None:
    assert said(text) == expected
