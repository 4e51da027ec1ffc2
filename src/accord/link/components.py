"""Which claims may come into one event at all: components of the graph of likely pairs, with a cap on size.

Two groups of claims are joined only where some pair between them has a positive score, so a component of that
graph (and of what is joined beforehand) is clustered by itself. One that has more than `MOST` claims is built
up anew from its best pairs, and a pair that would make a part larger than that ties nothing. What is joined
beforehand (a person's decisions, copies) stays together whatever its size. Each component that was so taken
apart is reported: an event of it may stand in several parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.link.facts import Facts
from accord.types import Problem

MOST = 5000  # claims of a component
Indices = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversize:
    """A component that was too large: its claims (indices), and into how many parts it fell."""

    members: tuple[int, ...]
    parts: int


def components(
    left: npt.NDArray[np.integer[Any]],
    right: npt.NDArray[np.integer[Any]],
    scores: npt.NDArray[np.number[Any]],
    count: int,
    joined: Iterable[tuple[int, int]],
    most: int = MOST,
) -> tuple[Indices, tuple[Oversize, ...]]:
    """For each of `count` claims the smallest member of its component, and what components were too large.

    `left`, `right`, `scores` are pairs of claims, in order; those above 0 tie their claims, as those of
    `joined` do.
    """
    joined = list(joined)
    ties = scores > 0
    tied = np.array(joined, dtype=np.int32).reshape(-1, 2)
    homes = _united(
        np.concatenate((tied[:, 0], left[ties])), np.concatenate((tied[:, 1], right[ties])), count
    )
    found: list[Oversize] = []
    for one in np.flatnonzero(np.bincount(homes, minlength=count) > most).tolist():
        members = np.flatnonzero(homes == one)
        inside = np.flatnonzero(ties & (homes[left] == one))
        order = inside[np.argsort(-scores[inside], kind="stable")]
        best = list(zip(left[order].tolist(), right[order].tolist(), strict=True))
        homes[members] = parts(members.tolist(), [x for x in joined if homes[x[0]] == one], best, most)
        found.append(Oversize(members=tuple(members.tolist()), parts=len(np.unique(homes[members]))))
    return homes, tuple(x for x in found if x.parts > 1)


def parts(
    members: Sequence[int], joined: Iterable[tuple[int, int]], best: Iterable[tuple[int, int]], most: int
) -> list[int]:
    """The home of each member where pairs tie parts together, the `best` first.

    None of these makes a part of more than `most` members; those that are `joined` are whatever it makes.
    """
    place = {claim: n for n, claim in enumerate(members)}
    home, size = list(range(len(members))), [1] * len(members)
    for given, some in ((True, joined), (False, best)):
        for i, j in some:
            a, b = _find(home, place[i]), _find(home, place[j])
            if a != b and (given or size[a] + size[b] <= most):
                _unite(home, a, b)
                size[min(a, b)] = size[a] + size[b]
    return [members[_find(home, n)] for n in range(len(members))]


def _united(left: npt.NDArray[Any], right: npt.NDArray[Any], count: int) -> Indices:
    """For each of `count` claims the smallest that it hangs together with, by these pairs."""
    home = np.arange(count, dtype=np.int32)
    while len(left):
        left, right = home[left], home[right]
        apart = left != right
        left, right = np.minimum(left, right)[apart], np.maximum(left, right)[apart]
        np.minimum.at(home, right, left)
        while not np.array_equal(further := home[home], home):
            home = further
    return home


def _find(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _unite(home: list[int], i: int, j: int) -> None:
    a, b = _find(home, i), _find(home, j)
    home[max(a, b)] = min(a, b)


def reported(found: Sequence[Oversize], facts: Sequence[Facts], most: int = MOST) -> tuple[Problem, ...]:
    """What a record says of components that were taken apart."""
    return tuple(_problem(one, facts, most) for one in found)


def _problem(one: Oversize, facts: Sequence[Facts], most: int) -> Problem:
    some = [facts[i] for i in one.members]
    days = sorted(d for f in some if f.period is not None for d in (f.period.earliest, f.period.latest) if d)
    when = f", {days[0]} to {days[-1]}" if days else ""
    message = (
        f"{len(some):,} {some[0].claim.type} claims{when} hang together by likely pairs, more than the "
        f"{most:,} that are put into events at once; they were taken apart into {one.parts:,} parts at their "
        "weakest pairs, so an event may stand twice: look at the events of these days and merge them by a "
        "decision, or build the record from fewer pages"
    )
    return Problem(file=None, stage="link", message=message)
