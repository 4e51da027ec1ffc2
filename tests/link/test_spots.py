"""Villages that no gazetteer has, by their names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link.compare import place_match
from accord.link.spots import spelt_alike, spot_of
from accord.types import ClaimPlace, PlaceId
from tests.link.factories import mention


def village(name: str, region: str = "Upper Sarn") -> ClaimPlace:
    """A village of which only the region is settled."""
    return ClaimPlace(
        mention=mention(f"{name}, {region}", "place"),
        name=name,
        place=PlaceId(f"region:{region}"),
        country="ORV",
        admin1=region,
        precision="admin1",
    )


REGION = replace(village("Upper Sarn"), mention=mention("Upper Sarn", "place"))


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("Karikot", "Kari Kot", True),
        ("Tabbi", "Tabbi Tolkhel", True),
        ("Mohammad Khel", "Momadkhel", True),
        ("Zanani", "Ghundi", False),
        ("Khaso Khel", "Qutab Khel", False),
        ("Sam", "Samarra", False),
    ],
)
def test_one_name_may_be_spelt_in_several_ways(one: str, two: str, alike: bool) -> None:
    assert spelt_alike(one, two) is spelt_alike(two, one) is alike


def test_two_villages_of_one_region_are_two_places() -> None:
    assert place_match(village("Zanani"), village("Ghundi"))[0] == "far"
    assert place_match(village("Karikot"), village("Kari Kot")) == ("same", 1.0)


def test_a_region_may_be_where_any_of_its_villages_is() -> None:
    assert spot_of(REGION) is None
    assert place_match(REGION, village("Zanani"))[0] == "same"


def test_a_name_without_a_region_may_be_the_village_that_another_page_places() -> None:
    bare = ClaimPlace(mention=mention("Karikot", "place"), name="Karikot")
    assert place_match(bare, village("Kari Kot")) == ("same", 1.0)
    assert place_match(bare, village("Zanani"))[0] == "unknown"
