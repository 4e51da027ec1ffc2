"""The record that annotations themselves would be: what a flawless program would make of the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import lxml.html
from evaluation.wording import folded, sentences_from

Json = dict[str, Any]
BLOCKS = (
    "p", "h1", "h2", "h3", "h4", "li", "div", "figcaption", "time", "blockquote", "center", "small", "button",
    "a", "span", "i", "b", "font", "address", "br",
)  # fmt: skip


def visible_text(page: Path) -> str:
    """A page's words as a browser would show them, one line a block; .txt pages as they are."""
    source = page.read_text(encoding="utf-8")
    if page.suffix != ".html":
        return source
    body = lxml.html.document_fromstring(source.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")).body
    for hidden in body.xpath("//script|//style"):
        hidden.drop_tree()
    for block in body.iter(*BLOCKS):
        block.tail = "\n" + (block.tail or "")
    return "\n".join(line.strip() for line in str(body.text_content()).splitlines() if line.strip())


def cleaned_text(page: Path, furniture: list[str]) -> str:
    """The visible words without the lines that the annotations call furniture."""
    lines = visible_text(page).splitlines()
    return "\n".join(line for line in lines if not any(f in line for f in furniture))


def record_from_gold(gold_file: Path) -> Json:
    """A record with exactly what the annotations hold."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    texts = {d["id"]: cleaned_text(gold_file.parent / d["file"], d["boilerplate"]) for d in gold["documents"]}
    actors = [
        {"id": f"a:{a['name']}", "name": a["name"], "kind": a["kind"], "aliases": a["aliases"]}
        for a in gold["actors"]
    ]
    return {
        "documents": [
            {
                "id": d["id"],
                "file": d["file"],
                "text": texts[d["id"]],
                "segments": [],
                "published": d["published"],
            }
            for d in gold["documents"]
        ],
        "claims": [_claim(c, d["id"], texts[d["id"]]) for d in gold["documents"] for c in d["claims"]],
        "events": [
            {"id": e["id"], "type": e["type"], "contested": e["disputed"], "relations": e["relations"]}
            for e in gold["events"]
        ],
        "actors": actors,
        "lineage": gold["lineage"],
    }


def _claim(claim: Json, document: str, text: str) -> Json:
    page = folded(text)
    start, end = sentences_from(page.text, claim["evidence"])[0]
    a, b = page.origin[start], page.origin[end - 1] + 1
    return {
        "id": claim["id"],
        "document": document,
        "evidence": [{"start": a, "end": b, "quote": text[a:b]}],
        "type": claim["type"],
        "mode": claim["mode"],
        "actors": [{"actor": f"a:{name}"} for name in claim["actors"]],
        "targets": [{"actor": f"a:{name}"} for name in claim["targets"]],
        "voices": [{"kind": "speaker", "actor": f"a:{name}"} for name in claim["attributed_to"][-1:]],
        "modality": claim["modality"],
        "means": [{"kind": kind} for kind in claim["means"]],
        "tolls": [
            toll for kind, value in (claim["toll"] or {}).items() if value for toll in _tolls(kind, value)
        ],
        "places": [claim["place"]] if claim["place"] else [],
        "date": claim["date"],
        "event": claim["event"],
    }


def _tolls(kind: str, value: Json) -> list[Json]:
    total = {"kind": kind, "group": None, "low": value["low"], "high": value["high"]}
    return [total, *({"kind": kind, "group": g, "low": n, "high": n} for g, n in value["of"].items())]
