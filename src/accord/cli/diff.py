"""accord diff: what changed between two releases of a record, by event."""

from __future__ import annotations

from pathlib import Path

from accord.cli.layout import Paper, count
from accord.export.changes import Change, changes
from accord.export.releases import current, released
from accord.record import Record

WORDS = {"new": "new", "gone": "gone", "merged": "merged into one", "split": "split", "changed": "changed"}


def diff(record: str, old: str, new: str | None, paper: Paper) -> None:
    """Print the changes from one release to another, or to the record as it is now."""
    path = Path(record)
    with Record(path) as opened:
        now = current(opened) if new is None else released(path, new)
    found = changes(released(path, old), now)
    kinds = [c.kind for c in found.events]
    totals = ", ".join(f"{kinds.count(kind)} {words}" for kind, words in WORDS.items() if kind in kinds)
    paper.line(f"{old} to {new or 'now'}: {totals or 'no event differs'}", mark="bold")
    for title, values in (
        ("pages that came", found.pages_new),
        ("pages that went", found.pages_gone),
        ("decisions", found.decisions),
        ("versions", found.programs),
    ):
        if values:
            paper.line(f"{title}: {'; '.join(values)}", 1, 3)
    for change in found.events:
        _told(change, paper)


def _told(change: Change, paper: Paper) -> None:
    paper.line()
    paper.line(f"{WORDS[change.kind]}: {change.title}", mark="bold")
    ids = [_ids(change.old), _ids(change.new)]
    paper.line(" → ".join(dict.fromkeys(i for i in ids if i)), 2)
    for field in change.fields:
        paper.columns(field.name, f"{field.old or 'nothing'} → {field.new or 'nothing'}", 2, 18)
    for reason in change.reasons:
        paper.line(f"since {reason}", 2, 4)


def _ids(ids: tuple[str, ...]) -> str:
    few = ", ".join(i[:6] for i in ids[:6])
    return few + (f" and {count(len(ids) - 6, 'other')}" if len(ids) > 6 else "")
