"""What each block of the text is: headline, standfirst, caption, quotation or body."""

from __future__ import annotations

import re

from accord.clean.draft import Draft
from accord.clean.glue import sentence_start

_STOPPED = re.compile(r"[.!?…;,:][\"'”’)\]\s]*$")
_LETTER = re.compile(r"[^\W\d_]")
_WIKI_HEADING = re.compile(r"(?<!\S)(?P<mark>={2,4}) ?[^=\n]{1,60}? ?(?P=mark)(?!\S)")
_DAY = r"(?:\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./]\d{4}|\d\d?\.? (?:de )?[^\W\d_]{3,10}\.?,? (?:de )?\d{4})"
_ONLY_A_DAY = re.compile(  # in any language: "9. Juni 2021", "Stand: 12.03.2031, 14:05 Uhr"
    rf"(?:\w+: ?)?(?:\w+,? )?{_DAY}(?:\W{{1,3}}\d\d?[:.]\d\d(?: \w+)?)?"
)
_LONGEST_HEADLINE = 15  # words: longer lines without a stop are standfirsts or cut sentences


def mark_segments(draft: Draft, head_end: int | None) -> None:
    """Mark headlines, standfirsts and subheadings of a draft. Marks that are there already stay.

    `head_end` is where a dateline stood: what precedes it is headline, then standfirst. A short line below
    the last paragraph heads nothing, and a day by itself is no headline.
    """
    _split_glued_headline(draft)
    for heading in _WIKI_HEADING.finditer(draft.text):
        draft.mark(*heading.span(), "headline")
    marked = [(low, high) for low, high, _ in draft.marks]
    blocks = [
        (start, end)
        for start, end in draft.blocks()
        if not draft.is_apart(start, end)
        and not any(low <= (start + end) // 2 < high for low, high in marked)
    ]
    shown = [draft.shown(start, end) for start, end in blocks]
    last_told = max((n for n, line in enumerate(shown) if _STOPPED.search(line)), default=len(blocks))
    body = False
    headlines = 0
    for index, (start, end) in enumerate(blocks):
        line = shown[index]
        words = len(line.split())
        before_dateline = head_end is not None and end <= head_end and words <= 40 and not body
        if not _LETTER.search(line) or (body and index > last_told):
            continue
        if headlines and _ONLY_A_DAY.fullmatch(line):
            continue
        if not _STOPPED.search(line) or (before_dateline and headlines == 0):
            if words <= _LONGEST_HEADLINE or (before_dateline and headlines == 0):
                draft.mark(start, end, "headline")
                headlines += 1
                continue
            if not body and index + 1 < len(blocks):
                draft.mark(start, end, "standfirst")
                continue
        elif before_dateline:
            draft.mark(start, end, "standfirst")
            continue
        body = True


def _split_glued_headline(draft: Draft) -> None:
    """Part a headline from the sentence that was glued to it, at the top of the page."""
    blocks = draft.blocks()
    if not blocks:
        return
    start, end = blocks[0]
    place = sentence_start(draft.text, start, end)
    if place is not None:
        draft.breaks.add(place)
