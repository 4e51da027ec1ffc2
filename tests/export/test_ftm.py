import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model
from followthemoney.types import registry

from accord.export.ftm import LANGUAGES, export
from accord.record import Record
from accord.types import EventToll
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


def entities(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(record).decode("utf-8").splitlines()]


def of(record: Record, schema: str) -> list[dict[str, Any]]:
    return [e for e in entities(record) if e["schema"] == schema]


def sound(record: Record) -> None:
    """Every entity is one of FollowTheMoney's model, with clean values, and refers to entities that fit."""
    found = {e["id"]: e for e in entities(record)}
    assert len(found) == len(entities(record)) > 0
    for data in found.values():
        proxy = model.get_proxy(data, cleaned=False)  # values that do not fit are dropped
        assert {p: set(v) for p, v in proxy.to_dict()["properties"].items()} == {
            p: set(v) for p, v in data["properties"].items()
        }
        for prop, value in proxy.itervalues():
            if prop.type == registry.entity:
                schema = model.get(found[value]["schema"])
                assert schema is not None and schema.is_a(prop.range)


def test_followthemoney_takes_every_value_as_it_stands(record: Record) -> None:
    sound(record)


def test_an_event_has_its_day_place_sides_and_pages(record: Record) -> None:
    strike = of(record, "Event")[0]["properties"]
    assert (strike["name"], strike["date"]) == (["Northland strikes Southport"], ["2031-03-03"])
    assert strike["involved"] == ["accord-actor-NRD"]
    assert len(strike["proof"]) == 2
    assert {"ASSAULT", "aerial", "killed: 9 (9 to 14)", "disputed", "accord (machine-made)"} <= set(
        strike["keywords"]
    )


def test_a_figure_without_an_upper_end_is_told_as_such(tmp_path: Path) -> None:
    made = make.crisis()
    toll = EventToll(kind="killed", group=None, low=90, best=90, high=None)
    events = (replace(made.linked.events[0], tolls=(toll,)), *made.linked.events[1:])
    with make.publish(tmp_path / "r.db", replace(made, linked=replace(made.linked, events=events))) as record:
        told = {k for e in of(record, "Event") for k in e["properties"]["keywords"]}
    assert "killed: at least 90" in told and "killed: 90" not in told


def test_an_interval_is_a_start_and_an_end(tmp_path: Path) -> None:
    made = make.crisis()
    first, *rest = made.linked.events
    event = replace(first, date=make.period("2031-03-03", "2031-03-05"))
    record = make.publish(
        tmp_path / "r.db", replace(made, linked=replace(made.linked, events=(event, *rest)))
    )
    strike = of(record, "Event")[0]["properties"]
    assert (strike["startDate"], strike["endDate"]) == (["2031-03-03"], ["2031-03-05"])
    assert "date" not in strike


def test_actors_are_mentioned_on_pages(record: Record) -> None:
    mentions = [e["properties"] for e in of(record, "Mention")]
    assert {(m["resolved"][0], m["name"][0]) for m in mentions} >= {("accord-actor-NRD", "Northland")}
    assert [e["properties"]["parent"] for e in of(record, "PublicBody") if e["id"].endswith("army")] == [
        ["accord-actor-NRD"]
    ]


def test_a_page_has_its_address_only_where_it_is_one_of_the_web(tmp_path: Path) -> None:
    made = make.crisis()
    one, two = made.pages
    pages = [
        replace(one, document=replace(one.document, url="https://example.org/a")),
        replace(two, document=replace(two.document, url="javascript:alert(1)")),
    ]
    record = make.publish(tmp_path / "r.db", replace(made, pages=pages))
    assert [a["properties"].get("sourceUrl") for a in of(record, "Article")] == [
        ["https://example.org/a"],
        None,
    ]


def test_languages_are_codes_of_the_schema() -> None:
    assert {code for code in LANGUAGES.values() if registry.language.clean(code) != code} == set()


def test_the_bytes_are_the_same_each_time(record: Record) -> None:
    assert export(record) == export(record)
