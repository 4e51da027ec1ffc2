"""How far two annotators agree: the second's annotation, read as if it were a record, against the first's.

    python -m evaluation.agreement

prints, for each group of pages in `training/annotations/second`, the figures of `evaluation.score` over the
pages that both annotated. Whoever is called first is the gold; the measure is nearly the same the other way.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from evaluation.annotations import FOLDER, restore
from evaluation.gold import GoldPage, Json, load_gold
from evaluation.score import Figures, score
from evaluation.wording import folded, sentences_from

SECOND = FOLDER / "second"


def figures() -> dict[str, Figures]:
    """The agreement on each group that was annotated twice, by name; `pages` tells on how many pages."""
    out: dict[str, Figures] = {}
    for path in sorted(SECOND.glob("*.json")):
        with tempfile.TemporaryDirectory(prefix="accord-agreement-") as scratch:
            first, second = Path(scratch) / "first", Path(scratch) / "second"
            restore(path.stem, first)
            restore(path.stem, second, SECOND)
            out[path.stem] = _agree(first, second)
    return out


def _agree(first: Path, second: Path) -> Figures:
    twice = {d["file"] for d in _json(second)["documents"]}
    gold = _json(first)
    gold["documents"] = [d for d in gold["documents"] if d["file"] in twice]
    told = {c["event"] for d in gold["documents"] for c in d["claims"]}
    gold["events"] = [e for e in gold["events"] if e["id"] in told]
    ids = {d["id"] for d in gold["documents"]}
    gold["lineage"] = [x for x in gold.get("lineage", ()) if x["a"] in ids and x["b"] in ids]
    (first / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    result = score(as_record(second), load_gold(first / "gold.json"))
    return {**result.figures, "pages": len(twice), "claims.first": len(load_gold(first / "gold.json").claims)}


def as_record(folder: Path) -> Json:
    """An annotated folder in the shape of a record, as far as scoring reads it: names for ids."""
    data, gold = _json(folder), load_gold(folder / "gold.json")
    documents, claims = [], []
    for page, raw in zip(gold.pages, data["documents"], strict=True):
        text = (folder / page.file).read_text(encoding="utf-8")
        documents.append(
            {"id": page.id, "file": page.file, "text": text, "published": page.published, "segments": []}
        )
        claims += [_claim(page, text, c) for c in raw["claims"]]
    return {
        "documents": documents,
        "claims": claims,
        "actors": [{**a, "id": a["name"]} for a in data["actors"]],
        "events": [
            {**e, "claims": [c["id"] for c in claims if c["event"] == e["id"]], "contested": e["disputed"]}
            for e in data["events"]
        ],
        "lineage": data.get("lineage", []),
    }


def _claim(page: GoldPage, text: str, claim: Json) -> Json:
    page_text = folded(text)
    start, end = sentences_from(page_text.text, claim["evidence"])[0]
    span = (page_text.origin[start], page_text.origin[end - 1] + 1)
    tolls = []
    for kind, toll in (claim["toll"] or {}).items():
        if toll:
            tolls.append({"kind": kind, "group": None, "low": toll["low"], "high": toll["high"]})
            tolls += [
                {"kind": kind, "group": group, "low": n, "high": n}
                for group, n in (toll.get("of") or {}).items()
            ]
    return {
        **claim,
        "document": page.id,
        "evidence": [{"start": span[0], "end": span[1], "quote": text[span[0] : span[1]]}],
        "actors": [{"actor": name} for name in claim["actors"]],
        "targets": [{"actor": name} for name in claim["targets"]],
        "voices": [{"kind": "speaker", "actor": name} for name in claim["attributed_to"]],
        "places": [claim["place"]] if claim["place"] else [],
        "means": [{"kind": name} for name in claim["means"]],
        "tolls": tolls,
    }


def _json(folder: Path) -> Json:
    data: Json = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return data


def main() -> None:
    for name, found in figures().items():
        print(name, "  ".join(f"{k} {v:.3f}" for k, v in found.items() if v is not None))


if __name__ == "__main__":
    main()
