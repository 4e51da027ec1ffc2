"""Which events a reader wants to see: read from an address, applied, and written into an address again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from accord.record import Record
from accord.types import ActorId, ClaimPlace, Event
from accord.web.library import Shelf

LONGEST = 300  # characters of a filter that are looked at


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in degrees; where west is more than east it crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return ",".join(f"{x:g}" for x in (self.west, self.south, self.east, self.north))

    @classmethod
    def read(cls, words: str) -> Box | None:
        """From "west,south,east,north"; None where that is no part of a map."""
        try:
            west, south, east, north = (float(x) for x in words.split(","))
        except ValueError:
            return None
        fits = -540 <= west <= 540 and -540 <= east <= 540 and -90 <= south <= north <= 90
        if not fits:
            return None
        if east - west >= 360:
            return cls(-180.0, south, 180.0, north)
        return cls(_round_the_world(west), south, _round_the_world(east), north)

    def holds(self, place: ClaimPlace) -> bool:
        """Whether a place with coordinates lies in it."""
        if place.lat is None or place.lon is None or not self.south <= place.lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= place.lon <= self.east
        return place.lon >= self.west or place.lon <= self.east


def _round_the_world(degrees: float) -> float:
    """The same longitude from -180 to 180."""
    return degrees if -180 <= degrees <= 180 else (degrees + 180) % 360 - 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; an empty field asks for nothing.

    `types` are event types, one of which an event must have. `actor` is an actor's id or (part of) a name,
    on either side of the event. `place` is a place's id, (part of) its name or region, or a country's
    three-letter code. `since` and `until` leave out events that were surely before or after. `text` are words
    that stand together in the event's title or in the evidence of one of its claims. `box` is a part of the
    map in which one of the event's places must lie.
    """

    types: tuple[str, ...] = ()
    actor: str = ""
    place: str = ""
    contested: bool = False
    text: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    box: Box | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    def query(self) -> str:
        """The filters as the query of an address, always in the same order."""
        pairs = [("type", t) for t in self.types]
        pairs += [("actor", self.actor), ("place", self.place), ("contested", "1" if self.contested else "")]
        pairs += [("q", self.text), ("from", _iso(self.since)), ("to", _iso(self.until))]
        pairs += [("box", str(self.box or ""))]
        return urlencode([(k, v) for k, v in pairs if v])

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Each filter in words, with the query that is left when it is taken away."""
        out = [
            (f"type: {t.lower()}", replace(self, types=tuple(x for x in self.types if x != t)))
            for t in self.types
        ]
        if self.actor:
            out.append((f"actor: {self.actor}", replace(self, actor="")))
        if self.place:
            out.append((f"place: {self.place}", replace(self, place="")))
        if self.contested:
            out.append(("disputed only", replace(self, contested=False)))
        if self.text:
            out.append((f"words: {self.text}", replace(self, text="")))
        if self.since:
            out.append((f"from {self.since}", replace(self, since=None)))
        if self.until:
            out.append((f"until {self.until}", replace(self, until=None)))
        if self.box:
            out.append(("this part of the map", replace(self, box=None)))
        return tuple((words, rest.query()) for words, rest in out)

    def apply(self, record: Record, shelf: Shelf) -> tuple[Event, ...]:
        """The events that are asked for, by date."""
        found: Iterable[Event] = shelf.events
        if self.types:
            found = [e for e in found if e.type in self.types]
        if self.contested:
            found = [e for e in found if e.contested]
        if self.since or self.until:
            found = [e for e in found if _within(e, self.since, self.until)]
        if self.box:
            found = [e for e in found if any(self.box.holds(p) for p in e.places)]
        if self.actor:
            wanted = {
                e.id for a in _actors_called(self.actor, shelf) for e in shelf.events_of.get(ActorId(a), ())
            }
            found = [e for e in found if e.id in wanted]
        if self.place:
            found = list(found)
            whole, part = (_events_at(self.place, shelf, whole=w) for w in (True, False))
            found = [e for e in found if e.id in whole] or [e for e in found if e.id in part]
        if self.text:
            titled = " ".join(self.text.casefold().split())
            hits = record.events_with(searchable(self.text))
            found = [e for e in found if e.id in hits or titled in shelf.titles[shelf.position[e.id]]]
        return tuple(found)


def read(values: Mapping[str, list[str]]) -> tuple[Filters, tuple[str, ...]]:
    """Filters from the query of an address, and what in it could not be understood."""
    notes: list[str] = []
    dates: dict[str, dt.date | None] = {}
    for name in ("from", "to"):
        given = _last(values, name)
        dates[name] = None
        if given:
            try:
                dates[name] = dt.date.fromisoformat(given)
            except ValueError:
                notes.append(f"“{given[:40]}” is not a day; write it as 2021-06-08.")
    box, given = None, _last(values, "box")
    if given:
        box = Box.read(given)
        if box is None:
            notes.append(f"“{given[:40]}” is no part of a map; write west,south,east,north in degrees.")
    filters = Filters(
        types=tuple(dict.fromkeys(t.upper()[:LONGEST] for t in values.get("type", []) if t.strip())),
        actor=_last(values, "actor"),
        place=_last(values, "place"),
        contested=_last(values, "contested").lower() in ("1", "true", "yes", "on"),
        text=_last(values, "q"),
        since=dates["from"],
        until=dates["to"],
        box=box,
    )
    return filters, tuple(notes)


def searchable(words: str) -> str:
    """The words that a full-text search can look for: those with a letter or digit in them."""
    return " ".join(w for w in words.replace("\0", " ").split() if re.search(r"\w", w))


def _last(values: Mapping[str, list[str]], name: str) -> str:
    return " ".join((values.get(name) or [""])[-1].split())[:LONGEST]


def _iso(date: dt.date | None) -> str:
    return date.isoformat() if date else ""


def _within(event: Event, since: dt.date | None, until: dt.date | None) -> bool:
    period = event.date
    if period is None or (period.earliest is None and period.latest is None):
        return False
    starts_too_late = until is not None and period.earliest is not None and period.earliest > until
    ends_too_early = since is not None and period.latest is not None and period.latest < since
    return not (starts_too_late or ends_too_early)


def _actors_called(name: str, shelf: Shelf) -> set[str]:
    """Actors with this id or name; if there are none, those with these words in a name."""
    low = name.casefold()
    exact = {
        str(a.id)
        for a in shelf.actors.values()
        if a.id == name or low in (x.casefold() for x in (a.name, *a.aliases))
    }
    return exact or {
        str(a.id) for a in shelf.actors.values() if any(low in x.casefold() for x in (a.name, *a.aliases))
    }


def _events_at(wanted: str, shelf: Shelf, *, whole: bool) -> set[str]:
    """The events at places of which an id, a name, a region or a country is called so, wholly or in part."""
    low = wanted.casefold()
    return {
        shelf.events[n].id
        for names, events in shelf.events_at.items()
        if any(low == x.casefold() if whole else low in x.casefold() for x in names if x)
        for n in events
    }
