import json
from pathlib import Path

import jsonschema
import pytest

from accord.errors import RecordError
from accord.export import EXPORTERS
from accord.export.json import as_data, contents_of, export
from accord.export.schema import schema, written_schema
from accord.record import Record
from tests import factories as make

SCHEMA = Path(__file__).parents[2] / "docs" / "record.schema.json"


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


def test_an_export_fits_the_schema(record: Record) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(json.loads(export(record)))] == []


def test_the_schema_finds_what_does_not_fit(record: Record) -> None:
    data = json.loads(export(record))
    data["claims"][0]["type"] = "QUARREL"
    del data["documents"][0]["text"]
    paths = {e.json_path for e in jsonschema.Draft202012Validator(schema()).iter_errors(data)}
    assert paths == {"$.claims[0].type", "$.documents[0]"}


def test_the_schema_file_is_current() -> None:
    message = "run: python -m accord.export.schema > docs/record.schema.json"
    assert SCHEMA.read_text(encoding="utf-8") == written_schema(), message


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_record_can_be_rebuilt_from_its_export(record: Record, tmp_path: Path) -> None:
    exported = export(record)
    again = make.publish(tmp_path / "again.db", contents_of(json.loads(exported)))
    assert export(again) == exported
    assert again.claims() == record.claims()


def test_a_damaged_export_is_refused(record: Record) -> None:
    data = json.loads(export(record))
    del data["claims"][0]["trigger"]
    with pytest.raises(RecordError, match="damaged data of a Claim"):
        contents_of(data)


def test_a_claim_tells_its_event_origin_and_quotes(record: Record) -> None:
    data = as_data(record)
    texts = {d["id"]: d["text"] for d in data["documents"]}
    for claim in data["claims"]:
        for evidence in claim["evidence"]:
            assert texts[claim["document"]][evidence["start"] : evidence["end"]] == evidence["quote"]
        event = next(e for e in data["events"] if claim["id"] in e["claims"])
        assert claim["event"] == event["id"]
        assert claim["origin"] in [o["id"] for o in event["origins"]]


def test_dates_are_those_of_the_whole_record_and_the_pages_own_stay(record: Record) -> None:
    data = as_data(record)
    undated = data["documents"][1]
    assert undated["published"]["earliest"] == "2031-03-03"
    assert undated["published_on_page"] is None
    claim = data["claims"][3]
    assert claim["date"]["earliest"] == "2031-03-03"
    assert claim["date_on_page"]["earliest"] is None


def test_places_stand_once(record: Record) -> None:
    assert [p["id"] for p in as_data(record)["places"]] == ["gsouthport"]


def test_every_exporter_gives_bytes(record: Record) -> None:
    for exporter in EXPORTERS.values():
        assert exporter(record)
