"""Floors: what was reached once must not be lost again. They rise and never fall."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from evaluation.score import Figures

FLOORS = Path(__file__).resolve().parent / "floors.json"
TOLERANCE = 0.0005
OF_RECORDS = (
    "core", "whole", "claims", "events", "contested", "lineage", "published",
    "furniture.gone", "furniture.kept",
)  # fmt: skip
RECORDS = ("examples", "seeds")
STAGES = (
    "crises", "parser", "pages", "actors", "places", "event_location", "pooled", "sides", "dates", "link",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor; `reached` is None where a suite ran and no longer gives the figure."""

    name: str
    floor: float
    reached: float | None

    def __str__(self) -> str:
        reached = "gives nothing" if self.reached is None else f"{self.reached:.4f}"
        return f"{self.name}: {reached}, its floor is {self.floor:.4f}"


HELD = {  # of these suites no more than these figures
    "annotated": ("core", "whole", "claims", "events"),
    "incidents": (
        "drones.killed",
        "shootings.killed",
        "shootings.injured",
        "airwars.killed",
        "airwars.injured",
    ),
    "muc4": ("type F1", "effect F1", "people F1", "instrument F1"),
    "neutrality": ("one kind.codes kept", "state and armed group.codes kept"),
    "plover": ("accuracy", "macro-F1"),
    "undated": ("alone.contained", "record.contained", "record.closed"),
}


def has_floor(name: str, value: float | None) -> bool:
    """Whether a figure gets a floor: shares of whole bodies of material, not counts, halves or slots.

    Precision and recall are held by their F1. Single crises of the four are held by their mean, since
    a general gain may cost one of them a little.
    """
    if value is None or not 0 <= value <= 1:
        return False
    suite, figure = name.split(".", 1)
    if suite in RECORDS:
        return figure in OF_RECORDS
    if suite == "link":
        return figure.startswith("all.")
    if suite in HELD:
        return figure in HELD[suite]
    halves = ("precision", "recall", "plain", "baseline", "unresolved")
    return suite in STAGES and not any(half in figure.lower() for half in halves)


def load_floors(path: Path = FLOORS) -> dict[str, float]:
    """The floors by figure; none where the file is missing."""
    if not path.exists():
        return {}
    floors: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def falls(figures: Figures, floors: dict[str, float], ran: set[str]) -> list[Fall]:
    """The figures below their floors, of the suites that ran."""
    return [
        Fall(name, floor, figures.get(name))
        for name, floor in sorted(floors.items())
        if name.split(".")[0] in ran and (figures.get(name) or 0.0) < floor - TOLERANCE
    ]


def raised(figures: Figures, floors: dict[str, float]) -> dict[str, float]:
    """Floors lifted to what was reached, cut to four places; new figures get one, none falls."""
    lifted = dict(floors)
    for name, value in figures.items():
        if value is not None and has_floor(name, value):
            lifted[name] = max(floors.get(name, 0.0), math.floor(value * 10_000) / 10_000)
    return dict(sorted(lifted.items()))


def save_floors(floors: dict[str, float], path: Path = FLOORS) -> None:
    """Write the floors, one a line, sorted."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
