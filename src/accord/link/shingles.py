"""Which pages share rare word sequences: candidates for lineage at a cost nearly in line with the text.

Every page is turned into hashes of its runs of five words and of three content words; one sort over all
hashes brings pages that share one together. Runs that many pages have say nothing and are passed over.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.link.components import parts
from accord.link.facts import STOPWORDS, WORD, fold, stem
from accord.types import Document, DocumentId

Hashes = npt.NDArray[np.uint64]
Words = npt.NDArray[np.int32]
RUN = 5  # words of a shingle
CONTENT_RUN = 3  # content words of a shingle
COMMON = 40  # a shingle that more pages have is passed over
RARE = 3  # other pages that may have a shingle for it to count in full
UNIT = 120  # weight of a shingle that counts in full
STOCK_DAYS = 2  # a passage carried over more days than this is stock background
MOST_WAITING = 8_000_000  # pairs of pages that are held before they are summed up
MOST_HASHES = 16_000_000  # shingles that are sorted at once
AT_ONCE = 100_000  # pairs of pages that are gone through at once
SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
QUOTE = re.compile(r'[“”„«»"\n]')
CLOSING = '”»"'
POSSESSIVE = re.compile(r"['’]s\b")


class Vocabulary:
    """Words as they are written, numbered as they come, each looked at once.

    `numbers` are stable 64-bit ones of words in small letters (the same on every machine and in every run),
    `stems` those of their stems, `small` the stems counted up, -1 for words that any text has.
    """

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._columns = {name: array(code) for name, code in COLUMNS.items()}

    def words(self, shown: Iterable[str]) -> list[int]:
        """The numbers of words as they are written."""
        known = self._known
        return [known[word] if word in known else self._new(word) for word in shown]

    def of(self, column: str, words: Words) -> npt.NDArray[Any]:
        """What is known of some words: their "number", "stem", "small", "capital" or "lower"."""
        found: npt.NDArray[Any] = np.frombuffer(self._columns[column], dtype=COLUMNS[column])[words]
        return found

    def _new(self, shown: str) -> int:
        low = fold(shown)
        stemmed = stem(low) if low not in STOPWORDS else None
        number = self._known[shown] = len(self._known)
        row = {
            "number": _number(low),
            "stem": _number(stemmed) if stemmed is not None else 0,
            "small": self._stems.setdefault(stemmed, len(self._stems)) if stemmed is not None else -1,
            "capital": shown[:1].isupper(),
            "lower": number,
        }
        for name, value in row.items():
            self._columns[name].append(value)
        lower = shown.lower()
        if lower != shown:
            self._columns["lower"][number] = self.words([lower])[0]
        return number


COLUMNS = {"number": "Q", "stem": "Q", "small": "i", "capital": "b", "lower": "i"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A page as lineage sees it, kept small: a record may have very many. `words` are in `vocabulary`."""

    id: DocumentId
    words: Words
    digest: str
    vocabulary: Vocabulary

    @property
    def runs(self) -> Hashes:
        """The hashes of its runs of words."""
        return rolling(self.vocabulary.of("number", self.words), RUN)

    @property
    def content_runs(self) -> Hashes:
        """The hashes of its runs of content words."""
        content = self.words[self.vocabulary.of("small", self.words) >= 0]
        return rolling(self.vocabulary.of("stem", content), CONTENT_RUN)


def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def rolling(numbers: Hashes, size: int) -> Hashes:
    """The hash of each run of `size` words (wrapping arithmetic modulo 2 to the 64)."""
    count = len(numbers) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        total = total * np.uint64(0x9E3779B97F4A7C15) + numbers[offset : offset + count]
        total ^= total >> np.uint64(29)
    return total


def shown_words(document: Document) -> list[str]:
    """The words of a page as they are written, without possessive endings."""
    return WORD.findall(POSSESSIVE.sub("", document.text))


def read_text(document: Document, vocabulary: Vocabulary) -> Text:
    """A document as lineage sees it."""
    words = np.array(vocabulary.words(shown_words(document)), dtype=np.int32)
    numbers = vocabulary.of("number", words).tobytes()
    digest = hashlib.blake2b(numbers, digest_size=16).hexdigest() if len(words) else ""
    return Text(id=document.id, words=words, digest=digest, vocabulary=vocabulary)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Marks:
    """What the marks between a page's words tell: which words stand in quotation marks, and the sentences,
    each with the place behind its last word and whether most of it is spoken."""

    spoken: npt.NDArray[np.bool_]
    ends: npt.NDArray[np.int32]
    quotes: npt.NDArray[np.bool_]


def read_marks(document: Document) -> Marks:
    """The marks between the words of a page."""
    plain = POSSESSIVE.sub("", document.text)
    inside = quoted(plain)
    starts = [m.start() for m in WORD.finditer(plain)]
    bounds = [*(m.span() for m in SENTENCE.finditer(plain)), (len(plain), len(plain))]
    quotes = np.zeros(len(bounds), dtype=np.bool_)
    if any(inside):
        begins = [0, *(following for _, following in bounds[:-1])]
        sentences = zip(begins, (end for end, _ in bounds), strict=True)
        quotes[:] = [2 * inside.count(1, at, end) > end - at for at, end in sentences]
    return Marks(
        spoken=np.frombuffer(inside, dtype=np.bool_)[starts],
        ends=np.searchsorted(starts, [end for end, _ in bounds]).astype(np.int32),
        quotes=quotes,
    )


def quoted(text: str) -> bytearray:
    """For each character 1 where it stands in double quotation marks; an open one ends with its line."""
    out = bytearray(len(text))
    opened: int | None = None
    for mark in QUOTE.finditer(text):
        at, c = mark.start(), mark.group()
        if opened is not None and (c == "\n" or c in CLOSING):
            out[opened:at] = b"\1" * (at - opened)
            opened = None
        elif opened is None and c != "\n" and c not in "”»":
            opened = at
    if opened is not None:
        out[opened:] = b"\1" * (len(text) - opened)
    return out


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shared:
    """Pairs of pages (indices, left < right, in order) that share enough rare shingles, and the five-word
    shingles that are stock (sorted)."""

    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    weights: npt.NDArray[np.int32]
    stock: Hashes

    def by_nearness(self, count: int, most: int) -> Iterator[tuple[int, list[int]]]:
        """Each of `count` pages that comes first in pairs, with the second ones.

        Pages that share much come one after the other, in groups of at most `most`: what was laid open for
        one page of a group is at hand for the next.
        """
        order = np.argsort(-self.weights, kind="stable")
        best = (
            pair
            for at in range(0, len(order), AT_ONCE)
            for some in (order[at : at + AT_ONCE],)
            for pair in zip(self.left[some].tolist(), self.right[some].tolist(), strict=True)
        )
        group = np.array(parts(range(count), (), best, most), dtype=np.int64)
        order = np.lexsort((self.right, self.left, group[self.left]))
        left, right = self.left[order], self.right[order]
        bounds = [0, *(np.flatnonzero(np.diff(left)) + 1).tolist(), len(left)]
        for at, end in pairwise(bounds if len(left) else []):
            yield int(left[at]), right[at:end].tolist()


def share(texts: Sequence[Text], days: Sequence[int | None]) -> Shared:
    """Find the pages that share rare shingles; `days` are the pages' days, as ordinals.

    Two shingles that few pages have make a pair; of those that more pages have it takes more, in proportion.
    A shingle is stock where at least three pages have it, over more than `STOCK_DAYS` days.
    """
    weights = _Weights(len(texts))
    stock = [np.zeros(0, dtype=np.uint64)]
    for which in ("runs", "content_runs"):
        arrays = [np.unique(getattr(t, which)) for t in texts]
        total = sum(map(len, arrays))
        parts_of = 1 + total // MOST_HASHES
        owners = np.repeat(np.arange(len(arrays), dtype=np.int32), [len(a) for a in arrays])
        hashes = np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.uint64)
        del arrays
        bounds = [(1 << 64) * n // parts_of for n in range(1, parts_of)]
        of = np.searchsorted(np.array(bounds, dtype=np.uint64), hashes, side="right").astype(np.int16)
        for n in range(parts_of if total else 0):
            some = np.flatnonzero(of == n)
            stock += _pairs_in(hashes[some], owners[some], weights, days if which == "runs" else None)
    left, right, worth = weights.enough()
    return Shared(left=left, right=right, weights=worth, stock=np.concatenate(stock))


def _pairs_in(
    hashes: Hashes, owners: npt.NDArray[np.int32], weights: _Weights, days: Sequence[int | None] | None
) -> list[Hashes]:
    """Count the pairs of pages that share some shingles; where days are given, which shingles are stock."""
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.concatenate(([0], np.flatnonzero(np.diff(hashes)) + 1)).astype(np.int64)
    sizes = np.diff(np.concatenate((starts, [len(hashes)])))
    for size in range(2, COMMON + 1):
        weights.add(owners, starts[sizes == size], size)
    return [hashes[starts[_is_stock(owners, starts, days)]]] if days is not None and len(hashes) else []


def _is_stock(
    owners: npt.NDArray[np.int32], starts: npt.NDArray[np.int64], days: Sequence[int | None]
) -> npt.NDArray[np.bool_]:
    """For each group of owners (from a start to the next) whether their days lie far apart."""
    known = np.array([d is not None for d in days])[owners]
    first = np.array([d if d is not None else 1 << 30 for d in days])[owners]
    last = np.array([d if d is not None else -1 for d in days])[owners]
    spread = np.maximum.reduceat(last, starts) - np.minimum.reduceat(first, starts)
    return (np.add.reduceat(known.astype(np.int32), starts) >= 3) & (spread > STOCK_DAYS)


class _Weights:
    """The summed weight of the shingles that pairs of pages share, in whole numbers, so that it is exact."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._codes: list[npt.NDArray[np.int64]] = []
        self._weights: list[npt.NDArray[np.int32]] = []
        self._waiting = 0

    def add(self, owners: npt.NDArray[np.int32], starts: npt.NDArray[np.int64], size: int) -> None:
        """Count the groups of `size` pages that begin at `starts` in `owners`."""
        worth = min(UNIT, UNIT * RARE // (size - 1))
        left, right = np.triu_indices(size, k=1)
        step = max(1, MOST_WAITING // len(left))
        for at in range(0, len(starts), step):
            group = owners[starts[at : at + step, None] + np.arange(size)].astype(np.int64)
            codes = (group[:, left] * self._count + group[:, right]).ravel()
            self._codes.append(codes)
            self._weights.append(np.full(len(codes), worth, dtype=np.int32))
            self._waiting += len(codes)
            if self._waiting > MOST_WAITING:
                self._sum_up()

    def enough(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int32]]:
        """The pairs whose weight is that of two rare shingles or more, and their weights."""
        if not self._codes:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int32)
        self._sum_up()
        good = self._weights[0] >= 2 * UNIT
        codes = self._codes[0][good]
        return codes // self._count, codes % self._count, self._weights[0][good]

    def _sum_up(self) -> None:
        codes, weights = np.concatenate(self._codes), np.concatenate(self._weights)
        order = np.argsort(codes, kind="stable")
        codes, weights = codes[order], weights[order]
        starts = np.concatenate(([0], np.flatnonzero(np.diff(codes)) + 1)).astype(np.int64)
        summed = np.add.reduceat(weights, starts) if len(codes) else weights
        self._codes, self._weights = [codes[starts] if len(codes) else codes], [summed]
        self._waiting = 0
