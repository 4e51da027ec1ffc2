"""Opening a record's file and bringing its tables up to date.

The file is marked as a record of accord by SQLite's application_id; user_version is the number of the last
migration it has gone through. Migrations are the numbered files in migrations/, and are never changed once
released.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from accord.errors import RecordError, RecordVersionError
from accord.record import index

APPLICATION = 0x61636364  # "accd"
PATIENCE = 120.0  # seconds to wait with what no build touches
WAIT = 5.0  # seconds to wait for another program that holds the record


def migrations() -> tuple[str, ...]:
    """The SQL of all migrations, in order; the first makes version 1."""
    folder = resources.files("accord.record") / "migrations"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into RecordErrors that name the file and say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordError(_explain(path, error)) from error


def _explain(path: Path, error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"{path}: another program is writing to it; wait until it is done, or close it"
    if "readonly" in text or "read-only" in text:
        return f"{path}: cannot be written; change its permissions or name another file"
    if "not a database" in text:
        return f"{path}: is not a record of accord; name a file that accord build wrote"
    if "unable to open" in text:
        return f"{path}: cannot be opened; check that its folder exists and may be written"
    if "disk is full" in text or ("disk I/O" in text and _is_full(path)):
        return f"{path}: the disk is full; make room and run again, nothing that was done is lost"
    if "disk I/O" in text:
        return f"{path}: the disk does not answer ({text}); check it, or name a file on another one"
    if "malformed" in text:
        return f"{path}: is damaged ({text}); restore a copy, or build it again"
    return f"{path}: {text}"


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for as much as a page of the database."""
    return shutil.disk_usage(path.parent).free < 1_000_000


@contextmanager
def kept_by(path: Path, connection: sqlite3.Connection) -> Iterator[None]:
    """Tell which accord kept the results of pages that cannot be read, and what to do.

    Raises RecordVersionError where `codec.unpacked` raised RecordError.
    """
    try:
        yield
    except RecordError as error:
        told = dict(connection.execute("SELECT generator, version FROM builds").fetchall())
        writer = f"{told.get('name', 'accord')} {told.get('version', 'of unknown version')}"
        parts = "; ".join(told[k] for k in ("ontology", "knowledge") if k in told)
        writer += f" ({parts})" if parts else ""
        raise RecordVersionError(
            f"{path}: was built by {writer}, and this accord cannot go on with what that kept of its pages. "
            f"Build it again from them, accord build PAGES -o {path}: decisions that were taken are kept, "
            f"others can be taken then ({error})"
        ) from error


def check_place(path: Path) -> None:
    """Raises RecordError where no file can lie at `path`."""
    if path.is_dir():
        raise RecordError(f"{path}: is a folder; name a file")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: its folder does not exist; make it first")


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection that may write, to a new file or to a record of this or an earlier version.

    Raises RecordError where the file is no record or cannot be written, RecordVersionError where a newer
    accord wrote it. Nothing is changed in a file that is refused.
    """
    check_place(path)
    with in_plain_words(path):
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            _check(path, connection, empty_is_fine=True)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection)
            _index(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads. Raises as `connect_to_write` does, and where no build was finished."""
    if not path.is_file():
        raise RecordError(f"{path}: no such record; build one with accord build PATH... -o {path.name}")
    with in_plain_words(path):
        try:
            connection = _open_read_only(path, "mode=ro")
            version = _check(path, connection, empty_is_fine=False)
        except sqlite3.OperationalError as error:
            # Without a -shm file beside it, a record on read-only media opens only as unchanging.
            if "unable to open" not in str(error) and "readonly" not in str(error):
                raise
            connection = _open_read_only(path, "mode=ro&immutable=1")
            version = _check(path, connection, empty_is_fine=False)
        if version < len(migrations()):
            connection.close()
            connect_to_write(path).close()
            connection = _open_read_only(path, "mode=ro")
        if connection.execute("SELECT count(*) FROM builds").fetchone()[0] == 0:
            connection.close()
            raise RecordError(f"{path}: its build was never finished; run accord build again")
        return connection


def _open_read_only(path: Path, options: str) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?{options}"
    return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)


def _check(path: Path, connection: sqlite3.Connection, *, empty_is_fine: bool) -> int:
    """The record's version; raises where the file is none of ours or newer than this accord."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty and version == 0:
        if empty_is_fine:
            return 0
        raise RecordError(f"{path}: is empty; run accord build again")
    if application != APPLICATION:
        raise RecordError(f"{path}: is not a record of accord; name a file that accord build wrote")
    if version > len(migrations()):
        raise RecordVersionError(
            f"{path}: written by a newer accord (record version {version}, "
            f"this one reads up to {len(migrations())}); install a newer accord"
        )
    return version


def _migrate(connection: sqlite3.Connection) -> None:
    done = int(connection.execute("PRAGMA user_version").fetchone()[0])
    for number, sql in enumerate(migrations()[done:], start=done + 1):
        script = f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;"
        if number == 1:
            script = script.replace("COMMIT;", f"PRAGMA application_id = {APPLICATION};\nCOMMIT;")
        try:
            connection.executescript(script)
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _index(connection: sqlite3.Connection) -> None:
    """Make rows of the index that an earlier version did not have."""
    if connection.execute("SELECT 1 FROM stale_events").fetchone() is None:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        index.refresh(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def aside(path: Path, statements: Iterable[tuple[str, Sequence[object]]]) -> None:
    """Write something that no build touches, beside other writers, all or nothing.

    It waits up to PATIENCE seconds while another writes; raises RecordError after that.
    """
    until = time.monotonic() + PATIENCE
    todo = list(statements)
    while True:
        try:
            connection = connect_to_write(path)
            try:
                with transaction(path, connection):
                    for statement, values in todo:
                        connection.execute(statement, values)
                return
            finally:
                connection.close()
        except RecordError as error:
            if "writing to it" not in str(error) or time.monotonic() > until:
                raise


@contextmanager
def transaction(path: Path, connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is written inside is kept only where the end is reached."""
    with in_plain_words(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
