"""Villages that a user adds to the shipped gazetteer: added, listed, taken away."""

from __future__ import annotations

from pathlib import Path

from accord.cli.layout import Paper, count
from accord.knowledge import gazetteer, villages
from accord.settings import data_folder


def add(dump: Path, name: str | None, paper: Paper) -> None:
    """Index a GeoNames dump for all records of this user. Raises InputError where it is of no use."""
    made = villages.add(data_folder(), dump, gazetteer.shipped(), name)
    paper.line(f"{made.name}: {count(made.places, 'place')} added, in {made.path}", 0, 2)
    paper.line(
        "Every build uses it from now on; pages of earlier ones are worked on again when they are built."
    )


def listing(paper: Paper) -> None:
    """What was added, and where it lies."""
    data = data_folder()
    found = villages.added(data)
    for one in found:
        paper.line(f"{one.name}: {count(one.places, 'place')} of {one.source}, {one.path}", 0, 2)
    if not found:
        paper.line(
            f"Nothing was added; accord gazetteer add FILE puts it into {villages.folder_of(data)}.", 0, 2
        )


def remove(name: str, paper: Paper) -> None:
    """Take one away. Raises NotFound where there is none of this name."""
    gone = villages.remove(data_folder(), name)
    paper.line(f"{gone.name}: removed")
