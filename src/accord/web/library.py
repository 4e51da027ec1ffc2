"""The record as the web pages read it: a build's own figures, kept, and all else as it is asked for."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from accord.record import Record, Summary
from accord.record.catalogue import Catalogue, PageLine
from accord.types import ActorId, ClaimId, Decision, DocumentId, Event, EventId

State = tuple[tuple[int, int, int], ...]  # of the record's files: inode, size, time of the last change
K = TypeVar("K")
V = TypeVar("V")
_DOCUMENT = re.compile(r"\bd[0-9a-f]{6,}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What pages show of a build as a whole, worked out once for each build."""

    summary: Summary
    generator: dict[str, str]
    types: tuple[tuple[str, int], ...]
    means: tuple[tuple[str, int], ...]
    actor_names: tuple[str, ...]
    place_names: tuple[str, ...]
    problems: int


class Shelf:
    """A record for the length of one request; what was read once is kept that long."""

    def __init__(self, record: Record, told: Told) -> None:
        self.record = record
        self.catalogue: Catalogue = record.catalogue
        self.told = told
        self._events: dict[EventId, Event | None] = {}
        self._doubtful: set[EventId] = set()
        self._names: dict[ActorId, str | None] = {}
        self._pages: dict[DocumentId, PageLine | None] = {}
        self._homes: dict[ClaimId, EventId | None] = {}
        self._decided: dict[ClaimId, tuple[Decision, ...]] = {}

    @property
    def name(self) -> str:
        return self.record.path.name

    @property
    def summary(self) -> Summary:
        return self.told.summary

    def event(self, id: EventId) -> Event | None:
        """The event with this id, if it is one of now."""
        return self.events([id])[0] if self._known(id) else None

    def events(self, ids: Sequence[EventId]) -> tuple[Event, ...]:
        """The events with these ids, in their order; those that are not there are left out."""
        new = [i for i in dict.fromkeys(ids) if i not in self._events]
        if new:
            self._events |= dict.fromkeys(new)
            self._events |= {e.id: e for e in self.record.events(ids=new)}
            self._doubtful |= self.catalogue.doubtful(new)
        return tuple(e for e in (self._events[i] for i in ids) if e is not None)

    def is_doubtful(self, event: EventId) -> bool:
        """Whether an event rests on doubtful claims alone."""
        return self._known(event) and event in self._doubtful

    def _known(self, id: EventId) -> bool:
        self.events([id])
        return self._events[id] is not None

    def event_of(self, claim: ClaimId) -> Event | None:
        """The event in which a claim stands."""
        home = _kept(self._homes, claim, self.catalogue.event_of)
        return self.event(home) if home is not None else None

    def prepare(self, claims: Iterable[ClaimId]) -> None:
        """Read the events of these claims at once."""
        self.events([e for c in claims if (e := _kept(self._homes, c, self.catalogue.event_of)) is not None])

    def decided(self, claim: ClaimId) -> tuple[Decision, ...]:
        """The decisions that hold for one claim by itself."""
        return _kept(self._decided, claim, self.record.decided_of)

    def actor_name(self, id: ActorId) -> str:
        return _kept(self._names, id, self.catalogue.actor_name) or str(id)

    def knows_actor(self, id: ActorId) -> bool:
        """Whether the record has an actor with this id."""
        return _kept(self._names, id, self.catalogue.actor_name) is not None

    def page(self, id: DocumentId) -> PageLine | None:
        """A page, be it withdrawn."""
        return _kept(self._pages, id, self.catalogue.page)

    def page_with(self, sha256: str) -> PageLine | None:
        """The first page of these bytes."""
        return self.catalogue.page_with(sha256)

    def page_name(self, id: DocumentId) -> str:
        found = self.page(id)
        return found.name if found else str(id)

    def outlet(self, id: DocumentId) -> str:
        """Who publishes a page; its file where that is unknown."""
        found = self.page(id)
        return (found.publisher if found else None) or self.page_name(id)

    def with_page_names(self, words: str) -> str:
        """Words that speak of pages, with the pages' files in place of their ids."""
        return _DOCUMENT.sub(lambda m: self.page_name(DocumentId(m[0])), words)


def _kept(known: dict[K, V], key: K, look_up: Callable[[K], V]) -> V:
    if key not in known:
        known[key] = look_up(key)
    return known[key]


class Library:
    """Gives every request the record and a shelf of its own.

    Each request reads with a connection of its own, since a connection belongs to one thread. What a build
    says of itself is shared by all, and read anew when the record's file has changed.
    """

    def __init__(self, path: Path) -> None:
        """Raises RecordError where there is no record at `path`."""
        self.path = path
        self._lock = threading.Lock()
        self._state: State | None = None
        self._told: Told | None = None
        with self.reading():
            pass

    @property
    def version(self) -> str:
        """The version of accord that wrote the record."""
        with self.reading() as (_, shelf):
            return shelf.told.generator.get("version", "0")

    @contextmanager
    def reading(self) -> Iterator[tuple[Record, Shelf]]:
        """The record and its shelf, for the length of a with block."""
        state = self._look()  # before: what is written from here on is told apart by the next request
        with Record(self.path) as record:
            record.hold()  # or a build that is published meanwhile would give one page of two records
            yield record, Shelf(record, self._current(record, state))

    def _current(self, record: Record, state: State) -> Told:
        with self._lock:
            if self._told is None or state != self._state:
                self._told = _read(record)
                self._state = state
            return self._told

    def _look(self) -> State:
        """What tells one build from the next: the record, and what SQLite has not yet moved into it."""
        files: Sequence[Path] = (self.path, self.path.with_name(self.path.name + "-wal"))
        found = [f.stat() for f in files if f.exists()]
        return tuple((s.st_ino, s.st_size, s.st_mtime_ns) for s in found)


def _read(record: Record) -> Told:
    catalogue = record.catalogue
    return Told(
        summary=record.summary(),
        generator=record.generator(),
        types=catalogue.types(),
        means=catalogue.kinds_of_means(),
        actor_names=catalogue.common_actors(),
        place_names=catalogue.common_places(),
        problems=catalogue.problems(),
    )
