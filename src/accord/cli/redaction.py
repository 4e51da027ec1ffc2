"""--redact LEVEL: a record without names, for as long as a report or an export is made of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from accord.errors import InputError, RecordError
from accord.export.importing import write
from accord.export.redaction import LEVELS, Level, redacted
from accord.export.releases import current
from accord.record import Record


@contextmanager
def redacted_copy(record: Path, level: str) -> Iterator[tuple[Path, Callable[[str], str]]]:
    """A redacted record in a file of its own, and what gives an actor's id there by its name here.

    Raises InputError where there is no such level, RecordError where a name cannot be left out. Errors that
    name the copy name the record instead.
    """
    chosen = _level(level)
    with Record(record) as opened, tempfile.TemporaryDirectory(prefix="accord-") as folder:
        found = redacted(current(opened), chosen)
        copy = Path(folder) / "redacted.db"
        write(found.data, copy, str(record))

        def new_id(name: str) -> str:
            id = opened.actor(name).id
            return found.actors.get(id, id)

        try:
            yield copy, new_id
        except RecordError as error:
            raise type(error)(str(error).replace(str(copy), str(record))) from error


def _level(name: str) -> Level:
    for level in LEVELS:
        if level == name:
            return level
    raise InputError(f"--redact {name}: no level; these are: {', '.join(LEVELS)}")
