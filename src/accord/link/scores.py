"""All candidate pairs of a record weighed, in arrays, and what of them clustering and the record need.

There may be millions of pairs, most of them plainly different. Two groups of claims are joined only where
some pair between them has a positive score, so pairs that lie across the components of the graph of positive
pairs (`accord.link.components`) change nothing. So pairs are compared in full only where they may be one
event at all (`accord.link.ceilings`) or lie in one component, and evidence is worked out again for those
pairs only that the record keeps.
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
from accord.link.components import MOST, Oversize, components
from accord.link.facts import Facts
from accord.link.verdicts import CONFLICT, is_hard
from accord.types import Judgement

BY = "accord.link 4"
KEPT = 10  # judgements of a claim that a record keeps, and those that another claim keeps

Scores = dict[tuple[int, int], tuple[float, float]]
Some = npt.NDArray[np.int32]
Columns = dict[str, npt.NDArray[Any]]
NOTHING: Some = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """Pairs of claims (indices left < right, in order) with score, weight, and whether they may be one event.

    `scores` have `CONFLICT` taken off where the pair cannot be one event; `open` tells that the verdict was
    not "different"; `likeness` is the score by itself. `component` is for each claim that which it may share
    an event with others of; of pairs of two components only those are here that are open. `oversize` are
    components that were taken apart.
    """

    left: Some
    right: Some
    scores: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    likeness: npt.NDArray[np.float64]
    open: npt.NDArray[np.bool_]
    component: Some
    oversize: tuple[Oversize, ...]


def score_pairs(
    facts: Sequence[Facts],
    context: Context,
    joined: Iterable[tuple[int, int]] = (),
    largest: int = MOST,
) -> Scored:
    """Compare the candidate pairs that matter.

    `joined` are pairs that are joined beforehand; a component has at most `largest` claims.
    """
    ceilings = Ceilings(facts, context)
    near, far = [], []
    for left, right in candidate_parts(facts):
        promising = ceilings.promising(left, right, DIFFERENT)
        near.append(_compare(left[promising], right[promising], facts, context))
        far.append((left[~promising], right[~promising]))
    ties = _in_order(near)
    component, oversize = components(ties["left"], ties["right"], ties["scores"], len(facts), joined, largest)
    near = [ties]
    while far:
        left, right = far.pop()
        inside = component[left] == component[right]
        near.append(_compare(left[inside], right[inside], facts, context))
    return Scored(component=component, oversize=oversize, **_in_order(near))


def _in_order(parts: Sequence[Columns]) -> Columns:
    """Parts of the columns of `Scored` as one, in the order of the pairs."""
    parts = parts or [_compare(NOTHING, NOTHING, (), Context())]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.lexsort((columns["right"], columns["left"]))
    return {name: values[order] for name, values in columns.items()}


def _compare(left: Some, right: Some, facts: Sequence[Facts], context: Context) -> Columns:
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
