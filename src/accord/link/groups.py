"""The groups of participants of all claims, and how near any two are: what features of sides add, in arrays.

The same few groups meet again and again, in claims of other types and on the other side. So each meeting of
two groups is worked out once, of its members' kinships, and what it adds is looked up. Values are whole units
of 1e-4, as in `accord.link.aspects`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from accord.link.compare import (
    HITTING,
    NEAR,
    SWAPPED,
    Feature,
    agreeing,
    all_stated,
    opposed,
    other_actors,
    other_targets,
    same_actors,
    same_targets,
    same_victim,
    sides_swapped,
    surely,
    victims,
)
from accord.link.facts import JOINT_TYPES, Facts, Side
from accord.link.kinship import kinship, nearness
from accord.link.lookup import Lookup
from accord.link.memory import Memory

Some = npt.NDArray[np.int32]
Units = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Group = tuple[Side, ...]
Added = Callable[[Feature, float], int]  # what a feature of this value adds, in units
OF_SIDES: tuple[Feature, ...] = (
    *(same_actors, other_actors, same_targets, other_targets),
    *(same_victim, sides_swapped),
)
UNSETTLED = -1.0  # in place of how near two groups are
STATED = ((True, True), (True, False), (False, False))  # by how many of two groups are only implied


class Groups:
    """The sides of all claims."""

    def __init__(self, facts: Sequence[Facts], added: Added, memory: Memory) -> None:
        self._added = added
        numbers: dict[Group, int] = {(): 0}

        def numbered(groups: Iterable[Group]) -> Numbers:
            return np.array([numbers.setdefault(g, len(numbers)) for g in groups], dtype=np.int64)

        self._actors = numbered(f.actors for f in facts)
        self._targets = numbered(f.targets for f in facts)
        self._joint = np.array([f.claim.type in JOINT_TYPES for f in facts], dtype=np.bool_)
        self._symmetric = np.array([f.claim.symmetric for f in facts], dtype=np.bool_)
        self._all = numbered(
            f.sides if f.claim.type in JOINT_TYPES or f.claim.symmetric else () for f in facts
        )
        self._hitting = np.array([f.claim.type in HITTING for f in facts], dtype=np.bool_)
        groups = list(numbers)
        self._implied = np.array([not all_stated(g) for g in groups], dtype=np.int64)
        written = [tuple(map(_written, group)) for group in groups]
        self._meetings = _Meetings(groups, written, memory)
        hit = [victims(g) for g in groups]
        keys = [frozenset([s.key for s in g]) for g in groups]
        self._single = np.array([bool(v) for v in hit], dtype=np.bool_)
        self._hits = Lookup("hits", written, lambda a, b, _: [not hit[a].isdisjoint(keys[b])], memory)

    def remember(self) -> None:
        """Keep what was worked out, for later builds."""
        self._hits.remember()
        self._meetings.known.remember()

    def columns(self, left: Some, right: Some) -> Iterator[tuple[Feature, Units]]:
        """What each feature of sides adds for pairs of claims."""
        joint = self._joint[left] | (self._symmetric[left] & self._symmetric[right])
        straight = []
        for same, other, of in (
            (same_actors, other_actors, self._actors),
            (same_targets, other_targets, self._targets),
        ):
            instead = self._all if of is self._actors else np.zeros_like(of)
            one, two = (np.where(joint, instead[side], of[side]) for side in (left, right))
            near = self._meetings.of(one, two)
            yield same, self._agreeing(same)[near]
            yield other, self._opposed(other)[near, self._implied[one] + self._implied[two]]
            straight.append(near)
        yield same_victim, self._same_victim(left, right)
        yield sides_swapped, self._swapped(left, right, ~joint & self._far(*straight))

    def _agreeing(self, feature: Feature) -> Units:
        """What a feature adds, by how near two groups are."""
        return np.array([self._added(feature, agreeing(v)) for v in self._meetings.values], dtype=np.int32)

    def _opposed(self, feature: Feature) -> Units:
        """What a feature adds, by how near two groups are, and how many of them are only implied."""
        rows = [[self._added(feature, opposed(v, *s)) for s in STATED] for v in self._meetings.values]
        return np.array(rows, dtype=np.int32)

    def _far(self, *near: Numbers) -> Bits:
        """Whether none of these meetings is of groups that are near."""
        far = np.array([v is None or v < NEAR for v in self._meetings.values], dtype=np.bool_)
        found: Bits = np.logical_and.reduce([far[numbers] for numbers in near])
        return found

    def _same_victim(self, left: Some, right: Some) -> Units:
        one, two = self._targets[left], self._targets[right]
        some = np.flatnonzero(self._hitting[left] & self._single[one])
        out = np.zeros(len(left), dtype=np.int32)
        out[some] = self._hits.rows(one[some], two[some])[:, 0] * self._added(same_victim, 1.0)
        return out

    def _swapped(self, left: Some, right: Some, may_be: Bits) -> Units:
        """What it adds that the sides of some pairs are swapped."""
        out = np.zeros(len(left), dtype=np.int32)
        some = np.flatnonzero(may_be)
        one, two = left[some], right[some]
        across = (
            self._meetings.of(self._actors[one], self._targets[two]),
            self._meetings.of(self._targets[one], self._actors[two]),
        )
        close = np.array([v is None or v >= SWAPPED for v in self._meetings.values], dtype=np.bool_)
        found = close[across[0]] & close[across[1]] & ((across[0] > 0) | (across[1] > 0))
        implied = self._implied[self._actors] | self._implied[self._targets]
        adds = np.array([self._added(sides_swapped, surely(1.0, *s)) for s in STATED], dtype=np.int32)
        out[some[found]] = adds[(implied[one] + implied[two])[found]]
        return out


def _written(side: Side) -> Hashable:
    """All of a participant."""
    own = (side.key, side.above, side.kind, side.country, side.words)
    return (*own, side.stated, side.described)


class _Meetings:
    """How near any two groups are, as numbers of `values`; the first of these is None: that is unsettled."""

    def __init__(self, groups: Sequence[Group], written: Sequence[Hashable], memory: Memory) -> None:
        numbers: dict[tuple[object, ...], int] = {}
        self._kin: list[Side] = []
        self._members = [tuple([self._number(numbers, side) for side in group]) for group in groups]
        self._kinships: dict[tuple[int, int], float | None] = {}
        self._nearness = np.array([UNSETTLED])  # all that have come up, in order ...
        self._numbers: Numbers = np.zeros(1, dtype=np.int64)  # ... each with its number
        self.known = Lookup("meetings", written, self._meeting, memory, dtype=np.float64)

    @property
    def values(self) -> list[float | None]:
        """How near groups may be, by number."""
        found = self._nearness[np.argsort(self._numbers)].tolist()
        return [None if value == UNSETTLED else value for value in found]

    def of(self, one: Numbers, two: Numbers) -> Numbers:
        """How near the groups of some pairs are."""
        out = np.zeros(len(one), dtype=np.int64)
        some = np.flatnonzero((one > 0) & (two > 0))  # the first group is that of nobody
        near = self.known.rows(one[some], two[some])[:, 0]
        if len(new := np.setdiff1d(near, self._nearness)):
            numbers = np.concatenate((self._numbers, len(self._numbers) + np.arange(len(new))))
            values = np.concatenate((self._nearness, new))
            order = np.argsort(values)
            self._nearness, self._numbers = values[order], numbers[order]
        out[some] = self._numbers[np.searchsorted(self._nearness, near)]
        return out

    def _number(self, numbers: dict[tuple[object, ...], int], side: Side) -> int:
        """The number of a participant among those who differ in something that kinship looks at."""
        key = (side.key, side.above, side.kind, side.country, side.words, side.described)
        if key not in numbers:
            numbers[key] = len(self._kin)
            self._kin.append(side)
        return numbers[key]

    def _meeting(self, a: int, b: int, _: int) -> list[float]:
        value = nearness(self._members[a], self._members[b], self._kinship)
        return [UNSETTLED if value is None else value]

    def _kinship(self, a: int, b: int) -> float | None:
        if (a, b) not in self._kinships:
            self._kinships[a, b] = kinship(self._kin[a], self._kin[b])
        return self._kinships[a, b]
