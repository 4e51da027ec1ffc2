"""Review: the queue of what is doubtful, and the forms by which people decide. What is shown is read as ever;
what is decided goes through a function that the server was given, so that the web itself writes nothing."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from accord.errors import AccordError, InputError, NotFound, RecordError
from accord.record import Record, deciding
from accord.record.deciding import Make, Who
from accord.record.decisions import other
from accord.record.edits import FIELDS, told
from accord.types import Claim, Decision, Event
from accord.web.access import edited, inside, session_of
from accord.web.library import Library, Shelf

Decide = Callable[[Make], None]  # takes a decision into the record, with its effect, or raises an AccordError

WITHOUT_REASON = "no reason given"
PATIENCE = 60.0  # seconds to wait for another writer, such as a build
AT_ONCE = 400  # events from which the queue is made
PER_PAGE = 20  # claims of the queue on one page
Show = Callable[..., Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim of the queue, with what makes it doubtful."""

    claim: Claim
    why: str


class Desk:
    """Takes decisions one after the other, and tells what each changed."""

    def __init__(self, library: Library, decide: Decide) -> None:
        self._library = library
        self._decide = decide
        self._turn = threading.Lock()

    def take(self, make: Make, seen: str) -> tuple[Decision, dict[str, Any]]:
        """Take a decision that was made when `seen` was the last one, and tell what became of the events.

        Raises InputError where somebody else has decided on the same claim since, or it cannot be followed.
        """
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

        with self._turn:
            before = self._events()
            self._put(checked)
            return taken[-1], changes(before, self._events())

    def _put(self, make: Make) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._decide(make)
                return
            except (InputError, NotFound):
                raise
            except RecordError as error:
                if "writing to it" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def _events(self) -> tuple[Event, ...]:
        with self._library.reading() as (_, shelf):
            return shelf.events


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


def _subject(decision: Decision) -> tuple[str | None, ...]:
    return (
        decision.sha256,
        decision.quote,
        decision.trigger,
        decision.old if decision.field == "claim" else None,
    )


def _number(id: str) -> int:
    return int(id[1:]) if id[1:].isdecimal() else 0


def changes(before: Sequence[Event], after: Sequence[Event]) -> dict[str, Any]:
    """What a decision changed downstream: events that are new, gone or different now."""
    old, new = {e.id: e for e in before}, {e.id: e for e in after}
    return {
        "new": [e.title for i, e in new.items() if i not in old],
        "gone": [e.title for i, e in old.items() if i not in new],
        "changed": [e.title for i, e in new.items() if i in old and old[i] != e],
    }


def in_words(decision: Decision, changed: dict[str, Any]) -> str:
    """ "x3 reject: taken. 1 event gone, 2 events changed: ..."."""
    parts = [
        f"{len(names)} {'event' if len(names) == 1 else 'events'} {what}: {', '.join(names[:4])}"
        + (" …" if len(names) > 4 else "")
        for what, names in changed.items()
        if names
    ]
    state = "withdrawn" if decision.withdrawn else "taken"
    return f"{decision.id} {decision.verdict}: {state}. " + ("; ".join(parts) or "No event changed") + "."


def queue(record: Record, shelf: Shelf) -> tuple[Waiting, ...]:
    """Claims that nobody has judged, those of disputed events first, then the doubtful.

    Of a large record those of the disputed events and of as many others as are looked at in a day.
    """
    events = [e for e in shelf.events if e.contested][:AT_ONCE]
    events += [e for e in shelf.events if not e.contested][: max(0, AT_ONCE - len(events))]
    claims = record.claims() if len(events) == len(shelf.events) else record.claims_in(events)
    effects = record.decided()
    judged = {*effects.accepted, *effects.rejected, *effects.added}
    waiting = []
    for claim in claims:
        event = shelf.event_of.get(claim.id)
        if claim.id in judged or event is None:
            continue
        contested = {c for x in event.contested for n in x.positions for c in event.positions[n].claims}
        reasons = []
        if claim.id in contested:
            reasons.append("its event is disputed, and it holds one of the positions")
        if claim.confidence < 1:
            reasons.append(f"accord's confidence in it is {claim.confidence:.2f}")
        if any(p.actor is None for p in (*claim.actors, *claim.targets)):
            reasons.append("a side is not resolved")
        order = (claim.id not in contested, claim.confidence, shelf.page_name(claim.document))
        waiting.append((order, Waiting(claim=claim, why="; ".join(reasons) or "not looked at yet")))
    return tuple(w for _, w in sorted(waiting, key=lambda x: x[0]))


def fields_of(claim: Claim) -> str:
    """The claim's fields as they are written in decisions, as JSON for the keyboard."""
    return json.dumps({name: told(claim, name) for name in FIELDS}, ensure_ascii=False)


# --- routes ----------------------------------------------------------------------------------------

Fields = Annotated[dict[str, str], Depends(edited)]


def router(library: Library, decide: Decide, show: Show) -> APIRouter:
    """The routes of review. `show` makes a page of a template, as `accord.web.pages` does."""
    routes = APIRouter(include_in_schema=False)
    desk = Desk(library, decide)

    @routes.post("/decide")
    def take(request: Request, fields: Fields) -> Response:
        with library.reading() as (record, _):
            made = _made(record, fields, request)
        return _taken(request, desk, made, fields)

    @routes.post("/undo")
    def undo(request: Request, fields: Fields) -> Response:
        with library.reading() as (record, _):
            made = deciding.undo(record, fields.get("id", ""))
        return _taken(request, desk, made, fields)

    @routes.get("/decisions")
    def decisions(request: Request) -> Response:
        with library.reading() as (record, shelf):
            found = tuple(reversed(record.decisions()))
            return show(
                request, shelf, "decisions.html", "decisions", decisions=[(d, other(d)) for d in found]
            )

    return routes


def _made(record: Record, fields: dict[str, str], request: Request) -> Make:
    """The decision that a form asks for. Raises InputError where it lacks something."""
    user = session_of(request).user
    assert user is not None  # `edited` has seen to it
    who = Who(by=user.name, reason=fields.get("reason", "").strip() or WITHOUT_REASON)
    verdict = fields.get("verdict", "")
    needed = {
        "accept": ("claim",),
        "reject": ("claim",),
        "edit": ("claim", "field", "value"),
        "split": ("event", "claim"),
        "merge": ("event", "with"),
        "same": ("claim", "with"),
        "different": ("claim", "with"),
        "add": ("page", "quote", "type"),
    }
    if verdict not in needed:
        raise InputError(f"{verdict[:40]}: no such verdict; these are known: {', '.join(needed)}")
    missing = [name for name in needed[verdict] if not fields.get(name, "").strip()]
    if missing:
        raise InputError(f"{verdict}: fill in {' and '.join(missing)}")
    given = [fields[name].strip() for name in needed[verdict]]
    if verdict == "merge":
        given[1] = given[1].rsplit("/events/", 1)[-1].split("#")[0]  # an address of the event does, too
    if verdict == "add":
        more = {name: fields[f"set-{name}"] for name in ("trigger", *FIELDS) if fields.get(f"set-{name}")}
        page, quoted, type = given
        return deciding.add(record, page, quoted, type, who, more)
    makers: dict[str, Callable[..., Make]] = {
        name: getattr(deciding, name) for name in needed if name != "add"
    }
    return makers[verdict](record, *given, who)


def _taken(request: Request, desk: Desk, make: Make, fields: dict[str, str]) -> Response:
    """Take the decision; tell what became of it as JSON to the keyboard, else on the page it came from."""
    try:
        decision, changed = desk.take(make, fields.get("seen", ""))
    except AccordError as error:
        if _wants_json(request):
            return JSONResponse({"detail": str(error)}, status_code=409)
        raise
    words = in_words(decision, changed)
    if _wants_json(request):
        return JSONResponse({"id": decision.id, "told": words, "changed": changed})
    back = inside(fields.get("back", "/review"))
    path, _, anchor = back.partition("#")
    told: dict[str, tuple[str, str]] = request.app.state.told
    told[decision.id] = (words, "" if decision.withdrawn else decision.id)
    there = f"{path}{'&' if '?' in path else '?'}done={decision.id}"
    return RedirectResponse(there + (f"#{anchor}" if anchor else ""), status_code=303)


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
