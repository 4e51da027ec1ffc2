"""Frozen versions of a record: its json export under a name, in a folder beside the record.

A release is never written over. It is the same file as `accord export --to json` gives, so that anybody can
read, cite and import it; `accord.export.changes` tells two of them apart.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from accord.errors import InputError, NotFound, RecordError
from accord.export.importing import read_json
from accord.export.json import export
from accord.record import Record
from accord.record.codec import Data

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def folder(record: Path) -> Path:
    """Where the releases of the record at this path lie."""
    return record.with_name(record.name + ".releases")


def freeze(record: Record, name: str) -> Path:
    """Freeze the record under a name, and give the file.

    Raises InputError where the name cannot be that of a file on every system, RecordError where there is
    such a release already or it cannot be written.
    """
    target = _file(record.path, name)
    data = export(record)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(exist_ok=True)
        unfinished.write_bytes(data)
        try:
            os.link(unfinished, target)  # which fails where there is one, whoever made it meanwhile
        finally:
            unfinished.unlink()
    except FileExistsError as error:
        raise RecordError(
            f"{target}: there is a release {name} already; give this one another name"
        ) from error
    except OSError as error:
        raise RecordError(f"{target}: cannot be written ({error.strerror})") from error
    return target


def released(record: Path, name: str) -> dict[str, Data]:
    """The data of a release. Raises NotFound where there is none of that name."""
    target = _file(record, name)
    if not target.is_file():
        there = ", ".join(names(record)) or "none yet; accord export RECORD --release NAME makes one"
        raise NotFound(f"{record}: no release {name!r}; there are: {there}")
    return read_json(target)


def current(record: Record) -> dict[str, Data]:
    """The data of the record as it is now, in the shape of a release."""
    data: dict[str, Data] = json.loads(export(record))
    return data


def names(record: Path) -> list[str]:
    """The names of the record's releases."""
    files = folder(record).glob("*.json") if folder(record).is_dir() else ()
    return sorted(
        f.name.removesuffix(".json") for f in files if _NAME.fullmatch(f.name.removesuffix(".json"))
    )


def _file(record: Path, name: str) -> Path:
    if not _NAME.fullmatch(name) or name.endswith("."):
        raise InputError(
            f"{name!r}: no name for a release; use letters, digits, '.', '_' and '-', beginning with one of "
            "the first two, as 2024-06"
        )
    return folder(record) / f"{name}.json"
