"""accord: from conflicting reports to one accountable record.

>>> import accord
>>> record = accord.build(["pages/"], "crisis.db")  # doctest: +SKIP
>>> for event in record.events():  # doctest: +SKIP
...     print(event.date, event.title, len(event.claims))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from accord import errors, types
from accord.record import Record

__all__ = ["Record", "build", "errors", "open", "types"]


def build(
    paths: Sequence[str | Path],
    record: str | Path,
    manifest: str | Path | None = None,
    workers: int | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    earlier: Literal["refuse", "keep", "withdraw"] = "refuse",
    actors: str | Path | None = None,
) -> Record:
    """Build a record from news pages, and open it.

    `paths` are files and folders of .txt and .html pages; other files in a folder are left out and listed.
    `record` is the file to write, a SQLite database. Where it exists, pages that have not changed are not
    worked on again, decisions and the ids of events are kept, and `earlier` says what becomes of pages in
    it that are not among `paths`: "refuse" to go on (so that none is lost unawares), "keep" them, or
    "withdraw" them: `paths` are then all pages that there are, and those that are gone stay in the record
    marked as withdrawn, without their claims, until they are given again.
    `manifest` is a CSV file with what is known of pages: columns file, url, publisher, published, title,
    language. `workers` is the number of processes, as many as there are processors if None; it does not
    change the record. `progress(what, done, total)` is called as the work goes on. `actors` is a YAML or CSV
    file of own actors (docs/actors.md), which the record remembers; "none" forgets them, None keeps them.

    A page that cannot be read becomes a problem of the record (`record.problems()`), and the build goes on.
    The record is written in one go at the end: a build that is interrupted leaves the last one as it was.

    Raises InputError where a path, the manifest or the number of workers is of no use, ModelError and
    KnowledgeError where a file of accord is missing, RecordError where the record cannot be written.
    """
    from accord.pipeline import build as run

    return run(paths, record, manifest, workers, progress, earlier, actors)


def open(path: str | Path) -> Record:
    """Open a record for reading.

    Raises RecordError where there is none at `path`, it is no record of accord, or it is being written;
    RecordVersionError where a newer accord wrote it.
    """
    return Record(Path(path))
