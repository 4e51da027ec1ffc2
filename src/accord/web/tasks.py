"""Tasks: pages that are given to people, double coding, and how far the coders agree."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from accord.errors import InputError, NotFound
from accord.record import Record, coding
from accord.record.coding import WHOLE, Coding, Task
from accord.record.edits import FIELDS, told
from accord.types import ClaimId, Document
from accord.web import articles
from accord.web.access import edited, inside, session_of
from accord.web.desk import Desk
from accord.web.library import Library, Shelf
from accord.web.review import begun, fields_of, taken, wants_json
from accord.web.words import kind

Fields = Annotated[dict[str, str], Depends(edited)]
Show = Callable[..., Response]
Compared = tuple[str, str, list[tuple[str, list[Coding]]], bool]
MOST_TASKS = 500  # shown


def router(library: Library, desk: Desk, show: Show) -> APIRouter:
    """The routes of tasks. `show` makes a page of a template, as `accord.web.pages` does."""
    routes = APIRouter(include_in_schema=False)
    _looking(routes, library, show)
    _working(routes, library, desk)
    return routes


def name_of(request: Request) -> str:
    """Who asks, if somebody who may decide; raises 403 otherwise."""
    session = session_of(request)
    if session.user is None or not session.edits:
        raise HTTPException(403, "You may read this record, not code: ask for the role of an editor.")
    return session.user.name


def _looking(routes: APIRouter, library: Library, show: Show) -> None:
    @routes.get("/tasks")
    def tasks(request: Request) -> Response:
        name = name_of(request)
        with library.reading() as (record, shelf):
            found = [(t, shelf.catalogue.page_of(t.capture)) for t in coding.tasks(record)[:MOST_TASKS]]
            mine = [x for x in found if any(c.name == name and c.finished is None for c in x[0].coders)]
            others = [x for x in found if x not in mine]
            return show(request, shelf, "tasks.html", "tasks", mine=mine, others=others)

    @routes.get("/tasks/{id}")
    def task(request: Request, id: str) -> Response:
        name = name_of(request)
        with library.reading() as (record, shelf):
            found = coding.task(record, id)
            page = _page(record, found)
            more = _blind(found, name, page, record, shelf) | _agreed(found, page, record, shelf)
            at_work = any(c.name == name and c.finished is None for c in found.coders)
            return show(request, shelf, "task.html", "tasks", task=found, page=page, at_work=at_work, **more)


def _working(routes: APIRouter, library: Library, desk: Desk) -> None:
    @routes.post("/tasks")
    def give(request: Request, fields: Fields) -> Response:
        with library.reading() as (record, _):
            page = record.document(fields.get("page", ""))
        names = fields.get("names", "").split(",")
        id = coding.assign(library.path, page.capture, names, fields.get("blind") == "1", name_of(request))
        return _led(request, f"/tasks/{id}")

    @routes.post("/tasks/{id}/code")
    def code(request: Request, id: str, fields: Fields) -> Response:
        with library.reading() as (record, _):
            made = _coding(record, id, name_of(request), fields)
        coding.code(library.path, made)
        words = f"{made.field} set" if made.verdict == "edit" else f"{made.verdict}: kept"
        return _answered(request, fields, id, f"{made.claim}|{made.field}", words)

    @routes.post("/tasks/{id}/uncode")
    def uncode(request: Request, id: str, fields: Fields) -> Response:
        claim, _, field = fields.get("id", "").partition("|")
        coding.forget(library.path, id, name_of(request), claim, field)
        return _answered(request, fields, id, fields.get("id", ""), "taken back")

    @routes.post("/tasks/{id}/finish")
    def finish(request: Request, id: str, fields: Fields) -> Response:
        coding.finish(library.path, id, name_of(request))
        return RedirectResponse(f"/tasks/{id}", status_code=303)

    @routes.post("/tasks/{id}/take")
    def take(request: Request, id: str, fields: Fields) -> Response:
        with library.reading() as (record, _):
            found = _closed(record, id)
            key = (fields.get("coder"), fields.get("claim"), fields.get("field"))
            wanted = [c for c in coding.codings(record, id) if (c.coder, c.claim, c.field) == key]
            if not wanted:
                raise NotFound(f"{id}: no such coding")
            asked = _as_decision(wanted[0], _page(record, found).id)
        return taken(request, desk, library, fields | asked)

    @routes.post("/tasks/{id}/take-alike")
    def take_alike(request: Request, id: str, fields: Fields) -> Response:
        with library.reading() as (record, shelf):
            found = _closed(record, id)
            page = _page(record, found)
            wanted = [_as_decision(c, page.id) for c in _alike(_compared(found, page, record), shelf)]
            tickets = [begun(request, desk, record, fields | asked) for asked in wanted]
        if not tickets:
            raise InputError(f"{id}: nothing that all judged alike is left to be taken")
        return _led(request, f"/tasks/{id}?waits={tickets[-1]}")


def _closed(record: Record, id: str) -> Task:
    """A task that all have finished; InputError where one is still at work."""
    found = coding.task(record, id)
    if found.open:
        raise InputError(f"{id}: not all have finished; what they hold is hidden until then")
    return found


def _page(record: Record, task: Task) -> Document:
    line = record.catalogue.page_of(task.capture)
    if line is None:
        raise NotFound(f"{task.id}: its page is not in the record now")
    return record.document(line.id)


def _blind(task: Task, name: str, page: Document, record: Record, shelf: Shelf) -> dict[str, Any]:
    """What a coder sees while at work: the page with its claims, and what they have coded themselves."""
    if not task.hides_from(name):
        return {"blind": False}
    mine = coding.codings(record, task.id, name)
    return {
        "blind": True,
        "view": articles.view(page, record, shelf, blind=True),
        "mine": mine,
        "judged": len({c.claim for c in mine if c.verdict != "add"}),
        "fields": {c.id: fields_of(c) for c in record.unjudged(page.id)},
        "seen": "",
    }


def _agreed(task: Task, page: Document, record: Record, shelf: Shelf) -> dict[str, Any]:
    """What all see once every coder of a blind task has finished."""
    if task.open or not task.blind:
        return {}
    found = coding.codings(record, task.id)
    claims = {str(c.id): c for c in record.claims(document=page.id)}
    told_of = {i: {name: told(c, name) for name in FIELDS} for i, c in claims.items()}
    decisions = record.decisions()
    groups = _compared(task, page, record)
    return {
        "agreement": coding.agreement(found, told_of),
        "groups": groups,
        "alike_left": len({c.claim for c in _alike(groups, shelf)}),
        "seen": max((d.id for d in decisions), key=lambda i: (len(i), i), default=""),
    }


def _compared(task: Task, page: Document, record: Record) -> list[Compared]:
    """For each claim its type, its sentence, what each coder holds of it, and whether that is the same."""
    claims = {str(c.id): c for c in record.claims(document=page.id)}
    names = [c.name for c in task.coders]
    by_claim: dict[str, list[Coding]] = {}
    out: list[Compared] = []
    for one in coding.codings(record, task.id):
        key = f"+{one.quote}" if one.verdict == "add" else one.claim
        by_claim.setdefault(key, []).append(one)
    for several in by_claim.values():
        by_coder = [(n, [c for c in several if c.coder == n]) for n in names]
        held = {frozenset((c.field, c.verdict, c.value) for c in own) for _, own in by_coder}
        claim = claims.get(several[0].claim)
        label = f"{kind(claim)}, “{claim.trigger.quote}”" if claim is not None else ""
        out.append((label, several[0].quote, by_coder, len(held) == 1))
    return out


def _alike(groups: Iterable[Compared], shelf: Shelf) -> Iterable[Coding]:
    """What all coders hold alike of claims on which nothing is decided, in the name of all of them."""
    for _, _, by_coder, alike in groups:
        names, held = ", ".join(name for name, _ in by_coder), by_coder[0][1]
        for one in held if alike else ():
            if one.verdict != "add" and not shelf.decided(ClaimId(one.claim)):
                yield replace(one, coder=names)


def _coding(record: Record, task: str, coder: str, fields: Mapping[str, str]) -> Coding:
    """What a form holds of a claim. Raises InputError where it lacks something."""
    verdict = fields.get("verdict", "")
    quote, claim, field, value = fields.get("quote", "").strip(), fields.get("claim", ""), WHOLE, ""
    if verdict == "add":
        if not quote:
            raise InputError("add: fill in the words of the page")
        more = {n: v for n, v in fields.items() if n.startswith("set-") and v.strip()}
        value = json.dumps({"type": fields.get("type", ""), **more}, ensure_ascii=False)
        claim = f"+{1 + sum(c.verdict == 'add' for c in coding.codings(record, task, coder))}"
    else:
        found = record.claim(claim)
        claim, quote = found.id, " […] ".join(e.quote for e in found.evidence)
        if verdict == "edit":
            field, value = fields.get("field", ""), fields.get("value", "").strip()
            if field not in FIELDS or not value:
                raise InputError("edit: name a field and its value")
    return Coding(
        task=task,
        coder=coder,
        claim=claim,
        field=field,
        verdict=verdict,
        value=value,
        quote=quote,
        reason=fields.get("reason", "").strip() or None,
        at=dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat(),
    )


def _as_decision(one: Coding, page: str) -> dict[str, str]:
    """A coding as the form by which it is decided."""
    reason = f"coded by {one.coder} in {one.task}" + (f": {one.reason}" if one.reason else "")
    if one.verdict == "add":
        return {**json.loads(one.value), "verdict": "add", "page": page, "quote": one.quote, "reason": reason}
    asked = {"verdict": one.verdict, "claim": one.claim, "reason": reason}
    return asked | ({"field": one.field, "value": one.value} if one.verdict == "edit" else {})


def _answered(request: Request, fields: Mapping[str, str], task: str, id: str, words: str) -> Response:
    return _led(request, inside(fields.get("back", f"/tasks/{task}")), id=id, told=words)


def _led(request: Request, there: str, **told: str) -> Response:
    """On to the page on which what was done is seen: the browser itself, or the script that asked."""
    if wants_json(request):
        return JSONResponse({**told, "there": there})
    return RedirectResponse(there, status_code=303)
