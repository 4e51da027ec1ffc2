"""The tables of a record, their keys, and the datapackage.json (version 2) that describes them.

The csv, xlsx and parquet formats are forms of these tables. What is left out, and is in the json: the text of
the pages, their segments and what was removed from them; the words from which each field of a claim was read,
except the sentence and the trigger; why mentions resolved as they did; places after the first; figures of
groups, and their voices; positions and contests beyond their number; relations between claims and between
events; lineage of pages that share no event; judgements; problems. Several values in one cell stand with "; "
between them. Beside the ids of actors stand their names, beside a claim its sentence, for those who read a
table by itself. Days and times are ISO 8601 text.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.export.tables import Cell
from accord.record import Record
from accord.record.decisions import Effects
from accord.types import ActorId, Claim, ClaimPlace, Event, Period, TollKind

RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
TOLLS: tuple[TollKind, ...] = ("killed", "injured", "missing", "detained", "displaced")
PLACE = (
    "place:string place_id:string place_precision:string admin2:string admin1:string country:string "
    "lat:number lon:number"
)
WHEN = "earliest:date latest:date date_basis:string"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the time of every file in a zip, so that its bytes stay the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: `fields` as "name:type", the columns of its key, and those that refer to another table."""

    name: str
    fields: tuple[str, ...]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str, str], ...] = ()  # column, table ("" for itself), column there

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(f.partition(":")[0] for f in self.fields)

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(f.partition(":")[2] for f in self.fields)


def _table(name: str, fields: str, key: str, *refers: tuple[str, str, str]) -> Table:
    return Table(name=name, fields=tuple(fields.split()), key=tuple(key.split()), refers=refers)


_EVENT_TOLLS = " ".join(f"{k}_{part}:integer" for k in TOLLS for part in ("low", "best", "high"))
_CLAIM_TOLLS = " ".join(f"{k}_{part}:integer" for k in TOLLS for part in ("low", "high"))

TABLES = (
    _table(
        "documents",
        "id:string file:string url:string sha256:string media_type:string title:string publisher:string "
        f"agency:string language:string {WHEN} retrieved:datetime",
        "id",
    ),
    _table(
        "withdrawn",
        "id:string file:string url:string sha256:string title:string publisher:string by:string at:datetime",
        "id",
    ),
    _table(
        "actors",
        "id:string name:string kind:string country:string aliases:string parent:string external_ids:string",
        "id",
    ),
    _table(
        "events",
        f"id:string type:string mode:string title:string {WHEN} {PLACE} actors:string targets:string "
        f"actor_names:string target_names:string {_EVENT_TOLLS} documents:integer origins:integer "
        "speakers:integer contested:integer",
        "id",
    ),
    _table(
        "origins",
        "event:string id:string document:string basis:string",
        "event id document",
        ("event", "events", "id"),
        ("document", "documents", "id"),
    ),
    _table(
        "claims",
        "id:string document:string event:string type:string mode:string modality:string symmetric:boolean "
        f"actors:string targets:string actor_names:string target_names:string {PLACE} {WHEN} means:string "
        f"{_CLAIM_TOLLS} voices:string voice_names:string sentence:string "
        "trigger_start:integer trigger_end:integer trigger:string confidence:number rejected:boolean "
        "decisions:string",
        "id",
        ("document", "documents", "id"),
        ("event", "events", "id"),
    ),
    _table(
        "evidence",
        "claim:string n:integer document:string start:integer end:integer quote:string",
        "claim n",
        ("claim", "claims", "id"),
        ("document", "documents", "id"),
    ),
    _table(
        "decisions",
        "id:string sha256:string quote:string claim_type:string field:string verdict:string old:string "
        "new:string by:string at:datetime reason:string withdrawn:boolean orphaned:boolean trigger:string",
        "id",
    ),
)


def description(record: Record, form: str, media: str, path: Callable[[Table], dict[str, object]]) -> bytes:
    """The datapackage.json; `path` tells where a table lies, and what more is to be said of its file."""
    data = {
        "$schema": PACKAGE,
        "name": "accord-record",
        "title": "A record of accord",
        "version": "1",
        "description": "Made by " + ", ".join(f"{k} {v}" for k, v in sorted(record.generator().items())),
        "resources": [_resource(t, form, media, path(t)) for t in TABLES],
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _resource(table: Table, form: str, media: str, place: dict[str, object]) -> dict[str, object]:
    fields = [dict(zip(("name", "type"), f.split(":"), strict=True)) for f in table.fields]
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [there]}}
        for column, other, there in table.refers
    ]
    shape: dict[str, object] = {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]}
    return {
        "$schema": RESOURCE,
        "name": table.name,
        **place,
        "type": "table",
        "format": form,
        "mediatype": media,
        "schema": shape | ({"foreignKeys": keys} if keys else {}),
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Files in one zip, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


# --- rows ------------------------------------------------------------------------------------------


def rows(record: Record) -> dict[str, list[Sequence[Cell]]]:
    """The rows of each table, in its columns."""
    events, claims = record.events(), record.claims()
    names = {a.id: a.name for a in record.actors()}
    event_of = {c: e.id for e in events for c in e.claims}
    decided = record.decided()
    return {
        "documents": [
            (
                *(d.id, d.file, d.url, d.sha256, d.media_type, d.title, d.publisher, d.agency, d.language),
                *(*_when(d.published), d.retrieved.isoformat() if d.retrieved else None),
            )
            for d in record.documents()
        ],
        "withdrawn": [
            (d.id, d.file, d.url, d.sha256, d.title, d.publisher, w.by, w.at.isoformat())
            for d, w in record.withdrawn()
        ],
        "actors": [
            (
                *(a.id, a.name, a.kind, a.country, _all(a.aliases), a.parent),
                _all(f"{source}:{id}" for source, id in a.external_ids),
            )
            for a in record.actors()
        ],
        "events": [_event(e, names) for e in events],
        "origins": [(e.id, o.id, d, o.basis) for e in events for o in e.origins for d in o.documents],
        "claims": [_claim(c, event_of.get(c.id), names, decided) for c in claims],
        "evidence": [
            (c.id, n, m.span.document, m.span.start, m.span.end, m.quote)
            for c in claims
            for n, m in enumerate(c.evidence, 1)
        ],
        "decisions": [
            (
                *(d.id, d.sha256, d.quote, d.claim_type, d.field, d.verdict, d.old, d.new, d.by),
                *(d.at.isoformat(), d.reason, d.withdrawn, d.orphaned, d.trigger),
            )
            for d in record.decisions()
        ],
    }


def _event(event: Event, names: Mapping[ActorId, str]) -> Sequence[Cell]:
    totals = {t.kind: t for t in event.tolls if t.group is None}
    figures: Iterator[Cell] = (
        getattr(totals[kind], part) if kind in totals else None
        for kind in TOLLS
        for part in ("low", "best", "high")
    )
    return (
        *(event.id, event.type, event.mode, event.title, *_when(event.date), *_place(event.places)),
        *(_all(event.actors), _all(event.targets)),
        *(_all(names.get(a, a) for a in side) for side in (event.actors, event.targets)),
        *figures,
        *(event.documents, len(event.origins), event.speakers, len(event.contested)),
    )


def _claim(claim: Claim, event: str | None, names: Mapping[ActorId, str], decided: Effects) -> Sequence[Cell]:
    totals = {t.kind: t for t in reversed(claim.tolls) if t.group is None}
    figures: Iterator[Cell] = (
        getattr(totals[kind], part) if kind in totals else None for kind in TOLLS for part in ("low", "high")
    )
    said = [(v.actor, v.mention.quote if v.mention else None) for v in claim.voices]
    sides = [[(p.actor, p.mention.quote) for p in side] for side in (claim.actors, claim.targets)]
    trigger = claim.trigger
    return (
        *(claim.id, claim.document, event, claim.type, claim.mode, claim.modality, claim.symmetric),
        *(_all(actor or words for actor, words in side) for side in sides),
        *(_named(side, names) for side in sides),
        *(*_place(claim.places), *_when(claim.date.period if claim.date else None)),
        *(_all(m.kind for m in claim.means), *figures),
        *(_all(actor or words for actor, words in said), _named(said, names)),
        " […] ".join(" ".join(e.quote.split()) for e in claim.evidence),
        *(trigger.span.start, trigger.span.end, trigger.quote, claim.confidence),
        *(claim.id in decided.rejected, _all(f"{d.id} {d.verdict} {d.field}" for d in decided.of(claim.id))),
    )


def _named(side: Iterable[tuple[ActorId | None, str | None]], names: Mapping[ActorId, str]) -> str | None:
    """Actors by their names, those that are not resolved by the words of the page."""
    return _all(names.get(actor, actor) if actor else words for actor, words in side)


def _when(period: Period | None) -> tuple[Cell, Cell, Cell]:
    if period is None:
        return None, None, None
    first, last = period.earliest, period.latest
    return first.isoformat() if first else None, last.isoformat() if last else None, period.basis


def _place(places: Sequence[ClaimPlace]) -> tuple[Cell, ...]:
    if not places:
        return (None,) * 8
    p = places[0]
    return p.name, p.place, p.precision, p.admin2, p.admin1, p.country, p.lat, p.lon


def _all(values: Iterable[str | None]) -> str | None:
    return "; ".join(v for v in values if v) or None
