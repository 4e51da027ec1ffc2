"""What holds of the export of any record, on the example pages and, where they are at hand, on the seeds."""

import json
from pathlib import Path

import jsonschema
import pytest

import accord
from accord.export import EXPORTERS, csv
from accord.export.importing import contents_of
from accord.export.json import export
from accord.export.schema import schema
from accord.record.checks import mentions
from tests import factories as make
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


def test_the_record_can_be_rebuilt_from_its_export(record: accord.Record, tmp_path: Path) -> None:
    exported = export(record)
    assert export(make.publish(tmp_path / "again.db", contents_of(json.loads(exported)))) == exported


def test_keys_of_the_tables_hold(record: accord.Record) -> None:
    keys_hold(csv.files(record))


def test_every_format_gives_the_same_bytes_again(record: accord.Record) -> None:
    for exporter in EXPORTERS.values():
        assert exporter(record) == exporter(record)
