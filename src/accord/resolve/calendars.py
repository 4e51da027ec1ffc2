"""Days, months and years: the Gregorian names, and three other calendars that news pages date by.

The arithmetic follows the published rules of each calendar. Solar Hijri: 33-year cycles of eight leap
years, exact for 1244 to 1530 (AD 1865 to 2151). Ethiopian: a leap year every four, from its epoch on 29
August AD 8 (Julian). Islamic: the tabular calendar with eleven leap years in thirty; the sighted month
may begin a day off, so its days are given as intervals of three.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

Calendar = Literal["persian", "islamic", "ethiopian"]
Interval = tuple[dt.date, dt.date]

CALENDARS: dict[str, Calendar] = {"persian": "persian", "islamic": "islamic", "ethiopian": "ethiopian"}

DAY = dt.timedelta(days=1)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

# Seasons as months (first, last) of the northern half of the world.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}

FOREIGN_MONTHS: dict[str, tuple[Calendar, int]] = {
    name: (CALENDARS[calendar], number)
    for calendar, months in (
        (
            "persian",
            (
                "farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar",
                "mehr", "aban", "azar", "dey", "bahman", "esfand",
            ),
        ),
        (
            "persian",
            (
                "hamal", "sawr|saur", "jawza", "saratan", "asad", "sunbula", "mizan", "aqrab", "qaws", "jadi",
                "dalwa", "hut",
            ),
        ),
        (
            "islamic",
            (
                "muharram", "safar", "rabi al-awwal|rabi ul-awwal", "rabi al-thani|rabi ul-thani",
                "jumada al-awwal|jumada al-ula", "jumada al-thani|jumada al-akhira", "rajab",
                "shaban|sha'ban|shaaban", "ramadan|ramadhan|ramzan", "shawwal",
                "dhu al-qadah|dhul qadah|zilqad", "dhu al-hijjah|dhul hijjah|dhu al-hijja",
            ),
        ),
        (
            "ethiopian",
            (
                "meskerem", "tikimt|tekemt", "hidar", "tahsas", "ter", "yekatit", "megabit",
                "miyazya|miazia", "ginbot", "sene", "hamle", "nehase|nehasse", "pagume",
            ),
        ),
    )
    for number, names in enumerate(months, 1)
    for name in names.split("|")
}  # fmt: skip

_PERSIAN_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
_NOWRUZ_1403 = dt.date(2024, 3, 20)
_ETHIOPIAN_EPOCH = 2796  # proleptic Gregorian ordinal of 1 Meskerem 1
_ISLAMIC_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1


def month_interval(year: int, month: int) -> Interval:
    """First and last day of a Gregorian month; months past 12 run on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = dt.date(year, month, 1)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return first, after - DAY


def year_interval(year: int) -> Interval:
    """First and last day of a Gregorian year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def season_interval(year: int, season: str) -> Interval:
    """First and last day of a season; winter runs into the next year."""
    first, last = SEASONS[season]
    return month_interval(year, first)[0], month_interval(year, last)[1]


def part(interval: Interval, which: str) -> Interval:
    """The early, middle or late third of an interval of more than a week; of less, all of it."""
    first, last = interval
    days = (last - first).days + 1
    if days <= 7:
        return interval
    third = round(days / 3)
    if which == "early":
        return first, first + (third - 1) * DAY
    if which == "late":
        return last - (third - 1) * DAY, last
    return first + third * DAY, last - third * DAY


def foreign_interval(calendar: Calendar, year: int, month: int | None, day: int | None) -> Interval | None:
    """The Gregorian days of a year, month or day of another calendar; None where it does not exist there."""
    try:
        if month is None:
            return _foreign_day(calendar, year, 1, 1), _foreign_day(calendar, year + 1, 1, 1) - DAY
        if day is None:
            last = _last_day(calendar, year, month)
            first = _foreign_day(calendar, year, month, 1)
            return first, _foreign_day(calendar, year, month, last)
        if not 1 <= day <= _last_day(calendar, year, month):
            return None
        there = _foreign_day(calendar, year, month, day)
    except (ValueError, OverflowError):
        return None
    return (there - DAY, there + DAY) if calendar == "islamic" else (there, there)


def foreign_years(calendar: Calendar, day: dt.date) -> int:
    """The year of another calendar that a Gregorian day falls in."""
    year = {
        "persian": day.year - 621,
        "islamic": round((day.year - 622) * 1.0307) + 2,
        "ethiopian": day.year - 7,
    }[calendar]
    while _foreign_day(calendar, year, 1, 1) > day:
        year -= 1
    return year


def _foreign_day(calendar: Calendar, year: int, month: int, day: int) -> dt.date:
    if not 1 <= month <= 13:
        raise ValueError(f"no month {month} in the {calendar} calendar")
    if calendar == "persian":
        start = 365 * (year - 1403) + _persian_leaps(year) - _persian_leaps(1403)
        before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
        return _NOWRUZ_1403 + (start + before + day - 1) * DAY
    if calendar == "ethiopian":
        return dt.date.fromordinal(
            _ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1
        )
    start = _ISLAMIC_EPOCH - 1 + 354 * (year - 1) + (3 + 11 * year) // 30
    return dt.date.fromordinal(start + 29 * (month - 1) + month // 2 + day)


def _last_day(calendar: Calendar, year: int, month: int) -> int:
    if calendar == "persian":
        if month <= 6:
            return 31
        return 30 if month <= 11 or year % 33 in _PERSIAN_LEAPS else 29
    if calendar == "ethiopian":
        if month <= 12:
            return 30
        return 6 if year % 4 == 3 else 5
    if month == 12:
        return 30 if (14 + 11 * year) % 30 < 11 else 29
    return 30 if month % 2 else 29


def _persian_leaps(year: int) -> int:
    """Leap days of the Solar Hijri years before this one, counted from year 0."""
    cycles, rest = divmod(year, 33)
    return 8 * cycles + sum(1 for leap in _PERSIAN_LEAPS if leap < rest)
