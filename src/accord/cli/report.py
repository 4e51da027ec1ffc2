"""accord report: a selected part of a record as one HTML file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from accord.errors import InputError, RecordError


def write(record: str, output: str, event: Sequence[str], actor: str | None, since: str | None) -> None:
    """Write the report. Raises InputError where `since` is no day, RecordError where it cannot be written."""
    from accord.web.report import report

    try:
        day = dt.date.fromisoformat(since) if since is not None else None
    except ValueError as error:
        raise InputError(f"--since {since}: not a day; write it as 2021-06-08") from error
    text = report(Path(record), event=event, actor=actor, since=day)
    try:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RecordError(f"{output}: cannot be written ({error.strerror}); name another file") from error
