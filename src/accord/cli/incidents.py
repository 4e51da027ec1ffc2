"""The pages of a record by incident: which of them report one happening."""

from __future__ import annotations

from accord.cli.layout import Paper, count, days, listed
from accord.link.incidents import incidents_of
from accord.record import Record


def incidents(record: Record, paper: Paper) -> None:
    """All incidents that several pages report, the largest first, and how many pages stand alone."""
    pages = {d.id: d for d in record.documents()}
    groups = incidents_of(tuple(pages.values()), record.claims(), record.events(), record.lineage())
    alone = sum(len(group) == 1 for group in groups)
    for group in groups:
        if len(group) > 1:
            paper.line(count(len(group), "page"), mark="bold")
            for id in group:
                page = pages[id]
                name = page.file or page.url or str(id)
                paper.line(listed([name, days(page.published), page.title]), 1, 3)
    if alone:
        paper.line(f"{count(alone, 'page')} with an incident of {'its' if alone == 1 else 'their'} own")
