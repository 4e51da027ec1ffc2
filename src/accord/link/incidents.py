"""Pages by incident: which pages report one happening, whether or not a claim was found on each of them.

Events join claims. This joins pages, by the names and numbers that they have in common (`PageWords`), and by
the events that they share: average-link clustering, as of claims, so that a page of many happenings does not
pull others together. Pages of one witness are of one incident. It is a view for finding one's way, worked
out when asked for; nothing of it is stored, and no event or count depends on it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from accord.link.cluster import UNIT, Pairs, cluster
from accord.link.compare import ALIKE
from accord.link.facts import PageWords
from accord.types import Claim, Document, DocumentId, Event, Lineage

COMMON = 300  # pages with a name or number from which on it ties none of them
SHARED = 0.5  # what an event that two pages share adds, as a share of ALIKE ...
MOST_SHARED = 2  # ... for so many events at most


def incidents_of(
    documents: Sequence[Document],
    claims: Iterable[Claim],
    events: Iterable[Event],
    lineage: Iterable[Lineage],
) -> tuple[tuple[DocumentId, ...], ...]:
    """The pages of each incident, the largest first; each page is in one, many in one of their own."""
    pages = sorted(documents, key=lambda d: d.id)
    place = {d.id: n for n, d in enumerate(pages)}
    words = [PageWords(d.text) for d in pages]
    home = {c.id: c.document for c in claims}
    together: Counter[tuple[int, int]] = Counter()
    for event in events:
        telling = sorted({place[home[c]] for c in event.claims if home.get(c) in place})
        together.update(combinations(telling[:COMMON], 2))
    pairs = sorted(_meeting(words) | together.keys())
    scores = [
        words[i].likeness(words[j]) / ALIKE - 1 + SHARED * min(together[i, j], MOST_SHARED) for i, j in pairs
    ]
    weighed = Pairs(
        left=np.array([i for i, _ in pairs], dtype=np.int64),
        right=np.array([j for _, j in pairs], dtype=np.int64),
        scores=np.array([round(s * UNIT) for s in scores], dtype=np.int64),
        weights=np.full(len(pairs), UNIT, dtype=np.int64),
    )
    known = [x for x in lineage if x.kind != "independent" and x.a in place and x.b in place]
    one = [tuple(sorted((place[x.a], place[x.b]))) for x in known]
    found = cluster(len(pages), weighed, glue=[(i, j) for i, j in one])
    groups = [tuple(pages[n].id for n in group) for group in found]
    return tuple(sorted(groups, key=lambda g: (-len(g), g)))


def _meeting(words: Sequence[PageWords]) -> set[tuple[int, int]]:
    """Pages that have a name or number in common that not very many have."""
    having: dict[str, list[int]] = defaultdict(list)
    for n, page in enumerate(words):
        for mark in page.marks:
            having[mark].append(n)
    return {pair for some in having.values() if len(some) < COMMON for pair in combinations(some, 2)}
