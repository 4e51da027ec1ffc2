"""Which pairs of claims are worth comparing.

Claims are put into blocks; only claims of one type that share a block are compared. A block is a side (an
actor, its superiors, or its state) or a place, together with a stretch of time: claims with a narrow date
meet in the weeks that they touch, vague ones (months, years, no date) meet the others in the months that
they touch, and claims of which nothing tells when meet those of any time. All claims of one type on one
page meet as well. A block that has grown past `BLOCK` claims is cut along its order in time, each claim
meeting its nearest `BLOCK` neighbours only.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from accord.link.facts import Facts, Side, width
from accord.types import Period

BLOCK = 200
NARROW = 10  # days; a date of at most this width is narrow
MONTHS = 14  # a date that spans more months than this says nothing of when
Key = tuple[str, ...]


def candidate_pairs(facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """Pairs of indices into `facts` (i < j), in order, each once."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, fact in enumerate(facts):
        for key in sorted(set(_keys(fact))):
            blocks[key].append(i)
    pairs: set[tuple[int, int]] = set()
    vague = {"month": [_is_vague(f) for f in facts], "ever": [_is_timeless(f) for f in facts]}
    for key in sorted(blocks):
        members = blocks[key]
        if len(members) > BLOCK:
            members = sorted(members, key=lambda i: (_day(facts[i]), facts[i].id))
        loose = vague.get(key[1])
        if loose is not None and not any(loose[i] for i in members):
            continue
        for at, i in enumerate(members):
            for j in members[at + 1 : at + 1 + BLOCK]:
                if loose is None or loose[i] or loose[j]:
                    pairs.add((i, j) if i < j else (j, i))
    return sorted(pairs)


def _is_vague(fact: Facts) -> bool:
    if fact.period is None:
        return True
    days = width(fact.period)
    return days is None or days > NARROW


def _is_timeless(fact: Facts) -> bool:
    """Nothing tells when: such claims meet those of any time."""
    known = fact.period or fact.published
    days = width(known) if known else None
    return days is None or days > MONTHS * 31


def _day(fact: Facts) -> dt.date:
    period = fact.period or fact.published
    return (period.earliest or period.latest or dt.date.min) if period else dt.date.min


def _keys(fact: Facts) -> Iterable[Key]:
    kind = fact.claim.type
    yield (kind, "page", fact.document)
    times = list(_times(fact.period, fact.published))
    for anchor in sorted(_anchors(fact)):
        for time in times:
            yield (kind, *time, anchor)


def _anchors(fact: Facts) -> set[str]:
    found = {a for side in fact.sides for a in _side_anchors(side)}
    if fact.place is not None:
        if fact.place.country:
            found.add(f"country:{fact.place.country}")
        found.add(f"place:{fact.place.place or fact.place.name.lower()}")
    return found or {"nobody, nowhere"}


def _side_anchors(side: Side) -> Iterable[str]:
    if side.key is not None:
        yield f"side:{side.key}"
    for above in side.above:
        yield f"side:{above}"
    if side.country and side.kind in ("state", "state-organ", "civilians"):
        yield f"country:{side.country}"


def _times(period: Period | None, published: Period | None) -> Iterable[tuple[str, str]]:
    """The stretches of time in which a claim meets others: ("week", ...), ("month", ...) or ("ever", "")."""
    yield ("ever", "")
    known = period or published
    days = width(known) if known else None
    if known is None or known.earliest is None or known.latest is None or days is None:
        return
    if period is not None and days <= NARROW:
        for day in _steps(known.earliest - dt.timedelta(days=1), known.latest + dt.timedelta(days=1), 7):
            yield ("week", str(day.toordinal() // 7))
    months = sorted({(d.year, d.month) for d in _steps(known.earliest, known.latest, 28)})
    for year, month in months if days <= MONTHS * 31 else ():
        yield ("month", f"{year}-{month:02}")


def _steps(first: dt.date, last: dt.date, step: int) -> Iterable[dt.date]:
    day = first
    while day < last:
        yield day
        day += dt.timedelta(days=step)
    yield last
