"""A record as CSV tables in a Data Package (version 2), with a datapackage.json that describes them.

`files` gives the parts of a folder, `export` the same in a zip. The bytes are the same for the same record.
A cell that a spreadsheet would take for a formula has a ' before it. `accord.export.package` tells what the
tables are and what they leave out.
"""

from __future__ import annotations

from accord.export.package import TABLES, description, rows, zipped
from accord.export.tables import written
from accord.record import Record


def export(record: Record) -> bytes:
    """The Data Package in one zip."""
    return zipped(files(record))


def files(record: Record) -> dict[str, bytes]:
    """The files of the Data Package by name."""
    found = rows(record)
    described = description(
        record, "csv", "text/csv", lambda t: {"path": f"{t.name}.csv", "encoding": "utf-8"}
    )
    tables = {f"{t.name}.csv": written(t.columns, found[t.name]) for t in TABLES}
    return {"datapackage.json": described} | tables
