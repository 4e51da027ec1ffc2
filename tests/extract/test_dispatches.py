"""Sentences as dispatches write them, each with what it asks of the rules."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

SENTENCES = [
    case("Security forces killed 15 rebels in a weekend offensive west of Algiers.",
         "ASSAULT Security forces > 15 rebels; near west of Algiers; killed 15 (rebels 15)"),
    case("Attackers slit the throats of 32 villagers in an overnight raid near Medea.",
         "ASSAULT.primitive Attackers > 32 villagers; near Medea; killed 32 (villagers 32)"),
    case("The rebels said they had lost 45 fighters in the battle.",
         "ASSAULT ? <> ?; killed 45 (fighters 45); says The rebels"),
    case("Taliban fighters swept into Kabul on Friday.", "COERCE.seize Taliban fighters > ?; to Kabul"),
    case("Hizbollah guerrillas claimed responsibility for the bomb that killed a soldier.",
         "ASSAULT Hizbollah guerrillas > a soldier; with bomb; killed 1 (soldier 1);"
         " says Hizbollah guerrillas"),
    case("The army beat off a rebel attack on a mining town, killing 23 insurgents.",
         "ASSAULT The army > 23 insurgents; killed 23 (insurgents 23)", "ASSAULT rebel > The army"),
    case("Burundi's army massacred 200 civilians in reprisal for a rebel attack.",
         "ASSAULT rebel > ?", "ASSAULT.targeted Burundi's army > 200 civilians; killed 200 (civilians 200)"),
    case("Security chief Alexander Lebed and rebel commander Aslan Maskhadov signed a peace deal.",
         "SUPPORT Alexander Lebed + Aslan Maskhadov > ?"),
    case("Protesters hurled stones at riot police.", "PROTEST.riot Protesters > riot police; with stones"),
    case("Riot police responded with tear gas.", "ASSAULT.crowd-control Riot police > ?; with tear gas"),
    case("Suspected separatists planted a bomb in the courthouse.",
         "ASSAULT.explosives Suspected separatists > ?; alleged; with bomb"),
    case("Near Palmyra, one strike destroyed a tank.", "ASSAULT.destroy ? > a tank; near Palmyra"),
    case("The army destroyed a tank with rockets.", "ASSAULT.destroy The army > a tank; with rocket"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_dispatches(text: str, expected: str) -> None:
    assert said(text) == expected
