"""A label learned from signs, in folds: what a scorer would reach, without one that is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FOLDS = 5
LEAST = 3  # how many texts must show a sign
STEPS = 250
RATE = 4.0
KEPT = 0.0001  # weight of the penalty on large weights

Floats = npt.NDArray[np.float32]


def by_folds(labels: Sequence[str], signs: Sequence[frozenset[str]]) -> list[str]:
    """The label of each text by a logistic regression trained on the other four fifths of them."""
    kinds = sorted(set(labels))
    out = [""] * len(labels)
    for fold in range(FOLDS):
        train = [i for i in range(len(labels)) if i % FOLDS != fold]
        test = [i for i in range(len(labels)) if i % FOLDS == fold]
        seen = Counter(s for i in train for s in signs[i])
        column = {s: n for n, s in enumerate(sorted(s for s, times in seen.items() if times >= LEAST))}
        weights = _trained(
            _matrix([signs[i] for i in train], column), np.array([kinds.index(labels[i]) for i in train])
        )
        best = (_matrix([signs[i] for i in test], column) @ weights).argmax(axis=1)
        for i, kind in zip(test, best.tolist(), strict=True):
            out[i] = kinds[kind]
    return out


def _matrix(signs: Sequence[frozenset[str]], column: dict[str, int]) -> Floats:
    """Rows of texts, each of length one, with a column of ones."""
    out = np.zeros((len(signs), len(column) + 1), dtype=np.float32)
    for row, found in enumerate(signs):
        out[row, [column[s] for s in found if s in column]] = 1.0
    out /= np.maximum(np.sqrt(out.sum(axis=1, keepdims=True)), 1.0)
    out[:, -1] = 0.3
    return out


def _trained(rows: Floats, kinds: npt.NDArray[np.int64]) -> Floats:
    """Weights (signs, labels) of a multinomial logistic regression, by gradient descent with momentum."""
    wanted = np.eye(int(kinds.max()) + 1, dtype=np.float32)[kinds]
    weights = np.zeros((rows.shape[1], wanted.shape[1]), dtype=np.float32)
    speed = np.zeros_like(weights)
    for _ in range(STEPS):
        scores = rows @ weights
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = rows.T @ (likely - wanted) / len(rows) + KEPT * weights
        speed = 0.9 * speed - RATE * slope
        weights += speed
    return weights
