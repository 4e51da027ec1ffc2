"""The text while it is being cleaned: characters with their raw offsets, cuts, breaks and marks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from accord.types import Removed, Segment, SegmentKind

# Control characters, soft hyphens, zero-width spaces and direction marks. The joiners U+200C and U+200D spell
# words of other scripts: they go only after an ASCII character.
_SPECIAL = re.compile(
    "\r\n|[\r\x0b\x0c\x85\u2028\u2029]|[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff]|(?<![^\x00-\x7f])[\u200c\u200d]"
)
_WORD = re.compile(r"\S+")
_LINK_TEXT = re.compile(r"(?:[\w.'’&-]+ ){0,4}[\w'’&-]+")
_OPEN_END = re.compile(r"[a-z0-9,’'-][ \t]*$")
_GOES_ON = re.compile(r"[ \t]*[a-z,;](?=.*[.!?…][\"'”’)\]]*(?:\s|$)).{25,}")
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Cut:
    """draft.text[start:end] is left out. `parts`: the words before and after it are two blocks."""

    start: int
    end: int
    reason: str
    parts: bool = True


@dataclass(slots=True)
class Draft:
    """A page's text, one block a line, with the raw offset of each character (-1: it has none).

    Cleaning never changes `text`: it adds cuts, breaks (places where a new block begins) and marks (what
    kind of segment a stretch is), all in offsets of `text`; `assemble` makes the clean text from them.
    `apart` lists stretches that stay in the text but belong to no segment, as datelines do; `held` those that
    are never cut; `outside` what was left out before, each with its raw offset.
    """

    text: str
    origin: list[int]
    cuts: list[Cut] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    marks: list[tuple[int, int, SegmentKind]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    held: list[tuple[int, int]] = field(default_factory=list)
    outside: list[tuple[int, Removed]] = field(default_factory=list)

    def cut(self, start: int, end: int, reason: str, parts: bool = True) -> None:
        """Leave text[start:end] out, for a reason that a reader understands, but not what is held."""
        if self.text[start:end].strip() and not any(low < end and start < high for low, high in self.held):
            self.cuts.append(Cut(start, end, reason, parts))

    def hold(self, start: int, end: int) -> None:
        """Text[start:end] is never cut."""
        self.held.append((start, end))

    def mark(self, start: int, end: int, kind: SegmentKind) -> None:
        """Text[start:end] is a segment of this kind, with blocks of its own."""
        self.breaks |= {start, end}
        self.marks.append((start, end, kind))

    def set_apart(self, start: int, end: int) -> None:
        """Text[start:end] stays, as a block of its own that is no segment."""
        self.breaks |= {start, end}
        self.apart.append((start, end))

    def is_apart(self, start: int, end: int) -> bool:
        """Whether a block was set apart."""
        return any(low <= start and end <= high for low, high in self.apart)

    def kept(self) -> bytearray:
        """For each character, 1 where it is kept."""
        kept = bytearray(b"\1") * len(self.text)
        for cut in self.cuts:
            kept[cut.start : cut.end] = bytes(cut.end - cut.start)
        return kept

    def blocks(self) -> list[tuple[int, int]]:
        """The blocks that are left, without surrounding white space and without empty ones.

        A block may hold cuts that do not part it; it begins and ends with a kept character.
        """
        text, kept = self.text, self.kept()
        edges = set(self.breaks)
        edges.update(match.start() for match in re.finditer("\n", text))
        for cut in self.cuts:
            if cut.parts:
                edges |= {cut.start, cut.end}
        found = []
        previous = 0
        for edge in [*sorted(edges), len(text)]:
            start, end = previous, edge
            while start < end and (not kept[start] or text[start].isspace()):
                start += 1
            while end > start and (not kept[end - 1] or text[end - 1].isspace()):
                end -= 1
            if start < end:
                found.append((start, end))
            previous = max(previous, edge)
        return found

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether some of text[start:end] is left out."""
        return any(c.start < end and c.end > start for c in self.cuts)

    def kept_words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The words of text[start:end] without what is cut; a cut ends a word."""
        position = start
        if not self._is_cut(start, end):
            yield from (word.span() for word in _WORD.finditer(self.text, start, end))
            return
        for cut in [*_outermost(c for c in self.cuts if c.start < end and c.end > start), Cut(end, end, "")]:
            for word in _WORD.finditer(self.text, position, max(position, cut.start)):
                yield word.start(), word.end()
            position = max(position, cut.end)

    def shown(self, start: int, end: int) -> str:
        """The kept words of text[start:end], with single spaces."""
        if not self._is_cut(start, end):
            return " ".join(self.text[start:end].split())
        return " ".join(self.text[low:high] for low, high in self.kept_words(start, end))


def visible(text: str, offset: int = 0) -> tuple[str, list[int]]:
    """The text without control, zero-width and direction characters, with one kind of line end.

    Returns it with the offset of each of its characters in the given text, plus `offset`.
    """
    parts: list[str] = []
    origin: list[int] = []
    position = 0
    for special in _SPECIAL.finditer(text):
        start = special.start()
        parts.append(text[position:start])
        origin.extend(range(position + offset, start + offset))
        if special.group() == "\r\n" or special.group() in _LINE_ENDS:
            parts.append("\n")
            origin.append(start + offset)
        position = special.end()
    parts.append(text[position:])
    origin.extend(range(position + offset, len(text) + offset))
    return "".join(parts), origin


def plain(source: str) -> Draft:
    """A draft of a plain-text page. Lines that were only wrapped at a width are joined to paragraphs."""
    text, origin = visible(source)
    joined = _with_links(_unwrapped(text))
    for match in re.finditer("\n", text):
        if joined[match.start()] != "\n":
            origin[match.start()] = -1
    return Draft(joined, origin)


def _unwrapped(text: str) -> str:
    """The text with a space for each line end inside a paragraph, where lines were wrapped at a width.

    They were where single line ends are common, lines stay below 100 characters, and most of the lines
    before a single line end are nearly as long as the longest.
    """
    lines = text.split("\n")
    inner = [line for line, after in itertools.pairwise(lines) if line.strip() and after.strip()]
    longest = max((len(line) for line in lines), default=0)
    if len(inner) < 5 or longest > 100 or sum(len(line) > longest * 0.7 for line in inner) < 0.7 * len(inner):
        return text
    return re.sub(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)", lambda end: " " * len(end.group()), text)


def _with_links(text: str) -> str:
    """The text with a space for the line ends around words that stand on a line of their own in a sentence.

    They were the text of a link: the line before them does not end a sentence, and the line after them goes
    on with it in lower case and ends it.
    """
    lines = text.split("\n")
    parts = [lines[0]]
    within = False  # the line before is the text of a link
    for before, line, after in zip(lines, lines[1:], [*lines[2:], ""], strict=False):
        link = bool(
            _LINK_TEXT.fullmatch(line.strip())
            and (within or len(before.split()) > 4)
            and _OPEN_END.search(before[-8:])
            and _GOES_ON.match(after)
        )
        parts += [" " if link or within else "\n", line]
        within = link
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The clean text with all that refers to it."""

    text: str
    segments: tuple[Segment, ...]
    removed: tuple[Removed, ...]
    offsets: tuple[tuple[int, int, int], ...]


def assemble(draft: Draft) -> Assembled:
    """The clean text: blocks parted by an empty line, white space inside a block as single spaces."""
    parts: list[str] = []
    runs: list[tuple[int, int, int]] = []
    segments: list[Segment] = []
    length = 0
    for start, end in draft.blocks():
        if parts:
            parts.append("\n\n")
            length += 2
        first = length
        for low, high in draft.kept_words(start, end):
            if length > first:
                parts.append(" ")
                if low > start and draft.text[low - 1] == " ":
                    _map(runs, length, draft.origin, low - 1, low)
                length += 1
            parts.append(draft.text[low:high])
            _map(runs, length, draft.origin, low, high)
            length += high - low
        if not draft.is_apart(start, end):
            segments.append(Segment(start=first, end=length, kind=_kind(draft, start, end)))
    return Assembled("".join(parts), tuple(segments), _removed(draft), tuple(runs))


def _map(runs: list[tuple[int, int, int]], clean: int, origin: list[int], low: int, high: int) -> None:
    """Add origin[low:high] to the runs, from the clean offset on, without characters that have no origin."""
    raw, size = origin[low], high - low
    if raw >= 0 and origin[high - 1] == raw + size - 1:
        _add_run(runs, clean, raw, size)
        return
    for index in range(size):
        if origin[low + index] >= 0:
            _add_run(runs, clean + index, origin[low + index], 1)


def _add_run(runs: list[tuple[int, int, int]], clean: int, raw: int, size: int) -> None:
    """Add a run of characters that follow each other in both texts; it may go on the last run."""
    if runs and runs[-1][0] + runs[-1][2] == clean and runs[-1][1] + runs[-1][2] == raw:
        runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + size)
    else:
        runs.append((clean, raw, size))


def _removed(draft: Draft) -> tuple[Removed, ...]:
    """All that was left out, in the order of the source."""
    removed = [*draft.outside]
    for cut in _outermost(draft.cuts):
        text = " ".join(draft.text[cut.start : cut.end].split())
        raw = next((at for at in draft.origin[cut.start : cut.end] if at >= 0), 0)
        removed.append((raw, Removed(text=text, reason=cut.reason)))
    return tuple(entry for _, entry in sorted(removed, key=lambda pair: pair[0]) if entry.text)


def _kind(draft: Draft, start: int, end: int) -> SegmentKind:
    """The kind of the last mark that covers the middle of a block; body where none does."""
    middle = (start + end) // 2
    kind: SegmentKind = "body"
    for low, high, marked in draft.marks:
        if low <= middle < high:
            kind = marked
    return kind


def _outermost(cuts: Iterable[Cut]) -> list[Cut]:
    """The cuts without those that lie inside another, and overlapping ones joined."""
    found: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if found and cut.end <= found[-1].end:
            continue
        if found and cut.start < found[-1].end:
            cut = Cut(found[-1].end, cut.end, cut.reason, cut.parts)
        found.append(cut)
    return found
