"""What a decision changed downstream: events that are new, gone or different, each before and after.

The record is compared with itself before the decision, which a `Snapshot` keeps readable while others write.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from accord.record import schema
from accord.record.store import Record
from accord.types import Event, EventId

Outline = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one event; `old` None: it is new, `new` None: it is gone.

    Outlines have the title, the days, the toll, the sides, the numbers of claims and origins, the disputes.
    """

    event: EventId
    old: Outline | None
    new: Outline | None

    @property
    def title(self) -> str:
        return str((self.new or self.old or {}).get("title", self.event))

    @property
    def what(self) -> str:
        """New, gone or changed."""
        return "new" if self.old is None else "gone" if self.new is None else "changed"

    @property
    def alike(self) -> bool:
        """Whether it has changed, but in no part of its outline."""
        return self.what == "changed" and not self.fields

    @property
    def fields(self) -> tuple[tuple[str, Any, Any], ...]:
        """The parts of the outline that differ, before and after."""
        old, new = self.old or {}, self.new or {}
        return tuple((k, old.get(k), new.get(k)) for k in (new or old) if old.get(k) != new.get(k))


class Snapshot:
    """A record as it is now, whatever is written meanwhile. Close it, or use it in a with block."""

    def __init__(self, path: Path) -> None:
        self.record = Record(path)
        self.record.hold()
        self._digests = self.record.catalogue.digests()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.record.close()

    def changes(self, after: Record) -> tuple[Change, ...]:
        """What is different in the same record now, by the order of its events."""
        now = after.catalogue.digests()
        touched = [e for e, digest in self._digests.items() if now.get(e) != digest]
        old = {e.id: e for e in self.record.events(ids=touched)}
        new = {e.id: e for e in after.events(ids=[e for e, d in now.items() if self._digests.get(e) != d])}
        names = {**self.record.actor_names(), **after.actor_names()} if old or new else {}
        gone = [e for e in old if e not in now]
        moved = {e: home for e, home in after.redirects(gone).items() if home in new and home not in old}
        before = {home: e for e, home in reversed(moved.items())}  # where its id went, it is the same event
        titles = (_titles(self.record, old.values()), _titles(after, new.values()))
        out = []
        for id in dict.fromkeys((*new, *old)):
            if id in moved and before[moved[id]] == id:
                continue
            was, now_is = old.get(EventId(before.get(id, id))), new.get(id)
            if was and now_is and _renamed(was, id, moved) == now_is:
                continue  # but for the ids of events that it is related to, it is as it was
            out.append(
                Change(
                    event=id,
                    old=_outline(was, names, titles[0]) if was else None,
                    new=_outline(now_is, names, titles[1]) if now_is else None,
                )
            )
        return tuple(out)


def _renamed(event: Event, id: EventId, moved: Mapping[str, EventId]) -> Event:
    """An event with the ids that it and others have now."""
    relations = (replace(r, to=moved.get(r.to, r.to)) for r in event.relations)
    return replace(event, id=id, relations=tuple(relations))


def _titles(record: Record, events: Iterable[Event]) -> dict[EventId, str]:
    """The titles of the events that these are related to."""
    wanted = json.dumps(sorted({r.to for e in events for r in e.relations}))
    query = "SELECT id, title FROM events WHERE id IN (SELECT value FROM json_each(?))"
    return {EventId(e): title for e, title in record.rows(query, [wanted])}


def _outline(event: Event, names: Any, titles: Mapping[EventId, str]) -> Outline:
    tolls = (" ".join(x for x in (_figure(t.low, t.high), t.group, t.kind) if x) for t in event.tolls)
    days = [str(d) for d in (event.date.earliest, event.date.latest) if d] if event.date else []
    return {
        "title": event.title,
        "type": " ".join(x for x in (event.type.lower(), event.mode) if x),
        "when": " to ".join(dict.fromkeys(days)) or "no date",
        "where": "; ".join(p.name for p in event.places),
        "actors": "; ".join(names.get(a, a) for a in event.actors),
        "targets": "; ".join(names.get(a, a) for a in event.targets),
        "toll": "; ".join(tolls),
        "claims": len(event.claims),
        "origins": len(event.origins),
        "positions": len(event.positions),
        "disputed": "; ".join(dict.fromkeys(c.field for c in event.contested)),
        "related": "; ".join(f"{r.kind.replace('-', ' ')} {titles.get(r.to, r.to)}" for r in event.relations),
    }


def _figure(low: int | None, high: int | None) -> str:
    if low is None:
        return "some" if high is None else f"up to {high}"
    return f"at least {low}" if high is None else str(low) if low == high else f"{low} to {high}"


def in_short(changes: Sequence[Change], most: int = 4) -> list[str]:
    """Changes of each kind in a line, with the titles of the first: "1 event gone: Kestria shells Dovrin"."""
    out = []
    for what in ("new", "gone", "changed"):
        names = [c.title for c in changes if c.what == what]
        if names:
            listed = ", ".join(names[:most]) + (" …" if len(names) > most else "")
            out.append(f"{len(names)} {'event' if len(names) == 1 else 'events'} {what}: {listed}")
    return out


def note(path: Path, decision: str, changes: Iterable[Change]) -> None:
    """Keep what a decision changed; it takes the place of what was kept of it before."""
    rows = [(decision, n, c.event, _text(c.old), _text(c.new)) for n, c in enumerate(changes)]
    kept: list[tuple[str, Sequence[object]]] = [("DELETE FROM changes WHERE decision = ?", (decision,))]
    schema.aside(path, kept + [("INSERT INTO changes VALUES (?, ?, ?, ?, ?)", row) for row in rows])


def noted(record: Record, decision: str) -> tuple[Change, ...]:
    """What was kept of a decision; empty where nothing was, or it changed nothing."""
    rows = record.rows("SELECT event, old, new FROM changes WHERE decision = ? ORDER BY n", [decision])
    return tuple(
        Change(event=EventId(e), old=json.loads(old) if old else None, new=json.loads(new) if new else None)
        for e, old, new in rows
    )


def _text(outline: Outline | None) -> str | None:
    return None if outline is None else json.dumps(outline, ensure_ascii=False)
