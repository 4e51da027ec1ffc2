"""Violence told by what was heard, damaged, snatched or inflicted; custody by where somebody is held."""

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
    case("The fighters inflicted heavy losses on the army.", "ASSAULT The fighters > the army"),
    case("The drought inflicted heavy losses on farmers."),
    case("Gunmen snatched rifles from the guards.", "COERCE.seize Gunmen > the guards"),
    case("A thief snatched a handbag in Dakar."),
    case("Soldiers recovered 20 rifles in Mopti.", "COERCE.seize Soldiers > ?; at Mopti"),
    case("Soldiers recovered from the flu in Mopti."),
    case("The captain is held in a military jail.", "COERCE.arrest ? > The captain; detained 1"),
    case("The ceremony is held in a former jail."),
    case("The gunman was handed a life sentence.", "SANCTION.convict ? > The gunman"),
    case("The gunman was handed a glass of water."),
    case("Kestria was placed on a sanctions list.", "SANCTION.discontinue ? > Kestria"),
    case("The opera was placed on a list of favourites."),
    case("Orvania sent 30 tonnes of medicine to Kestria.", "AID Orvania > Kestria"),
    case("Orvania sent 30 tonnes of rubbish to a landfill."),
    case("Gunmen dragged a teacher from his house.",
         "ASSAULT.abduct Gunmen > a teacher; detained 1 (teacher 1)"),
    case("Firemen dragged a sofa from his house."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told_by_the_way_it_was_done(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_bus_that_is_hijacked_is_no_person_held() -> None:
    assert said("The rebels abducted two buses.") == "ASSAULT.abduct The rebels > two buses"


def test_who_is_given_something_in_the_passive_is_whom_it_is_given_to() -> None:
    assert said("The general was given asylum by Sweden.") == "AID Sweden > The general"


def test_what_nature_did_is_no_assault_in_its_second_verb_either() -> None:
    assert said("A tsunami killed 43 people on the coast and injured hundreds.") == ""
