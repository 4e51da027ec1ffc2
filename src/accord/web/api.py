"""The record as JSON: the shapes of `accord export --to json`, with the filters of the overview."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from accord.errors import NotFound
from accord.record import Record, codec
from accord.record.catalogue import Box, Outline
from accord.record.coding import blind_documents
from accord.types import ClaimId, Document, DocumentId, Event, EventType, TollKind
from accord.web import network
from accord.web.access import session_of
from accord.web.countries import code_of
from accord.web.filters import Filters, read
from accord.web.library import Library

MOST = 1000  # events or pages in one answer
MOST_DOTS = 2000  # events that map and timeline show


class Asked(BaseModel):
    """The filters of the timeline as an address has them."""

    model_config = ConfigDict(populate_by_name=True)
    type: list[EventType] = Field([], description="one of these types")
    actor: str = Field("", description="id or name of an actor on either side")
    place: str = Field("", description="id or name of a place, region or country, or ISO3 code")
    means: str = Field("", description="a kind of means that a claim names")
    toll: TollKind | None = Field(None, description="a kind of toll of which there is a figure")
    least: int | None = Field(None, ge=0, description="the least figure of that toll")
    origins: int | None = Field(None, ge=0, description="of how many origins it is known at least")
    contested: bool = Field(False, description="only events with a dispute")
    reviewed: bool | None = Field(None, description="whether a person has accepted every claim")
    q: str = Field("", description="words that all stand in the title or in the sentences")
    since: dt.date | None = Field(None, alias="from", description="not surely before")
    until: dt.date | None = Field(None, alias="to", description="not surely after")
    box: str = Field("", description="part of the map: west,south,east,north in degrees")
    doubtful: bool = Field(False, description="events on doubtful claims alone, too")
    offset: int = Field(0, ge=0, description="how many of the first to leave out")
    limit: int = Field(100, ge=1, le=MOST, description="how many at most")

    def filters(self) -> Filters:
        """The same as filters. Raises 422 where the box is none."""
        if self.box and Box.read(self.box) is None:
            raise HTTPException(status_code=422, detail="box: write west,south,east,north in degrees")
        return Filters(
            types=tuple(self.type),
            actor=self.actor.strip(),
            place=self.place.strip(),
            country=code_of(self.place) or "",
            means=self.means.strip(),
            toll=self.toll or "",
            least=self.least if self.toll else None,
            origins=self.origins,
            contested=self.contested,
            reviewed=self.reviewed,
            text=self.q.strip(),
            since=self.since,
            until=self.until,
            box=Box.read(self.box),
            sure=not self.doubtful,
        )


def router(library: Library) -> APIRouter:
    """The routes under /api."""
    routes = APIRouter(prefix="/api", tags=["record"])
    _events(routes, library)
    _pages(routes, library)
    _rest(routes, library)
    return routes


def _events(routes: APIRouter, library: Library) -> None:
    @routes.get("/events", summary="Events by date, filtered", responses=_holds("Event", many="events"))
    def events(request: Request, asked: Annotated[Asked, Query()]) -> JSONResponse:
        wanted = asked.filters()
        with library.reading() as (record, shelf):
            unseen = _hidden_claims(request, record)
            total, left_out = shelf.catalogue.counted(wanted)
            rows = shelf.catalogue.events(wanted, offset=asked.offset, most=asked.limit, found=total)
            found = shelf.events(rows)
            return JSONResponse(
                {
                    "total": total,
                    "left_out": left_out,
                    "offset": asked.offset,
                    "events": [_seen(e, unseen) for e in found],
                }
            )

    @routes.get("/overview", summary="Events for map and timeline: day, place, and no more")
    def overview(request: Request) -> JSONResponse:
        given = {k: request.query_params.getlist(k) for k in request.query_params}
        with library.reading() as (_, shelf):
            wanted = read(given)[0]
            total = shelf.catalogue.count(wanted)
            ids = shelf.catalogue.latest(wanted, MOST_DOTS, found=total)
            dots = [_dot(o) for o in shelf.catalogue.outlines(ids)]
            return JSONResponse({"total": total, "events": dots})

    @routes.get(
        "/events/{id}",
        summary="One event with its claims, and why they are one event",
        responses=_holds("Event", one="event"),
    )
    def event(request: Request, id: str) -> JSONResponse:
        with library.reading() as (record, _):
            found: Event = _or_404(record.event, id, "event")
            unseen = _hidden_claims(request, record).intersection(found.claims)
            judged = record.judgements(event=found.id)
            return JSONResponse(
                {
                    "event": _seen(found, unseen),
                    "claims": [codec.encode(c) for c in record.claims(event=found.id) if c.id not in unseen],
                    "judgements": [codec.encode(j) for j in judged if unseen.isdisjoint((j.left, j.right))],
                    "withheld": len(unseen),
                }
            )


def _pages(routes: APIRouter, library: Library) -> None:
    @routes.get("/pages", summary="All pages, without their texts")
    def pages(
        q: Annotated[str, Query(description="words that stand in the page")] = "",
        offset: Annotated[int, Query(ge=0, description="how many of the first to leave out")] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST, description="how many at most")] = 100,
    ) -> JSONResponse:
        with library.reading() as (record, shelf):
            total, lines = shelf.catalogue.pages(words=q, offset=offset, most=limit)
            found = record.documents(ids=[line.id for line, _ in lines])
            return JSONResponse({"total": total, "offset": offset, "pages": [_outline(d) for d in found]})

    @routes.get(
        "/pages/{id}", summary="One page with its claims and kin", responses=_holds("Document", one="page")
    )
    def page(request: Request, id: str) -> JSONResponse:
        with library.reading() as (record, _):
            found: Document = _or_404(record.document, id, "page")
            if found.id in _hidden(request, record):
                raise HTTPException(403, "you code this page in a task, without accord's scores; see /tasks")
            return JSONResponse(
                {
                    "page": codec.encode(found),
                    "claims": [codec.encode(c) for c in record.claims(document=found.id)],
                    "lineage": [codec.encode(x) for x in record.lineage(found.id)],
                }
            )


def _rest(routes: APIRouter, library: Library) -> None:
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
                    "generator": shelf.told.generator,
                }
            )

    @routes.get("/network", summary="An actor and those that it stands against or beside in events")
    def around(actor: Annotated[str, Query(description="id of an actor")]) -> JSONResponse:
        with library.reading() as (record, shelf):
            found = _or_404(record.actor, actor, "actor")
            return JSONResponse(network.as_json(network.around(found.id, shelf), found.id, shelf))

    @routes.get("/actors", summary="All actors")
    def actors() -> JSONResponse:
        with library.reading() as (record, _):
            return JSONResponse({"actors": [codec.encode(a) for a in record.actors()]})

    @routes.get(
        "/actors/{id:path}",
        summary="One actor, its events by side, and its ties",
    )
    def actor(id: str) -> JSONResponse:
        with library.reading() as (record, shelf):
            found = _or_404(record.actor, id, "actor")
            sides = {
                "as_actor": shelf.catalogue.events_on_a_side(found.id, "actor"),
                "as_target": shelf.catalogue.events_on_a_side(found.id, "target"),
            }
            ties = [codec.encode(r) for r in record.actor_relations(found.id)]
            return JSONResponse({"actor": codec.encode(found), "events": sides, "relations": ties})

    @routes.get("/problems", summary="What went wrong or was left out")
    def problems() -> JSONResponse:
        with library.reading() as (record, _):
            return JSONResponse({"problems": [codec.encode(p) for p in record.problems()]})


def _hidden(request: Request, record: Record) -> dict[DocumentId, str]:
    """The pages that who asks codes blindly now, with their tasks: their claims are shown there only."""
    user = session_of(request).user
    return blind_documents(record, user.name) if user is not None else {}


def _hidden_claims(request: Request, record: Record) -> frozenset[ClaimId]:
    """The claims of these pages."""
    pages = json.dumps(list(_hidden(request, record)))
    query = "SELECT id FROM claims WHERE document IN (SELECT value FROM json_each(?))"
    return frozenset(ClaimId(c) for (c,) in record.rows(query, [pages]))


def _seen(event: Event, unseen: Collection[ClaimId]) -> dict[str, Any]:
    """An event without some of its claims, the positions that only they hold, and what refers to those."""
    out: dict[str, Any] = codec.encode(event)
    if not any(c in unseen for c in event.claims):
        return out
    left = {n for n, p in enumerate(event.positions) if not p.claims or {*p.claims}.difference(unseen)}
    new = {old: n for n, old in enumerate(sorted(left))}
    positions = []
    for n in sorted(left):
        one = out["positions"][n]
        claims = [c for c in one["claims"] if c not in unseen]
        positions.append(one | {"claims": claims, "superseded_by": new.get(one["superseded_by"])})
    out["claims"] = [c for c in event.claims if c not in unseen]
    out["positions"] = positions
    out["contested"] = [
        c | {"positions": [new[n] for n in c["positions"]]}
        for c in out["contested"]
        if left.issuperset(c["positions"])
    ]
    unknown = dict.fromkeys(("low", "best", "high"))
    out["tolls"] = [
        t | ({} if left.issuperset(t["positions"]) else unknown) | {"positions": kept}
        for t in out["tolls"]
        if (kept := [new[n] for n in t["positions"] if n in new])
    ]
    return out


def _dot(event: Outline) -> dict[str, Any]:
    """An event as map and timeline need it."""
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "from": event.earliest,
        "to": event.latest,
        "lon": event.lon,
        "lat": event.lat,
        "place": event.place or "",
        "killed": event.killed,
        "contested": event.contested,
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
