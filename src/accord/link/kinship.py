"""How near two participants of claims are to each other: the same, of one state, or nothing to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from accord.link.facts import STATE_KINDS, Side

T = TypeVar("T")
ONE_SIDE = 0.6  # kinship from which two participants count as one side
DESCRIBED = 0.6  # kinship of two that one description fits ("militants", "a house") on two pages
CLASSES: dict[str | None, str | None] = {
    "state": "state",
    "state-organ": "state",
    "armed-group": "armed",
    "civilians": "civilians",
    "igo": "body",
    "ngo": "body",
    "company": "body",
    "media": "body",
}


def kinship(a: Side, b: Side) -> float | None:
    """How near two participants are, or None where that is unsettled.

    1 the same (.6 where only one description fits both); .8 one the other's superior; .7 organs of one
    state, .6 of one body; .5 names that share most words; .4 others of one country; 0 different. Unsettled:
    a side without a key; two that are known by descriptions only; a person whose side is not known, against
    a body; armed men that only a description names against a group of that country; a building or the like
    against whoever may hold it.
    """
    if a.key is None or b.key is None:
        return 0.5 if a.words & b.words else None
    if a.key == b.key:
        return DESCRIBED if a.described and b.described else 1.0
    if a.key in b.above or b.key in a.above:
        return 0.8
    shared = bool(set(a.above) & set(b.above))
    if a.country and a.country == b.country and "armed-group" not in (a.kind, b.kind):
        return 0.7 if shared or (a.kind in STATE_KINDS and b.kind in STATE_KINDS) else 0.4
    if shared:
        return 0.6
    smaller = min(len(a.words), len(b.words))
    if smaller and len(a.words & b.words) / smaller >= 0.6:
        return 0.5
    one, two = CLASSES.get(a.kind), CLASSES.get(b.kind)
    loner = any(s.kind == "person" and not s.above for s in (a, b)) and (a.kind == "person") != (
        b.kind == "person"
    )
    if (a.kind == "other") != (b.kind == "other"):
        return None  # a training centre, and the army that runs it
    if a.kind == b.kind == "person" and (a.described or b.described):
        return None  # "a teenager" may be he whom another page names
    if one == two == "armed" and a.described != b.described and not _of_two_countries(a, b):
        return None  # "the rebels" of one page may be the group that another names
    if ((a.described and b.described) or loner) and (one is None or two is None or one == two):
        return None
    return 0.0


def _of_two_countries(a: Side, b: Side) -> bool:
    return bool(a.country and b.country and a.country != b.country)


@lru_cache(maxsize=1 << 17)
def match(left: tuple[Side, ...], right: tuple[Side, ...]) -> float | None:
    """How near two groups are (`nearness`); each meeting is worked out once."""
    return nearness(left, right, kinship)


def nearness(left: Sequence[T], right: Sequence[T], near: Callable[[T, T], float | None]) -> float | None:
    """Mean kinship of the smaller group's members with their best match; None where nothing is settled.

    `near` gives the kinship of two members.
    """
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    best = []
    for one in few:
        known = [k for k in [near(one, other) for other in many] if k is not None]
        if known:
            best.append(max(known))
    return sum(best) / len(best) if best else None
