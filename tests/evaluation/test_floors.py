"""Floors rise, never fall, and a figure below its floor is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.floors import falls, has_floor, load_floors, raised, save_floors


def test_raising_lifts_and_never_lowers() -> None:
    floors = {"seeds.core": 0.5, "seeds.whole": 0.3}
    lifted = raised({"seeds.core": 0.61239, "seeds.whole": 0.2, "seeds.lineage": 1.0}, floors)
    assert lifted == {"seeds.core": 0.6123, "seeds.lineage": 1.0, "seeds.whole": 0.3}


def test_a_figure_below_its_floor_falls_and_one_within_the_tolerance_does_not() -> None:
    floors = {"seeds.core": 0.5, "seeds.whole": 0.3, "places.accuracy": 0.9}
    fallen = falls({"seeds.core": 0.4996, "seeds.whole": 0.2994}, floors, {"seeds"})
    assert [str(f) for f in fallen] == ["seeds.whole: 0.2994, its floor is 0.3000"]


def test_a_figure_that_is_no_longer_given_falls() -> None:
    (fall,) = falls({"seeds.core": None}, {"seeds.core": 0.5}, {"seeds"})
    assert str(fall) == "seeds.core: gives nothing, its floor is 0.5000"


@pytest.mark.parametrize(
    ("name", "value", "floored"),
    [
        ("examples.core", 0.5, True),
        ("examples.slots.voice", 0.5, False),
        ("examples.claims.precision", 0.5, False),
        ("crises.whole", 0.2, True),
        ("peru-1996.core", 0.3, False),
        ("parser.words", 25000.0, False),
        ("parser.gold words LAS", 0.89, True),
        ("pages.plain keep", 0.9, False),
        ("link.all.events", 0.95, True),
        ("link.peru-1996.events", 0.9, False),
        ("crises.lineage", None, False),
        ("annotated.core", 0.3, True),
        ("annotated.greece.core", 0.3, False),
        ("neutrality.one kind.codes kept", 0.96, True),
        ("neutrality.one kind.codes changed", 0.04, False),
    ],
)
def test_which_figures_have_floors(name: str, value: float | None, floored: bool) -> None:
    assert has_floor(name, value) is floored


def test_floors_survive_writing(tmp_path: Path) -> None:
    save_floors({"b.x": 0.25, "a.x": 1.0}, tmp_path / "floors.json")
    assert list(load_floors(tmp_path / "floors.json").items()) == [("a.x", 1.0), ("b.x", 0.25)]
    assert load_floors(tmp_path / "none.json") == {}
