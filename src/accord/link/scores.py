"""All candidate pairs of a record weighed, in arrays, and what of them clustering and the record need.

There may be millions of pairs, most of them plainly different. Two groups of claims are joined only where
some pair between them has a positive score, so pairs that lie across the components of the graph of positive
pairs (and of what is joined beforehand) change nothing. So pairs are compared in full only where they may
be one event at all (`accord.link.ceilings`) or lie in one component, and evidence is worked out again for
those pairs only that the record keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.link.candidates import candidate_parts
from accord.link.ceilings import Ceilings
from accord.link.compare import DIFFERENT, Context, compare
from accord.link.facts import Facts
from accord.link.verdicts import CONFLICT, is_hard
from accord.types import Judgement

BY = "accord.link 2"
KEPT = 10  # judgements of a claim that a record keeps, and those that another claim keeps

Scores = dict[tuple[int, int], tuple[float, float]]
Some = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """Pairs of claims (indices left < right, in order) with score, weight, and whether they may be one event.

    `scores` have `CONFLICT` taken off where the pair cannot be one event; `open` tells that the verdict was
    not "different"; `likeness` is the score by itself. `component` is for each claim that which it may share
    an event with others of; of pairs of two components only those are here that are open.
    """

    left: Some
    right: Some
    scores: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    likeness: npt.NDArray[np.float64]
    open: npt.NDArray[np.bool_]
    component: Some


def score_pairs(facts: Sequence[Facts], context: Context, joined: Iterable[tuple[int, int]] = ()) -> Scored:
    """Compare the candidate pairs that matter; `joined` are pairs that are joined beforehand."""
    ceilings = Ceilings(facts, context)
    near, far = [], []
    for left, right in candidate_parts(facts):
        promising = ceilings.promising(left, right, DIFFERENT)
        near.append(_compare(left[promising], right[promising], facts, context))
        far.append((left[~promising], right[~promising]))
    home = _Components(len(facts))
    home.join(joined)
    for part in near:
        positive = part["scores"] > 0
        home.join(zip(part["left"][positive].tolist(), part["right"][positive].tolist(), strict=True))
    component = home.numbers()
    while far:
        left, right = far.pop()
        inside = component[left] == component[right]
        near.append(_compare(left[inside], right[inside], facts, context))
    nothing = np.zeros(0, dtype=np.int32)
    near = near or [_compare(nothing, nothing, facts, context)]
    columns = {name: np.concatenate([part[name] for part in near]) for name in near[0]}
    order = np.lexsort((columns["right"], columns["left"]))
    return Scored(component=component, **{name: values[order] for name, values in columns.items()})


def _compare(
    left: Some, right: Some, facts: Sequence[Facts], context: Context
) -> dict[str, npt.NDArray[Any]]:
    """Pairs compared in full, as the columns of `Scored`."""
    scores, weights, likeness = (np.empty(len(left)) for _ in range(3))
    opened = np.empty(len(left), dtype=np.bool_)
    for at, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        found = compare(facts[i], facts[j], context)
        likeness[at] = found.score
        scores[at] = found.score - CONFLICT * is_hard(found)
        weights[at] = found.weight
        opened[at] = found.verdict != "different"
    return {
        "left": left,
        "right": right,
        "scores": scores,
        "weights": weights,
        "likeness": likeness,
        "open": opened,
    }


class _Components:
    """The components of a graph over numbered claims, joined pair by pair."""

    def __init__(self, count: int) -> None:
        self._home = list(range(count))

    def _find(self, i: int) -> int:
        home = self._home
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        for i, j in pairs:
            a, b = self._find(i), self._find(j)
            if a != b:
                self._home[max(a, b)] = min(a, b)

    def numbers(self) -> Some:
        return np.array([self._find(i) for i in range(len(self._home))], dtype=np.int32)


def within_reach(scored: Scored) -> Scores:
    """The scores and weights that clustering needs: those of pairs that lie in one component."""
    inside = scored.component[scored.left] == scored.component[scored.right]
    keys = zip(scored.left[inside].tolist(), scored.right[inside].tolist(), strict=True)
    values = zip(scored.scores[inside].tolist(), scored.weights[inside].tolist(), strict=True)
    return dict(zip(keys, values, strict=True))


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
