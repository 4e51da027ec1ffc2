"""Weighing only the pairs that matter gives what weighing all of them gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link.candidates import candidate_pairs
from accord.link.ceilings import Ceilings
from accord.link.compare import DIFFERENT, Context, compare
from accord.link.facts import gather
from accord.link.scores import score_pairs, within_reach
from accord.link.verdicts import CONFLICT, is_hard
from accord.types import Page
from tests.link.factories import claim, page

WORDS = st.sampled_from(
    ["Jets struck the old port at dawn", "Jets struck a camp at dawn, a witness said", "Nothing is known", ""]
)


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """Some pages with claims that have much or little in common."""
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
            )
            for k in range(draw(st.integers(1, 3)))
        ]
        out.append(page(f"p{n}", *claims))
    return out


@given(pages(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_pair_scores_above_its_ceiling(found: list[Page], one_witness: bool) -> None:
    facts = gather(found, {}, {})
    near = {a.document.id: {b.document.id for b in found if b is not a} for a in found}
    context = Context(near=near if one_witness else {})
    pairs = candidate_pairs(facts)
    left, right = (np.array([p[n] for p in pairs], dtype=np.int32) for n in range(2))
    for least in (DIFFERENT, 1.0):
        may = Ceilings(facts, context).promising(left, right, least)
        scores = [compare(facts[i], facts[j], context).score for i, j in pairs]
        assert all(may[n] for n, score in enumerate(scores) if score > least)


@given(pages())
@settings(max_examples=30, deadline=None)
def test_clustering_gets_all_pairs_of_a_component(found: list[Page]) -> None:
    facts = gather(found, {}, {})
    scored = score_pairs(facts, Context())
    given_scores = within_reach(scored)
    for i, j in candidate_pairs(facts):
        weighed = compare(facts[i], facts[j], Context())
        if scored.component[i] == scored.component[j]:
            assert given_scores[i, j][1] == weighed.weight
        else:
            assert (i, j) not in given_scores and weighed.score - CONFLICT * is_hard(weighed) <= 0
