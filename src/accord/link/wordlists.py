"""How many words two lists of words share, counted in arrays for very many pairs of lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Some = npt.NDArray[np.integer[Any]]
Numbers = npt.NDArray[np.int64]
CELLS = 4_000_000  # of a table of lists and words that is laid out at once


class WordLists:
    """Lists of words, each word once in a list; `sizes` tells how many each has."""

    def __init__(self, lists: Iterable[Iterable[str]]) -> None:
        numbers: dict[str, int] = {}
        found = [np.array([numbers.setdefault(w, len(numbers)) for w in words], np.int32) for words in lists]
        self._flat = np.concatenate(found) if found else np.zeros(0, dtype=np.int32)
        self.sizes: Numbers = np.array([len(words) for words in found], dtype=np.int64)
        self._start = np.concatenate(([0], np.cumsum(self.sizes)))
        self._vocabulary = max(1, len(numbers))

    def shared(self, left: Some, right: Some) -> Numbers:
        """How many words the lists of each pair share."""
        out = np.zeros(len(left), dtype=np.int64)
        order = np.argsort(left, kind="stable")
        ones, starts = np.unique(left[order], return_index=True)
        ends = np.append(starts[1:], len(left))
        step = max(1, CELLS // self._vocabulary)
        table = np.zeros((min(step, len(ones)), self._vocabulary), dtype=np.bool_)
        for at in range(0, len(ones), step):
            some = ones[at : at + step]
            of, words = self._words(some)
            table[of, words] = True
            pairs = order[starts[at] : ends[min(at + step, len(ones)) - 1]]
            rows = np.repeat(np.arange(len(some)), (ends - starts)[at : at + step])
            which, words_there = self._words(right[pairs])
            hits = np.concatenate(([0], np.cumsum(table[rows[which], words_there])))
            bounds = np.concatenate(([0], np.cumsum(self.sizes[right[pairs]])))
            out[pairs] = hits[bounds[1:]] - hits[bounds[:-1]]
            table[of, words] = False
        return out

    def _words(self, lists: Some) -> tuple[Numbers, npt.NDArray[np.int32]]:
        """The words of these lists in a row, each with the place of its list in `lists`."""
        sizes = self.sizes[lists]
        of = np.repeat(np.arange(len(lists)), sizes)
        before = np.concatenate(([0], np.cumsum(sizes)[:-1])) if len(sizes) else sizes
        return of, self._flat[np.arange(len(of)) + (self._start[lists] - before)[of]]
