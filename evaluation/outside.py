"""The scorer that stands outside the repository (../shared/tools/score_record.py), where it is there."""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import ModuleType

from evaluation.gold import SHARED, Json
from evaluation.score import Figures

TOOL = SHARED / "tools" / "score_record.py"


@lru_cache(maxsize=1)
def outside_scorer() -> ModuleType | None:
    """The outside scorer as a module, or None where ../shared is missing."""
    spec = importlib.util.spec_from_file_location("score_record", TOOL) if TOOL.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outside_figures(record: Json, gold_file: Path) -> Figures:
    """What the outside scorer makes of a record, under the names that `evaluation.score` gives."""
    tool = outside_scorer()
    if tool is None:
        raise FileNotFoundError(f"{TOOL} is missing: score with evaluation.score instead")
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    documents = {PurePosixPath(d.get("file") or d.get("url") or d["id"]).name: d for d in record["documents"]}
    pair = {g["id"]: documents.get(g.get("file") or f"{g['id']}.txt") for g in gold["documents"]}
    matches, _, out = tool.score_claims(record, gold, pair, tool.Names(record, gold))
    out |= tool.score_events(record, gold, matches) | tool.score_documents(record, gold, pair)
    figures: Figures = {"core": out["core"], "whole": out["whole"], "claims": out["claims"]["f1"]}
    for part in ("precision", "recall"):
        figures[f"claims.{part}"] = out["claims"][part]
    for group in ("slots", "open", "furniture"):
        figures |= {f"{group}.{name}": value for name, value in out[group].items()}
    return figures | {k: out[k] for k in ("events", "contested", "relations", "lineage", "published")}
