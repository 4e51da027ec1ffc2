"""Where an event was, as far as other sentences of the page on the same event say so.

"The attack" in a later sentence was where the first one put it, and a strike "in Iran" that another
sentence puts "near Saravan" was near Saravan. A place that is taken over keeps the mention it comes from,
and its basis says so. What different sentences place differently is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.types import Claim, ClaimId, ClaimPlace

FINENESS = {"point": 0, "town": 1, "admin2": 2, "admin1": 3, "country": 4, None: 5}
TALKS = frozenset({"CONSULT", "AGREE"})
TAKEN = "the event's place"


def share_places(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a page; those of one event share its most precise place."""
    threads = _threads(claims)
    finest: dict[ClaimId, ClaimPlace | None] = {}
    for root in sorted(set(threads.values())):
        finest[root] = _finest([c for c in claims if threads[c.id] == root])
    placed = [_placed(c, finest[threads[c.id]]) for c in claims]
    return tuple(_with_talks(c, placed) for c in placed)


def _threads(claims: Sequence[Claim]) -> dict[ClaimId, ClaimId]:
    """For each claim the first one of its thread, by the `same_as` that extraction gave."""
    root: dict[ClaimId, ClaimId] = {}
    known = {c.id for c in claims}
    for claim in claims:
        earlier = [other for other, _ in claim.same_as if other in known]
        root[claim.id] = root.get(earlier[0], earlier[0]) if earlier else claim.id
    return root


def _own(place: ClaimPlace) -> bool:
    return not place.basis.startswith(TAKEN)


def _finest(thread: Sequence[Claim]) -> ClaimPlace | None:
    """The most precise place that the thread's own sentences name; None where they differ on the country."""
    own = [c.places[0] for c in thread if c.places and _own(c.places[0]) and c.places[0].country is not None]
    if not own or len({p.country for p in own}) > 1:
        return None
    return min(own, key=lambda p: (FINENESS[p.precision], p.lat is None))


def _within(inner: ClaimPlace, outer: ClaimPlace) -> bool:
    if inner.country != outer.country or FINENESS[inner.precision] >= FINENESS[outer.precision]:
        return False
    return outer.precision == "country" or outer.admin1 is None or outer.admin1 == inner.admin1


def _placed(claim: Claim, finest: ClaimPlace | None) -> Claim:
    if finest is None or finest in claim.places:
        return claim
    main = claim.places[0] if claim.places else None
    if main is not None and _own(main) and main.country is not None and not _within(finest, main):
        return claim
    taken = replace(finest, basis=f"{TAKEN}, told in another sentence of the page; {finest.basis}")
    rest = tuple(p for p in claim.places if _own(p))
    return replace(claim, places=(taken, *rest))


def _with_talks(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Talks and agreements of the same sides without a place were where the page puts the others."""
    if claim.type not in TALKS or claim.places:
        return claim
    sides = {p.actor for p in (*claim.actors, *claim.targets) if p.actor is not None}
    found = [
        c.places[0]
        for c in claims
        if c.type in TALKS
        and c.places
        and c.places[0].country is not None
        and sides
        and sides == {p.actor for p in (*c.actors, *c.targets) if p.actor is not None}
    ]
    if not found or len({p.place for p in found}) != 1:
        return claim
    return replace(
        claim, places=(replace(found[0], basis=f"{TAKEN}, told of these talks elsewhere; {found[0].basis}"),)
    )
