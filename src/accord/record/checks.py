"""What must hold of a record before it is published, and the figures that tell how full it is.

`faults_of_page` looks at one page; a claim with a fault is left out of the record and listed as a problem,
since what cannot be quoted is not stored. `faults_of_record` looks at what `link` made; a fault there
stops the build.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from accord.types import (
    ActorId,
    Claim,
    ClaimDate,
    ClaimId,
    Document,
    Event,
    EventId,
    Linked,
    Mention,
    Page,
    Participant,
    Period,
)


def without_faults(page: Page) -> tuple[Page, tuple[str, ...]]:
    """The page without the claims that have faults, and without links to them; and the faults, in words."""
    faults = list(faults_of_document(page.document))
    known = {a.id for a in page.actors}
    kept: list[Claim] = []
    seen: set[ClaimId] = set()
    for claim in page.claims:
        wrong = list(faults_of_claim(page.document, claim, known))
        if claim.id in seen:
            wrong.append("has the id of another claim")
        if wrong:
            faults += [f"claim {claim.id} ({claim.type}) left out: {w}" for w in wrong]
        else:
            kept.append(claim)
            seen.add(claim.id)
    told = {c.id for c in page.claims}
    faults += [
        f"claim {c.id} ({c.type}): its links to claims that the page lacks are left out"
        for c in kept
        if _among(c, told) != c
    ]
    if not faults:
        return page, ()
    return replace(page, claims=tuple(_among(c, seen) for c in kept)), tuple(faults)


def without_claims(page: Page, ids: Collection[ClaimId]) -> Page:
    """The page without some claims, and without links to them."""
    if not any(c.id in ids for c in page.claims):
        return page
    kept = {c.id for c in page.claims} - set(ids)
    return replace(page, claims=tuple(_among(c, kept) for c in page.claims if c.id in kept))


def _among(claim: Claim, ids: set[ClaimId]) -> Claim:
    """The claim without what it says of claims that are not among `ids`."""
    return replace(
        claim,
        about=tuple(a for a in claim.about if a.claim in ids),
        relations=tuple(r for r in claim.relations if r.to in ids),
        same_as=tuple(s for s in claim.same_as if s[0] in ids),
    )


# --- one page --------------------------------------------------------------------------------------


def faults_of_document(document: Document) -> Iterator[str]:
    """Segments lie in the text, in order, and do not overlap; the offsets run forwards."""
    end = 0
    for s in document.segments:
        if not end <= s.start < s.end <= len(document.text):
            yield f"segment {s.start} to {s.end} overlaps another or lies outside the text"
        end = max(end, s.end)
    at = 0
    for clean, _, length in document.offsets:
        if clean < at or clean + length > len(document.text):
            yield f"offsets of the clean text at {clean} run backwards or outside the text"
        at = clean + length
    yield from _faults_of_period(document.published, "the page's date")


def faults_of_claim(document: Document, claim: Claim, actors: set[ActorId]) -> Iterator[str]:
    """Every quote equals its span, every actor is known, every interval and figure is the right way round."""
    if claim.document != document.id:
        yield "belongs to another page"
    if not claim.evidence:
        yield "has no evidence"
    for mention in mentions(claim):
        span = mention.span
        if span.document != document.id:
            yield f"quotes another page: {mention.quote!r}"
        elif not (0 <= span.start < span.end) or document.text[span.start : span.end] != mention.quote:
            yield f"quote is not the text at {span.start} to {span.end}: {mention.quote!r}"
    for actor in actors_of(claim):
        if actor not in actors:
            yield f"actor {actor} is not among the page's actors"
    if claim.date is not None:
        yield from _faults_of_period(claim.date.period, "the date")
    for toll in claim.tolls:
        if (toll.low or 0) < 0 or (toll.low is not None and toll.high is not None and toll.low > toll.high):
            yield f"toll {toll.kind} runs from {toll.low} to {toll.high}"
    if not 0 <= claim.confidence <= 1:
        yield f"confidence {claim.confidence} is not between 0 and 1"


def _faults_of_period(period: Period | None, what: str) -> Iterator[str]:
    if period and period.earliest and period.latest and period.earliest > period.latest:
        yield f"{what} ends ({period.latest}) before it begins ({period.earliest})"


def mentions(claim: Claim) -> Iterator[Mention]:
    """All mentions of a claim."""
    yield from claim.evidence
    yield claim.trigger
    for participant in participants(claim):
        yield participant.mention
        if participant.antecedent:
            yield participant.antecedent
    for place in claim.places:
        if place.mention:
            yield place.mention
    if claim.date and claim.date.mention:
        yield claim.date.mention
    yield from (m.mention for m in claim.means)
    yield from (t.mention for t in claim.tolls)
    yield from (r.mention for r in claim.relations)
    for voice in claim.voices:
        yield from (m for m in (voice.mention, voice.antecedent) if m)


def participants(claim: Claim) -> Iterator[Participant]:
    """Sides and victims."""
    yield from claim.actors
    yield from claim.targets
    yield from (t.victims for t in claim.tolls if t.victims)


def actors_of(claim: Claim) -> Iterator[ActorId]:
    """The actors that a claim names, as sides, victims or voices."""
    yield from (p.actor for p in participants(claim) if p.actor is not None)
    for voice in claim.voices:
        yield from (a for a in (voice.actor, voice.on_behalf_of) if a is not None)


# --- the whole record ------------------------------------------------------------------------------


def faults_of_record(
    pages: Sequence[Page], linked: Linked, dates: Mapping[ClaimId, ClaimDate]
) -> tuple[str, ...]:
    """What is wrong with the record as a whole, in words; empty where it may be published."""
    claims = {c.id for p in pages for c in p.claims}
    documents = {p.document.id for p in pages}
    actors = {a.id for p in pages for a in p.actors}
    events = {e.id for e in linked.events}
    out = list(_twice("document", [p.document.id for p in pages]))
    out += _twice("claim", [c.id for p in pages for c in p.claims])
    out += _twice("event", [e.id for e in linked.events])
    out += _twice("claim in an event", [c for e in linked.events for c in e.claims])
    for event in linked.events:
        out += [f"event {event.id}: {f}" for f in _faults_of_event(event, claims, events, actors)]
        origins = [d for o in event.origins for d in o.documents]
        out += [f"event {event.id}: origin with unknown page {d}" for d in origins if d not in documents]
    for pair in linked.lineage:
        if pair.a >= pair.b or not {pair.a, pair.b} <= documents or not 0 <= pair.overlap <= 1:
            out.append(f"lineage of {pair.a} and {pair.b} is not of two pages in order")
    for j in linked.judgements:
        out += [f"judgement of unknown claim {c}" for c in (j.left, j.right) if c not in claims]
    out += [f"date of unknown claim {c}" for c in dates if c not in claims]
    out += [f"publication of unknown page {d}" for d, _ in linked.published if d not in documents]
    return tuple(out)


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for i in ids:
        if i in seen:
            yield f"{what} {i} stands twice"
        seen.add(i)


def _faults_of_event(
    event: Event, claims: set[ClaimId], events: set[EventId], actors: set[ActorId]
) -> Iterator[str]:
    if not event.claims:
        yield "has no claims"
    if not event.origins:
        yield "has no origin"
    yield from (f"unknown claim {c}" for c in event.claims if c not in claims)
    yield from (f"unknown actor {a}" for a in event.actors + event.targets if a not in actors)
    yield from (f"unknown event {r.to} in a relation" for r in event.relations if r.to not in events)
    yield from _faults_of_period(event.date, "the date")
    n = len(event.positions)
    for contest in event.contested:
        if len(contest.positions) < 2 or not all(0 <= p < n for p in contest.positions):
            yield f"the dispute over {contest.field} is not between two of its positions"
    for toll in event.tolls:
        if not all(0 <= p < n for p in toll.positions):
            yield f"the toll {toll.kind} rests on a position that is not there"
    for position in event.positions:
        if position.superseded_by is not None and not 0 <= position.superseded_by < n:
            yield f"the position on {position.field} is superseded by one that is not there"


# --- figures ---------------------------------------------------------------------------------------

_FILLED: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
    ("with an actor", lambda c: bool(c.actors)),
    ("with a target", lambda c: bool(c.targets)),
    ("with all sides resolved", lambda c: all(p.actor is not None for p in c.actors + c.targets)),
    ("with a place", lambda c: bool(c.places)),
    ("with a place resolved", lambda c: any(p.country is not None for p in c.places)),
    ("with a toll", lambda c: bool(c.tolls)),
    ("with a speaker", lambda c: any(v.kind == "speaker" for v in c.voices)),
)


def figures(pages: Sequence[Page], linked: Linked, dates: Mapping[ClaimId, ClaimDate]) -> dict[str, float]:
    """Counts, and the shares of claims in which each field is filled, 0 to 1."""
    claims = [c for p in pages for c in p.claims]
    out: dict[str, float] = {
        "pages": len(pages),
        "claims": len(claims),
        "events": len(linked.events),
        "events disputed": sum(bool(e.contested) for e in linked.events),
    }
    shares = {f"claims {name}": sum(map(has, claims)) for name, has in _FILLED}
    shares["claims with a date"] = sum(_dated(dates.get(c.id, c.date)) for c in claims)
    out |= {name: round(n / len(claims), 4) if claims else 0.0 for name, n in shares.items()}
    return out


def _dated(date: ClaimDate | None) -> bool:
    return date is not None and (date.period.earliest is not None or date.period.latest is not None)
