"""What overview, search and review ask of a record, answered from the index of events, not by reading it all.

`accord.record.index` makes the index; `Record.catalogue` gives a catalogue of an open record.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from accord.record import schema
from accord.record.index import folded
from accord.types import ActorId, CaptureId, ClaimId, DocumentId, EventId, Period

SUGGESTED = 300  # names offered while typing in a filter
BROAD = 50  # times as many events as are shown must be found for them to be looked for in their order
DOUBTFUL = 0.1  # confidence: events of which no claim has more are left out of timelines and reports


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

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        return self.west, self.south, self.east, self.north


def _round_the_world(degrees: float) -> float:
    """The same longitude from -180 to 180."""
    return degrees if -180 <= degrees <= 180 else (degrees + 180) % 360 - 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events are asked for; an empty field asks for nothing.

    `types` are event types, one of which an event must have. `actor` is an actor's id or (part of) a name,
    on either side of the event. `place` is a place's id, (part of) its name or region, or a country's
    three-letter code; with `country`, a code, all in that country, too. `means` is a kind of means that a
    claim names. `toll` is a kind of toll of which an event must have a figure, `least` how many at least.
    `origins` is of how many origins it must be known at least. `reviewed` asks for events of which a person
    has accepted every claim, or not. `since` and `until` leave out events that were surely before or after.
    `text` are words that all stand in the event's title or sentences. `box` is a part of the map in which
    one of the event's places must lie. `sure` leaves out events on doubtful claims alone (see
    `Catalogue.doubtful`).
    """

    types: tuple[str, ...] = ()
    actor: str = ""
    place: str = ""
    country: str = ""
    means: str = ""
    toll: str = ""
    least: int | None = None
    origins: int | None = None
    contested: bool = False
    reviewed: bool | None = None
    text: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    box: Box | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A page without its text. `published` is as the whole record dates it."""

    id: DocumentId
    capture: CaptureId
    file: str | None
    url: str | None
    title: str | None
    publisher: str | None
    agency: str | None
    language: str | None
    published: Period | None
    withdrawn: bool

    @property
    def name(self) -> str:
        return self.file or self.url or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """An actor with how many events it acts in and is the target of."""

    id: ActorId
    name: str
    kind: str
    country: str | None
    acts: int
    suffers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An event as map and timeline need it: days, the first place with coordinates, the dead."""

    id: EventId
    title: str
    type: str
    earliest: str | None
    latest: str | None
    place: str | None
    lat: float | None
    lon: float | None
    killed: int | None
    contested: bool


@dataclass(frozen=True, slots=True)
class _Condition:
    """What a row `i` of event_index must meet. `numbers` asks for the numbers (or ids) n of all that do.

    `each` looks at one row after the other, which is quicker where most rows meet it and a few are wanted.
    """

    sql: str
    values: list[Any] = field(default_factory=list)
    numbers: str = ""
    each: str = ""


_ORDER = "i.first, i.last, i.event"
_BACKWARDS = "i.first DESC, i.last DESC, i.event DESC"
_NEWEST = "i.told_last DESC, i.event DESC"
_NO_DAY = "9999"  # what stands in the index as first day of an event without one
_PAGES = """SELECT d.id, d.capture, d.file, d.url, d.title, d.publisher, d.agency, d.language,
  CASE WHEN p.document IS NULL THEN d.published_earliest ELSE p.earliest END,
  CASE WHEN p.document IS NULL THEN d.published_latest ELSE p.latest END,
  coalesce(p.basis, d.published_basis), w.capture IS NOT NULL
FROM documents d LEFT JOIN published p ON p.document = d.id
  LEFT JOIN withdrawals w ON w.capture = d.capture"""


class Catalogue:
    """Short answers about a record. It reads through a connection that is another's to close."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._called: dict[tuple[str, str], list[str]] = {}  # names that were looked up, with what was found

    # --- events ------------------------------------------------------------------------------------

    def count(self, wanted: Wanted) -> int:
        """How many events are wanted."""
        return self.counted(wanted)[0]

    def counted(self, wanted: Wanted) -> tuple[int, int]:
        """How many events are wanted, and how many more would be, but for being doubtful."""
        everything = self._count(replace(wanted, sure=False))
        left_out = self._left_out(wanted) if wanted.sure else 0
        return everything - left_out, left_out

    def _count(self, wanted: Wanted) -> int:
        asked = self._conditions(wanted)
        if len(asked) == 1 and asked[0].numbers:  # they need not be looked up one by one
            query = f"SELECT count(DISTINCT n) FROM ({asked[0].numbers})"
            return int(self._ask(query, asked[0].values)[0][0])
        where, values = _all(asked)
        return int(self._ask(f"SELECT count(*) FROM event_index i WHERE {where}", values)[0][0])

    def _left_out(self, wanted: Wanted) -> int:
        where, values = _all(self._conditions(replace(wanted, sure=False)))
        few = "event_index i INDEXED BY event_index_surest"
        query = f"SELECT count(*) FROM {few} WHERE i.surest < ? AND {where}"
        return int(self._ask(query, [DOUBTFUL, *values])[0][0])

    def doubtful(self, events: Iterable[EventId]) -> frozenset[EventId]:
        """Those of some events that rest on doubtful claims alone.

        A claim is doubtful if its confidence is below DOUBTFUL and no person has accepted or added it.
        """
        query = "SELECT event FROM event_index WHERE event IN (SELECT value FROM json_each(?)) AND surest < ?"
        return frozenset(EventId(e) for (e,) in self._ask(query, [json.dumps(list(events)), DOUBTFUL]))

    def events(
        self,
        wanted: Wanted,
        *,
        offset: int = 0,
        most: int | None = None,
        order: Literal["time", "newest"] = "time",
        found: int = 0,
    ) -> tuple[EventId, ...]:
        """Wanted events, by their first possible day or the newest told first, from `offset` on.

        `found` is how many there are, where that is known: the last of many are then counted from the end.
        """
        if order == "newest":
            return self._events(wanted, _NEWEST, offset, most, found, along="event_index_told")
        if most is not None and found // 2 < offset < found:
            most = min(most, found - offset)
            return self._events(wanted, _BACKWARDS, found - offset - most, most, found)[::-1]
        return self._events(wanted, _ORDER, offset, most, found)

    def latest(self, wanted: Wanted, most: int, found: int = 0) -> tuple[EventId, ...]:
        """The last of the wanted events by time; those without a day only where there are too few others."""
        last = self._events(wanted, _BACKWARDS, 0, most, found, which=f"i.first < '{_NO_DAY}'")[::-1]
        return last + self._events(wanted, _ORDER, 0, most - len(last), which=f"i.first = '{_NO_DAY}'")

    def _events(
        self,
        wanted: Wanted,
        by: str,
        offset: int,
        most: int | None,
        found: int = 0,
        *,
        along: str = "event_index_order",
        which: str = "1",
    ) -> tuple[EventId, ...]:
        asked, index = self._conditions(wanted), ""
        if most is not None and found > BROAD * (offset + most) and any(c.each for c in asked):
            asked = [replace(c, sql=c.each or c.sql) for c in asked]
            index = f"INDEXED BY {along}"
        where, values = _all([_Condition(which), *asked])
        query = f"SELECT i.event FROM event_index i {index} WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?"
        rows = self._ask(query, [*values, -1 if most is None else most, offset])
        return tuple(EventId(e) for (e,) in rows)

    def outlines(self, events: Sequence[EventId]) -> tuple[Outline, ...]:
        """These events as map and timeline need them."""
        rows = self._ask(
            """SELECT e.id, e.title, e.type, e.date_earliest, e.date_latest, p.name, p.lat, p.lon,
              (SELECT best FROM event_tolls t WHERE t.event = e.id AND kind = 'killed' AND of_group IS NULL),
              EXISTS (SELECT 1 FROM event_contests c WHERE c.event = e.id)
            FROM json_each(?) j JOIN events e ON e.id = j.value LEFT JOIN event_places p ON p.event = e.id
              AND p.n = (SELECT n FROM event_places q WHERE q.event = e.id ORDER BY lat IS NULL, n LIMIT 1)
            ORDER BY j.key""",
            [json.dumps(events)],
        )
        names = ("id", "title", "type", "earliest", "latest", "place", "lat", "lon", "killed")
        return tuple(Outline(**dict(zip(names, r[:-1], strict=True)), contested=bool(r[-1])) for r in rows)

    def told_last(self, events: Sequence[EventId]) -> dict[EventId, str]:
        """The day of the newest page that tells of each; events of undated pages are left out."""
        query = "SELECT event, told_last FROM event_index WHERE event IN (SELECT value FROM json_each(?))"
        return {EventId(e): day for e, day in self._ask(query, [json.dumps(events)]) if day}

    def digests(self) -> dict[EventId, str]:
        """For each event what tells whether it is as it was."""
        return {EventId(e): d for e, d in self._ask("SELECT event, digest FROM event_index")}

    def event_of(self, claim: ClaimId) -> EventId | None:
        """The event in which a claim stands."""
        rows = self._ask("SELECT event FROM event_claims WHERE claim = ?", [claim])
        return EventId(rows[0][0]) if rows else None

    def related_to(self, event: EventId) -> tuple[EventId, ...]:
        """The events that say of themselves that they answer, follow or are part of this one."""
        query = "SELECT DISTINCT event FROM event_relations WHERE other = ? ORDER BY event"
        return tuple(EventId(e) for (e,) in self._ask(query, [event]))

    def to_review(self, most: int) -> tuple[EventId, ...]:
        """Events with claims that nobody has judged: the disputed ones first, then the most doubtful."""
        query = "SELECT i.event FROM event_index i WHERE open > 0 AND contested {} 0 ORDER BY {} LIMIT ?"
        rows = self._ask(query.format(">", _ORDER), [most])
        if len(rows) < most:
            rows += self._ask(query.format("=", f"doubt, {_ORDER}"), [most - len(rows)])
        return tuple(EventId(e) for (e,) in rows)

    def waiting(self) -> int:
        """How many claims of events nobody has judged."""
        return int(self._ask("SELECT coalesce(sum(open), 0) FROM event_index")[0][0])

    def _conditions(self, wanted: Wanted) -> list[_Condition]:
        """What the rows of wanted events must meet."""
        asked: list[_Condition] = []
        if wanted.types:
            asked.append(_Condition(f"i.type IN ({', '.join('?' * len(wanted.types))})", [*wanted.types]))
        if wanted.contested:
            asked.append(_Condition("i.contested > 0"))
        if wanted.sure:  # with + the rows are not looked for by this, which nearly all meet
            asked.append(_Condition("+i.surest >= ?", [DOUBTFUL]))
        if wanted.reviewed is not None:
            asked.append(_Condition("i.open = 0" if wanted.reviewed else "i.open > 0"))
        if wanted.origins is not None:
            asked.append(_Condition("i.origins >= ?", [wanted.origins]))
        asked += _in_time(wanted)
        if wanted.box is not None:
            asked.append(_in_area(wanted.box))
        if wanted.toll:
            at_least = "" if wanted.least is None else f"{wanted.least:010d}"
            asked.append(_among("what = ? AND value >= ?", [wanted.toll, at_least]))
        if wanted.means:
            asked.append(_among("what = 'means' AND value = ?", [wanted.means]))
        if wanted.actor:
            on_a_side = "SELECT event FROM event_participants WHERE actor IN (SELECT value FROM json_each(?))"
            ids = self.actors_called(wanted.actor)
            asked.append(_Condition(f"i.event IN ({on_a_side})", [json.dumps(ids)]))
        if wanted.place:
            called = [
                *self._places_called(wanted.place),
                *([folded(wanted.country)] if wanted.country else []),
            ]
            among = "what = 'place' AND value IN (SELECT value FROM json_each(?))"
            asked.append(_among(among, [json.dumps(called)]))
        if wanted.text:
            query = full_text(wanted.text)
            found = "SELECT rowid AS n FROM events_text WHERE events_text MATCH ?"
            asked.append(_Condition(f"i.n IN ({found})", [query], found) if query else _Condition("0"))
        return asked

    # --- names -------------------------------------------------------------------------------------

    def actors_called(self, name: str) -> list[str]:
        """Actors with this id or name; if there are none, those with these words in a name."""
        if ("actor", name) not in self._called:
            self._called["actor", name] = self._actors_called(name)
        return self._called["actor", name]

    def _actors_called(self, name: str) -> list[str]:
        low = folded(name)
        names = self._ask("SELECT id, name FROM actors UNION ALL SELECT owner, alias FROM actor_aliases")
        known = [(id, folded(n)) for id, n in names]
        exact = {id for id, n in known if id == name or n == low}
        return sorted(exact or {id for id, n in known if low in n})

    def _places_called(self, name: str) -> list[str]:
        if ("place", name) not in self._called:
            self._called["place", name] = self._places_with(name)
        return self._called["place", name]

    def _places_with(self, name: str) -> list[str]:
        low = folded(name)
        if self._ask("SELECT 1 FROM event_terms WHERE what = 'place' AND value = ? LIMIT 1", [low]):
            return [low]
        query = "SELECT DISTINCT value FROM event_terms WHERE what = 'place' AND instr(value, ?)"
        return [v for (v,) in self._ask(query, [low])]

    def types(self) -> tuple[tuple[str, int], ...]:
        """How many events each type has, the commonest first."""
        query = "SELECT type, count(*) FROM event_index GROUP BY type ORDER BY 2 DESC, 1"
        return tuple((t, n) for t, n in self._ask(query))

    def kinds_of_means(self) -> tuple[tuple[str, int], ...]:
        """How many events each kind of means is named for, the commonest first."""
        query = "SELECT value, count(*) FROM event_terms WHERE what = 'means' GROUP BY 1 ORDER BY 2 DESC, 1"
        return tuple((t, n) for t, n in self._ask(query))

    def common_actors(self) -> tuple[str, ...]:
        """The names of those that stand on a side of most events, by alphabet."""
        query = """SELECT name FROM actors a JOIN (
          SELECT actor, count(*) AS found FROM event_participants GROUP BY actor ORDER BY found DESC, actor
          LIMIT ?) c ON c.actor = a.id"""
        return tuple(sorted({n for (n,) in self._ask(query, [SUGGESTED])}, key=str.casefold))

    def common_places(self) -> tuple[str, ...]:
        """The places that most events have, by alphabet."""
        query = "SELECT name FROM event_places GROUP BY name ORDER BY count(*) DESC, name LIMIT ?"
        return tuple(sorted({n for (n,) in self._ask(query, [SUGGESTED])}, key=str.casefold))

    def actor_name(self, id: ActorId) -> str | None:
        """An actor's name."""
        rows = self._ask("SELECT name FROM actors WHERE id = ?", [id])
        return rows[0][0] if rows else None

    def parts_of(self, id: ActorId) -> tuple[ActorId, ...]:
        """The actors that are part of one."""
        return tuple(ActorId(a) for (a,) in self._ask("SELECT id FROM actors WHERE parent = ?", [id]))

    def actors(
        self, *, words: str = "", offset: int = 0, most: int = -1
    ) -> tuple[int, tuple[ActorLine, ...]]:
        """How many actors there are (with these words in a name), and some, those of most events first."""
        where, values = "1", []
        if words.strip():
            where = "a.id IN (SELECT value FROM json_each(?))"
            values = [json.dumps(self.actors_called(words))]
        total = self._ask(f"SELECT count(*) FROM actors a WHERE {where}", values)[0][0]
        rows = self._ask(
            f"""SELECT a.id, a.name, a.kind, a.country, coalesce(p.acts, 0), coalesce(p.suffers, 0)
            FROM actors a LEFT JOIN (
              SELECT actor, sum(side = 'actor') AS acts, sum(side = 'target') AS suffers
              FROM event_participants GROUP BY actor) p ON p.actor = a.id
            WHERE {where} ORDER BY coalesce(p.acts + p.suffers, 0) DESC, lower(a.name), a.id
            LIMIT ? OFFSET ?""",
            [*values, most, offset],
        )
        names = ("id", "name", "kind", "country", "acts", "suffers")
        return total, tuple(ActorLine(**dict(zip(names, r, strict=True))) for r in rows)

    # --- an actor's pages and events ---------------------------------------------------------------

    def pages_naming(self, actor: ActorId, most: int) -> tuple[DocumentId, ...]:
        """The pages of whose claims an actor is a side or the voice, by file or address, at `most`."""
        found = self._ask(
            """SELECT d.id FROM documents d JOIN (
              SELECT DISTINCT document FROM (
                SELECT c.document FROM participants p JOIN claims c ON c.id = p.claim WHERE p.actor = ?1
                UNION ALL
                SELECT c.document FROM voices v JOIN claims c ON c.id = v.claim WHERE v.actor = ?1)
              LIMIT ?2) named ON named.document = d.id ORDER BY coalesce(d.file, d.url, ''), d.id""",
            [actor, most],
        )
        return tuple(DocumentId(d) for (d,) in found)

    def roles_of(self, actor: ActorId, most: int) -> tuple[tuple[str, int, tuple[EventId, ...]], ...]:
        """Of each role ("acts", "is the target", "speaks") how many events, and the first of them by time."""
        on_side = "SELECT event FROM event_participants WHERE actor = ? AND side = '{}'"
        spoken = "SELECT event FROM event_index WHERE n IN ({})".format(
            "SELECT n FROM event_terms WHERE what = 'speaker' AND value = ?"
        )
        roles = (("acts", on_side.format("actor")), ("is the target", on_side.format("target")))
        out = []
        for role, query in (*roles, ("speaks", spoken)):
            (n,) = self._ask(f"SELECT count(DISTINCT event) FROM ({query})", [actor])[0]
            i = "event_index i" + (" INDEXED BY event_index_order" if n > BROAD * most else "")
            first = f"SELECT i.event FROM {i} WHERE i.event IN ({query}) ORDER BY {_ORDER} LIMIT ?"
            if n:
                out.append((role, n, tuple(EventId(e) for (e,) in self._ask(first, [actor, most]))))
        return tuple(out)

    def events_on_a_side(
        self, actor: ActorId, side: Literal["actor", "target"], type: str | None = None, most: int = -1
    ) -> tuple[EventId, ...]:
        """The events in which an actor acts or suffers, by time."""
        query = f"""SELECT i.event FROM event_index i
          WHERE i.event IN (SELECT event FROM event_participants WHERE actor = ? AND side = ?)
          AND (?3 IS NULL OR i.type = ?3) ORDER BY {_ORDER} LIMIT ?4"""
        return tuple(EventId(e) for (e,) in self._ask(query, [actor, side, type, most]))

    def opposite(self, actor: ActorId) -> list[tuple[ActorId, str, str, int]]:
        """Who stands opposite an actor in events: whom, on which side the actor stands, type, how many."""
        query = """SELECT far.actor, near.side, e.type, count(DISTINCT e.id)
          FROM event_participants near
          JOIN event_participants far ON far.event = near.event AND far.side <> near.side
          JOIN events e ON e.id = near.event
          WHERE near.actor = ?1 AND far.actor <> ?1 GROUP BY 1, 2, 3"""
        return [(ActorId(a), side, type, n) for a, side, type, n in self._ask(query, [actor])]

    # --- pages -------------------------------------------------------------------------------------

    def page(self, id: DocumentId) -> PageLine | None:
        """A page without its text, be it withdrawn."""
        rows = self._ask(f"{_PAGES} WHERE d.id = ?", [id])
        return _page_line(rows[0]) if rows else None

    def page_of(self, capture: CaptureId) -> PageLine | None:
        """The page that was cleaned from a capture."""
        rows = self._ask(f"{_PAGES} WHERE d.capture = ?", [capture])
        return _page_line(rows[0]) if rows else None

    def page_with(self, sha256: str) -> PageLine | None:
        """The first of the pages whose bytes have this hash."""
        among = "d.capture IN (SELECT id FROM captures WHERE sha256 = ?)"
        rows = self._ask(f"{_PAGES} WHERE {among} ORDER BY d.id LIMIT 1", [sha256])
        return _page_line(rows[0]) if rows else None

    def pages(
        self, *, words: str = "", offset: int = 0, most: int = -1
    ) -> tuple[int, tuple[tuple[PageLine, int], ...]]:
        """How many pages there are (that hold these words), and some with the number of their claims."""
        where = "w.capture IS NULL"
        values: list[Any] = []
        if words.strip():
            query = full_text(words)
            where += " AND d.rowid IN (SELECT rowid FROM documents_text WHERE documents_text MATCH ?)"
            where, values = (where, [query]) if query else ("0", [])
        joined = "documents d LEFT JOIN withdrawals w ON w.capture = d.capture"
        total = self._ask(f"SELECT count(*) FROM {joined} WHERE {where}", values)[0][0]
        counted = _PAGES.replace(
            "\nFROM", ", (SELECT count(*) FROM claims c WHERE c.document = d.id)\nFROM", 1
        )
        rows = self._ask(
            f"{counted} WHERE {where} ORDER BY coalesce(d.file, d.url, ''), d.id LIMIT ? OFFSET ?",
            [*values, most, offset],
        )
        return total, tuple((_page_line(r[:-1]), r[-1]) for r in rows)

    def problems_of(self, page: DocumentId) -> list[tuple[str, str]]:
        """Stage and message of each problem of a page."""
        return self._ask("SELECT stage, message FROM problems WHERE document = ? ORDER BY rowid", [page])

    def problems(self) -> int:
        """How many problems there are."""
        return int(self._ask("SELECT count(*) FROM problems")[0][0])

    # --- what is counted ---------------------------------------------------------------------------

    @cached_property
    def contested(self) -> int:
        return int(self._ask("SELECT count(*) FROM event_index WHERE contested > 0")[0][0])

    def _ask(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with schema.in_plain_words(self._path):
            return self._connection.execute(query, values).fetchall()


def full_text(words: str) -> str:
    """Words as FTS5 looks for all of them together; "" where none has a letter or digit.

    A * at a word's end stands for all words that begin so.
    """
    found = (w for w in words.replace("\0", " ").split() if any(c.isalnum() or c == "_" for c in w))
    return " ".join(_quoted(w) for w in found)


def _quoted(word: str) -> str:
    plain = word.rstrip("*").replace('"', '""')
    return f'"{plain}"*' if word.endswith("*") else f'"{plain}"'


def _in_time(wanted: Wanted) -> Iterable[_Condition]:
    """That an event may have been in this stretch of days: it is not surely before or after."""
    if wanted.since or wanted.until:
        yield _Condition("i.first < '9999'")
    if wanted.since:
        yield _Condition("(i.latest IS NULL OR i.latest >= ?)", [wanted.since.isoformat()])
    if wanted.until:
        yield _Condition("(i.earliest IS NULL OR i.earliest <= ?)", [wanted.until.isoformat()])


def _in_area(area: Box) -> _Condition:
    west, south, east, north = area.sides
    between = "lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)"
    inside = f"SELECT event AS n FROM event_places WHERE lat BETWEEN ? AND ? AND {between}"
    each = f"EXISTS ({inside} AND event = i.event)"
    return _Condition(f"i.event IN ({inside})", [south, north, west, east], inside, each)


def _among(which: str, values: list[Any]) -> _Condition:
    """That an event has one of some terms."""
    numbers = f"SELECT n FROM event_terms WHERE {which}"
    each = f"EXISTS (SELECT 1 FROM event_terms t INDEXED BY event_terms_n WHERE t.n = i.n AND {which})"
    return _Condition(f"i.n IN ({numbers})", values, numbers, each)


def _all(asked: Sequence[_Condition]) -> tuple[str, list[Any]]:
    """All conditions as one, and its values."""
    return " AND ".join(c.sql for c in asked) or "1", [v for c in asked for v in c.values]


def _page_line(row: Sequence[Any]) -> PageLine:
    *plain, earliest, latest, basis, withdrawn = row
    names = ("id", "capture", "file", "url", "title", "publisher", "agency", "language")
    period = None if basis is None else Period(earliest=_day(earliest), latest=_day(latest), basis=basis)
    return PageLine(**dict(zip(names, plain, strict=True)), published=period, withdrawn=bool(withdrawn))


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
