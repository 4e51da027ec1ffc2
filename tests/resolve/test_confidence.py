"""How sure a claim is, by how it was found."""

from __future__ import annotations

from dataclasses import replace

from accord.resolve.confidence import confidence, signs, weights, with_confidence
from tests import factories

PAGE = factories.document("page.txt", "Northland struck Southmark. They struck it.")
NAMED = factories.claim(PAGE, "Northland struck Southmark.", "ASSAULT", "struck", by=[("Northland", "NOR")],
                        on=[("Southmark", "SOU")])  # fmt: skip


def test_named_sides_are_surer_than_none() -> None:
    assert confidence(NAMED) > confidence(replace(NAMED, targets=()))


def test_what_is_marked_as_unsure_is_less_sure() -> None:
    assert confidence(replace(NAMED, modality="hypothetical")) < confidence(NAMED)


def test_each_claim_of_a_page_gets_its_chance() -> None:
    (claim,) = with_confidence([replace(NAMED, confidence=1.0)])
    assert 0 < claim.confidence < 1


def test_signs_are_words_of_the_table() -> None:
    assert {"actor by name", "target by name"} <= set(signs(NAMED))
    assert "always" in weights()
