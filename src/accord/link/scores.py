"""All candidate pairs of a record weighed, in arrays, and what of them clustering and the record need.

There may be millions of pairs. So their scores lie in arrays, their evidence is worked out again for those
pairs only that the record keeps, and clustering gets only pairs that can matter to it: those inside the
components of likely pairs (`accord.link.components`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accord.link.candidates import candidate_codes
from accord.link.compare import Context, compare
from accord.link.components import Oversize, components
from accord.link.facts import Facts
from accord.link.verdicts import CONFLICT, is_hard
from accord.types import Judgement

BY = "accord.link 3"
KEPT = 10  # judgements of a claim that a record keeps, and those that another claim keeps
AT_ONCE = 100_000  # pairs that are Python objects at one time

Scores = dict[tuple[int, int], tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """Pairs of claims (indices left < right, in order) with score, weight, and whether they may be one event.

    `scores` have `CONFLICT` taken off where the pair cannot be one event; `open` tells that the verdict was
    not "different"; `likeness` is the score by itself.
    """

    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    scores: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    likeness: npt.NDArray[np.float64]
    open: npt.NDArray[np.bool_]


def score_pairs(facts: Sequence[Facts], context: Context) -> Scored:
    """Compare all candidate pairs."""
    codes = candidate_codes(facts)
    count = max(1, len(facts))
    left, right = (codes // count).astype(np.int32), (codes % count).astype(np.int32)
    scores, weights, likeness = (np.empty(len(codes)) for _ in range(3))
    opened = np.empty(len(codes), dtype=np.bool_)
    for at, i, j in _numbered(left, right):
        found = compare(facts[i], facts[j], context)
        likeness[at] = found.score
        scores[at] = found.score - CONFLICT * is_hard(found)
        weights[at] = found.weight
        opened[at] = found.verdict != "different"
    return Scored(left=left, right=right, scores=scores, weights=weights, likeness=likeness, open=opened)


def _numbered(left: npt.NDArray[np.int32], right: npt.NDArray[np.int32]) -> Iterator[tuple[int, int, int]]:
    for begin in range(0, len(left), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        for n, (i, j) in enumerate(zip(left[part].tolist(), right[part].tolist(), strict=True)):
            yield begin + n, i, j


def within_reach(
    scored: Scored, count: int, joined: Iterable[tuple[int, int]], largest: int
) -> tuple[Scores, tuple[Oversize, ...]]:
    """The scores and weights that clustering `count` claims needs, and components that were too large.

    `joined` are pairs joined beforehand; a component has at most `largest` claims.
    """
    homes, oversize = components(scored.left, scored.right, scored.scores, count, joined, largest)
    inside = homes[scored.left] == homes[scored.right]
    keys = zip(scored.left[inside].tolist(), scored.right[inside].tolist(), strict=True)
    values = zip(scored.scores[inside].tolist(), scored.weights[inside].tolist(), strict=True)
    return dict(zip(keys, values, strict=True)), oversize


def judgements(scored: Scored, facts: Sequence[Facts], context: Context) -> tuple[Judgement, ...]:
    """The comparisons worth keeping, in order: the best of each claim that are not plainly different."""
    pairs = np.flatnonzero(scored.open)
    claims = np.concatenate((scored.left[pairs], scored.right[pairs]))
    both = np.concatenate((pairs, pairs))
    order = np.lexsort((both, -scored.likeness[both], claims))
    claims, both = claims[order], both[order]
    starts = np.searchsorted(claims, claims, side="left")
    kept = np.unique(both[np.arange(len(both)) - starts < KEPT])
    out = []
    for at in kept.tolist():
        a, b = facts[scored.left[at]], facts[scored.right[at]]
        found = compare(a, b, context)
        out.append(Judgement(left=a.id, right=b.id, verdict=found.verdict, evidence=found.evidence, by=BY))
    return tuple(out)
