"""One claim as the pages show it: who says it through whom, of whom, where, when and with what figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.record.catalogue import DOUBTFUL
from accord.record.decisions import in_words
from accord.types import ActorId, Claim, ClaimId, DocumentId, Event, Mention, Participant, Voice
from accord.web import words
from accord.web.library import Shelf
from accord.web.reckoning import reckoned


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An actor, or the words of the page where it is not known who that is (`actor` None)."""

    name: str
    actor: ActorId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain of those who say so.

    `kind` is outlet (page, where it is not known who publishes it), agency or speaker.
    """

    kind: str
    who: Who
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRef:
    """A page as it is named elsewhere."""

    id: DocumentId
    file: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What a claim says of another claim of its page."""

    words: str
    claim: ClaimId
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with all its values in words. `number` counts the claims of the page that shows it."""

    id: ClaimId
    number: int
    kind: str
    modality: str
    actors: tuple[Who, ...]
    targets: tuple[Who, ...]
    symmetric: bool
    places: str
    date: str
    date_basis: str
    tolls: str
    means: str
    chain: tuple[Link, ...]
    quotes: tuple[str, ...]
    rule: str
    confidence: float
    page: PageRef
    event: Event | None
    asides: tuple[Aside, ...]
    decided: tuple[str, ...]
    doubtful: bool

    @property
    def speaker(self) -> Link | None:
        """The innermost speaker; None where the page says it by itself."""
        return self.chain[-1] if self.chain[-1].kind == "speaker" else None


def views(claims: Sequence[Claim], shelf: Shelf) -> tuple[ClaimView, ...]:
    """The claims as they are shown, numbered from 1."""
    shelf.prepare(c.id for c in claims)
    numbers = {c.id: n for n, c in enumerate(claims, start=1)}
    return tuple(_view(c, numbers, shelf) for c in claims)


def _view(claim: Claim, numbers: dict[ClaimId, int], shelf: Shelf) -> ClaimView:
    decided = shelf.decided(claim.id)
    period = claim.date.period if claim.date else None
    dated = period is not None and (period.earliest or period.latest) is not None
    time = f", {claim.date.time_of_day}" if claim.date and claim.date.time_of_day else ""
    return ClaimView(
        id=claim.id,
        number=numbers[claim.id],
        kind=words.kind(claim),
        modality=claim.modality,
        actors=side(claim.actors, shelf),
        targets=side(claim.targets, shelf),
        symmetric=claim.symmetric,
        places=words.listed((words.place(p) for p in claim.places), "; "),
        date=words.days(period) + time if dated else "",
        date_basis=shelf.with_page_names(reckoned(period.basis)) if period else "",
        tolls=words.listed(words.toll_of_claim(t) for t in claim.tolls),
        means=words.listed(dict.fromkeys(m.kind for m in claim.means)),
        chain=chain(claim, shelf),
        quotes=tuple(" ".join(m.quote.split()) for m in claim.evidence),
        rule=claim.rule,
        confidence=claim.confidence,
        page=page_ref(claim.document, shelf),
        event=shelf.event_of(claim.id),
        asides=tuple(_asides(claim, numbers)),
        decided=tuple(map(in_words, decided)),
        doubtful=claim.confidence < DOUBTFUL and not any(d.verdict in ("accept", "add") for d in decided),
    )


def _asides(claim: Claim, numbers: dict[ClaimId, int]) -> Iterable[Aside]:
    for about in claim.about:
        yield Aside(words=f"speaks of the {about.of} of", claim=about.claim, number=numbers.get(about.claim))
    for relation in claim.relations:
        told = f"{words.RELATIONS[relation.kind]} (“{relation.mention.quote}”)"
        yield Aside(words=told, claim=relation.to, number=numbers.get(relation.to))


def side(participants: Iterable[Participant], shelf: Shelf) -> tuple[Who, ...]:
    """Who stands on a side, each once."""
    found = (who(p.actor, p.antecedent or p.mention, shelf) for p in participants)
    return tuple(dict.fromkeys(found))


def who(actor: ActorId | None, mention: Mention | None, shelf: Shelf) -> Who:
    """An actor by its name, else the page's own words."""
    if actor is not None:
        return Who(name=shelf.actor_name(actor), actor=actor)
    return Who(name=f"“{' '.join(mention.quote.split())}”" if mention else "somebody")


def chain(claim: Claim, shelf: Shelf) -> tuple[Link, ...]:
    """Who says so, through whom: the outlet first, then its agency, then speakers, the innermost last."""
    page = shelf.page(claim.document)
    known = page is not None and page.publisher is not None
    out = [Link(kind="outlet" if known else "page", who=Who(name=shelf.outlet(claim.document)))]
    if page is not None and page.agency:
        out.append(Link(kind="agency", who=Who(name=page.agency)))
    for voice in claim.voices:
        link = Link(
            kind=voice.kind,
            who=who(voice.actor, voice.antecedent or voice.mention, shelf),
            notes=_notes(voice, shelf),
        )
        if link.who.name.casefold() not in (x.who.name.casefold() for x in out if x.kind != "speaker"):
            out.append(link)
    return tuple(out)


def _notes(voice: Voice, shelf: Shelf) -> str:
    sent = voice.on_behalf_of is not None and voice.on_behalf_of != voice.actor
    return words.listed(
        [
            f"for {shelf.actor_name(voice.on_behalf_of)}" if sent and voice.on_behalf_of else None,
            f"“{voice.cue}”" if voice.cue else None,
            None if voice.stance == "neutral" else f"the reporter is {voice.stance}",
            "word for word" if voice.direct else None,
        ]
    )


def page_ref(id: DocumentId, shelf: Shelf) -> PageRef:
    """A page, to be named and linked."""
    page = shelf.page(id)
    return PageRef(
        id=id,
        file=shelf.page_name(id),
        outlet=shelf.outlet(id),
        published=words.days(page.published if page else None),
    )


def by_sentence(claims: Iterable[ClaimView]) -> tuple[tuple[ClaimView, ...], ...]:
    """Claims by their words, one for each page: pages that copy a sentence stand under it together."""
    groups: dict[tuple[str, ...], dict[DocumentId, ClaimView]] = {}
    for claim in claims:
        groups.setdefault(claim.quotes, {}).setdefault(claim.page.id, claim)
    return tuple(tuple(pages.values()) for pages in groups.values())
