"""Signs in a page's lead and captions that put its publication within days: the news is of its own day.

"The army said on Saturday, September 19, 2020" opens a page of that Saturday or the day after. A caption's
full date ("mourners gather in Orva, Aug. 29, 2015") is that of a picture of the news. A dateline's day needs
only the year. News names its own days by words that count from the page ("Friday", "two days ago"); a page
without any tells history, and these signs do not hold for it.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.extract.tree import Tree
from accord.resolve.attach import REPORTING
from accord.resolve.calendars import DAY, WEEKDAYS
from accord.resolve.tense import clause_tense, ends_caption, governor, time_head
from accord.resolve.times import Time
from accord.types import Document

LEAD = 2  # sentences of the body in which the news is told
_AFTER_REPORT = DAY  # what was said on a day is printed on it or the next
_AFTER_EVENT = 4 * DAY
_AFTER_PICTURE = 4 * DAY
_ROLLING = 8 * DAY  # within so many days a weekday means one day
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLESS = re.compile(r"(?:\w+ )?--(\d\d-\d\d)(?: past)?")
_COUNTED = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)}|weekend|(?:day|week|weekend) [-+]?\d+|ago \d+ (?:day|hour)).*"
)
_MAIN = frozenset({"root", "parataxis", "conj", "ccomp"})
_OLD_PICTURE = re.compile(r"\b(?:file|archive)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewsDay:
    """Days within which a page appeared, and the words that say so."""

    first: dt.date
    last: dt.date
    reason: str


def news_days(
    document: Document, tree: Tree, times: Sequence[Time], years: Sequence[int]
) -> Iterator[NewsDay]:
    """What the page's lead, dateline and captions tell of its day, the surest sign first.

    `years` are those in which the page may have appeared; days without a year count where there is one.
    """
    lead = _lead(document, tree)
    yield from _datelines(document, tree, times, years)
    counted = any(_COUNTED.fullmatch(t.expression or "") for t in times)
    for time in times:
        if tree.sentence[time.first] not in lead:
            continue
        day, verb = _day_of(time, years), _main_verb(tree, time)
        if day is None or verb < 0 or ends_caption(tree, time.first, time.last):
            continue
        full = _FULL.fullmatch(time.expression or "") is not None  # news leaves out the year of its days
        news = counted or not full
        quote = tree.text[time.start : time.end]
        opens = tree.sentence[time.first] == lead.start or any(d in quote.lower() for d in WEEKDAYS)
        if full and (not opens or tree.relations[verb] == "ccomp"):
            continue  # "the salesman said he had sold it on Oct. 21, 1994"
        reported = tree.lemmas[verb] in REPORTING
        if reported and (news or not tree.case(time_head(tree, time.first, time.last))):
            yield NewsDay(day, day + _AFTER_REPORT, f"what it opens with was said on {quote!r}")
        elif news:
            yield NewsDay(day, day + _AFTER_EVENT, f"opens with what happened on {quote!r}")
    if counted:
        yield from _pictures(document, tree, times)


def within_week(
    document: Document, tree: Tree, times: Sequence[Time], first: dt.date, last: dt.date
) -> NewsDay | None:
    """Of a few days that are left those on which, or the day after which, the lead's weekday falls."""
    if last - first > _ROLLING:
        return None
    lead = _lead(document, tree)
    for time in times:
        words = (time.expression or "").split()
        if tree.sentence[time.first] not in lead or len(words) != 2 or words[1] != "past":
            continue
        if words[0] not in WEEKDAYS or _main_verb(tree, time) < 0:
            continue
        number = WEEKDAYS.index(words[0])
        days = [first + k * DAY for k in range((last - first).days + 1)]
        fitting = [d for d in days if (d.weekday() - number) % 7 <= 1]
        if fitting and (fitting[-1] - fitting[0]).days <= 1:
            quote = tree.text[time.start : time.end]
            return NewsDay(fitting[0], fitting[-1], f"opens with what happened on {quote!r}")
        return None
    return None


def _lead(document: Document, tree: Tree) -> range:
    body = [s.start for s in document.segments if s.kind in ("body", "quote")]
    first = bisect.bisect_left(tree.starts, min(body)) if body else 0
    number = tree.sentence[first] if first < len(tree.sentence) else 0
    return range(number, number + LEAD)


def _main_verb(tree: Tree, time: Time) -> int:
    """The main verb, told as past or news, that a time belongs to, also by its subject or object; else -1."""
    anchor = governor(tree, time.first, time.last)
    if (
        anchor >= 0
        and tree.tags[anchor] == "NOUN"
        and tree.relations[anchor] in ("nsubj", "obj", "nsubj:pass")
    ):
        anchor = tree.heads[anchor]
    if anchor < 0 or tree.tags[anchor] != "VERB" or tree.relations[anchor] not in _MAIN:
        return -1
    subject = tree.kid(anchor, "nsubj", "nsubj:pass")
    if time.first <= (subject if subject is not None else time.first) < time.last:
        return -1  # "May 12 marks the anniversary"
    return -1 if clause_tense(tree, anchor) in ("future", "progressive") else anchor


def _day_of(time: Time, years: Sequence[int]) -> dt.date | None:
    expression = time.expression or ""
    yearless = _YEARLESS.fullmatch(expression)
    if yearless is not None and len(years) == 1:
        expression = f"{years[0]}-{yearless[1]}"
    return dt.date.fromisoformat(expression) if _FULL.fullmatch(expression) else None


def _top(document: Document) -> int:
    """Where a page's body begins; 0 where it has none."""
    return min((s.start for s in document.segments if s.kind in ("body", "quote")), default=0)


def _datelines(
    document: Document, tree: Tree, times: Sequence[Time], years: Sequence[int]
) -> Iterator[NewsDay]:
    """The day of a dateline that leaves out the year."""
    top = _top(document)
    for time in times:
        if time.end <= top and _YEARLESS.fullmatch(time.expression or ""):
            day = _day_of(time, years)
            if day is not None:
                yield NewsDay(day, day, f"its dateline names {tree.text[time.start : time.end]!r}")


def _pictures(document: Document, tree: Tree, times: Sequence[Time]) -> Iterator[NewsDay]:
    """The latest day of a caption: a full date at the end of a sentence in the present tense."""
    found = []
    top = _top(document)
    for time in times:
        if top and time.end <= top:
            continue  # the dateline
        if not _FULL.fullmatch(time.expression or "") or not ends_caption(tree, time.first, time.last):
            continue
        first, last = tree.sentence_range(tree.sentence[time.first])
        if _OLD_PICTURE.search(tree.text[tree.starts[first] : tree.ends[last - 1]]):
            continue
        found.append((dt.date.fromisoformat(time.expression or ""), tree.text[time.start : time.end]))
    if found:
        day, quote = max(found)
        yield NewsDay(day, day + _AFTER_PICTURE, f"a picture of it was taken on {quote!r}")
