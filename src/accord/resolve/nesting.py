"""Places of claims that hold one another: one main place for a claim, and for all claims of an event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from accord.resolve.choosing import distance_km
from accord.types import Claim, ClaimId, ClaimPlace, Mention, Place

MOVING = ("from", "to", "towards")
_BEHIND = len(" in ") + 1  # a place named fewer characters behind another holds it
ACROSS_KM = 40.0  # within what distance a part of a town lies from its middle


def merged(places: list[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    """Nested places as one, the rest in order, where something was before where it came from or went to."""
    out: list[ClaimPlace] = []
    for i, place in enumerate(places):
        others = [p for j, p in enumerate(places) if j != i and p.relation not in MOVING]
        if place.relation not in MOVING and any(holds(place, p) for p in others):
            continue
        if any(holds(place, p) and _gap(p, place) in range(1, _BEHIND) for p in places):
            continue  # "from X in Y"
        if any(p.place is not None and p.place == place.place and _stays_alike(p, place) for p in out):
            continue
        if any(_just_behind(p, place) for p in out):
            continue
        if place.place is None and place.mention is not None and any(named_alike(p, place) for p in out):
            continue
        out.append(place)
    return tuple(sorted(out, key=lambda p: (p.relation in MOVING, p.country is None and p.place is None)))


def _stays_alike(one: ClaimPlace, other: ClaimPlace) -> bool:
    """Whether two mentions of a place say the same of it, or both that something was there or thereabouts."""
    return one.relation == other.relation or not {one.relation, other.relation} & {*MOVING, "along"}


def named_alike(one: ClaimPlace, other: ClaimPlace) -> bool:
    """Whether two places that the gazetteer lacks are one: by name and relation."""
    return one.place is None and (one.name, one.relation) == (other.name, other.relation)


def _gap(first: ClaimPlace, second: ClaimPlace) -> int:
    """How many characters lie between the mentions of two places; 0 where one has none."""
    if first.mention is None or second.mention is None:
        return 0
    return second.mention.span.start - first.mention.span.end


def _just_behind(inner: ClaimPlace, outer: ClaimPlace) -> bool:
    """ "In X Square in Y": a town named right behind a part of it."""
    if (inner.precision, outer.precision) != ("town", "town"):
        return False
    if inner.lat is None or inner.lon is None or outer.lat is None or outer.lon is None:
        return False
    apart = distance_km(inner.lat, inner.lon, outer.lat, outer.lon)
    return _gap(inner, outer) in range(1, _BEHIND) and inner.country == outer.country and apart <= ACROSS_KM


def holds(outer: ClaimPlace, inner: ClaimPlace) -> bool:
    if outer.country is None or outer.country != inner.country or inner.precision is None:
        return False
    if outer.precision == "country":
        unlisted = inner.place is None and outer.place is not None  # "the village of X in Y"
        return inner.precision != "country" or unlisted
    if outer.precision == "admin1":
        return inner.precision in ("admin2", "town", "point") and outer.admin1 == inner.admin1
    return False


def with_places_of_same_event(claims: list[Claim]) -> list[Claim]:
    """What claims of the same event of the page tell of its place, where these agree.

    A claim without a place takes it unless it is but a country (another event of the page may tell more),
    and so does one that tells only the region or country around it; one whose place the gazetteer lacks
    ("the General's academy") keeps the name and takes region and position.
    """
    group = _groups(claims)
    known: dict[ClaimId, list[ClaimPlace]] = defaultdict(list)
    for claim in claims:
        if claim.places and claim.places[0].place is not None and claim.places[0].relation not in MOVING:
            known[group[claim.id]].append(claim.places[0])
    out = []
    for claim in claims:
        place = agreed(known.get(group[claim.id], []))
        if not claim.places:
            if place is not None and place.precision != "country":
                basis = f"of the same event elsewhere on the page; {place.basis}"
                claim = replace(claim, places=(replace(place, basis=basis),))
        elif place is not None and _lacks(claim.places[0], place):
            why = f"not in the gazetteer; the same event was in {place.name}, as the page says elsewhere"
            claim = replace(claim, places=(laid(claim.places[0], place, why), *claim.places[1:]))
        elif place is not None and holds(claim.places[0], place) and claim.places[0].relation not in MOVING:
            basis = f"the same event elsewhere on the page, inside {claim.places[0].name}; {place.basis}"
            claim = replace(claim, places=merged([replace(place, basis=basis), *claim.places]))
        out.append(claim)
    return out


def _lacks(own: ClaimPlace, place: ClaimPlace) -> bool:
    """Whether a claim's own place is only a name, which may well lie in the place of its event."""
    if own.place is not None or own.relation in MOVING or own.candidates:
        return False
    return own.country is None or own.country == place.country


def laid(given: ClaimPlace, place: Place | ClaimPlace, basis: str) -> ClaimPlace:
    """A claim's place with the position, precision and divisions of another one, for the reason `basis`."""
    return replace(
        given,
        admin1=place.admin1,
        admin2=place.admin2,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        basis=basis,
    )


def agreed(places: list[ClaimPlace]) -> ClaimPlace | None:
    """The innermost of places that all lie in one another; None where they do not, or there are none."""
    if not places:
        return None
    best = places[0]
    for place in places[1:]:
        if holds(best, place):
            best = place
        elif place.place != best.place and not holds(place, best):
            return None
    return best


def _groups(claims: list[Claim]) -> dict[ClaimId, ClaimId]:
    """Each claim's group by `same_as`: the first claim of the page that it is linked to."""
    root = {c.id: c.id for c in claims}

    def find(claim: ClaimId) -> ClaimId:
        while root[claim] != claim:
            claim = root[claim]
        return claim

    order = {c.id: i for i, c in enumerate(claims)}
    for claim in claims:
        for other, _ in claim.same_as:
            if other in root:
                one, two = find(claim.id), find(other)
                first, last = sorted((one, two), key=lambda c: order[c])
                root[last] = first
    return {c.id: find(c.id) for c in claims}


def in_state(state: Place, mention: Mention, why: str) -> ClaimPlace:
    """A state as the place of what the words of a mention imply to be in it."""
    return ClaimPlace(
        mention=replace(mention, kind="implied"), name=state.name, place=state.id, country=state.country,
        lat=state.lat, lon=state.lon, precision="country", basis=why,
    )  # fmt: skip
