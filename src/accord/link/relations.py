"""Relations between events, lifted from what claims say: what answers, follows or is part of what.

A claim's own relation ("in retaliation for Tuesday's attack") and what a speech act speaks of ("condemned
the attack") point to another claim of the page; they become relations between the two events, each with the
claims that carry it and their voices. Four readings go beyond the words: an attack that answers an attack
is retaliation; what those do who were hit, told as coming after it, answers it; what two sides agree, where
the page tells of talks between them, is part of these; and what has no other relation may have its occasion
in the attack that its page is about (`accord.link.occasions`). Order in time alone says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from accord.link.compare import place_match
from accord.link.facts import Facts, days_between, words_of
from accord.link.kinship import ONE_SIDE, match
from accord.link.occasions import occasions
from accord.link.positions import UNREAL, Speakers
from accord.types import ClaimId, DocumentId, EventId, EventRelation, RelationKind

ANSWERING = words_of("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION SUPPORT AID CONCEDE COERCE")
HOSTILE = words_of("ASSAULT COERCE THREATEN SANCTION MOBILIZE REJECT ACCUSE")
STRENGTH: tuple[RelationKind, ...] = ("retaliation-for", "part-of", "response-to", "follows")
ALL_SIDES = 0.75  # mean kinship from which two groups of sides are the same parties
ACTUAL = ("asserted", "alleged")
Carried = list[tuple[Facts, str]]


def relations_of(
    facts: Sequence[Facts], event_of: Mapping[ClaimId, EventId], speakers: Speakers
) -> dict[EventId, tuple[EventRelation, ...]]:
    """For each event what it answers, follows or is part of.

    A speech act's `about` gives "response-to" unless its claim states a relation to the same event; a
    stated "retaliation-for" stands for "response-to" as well, and both for "follows".
    """
    by_id = {f.id: f for f in facts}
    found: dict[tuple[EventId, EventId], dict[RelationKind, Carried]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        here = event_of.get(fact.id)
        if here is None:
            continue
        for relation in fact.claim.relations:
            there = event_of.get(relation.to)
            if there is not None and there != here:
                kind = _kind(relation.kind, fact, by_id[relation.to])
                found[here, there][kind].append((fact, f'"{relation.mention.quote}"'))
        if fact.claim.type in ANSWERING:
            for about in fact.claim.about:
                there = event_of.get(about.claim)
                if there is not None and there != here and _answers(fact, by_id[about.claim]):
                    found[here, there]["response-to"].append((fact, f"speaks of its {about.of}"))
    related = {here for here, _ in found}
    for fact, there in occasions(facts, event_of):
        if event_of[fact.id] not in related:
            why = "told close behind the attack that its page is about"
            found[event_of[fact.id], there]["response-to"].append((fact, why))
    parts = [(fact, talks, "agreed by those who held the talks") for fact, talks in _agreed_at_talks(facts)]
    parts += [
        (fact, whole, "in one of the towns of a region in all of which it was")
        for fact, whole in _in_parts(facts)
    ]
    for fact, whole, why in parts:
        here, there = event_of.get(fact.id), event_of.get(whole.id)
        if here is not None and there is not None and here != there and (there, here) not in found:
            found[here, there]["part-of"].append((fact, why))
    for fact, taking in _let_go(facts):
        here, there = event_of.get(fact.id), event_of.get(taking.id)
        if here is not None and there is not None and here != there and (here, there) not in found:
            found[here, there]["follows"].append((fact, "lets go those whom it took"))
    out: dict[EventId, list[EventRelation]] = defaultdict(list)
    for (here, there), kinds in sorted(found.items()):
        _take_in(kinds)
        for kind in sorted(kinds, key=STRENGTH.index):
            carriers = kinds[kind]
            out[here].append(
                EventRelation(
                    to=there,
                    kind=kind,
                    claims=tuple(dict.fromkeys(f.id for f, _ in carriers)),
                    voices=tuple(dict.fromkeys(speakers.name(f) for f, _ in carriers)),
                    basis="; ".join(dict.fromkeys(why for _, why in carriers)),
                )
            )
    return {event: tuple(relations) for event, relations in out.items()}


def _answers(fact: Facts, other: Facts) -> bool:
    """Whether an act answers what it speaks of: nobody answers himself, nor what is only thought of."""
    own = {s.key for s in fact.actors if s.key} & {s.key for s in other.actors}
    if own and other.claim.modality != "denied":
        return False
    if other.claim.modality in UNREAL and other.claim.type != "REQUEST":
        return False
    return fact.claim.type != "ACCUSE" or other.claim.type in HOSTILE


def _agreed_at_talks(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """What was agreed, with the talks of the same two sides that the page tells of, where it tells of one.

    Days must overlap, where known, and both must have happened.
    """
    pages: dict[DocumentId, list[Facts]] = defaultdict(list)
    for fact in facts:
        if fact.claim.type in ("AGREE", "CONSULT") and fact.claim.modality in ACTUAL:
            pages[fact.document].append(fact)
    for told in pages.values():
        talks = [f for f in told if f.claim.type == "CONSULT"]
        for fact in (f for f in told if f.claim.type == "AGREE" and len(f.sides) > 1):
            fitting = [t for t in talks if _same_parties(fact, t) and _overlap(fact, t)]
            if fitting:
                yield fact, min(fitting, key=lambda t: (abs(t.sentence[0] - fact.sentence[0]), t.id))


def _in_parts(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """What was done in several towns, each with what the page tells of their region as a whole: "jets bombed
    three towns in eastern Zaire", "the bombing of Bukavu", "of Shabunda".

    Who did it, how and when must be the same.
    """
    pages: dict[DocumentId, list[Facts]] = defaultdict(list)
    for fact in facts:
        claim = fact.claim
        if claim.type in ("ASSAULT", "COERCE") and claim.mode is not None and claim.modality in ACTUAL:
            pages[fact.document].append(fact)
    for told in pages.values():
        for whole in (f for f in told if f.place is not None and f.place.precision in ("country", "admin1")):
            parts = [f for f in told if _is_part(f, whole)]
            if len({f.place.place or f.place.name for f in parts if f.place is not None}) > 1:
                for fact in parts:
                    yield fact, whole


def _is_part(fact: Facts, whole: Facts) -> bool:
    place = fact.place
    if place is None or whole.place is None or place.precision != "town":
        return False
    inside = place_match(place, whole.place)[0] == "holds"
    alike = (fact.claim.type, fact.claim.mode) == (whole.claim.type, whole.claim.mode)
    same = alike and (match(fact.actors, whole.actors) or 0.0) >= ONE_SIDE
    return inside and same and fact.period is not None and whole.period is not None and _overlap(fact, whole)


def _let_go(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Who lets captives go, with the taking of captives that the page tells of before, by the same side."""
    pages: dict[DocumentId, list[Facts]] = defaultdict(list)
    for fact in facts:
        pages[fact.document].append(fact)
    for told in pages.values():
        takings = [f for f in told if f.claim.mode == "abduct" and f.claim.modality in ACTUAL]
        for fact in told if takings else ():
            if fact.claim.type == "RETREAT" and fact.claim.mode == "release":
                own = [t for t in takings if (match(fact.actors, t.actors) or 0.0) >= ONE_SIDE]
                held = [t for t in takings if (match(fact.targets, t.targets) or 0.0) >= ONE_SIDE]
                if own or held:
                    yield fact, (own or held)[0]


def _same_parties(a: Facts, b: Facts) -> bool:
    alike = match(a.sides, b.sides)
    return len(b.sides) > 1 and alike is not None and alike >= ALL_SIDES


def _overlap(a: Facts, b: Facts) -> bool:
    return a.period is None or b.period is None or days_between(a.period, b.period) <= 0


def _kind(stated: RelationKind, later: Facts, earlier: Facts) -> RelationKind:
    """What a stated relation comes to between these two claims."""
    kind = stated
    if kind == "follows" and later.claim.type == "AGREE" and earlier.claim.type == "CONSULT":
        return "part-of"  # "agreed to meet again after concluding their talks"
    if (
        kind == "follows"
        and earlier.claim.type in HOSTILE
        and (_hit_then_acts(later, earlier) or _deals_with(later, earlier))
    ):
        kind = "response-to"
    if kind in ("response-to", "retaliation-for"):
        violent = later.claim.type == earlier.claim.type == "ASSAULT"
        return "retaliation-for" if violent else "response-to"
    return kind


def _hit_then_acts(later: Facts, earlier: Facts) -> bool:
    """Whether who acts later is the one whom the earlier act was aimed at, and did not do it himself."""
    hit, own = match(later.actors, earlier.targets), match(later.actors, earlier.actors)
    return hit is not None and hit >= ONE_SIDE and (own is None or own < ONE_SIDE)


def _deals_with(later: Facts, earlier: Facts) -> bool:
    """Whether what others do after an attack deals with it: they make arrests, close roads, send forces."""
    acts = later.claim.type in ("AID", "MOBILIZE") or later.claim.mode in ("arrest", "restrict", "censor")
    own = match(later.actors, earlier.actors)
    return acts and earlier.claim.type == "ASSAULT" and (own is None or own < ONE_SIDE)


def _take_in(kinds: dict[RelationKind, Carried]) -> None:
    """Let the stronger kind between two events carry what the weaker ones say as well."""
    for strong, weak in (
        ("retaliation-for", "response-to"),
        ("retaliation-for", "follows"),
        ("response-to", "follows"),
    ):
        if strong in kinds and weak in kinds:
            kinds[strong] += kinds.pop(weak)
