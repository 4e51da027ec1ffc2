"""What is measured: each suite gives figures by name, from one body of annotated material."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation import annotations as annotations_of
from evaluation.crises import Run, annotated_run, run_once
from evaluation.gold import EXAMPLES, ROOT, SHARED
from evaluation.score import Figures
from evaluation.slots import f1

CRISES = ("bukavu-1996", "peru-1996", "bogota-2019", "afghanistan-ied")
CLAIMS = SHARED / "gold" / "claims"
TIMEML = SHARED / "gold" / "timeml"
NEUTRALITY = ROOT / "evaluation" / "neutrality.yaml"


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one suite; `runs` are the records behind them, for a look at single claims."""

    figures: Figures
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """One measurement. `data` is what it needs on disk; it is skipped, with a note, where that is missing."""

    name: str
    about: str
    data: Path
    run: Callable[[bool], Result]
    sampled: bool = False  # takes a sample when asked to be quick
    on_request: bool = False  # takes minutes, and runs only where --only names it


def crisis(name: str, folder: Path) -> Suite:
    """A suite that builds a record from a folder of annotated pages and scores it."""

    def run(_quick: bool) -> Result:
        done = run_once(name, folder)
        return Result(done.score.figures, (done,))

    return Suite(name, f"record of {folder.name}/ against its gold.json", folder / "gold.json", run)


def stage(
    name: str,
    about: str,
    data: Path,
    function: str,
    full: Mapping[str, int | None] | None = None,
    sample: Mapping[str, int | None] | None = None,
    on_request: bool = False,
) -> Suite:
    """A suite that asks evaluation/<name>.py, whose `function` returns figures, nested or flat.

    `full` are its arguments in a full run, `sample` those that make it take a sample.
    """

    def run(quick: bool) -> Result:
        measure = getattr(importlib.import_module(f"evaluation.{name}"), function)
        return Result(flat(measure(**((sample if quick else full) or {}))))

    return Suite(name, about, data, run, sampled=sample is not None, on_request=on_request)


def actor_figures(_quick: bool) -> Result:
    """Over all crises: the share of annotated names that a phrase of the sentence gives, and linking."""
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    right = wrong = missed = 0
    for measure in importlib.import_module("evaluation.actors").measure().values():
        for side, (hits, total) in measure.hits.items():
            found[side] += hits
            asked[side] += total
        right, wrong, missed = (a + b for a, b in zip((right, wrong, missed), measure.links, strict=True))
    figures: Figures = {f"{side} found": found[side] / max(asked[side], 1) for side in asked}
    figures["linking F1"] = f1(right, right + wrong, right + missed)
    return Result(figures)


def place_figures(quick: bool) -> Result:
    """Shares of place names put where they belong: of all, and of those that were not left open."""
    places = importlib.import_module("evaluation.places")
    figures: Figures = {}
    for label, (tally, _) in {"claims": places.claims_gold(), **places.geoparsing(quick)}.items():
        figures[f"{label}.ceiling"] = tally.within_reach / max(tally.names, 1)
        figures[f"{label}.of ceiling"] = tally.right / max(tally.within_reach, 1)
        figures[f"{label}.right"] = tally.right / max(tally.names, 1)
        figures[f"{label}.right of answered"] = tally.right / max(tally.names - tally.silent, 1)
    return Result(figures)


def annotated_figures(_quick: bool) -> Result:
    """Our own annotated pages, a record for each group of them: its figures, and the means."""
    runs = [annotated_run(name) for name in annotations_of.names()]
    figures: Figures = {}
    for figure in ("core", "whole", "claims", "events"):
        for run in runs:
            figures[f"{run.name}.{figure}"] = run.score.figures[figure]
        known = [v for run in runs if (v := run.score.figures[figure]) is not None]
        figures[figure] = sum(known) / max(len(known), 1)
    return Result(figures, tuple(runs))


def flat(figures: Mapping[str, object], prefix: str = "") -> Figures:
    """Nested figures with their names joined by dots; values that are no numbers are left out."""
    out: Figures = {}
    for name, value in figures.items():
        if isinstance(value, Mapping):
            out |= flat(value, f"{prefix}{name}.")
        elif value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            out[f"{prefix}{name}"] = value
    return out


SUITES = (
    crisis("examples", EXAMPLES),
    crisis("seeds", SHARED / "seeds"),
    *(crisis(name, CLAIMS / name) for name in CRISES),
    Suite(
        "annotated",
        "records of our own annotated pages of WikiEvents, ECB+ and re3d",
        SHARED / "gold" / "wikievents",
        annotated_figures,
    ),
    stage(
        "parser", "parser on English EWT dev", SHARED / "gold" / "ud-ewt", "score", sample={"documents": 40}
    ),
    stage(
        "names",
        "the model's names on CrossNER politics dev, WikiEvents dev and the crises' actors and places",
        SHARED / "gold" / "crossner",
        "score",
    ),
    stage(
        "pages", "what cleaning keeps and drops, beside plain trafilatura", SHARED / "gold" / "pages", "score"
    ),
    Suite("actors", "names that a phrase of their sentence gives, without extraction", CLAIMS, actor_figures),
    Suite(
        "places",
        "place names put where they belong (161 km)",
        SHARED / "gold" / "geoparsing",
        place_figures,
        sampled=True,
    ),
    stage(
        "event_location",
        "which place belongs to a verb, or none",
        SHARED / "gold" / "event-location",
        "score",
        sample={"sentences": 300},
    ),
    stage("undated", "pages whose stated day was taken out", CLAIMS, "score"),
    stage("pooled", "events, places and dates of found claims, seeds and crises together", CLAIMS, "pooled"),
    stage("sides", "actors and targets of found claims, all crises together", CLAIMS, "score"),
    stage("dates", "time expressions", TIMEML, "score", full={"documents": None}, sample={"documents": 40}),
    stage(
        "incidents",
        "tolls of single incidents, beside coders' figures",
        SHARED / "gold" / "airwars-gaza",
        "score",
        full={"documents": None},
        sample={"documents": 60},
    ),
    stage("confidence", "whether confidence means what it says", SHARED / "gold" / "wikievents", "score"),
    stage("link", "events and lineage from annotated claims", CLAIMS, "evaluate"),
    stage(
        "neutrality",
        "codes that change when the two sides of a text change places",
        NEUTRALITY,
        "score",
    ),
    stage(
        "plover",
        "type between a marked source and target",
        SHARED / "gold" / "plover-pairs",
        "score",
        full={"sentences": None},
        sample={"sentences": 200},
    ),
    stage(
        "muc4",
        "attacks of reports: type, people by effect and number, instrument",
        SHARED / "gold" / "muc4",
        "score",
    ),
    stage(
        "polnear",
        "sources and contents of attributions, beside the annotators",
        SHARED / "gold" / "polnear",
        "score",
        on_request=True,
    ),
    stage(
        "dronestream",
        "two wordings of each drone strike as two pages among all: pairs of pages",
        SHARED / "gold" / "dronestream",
        "score",
        on_request=True,
    ),
    stage(
        "lineage",
        "300 labelled pairs of pages: one witness or not, beside resemblance, which MinHash estimates",
        SHARED / "gold" / "ecbplus",
        "score",
        on_request=True,
    ),
    stage(
        "ecbplus",
        "ECB+ development topics: documents by incident, and mentions by event from annotated mentions",
        SHARED / "gold" / "ecbplus",
        "score",
        on_request=True,
    ),
)


def mean_over_crises(figures: Figures) -> Figures:
    """The mean of each headline figure over the four crises, where all four were run."""
    means: Figures = {}
    for figure in ("core", "whole", "claims", "events", "lineage", "published"):
        values = [figures.get(f"{name}.{figure}") for name in CRISES]
        known = [v for v in values if v is not None]
        if all(f"{name}.core" in figures for name in CRISES) and known:
            means[f"crises.{figure}"] = sum(known) / len(known)
    return means
