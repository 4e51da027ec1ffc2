"""Violence told by what was heard, damaged or snatched; custody by where somebody is held."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

TOLD = [
    case("Gunfire was heard near the palace.", "ASSAULT.firearms ? > ?"),
    case("Gunfire is heard in every film of his."),
    case("Shots rang out in Dakar.", "ASSAULT.firearms ? > ?; at Dakar"),
    case("Cheers rang out in Dakar."),
    case("Rebels damaged a bridge in Mopti.", "ASSAULT.destroy Rebels > a bridge; at Mopti"),
    case("The storm damaged a bridge in Mopti."),
    case("Gunmen snatched rifles from the guards.", "COERCE.seize Gunmen > the guards"),
    case("A thief snatched a handbag in Dakar."),
    case("Soldiers recovered 20 rifles in Mopti.", "COERCE.seize Soldiers > ?; at Mopti"),
    case("Soldiers recovered from the flu in Mopti."),
    case("The captain is held in a military jail.", "COERCE.arrest ? > The captain; detained 1"),
    case("The ceremony is held in a former jail."),
    case("The gunman was handed a life sentence.", "SANCTION.convict ? > The gunman"),
    case("The gunman was handed a glass of water."),
    case("Kestria was placed on a sanctions list.", "SANCTION.discontinue ? > Kestria"),
    case("Orvania sent 30 tonnes of medicine to Kestria.", "AID Orvania > Kestria"),
    case("Orvania sent 30 tonnes of rubbish to a landfill."),
    case("Gunmen dragged a teacher from his house.",
         "ASSAULT.abduct Gunmen > a teacher; detained 1 (teacher 1)"),
    case("Firemen dragged a sofa from his house."),
    case("Workers began a strike in Dakar.", "PROTEST.strike Workers > ?; at Dakar"),
    case("A strike by Israel killed nine people.", "ASSAULT Israel > ?; killed 9"),
    case("He was placed under house arrest.", "COERCE.arrest ? > He; detained 1"),
    case("Police defused a bomb outside the embassy.", "ASSAULT.explosives ? > the embassy"),
    case("Police defused the row outside the embassy."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told_by_the_way_it_was_done(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_bus_that_is_hijacked_is_no_person_held() -> None:
    assert "detained" not in said("The rebels abducted two buses.")


def test_what_a_war_has_cost_is_no_toll_of_the_attack_before() -> None:
    told = said("A bomb killed nine people in Kharkiv. The war has killed 9,000 and displaced millions.")
    assert "ASSAULT.explosives ? > ?; at Kharkiv; with bomb; killed 9" in told
    assert " as " not in told


def test_who_is_given_something_in_the_passive_is_whom_it_is_given_to() -> None:
    assert said("The general was given asylum by Sweden.") == "AID Sweden > The general"


def test_what_nature_did_is_no_assault_in_its_second_verb_either() -> None:
    assert said("A tsunami killed 43 people on the coast and injured hundreds.") == ""


def test_of_thirty_killed_and_wounded_nobody_tells_how_many_died() -> None:
    assert said("Jets hit the camp, killing and wounding 30 people.").endswith("killed some; injured some")


def test_injuries_that_were_caused_are_a_toll_without_a_number() -> None:
    assert said("The blast at the port caused deaths and injuries.").endswith("killed some; injured some")
    assert said("The strike on the port led to injuries.").endswith("injured some")
    assert "injured" not in said("The shell exploded in Kharkiv without causing injuries.")


def test_others_who_were_wounded_besides_are_a_toll_without_a_number() -> None:
    told = said("At least 10 people were killed in the blast and a number of others wounded.")
    assert told.endswith("killed 10+; injured some")
