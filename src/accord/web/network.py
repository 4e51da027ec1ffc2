"""With whom an actor stands in events: on the other side, or accused by it, counted by event."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from accord.types import ActorId
from accord.web.library import Shelf

HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION", "ACCUSE", "REJECT", "PROTEST", "MOBILIZE"})
MOST = 24  # others that are shown: more is a hairball


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another actor, and in how many events each was directed at the other; `hostile_*` of these."""

    actor: ActorId
    outgoing: int
    incoming: int
    hostile_outgoing: int
    hostile_incoming: int

    @property
    def events(self) -> int:
        return self.outgoing + self.incoming


def around(actor: ActorId, shelf: Shelf) -> tuple[Neighbour, ...]:
    """The others on the far side of the actor's events, those of most events first."""
    counts: dict[str, Counter[ActorId]] = {
        "out": Counter(),
        "in": Counter(),
        "out!": Counter(),
        "in!": Counter(),
    }
    for other, side, type, n in shelf.catalogue.opposite(actor):
        way = "out" if side == "actor" else "in"
        counts[way][other] += n
        if type in HOSTILE:
            counts[way + "!"][other] += n
    met = counts["out"] + counts["in"]
    order = sorted(met, key=lambda a: (-met[a], shelf.actor_name(a).casefold(), a))
    return tuple(
        Neighbour(
            actor=a,
            outgoing=counts["out"][a],
            incoming=counts["in"][a],
            hostile_outgoing=counts["out!"][a],
            hostile_incoming=counts["in!"][a],
        )
        for a in order
    )


def as_json(neighbours: tuple[Neighbour, ...], actor: ActorId, shelf: Shelf) -> dict[str, Any]:
    """Actors and ties, as the network is drawn: those of most events."""
    shown = neighbours[:MOST]
    ties = [
        {"source": source, "target": target, "events": n, "hostile": hostile * 2 > n}
        for x in shown
        for source, target, n, hostile in (
            (actor, x.actor, x.outgoing, x.hostile_outgoing),
            (x.actor, actor, x.incoming, x.hostile_incoming),
        )
        if n
    ]
    ids = [actor, *(x.actor for x in shown)]
    return {
        "actor": actor,
        "actors": [{"id": a, "name": shelf.actor_name(a)} for a in ids],
        "ties": ties,
        "left_out": len(neighbours) - len(shown),
    }
