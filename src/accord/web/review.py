"""Review: the queue of what is doubtful, and the forms by which people decide. What is shown is read as ever;
what is decided goes through a function that the server was given, so that the web itself writes nothing."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from accord.errors import AccordError, InputError, NotFound
from accord.record import Record, coding, deciding
from accord.record.catalogue import Wanted
from accord.record.changes import noted
from accord.record.coding import blind_pages
from accord.record.deciding import Make, Who
from accord.record.decisions import other
from accord.record.edits import FIELDS, told
from accord.types import CaptureId, Claim, Decision
from accord.web.access import edited, inside, session_of
from accord.web.desk import Desk, Done, Waiting
from accord.web.library import Library, Shelf

WITHOUT_REASON = "no reason given"
AT_ONCE = 20  # events from which the queue is made
PER_PAGE = 20  # claims of the queue on one page
Show = Callable[..., Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A claim of the queue, with what makes it doubtful."""

    claim: Claim
    why: str


def queue(record: Record, shelf: Shelf, name: str = "") -> tuple[Doubtful, ...]:
    """Claims that nobody has judged, those of disputed events first, then the doubtful: the first of them.

    Without those of pages that `name` codes blindly.
    """
    events = shelf.events(shelf.catalogue.to_review(AT_ONCE))
    waiting = []
    home = {c: e for e in events for c in e.claims}
    hidden = blind_pages(record, name)
    for claim in record.claims_in(events):
        event = home[claim.id]
        if any(d.verdict in ("accept", "add") for d in shelf.decided(claim.id)):
            continue
        if hidden and _is_among(claim, hidden, shelf):
            continue
        contested = {c for x in event.contested for n in x.positions for c in event.positions[n].claims}
        reasons = []
        if claim.id in contested:
            reasons.append("holds a disputed position")
        if claim.confidence < 1:
            reasons.append(f"confidence {claim.confidence:.2f}")
        if any(p.actor is None for p in (*claim.actors, *claim.targets)):
            reasons.append("a side not resolved")
        order = (claim.id not in contested, claim.confidence, shelf.page_name(claim.document))
        waiting.append((order, Doubtful(claim=claim, why="; ".join(reasons) or "not looked at yet")))
    return tuple(w for _, w in sorted(waiting, key=lambda x: x[0]))


def _is_among(claim: Claim, captures: frozenset[CaptureId], shelf: Shelf) -> bool:
    page = shelf.page(claim.document)
    return page is not None and page.capture in captures


def fields_of(claim: Claim) -> str:
    """The claim's fields as they are written in decisions, as JSON for the keyboard."""
    return json.dumps({name: told(claim, name) for name in FIELDS}, ensure_ascii=False)


# --- routes ----------------------------------------------------------------------------------------

Fields = Annotated[dict[str, str], Depends(edited)]


def router(library: Library, desk: Desk, show: Show) -> APIRouter:
    """The routes of review. `show` makes a page of a template, as `accord.web.pages` does."""
    routes = APIRouter(include_in_schema=False)

    @routes.post("/decide")
    def take(request: Request, fields: Fields) -> Response:
        return taken(request, desk, library, fields)

    @routes.post("/undo")
    def undo(request: Request, fields: Fields) -> Response:
        return taken(request, desk, library, fields | {"verdict": "undo"})

    @routes.get("/decide/{ticket}")
    def standing(request: Request, ticket: str) -> Response:
        try:
            return _as_json(desk.ask(ticket))
        except AccordError as error:
            return JSONResponse({"detail": str(error)}, status_code=409)

    @routes.get("/decisions")
    def decisions(request: Request) -> Response:
        name = _name(request)
        refused = [r for r in reversed(desk.refused) if r.asked.get("by") == name]
        with library.reading() as (record, shelf):
            hidden = hidden_from(record, name)
            both = ((d, other(d)) for d in reversed(record.decisions()))
            listed = [(d, second) for d, second in both if not _is_about(hidden, d, second)]
            return show(request, shelf, "decisions.html", "decisions", decisions=listed, refused=refused)

    @routes.get("/decisions/{id}")
    def decision(request: Request, id: str) -> Response:
        with library.reading() as (record, shelf):
            found = next((d for d in record.decisions() if d.id == id), None)
            if found is None or _is_about(hidden_from(record, _name(request)), found, other(found)):
                raise HTTPException(404, f"This record holds no decision “{id[:80]}”.")
            return show(
                request,
                shelf,
                "decision.html",
                "decisions",
                decision=found,
                second=other(found),
                changes=noted(record, id),
            )

    return routes


def take_up(library: Library, desk: Desk) -> None:
    """Take the decisions that a server which was killed had not worked in; what cannot be taken is listed."""
    for ticket, asked in desk.journal.left().items():
        with library.reading() as (record, _):
            before = record.decisions()
            when = (asked.get("by"), asked.get("at"), asked.get("verdict"))
            then = [d for d in before if (d.by, d.at.isoformat(), d.verdict) == when]  # perhaps several
            try:
                make = _made(record, asked)
                made = make(before)
            except (AccordError, KeyError, ValueError) as error:
                if then:  # what was taken may not be possible again
                    desk.journal.remove(ticket)
                else:
                    desk.refuse(ticket, asked, str(error))
                continue
        if any(replace(made, id=d.id, orphaned=d.orphaned) == d for d in then):
            desk.journal.remove(ticket)
        else:
            desk.take_up(ticket, make, asked.get("seen", ""), asked)


def _name(request: Request) -> str:
    user = session_of(request).user
    return user.name if user else ""


def hidden_from(record: Record, name: str) -> frozenset[str]:
    """The hashes of the pages that somebody codes blindly now, whose decisions they must not see."""
    return frozenset(
        sha256
        for capture in blind_pages(record, name)
        for (sha256,) in record.rows("SELECT sha256 FROM documents WHERE capture = ?", [capture])
    )


def _is_about(hidden: frozenset[str], *decisions: Decision | None) -> bool:
    """Whether a decision, or its second half, is about one of these pages."""
    return any(d is not None and d.sha256 in hidden for d in decisions)


def _refuse_blind(record: Record, fields: Mapping[str, str]) -> None:
    """Raises InputError where a decision is about a page that its author codes blindly now."""
    hidden = coding.blind_documents(record, fields["by"])
    if not hidden:
        return
    claims = [fields.get("claim", "")]
    claims += [fields.get("with", "")] if fields.get("verdict") in ("same", "different") else []
    pages = [record.claim(c).document for c in claims if c]
    pages += [record.document(fields["page"]).id] if fields.get("page") else []
    for page in pages:
        if page in hidden:
            raise InputError(f"you code this page in a task: judge it there, at /tasks/{hidden[page]}")


def _now() -> str:
    return dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()


def _made(record: Record, fields: Mapping[str, str]) -> Make:
    """The decision that a form asks for. Raises InputError where it lacks something."""
    if fields.get("verdict") == "undo":
        return deciding.undo(record, fields.get("id", ""))
    reason = fields.get("reason", "").strip() or WITHOUT_REASON
    who = Who(by=fields["by"], reason=reason, at=dt.datetime.fromisoformat(fields["at"]))
    verdict = fields.get("verdict", "")
    needed = {
        "accept": ("claim",),
        "reject": ("claim",),
        "edit": ("claim", "field", "value"),
        "split": ("event", "claim"),
        "merge": ("event", "with"),
        "merge-actors": ("actor", "with"),
        "split-actor": ("actor", "words", "to"),
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
    if verdict == "merge-actors":
        given[1] = unquote(given[1].rsplit("/actors/", 1)[-1])  # an address of the actor does, too
    if verdict == "merge":
        given[1] = _event_meant(record, given[1])
    if verdict == "add":
        more = {name: fields[f"set-{name}"] for name in ("trigger", *FIELDS) if fields.get(f"set-{name}")}
        page, quoted, type = given
        return deciding.add(record, page, quoted, type, who, more)
    makers: dict[str, Callable[..., Make]] = {
        name: getattr(deciding, name.replace("-", "_")) for name in needed if name != "add"
    }
    return makers[verdict](record, *given, who)


def _event_meant(record: Record, words: str) -> str:
    """The id of the event that somebody means by an id, an address or a title. InputError where none is."""
    id = re.split(r"[?#]", words.rsplit("/events/", 1)[-1])[0]
    try:
        return record.event(id).id
    except NotFound:
        alike = record.events(ids=record.catalogue.events(Wanted(text=words)))
        titled = [e.id for e in alike if e.title.casefold() == words.casefold()]
    if len(titled) == 1:
        return titled[0]
    if titled:
        raise InputError(f"{len(titled)} events are called “{words}”: paste the address of the one you mean")
    raise InputError(f"no event is called “{words[:80]}”: choose one that is offered, or paste its address")


def begun(request: Request, desk: Desk, record: Record, fields: Mapping[str, str]) -> str:
    """Begin with a decision without waiting for it; gives its ticket. Raises as `taken` does."""
    asked = {k: v for k, v in fields.items() if k != "token"} | {"by": _name(request), "at": _now()}
    _refuse_blind(record, asked)
    return desk.begin(_made(record, asked), fields.get("seen", ""), asked)


def taken(request: Request, desk: Desk, library: Library, fields: dict[str, str]) -> Response:
    """Take the decision; tell how it stands as JSON to the keyboard, else on the page it came from."""
    asked = {k: v for k, v in fields.items() if k != "token"} | {"by": _name(request), "at": _now()}
    try:
        with library.reading() as (record, _):
            _refuse_blind(record, asked)
            make = _made(record, asked)
        found = desk.take(make, fields.get("seen", ""), asked)
    except AccordError as error:
        if wants_json(request):
            return JSONResponse({"detail": str(error)}, status_code=409)
        raise
    back = inside(fields.get("back", "/review"))
    path, _, anchor = back.partition("#")
    name = f"done={found.decision.id}" if isinstance(found, Done) else f"waits={found.ticket}"
    told: dict[str, tuple[str, str]] = request.app.state.told
    if isinstance(found, Done):
        told[found.decision.id] = (found.told, "" if found.decision.withdrawn else found.decision.id)
    there = f"{path}{'&' if '?' in path else '?'}{name}" + (f"#{anchor}" if anchor else "")
    return _as_json(found, there) if wants_json(request) else RedirectResponse(there, status_code=303)


def _as_json(found: Done | Waiting, there: str = "") -> JSONResponse:
    """How a decision stands; `there` is the page on which it is told."""
    if isinstance(found, Waiting):
        body = {"ticket": found.ticket, "told": found.told, "there": there}
        return JSONResponse(body, status_code=202)
    changed = {w: [c.title for c in found.changes if c.what == w] for w in ("new", "gone", "changed")}
    body = {"id": found.decision.id, "told": found.told, "there": there}
    return JSONResponse(body | {"changed": changed})


def wants_json(request: Request) -> bool:
    """Whether the keyboard asks, not a form."""
    return "application/json" in request.headers.get("accept", "")
