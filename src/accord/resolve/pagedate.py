"""Between which days a page without a stated date was written, by its own words.

Each sign gives a bound with its reason: years that it tells of as past or as coming, a year that an event
of its present bears in its name, comparisons with "2018" as the year before, "in 2016, a decade ago",
events still expected, a weekday beside a day of the month, copyright lines, the day it was retrieved.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass, field
from typing import Literal

from accord.clean.dates import day_of_post
from accord.clean.furniture import SIGNATURE
from accord.extract.tree import Tree, tree_of
from accord.resolve.calendars import DAY, WEEKDAYS, year_interval
from accord.resolve.newsday import news_days, within_week
from accord.resolve.periods import evaluate, is_relative
from accord.resolve.tense import clause_tense, governor, time_tense
from accord.resolve.times import Time, times_of
from accord.types import Document, Parse, Period

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*|\(c\)\s*)?(?:\d{4}\s*[-–]\s*)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COPYRIGHT_SIGN = re.compile(r"(?:©|\(c\)|copyright)[^.\n]*$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:increase|rise|up|decrease|drop|decline|fall|down|more|fewer|higher|lower|compared|surge|jump)\b"
    r"[^.;]{0,25}?\b(?:from|than in|with|to|over|on)\s+"
    r"(?:the same (?:period|time) (?:in|of)\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(r"[A-Z][\w’'-]+[ \u00a0]$")
_AGO = re.compile(r"ago (?P<count>\d+) (?P<unit>year|decade)(?: about)?")
# Days of other calendars stay in the text: "Published 12 Mordad 1390".
_LABELLED = re.compile(
    r"(?:^|\n)\s*(?:published|posted|issued|date)(?: on)?\s?:?\s+(?:\w+day,? )?$", re.IGNORECASE
)
_SIGHTED = 3 * DAY  # how far the first sight of the moon moves a day of the Islamic calendar
_FORWARD = 183  # days: how far ahead news names a coming month without its year
_BACKWARD = 330  # days: how far back it names a day without its year


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A bound of a page's publication: not before (`side` "from"), or not after ("to"), a day; and why."""

    side: Literal["from", "to"]
    day: dt.date
    reason: str


@dataclass(slots=True)
class _Bounds:
    """Bounds found so far, each with its reason."""

    lower: list[tuple[dt.date, str]] = field(default_factory=list)
    upper: list[tuple[dt.date, str]] = field(default_factory=list)

    def within(self, first: dt.date, last: dt.date, reason: str) -> None:
        self.lower.append((first, reason))
        self.upper.append((last, reason))

    def interval(self) -> tuple[dt.date | None, dt.date | None]:
        first = max((day for day, _ in self.lower), default=None)
        last = min((day for day, _ in self.upper), default=None)
        return first, last


def bound_page(document: Document, parse: Parse) -> Period | None:
    """The interval in which a page was published whose day is not stated, as far as its own words bound it.

    A stated month or year bounds it, too.

    Either end may be None: a page that tells of 2016 was written in 2016 or later. None where nothing
    bounds it, or where the signs contradict each other. The basis lists the signs that decided.
    """
    return _period(_bounds(document, parse))


def constraints(document: Document, parse: Parse) -> tuple[Constraint, ...]:
    """All that a page's own words, its copyright line and its retrieval tell of its day, strictest first."""
    bounds = _bounds(document, parse)
    lower = [Constraint(side="from", day=day, reason=why) for day, why in bounds.lower]
    upper = [Constraint(side="to", day=day, reason=why) for day, why in bounds.upper]
    ordered = sorted(set(lower), key=lambda c: (-c.day.toordinal(), c.reason))
    return (*ordered, *sorted(set(upper), key=lambda c: (c.day, c.reason)))


def contradicted(document: Document, parse: Parse) -> tuple[Constraint, ...]:
    """What in its text a page's stated day cannot be true with: a day told as past that comes after it.

    Only days of the calendar count, with year: a year alone may be told of before it begins.
    """
    stated = document.published
    if stated is None or stated.latest is None:
        return ()
    years = (int(m) for m in re.findall(r"\b(?:19|20)\d\d\b", document.text))
    if all(year < stated.latest.year for year in years):
        return ()
    tree = tree_of(document, parse)
    bounds = _Bounds()
    for time in times_of(tree):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", time.expression or "") and _is_past(tree, time):
            _from_absolute(tree, time, bounds)
    late = [c for c in bounds.lower if c[0] > stated.latest + DAY]
    return tuple(Constraint(side="from", day=day, reason=why) for day, why in sorted(set(late)))


def _is_past(tree: Tree, time: Time) -> bool:
    return clause_tense(tree, governor(tree, time.first, time.last)) == "past"


def _bounds(document: Document, parse: Parse) -> _Bounds:
    tree = tree_of(document, parse)
    times = times_of(tree)
    bounds = _Bounds()
    _from_statement(document, bounds)
    for time in times:
        _from_absolute(tree, time, bounds)
    _from_distances(tree, times, bounds)
    _from_comparisons(document, bounds)
    if document.retrieved is not None:
        bounds.upper.append((document.retrieved.date(), "the day it was retrieved"))
    for text in (document.text, *(removed.text for removed in document.removed)):
        for match in _COPYRIGHT.finditer(text):
            bounds.upper.append((year_interval(int(match["year"]))[1], f"copyright {match['year']}"))
    _from_posts(document, times, bounds)
    _from_anniversaries(tree, times, bounds)
    _from_coming_weekday(tree, times, bounds)
    _from_news(document, tree, times, bounds)
    _from_yearless(tree, times, bounds)
    _from_lead_weekday(document, tree, times, bounds)
    return bounds


def _period(bounds: _Bounds) -> Period | None:
    first, last = bounds.interval()
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        return None
    deciding = _strictest(bounds.lower, 1) + _strictest(bounds.upper, -1)
    reasons = [reason for _, reason in deciding]
    basis = "by the page's own words: " + "; ".join(dict.fromkeys(reasons))
    return Period(earliest=first, latest=last, basis=basis)


def _strictest(found: list[tuple[dt.date, str]], sign: int) -> list[tuple[dt.date, str]]:
    """Of bounds in the order in which they were found the last two that narrowed the interval."""
    kept: list[tuple[dt.date, str]] = []
    for day, reason in found:
        if not kept or sign * (day - kept[-1][0]).days > 0:
            kept.append((day, reason))
    return kept[-2:]


def _from_statement(document: Document, bounds: _Bounds) -> None:
    """A stated month or year, which the page's own words may narrow."""
    stated = document.published
    if stated is not None and stated.earliest is not None:
        bounds.lower.append((stated.earliest, stated.basis))
    if stated is not None and stated.latest is not None:
        bounds.upper.append((stated.latest, stated.basis))


def _from_news(document: Document, tree: Tree, times: tuple[Time, ...], bounds: _Bounds) -> None:
    """The first of the signs in lead, dateline and captions that agrees with all that bounds the page."""
    first, last = bounds.interval()
    years = range(first.year, last.year + 1) if first is not None and last is not None else ()
    for sign in news_days(document, tree, times, years):
        if (first is None or first <= sign.last) and (last is None or last >= sign.first):
            bounds.within(sign.first, sign.last, sign.reason)
            return


def _from_lead_weekday(document: Document, tree: Tree, times: tuple[Time, ...], bounds: _Bounds) -> None:
    """ "Police said on Monday" at the top of a page of which a week is known."""
    first, last = bounds.interval()
    if first is None or last is None or first > last:
        return
    found = within_week(document, tree, times, first, last)
    if found is not None:
        bounds.within(found.first, found.last, found.reason)


def _from_absolute(tree: Tree, time: Time, bounds: _Bounds) -> None:
    """A year or day told as past bounds from below, one told as coming from above."""
    expression = time.expression
    if expression is None or is_relative(expression.removeprefix("since ").removeprefix("until ")):
        return
    if _COPYRIGHT_SIGN.search(tree.text, max(0, time.start - 16), time.start):
        return
    period = evaluate(expression.removeprefix("since ").removeprefix("until "), None)
    if period is None or period.earliest is None or period.latest is None:
        return
    quote = tree.text[time.start : time.end]
    if period.earliest + _SIGHTED >= period.latest and _LABELLED.search(
        tree.text, max(0, time.start - 40), time.start
    ):
        bounds.within(period.earliest, period.latest, f"{quote!r} is the day it was published")
        return
    named = _NAMED_YEAR.search(tree.text, max(0, time.start - 20), time.start) is not None
    if named and expression.startswith("persian") and _told_of_now(tree, time):
        name = tree.text[tree.starts[max(0, time.first - 1)] : time.end]
        bounds.within(period.earliest, period.latest, f"{name!r} names a year of the Iranian calendar")
        return
    if time_tense(tree, time.first, time.last) == "future" or expression.startswith("until "):
        bounds.upper.append((period.latest, f"{quote!r} is still to come"))
    else:
        bounds.lower.append((period.earliest, f"{quote!r} is told as past"))


def _told_of_now(tree: Tree, time: Time) -> bool:
    """Whether the event that a name belongs to is told in the present: "begins a drill named X 1402"."""
    anchor = governor(tree, time.first, time.last)
    clauses = ("acl", "acl:relcl")
    while anchor >= 0 and (tree.tags[anchor] not in ("VERB", "AUX") or tree.relations[anchor] in clauses):
        anchor = tree.heads[anchor]
    return anchor >= 0 and clause_tense(tree, anchor) != "past"


def _from_distances(tree: Tree, times: tuple[Time, ...], bounds: _Bounds) -> None:
    """ "In 2016, a decade ago"."""
    for left, right in itertools.pairwise(times):
        between = tree.text[left.end : right.start]
        if not re.fullmatch(r"[ ,(–—-]{1,3}(?:in |on )?", between):
            continue
        for absolute, distance in ((left, right), (right, left)):
            match = _AGO.fullmatch(distance.expression or "")
            if match is None or not absolute.expression or is_relative(absolute.expression):
                continue
            period = evaluate(absolute.expression, None)
            if period is None or period.earliest is None or period.latest is None:
                continue
            years = int(match["count"]) * (10 if match["unit"] == "decade" else 1)
            slack = 0 if years % 10 else 1
            first, last = period.earliest.year + years - slack, period.latest.year + years + slack
            quote = tree.text[left.start : right.end]
            bounds.within(year_interval(first)[0], year_interval(last)[1], f"{quote!r}")


def _from_comparisons(document: Document, bounds: _Bounds) -> None:
    """ "A 31 percent increase from 2018" is said of the year after, in that year or soon after it."""
    years = {int(match["year"]) for match in _COMPARED.finditer(document.text)}
    if len(years) != 1 or not re.search(r"\bthis year\b", document.text):
        return
    year = years.pop() + 1
    bounds.within(*year_interval(year), f"compares this year with {year - 1}")


def _from_yearless(tree: Tree, times: tuple[Time, ...], bounds: _Bounds) -> None:
    """What months and weekdays without a year tell of a page that other signs have bounded already."""
    for time in times:
        first, last = bounds.interval()
        if first is None or last is None or first > last or (last - first).days > 3000:
            return
        expression = time.expression or ""
        if re.fullmatch(r"--\d\d(?:-\d\d)? future", expression):
            _narrow(
                bounds, expression, -_FORWARD, 0, f"{tree.text[time.start : time.end]!r} is still to come"
            )
        elif expression.split(" ")[0] in WEEKDAYS and expression.endswith(" past") and " --" in expression:
            quote = tree.text[time.start : time.end]
            _narrow(bounds, expression.removesuffix(" past"), 0, _BACKWARD, f"{quote!r} is told as past")
        elif expression.startswith("H1 of year +0") and first.year == last.year:
            bounds.lower.append((dt.date(first.year, 7, 1), "the first half of this year is over"))


def _from_posts(document: Document, times: tuple[Time, ...], bounds: _Bounds) -> None:
    """A quoted post of a Saturday, on a page that tells of "Saturday": within the week that began with it.

    The two days before and after the post are told of as such, not as those of the weeks beside it.
    """
    found = [day_of_post(r.text) for r in document.removed if r.reason == SIGNATURE]
    posted = [day for day in found if day is not None]
    if not posted:
        return
    day = max(posted)
    bounds.lower.append((day, f"quotes a post of {day}"))
    told = [
        k
        for k in range(-2, 3)
        if f"{WEEKDAYS[(day.weekday() + k) % 7]} past" in {t.expression for t in times}
    ]
    if 0 in told:
        why = f"quotes a post of {day}, and tells of {day:%A}"
        bounds.within(day + max(told) * DAY, day + (6 + min(told)) * DAY, why)


def _from_anniversaries(tree: Tree, times: tuple[Time, ...], bounds: _Bounds) -> None:
    """ "On Aug. 4, one year ago" beside "Aug. 4, 2018": written that many years after, or soon after that."""
    yearless = {match[1] for t in times if (match := re.match(r"--(\d\d-\d\d)\b", t.expression or ""))}
    full = [e for t in times if re.fullmatch(r"\d{4}-\d\d-\d\d", e := t.expression or "")]
    for t in times:
        match = _AGO.fullmatch(t.expression or "")
        if match is None or match["unit"] != "year":
            continue
        for day in full:
            if day[5:] in yearless and day[5:] != "02-29":
                first = dt.date.fromisoformat(f"{int(day[:4]) + int(match['count'])}{day[4:]}")
                why = f"{tree.text[t.start : t.end]!r} is said of {day}"
                bounds.within(first - DAY, first + 3 * DAY, why)
                return


def _from_coming_weekday(tree: Tree, times: tuple[Time, ...], bounds: _Bounds) -> None:
    """The one day still to come ("July 30") and the one weekday to come ("on Sunday") give the year.

    Only where the page is bounded from below: the first year from then on, at most six later, in which the
    day falls on that weekday.
    """
    first, _ = bounds.interval()
    coming = [(t.expression or "") for t in times]
    days = {m[1] for e in coming if (m := re.fullmatch(r"--(\d\d-\d\d) future", e))}
    weekdays = {m[1] for e in coming if (m := re.fullmatch(rf"({'|'.join(WEEKDAYS)}) future", e))}
    if first is None or len(days) != 1 or len(weekdays) != 1:
        return
    month_day, weekday = days.pop(), weekdays.pop()
    for year in range(first.year, first.year + 6):
        try:
            day = dt.date.fromisoformat(f"{year}-{month_day}")
        except ValueError:
            continue
        if WEEKDAYS[day.weekday()] == weekday:
            bounds.within(day - 7 * DAY, day, f"{month_day} is still to come, on a {weekday.title()}")
            return


def _narrow(bounds: _Bounds, expression: str, before: int, after: int, why: str) -> None:
    """Cut the interval to the days around the occurrences of a yearless expression."""
    first, last = bounds.interval()
    if first is None or last is None:
        return
    spans = []
    for year in range(first.year - 1, last.year + 2):
        middle = dt.date(year, 7, 1)
        tried = Period(earliest=middle, latest=middle, basis="tried")
        found = evaluate(expression.removesuffix(" future"), tried)
        if found is None or found.earliest is None or found.latest is None:
            continue
        low, high = found.earliest + before * DAY, found.latest + after * DAY
        if low <= last and high >= first:
            spans.append((max(low, first), min(high, last)))
    if spans:
        bounds.within(min(s[0] for s in spans), max(s[1] for s in spans), why)
