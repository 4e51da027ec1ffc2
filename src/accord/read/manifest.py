"""The manifest: a CSV file that states publisher, date, title or language of pages."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import io
import re
from dataclasses import dataclass
from pathlib import Path

from accord.errors import InputError
from accord.read.decode import decode, looks_binary
from accord.types import Period, Problem

COLUMNS = ("file", "url", "publisher", "published", "title", "language")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}\S*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a manifest; empty cells are None."""

    line: int
    file: str
    url: str | None
    publisher: str | None
    published: Period | None
    title: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The rows of a manifest, where it lies, and what was wrong with it."""

    path: Path
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def load(path: Path) -> Manifest:
    """Read a manifest.

    It is a CSV file (comma, semicolon or tab) whose first line names the columns: `file`, and any of
    url, publisher, published (YYYY-MM-DD, YYYY-MM or YYYY), title, language. Other columns are ignored
    with one note. Raises InputError where the file is missing, binary or has no column `file`.
    """
    name = path.name
    if not path.is_file():
        raise InputError(f"{path}: there is no such manifest; give the path of a CSV file")
    data = path.read_bytes()
    if looks_binary(data):
        raise InputError(f"{path}: the manifest is not a text file; save it as CSV in UTF-8")
    text, _ = decode(data, "text/csv")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=lambda sign: (first.count(sign), sign == ","))
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InputError(f"{path}: the manifest cannot be read as CSV ({error}); check its quotes") from error
    header = [cell.strip().lower() for cell in lines[0]] if lines else []
    if "file" not in header:
        raise InputError(f"{path}: the manifest has no column `file`; its first line must name the columns")
    problems = []
    others = [cell for cell in header if cell and cell not in COLUMNS]
    if others:
        problems.append(
            _problem(name, f"columns ignored: {', '.join(others)}; accord reads {', '.join(COLUMNS)}")
        )
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        row, wrong = _row(number, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
        problems += [_problem(name, message) for message in wrong]
        if row is not None:
            rows.append(row)
    return Manifest(path=path, rows=tuple(rows), problems=tuple(problems))


def _problem(name: str, message: str) -> Problem:
    return Problem(file=name, stage="read", message=message)


def _row(number: int, cells: dict[str, str]) -> tuple[Row | None, list[str]]:
    """A row of the manifest, or None for an empty one, and what is wrong with it."""
    if not any(cells.values()):
        return None, []
    if not cells.get("file"):
        return None, [f"line {number} names no file and is ignored; fill in the column `file`"]
    wrong = []
    published = None
    if cells.get("published"):
        published = _period(cells["published"])
        if published is None:
            wrong.append(
                f"line {number}: {cells['published']!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"
            )
    row = Row(
        line=number,
        file=cells["file"].replace("\\", "/"),
        url=cells.get("url") or None,
        publisher=cells.get("publisher") or None,
        published=published,
        title=cells.get("title") or None,
        language=(cells.get("language") or "").lower() or None,
    )
    return row, wrong


def _period(value: str) -> Period | None:
    """A day, month or year in ISO form as a period; None where it is none."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if month is None:
            earliest, latest = dt.date(year or 0, 1, 1), dt.date(year or 0, 12, 31)
        elif day is None:
            earliest = dt.date(year or 0, month, 1)
            latest = dt.date(year or 0, month, calendar.monthrange(year or 0, month)[1])
        else:
            earliest = latest = dt.date(year or 0, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Period(earliest=earliest, latest=latest, basis="stated in the manifest")
