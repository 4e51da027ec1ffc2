"""Reading a record."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from accord.errors import NotFound
from accord.record import index, schema, tables
from accord.record.as_read import read_claims
from accord.record.catalogue import Catalogue, full_text
from accord.record.decisions import Effects, effects, held
from accord.types import (
    Actor,
    ActorId,
    ActorRelation,
    CaptureId,
    Claim,
    ClaimDate,
    ClaimId,
    Decision,
    Document,
    DocumentId,
    Event,
    EventId,
    Judgement,
    Lineage,
    Period,
    Problem,
    Provenance,
    RawDocument,
    Withdrawal,
)

T = TypeVar("T")
_WITHDRAWN = "SELECT capture FROM withdrawals"
FEW = 10_000  # values that one question to SQLite may name
LEFT_OUT = "left out: "  # how `read` begins the problem of a file that it did not take for a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where words were found: in a page's text, or in the evidence of a claim (`claim` set).

    `excerpt` has the words found between [ and ].
    """

    document: DocumentId
    claim: ClaimId | None
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a record holds, in numbers. `left_out` are files that were not read as pages.

    `origins` counts the pages, those that are one witness once; `fill` has the share of claims, 0 to 1,
    in which each field is filled. Withdrawn pages are not counted but in `withdrawn`.
    """

    pages: int
    withdrawn: int
    claims: int
    events: int
    origins: int
    disputed: int
    left_out: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    fill: dict[str, float]


class Record:
    """A record, opened for reading. Close it, or use it in a with block.

    Pages and claims come with the dates that the whole record gives them; `as_on_page=True` gives what
    the page by itself says.
    """

    def __init__(self, path: Path) -> None:
        """Open the record at `path`.

        Raises RecordError where there is none, it is no record, or another program holds it;
        RecordVersionError where a newer accord wrote it.
        """
        self.path = path
        self._connection = schema.connect_to_read(path)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Record({str(self.path)!r})"

    def close(self) -> None:
        """Close the file; the record cannot be read afterwards."""
        self._connection.close()

    def hold(self) -> None:
        """Read the record from now on as it is now, whatever is written meanwhile."""
        self._ask("BEGIN")
        self._ask("SELECT 1 FROM builds")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question in SQL finds."""
        return self._ask(query, values)

    @property
    def catalogue(self) -> Catalogue:
        """Short answers about the record, without reading it all."""
        return Catalogue(self.path, self._connection)

    # --- pages -------------------------------------------------------------------------------------

    def documents(
        self, *, ids: Iterable[DocumentId] | None = None, as_on_page: bool = False
    ) -> tuple[Document, ...]:
        """All pages, or those of some ids, by file or address, without those that were withdrawn."""
        inside, values = _among(ids)
        found = self._select(Document, f"capture NOT IN ({_WITHDRAWN}) AND {inside}", values)
        if as_on_page:
            return found
        bounded = self.published()
        return tuple(replace(d, published=bounded.get(d.id, d.published)) for d in found)

    def withdrawn(self) -> tuple[tuple[Document, Withdrawal], ...]:
        """The pages that a build of all pages did not find any more, by file or address, and when that was.

        They are kept, without claims, and are pages of the record again once they are given again.
        """
        gone = {w.capture: w for w in self._select(Withdrawal)}
        found = self._select(Document, f"capture IN ({_WITHDRAWN})") if gone else ()
        return tuple((d, gone[d.capture]) for d in found)

    def withdrawal(self, capture: CaptureId) -> Withdrawal | None:
        """When a page was withdrawn; None where it was not."""
        found = self._select(Withdrawal, "capture = ?", [capture])
        return found[0] if found else None

    def document(self, name: str) -> Document:
        """The page with this id, file, address, or end of either ("003.txt"), a withdrawn one if need be.

        Raises NotFound where there is none, or more than one.
        """
        known = self._select(Document, f"id = ? AND capture NOT IN ({_WITHDRAWN})", [name])
        if known:
            bounded = self.published([known[0].id])
            return replace(known[0], published=bounded.get(known[0].id, known[0].published))
        pages, gone = self.documents(), [d for d, _ in self.withdrawn()]
        for same in (
            [d for d in pages if name in (d.id, d.file, d.url)],
            [d for d in pages if any(x and x.endswith("/" + name) for x in (d.file, d.url))],
            [d for d in gone if name in (d.id, d.file, d.url)],
            [d for d in gone if any(x and x.endswith("/" + name) for x in (d.file, d.url))],
        ):
            if len(same) == 1:
                return same[0]
            if same:
                ids = ", ".join(d.id for d in same[:5])
                raise NotFound(
                    f"{self.path}: {len(same)} pages are called {name!r}; name one by its id: {ids}"
                )
        raise NotFound(f"{self.path}: no page {name!r}; accord show {self.path} --pages lists them")

    def published(self, pages: Iterable[DocumentId] | None = None) -> dict[DocumentId, Period]:
        """The publication intervals that other pages give to pages (all, or these) that state none."""
        among = None if pages is None else tuple(pages)
        with schema.in_plain_words(self.path):
            found = tables.select_objects(self._connection, "published", "document", Period, among)
        return {DocumentId(d): period for d, period in found.items()}

    def captures(self) -> tuple[RawDocument, ...]:
        """What was read, with its bytes: all that the record can be built from again, withdrawn pages too."""
        return tuple(map(tables.unpacked, self._select(RawDocument)))

    # --- claims ------------------------------------------------------------------------------------

    def claims(
        self,
        *,
        document: DocumentId | None = None,
        event: EventId | None = None,
        as_on_page: bool = False,
    ) -> tuple[Claim, ...]:
        """Claims, of all pages or one, of all events or one, in the order of pages and sentences."""
        where = "1"
        values: list[str] = []
        if document is not None:
            where += " AND document = ?"
            values.append(document)
        if event is not None:
            where += " AND id IN (SELECT claim FROM event_claims WHERE event = ?)"
            values.append(event)
        found = self._select(Claim, where, values)
        if as_on_page:
            return found
        dates = self.dates(c.id for c in found) if len(found) < FEW else self.dates()
        return tuple(replace(c, date=dates.get(c.id, c.date)) for c in found)

    def as_read(self) -> tuple[Claim, ...]:
        """The claims of which a person set a field, as they were read from their pages."""
        wanted = set(self.decided().edited)
        homes = {c.document for c in self.claims(as_on_page=True) if c.id in wanted} if wanted else set()
        names = sorted(d.capture for d in self.documents(as_on_page=True) if d.id in homes)
        captures = [c for name in names for c in self._select(RawDocument, "id = ?", [name])]
        with schema.in_plain_words(self.path):
            return read_claims(self.path, self._connection, captures, wanted)

    def unjudged(self, page: DocumentId) -> tuple[Claim, ...]:
        """A page's claims as they were read from it: without those that people added, and what they set."""
        query = """SELECT f.claim, d.verdict FROM effects f JOIN decisions d ON d.id = f.decision
          JOIN claims c ON c.id = f.claim WHERE c.document = ? AND f.other IS NULL
          AND d.verdict NOT IN ('accept', 'reject')"""
        judged = {ClaimId(c): verdict for c, verdict in self._ask(query, [page])}
        found = tuple(c for c in self.claims(document=page) if judged.get(c.id) != "add")
        if not judged:
            return found
        captures = self._select(RawDocument, "id IN (SELECT capture FROM documents WHERE id = ?)", [page])
        with schema.in_plain_words(self.path):
            read = {c.id: c for c in read_claims(self.path, self._connection, captures, judged)}
        dates = self.dates(read)
        return tuple(replace(c, date=dates.get(c.id, c.date)) for c in (read.get(c.id, c) for c in found))

    def dates(self, claims: Iterable[ClaimId] | None = None) -> dict[ClaimId, ClaimDate]:
        """Dates of claims (all, or these) on undated pages, as the page's publication interval gives them."""
        among = None if claims is None else tuple(claims)
        with schema.in_plain_words(self.path):
            found = tables.select_objects(self._connection, "claim_dates", "claim", ClaimDate, among)
        return {ClaimId(c): date for c, date in found.items()}

    def claim(self, name: str) -> Claim:
        """The claim with this id or beginning of an id, or EVENT:N, claim N of an event as it is shown.

        An event that has one claim stands for it. Raises NotFound where there is none, or more than one.
        """
        event, _, number = name.partition(":")
        inside: tuple[Claim, ...] = ()
        if name and not number:
            inside = self._select(Claim, "substr(id, 1, ?) = ?", [len(name), name])
            if len(inside) > 1:
                raise NotFound(
                    f"{self.path}: {len(inside)} claims begin with {name!r}; name more of the id of one"
                )
        if not inside:
            found = self.event(event)
            inside = self.claims(event=found.id)
            if number.isdecimal() and 1 <= int(number) <= len(inside):
                return inside[int(number) - 1]
            if len(inside) > 1 or number:
                raise NotFound(
                    f"{self.path}: {name}: name one of the event's claims, {event}:1 to "
                    f"{event}:{len(inside)}; accord show {self.path} {event} numbers them"
                )
        return inside[0]

    # --- events ------------------------------------------------------------------------------------

    def events(
        self,
        *,
        ids: Iterable[EventId] | None = None,
        since: dt.date | None = None,
        most: int | None = None,
    ) -> tuple[Event, ...]:
        """Events by their first possible day, those without a date last: all, or those of some ids.

        `since` leaves out those that were surely before that day; `most` is how many are given at most.
        """
        inside, values = _among(ids)
        if since is not None:
            inside += " AND coalesce(date_latest, date_earliest, '9999') >= ?"
            values = [*values, since.isoformat()]
        if most is not None:
            inside = f"rowid IN (SELECT rowid FROM events WHERE {inside} ORDER BY rowid LIMIT {int(most)})"
        return self._select(Event, inside, values)

    def telling_length(self, least: int) -> int:
        """How many characters of their ids, at least `least`, tell all events apart."""
        ((count,),) = self._ask("SELECT count(*) FROM events")
        while True:
            ((told,),) = self._ask("SELECT count(DISTINCT substr(id, 1, ?)) FROM events", [least])
            if told == count:
                return least
            least += 1

    def events_of(self, claims: Iterable[ClaimId]) -> dict[ClaimId, EventId]:
        """The events that claims stand in."""
        query = "SELECT claim, event FROM event_claims WHERE claim IN (SELECT value FROM json_each(?))"
        return {ClaimId(c): EventId(e) for c, e in self._ask(query, [json.dumps(list(claims))])}

    def event(self, name: str) -> Event:
        """The event with this id or beginning of an id; one that was merged gives the event it went into.

        Raises NotFound where there is none, or more than one.
        """
        with schema.in_plain_words(self.path):
            row = self._connection.execute("SELECT new FROM redirects WHERE old = ?", (name,)).fetchone()
        if row is not None and row[0] is None:
            raise NotFound(f"{self.path}: event {name} is gone: none of its claims is found any more")
        wanted = row[0] if row is not None else name
        found = self._select(Event, "id = ?", [wanted])
        if not found and wanted:
            found = self._select(Event, "substr(id, 1, ?) = ?", [len(wanted), wanted])
        if not found and wanted:
            query = "SELECT DISTINCT new FROM redirects WHERE substr(old, 1, ?) = ? AND new IS NOT NULL"
            with schema.in_plain_words(self.path):
                homes = self._connection.execute(query, (len(name), name)).fetchall()
            found = self._select(Event, "id = ?", homes[0]) if len(homes) == 1 else ()
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(e.id for e in found[:5])
            raise NotFound(f"{self.path}: {len(found)} events begin with {name!r}: {ids}")
        raise NotFound(f"{self.path}: no event {name!r}; accord show {self.path} lists them")

    def redirects(self, among: Iterable[str] | None = None) -> dict[str, EventId | None]:
        """Ids (all, or of these) of events of earlier builds, and the event that has most of its claims."""
        inside, values = _among(among)
        query = (
            f"SELECT old, new FROM (SELECT old, new, old AS id FROM redirects) WHERE {inside} ORDER BY old"
        )
        return dict(self._ask(query, values))

    def judgements(self, *, event: EventId | None = None, outward: bool = False) -> tuple[Judgement, ...]:
        """Why claims were or were not put together, of all events or of one.

        `outward` gives those between the event's claims and claims of others.
        """
        if event is None:
            return self._select(Judgement)
        inside = "IN (SELECT claim FROM event_claims WHERE event = ?)"
        if outward:
            return self._select(Judgement, f'("left" {inside}) <> ("right" {inside})', [event, event])
        return self._select(Judgement, f'"left" {inside} AND "right" {inside}', [event, event])

    # --- the rest ----------------------------------------------------------------------------------

    def actors(self) -> tuple[Actor, ...]:
        """All actors, by id."""
        return self._select(Actor)

    def actor_relations(self, actor: ActorId | None = None) -> tuple[ActorRelation, ...]:
        """What claims give of two actors: all, or what one of them has part in."""
        if actor is None:
            return self._select(ActorRelation)
        return self._select(ActorRelation, "actor = ? OR other = ?", [actor, actor])

    def actor_names(self) -> dict[ActorId, str]:
        """The names of all actors by id."""
        return {ActorId(i): name for i, name in self._ask("SELECT id, name FROM actors ORDER BY id")}

    def actor(self, name: str) -> Actor:
        """The actor with this id, name or alias, in any case.

        Raises NotFound where there is none, or more than one.
        """
        known = self._select(Actor, "id = ?", [name])
        if known:
            return known[0]
        everything = self.actors()
        low = name.casefold()
        for same in (
            [a for a in everything if a.id == name],
            [a for a in everything if a.name.casefold() == low],
            [a for a in everything if low in (x.casefold() for x in a.aliases)],
            [a for a in everything if low in a.name.casefold()],
        ):
            if len(same) == 1:
                return same[0]
            if same:
                names = ", ".join(f"{a.name} ({a.id})" for a in same[:5])
                raise NotFound(f"{self.path}: {len(same)} actors go by {name!r}; name one by its id: {names}")
        raise NotFound(f"{self.path}: no actor {name!r}; accord show {self.path} --actors lists them")

    def lineage(self, page: DocumentId | None = None) -> tuple[Lineage, ...]:
        """Which pages are one witness: of all, or with which other pages one is."""
        return self._select(Lineage) if page is None else self._select(Lineage, "a = ?1 OR b = ?1", [page])

    def decisions(self) -> tuple[Decision, ...]:
        """People's decisions, the withdrawn and the orphaned ones too."""
        return self._select(Decision)

    def decided(self) -> Effects:
        """What people's decisions come to: which claims are rejected, accepted, edited or added, by which."""
        kept = self.decisions()
        with schema.in_plain_words(self.path):
            query = "SELECT decision, claim, other FROM effects ORDER BY rowid"
            rows = self._connection.execute(query).fetchall()
        if rows or not any(d.times is None and not d.withdrawn and not d.orphaned for d in kept):
            return held(kept, rows)
        # a record of version 1 that was not built again yet
        return effects(kept, self.documents(as_on_page=True), self.claims(as_on_page=True))

    def decided_of(self, claim: ClaimId) -> tuple[Decision, ...]:
        """The decisions that hold for one claim by itself: that added it, set fields of it, judged it."""
        rows = self._ask(
            "SELECT decision, claim, NULL FROM effects WHERE claim = ? AND other IS NULL", [claim]
        )
        if not rows:
            return ()
        inside, values = _among(r[0] for r in rows)
        return held(self._select(Decision, inside, values), rows).of(claim)

    def problems(self) -> tuple[Problem, ...]:
        """What went wrong, by file."""
        return self._select(Problem)

    def provenance(self) -> dict[DocumentId, tuple[Provenance, ...]]:
        """Which components in which versions made what is held of each page."""
        out: dict[DocumentId, tuple[Provenance, ...]] = {}
        query = "SELECT document, component, version, settings FROM provenance ORDER BY rowid"
        with schema.in_plain_words(self.path):
            for document, component, version, settings in self._connection.execute(query):
                made = Provenance(component=component, version=version, settings=settings)
                out[document] = (*out.get(document, ()), made)
        return out

    def generator(self) -> dict[str, str]:
        """The program that wrote the record and its parts, each with its version."""
        with schema.in_plain_words(self.path):
            return dict(self._connection.execute("SELECT generator, version FROM builds").fetchall())

    def settings(self) -> dict[str, str]:
        """What the record was built with beyond what accord ships: the user's own actors and villages."""
        with schema.in_plain_words(self.path):
            return dict(self._connection.execute("SELECT name, value FROM settings").fetchall())

    def search(self, words: str) -> tuple[Hit, ...]:
        """Where words stand together in evidence or pages, claims first, best first.

        Case and accents do not matter; a word ending in * stands for all words that begin so.
        """
        query = full_text(words)
        if not query:
            return ()
        with schema.in_plain_words(self.path):
            claims = self._connection.execute(
                "SELECT c.document, e.claim, snippet(evidence_text, 0, '[', ']', '…', 32) "
                "FROM evidence_text JOIN evidence e ON e.rowid = evidence_text.rowid "
                "JOIN claims c ON c.id = e.claim WHERE evidence_text MATCH ? ORDER BY rank, c.rowid, e.n",
                (query,),
            ).fetchall()
            pages = self._connection.execute(
                "SELECT d.id, NULL, snippet(documents_text, -1, '[', ']', '…', 32) "
                "FROM documents_text JOIN documents d ON d.rowid = documents_text.rowid "
                f"WHERE documents_text MATCH ? AND d.capture NOT IN ({_WITHDRAWN}) ORDER BY rank, d.rowid",
                (query,),
            ).fetchall()
        return tuple(Hit(document=d, claim=c, excerpt=e) for d, c, e in [*claims, *pages])

    def pages_with(self, words: str, most: int = 20) -> tuple[Hit, ...]:
        """Pages in which words stand together, with excerpts, in the order of the record."""
        query = full_text(words)
        if not query:
            return ()
        with schema.in_plain_words(self.path):
            rows = self._connection.execute(
                "SELECT d.id, snippet(documents_text, -1, '[', ']', '…', 32) "
                "FROM documents_text JOIN documents d ON d.rowid = documents_text.rowid "
                f"WHERE documents_text MATCH ? AND d.capture NOT IN ({_WITHDRAWN}) LIMIT ?",
                (query, most),
            ).fetchall()
        return tuple(Hit(document=d, claim=None, excerpt=e) for d, e in rows)

    def claims_in(self, events: Sequence[Event]) -> tuple[Claim, ...]:
        """The claims of some events, in the order of pages and sentences."""
        return self.claims_of([c for e in events for c in e.claims])

    def claims_of(self, ids: Sequence[ClaimId]) -> tuple[Claim, ...]:
        """The claims with these ids, in the order of pages and sentences; what is not there is left out."""
        found = self._select(Claim, *_among(ids))
        dates = self.dates(ids) if len(ids) < FEW else self.dates()
        return tuple(replace(c, date=dates.get(c.id, c.date)) for c in found)

    def names_of(self, actor: ActorId, most: int = -1) -> tuple[tuple[str, int], ...]:
        """The names and descriptions by which pages call an actor, each place of a page counted once.

        With `most` no more than so many of its sides, and of its voices, are looked at.
        """
        query = """SELECT quote, count(*) FROM (
          SELECT c.document, p.mention_start, p.mention_end, p.mention_quote AS quote, p.mention_kind AS kind
          FROM (SELECT * FROM participants WHERE actor = ?1 LIMIT ?2) p JOIN claims c ON c.id = p.claim
          UNION SELECT c.document, v.mention_start, v.mention_end, v.mention_quote, v.mention_kind
          FROM (SELECT * FROM voices WHERE actor = ?1 LIMIT ?2) v JOIN claims c ON c.id = v.claim
        ) WHERE kind IN ('name', 'description') GROUP BY quote ORDER BY quote"""
        return tuple((quote, n) for quote, n in self._ask(query, [actor, most]))

    def mentions_of(self, actor: ActorId) -> int:
        """How often an actor is a side of a claim, or its voice."""
        query = """SELECT (SELECT count(*) FROM participants WHERE actor = ?1)
          + (SELECT count(*) FROM voices WHERE actor = ?1)"""
        return int(self._ask(query, [actor])[0][0])

    def summary(self) -> Summary:
        """What the record holds, in numbers."""
        problems = self.problems()
        left_out = tuple(p for p in problems if p.message.startswith(LEFT_OUT))
        with schema.in_plain_words(self.path):
            figures = dict(self._connection.execute("SELECT name, value FROM figures").fetchall())
            if "origins" not in figures:  # a record of an earlier version
                figures["origins"] = index.origins(self._connection)
        return Summary(
            pages=int(figures["pages"]),
            withdrawn=self._count(f"documents WHERE capture IN ({_WITHDRAWN})"),
            claims=int(figures["claims"]),
            events=self._count("events"),
            origins=int(figures["origins"]),
            disputed=self._count("(SELECT DISTINCT event FROM event_contests)"),
            left_out=left_out,
            problems=tuple(p for p in problems if not p.message.startswith(LEFT_OUT)),
            fill={k.removeprefix("claims "): v for k, v in figures.items() if k.startswith("claims ")},
        )

    def _count(self, table: str) -> int:
        return int(self._ask(f"SELECT count(*) FROM {table}")[0][0])

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with schema.in_plain_words(self.path):
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.ProgrammingError as error:
                raise ValueError(f"{self.path}: the record was closed") from error

    def _select(self, cls: type[T], where: str = "1", values: Sequence[object] = ()) -> tuple[T, ...]:
        with schema.in_plain_words(self.path):
            try:
                return tables.select(self._connection, cls, where, values)
            except sqlite3.ProgrammingError as error:
                raise ValueError(f"{self.path}: the record was closed") from error


def _among(ids: Iterable[str] | None) -> tuple[str, list[str]]:
    """A condition that holds for rows of these ids (for all rows where they are None), and its values."""
    return ("1", []) if ids is None else ("id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))])
