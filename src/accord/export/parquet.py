"""A record's tables as Parquet files in a Data Package (version 2), for analysis in Python, R or DuckDB.

`files` gives the parts of a folder, `export` the same in a zip. Columns have the types that
datapackage.json tells: days are dates, times are in UTC. Texts are as they are in the record: no cell is
changed for spreadsheets. The bytes are the same for the same record and version of pyarrow, which this needs
(`pip install "accord[export]"`). `accord.export.package` tells what the tables leave out.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

from accord.errors import InputError
from accord.export.package import TABLES, Table, description, rows, zipped
from accord.export.tables import Cell
from accord.record import Record

MEDIA = "application/vnd.apache.parquet"


def export(record: Record) -> bytes:
    """The Data Package in one zip."""
    return zipped(files(record))


def files(record: Record) -> dict[str, bytes]:
    """The files of the Data Package by name. Raises InputError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError(
            '--to parquet: needs pyarrow, which is not installed; run pip install "accord[export]", '
            "or export to csv or xlsx"
        ) from error
    found = rows(record)
    out = {"datapackage.json": description(record, "parquet", MEDIA, lambda t: {"path": f"{t.name}.parquet"})}
    for table in TABLES:
        data = io.BytesIO()
        columns = _columns(table, found[table.name], pyarrow)
        pyarrow.parquet.write_table(columns, data, compression="zstd")
        out[f"{table.name}.parquet"] = data.getvalue()
    return out


def _columns(table: Table, cells: Sequence[Sequence[Cell]], pyarrow: Any) -> Any:
    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "datetime": pyarrow.timestamp("us", tz="UTC"),
    }
    values = list(zip(*cells, strict=True)) or [()] * len(table.columns)
    arrays = [
        pyarrow.array([None if v is None else _READ.get(kind, _same)(v) for v in column], type=types[kind])
        for column, kind in zip(values, table.types, strict=True)
    ]
    fields = [
        pyarrow.field(name, types[kind], nullable=name not in table.key)
        for name, kind in zip(table.columns, table.types, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields))


def _same(value: Any) -> Any:
    return value


def _moment(text: Any) -> dt.datetime:
    """A time in UTC; one that names no zone is taken as that."""
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


_READ: dict[str, Callable[[Any], Any]] = {"date": dt.date.fromisoformat, "datetime": _moment, "number": float}
