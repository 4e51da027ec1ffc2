"""A part of the map as a filter."""

import pytest

from accord.web.filters import Box

SARAVAN = (27.4, 62.3)  # latitude, longitude


@pytest.mark.parametrize(
    ("box", "holds"),
    [
        ("62,27,63,28", True),
        ("62.3,27.4,62.3,27.4", True),
        ("63,27,64,28", False),
        ("62,28,63,29", False),
        ("422,27,423,28", True),  # once around the world
        ("-400,-80,400,80", True),  # the whole of it
        ("170,20,63,30", True),  # across the date line, the long way
        ("170,20,-170,30", False),
    ],
)
def test_a_point_lies_in_a_part_of_the_map(box: str, holds: bool) -> None:
    found = Box.read(box)
    assert found is not None and found.holds(*SARAVAN) is holds


@pytest.mark.parametrize(
    "words", ["here", "1,2,3", "1,2,3,4,5", "1,50,2,40", "nan,1,2,3", "inf,0,1,1", "0,0,1,91"]
)
def test_what_is_no_part_of_a_map_is_told_from_one(words: str) -> None:
    assert Box.read(words) is None
