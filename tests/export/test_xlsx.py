import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest

from accord.export import xlsx
from accord.export.package import TABLES, rows
from accord.record import Record
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


def workbook(record: Record) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx.export(record)))


def as_text(value: object) -> object:
    """A cell as the tables have it: days as ISO 8601."""
    return value.date().isoformat() if isinstance(value, dt.datetime) else value


def titled(tmp_path: Path, title: str) -> Record:
    """A record whose first page has this title."""
    made = make.crisis()
    first = made.pages[0]
    page = replace(first, document=replace(first.document, title=title))
    return make.publish(tmp_path / "titled.db", replace(made, pages=[page, *made.pages[1:]]))


def title_cell(record: Record) -> Any:
    sheet = workbook(record)["documents"]
    column = [c.value for c in sheet[1]].index("title") + 1
    return sheet.cell(row=2, column=column)


def test_every_table_is_a_sheet_with_its_columns_and_rows(record: Record) -> None:
    book = workbook(record)
    assert book.sheetnames == ["keys", *(t.name for t in TABLES)]
    for table in TABLES:
        first, *found = book[table.name].iter_rows(values_only=True)
        assert first == table.columns
        assert [tuple(map(as_text, row)) for row in found] == [tuple(row) for row in rows(record)[table.name]]


def test_a_day_is_a_date_that_a_sheet_sorts_by(record: Record) -> None:
    sheet = workbook(record)["documents"]
    column = [c.value for c in sheet[1]].index("earliest") + 1
    cell = sheet.cell(row=2, column=column)
    assert cell.is_date
    assert cell.value.date().isoformat() == rows(record)["documents"][0][column - 1]
    assert cell.number_format == r"yyyy\-mm\-dd"


@pytest.mark.parametrize("day", ["1899-12-31", "1900-02-28", "0622-07-16"])
def test_a_day_that_no_sheet_holds_is_text(tmp_path: Path, day: str) -> None:
    made = make.crisis()
    first = made.pages[0]
    page = replace(first, document=replace(first.document, published=make.period(day)))
    old = make.publish(tmp_path / "old.db", replace(made, pages=[page, *made.pages[1:]]))
    sheet = workbook(old)["documents"]
    column = [c.value for c in sheet[1]].index("earliest") + 1
    assert sheet.cell(row=2, column=column).value == day


def test_the_workbook_opens_at_the_events_and_each_sheet_can_be_filtered(record: Record) -> None:
    book = workbook(record)
    assert book.active.title == "events"
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "A2"
        assert all(d.width >= xlsx.NARROW for d in sheet.column_dimensions.values())


def test_the_first_sheet_tells_keys(record: Record) -> None:
    found = list(workbook(record)["keys"].iter_rows(values_only=True))
    assert ("claims", "event", "string", None, "events.id") in found
    assert ("origins", "event", "string", "yes", "events.id") in found


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_a_formula_is_text_and_stays_text(tmp_path: Path, text: str) -> None:
    cell = title_cell(titled(tmp_path, text))
    assert cell.data_type == "s"
    assert cell.value == "'" + text.replace("\r", "\n")


def test_no_cell_of_the_file_is_a_formula(tmp_path: Path) -> None:
    book = xlsx.export(titled(tmp_path, '=HYPERLINK("http://example.org")'))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/")]
    assert sheets and all(b"<f>" not in sheet for sheet in sheets)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("</t></is></c><c><f>1</f></c>", "</t></is></c><c><f>1</f></c>"),
        ("a\x07b", "a\ufffdb"),
        ("_x0041_ & _x", "_x005F_x0041_ & _x"),  # so that a spreadsheet does not read the number as an A
        ("two\nlines", "two\nlines"),
    ],
)
def test_markup_and_control_characters_do_no_harm(tmp_path: Path, text: str, read: str) -> None:
    assert title_cell(titled(tmp_path, text)).value == read


def test_a_text_that_no_cell_holds_is_cut_and_says_so(tmp_path: Path) -> None:
    value = title_cell(titled(tmp_path, "😀" * 20_000)).value
    assert len(value.encode("utf-16-le")) // 2 <= xlsx.LONGEST
    assert value.endswith(xlsx.CUT)


def test_the_workbook_is_the_same_each_time(record: Record) -> None:
    assert xlsx.export(record) == xlsx.export(record)


def test_frictionless_finds_keys_and_types_as_described(record: Record, tmp_path: Path) -> None:
    for name, data in xlsx.files(record).items():
        (tmp_path / name).write_bytes(data)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == []
