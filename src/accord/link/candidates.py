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
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from accord.link.facts import Facts, Side, name_key, width
from accord.link.spots import spot_of
from accord.types import DocumentId, Period

BLOCK = 200
COPIED_WORDS = 5  # content words of a sentence that two pages do not have alike by chance
NARROW = 10  # days; a date of at most this width is narrow
MONTHS = 14  # a date that spans more months than this says nothing of when
EXACT = frozenset({"point", "town", "admin2"})
AT_ONCE = 300_000  # pairs, the same ones several times, that are held before they are united
Numbers = npt.NDArray[np.int64]
Some = npt.NDArray[np.int32]
ANYBODY = "anybody, anywhere"
Key = tuple[str, str, str]  # stretch of time, which one, anchor


def candidate_pairs(facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """Pairs of indices into `facts` (i < j), in order, each once."""
    count = max(1, len(facts))
    parts = [low.astype(np.int64) * count + high for low, high in candidate_parts(facts)]
    codes = np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
    return list(zip((codes // count).tolist(), (codes % count).tolist(), strict=True))


def candidate_parts(facts: Sequence[Facts]) -> Iterator[tuple[Some, Some]]:
    """The same pairs as two arrays, i and j, in parts of limited size: each pair once, in no order."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for i, fact in enumerate(facts):
        kinds[fact.claim.type].append(i)
    for members in kinds.values():
        members.sort(key=lambda i: (_day(facts[i]), facts[i].id))
        if len(members) > 1:
            yield from _Blocks([facts[i] for i in members]).pairs(np.array(members, dtype=np.int32))


class _Blocks:
    """The blocks of the claims of one type, which come in the order of time.

    A claim's membership in a block is a *seat*; seats lie in arrays, block after block, in a block in the
    order of time. Whom a seat meets hangs on two bits: whether its claim may meet any date in this block,
    and any place. A pair needs one of the two to be free in each respect.
    """

    def __init__(self, facts: Sequence[Facts]) -> None:
        numbers: dict[Key, int] = {}
        keys, owners = array("q"), array("i")
        for n, fact in enumerate(facts):
            mine = [numbers.setdefault(key, len(numbers)) for key in _keys(fact)]
            keys.extend(mine)
            owners.extend([n] * len(mine))
        self._count = len(facts)
        blocks, self._owners = np.array(keys, dtype=np.int64), np.array(owners, dtype=np.int32)
        self._free = self._bits(facts, blocks, list(numbers))
        order = np.argsort(blocks, kind="stable")
        self._seat = np.empty(len(order), dtype=np.int64)  # where the memberships, claim by claim, sit
        self._seat[order] = np.arange(len(order))
        self._claim = self._owners[order]
        ends = np.cumsum(np.bincount(blocks))
        self._end = ends[blocks[order]]
        self._free = self._free[order]

    def _bits(self, facts: Sequence[Facts], blocks: Numbers, keys: Sequence[Key]) -> npt.NDArray[np.int8]:
        """For each membership 1 where its claim may meet any date, plus 2 where it may meet any place."""
        traits = np.array([(True, _is_vague(f), _is_timeless(f), _is_bare(f)) for f in facts])
        exact = np.array([_is_exact(f) for f in facts])
        asked = {"month": 1, "ever": 2}
        which = np.array([3 if anchor == ANYBODY else asked.get(time, 0) for time, _, anchor in keys])
        closed = np.array(
            [time != "page" and a != ANYBODY and not a.startswith("cell:") for time, _, a in keys]
        )
        date = traits[self._owners, which[blocks]]
        place = ~(closed[blocks] & exact[self._owners])
        bits: npt.NDArray[np.int8] = (date + 2 * place).astype(np.int8)
        return bits

    def pairs(self, names: Some) -> Iterator[tuple[Some, Some]]:
        """All pairs, each once; the claims are called by `names`."""
        first, last, seats = self._reach()
        sizes = (last - first)[self._seat]
        until = np.cumsum(sizes)
        starts = np.searchsorted(self._owners, np.arange(self._count + 1))
        before = np.concatenate(([0], until))[starts]  # pairs of all claims before this one
        at = 0
        while at < self._count:
            stop = max(at + 1, int(np.searchsorted(before, before[at] + AT_ONCE, side="right")) - 1)
            some = self._seat[starts[at] : starts[stop]]
            many = (last - first)[some]
            whole = np.repeat(first[some] - np.concatenate(([0], np.cumsum(many)[:-1])), many)
            whole += np.arange(len(whole))
            left = np.repeat(self._claim[some].astype(np.int64), many)
            right = np.empty(len(whole), dtype=np.int64)
            bits = np.repeat(self._free[some], many)
            for free, seated in seats.items():
                mine = bits == free
                right[mine] = self._claim[seated[whole[mine]]]
            codes = np.unique(left * self._count + right)
            one, two = names[codes // self._count], names[codes % self._count]
            if len(codes):
                yield np.minimum(one, two), np.maximum(one, two)
            at = stop

    def _reach(self) -> tuple[Numbers, Numbers, dict[int, Numbers]]:
        """For each seat the seats after it that it meets: from, to, in the list for its bits."""
        first, last = (np.empty(len(self._free), dtype=np.int64) for _ in range(2))
        seats = {}
        for free in range(4):
            seats[free] = np.flatnonzero((self._free | free) == 3)
            mine = np.flatnonzero(self._free == free)
            first[mine] = np.searchsorted(seats[free], mine, side="right")
            last[mine] = np.searchsorted(seats[free], self._end[mine])
        np.minimum(last, first + BLOCK, out=last)
        return first, last, seats


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
    """The blocks in which a claim meets others of its type, each once."""
    yield ("page", fact.document, "")
    times = list(_times(fact.period, fact.published))
    for anchor in _anchors(fact):
        for time, which in times:
            yield (time, which, anchor)
    for day in _days(fact):
        yield ("day", day, ANYBODY)


def _anchors(fact: Facts) -> set[str]:
    found = {a for side in fact.sides for a in _side_anchors(side)}
    place = fact.place
    if place is not None:
        if place.country:
            found.add(f"country:{place.country}")
        found.add(f"place:{place.place or name_key(place.name)}")
        if place.lat is None or spot_of(place) is not None:
            found.add(f"place:{name_key(place.name)}")
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
