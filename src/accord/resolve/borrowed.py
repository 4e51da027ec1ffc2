"""What claims of one page lend each other of their dates: which may lend, to whom, and how it is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from accord.types import Claim, ClaimDate, ClaimId

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLESS = re.compile(r"(?:\w+ )?--(\d\d-\d\d)(?: past)?")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
STRETCHES = ("since", "until", "by ", "before", "after", "for ", "within", "recent", "coming", "ahead")


def number(text: str) -> int:
    """ "a", "two" or "12" as a number."""
    return _COUNTS.get(text.lower()) or int(text)


def in_year(expression: str, before: Sequence[str]) -> str:
    """A day without its year, given that of the last full day told before it, where it follows that."""
    yearless = _YEARLESS.fullmatch(expression)
    full = next((e for e in reversed(before) if _DAY.fullmatch(e)), None)
    if yearless is None or full is None or full[5:] > yearless[1]:
        return expression
    return f"{full[:4]}-{yearless[1]}"


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
