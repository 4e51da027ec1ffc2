"""Who is in conflict with whom in an event, and which events count: what formats of coded violence share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from accord.types import Actor, ActorId, Claim, ClaimId, ClaimPlace, Event, Participant, Period

STATES = ("state", "state-organ")
CIVIL = ("civilians", "person", "ngo", "media", "company")
LONGEST_CHAIN = 10  # organs of organs of a state


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Two sides by their actors; `violence` is 1 state-based, 2 non-state, 3 one-sided, None unknown."""

    a: tuple[ActorId, ...]
    b: tuple[ActorId, ...]
    violence: int | None


def happened(event: Event, claims: Mapping[ClaimId, Claim]) -> bool:
    """Whether somebody says that it happened."""
    return any(claims[c].modality in ("asserted", "alleged") for c in event.claims)


def without_parts(events: Sequence[Event]) -> list[Event]:
    """The events that are no part of another of them (of a circle, all)."""
    whole_of = {e.id: {r.to for r in e.relations if r.kind == "part-of"} for e in events}
    ids = set(whole_of)
    return [e for e in events if not any(w in ids and e.id not in whole_of[w] for w in whole_of[e.id])]


def span(period: Period | None) -> tuple[str, ...]:
    """First and last day; nothing where one of them is not known."""
    if period is None or period.earliest is None or period.latest is None:
        return ()
    return period.earliest.isoformat(), period.latest.isoformat()


def standard_name(place: ClaimPlace) -> str:
    """A place by one name for all its spellings: a region is called as the gazetteer calls it."""
    return place.admin1 if place.precision == "admin1" and place.admin1 else place.name


# --- sides -----------------------------------------------------------------------------------------


def dyads(event: Event, claims: Mapping[ClaimId, Claim], actors: Mapping[ActorId, Actor]) -> tuple[Dyad, ...]:
    """The dyads of an event, the government first where one fights a group: of several groups one each."""
    pair = dyad(event, claims, actors)
    if pair.violence != 1:
        return (pair,)
    if all(_armed(x, actors) for x in pair.a):
        pair = replace(pair, a=pair.b, b=pair.a)
    if len(pair.b) > 1 and all(_armed(x, actors) for x in pair.b):
        return tuple(replace(pair, b=(x,)) for x in pair.b)
    return (pair,)


def dyad(event: Event, claims: Mapping[ClaimId, Claim], actors: Mapping[ActorId, Actor]) -> Dyad:
    """The two sides of an event, who strikes first, organs of states as their states."""
    told = [claims[c] for c in event.claims]
    hit = [(c, p) for c in told for p in (*c.targets, *(t.victims for t in c.tolls if t.victims))]
    struck = [p.actor for c, p in hit if c.modality in ("asserted", "alleged")]
    called = {p.actor for c, p in (*hit, *((c, p) for c in told for p in c.actors)) if _is_named(p)}
    a = _sides(event.actors, actors)
    fighters = [x for x in _sides([*event.targets, *(s for s in struck if s)], actors) if _armed(x, actors)]
    b = _sides(event.targets, actors)
    soil = event.places[0].country if event.places else None
    abroad = [x for x in fighters if x not in a]
    if abroad and any(_kind(x, actors) in STATES for x in a):
        ground = [x for x in b if _kind(x, actors) == "state" and actors[x].country == soil]
        b = [x for x in b if x not in ground and x not in abroad]
        b = [*abroad, *b]
    a = _fighting(a, actors, called)
    b = _fighting([x for x in b if x not in a], actors, called)
    kinds_a, kinds_b = {_kind(x, actors) for x in a}, {_kind(x, actors) for x in b[:1]}
    return Dyad(a=tuple(a), b=tuple(b), violence=_violence(kinds_a, kinds_b))


def _is_named(side: Participant) -> bool:
    """Whether a page calls a participant by a name, here or where it was mentioned first."""
    return "name" in (side.mention.kind, side.antecedent.kind if side.antecedent else None)


def _fighting(
    side: list[ActorId], actors: Mapping[ActorId, Actor], called: Set[ActorId | None]
) -> list[ActorId]:
    """A side by those who fight in it, where there are such: civilians hit beside them are no party.

    Of several groups those that have an entry of their own, or of new ones those that a page calls by a name,
    stand for those that pages only describe ("militants", "eight gunmen").
    """
    fighters = [x for x in side if _kind(x, actors) in (*STATES, "armed-group")]
    known = [x for x in fighters if not x.startswith("x:")]
    named = [x for x in fighters if x in called]
    return known or named or fighters or side


def _violence(a: set[str], b: set[str]) -> int | None:
    fights_a = a & {*STATES, "armed-group"}
    if not fights_a or not b:
        return None
    if b & set(CIVIL):
        return 3
    if (a | b) & set(STATES) and b & {*STATES, "armed-group"}:
        return 1
    return 2 if b == {"armed-group"} else None


def _sides(found: Sequence[ActorId], actors: Mapping[ActorId, Actor]) -> list[ActorId]:
    return list(dict.fromkeys(_whose(x, actors) for x in found if x in actors and actors[x].kind != "other"))


def _whose(actor: ActorId, actors: Mapping[ActorId, Actor]) -> ActorId:
    """The state that an organ belongs to, where the record has it; else the actor itself."""
    at = actors[actor]
    for _ in range(LONGEST_CHAIN):
        if at.kind != "state-organ" or at.parent is None or at.parent not in actors:
            break
        at = actors[at.parent]
    return at.id if at.kind == "state" else actor


def _kind(actor: ActorId, actors: Mapping[ActorId, Actor]) -> str:
    return actors[actor].kind


def _armed(actor: ActorId, actors: Mapping[ActorId, Actor]) -> bool:
    return _kind(actor, actors) == "armed-group"


def joined(side: Sequence[ActorId], actors: Mapping[ActorId, Actor]) -> str:
    """Names as the dataset writes them: states by their governments."""
    return ", ".join(dict.fromkeys(_name(actors[x]) for x in side))


def _name(actor: Actor) -> str:
    if actor.kind == "civilians":
        return "Civilians"
    return f"Government of {actor.name}" if actor.kind == "state" else actor.name
