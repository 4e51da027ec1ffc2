"""accord export: a record in another format."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from accord.errors import InputError, RecordError
from accord.export import EXPORTERS, FOLDERS, WHOLE, stix
from accord.record import Record


def write(record: str, to: str, output: str | None, tlp: str | None = None) -> None:
    """Write the record as `to` into the file or folder `output`, or to the standard output.

    Raises RecordError where there is no such format or it cannot be written, InputError where `tlp` is no
    level or the format has no marking.
    """
    if to not in EXPORTERS:
        raise RecordError(f"--to {to}: no such format; these are known: {', '.join(sorted(EXPORTERS))}")
    exporters = dict(EXPORTERS)
    if tlp is not None:
        exporters["stix"] = partial(stix.export, tlp=_level(to, tlp))
    folder = to in FOLDERS and output is not None and not output.lower().endswith(WHOLE[to])
    with Record(Path(record)) as opened:
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


def _level(to: str, tlp: str) -> stix.Tlp:
    if to != "stix":
        raise InputError(f"--tlp {tlp}: only stix has a marking; leave it out with --to {to}")
    for level in stix.MARKINGS:
        if level == tlp.lower().removeprefix("tlp:"):
            return level
    raise InputError(f"--tlp {tlp}: no level of TLP 2.0; these are: {', '.join(stix.MARKINGS)}")
