"""Which countries a name may belong to, so that "Saravan" and "Iran" are not told apart as places."""

from __future__ import annotations

from collections.abc import Sequence

from accord.extract.names import Name
from accord.knowledge import actors as known_actors
from accord.knowledge import gazetteer


def lands(names: Sequence[Name]) -> dict[int, frozenset[str]]:
    """For each word of a name the ISO codes of the countries that it may stand for or lie in."""
    known, places = known_actors.default(), gazetteer.default()
    out: dict[int, frozenset[str]] = {}
    for name in names:
        found = {c for a in name.actors[:1] if (c := known.get(a).country) is not None}
        if not found and (name.place or name.kind in ("place", "other")):
            found = {p.country for p in places.lookup(name.full or "") if p.country is not None}
        if found:
            for w in range(name.first, name.last):
                out[w] = frozenset(found)
    return out


def towns(names: Sequence[Name], with_capitals: bool = False) -> frozenset[int]:
    """Words of names whose best known place is a town; capitals, which stand for states, only if asked."""
    places = gazetteer.default()
    out: set[int] = set()
    for name in names:
        capital = with_capitals and name.kind == "state"
        if capital or (not name.actors and (name.place or name.kind == "place")):
            found = places.lookup(name.full or "")
            if found and found[0].precision in ("town", "point"):
                out.update(range(name.first, name.last))
    return frozenset(out)
