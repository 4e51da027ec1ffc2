"""What the model reads: word pieces, windows over long sentences, and batches of one page.

Word pieces are lower-cased, so how a word is written is told beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.errors import ModelError

Feed = dict[str, npt.NDArray[Any]]

MAX_PIECES = 256
MAX_WORDS = 100
MAX_PIECES_OF_WORD = 32
OVERLAP_WORDS = 40
BATCH_PIECES = 256

_STRAIGHT = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-"}
)
_CACHED_WORDS = 60_000


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Words first to last - 1 of a sentence, with the pieces and the shape of each."""

    sentence: int
    first: int
    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    size: int


class Reader:
    """Turns sentences into the model's inputs. `file` is the tokeniser's file of word pieces."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._cls, self._sep, self._unknown = (self._id(name, file) for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._pieces: dict[str, tuple[int, ...]] = {}

    def _id(self, piece: str, file: Path) -> int:
        found = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ModelError(f"{file}: no word piece {piece}; install accord again")
        return int(found)

    def pieces_of(self, words: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Word pieces of each of the words, at least one; of endless strings the first ones."""
        if len(self._pieces) > _CACHED_WORDS:
            self._pieces.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._pieces]
        plain = [word.translate(_STRAIGHT) for word in new]
        for word, encoding in zip(
            new, self._tokenizer.encode_batch(plain, add_special_tokens=False), strict=True
        ):
            self._pieces[word] = tuple(encoding.ids[:MAX_PIECES_OF_WORD]) or (self._unknown,)
        return self._pieces

    def batches(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Window]]:
        """Windows over a page's sentences, in batches that are a function of these sentences alone."""
        found = self.pieces_of([word for sentence in sentences for word in sentence])
        windows: list[Window] = []
        for number, sentence in enumerate(sentences):
            windows.extend(_windows(number, [found[word] for word in sentence], shapes(sentence)))
        return _batches(windows)

    def feed(self, batch: Sequence[Window]) -> Feed:
        """The model's inputs for one batch, padded."""
        longest = max(window.size for window in batch)
        most = max(len(window.pieces) for window in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        first = np.zeros((len(batch), most), dtype=np.int64)
        known = np.zeros((len(batch), most), dtype=np.bool_)
        shape = np.zeros_like(first)
        for row, window in enumerate(batch):
            line = [self._cls]
            for word, pieces in enumerate(window.pieces):
                first[row, word] = len(line)
                line.extend(pieces)
            line.append(self._sep)
            ids[row, : len(line)] = line
            mask[row, : len(line)] = 1
            known[row, : len(window.pieces)] = True
            shape[row, : len(window.pieces)] = window.shapes
        return {"ids": ids, "mask": mask, "first": first, "known": known, "shape": shape}


def shapes(words: Sequence[str]) -> list[int]:
    """How each word of a sentence is written, which the lower-casing word pieces do not tell.

    0 small letters, 1 a capital and small letters, 2 one capital, 3 capitals, 4 both mixed, 5 with a digit,
    6 neither letter nor digit; 7 any capital in a headline, where most words have one.
    """
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    shouted = len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)
    return [_shape(word, shouted) for word in words]


@lru_cache(maxsize=_CACHED_WORDS)
def _shape(word: str, shouted: bool) -> int:
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 5
    if not letters:
        return 6
    large = sum(c.isupper() for c in letters)
    if not large:
        return 0
    if shouted:
        return 7
    if large == len(letters):
        return 2 if large == 1 else 3
    return 1 if large == 1 and letters[0].isupper() else 4


def _windows(sentence: int, pieces: Sequence[tuple[int, ...]], written: Sequence[int]) -> Iterator[Window]:
    """Windows over one sentence that keep to the model's limits, each overlapping the next by `OVERLAP_WORDS`
    or by half of itself."""
    first = 0
    while True:
        size, last = 2, first
        while last < len(pieces) and last - first < MAX_WORDS and size + len(pieces[last]) <= MAX_PIECES:
            size += len(pieces[last])
            last += 1
        yield Window(sentence, first, tuple(pieces[first:last]), tuple(written[first:last]), size)
        if last == len(pieces):
            return
        first = max(last - min(OVERLAP_WORDS, (last - first) // 2), first + 1)


def _batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Groups of windows of like length, at most `BATCH_PIECES` pieces each with padding."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda w: (w.size, w.sentence, w.first)):
        if batch and window.size * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
