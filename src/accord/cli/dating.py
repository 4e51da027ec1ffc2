"""When a page was published, and which constraints decided it."""

from __future__ import annotations

from accord.cli.layout import Paper, days
from accord.cli.show import with_files
from accord.language import parse
from accord.record import Record
from accord.resolve.pagedate import Constraint, constraints, contradicted
from accord.types import Document

MOST = 12  # constraints of one side that are printed


def explain_date(record: Record, name: str, paper: Paper) -> None:
    """The page's day as the record has it, then all that its own words and other pages say of it.

    The page is read again, with the language model that comes with accord. Raises NotFound where there is
    no such page.
    """
    shown = record.document(name)
    own = next((d for d in record.documents(as_on_page=True) if d.id == shown.id), shown)
    paper.line(own.file or own.url or own.id, mark="bold")
    paper.columns("published", days(shown.published), 1, 13)
    bounded = record.published().get(own.id)
    if bounded is not None:
        paper.line("By other pages of the record", 1)
        paper.line(f"{days(bounded)}: {with_files(record, bounded.basis)}", 3, 5)
    if own.published is not None:
        paper.line("By the page", 1)
        paper.line(f"{days(own.published)}: {own.published.basis}", 3, 5)
    elif bounded is None:
        paper.line("Nothing bounds it.", 1)
    _words(own, paper)


def _words(document: Document, paper: Paper) -> None:
    parsed = parse(document)
    found = constraints(document, parsed)
    if found:
        paper.line("What its words tell of its day", 1)
    for side, title in (("from", "not before"), ("to", "not after")):
        told = [c for c in found if c.side == side]
        for constraint in told[:MOST]:
            _constraint(title, constraint, paper)
        if len(told) > MOST:
            paper.line(f"and {len(told) - MOST} weaker ones", 3)
    late = contradicted(document, parsed)
    if late:
        paper.line("What contradicts its stated day", 1)
        for constraint in late:
            _constraint("not before", constraint, paper)


def _constraint(title: str, constraint: Constraint, paper: Paper) -> None:
    paper.columns(f"{title} {constraint.day}", constraint.reason, 3, 26)
