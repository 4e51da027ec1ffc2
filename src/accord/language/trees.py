"""The best dependency tree of a sentence from scores of single arcs.

Chu and Liu (1965) and Edmonds (1967): the maximum spanning arborescence. Under one root: arcs from the
root cost more than all other arcs together could gain, so that the best tree has exactly one of them.
"""

from __future__ import annotations

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
    state = np.zeros(len(heads), dtype=np.int8)  # 0 unseen, 1 on the way, 2 known to reach the root
    state[0] = 2
    on_cycle = np.zeros(len(heads), dtype=np.bool_)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            on_cycle[path[path.index(node) :]] = True
            return on_cycle
        state[path] = 2
    return on_cycle


def _arborescence(scores: npt.NDArray[np.float64]) -> Heads:
    """Head of every node for scores[node, head], node 0 the root (its own head is 0).

    Each round contracts one cycle to a new node; at the end the contractions are opened again.
    """
    n = len(scores)
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle.any():
        return heads
    inside, outside = np.flatnonzero(cycle), np.flatnonzero(~cycle)
    kept = scores[inside, heads[inside]]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]  # what breaking the cycle there changes
    leaving = scores[np.ix_(outside, inside)]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), -np.inf)
    smaller[:m, :m] = scores[np.ix_(outside, outside)]
    entry = entering.argmax(axis=0)
    smaller[m, :m] = entering[entry, np.arange(m)]
    way_out = leaving.argmax(axis=1)
    smaller[:m, m] = leaving[np.arange(m), way_out]
    found = _arborescence(smaller)
    result = np.zeros(n, dtype=np.int64)
    result[inside] = heads[inside]
    for place, node in enumerate(outside):
        head = found[place]
        result[node] = inside[way_out[place]] if head == m else outside[head]
    broken = inside[entry[found[m]]]
    result[broken] = outside[found[m]]
    result[0] = 0
    return result
