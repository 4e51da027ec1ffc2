"""What holds of the export of any record, on the example pages and, where they are at hand, on the seeds."""

import json
from pathlib import Path

import frictionless
import jsonschema
import pytest

import accord
from accord.export import EXPORTERS, csv
from accord.export.importing import import_record
from accord.export.json import export
from accord.export.schema import schema
from accord.record.checks import mentions
from tests.export import test_ftm, test_stix
from tests.export.test_csv import keys_hold

ROOT = Path(__file__).parents[2]
FOLDERS = {"examples": ROOT / "examples", "seeds": ROOT.parent / "shared" / "seeds"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=list(FOLDERS))
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> accord.Record:
    folder = FOLDERS[request.param]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    manifest = folder / "manifest.csv"
    path = tmp_path_factory.mktemp("record") / "r.db"
    return accord.build([folder], path, manifest=manifest if manifest.is_file() else None, workers=1)


def test_no_page_fails(record: accord.Record) -> None:
    stages = {p.stage for p in record.summary().problems}
    assert stages <= {"read", "clean"}, [p for p in record.problems() if p.stage not in ("read", "clean")]


def test_the_export_fits_the_schema(record: accord.Record) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert [e.json_path for e in validator.iter_errors(json.loads(export(record)))] == []


def test_every_quote_equals_its_span(record: accord.Record) -> None:
    texts = {d.id: d.text for d in record.documents()}
    claims = record.claims()
    assert claims
    for claim in claims:
        for mention in mentions(claim):
            span = mention.span
            assert texts[span.document][span.start : span.end] == mention.quote


def test_keys_of_the_tables_hold(record: accord.Record) -> None:
    keys_hold(csv.files(record))


def test_readers_of_their_own_take_stix_and_ftm(record: accord.Record) -> None:
    test_stix.sound(record)
    test_ftm.sound(record)


def test_frictionless_takes_the_tables(record: accord.Record, tmp_path: Path) -> None:
    for name, data in csv.files(record).items():
        (tmp_path / name).write_bytes(data)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == []


def test_the_record_comes_back_equal_from_its_json(record: accord.Record, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(export(record))
    import_record(tmp_path / "r.json", tmp_path / "again.db")
    with accord.open(tmp_path / "again.db") as again:
        assert export(again) == export(record)


def test_every_format_gives_the_same_bytes_again(record: accord.Record) -> None:
    for exporter in EXPORTERS.values():
        assert exporter(record) == exporter(record)
