"""Which pages are one witness: copies, rewrites and cuts of one text.

Four signs are summed, in log-odds, for each pair of pages that shares a rare run of words:

- **containment**: the share of a page's five-word runs that the other has, which finds copies and cuts (not
  where they credit two agencies);
- **the longest shared passage**, counted in words that are not names;
- **how many passages** of six such words they share: a text in another cut or reworded keeps many, two
  witnesses of one event rarely more than one;
- **sentences told alike**: for each sentence of the shorter page the sentence of the other that shares most
  content words, weighted by how much of the shorter sentence they cover, as a share of what the shorter page
  tells. A rewrite in other words keeps the facts and so scores here, while it shares few runs of words
  (Broder's resemblance, on which MinHash rests, misses it).

The weights were fitted on the tuning half of evaluation/lineage-pairs.csv and rounded. Two things decide by
themselves: much that is told alike and is a good share of the shorter page makes a rewrite, unless two
agencies answer for the pages; and where both credit one agency, much that is told alike, whatever its share.

Stock background is no sign: a passage that three or more pages carry over more than two days is an agency's
standing paragraph, told again in independent stories, and counts a quarter. So do words in quotation marks,
since two witnesses may quote one statement, unless one agency tells both.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from accord.link.alike import ALIKE, Open, Passages, passages, told_alike
from accord.link.memory import Memory, Verdict, Verdicts
from accord.link.shingles import RUN, Hashes, Text, Vocabulary, read_marks, read_text, share, shown_words
from accord.types import Document, DocumentId, Lineage, LineageKind, Period

COPY_CONTAINMENT = 0.9  # both ways: the same text but for an edit here and there
LONG_PASSAGE = 16  # words other than names: from here on a passage makes pages of one text, not a rewrite
# Weights of the signs in log-odds, fitted on the tuning half of evaluation/lineage-pairs.csv and rounded.
BASE = -8.0
LONGEST = 0.4  # for each e-fold of the longest shared passage, in words other than names
TOLD = 5.6  # times the root of what is told alike, as a share of what the shorter page tells
CONTAINED = 6.8  # times the root of the share of a page's five-word runs that the other has
SEVERAL = 1.8  # for each e-fold of how many shared passages there are of ...
TELLING = 6  # ... at least so many words other than names
# Sum over sentences told alike that makes one page a rewrite of the other, where it is at least this share of
# what the shorter page tells; a short page needs less, of which more must be told alike.
REWRITTEN = ((16.0, 0.2), (12.0, 0.3))
ONE_AGENCY = 2.0  # where they credit the same one ...
TOLD_ALIKE = 18.5  # ... or this sum over sentences told alike: a rewrite of the next day
TWO_AGENCIES = -1.5  # where they credit different agencies; what is contained does not count then, either
CLOSE_CALL = -1.0  # log-odds from which an independent pair is worth telling
SPOKEN_WEIGHT = 0.25  # of words that both have in quotation marks, unless one agency tells both
MANY_COPIES = 30  # of more identical pages each is tied to the first only
PASSAGES_SHOWN = 3
KEPT_OPEN = 4000  # pages, about 25 kB each
TOGETHER = 100  # pages that one is compared with at once


def find_lineage(documents: Sequence[Document], memory: Memory | None = None) -> tuple[Lineage, ...]:
    """All pairs of pages that are one witness, and independent ones that were close calls, ordered by ids.

    `overlap` is the share of the shorter page's five-word runs that the other page has. `memory` is asked for
    what is known, and keeps what is found.
    """
    memory = memory or Memory()
    vocabulary = Vocabulary()
    by_id = {d.id: d for d in documents}
    texts = [read_text(by_id[i], vocabulary) for i in sorted(by_id)]
    groups: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.digest:
            groups[text.digest].append(text)
    firsts = [members[0] for members in groups.values()]
    found = [pair for members in groups.values() for pair in _copies(members)]
    shared = share(firsts, [_day(by_id[t.id].published) for t in firsts])
    judge = _Judge(firsts, [by_id[t.id] for t in firsts], shared.stock)
    for i, others in shared.by_nearness(len(firsts), KEPT_OPEN // 2):
        known = memory.verdicts(judge.key(i), firsts[i].id)
        holding = [j for j in others if (v := known.get(judge.key(j))) is not None and judge.holds(i, j, v)]
        verdicts = {judge.key(j): known[judge.key(j)] for j in holding}
        verdicts |= judge.verdicts(i, sorted(set(others) - set(holding)))
        for j in others:
            lineage = verdicts[judge.key(j)].lineage
            if lineage is not None:
                found.append(lineage)
                if lineage.kind != "independent":
                    found += _spread(lineage, groups[firsts[i].digest], groups[firsts[j].digest])
        memory.keep(judge.key(i), verdicts, known)
    return tuple(sorted(found, key=lambda x: (x.a, x.b)))


def _copies(members: Sequence[Text]) -> Iterable[Lineage]:
    """Pairs of identical pages: all of them, or each with the first where there are very many."""
    for i, a in enumerate(members[:1] if len(members) > MANY_COPIES else members):
        for b in members[i + 1 :]:
            yield Lineage(a=a.id, b=b.id, kind="copy", overlap=1.0, basis=("the same words throughout",))


def _spread(verdict: Lineage, left: Sequence[Text], right: Sequence[Text]) -> Iterable[Lineage]:
    """The same finding for the identical copies of both pages."""
    few = max(len(left), len(right)) <= MANY_COPIES
    for a in left if few else left[:1]:
        for b in right if few else right[:1]:
            low, high = sorted((a.id, b.id))
            if (low, high) != (verdict.a, verdict.b):
                yield Lineage(a=low, b=high, kind=verdict.kind, overlap=verdict.overlap, basis=verdict.basis)


def _day(period: Period | None) -> int | None:
    day = (period.earliest or period.latest) if period else None
    return day.toordinal() if day else None


def _among(runs: Hashes, stock: Hashes) -> npt.NDArray[np.bool_]:
    """Which runs are stock."""
    found: npt.NDArray[np.bool_] = np.append(stock, np.uint64(0))[np.searchsorted(stock, runs)] == runs
    return found


def _counted(flags: npt.NDArray[np.bool_]) -> list[int]:
    """How many are set before each place, and before the end."""
    return [0, *np.cumsum(flags).tolist()]


def _is_stock(standing: Sequence[int], start: int, last: int) -> bool:
    """Whether most runs of words of a passage are stock."""
    return (standing[last] - standing[start]) * 2 > last - start


def _key(document: Document) -> str:
    total = hashlib.blake2b(digest_size=12)
    for part in (document.id, document.agency or "", document.text):
        total.update(f"{len(part)} {part}".encode(errors="surrogatepass"))
    return total.hexdigest()


class _Judge:
    """Judges pairs of texts by their indices; the texts laid open last are kept so."""

    def __init__(self, texts: Sequence[Text], documents: Sequence[Document], stock: Hashes) -> None:
        self._documents = documents
        self._keys = [_key(d) for d in documents]
        self._standing = lru_cache(maxsize=KEPT_OPEN)(lambda i: _counted(_among(texts[i].runs, stock)))
        self._words = lru_cache(maxsize=2)(lambda i: shown_words(documents[i]))
        marks = cache(lambda i: read_marks(documents[i]))
        self._open = lru_cache(maxsize=KEPT_OPEN)(lambda i: Open(texts[i], marks(i), self._standing(i)))

    def key(self, i: int) -> str:
        """A digest of all that a verdict takes from a page itself."""
        return self._keys[i]

    def holds(self, i: int, j: int, verdict: Verdict) -> bool:
        """Whether the passages of an earlier verdict are stock now that were so then, and no others."""
        return all(
            _is_stock(self._standing(page), start, last) == stock
            for page, passages in ((i, verdict.here), (j, verdict.there))
            for start, last, stock in passages
        )

    def verdicts(self, i: int, others: Sequence[int]) -> Verdicts:
        """Whether a page is one witness with each of others."""
        out: Verdicts = {}
        for at in range(0, len(others), TOGETHER):
            some = others[at : at + TOGETHER]
            out |= zip(map(self.key, some), self._verdicts(i, some), strict=True)
        return out

    def _verdicts(self, i: int, others: Sequence[int]) -> Iterator[Verdict]:
        a, opened = self._open(i), [self._open(j) for j in others]
        ours, agencies = self._documents[i].agency, [self._documents[j].agency for j in others]
        spoken = np.array([1.0 if ours and ours == theirs else SPOKEN_WEIGHT for theirs in agencies])
        here, there = passages(a, opened, spoken)
        stops = (here.last + RUN - 1).tolist()
        standing: list[list[frozenset[int]]] = [[] for _ in others]
        for n in np.flatnonzero(here.stock).tolist():
            standing[int(here.pair[n])].append(a.content(int(here.start[n]), stops[n]))
        alike = told_alike(a, opened, standing, spoken)
        passed = [
            list(zip(p.start.tolist(), p.last.tolist(), p.stock.tolist(), strict=True)) for p in (here, there)
        ]
        for n, j in enumerate(others):
            signs = _signs(here, there, n, alike[n], min(a.told, opened[n].told))
            yield Verdict(
                lineage=self._lineage(i, j, signs, here),
                here=tuple(passed[0][here.of(n)]),
                there=tuple(passed[1][there.of(n)]),
            )

    def _lineage(self, i: int, j: int, signs: _Signs, here: Passages) -> Lineage | None:
        """The lineage by the signs of a pair; None where there is too little to speak of."""
        left, right = self._documents[i], self._documents[j]
        rivals = bool(left.agency and right.agency and left.agency != right.agency)
        told, share = signs.told, signs.share
        score = _score(signs, 0.0 if rivals else signs.contained)
        rewritten = max(min(told / enough, share / part) for enough, part in REWRITTEN) - 1
        if rivals:
            score += TWO_AGENCIES
        elif left.agency and left.agency == right.agency:
            score = max(score + ONE_AGENCY, told / TOLD_ALIKE - 1, rewritten)
        else:
            score = max(score, rewritten)
        kind: LineageKind
        if min(signs.parts) >= COPY_CONTAINMENT:
            kind = "copy"
        elif score < 0:
            kind = "independent"
        else:
            long = signs.longest >= LONG_PASSAGE or max(signs.parts) >= 0.05
            kind = "same-wire" if long else "rewrite"
        if kind == "independent" and score < CLOSE_CALL:
            return None
        a, b = self._open(i), self._open(j)
        shorter = signs.parts[0] if len(a.runs) <= len(b.runs) else signs.parts[1]
        basis = [
            f'shared passage of {length} words: "{t}"'
            for length, t in _best(self._words(i), here, signs.place)
        ]
        if told >= ALIKE:
            basis.append(
                f"{signs.sentences} sentences told alike (weight {told:.1f}, {share:.0%} of the shorter page)"
            )
        if left.agency and left.agency == right.agency:
            basis.append(f"both credit {left.agency}")
        return Lineage(a=left.id, b=right.id, kind=kind, overlap=round(shorter, 4), basis=tuple(basis))


class _Signs(NamedTuple):
    """What speaks for one witness of a pair: its `place` among those compared, the shares of both pages'
    runs that the other has, and what weighs."""

    place: int
    parts: tuple[float, float]
    contained: float
    longest: float
    several: int
    told: float
    share: float
    sentences: int


def _signs(here: Passages, there: Passages, n: int, alike: tuple[float, int], shorter: float) -> _Signs:
    """The signs of a pair; `shorter` is the weight of all that the shorter page tells."""
    plain, (told, sentences) = here.plain[here.of(n)], alike
    return _Signs(
        place=n,
        parts=(float(here.part[n]), float(there.part[n])),
        contained=float(max(here.contained[n], there.contained[n])),
        longest=float(plain.max(initial=0.0)),
        several=int((plain >= TELLING).sum()),
        told=told,
        share=told / max(1.0, shorter),
        sentences=sentences,
    )


def _score(signs: _Signs, contained: float) -> float:
    """How likely two pages are one witness, in log-odds: a sum of weighted signs."""
    return (
        BASE
        + LONGEST * math.log1p(signs.longest)
        + TOLD * math.sqrt(signs.share)
        + CONTAINED * math.sqrt(contained)
        + SEVERAL * math.log1p(signs.several)
    )


def _best(words: Sequence[str], here: Passages, n: int) -> list[tuple[int, str]]:
    """The passages of a pair that say most: how many words, and these as they are written, shortened."""
    at = here.of(n)
    rows = zip(here.start[at].tolist(), here.last[at].tolist(), here.plain[at].tolist(), strict=True)
    telling = [
        (-plain, words[start : last + RUN - 1])
        for (start, last, plain), stock in zip(rows, here.stock[at].tolist(), strict=True)
        if not stock and plain >= RUN - 1
    ]
    ranked = sorted(telling, key=lambda x: (x[0], " ".join(x[1])))
    return [
        (len(passage), " ".join(passage) if len(passage) <= 20 else " ".join(passage[:20]) + " ...")
        for _, passage in ranked[:PASSAGES_SHOWN]
    ]


def one_witness(lineage: Iterable[Lineage]) -> dict[DocumentId, set[DocumentId]]:
    """For each page the pages that it is directly one witness with."""
    near: dict[DocumentId, set[DocumentId]] = defaultdict(set)
    for pair in lineage:
        if pair.kind != "independent":
            near[pair.a].add(pair.b)
            near[pair.b].add(pair.a)
    return near
