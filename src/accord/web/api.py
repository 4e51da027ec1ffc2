"""The record as JSON: the shapes of `accord export --to json`, with the filters of the overview."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse

from accord.errors import NotFound
from accord.record import codec
from accord.types import Document, Event, EventType
from accord.web import filters as asked
from accord.web import network
from accord.web.filters import Box, Filters, searchable
from accord.web.library import Library, Shelf

MOST = 1000  # events or pages in one answer
MOST_DOTS = 2000  # events that map and timeline show


def router(library: Library) -> APIRouter:
    """The routes under /api."""
    routes = APIRouter(prefix="/api", tags=["record"])

    @routes.get("/summary", summary="What the record holds, in numbers")
    def summary() -> JSONResponse:
        with library.reading() as (_, shelf):
            told = shelf.summary
            return JSONResponse(
                {
                    "record": shelf.name,
                    "pages": told.pages,
                    "claims": told.claims,
                    "events": told.events,
                    "origins": told.origins,
                    "contested": told.disputed,
                    "fill": told.fill,
                    "generator": shelf.generator,
                }
            )

    @routes.get("/events", summary="Events by date, filtered", responses=_holds("Event", many="events"))
    def events(
        type: Annotated[list[EventType] | None, Query(description="one of these types")] = None,
        actor: Annotated[str, Query(description="id or name of an actor on either side")] = "",
        place: Annotated[str, Query(description="id or name of a place or region, or ISO3 code")] = "",
        contested: Annotated[bool, Query(description="only events with a dispute")] = False,
        q: Annotated[str, Query(description="words in the title or in the evidence of a claim")] = "",
        since: Annotated[dt.date | None, Query(alias="from", description="not surely before")] = None,
        until: Annotated[dt.date | None, Query(alias="to", description="not surely after")] = None,
        box: Annotated[str, Query(description="part of the map: west,south,east,north in degrees")] = "",
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
    ) -> JSONResponse:
        if box and Box.read(box) is None:
            raise HTTPException(status_code=422, detail="box: write west,south,east,north in degrees")
        filters = Filters(
            types=tuple(type or ()),
            actor=actor.strip(),
            place=place.strip(),
            contested=contested,
            text=q.strip(),
            since=since,
            until=until,
            box=Box.read(box),
        )
        with library.reading() as (record, shelf):
            found = filters.apply(record, shelf)
            return JSONResponse(
                {
                    "total": len(found),
                    "offset": offset,
                    "events": [codec.encode(e) for e in found[offset : offset + limit]],
                }
            )

    @routes.get("/overview", summary="Events for map and timeline: day, place, and no more")
    def overview(request: Request) -> JSONResponse:
        given = {k: request.query_params.getlist(k) for k in request.query_params}
        with library.reading() as (record, shelf):
            found = asked.read(given)[0].apply(record, shelf)
            return JSONResponse({"total": len(found), "events": [_dot(e) for e in found[-MOST_DOTS:]]})

    @routes.get("/network", summary="An actor and those that it stands against or beside in events")
    def around(actor: Annotated[str, Query(description="id of an actor")]) -> JSONResponse:
        with library.reading() as (record, shelf):
            found = _or_404(record.actor, actor, "actor")
            return JSONResponse(network.as_json(network.around(found.id, shelf), found.id, shelf))

    @routes.get(
        "/events/{id}",
        summary="One event with its claims, and why they are one event",
        responses=_holds("Event", one="event"),
    )
    def event(id: str) -> JSONResponse:
        with library.reading() as (record, _):
            found: Event = _or_404(record.event, id, "event")
            return JSONResponse(
                {
                    "event": codec.encode(found),
                    "claims": [codec.encode(c) for c in record.claims(event=found.id)],
                    "judgements": [codec.encode(j) for j in record.judgements(event=found.id)],
                }
            )

    @routes.get("/pages", summary="All pages, without their texts")
    def pages(
        q: Annotated[str, Query(description="words that stand in the page")] = "",
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
    ) -> JSONResponse:
        with library.reading() as (record, shelf):
            found = list(shelf.documents.values())
            if q.strip():
                hits = {h.document for h in record.search(searchable(q))}
                found = [d for d in found if d.id in hits]
            return JSONResponse(
                {
                    "total": len(found),
                    "offset": offset,
                    "pages": [_outline(d) for d in found[offset : offset + limit]],
                }
            )

    @routes.get(
        "/pages/{id}", summary="One page with its claims and kin", responses=_holds("Document", one="page")
    )
    def page(id: str) -> JSONResponse:
        with library.reading() as (record, shelf):
            found: Document = _or_404(record.document, id, "page")
            return JSONResponse(
                {
                    "page": codec.encode(found),
                    "claims": [codec.encode(c) for c in record.claims(document=found.id)],
                    "lineage": [codec.encode(x) for x in shelf.lineage if found.id in (x.a, x.b)],
                }
            )

    @routes.get("/actors", summary="All actors")
    def actors() -> JSONResponse:
        with library.reading() as (_, shelf):
            return JSONResponse({"actors": [codec.encode(a) for a in shelf.actors.values()]})

    @routes.get("/actors/{id:path}", summary="One actor, and the events on whose sides it stands")
    def actor(id: str) -> JSONResponse:
        with library.reading() as (record, shelf):
            found = _or_404(record.actor, id, "actor")
            return JSONResponse({"actor": codec.encode(found), "events": _sides(found.id, shelf)})

    @routes.get("/problems", summary="What went wrong or was left out")
    def problems() -> JSONResponse:
        with library.reading() as (_, shelf):
            return JSONResponse({"problems": [codec.encode(p) for p in shelf.problems]})

    return routes


def _dot(event: Event) -> dict[str, Any]:
    """An event as map and timeline need it."""
    at = next((p for p in event.places if p.lat is not None and p.lon is not None), None)
    named = at or next(iter(event.places), None)
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "from": event.date.earliest.isoformat() if event.date and event.date.earliest else None,
        "to": event.date.latest.isoformat() if event.date and event.date.latest else None,
        "lon": at.lon if at else None,
        "lat": at.lat if at else None,
        "place": named.name if named else "",
        "killed": next((t.best for t in event.tolls if t.kind == "killed" and t.group is None), None),
        "contested": bool(event.contested),
    }


def _sides(actor: str, shelf: Shelf) -> dict[str, list[str]]:
    return {
        "as_actor": [e.id for e in shelf.events if actor in e.actors],
        "as_target": [e.id for e in shelf.events if actor in e.targets],
    }


def _outline(page: Document) -> dict[str, Any]:
    """A page without its text and what belongs to it."""
    short: dict[str, Any] = codec.encode(replace(page, text="", segments=(), removed=(), offsets=()))
    return {k: v for k, v in short.items() if k not in ("text", "segments", "removed", "offsets")}


def _or_404(look_up: Any, id: str, what: str) -> Any:
    try:
        return look_up(id)
    except NotFound as error:
        detail = f"no {what} {id!r} in this record, or more than one; /api/{what}s lists them"
        raise HTTPException(status_code=404, detail=detail) from error


# --- OpenAPI ---------------------------------------------------------------------------------------


def _holds(shape: str, one: str = "", many: str = "") -> dict[int | str, dict[str, Any]]:
    """The description of an answer that has values of a type of the record under one name."""
    ref = {"$ref": f"#/components/schemas/{shape}"}
    claims = {"type": "array", "items": {"$ref": "#/components/schemas/Claim"}}
    properties: dict[str, Any] = {one: ref, "claims": claims}
    if many:
        properties = {
            "total": {"type": "integer"},
            "offset": {"type": "integer"},
            many: {"type": "array", "items": ref},
        }
    schema = {"type": "object", "properties": properties}
    return {200: {"content": {"application/json": {"schema": schema}}}}


def shapes(*types: type) -> dict[str, Any]:
    """JSON Schemas of these types and those they need, as components of an OpenAPI document."""
    definitions: dict[str, Any] = {}
    for one in types:
        codec.schema_of(one, definitions)
    text = json.dumps(definitions).replace("#/$defs/", "#/components/schemas/")
    found: dict[str, Any] = json.loads(text)
    return found
