"""Finding again the claim that a person's decision is about, after pages were read and taken apart anew.

A decision names its claim by quotation: the hash of the page's bytes, the words of the sentence with what
stands before and after and how often they stood on the page, and in them the trigger, the word that names
the event. It attaches to the claim whose trigger is that word at that place: to one of the claim's type, or,
where the claim was and is the only one with this trigger, to one that was given another type. What a better
extractor makes of the sentence otherwise (its edges, sides, places) does not matter.

Where several claims had one trigger ("they accused each other"), `apart` has what told the claim from the
others: the words of its sides and places. It attaches where exactly one claim still has these.

Where anything of this is not as it was, or not sure, the decision is orphaned. It never goes to another
page, to another word, or to one of several claims that fit alike.

Decisions without a trigger (made by accord before it quoted triggers, or by other programs) attach where
the quotation stands once on the page and one claim of their type only has its trigger in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from accord.record import quotes
from accord.record.quotes import Quote
from accord.types import Claim, ClaimId, Decision, Document, DocumentId


class Finder:
    """Finds the subjects of decisions among the pages and claims of now."""

    def __init__(self, documents: Iterable[Document], claims: Iterable[Claim]) -> None:
        self._pages: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            self._pages[document.sha256].append(document)
        self._claims: dict[DocumentId, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.document].append(claim)

    def claim(self, id: ClaimId) -> Claim:
        """The claim with this id."""
        return next(c for several in self._claims.values() for c in several if c.id == id)

    def put(self, claim: Claim) -> None:
        """Take one more claim among those of now, or in the place of the one with its id."""
        there = self._claims[claim.document]
        at = next((n for n, c in enumerate(there) if c.id == claim.id), len(there))
        there[at : at + 1] = [claim]

    def claims(self, decision: Decision) -> tuple[ClaimId, ...]:
        """The claims that a decision is about, one for each page with its bytes; empty where orphaned."""
        found = (self._claim(decision, page) for page in self._pages[decision.sha256])
        return tuple(claim.id for claim in found if claim is not None)

    def of_actors(self, actors: Collection[str | None]) -> tuple[ClaimId, ...]:
        """The claims in which one of these actors acts, suffers or speaks."""
        return tuple(c.id for several in self._claims.values() for c in several if who_of(c) & set(actors))

    def words(self, decision: Decision) -> tuple[tuple[Document, tuple[int, int]], ...]:
        """Where the quoted words themselves stand: pages, each with half-open offsets in its text."""
        pages = self._pages[decision.sha256]
        found = ((page, quotes.find(page.text, quoted(decision), None)) for page in pages)
        return tuple((page, place) for page, place in found if place is not None)

    def _claim(self, decision: Decision, page: Document) -> Claim | None:
        claims = self._claims[page.id]
        if decision.trigger is None or decision.trigger_at is None:
            return _by_type(decision, page, claims)
        inner = (decision.trigger_at, decision.trigger_at + len(decision.trigger))
        place = quotes.find(page.text, quoted(decision), inner)
        if place is None:
            return None
        there = [c for c in claims if (c.trigger.span.start, c.trigger.span.end) == place]
        fitting = [c for c in there if _fits(c, decision)]
        if decision.apart is not None:
            tells = (_sides, _sides_and_actors, lambda c: told_apart(c, claims))
            fitting = [c for c in fitting if decision.apart in (tell(c) for tell in tells)]
        elif not fitting:
            fitting = there
        return fitting[0] if len(fitting) == 1 else None


def subject(document: Document, claim: Claim, claims: Iterable[Claim]) -> dict[str, Any]:
    """The fields of a decision that name a claim; `claims` are all of its page."""
    spans = [e.span for e in claim.evidence]
    span = next((s for s in spans if _holds(s, claim.trigger.span)), spans[0])
    inside = _holds(span, claim.trigger.span)
    return quotation(document, span.start, span.end) | {
        "claim_type": claim.type,
        "trigger": claim.trigger.quote if inside else None,
        "trigger_at": claim.trigger.span.start - span.start if inside else None,
        "apart": told_apart(claim, claims),
    }


def quotation(document: Document, start: int, end: int) -> dict[str, Any]:
    """The fields of a decision that quote words of a page."""
    made = quotes.quote(document.text, start, end)
    return {
        "sha256": document.sha256,
        "quote": made.words,
        "prefix": made.prefix,
        "suffix": made.suffix,
        "times": made.times,
    }


def quoted(decision: Decision) -> Quote:
    """The quotation that a decision holds; without a count its words must stand on the page once."""
    words = decision.quote
    return Quote(words=words, prefix=decision.prefix, suffix=decision.suffix, times=decision.times or 1)


def told_apart(claim: Claim, claims: Iterable[Claim]) -> str | None:
    """What tells a claim from others of its page with the same trigger; None where there are none.

    The words of its actors, targets and places; where others have the same, whom they stand for, too; where
    others have that as well, their number and the claim's id.
    """
    same = [c for c in claims if c.document == claim.document and c.trigger.span == claim.trigger.span]
    if len(same) < 2:
        return None
    for tell in (_sides, _sides_and_actors):
        twins = sum(c.type == claim.type and tell(c) == tell(claim) for c in same)
        if twins < 2:
            return tell(claim)
    return f"{_sides(claim)} | {claim.id} of {twins}"


def who_of(claim: Claim) -> set[str | None]:
    sides = {p.actor for p in (*claim.actors, *claim.targets)}
    return sides | {a for v in claim.voices for a in (v.actor, v.on_behalf_of) if a is not None}


def _sides(claim: Claim) -> str:
    parts = (
        [p.mention.quote for p in claim.actors],
        [p.mention.quote for p in claim.targets],
        [p.mention.quote if p.mention else p.name for p in claim.places],
    )
    return " | ".join("; ".join(quotes.fold(words) for words in part) for part in parts)


def _sides_and_actors(claim: Claim) -> str:
    who = ("; ".join(p.actor or "?" for p in side) for side in (claim.actors, claim.targets))
    return " | ".join((_sides(claim), *who))


def _by_type(decision: Decision, page: Document, claims: Iterable[Claim]) -> Claim | None:
    """The only claim of a decision's type whose trigger, and most of whose sentence, is quoted."""
    places = quotes.places_of(page.text, decision.quote)
    if len(places) != 1:
        return None
    start, end = places[0]
    found = [c for c in claims if _fits(c, decision) and start <= c.trigger.span.start < end]
    found = [c for c in found if _overlap(c, start, end) >= quotes.ENOUGH]
    return found[0] if len(found) == 1 else None


def _fits(claim: Claim, decision: Decision) -> bool:
    """Whether a claim has the decision's type, be it the one that the decision gave it."""
    return claim.type == decision.claim_type or (decision.field == "type" and claim.type == decision.new)


def _overlap(claim: Claim, start: int, end: int) -> float:
    covered = sum(max(0, min(e.span.end, end) - max(e.span.start, start)) for e in claim.evidence)
    return covered / (end - start)


def _holds(outer: Any, inner: Any) -> bool:
    return bool(outer.start <= inner.start and inner.end <= outer.end)
