"""The grammar of time expressions: one regular expression a family, each with a builder of its normal form.

It works on text alone; `accord.resolve.times` adds what only the parse can tell. The normal forms are
those of `accord.resolve.periods`, still without tense.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from accord.resolve import occasions
from accord.resolve.calendars import FOREIGN_MONTHS, MONTHS, WEEKDAYS
from accord.resolve.patterns import Patterns

TimeKind = Literal["date", "duration", "set", "reference"]


@dataclass(frozen=True, slots=True)
class Found:
    """A match in the text: text[start:end] and its normal form; `tensed` if that needs a tense.

    `core` None: a time, but anchored on something that it does not name. `rule` names the family.
    """

    start: int
    end: int
    core: str | None
    kind: TimeKind = "date"
    tensed: bool = True
    time_of_day: str | None = None
    rule: str = ""


Builder = Callable[[re.Match[str]], Found | None]

_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_NUMBERS = {word: i for i, word in enumerate(_WORDS, 1)} | {
    "a": 1, "an": 1, "couple of": 2, "a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "dozen": 12, "a dozen": 12, "half a dozen": 6,
}  # fmt: skip
_VAGUE = frozenset({"few", "a few", "several", "many", "some"})
_MONTHS = {name: i for i, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3]: i for name, i in _MONTHS.items()} | {"sept": 9}
_ABBREVIATED = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})
_SEASONS = {"spring": "spring", "summer": "summer", "fall": "autumn", "autumn": "autumn", "winter": "winter"}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_WHICH = {
    "early": "early", "earlier": "past", "late": "late", "later": "future", "mid": "mid", "middle": "mid",
    "end": "late", "beginning": "early", "start": "early",
}  # fmt: skip
_SIDES = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "same": 0}
_DAYTIMES = {"noon": "noon", "midday": "noon", "lunchtime": "noon", "midnight": "night", "dawn": "morning"}

_N = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|half a dozen|a couple of|couple of|a dozen|dozen|an?|a few|few"
    r"|several|many"
    rf"|(?:twenty|thirty|forty|fifty|sixty)(?:[ -](?:{'|'.join(_WORDS[:9])}))?|{'|'.join(reversed(_WORDS))})"
)
_UNIT = r"(?P<unit>hour|day|week|month|year|decade|century|centurie)"
_MONTH, _YEAR = occasions.MONTH, occasions.YEAR
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_UNTIL = r"(?: ?[-–] ?(?P<until>[0-3]?\d)(?!\d))?"
_DOW = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|mon|tues?|wed|thur?s?|fri|sat|sun)(?:\b\.?|(?=s [a-z]))"
_TOD = r"(?:[ -](?P<tod>morning|afternoon|evening|night|noon|midday|midnight|lunchtime)\b)?"
_PART = r"(?P<which>early|earlier|late|later|mid|middle|end|beginning|start)(?: of| on| in)?(?: the)?[ -]"
_FOREIGN = "|".join(sorted(FOREIGN_MONTHS, key=len, reverse=True))  # nothing in them needs escaping
_SHADE = (
    r"(?:(?P<shade>more than|over|at least|less than|under|within|almost|nearly|about|around|some|just"
    r"|roughly) )?"
)
_SHADES = {
    "more than": "more",
    "over": "more",
    "at least": "more",
    "less than": "less",
    "under": "less",
    "within": "less",
}


def _number(text: str) -> int | None:
    text = text.lower().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return round(float(text))
    if text in _NUMBERS:
        return _NUMBERS[text]
    tens, _, ones = re.sub(r"[ -]", " ", text).partition(" ")
    return _NUMBERS[tens] + _NUMBERS[ones] if tens in _NUMBERS and ones in _NUMBERS else None


def _name(match: re.Match[str], group: str) -> str | None:
    """A group in lower case; None where it is missing."""
    text = match.groupdict().get(group)
    return text.lower() if text else None


def _capital(match: re.Match[str], group: str) -> bool:
    return match[group][0].isupper()


def _found(match: re.Match[str], core: str | None, kind: TimeKind = "date", tensed: bool = True) -> Found:
    tod = _name(match, "tod")
    end = match.end()
    while match.string[end - 1] == "." and not re.search(
        r"\b[A-Za-z]{3,4}\.$", match.string[match.start() : end]
    ):
        end -= 1
    return Found(match.start(), end, core, kind, tensed, _DAYTIMES.get(tod, tod) if tod else None)


def _iso(match: re.Match[str]) -> Found | None:
    return _found(match, f"{match['year']}-{match['month']}-{match['day']}", tensed=False)


def _slashed(match: re.Match[str]) -> Found | None:
    """16/01/2024 or 01/16/2024; where both readings are days, none is taken."""
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    if a > 31 or b > 31 or (a > 12 and b > 12) or not a or not b:
        return None
    dotted = match["mark"] == "."
    if not dotted and a <= 12 and b <= 12 and a != b:
        return _found(match, None)
    day, month = (a, b) if dotted or a > 12 else (b, a)
    return _found(match, f"{year}-{month:02}-{day:02}", tensed=False) if month <= 12 else None


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].lower()]


def _day_of_month(match: re.Match[str]) -> Found | None:
    day, month = int(match["day"]), _month_number(match)
    if not 1 <= day <= 31 or not _capital(match, "month"):
        return None
    year = match["year"]
    stem = f"{year or '-'}-{month:02}"
    core = f"{stem}-{day:02}"
    if not year and (weekday := _name(match, "weekday")):
        core = f"{_weekday_name(weekday)} {core}"
    if until := match.groupdict().get("until"):
        core = f"{core}{'' if year else ' TENSE'} / {stem}-{int(until):02}"
    return _found(match, core, tensed=not year)


def _month(match: re.Match[str]) -> Found | None:
    if not _capital(match, "month"):
        return None
    year, side, which = match["year"], _name(match, "side"), _name(match, "which")
    part = _WHICH.get(which, "") if which else ""
    if which in ("earlier", "later"):
        part = ""
    if relative := _name(match, "of"):
        return _found(
            match,
            None
            if relative == "that"
            else _join(part, f"--{_month_number(match):02} of year {_SIDES[relative]:+d}"),
            tensed=False,
        )
    core = _join(part, f"{year or '-'}-{_month_number(match):02}")
    if side in ("last", "next") and not year:
        core = f"{side} {core}"
    tensed = not year and side not in ("last", "next")
    return _found(match, core, tensed=tensed)


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _weekday_name(word: str) -> str:
    return next(day for day in WEEKDAYS if day.startswith(word[:3]))


def _weekday(match: re.Match[str]) -> Found | None:
    word = match["weekday"].lower().rstrip(".")
    if word in _ABBREVIATED or not _capital(match, "weekday"):
        return None
    side, week = _name(match, "side"), _name(match, "of")
    if re.search(r"(?i:\bon a) $", match.string[max(0, match.start() - 6) : match.start()]):
        return _found(match, None, "reference")  # "it was on a Friday": of some week
    core = word
    if week:
        if week == "that":
            return _found(match, None)
        core = f"{word} of week {_SIDES[week]:+d}"
    found = _found(match, core)
    which = _name(match, "which")
    if which in ("early", "late") and not found.time_of_day:
        found = replace(found, time_of_day=which)
    if side in ("next", "coming"):
        return replace(found, core=f"next {word}" if side == "next" else f"{word} future", tensed=False)
    if side in ("last", "past") and not week:
        return replace(found, core=f"last {word}" if side == "last" else f"{word} past", tensed=False)
    return found


_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


def _day_word(match: re.Match[str]) -> Found | None:
    word = match["word"].lower()
    found = _found(match, f"day {_DAYS[word]:+d}" if _DAYS[word] else "day 0", tensed=False)
    if word == "overnight":
        return replace(found, core="day -1 / day 0", time_of_day="night")
    if word == "tonight":
        return replace(found, time_of_day="night")
    which = _name(match, "which")
    return (
        replace(found, time_of_day=which) if which in ("early", "late") and not found.time_of_day else found
    )


def _daytime(match: re.Match[str]) -> Found | None:
    found = _found(match, "day 0" if match["side"].lower() == "this" else "day -1", tensed=False)
    return found


def _counted(match: re.Match[str]) -> Found | None:
    unit, side, which = match["unit"].lower(), match["side"].lower(), _name(match, "which")
    if side in ("the same", "that", "the following", "the previous"):
        return _found(match, None, "reference")
    if (
        side == "past"
        and unit not in _SEASONS
        and unit != "weekend"
        and match.group().lower().startswith("the")
    ):
        return None  # "over the past week": the seven days up to now
    by = _SIDES[side.split()[0]]
    part = _WHICH.get(which, "") if which else ""
    tensed = by == 0
    if unit in _SEASONS:
        core = _join("last" if by < 0 else "next" if by > 0 else "", part, f"--{_SEASONS[unit]}")
        return _found(match, core, tensed=tensed)
    core = f"{unit} {by:+d}" if by else f"{unit} 0"
    if part in ("past", "future"):
        return _found(match, f"{core} {part}", tensed=False)
    return _found(match, _join(part, core), tensed=tensed)


def _weekend(match: re.Match[str]) -> Found | None:
    return _found(match, "weekend")


def _season(match: re.Match[str]) -> Found | None:
    which = _name(match, "which")
    part = _WHICH.get(which, "") if which else ""
    return _found(match, _join(part, f"{match['year']}-{_SEASONS[match['season'].lower()]}"), tensed=False)


def _quarter(match: re.Match[str]) -> Found | None:
    number, unit = _ORDINALS[match["ordinal"].lower()], "Q" if match["unit"].lower() == "quarter" else "H"
    if unit == "H":
        number = min(number, 2)
    side = _name(match, "side")
    if match["year"]:
        return _found(match, f"{match['year']}-{unit}{number}", tensed=False)
    if side:
        return _found(match, f"{unit}{number} of year {_SIDES[side]:+d}", tensed=False)
    return _found(match, f"--{unit}{number}") if unit == "Q" else None


def _span(match: re.Match[str]) -> Found | None:
    side, count, unit = match["side"].lower(), _name(match, "count"), _unit(match)
    ahead = side in ("next", "coming", "following")
    if count in _VAGUE:
        return _found(match, f"coming 3 {unit}" if ahead else f"recent {unit}", "duration", tensed=False)
    number = _number(count) if count else 1
    if number is None:
        return None
    return _found(match, f"{'coming' if ahead else 'within'} {number} {unit}", "duration", tensed=False)


def _past_one(match: re.Match[str]) -> Found | None:
    return _found(match, f"within 1 {_unit(match)}", "duration", tensed=False)


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower()
    return "century" if unit.startswith("centur") else unit


def _recent(match: re.Match[str]) -> Found | None:
    unit = _unit(match)
    ahead = match["side"].lower() in ("coming", "upcoming")
    return _found(match, f"coming 3 {unit}" if ahead else f"recent {unit}", tensed=False)


def _ago(match: re.Match[str]) -> Found | None:
    unit, text = _unit(match), match["count"].lower()
    where = match["where"].lower()
    if where not in ("ago", "from now"):
        return _shift(match, unit, text, where)
    count = None if text in _VAGUE else _number(text)
    if count is None:
        return _found(match, f"recent {unit}" if unit in ("hour", "day", "week") else None)
    if match["half"] and unit in ("year", "decade", "century"):
        smaller, factor = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}[unit]
        count, unit = count * factor + factor // 2, smaller
    shade = _SHADES.get(_name(match, "shade") or "", "")
    return _found(match, _join("ago" if where == "ago" else "ahead", f"{count} {unit}", shade), tensed=False)


def _shift(match: re.Match[str], unit: str, text: str, where: str) -> Found:
    """ "Two days earlier": counted from the day told last; "two days before the vote" from what is named."""
    count = None if text in _VAGUE or match["half"] else _number(text)
    days = {"day": 1, "week": 7}.get(unit)
    named = where in ("before", "after") and re.match(r"\s*[.,;:)]|\s*$", match.string[match.end() :]) is None
    if count is None or days is None or named:
        return _found(match, None, "reference")
    back = where in ("earlier", "before")
    return _found(match, f"shift {-count * days if back else count * days:+d} day", tensed=False)


def _half_ago(match: re.Match[str]) -> Found | None:
    unit = _unit(match)
    if unit not in ("year", "decade", "century"):
        return None
    smaller, count = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}[unit]
    return _found(match, f"ago {count} {smaller}", tensed=False)


def _duration(match: re.Match[str]) -> Found | None:
    text, unit = match["count"].lower(), _unit(match)
    count = None if text in _VAGUE else _number(text)
    return _found(match, f"for {count} {unit}" if count else None, "duration", tensed=count is not None)


def _decade(match: re.Match[str]) -> Found | None:
    which = _name(match, "which")
    part = _WHICH.get(which, "") if which else ""
    decade = match["decade"] if len(match["decade"]) == 4 else f"19{match['decade']}"
    return _found(match, _join(part, f"{decade}s"), tensed=False)


def _year(match: re.Match[str]) -> Found | None:
    which = _name(match, "which")
    part = _WHICH.get(which, "") if which else ""
    until = match["until"]
    year = match["year"]
    if until:
        last = until if len(until) == 4 else year[: 4 - len(until)] + until
        if int(last) <= int(year):
            return None
        return _found(match, f"{year} / {last}", tensed=False)
    return _found(match, _join(part, year), tensed=False)


def _foreign_day(match: re.Match[str]) -> Found | None:
    calendar, month = FOREIGN_MONTHS[" ".join(match["name"].lower().split())]
    if not _capital(match, "name"):
        return None
    if not match["year"] and not match["day"] and match["name"].lower() not in occasions.KNOWN_MONTHS:
        return None
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return _found(match, f"{calendar} {match['year'] or '-'}-{month:02}{day}", tensed=not match["year"])


def _persian_year(match: re.Match[str]) -> Found | None:
    start = match.start("year")
    return Found(start, match.end("year"), f"persian {match['year']}", "date", False)


def _same(match: re.Match[str]) -> Found | None:
    return _found(match, "same", tensed=False)


def _up_to(match: re.Match[str]) -> Found | None:
    """ "The six months to June 30"."""
    day, count = _day_of_month(match), _number(match["count"])
    if day is None or count is None or day.core is None:
        return None
    return replace(day, core=f"{count} {_unit(match)} to {day.core}")


def _set(match: re.Match[str]) -> Found | None:
    return _found(match, None, "set", tensed=False)


def _reference(match: re.Match[str]) -> Found | None:
    return _found(match, None, "reference", tensed=False)


def _ago_and_a_half(match: re.Match[str]) -> Found | None:
    unit, count = _unit(match), _number(match["count"])
    if count is None or match["where"].lower() != "ago":
        return _found(match, None, "reference")
    factors = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "month": ("day", 30)}
    if unit not in factors:
        return _found(match, f"ago {count} {unit}", tensed=False)
    smaller, factor = factors[unit]
    return _found(match, f"ago {count * factor + factor // 2} {smaller}", tensed=False)


def _days_range(match: re.Match[str]) -> Found | None:
    """ "From 3 to 7 January", "between January 3 and 7"."""
    return _day_of_month(match) if int(match["until"]) > int(match["day"]) else None


def _next_days(match: re.Match[str]) -> Found | None:
    """ "On 3 and 4 January": two days that follow each other."""
    return _day_of_month(match) if int(match["until"]) == int(match["day"]) + 1 else None


def _day_alone(match: re.Match[str]) -> Found | None:
    day = int(match["day"])
    return _found(match, f"---{day:02}") if 1 <= day <= 31 else None


def _week_of_month(match: re.Match[str]) -> Found | None:
    return _found(match, occasions.week_of_month(match), tensed=not match["year"])


def _night_of(match: re.Match[str]) -> Found | None:
    word = match["weekday"] or match["named"]
    found = _found(match, word.lower())
    return replace(found, time_of_day="night") if word[0].isupper() else None


_RULES: tuple[tuple[str, Builder], ...] = (
    *((pattern, _days_range) for pattern in occasions.RANGES),
    *((pattern, _next_days) for pattern in occasions.NEXT_DAYS),
    (occasions.DAY_ALONE, _day_alone),
    (occasions.WEEK_OF_MONTH, _week_of_month),
    (occasions.FORTNIGHT, lambda m: _found(m, occasions.fortnight(m), tensed=False)),
    (occasions.PREVIOUS_DAY, lambda m: _found(m, occasions.beside_day(m), tensed=False)),
    (occasions.RECURRING, lambda m: _found(m, None, "set", tensed=False)),
    (occasions.FEAST, lambda m: _found(m, occasions.feast(m))),
    (occasions.ERA_BEHIND, lambda m: _found(m, occasions.calendar_year(m), tensed=False)),
    (occasions.ERA_BEFORE, lambda m: _found(m, occasions.calendar_year(m), tensed=False)),
    (occasions.BEFORE_LAST, lambda m: _found(m, f"{m['unit'].lower()} -2", tensed=False)),
    (occasions.TWO_DAYS, lambda m: _found(m, occasions.two_days(m), tensed=False)),
    (occasions.NIGHT_OF, _night_of),
    (occasions.NIGHT_INTO, lambda m: replace(_found(m, occasions.night_into(m)), time_of_day="night")),
    (occasions.BEFORE_LAST_DAY, lambda m: _found(m, occasions.week_before(m), tensed=False)),
    (occasions.EVE, lambda m: _found(m, WEEKDAYS[WEEKDAYS.index(m["weekday"].lower()) - 1])),
    (r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)", _iso),
    (r"\b(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)\b", _slashed),
    (rf"\b(?:{_DOW},? )?{_MONTH} ?{_DAY}{_UNTIL}(?:,? (?:of )?{_YEAR}\b)?", _day_of_month),
    (rf"\b(?:{_DOW},? )?(?:the )?{_DAY}{_UNTIL}(?: of)? {_MONTH}(?:,? {_YEAR}\b)?", _day_of_month),
    (
        rf"\b(?:{_PART})?(?:(?P<side>last|next|this|past) )?{_MONTH}"
        rf"(?:,?(?: of)? {_YEAR}\b| (?:of )?(?P<of>last|this|next|that) year)?",
        _month,
    ),
    (
        r"\b(?:(?P<which>early|late)(?: on)? )?(?:(?P<side>last|next|this|past|coming) )?"
        rf"{_DOW}(?:s(?= [a-z]))?{_TOD}"
        r"(?: (?:of )?(?P<of>last|this|next|that) week\b)?",
        _weekday,
    ),
    (
        r"\b(?:(?P<which>early|late|earlier|later) )?(?P<word>today|tonight|yesterday|tomorrow|overnight)\b"
        rf"{_TOD}",
        _day_word,
    ),
    (
        r"\b(?:(?P<which>early|late) )?(?P<side>this|last) (?P<tod>morning|afternoon|evening|night)\b",
        _daytime,
    ),
    (
        rf"\b(?:the )?(?:{_PART})?(?P<side>last|next|this past|this coming|this|past|current"
        r"|the following|the previous|previous|coming) "
        r"(?P<unit>week|weekend|month|quarter|year|decade|century|spring|summer|fall|autumn|winter)"
        r"\b(?![ -](?:old|long))",
        _counted,
    ),
    (r"\bthe weekend\b", _weekend),
    (rf"\b(?:the )?(?:{_PART})?(?P<season>spring|summer|fall|autumn|winter)(?:,| of)? {_YEAR}\b", _season),
    (
        r"\b(?:the )?(?P<ordinal>first|second|third|fourth|last)[ -](?P<unit>quarter|half)\b"
        rf"(?: (?:of|in) (?:{_YEAR}\b|(?P<side>last|this|next) year))?",
        _quarter,
    ),
    (
        rf"\b(?:the )?(?P<side>past|last|next|coming|following|previous) (?P<count>{_N}) {_UNIT}s?\b",
        _span,
    ),
    (rf"\bthe (?P<side>past) {_UNIT}\b", _past_one),
    (rf"\b(?:the )?(?P<side>recent|coming|upcoming|past) {_UNIT}s\b", _recent),
    (
        rf"\b{_SHADE}(?P<count>{_N})(?: more)?(?P<half> and a half)? {_UNIT}s?(?P<tail> and a half)? "
        r"(?P<where>ago|earlier|before|later|from now|afterwards?|after)\b",
        lambda m: _ago(m) if not m["tail"] else _ago_and_a_half(m),
    ),
    (rf"\bhalf an? {_UNIT} ago\b", _half_ago),
    (rf"\b{_SHADE}(?P<count>{_N})[ -]{_UNIT}(?:s|-long| long)?\b(?!-)", _duration),
    (rf"\b(?:the )?(?:{_PART})?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", _decade),
    (r"(?:\bthe |\b(?P<which>early|mid|late)[ -])['’](?P<decade>[2-9]0)s\b", _decade),
    (
        rf"\b(?:the )?(?:{_PART})?(?:the year |year )?{_YEAR}\b"
        r"(?:(?: ?[-–/] ?)(?P<until>\d{4}|\d\d)(?![\d-]))?",
        _year,
    ),
    (
        rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? )?(?P<name>{_FOREIGN})\b"
        r"(?:,? (?P<year>1[2-5]\d\d|20[01]\d)\b)?",
        _foreign_day,
    ),
    (
        rf"\b(?P<name>{_FOREIGN}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<year>1[2-5]\d\d|20[01]\d)\b",
        _foreign_day,
    ),
    (
        r"(?:\b(?:in|of|year) |(?<=[\"“”'‘’ (])(?-i:[A-Z])[\w’'-]+ )"
        r"(?P<year>1[34]\d\d)(?![\d%]|[.,]\d)",
        _persian_year,
    ),
    (
        r"\b(?:(?:the |that )?same|that) (?P<what>period|day|month|year|morning|afternoon|evening|night)\b",
        _same,
    ),
    (
        rf"\b(?:the )?(?:first )?(?P<count>{_N}) {_UNIT}s? (?:to|through|ended|ending|until|up to) "
        rf"{_MONTH} {_DAY}(?:,? {_YEAR}\b)?",
        _up_to,
    ),
    (r"\b(?:daily|weekly|monthly|yearly|annually)\b", _set),
    (
        r"\b(?:right now|now|currently|at present|nowadays|these days|recently|at the time"
        r"|the day before|the day after|then-)\b",
        _reference,
    ),
    (r"\b(?P<count>years|decades|months|weeks|days|centuries)\b", _reference),
)  # fmt: skip

_SOUGHT = Patterns([pattern for pattern, _ in _RULES])


@functools.lru_cache(maxsize=4)
def matches(text: str) -> tuple[Found, ...]:
    """All time expressions of a text in order, the longest where several begin at one place; none overlap.

    The page's date and its claims' dates ask for those of one text, one after the other.
    """
    found = []
    for number, match in _SOUGHT.matches(text):
        builder = _RULES[number][1]
        if (hit := builder(match)) is not None:
            found.append(replace(hit, rule=builder.__name__.strip("_")))
    found.sort(key=lambda hit: (hit.start, -hit.end, hit.core is None))
    kept: list[Found] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end and kept[-1].kind == "reference":
            kept[-1] = hit
    return tuple(kept)
