"""All candidate pairs of a record weighed, in arrays, and what of them clustering and the record need.

There may be millions of pairs, most of them plainly different. Two groups of claims are joined only where
some pair between them has a positive score, so pairs that lie across the components of the graph of positive
pairs (`accord.link.components`) change nothing, and are dropped. Evidence is worked out again for those pairs
only that the record keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.link.aspects import Aspects, units
from accord.link.candidates import candidate_parts
from accord.link.cluster import Pairs
from accord.link.compare import DIFFERENT, verdict_of
from accord.link.components import MOST, Oversize, components
from accord.link.facts import Facts
from accord.link.verdicts import CONFLICT
from accord.types import Judgement

BY = "accord.link 6"
KEPT = 10  # judgements of a claim that a record keeps, and those that another claim keeps
AT_ONCE = 200_000  # pairs whose evidence is laid out at once

Some = npt.NDArray[np.int32]
Units = npt.NDArray[np.int32]
Columns = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scored:
    """Pairs of claims (indices left < right, in order) with score and weight, in units of 1e-4.

    `likeness` is the score by itself; `scores` have `CONFLICT` taken off where the pair cannot be one event.
    `component` is for each claim that which it may share an event with others of; of pairs of two components
    only those are here whose verdict is not "different". `oversize` are components that were taken apart.
    """

    left: Some
    right: Some
    likeness: Units
    weights: Units
    hard: npt.NDArray[np.bool_]
    component: Some
    oversize: tuple[Oversize, ...]

    @property
    def scores(self) -> Units:
        scores: Units = self.likeness - self.hard * np.int32(units(CONFLICT))
        return scores


def score_pairs(
    facts: Sequence[Facts],
    aspects: Aspects,
    joined: Iterable[tuple[int, int]] = (),
    largest: int = MOST,
) -> Scored:
    """Weigh the candidate pairs, and keep those that matter.

    `joined` are pairs that are joined beforehand; a component has at most `largest` claims.
    """
    parts = [_weighed(left, right, aspects) for left, right in candidate_parts(facts)]
    ties = _in_order([_only(part, _scores(part) > 0) for part in parts])
    component, oversize = components(ties["left"], ties["right"], _scores(ties), len(facts), joined, largest)
    kept = []
    while parts:
        part = parts.pop()
        inside = component[part["left"]] == component[part["right"]]
        kept.append(_only(part, inside | (part["likeness"] > units(DIFFERENT))))
    return Scored(component=component, oversize=oversize, **_in_order(kept))


def _weighed(left: Some, right: Some, aspects: Aspects) -> Columns:
    found = aspects.weigh(left, right)
    columns = {"likeness": found.scores, "weights": found.weights, "hard": found.hard}
    return {"left": left, "right": right, **columns}


def _scores(part: Columns) -> Units:
    scores: Units = part["likeness"] - part["hard"] * np.int32(units(CONFLICT))
    return scores


def _only(part: Columns, some: npt.NDArray[np.bool_]) -> Columns:
    return {name: values[some] for name, values in part.items()}


def _in_order(parts: Sequence[Columns]) -> Columns:
    """Parts of the columns of `Scored` as one, in the order of the pairs."""
    nothing = np.zeros(0, dtype=np.int32)
    empty: Columns = dict.fromkeys(("left", "right", "likeness", "weights"), nothing)
    parts = parts or [{**empty, "hard": np.zeros(0, dtype=np.bool_)}]
    order = np.lexsort(tuple(np.concatenate([part[name] for part in parts]) for name in ("right", "left")))
    return {name: np.concatenate([part[name] for part in parts])[order] for name in parts[0]}


def within_reach(scored: Scored) -> Pairs:
    """What clustering needs: the pairs that lie in one component."""
    inside = scored.component[scored.left] == scored.component[scored.right]
    names = (scored.left[inside], scored.right[inside])
    return Pairs(left=names[0], right=names[1], scores=scored.scores[inside], weights=scored.weights[inside])


def judgements(scored: Scored, facts: Sequence[Facts], aspects: Aspects) -> tuple[Judgement, ...]:
    """The comparisons worth keeping, in order: the best of each claim that are not plainly different."""
    pairs = np.flatnonzero(scored.likeness > units(DIFFERENT))
    claims = np.concatenate((scored.left[pairs], scored.right[pairs]))
    both = np.concatenate((pairs, pairs))
    order = np.lexsort((both, -scored.likeness[both], claims))
    claims, both = claims[order], both[order]
    starts = np.searchsorted(claims, claims, side="left")
    kept = np.unique(both[np.arange(len(both)) - starts < KEPT])
    out = []
    for at in range(0, len(kept), AT_ONCE):
        some = kept[at : at + AT_ONCE]
        left, right = scored.left[some], scored.right[some]
        verdicts = map(verdict_of, (scored.likeness[some] / units(1)).tolist())
        rows = zip(left.tolist(), right.tolist(), verdicts, aspects.evidence(left, right), strict=True)
        for i, j, verdict, evidence in rows:
            a, b = facts[i].id, facts[j].id
            out.append(Judgement(left=a, right=b, verdict=verdict, evidence=evidence, by=BY))
    return tuple(out)
