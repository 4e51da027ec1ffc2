"""How sure a claim is, by how it was found."""

from __future__ import annotations

import math
from dataclasses import replace

from accord.resolve.confidence import BACKGROUND, confidence, pairs, reasons, signs, weights, with_confidence
from tests import factories

PAGE = factories.document("page.txt", "Northland struck Southmark. Southmark struck Northland.")
NAMED = factories.claim(PAGE, "Northland struck Southmark.", "ASSAULT", "struck", by=[("Northland", "NOR")],
                        on=[("Southmark", "SOU")])  # fmt: skip
ANSWER = factories.claim(PAGE, "Southmark struck Northland.", "ASSAULT", "struck", by=[("Southmark", "SOU")],
                         on=[("Northland", "NOR")])  # fmt: skip
ALONE = pairs([NAMED])


def test_named_sides_are_surer_than_none() -> None:
    assert confidence(NAMED, ALONE) > confidence(replace(NAMED, targets=()), ALONE)


def test_what_is_marked_as_unsure_is_less_sure() -> None:
    assert confidence(replace(NAMED, modality="hypothetical"), ALONE) < confidence(NAMED, ALONE)


def test_background_at_the_end_of_a_page_is_less_sure_than_its_news() -> None:
    sentence = NAMED.evidence[0]
    below = replace(sentence.span, start=BACKGROUND, end=BACKGROUND + len(sentence.quote))
    late = replace(NAMED, evidence=(replace(sentence, span=below),))
    assert confidence(late, ALONE) < confidence(NAMED, ALONE)


def test_sides_that_other_claims_of_the_page_tell_again_are_surer() -> None:
    assert confidence(NAMED, pairs([NAMED, NAMED])) > confidence(NAMED, ALONE)


def test_sides_that_act_on_each_other_are_told_from_those_of_one_direction() -> None:
    assert "sides told the other way" not in signs(NAMED, ALONE)
    assert "sides told the other way" in signs(NAMED, pairs([NAMED, ANSWER]))


def test_each_claim_of_a_page_gets_its_chance_by_what_the_page_tells() -> None:
    once, answer = with_confidence([replace(NAMED, confidence=1.0), ANSWER])
    assert once.confidence == confidence(NAMED, pairs([NAMED, ANSWER]))
    assert 0 < answer.confidence < 1


def test_signs_are_words_of_the_table() -> None:
    assert {"actor by name", "target by name"} <= set(signs(NAMED, ALONE))
    assert "always" in weights()


def test_the_reasons_of_a_confidence_add_up_to_it_the_strongest_first() -> None:
    found = reasons(NAMED, ALONE)
    sizes = [abs(weight) for _, weight in found]
    assert sizes == sorted(sizes, reverse=True)
    odds = weights()["always"] + sum(weight for _, weight in found)
    assert confidence(NAMED, ALONE) == round(1 / (1 + math.exp(-odds)), 2)
