"""A record as JSON: the project's own exchange format, complete, and the same bytes for the same record.

The shapes are those of the central types (see `accord.record.codec`), with what the whole record adds:
a claim's event and origin, the decisions by which a person judged it, set its fields or added it, its date
and its page's publication as the whole record gives them, and the places by id. Pages that were withdrawn
stand apart, without claims; `pairs` are the claims that decisions on two are about, and `as_read` has claims
of which a person set a field as they were before. `accord.export.schema` has its JSON Schema,
`accord.export.importing` reads it back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from accord.record import Record
from accord.record.codec import Data, encode
from accord.types import Claim, ClaimDate, Decision, Document, Event

FORMAT = "accord-record"
VERSION = 1
PLACE_FIELDS = ("name", "precision", "admin1", "admin2", "country", "lat", "lon")


def export(record: Record) -> bytes:
    """The record as UTF-8 JSON, one line for each page, claim, event and so on."""
    return _written(as_data(record)).encode("utf-8")


def as_data(record: Record) -> dict[str, Data]:
    """The record as plain data."""
    events = record.events()
    claims = record.claims(as_on_page=True)
    dates = record.dates()
    gone = record.withdrawn()
    event_of = {c: e for e in events for c in e.claims}
    decided = record.decided()
    return {
        "format": FORMAT,
        "version": VERSION,
        "generator": record.generator(),
        "documents": list(_documents(record, record.documents(as_on_page=True))),
        "withdrawn": [
            {"document": page, "by": w.by, "at": encode(w.at)}
            for page, (_, w) in zip(_documents(record, [d for d, _ in gone]), gone, strict=True)
        ],
        "claims": [_claim(c, event_of.get(c.id), dates.get(c.id), decided.of(c.id)) for c in claims],
        "events": [encode(e) for e in events],
        "actors": [encode(a) for a in record.actors()],
        "places": _places(claims),
        "lineage": [encode(x) for x in record.lineage()],
        "judgements": [encode(j) for j in record.judgements()],
        "decisions": [encode(d) for d in record.decisions()],
        "pairs": [{"decision": d.id, "left": d.old, "right": d.new} for d in decided.pairs],
        "as_read": [encode(c) for c in record.as_read()],
        "redirects": [{"from": old, "to": new} for old, new in record.redirects().items()],
        "problems": [encode(p) for p in record.problems()],
    }


def _documents(record: Record, documents: Iterable[Document]) -> Iterator[Data]:
    bounded = record.published()
    made = record.provenance()
    for document in documents:
        data = encode(document)
        data["published_on_page"] = data["published"]
        if document.id in bounded:
            data["published"] = encode(bounded[document.id])
        data["provenance"] = [encode(p) for p in made.get(document.id, ())]
        yield data


def _claim(claim: Claim, event: Event | None, date: ClaimDate | None, decided: Iterable[Decision]) -> Data:
    data = encode(claim)
    data["date_on_page"] = data["date"]
    if date is not None:
        data["date"] = encode(date, claim.document)
    data["event"] = event.id if event else None
    origins = event.origins if event else ()
    data["origin"] = next((o.id for o in origins if claim.document in o.documents), None)
    data["decided"] = [{"decision": d.id, "verdict": d.verdict, "field": d.field} for d in decided]
    return data


def _places(claims: Iterable[Claim]) -> list[Data]:
    """Every place of the gazetteer that a claim names, once."""
    found: dict[str, dict[str, Any]] = {}
    for claim in claims:
        for place in claim.places:
            if place.place is not None:
                data = {f: getattr(place, f) for f in PLACE_FIELDS}
                first = found.setdefault(place.place, data)
                first["name"] = min(first["name"], place.name)
    return [{"id": i, **found[i]} for i in sorted(found)]


def _written(data: dict[str, Data]) -> str:
    """JSON with one line for each entry of the lists at the top."""
    parts = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            lines = ",\n".join("  " + json.dumps(v, ensure_ascii=False) for v in value)
            parts.append(f"{json.dumps(key)}: [\n{lines}\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
