"""One actor as its page shows it: its names, its events by role, and accusations made by it and of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accord.record import Record
from accord.record.identities import ACTOR, becomes
from accord.types import Actor, ActorId, ActorRelation, Claim, ClaimId, Decision, DocumentId, Event
from accord.web.claims import ClaimView, PageRef, Who, by_sentence, page_ref, views
from accord.web.library import Shelf
from accord.web.network import Neighbour, around
from accord.web.words import TIES

MOST = 60  # events of each role that are shown
MOST_ACCUSATIONS = 20  # made by it and of it each, with their sentences
MOST_MENTIONS = 5_000  # as a side, and as a voice, that are looked at for names
FEW_PAGES = 30  # of one judgement, that are named
MOST_PAGES = 300  # that are offered where namesakes are told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """An event in which somebody accuses somebody, and the sentences that say so."""

    event: Event
    others: tuple[Who, ...]
    sentences: tuple[tuple[ClaimView, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A relation that claims give of the actor and another, with who says so and who denies it, and where.

    It reads `left` `words` `right`: "Kestria hosts the Front".
    """

    left: Who
    words: str
    right: Who
    voices: tuple[str, ...]
    sentences: tuple[tuple[ClaimView, ...], ...]
    denied_by: tuple[str, ...]
    denials: tuple[tuple[ClaimView, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Whether pages that name an actor mean the one of the other pages: surely, or perhaps another.

    `pages` are the first of those with the same evidence, `more` how many others there are.
    """

    sure: bool
    evidence: str
    pages: tuple[PageRef, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """All that an actor's page shows. `names` are the words that pages use for it, with how often.

    Of an actor of very many claims only some are looked at for them; `some_of` is then how many it has.

    `more_accusations` tells whether there are others than the first, which are shown.

    `roles_in_events` has for each role the number of events and the first of them. `meant` has the `judged`
    pages that name alike whom each knows by itself, the doubtful first; `pages` are those that name it, and
    `decided` the decisions on who it is.
    """

    actor: Actor
    parent: Who | None
    parts: tuple[Who, ...]
    roles: tuple[tuple[str, Who, str], ...]
    names: tuple[tuple[str, int], ...]
    some_of: int
    roles_in_events: tuple[tuple[str, int, tuple[Event, ...]], ...]
    accuses: tuple[Accusation, ...]
    accused_by: tuple[Accusation, ...]
    more_accusations: bool
    neighbours: tuple[tuple[Who, Neighbour], ...]
    ties: tuple[Tied, ...]
    meant: tuple[Meant, ...]
    judged: int
    pages: tuple[PageRef, ...]
    decided: tuple[Decision, ...]


def view(actor: Actor, record: Record, shelf: Shelf) -> ActorView:
    """The actor, from the claims of the record that speak of it or in which it speaks."""
    catalogue = shelf.catalogue
    accusing, accused = (
        shelf.events(catalogue.events_on_a_side(actor.id, side, "ACCUSE", MOST_ACCUSATIONS + 1))
        for side in ("actor", "target")
    )
    more = max(len(accusing), len(accused)) > MOST_ACCUSATIONS
    accusing, accused = accusing[:MOST_ACCUSATIONS], accused[:MOST_ACCUSATIONS]
    mentions = record.mentions_of(actor.id)
    by_id = {c.id: c for c in record.claims_in((*accusing, *accused))}
    return ActorView(
        actor=actor,
        parent=_who(actor.parent, shelf) if actor.parent else None,
        parts=tuple(_who(a, shelf) for a in catalogue.parts_of(actor.id)),
        roles=tuple((r.role, _who(r.parent, shelf), _years(r.since, r.until)) for r in actor.roles),
        names=tuple(sorted(_names(actor.id, record).items(), key=lambda x: (-x[1], x[0]))),
        some_of=mentions if mentions > MOST_MENTIONS else 0,
        roles_in_events=tuple(
            (role, n, shelf.events(ids)) for role, n, ids in catalogue.roles_of(actor.id, MOST)
        ),
        accuses=tuple(_accusation(e, e.targets, by_id, shelf) for e in accusing),
        accused_by=tuple(_accusation(e, e.actors, by_id, shelf) for e in accused),
        more_accusations=more,
        neighbours=tuple((_who(n.actor, shelf), n) for n in around(actor.id, shelf)),
        ties=tuple(_tied(r, actor.id, record, shelf) for r in record.actor_relations(actor.id)),
        meant=_meant(actor, shelf),
        judged=len(actor.identity),
        pages=tuple(page_ref(d, shelf) for d in catalogue.pages_naming(actor.id, MOST_PAGES)),
        decided=tuple(d for d in record.decisions() if d.field == ACTOR and actor.id in _whom(d)),
    )


def _meant(actor: Actor, shelf: Shelf) -> tuple[Meant, ...]:
    """The judged pages by what was judged of them, those that may mean another before the others."""
    if [verdict for _, verdict, _ in actor.identity] == ["same"]:
        return ()  # people have told the other pages apart
    groups: dict[tuple[bool, str], list[DocumentId]] = {}
    for page, verdict, evidence in actor.identity:
        groups.setdefault((verdict == "same", evidence), []).append(page)
    return tuple(
        Meant(
            sure=sure,
            evidence=evidence,
            pages=tuple(page_ref(p, shelf) for p in sorted(found, key=shelf.page_name)[:FEW_PAGES]),
            more=max(0, len(found) - FEW_PAGES),
        )
        for (sure, evidence), found in sorted(groups.items())
    )


def _whom(decision: Decision) -> tuple[str, ...]:
    """The actors that a decision on who is who names by their ids."""
    return (decision.old or "", becomes(decision))


def _tied(relation: ActorRelation, actor: ActorId, record: Record, shelf: Shelf) -> Tied:
    left, right = relation.actor, relation.to
    if relation.kind == "allied-with" and right == actor:  # it holds both ways, and stands once
        left, right = right, left

    def sentences(ids: Sequence[ClaimId]) -> tuple[tuple[ClaimView, ...], ...]:
        return by_sentence(views(record.claims_of(ids), shelf))

    return Tied(
        left=_who(left, shelf),
        words=TIES[relation.kind],
        right=_who(right, shelf),
        voices=relation.voices,
        sentences=sentences(relation.claims),
        denied_by=relation.denied_by,
        denials=sentences(relation.denials),
    )


def _years(since: object, until: object) -> str:
    return " ".join(x for x in (f"since {since}" if since else "", f"until {until}" if until else "") if x)


def _who(id: ActorId, shelf: Shelf) -> Who:
    return Who(name=shelf.actor_name(id), actor=id if shelf.knows_actor(id) else None)


def _names(actor: ActorId, record: Record) -> Counter[str]:
    """How often pages use which names and descriptions for an actor."""
    out: Counter[str] = Counter()
    for quote, n in record.names_of(actor, MOST_MENTIONS):
        out[" ".join(quote.split())] += n
    return out


def _accusation(
    event: Event, others: Iterable[ActorId], claims: dict[ClaimId, Claim], shelf: Shelf
) -> Accusation:
    return Accusation(
        event=event,
        others=tuple(_who(a, shelf) for a in others),
        sentences=by_sentence(views([claims[c] for c in event.claims if c in claims], shelf)),
    )
