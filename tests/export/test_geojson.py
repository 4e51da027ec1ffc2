import json
from pathlib import Path

from accord.export.geojson import export
from tests import factories as make


def test_an_event_is_a_point_and_one_without_a_place_has_none(tmp_path: Path) -> None:
    data = json.loads(export(make.publish(tmp_path / "crisis.db", make.crisis())))
    assert data["type"] == "FeatureCollection"
    strike, accusation = data["features"]
    assert strike["geometry"] == {"type": "Point", "coordinates": [62.3, 27.4]}  # longitude first
    assert accusation["geometry"] is None


def test_it_tells_days_toll_and_what_is_contested(tmp_path: Path) -> None:
    strike = json.loads(export(make.publish(tmp_path / "crisis.db", make.crisis())))["features"][0]
    told = strike["properties"]
    assert (told["start"], told["end"], told["days"]) == ("2031-03-03", "2031-03-03", 1)
    assert (told["killed_low"], told["killed_best"], told["killed_high"]) == (9, 9, 14)
    assert (told["contested"], told["origins"], told["actors"]) == (["toll:killed"], 2, ["Northland"])


def test_a_record_without_events_is_a_collection_of_none(tmp_path: Path) -> None:
    record = make.publish(tmp_path / "empty.db", make.contents([]))
    assert json.loads(export(record))["features"] == []
