"""Building the real record of a folder of annotated pages, and scoring it."""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import accord
from accord.export import EXPORTERS
from evaluation.annotations import restore
from evaluation.gold import Gold, Json, load_gold
from evaluation.outside import outside_figures, outside_scorer
from evaluation.score import Score, score


@dataclass(frozen=True, slots=True)
class Run:
    """One crisis, built and scored."""

    name: str
    gold: Gold
    record: Json
    score: Score
    seconds: float

    @property
    def troubles(self) -> list[str]:
        """What went wrong while the record was built, files left out aside."""
        problems = [p for p in self.record["problems"] if p["stage"] != "read"]
        return [f"{p.get('file')}: {p['stage']}: {p['message']}" for p in problems]


class ScorersDisagree(AssertionError):
    """Our scorer and the one outside the repository give different figures for one record."""


def build_record(folder: Path, workers: int | None = None) -> Json:
    """The exported record of a folder's pages, with its manifest.csv where it has one."""
    manifest = folder / "manifest.csv"
    with tempfile.TemporaryDirectory(prefix="accord-evaluation-") as scratch:
        target = Path(scratch) / "crisis.db"
        named = manifest if manifest.exists() else None
        with accord.build([folder], target, manifest=named, workers=workers) as record:
            exported: Json = json.loads(EXPORTERS["json"](record))
    return exported


@cache
def run_once(name: str, folder: Path) -> Run:
    """`run_crisis`, whose outcome several suites share."""
    return run_crisis(name, folder)


@cache
def annotated_run(name: str) -> Run:
    """`run_crisis` of one group of our own annotated pages."""
    with tempfile.TemporaryDirectory(prefix="accord-annotated-") as scratch:
        folder = Path(scratch) / name
        restore(name, folder)
        return run_crisis(name, folder)


def run_crisis(name: str, folder: Path) -> Run:
    """Build the record of a folder and score it; the outside scorer must agree where it is there."""
    began = time.perf_counter()
    record = build_record(folder)
    gold = load_gold(folder / "gold.json")
    result = score(record, gold)
    if outside_scorer() is not None:
        _must_agree(name, result, record, folder / "gold.json")
    return Run(name, gold, record, result, time.perf_counter() - began)


def _must_agree(name: str, result: Score, record: Json, gold_file: Path) -> None:
    outside = outside_figures(record, gold_file)
    for figure, value in outside.items():
        ours = result.figures[figure]
        if (ours is None) != (value is None) or abs((ours or 0) - (value or 0)) > 1e-9:
            raise ScorersDisagree(f"{name}.{figure}: {ours} here, {value} by the scorer under ../shared")
