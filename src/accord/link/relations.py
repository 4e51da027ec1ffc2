"""Relations between events, lifted from what claims say: what answers, follows or is part of what.

A claim's own relation ("in retaliation for Tuesday's attack") and what a speech act speaks of ("condemned
the attack") point to another claim of the page; they become relations between the two events, each with the
claims that carry it and their voices. An attack that answers an attack is retaliation. Nothing is inferred
from order in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from accord.link.facts import Facts, words_of
from accord.link.positions import Speakers
from accord.types import ClaimId, EventId, EventRelation, RelationKind

ANSWERING = words_of("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION SUPPORT AID CONCEDE")
STRENGTH: tuple[RelationKind, ...] = ("retaliation-for", "part-of", "response-to", "follows")


def relations_of(
    facts: Sequence[Facts], event_of: Mapping[ClaimId, EventId], speakers: Speakers
) -> dict[EventId, tuple[EventRelation, ...]]:
    """For each event what it answers, follows or is part of.

    A speech act's `about` gives "response-to" unless its claim states a relation to the same event; a
    stated "retaliation-for" stands for "response-to" as well.
    """
    found: dict[tuple[EventId, EventId], dict[RelationKind, list[tuple[Facts, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    attacks = {event_of[f.id] for f in facts if f.claim.type == "ASSAULT" and f.id in event_of}
    for fact in facts:
        here = event_of.get(fact.id)
        if here is None:
            continue
        for relation in fact.claim.relations:
            there = event_of.get(relation.to)
            if there is not None and there != here:
                strikes_back = relation.kind == "response-to" and {here, there} <= attacks
                kind = "retaliation-for" if strikes_back else relation.kind
                found[here, there][kind].append((fact, f'"{relation.mention.quote}"'))
        if fact.claim.type in ANSWERING:
            for about in fact.claim.about:
                there = event_of.get(about.claim)
                if there is not None and there != here:
                    found[here, there]["response-to"].append((fact, f"speaks of its {about.of}"))
    out: dict[EventId, list[EventRelation]] = defaultdict(list)
    for (here, there), kinds in sorted(found.items()):
        if "retaliation-for" in kinds and "response-to" in kinds:
            kinds["retaliation-for"] += kinds.pop("response-to")
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
