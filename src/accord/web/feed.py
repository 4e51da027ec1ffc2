"""An Atom feed (RFC 4287) of events, those first of which the newest pages tell."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from accord.types import Event
from accord.web import words
from accord.web.events import known_from
from accord.web.library import Shelf

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50  # entries
TYPE = "application/atom+xml"


def told_last(event: Event, shelf: Shelf) -> dt.date:
    """The day of the newest page that tells of an event: when it is new, or was told again or otherwise."""
    pages = (shelf.documents.get(d) for origin in event.origins for d in origin.documents)
    periods = (p.published for p in pages if p is not None and p.published is not None)
    days = [d for p in periods for d in (p.latest, p.earliest) if d is not None]
    return max(days, default=dt.date(1970, 1, 1))


def atom(events: Sequence[Event], shelf: Shelf, home: str, query: str) -> bytes:
    """The feed of some events; `home` is the address of the server, `query` the filters."""
    newest = heapq.nlargest(MOST, ((told_last(e, shelf), e.id, e) for e in events))
    root = Xml.Element("feed", xmlns=ATOM)
    address = f"{home}/feed.atom" + (f"?{query}" if query else "")
    _text(root, "id", address)
    _text(root, "title", f"Events of {shelf.name}")
    _text(root, "updated", _time(max((day for day, _, _ in newest), default=dt.date(1970, 1, 1))))
    Xml.SubElement(Xml.SubElement(root, "author"), "name").text = "accord"
    Xml.SubElement(root, "link", rel="self", href=address)
    Xml.SubElement(root, "link", rel="alternate", href=f"{home}/" + (f"?{query}" if query else ""))
    for day, id, event in newest:
        entry = Xml.SubElement(root, "entry")
        _text(entry, "id", f"urn:accord:event:{id}")
        _text(entry, "title", event.title)
        _text(entry, "updated", _time(day))
        Xml.SubElement(entry, "link", rel="alternate", href=f"{home}/events/{id}")
        Xml.SubElement(entry, "category", term=event.type)
        tolls = (words.toll_of_event(t) for t in event.tolls if t.group is None)
        parts = [
            words.days(event.date),
            *(words.place(p) for p in event.places[:1]),
            *tolls,
            known_from(event),
        ]
        if event.contested:
            parts.append(
                "disputed: " + ", ".join(dict.fromkeys(words.field(c.field) for c in event.contested))
            )
        _text(entry, "summary", " · ".join(parts))
    out: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return out


def _text(parent: Xml.Element, name: str, value: str) -> None:
    printable = "".join(c for c in value if c.isprintable() or c in "\n\t")
    Xml.SubElement(parent, name).text = printable


def _time(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
