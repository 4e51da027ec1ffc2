"""The best dependency tree of a sentence from scores of single arcs.

Chu and Liu (1965) and Edmonds (1967): the maximum spanning arborescence. Under one root: arcs from the
root cost more than all other arcs together could gain, so that the best tree has exactly one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Heads = npt.NDArray[np.int64]


def best_tree(arcs: npt.NDArray[np.floating]) -> Heads:
    """Heads of the n words of a sentence: column numbers of `arcs` (n, n + 1), 0 the root.

    Exactly one word has the head 0, and the sum of scores is the largest of all such trees.
    """
    n = arcs.shape[0]
    if n == 0:
        return np.zeros(0, dtype=np.int64)
    scores = np.full((n + 1, n + 1), -np.inf)
    scores[1:] = arcs
    scores[np.arange(n + 1), np.arange(n + 1)] = -np.inf
    greedy: Heads = scores[1:].argmax(axis=1)
    if (greedy == 0).sum() == 1 and not find_cycle(np.concatenate([[0], greedy])).any():
        return greedy
    finite = scores[np.isfinite(scores)]
    scores[1:, 0] -= (n + 1) * (finite.max() - finite.min() + 1.0)
    return _arborescence(scores)[1:]


def find_cycle(heads: Heads) -> npt.NDArray[np.bool_]:
    """Which nodes form a cycle (one of them, that of the smallest node), node 0 being the root."""
    above: list[int] = heads.tolist()
    state = [0] * len(above)  # 0 unseen, 1 on the way, 2 known to reach the root
    state[0] = 2
    on_cycle = np.zeros(len(above), dtype=np.bool_)
    for start in range(1, len(above)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = above[node]
        if state[node] == 1:
            on_cycle[path[path.index(node) :]] = True
            return on_cycle
        for node in path:
            state[node] = 2
    return on_cycle


@dataclass(frozen=True, slots=True)
class _Contraction:
    """How one cycle became the last node of a smaller graph.

    `inside` and `outside` are nodes of the larger graph, `heads` the cycle's own arcs; `entry[o]` is the
    place in `inside` where an arc from outside node o enters best, `way_out[o]` where one to it leaves.
    """

    inside: Heads
    outside: Heads
    heads: Heads
    entry: Heads
    way_out: Heads


def _arborescence(scores: npt.NDArray[np.float64]) -> Heads:
    """Head of every node for scores[node, head], node 0 the root (its own head is 0).

    Each round contracts one cycle to a new node; at the end the contractions are opened again.
    """
    contractions: list[_Contraction] = []
    while True:
        heads: Heads = scores.argmax(axis=1)
        heads[0] = 0
        cycle = find_cycle(heads)
        if not cycle.any():
            break
        contraction, scores = _contract(scores, heads, cycle)
        contractions.append(contraction)
    for contraction in reversed(contractions):
        heads = _open(contraction, heads)
    return heads


def _contract(
    scores: npt.NDArray[np.float64], heads: Heads, cycle: npt.NDArray[np.bool_]
) -> tuple[_Contraction, npt.NDArray[np.float64]]:
    inside, outside = np.flatnonzero(cycle), np.flatnonzero(~cycle)
    entering = (
        scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    )  # gain of breaking it there
    leaving = scores[np.ix_(outside, inside)]
    m = len(outside)
    entry, way_out = entering.argmax(axis=0), leaving.argmax(axis=1)
    smaller = np.full((m + 1, m + 1), -np.inf)
    smaller[:m, :m] = scores[np.ix_(outside, outside)]
    smaller[m, :m] = entering[entry, np.arange(m)]
    smaller[:m, m] = leaving[np.arange(m), way_out]
    return _Contraction(inside, outside, heads[inside], entry, way_out), smaller


def _open(contraction: _Contraction, found: Heads) -> Heads:
    """Heads of the larger graph from those of the smaller one."""
    inside, outside = contraction.inside, contraction.outside
    m = len(outside)
    result = np.zeros(len(inside) + m, dtype=np.int64)
    result[inside] = contraction.heads
    from_cycle = found[:m] == m
    result[outside[from_cycle]] = inside[contraction.way_out[from_cycle]]
    result[outside[~from_cycle]] = outside[found[:m][~from_cycle]]
    result[inside[contraction.entry[found[m]]]] = outside[found[m]]
    result[0] = 0
    return result
