"""Writing a record: results of single pages as they come, and the whole of it in one transaction.

A build that is interrupted leaves the record as it was, with some more results kept for the next build.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from accord.errors import RecordError
from accord.record import checks, codec, index, schema, tables
from accord.record.decisions import Effects, effects
from accord.record.lock import LONG, Waits, WriteLock
from accord.record.renewal import OF_PAGE, Renewal
from accord.record.sources import Sources
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
    Event,
    EventId,
    Judgement,
    Lineage,
    Linked,
    Page,
    Period,
    Problem,
    Provenance,
    RawDocument,
    Withdrawal,
)

# Tables that outlive a build; the index of events is brought up to date by itself.
KEPT = frozenset(
    {
        *("stage_results", "users", "changes", "tasks", "coders", "codings"),
        *("event_index", "event_terms", "stale_events"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultKey:
    """Under what a result is kept: it holds as long as nothing of this changes."""

    component: str
    version: str
    settings: str
    weights: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a record is published from. `redirects` are those that the file does not know (of a record
    that is read back).

    `dates` are those that `link` worked out again. `decisions` are all of them, and `effects` what they come
    to on these pages: claims that a person has rejected are kept, but stand in no event and are not counted.
    Where decisions are None, the record keeps those that it has. `withdrawn` tells which of the pages are
    kept as withdrawn: their claims stand in no table, and `linked` and `dates` know nothing of them.
    `settings` are what the next build is to remember, by name; None keeps what the record remembers.
    `remembered` are results of stages over all pages that the next build can use, by their input.
    """

    captures: Sequence[RawDocument]
    pages: Sequence[Page]
    linked: Linked
    dates: Mapping[ClaimId, ClaimDate]
    problems: Sequence[Problem]
    redirects: Mapping[str, EventId | None] = field(default_factory=dict)
    generator: Mapping[str, str]
    decisions: Sequence[Decision] | None = None
    effects: Effects = field(default_factory=Effects)
    withdrawn: Sequence[Withdrawal] = ()
    settings: Mapping[str, str] | None = None
    remembered: Mapping[ResultKey, Mapping[str, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """What a record was published from last, without what was made over all pages."""

    key: ResultKey
    captures: tuple[RawDocument, ...]
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    generator: dict[str, str]
    withdrawn: tuple[Withdrawal, ...]


_WITH_CLAIMS_OF_THE_MACHINE = """SELECT DISTINCT document FROM claims WHERE id NOT IN (
  SELECT e.claim FROM effects e JOIN decisions d ON d.id = e.decision WHERE d.verdict = 'add')"""


class Writer:
    """A record opened for writing; it is made where there is none. Close it, or use it in a with block.

    It waits up to `patience` seconds for its turn among those who write, with `building` also among those who
    build, and calls `waits` where it has to wait. Raises RecordError where it cannot be written, or another
    holds it longer, RecordVersionError where a newer accord wrote it: before any work.
    """

    def __init__(
        self, path: Path, patience: float = 0.0, building: bool = False, waits: Waits | None = None
    ) -> None:
        self.path = path
        self._sources = Sources()
        schema.check_place(path)
        self._building = WriteLock(path, patience, building=True, waits=waits) if building else None
        try:
            self._open(patience, waits)
        except BaseException:
            self._close_building()
            raise

    def _open(self, patience: float, waits: Waits | None) -> None:
        path = self.path
        self._lock = WriteLock(path, patience, waits=waits)
        self._apart = False
        try:
            self._connection = schema.connect_to_write(path)
            try:
                with schema.transaction(path, self._connection):
                    pass
            except BaseException:
                self._connection.close()
                raise
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._connection.close()
        self._lock.release()
        self._close_building()

    def _close_building(self) -> None:
        if self._building is not None:
            self._building.release()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Let others take decisions while a build works on what it will publish.

        At the end of the block the record is this writer's again: what was read of its decisions before may
        be out of date.
        """
        self._lock.release()
        self._apart = True
        yield
        self._lock = WriteLock(self.path, LONG)
        self._apart = False

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The lock of a writer, where it is not held already."""
        own = WriteLock(self.path, LONG) if self._apart else None
        try:
            yield
        finally:
            if own is not None:
                own.release()

    # --- what the record holds already -------------------------------------------------------------

    def captures(self) -> tuple[RawDocument, ...]:
        """The captures of the last build, with their bytes, those of withdrawn pages too."""
        with schema.in_plain_words(self.path):
            return tuple(map(tables.unpacked, tables.select(self._connection, RawDocument)))

    def capture_names(self) -> dict[CaptureId, str]:
        """The captures of the last build, with the file or address of each, the withdrawn ones too."""
        query = "SELECT id, coalesce(file, url, id) FROM captures ORDER BY id"
        with schema.in_plain_words(self.path):
            return {CaptureId(i): name for i, name in self._connection.execute(query)}

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Which of the captures are kept as withdrawn."""
        with schema.in_plain_words(self.path):
            return tables.select(self._connection, Withdrawal)

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, those that were taken back too."""
        with schema.in_plain_words(self.path):
            return tables.select(self._connection, Decision)

    def settings(self) -> dict[str, str]:
        """What the record remembers of how it was built, by name."""
        with schema.in_plain_words(self.path):
            return dict(self._connection.execute("SELECT name, value FROM settings").fetchall())

    def results(self, key: ResultKey, captures: Iterable[RawDocument]) -> dict[CaptureId, Page]:
        """The pages that were made of these captures under this key before."""
        out = {}
        for capture, data in self.readings(key, captures):
            if data is not None:
                out[capture.id] = codec.unpacked(Page, data)
                self._sources.note(out[capture.id], data)
        return out

    def readings(
        self, key: ResultKey, captures: Iterable[RawDocument]
    ) -> Iterator[tuple[RawDocument, bytes | None]]:
        """Each capture with what was made of it under this key before, packed; None where nothing was."""
        query = (
            "SELECT result FROM stage_results "
            "WHERE input = ? AND component = ? AND version = ? AND settings = ? AND weights = ?"
        )
        rest = (key.component, key.version, key.settings, key.weights)
        with schema.in_plain_words(self.path):
            for capture in captures:
                row = self._connection.execute(query, (input_hash(capture), *rest)).fetchone()
                yield capture, row[0] if row is not None else None

    def remembered(self, key: ResultKey) -> dict[str, bytes]:
        """What a stage over all pages made under this key, by its input."""
        with schema.in_plain_words(self.path):
            return _remembered(self._connection, key)

    def last_build(self, now: ResultKey) -> LastBuild:
        """What the last build was published from, for the stages over the record to run again.

        Of results under several keys those count that most pages have, of equals those under `now`.
        Raises RecordError where no build was finished, RecordVersionError where an older accord kept them
        in a form that is not read any more.
        """
        captures = self.captures()
        columns = "component, version, settings, weights"
        with schema.in_plain_words(self.path):
            ask = self._connection.execute
            generator = dict(ask("SELECT generator, version FROM builds").fetchall())
            keys = [
                ResultKey(**dict(zip(columns.split(", "), row, strict=True)))
                for row in ask(
                    f"SELECT DISTINCT {columns} FROM stage_results WHERE component = ? ORDER BY {columns}",
                    (now.component,),
                )
            ]
            documents = tables.select(self._connection, Document)
            stored = tables.select(self._connection, Problem)
            made = ask("SELECT DISTINCT component, version, settings FROM provenance ORDER BY rowid")
            provenance = tuple(Provenance(component=c, version=v, settings=s) for c, v, s in made)
            told: set[str] = {row[0] for row in ask(_WITH_CLAIMS_OF_THE_MACHINE)}
        if not generator:
            raise RecordError(f"{self.path}: holds no finished build; run accord build first")
        holds = {k: sum(data is not None for _, data in self.readings(k, captures)) for k in keys}
        key = max(holds, key=lambda k: (holds[k], k == now), default=now)
        with schema.kept_by(self.path, self._connection):
            pages = self.results(key, captures)
        for document in documents:  # a page without a result is one that a stage failed on
            if document.capture not in pages:
                if document.id in told:
                    raise RecordError(
                        f"{self.path}: lacks what its claims were made of; run accord build again"
                    )
                own = tuple(p for p in stored if p.document == document.id)
                pages[document.capture] = Page(document=document, problems=own)
        rest = Counter(stored) - Counter(x for p in pages.values() for x in p.problems)
        return LastBuild(
            key=key,
            captures=captures,
            pages=tuple(replace(pages[c], provenance=provenance) for c in sorted(pages)),
            problems=tuple(rest.elements()),
            generator=generator,
            withdrawn=self.withdrawals(),
        )

    # --- writing -----------------------------------------------------------------------------------

    def keep(
        self,
        key: ResultKey,
        results: Sequence[tuple[RawDocument, Page]],
        earlier: ResultKey | None = None,
        readings: Sequence[tuple[RawDocument, bytes]] = (),
    ) -> None:
        """Keep the pages made of captures, so that they need not be made again.

        `readings` are what the first stages made of captures, packed, with `earlier` as their key.
        """
        made = []
        for capture, page in results:
            made.append((key, capture, codec.packed(page)))
            self._sources.note(page, made[-1][-1])
        made += [(earlier, capture, data) for capture, data in readings if earlier is not None]
        with self._turn(), schema.transaction(self.path, self._connection):
            for of, capture, data in made:
                self._connection.execute(
                    "INSERT OR REPLACE INTO stage_results VALUES (?, ?, ?, ?, ?, ?)",
                    (input_hash(capture), of.component, of.version, of.settings, of.weights, data),
                )

    def decide(self, decision: Decision) -> None:
        """Add a person's decision, or put it in place of the one with its id (to withdraw it)."""
        with schema.transaction(self.path, self._connection):
            self._connection.execute("DELETE FROM decisions WHERE id = ?", (decision.id,))
            tables.insert(self._connection, [decision])

    def holds(self, key: ResultKey, inputs: str) -> bool:
        """Whether the record was published last from these inputs, under this key."""
        query = (
            "SELECT 1 FROM stage_results "
            "WHERE input = ? AND component = ? AND version = ? AND settings = ? AND weights = ?"
        )
        values = (inputs, key.component, key.version, key.settings, key.weights)
        with schema.in_plain_words(self.path):
            return self._connection.execute(query, values).fetchone() is not None

    def publish(
        self, contents: Contents, *keys: ResultKey, made_of: tuple[ResultKey, str] | None = None
    ) -> None:
        """Put a build in place of the last one, all or nothing; decisions and old event ids are kept.

        `keys` are those of the results that are kept; of their components, all others are forgotten, and so
        are those of pages that are gone. Without keys nothing is: a build may be making results meanwhile.
        `made_of` is what `holds` is asked later on; None where the same inputs might give something else.

        Raises RecordError, and changes nothing, where the contents do not hold together.
        """
        faults = checks.faults_of_record(contents.pages, contents.linked, contents.dates)
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            raise RecordError(f"{self.path}: not published, since the build is faulty: {faults[0]}{more}")
        with schema.transaction(self.path, self._connection):
            gone = {**contents.redirects, **redirects(self._connection, contents.linked.events)}
            if contents.decisions is None:
                contents = _with_decisions(contents, self.decisions())
            remembered = self.settings() if contents.settings is None else contents.settings
            _write(self._connection, contents, self._sources)
            _lay(self._connection, "settings", ("name", "value"), sorted(remembered.items()))
            _lay(self._connection, "redirects", ("old", "new"), sorted(gone.items()))
            if keys:
                _forget_other_results(self._connection, contents, keys)
            _remember(self._connection, contents)
            if made_of is not None:
                whole, inputs = made_of
                row = (inputs, whole.component, whole.version, whole.settings, whole.weights, b"")
                self._connection.execute("INSERT INTO stage_results VALUES (?, ?, ?, ?, ?, ?)", row)
            index.refresh(self._connection)
        with schema.in_plain_words(self.path):
            self._connection.execute("PRAGMA optimize")


def input_hash(capture: RawDocument) -> str:
    """The hash of all that a page is made of: where it came from, what is stated of it, its bytes' hash."""
    data = codec.encode(replace(capture, data=b""))
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode("utf-8")).hexdigest()


def inputs_hash(
    captures: Sequence[RawDocument],
    withdrawn: Sequence[Withdrawal],
    others: Sequence[Problem | Decision],
    settings: Mapping[str, str],
) -> str:
    """The hash of all that a record is made of, whatever its order; `others` are problems and decisions."""
    parts = [sorted(map(input_hash, captures)), sorted(w.capture for w in withdrawn)]
    parts += [sorted(json.dumps(codec.encode(o), sort_keys=True) for o in others)]
    return hashlib.sha256(json.dumps([parts, sorted(settings.items())]).encode("utf-8")).hexdigest()


# --- order -----------------------------------------------------------------------------------------


def in_order(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages by file or address, and each page's claims by where they stand."""
    ordered = sorted(pages, key=lambda p: _document_order(p.document))
    return tuple(replace(p, claims=tuple(sorted(p.claims, key=_claim_order))) for p in ordered)


def _document_order(document: Document) -> tuple[str, str]:
    return (document.file or document.url or "", document.id)


def _claim_order(claim: Claim) -> tuple[int, int, int, str]:
    span = claim.evidence[0].span
    return (span.start, span.end, claim.trigger.span.start, claim.id)


def event_order(event: Event) -> tuple[str, str, str]:
    """Events by their first possible day, those without one last."""
    first = event.date and (event.date.earliest or event.date.latest)
    last = event.date and (event.date.latest or event.date.earliest)
    return (str(first or "9999"), str(last or "9999"), event.id)


def merged_actors(pages: Iterable[Page]) -> tuple[Actor, ...]:
    """The actors of all pages, each once, with the aliases of all."""
    out: dict[ActorId, Actor] = {}
    for actor in (a for p in pages for a in p.actors):
        known = out.get(actor.id)
        if known is None:
            out[actor.id] = replace(actor, aliases=tuple(sorted(set(actor.aliases))))
        elif known != actor:
            out[actor.id] = replace(
                known,
                country=known.country or actor.country,
                parent=known.parent or actor.parent,
                aliases=tuple(sorted({*known.aliases, *actor.aliases})),
                roles=known.roles or actor.roles,
                external_ids=known.external_ids or actor.external_ids,
                identity=tuple(sorted({*known.identity, *actor.identity})),
            )
    return tuple(out[i] for i in sorted(out))


# --- the transaction's parts -----------------------------------------------------------------------


def _with_decisions(contents: Contents, kept: Sequence[Decision]) -> Contents:
    """The contents with the decisions that the record has, and what they come to on these claims."""
    claims = [c for p in contents.pages for c in p.claims]
    found = effects(kept, [p.document for p in contents.pages], claims)
    return replace(contents, decisions=kept, effects=found)


def _clear(connection: sqlite3.Connection) -> None:
    """Empty all tables but those that outlive a build; redirects are read before and written again."""
    names = connection.execute(
        "SELECT name FROM pragma_table_list "
        "WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for (name,) in names:
        if name not in KEPT:
            connection.execute(f"DELETE FROM {name}")


def _write(connection: sqlite3.Connection, contents: Contents, sources: Sources) -> None:
    """Bring the tables to what they are to hold: what differs, or everything where much does."""
    everything = in_order(contents.pages)
    digests = sources.of(contents.pages)
    gone = {w.capture for w in contents.withdrawn}
    pages = tuple(p for p in everything if p.document.capture not in gone)
    linked = contents.linked
    roots: list[tuple[type, Sequence[Any]]] = [
        (RawDocument, sorted(contents.captures, key=lambda c: c.id)),
        (Document, [p.document for p in everything]),
        (Actor, merged_actors(pages)),
        (Claim, [c for p in pages for c in p.claims]),
        (Event, sorted(linked.events, key=event_order)),
        (Lineage, sorted(linked.lineage, key=lambda x: (x.a, x.b))),
        (Judgement, sorted(linked.judgements, key=lambda j: (j.left, j.right, j.by, str(j.at)))),
    ]
    before = dict(connection.execute("SELECT document, digest FROM page_sources").fetchall())
    same = {d for d, digest in digests.items() if before.get(d) == digest}
    as_before: dict[type, set[tuple[Any, ...]]] = {
        Document: {(d,) for d in same},
        Claim: {(c.id,) for p in pages if p.document.id in same for c in p.claims},
    }
    renewal = Renewal(connection, sum(len(values) for _, values in roots), as_before)
    if all(renewal.compare(cls, values) for cls, values in roots):
        renewal.write()
    else:
        _clear(connection)
        for cls, values in roots:
            tables.insert(connection, map(tables.packed, values) if cls is RawDocument else values)
        for table in ("documents_text", "evidence_text"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    _lay(connection, "page_sources", ("document", "digest"), sorted(digests.items()))
    _write_small(connection, contents, pages)
    heard = [checks.without_claims(p, contents.effects.rejected) for p in pages]
    figures = checks.figures(heard, linked, contents.dates)
    figures["origins"] = index.origins(connection)
    _lay(connection, "figures", ("name", "value"), figures.items())
    _lay(connection, "builds", ("generator", "version"), contents.generator.items())


def _write_small(connection: sqlite3.Connection, contents: Contents, pages: Sequence[Page]) -> None:
    """The tables whose rows are laid anew where one of them differs; `pages` are those not withdrawn."""
    linked = contents.linked
    claims = [c.id for p in pages for c in p.claims]
    _lay_values(connection, Withdrawal, sorted(contents.withdrawn, key=lambda w: w.capture))
    dates = [((c,), contents.dates[c]) for c in claims if c in contents.dates]
    _lay(connection, "claim_dates", *tables.object_rows(("claim",), ClaimDate, dates))
    made = [((p.document.id,), m) for p in pages for m in p.provenance]
    _lay(connection, "provenance", *tables.object_rows(("document",), Provenance, made))
    bounds = [((document,), period) for document, period in sorted(linked.published, key=lambda d: d[0])]
    moved = _lay(connection, "published", *tables.object_rows(("document",), Period, bounds))
    stale = f"INSERT OR IGNORE INTO stale_events {OF_PAGE}"
    connection.executemany(stale, sorted((row[0],) for row in moved))
    _lay_values(connection, ActorRelation, linked.ties)
    problems: list[Problem] = [*contents.problems, *(x for p in pages for x in p.problems)]
    problems.sort(key=lambda x: (x.file or "", x.document or "", x.stage, x.message))
    _lay_values(connection, Problem, problems)
    orphaned = contents.effects.orphaned
    decisions = [replace(d, orphaned=d.id in orphaned) for d in contents.decisions or ()]
    if _lay_values(connection, Decision, decisions):
        connection.execute("DELETE FROM effects")  # the index looks at events of decided claims again
    _lay(connection, "effects", ("decision", "claim", "other"), contents.effects.rows(claims))


def _lay_values(connection: sqlite3.Connection, cls: type, values: Sequence[Any]) -> set[tuple[Any, ...]]:
    ((table, names, make),) = tables.plan(cls)
    return _lay(connection, table, names, [row for value in values for row in make(value)])


def _lay(
    connection: sqlite3.Connection, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> set[tuple[Any, ...]]:
    """Have a table hold these rows in this order, and nothing else; gives those that came or went."""
    listed = ", ".join(f'"{n}"' for n in names)
    new = [tuple(row) for row in rows]
    old = connection.execute(f"SELECT {listed} FROM {table} ORDER BY rowid").fetchall()
    if new == old:
        return set()
    connection.execute(f"DELETE FROM {table}")
    connection.executemany(f"INSERT INTO {table} ({listed}) VALUES ({', '.join('?' * len(names))})", new)
    return set(old) ^ set(new)


def redirects(connection: sqlite3.Connection, events: Sequence[Event]) -> dict[str, EventId | None]:
    """Where the events of the record so far are to be found among the new ones.

    An event whose id is not given again goes to the new event that holds most of its claims (of equals,
    the one with the first id), or to None where none is left.
    """
    now = {e.id for e in events}
    holder = {c: e.id for e in events for c in e.claims}
    before: dict[str, list[str]] = {}
    for event, claim in connection.execute("SELECT event, claim FROM event_claims ORDER BY event, n"):
        before.setdefault(event, []).append(claim)
    out: dict[str, EventId | None] = {}
    for old, claims in before.items():
        if old not in now:
            homes = [holder[ClaimId(c)] for c in claims if c in holder]
            out[old] = min(homes, key=lambda h: (-homes.count(h), h)) if homes else None
    for old, new in connection.execute("SELECT old, new FROM redirects").fetchall():
        if old not in now:
            out[old] = new if new in now else out.get(new)
    return out


_WHERE = "component = ? AND version = ? AND settings = ? AND weights = ?"


def _remembered(connection: sqlite3.Connection, key: ResultKey) -> dict[str, bytes]:
    values = (key.component, key.version, key.settings, key.weights)
    return dict(connection.execute(f"SELECT input, result FROM stage_results WHERE {_WHERE}", values))


def _remember(connection: sqlite3.Connection, contents: Contents) -> None:
    """Keep the results of stages over all pages, and none of earlier builds."""
    for key, now in contents.remembered.items():
        values = (key.component, key.version, key.settings, key.weights)
        before = _remembered(connection, key)
        gone = ((i, *values) for i in before if i not in now)
        connection.executemany(f"DELETE FROM stage_results WHERE input = ? AND {_WHERE}", gone)
        new = ((i, *values, data) for i, data in now.items() if before.get(i) != data)
        connection.executemany("INSERT OR REPLACE INTO stage_results VALUES (?, ?, ?, ?, ?, ?)", new)


def _forget_other_results(
    connection: sqlite3.Connection, contents: Contents, keys: Sequence[ResultKey]
) -> None:
    """Drop results of captures that are no longer in the record, and of other versions than `keys`.

    Those of stages over all pages are kept for `_remember` to look through.
    """
    inputs = {input_hash(c) for c in contents.captures}
    now = {k.component: (k.version, k.settings, k.weights) for k in keys}
    over_all = {(k.component, k.version, k.settings, k.weights) for k in contents.remembered}
    rows = connection.execute("SELECT input, component, version, settings, weights FROM stage_results")
    for row in rows.fetchall():
        if tuple(row[1:]) in over_all:
            continue
        if row[0] not in inputs or tuple(row[2:]) != now.get(row[1], tuple(row[2:])):
            connection.execute(f"DELETE FROM stage_results WHERE input = ? AND {_WHERE}", row)
