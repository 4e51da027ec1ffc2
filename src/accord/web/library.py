"""The record as the web pages hold it: one shelf of what every page needs, read again after a new build."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from accord.record import Record, Summary
from accord.record.decisions import Effects
from accord.types import (
    Actor,
    ActorId,
    ClaimId,
    Document,
    DocumentId,
    Event,
    EventRelation,
    Lineage,
    Problem,
    Withdrawal,
)

# What is worked out of each build before it is shown.
INDEXES = (
    *("event_by_id", "event_of", "events_of", "position", "titles", "events_at", "related_to"),
    *("types", "actor_names", "place_names"),
)
SUGGESTED = 300  # names offered while typing in a filter
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

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each event stands in `events`."""
        return {e.id: n for n, e in enumerate(self.events)}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The events' titles in one case."""
        return tuple(e.title.casefold() for e in self.events)

    @cached_property
    def events_at(self) -> dict[tuple[str | None, ...], list[int]]:
        """The events at each place, by their position: id, name, regions and country of the place."""
        found: dict[tuple[str | None, ...], list[int]] = {}
        for n, event in enumerate(self.events):
            for p in dict.fromkeys((p.place, p.name, p.admin2, p.admin1, p.country) for p in event.places):
                found.setdefault(p, []).append(n)
        return found

    @cached_property
    def related_to(self) -> dict[str, list[tuple[Event, EventRelation]]]:
        """For each event, those that say of themselves that they answer, follow or are part of it."""
        found: dict[str, list[tuple[Event, EventRelation]]] = {}
        for event in self.events:
            for relation in event.relations:
                found.setdefault(relation.to, []).append((event, relation))
        return found

    @cached_property
    def types(self) -> tuple[tuple[str, int], ...]:
        """How many events each type has, the commonest first."""
        return tuple(sorted(Counter(e.type for e in self.events).items(), key=lambda x: (-x[1], x[0])))

    @cached_property
    def actor_names(self) -> tuple[str, ...]:
        """The names that most events have on their sides, by alphabet."""
        return _most(self.actor_name(a) for e in self.events for a in (*e.actors, *e.targets))

    @cached_property
    def place_names(self) -> tuple[str, ...]:
        """The places that most events have, by alphabet."""
        return _most(p.name for e in self.events for p in e.places)

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

    def _current(self, record: Record) -> Shelf:
        with self._lock:
            state = self._look()
            if self._shelf is None or state != self._state:
                self._shelf = _read(record)
                self._state = state
            return self._shelf

    def _look(self) -> State:
        """What tells one build from the next: the record, and what SQLite has not yet moved into it."""
        files: Sequence[Path] = (self.path, self.path.with_name(self.path.name + "-wal"))
        found = [f.stat() for f in files if f.exists()]
        return tuple((s.st_ino, s.st_size, s.st_mtime_ns) for s in found)


def _most(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((n for n, _ in Counter(names).most_common(SUGGESTED)), key=str.casefold))


def _read(record: Record) -> Shelf:
    shelf = Shelf(
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
    for index in INDEXES:  # now, so that no request has to wait for one
        getattr(shelf, index)
    return shelf
