"""When undated pages appeared, bounded by dated pages that tell the same events.

"Thursday's strike" on a page without a date, and a dated page that puts that strike on Thursday 18 January:
the undated page appeared while "Thursday" still meant the 18th, from that day to the 24th. Each such pair of
claims allows certain days of publication; the days that most pairs allow are the page's interval.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.link.facts import Facts, days_between, width
from accord.resolve.calendars import WEEKDAYS
from accord.types import Claim, ClaimDate, ClaimId, Document, DocumentId, Lineage, Page, Period

Evaluate = Callable[[str, Period | None], Period | None]

BEFORE = 40  # days before the dated event from which publication is tried (an announced event)
AFTER = 760  # days after it up to which publication is tried
SURE = 40  # days; an anchor dated more vaguely than this bounds nothing
KNOWN = 3  # days; a page whose interval is this narrow needs no bounding
SURELY = 1.3  # weight from which one anchor is enough
LASTING = ("since ", "for ", "until ", "within ", "recent ", "coming ")
TOP = 300  # characters of a page's body in which its news is told
ROLLING = 8  # days within which a weekday means one day, or the two ends
LEAST_SHARE = 0.25  # of what backs a page's chief expression for a day, that another must have
PAIRS = 40  # pairs of claims that are enough to bound a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim of an undated page, its time expression, and the day that a dated page gives its event.

    `weight` above 0 tells how surely the two are one event; from `SURELY` on one anchor is enough.
    """

    claim: ClaimId
    expression: str
    words: str
    date: Period
    source: DocumentId
    weight: float


def is_dated(published: Period | None) -> bool:
    """Whether a page's date is good enough to lean on."""
    days = width(published) if published else None
    return days is not None and days <= KNOWN


def allowed_days(anchor: Anchor, evaluate: Evaluate) -> list[dt.date]:
    """The days of publication on which the expression means the anchor's date."""
    first, last = anchor.date.earliest, anchor.date.latest
    if first is None or last is None:
        return []
    days = []
    day = first - dt.timedelta(days=BEFORE)
    while day <= last + dt.timedelta(days=AFTER):
        means = evaluate(anchor.expression, Period(earliest=day, latest=day, basis="tried"))
        if means is not None and means.earliest and means.latest and days_between(means, anchor.date) <= 0:
            days.append(day)
        day += dt.timedelta(days=1)
    return days


def bound(anchors: Sequence[Anchor], own: Period | None, evaluate: Evaluate) -> Period | None:
    """The interval that most anchors allow, within the page's own bounds; None where nothing is gained.

    Each claim votes once for a day, with its surest anchor. It takes one sure anchor or two claims that
    agree, and no other stretch of days with as many votes.
    """
    votes: dict[dt.date, dict[ClaimId, float]] = defaultdict(dict)
    reach: dict[tuple[str, Period], list[dt.date]] = {}
    ranked = sorted(anchors, key=lambda a: (-a.weight, a.expression, str(a.date), a.source))[:PAIRS]
    ranked = _outspoken(ranked)
    for anchor in ranked:
        key = (anchor.expression, anchor.date)
        if key not in reach:
            reach[key] = allowed_days(anchor, evaluate)
        days = reach[key]
        for day in days:
            if own is None or days_between(own, Period(earliest=day, latest=day, basis="")) <= 0:
                votes[day][anchor.claim] = max(anchor.weight, votes[day].get(anchor.claim, 0.0))
    if not votes:
        return None
    sums = {day: round(sum(by.values()), 4) for day, by in votes.items()}
    most = max(sums.values())
    good = sorted(d for d, v in sums.items() if v == most)
    last = good[0]
    for day in good[1:]:
        if (day - last).days > 1:
            return None
        last = day
    voters = votes[good[0]]
    if len(voters) < 2 and max(voters.values()) < SURELY:
        return None
    backing = [a for a in ranked if good[0] in reach[a.expression, a.date]]
    told = "; ".join(
        dict.fromkeys(f'"{a.words}" is {_shown(a.date)} on page {a.source}' for a in backing[:3])
    )
    if own is not None and own.earliest == good[0] and own.latest == last:
        return None
    return Period(earliest=good[0], latest=last, basis=f"tells the same events as dated pages: {told}")


def _outspoken(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Without what a page says only in passing of a day: "last week" beside ten times "Monday".

    The one is most likely said of another event, that was taken for the one of the dated page.
    """
    weights: dict[Period, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for anchor in anchors:
        weights[anchor.date][anchor.expression] += anchor.weight
    return [
        a for a in anchors if weights[a.date][a.expression] >= LEAST_SHARE * max(weights[a.date].values())
    ]


def narrowed(found: Period, document: Document, claims: Sequence[Claim]) -> Period:
    """Of a week that is left, the day on which the page's news happened, or that and the next.

    "Police said on Monday", at the top of a page, is written on that Monday or printed the day after; so is
    an attack that the page opens with and tells the day of further down.
    """
    first, last = found.earliest, found.latest
    if first is None or last is None or not KNOWN < (last - first).days + 1 <= ROLLING:
        return found
    body = min((s.start for s in document.segments if s.kind in ("body", "quote")), default=0)
    for claim in sorted(claims, key=lambda c: c.trigger.span.start):
        said = claim.date is not None and (claim.date.mention is not None or claim.type == "ASSAULT")
        words = (claim.date.expression or "").split() if claim.date is not None and said else []
        at = claim.trigger.span.start
        if not body <= at < body + TOP or len(words) != 2 or words[0] not in WEEKDAYS or words[1] != "past":
            continue
        days = [first + dt.timedelta(days=k) for k in range((last - first).days + 1)]
        days = [d for d in days if (d.weekday() - WEEKDAYS.index(words[0])) % 7 <= 1]
        if days and (days[-1] - days[0]).days <= 1:
            basis = f"{found.basis}; opens with what happened on {words[0].title()}"
            return Period(earliest=days[0], latest=days[-1], basis=basis)
        return found
    return found


def _shown(period: Period) -> str:
    if period.earliest == period.latest:
        return str(period.earliest)
    return f"{period.earliest} to {period.latest}"


def anchors_for(fact: Facts, dated: Facts, weight: float) -> Anchor | None:
    """The anchor that a dated claim gives to a claim of an undated page, if it gives one."""
    own, other = fact.claim.date, dated.period
    if own is None or own.expression is None or other is None or own.expression.startswith(LASTING):
        return None  # "since May": what lasts is told on many days
    days = width(other)
    if days is None or days > SURE:
        return None
    words = own.mention.quote if own.mention else own.expression
    return Anchor(
        claim=fact.id,
        expression=own.expression,
        words=words,
        date=other,
        source=dated.document,
        weight=weight,
    )


def wrong_years(
    documents: Mapping[DocumentId, Document], lineage: Sequence[Lineage]
) -> dict[DocumentId, Period]:
    """Pages whose stated year is a slip: the same day of another year as the pages that share their text.

    It takes two such pages, all of one other year, each within three days of the day as corrected.
    """
    near: dict[DocumentId, Counter[int]] = defaultdict(Counter)
    days = {i: d.published.earliest for i, d in documents.items() if d.published and is_dated(d.published)}
    close: dict[DocumentId, list[DocumentId]] = defaultdict(list)
    for pair in lineage:
        if pair.kind == "independent":
            continue
        for page, other in ((pair.a, pair.b), (pair.b, pair.a)):
            here, there = days.get(page), days.get(other)
            if here is None or there is None:
                continue
            if abs((here - there).days) <= 30:
                near[page][here.year] += 1
            elif abs((_in_year(here, there.year) - there).days) <= 3:
                near[page][there.year] += 1
                close[page].append(other)
    out = {}
    for page, years in sorted(near.items()):
        here = days[page]
        assert here is not None
        (year, count), others = years.most_common(1)[0], sorted(close[page])
        if year != here.year and count >= 2 and len(years) == 1:
            day = _in_year(here, year)
            shared = ", ".join(others[:3])
            basis = f"states {here}, but shares its text with pages of {year} ({shared}): a slip of the year"
            out[page] = Period(earliest=day, latest=day, basis=basis)
    return out


def _in_year(day: dt.date, year: int) -> dt.date:
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def redate(
    pages: Sequence[Page], published: Mapping[DocumentId, Period], evaluate: Evaluate
) -> dict[ClaimId, ClaimDate]:
    """The dates of claims on pages whose interval `link` worked out, from their time expressions."""
    out = {}
    for page in pages:
        period = published.get(page.document.id)
        if period is None:
            continue
        for claim in page.claims:
            date = claim.date
            if date is None or date.expression is None:
                continue
            means = evaluate(date.expression, period)
            if means is not None and means != date.period:
                out[claim.id] = replace(date, period=means)
    return out
