"""A record's events as GeoJSON (RFC 7946): one point an event, at its main place.

Events without a place are features without a geometry, as the standard allows. Left out are places after
the first, positions and what supports them, claims, pages and actors beyond their names, and figures of
groups. The point of a region or a country is its middle: `place_precision` tells. The bytes are the same
for the same record.
"""

from __future__ import annotations

import json
from typing import Any

from accord.record import Record
from accord.types import Event


def export(record: Record) -> bytes:
    """A FeatureCollection, one line an event."""
    names = {a.id: a.name for a in record.actors()}
    lines = [json.dumps(_feature(e, names), ensure_ascii=False) for e in record.events()]
    body = ",\n".join(lines)
    return ('{"type": "FeatureCollection", "features": [\n' + body + "\n]}\n").encode("utf-8")


def _feature(event: Event, names: dict[Any, str]) -> dict[str, Any]:
    place = event.places[0] if event.places else None
    period = event.date
    killed = next((t for t in event.tolls if t.kind == "killed" and t.group is None), None)
    known = place is not None and place.lat is not None and place.lon is not None
    point = {"type": "Point", "coordinates": [place.lon, place.lat]} if place and known else None
    first, last = (period.earliest, period.latest) if period else (None, None)
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": point,
        "properties": {
            "event": event.id,
            "type": event.type,
            "mode": event.mode,
            "title": event.title,
            "start": first.isoformat() if first else None,
            "end": last.isoformat() if last else None,
            "days": (last - first).days + 1 if first and last else None,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "place_precision": place.precision if place else None,
            "actors": [names.get(a, a) for a in event.actors],
            "targets": [names.get(a, a) for a in event.targets],
            "killed_low": killed.low if killed else None,
            "killed_best": killed.best if killed else None,
            "killed_high": killed.high if killed else None,
            "documents": event.documents,
            "origins": len(event.origins),
            "contested": [c.field for c in event.contested],
        },
    }
