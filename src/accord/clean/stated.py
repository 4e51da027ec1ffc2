"""What a page states about itself in its text: datelines, bylines, date lines and agency credits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from accord.clean.agencies import AGENCIES, OUTLETS
from accord.clean.dates import day
from accord.clean.draft import Draft
from accord.clean.signs import CLOCK, DATELINE_ALONE, DAY
from accord.types import Period


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any of the names, longer ones first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_SIGNED = _any_of({*AGENCIES, *OUTLETS})
_AGENCY = _any_of(AGENCIES)
_SPOT = r"(?:[A-Z][A-Z'’.-]{2,}(?:[ /-][A-Z][A-Z'’.-]+){0,3})"
_SPOT_ANY = r"(?:[A-Z][\w'’.-]+(?:[ /-][A-Z][\w'’.-]+){0,3})"
_REGION = (
    r"(?:,\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}"
    r"(?=\W))?"
)
_ON = rf"(?:[,:]?\s{DAY})?"
_PERSON = r"(?:[A-Z][\w'’.-]+(?:\s(?:(?:al|de|da|di|van|von|bin|el)[ -])?[A-Z][\w'’.-]+){1,3})"
_DATELINES = (
    re.compile(
        rf"(?:(?P<place>{_SPOT_ANY}){_REGION}{_ON}\s)?"
        rf"\(\s?(?P<signed>{_SIGNED})\s?\)\s?(?:\.?[-–—]{{1,2}}\s|,\s)?"
    ),
    re.compile(
        rf"(?P<place>{_SPOT}){_REGION}{_ON}\s\(\s?(?P<signed>{_PERSON}|[A-Z]{{2,12}})\s?\)\s?[-–—]{{1,2}}\s"
    ),
    re.compile(rf"(?P<place>{_SPOT}){_REGION}[,:]?\s{DAY}\s\(\s?[A-Z][^()\n]{{1,30}}\)\s?[-–—]{{1,2}}\s"),
    re.compile(rf"(?P<place>{_SPOT}){_REGION},?\s(?P<day>\d{{4}}-\d{{2}}-\d{{2}})\s"),
    re.compile(rf"(?P<place>{_SPOT}){_REGION}{_ON}\s?(?:\s--|[–—]|\s-)\s"),
    re.compile(rf"(?P<place>{_SPOT}){_REGION},\s{DAY}\s?[.:]?\s?(?:[-–—]{{1,2}}\s)?(?=[A-Z“\"])"),
    re.compile(rf"(?P<place>{_SPOT_ANY}){_REGION}(?:,\s{DAY}|\s\(\s?{DAY}\s?\))\s?[-–—]{{1,2}}\s"),
    re.compile(rf"\((?P<place>{_SPOT_ANY}){_REGION},\s{DAY}\)\s?(?:[-–—]{{1,2}}\s)?"),
)
_DAY_BEHIND = re.compile(rf"{DAY}\s?[-–—:]{{1,2}}\s")  # "CITY (Agency) - June 9, 2021 - "
_BYLINE = re.compile(
    rf"(?:By|BY|by)\s+(?P<who>{_PERSON}(?:(?:,| and| AND|, and| &)\s+{_PERSON})*)"
    rf"(?:,?\s+(?:(?:for|of|in)\s+)?(?P<of>[\w .'’/-]{{2,60}}))?"
)
_BYLINE_AGENCY = re.compile(
    rf"(?:(?:By|BY|Source:?|SOURCE:?|From|FROM)\s+)?(?P<signed>{_AGENCY})(?:\s(?:Staff|staff|News Agency|"
    rf"Writer|reporters?))?"
)
_DATE_LABEL = (
    r"(?:(?:First |Last |Date )?(?:PUBLISHED|POSTED|UPDATED|Issued|"
    r"[Pp]ublished|[Pp]osted|[Uu]pdated|[Mm]odified)"
    r"(?:\s(?:duration|on|at|date|time|by))?|Date|DATE|date|Publish(?:ing)? [Dd]ate|Publication [Dd]ate)"
)
_CLOCK_BEFORE = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[apAP]\.?[mM]\.?)?(?:\s[A-Z]{2,4})?,?\s)"
_DATE_LINE = re.compile(
    rf"(?:(?P<label>{_DATE_LABEL})\s?[:|-]?\s*)?{_CLOCK_BEFORE}?(?P<day>{DAY}){CLOCK}?"
    rf"(?:\s*[-|,•·–]\s*\S.{{0,30}}|\s+by\s+{_PERSON})?",
    re.S,
)
# "Flash Update #7 | 22 November 2023", "Situation report no. 4, 3 May 2021": a line of the head of a report.
_HEAD_LINE = re.compile(rf"(?:[\w#.'’&()/-]+ ){{1,8}}?[\w#.'’&()/-]+\s?[|/·•–—,:-]\s(?P<day>{DAY})")
_LAST_LINE = re.compile(
    rf"This (?:page|article|story) was (?:last |first )?(?P<label>updated|published|posted|modified)"
    rf" (?:on |at )?(?P<day>{DAY})(?:,?{CLOCK})?.{{0,20}}"
)
_TIMES_AGO = re.compile(
    rf"(?:{_DATE_LABEL}\s?[:|-]?\s*)?(?:\d+|an?|one|two|three)\s(?:minutes?|hours?|days?|weeks?|months?|"
    rf"years?)\sago",
    re.I,
)
_GLUED_LABEL = re.compile(
    rf"\b(?P<label>(?:First |Last )?(?:Published|PUBLISHED|Posted|Updated|UPDATED)(?:\s(?:duration|on|"
    rf"at))?)\s?:?\s(?P<day>{DAY}){CLOCK}?(?=\s|$)"
)
_GLUED_DAY = re.compile(
    rf"(?P<label>{_DATE_LABEL})\s?:?\s*(?P<day>{DAY}){CLOCK}?\s+|"
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}){CLOCK}?\s+(?=[A-Z“\"'])"
)
# Behind a headline, or before a dateline: the clock beside it tells it from a day of the story.
_GLUED_CLOCK = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=[.!?][\"”’]\s)){_CLOCK_BEFORE}(?P<day>{DAY})\.?\s*$|"
    rf"^(?:[A-Z]{{2,6}}\s)?(?P<first>{DAY}),?{CLOCK}\s(?=[A-Z“\"])"
)
_END_CREDIT = re.compile(
    rf"(?:^|(?<=[.!?])\s+|(?<=[.!?][\"”’'])\s+|(?<=[.!?]\s[\"”])\s*|(?<=[\"”]\s\.)\s+)"
    rf"(?P<all>(?:[-–—]{{1,2}}\s?)?\(?(?:(?:With|with|WITH|"
    rf"Source:?)\s(?:inputs?\sfrom\s)?)?(?:[a-z]{{2,4}}(?:/[a-z]{{2,4}})+\s\(?)?"
    rf"(?P<signed>{_AGENCY})(?:[,/]\s?(?:and\s)?(?:{_AGENCY})|\sand\s(?:{_AGENCY}))*\)?)\.?\s*$"
)
_TOLD = re.compile(rf"\b(?:told|tells|telling)\s(?:the\s)?(?P<signed>{_AGENCY})\b(?!['’]s)")
_TOP = 700  # characters: further down, a capital word before a dash is no dateline


@dataclass(slots=True)
class Stated:
    """What the page states, best source first: (source, day) and (source, agency)."""

    days: list[tuple[str, dt.date]] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    publisher: str | None = None
    head_end: int | None = None  # where the dateline begins: what stands before it is no body

    def published(self) -> Period | None:
        """The stated day; lines that say "published" outrank datelines, and these "updated"."""
        order = ("published", "date line", "dateline", "updated")
        ranked = sorted(self.days, key=lambda pair: order.index(pair[0]))
        if not ranked:
            return None
        source, stated = ranked[0]
        return Period(earliest=stated, latest=stated, basis=_BASIS[source])

    def agency(self) -> str | None:
        return self.agencies[0] if self.agencies else None


_BASIS = {
    "published": "stated by the page (publication line)",
    "date line": "stated by the page (date line)",
    "dateline": "stated by the page (dateline)",
    "updated": "stated by the page (line of its last update)",
}


def read_stated(draft: Draft) -> Stated:
    """Find bylines, date lines and agency credits of a draft and cut them, set its dateline apart, and tell
    what they all state."""
    stated = Stated()
    _date_lines(draft, stated)
    _glued_dates(draft, stated)
    _dateline(draft, stated)
    _bylines(draft, stated)
    _end_credit(draft, stated)
    _told(draft, stated)
    return stated


def _note_day(stated: Stated, label: str | None, text: str) -> None:
    found = day(text)
    if found is None:
        return
    label = (label or "").lower()
    if "updated" in label or "modified" in label:
        stated.days.append(("updated", found))
    else:
        stated.days.append(("published" if label and label != "date" else "date line", found))


def _date_lines(draft: Draft, stated: Stated) -> None:
    """Lines that are nothing but a date: at the top or, with a label, anywhere."""
    blocks = draft.blocks()
    for index, (start, end) in enumerate(blocks):
        line = " ".join(draft.shown(start, end).split())
        if len(line) > 120:
            continue
        line = line.removesuffix(".") if line[-6:-1].strip().isdigit() else line
        if _TIMES_AGO.fullmatch(line):
            draft.cut(start, end, "line with the age of the page")
            continue
        alone = DATELINE_ALONE.fullmatch(line) if index < 8 else None
        if alone is not None and (found := day(alone["day"])) is not None:
            draft.set_apart(start, end)
            stated.days.append(("dateline", found))
            signed = re.search(rf"\(\s?(?P<signed>{_AGENCY})\s?\)", line)
            if signed is not None:
                stated.agencies.append(AGENCIES[signed["signed"]])
            continue
        last = _LAST_LINE.fullmatch(line)
        if last is not None and day(last["day"]) is not None:
            draft.cut(start, end, "date line")
            _note_day(stated, last["label"], last["day"])
            continue
        head = _HEAD_LINE.fullmatch(line) if 0 < index < 4 else None
        if head is not None and day(head["day"]) is not None:
            draft.set_apart(start, end)
            _note_day(stated, None, head["day"])
            continue
        match = _DATE_LINE.fullmatch(line)
        if match is not None and (match["label"] or index < 8 or index == len(blocks) - 1):
            draft.cut(start, end, "date line")
            if match["label"] or index < 8:
                _note_day(stated, match["label"], match["day"])


def _glued_dates(draft: Draft, stated: Stated) -> None:
    """A date glued to the first words of the text, and "Published ..." or clock and date glued to its top.

    The first is set apart like a dateline: what the page says of its own day stays quotable.
    """
    blocks = draft.blocks()
    for index, (start, end) in enumerate(blocks[:6]):
        match = _GLUED_DAY.match(draft.text, start, end)
        if match is not None and index < 4:
            draft.set_apart(start, match.end())
            _note_day(stated, match["label"], match["day"] or match["iso"])
        for found in _GLUED_LABEL.finditer(draft.text, start, min(end, start + 1000)):
            draft.cut(found.start(), found.end(), "date line")
            _note_day(stated, found["label"], found["day"])
        clock = _GLUED_CLOCK.search(draft.text[start:end]) if match is None else None
        if clock is not None and day(clock["day"] or clock["first"]) is not None:
            draft.cut(start + clock.start(), start + clock.end(), "date line")
            _note_day(stated, None, clock["day"] or clock["first"])


def _dateline(draft: Draft, stated: Stated) -> None:
    """The first dateline within the top of the page, at the start of a block or glued behind a headline."""
    blocks = draft.blocks()
    top = blocks[0][0] if blocks else 0
    for index, (start, end) in enumerate(blocks[:8]):
        if start - top > _TOP:
            return
        if draft.is_apart(start, end):  # a dateline on a line of its own
            stated.head_end = start
            return
        head = min(end, start + 400)
        gaps = re.finditer(r"\s+", draft.text[start:head]) if index < 3 else ()
        glued = [start + gap.end() for gap in gaps]
        for place in [start, *glued]:
            match = _dateline_at(draft.text, place, end)
            if match is None or (place != start and not match.groupdict().get("place")):
                continue
            first = _glued_byline(draft.text, start, place)
            draft.cut(first, place, "byline")
            behind = _DAY_BEHIND.match(draft.text, match.end(), end)
            last = behind.end() if behind is not None else match.end()
            draft.set_apart(place, last)
            stated.head_end = first
            _note_dateline(stated, match, draft.text[place:last])
            return


def _dateline_at(text: str, position: int, end: int) -> re.Match[str] | None:
    for pattern in _DATELINES:
        match = pattern.match(text, position, end)
        if match is not None and match.end() < end and not text[match.end()].islower():
            return match
    return None


def _glued_byline(text: str, start: int, place: int) -> int:
    """Where a reporter's name begins that stands between a sentence end and a dateline."""
    found = re.search(
        rf"(?:^|(?<=[.!?])\s+|(?<=[.!?][\"”’])\s+)(?P<who>(?:By\s)?{_PERSON})\s$", text[start:place]
    )
    return start + found.start("who") if found else place


def _note_dateline(stated: Stated, match: re.Match[str], whole: str) -> None:
    signed = match.groupdict().get("signed")
    if signed in OUTLETS:
        stated.publisher = signed
    elif signed:
        stated.agencies.append(AGENCIES.get(signed, signed))
    found = day(whole)
    if found is not None:
        stated.days.append(("dateline", found))


def _bylines(draft: Draft, stated: Stated) -> None:
    """Lines that name the reporter or the agency."""
    blocks = draft.blocks()
    for index, (start, end) in enumerate(blocks):
        line = " ".join(draft.shown(start, end).split())
        if len(line) > 160 or (index >= 8 and index < len(blocks) - 3):
            continue
        signed = _BYLINE_AGENCY.fullmatch(line)
        if signed is not None:
            draft.cut(start, end, "agency credit")
            stated.agencies.append(AGENCIES[signed["signed"]])
            continue
        byline = _BYLINE.fullmatch(line)
        if byline is not None:
            draft.cut(start, end, "byline")
            named = re.search(rf"\s(?P<signed>{_AGENCY})$", line)
            if named:
                stated.agencies.append(AGENCIES[named["signed"]])


def _end_credit(draft: Draft, stated: Stated) -> None:
    """An agency's name alone after the last sentence."""
    for start, end in draft.blocks()[-3:]:
        match = _END_CREDIT.search(draft.text[start:end])
        if match is not None:
            draft.cut(start + match.start("all"), end, "agency credit")
            stated.agencies.append(AGENCIES[match["signed"]])


def _told(draft: Draft, stated: Stated) -> None:
    """ "Told DW": the page is the agency's own, unless it also speaks of the agency as of somebody else."""
    if stated.agencies:
        return
    told = sorted({match["signed"] for match in _TOLD.finditer(draft.text)})
    if len(told) != 1:
        return
    agency = AGENCIES[told[0]]
    name = "(?:" + "|".join(re.escape(alias) for alias, of in AGENCIES.items() if of == agency) + ")"
    as_another = (
        rf"according to (?:the )?{name}\b|"
        rf"\b{name}(?: news agency)? (?:reported|reports|said)\b|{name} news agency"
    )
    if not re.search(as_another, draft.text):
        stated.agencies.append(agency)
