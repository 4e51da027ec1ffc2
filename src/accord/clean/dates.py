"""Days as pages state them, read only where they can mean one day."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NAMED = re.compile(
    r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3})[a-z]*\.?,?\s*"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?\b(?!\d))?,?\s*(?P<year>\d{4})"
)
_NUMBERS = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})")
_IN_ADDRESS = re.compile(
    r"https?\s?:\s?/\s?/\s?\S.*?\D(?P<year>(?:19|20)\d\d)\s?(?P<mark>[/-]?)\s?(?P<month>[01]\d)"
    r"\s?(?P=mark)\s?(?P<day>[0-3]\d)(?!\d)"
)


# Months as embedded posts write them, by their first letters: in English, Spanish, Portuguese, French,
# German, Italian and Russian.
_MONTHS_ABROAD = (
    "jan ene gen янв", "feb fev fév фев", "mar mär мар", "apr abr avr апр", "may mai mag май мая",
    "jun giu juin июн", "jul lug juil июл", "aug ago aoû aou авг", "sep set сен", "oct okt out ott окт",
    "nov ноя", "dec dic dez déc дек",
)  # fmt: skip
_POSTED = re.compile(
    r"(?:(?P<before>\d{1,2})\.? (?:de )?)?(?P<month>[^\W\d_]{3,})\.?(?: (?P<after>\d{1,2}),)?"
    r" (?:de )?(?P<year>\d{4})"
)


def day_of_post(text: str) -> dt.date | None:
    """The day that ends the signature of an embedded post ("— Name (@name) 4 de mayo de 2019"), or None."""
    found = _POSTED.search(text, text.rfind(")") + 1)
    number = found and (found["before"] or found["after"])
    if found is None or not number:
        return None
    spelt = found["month"].lower()
    for stem in (spelt[:4], spelt[:3]):
        for k, stems in enumerate(_MONTHS_ABROAD):
            if stem in stems.split():
                return _date(int(found["year"]), k + 1, int(number))
    return None


def day_of_address(address: str) -> dt.date | None:
    """The day that an address of news holds (".../2011/11/12/...", ".../20111112-..."), or None."""
    found = _IN_ADDRESS.match(address)
    return _date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def day(text: str) -> dt.date | None:
    """The day that a date expression names, or None where it lacks a year or can be read in two ways."""
    iso = _ISO.search(text)
    if iso is not None:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    for named in _NAMED.finditer(text):
        month = named["month"].lower()
        number = named["before"] or named["after"]
        if month in MONTHS and number:
            return _date(int(named["year"]), MONTHS.index(month) + 1, int(number))
    numbers = _NUMBERS.search(text)
    if numbers is None:
        return None
    first, second, year = (int(part) for part in numbers.groups())
    if first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number) if 1800 <= year <= 2200 else None
    except ValueError:
        return None
