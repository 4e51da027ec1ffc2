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
    """How one cycle became a node of its own.

    `inside` are the nodes of the cycle, `heads` its arcs; `entry[o]` is the place in `inside` where an arc
    from node o enters best, `way_out[o]` where one to it leaves.
    """

    inside: Heads
    heads: Heads
    entry: Heads
    way_out: Heads


def _arborescence(given: npt.NDArray[np.float64]) -> Heads:
    """Head of every node for given[node, head], node 0 the root (its own head is 0).

    Each round contracts one cycle to a new node, behind all others; at the end they are opened again.
    """
    n = len(given)
    scores = np.full((2 * n, 2 * n), -np.inf)
    scores[:n, :n] = given
    heads: Heads = np.zeros(2 * n, dtype=np.int64)  # 0 also for nodes that are not there yet, or gone
    heads[1:n] = given[1:].argmax(axis=1)
    contractions: list[_Contraction] = []
    while (cycle := find_cycle(heads)).any():
        contractions.append(_contract(scores, heads, np.flatnonzero(cycle), n + len(contractions)))
    for number in reversed(range(len(contractions))):
        _open(contractions[number], heads, n + number)
    return heads[:n]


def _contract(scores: npt.NDArray[np.float64], heads: Heads, inside: Heads, new: int) -> _Contraction:
    """Put node `new` in the place of a cycle, in `scores` and `heads`."""
    entering = scores[inside, :new] - scores[inside, heads[inside]][:, None]  # gain of breaking it there
    leaving = scores[:new, inside]
    entry, way_out = entering.argmax(axis=0), leaving.argmax(axis=1)
    contraction = _Contraction(inside, heads[inside], entry, way_out)
    scores[new, :new] = entering[entry, np.arange(new)]
    scores[:new, new] = leaving[np.arange(new), way_out]
    scores[:, inside] = -np.inf
    gone = np.zeros(len(heads), dtype=np.bool_)
    gone[inside] = True
    changed = gone[heads]
    changed[new] = True
    heads[changed] = scores[changed].argmax(axis=1)
    heads[inside] = 0
    return contraction


def _open(contraction: _Contraction, heads: Heads, node: int) -> None:
    """Put the cycle back in the place of its node, in `heads`."""
    inside, head = contraction.inside, heads[node]
    from_cycle = np.flatnonzero(heads[: len(contraction.way_out)] == node)
    heads[from_cycle] = inside[contraction.way_out[from_cycle]]
    heads[inside] = contraction.heads
    heads[inside[contraction.entry[head]]] = head
