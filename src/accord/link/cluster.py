"""Claims into events: average-link clustering that never joins what cannot be one.

Clusters are merged best first while the mean score between their claims stays above the threshold, so that
a chain of likely pairs does not pull together what no pair of its ends would. In that mean a pair weighs as
much as was known to compare; pairs that were not compared count as `UNCOMPARED` with weight `FAINT`. Must-
link pairs (a person's decisions) are joined first, cannot-link pairs (decisions too) keep two clusters
apart for good. Ties go to the smallest ids: the result does not hang on the order of pages.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

UNCOMPARED = -1.5
FAINT = 0.5
Sums = defaultdict[int, dict[int, tuple[float, float]]]
THRESHOLD = 0.0


def cluster(
    count: int,
    scores: Mapping[tuple[int, int], tuple[float, float]],
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
    glue: Iterable[tuple[int, int]] = (),
    threshold: float = THRESHOLD,
) -> list[list[int]]:
    """Partition 0 .. count - 1. `scores` holds (score, weight) of pairs (i, j) with i < j, as the links do.

    Must-links outrank cannot-links, which outrank `glue`: pairs joined at the start unless barred. Returns
    sorted clusters, ordered by first member.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    home = list(range(count))

    def find(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for i, j in sorted(must):
        a, b = sorted((find(i), find(j)))
        if a != b:
            home[b] = a
            members[a] += members.pop(b)
    barred: dict[int, set[int]] = defaultdict(set)
    for i, j in sorted(cannot):
        a, b = find(i), find(j)
        if a != b:
            barred[a].add(b)
            barred[b].add(a)
    for i, j in sorted(glue):
        a, b = sorted((find(i), find(j)))
        if a != b and b not in barred[a]:
            home[b] = a
            members[a] += members.pop(b)
            _move_bars(a, b, barred)
    sums: Sums = defaultdict(dict)
    for (i, j), (score, weight) in sorted(scores.items()):
        a, b = find(i), find(j)
        if a != b:
            total, mass = sums[a].get(b, (0.0, 0.0))
            value = (total + score * weight - UNCOMPARED * FAINT, mass + weight - FAINT)
            sums[a][b] = sums[b][a] = value

    def mean(a: int, b: int) -> float:
        total, mass = sums[a][b]
        faint = FAINT * len(members[a]) * len(members[b])
        return (total + UNCOMPARED * faint) / (mass + faint)

    near = [(a, b) for a in sorted(sums) for b in sorted(sums[a]) if a < b]
    heap = [(-mean(a, b), a, b) for a, b in near if b not in barred[a]]
    heapq.heapify(heap)
    while heap:
        cost, a, b = heapq.heappop(heap)
        if -cost <= threshold:
            break
        if a not in members or b not in members or b in barred[a] or -mean(a, b) != cost:
            continue
        _merge(a, b, members, sums, barred)
        for c in sorted(sums[a]):
            if c not in barred[a]:
                low, high = (a, c) if a < c else (c, a)
                heapq.heappush(heap, (-mean(low, high), low, high))
    return sorted(sorted(m) for m in members.values())


def _merge(
    a: int,
    b: int,
    members: dict[int, list[int]],
    sums: Sums,
    barred: dict[int, set[int]],
) -> None:
    """Make cluster b part of cluster a."""
    members[a] += members.pop(b)
    for c, (total, mass) in sums.pop(b).items():
        sums[c].pop(b, None)
        if c != a:
            other_total, other_mass = sums[a].get(c, (0.0, 0.0))
            sums[a][c] = sums[c][a] = (total + other_total, mass + other_mass)
    sums[a].pop(b, None)
    _move_bars(a, b, barred)


def _move_bars(a: int, b: int, barred: dict[int, set[int]]) -> None:
    """What cluster b must not join, cluster a must not join either."""
    for c in barred.pop(b, set()):
        barred[c].discard(b)
        barred[c].add(a)
        barred[a].add(c)
