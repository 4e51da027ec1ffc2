import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from accord.export.csv import export, files
from accord.export.tables import harmless
from accord.record import Record
from accord.types import Page
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


def rows(package: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package[f"{table}.csv"].decode("utf-8"), newline="")))


def test_every_table_has_the_columns_its_description_tells(record: Record) -> None:
    package = files(record)
    described = json.loads(package["datapackage.json"])
    assert {f"{r['name']}.csv" for r in described["resources"]} == set(package) - {"datapackage.json"}
    for resource in described["resources"]:
        names = next(csv.reader(io.StringIO(package[resource["path"]].decode("utf-8"))))
        assert names == [f["name"] for f in resource["schema"]["fields"]]


def test_keys_are_unique_and_refer_to_rows_that_are_there(record: Record) -> None:
    keys_hold(files(record))


def keys_hold(package: dict[str, bytes]) -> None:
    for resource in json.loads(package["datapackage.json"])["resources"]:
        found = rows(package, resource["name"])
        keys = [tuple(row[c] for c in resource["schema"]["primaryKey"]) for row in found]
        assert len(set(keys)) == len(keys)
        for link in resource["schema"].get("foreignKeys", ()):
            there = rows(package, link["reference"]["resource"])
            known = {row[link["reference"]["fields"][0]] for row in there}
            assert {row[link["fields"][0]] for row in found} - {""} <= known


def test_frictionless_finds_keys_and_types_as_described(record: Record, tmp_path: Path) -> None:
    for name, data in files(record).items():
        (tmp_path / name).write_bytes(data)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == []


def test_a_table_can_be_read_by_itself(record: Record) -> None:
    package = files(record)
    strike, blame = rows(package, "events")
    assert (strike["actors"], strike["actor_names"]) == ("NRD", "Northland")
    assert (blame["actor_names"], blame["target_names"]) == ("Mayor of Southport", "Northland")
    dead = next(c for c in rows(package, "claims") if c["killed_low"] == "9")
    assert dead["target_names"] == "people", "a side that is not resolved, by the words of the page"
    assert dead["voice_names"] == "Mayor of Southport"
    assert dead["sentence"] == "The mayor of Southport said nine people died."


def test_an_event_tells_when_where_and_how_many(record: Record) -> None:
    strike = rows(files(record), "events")[0]
    assert (strike["earliest"], strike["place"], strike["country"]) == ("2031-03-03", "Southport", "SUD")
    assert (strike["killed_low"], strike["killed_best"], strike["killed_high"]) == ("9", "9", "14")
    assert (strike["injured_best"], strike["origins"], strike["contested"]) == ("", "2", "1")


def test_evidence_quotes_its_page(record: Record) -> None:
    texts = {str(d.id): d.text for d in record.documents()}
    for row in rows(files(record), "evidence"):
        assert row["quote"] == texts[row["document"]][int(row["start"]) : int(row["end"])]


def test_the_zip_holds_the_same_files_and_is_the_same_each_time(record: Record) -> None:
    with zipfile.ZipFile(io.BytesIO(export(record))) as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == files(record)
    assert export(record) == export(record)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_a_formula_becomes_text(text: str) -> None:
    assert harmless(text) == "'" + text


def test_a_formula_in_a_title_becomes_text(tmp_path: Path) -> None:
    made = make.crisis()
    first = made.pages[0]
    title = '=HYPERLINK("http://example.org")'
    page = replace(first, document=replace(first.document, title=title))
    pages: list[Page] = [page, *made.pages[1:]]
    record = make.publish(tmp_path / "crisis.db", replace(made, pages=pages))
    assert {r["title"] for r in rows(files(record), "documents")} == {"'" + title, ""}
