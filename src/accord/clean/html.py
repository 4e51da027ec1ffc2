"""HTML to a draft: the article that trafilatura finds, taken from the source itself with its offsets.

The source is split into visible blocks, each character with its offset. trafilatura says which text is
the article; that text is looked up in the blocks, so that what is kept is always the source's own.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import trafilatura
from lxml import etree

from accord.clean.draft import Draft, visible
from accord.types import Removed, SegmentKind

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>|<[!?/][^>]*>|<[a-zA-Z][^<>]*>",
    re.S,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW_TEXT = frozenset(("script", "style", "template", "textarea", "iframe", "xmp", "noembed", "noframes"))
_UNSEEN = frozenset(("head", "svg", "math", "select", "object", "audio", "video", "canvas", "datalist"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span
    strike strong sub sup time tt u var wbr img""".split()
)
_OUTSIDE = {
    "nav": "navigation",
    "menu": "navigation",
    "header": "head of the page",
    "footer": "foot of the page",
    "aside": "side column",
    "form": "form",
    "button": "button",
    "dialog": "dialog",
    "noscript": "for browsers without scripts",
}
_CAPTION = re.compile(r"caption|photo-?(?:text|legend)|image-?(?:text|legend)|\bcutline", re.I)
_SIGNATURE = re.compile(
    r"by-?line|\bauthor|dateline|time-?stamp|(?:post|entry|article|story|news)-?_?(?:meta|info|date)|"
    r"pub-?date",
    re.I,
)
_LISTED = frozenset("ul ol li dl dt dd table thead tbody tfoot tr td th".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STANDFIRST = re.compile(
    r"standfirst|subtitle|sub-?head|\bdek\b|deck\b|strapline|article-?(?:summary|intro|lead)|chapo", re.I
)
_SPACE = re.compile(r"\s+")
_DEEPEST = 4000  # open tags that are kept track of


@dataclass(slots=True)
class Block:
    """A visible block: text[start:end] of the page's visible text, and the open tags around it.

    `container` is the number of the element in which the block's own element (a paragraph, or the whole
    list or table that it is in) stands: blocks that are siblings share it.
    """

    start: int
    end: int
    tags: tuple[str, ...]
    classes: str
    container: int


@dataclass(slots=True)
class Source:
    """An HTML source taken apart.

    `text`: all visible text, one block a line; `origin`: the source offset of each character; `meta`:
    names and contents of meta tags in order; `data`: the texts of JSON-LD scripts; `times`: the datetime
    attributes of time tags, each with the offset in `text` where it stands; `title`: of the title tag.
    """

    text: str = ""
    origin: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    times: list[tuple[str, int]] = field(default_factory=list)
    title: str | None = None


def take_apart(source: str) -> Source:
    """Split an HTML source into visible blocks and what its head states. Never fails on bad HTML."""
    return _Reader(source).read()


class _Reader:
    """Walks over the tokens of an HTML source once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.result = Source()
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, str, int]] = []  # name, class and id, serial number
        self.serial = 0
        self.hidden: int | None = None  # index in `open` of the outermost tag whose content is not seen
        self.block_start = 0
        self.block_tags: tuple[str, ...] = ()
        self.block_classes = ""
        self.block_container = 0

    def read(self) -> Source:
        source, position, size = self.source, 0, len(self.source)
        last = source.rfind(">")  # behind it no tag ends
        while position < size:
            token = _TOKEN.search(source, position) if position <= last or "<!" in source else None
            if token is None:
                self._text(position, size)
                break
            self._text(position, token.start())
            position = token.end()
            name = (token["name"] or "").lower()
            if not name:
                continue
            if token["close"]:
                self._close(name)
            else:
                position = self._open(name, token["attributes"] or "", position)
        self._end_block()
        self.result.text = "".join(self.parts)
        return self.result

    def _open(self, name: str, attributes: str, position: int) -> int:
        """Handle an opening tag; returns where to read on (after the content of scripts and the like)."""
        if name == "meta":
            self._meta(attributes)
        elif name == "time":
            stamp = _attributes(attributes).get("datetime")
            if stamp:
                self.result.times.append((stamp, self.length))
        elif name in _RAW_TEXT or name == "title":
            return self._raw_text(name, attributes, position)
        self._end_block(name)
        if name == "br" or name in _VOID or attributes.endswith("/"):
            return position
        if name == "p" and self.open and self.open[-1][0] == "p":
            self.open.pop()
        elif name == "body":
            self.open, self.hidden = [], None
        if len(self.open) < _DEEPEST:
            if name in _UNSEEN and self.hidden is None:
                self.hidden = len(self.open)
            found = _attributes(attributes) if name not in ("a", "b", "i", "em", "strong") else {}
            named = f"{found.get('class', '')} {found.get('id', '')} {found.get('itemprop', '')}"
            self.serial += 1
            self.open.append((name, named, self.serial))
        return position

    def _close(self, name: str) -> None:
        self._end_block(name)
        for index in range(len(self.open) - 1, max(-1, len(self.open) - 60), -1):
            if self.open[index][0] == name:
                del self.open[index:]
                if self.hidden is not None and self.hidden >= index:
                    self.hidden = None
                return

    def _raw_text(self, name: str, attributes: str, position: int) -> int:
        """Skip to the end of an element whose content is no markup; keep titles and JSON-LD."""
        close = re.compile(rf"</{name}\s*>", re.I).search(self.source, position)
        end = close.start() if close else (len(self.source) if name in ("script", "style") else position)
        content = self.source[position:end]
        if (
            name == "title"
            and self.result.title is None
            and not any(entry[0] == "svg" for entry in self.open)
        ):
            self.result.title = " ".join(html.unescape(content).split()) or None
        elif name == "script" and "ld+json" in attributes.lower():
            self.result.data.append(content)
        return close.end() if close else end

    def _meta(self, attributes: str) -> None:
        found = _attributes(attributes)
        name = found.get("property") or found.get("name") or found.get("itemprop") or found.get("http-equiv")
        if name and found.get("content"):
            self.result.meta.append((name.lower(), found["content"].strip()))

    def _text(self, start: int, end: int) -> None:
        """Add source[start:end] to the current block, with entities decoded."""
        if start >= end or self.hidden is not None:
            return
        if self.block_start == self.length:
            if self.source[start:end].isspace():
                return
            self.block_tags = tuple(entry[0] for entry in self.open[-40:])
            self.block_container = self._container()
            self.block_classes = " ".join(entry[1] for entry in self.open[-3:])
        position = start
        for entity in _ENTITY.finditer(self.source, start, end):
            self._plain(position, entity.start())
            decoded, _ = visible(html.unescape(entity.group()))
            self._add(decoded.replace("\n", " "), [entity.start()] * len(decoded))
            position = entity.end()
        self._plain(position, end)

    def _container(self) -> int:
        """The number of the element around the innermost paragraph, or around the list or table it is in."""
        around = [(name, serial) for name, _, serial in self.open[-40:] if name not in _INLINE]
        last = len(around) - 1
        while last > 0 and around[last][0] not in _LISTED and around[last - 1][0] in _LISTED:
            last -= 1  # a paragraph in a list item
        while last > 0 and around[last][0] in _LISTED and around[last - 1][0] in _LISTED:
            last -= 1
        return around[last - 1][1] if last > 0 else 0

    def _plain(self, start: int, end: int) -> None:
        if start < end:
            text, origin = visible(self.source[start:end], start)
            for line_end in re.finditer("\n", text):
                origin[line_end.start()] = -1
            self._add(text.replace("\n", " "), origin)

    def _add(self, text: str, origin: list[int]) -> None:
        self.parts.append(text)
        self.result.origin.extend(origin)
        self.length += len(text)

    def _end_block(self, name: str = "") -> None:
        if name not in _INLINE and self.hidden is None and self.block_start < self.length:
            self.result.blocks.append(
                Block(
                    self.block_start,
                    self.length,
                    self.block_tags,
                    self.block_classes,
                    self.block_container,
                )
            )
            self._add("\n", [-1])
            self.block_start = self.length


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, entities decoded; the first of equal names counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


def article_texts(source: str) -> list[tuple[str, str]] | None:
    """The texts that trafilatura takes for the article: (tag, text) in order; None where it finds none.

    Tags are trafilatura's: p, head, quote, item, cell and others.
    """
    try:
        found = trafilatura.bare_extraction(source, include_comments=False, include_tables=True)
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError, etree.LxmlError):
        return None  # the caller falls back to the page's own blocks and says so
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    return [(tag, text) for tag, text in _texts(found.body) if text.strip()]


def _texts(element: Any) -> Iterator[tuple[str, str]]:
    """The text of each leaf block below an element of trafilatura's result."""
    tag = element.tag if isinstance(element.tag, str) else "comment"
    if tag == "comment":
        yield "p", element.tail or ""
        return
    blocks = {"p", "head", "item", "row", "cell", "quote", "list", "table", "lb", "div", "ab", "code", "fw"}
    if not any(isinstance(child.tag, str) and child.tag in blocks for child in element):
        yield tag, "".join(element.itertext())
    else:
        yield tag, element.text or ""
        for child in element:
            inner = list(_texts(child))
            yield from ((tag if found == "lb" else found, text) for found, text in inner)
    yield "p", element.tail or ""


def align(source: Source, texts: list[tuple[str, str]]) -> tuple[list[tuple[int, int, str]], list[str]]:
    """Where the texts stand in the visible text: [(start, end, tag)] in page order; and what is nowhere.

    Texts are compared without white space, in order; a text that is not found whole is looked up by its
    sentences, then by runs of eight words.
    """
    haystack = _SPACE.sub("", source.text)
    places: list[int] = []
    for word in re.finditer(r"\S+", source.text):
        places.extend(range(word.start(), word.end()))
    found: list[tuple[int, int, str]] = []
    lost: list[str] = []
    cursor = 0
    for tag, text in texts:
        for piece, start in _locate(haystack, visible(text)[0], cursor):
            if start is None:
                lost += [piece] if piece.strip() else []
                continue
            size = len(_SPACE.sub("", piece))
            found.append((places[start], places[start + size - 1] + 1, tag))
            if start >= cursor:
                cursor = start + size
    return sorted(found), lost


def _locate(haystack: str, text: str, cursor: int) -> list[tuple[str, int | None]]:
    """A text, or its parts, with the place of each in the haystack, or None."""
    start = _find(haystack, _SPACE.sub("", text), cursor)
    if start is not None:
        return [(text, start)]
    pieces = re.split(r"(?<=[.!?])\s+", text.strip())
    if len(pieces) == 1:
        words = text.split()
        if len(words) <= 8:
            return [(text, None)]
        pieces = [" ".join(words[at : at + 8]) for at in range(0, len(words), 8)]
    placed: list[tuple[str, int | None]] = []
    for piece in pieces:
        for part, at in _locate(haystack, piece, cursor):
            placed.append((part, at))
            if at is not None and at >= cursor:
                cursor = at + len(_SPACE.sub("", part))
    return placed


def _find(haystack: str, needle: str, cursor: int) -> int | None:
    """The first place after the cursor, or, for a text that is no chance match, anywhere."""
    if not needle:
        return None
    near = len(needle) < 20
    at = haystack.find(needle, cursor, cursor + 4000 if near else len(haystack))
    if at < 0 and not near:
        at = haystack.find(needle)
    return at if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Article:
    """A draft of the article, and how surely it was found.

    `by_layout`: trafilatura found it (else it is the page's long blocks); `lost`: what trafilatura gave as
    text of the article, but the source does not hold in one piece.
    """

    draft: Draft
    by_layout: bool
    lost: tuple[str, ...]


def article(source: Source, texts: list[tuple[str, str]] | None, title: str | None) -> Article:
    """The article of a page: what trafilatura found, with headline, standfirst and captions of the page."""
    spans, lost = align(source, texts) if texts else ([], [])
    by_layout = bool(spans)
    if spans:
        spans = sorted([*spans, *_dropped_siblings(source, spans)])
    else:
        spans = [(b.start, b.end, "p") for b in source.blocks if _reads_like_prose(source, b)]
    starts = [block.start for block in source.blocks]
    result = Draft("", [])
    parts: list[str] = []
    furniture: list[tuple[int, int, str]] = []
    position = 0
    for start, end, kind in _with_captions(source, starts, spans, title):
        start = max(start, position)
        if start >= end:
            continue
        _leave_out(result, source, starts, position, start)
        between = source.text[position:start]
        if parts and not between.strip(" \t"):
            parts.append(between)
            result.origin.extend(source.origin[position:start])
        elif parts:
            parts.append("\n")
            result.origin.append(-1)
        here = len(result.origin)
        parts.append(source.text[start:end])
        result.origin.extend(source.origin[start:end])
        reason = _furniture(source, source.blocks[max(0, bisect_right(starts, start) - 1)], kind)
        if reason is not None:
            furniture.append((here, len(result.origin), reason))
        if kind != "body":
            result.mark(here, len(result.origin), kind)
        position = end
    _leave_out(result, source, starts, position, len(source.text))
    result.text = "".join(parts)
    for low, high, reason in furniture:
        result.cut(low, high, reason)
    return Article(result, by_layout, tuple(lost))


def _furniture(source: Source, block: Block, kind: SegmentKind) -> str | None:
    """Why a block that trafilatura kept is furniture by the page's markup, or None."""
    text = " ".join(source.text[block.start : block.end].split())
    if re.search(r"[.!?][\"'”’)]*$", text) or kind == "caption" or "h1" in block.tags:
        return None
    signed = "address" in block.tags or _SIGNATURE.search(block.classes) is not None
    return "line of author or date" if signed and len(text.split()) <= 20 else None


def _leave_out(result: Draft, source: Source, starts: list[int], start: int, end: int) -> None:
    """List the visible text[start:end] as left out, with the part of the page that it stands in."""
    runs: list[tuple[int, str, list[str]]] = []
    for index in range(max(0, bisect_right(starts, start) - 1), len(starts)):
        block = source.blocks[index]
        low, high = max(start, block.start), min(end, block.end)
        if block.start >= end:
            break
        text = " ".join(source.text[low:high].split())
        if not text:
            continue
        part = next((_OUTSIDE[tag] for tag in reversed(block.tags) if tag in _OUTSIDE), None)
        reason = f"outside the article ({part})" if part else "outside the article"
        if runs and runs[-1][1] == reason:
            runs[-1][2].append(text)
        else:
            runs.append((max(source.origin[low:high]), reason, [text]))
    result.outside += [(raw, Removed(text="\n".join(texts), reason=reason)) for raw, reason, texts in runs]


def _dropped_siblings(source: Source, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Prose that trafilatura left out although it stands between, and beside, what it took."""
    first, last = spans[0][0], max(end for _, end, _ in spans)
    taken = [any(start < b.end and end > b.start for start, end, _ in spans) for b in source.blocks]
    containers = {block.container for block, kept in zip(source.blocks, taken, strict=True) if kept}
    return [
        (block.start, block.end, "p")
        for block, kept in zip(source.blocks, taken, strict=True)
        if not kept and first < block.start < last and block.container in containers and block.container
        if "a" not in block.tags
        if _reads_like_prose(source, block, 5 if "li" in block.tags or "td" in block.tags else 10)
    ]


def _reads_like_prose(source: Source, block: Block, least: int = 10) -> bool:
    """Whether a block outside of menus and the like has at least so many words and ends with a full stop."""
    text = source.text[block.start : block.end]
    return (
        not any(tag in _OUTSIDE for tag in block.tags)
        and len(text.split()) >= least
        and re.search(r"[.!?][\"'”’)]*\s*$", text) is not None
    )


def _with_captions(
    source: Source, starts: list[int], spans: list[tuple[int, int, str]], title: str | None
) -> list[tuple[int, int, SegmentKind]]:
    """The spans with the page's headline, standfirst and captions, which trafilatura drops, in page order."""
    if not spans:
        return []
    first, last = min(s for s, _, _ in spans), max(e for _, e, _ in spans)
    taken = [(start, end) for start, end, _ in spans]
    wanted: list[tuple[int, int, SegmentKind]] = []
    headline = _headline(source, title, first)
    lead = headline.start if headline else first
    for block in source.blocks:
        inside = any(start < block.end and end > block.start for start, end in taken)
        if inside or not source.text[block.start : block.end].strip():
            continue
        if headline is block:
            wanted.append((block.start, block.end, "headline"))
        elif _is_caption(source, block) and lead <= block.start <= last and not _in_menu(block):
            wanted.append((block.start, block.end, "caption"))
        elif (
            headline
            and lead < block.start < first
            and _STANDFIRST.search(block.classes)
            and not _in_menu(block)
        ):
            wanted.append((block.start, block.end, "standfirst"))
    for start, end, tag in spans:
        block = source.blocks[max(0, bisect_right(starts, start) - 1)]
        wanted.append((start, end, _span_kind(source, block, tag)))
    return sorted(wanted)


def _is_caption(source: Source, block: Block) -> bool:
    """Whether a block is a caption by its tag, or by its class and three words or more."""
    named = (
        _CAPTION.search(block.classes) is not None and len(source.text[block.start : block.end].split()) > 2
    )
    return "figcaption" in block.tags or named


def _span_kind(source: Source, block: Block, tag: str) -> SegmentKind:
    if _is_caption(source, block):
        return "caption"
    if tag == "head" or any(name in _HEADINGS for name in block.tags[-3:]):
        stopped = source.text[block.start : block.end].rstrip().endswith((".", "…"))
        return "standfirst" if stopped or _STANDFIRST.search(block.classes) else "headline"
    if _STANDFIRST.search(block.classes) and block.end - block.start < 600:
        return "standfirst"
    return "quote" if tag == "quote" or "blockquote" in block.tags else "body"


def _in_menu(block: Block) -> bool:
    return any(tag in ("nav", "footer", "aside", "form") for tag in block.tags)


def _headline(source: Source, title: str | None, first: int) -> Block | None:
    """The h1 that the title repeats, the only h1 before the article, or, without any, the last heading."""
    heads = [block for block in source.blocks if "h1" in block.tags]
    for block in heads:
        text = " ".join(source.text[block.start : block.end].split())
        if title and len(text) > 10 and (text.lower() in title.lower() or title.lower() in text.lower()):
            return block
    before = [
        block
        for block in heads
        if block.start < first and len(source.text[block.start : block.end].split()) > 3
    ]
    return before[0] if len(before) == 1 else None
