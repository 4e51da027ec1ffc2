"""A record's tables as one workbook (Office Open XML), a sheet a table, and a first sheet with their keys.

`files` gives the workbook with a datapackage.json that describes it. Written by hand, since the bytes are the
same for the same record, which libraries do not promise. Every text is an inline string, never a formula, and
one that would become a formula when it is edited or saved as CSV has a ' before it. Days are dates, shown as
2031-03-04, but for those before March 1900, which a sheet cannot hold: these, and times, are ISO 8601 text.
The workbook opens at the events; each sheet has a filter, columns as wide as they need, and a first row that
stays.

Left out is what `accord.export.package` names, and what a sheet cannot hold: of a text longer than 32,767
characters the rest (the cell says so), and control characters. A record with more rows than a sheet can have
is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from accord.errors import RecordError
from accord.export.package import TABLES, description, rows, zipped
from accord.export.tables import Cell, harmless
from accord.record import Record

NAME = "record.xlsx"
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_576
LONGEST = 32_767
CUT = " … (cut here: a cell holds no more; the csv has it all)"
NARROW, WIDE = 8, 60  # characters of the narrowest and the widest column
BEFORE_DAY_ONE = dt.date(1899, 12, 30)  # days are counted from it, rightly from March 1900 on
FIRST_DAY = dt.date(1900, 3, 1)
OPEN_AT = "events"
_KEYS = ("table", "column", "type", "key", "refers to")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a reader would take for the number of a character

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>'
    '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table on a sheet: `types` are those of datapackage.json, a column each."""

    name: str
    columns: Sequence[str]
    types: Sequence[str]
    cells: Sequence[Sequence[Cell]]

    def extent(self, absolute: bool = False) -> str:
        """Its cells as a spreadsheet names them: "A1:C9"."""
        mark = "$" if absolute else ""
        return f"{mark}A{mark}1:{mark}{_letters(len(self.columns))}{mark}{len(self.cells) + 1}"

    def widths(self) -> Iterable[int]:
        """How many characters each column is wide."""
        for n, column in enumerate(self.columns):
            texts = (str(row[n]) for row in self.cells if row[n] is not None)
            longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
            yield min(max(longest + 1, len(column) + 4, NARROW), WIDE)  # 4: the filter's button


def export(record: Record) -> bytes:
    """The workbook."""
    found = rows(record)
    sheets = [_Sheet("keys", _KEYS, ("string",) * len(_KEYS), _keys())]
    sheets += [_Sheet(t.name, t.columns, t.types, found[t.name]) for t in TABLES]
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([_workbook_part()]),
    }
    names = "".join(
        f'<sheet name="{sheet.name}" sheetId="{n}" r:id="rId{n}"/>' for n, sheet in enumerate(sheets, 1)
    )
    ranges = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">'
        f"'{sheet.name}'!{sheet.extent(absolute=True)}</definedName>"
        for n, sheet in enumerate(sheets)
    )
    shown = next(n for n, sheet in enumerate(sheets) if sheet.name == OPEN_AT)
    parts["xl/workbook.xml"] = (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView activeTab="{shown}"/>'
        f"</bookViews><sheets>{names}</sheets><definedNames>{ranges}</definedNames></workbook>"
    )
    links = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    parts["xl/_rels/workbook.xml.rels"] = _relations([*links, ("styles", "styles.xml")])
    parts["xl/styles.xml"] = _STYLES
    for n, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = _written(sheet)
    return zipped({name: part.encode("utf-8") for name, part in parts.items()})


def files(record: Record) -> dict[str, bytes]:
    """The workbook, and the datapackage.json that tells in which sheet each table is."""
    described = description(
        record,
        "xlsx",
        MEDIA,
        lambda t: {"path": NAME, "dialect": {"sheetName": t.name, "excel": {"sheet": t.name}}},
    )
    return {"datapackage.json": described, NAME: export(record)}


def _keys() -> list[Sequence[Cell]]:
    out: list[Sequence[Cell]] = []
    for table in TABLES:
        refers = {column: f"{other}.{there}" for column, other, there in table.refers}
        out += [
            (table.name, column, kind, "yes" if column in table.key else None, refers.get(column))
            for column, kind in zip(table.columns, table.types, strict=True)
        ]
    return out


# --- parts of the file -----------------------------------------------------------------------------


def _workbook_part() -> tuple[str, str]:
    return ("officeDocument", "xl/workbook.xml")


def _content_types(sheets: int) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    listed = "".join(f'<Override PartName="{p}" ContentType="{_SHEETS}.{kind}+xml"/>' for p, kind in parts)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKED}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{listed}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKED}/relationships">{listed}</Relationships>'


def _letters(column: int) -> str:
    """A column by its letters: 1 is A, 27 is AA."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(ord("A") + rest) + out
    return out


def _written(sheet: _Sheet) -> str:
    if len(sheet.cells) >= MOST_ROWS:
        raise RecordError(
            f"the table {sheet.name} has {len(sheet.cells):,} rows, and a sheet holds {MOST_ROWS - 1:,}: "
            "export to csv or parquet"
        )
    lines = [f"<row>{''.join(_cell(c, bold=True) for c in sheet.columns)}</row>"]
    for row in sheet.cells:
        cells = (_day(v) if t == "date" else _cell(v) for v, t in zip(row, sheet.types, strict=True))
        lines.append(f"<row>{''.join(cells)}</row>")
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{wide}" customWidth="1"/>'
        for n, wide in enumerate(sheet.widths(), 1)
    )
    selected = ' tabSelected="1"' if sheet.name == OPEN_AT else ""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{selected} workbookViewId="0">{pane}'
        f"</sheetView></sheetViews><cols>{widths}</cols><sheetData>\n"
        + "\n".join(lines)
        + f'\n</sheetData><autoFilter ref="{sheet.extent()}"/></worksheet>'
    )


def _day(value: Cell) -> str:
    """A cell with a day: a date where a sheet has it, else its text."""
    day = dt.date.fromisoformat(value) if isinstance(value, str) else None
    if day is None or day < FIRST_DAY:
        return _cell(value)
    return f'<c s="2"><v>{(day - BEFORE_DAY_ONE).days}</v></c>'


def _cell(value: Cell, bold: bool = False) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        style = ' s="1"' if bold else ""
        return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{_text(value)}</t></is></c>'
    return f"<c><v>{value!r}</v></c>"


def _text(value: str) -> str:
    text = harmless(_FORBIDDEN.sub("\ufffd", value)).replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode("utf-16-le")) > 2 * LONGEST:
        units = text.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))]
        text = units.decode("utf-16-le", errors="ignore") + CUT
    return escape(_ESCAPE.sub("_x005F_", text))
