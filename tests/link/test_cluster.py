"""Claims into clusters: the best pair first, and nothing joined that is barred."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link.cluster import FAINT, UNCOMPARED, Pairs, cluster, clusters
from accord.link.components import components
from accord.link.memory import Memory

Weighed = Mapping[tuple[int, int], tuple[int, int]]


def pairs_of(weighed: Weighed) -> Pairs:
    """Pairs with score and weight, in units, as `cluster` takes them."""
    rows = [(i, j, *weighed[i, j]) for i, j in sorted(weighed)]
    left, right, scores, weights = np.array(rows, dtype=np.int32).reshape(-1, 4).T
    return Pairs(left=left, right=right, scores=scores, weights=weights)


def joined_one_by_one(count: int, weighed: Weighed, barred: set[tuple[int, int]]) -> list[list[int]]:
    """What clustering is: of all pairs of clusters the best is joined, again and again."""
    clusters = [[n] for n in range(count)]

    def mean(a: list[int], b: list[int]) -> float:
        pairs = [(min(i, j), max(i, j)) for i in a for j in b]
        known = [weighed[p] for p in pairs if p in weighed]
        faint = (len(pairs) - len(known)) * int(FAINT * 10_000)
        total = sum(score * weight for score, weight in known) + faint * int(UNCOMPARED * 10_000)
        return total / ((sum(weight for _, weight in known) + faint) * 10_000)

    while True:
        possible = [
            (-mean(a, b), a[0], b[0], a, b)
            for a, b in combinations(clusters, 2)
            if not any((min(i, j), max(i, j)) in barred for i in a for j in b)
        ]
        best = min(possible, default=None)
        if best is None or best[0] >= 0:
            return clusters
        a, b = best[3:]
        clusters = sorted([c for c in clusters if c not in (a, b)] + [sorted(a + b)])


@st.composite
def weighed_pairs(
    draw: st.DrawFn,
) -> tuple[int, dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """A number of claims, some of their pairs with few different scores and weights, and barred pairs."""
    count = draw(st.integers(2, 9))
    every = list(combinations(range(count), 2))
    some = draw(st.lists(st.sampled_from(every), unique=True))
    value = st.tuples(st.sampled_from([-100_000, -9000, 4000, 9000, 21_000]), st.sampled_from([5000, 20_000]))
    return count, {p: draw(value) for p in some}, set(draw(st.lists(st.sampled_from(every), max_size=2)))


@given(weighed_pairs())
@settings(max_examples=300, deadline=None)
def test_clusters_are_those_of_joining_the_best_pair_again_and_again(
    found: tuple[int, dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]],
) -> None:
    count, weighed, barred = found
    assert cluster(count, pairs_of(weighed), cannot=barred) == joined_one_by_one(count, weighed, barred)


def test_a_chain_of_likely_pairs_does_not_join_what_its_ends_deny() -> None:
    scores = {(0, 1): (20_000, 10_000), (1, 2): (20_000, 10_000), (0, 2): (-50_000, 10_000)}
    assert sorted(map(len, cluster(3, pairs_of(scores)))) == [1, 2]


def test_cannot_link_holds_through_merges_and_must_link_outranks_it() -> None:
    scores = {(0, 1): (30_000, 10_000), (1, 2): (30_000, 10_000), (0, 2): (30_000, 10_000)}
    assert len(cluster(3, pairs_of(scores), cannot=[(0, 2)])) == 2
    assert cluster(3, pairs_of(scores), must=[(0, 2)], cannot=[(0, 2)]) == [[0, 1, 2]]


def test_glue_joins_at_the_start_but_never_what_a_person_keeps_apart() -> None:
    assert cluster(3, pairs_of({}), glue=[(0, 1), (1, 2)]) == [[0, 1, 2]]
    assert cluster(3, pairs_of({}), glue=[(0, 1), (1, 2)], cannot=[(0, 2)]) == [[0, 1], [2]]


@given(weighed_pairs(), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=2))
@settings(max_examples=150, deadline=None)
def test_components_by_themselves_and_remembered_give_what_all_at_once_do(
    made: tuple[int, dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]],
    told: list[tuple[int, int]],
) -> None:
    count, weighed, barred = made
    must = [(min(i, j), max(i, j)) for i, j in told if i != j and max(i, j) < count]
    pairs = pairs_of(weighed)
    component, _ = components(pairs.left, pairs.right, pairs.scores, count, must)
    inside = pairs_of({(i, j): v for (i, j), v in weighed.items() if component[i] == component[j]})
    whole = cluster(count, pairs, must=must, cannot=barred)
    first = Memory()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("accord.link.cluster.WORTH", 1)
        assert clusters(component, inside, must, barred, memory=first) == whole
        again = Memory(first.after)
        assert clusters(component, inside, must, barred, memory=again) == whole
    assert again.after == first.after


def test_a_component_that_has_not_changed_is_not_clustered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = pairs_of({(0, 1): (9000, 10_000), (0, 2): (9000, 10_000), (3, 4): (9000, 10_000)})
    more = pairs_of({(0, 1): (9000, 10_000), (0, 2): (9000, 10_000), (3, 5): (9000, 10_000)})
    monkeypatch.setattr("accord.link.cluster.WORTH", 1)
    memory = Memory()
    assert clusters(np.array([0, 0, 0, 3, 3, 5]), pairs, memory=memory) == [[0, 1, 2], [3, 4], [5]]
    worked_on = []

    def counted(count: int, *rest: Any) -> list[list[int]]:
        worked_on.append(count)
        return cluster(count, *rest)

    monkeypatch.setattr("accord.link.cluster.cluster", counted)
    grown = Memory(memory.after)
    assert clusters(np.array([0, 0, 0, 3, 4, 3]), more, memory=grown) == [[0, 1, 2], [3, 5], [4]]
    assert worked_on == []  # the second component is what another was, with other claims
    assert clusters(np.array([0, 0, 0, 3, 3, 3]), more, glue=[(3, 4)], memory=grown)[-1] == [3, 4, 5]
    assert worked_on == [3]
