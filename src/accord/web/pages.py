"""The pages for people. Everything is made on the server; templates escape all that comes from a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, get_args
from urllib.parse import quote, urlencode

import jinja2
from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accord.errors import AccordError, NotFound, RecordError
from accord.record import Record, coding
from accord.record.edits import FIELDS
from accord.record.identities import becomes
from accord.types import Claim, Document, Event, EventId, EventType, Modality, TollKind
from accord.web import actors, articles, countries, events, feed, filters, manual, review, words
from accord.web.access import Access, Session, inside, posted, session_of
from accord.web.claims import page_ref, views
from accord.web.desk import Done
from accord.web.library import Library, Shelf
from accord.web.reckoning import dated
from accord.web.why import Explain

PER_PAGE = 100  # events on one page of the overview
VIEWER = Path(__file__).parent / "static" / "viewer"  # built from viewer/; the pages work without it
NOT_IN_RECORD = "This record holds nothing under this address."

_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(
    count=words.count,
    day=words.day,
    days=words.days,
    place=words.place,
    kind=words.kind,
    field=words.field,
    actor_kind=words.actor_kind,
    country=countries.country,
    language=countries.language,
    added=words.added,
    becomes=becomes,
    new_actor=words.new_actor,
)
_templates.filters.update(field=words.field, dated=dated, moment=words.moment)
_templates.globals.update(FIELDS=FIELDS, TYPES=get_args(EventType))
_templates.globals.update(TOLLS=get_args(TollKind), MODALITIES=get_args(Modality))
_templates.globals.update(has_viewer=lambda: (VIEWER / "overview.js").exists())
_templates.globals.update(toll_of_event=words.toll_of_event, known_from=events.known_from, rule=words.rule)


_ONE = re.compile(r"/(events/[^/]+|(pages|actors)/.+)")  # the page of one event, page or actor

Posted = Annotated[dict[str, str], Depends(posted)]


def router(library: Library, access: Access) -> APIRouter:
    """The routes of the pages; they are no part of the JSON API."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    _lists(routes, library)
    _single(routes, library)
    _coming_in(routes, access)
    return routes


def _lists(routes: APIRouter, library: Library) -> None:
    """The timeline, its feed, the lists of pages and actors, and what the record says of itself."""

    @routes.get("/")
    def overview(request: Request) -> Response:
        with library.reading() as (record, shelf):
            return show(request, shelf, "overview.html", "timeline", **_overview(request, record, shelf))

    @routes.get("/feed.atom")
    def following(request: Request) -> Response:
        with library.reading() as (_, shelf):
            wanted, _notes = filters.read(_given(request))
            data = feed.atom(wanted, shelf, str(request.base_url).rstrip("/"))
        return Response(data, media_type=feed.TYPE)

    @routes.get("/pages")
    def pages(request: Request) -> Response:
        with library.reading() as (record, shelf):
            part = Part.asked(request)
            total, found = shelf.catalogue.pages(words=part.words, offset=part.offset, most=PER_PAGE)
            listed = [(page_ref(p.id, shelf), p, claims) for p, claims in found]
            gone = [(page_ref(d.id, shelf), d, w) for d, w in record.withdrawn()] if part.number == 1 else []
            return show(
                request, shelf, "pages.html", "pages", pages=listed, withdrawn=gone, part=part.of(total)
            )

    @routes.get("/actors")
    def all_actors(request: Request) -> Response:
        with library.reading() as (_, shelf):
            part = Part.asked(request)
            total, found = shelf.catalogue.actors(words=part.words, offset=part.offset, most=PER_PAGE)
            return show(request, shelf, "actors.html", "actors", actors=found, part=part.of(total))

    @routes.get("/about")
    def about(request: Request) -> Response:
        with library.reading() as (record, shelf):
            return show(request, shelf, "about.html", "about", problems=record.problems())

    @routes.get("/api")
    def programs(request: Request) -> Response:
        with library.reading() as (_, shelf):
            known = manual.addresses(request.app.openapi())
            return show(request, shelf, "api.html", "about", addresses=known)


def _single(routes: APIRouter, library: Library) -> None:
    """One event, one page, one actor, and the queue of review."""

    @routes.get("/events/{id}")
    def event(request: Request, id: str) -> Response:
        with library.reading() as (record, shelf):
            found = shelf.event(EventId(id))
            if found is None:
                home = _or_404(record.event, id, "event").id
                asked = f"?{request.url.query}" if request.url.query else ""  # what became of a merger
                return RedirectResponse(f"/events/{home}{asked}", status_code=307)
            hidden = coding.blind_documents(record, _name(request))
            view = events.view(found, record, shelf, hidden)
            more = _to_decide(request, record, record.claims(event=found.id))
            mine = {hidden[d] for o in found.origins for d in o.documents if d in hidden}
            more |= {"blind_in": sorted(mine), "near": events.near(found, shelf)}
            return show(request, shelf, "event.html", "timeline", view=view, **more)

    @routes.get("/events/{id}/why")
    def reasons(request: Request, id: str) -> Response:
        explain: Explain | None = request.app.state.explain
        with library.reading() as (record, shelf):
            found = _or_404(record.event, id, "event")
            if explain is None:
                raise HTTPException(404, "This server weighs nothing again: ask accord explain.")
            found_claims = record.claims(event=found.id)
            hidden = coding.blind_documents(record, _name(request))
            if any(c.document in hidden for c in found_claims):
                raise HTTPException(403, "You code a page of this event in a task: finish it first.")
            claims = views(found_claims, shelf)
            values = {"event": found, "claims": claims, "why": explain(record, found)}
            return show(request, shelf, "why.html", "timeline", number={c.id: c for c in claims}, **values)

    @routes.get("/pages/{id:path}")
    def page(request: Request, id: str) -> Response:
        with library.reading() as (record, shelf):
            found = _or_404(record.document, id, "page")
            if found.id != id:
                return RedirectResponse(f"/pages/{found.id}", status_code=307)
            if (task := _blind_task(request, record, found)) is not None:
                return RedirectResponse(f"/tasks/{task}", status_code=307)
            more = _to_decide(request, record, record.claims(document=found.id))
            return show(
                request, shelf, "page.html", "pages", view=articles.view(found, record, shelf), **more
            )

    @routes.get("/actors/{id:path}")
    def actor(request: Request, id: str) -> Response:
        with library.reading() as (record, shelf):
            view = actors.view(_or_404(record.actor, id, "actor"), record, shelf)
            return show(request, shelf, "actor.html", "actors", view=view, **_to_decide(request, record, ()))

    @routes.get("/review")
    def queue(request: Request) -> Response:
        with library.reading() as (record, shelf):
            shown = review.queue(record, shelf, _name(request))[: review.PER_PAGE]
            claims = views([w.claim for w in shown], shelf)
            return show(
                request,
                shelf,
                "review.html",
                "review",
                open=shelf.catalogue.waiting(),
                shown=list(zip(claims, (w.why for w in shown), strict=True)),
                **_to_decide(request, record, [w.claim for w in shown]),
            )


def _coming_in(routes: APIRouter, access: Access) -> None:
    """Logging in and out."""

    @routes.get("/login")
    def login(request: Request) -> Response:
        return _login(request, inside(request.query_params.get("next", "/")), "")

    @routes.post("/login")
    def logging_in(request: Request, fields: Posted) -> Response:
        there = inside(fields.get("next", "/"))
        session = access.log_in(fields.get("name", "")[:64], fields.get("password", "")[:1000])
        if session is None:
            return _login(request, there, "Name and password do not fit.", status=403)
        request.state.session = session
        return RedirectResponse(there, status_code=303)

    @routes.post("/logout")
    def logging_out(request: Request, fields: Posted) -> Response:
        access.log_out(session_of(request))
        return RedirectResponse("/login", status_code=303)


def _login(request: Request, there: str, wrong: str, status: int = 200) -> Response:
    """The one page that is shown to everybody: it holds nothing of the record, not its name."""
    token = session_of(request).token
    text = _templates.get_template("login.html").render(token=token, there=there, wrong=wrong)
    return HTMLResponse(text, status_code=status)


def failure(request: Request, library: Library, status: int, message: str) -> Response:
    """The page that is shown where something is missing or cannot be read."""
    try:
        with library.reading() as (_, shelf):
            posted = request.method == "POST"
            headline = "Not taken" if posted else "Not found" if status == 404 else "Cannot be shown"
            told = {"message": message, "headline": headline, "posted": posted}
            return show(request, shelf, "failure.html", "", status=status, **told)
    except RecordError as error:
        text = _templates.get_template("unreadable.html").render(message=str(error))
        return HTMLResponse(text, status_code=503)


def show(
    request: Request, shelf: Shelf, template: str, here: str, *, status: int = 200, **values: Any
) -> Response:
    """A page of a template, with what all pages show."""
    session: Session = request.state.session
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    common = {
        "session": session,
        "local": request.app.state.local,
        "edits": session.edits and request.app.state.desk is not None,
        "told": _told(request),
        "explains": request.app.state.explain is not None,
        "same": _as_json(request, values) if status == 200 else None,
        "waiting": request.app.state.desk.waiting if request.app.state.desk else 0,
        "asked": re.sub(r"([?&])(done|waits)=[^&]*&?", r"\1", asked).rstrip("?&"),
    }
    text = _templates.get_template(template).render(
        shelf=shelf, here=here, status=status, **(common | values)
    )
    return HTMLResponse(text, status_code=status)


def _as_json(request: Request, values: dict[str, Any]) -> str | None:
    """The address under which programs get what a page shows; None where there is none."""
    path = request.url.path
    lists = {"/": "/api/events", "/pages": "/api/pages", "/actors": "/api/actors", "/about": "/api/summary"}
    if path in lists:
        query = values["filters"].query() if path == "/" else values["part"].query if path == "/pages" else ""
        return lists[path] + (f"?{query}" if query else "")
    return f"/api{quote(path)}" if _ONE.fullmatch(path) else None


def _told(request: Request) -> tuple[str, str] | None:
    """What became of the decision that led here, and the id by which it is undone."""
    told: dict[str, tuple[str, str]] = request.app.state.told
    ticket = request.query_params.get("waits", "")
    if not ticket or request.app.state.desk is None:
        return told.get(request.query_params.get("done", ""))
    try:
        found = request.app.state.desk.ask(ticket)
    except AccordError as error:
        return str(error), ""
    return found.told, found.decision.id if isinstance(found, Done) else ""


def _name(request: Request) -> str:
    user = session_of(request).user
    return user.name if user else ""


def _blind_task(request: Request, record: Record, page: Document) -> str | None:
    """The task in which who asks codes this page blindly now, and therefore sees it there only."""
    name = _name(request)
    mine = (t.id for t in coding.tasks(record) if t.capture == page.capture and t.hides_from(name))
    return next(mine, None)


def _to_decide(request: Request, record: Record, claims: Iterable[Claim]) -> dict[str, Any]:
    """What the forms need by which somebody decides on these claims."""
    if not (session_of(request).edits and request.app.state.desk is not None):
        return {"seen": "", "fields": {}}
    decided = record.decisions()
    return {
        "seen": max((d.id for d in decided), key=lambda i: (len(i), i), default=""),
        "fields": {c.id: review.fields_of(c) for c in claims},
    }


def _or_404(look_up: Any, id: str, what: str) -> Any:
    try:
        return look_up(id)
    except NotFound as error:
        message = f"This record holds no {what} “{id[:80]}”, or more than one that begins so."
        raise HTTPException(status_code=404, detail=message) from error


# --- the overview ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a long list: which one, of how many, and of which words the list is."""

    number: int
    words: str = ""
    total: int = 0
    last: int = 1

    @classmethod
    def asked(cls, request: Request) -> Part:
        """The part that an address asks for."""
        asked = request.query_params.get("page", "1")
        number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 9 else 1
        return cls(number=number, words=" ".join(request.query_params.get("q", "").split())[:300])

    @property
    def query(self) -> str:
        return urlencode({"q": self.words}) if self.words else ""

    @property
    def offset(self) -> int:
        return (self.number - 1) * PER_PAGE

    def of(self, total: int) -> Part:
        """The same part of a list of so many."""
        last = max(1, -(-total // PER_PAGE))
        return replace(self, total=total, last=last, number=min(self.number, last))


def _given(request: Request) -> dict[str, list[str]]:
    return {k: request.query_params.getlist(k) for k in request.query_params}


def _overview(request: Request, record: Record, shelf: Shelf) -> dict[str, Any]:
    wanted, notes = filters.read(_given(request))
    total, left_out = shelf.catalogue.counted(wanted)
    part = Part.asked(request).of(total)
    shown = shelf.events(shelf.catalogue.events(wanted, offset=part.offset, most=PER_PAGE, found=total))
    return {
        "filters": wanted,
        "notes": notes,
        "found": total,
        "left_out": left_out,
        "with_doubtful": replace(wanted, sure=False).query(),
        "groups": _by_day(shown),
        "part": part,
        "page_hits": _page_hits(wanted.text, record, shelf),
    }


def _by_day(shown: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    return [(day, list(group)) for day, group in groupby(shown, key=lambda e: words.days(e.date))]


def _page_hits(text: str, record: Record, shelf: Shelf) -> list[tuple[Any, list[tuple[str, bool]]]]:
    """Pages that hold the words, each with an excerpt in parts: a text, and whether it was looked for."""
    hits = record.pages_with(text)
    return [(page_ref(h.document, shelf), _parts(h.excerpt)) for h in hits]


def _parts(excerpt: str) -> list[tuple[str, bool]]:
    """An excerpt with what was found between [ and ], in parts."""
    out: list[tuple[str, bool]] = []
    for n, part in enumerate(excerpt.split("[")):
        marked, closed, rest = part.partition("]")
        if n and closed:
            out += [(marked, True), (rest, False)]
        else:
            out.append((part, False))
    return [(text, found) for text, found in out if text]
