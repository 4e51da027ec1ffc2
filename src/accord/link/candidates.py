"""Which pairs of claims are worth comparing.

Claims are put into blocks, and only claims of one type that share a block are compared. A block is an anchor
together with a stretch of time. Anchors are the sides (an actor, its superiors, its state) and the place (its
name, its country, and a grid of cells in which any two points up to half a degree apart share one). Stretches
are the days of narrow dates, widened by one, the months of vaguer ones, and "ever": in a month at least one
of the two must be vague, in "ever" at least one must be such that nothing tells when. Two claims that both
have coordinates meet by their cells only. All claims of one type on one page meet as well, and a claim that
lacks sides or a place meets all claims of its days.

A block that has grown past `BLOCK` claims is cut along its order in time: each claim meets its nearest
`BLOCK` neighbours in it. So the number of pairs grows in line with the number of claims.
"""

from __future__ import annotations

import datetime as dt
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accord.link.facts import Facts, Side, width
from accord.types import DocumentId, Period

BLOCK = 200
COPIED_WORDS = 5  # content words of a sentence that two pages do not have alike by chance
NARROW = 10  # days; a date of at most this width is narrow
MONTHS = 14  # a date that spans more months than this says nothing of when
EXACT = frozenset({"point", "town", "admin2"})
MOST_FRESH = 5_000_000  # pairs that may stand several times before they are united
Codes = npt.NDArray[np.int64]
ANYBODY = "anybody, anywhere"
Key = tuple[str, str, str, str]  # event type, stretch of time, which one, anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class _Traits:
    """What decides in which blocks a claim may meet another: bits that are cheap to test."""

    exact: tuple[bool, ...]  # has coordinates of a town or a point
    vague: tuple[bool, ...]  # has no narrow date
    timeless: tuple[bool, ...]  # nothing tells when
    bare: tuple[bool, ...]  # lacks sides or a place


def candidate_pairs(facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """Pairs of indices into `facts` (i < j), in order, each once."""
    codes, count = candidate_codes(facts), max(1, len(facts))
    return list(zip((codes // count).tolist(), (codes % count).tolist(), strict=True))


def candidate_codes(facts: Sequence[Facts]) -> Codes:
    """The same pairs, (i, j) as i * len(facts) + j."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for i, fact in enumerate(facts):
        for key in set(_keys(fact)):
            blocks[key].append(i)
    traits = _Traits(
        exact=tuple(_is_exact(f) for f in facts),
        vague=tuple(_is_vague(f) for f in facts),
        timeless=tuple(_is_timeless(f) for f in facts),
        bare=tuple(_is_bare(f) for f in facts),
    )
    days = [(_day(f), f.id) for f in facts]
    count, fresh = len(facts), array("q")
    known = np.zeros(0, dtype=np.int64)
    for key, members in blocks.items():
        if len(members) > 1:
            members.sort(key=lambda i: days[i])
            fresh.extend(i * count + j for i, j in _pairs(key, members, traits))
        if len(fresh) > MOST_FRESH:
            known = np.union1d(known, np.frombuffer(fresh, dtype=np.int64))
            fresh = array("q")
    return np.union1d(known, np.frombuffer(fresh, dtype=np.int64)) if fresh else known


def _pairs(key: Key, members: Sequence[int], traits: _Traits) -> Iterable[tuple[int, int]]:
    """The pairs of one block; in each at least one claim has all that the block asks for."""
    _, time, _, anchor = key
    loose = {"month": traits.vague, "ever": traits.timeless}.get(time)
    if anchor == ANYBODY:
        loose = traits.bare
    open_place = time != "page" and anchor != ANYBODY and not anchor.startswith("cell:")
    free = [
        (loose is None or loose[i], not open_place or not traits.exact[i]) for i in members
    ]  # may it meet any date, may it meet any place
    if not any(date for date, _ in free) or not any(place for _, place in free):
        return
    for at, i in enumerate(members):
        date, place = free[at]
        met = 0
        for next_to in range(at + 1, len(members)):
            other_date, other_place = free[next_to]
            if (date or other_date) and (place or other_place):
                j = members[next_to]
                yield (i, j) if i < j else (j, i)
                met += 1
                if met >= BLOCK:
                    break


def copied_claims(
    facts: Sequence[Facts], near: Mapping[DocumentId, set[DocumentId]]
) -> list[tuple[int, int]]:
    """Pairs of claims that are one claim in two copies.

    They stand on pages of one witness, in the same sentence word for word, and have the same trigger (and the
    same place and sides, where the sentence holds several such claims).
    """
    by_sentence: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, fact in enumerate(facts):
        if near.get(fact.document) and len(fact.words) >= COPIED_WORDS:
            at = fact.claim.trigger.span.start - fact.sentence[0]
            by_sentence[fact.claim.type, fact.claim.modality, fact.words, fact.trigger, at].append(i)
    pairs = []
    for members in by_sentence.values():
        told: dict[DocumentId, list[int]] = defaultdict(list)
        for i in members:
            told[facts[i].document].append(i)
        several = any(len(claims) > 1 for claims in told.values())
        for one in sorted(told):
            for two in sorted(near[one] & told.keys()):
                if one < two:
                    pairs += [
                        (min(i, j), max(i, j))
                        for i in told[one]
                        for j in told[two]
                        if not several or _alike(facts[i], facts[j])
                    ]
    return sorted(pairs)


def _alike(a: Facts, b: Facts) -> bool:
    places = [f.place.name if f.place else "" for f in (a, b)]
    sides = [tuple(s.key for s in f.sides) for f in (a, b)]
    return places[0] == places[1] and sides[0] == sides[1]


def _is_exact(fact: Facts) -> bool:
    place = fact.place
    return place is not None and place.lat is not None and place.lon is not None and place.precision in EXACT


def _is_vague(fact: Facts) -> bool:
    days = width(fact.period) if fact.period is not None else None
    return days is None or days > NARROW


def _is_timeless(fact: Facts) -> bool:
    known = fact.period or fact.published
    days = width(known) if known else None
    return days is None or days > MONTHS * 31


def _is_bare(fact: Facts) -> bool:
    return fact.place is None or not any(s.key for s in fact.sides)


def _day(fact: Facts) -> dt.date:
    period = fact.period or fact.published
    return (period.earliest or period.latest or dt.date.min) if period else dt.date.min


def _keys(fact: Facts) -> Iterable[Key]:
    kind = fact.claim.type
    yield (kind, "page", fact.document, "")
    times = list(_times(fact.period, fact.published))
    for anchor in _anchors(fact):
        for time, which in times:
            yield (kind, time, which, anchor)
    for day in _days(fact):
        yield (kind, "day", day, ANYBODY)


def _anchors(fact: Facts) -> set[str]:
    found = {a for side in fact.sides for a in _side_anchors(side)}
    place = fact.place
    if place is not None:
        if place.country:
            found.add(f"country:{place.country}")
        found.add(f"place:{place.place or place.name.lower()}")
        if place.lat is not None and place.lon is not None and place.precision in EXACT:
            for up in (0.0, 0.5):
                for right in (0.0, 0.5):
                    found.add(
                        f"cell:{up}:{right}:{math.floor(place.lat + up)}:{math.floor(place.lon + right)}"
                    )
    return found


def _side_anchors(side: Side) -> Iterable[str]:
    if side.key is not None:
        yield f"side:{side.key}"
    for above in side.above:
        yield f"side:{above}"
    if side.country and side.kind in ("state", "state-organ", "civilians"):
        yield f"country:{side.country}"


def _days(fact: Facts) -> Iterable[str]:
    """The days of a claim, or of its page's publication where it has no date, and those next to them."""
    known = fact.period or fact.published
    days = width(known) if known else None
    if known is None or known.earliest is None or known.latest is None or days is None or days > NARROW:
        return
    for day in _steps(known.earliest - dt.timedelta(days=1), known.latest + dt.timedelta(days=1), 1):
        yield str(day.toordinal())


def _times(period: Period | None, published: Period | None) -> Iterable[tuple[str, str]]:
    """The stretches of time in which a claim meets others: ("day", ...), ("month", ...) and ("ever", "")."""
    yield ("ever", "")
    known = period or published
    days = width(known) if known else None
    if known is None or known.earliest is None or known.latest is None or days is None:
        return
    if period is not None and days <= NARROW:
        for day in _steps(known.earliest - dt.timedelta(days=1), known.latest + dt.timedelta(days=1), 1):
            yield ("day", str(day.toordinal()))
    if days <= MONTHS * 31:
        for year, month in sorted({(d.year, d.month) for d in _steps(known.earliest, known.latest, 28)}):
            yield ("month", f"{year}-{month:02}")


def _steps(first: dt.date, last: dt.date, step: int) -> Iterable[dt.date]:
    day = first
    while day < last:
        yield day
        day += dt.timedelta(days=step)
    yield last
