"""Time expressions of rarer kinds: other calendars' years, feast days, ranges of days, recurrences.

Each is a pattern (a blank stands for any white space) with what it comes to in the normal form of
`resolve.periods`, None for what has no day of its own ("every Friday").
"""

from __future__ import annotations

import re

from accord.resolve.calendars import MONTHS, WEEKDAYS

FEASTS = {
    "new year's day": "--01-01", "new year's eve": "--12-31", "christmas eve": "--12-24",
    "christmas day": "--12-25", "boxing day": "--12-26", "may day": "--05-01",
    "valentine's day": "--02-14", "bastille day": "--07-14",
}  # fmt: skip
ERAS = {
    "ah": "islamic", "hijri": "islamic", "islamic": "islamic", "muslim": "islamic",
    "sh": "persian", "ap": "persian", "iranian": "persian", "persian": "persian", "solar hijri": "persian",
    "ec": "ethiopian", "ethiopian": "ethiopian",
}  # fmt: skip
# Months of other calendars that stand for themselves without a day or year; others may be people's names.
KNOWN_MONTHS = frozenset({"ramadan", "ramadhan", "ramzan", "muharram"})

MONTH = rf"(?P<month>{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
_FIRST = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST = r"(?P<until>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|,\d|\.\d)"
_DAYS = rf"(?:{'|'.join(WEEKDAYS)})"

_OTHER_MONTH = rf"(?! (?:{'|'.join(MONTHS)})\b)"
_UP_TO = r"(?:to|until|through)"
RANGES = (
    rf"(?<=from )(?:the )?{_FIRST} {_UP_TO} (?:the )?{_LAST}(?: of)? {MONTH}(?:,? {YEAR}\b)?",
    rf"(?<=between )(?:the )?{_FIRST} and (?:the )?{_LAST}(?: of)? {MONTH}(?:,? {YEAR}\b)?",
    rf"(?<=from ){MONTH} {_FIRST} {_UP_TO} {_LAST}(?:,? {YEAR}\b)?{_OTHER_MONTH}",
    rf"(?<=between ){MONTH} {_FIRST} and {_LAST}(?:,? {YEAR}\b)?{_OTHER_MONTH}",
)
_BEHIND = r"(?=[.,;:)]|$| when\b| and\b(?! \d))"
DAY_ALONE = rf"(?<=on )the (?P<day>[0-3]?\d)(?:st|nd|rd|th){_BEHIND}"
NEXT_DAYS = (
    rf"\b(?:the )?{_FIRST} and (?:the )?{_LAST}(?: of)? {MONTH}(?:,? {YEAR}\b)?",
    rf"\b{MONTH} {_FIRST} and {_LAST}(?:,? {YEAR}\b)?{_OTHER_MONTH}",
)
WEEK_OF_MONTH = (
    rf"\b(?:the )?(?P<week>first|second|third|last) week (?:of|in) {MONTH}(?:,? (?:of )?{YEAR}\b)?"
)
FORTNIGHT = r"\b(?:a|one) fortnight (?P<where>ago|earlier|later)\b"
PREVIOUS_DAY = (
    r"\b(?:the (?:previous|following|next) (?:day|morning|afternoon|evening|night)"
    r"|the day (?:before|after)(?=[.,;:)]|$))\b"
)
_UNITS = rf"(?:{_DAYS}|weekend|day|week|month|year|morning|night|hour)s?"
RECURRING = (
    rf"\b(?:every|each)(?: (?:other|second|third|few))? {_UNITS}\b"
    r"|\b(?:once|twice|(?:two|three|four|several) times) (?:an?|every|each|per) (?:day|week|month|year)\b"
    rf"|(?<=on ){_DAYS}s\b(?!['’])"
)
FEAST = rf"\b(?P<feast>{'|'.join(FEASTS).replace(chr(39), '[' + chr(39) + '’]')})\b"
ERA_BEHIND = r"\b(?P<year>1[2-5]\d\d|20[01]\d) ?\(?(?P<era>(?-i:AH|SH|AP|EC)|(?-i:A\.H\.|E\.C\.))(?!\w)"
ERA_BEFORE = (
    r"\b(?P<era>iranian|persian|solar hijri|islamic|hijri|muslim|ethiopian)(?: calendar)? year"
    r"(?: of)? (?P<year>1[2-5]\d\d|20[01]\d)\b"
)
BEFORE_LAST = r"\bthe (?P<unit>week|month|year) before last\b"
TWO_DAYS = r"\bthe (?:day (?P<two>before yesterday|after tomorrow)|(?P<night>night before last))\b"
EVE = rf"\b(?:the )?eve of (?:the )?(?P<weekday>{'|'.join(WEEKDAYS)})(?=['’]s\b)"
NIGHT_INTO = (
    rf"\bovernight (?:from (?P<first>{'|'.join(WEEKDAYS)}) )?(?:in)?to (?P<second>{'|'.join(WEEKDAYS)})\b"
)
BEFORE_LAST_DAY = (
    rf"\b(?P<named>{'|'.join(WEEKDAYS)}) before last\b"
    rf"|\ba week ago (?:on |last )?(?P<ago>{'|'.join(WEEKDAYS)})\b"
)
NIGHT_OF = (
    rf"\bovernight(?: on)? (?P<weekday>{'|'.join(WEEKDAYS)})\b|\b(?P<named>{'|'.join(WEEKDAYS)}) overnight\b"
)


def feast(match: re.Match[str]) -> str:
    """The day of a feast that is the same every year."""
    return FEASTS[re.sub(r"\s+", " ", match["feast"].lower().replace("’", "'"))]


def week_of_month(match: re.Match[str]) -> str:
    """ "The first week of January": its days 1 to 7; the last is the last seven days."""
    month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith(match["month"].lower().rstrip(".")[:3]))
    stem = f"{match['year'] or '-'}-{month:02}"
    length = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    first = {"first": 1, "second": 8, "third": 15, "last": length - 6}[match["week"].lower()]
    return f"{stem}-{first:02}{'' if match['year'] else ' TENSE'} / {stem}-{first + 6:02}"


def beside_day(match: re.Match[str]) -> str:
    """ "The previous day": one before the day that the text told last."""
    words = match.group().lower()
    return f"shift {'+1' if re.search('following|next|after', words) else '-1'} day"


def calendar_year(match: re.Match[str]) -> str:
    """A year of another calendar: "1445 AH", "the Ethiopian year 2013"."""
    era = re.sub(r"\s+", " ", match["era"].lower().replace(".", ""))
    return f"{ERAS[era]} {match['year']}"


def fortnight(match: re.Match[str]) -> str:
    """A fortnight ago, or as much before or after the day told last."""
    return {"ago": "ago 14 day", "earlier": "shift -14 day", "later": "shift +14 day"}[match["where"].lower()]


def two_days(match: re.Match[str]) -> str:
    """The day before yesterday, or after tomorrow; the night before last."""
    if match["night"]:
        return "day -2"
    return "day -2" if match["two"].lower().startswith("before") else "day +2"


def night_into(match: re.Match[str]) -> str:
    """ "Overnight into Wednesday": from the day before it to the day."""
    second = match["second"].lower()
    first = match["first"].lower() if match["first"] else WEEKDAYS[WEEKDAYS.index(second) - 1]
    return f"{first} TENSE / {second}"


def week_before(match: re.Match[str]) -> str:
    """ "Sunday before last", "a week ago on Sunday": seven days before the last one."""
    return f"{(match['named'] or match['ago']).lower()} past -7 day"
