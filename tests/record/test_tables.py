"""The mapping from the types and the SQL written by hand fit together."""

import sqlite3
from pathlib import Path

import pytest

from accord.record import schema, tables
from accord.types import ClaimDate, Period, Provenance

TABLES = [(name, columns) for root in tables.ROOTS.values() for name, columns in tables.created(root)]


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    return schema.connect_to_write(tmp_path / "r.db")


@pytest.mark.parametrize(("table", "columns"), TABLES, ids=[t for t, _ in TABLES])
def test_the_table_has_the_columns_of_its_type(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> None:
    have = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    assert sorted(have) == sorted(columns)


@pytest.mark.parametrize(
    ("table", "key", "cls"),
    [
        ("claim_dates", "claim", ClaimDate),
        ("published", "document", Period),
        ("provenance", "document", Provenance),
    ],
)
def test_the_table_of_a_value_beside_a_key_has_its_columns(
    connection: sqlite3.Connection, table: str, key: str, cls: type
) -> None:
    have = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    assert sorted(have) == sorted([key, *tables.shape_of(cls).columns])


def test_the_views_for_people_can_be_read(connection: sqlite3.Connection) -> None:
    views = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert {"timeline", "claims_with_sentences", "disputes", "places"} <= set(views)
    for view in views:
        assert connection.execute(f"SELECT * FROM {view}").fetchall() == []
