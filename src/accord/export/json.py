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

from accord.errors import RecordError
from accord.record import Contents, Record
from accord.record.codec import Data, decode, encode
from accord.record.decisions import held
from accord.types import (
    Actor,
    ActorRelation,
    Claim,
    ClaimDate,
    Decision,
    Document,
    Event,
    Judgement,
    Lineage,
    Linked,
    Page,
    Period,
    Problem,
    Provenance,
    RawDocument,
    Withdrawal,
)

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
        "settings": record.settings(),
        "documents": list(_documents(record, record.documents(as_on_page=True))),
        "withdrawn": [
            {"document": page, "by": w.by, "at": encode(w.at)}
            for page, (_, w) in zip(_documents(record, [d for d, _ in gone]), gone, strict=True)
        ],
        "claims": [_claim(c, event_of.get(c.id), dates.get(c.id), decided.of(c.id)) for c in claims],
        "events": [encode(e) for e in events],
        "actors": [encode(a) for a in record.actors()],
        "actor_relations": [encode(r) for r in record.actor_relations()],
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


# --- back again ------------------------------------------------------------------------------------


def contents_of(data: dict[str, Data]) -> Contents:
    """What a record is published from, out of its JSON; the bytes of the pages are not in it.

    Raises RecordError where the data is not of this format.
    """
    try:
        return _contents(data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise RecordError(f"does not hold together ({error!r}); export the record again") from error


def _contents(data: dict[str, Data]) -> Contents:
    gone = [w["document"] for w in data["withdrawn"]]
    everything = [*data["documents"], *gone]
    documents = [decode(Document, d | {"published": d["published_on_page"]}) for d in everything]
    published = {d["id"]: decode(Period, d["published"]) for d in data["documents"] if _bounded(d)}
    claims: dict[str, list[Claim]] = {}
    for raw in data["claims"]:
        claims.setdefault(raw["document"], []).append(decode(Claim, raw | {"date": raw["date_on_page"]}))
    if unknown := claims.keys() - {d.id for d in documents}:
        raise RecordError(f"does not hold together: claims of a page {min(unknown)} that is not there")
    moved = [c for c in data["claims"] if c["date"] != c["date_on_page"]]
    actors = tuple(decode(Actor, a) for a in data["actors"])
    pages = [
        Page(
            document=document,
            claims=tuple(claims.get(document.id, ())),
            actors=actors,
            provenance=tuple(decode(Provenance, p) for p in raw["provenance"]),
        )
        for document, raw in zip(documents, everything, strict=True)
    ]
    decisions = [decode(Decision, d) for d in data["decisions"]]
    rows = [(d["decision"], c["id"], None) for c in data["claims"] for d in c["decided"]]
    rows += [(p["decision"], p["left"], p["right"]) for p in data["pairs"]]
    return Contents(
        captures=[_capture(d) for d in documents],
        pages=pages,
        linked=Linked(
            events=tuple(decode(Event, e) for e in data["events"]),
            lineage=tuple(decode(Lineage, x) for x in data["lineage"]),
            judgements=tuple(decode(Judgement, j) for j in data["judgements"]),
            published=tuple(sorted(published.items())),
            ties=tuple(decode(ActorRelation, r) for r in data.get("actor_relations", ())),
        ),
        dates={c["id"]: decode(ClaimDate, c["date"] | {"document": c["document"]}) for c in moved},
        problems=[decode(Problem, p) for p in data["problems"]],
        generator=data["generator"],
        settings=data["settings"],
        decisions=decisions,
        effects=held(decisions, rows),
        withdrawn=[
            decode(Withdrawal, {"capture": w["document"]["capture"], "by": w["by"], "at": w["at"]})
            for w in data["withdrawn"]
        ],
        redirects={r["from"]: r["to"] for r in data["redirects"]},
    )


def _bounded(document: Data) -> bool:
    return bool(document["published"] != document["published_on_page"])


def _capture(document: Document) -> RawDocument:
    return RawDocument(
        id=document.capture,
        file=document.file,
        url=document.url,
        sha256=document.sha256,
        media_type=document.media_type,
        data=b"",
        retrieved=document.retrieved,
    )
