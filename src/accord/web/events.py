"""One event as its page shows it: what is agreed, what is disputed, the toll ladder, and what it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from accord.record import Record
from accord.record.catalogue import Wanted
from accord.types import (
    Claim,
    ClaimId,
    ClaimPlace,
    Contest,
    DocumentId,
    Event,
    EventToll,
    Judgement,
    Position,
)
from accord.web import words
from accord.web.claims import ClaimView, Link, PageRef, Who, by_sentence, page_ref, views
from accord.web.library import Shelf
from accord.web.reckoning import dated, reckoned

NEAR = dt.timedelta(days=3)
MOST_NEAR = 30  # events that are offered to be merged with


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A position with the claims that hold it, speakers and outlets told apart.

    A claim of another event, which denies what this one tells, has the number 0.
    """

    index: int
    label: str
    value: str
    speakers: tuple[Who, ...]
    outlets: tuple[Link, ...]
    claims: tuple[ClaimView, ...]
    replaced_by: str | None
    contested: bool

    @property
    def sentences(self) -> tuple[tuple[ClaimView, ...], ...]:
        """The claims by their words, for each page that has them."""
        return by_sentence(self.claims)

    @property
    def pages(self) -> int:
        return len({c.page.id for c in self.claims})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Positions that cannot all be true, and why."""

    label: str
    reason: str
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One figure of the toll ladder: who said it, when, on which page."""

    figure: str
    claim: ClaimView
    as_of: str
    replaced_by: str | None
    contested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """All figures of one kind and group of victims, by the day on which they were published."""

    label: str
    summary: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one origin tells of one field: a position, with the origin's claims that hold it."""

    position: Held
    sentences: tuple[tuple[ClaimView, ...], ...]
    speakers: tuple[Who, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field of the event with what each origin tells of it, in the order of the origins."""

    label: str
    reasons: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why one claim was put with another."""

    left: int
    right: int
    verdict: str
    by: str
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """An event that this one answers, follows or is part of, or the other way round."""

    words: str
    event: Event | None
    voices: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """All that an event's page shows.

    `agreed` are the fields of which more than one claim says one thing only, `differing` those of which
    several are said, but for those that a dispute already shows in full. `where` has the places that no
    other place of the event lies in. `withheld` counts the claims of hidden pages.
    """

    event: Event
    kind: str
    when: str
    when_basis: str
    where: tuple[str, ...]
    actors: tuple[Who, ...]
    targets: tuple[Who, ...]
    known_from: str
    agreed: tuple[Held, ...]
    disputes: tuple[Dispute, ...]
    ladders: tuple[Ladder, ...]
    differing: tuple[tuple[str, tuple[Held, ...]], ...]
    side_by_side: tuple[Row, ...]
    claims: tuple[ClaimView, ...]
    ties: tuple[Tie, ...]
    other_comparisons: int
    related: tuple[Related, ...]
    origins: tuple[tuple[str, tuple[PageRef, ...]], ...]
    withheld: int = 0


def known_from(event: Event) -> str:
    """ "14 pages, at least 3 origins, 5 speakers"."""
    origins = words.count(len(event.origins), "origin")
    return words.listed(
        [
            words.count(event.documents, "page"),
            f"at least {origins}" if event.documents > 1 else origins,
            words.count(event.speakers, "speaker") if event.speakers else "no speaker named",
        ]
    )


def near(event: Event, shelf: Shelf) -> tuple[Event, ...]:
    """Other events of its type that may be of about its days; of any days where it has none."""
    days = [d for d in (event.date.earliest, event.date.latest) if d] if event.date else []
    since, until = (min(days) - NEAR, max(days) + NEAR) if days else (None, None)
    wanted = Wanted(types=(event.type,), since=since, until=until)
    return tuple(e for e in shelf.events(shelf.catalogue.events(wanted, most=MOST_NEAR)) if e.id != event.id)


def view(
    event: Event, record: Record, shelf: Shelf, hidden: Collection[DocumentId] = frozenset()
) -> EventView:
    """The event with its claims, read from the record; nothing of the claims of `hidden` pages is shown."""
    all_claims = record.claims(event=event.id)
    claims = views([c for c in all_claims if c.document not in hidden], shelf)
    by_id = {c.id: c for c in claims}
    withheld = {c.id for c in all_claims if c.document in hidden}
    elsewhere = _elsewhere(event, record)
    unseen = withheld | {c.id for c in elsewhere if c.document in hidden}
    others = views([c for c in elsewhere if c.document not in hidden], shelf)
    holding = by_id | {c.id: replace(c, number=0) for c in others}
    left = {n for n, p in enumerate(event.positions) if not unseen or not unseen.issuperset(p.claims)}
    contests = [c for c in event.contested if left.issuperset(c.positions)]
    held = _held(event, holding, left)
    in_dispute = {n for c in contests for n in c.positions}
    fields: dict[str, list[Held]] = {}
    for n, (position, one) in enumerate(zip(event.positions, held, strict=True)):
        if n in left and not position.field.startswith("toll"):
            fields.setdefault(position.field, []).append(one)
    fields = {name: _said_together(several) for name, several in fields.items()}
    judgements = record.judgements(event=event.id)
    ties = _ties(judgements, by_id)
    return EventView(
        event=event,
        kind=words.kind(event),
        when=words.days(event.date),
        when_basis=shelf.with_page_names(reckoned(event.date.basis)) if event.date else "",
        where=tuple(words.place(p) for p in _innermost(event.places)),
        actors=tuple(Who(name=shelf.actor_name(a), actor=a) for a in event.actors),
        targets=tuple(Who(name=shelf.actor_name(a), actor=a) for a in event.targets),
        known_from=known_from(event),
        agreed=tuple(g[0] for g in fields.values() if len(g) == 1 and len(all_claims) > 1),
        disputes=tuple(
            Dispute(
                label=words.field(c.field),
                reason=_reason(c, shelf),
                held=tuple(held[n] for n in c.positions),
            )
            for c in contests
        ),
        ladders=tuple(
            ladder if left.issuperset(t.positions) else replace(ladder, summary="")
            for t in event.tolls
            if left.intersection(t.positions)
            for ladder in [_ladder(t, event.positions, held, in_dispute, shelf)]
        ),
        differing=tuple(
            (words.field(f), tuple(g))
            for f, g in fields.items()
            if len(g) > 1 and not any({h.index for h in g} <= {*c.positions} for c in contests)
        ),
        side_by_side=tuple(_side_by_side(event, held, contests, shelf)),
        claims=claims,
        ties=ties,
        other_comparisons=len(judgements) - len(ties),
        related=tuple(_related(event, shelf)),
        origins=tuple(
            (shelf.with_page_names(o.basis), tuple(page_ref(d, shelf) for d in o.documents))
            for o in event.origins
        ),
        withheld=len(withheld),
    )


def _elsewhere(event: Event, record: Record) -> tuple[Claim, ...]:
    """Claims of other events that hold a position of this one, such as the denials of what it tells."""
    return record.claims_of(sorted({c for p in event.positions for c in p.claims}.difference(event.claims)))


def _innermost(places: Sequence[ClaimPlace]) -> list[ClaimPlace]:
    """The places without the countries and regions in which another of them lies."""
    inner = [p for p in places if p.precision not in ("country", "admin1")]
    regions = {(p.country, p.admin1) for p in inner}
    inner += [p for p in places if p.precision == "admin1" and (p.country, p.admin1 or p.name) not in regions]
    lands = {p.country for p in inner}
    return [p for p in places if p in inner or (p.precision == "country" and p.country not in lands)]


def _said_together(several: Sequence[Held]) -> list[Held]:
    """Positions of one field, those that the same claims hold beside each other as one."""
    out: dict[object, Held] = {}
    for one in several:
        apart = one.contested or one.replaced_by
        key: object = one.index if apart else tuple(c.id for c in one.claims)
        known = out.get(key)
        out[key] = replace(known, value=f"{known.value}, {one.value}") if known else one
    return list(out.values())


def _reason(contest: Contest, shelf: Shelf) -> str:
    """Why positions cannot all be true, as a sentence."""
    told = shelf.with_page_names(dated(words.plainly(contest.reason)))
    return told[:1].upper() + told[1:]


def _side_by_side(
    event: Event, held: Sequence[Held], contests: Sequence[Contest], shelf: Shelf
) -> Iterable[Row]:
    """The fields that are told in more than one way or disputed, a column an origin."""
    if len(event.origins) < 2:
        return
    column = {d: n for n, o in enumerate(event.origins) for d in o.documents}
    fields: dict[str, list[Held]] = {}
    for position, one in zip(event.positions, held, strict=True):
        if one.claims:
            fields.setdefault(position.field, []).append(one)
    for field, several in fields.items():
        reasons = tuple(_reason(c, shelf) for c in contests if c.field == field)
        if len(several) < 2 and not reasons:
            continue
        cells: list[list[Cell]] = [[] for _ in event.origins]
        for one in several:
            for n in sorted({column[c.page.id] for c in one.claims if c.page.id in column}):
                own = [c for c in one.claims if column.get(c.page.id) == n]
                speakers = dict.fromkeys(c.speaker.who for c in own if c.speaker is not None)
                cell = Cell(position=one, sentences=by_sentence(own), speakers=tuple(speakers))
                cells[n].append(cell)
        yield Row(label=words.field(field), reasons=reasons, cells=tuple(tuple(c) for c in cells))


def _held(event: Event, claims: dict[ClaimId, ClaimView], left: Collection[int]) -> list[Held]:
    in_dispute = {n for c in event.contested for n in c.positions}
    return [_one_held(n, p, event, claims, n in in_dispute, left) for n, p in enumerate(event.positions)]


def _one_held(
    index: int,
    position: Position,
    event: Event,
    claims: dict[ClaimId, ClaimView],
    contested: bool,
    left: Collection[int],
) -> Held:
    holding = tuple(claims[c] for c in position.claims if c in claims)
    later = position.superseded_by
    return Held(
        index=index,
        label=words.field(position.field),
        value=dated(words.plainly(position.value)),
        speakers=tuple(dict.fromkeys(who for c in holding for who in _speakers(c))),
        outlets=tuple(dict.fromkeys(c.chain[0] for c in holding if not _speakers(c))),
        claims=holding,
        replaced_by=dated(event.positions[later].value) if later is not None and later in left else None,
        contested=contested,
    )


def _speakers(claim: ClaimView) -> tuple[Who, ...]:
    """Who says what a claim holds; of another event's denial, who denies."""
    if claim.speaker is not None:
        return (claim.speaker.who,)
    return () if claim.number else claim.actors


def _ladder(
    toll: EventToll, positions: Sequence[Position], held: Sequence[Held], in_dispute: set[int], shelf: Shelf
) -> Ladder:
    rungs: dict[tuple[str, str, str], tuple[dt.date, Rung]] = {}
    for n in toll.positions:
        for claim in (c for c in held[n].claims if c.number):
            page = shelf.page(claim.page.id)
            published = page.published if page else None
            said = (published.earliest or published.latest) if published else None
            key = (positions[n].value, claim.chain[-1].who.name, claim.page.id)
            rung = Rung(
                figure=words.plainly(positions[n].value),
                claim=claim,
                as_of=claim.date,
                replaced_by=held[n].replaced_by,
                contested=n in in_dispute,
            )
            rungs.setdefault(key, (said or dt.date.max, rung))
    return Ladder(
        label=words.listed([toll.group, toll.kind], " "),
        summary=words.toll_of_event(toll),
        rungs=tuple(rung for _, rung in sorted(rungs.values(), key=lambda x: x[0])),
    )


def _ties(judgements: Iterable[Judgement], claims: dict[ClaimId, ClaimView]) -> tuple[Tie, ...]:
    """For each claim but the first, the comparison that ties it best to one before it."""
    best: dict[int, tuple[float, Tie]] = {}
    for j in judgements:
        if j.withdrawn or j.left not in claims or j.right not in claims:
            continue
        earlier, later = sorted((claims[j.left].number, claims[j.right].number))
        score = sum(weight for _, weight in j.evidence)
        if later not in best or score > best[later][0]:
            best[later] = (
                score,
                Tie(left=earlier, right=later, verdict=j.verdict, by=j.by, reasons=j.evidence),
            )
    return tuple(best[n][1] for n in sorted(best))


def _related(event: Event, shelf: Shelf) -> Iterable[Related]:
    for r in event.relations:
        yield Related(
            words=words.RELATIONS[r.kind],
            event=shelf.event(r.to),
            voices=words.listed(r.voices),
            basis=shelf.with_page_names(r.basis),
        )
    answering = shelf.events(shelf.catalogue.related_to(event.id))
    for other, r in ((e, r) for e in answering for r in e.relations if r.to == event.id):
        yield Related(
            words=words.INVERSE[r.kind],
            event=other,
            voices=words.listed(r.voices),
            basis=shelf.with_page_names(r.basis),
        )
