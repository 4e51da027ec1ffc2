"""The decoder finds the best of all trees with one root."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.language.trees import best_tree, find_cycle


def reaches_root(heads: tuple[int, ...]) -> bool:
    """Whether every word hangs on the root, directly or through others."""
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def best_by_trying_all(arcs: npt.NDArray[np.float64]) -> float:
    n = len(arcs)
    return max(
        float(sum(arcs[w, h] for w, h in enumerate(heads)))
        for heads in itertools.product(range(n + 1), repeat=n)
        if heads.count(0) == 1 and reaches_root(heads)
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_the_tree_is_the_best_of_all_with_one_root(n: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(scale=4, size=(n, n + 1))
    heads = best_tree(arcs)
    assert (heads == 0).sum() == 1 and reaches_root(tuple(heads.tolist()))
    assert np.isclose(arcs[np.arange(n), heads].sum(), best_by_trying_all(arcs))


@settings(max_examples=40, deadline=None)
@given(st.integers(6, 60), st.integers(0, 2**32 - 1))
def test_long_sentences_get_one_root_and_no_cycle(n: int, seed: int) -> None:
    heads = best_tree(np.random.default_rng(seed).normal(size=(n, n + 1)))
    assert (heads == 0).sum() == 1 and reaches_root(tuple(heads.tolist()))


def test_words_that_all_prefer_the_root_share_one() -> None:
    arcs = np.array([[9.0, 0, 1, 0], [8.0, 1, 0, 2], [9.5, 3, 0, 0]])
    assert best_tree(arcs).tolist() == [0, 3, 1]


def test_no_words_make_an_empty_tree() -> None:
    assert best_tree(np.zeros((0, 1))).tolist() == []


def test_a_cycle_is_found() -> None:
    assert find_cycle(np.array([0, 0, 3, 4, 2])).tolist() == [False, False, True, True, True]
