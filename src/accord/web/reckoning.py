"""How a date was found, in words: the basis that a record keeps, without normal forms and ISO dates."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from accord.types import Period
from accord.web.words import day, days

_DAY = r"\d{4}-\d\d-\d\d"
_INTERVAL = re.compile(rf"\b({_DAY}) to ({_DAY})\b")
_ONE_DAY = re.compile(rf"\b{_DAY}\b")
_OF_ANY_YEAR = re.compile(r"--(\d\d)(?:-(\d\d))?")
_TENSE = re.compile(r"(?<=\w) (past|future)\b")
_COUNTED = re.compile(r"\b(day|week|weekend|month|year|decade) ([-+]?)(\d+)\b(?!-)")
_WEEKDAY = re.compile(rf"\b({'|'.join(calendar.day_name).lower()})\b")
_NEWS = re.compile(r"(^|: |; )page, counted from ")


def dated(text: str) -> str:
    """A text with its ISO days, and intervals of them, as they are written in English."""
    text = _INTERVAL.sub(_interval, text)
    return _ONE_DAY.sub(lambda m: _written(m) or m[0], text)


def reckoned(basis: str) -> str:
    """The basis of a date in words: "time words of its clause: Tuesday, counted from 8 June 2021"."""
    text = _NEWS.sub(lambda m: f"{m[1].replace(': ', ', ')}counted from ", basis)
    text = dated(_OF_ANY_YEAR.sub(_month, _COUNTED.sub(_counted, text)))
    text = _TENSE.sub(lambda m: " to come" if m[1] == "future" else "", text)
    text = _WEEKDAY.sub(lambda m: m[1].capitalize(), text)
    text = (
        text.replace(" preceding ", " before ")
        .replace(" / ", " to ")
        .replace('"page" is ', "its news is of ")
    )
    return text.replace("the page's day ", "the page's day, ")


def _written(found: re.Match[str]) -> str | None:
    try:
        return day(dt.date.fromisoformat(found[0]))
    except ValueError:
        return None


def _interval(found: re.Match[str]) -> str:
    try:
        first, last = (dt.date.fromisoformat(found[n]) for n in (1, 2))
    except ValueError:
        return found[0]
    return days(Period(earliest=first, latest=last, basis=""))


def _month(found: re.Match[str]) -> str:
    """ "8 June" for --06-08."""
    if not 1 <= int(found[1]) <= 12:
        return found[0]
    name = calendar.month_name[int(found[1])]
    return f"{int(found[2])} {name}" if found[2] else name


def _counted(found: re.Match[str]) -> str:
    """ "last week" for week -1, "2 years before" for year -2."""
    unit, sign, n = found[1], found[2], int(found[3])
    if n == 0:
        return "the day itself" if unit == "day" else f"the same {unit}"
    if n == 1:
        return f"the {unit} {'before' if sign == '-' else 'after'}"
    return f"{n} {unit}s {'before' if sign == '-' else 'after'}"
