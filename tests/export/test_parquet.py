import datetime as dt
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from accord.errors import InputError
from accord.export import parquet
from accord.export.package import TABLES, rows
from accord.record import Record
from accord.types import Decision
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


@pytest.fixture
def folder(record: Record, tmp_path: Path) -> Path:
    for name, data in parquet.files(record).items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def asked(folder: Path, question: str) -> list[tuple[Any, ...]]:
    """What DuckDB, which shares no code with the writer, answers; {table} stands for a table's file."""
    files = {t.name: f"'{folder / t.name}.parquet'" for t in TABLES}
    return duckdb.execute(question.format(**files)).fetchall()


def test_another_reader_finds_every_row(record: Record, folder: Path) -> None:
    for table in TABLES:
        found = duckdb.execute(f"SELECT * FROM '{folder / table.name}.parquet'")
        assert tuple(column[0] for column in found.description or ()) == table.columns
        assert len(found.fetchall()) == len(rows(record)[table.name])


def test_days_figures_and_names_have_their_types(folder: Path) -> None:
    question = "SELECT earliest, killed_low, killed_high, lat, title FROM {events} WHERE killed_low > 1"
    assert asked(folder, question) == [
        (dt.date(2031, 3, 3), 9, 14, 27.4, "Northland strikes Southport"),
    ]
    assert asked(folder, "SELECT DISTINCT typeof(rejected) FROM {claims}") == [("BOOLEAN",)]


def test_keys_are_unique_and_refer_to_rows_that_are_there(folder: Path) -> None:
    for table in TABLES:
        key = ", ".join(f'"{c}"' for c in table.key)
        twice = f"SELECT {key} FROM {{{table.name}}} GROUP BY {key} HAVING count(*) > 1"
        assert asked(folder, twice) == []
        for column, other, there in table.refers:
            lost = (
                f'SELECT "{column}" FROM {{{table.name}}} WHERE "{column}" IS NOT NULL '
                f'AND "{column}" NOT IN (SELECT "{there}" FROM {{{other}}})'
            )
            assert asked(folder, lost) == []


def test_a_time_is_in_utc(tmp_path: Path) -> None:
    made = make.crisis()
    page = made.pages[0].document
    at = dt.datetime(2031, 3, 5, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    decided: Decision = make.decision(page, page.text.split(".")[0], "ASSAULT", verdict="accept", at=at)
    record = make.publish(tmp_path / "decided.db", replace(made, decisions=[decided]))
    for name, data in parquet.files(record).items():
        (tmp_path / name).write_bytes(data)
    (answer,) = asked(tmp_path, 'SELECT epoch("at") FROM {decisions}')[0]
    assert dt.datetime.fromtimestamp(answer, dt.UTC) == at


def test_the_description_names_the_files(folder: Path) -> None:
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert all((folder / r["path"]).is_file() for r in described["resources"])


def test_the_files_are_the_same_each_time(record: Record) -> None:
    assert parquet.files(record) == parquet.files(record)


def test_without_pyarrow_it_says_what_to_install(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r'pip install "accord\[export\]"'):
        parquet.files(record)
