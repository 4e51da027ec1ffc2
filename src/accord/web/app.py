"""The application: the pages, the JSON API, the style sheet, and what is answered when something is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from accord.errors import InputError, NotFound, RecordError
from accord.record.users import User
from accord.types import Claim, Document, Event
from accord.web import api, pages, review, tasks
from accord.web.access import Access, Doorkeeper
from accord.web.desk import WAIT, Decide, Desk
from accord.web.guard import Guard
from accord.web.library import Library
from accord.web.why import Explain

STATIC = Path(__file__).parent / "static"


def create_app(
    record: Path,
    decide: Decide | None = None,
    user: str | None = None,
    wait: float = WAIT,
    explain: Explain | None = None,
) -> FastAPI:
    """The application for one record.

    It reads the record, and where `decide` is given puts people's decisions into it through that function.
    `user` is who sits before it, where it answers this machine only; None demands a login from everybody.
    A decision that takes longer than `wait` seconds is worked in behind. `explain` weighs an event's claims
    again, for the page of its reasons; without it there is none.

    Raises RecordError where there is no record at this path.
    """
    library = Library(record)
    desk = Desk(library, decide, wait) if decide is not None else None

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        if desk is not None:
            await run_in_threadpool(desk.close)

    app = FastAPI(
        lifespan=life,
        title="accord",
        description=(
            "The record as JSON, with the filters of the overview. An event is computed from claims; "
            "a claim quotes the words of a page that it was read from. Offsets are half-open, in Unicode "
            "code points of a page's text."
        ),
        version=library.version,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    access = Access(record=record, local=User(name=user, role="editor") if user else None)
    app.state.local = user is not None
    app.state.desk = desk
    app.state.explain = explain
    app.state.told = {}  # what became of each decision of this server, with the id by which it is withdrawn
    app.add_middleware(Doorkeeper, access=access)
    app.add_middleware(Guard, anywhere=user is None)
    app.include_router(api.router(library))
    app.include_router(pages.router(library, access))
    if desk is not None:
        app.include_router(review.router(library, desk, pages.show))
        app.include_router(tasks.router(library, desk, pages.show))
        review.take_up(library, desk)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _describe(app)

    @app.exception_handler(HTTPException)
    def missing(request: Request, error: HTTPException) -> Response:
        nowhere = error.status_code == 404 and error.detail == HTTPStatus.NOT_FOUND.phrase
        told = pages.NOT_IN_RECORD if nowhere else str(error.detail)
        return _failed(request, library, error.status_code, told)

    @app.exception_handler(NotFound)
    def unknown(request: Request, error: NotFound) -> Response:
        told = str(error) if request.method == "POST" else pages.NOT_IN_RECORD
        return _failed(request, library, 404, told)

    @app.exception_handler(InputError)
    def refused(request: Request, error: InputError) -> Response:
        return _failed(request, library, 409, str(error))

    @app.exception_handler(RecordError)
    def unreadable(request: Request, error: RecordError) -> Response:
        return _failed(request, library, 503, str(error))

    return app


def _failed(request: Request, library: Library, status: int, message: str) -> Response:
    """The same failure as JSON for programs and as a page for people."""
    if request.url.path.startswith("/api/") or review.wants_json(request):
        return JSONResponse({"detail": message}, status_code=status)
    return pages.failure(request, library, status, message)


def _describe(app: FastAPI) -> None:
    """Put the shapes of events, claims and pages into the OpenAPI document, as the types define them."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = plain()
            shapes = api.shapes(Event, Claim, Document)
            schema.setdefault("components", {}).setdefault("schemas", {}).update(shapes)
        return app.openapi_schema or plain()

    app.openapi = openapi  # type: ignore[method-assign]
