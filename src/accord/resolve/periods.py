"""From a time expression in normal form to an interval of days.

Normal forms do not depend on the page's date, so that a page that gets its date later can be dated again:

    2024-01-16   2024-01   2024   1990s   2024-Q3   2024-H1   2024-winter     absolute
    --01-16      --01      --winter     --Q3     ---16                        without a year (or month)
    thursday     weekend                                                      a day of some week
    day 0, day -1, week -1, weekend 0, month +1, year -1, decade 0            counted from the page's day
    ago 2 day    ago 18 month about    ago 1 decade more    ahead 3 week
    within 4 year     coming 2 week    recent month                           up to, or from, the page's day
    for 3 week perfect                                                        as long, up to the page's day
    persian 1402, islamic 1445-09, ethiopian 2013-02-25, islamic --09           other calendars
    page                                                                      news of the page's day

Each may be followed by its tense, `past` or `future`, and begin with `early`, `mid` or `late` (a part of
it), `last` or `next` (not the one that holds the page's day), or with `since`, `until`, `by`, `before`,
`after`.
`A / B` runs from A to B; `A preceding B` is A, so chosen that it lies before B.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from accord.resolve.calendars import (
    CALENDARS,
    DAY,
    WEEKDAYS,
    Calendar,
    Interval,
    foreign_interval,
    foreign_years,
    month_interval,
    part,
    season_interval,
    year_interval,
)
from accord.types import Period

Ends = tuple[dt.date | None, dt.date | None]

LONG_PAST = 300  # days back from which on news names the year of a day
SOON = 65  # days ahead within which a day needs no year

_RELATIVE = re.compile(
    r"--|\b(?:page|ago|ahead|within|coming|recent|for|last|next|since|weekend"
    rf"|{'|'.join(WEEKDAYS)}|(?:day|week|month|year|decade|quarter|century) [-+]?\d)"
)
_SEASON = "spring|summer|autumn|winter"
_ABSOLUTE = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>{_SEASON})"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?|(?P<decade>\d{3}0)s"
)
_YEARLESS = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}) )?"
    rf"--(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>{_SEASON})|(?P<month>\d\d)(?:-(?P<day>\d\d))?)"
)
_DAY_ALONE = re.compile(r"---(?P<day>\d\d)")
_COUNTED = re.compile(r"(?P<unit>day|week|weekend|month|quarter|year|decade|century) (?P<by>[-+]?\d+)")
_SPAN = re.compile(
    r"(?P<kind>ago|ahead|within|coming|for) (?P<count>\d+) (?P<unit>hour|day|week|month|year|decade|century)"
    r"(?: (?P<shade>about|more|less|perfect))?"
)
_SHIFTED = re.compile(r"(?P<inner>.+) (?P<by>[-+]\d+) day")
_UP_TO = re.compile(r"(?P<count>\d+) (?P<unit>day|week|month|year) to (?P<until>.+)")
_FOREIGN = re.compile(
    r"(?P<calendar>persian|islamic|ethiopian) (?P<year>\d{4}|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)


@dataclass(frozen=True, slots=True)
class _Shape:
    """An expression without its tense and its leading words."""

    core: str
    tense: str | None
    which: str | None  # early, mid, late
    side: str | None  # last, next


def evaluate(expression: str, published: Period | None) -> Period | None:
    """The interval of days that a time expression in normal form stands for.

    `published` is the page's day, or the interval that bounds it; where it is None or open at one end,
    only absolute expressions have a value. The result covers every day that fits some day of
    `published`; its basis names the expression and what it was counted from. None where the expression
    has no value (it is anchored on nothing, or names no real day).
    """
    first = published.earliest if published else None
    last = published.latest if published else None
    relative = is_relative(expression)
    if relative and (first is None or last is None):
        return _open_ended(expression)
    anchors = [anchor for anchor in (first, last) if anchor is not None] if relative else []
    try:
        ends = [_ends(expression, anchor) for anchor in anchors or [dt.date(2000, 1, 1)]]
    except (ValueError, OverflowError):  # a day that no calendar has, such as 30 February
        return None
    found = [end for end in ends if end is not None]
    if not found or len(found) < len(ends):
        return None
    earliest, latest = found[0][0], found[-1][1]
    if earliest is None and latest is None:
        return None
    if earliest is not None and latest is not None and earliest > latest:
        return None
    basis = expression if not relative else f"{expression}, counted from {_named(first, last)}"
    return Period(earliest=earliest, latest=latest, basis=basis)


def _open_ended(expression: str) -> Period | None:
    """What "since 2000" says on a page of unknown date: where the interval begins, not where it ends."""
    word, _, rest = expression.partition(" ")
    inner = evaluate(rest, None) if word in ("since", "after") and rest else None
    if inner is None:
        return None
    return Period(earliest=inner.earliest, latest=None, basis=f"{expression}, the page's day unknown")


def is_relative(expression: str) -> bool:
    """Whether the expression needs the page's date."""
    return _RELATIVE.search(expression) is not None


def _named(first: dt.date | None, last: dt.date | None) -> str:
    if first == last and first is not None:
        return f"the page's day {first}"
    return f"a page of {first or 'some day'} to {last or 'some day'}"


def _ends(expression: str, anchor: dt.date) -> Ends | None:
    if match := _SHIFTED.fullmatch(expression):
        inner = _ends(match["inner"], anchor)
        by = int(match["by"]) * DAY
        if inner is None or inner[0] is None or inner[1] is None:
            return None
        return inner[0] + by, inner[1] + by
    if " preceding " in expression:
        return _preceding(expression, anchor)
    if " of " in expression:
        return _within(expression, anchor)
    if match := _UP_TO.fullmatch(expression):
        until = _ends(match["until"], anchor)
        if until is None or until[1] is None:
            return None
        return _moved(until[1], -int(match["count"]), match["unit"]) + DAY, until[1]
    if " / " in expression:
        left, right = (_ends(side, anchor) for side in expression.split(" / ", 1))
        if left is None or right is None:
            return None
        return left[0], right[1]
    word, _, rest = expression.partition(" ")
    if word in ("since", "until", "by", "before", "after"):
        inner = _ends(rest, anchor)
        return None if inner is None else _bounded(word, inner, anchor, rest.endswith("future"))
    return _simple(_shape(expression), anchor)


def _preceding(expression: str, anchor: dt.date) -> Ends | None:
    left, right = expression.split(" preceding ", 1)
    later = _ends(right, anchor)
    if later is None or later[0] is None:
        return None
    return _ends(left, min(anchor, later[0] - DAY))


def _within(expression: str, anchor: dt.date) -> Ends | None:
    """A weekday of a counted week, or a month, quarter or half of a counted year."""
    inner, outer = expression.split(" of ", 1)
    unit, by = outer.split()[:2]
    if unit == "week":
        first, last = _counted("week", int(by), anchor)
        day = last - (last.weekday() - WEEKDAYS.index(inner.split()[0])) % 7 * DAY
        return (day, day) if day >= first else None
    shape = _shape(inner)
    match = _YEARLESS.fullmatch(shape.core if shape.core.startswith("--") else f"--{shape.core}")
    return _parted(_fields(match, anchor.year + int(by)), shape) if match else None


def _bounded(word: str, inner: Ends, anchor: dt.date, ahead: bool) -> Ends | None:
    first, last = inner
    if word == "since":
        return (first, anchor) if first is None or first <= anchor else inner
    if word in ("until", "by"):
        return (anchor if ahead else None), last
    if word == "before":
        return (anchor if ahead else None), (first - DAY if first else None)
    return last, (None if ahead or (last and last > anchor) else anchor)


def _shape(expression: str) -> _Shape:
    words = expression.split()
    tense = words.pop() if words[-1] in ("past", "future") else None
    side = words.pop(0) if words[0] in ("last", "next") else None
    which = words.pop(0) if words and words[0] in ("early", "mid", "late") else None
    return _Shape(" ".join(words), tense, which, side)


def _simple(shape: _Shape, anchor: dt.date) -> Ends | None:
    core = shape.core
    if core == "page":
        return anchor - DAY, anchor
    if core in WEEKDAYS:
        day = _weekday(WEEKDAYS.index(core), shape, anchor)
        return day, day
    if core == "weekend":
        return _clipped(_weekend(shape, anchor), shape, anchor)
    if match := _ABSOLUTE.fullmatch(core):
        return _parted(_absolute(match), shape)
    if match := _YEARLESS.fullmatch(core):
        return _clipped(_yearless(match, shape, anchor), shape, anchor)
    if match := _DAY_ALONE.fullmatch(core):
        day = _day_of_some_month(int(match["day"]), shape.tense, anchor)
        return day, day
    if match := _COUNTED.fullmatch(core):
        return _clipped(_counted(match["unit"], int(match["by"]), anchor), shape, anchor)
    if match := _SPAN.fullmatch(core):
        return _span(match, anchor)
    if core.startswith("recent "):
        return _recent(core.split()[1], anchor)
    if match := _FOREIGN.fullmatch(core):
        return _foreign(match, shape, anchor)
    return None


def _weekday(number: int, shape: _Shape, anchor: dt.date) -> dt.date:
    if shape.tense == "future" or shape.side == "next":
        ahead = (number - anchor.weekday()) % 7
        return anchor + (ahead or (7 if shape.side == "next" else 0)) * DAY
    back = (anchor.weekday() - number) % 7
    return anchor - (back or (7 if shape.side == "last" else 0)) * DAY


def _day_of_some_month(day: int, tense: str | None, anchor: dt.date) -> dt.date:
    """ "On the 16th": the last such day before the page's, the next after it, or the nearest, by tense."""
    months = [month_interval(anchor.year - 1, anchor.month + 12 + by)[0] for by in range(-2, 3)]
    found = [d for m in months if (d := m + (day - 1) * DAY).month == m.month]
    if tense == "past":
        return max(d for d in found if d <= anchor)
    if tense == "future":
        return min(d for d in found if d >= anchor)
    return min(found, key=lambda d: abs((d - anchor).days))


def _weekend(shape: _Shape, anchor: dt.date) -> Interval:
    back = anchor - ((anchor.weekday() - 5) % 7) * DAY
    if shape.tense == "future" and back + DAY < anchor:
        back += 7 * DAY
    return back, back + DAY


def _fields(match: re.Match[str], year: int) -> Interval:
    if match["month"]:
        month = int(match["month"])
        if match["day"]:
            day = dt.date(year, month, int(match["day"]))
            return day, day
        return month_interval(year, month)
    if match["quarter"]:
        first = 3 * int(match["quarter"]) - 2
        return month_interval(year, first)[0], month_interval(year, first + 2)[1]
    if match["half"]:
        first = 6 * int(match["half"]) - 5
        return month_interval(year, first)[0], month_interval(year, first + 5)[1]
    if match["season"]:
        return season_interval(year, match["season"])
    return year_interval(year)


def _absolute(match: re.Match[str]) -> Interval:
    if match["decade"]:
        year = int(match["decade"])
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
    return _fields(match, int(match["year"]))


def _yearless(match: re.Match[str], shape: _Shape, anchor: dt.date) -> Interval:
    candidates = []
    for year in range(anchor.year - 8, anchor.year + 9):
        try:
            found = _fields(match, year)
        except ValueError:  # 29 February exists only in some years
            continue
        if not match["weekday"] or WEEKDAYS[found[0].weekday()] == match["weekday"]:
            candidates.append(found)
    if shape.side == "last":
        fitting = [c for c in candidates if c[1] < anchor][-1:]
    elif shape.side == "next":
        fitting = [c for c in candidates if c[0] > anchor][:1]
    elif shape.tense == "future":
        fitting = [c for c in candidates if c[1] >= anchor][:1]
    elif shape.tense == "past":
        fitting = [c for c in candidates if c[0] <= anchor][-1:]
        ahead = [c for c in candidates if c[0] > anchor][:1]
        if match["day"] and fitting and ahead and _rather_ahead(fitting[0][0], ahead[0][0], anchor):
            fitting = ahead
    else:
        fitting = candidates
    if match["quarter"] and not shape.side:
        fitting = candidates  # "a third-quarter loss": the nearest, be it told before or after its end
    if not fitting:
        raise ValueError("no such day in the years around the page's")
    best = min(fitting, key=lambda c: max((c[0] - anchor).days, (anchor - c[1]).days, 0))
    if match["weekday"] and abs((best[0] - anchor).days) > 366:
        raise ValueError("the weekday does not fit the day of the month in the years around the page's")
    return best


def _rather_ahead(back: dt.date, ahead: dt.date, anchor: dt.date) -> bool:
    """Whether a day without its year is the coming one ("a dividend payable Dec. 15" of a past declaration).

    News gives the year of a day that lies almost a year back.
    """
    return (anchor - back).days > LONG_PAST and (ahead - anchor).days <= SOON


def _counted(unit: str, by: int, anchor: dt.date) -> Interval:
    if unit == "day":
        return anchor + by * DAY, anchor + by * DAY
    if unit in ("week", "weekend"):
        monday = anchor - anchor.weekday() * DAY + 7 * by * DAY
        if unit == "weekend":
            return monday + 5 * DAY, monday + 6 * DAY
        # A week begins on Sunday or on Monday, as the writer pleases; coming weeks are counted from Monday.
        sunday = anchor - (anchor.weekday() + 1) % 7 * DAY + 7 * by * DAY
        return (min(monday, sunday), max(monday, sunday) + 6 * DAY) if by <= 0 else (monday, monday + 6 * DAY)
    if unit == "month":
        return month_interval(anchor.year, anchor.month + by)
    if unit == "quarter":
        first = (anchor.month - 1) // 3 * 3 + 1 + 3 * by
        return month_interval(anchor.year, first)[0], month_interval(anchor.year, first + 2)[1]
    if unit == "year":
        return year_interval(anchor.year + by)
    size = 10 if unit == "decade" else 100
    first = (anchor.year // size + by) * size
    return dt.date(first, 1, 1), dt.date(first + size - 1, 12, 31)


def _clipped(interval: Interval, shape: _Shape, anchor: dt.date) -> Interval:
    first, last = _parted(interval, shape)
    if "--Q" in shape.core:
        return first, last
    if shape.tense == "past" and first <= anchor < last:
        return first, anchor
    if shape.tense == "future" and first < anchor <= last:
        return anchor, last
    return first, last


def _parted(interval: Interval, shape: _Shape) -> Interval:
    return part(interval, shape.which) if shape.which else interval


def _moved(anchor: dt.date, count: int, unit: str) -> dt.date:
    days = {"hour": 0, "day": 1, "week": 7}
    if unit in days:
        return anchor + count * days[unit] * DAY
    months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    first, last = month_interval(anchor.year, anchor.month + months)
    return min(first + (anchor.day - 1) * DAY, last)


def _span(match: re.Match[str], anchor: dt.date) -> Ends | None:
    kind, count, unit, shade = match["kind"], int(match["count"]), match["unit"], match["shade"]
    if kind in ("ago", "ahead"):
        sign = -1 if kind == "ago" else 1
        there = _moved(anchor, sign * count, unit)
        if shade == "more":
            return (None, there) if kind == "ago" else (there, None)
        if shade == "less":
            return (there, anchor) if kind == "ago" else (anchor, there)
        return _around(there, count, unit, anchor)
    if kind == "for":
        if shade != "perfect":
            return None
        return _since_unit(anchor, count, unit), anchor
    if kind == "within":
        return (
            anchor - -(-count // 24) * DAY if unit == "hour" else _since_unit(anchor, count, unit)
        ), anchor
    return anchor, _moved(anchor, count, unit)


def _around(there: dt.date, count: int, unit: str, anchor: dt.date) -> Interval:
    """The days that a counted distance may mean: news counts weeks, months and years in whole numbers."""
    if unit == "hour":
        return min(there, anchor - DAY), max(there, anchor)
    if unit == "day":
        slack = 0 if count < 10 else 1
        return there - slack * DAY, there + slack * DAY
    if unit == "week":
        slack = 1 if count == 1 else 3
        return there - slack * DAY, there + slack * DAY
    if unit == "month":
        return there - 15 * DAY, there + 15 * DAY
    if unit == "year":
        if count == 1:
            return there - 61 * DAY, there + 61 * DAY
        if count % 10:
            return year_interval(there.year)
        return dt.date(there.year - 1, 1, 1), dt.date(there.year + 1, 12, 31)
    slack = 1 if unit == "decade" else 10
    return dt.date(there.year - slack * count, 1, 1), dt.date(there.year + slack * count, 12, 31)


def _since_unit(anchor: dt.date, count: int, unit: str) -> dt.date:
    there = _moved(anchor, -count, unit)
    if unit in ("year", "decade", "century"):
        return dt.date(there.year, 1, 1)
    return dt.date(there.year, there.month, 1) if unit == "month" else there


_RECENT: dict[str, Callable[[dt.date], dt.date]] = {
    "hour": lambda day: day - DAY,
    "day": lambda day: day - 7 * DAY,
    "week": lambda day: day - 35 * DAY,
    "month": lambda day: month_interval(day.year, day.month - 3)[0],
    "year": lambda day: dt.date(day.year - 5, 1, 1),
    "decade": lambda day: dt.date(day.year - 30, 1, 1),
}


def _recent(unit: str, anchor: dt.date) -> Interval | None:
    return (_RECENT[unit](anchor), anchor) if unit in _RECENT else None


def _foreign(match: re.Match[str], shape: _Shape, anchor: dt.date) -> Interval | None:
    """Days of another calendar; without a year those next to the anchor, on the side that the tense tells."""
    calendar: Calendar = CALENDARS[match["calendar"]]
    month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    if match["year"] != "-":
        return foreign_interval(calendar, int(match["year"]), month, day)
    year = foreign_years(calendar, anchor)
    tried = (foreign_interval(calendar, y, month, day) for y in (year - 1, year, year + 1))
    around = [found for found in tried if found is not None]
    if shape.tense == "past":
        around = [found for found in around if found[0] <= anchor]
    elif shape.tense == "future":
        around = [found for found in around if found[1] >= anchor]
    return min(around, key=lambda f: max((f[0] - anchor).days, (anchor - f[1]).days, 0), default=None)
