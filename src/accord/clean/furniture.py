"""The furniture pass: what general signs give away is cut from a draft, each cut with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.clean.draft import Draft
from accord.clean.glue import sentence_start
from accord.clean.language import is_foreign
from accord.clean.signs import (
    AGENCY_CREDIT,
    CREDIT,
    DATELINE_ALONE,
    DAY,
    NUMBERED_PICTURE,
    STRONG_MORE,
    TRAILING_CREDIT,
    inline_signs,
    line_sign,
)

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?\s?[A-Z0-9@#])")
_STOPPED = re.compile(r"[.!?…:;][\"'”’)\]\s]*$")
_CAPTION_LABEL = re.compile(r"\b(?:[Ii]mage|[Mm]edia) caption,?(?=\s)")
_POST = re.compile(
    r"(?P<name>(?:[A-Z][\w.’'-]{0,60}\s+(?:(?:de|of|the|la|el|al|and|for)\s+)*){1,6})\(\s?@\s?\w+\s?\)(?P<said>.{0,600}?)"
    r"\bpic\s?\.\s?twitter\s?\.\s?com\s?/\s?\w+",
    re.S,
)
_POST_SIGNATURE = re.compile(
    r"(?<!\s)\s*(?<![—–-])[—–-]+\s*(?:[^\s()][^()\n]{0,60})\(\s?@\s?\w+\s?\)"
    r"(?:\s+(?:[^\W\d_]+\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]+\.? (?:de )?\d{4}(?:\sг\.)?))?"
)
SIGNATURE = "signature of an embedded post"  # the reason why one was cut, its day with it
_NO_LINK = re.compile(rf"[.!?:;,\"”’)]\s*$|\b{DAY}|^by\s", re.I)
_LIST_LABEL = re.compile(
    r"(?:related|recommended|trending|most (?:read|popular|viewed)|more (?:from|on|in|stories)|"
    r"also (?:on|in|from)|"
    r"editor['’]s picks?|you (?:may|might) (?:also )?like|top stories|latest (?:news|stories))\b[^.!?]{0,40}",
    re.I,
)
_COMMENTS = re.compile(
    r"(?:(?:all|reader|user)['’]?s? )?comments?\s*(?:[\[(:]?\s*\d+\s*[\])]?)?|"
    r"\d+ (?:comments?|replies|responses)\b.{0,80}|"
    r"leave a (?:comment|reply)|join the (?:conversation|discussion)",
    re.I,
)
_COMMENT_SIGN = re.compile(
    r"^(?:reply|like|report(?: abuse)?|log ?in to (?:reply|comment)|load more comments|"
    r"(?:sort|order)(?:ed)? by\b.{0,20})$|^.{2,40} (?:says|said|wrote):?$|"
    r"^.{0,40}\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago$",
    re.I,
)
_SEPARATORS = re.compile(r"\s*[|›»•·/>]\s*")


def strip_furniture(draft: Draft, names: Sequence[str] = (), layout: bool = False) -> None:
    """Cut page furniture from a draft: whole blocks first, then what is glued into blocks, then runs.

    `names` are names of the site. `layout`: the draft was chosen by the layout of an HTML page, so that runs
    of short lines are lists of the article, and no banner stands above it.
    """
    _cut_comments(draft)
    _cut_lines(draft)
    _cut_credits(draft)
    _cut_posts(draft)
    _cut_inline(draft)
    _cut_caption_labels(draft)
    _cut_related_headlines(draft)
    _cut_repeats_in_a_row(draft)
    _cut_lines(draft)
    _cut_lists_under_labels(draft)
    _cut_site_names(draft, names)
    if not layout:
        _cut_link_lists(draft)
        _cut_banner(draft)
    _cut_repeated_blocks(draft)


def _cut_lines(draft: Draft) -> None:
    for start, end in draft.blocks():
        reason = line_sign(draft.shown(start, end))
        if reason is not None:
            draft.cut(start, end, reason)


def _cut_comments(draft: Draft) -> None:
    """What readers wrote below an article: all from its label on, where a sign of a comment follows."""
    blocks = draft.blocks()
    lines = [" ".join(draft.shown(start, end).split()) for start, end in blocks]
    told = 0
    for index, line in enumerate(lines):
        if told > 1 and _COMMENTS.fullmatch(line) and any(map(_COMMENT_SIGN.search, lines[index + 1 :])):
            draft.cut(blocks[index][0], blocks[-1][1], "comments of readers")
            return
        told += bool(_STOPPED.search(line))


def _cut_credits(draft: Draft) -> None:
    """Photo credits in brackets after a caption: the caption stays, marked as such."""
    for start, end in draft.blocks():
        block = draft.text[start:end]
        for match in CREDIT.finditer(block):
            before = block[: match.start()].rstrip()
            last = match.end() == len(block.rstrip().rstrip("."))
            if not before or (not _STOPPED.search(before) and not last):
                continue
            if not _STOPPED.search(before) and not re.search(r"[/|]| via |hoto", match.group()):
                continue
            ends = [found.end() for found in _SENTENCE_END.finditer(before)]
            first = 0 if last and len(ends) < 3 else (ends[-1] if ends else 0)
            draft.mark(start + first, start + len(before), "caption")
            draft.cut(start + match.start(), start + match.end(), "photo credit")
        numbered = NUMBERED_PICTURE.match(block)
        if numbered is not None:
            draft.cut(start, start + numbered.end(), "number of a picture")
        trailing = TRAILING_CREDIT.search(block) or AGENCY_CREDIT.search(block)
        if trailing is not None:
            draft.mark(start, start + trailing.start(), "caption")
            draft.cut(start + trailing.start(), end, "photo credit")


def _cut_site_names(draft: Draft, names: Sequence[str]) -> None:
    """The site's own name as a line, alone or before a motto or a number."""
    for name in names:
        plain = re.escape(re.sub(r"^the\s+", "", name.strip(), flags=re.I))
        if len(plain) < 3:
            continue
        line = re.compile(rf"(?:the\s+)?{plain}(?:\s*[-–—|:•]\s.{{0,80}}|\s+[\d.]+|\.\w{{2,4}})?", re.I)
        for start, end in draft.blocks():
            if line.fullmatch(draft.shown(start, end)) and not _STOPPED.search(draft.text[start:end]):
                draft.cut(start, end, "name of the site")


def _cut_banner(draft: Draft) -> None:
    """Lines of up to three words above a longer headline: the site's name, its motto or a section."""
    blocks = draft.blocks()[:4]
    lines = [draft.shown(start, end) for start, end in blocks]
    short = 0
    while short < min(2, len(lines)) and len(lines[short].split()) <= 3 and not _STOPPED.search(lines[short]):
        short += 1
    if short < len(lines) and DATELINE_ALONE.fullmatch(lines[short]):
        return
    if 0 < short < len(lines) and 4 <= len(lines[short].split()) <= 20 and not _STOPPED.search(lines[short]):
        for start, end in blocks[:short]:
            draft.cut(start, end, "short line above the headline")


def _cut_posts(draft: Draft) -> None:
    """Embedded posts: in a foreign language as a whole, otherwise their link, handle and hashtags."""
    for match in _POST.finditer(draft.text):
        said = match.group("said")
        if is_foreign(re.sub(r"[#@]\s?\w+", " ", said)):
            draft.cut(match.start(), match.end(), "embedded post in another language")
        else:
            draft.cut(match.start(), match.start("said"), "name of an embedded post's account")
            draft.mark(match.start("said"), match.end("said"), "quote")
    for match in _POST_SIGNATURE.finditer(draft.text):
        draft.cut(match.start(), match.end(), SIGNATURE)


def _cut_inline(draft: Draft) -> None:
    for start, end in draft.blocks():
        for low, high, sign in inline_signs(draft.text[start:end]):
            draft.cut(start + low, start + high, sign.reason, sign.parts)


def _cut_caption_labels(draft: Draft) -> None:
    """The words "image caption" go; the sentence after them is a caption, up to where the text goes on."""
    for start, end in draft.blocks():
        label = _CAPTION_LABEL.match(draft.text, start, end)
        while label is not None:
            first = label.end()
            following = _CAPTION_LABEL.search(draft.text, first, end)
            limit = following.start() if following else end
            stop = sentence_start(draft.text, first, limit)
            if stop is None:
                found = _SENTENCE_END.search(draft.text, first, limit)
                stop = found.end() if found else limit
            draft.cut(label.start(), first, "label of a caption")
            draft.mark(first, stop, "caption")
            label = following


def _cut_related_headlines(draft: Draft) -> None:
    """ "Read more", with the headline of another story before it where one is glued between sentences."""
    blocks = draft.blocks()
    for index, (start, end) in enumerate(blocks):
        block = draft.text[start:end]
        for match in STRONG_MORE.finditer(block):
            begin = _headline_before(block, match.start())
            draft.cut(start + begin, start + match.end(), "link to another story")
        if index and line_sign(draft.shown(start, end)) == "link to another story":
            low, high = blocks[index - 1]
            line = draft.text[low:high]
            if not _STOPPED.search(line) and 4 <= len(line.split()) <= 20 and index > 1:
                draft.cut(low, high, "link to another story")


def _headline_before(block: str, position: int) -> int:
    """Where a headline begins that stands, without a stop, between a sentence end and `position`."""
    lowest = max(0, position - 2000)  # much more than the 20 words that a headline may have
    before = block[lowest:position].rstrip()
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    begin = ends[-1] if ends else 0
    words = before[begin:].split()
    if ends and not _STOPPED.search(before) and 3 <= len(words) <= 20:
        return lowest + begin
    return position


def _cut_repeats_in_a_row(draft: Draft) -> None:
    """The same five or more words twice in a row (at the top of the page three): the second time goes."""
    blocks = draft.blocks()
    for start, end in blocks:
        words = list(_WORD.finditer(draft.text, start, end))
        texts = [word.group() for word in words]
        last: dict[tuple[str, ...], int] = {}
        index = 0
        while index + 2 < len(words):
            gram = tuple(texts[index : index + 3])
            first = last.get(gram, index)
            last[gram] = index
            length = index - first
            least = 3 if start == blocks[0][0] and first < 3 else 5
            if least <= length <= 60 and texts[first:index] == texts[index : index + length]:
                places = (words[first].start(), words[index].start(), words[index + length - 1].end())
                _mark_said_twice(draft, (start, end), places)
                index += length
            else:
                index += 1


def _mark_said_twice(draft: Draft, block: tuple[int, int], places: tuple[int, int, int]) -> None:
    """Cut the second of two equal texts; the first is a headline at the top of a page, else a summary point.

    `places` are the start of the first, the start and the end of the second. What stands before them up
    to a colon is the headline's own label; what follows a summary point up to a glued sentence is another.
    """
    start, end = block
    first, again, last = places
    label = draft.text[start:first].rstrip()
    draft.cut(again, last, "the same words twice in a row")
    bare = not label or (label.endswith(":") and len(label.split()) <= 3)
    if bare and start == draft.blocks()[0][0]:
        draft.mark(start, again, "headline")
        return
    if _STOPPED.search(draft.text[first:again]):
        return
    draft.mark(first, again, "standfirst")
    place = sentence_start(draft.text, last, end)
    if place is not None:
        draft.mark(last, place, "standfirst")


def _cut_link_lists(draft: Draft) -> None:
    """Four or more short lines without a stop in a row, and lines of short words between separators.

    Lines that other signs have cut already count, lines that name a day or an author end a row. Right above
    the text the last line stays: it may be the headline.
    """
    kept = draft.blocks()
    known = sorted({*kept, *((cut.start, cut.end) for cut in draft.cuts if cut.parts)})
    run: list[tuple[int, int]] = []
    for place in [*known, (0, 0)]:
        line = draft.text[place[0] : place[1]].strip()
        parts = [part for part in _SEPARATORS.split(line) if part]
        if len(parts) >= 4 and all(len(part.split()) <= 3 for part in parts):
            draft.cut(*place, "list of links")
        elif line and len(line.split()) <= 4 and not _NO_LINK.search(line):
            run.append(place)
        else:
            _cut_run(draft, run, kept)
            run = []


def _cut_run(draft: Draft, run: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    """Cut a row of short lines if it is long enough to be a list of links."""
    lines = [place for place in run if place in kept]
    if len(run) < 4 or not lines or len(lines) == len(kept):
        return
    if lines[0] == kept[0] and _STOPPED.search(draft.text[slice(*kept[len(lines)])]):
        lines.pop()
    for low, high in lines:
        draft.cut(low, high, "list of links")


def _cut_lists_under_labels(draft: Draft) -> None:
    """Lines without a stop, and questions, below a label such as "Related stories": other headlines."""
    under = False
    known = sorted({*draft.blocks(), *((cut.start, cut.end) for cut in draft.cuts if cut.parts)})
    for start, end in known:
        line = draft.text[start:end].strip()
        if _LIST_LABEL.fullmatch(line):
            under = True
        elif under and (line.endswith("?") or not _STOPPED.search(line)) and len(line.split()) <= 20:
            draft.cut(start, end, "link to another story")
        else:
            under = False


def _cut_repeated_blocks(draft: Draft) -> None:
    """Lines that come again: short ones without a stop go from the third time on with all their copies."""
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in draft.blocks():
        places.setdefault(" ".join(draft.shown(start, end).lower().split()), []).append((start, end))
    for line, spans in places.items():
        label = len(spans) > 2 and len(line.split()) <= 6 and not _STOPPED.search(line)
        for start, end in spans if label else spans[1:]:
            draft.cut(start, end, "line that comes again")
