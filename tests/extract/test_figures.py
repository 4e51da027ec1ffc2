"""Words of violence said of prices, storms, ideas and ballots."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

FIGURES = [
    case("The inflation rate is set to hit 9,000 percent this year."),
    case("The slump of the 1980s devastated Bolivia and much of the continent."),
    case("He says the West wants to destroy socialism."),
    case("Oduya accused foreign powers of waging economic war on him.",
         "ACCUSE.allege Oduya > foreign powers"),
    case("The party was wiped out at the polls."),
    case("The storm battered the coast."),
    case("Our democracy cannot be hacked, he said."),
    case("A soaring crime rate spurs families to flee to neighbouring countries."),
    case("Thousands of Bolivians are fleeing shortages of food and medicine."),
    case("Thousands of villagers fled the fighting near Goma.",
         "ASSAULT ? <> ?; displaced 1000+ (villagers 1000+)"),
    case("A military demonstration in Lagos was interrupted on Saturday."),
    case("The government announced a ban on public demonstrations."),
    case("Carlos, who declined to give his full name, said he was afraid."),
    case("The envoy said he would like to see evidence to support the president's claims.",
         "REQUEST.yield he > ?; hypothetical; says The envoy"),
    case("Opposition leaders say that Oduya is using the attack as an excuse to crack down on his critics.",
         "COERCE Oduya > his critics; says Opposition leaders"),
    case("Rockets hit targets near Tripoli.", "ASSAULT.heavy-weapons ? > ?; near Tripoli; with rocket"),
    case("The army destroyed the market in Bor.", "ASSAULT.destroy The army > the market; at Bor"),
    case("A wave of bombings hit Baghdad on Monday.", "ASSAULT.explosives ? > Baghdad"),
    case("A number of rockets hit the base.", "ASSAULT.heavy-weapons ? > the base"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_what_is_said_in_a_figure_is_no_attack(text: str, expected: str) -> None:
    assert said(text) == expected
