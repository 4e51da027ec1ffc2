"""An Atom feed (RFC 4287) of events, those first of which the newest pages tell."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from accord.web import words
from accord.web.events import known_from
from accord.web.filters import Filters
from accord.web.library import Shelf

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50  # entries
NEVER = "1970-01-01"  # for events of which no dated page tells
TYPE = "application/atom+xml"


def atom(wanted: Filters, shelf: Shelf, home: str) -> bytes:
    """The feed of the wanted events; `home` is the address of the server."""
    query = wanted.query()
    ids = shelf.catalogue.events(wanted, most=MOST, order="newest")
    told = shelf.catalogue.told_last(ids)
    newest = [(told.get(e.id, NEVER), e.id, e) for e in shelf.events(ids)]
    root = Xml.Element("feed", xmlns=ATOM)
    address = f"{home}/feed.atom" + (f"?{query}" if query else "")
    _text(root, "id", address)
    _text(root, "title", f"Events of {shelf.name}")
    _text(root, "updated", _time(max((day for day, _, _ in newest), default=NEVER)))
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


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"
