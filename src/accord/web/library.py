"""The record as the web pages hold it: one shelf of what every page needs, read again after a new build."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from accord.record import Record, Summary
from accord.record.decisions import Effects
from accord.types import (
    Actor,
    ActorId,
    Claim,
    ClaimId,
    Document,
    DocumentId,
    Event,
    Lineage,
    Problem,
    Withdrawal,
)

State = tuple[tuple[int, int, int], ...]  # of the record's files: inode, size, time of the last change


@dataclass(frozen=True)
class Shelf:
    """What every page needs of one build, by id. Never changed."""

    name: str
    events: tuple[Event, ...]
    documents: dict[DocumentId, Document]
    withdrawn: dict[DocumentId, tuple[Document, Withdrawal]]
    decided: Effects
    actors: dict[ActorId, Actor]
    lineage: tuple[Lineage, ...]
    problems: tuple[Problem, ...]
    summary: Summary
    generator: dict[str, str]

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        return {e.id: e for e in self.events}

    @cached_property
    def event_of(self) -> dict[ClaimId, Event]:
        return {c: e for e in self.events for c in e.claims}

    @cached_property
    def events_of(self) -> dict[ActorId, tuple[Event, ...]]:
        """The events on one of whose sides each actor stands, by date."""
        found: dict[ActorId, list[Event]] = {}
        for event in self.events:
            for actor in dict.fromkeys((*event.actors, *event.targets)):
                found.setdefault(actor, []).append(event)
        return {actor: tuple(events) for actor, events in found.items()}

    def actor_name(self, id: ActorId) -> str:
        found = self.actors.get(id)
        return found.name if found else str(id)

    def page(self, id: DocumentId) -> Document | None:
        """A page, be it withdrawn."""
        gone = self.withdrawn.get(id)
        return self.documents.get(id) or (gone[0] if gone else None)

    def page_name(self, id: DocumentId) -> str:
        found = self.page(id)
        return (found.file or found.url or found.id) if found else str(id)

    def outlet(self, id: DocumentId) -> str:
        """Who publishes a page; its file where that is unknown."""
        found = self.page(id)
        return (found.publisher if found else None) or self.page_name(id)

    def with_page_names(self, words: str) -> str:
        """Words that speak of pages, with the pages' files in place of their ids."""
        for id in self.documents:
            if id in words:
                words = words.replace(id, self.page_name(id))
        return words


class Library:
    """Gives every request the record and its shelf.

    Each request reads with a connection of its own, since a connection belongs to one thread. The shelf is
    shared by all, and made anew when the record's file has changed.
    """

    def __init__(self, path: Path) -> None:
        """Raises RecordError where there is no record at `path`."""
        self.path = path
        self._lock = threading.Lock()
        self._state: State | None = None
        self._shelf: Shelf | None = None
        self._claims: tuple[Claim, ...] | None = None
        with self.reading():
            pass

    @property
    def version(self) -> str:
        """The version of accord that wrote the record."""
        with self.reading() as (_, shelf):
            return shelf.generator.get("version", "0")

    @contextmanager
    def reading(self) -> Iterator[tuple[Record, Shelf]]:
        """The record and its shelf, for the length of a with block."""
        with Record(self.path) as record:
            yield record, self._current(record)

    def all_claims(self, record: Record) -> tuple[Claim, ...]:
        """Every claim of the record, read once for each build."""
        with self._lock:
            if self._claims is None:
                self._claims = record.claims()
            return self._claims

    def _current(self, record: Record) -> Shelf:
        with self._lock:
            state = self._look()
            if self._shelf is None or state != self._state:
                self._shelf = _read(record)
                self._claims = None
                self._state = state
            return self._shelf

    def _look(self) -> State:
        """What tells one build from the next: the record, and what SQLite has not yet moved into it."""
        files: Sequence[Path] = (self.path, self.path.with_name(self.path.name + "-wal"))
        found = [f.stat() for f in files if f.exists()]
        return tuple((s.st_ino, s.st_size, s.st_mtime_ns) for s in found)


def _read(record: Record) -> Shelf:
    return Shelf(
        name=record.path.name,
        events=record.events(),
        documents={d.id: d for d in record.documents()},
        withdrawn={d.id: (d, w) for d, w in record.withdrawn()},
        decided=record.decided(),
        actors={a.id: a for a in record.actors()},
        lineage=record.lineage(),
        problems=record.problems(),
        summary=record.summary(),
        generator=record.generator(),
    )
