"""accord export: a record in another format."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from accord.cli.redaction import redacted_copy
from accord.errors import InputError, RecordError
from accord.export import EXPORTERS, FOLDERS, WHOLE, stix
from accord.export.releases import freeze
from accord.record import Record


def write(
    record: str, to: str, output: str | None, tlp: str | None = None, redact: str | None = None
) -> None:
    """Write the record as `to` into the file or folder `output`, or to the standard output.

    Raises RecordError where there is no such format or it cannot be written, InputError where `tlp` is no
    level or the format has no marking, or `redact` is no level.
    """
    if to not in EXPORTERS:
        raise RecordError(f"--to {to}: no such format; these are known: {', '.join(sorted(EXPORTERS))}")
    exporters = dict(EXPORTERS)
    if tlp is not None:
        exporters["stix"] = partial(stix.export, tlp=_level(to, tlp))
    folder = to in FOLDERS and output is not None and not output.lower().endswith(WHOLE[to])
    with _opened(record, redact) as opened:
        parts = FOLDERS[to](opened) if folder else {"": exporters[to](opened)}
    if output is None:
        sys.stdout.buffer.write(parts[""])
        return
    target = Path(output)
    try:
        if folder:
            target.mkdir(parents=True, exist_ok=True)
        for name, data in parts.items():
            (target / name if folder else target).write_bytes(data)
    except OSError as error:
        raise RecordError(f"{output}: cannot be written ({error.strerror}); name another file") from error


@contextmanager
def _opened(record: str, redact: str | None) -> Iterator[Record]:
    """The record, or what is left of it without names."""
    if redact is None:
        with Record(Path(record)) as opened:
            yield opened
    else:
        with redacted_copy(Path(record), redact) as (copy, _), Record(copy) as opened:
            yield opened


def release(record: str, name: str) -> None:
    """Freeze the record under a name, and say where it lies."""
    with Record(Path(record)) as opened:
        file = freeze(opened, name)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    print(f"{file}: release {name}, SHA-256 {digest}", file=sys.stderr)


def _level(to: str, tlp: str) -> stix.Tlp:
    if to != "stix":
        raise InputError(f"--tlp {tlp}: only stix has a marking; leave it out with --to {to}")
    for level in stix.MARKINGS:
        if level == tlp.lower().removeprefix("tlp:"):
            return level
    raise InputError(f"--tlp {tlp}: no level of TLP 2.0; these are: {', '.join(stix.MARKINGS)}")
