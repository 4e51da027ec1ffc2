"""An event's view: its title, sides, places, date, origins, tolls, positions and contradictions."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accord.link.contests import contests_of
from accord.link.facts import Directory, Facts, width
from accord.link.positions import Speakers, event_tolls, positions_of
from accord.link.titles import Name, described, named, title, where
from accord.types import (
    ActorId,
    ClaimPlace,
    Document,
    DocumentId,
    Event,
    EventId,
    EventRelation,
    Origin,
    Participant,
    Period,
)

MOST_SIDES = 6


def build_event(
    facts: Sequence[Facts],
    documents: Mapping[DocumentId, Document],
    near: Mapping[DocumentId, set[DocumentId]],
    directory: Directory,
    relations: tuple[EventRelation, ...],
    denials: Sequence[Facts] = (),
) -> Event:
    """The event of these claims. Its id is that of its founding claim, the smallest, with "e" before it.

    `denials` are claims of other events that reject what these say.
    """
    speakers = Speakers(directory, documents, near)
    held = positions_of(facts, speakers, denials)
    origins = origins_of({f.document for f in facts}, documents, near)
    origin_of = {d: o.id for o in origins for d in o.documents}
    actual = [f for f in facts if f.claim.modality != "denied"] or list(facts)
    actors = _sides(p for f in actual for p in f.claim.actors)
    targets = tuple(t for t in _sides(p for f in actual for p in f.claim.targets) if t not in actors[:1])
    places = _places(facts)
    mode = _commonest(f.claim.mode for f in facts)
    kind = facts[0].claim.type
    told = [f for f in facts if f.claim.modality == "asserted"] or actual
    doers = _sides(p for f in told for p in f.claim.actors)
    by, on = ([_name(directory, a) for a in side[:2]] for side in (doers, targets))
    by = by or _described(p for f in told for p in f.claim.actors)
    on = on or _described(p for f in actual for p in f.claim.targets)
    return Event(
        id=event_id(facts),
        type=kind,
        mode=mode,
        title=title(kind, mode, by, on, _where(places, (*by[:1], *on[:1]), directory))
        + _unreal(f.claim.modality for f in facts),
        claims=tuple(f.id for f in facts),
        actors=actors,
        targets=targets,
        places=places,
        date=event_date(facts),
        documents=len({f.document for f in facts}),
        origins=origins,
        speakers=len({f.speaker for f in facts if f.speaker is not None}),
        tolls=event_tolls(held, origin_of),
        positions=tuple(h.position for h in held),
        contested=contests_of(held, facts, directory),
        relations=relations,
    )


def event_id(facts: Sequence[Facts]) -> EventId:
    """Named after the founding claim, so that an event keeps its id while its claims grow."""
    return EventId("e" + min(f.id for f in facts).removeprefix("c"))


def _sides(participants: Iterable[Participant]) -> tuple[ActorId, ...]:
    """The actors that claims name, those named most first."""
    counts = Counter(p.actor for p in participants if p.actor is not None)
    return tuple(sorted(counts, key=lambda a: (-counts[a], a))[:MOST_SIDES])


def _name(directory: Directory, id: ActorId) -> Name:
    actor = directory.get(id)
    return named(actor) if actor is not None else Name(str(id), plural=False)


def _described(participants: Iterable[Participant]) -> list[Name]:
    """Whom nobody knows, in the words that claims use most."""
    mentions = (p.antecedent or p.mention for p in participants if p.actor is None)
    words = _commonest(m.quote for m in mentions if m is not None and m.kind == "description")
    return [described(words)] if words is not None else []


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v is not None)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _places(facts: Sequence[Facts]) -> tuple[ClaimPlace, ...]:
    """The places that claims give, finest and commonest first, each once."""
    rank = {"point": 0, "town": 0, "admin2": 1, "admin1": 2, "country": 3, None: 4}
    counts: Counter[str] = Counter()
    first: dict[str, ClaimPlace] = {}
    for fact in facts:
        for place in fact.claim.places:
            key = str(place.place or place.name.lower())
            counts[key] += 1
            first.setdefault(key, place)
    order = sorted(first, key=lambda k: (rank[first[k].precision], -counts[k], k))
    return tuple(first[k] for k in order)


def event_date(facts: Sequence[Facts]) -> Period | None:
    """The days that the most claims' dates have in common, the narrower dates counting more."""
    periods = [f.period for f in facts if f.period is not None and f.claim.modality != "denied"]
    closed = [p for p in periods if width(p) is not None]
    if not closed:
        return min(periods, key=str) if periods else None
    starts = {p.earliest for p in closed if p.earliest}
    best: tuple[float, int] | None = None
    chosen: tuple[dt.date, dt.date] | None = None
    for start in sorted(starts):
        holding = [p for p in closed if p.earliest and p.latest and p.earliest <= start <= p.latest]
        weight = sum(1 / (1 + (width(p) or 0)) for p in holding)
        end = min(p.latest for p in holding if p.latest)
        if best is None or (weight, -(end - start).days) > best:
            best, chosen = (weight, -(end - start).days), (start, end)
    if chosen is None:
        return None
    basis = "the days that most of its claims' dates have in common"
    return Period(earliest=chosen[0], latest=chosen[1], basis=basis)


def _where(places: Sequence[ClaimPlace], sides: Sequence[Name], directory: Directory) -> str:
    """Where an event was, by its first place; nothing where the name of a side tells it."""
    if not places or places[0].name.lower() in " ".join(s.words for s in sides).lower():
        return ""
    return where(places[0], directory.state(places[0].country) if places[0].precision != "country" else None)


def _unreal(modalities: Iterable[str]) -> str:
    """ " (alleged)", " (planned)" and the like, where no claim asserts that it happened."""
    counts = Counter(modalities)
    if "asserted" in counts:
        return ""
    if "alleged" in counts:
        return " (alleged)"
    return f" ({min(counts, key=lambda m: (-counts[m], m))})"


def origins_of(
    documents: set[DocumentId],
    known: Mapping[DocumentId, Document],
    near: Mapping[DocumentId, set[DocumentId]],
) -> tuple[Origin, ...]:
    """The witnesses behind an event, at least one.

    Pages that are one witness by lineage, or that one agency or outlet answers for, are one origin. Pages
    that name neither outlet nor agency and are tied to no page that does might be copies of any of them:
    they do not raise the count. Where no page names one, all are one origin.
    """
    home = {d: d for d in documents}

    def find(d: DocumentId) -> DocumentId:
        while home[d] != d:
            home[d] = home[home[d]]
            d = home[d]
        return d

    reasons: dict[DocumentId, set[str]] = defaultdict(set)
    credit: dict[str, DocumentId] = {}
    for document in sorted(documents):
        ties = [(other, "shared text") for other in sorted(near.get(document, set()) & documents)]
        source = known[document].agency or known[document].publisher
        if source:
            ties.append((credit.setdefault(source.lower(), document), f"credited to {source}"))
        for other, why in ties:
            a, b = sorted((find(document), find(other)))
            home[b] = a
            reasons[document].add(why)
    groups: dict[DocumentId, list[DocumentId]] = defaultdict(list)
    for document in sorted(documents):
        groups[find(document)].append(document)
    named = [g for g in groups.values() if any(known[d].agency or known[d].publisher for d in g)]
    if not named:
        largest = max(groups.values(), key=lambda g: (len(g), g))
        members = sorted(documents)
        basis = "no page names its source"
        if len(largest) > 1:
            basis += f"; {len(largest)} pages share text"
        return (Origin(id=f"o-{members[0]}", documents=tuple(members), basis=basis),)
    return tuple(
        Origin(
            id=f"o-{group[0]}",
            documents=tuple(group),
            basis="; ".join(sorted({r for d in group for r in reasons[d]})) or "one page",
        )
        for group in named
    )
