"""Weighing very many pairs at once gives what weighing each by itself gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link.aspects import PLACED, WEIGHTS, Aspects, units
from accord.link.candidates import candidate_pairs
from accord.link.compare import Context, compare
from accord.link.facts import gather
from accord.link.scores import score_pairs, within_reach
from accord.link.verdicts import CONFLICT, hints_of, is_hard
from accord.types import ClaimId, Page
from tests.link.factories import claim, page

WORDS = st.sampled_from(
    ["Jets struck the old port at dawn", "Jets struck a camp at dawn, a witness said", "Nothing is known", ""]
)


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """Some pages with claims that have much or little in common, some of them of one sentence."""
    out = []
    for n in range(draw(st.integers(2, 5))):
        claims = [
            claim(
                f"{n}{k}",
                draw(
                    st.sampled_from(
                        ["Orvania > ", "army > Kestria", " > villagers", "Kestria > army", "?men > "]
                    )
                ),
                page=f"p{n}",
                type=draw(st.sampled_from(["ASSAULT", "ASSAULT", "CONSULT"])),
                mode=draw(st.sampled_from(["aerial", "drone", "abduct", None])),
                at=draw(st.sampled_from(["Sarn", "Dovrin", "Vellin", "Kestria", None])),
                on=draw(st.sampled_from(["2024-01-18", "2024-01-19", "2024-01-01..2024-01-31", None])),
                tolls=draw(st.sampled_from([[], ["killed 9"], ["killed 90", "injured 3"]])),
                means=draw(st.sampled_from([[], ["missile"]])),
                modality=draw(st.sampled_from(["asserted", "planned"])),
                sentence=draw(WORDS),
                start=draw(st.sampled_from([None, 0])),
                by=draw(st.sampled_from(["Orvania", "villagers", None])),
                same_as=draw(st.sampled_from([(), ((ClaimId(f"c{n}0"), "the attack"),)])) if k else (),
            )
            for k in range(draw(st.integers(1, 3)))
        ]
        out.append(page(f"p{n}", *claims))
    return out


@given(pages(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_many_pairs_are_weighed_as_each_is_by_itself(found: list[Page], one_witness: bool) -> None:
    facts = gather(found, {}, {})
    near = {a.document.id: {b.document.id for b in found if b is not a} for a in found}
    context = Context(near=near if one_witness else {}, hints=hints_of(found))
    pairs = candidate_pairs(facts)
    left, right = (np.array([p[n] for p in pairs], dtype=np.int32) for n in range(2))
    aspects = Aspects(facts, context)
    weighed, evidence = aspects.weigh(left, right), aspects.evidence(left, right)
    for n, (i, j) in enumerate(pairs):
        alone = compare(facts[i], facts[j], context)
        assert weighed.scores[n] == units(alone.score) and weighed.weights[n] == units(alone.weight)
        assert weighed.hard[n] == is_hard(alone)
        assert evidence[n] == alone.evidence


def test_no_feature_has_to_be_worked_out_for_each_pair() -> None:
    assert WEIGHTS.keys() <= PLACED, "name the aspect of the claims that it looks at in accord.link.aspects"


@given(pages())
@settings(max_examples=30, deadline=None)
def test_clustering_gets_all_pairs_of_a_component(found: list[Page]) -> None:
    facts = gather(found, {}, {})
    scored = score_pairs(facts, Aspects(facts, Context()))
    reached = within_reach(scored)
    pairs = zip(reached.left.tolist(), reached.right.tolist(), strict=True)
    given_weights = dict(zip(pairs, reached.weights.tolist(), strict=True))
    for i, j in candidate_pairs(facts):
        weighed = compare(facts[i], facts[j], Context())
        if scored.component[i] == scored.component[j]:
            assert given_weights[i, j] == units(weighed.weight)
        else:
            assert (i, j) not in given_weights and weighed.score - CONFLICT * is_hard(weighed) <= 0
