"""accord report: a selected part of a record as one HTML file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from accord.cli.redaction import redacted_copy
from accord.errors import InputError, RecordError


def write(
    record: str,
    output: str,
    *,
    event: Sequence[str],
    actor: str | None,
    since: str | None,
    redact: str | None = None,
    doubtful: bool = False,
) -> None:
    """Write the report. Raises InputError where `since` is no day or `redact` no level, RecordError where it
    cannot be written, or where a name that is to be left out would be in it.
    """
    from accord.web.report import report

    try:
        day = dt.date.fromisoformat(since) if since is not None else None
    except ValueError as error:
        raise InputError(f"--since {since}: not a day; write it as 2021-06-08") from error
    if redact is None:
        text = report(Path(record), event=event, actor=actor, since=day, doubtful=doubtful)
    else:
        with redacted_copy(Path(record), redact) as (copy, ids):
            who = ids(actor) if actor is not None else None
            note = f"names left out below {redact}"
            text = report(copy, event=event, actor=who, since=day, note=note, doubtful=doubtful)
    try:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RecordError(f"{output}: cannot be written ({error.strerror}); name another file") from error
