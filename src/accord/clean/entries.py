"""Entries of a running page: a timeline, a situation report by days, live updates by the clock.

Each entry stands under a line of its own that is nothing but a day, a month with its year or a time of the
clock; or it begins with one before a colon or a dash. Such lines are told from date lines and the lengths
of videos by what a running page has: several of them, in order, each with prose behind it.
"""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass

from accord.clean.dates import MONTHS
from accord.clean.draft import Draft
from accord.clean.signs import MONTH, WEEKDAY
from accord.types import Document

_ZONE = r"(?:\s?(?:GMT|UTC|[A-Z]{2,4}T|[Ll]ocal(?: time)?))"
_DAY = re.compile(
    rf"{WEEKDAY}(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b|"
    rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<of>{MONTH})|(?P<whole>{MONTH})(?=,?\s\d{{4}}))"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
_CLOCK = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?(?P<mark>\s?(?:[ap]\.?m\b\.?|h\b)?{_ZONE}?)"
)
_END = re.compile(r"[.:]?")
_GLUED = re.compile(r"\s?(?::|[-–—|]{1,2})\s+(?=[\"“‘'A-Z])")
_STOPPED = re.compile(r"[.!?…][\"'”’)\]\s]{0,4}$")
_PROSE_WORDS = 2
_QUESTION = re.compile(r"(?:\S+\s+){0,7}\S+\?")
_LEAST = 2
_LEAST_UNSURE = 3  # for lines that could be date lines or lengths of videos


@dataclass(frozen=True, slots=True)
class _Head:
    """A line, or the beginning of one, that may head an entry; `order` grows with time."""

    start: int
    end: int
    order: tuple[int, ...]
    kind: str
    sure: bool  # whether it cannot be the length of a video


def mark_entries(draft: Draft) -> None:
    """Mark the lines that head the entries of a running page as headlines of their own, and keep them."""
    blocks = draft.blocks()
    prose = [start for start, end in blocks if _is_prose(draft.text, start, end)]
    for kind in ("day", "clock"):
        heads = [h for start, end in blocks if (h := _head(draft.text, start, end, kind)) is not None]
        heads = [h for n, h in enumerate(heads) if _told_under(heads, n, prose)]
        if len(heads) < _LEAST or not _in_order(heads):
            continue
        first_prose = prose[0] if prose else 0
        unsure = heads[0].start < first_prose or not all(h.sure for h in heads)
        if len(heads) >= (_LEAST_UNSURE if unsure else _LEAST):
            for h in heads:
                draft.mark(h.start, h.end, "headline")
                draft.hold(h.start, h.end)


def _is_prose(text: str, start: int, end: int) -> bool:
    stopped = _STOPPED.search(text[max(start, end - 6) : end]) is not None
    return stopped and len(text[start : start + 400].split(None, _PROSE_WORDS)) >= _PROSE_WORDS


def _head(text: str, start: int, end: int, kind: str) -> _Head | None:
    found = (_DAY if kind == "day" else _CLOCK).match(text, start, end)
    if found is None:
        return None
    alone = _END.fullmatch(text[found.end() : end].strip()) is not None
    glued = _GLUED.match(text, found.end(), end)
    if not alone and glued is None:
        return None
    close = end if glued is None else glued.end()
    if kind == "clock":
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        mark = found["mark"].strip().lower()
        if hour > 24 or minute > 59 or not (found["minute"] or mark):
            return None
        if mark.startswith(("a", "p")):
            hour = hour % 12 + 12 * mark.startswith("p")
        return _Head(start, close, (hour, minute), kind, bool(mark))
    if found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
    else:
        name = (found["month"] or found["of"] or found["whole"])[:3].lower()
        year, month = int(found["year"] or 0), MONTHS.index(name) + 1
        day = int(found["day"] or found["first"] or 0)
    return _Head(start, close, (year, month, day), kind, True)


def _told_under(heads: list[_Head], n: int, prose: list[int]) -> bool:
    """Whether prose stands between a line and the next such line."""
    following = heads[n + 1].start if n + 1 < len(heads) else None
    at = bisect.bisect_left(prose, heads[n].start)
    return at < len(prose) and (following is None or prose[at] < following)


def _in_order(heads: list[_Head]) -> bool:
    """Whether the lines go one way through time; years that some lack are left aside."""
    bare = any(h.kind == "day" and not h.order[0] for h in heads)
    orders = [h.order[1:] if bare else h.order for h in heads]
    pairs = list(itertools.pairwise(orders))
    return len(set(orders)) > 1 and (all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs))


class Entries:
    """The entries of a clean page: where they start, which of them a place is in, and the day of it."""

    def __init__(self, document: Document) -> None:
        heads = [
            (s.start, s.end, found)
            for s in document.segments
            if s.kind == "headline" and (found := _heading(document.text[s.start : s.end])) is not None
        ]
        self._heads = heads if len(heads) >= _LEAST else []
        self.starts = [start for start, _, _ in self._heads]
        behind = _end_of_last(document, self.starts)
        if behind is not None:
            self.starts.append(behind)

    def __bool__(self) -> bool:
        return bool(self.starts)

    def at(self, offset: int) -> int:
        """The number of the entry that a character is in, from 1; 0 before the first, or where none is."""
        return bisect.bisect_right(self.starts, offset)

    def day(self, offset: int) -> tuple[int, int] | None:
        """Where the day stands that heads the entry of a character; None where it has none."""
        number = self.at(offset)
        for start, end, kind in reversed(self._heads[:number] if number <= len(self._heads) else []):
            if kind == "day":
                return start, end
        return None


def _end_of_last(document: Document, starts: list[int]) -> int | None:
    """Where a page goes on behind its last entry under a heading of another kind, as no entry has one."""
    if not starts:
        return None
    heads = [
        s.start
        for s in document.segments
        if s.start > starts[0]
        and s.start not in starts
        and (s.kind == "headline" or _QUESTION.fullmatch(document.text, s.start, s.end))
    ]
    return heads[0] if heads and heads[0] > starts[-1] else None


def _heading(line: str) -> str | None:
    """Whether a line is nothing but a day or a time of the clock, as the head of an entry is."""
    for kind in ("day", "clock"):
        found = _head(line + " A", 0, len(line) + 2, kind)
        found = found or _head(line, 0, len(line), kind)
        if found is not None and found.end >= len(line):
            return kind
    return None
