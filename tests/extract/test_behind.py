"""Those behind what somebody rejects, condemns, welcomes, stops or asks for."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

BEHIND_A_THING = [
    case("Chile vetoed a draft presented by Norway.", "REJECT Chile > Norway"),
    case("The court rejected an appeal filed by the miners.", "REJECT.yield The court > the miners"),
    case("The rebels spurned every offer made by the ministry.", "REJECT.yield The rebels > the ministry"),
    case("The mayor blamed the junta's reckless policies for the war.",
         "ACCUSE.allege The mayor > the junta"),
    case("The premier welcomed the call of the European Parliament.",
         "SUPPORT The premier > the European Parliament"),
    case("Chile suspended flights to Peru.", "SANCTION.discontinue Chile > Peru"),
    case("The rebels demanded the withdrawal of all foreign troops.",
         "REQUEST.yield The rebels > all foreign troops"),
    case("Students called for the resignation of the governor.", "REQUEST.change Students > the governor"),
    case("Norway welcomed the agreement.", "SUPPORT Norway > ?"),
    case("The minister denied reports from the village.", "REJECT The minister > ?"),
    case("Envoys demanded the release of the prisoners.", "REQUEST.yield Envoys > ?"),
]  # fmt: skip

CHARGED = [
    case("The minister accused the White House of lying.",
         "ACCUSE.allege The minister > the White House"),
    case("Police arrested Lincoln on Tuesday.", "COERCE.arrest Police > Lincoln"),
    case("The bishop launched a scathing attack on the generals.",
         "ACCUSE.disapprove The bishop > the generals"),
    case("Police filed charges against the mayor.", "ACCUSE.allege Police > the mayor"),
    case("Police launched an investigation into former Germany defender Karl Kemp.",
         "ACCUSE.investigate Police > Karl Kemp"),
    case("Police investigated the theft of a car.", "ACCUSE.investigate Police > ?"),
]  # fmt: skip


HIT = [
    case("The army shelled the rebel-held enclave of Sarna.",
         "ASSAULT.heavy-weapons The army > the rebel-held enclave of Sarna"),
    case("Militants carried out attacks on military and security targets.",
         "ASSAULT Militants > military and security targets"),
    case("U.S. military airstrikes hit the camp.", "ASSAULT.aerial U.S. military > the camp"),
    case("The attacks of the rebels on the army killed four.", "ASSAULT the rebels > the army; killed 4"),
    case("The first attack of its kind on the convoy killed four.", "ASSAULT ? > the convoy; killed 4"),
    case("The rebels carried out a number of kidnappings and bombings of pipelines.",
         "ASSAULT.abduct The rebels > ?", "ASSAULT.explosives The rebels > pipelines"),
]  # fmt: skip

GIVEN = [
    case("The commission announced humanitarian assistance of 60 million euros to help people in Mali.",
         "AID The commission > people in Mali; at Mali"),
    case("Peru closed its borders with Chile.", "COERCE.restrict Peru > Chile"),
    case("Peru threatened to close its borders with Chile.", "THREATEN.restrict Peru > Chile"),
    case("A court issued a warrant against the mayor.", "COERCE.arrest A court > the mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HIT)
def test_who_was_hit_and_by_whom_is_told_by_the_words_around_an_attack(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_what_is_given_or_closed_has_somebody_on_its_other_side(text: str, expected: str) -> None:
    assert said(text) == expected


def test_those_who_report_at_the_end_of_a_sentence_were_not_killed() -> None:
    told = "Warplanes pounded the camp, killing at least five people, activists and a war monitor reported."
    assert said(told) == "ASSAULT.aerial Warplanes > the camp; with warplane; killed 5+; says activists"


@pytest.mark.parametrize(("text", "expected"), BEHIND_A_THING)
def test_a_thing_stands_for_the_one_behind_it(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHARGED)
def test_whoever_is_charged_is_told_by_the_words_around_the_charge(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_condemned_killing_is_not_its_victims_doing() -> None:
    assert "ACCUSE.disapprove The minister > ?" in said("The minister condemned the killing of civilians.")


def test_an_infinitive_lends_its_object() -> None:
    assert said("Senators refused to lift the ban on Cuba.") == "REJECT.yield Senators > Cuba"
