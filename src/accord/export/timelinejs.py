"""A record's events as the JSON of TimelineJS: a slide an event, its days in words where they are several.

TimelineJS shows `text` as HTML, so all that comes from pages is escaped. An event without a date cannot
stand on a timeline and is left out, and so are media, eras, positions, and all figures but the dead; of an
interval that is open at one end, the known end is shown with "until" or "from". The bytes are the same for
the same record.
"""

from __future__ import annotations

import datetime as dt
import json
from html import escape
from typing import Any

from accord.export.tables import figure
from accord.record import Record
from accord.types import Event

ZOOM = {"point": 12, "town": 10, "admin2": 8, "admin1": 6, "country": 4}


def export(record: Record) -> bytes:
    """The timeline, as its `title` and `events`."""
    events = [slide for e in record.events() if (slide := _slide(e)) is not None]
    text = "Events of a record of accord, as pages tell them."
    data = {"title": {"text": {"headline": "A record of accord", "text": text}}, "events": events}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _slide(event: Event) -> dict[str, Any] | None:
    period = event.date
    first = period.earliest or period.latest if period else None
    if period is None or first is None:
        return None
    last = period.latest
    words = first.isoformat()
    if period.earliest is None:
        words = f"until {words}"
    elif last is None:
        words = f"from {words}"
    elif last != first:
        words = f"between {words} and {last.isoformat()}"
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _day(first) | {"display_text": words},
        "text": {"headline": escape(event.title), "text": escape(_told(event))},
        "group": event.type,
    }
    if last is not None and last > first:
        slide["end_date"] = _day(last) | {"display_text": ""}
    place = event.places[0] if event.places else None
    if place is not None and place.lat is not None and place.lon is not None:
        slide["location"] = {
            "lat": place.lat,
            "lon": place.lon,
            "name": escape(place.name),
            "zoom": ZOOM.get(place.precision or "", 4),
        }
    return slide


def _told(event: Event) -> str:
    killed = next((t for t in event.tolls if t.kind == "killed" and t.group is None), None)
    parts = [event.places[0].name] if event.places else []
    if killed is not None and killed.best is not None:
        parts.append(f"killed: {figure(killed.low, killed.best, killed.high)}")
    parts.append(f"pages: {event.documents}, origins: {len(event.origins)}")
    if event.contested:
        parts.append("disputed")
    return "; ".join(parts)


def _day(day: dt.date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "day": day.day}
