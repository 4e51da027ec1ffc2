"""A selected part of a record as one HTML file: no network, no scripts, for a screen or for paper.

It shows events as the web pages do, from the same views, with the sentences quoted and a list of the pages
that they are from. All that comes from pages is escaped, and the file forbids the browser to load anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import jinja2

from accord.errors import NotFound
from accord.record.catalogue import Wanted
from accord.types import Document, DocumentId
from accord.web import events, words
from accord.web.library import Library

_HERE = Path(__file__).parent
_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(count=words.count, days=words.days, field=words.field)


def report(
    path: Path,
    *,
    event: Sequence[str] = (),
    actor: str | None = None,
    since: dt.date | None = None,
    note: str | None = None,
    doubtful: bool = False,
) -> str:
    """The HTML of a report on the record at `path`; all of its events where nothing is asked for.

    `event` are ids of events or beginnings of them, `actor` an id or a name, on either side of an event;
    `since` leaves out events that were surely before that day, and those without a date; `note` stands with
    what was asked for. Events on doubtful claims alone are left out, and counted, unless they are named or
    `doubtful` is set. Raises NotFound where there is no such event or actor, or no event is left.
    """
    library = Library(path)
    with library.reading() as (record, shelf):
        found = shelf.events(shelf.catalogue.events(Wanted(since=since)))
        if event:
            wanted = {record.event(name).id for name in event}
            found = tuple(e for e in found if e.id in wanted)
        who = record.actor(actor) if actor is not None else None
        if who is not None:
            found = tuple(e for e in found if who.id in (*e.actors, *e.targets))
        sure = tuple(e for e in found if event or doubtful or not shelf.is_doubtful(e.id))
        if not sure:
            raise NotFound(
                f"{path}: no event is left to report on; ask for less with --event, --actor, --since"
                + (", or for doubtful ones, too, with --doubtful" if found else "")
            )
        left_out, found = len(found) - len(sure), sure
        views = [events.view(e, record, shelf) for e in found]
        used = dict.fromkeys(c.page.id for v in views for c in v.claims)
        used |= dict.fromkeys(
            c.page.id for v in views for d in v.disputes for held in d.held for c in held.claims
        )
        sources = record.documents(ids=used)
        numbers: dict[DocumentId, int] = {d.id: n for n, d in enumerate(sources, start=1)}
        asked = words.listed(
            [
                words.count(len(event), "chosen event") if event else None,
                f"actor: {who.name}" if who else None,
                f"since {words.day(since)}" if since else None,
                note,
            ]
        )
        return _templates.get_template("report.html").render(
            shelf=shelf,
            asked=asked if event or who or since else words.listed(["all events", note]),
            left_out=left_out,
            views=views,
            sources=[(numbers[d.id], d, _link(d)) for d in sources],
            numbers=numbers,
            shown={e.id for e in found},
            style=(_HERE / "static" / "accord.css").read_text(encoding="utf-8"),
        )


def _link(page: Document) -> str | None:
    """The address of a page, where it is one of the web."""
    return page.url if page.url and page.url.lower().startswith(("http://", "https://")) else None
