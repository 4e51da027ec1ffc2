"""A part of the map as a filter."""

import pytest

from accord.record.catalogue import Box


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("62,27,63,28", (62, 27, 63, 28)),
        ("422,27,423,28", (62, 27, 63, 28)),  # once around the world
        ("-400,-80,400,80", (-180, -80, 180, 80)),  # the whole of it
        ("170,20,-170,30", (170, 20, -170, 30)),  # across the date line
    ],
)
def test_a_part_of_the_map_has_longitudes_of_one_round(words: str, sides: tuple[float, ...]) -> None:
    found = Box.read(words)
    assert found is not None and found.sides == sides


@pytest.mark.parametrize(
    "words", ["here", "1,2,3", "1,2,3,4,5", "1,50,2,40", "nan,1,2,3", "inf,0,1,1", "0,0,1,91"]
)
def test_what_is_no_part_of_a_map_is_told_from_one(words: str) -> None:
    assert Box.read(words) is None
