"""The record: one SQLite file that holds pages, claims, events and why they were put together.

`Record` reads it, `Writer` writes it. The file opens in Datasette and any other SQLite tool; its tables
are described in migrations/.
"""

from accord.record.store import Hit, Record, Summary
from accord.record.write import Contents, ResultKey, Writer

__all__ = ["Contents", "Hit", "Record", "ResultKey", "Summary", "Writer"]
