"""What claims of one page lend each other of their dates: which may lend, to whom, and how it is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from accord.types import Claim, ClaimDate, ClaimId

_YEARLESS = re.compile(r"(?:(?P<weekday>\w+day) )?--(?P<at>\d\d(?:-\d\d)?)(?: past)?")
_YEAR = len("2024")
_SEASON = 120  # days that what a page tells as one story may lie apart
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
STRETCHES = ("since", "until", "by ", "before", "after", "for ", "within", "recent", "coming", "ahead")


def number(text: str) -> int:
    """ "a", "two" or "12" as a number."""
    return _COUNTS.get(text.lower()) or int(text)


def in_year(expression: str, anchors: Sequence[str]) -> str:
    """A day or month without its year, given that of the last of some full days, months or years told before.

    It is of the year in which it lies nearest to that, or of the same year where it follows that; a weekday
    beside it must fit.
    """
    yearless = _YEARLESS.fullmatch(expression)
    anchor = next(reversed(anchors), None)
    if yearless is None or anchor is None:
        return expression
    year = int(anchor[:4])
    if len(anchor) > _YEAR:
        near = [y for y in (year - 1, year, year + 1) if _apart(yearless["at"], y, anchor) <= _SEASON]
        follows = anchor[5:] <= yearless["at"]
        if not near and not follows:
            return expression
        year = near[0] if near else year
    full = f"{year}-{yearless['at']}"
    return full if yearless["weekday"] in (None, _weekday_of(full)) else expression


def _apart(at: str, year: int, anchor: str) -> int:
    """How many days lie between a day or the middle of a month of a year and an anchor."""
    one, two = (str(year), at[:2], at[3:]), (anchor[:4], anchor[5:7], anchor[8:])
    days = [dt.date(int(y), int(m), 1) + dt.timedelta(days=int(d or 15) - 1) for y, m, d in (one, two)]
    return abs((days[0] - days[1]).days)


def _weekday_of(full: str) -> str | None:
    try:
        return f"{dt.date.fromisoformat(full):%A}".lower()
    except ValueError:  # a month, or 29 February
        return None


def holds(coarse: ClaimDate, day: ClaimDate) -> bool:
    """Whether the beginning of one date lies in another that has two ends."""
    first, last, at = coarse.period.earliest, coarse.period.latest, day.period.earliest
    return first is not None and last is not None and at is not None and first <= at <= last


def likest(claim: Claim, others: Sequence[Claim]) -> Claim:
    """Of claims in text order the last of those that share most sides with one."""

    def shared(other: Claim) -> int:
        pairs = ((claim.actors, other.actors), (claim.targets, other.targets))
        return sum(len({p.actor for p in a} & {p.actor for p in b} - {None}) for a, b in pairs)

    most = max(map(shared, others))
    return [c for c in others if shared(c) == most][-1]


def apart(claims: Sequence[Claim]) -> frozenset[tuple[ClaimId, ClaimId]]:
    """Pairs of claims, both ways round, of which one answers or follows the other: two times, two events."""
    pairs = {(c.id, r.to) for c in claims for r in c.relations if r.kind != "part-of"}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def taken(date: ClaimDate, why: str) -> ClaimDate:
    """A date on loan from another claim: the words are not this claim's."""
    return replace(date, mention=None, period=replace(date.period, basis=f"{why}: {date.period.basis}"))


def one_time(date: ClaimDate) -> bool:
    """Whether a date is one time that has been, not a stretch."""
    expression = date.expression or ""
    return bool(expression) and "future" not in expression and not expression.startswith(STRETCHES)


def start(date: ClaimDate | None) -> str | None:
    """The expression of a date's beginning, where it has one."""
    expression = (date.expression or "").removeprefix("since ") if date is not None else ""
    if not expression or "future" in expression or " / " in expression:
        return None
    return None if expression.startswith((*STRETCHES, "page")) else expression


def said_that_day(claim: Claim, date: ClaimDate) -> bool:
    """Whether a quotation says "today" or the like."""
    direct = bool(claim.voices) and claim.voices[-1].direct
    return direct and date.mention is not None and date.expression == "day 0"


def same_time(a: Claim, b: Claim) -> bool:
    """Whether two claims' days overlap; unknown days fit all."""
    if a.date is None or b.date is None:
        return True
    one, two = a.date.period, b.date.period
    late = max(d for d in (one.earliest, two.earliest, dt.date.min) if d is not None)
    early = min(d for d in (one.latest, two.latest, dt.date.max) if d is not None)
    return late <= early


def alike(a: Claim, b: Claim) -> bool:
    """Whether two claims may tell of one event by their types and modes."""
    if a.type != b.type or (a.mode == "abduct") != (b.mode == "abduct"):
        return False  # who is held somewhere is not attacked there for that
    return a.mode is None or b.mode is None or a.mode == b.mode or a.type != "ASSAULT"


def others(a: Claim, b: Claim) -> bool:
    """Whether two claims tell of deeds of different actors, and none of a side that both have."""
    one, two = ({p.actor or p.mention.quote.lower() for p in c.actors} for c in (a, b))
    return bool(one and two) and not _sides(a) & _sides(b)


def _sides(claim: Claim) -> set[str]:
    return {p.actor or p.mention.quote.lower() for p in (*claim.actors, *claim.targets)}
