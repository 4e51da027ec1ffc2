"""Claims of a record as W3C Web Annotations (JSON-LD): one a claim, on the sentence it was read from.

A target is the page by its address (by its file, as a relative address, where it has none of the web),
with a TextQuoteSelector and a TextPositionSelector. Positions are code points of accord's text of the
page, without its furniture: on the page itself the quotation finds the words.

Left out are the fields of claims beyond type, modality, actors, targets, date and dead; voices, places,
events beyond their ids; and claims that a person has rejected. The bytes are the same for the same
record.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from accord.export.tables import inside, web
from accord.record import Record
from accord.types import Claim, Document, Mention

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 40  # characters of context before and after a quotation


def export(record: Record) -> bytes:
    """An AnnotationPage, one line an annotation."""
    documents = {d.id: d for d in record.documents()}
    names = {a.id: a.name for a in record.actors()}
    event_of = {c: e.id for e in record.events() for c in e.claims}
    rejected = record.decided().rejected
    lines = [
        json.dumps(_annotation(c, documents, names, event_of.get(c.id)), ensure_ascii=False)
        for c in record.claims()
        if c.id not in rejected
    ]
    head = (
        f'{{"@context": "{CONTEXT}", "id": "urn:accord:annotations", "type": "AnnotationPage", "items": [\n'
    )
    return (head + ",\n".join(lines) + "\n]}\n").encode("utf-8")


def _annotation(
    claim: Claim, documents: dict[Any, Document], names: dict[Any, str], event: str | None
) -> dict[str, Any]:
    tags = [claim.type, claim.mode, claim.modality, f"event {event}" if event else None]
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": t} for t in tags if t]
    says = {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "value": _words(claim, names),
    }
    return {
        "id": f"urn:accord:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [*bodies, says],
        "target": [_target(m, documents[m.span.document]) for m in claim.evidence],
    }


def _words(claim: Claim, names: dict[Any, str]) -> str:
    sides = [
        ", ".join(names.get(p.actor, p.mention.quote) if p.actor else p.mention.quote for p in side)
        for side in (claim.actors, claim.targets)
    ]
    period = claim.date.period if claim.date else None
    first, last = (period.earliest, period.latest) if period else (None, None)
    days = [d.isoformat() if d else ".." for d in dict.fromkeys((first, last))]
    when = "/".join(days) if first or last else ""
    dead = next((t.mention.quote for t in claim.tolls if t.kind == "killed"), "")
    parts = [("by", sides[0]), ("on", sides[1]), ("when", when), ("killed", dead)]
    return "; ".join([f"{claim.type} ({claim.modality})", *(f"{k}: {v}" for k, v in parts if v)])


def _target(mention: Mention, page: Document) -> dict[str, Any]:
    start, end = mention.span.start, mention.span.end
    return {
        "source": web(page.url) or quote(inside(page.file or page.id)),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": mention.quote,
                "prefix": page.text[max(0, start - AROUND) : start],
                "suffix": page.text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
