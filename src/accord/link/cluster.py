"""Claims into events: average-link clustering that never joins what cannot be one.

Clusters are merged best first while the mean score between their claims stays above the threshold, so that
a chain of likely pairs does not pull together what no pair of its ends would. In that mean a pair weighs as
much as was known to compare; pairs that were not compared count as `UNCOMPARED` with weight `FAINT`. Must-
link pairs (a person's decisions) are joined first, cannot-link pairs (decisions too) keep two clusters
apart for good. Ties go to the smallest ids. Sums are exact, in whole units of 1e-4: the result does not hang
on the order of pages.

No cluster reaches over two components of `accord.link.components`, so each component is clustered by itself,
and one that is as it was in an earlier build is remembered.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from accord.link.memory import Memory

UNCOMPARED = -1.5
FAINT = 0.5
THRESHOLD = 0.0
UNIT = 10_000  # of scores and weights
WORTH = 50  # pairs of a component from which its clusters are remembered: fewer are clustered as fast
Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.integer]
Ties = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Pairs (left < right), each once, with score and weight in whole units of 1e-4."""

    left: Indices
    right: Indices
    scores: Indices
    weights: Indices


def clusters(
    component: Indices,
    pairs: Pairs,
    must: Ties = (),
    cannot: Ties = (),
    glue: Ties = (),
    memory: Memory | None = None,
) -> list[list[int]]:
    """`cluster` for claims that lie in these components, each by itself.

    `pairs` and `glue` lie within components, and so do `must`; `cannot` across them say nothing new.
    """
    memory = memory or Memory()
    order = np.argsort(component, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    out: list[list[int]] = []
    ties = [_by_component(component, some) for some in (must, cannot, glue)]
    parts = _parts_of(component, pairs)
    bounds = np.flatnonzero(np.diff(component[order])) + 1
    for members in np.split(order, bounds) if len(order) else []:
        if len(members) == 1:
            out.append(members.tolist())
            continue
        place[members] = np.arange(len(members))
        home = int(component[members[0]])
        inside = Pairs(
            **{name: place[v] if name in SIDES else v for name, v in parts.get(home, NONE).items()}
        )
        some = [sorted((int(place[i]), int(place[j])) for i, j in t.get(home, ())) for t in ties]
        found = _remembered(len(members), inside, some, memory)
        out += [members[group].tolist() for group in found]
    return sorted(out)


SIDES = ("left", "right")
NONE: dict[str, Indices] = dict.fromkeys((*SIDES, "scores", "weights"), np.zeros(0, dtype=np.int64))


def _by_component(component: Indices, ties: Ties) -> dict[int, list[tuple[int, int]]]:
    """The ties within each component."""
    out: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in ties:
        if component[i] == component[j]:
            out[int(component[i])].append((i, j))
    return out


def _parts_of(component: Indices, pairs: Pairs) -> dict[int, dict[str, Indices]]:
    """The columns of the pairs of each component, in their order."""
    homes = component[pairs.left]
    order = np.argsort(homes, kind="stable")
    cuts = np.flatnonzero(np.diff(homes[order])) + 1
    columns = {name: np.split(getattr(pairs, name)[order], cuts) for name in NONE}
    names = homes[order][np.concatenate(([0], cuts))] if len(order) else homes
    return {
        home: {name: column[n] for name, column in columns.items()} for n, home in enumerate(names.tolist())
    }


def _remembered(
    count: int, pairs: Pairs, ties: list[list[tuple[int, int]]], memory: Memory
) -> list[list[int]]:
    """The clusters of one component, by places in it: those of an earlier build where nothing has changed."""
    must, cannot, glue = ties
    if len(pairs.left) < WORTH:
        return cluster(count, pairs, must, cannot, glue)
    key = _key(count, pairs, ties)
    known = memory.recall(key)
    if known is None:
        found = cluster(count, pairs, must, cannot, glue)
        homes = np.empty(count, dtype="<i4")
        for group in found:
            homes[group] = group[0]
        memory.after[key] = homes.tobytes()
        return found
    groups: dict[int, list[int]] = defaultdict(list)
    for claim, home in enumerate(np.frombuffer(known, dtype="<i4").tolist()):
        groups[home].append(claim)
    return list(groups.values())


def _key(count: int, pairs: Pairs, ties: list[list[tuple[int, int]]]) -> str:
    """A digest of all that clustering takes."""
    total = hashlib.blake2b(f"clusters {count} {len(pairs.left)} {ties}".encode(), digest_size=16)
    for name in NONE:
        total.update(np.ascontiguousarray(getattr(pairs, name), dtype="<i4").tobytes())
    return total.hexdigest()


def cluster(
    count: int,
    pairs: Pairs,
    must: Ties = (),
    cannot: Ties = (),
    glue: Ties = (),
    threshold: float = THRESHOLD,
) -> list[list[int]]:
    """Partition 0 .. count - 1.

    Must-links outrank cannot-links, which outrank `glue`: pairs joined at the start unless barred. Returns
    sorted clusters, ordered by first member.
    """
    clusters = _Clusters(count)
    for i, j in sorted(must):
        a, b = sorted((clusters.find(i), clusters.find(j)))
        if a != b:
            clusters.join(a, b)
    for i, j in sorted(cannot):
        clusters.bar(clusters.find(i), clusters.find(j))
    for i, j in sorted(glue):
        a, b = sorted((clusters.find(i), clusters.find(j)))
        if a != b and b not in clusters.barred[a]:
            clusters.join(a, b)
    clusters.lay_out(pairs)
    latest = {a: best for a in clusters.with_pairs() if (best := clusters.best(a, threshold)) is not None}
    heap = list(latest.values())
    heapq.heapify(heap)
    while heap:
        found = heapq.heappop(heap)
        _, a, b, of, *versions = found
        if latest.get(of) is not found:
            continue  # worked out before its cluster was merged
        if versions == [clusters.version[a], clusters.version[b]]:
            clusters.merge(a, b)
            latest.pop(b, None)
            of = a
        better = clusters.best(of, threshold)
        latest.pop(of, None)
        if better is not None:
            latest[of] = better
            heapq.heappush(heap, better)
    return clusters.members()


# Minus the mean, two clusters, which of them it is the best of, and their versions at the time.
Best = tuple[float, int, int, int, int, int]


class _Clusters:
    """Clusters, each called by its smallest member, and the sums of what lies between them.

    The row of a cluster holds its neighbours by the names that they had, with summed score times weight,
    weight, and number of pairs. A merged cluster has version -1.
    """

    def __init__(self, count: int) -> None:
        self._home = np.arange(count)
        self._size = np.ones(count, dtype=np.int64)
        self._rows: dict[int, tuple[Numbers, Numbers]] = {}
        self._joined = 0  # clusters that were made part of others so far ...
        self._named: dict[int, int] = {}  # ... and as many, when the names in a row were those of that time
        self.version = [0] * count
        self.barred: dict[int, set[int]] = defaultdict(set)

    def find(self, i: int) -> int:
        """The cluster that i is in."""
        home = self._home
        while home[i] != i:
            home[i] = home[home[i]]
            i = int(home[i])
        return i

    def bar(self, a: int, b: int) -> None:
        """Keep two clusters apart for good."""
        if a != b:
            self.barred[a].add(b)
            self.barred[b].add(a)

    def join(self, a: int, b: int) -> None:
        """Make cluster b part of cluster a, with what it must not join."""
        self._joined += 1
        self._home[b] = a
        self._size[a] += self._size[b]
        self.version[a] += 1
        self.version[b] = -1
        for c in self.barred.pop(b, ()):
            self.barred[c].discard(b)
            self.bar(a, c)

    def members(self) -> list[list[int]]:
        """All clusters, sorted."""
        homes = self._homes(np.arange(len(self._home)))
        order = np.argsort(homes, kind="stable")
        bounds = np.flatnonzero(np.diff(homes[order])) + 1
        return [part.tolist() for part in np.split(order, bounds)] if len(order) else []

    def _homes(self, names: Numbers) -> Numbers:
        homes = self._home[names]
        while True:
            further = self._home[homes]
            if np.array_equal(further, homes):
                self._home[names] = homes
                return homes
            homes = further

    def lay_out(self, pairs: Pairs) -> None:
        """Take in the pairs: the sums between the clusters as they are now."""
        count = len(self._home)
        left, right = (self._homes(side.astype(np.int64)) for side in (pairs.left, pairs.right))
        weights = pairs.weights.astype(np.int64)
        values = np.stack((pairs.scores * weights, weights, np.ones_like(weights)), axis=1)
        apart = left != right
        codes = np.minimum(left, right)[apart] * count + np.maximum(left, right)[apart]
        codes, sums = _summed(codes, values[apart])
        one, two = codes // count, codes % count
        ends, others = np.concatenate((one, two)), np.concatenate((two, one))
        order = np.lexsort((others, ends))
        ends, others, both = ends[order], others[order], np.concatenate((sums, sums))[order]
        names, starts = np.unique(ends, return_index=True)
        bounds = pairwise([*starts.tolist(), len(ends)])
        for name, (at, end) in zip(names.tolist(), bounds, strict=True):
            self._rows[name] = (others[at:end], both[at:end])
            self._named[name] = self._joined

    def with_pairs(self) -> list[int]:
        """The clusters that have pairs with others."""
        return list(self._rows)

    def merge(self, a: int, b: int) -> None:
        """Make cluster b part of cluster a, with its sums."""
        self.join(a, b)
        rows = [self._rows.pop(name) for name in (a, b)]
        names = self._homes(np.concatenate([row[0] for row in rows]))
        sums = np.concatenate([row[1] for row in rows])
        self._rows[a] = _summed(names[names != a], sums[names != a])
        self._named[a] = self._joined

    def best(self, a: int, threshold: float) -> Best | None:
        """The pair of cluster a with another that has the highest mean, unless barred; of equals the first.

        Means of a merged cluster lie between those of its parts, so that what was the best pair of all is
        the best one of both its clusters until one of them is merged.
        """
        names, sums = self._rows[a]
        if self._named.get(a) != self._joined:
            names = self._homes(names)
            if self._behind(names):
                names, sums = _summed(names, sums)
            self._rows[a], self._named[a] = (names, sums), self._joined
        if not len(names):
            return None
        means = _means(sums, self._size[names] * self._size[a])
        if bars := self.barred.get(a):
            means[np.isin(names, list(bars))] = -np.inf
        at = int(means.argmax())  # of equals the first, and names are in order
        mean, c = float(means[at]), int(names[at])
        if mean <= threshold:
            return None
        low, high = (a, c) if a < c else (c, a)
        return -mean, low, high, a, self.version[low], self.version[high]

    @staticmethod
    def _behind(names: Numbers) -> bool:
        """Whether names of clusters that have become one stand in a row."""
        return bool((names[1:] <= names[:-1]).any())


def _means(sums: Numbers, pairs: Numbers) -> Floats:
    """The mean scores of groups of pairs, by their sums and how many pairs they have, compared or not."""
    faint = (pairs - sums[:, 2]) * int(FAINT * UNIT)
    means: Floats = (sums[:, 0] + faint * int(UNCOMPARED * UNIT)) / ((sums[:, 1] + faint) * float(UNIT))
    return means


def _summed(codes: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """Each code once, in order, with the sums of its values."""
    if not len(codes):
        return codes, values
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    starts = np.concatenate(([0], np.flatnonzero(np.diff(codes)) + 1))
    return codes[starts], np.add.reduceat(values[order], starts, axis=0)
