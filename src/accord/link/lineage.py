"""Which pages are one witness: copies, rewrites and cuts of one text.

Three signs are weighed for each pair of pages that shares a rare run of words:

- **containment** of the five-word runs, both ways, which finds copies and near copies;
- **long shared passages**, counted in words that are not names, which find agency text in other cuts and
  shared quotations;
- **sentences told alike**: for each sentence of the shorter page the sentence of the other that shares most
  content words, weighted by how much of the shorter sentence they cover (in all, or as a share of what a
  short page tells). A rewrite in other words keeps the
  facts and so scores here, while it shares few runs of words (Broder's resemblance, on which MinHash rests,
  misses it).

Stock background is no sign: a passage that three or more pages carry over more than two days is an agency's
standing paragraph, told again in independent stories, and counts a quarter. Pages that credit different
agencies must share half as much again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from accord.link.facts import content_words
from accord.link.shingles import RUN, Sentence, Text, Vocabulary, read_text, share
from accord.types import Document, DocumentId, Lineage, LineageKind, Period

COPY_CONTAINMENT = 0.9  # both ways: the same text but for an edit here and there
LONG_PASSAGE = 13  # words other than names that two pages do not share by chance
TOLD_ALIKE = 18.5  # sum over sentences told alike that makes one witness
TOLD_AT_LEAST = 10.0  # the same for short pages, where ...
TOLD_SHARE = 0.15  # ... it is at least this share of what the shorter page tells
CLOSE_CALL = 0.6  # share of what is needed from which an independent pair is worth telling
NAME_WEIGHT = 0.3  # a shared name says less than another shared word
ALIKE = 2.0  # least weight of a sentence told alike
STOCK_DAYS = 2  # a passage carried over more days than this is stock background
STOCK_WEIGHT = 0.25
MANY_COPIES = 30  # of more identical pages each is tied to the first only
PASSAGES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that two pages share in a row: how many, how many are not names, as written, and how common."""

    length: int
    plain: float
    text: str
    stock: bool


def find_lineage(documents: Sequence[Document]) -> tuple[Lineage, ...]:
    """All pairs of pages that are one witness, and independent ones that were close calls, ordered by ids.

    `overlap` is the share of the shorter page's five-word runs that the other page has.
    """
    vocabulary = Vocabulary()
    by_id = {d.id: d for d in documents}
    texts = [read_text(by_id[i], vocabulary) for i in sorted(by_id)]
    groups: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.words:
            groups[text.digest].append(text)
    firsts = [members[0] for members in groups.values()]
    found = [pair for members in groups.values() for pair in _copies(members)]
    shared = share(firsts)
    days = [_day(by_id[t.id].published) for t in firsts]
    stock = {h for h, pages in shared.holders.items() if _is_stock([days[i] for i in pages])}
    for (i, j), count in sorted(shared.pairs.items()):
        if count >= 2:
            a, b = firsts[i], firsts[j]
            verdict = _judge(a, b, by_id[a.id], by_id[b.id], stock)
            if verdict is None:
                continue
            found.append(verdict)
            if verdict.kind != "independent":
                found += _spread(verdict, groups[a.digest], groups[b.digest])
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


def _day(period: Period | None) -> dt.date | None:
    return (period.earliest or period.latest) if period else None


def _is_stock(days: Sequence[dt.date | None]) -> bool:
    known = [d for d in days if d is not None]
    return len(known) >= 3 and (max(known) - min(known)).days > STOCK_DAYS


def _judge(a: Text, b: Text, left: Document, right: Document, stock: set[int]) -> Lineage | None:
    """Whether two pages are one witness; None where there is too little to speak of."""
    in_both = np.intersect1d(a.runs, b.runs)
    of_a = float(np.isin(a.runs, in_both).mean()) if len(a.runs) else 0.0
    of_b = float(np.isin(b.runs, in_both).mean()) if len(b.runs) else 0.0
    passages = _passages(a, {int(h) for h in in_both}, stock)
    longest = max((p.plain for p in passages), default=0.0)
    told, sentences = _told_alike(a, b, passages)
    share = told / max(1.0, min(_told(a), _told(b)))
    credit = 1.0
    if left.agency and right.agency and left.agency != right.agency:
        credit = 1.5
    strength = (
        max(longest / LONG_PASSAGE, told / TOLD_ALIKE, min(told / TOLD_AT_LEAST, share / TOLD_SHARE)) / credit
    )
    kind: LineageKind
    if min(of_a, of_b) >= COPY_CONTAINMENT:
        kind = "copy"
    elif strength < 1:
        kind = "independent"
    else:
        kind = "same-wire" if longest >= LONG_PASSAGE or max(of_a, of_b) >= 0.05 else "rewrite"
    if kind == "independent" and strength < CLOSE_CALL:
        return None
    shorter = of_a if len(a.runs) <= len(b.runs) else of_b
    basis = [f'shared passage of {p.length} words: "{_short(p.text)}"' for p in _best(passages)]
    if told >= ALIKE:
        basis.append(f"{sentences} sentences told alike (weight {told:.1f}, {share:.0%} of the shorter page)")
    if left.agency and left.agency == right.agency:
        basis.append(f"both credit {left.agency}")
    return Lineage(a=a.id, b=b.id, kind=kind, overlap=round(shorter, 4), basis=tuple(basis))


def _best(passages: Sequence[Passage]) -> list[Passage]:
    ranked = sorted((p for p in passages if not p.stock), key=lambda p: (-p.plain, p.text))
    return [p for p in ranked if p.plain >= RUN - 1][:PASSAGES_SHOWN]


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= 20 else " ".join(words[:20]) + " ..."


def _passages(text: Text, common: set[int], stock: set[int]) -> list[Passage]:
    """The maximal runs of words of a page that the other page has too."""
    hits = [int(h) in common for h in text.runs.tolist()]
    out, at = [], 0
    while at < len(hits):
        if not hits[at]:
            at += 1
            continue
        end = at
        while end < len(hits) and hits[end]:
            end += 1
        stop = end + RUN - 1
        standing = sum(int(h) in stock for h in text.runs[at:end].tolist()) * 2 > end - at
        plain = sum(not c for c in text.capital[at:stop]) * (STOCK_WEIGHT if standing else 1.0)
        shown = " ".join(text.shown[at:stop])
        out.append(Passage(length=stop - at, plain=plain, text=shown, stock=standing))
        at = stop
    return out


def _told_alike(a: Text, b: Text, passages: Sequence[Passage]) -> tuple[float, int]:
    """The summed weight of sentences told alike, and how many they are; each sentence is used once."""
    standing = [frozenset(content_words(p.text)) for p in passages if p.stock]
    short, long = (a, b) if len(a.sentences) <= len(b.sentences) else (b, a)
    where: dict[str, list[int]] = defaultdict(list)
    for j, sentence in enumerate(long.sentences):
        for word in sorted(sentence.plain):
            where[word].append(j)
    pairs = []
    for i, sentence in enumerate(short.sentences):
        near: dict[int, int] = defaultdict(int)
        for word in sentence.plain:
            for j in where.get(word, ()):
                near[j] += 1
        for j, plain in near.items():
            if plain >= 3:
                weight = _alike(sentence, long.sentences[j], standing)
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


def _told(text: Text) -> float:
    """The weight that a page's sentences would have if all were told alike."""
    return sum(len(s.plain) + NAME_WEIGHT * len(s.names) for s in text.sentences)


def _alike(a: Sentence, b: Sentence, standing: Sequence[frozenset[str]]) -> float:
    plain, names = a.plain & b.plain, a.names & b.names
    covered = (len(plain) + len(names)) / max(1, min(a.size, b.size))
    weight = (len(plain) + NAME_WEIGHT * len(names)) * covered
    if any(len(plain & s) * 2 > len(plain) for s in standing):
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
