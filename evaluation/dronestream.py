"""Two independent wordings of each drone strike as two pages among all: are the pages put together again?

The data (Dronestream, strikes to 2010) gives of each strike a sentence of its own and the Bureau of
Investigative Journalism's summary. Each becomes a page, published on the day of the strike. Two pages are
joined where they share an event; the figures are over pairs of pages.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from accord import pipeline
from accord.engines import local
from accord.link import link
from accord.types import CaptureId, DocumentId, Page, Period, RawDocument
from evaluation.gold import SHARED, Json

DATA = SHARED / "gold" / "dronestream"
WORDINGS = ("narrative", "bij_summary_short")


def score(strikes: int | None = None) -> dict[str, float]:
    """Pairwise precision, recall and F1 over pages; `strikes` takes only so many."""
    rows = read(DATA / "to-2010.jsonl")[:strikes]
    captures = {c.id: c for row in rows for c in captures_of(row)}
    pages = []
    for outcome in local.run(pipeline.process, list(captures.values()), workers=2):
        if isinstance(outcome, pipeline.Outcome) and outcome.page is not None:
            pages.append(outcome.page)
    strike_of = {p.document.id: (p.document.file or "").split("-")[0] for p in pages}
    return figures(joined(pages), strike_of)


def read(path: Path) -> list[Json]:
    """The strikes that have both wordings."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [r for r in rows if all(r[w].strip() for w in WORDINGS)]


def captures_of(row: Json) -> list[RawDocument]:
    """The two pages of a strike."""
    day = dt.date.fromisoformat(row["date"][:10])
    out = []
    for n, wording in enumerate(WORDINGS):
        data = row[wording].strip().encode("utf-8")
        file = f"{row['number']:04}-{n}.txt"
        digest = hashlib.sha256(data)
        out.append(
            RawDocument(
                id=CaptureId(hashlib.sha256(file.encode() + data).hexdigest()),
                file=file,
                url=None,
                sha256=digest.hexdigest(),
                media_type="text/plain",
                data=data,
                stated_published=Period(earliest=day, latest=day, basis="stated"),
            )
        )
    return out


def joined(pages: Sequence[Page]) -> set[frozenset[DocumentId]]:
    """Pairs of pages that share an event."""
    document = {c.id: p.document.id for p in pages for c in p.claims}
    out: set[frozenset[DocumentId]] = set()
    for event in link(pages).events:
        inside = sorted({document[c] for c in event.claims})
        out |= {frozenset(pair) for pair in combinations(inside, 2)}
    return out


def figures(found: set[frozenset[DocumentId]], strike_of: Mapping[DocumentId, str]) -> dict[str, float]:
    """Precision, recall and F1 of pairs of pages, beside the pairs of pages of one strike."""
    groups: dict[str, list[DocumentId]] = defaultdict(list)
    for page, strike in strike_of.items():
        groups[strike].append(page)
    wanted = {frozenset(pair) for pages in groups.values() for pair in combinations(sorted(pages), 2)}
    hits = len(found & wanted)
    precision = hits / len(found) if found else 0.0
    recall = hits / len(wanted) if wanted else 0.0
    f1 = 2 * hits / (len(found) + len(wanted)) if found or wanted else 0.0
    return {"f1": f1, "precision": precision, "recall": recall}
