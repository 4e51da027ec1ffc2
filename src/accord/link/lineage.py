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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from accord.link.facts import content_words
from accord.link.memory import Memory, Verdicts
from accord.link.shingles import RUN, Hashes, Sentence, Text, Vocabulary, read_text, share, shown_words
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
NAME_WEIGHT = 0.3  # a shared name says less than another shared word
ALIKE = 2.0  # least weight of a sentence told alike
STOCK_WEIGHT = 0.25
SPOKEN_WEIGHT = 0.25  # of words that both have in quotation marks, unless one agency tells both
MANY_COPIES = 30  # of more identical pages each is tied to the first only
PASSAGES_SHOWN = 3
KEPT_OPEN = 1000  # pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that two pages share in a row: which of the first page's, how many are no names, how common."""

    start: int
    end: int
    plain: float
    stock: bool


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
    judge = _Judge(firsts, [by_id[t.id] for t in firsts], shared.stock, vocabulary)
    for i, others in shared.by_nearness(len(firsts), KEPT_OPEN // 2):
        known = memory.verdicts(judge.key(i), firsts[i].id)
        verdicts: Verdicts = {}
        for j in others:
            key = judge.key(j)
            verdict = verdicts[key] = known[key] if key in known else judge.verdict(i, j)
            if verdict is not None:
                found.append(verdict)
                if verdict.kind != "independent":
                    found += _spread(verdict, groups[firsts[i].digest], groups[firsts[j].digest])
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


class _Open:
    """A text laid open for comparing. `told` is the weight of all its sentences.

    `plain`, `quoted`, `spoken` and `standing` count, up to each word, those that are no names, those of them
    in quotation marks, all words in quotation marks, and the runs that are stock.
    """

    def __init__(self, text: Text, document: Document, stock: Hashes) -> None:
        self.runs: list[int] = text.runs.tolist()
        self.run_set = frozenset(self.runs)
        self.plain = _counted(~text.capital)
        self.quoted = _counted(~text.capital & text.spoken)
        self.spoken = _counted(text.spoken)
        self.standing = _counted(_among(text.runs, stock))
        self.sentences = text.sentences()
        self.told = sum(len(s.plain) + NAME_WEIGHT * len(s.names) for s in self.sentences)
        self.where: dict[int, list[int]] = {}
        for n, sentence in enumerate(self.sentences):
            for word in sentence.plain:
                self.where.setdefault(word, []).append(n)
        self._document = document

    @cached_property
    def words(self) -> list[str]:
        """The words as they are written."""
        return shown_words(self._document)

    def hits(self, common: frozenset[int]) -> list[int]:
        """Where the runs stand that the other text has, too."""
        return [n for n, h in enumerate(self.runs) if h in common] if common else []


def _among(runs: Hashes, stock: Hashes) -> npt.NDArray[np.bool_]:
    """Which runs are stock."""
    found: npt.NDArray[np.bool_] = np.append(stock, np.uint64(0))[np.searchsorted(stock, runs)] == runs
    return found


def _counted(flags: npt.NDArray[np.bool_]) -> list[int]:
    """How many are set before each place, and before the end."""
    return [0, *np.cumsum(flags).tolist()]


def _key(document: Document, standing: npt.NDArray[np.bool_]) -> str:
    total = hashlib.blake2b(digest_size=12)
    for part in (document.id, document.agency or "", document.text):
        total.update(f"{len(part)} {part}".encode(errors="surrogatepass"))
    total.update(np.packbits(standing).tobytes())
    return total.hexdigest()


class _Judge:
    """Judges pairs of texts by their indices; the texts laid open last are kept so."""

    def __init__(
        self, texts: Sequence[Text], documents: Sequence[Document], stock: Hashes, vocabulary: Vocabulary
    ) -> None:
        self._documents = documents
        self._vocabulary = vocabulary
        self._keys = [_key(d, _among(t.runs, stock)) for d, t in zip(documents, texts, strict=True)]
        self._open = lru_cache(maxsize=KEPT_OPEN)(lambda i: _Open(texts[i], documents[i], stock))
        self._content = lru_cache(maxsize=4 * KEPT_OPEN)(self._content_of)

    def key(self, i: int) -> str:
        """A digest of all that a verdict takes from a page."""
        return self._keys[i]

    def verdict(self, i: int, j: int) -> Lineage | None:
        """Whether two pages are one witness; None where there is too little to speak of."""
        a, b = self._open(i), self._open(j)
        left, right = self._documents[i], self._documents[j]
        in_both = a.run_set & b.run_set
        here, there = a.hits(in_both), b.hits(in_both)
        of_a = len(here) / len(a.runs) if a.runs else 0.0
        of_b = len(there) / len(b.runs) if b.runs else 0.0
        spoken = 1.0 if left.agency and left.agency == right.agency else SPOKEN_WEIGHT
        passages, back = _passages(a, here, spoken), _passages(b, there, spoken)
        longest = max((p.plain for p in passages), default=0.0)
        standing = [self._content(i, p.start, p.end) for p in passages if p.stock]
        told, sentences = _told_alike(a, b, standing, spoken)
        share = told / max(1.0, min(a.told, b.told))
        rivals = bool(left.agency and right.agency and left.agency != right.agency)
        contained = max(_contained(a, passages, spoken), _contained(b, back, spoken))
        score = _score(passages, longest, share, 0.0 if rivals else contained)
        rewritten = max(min(told / enough, share / part) for enough, part in REWRITTEN) - 1
        if rivals:
            score += TWO_AGENCIES
        elif left.agency and left.agency == right.agency:
            score = max(score + ONE_AGENCY, told / TOLD_ALIKE - 1, rewritten)
        else:
            score = max(score, rewritten)
        kind: LineageKind
        if min(of_a, of_b) >= COPY_CONTAINMENT:
            kind = "copy"
        elif score < 0:
            kind = "independent"
        else:
            kind = "same-wire" if longest >= LONG_PASSAGE or max(of_a, of_b) >= 0.05 else "rewrite"
        if kind == "independent" and score < CLOSE_CALL:
            return None
        shorter = of_a if len(a.runs) <= len(b.runs) else of_b
        basis = [f'shared passage of {p.end - p.start} words: "{t}"' for p, t in _best(a, passages)]
        if told >= ALIKE:
            basis.append(
                f"{sentences} sentences told alike (weight {told:.1f}, {share:.0%} of the shorter page)"
            )
        if left.agency and left.agency == right.agency:
            basis.append(f"both credit {left.agency}")
        return Lineage(a=left.id, b=right.id, kind=kind, overlap=round(shorter, 4), basis=tuple(basis))

    def _content_of(self, i: int, start: int, end: int) -> frozenset[int]:
        """The content words of a passage of a text."""
        words = " ".join(self._open(i).words[start:end])
        return frozenset(self._vocabulary.small(content_words(words)))


def _passages(text: _Open, hits: Sequence[int], spoken: float) -> list[Passage]:
    """The maximal runs of words of a page that the other page has too; quoted words weigh `spoken`."""
    out, at = [], 0
    while at < len(hits):
        end = at + 1
        while end < len(hits) and hits[end] == hits[end - 1] + 1:
            end += 1
        start, last = hits[at], hits[end - 1] + 1
        stop = last + RUN - 1
        stock = (text.standing[last] - text.standing[start]) * 2 > end - at
        quoted = text.quoted[stop] - text.quoted[start]
        plain = text.plain[stop] - text.plain[start] - quoted + spoken * quoted
        plain *= STOCK_WEIGHT if stock else 1.0
        out.append(Passage(start=start, end=stop, plain=plain, stock=stock))
        at = end
    return out


def _score(passages: Sequence[Passage], longest: float, share: float, contained: float) -> float:
    """How likely two pages are one witness, in log-odds: a sum of weighted signs."""
    several = sum(p.plain >= TELLING for p in passages)
    return (
        BASE
        + LONGEST * math.log1p(longest)
        + TOLD * math.sqrt(share)
        + CONTAINED * math.sqrt(contained)
        + SEVERAL * math.log1p(several)
    )


def _contained(text: _Open, passages: Sequence[Passage], spoken: float) -> float:
    """The share of a page's five-word runs in these passages, without stock; quoted ones weigh less."""
    if not text.runs:
        return 0.0
    total = 0.0
    for p in passages:
        if not p.stock:
            last = p.end - RUN + 1
            quoted = text.spoken[last] - text.spoken[p.start]
            total += last - p.start - quoted + spoken * quoted
    return total / len(text.runs)


def _best(text: _Open, passages: Sequence[Passage]) -> list[tuple[Passage, str]]:
    """The passages that say most, with their words as they are written, shortened."""
    telling = [p for p in passages if not p.stock and p.plain >= RUN - 1]
    ranked = sorted(
        ((p, text.words[p.start : p.end]) for p in telling), key=lambda x: (-x[0].plain, " ".join(x[1]))
    )
    return [
        (p, " ".join(words) if len(words) <= 20 else " ".join(words[:20]) + " ...")
        for p, words in ranked[:PASSAGES_SHOWN]
    ]


def _told_alike(a: _Open, b: _Open, standing: Sequence[frozenset[int]], spoken: float) -> tuple[float, int]:
    """The summed weight of sentences told alike, and how many they are; each sentence is used once."""
    short, long = (a, b) if len(a.sentences) <= len(b.sentences) else (b, a)
    pairs = []
    for i, sentence in enumerate(short.sentences):
        near: dict[int, int] = {}
        for word in sentence.plain:
            for j in long.where.get(word, ()):
                near[j] = near.get(j, 0) + 1
        for j, plain in near.items():
            if plain >= 3:
                other = long.sentences[j]
                names = min(len(sentence.names), len(other.names))
                if _covering(sentence, other, plain, names) >= ALIKE:
                    weight = _alike(sentence, other, standing, spoken)
                    if weight >= ALIKE:
                        pairs.append((-weight, i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    total = 0.0
    for weight, i, j in sorted(pairs):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            total -= weight
    return total, len(used_i)


def _covering(a: Sentence, b: Sentence, plain: int, names: int) -> float:
    """What so many shared words weigh, by how much of the shorter sentence they cover."""
    return (plain + NAME_WEIGHT * names) * ((plain + names) / max(1, min(a.size, b.size)))


def _alike(a: Sentence, b: Sentence, standing: Sequence[frozenset[int]], spoken: float) -> float:
    plain = a.plain & b.plain
    weight = _covering(a, b, len(plain), len(a.names & b.names))
    if a.spoken and b.spoken:
        weight *= spoken
    if standing and any(len(plain & s) * 2 > len(plain) for s in standing):
        weight *= STOCK_WEIGHT
    return weight


def one_witness(lineage: Iterable[Lineage]) -> dict[DocumentId, set[DocumentId]]:
    """For each page the pages that it is directly one witness with."""
    near: dict[DocumentId, set[DocumentId]] = defaultdict(set)
    for pair in lineage:
        if pair.kind != "independent":
            near[pair.a].add(pair.b)
            near[pair.b].add(pair.a)
    return near
