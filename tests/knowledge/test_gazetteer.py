"""The gazetteer: names to places, countries by name and demonym, stable ids."""

from pathlib import Path

import pytest

from accord.errors import KnowledgeError
from accord.knowledge import gazetteer
from accord.knowledge.gazetteer import Gazetteer, default
from accord.knowledge.spelling import fold, skeleton


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Saravan", "IRN", "town"),
        ("Sistan and Baluchestan", "IRN", "admin1"),
        ("Sistan-Baluchistan", "IRN", "admin1"),
        ("Baluchistan", "PAK", "admin1"),
        ("Balochistan", "PAK", "admin1"),
        ("Kyiv", "UKR", "town"),
        ("Kiev", "UKR", "town"),
        ("Gaza", "PSE", "town"),
        ("the Gaza Strip", "PSE", "admin1"),
        ("Hodeidah", "YEM", "town"),
        ("Maidan Wardak", "AFG", "admin1"),
        ("Yaya Khil", "AFG", "town"),
        ("Zaire", "COD", "country"),
        ("Burma", "MMR", "country"),
        ("Bogotá", "COL", "town"),
        ("Bogota", "COL", "town"),
        ("Donbass", "UKR", "admin1"),
    ],
)
def test_the_most_prominent_place_of_a_name(name: str, country: str, precision: str) -> None:
    first = default().lookup(name)[0]
    assert (first.country, first.precision) == (country, precision)


def test_places_of_one_name_all_come_the_most_prominent_first() -> None:
    found = default().lookup("Tripoli")
    assert [p.country for p in found[:2]] == ["LBY", "LBN"]


def test_a_town_knows_its_region_and_where_it_lies() -> None:
    saravan = default().lookup("Saravan")[0]
    assert saravan.admin1 == "Sistan and Baluchestan"
    assert saravan.lat == pytest.approx(27.37, abs=0.1)
    assert saravan.lon == pytest.approx(62.33, abs=0.1)


def test_middles_of_regions_are_inside_them() -> None:
    province = default().lookup("Sistan and Baluchestan")[0]
    assert province.lat == pytest.approx(27.8, abs=1.5)
    assert province.lon == pytest.approx(60.8, abs=1.5)


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Iran", "IRN"), ("Iranian", "IRN"), ("Zairean", "COD"), ("British", "GBR"), ("U.S.", "USA"),
        ("the United States", "USA"), ("Dutch", "NLD"), ("Côte d'Ivoire", "CIV"), ("Congolese", "COD"),
        ("Tehran", None), ("Korean", None), ("Atlantis", None), ("us", None), ("US", "USA"), ("car", None),
    ],
)  # fmt: skip
def test_countries_by_name_and_demonym_but_not_by_capital(name: str, iso3: str | None) -> None:
    assert default().country(name) == iso3


def test_an_area_of_several_countries_is_a_place_that_resolves_to_none() -> None:
    assert default().is_place("the Middle East")
    assert default().is_area("the Middle East")
    assert default().lookup("the Middle East") == ()


def test_an_unknown_name_is_no_place() -> None:
    assert not default().is_place("Xyzzyville")
    assert default().lookup("Xyzzyville") == ()


def test_a_disputed_name_keeps_both_sides() -> None:
    assert {p.country for p in default().lookup("Kashmir")[:2]} == {"IND", "PAK"}


@pytest.mark.parametrize("name", ["Saravan", "Walikale", "Rapides Parish", "Pakistan", "Donbas", "Nangarhar"])
def test_ids_lead_back_to_their_place(name: str) -> None:
    place = default().lookup(name)[0]
    assert default().get(place.id) == place


def test_an_unknown_id_gives_nothing() -> None:
    assert default().get("geonames:1") is None
    assert default().get("nonsense") is None


def test_capitals() -> None:
    capital = default().capital("PAK")
    assert capital is not None and capital.name == "Islamabad"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baluchistan", "Balochestan"),
        ("Khan Younis", "Khān Yūnis"),
        ("Al-Qusayr", "Quseir"),
        ("Jabaliya", "Jabalia"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Mali", "Malta"), ("Niger", "Nigeria"), ("Gaza", "Giza")])
def test_different_names_do_not(one: str, other: str) -> None:
    assert skeleton(fold(one)) != skeleton(fold(other))


def test_the_data_file_is_small() -> None:
    assert (gazetteer.DATA / "gazetteer.npz").stat().st_size < 8_000_000


def test_a_missing_data_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"gazetteer\.npz"):
        Gazetteer(tmp_path)


@pytest.mark.parametrize("name", ["East", "the West", "North", "Camp"])
def test_a_direction_or_a_common_word_alone_is_no_place(name: str) -> None:
    assert default().lookup(name) == ()
