"""One slot at a time: what counts as right."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation.slots import NameBook, names_f1, shared_names, side

from evaluation import slots


def names(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group.split("|")) for group in groups]


def test_a_wanted_name_is_used_once() -> None:
    assert shared_names(names("a", "a"), names("a|b", "c")) == 1
    assert names_f1(names("a", "a"), names("a", "c")) == pytest.approx(0.5)


def test_a_sentence_that_names_nobody_may_take_the_sides_of_its_event() -> None:
    assert side(names("a"), [], names("a", "b")) == 1.0
    assert side(names("z"), [], names("a", "b")) == 0.0
    assert side([], [], names("a")) == 1.0


def test_actors_are_matched_by_any_spelling_and_mentions_only_where_unresolved() -> None:
    record = {"actors": [{"id": "x", "name": "BLA", "aliases": ["Baluch Liberation Army"]}]}
    book = NameBook(record, {"Baloch Liberation Army": ("Baloch Liberation Army",)})
    wanted = book.annotated(["Baloch Liberation Army"])
    assert shared_names(book.extracted([{"actor": "x"}]), wanted) == 1
    mention = {"quote": "the Baluch Liberation Army"}
    assert shared_names(book.extracted([{"actor": None, "mention": mention}]), wanted) == 1
    assert shared_names(book.extracted([{"actor": "y", "mention": mention}]), wanted) == 0


@pytest.mark.parametrize(
    ("told", "wanted", "right"),
    [
        ([("killed", None, 9, None)], {"killed": {"low": 9, "high": None}}, 1.0),
        ([("killed", None, 9, 9)], {"killed": {"low": 9, "high": None}}, 0.0),
        ([("killed", None, 9, None), ("injured", None, 2, 2)], {"killed": {"low": 9, "high": None}}, 0.0),
        ([], {"killed": {"low": None, "high": None}}, None),
        ([("killed", "the children", 6, None)], {"killed": {"low": None, "of": {"children": 6}}}, 1.0),
        ([("killed", None, 6, 6)], {"killed": {"low": None, "of": {"children": 6}}}, 0.0),
        ([], {}, None),
        ([("killed", None, 1, 1)], {}, 0.0),
    ],
)
def test_tolls(told: list[tuple[Any, ...]], wanted: dict[str, Any], right: float | None) -> None:
    tolls = [dict(zip(("kind", "group", "low", "high"), t, strict=True)) for t in told]
    assert slots.tolls_right(tolls, wanted) == right


@pytest.mark.parametrize(
    ("told", "wanted", "right"),
    [
        (("2021-06-08", "2021-06-08"), ("2021-06-08", "2021-06-08"), 1.0),
        (("2021-06-06", "2021-06-08"), ("2021-06-08", "2021-06-08"), 1.0),
        (("2021-06-01", "2021-06-08"), ("2021-06-08", "2021-06-08"), 0.0),
        (("2021-06-09", "2021-06-09"), ("2021-06-08", "2021-06-08"), 0.0),
        ((None, "2021-06-08"), ("2021-06-08", "2021-06-08"), 0.0),
        ((None, "2021-06-08"), (None, "2021-06-08"), 1.0),
        (("2021", "2021"), ("2021-01-01", "2021-12-31"), 1.0),
        ((None, None), ("2021-06-08", None), 0.0),
        (("2021-06-08", None), (None, None), None),
    ],
)
def test_periods(
    told: tuple[str | None, str | None], wanted: tuple[str | None, str | None], right: float | None
) -> None:
    def period(ends: tuple[str | None, str | None]) -> dict[str, str | None]:
        return {"earliest": ends[0], "latest": ends[1]}

    assert slots.period_right(period(told), period(wanted)) == right


def test_places_need_the_country_and_coordinates_near_enough() -> None:
    geneva = {"country": "CHE", "lat": 46.2, "lon": 6.1, "precision": "town"}
    assert slots.place_right({"country": "CHE", "lat": 46.5, "lon": 6.6}, geneva) == 1.0
    assert slots.place_right({"country": "CHE", "lat": 46.8, "lon": 9.8}, geneva) == 0.0
    assert (
        slots.place_right({"country": "CHE", "lat": 46.8, "lon": 9.8}, geneva | {"precision": "admin1"})
        == 1.0
    )
    assert slots.place_right({"country": "FRA", "lat": 46.2, "lon": 6.1}, geneva) == 0.0
    assert slots.place_right({"country": "CHE"}, {"country": "CHE", "precision": "country"}) == 1.0
    assert slots.place_right({}, {"country": None}) is None


def test_a_quarter_of_the_meridian() -> None:
    assert slots.kilometres((0, 0), (90, 0)) == pytest.approx(10007.5, abs=1)


def test_alleged_and_asserted_are_alike_where_somebody_speaks() -> None:
    assert slots.commitment("alleged", spoken=True) == "asserted"
    assert slots.commitment("alleged", spoken=False) == "alleged"
    assert slots.commitment("denied", spoken=True) == "denied"


def test_a_drone_strike_is_an_air_strike_but_no_shelling() -> None:
    assert slots.mode_right("drone", "aerial") == 1.0
    assert slots.mode_right("heavy-weapons", "aerial") == 0.0
    assert slots.mode_right("aerial", None) is None
    assert slots.mode_right("targeted", "assassinate") == 1.0
