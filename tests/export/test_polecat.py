import csv
import io
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from accord.export.polecat import COLUMNS, MODES, export
from accord.record import Record
from tests import factories as make

NUMBERS = ("Intensity", "Latitude", "Longitude")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


def rows(record: Record) -> list[dict[str, str]]:
    text = export(record).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_row_has_the_40_columns_and_says_whose_it_is(record: Record) -> None:
    strike = rows(record)[0]
    assert len(COLUMNS) == len(strike) == 40
    assert strike["Event ID"].startswith("accord-")
    assert strike["Version"] == "accord 0; accord (machine-made, not POLECAT)"


def test_a_row_tells_type_sides_place_and_day(record: Record) -> None:
    strike = rows(record)[0]
    assert (strike["Event Type"], strike["Event Mode"], strike["Intensity"], strike["Quad Code"]) == (
        *("ASSAULT", "aerial", "-9.5", "MATERIAL CONFLICT"),
    )
    assert (strike["Actor Name"], strike["Actor Country"], strike["Primary Actor Sector"]) == (
        *("Northland", "NRD", "GOV"),
    )
    assert strike["Recipient Name"] == "" and strike["Recipient Name Raw"] == "people"
    assert (strike["Event Date"], strike["City"], strike["Country"]) == ("2031-03-03", "Southport", "SUD")
    assert strike["Actor COW"] == strike["Contexts"] == strike["GeoNames ID"] == ""


def test_what_is_only_denied_and_what_has_no_day_has_no_row(tmp_path: Path) -> None:
    made = make.crisis()
    pages = [replace(p, claims=tuple(replace(c, modality="denied") for c in p.claims)) for p in made.pages]
    assert rows(make.publish(tmp_path / "denied.db", replace(made, pages=pages))) == []
    assert [r["Event Type"] for r in rows(make.publish(tmp_path / "r.db", made))] == ["ASSAULT"]


@pytest.mark.parametrize("title", ["=1+1", "a\tb\nc"])
def test_a_name_breaks_neither_line_nor_cell_and_is_no_formula(tmp_path: Path, title: str) -> None:
    made = make.crisis()
    actor = replace(made.pages[0].actors[0], name=title)
    pages = [replace(p, actors=(actor, *p.actors[1:])) for p in made.pages]
    (row,) = rows(make.publish(tmp_path / "r.db", replace(made, pages=pages)))
    assert row["Actor Name"] in ("'=1+1", "a b c")
    assert row["Version"].endswith("not POLECAT)")


def test_frictionless_reads_types_as_the_codebook_gives_them(record: Record, tmp_path: Path) -> None:
    (tmp_path / "events.tsv").write_bytes(export(record))
    kinds = dict.fromkeys(NUMBERS, "number") | dict.fromkeys(("Event Date", "Publication Date"), "date")
    schema = {"fields": [{"name": c, "type": kinds.get(c, "string")} for c in COLUMNS]}
    resource = frictionless.Resource.from_descriptor(
        {
            "name": "polecat",
            "path": "events.tsv",
            "dialect": {"csv": {"delimiter": "\t", "quoteChar": "\x07"}},
            "schema": schema,
        },
        basepath=str(tmp_path),
    )
    assert resource.validate().flatten(["type", "note"]) == []


def test_modes_with_a_score_are_those_of_the_page_on_types() -> None:
    lines = (Path(__file__).parents[2] / "docs" / "event-types.md").read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.split("|")] for line in lines if line.count("|") == 6]
    told = {(c[1], m.strip(" *")) for c in cells if c[1].isupper() for m in c[5].split(",") if m.strip()}
    assert set(MODES) == told - {("PROTEST", "vandalize")}  # the manual gives this one no score
    assert (MODES["ASSAULT", "drone"], MODES["RETREAT", "disarm"]) == (-9.5, 10)


def test_the_bytes_are_the_same_each_time(record: Record) -> None:
    assert export(record) == export(record)
