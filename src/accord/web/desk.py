"""The desk: takes decisions one after the other, each with what it changes downstream.

A decision that is done within `wait` seconds is answered at once; one that takes longer (in a large record,
or while a build runs) goes on behind, and whoever asks for its ticket is told how it stands. What waits is
kept in a file beside the record, so that a server that was killed takes it up again when it starts.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.errors import AccordError, InputError, NotFound, RecordError
from accord.record.changes import Change, in_short, noted
from accord.record.deciding import Make
from accord.record.decisions import other
from accord.types import Decision
from accord.web.library import Library

Decide = Callable[[Make], None]  # takes a decision into the record, with its effect, or raises an AccordError

PATIENCE = 3600.0  # seconds to wait for another writer, such as a build
WAIT = 0.9  # seconds in which a decision is answered, done or not
REMEMBERED = 1000  # tickets


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision in the record, and what it changed."""

    decision: Decision
    changes: tuple[Change, ...]

    @property
    def told(self) -> str:
        """ "x3 reject: taken. 1 event gone: ..."."""
        state = "withdrawn" if self.decision.withdrawn else "taken"
        changed = "; ".join(in_short(self.changes)) or "No event changed"
        return f"{self.decision.id} {self.decision.verdict}: {state}. {changed}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A decision that is still worked in, and how many stand before it."""

    ticket: str
    before: int

    @property
    def told(self) -> str:
        first = f" after {self.before} others" if self.before > 1 else " after another" if self.before else ""
        return (
            f"Being worked in{first}: it is not in the record yet, and will be without your waiting for it. "
            "It is kept beside the record until then, should the server stop."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A decision that waited and could not be taken in the end: the form that asked for it, and why not."""

    asked: Mapping[str, str]
    why: str


class _Stopping(Exception):
    """The server stops while a decision waits for another writer: the next server takes it."""


class Desk:
    """Takes decisions in their order."""

    def __init__(self, library: Library, decide: Decide, wait: float = WAIT) -> None:
        self._library = library
        self._decide = decide
        self._wait = wait
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._tickets: dict[str, Future[Done]] = {}
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self.journal = Journal(library.path)
        self._refused: dict[str, Refused] = {}

    def take(self, make: Make, seen: str, asked: Mapping[str, str] | None = None) -> Done | Waiting:
        """Take a decision that was made when `seen` was the last one; `asked`, the form, is kept meanwhile.

        Raises InputError where somebody else has decided on the same claim since, or it cannot be followed.
        """
        ticket = self.begin(make, seen, asked)
        try:
            return self.ask(ticket, self._wait)
        except AccordError:
            with self._lock:
                self._refused.pop(ticket, None)  # who asks is told at once
            raise

    def begin(self, make: Make, seen: str, asked: Mapping[str, str] | None = None) -> str:
        """Keep a decision and work it in behind; gives the ticket by which to ask how it stands."""
        ticket = self.journal.add(asked or {})
        self.take_up(ticket, make, seen, asked or {})
        return ticket

    def take_up(self, ticket: str, make: Make, seen: str, asked: Mapping[str, str]) -> None:
        """Begin with a decision that the journal keeps, behind."""
        with self._lock:
            for old in [t for t, f in self._tickets.items() if f.done()][:-REMEMBERED]:
                del self._tickets[old]
            self._tickets[ticket] = self._workers.submit(self._work, ticket, make, seen, asked)

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The decisions that waited and were not taken, since this server started."""
        with self._lock:
            return tuple(self._refused.values())

    def refuse(self, ticket: str, asked: Mapping[str, str], why: str) -> None:
        """Note that a decision that waited is not taken, and keep it no longer."""
        with self._lock:
            self._refused[ticket] = Refused(asked=dict(asked), why=why)
        self.journal.remove(ticket)

    def ask(self, ticket: str, wait: float = 0.0) -> Done | Waiting:
        """How a decision stands. Raises why it was refused, NotFound for no ticket of ours."""
        with self._lock:
            found = self._tickets.get(ticket)
            before = [t for t, f in self._tickets.items() if not f.done()]
        if found is None:
            raise NotFound(
                f"{ticket[:40]}: no decision that waits here; /decisions lists those that were taken"
            )
        try:
            return found.result(timeout=wait)
        except NotYet:
            return Waiting(ticket=ticket, before=before.index(ticket) if ticket in before else 0)

    @property
    def waiting(self) -> int:
        """How many decisions are not in the record yet."""
        with self._lock:
            return sum(not f.done() for f in self._tickets.values())

    def close(self) -> None:
        """Let what was begun come to its end; what waits is left to the next server."""
        self._stopping.set()
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _work(self, ticket: str, make: Make, seen: str, asked: Mapping[str, str]) -> Done:
        taken: list[Decision] = []

        def checked(before: Sequence[Decision]) -> Decision:
            made = make(before)
            clash = _clash(made, before, seen)
            if clash is not None:
                raise InputError(
                    f"{clash.by} has decided on this claim since you loaded the page "
                    f"({clash.id}, {clash.verdict}); nothing was changed: look at it again"
                )
            taken.append(made)
            return made

        try:
            self._patiently(lambda: self._decide(checked))
            with self._library.reading() as (record, _):
                done = Done(decision=taken[-1], changes=noted(record, taken[-1].id))
        except AccordError as error:
            self.refuse(ticket, asked, str(error))
            raise
        self.journal.remove(ticket)
        return done

    def _patiently(self, work: Callable[[], None]) -> None:
        """Do something that writes, however long another writer holds the record (up to PATIENCE)."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                work()
                return
            except (InputError, NotFound):
                raise
            except RecordError as error:
                if "writing to it" not in str(error) or time.monotonic() > until:
                    raise
                if self._stopping.is_set():
                    raise _Stopping from error
                time.sleep(0.2)


class Journal:
    """The decisions that are asked for and not done, as lines of JSON in a file beside the record."""

    def __init__(self, record: Path) -> None:
        self.path = record.with_name(record.name + ".waiting")
        self._lock = threading.Lock()
        self._lines: dict[str, dict[str, str]] = {}

    def left(self) -> dict[str, dict[str, str]]:
        """What a server that was killed has left, by ticket, in its order; it is kept until it is removed."""
        if not self.path.exists():
            return {}
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                told = json.loads(line)
                self._lines[str(told["ticket"])] = dict(told["asked"])
            except (ValueError, KeyError, TypeError):
                continue  # the last line of a server that was killed while it wrote
        found = dict(self._lines)
        if not found:
            self.path.unlink()
        return found

    def add(self, asked: Mapping[str, str]) -> str:
        """Keep what is asked for, on the disk; gives its ticket."""
        ticket = os.urandom(8).hex()
        with self._lock:
            self._lines[ticket] = dict(asked)
            if asked:
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({"ticket": ticket, "asked": dict(asked)}) + "\n")
                    file.flush()
                    os.fsync(file.fileno())
        return ticket

    def remove(self, ticket: str) -> None:
        """Keep it no longer."""
        with self._lock:
            self._lines.pop(ticket, None)
            left = [json.dumps({"ticket": t, "asked": a}) + "\n" for t, a in self._lines.items() if a]
            if not left:
                self.path.unlink(missing_ok=True)
                return
            beside = self.path.with_name(self.path.name + ".new")
            beside.write_text("".join(left), encoding="utf-8")
            beside.replace(self.path)


def _clash(made: Decision, before: Sequence[Decision], seen: str) -> Decision | None:
    """A decision on the same claim (the same field of it) by somebody else, later than `seen`."""
    if any(d.id == made.id for d in before):
        return None  # withdraws one of them
    last = _number(seen)
    subjects = {_subject(d) for d in (made, other(made)) if d is not None}
    for decision in before:
        if _number(decision.id) <= last or decision.withdrawn or decision.by == made.by:
            continue
        about = {_subject(d) for d in (decision, other(decision)) if d is not None}
        if about & subjects and (
            "edit" not in (made.verdict, decision.verdict) or made.field == decision.field
        ):
            return decision
    return None


def _subject(decision: Decision) -> tuple[Any, ...]:
    return (
        decision.sha256,
        decision.quote,
        decision.trigger,
        decision.old if decision.field == "claim" else None,
    )


def _number(id: str) -> int:
    return int(id[1:]) if id[1:].isdecimal() else 0
