import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accord.export.acled import export
from accord.types import Actor, ClaimPlace, EventToll, Page
from tests import factories as make

TEXT = "Westland hit the Front with drones, shells and grenades in Eastmark on Tuesday, and killed 7."
WESTLAND = make.actor("WST", "Westland", country="WST")
FRONT = make.actor("x:front", "The Front", kind="armed-group")
PEOPLE = make.actor("x:people", "Villagers", kind="civilians")


def row(
    tmp_path: Path, on: Actor, type: str = "ASSAULT", mode: str | None = None, **more: Any
) -> dict[str, str]:
    """The one row of an event at Eastmark; an empty one where it has none."""
    page = make.document("a.txt", TEXT)
    country = more.pop("country", "EST")
    by = more.pop("by", [("Westland", WESTLAND.id)])
    of_claim = {k: more.pop(k) for k in ("means", "modality") if k in more}
    claim = make.claim(
        page,
        TEXT,
        type,  # type: ignore[arg-type]
        "hit",
        by=by,
        on=[("the Front", on.id)],
        place=("Eastmark", country),
        date=("Tuesday", make.period("2031-03-04")),
        mode=mode,
        **of_claim,
    )
    event = make.event([claim], "A raid", **more)
    pages = [Page(document=page, claims=(claim,), actors=(WESTLAND, FRONT, PEOPLE))]
    with make.publish(tmp_path / "r.db", make.contents(pages, [event])) as record:
        text = export(record).decode("utf-8")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(found) <= 1
    return found[0] if found else {}


@pytest.mark.parametrize(
    ("on", "type", "mode", "means", "event_type", "sub_event"),
    [
        (FRONT, "ASSAULT", "firearms", None, "Battles", "Armed clash"),
        (FRONT, "ASSAULT", "drone", None, "Explosions/Remote violence", "Air/drone strike"),
        (FRONT, "ASSAULT", "explosives", "grenade", "Explosions/Remote violence", "Grenade"),
        (PEOPLE, "ASSAULT", "beat", None, "Violence against civilians", "Attack"),
        (PEOPLE, "ASSAULT", "abduct", None, "Violence against civilians", "Abduction/forced disappearance"),
        (FRONT, "PROTEST", "demo", None, "Protests", "Peaceful protest"),
        (FRONT, "PROTEST", "riot", None, "Riots", "Violent demonstration"),
        (PEOPLE, "COERCE", "arrest", None, "Strategic developments", "Arrests"),
    ],
)
def test_the_sub_event_comes_from_type_mode_means_and_victims(
    tmp_path: Path, on: Actor, type: str, mode: str, means: str | None, event_type: str, sub_event: str
) -> None:
    found = row(tmp_path, on, type, mode, means=[("grenades", means)] if means else [])
    assert (found["event_type"], found["sub_event_type"]) == (event_type, sub_event)


def test_a_row_has_the_31_columns_and_says_whose_it_is(tmp_path: Path) -> None:
    found = row(tmp_path, PEOPLE, mode="drone")
    assert len(found) == 31
    assert found["event_id_cnty"].startswith("accord-")
    assert found["tags"] == "accord (machine-made, not ACLED)"
    assert (found["inter2"], found["civilian_targeting"]) == ("7", "Civilian targeting")


@pytest.mark.parametrize(("country", "code"), [("WST", "1"), ("EST", "8")])
def test_a_state_is_state_forces_at_home_and_an_external_force_abroad(
    tmp_path: Path, country: str, code: str
) -> None:
    found = row(tmp_path, FRONT, mode="drone", country=country)
    assert (found["inter1"], found["inter2"]) == (code, "2")


def test_fatalities_are_the_most_conservative_figure(tmp_path: Path) -> None:
    toll = EventToll(kind="killed", group=None, low=7, best=9, high=14)
    assert row(tmp_path, FRONT, mode="drone", tolls=(toll,))["fatalities"] == "7"


def test_no_dead_told_is_none(tmp_path: Path) -> None:
    assert row(tmp_path, FRONT, mode="drone")["fatalities"] == "0"


def test_words_have_no_row(tmp_path: Path) -> None:
    assert row(tmp_path, FRONT, "ACCUSE") == {}


@pytest.mark.parametrize(
    "more",
    [
        {"modality": "threatened"},
        {"places": ()},
        {"date": None},
        {"date": make.period("2031-01-01", "2031-12-31")},
    ],
)
def test_what_did_not_happen_on_some_day_somewhere_has_no_row(tmp_path: Path, more: dict[str, Any]) -> None:
    assert row(tmp_path, FRONT, mode="drone", **more) == {}


def test_what_is_near_a_town_is_less_exact_than_what_is_in_it(tmp_path: Path) -> None:
    assert row(tmp_path, FRONT, mode="drone")["geo_precision"] == "1"
    claim = make.claim(make.document("a.txt", TEXT), TEXT, "ASSAULT", "hit", place=("Eastmark", "EST"))
    near = replace(claim.places[0], relation="near")
    assert row(tmp_path, FRONT, mode="drone", places=(near,))["geo_precision"] == "2"


@pytest.mark.parametrize(("on", "sub_event"), [(FRONT, "Armed clash"), (PEOPLE, "Attack"), (WESTLAND, None)])
def test_an_attack_by_nobody_known_is_a_clash_where_it_is_on_forces(
    tmp_path: Path, on: Actor, sub_event: str | None
) -> None:
    found = row(tmp_path, on, mode="firearms", by=[])
    assert found.get("sub_event_type") == sub_event
    assert found.get("actor1", "") == found.get("inter1", "") == ""


def test_a_region_is_called_as_the_gazetteer_calls_it(tmp_path: Path) -> None:
    place = ClaimPlace(
        mention=None, name="Baluchistan", admin1="Balochistan", country="PAK", precision="admin1"
    )
    found = row(tmp_path, FRONT, mode="aerial", places=(place,))
    assert (found["location"], found["admin1"], found["country"]) == ("Balochistan", "Balochistan", "PAK")
