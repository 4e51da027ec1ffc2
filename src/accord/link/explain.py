"""Why claims are or are not one event: comparisons and clusters weighed again from what a record holds.

A record keeps the best of the comparisons that came out "same" or "unsure". All others can be had again,
exactly, from its claims, dates, actors and lineage, since a comparison depends on the two claims and on
nothing else of the record; so "different" is told from "never compared" without storing millions of verdicts.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.link.candidates import candidate_pairs, copied_claims
from accord.link.cluster import FAINT, UNCOMPARED
from accord.link.compare import FEATURES, Comparison, Context, compare
from accord.link.facts import Facts, gather
from accord.link.lineage import one_witness
from accord.link.verdicts import CONFLICT, hints_of, is_hard
from accord.types import Actor, Claim, ClaimDate, ClaimId, Document, DocumentId, Lineage, Page, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One feature of a comparison: what it means, its value (mostly 0 to 1) and its weight."""

    name: str
    meaning: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        return round(self.value * self.weight, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A pair of claims weighed.

    `met` is False where the two share nothing that makes a comparison worth while (another type, no side,
    place or time in common): then linking never compared them, and they count in clustering as `UNCOMPARED`
    with little weight. (Of very common sides and places a claim is compared with its nearest neighbours in
    time only: there a pair may have met by what it shares and yet not have been compared.)
    `copied`: one claim in two copies, joined before anything is weighed. `barred`: the pair's sentences give
    places or sides that one event cannot have; clustering takes `CONFLICT` off.
    """

    left: ClaimId
    right: ClaimId
    comparison: Comparison
    signs: tuple[Sign, ...]
    met: bool
    copied: bool
    barred: bool

    @property
    def speaks_for(self) -> tuple[Sign, ...]:
        return tuple(sorted((s for s in self.signs if s.adds > 0), key=lambda s: -s.adds))

    @property
    def speaks_against(self) -> tuple[Sign, ...]:
        return tuple(sorted((s for s in self.signs if s.adds < 0), key=lambda s: s.adds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """What holds two groups of claims together or apart in clustering: the weighted mean of their pairs.

    `pairs` are those that were compared, best first; `possible` is how many there might be.
    """

    mean: float
    pairs: tuple[Weighed, ...]
    possible: int


class Weighing:
    """Weighs claims of a record again: of those pages that it is given, and all actors of the record."""

    def __init__(
        self,
        documents: Sequence[Document],
        claims: Iterable[Claim],
        actors: Sequence[Actor],
        lineage: Iterable[Lineage],
        published: Mapping[DocumentId, Period],
        dates: Mapping[ClaimId, ClaimDate],
    ) -> None:
        """All as the pages by themselves have it; `published` and `dates` as the record changed them."""
        by_page: dict[DocumentId, list[Claim]] = {d.id: [] for d in documents}
        for claim in claims:
            by_page[claim.document].append(claim)
        pages = [
            Page(document=d, claims=tuple(by_page[d.id]), actors=tuple(actors) if n == 0 else ())
            for n, d in enumerate(documents)
        ]
        self._facts = {f.id: f for f in gather(pages, published, dates)}
        self._context = Context(near=one_witness(lineage), hints=hints_of(pages))
        facts = list(self._facts.values())
        self._copied = {(facts[i].id, facts[j].id) for i, j in copied_claims(facts, self._context.near)}

    def pair(self, one: ClaimId, two: ClaimId) -> Weighed:
        """Two claims weighed, whether linking compared them or not."""
        left, right = sorted((one, two))
        a, b = self._facts[left], self._facts[right]
        return self._weighed(a, b, bool(candidate_pairs([a, b])))

    def pull(self, one: Sequence[ClaimId], two: Sequence[ClaimId]) -> Pull:
        """What clustering has between two groups of claims that have none in common."""
        mine = set(one)
        facts = [self._facts[c] for c in sorted({*one, *two})]
        across = [
            (facts[i], facts[j])
            for i, j in candidate_pairs(facts)
            if (facts[i].id in mine) != (facts[j].id in mine)
        ]
        pairs = [self._weighed(a, b, True) for a, b in across]
        possible = len(one) * len(two)
        faint = FAINT * (possible - len(pairs))
        total, mass = UNCOMPARED * faint, faint
        for pair in pairs:
            total += (pair.comparison.score - CONFLICT * pair.barred) * pair.comparison.weight
            mass += pair.comparison.weight
        pairs.sort(key=lambda p: (p.barred, -p.comparison.score, p.left, p.right))
        return Pull(mean=total / mass if mass else 0.0, pairs=tuple(pairs), possible=possible)

    def _weighed(self, a: Facts, b: Facts, met: bool) -> Weighed:
        comparison = compare(a, b, self._context)
        signs = []
        for name, feature, weight in FEATURES:
            value = feature(a, b, self._context)
            if value:
                meaning = " ".join((inspect.getdoc(feature) or "").split())
                signs.append(Sign(name=name, meaning=meaning, value=round(value, 4), weight=weight))
        return Weighed(
            left=a.id,
            right=b.id,
            comparison=comparison,
            signs=tuple(signs),
            met=met and a.claim.type == b.claim.type,
            copied=(a.id, b.id) in self._copied or (b.id, a.id) in self._copied,
            barred=is_hard(comparison),
        )
