"""Which pages share rare word sequences: candidates for lineage at a cost nearly in line with the text.

Every page is turned into hashes of its runs of five words and of three content words; one sort over all
hashes brings pages that share one together. Runs that many pages have say nothing and are passed over.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from accord.link.facts import STOPWORDS, WORD, fold, stem
from accord.types import Document, DocumentId

Hashes = npt.NDArray[np.uint64]
RUN = 5  # words of a shingle
CONTENT_RUN = 3  # content words of a shingle
COMMON = 40  # a shingle that more pages have is passed over
SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
POSSESSIVE = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence's content words: `plain` ones and `names` (words that the page writes with a capital)."""

    plain: frozenset[str]
    names: frozenset[str]

    @property
    def size(self) -> int:
        return len(self.plain) + len(self.names)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A page as lineage sees it. `capital[i]` tells whether word i is written with a capital."""

    id: DocumentId
    words: tuple[str, ...]
    shown: tuple[str, ...]
    capital: tuple[bool, ...]
    runs: Hashes
    content_runs: Hashes
    sentences: tuple[Sentence, ...]
    digest: str


class Vocabulary:
    """Stable 64-bit numbers for words (the same on every machine and in every run)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def numbers(self, words: Iterable[str]) -> Hashes:
        out = []
        for word in words:
            number = self._numbers.get(word)
            if number is None:
                number = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
                self._numbers[word] = number
            out.append(number)
        return np.array(out, dtype=np.uint64)


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


@lru_cache(maxsize=1 << 17)
def plain_word(word: str) -> str:
    """A single word folded; words recur, so each is folded once."""
    return fold(word)


def read_text(document: Document, vocabulary: Vocabulary) -> Text:
    """A document as lineage sees it."""
    plain = POSSESSIVE.sub("", document.text)
    shown = tuple(WORD.findall(plain))
    words = tuple(plain_word(w) for w in shown)
    small = {w for w in shown if w[:1].islower()}
    content = [stem(w) for w in words if w not in STOPWORDS]
    return Text(
        id=document.id,
        words=words,
        shown=shown,
        capital=tuple(w[:1].isupper() for w in shown),
        runs=rolling(vocabulary.numbers(words), RUN),
        content_runs=rolling(vocabulary.numbers(content), CONTENT_RUN),
        sentences=tuple(_sentences(plain, small)),
        digest=hashlib.blake2b(" ".join(words).encode(), digest_size=16).hexdigest(),
    )


def _sentences(text: str, small: set[str]) -> Iterable[Sentence]:
    for piece in SENTENCE.split(text):
        plain: set[str] = set()
        names: set[str] = set()
        for word in WORD.findall(piece):
            low = plain_word(word)
            if low in STOPWORDS:
                continue
            name = word[:1].isupper() and word.lower() not in small
            (names if name else plain).add(stem(low))
        if len(plain) + len(names - plain) >= 4:
            yield Sentence(plain=frozenset(plain), names=frozenset(names - plain))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shared:
    """Which pages share what: `pairs` counts rare shingles of two pages (indices), `holders` maps a
    five-word shingle that several pages have to those pages."""

    pairs: Counter[tuple[int, int]]
    holders: dict[int, tuple[int, ...]]


def share(texts: Sequence[Text]) -> Shared:
    """Find the pages that share rare shingles."""
    pairs: Counter[tuple[int, int]] = Counter()
    holders: dict[int, tuple[int, ...]] = {}
    for which in ("runs", "content_runs"):
        arrays = [np.unique(getattr(t, which)) for t in texts]
        if not arrays:
            continue
        hashes = np.concatenate(arrays)
        owners = np.concatenate([np.full(len(a), i, dtype=np.int32) for i, a in enumerate(arrays)])
        order = np.argsort(hashes, kind="stable")
        hashes, owners = hashes[order], owners[order]
        edges = np.flatnonzero(np.diff(hashes)) + 1
        starts = np.concatenate(([0], edges))
        sizes = np.diff(np.concatenate((starts, [len(hashes)])))
        for at, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
            group = tuple(owners[at : at + size].tolist())
            if which == "runs":
                holders[int(hashes[at])] = group
            if size <= COMMON:
                for i, a in enumerate(group):
                    for b in group[i + 1 :]:
                        pairs[a, b] += 1
    return Shared(pairs=pairs, holders=holders)
