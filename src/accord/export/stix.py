"""A record as a bundle of STIX 2.1, each object with a marking of TLP 2.0.

What becomes what:

- an event: incident, with its days, toll, type and counts in an extension of accord's own (`EXTENSION`),
  which other programs may pass over. What nobody says happened becomes none.
- an actor: identity; a place with coordinates, or in a country with a code: location.
- sides and places of an event: relationships `has-actor`, `has-target` (not STIX's own words: the
  standard has none for the parties of an incident) and `located-at`.
- a claim: note, with the sentence, who says so and how, and the page with its address and hash; a claim
  that denies: opinion "strongly-disagree", in the same way. Claims that a person has rejected are left
  out.
- the record: report over all of it.

Every object is created by an identity called accord, with times that the record gives: the last day on
which a page was published (1970 where none is known), since a record does not tell when it was made and
the same record gives the same bytes. The marking is AMBER where none is chosen.

Left out are the pages' texts, positions and contests beyond their number, figures of groups, relations
between events, origins beyond their number, lineage, judgements and decisions.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from accord.export.countries import ALPHA_2
from accord.export.dyads import happened
from accord.export.tables import web
from accord.record import Record
from accord.types import Actor, Claim, ClaimPlace, Document, DocumentId, Event, EventId

Tlp = Literal["clear", "green", "amber", "amber+strict", "red"]
Object = dict[str, Any]

MARKINGS: dict[Tlp, str] = {
    "clear": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "green": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "amber": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "amber+strict": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "red": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
_TLP_2 = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_NAMES = uuid.UUID("6f0c6a3e-3a0b-5d0c-9a53-0c9c5d3f7f41")  # accord's own, for ids that stay the same
IDENTITY_CLASSES = {"person": "individual", "civilians": "class", "armed-group": "group", "other": "unknown"}
NEVER = "1970-01-01"


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMES, f'{kind}:{name}')}"


ACCORD = _id("identity", "accord")
EXTENSION = _id("extension-definition", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What all objects of a bundle have in common: the time, as the standard writes it, and the marking."""

    time: str
    tlp: Tlp

    def made(self, kind: str, key: str, /, **values: Any) -> Object:
        """An object; values that are None are left out."""
        head = {"type": kind, "spec_version": "2.1", "id": _id(kind, key)}
        if head["id"] != ACCORD:
            head["created_by_ref"] = ACCORD
        common = {
            "created": self.time,
            "modified": self.time,
            "object_marking_refs": [f"marking-definition--{MARKINGS[self.tlp]}"],
        }
        return head | common | {k: v for k, v in values.items() if v is not None}


def export(record: Record, tlp: Tlp = "amber") -> bytes:
    """The bundle, one line an object."""
    objects = list(_objects(record, tlp))
    name = "\n".join(o["id"] for o in objects)
    lines = ",\n".join(json.dumps(o, ensure_ascii=False) for o in objects)
    return f'{{"type": "bundle", "id": "{_id("bundle", name)}", "objects": [\n{lines}\n]}}\n'.encode()


def _objects(record: Record, tlp: Tlp) -> Iterator[Object]:
    claims = {c.id: c for c in record.claims()}
    documents = {d.id: d for d in record.documents()}
    actors = {a.id: a for a in record.actors()}
    days = [d.published.latest.isoformat() for d in documents.values() if d.published and d.published.latest]
    stamp = Stamp(time=f"{max(days, default=NEVER)}T00:00:00.000Z", tlp=tlp)
    events = [e for e in record.events() if happened(e, claims)]
    parties = dict.fromkeys(a for e in events for a in (*e.actors, *e.targets))
    rejected = record.decided().rejected
    yield _marking(tlp)
    yield stamp.made("identity", "accord", name="accord", identity_class="system")
    yield _extension(stamp)
    objects = [_identity(actors[a], stamp) for a in parties]
    locations = {_place_name(p): p for e in events for p in e.places if _can_be_located(p)}
    objects += [_location(p, stamp) for p in locations.values()]
    for event in events:
        objects.append(_incident(event, stamp))
        objects += _relationships(event, stamp)
        told = [claims[c] for c in event.claims if c not in rejected]
        objects += [_statement(c, event.id, documents, actors, stamp) for c in told]
    yield from objects
    yield stamp.made(
        "report",
        "record",
        name="A record of accord",
        description="Made by " + ", ".join(f"{k} {v}" for k, v in sorted(record.generator().items())),
        published=stamp.time,
        object_refs=[o["id"] for o in objects] or [ACCORD],
    )


# --- what stands once ------------------------------------------------------------------------------


def _marking(tlp: Tlp) -> Object:
    """The definition of the marking, word for word as the authors of TLP 2.0 for STIX give it."""
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": f"marking-definition--{MARKINGS[tlp]}",
        "created": "2022-10-01T00:00:00.000Z",
        "name": f"TLP:{tlp.upper()}",
        "extensions": {_TLP_2: {"extension_type": "property-extension", "tlp_2_0": tlp}},
    }


def _extension(stamp: Stamp) -> Object:
    return stamp.made(
        "extension-definition",
        "event",
        name="Event of accord",
        description=(
            "Of an incident: event (accord's id), event_type and event_mode (PLOVER), earliest and latest "
            "(days), toll (kind, low, best, high), pages, origins, speakers and contested (counts). Made by "
            "a machine from pages; each note holds the sentence that says so."
        ),
        schema="accord: docs/exports.md",
        version="1.0.0",
        extension_types=["property-extension"],
    )


def _identity(actor: Actor, stamp: Stamp) -> Object:
    references = [{"source_name": scheme, "external_id": i} for scheme, i in actor.external_ids]
    return stamp.made(
        "identity",
        f"actor:{actor.id}",
        name=actor.name,
        identity_class=IDENTITY_CLASSES.get(actor.kind, "organization"),
        roles=[actor.kind],
        external_references=references or None,
    )


def _place_name(place: ClaimPlace) -> str:
    return f"place:{place.place or place.name}:{place.country}"


def _can_be_located(place: ClaimPlace) -> bool:
    return (place.lat is not None and place.lon is not None) or place.country in ALPHA_2


def _location(place: ClaimPlace, stamp: Stamp) -> Object:
    known = place.lat is not None and place.lon is not None
    return stamp.made(
        "location",
        _place_name(place),
        name=place.name,
        description=f"precision: {place.precision}" if place.precision else None,
        country=ALPHA_2.get(place.country or ""),
        administrative_area=place.admin1,
        city=place.name if place.precision == "town" else None,
        latitude=place.lat if known else None,
        longitude=place.lon if known else None,
    )


# --- events and claims -----------------------------------------------------------------------------


def _incident(event: Event, stamp: Stamp) -> Object:
    first, last = (event.date.earliest, event.date.latest) if event.date else (None, None)
    toll = [
        {
            k: v
            for k, v in (("kind", t.kind), ("low", t.low), ("best", t.best), ("high", t.high))
            if v is not None
        }
        for t in event.tolls
        if t.group is None
    ]
    told: Object = {
        "extension_type": "property-extension",
        "event": event.id,
        "event_type": event.type,
        "event_mode": event.mode,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
        "toll": toll or None,
        "pages": event.documents,
        "origins": len(event.origins),
        "speakers": event.speakers,
        "contested": len(event.contested),
    }
    extension = {EXTENSION: {k: v for k, v in told.items() if v is not None}}
    return stamp.made("incident", event.id, name=event.title, extensions=extension)


def _relationships(event: Event, stamp: Stamp) -> Iterator[Object]:
    incident = _id("incident", event.id)
    ends = [("has-actor", _id("identity", f"actor:{a}")) for a in event.actors]
    ends += [("has-target", _id("identity", f"actor:{a}")) for a in event.targets]
    ends += [("located-at", _id("location", _place_name(p))) for p in event.places if _can_be_located(p)]
    for kind, target in dict.fromkeys(ends):
        yield stamp.made(
            "relationship",
            f"{event.id}:{kind}:{target}",
            relationship_type=kind,
            source_ref=incident,
            target_ref=target,
        )


def _statement(
    claim: Claim,
    event: EventId,
    documents: Mapping[DocumentId, Document],
    actors: Mapping[Any, Actor],
    stamp: Stamp,
) -> Object:
    """The note or, for a denial, the opinion that a claim becomes."""
    page = documents[claim.document]
    sentence = " […] ".join(m.quote for m in claim.evidence)
    source: Object = {"source_name": page.publisher or page.file or str(page.id)}
    if web(page.url):
        source |= {"url": page.url, "hashes": {"SHA-256": page.sha256}}
    else:
        source["description"] = f"{page.file or page.id}, SHA-256 {page.sha256}"
    common: Object = {
        "authors": list(_voices(claim, page, actors)),
        "object_refs": [_id("incident", event)],
        "external_references": [source],
        "confidence": round(100 * claim.confidence),
    }
    if claim.modality == "denied":
        return stamp.made(
            "opinion", claim.id, opinion="strongly-disagree", explanation=f"denied: {sentence}", **common
        )
    abstract = " ".join(filter(None, (claim.type, claim.mode, claim.modality)))
    return stamp.made("note", claim.id, abstract=abstract, content=sentence, **common)


def _voices(claim: Claim, page: Document, actors: Mapping[Any, Actor]) -> Iterable[str]:
    """Those who say so, outermost first; the page where it speaks itself."""
    found = (
        actors[v.actor].name if v.actor in actors else v.mention.quote if v.mention else None
        for v in claim.voices
    )
    return dict.fromkeys([v for v in found if v]) or [page.publisher or page.file or str(page.id)]
