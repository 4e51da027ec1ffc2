"""Which pages share rare word sequences: candidates for lineage at a cost nearly in line with the text.

Every page is turned into hashes of its runs of five words and of three content words; one sort over all
hashes brings pages that share one together. Runs that many pages have say nothing and are passed over.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from accord.link.components import parts
from accord.link.facts import STOPWORDS, WORD, fold, stem
from accord.types import Document, DocumentId

Hashes = npt.NDArray[np.uint64]
RUN = 5  # words of a shingle
CONTENT_RUN = 3  # content words of a shingle
COMMON = 40  # a shingle that more pages have is passed over
RARE = 3  # other pages that may have a shingle for it to count in full
UNIT = 120  # weight of a shingle that counts in full
STOCK_DAYS = 2  # a passage carried over more days than this is stock background
MOST_WAITING = 20_000_000  # pairs of pages that are held before they are summed up
SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
QUOTE = re.compile(r'[“”„«»"\n]')
CLOSING = '”»"'
POSSESSIVE = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's content words: `plain` ones and `names` (words that the page writes with a capital), by
    their numbers in the vocabulary. `spoken`: most of it stands in quotation marks."""

    plain: frozenset[int]
    names: frozenset[int]
    size: int
    spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A page as lineage sees it, kept small: a record may have very many.

    `capital[i]` tells whether word i is written with a capital, `spoken[i]` whether it stands in quotation
    marks. `told` holds the sentences one after the other: whether it is spoken, the number of plain words,
    those words, the number of names, those names.
    """

    id: DocumentId
    runs: Hashes
    content_runs: Hashes
    capital: npt.NDArray[np.bool_]
    spoken: npt.NDArray[np.bool_]
    told: npt.NDArray[np.int32]
    digest: str

    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences with enough content words to tell something."""
        out, at, flat = [], 0, self.told.tolist()
        while at < len(flat):
            middle = at + 2 + flat[at + 1]
            end = middle + 1 + flat[middle]
            plain, names = flat[at + 2 : middle], flat[middle + 1 : end]
            size = len(plain) + len(names)
            out.append(Sentence(frozenset(plain), frozenset(names), size, spoken=bool(flat[at])))
            at = end
        return tuple(out)


class Word(NamedTuple):
    """What is known of a word as it is written: its number; the number and the small number of its stem, None
    where any text has it; itself in small letters; whether it begins with a capital."""

    number: int
    stem: int | None
    small: int | None
    lower: str
    capital: bool


class Vocabulary:
    """Numbers for words: stable 64-bit ones (the same on every machine and in every run), and small ones.

    Words recur, so each is looked at once.
    """

    def __init__(self) -> None:
        self._words: dict[str, Word] = {}
        self._small: dict[str, int] = {}

    def words(self, shown: Iterable[str]) -> list[Word]:
        """What is known of words as they are written."""
        known = self._words
        return [known.get(word) or self._new(word) for word in shown]

    def _new(self, shown: str) -> Word:
        low = fold(shown)
        stemmed = stem(low) if low not in STOPWORDS else None
        word = self._words[shown] = Word(
            number=_number(low),
            stem=_number(stemmed) if stemmed is not None else None,
            small=self.small([stemmed])[0] if stemmed is not None else None,
            lower=shown.lower(),
            capital=shown[:1].isupper(),
        )
        return word

    def small(self, stems: Iterable[str]) -> list[int]:
        """Numbers of stems counted up as they come."""
        known = self._small
        return [known.setdefault(word, len(known)) for word in stems]


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
    plain = POSSESSIVE.sub("", document.text)
    inside = quoted(plain)
    starts = [m.start() for m in WORD.finditer(plain)]
    shown = WORD.findall(plain)
    words = vocabulary.words(shown)
    numbers = np.array([w.number for w in words], dtype=np.uint64)
    stems = np.array([w.stem for w in words if w.stem is not None], dtype=np.uint64)
    return Text(
        id=document.id,
        runs=rolling(numbers, RUN),
        content_runs=rolling(stems, CONTENT_RUN),
        capital=np.array([w.capital for w in words], dtype=np.bool_),
        spoken=np.frombuffer(inside, dtype=np.bool_)[starts],
        told=np.array(_told(plain, list(zip(starts, shown, words, strict=True)), inside), dtype=np.int32),
        digest=hashlib.blake2b(numbers.tobytes(), digest_size=16).hexdigest() if words else "",
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


def _told(text: str, words: Sequence[tuple[int, str, Word]], inside: bytearray) -> list[int]:
    """The sentences one after the other, as `Text.told` holds them; `words` with where and how they stand."""
    out: list[int] = []
    written_small = {shown for _, shown, _ in words if shown[:1].islower()}
    at = first = 0
    for end, following in [*(m.span() for m in SENTENCE.finditer(text)), (len(text), len(text))]:
        last = bisect_left(words, end, first, key=itemgetter(0))
        plain: set[int] = set()
        names: set[int] = set()
        for _, _, word in words[first:last]:
            if word.small is not None:
                name = word.capital and word.lower not in written_small
                (names if name else plain).add(word.small)
        names -= plain
        if len(plain) + len(names) >= 4:
            spoken = 2 * inside.count(1, at, end) > end - at
            out += [int(spoken), len(plain), *sorted(plain), len(names), *sorted(names)]
        at, first = following, last
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
        best = list(zip(self.left[order].tolist(), self.right[order].tolist(), strict=True))
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
    stock = np.zeros(0, dtype=np.uint64)
    for which in ("runs", "content_runs"):
        arrays = [np.unique(getattr(t, which)) for t in texts]
        if not arrays:
            continue
        hashes = np.concatenate(arrays)
        owners = np.repeat(np.arange(len(arrays), dtype=np.int32), [len(a) for a in arrays])
        order = np.argsort(hashes, kind="stable")
        hashes, owners = hashes[order], owners[order]
        starts = np.concatenate(([0], np.flatnonzero(np.diff(hashes)) + 1)).astype(np.int64)
        sizes = np.diff(np.concatenate((starts, [len(hashes)])))
        if which == "runs" and len(hashes):
            stock = hashes[starts[_is_stock(owners, starts, days)]]
        for size in range(2, COMMON + 1):
            weights.add(owners, starts[sizes == size], size)
    left, right, worth = weights.enough()
    return Shared(left=left, right=right, weights=worth, stock=stock)


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
