"""Relations between actors that claims give: who hosts, supports or is allied with whom, or broke away.

They are lifted from claims, with their voices: aid in shelter is hosting; arms, money and training for a
party are support, and so is backing it; those who join forces or swear allegiance are allied; who breaks
away from a group is its splinter. A denied claim, and who rejects the charge that gives one, speak against.
Nothing is inferred beyond that: what nobody says is not there, and food for refugees makes no ally.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from accord.link.facts import Directory, Facts, words_of
from accord.link.positions import UNREAL, Speakers
from accord.types import (
    Actor,
    ActorId,
    ActorRelation,
    ActorRelationKind,
    ClaimId,
    EventId,
    Participant,
)

PARTIES = frozenset({"state", "state-organ", "armed-group"})
HOSTING = words_of("shelter harbour harbor house host sanctuary haven refuge asylum safehouse")
ARMING = words_of(
    "arm fund finance bankroll train equip supply weapon weaponry arm ammunition training funding money cash"
    " missile drone aircraft vehicle fighter mercenary adviser advisor support assistance backing back"
    " sponsor"
)
BACKING = words_of("back support sponsor")
ALLYING = words_of("ally alliance allegiance loyalty join fight coalition")
LEAVING = words_of("split splinter break secede")
NEAR = 60  # characters behind the trigger in which what is given is named


def ties_of(
    facts: Sequence[Facts],
    event_of: Mapping[ClaimId, EventId],
    denials: Mapping[EventId, Sequence[Facts]],
    directory: Directory,
    speakers: Speakers,
) -> tuple[ActorRelation, ...]:
    """The relations between actors that claims give, by actor, kind and other actor.

    `denials` are, by event, claims that reject what its claims say (`link.denials.denials_of`).
    """
    told: dict[tuple[ActorId, ActorRelationKind, ActorId], list[Facts]] = defaultdict(list)
    for fact in facts:
        kind = _kind(fact) if fact.claim.modality not in UNREAL else None
        if kind is not None:
            for one in _parties(fact.claim.actors, directory):
                for two in _parties(fact.claim.targets or fact.claim.actors, directory):
                    if one.id != two.id:
                        first, last = sorted((one.id, two.id)) if kind == "allied-with" else (one.id, two.id)
                        told[first, kind, last].append(fact)
    return tuple(
        _relation(*key, told[key], event_of, denials, speakers)
        for key in sorted(told)
        if any(f.claim.modality != "denied" for f in told[key])
    )


def _kind(fact: Facts) -> ActorRelationKind | None:
    """What a claim makes of its two sides, by the rule that found it and what is named behind its trigger."""
    claim = fact.claim
    lemma = claim.rule.partition(":")[2].split(" ")[0]
    quote = claim.evidence[0].quote
    at = claim.trigger.span.end - claim.evidence[0].span.start
    behind = {w.strip(".,;:\"'") for w in quote[max(0, at) :][:NEAR].lower().split()}
    given = {lemma} | behind | {w.removesuffix("s") for w in behind}
    if claim.type == "AID" and given & HOSTING:
        return "hosts"
    if (claim.type == "AID" and given & ARMING) or (claim.type == "SUPPORT" and lemma in BACKING):
        return "supports"
    if claim.type in ("COOPERATE", "SUPPORT") and (lemma in ALLYING or given & {"alliance", "allegiance"}):
        return "allied-with"
    return "splinter-of" if claim.type == "SANCTION" and lemma in LEAVING else None


def _parties(sides: Sequence[Participant], directory: Directory) -> list[Actor]:
    known = [directory.get(p.actor) for p in sides if p.actor is not None]
    return [a for a in known if a is not None and a.kind in PARTIES]


def _relation(
    actor: ActorId,
    kind: ActorRelationKind,
    to: ActorId,
    told: Sequence[Facts],
    event_of: Mapping[ClaimId, EventId],
    denials: Mapping[EventId, Sequence[Facts]],
    speakers: Speakers,
) -> ActorRelation:
    said = [f for f in told if f.claim.modality != "denied"]
    denied = [(f.id, speakers.name(f)) for f in told if f.claim.modality == "denied"]
    for event in dict.fromkeys(event_of[f.id] for f in told if f.id in event_of):
        denied += [(f.id, speakers.participant(f.claim.actors[0])[1]) for f in denials.get(event, ())]
    return ActorRelation(
        actor=actor,
        kind=kind,
        to=to,
        claims=tuple(f.id for f in said),
        voices=tuple(dict.fromkeys(speakers.name(f) for f in said)),
        denials=tuple(dict.fromkeys(claim for claim, _ in denied)),
        denied_by=tuple(dict.fromkeys(name for _, name in denied)),
    )
