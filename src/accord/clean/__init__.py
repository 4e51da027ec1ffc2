"""Stage clean: a capture becomes the article without page furniture; what was removed stays listed."""

from __future__ import annotations

import itertools

from accord.clean import html
from accord.clean.agencies import AGENCIES
from accord.clean.dates import day_of_address
from accord.clean.draft import assemble, plain
from accord.clean.entries import mark_entries
from accord.clean.furniture import strip_furniture
from accord.clean.language import READS, detect
from accord.clean.metadata import read_head
from accord.clean.segments import mark_segments
from accord.clean.stated import read_stated
from accord.read import decode
from accord.types import Document, DocumentId, Period, Problem, RawDocument

__all__ = ["clean"]


def clean(raw: RawDocument) -> tuple[Document, list[Problem]]:
    """The article of a capture, and what went wrong.

    A page without text, or in a language that accord does not read, stays a document; a problem says so.
    Offsets map the clean text to code points of `accord.read.decode(raw.data, raw.media_type)`. Control
    characters, zero-width characters and direction marks are dropped without an entry in `removed`.
    """
    identity = DocumentId("d" + raw.id[:12])
    problems: list[Problem] = []

    def problem(message: str) -> None:
        problems.append(Problem(file=raw.file or raw.url, stage="clean", message=message, document=identity))

    source, _ = decode(raw.data, raw.media_type)
    head = None
    if raw.media_type == "text/html":
        page = html.take_apart(source)
        head = read_head(page)
        found = html.article(page, html.article_texts(source), raw.stated_title or head.title)
        draft = found.draft
        if not found.by_layout:
            problem(
                "the article could not be told from the page by its layout; check its text against the page"
            )
        elif sum(map(len, found.lost)) * 20 > len(draft.text):
            problem("part of the article could not be found in the source; check its text against the page")
    else:
        draft = plain(source)
    site = [name for name in (raw.stated_publisher, head.publisher if head else None) if name]
    mark_entries(draft)
    strip_furniture(draft, site, layout=head is not None)
    stated = read_stated(draft)
    mark_segments(draft, stated.head_end)
    article = assemble(draft)
    above = itertools.takewhile(lambda segment: segment.kind != "body", article.segments)
    headline = next((segment for segment in above if segment.kind == "headline"), None)
    language = raw.stated_language or detect(article.text)
    if not article.text:
        problem("no article text was found; look at the page and keep only its text in a .txt file")
    elif language is not None and language.split("-")[0] != READS:
        problem(f"the page is in the language {language!r}, which accord does not read; add a translation")
    publisher = raw.stated_publisher or (head.publisher if head else None) or stated.publisher
    title = raw.stated_title or (head.title if head else None)
    agency = stated.agency() or (head.agency if head else None) or AGENCIES.get(publisher or "")
    page_states = (head.published if head else None) or stated.published() or _of_address(raw, source)
    published = _published(raw.stated_published, page_states)
    document = Document(
        id=identity,
        capture=raw.id,
        file=raw.file,
        url=raw.url,
        sha256=raw.sha256,
        media_type=raw.media_type,
        text=article.text,
        title=title or (article.text[headline.start : headline.end] if headline else None),
        publisher=publisher,
        agency=agency,
        language=language,
        published=published,
        retrieved=raw.retrieved,
        segments=article.segments,
        removed=article.removed,
        offsets=article.offsets,
    )
    return document, problems


def _published(known: Period | None, stated: Period | None) -> Period | None:
    """What the manifest says goes first; where it knows only month or year, the page's day within it."""
    if known is None or stated is None:
        return known or stated
    first, last = known.earliest, known.latest
    within = first != last and first is not None and last is not None and stated.earliest is not None
    return stated if within and first <= stated.earliest <= last else known  # type: ignore[operator]


def _of_address(raw: RawDocument, source: str) -> Period | None:
    """The day that the page's address holds: the one it was got from, or one in the first line of a text."""
    address = raw.url or ("" if raw.media_type == "text/html" else source.lstrip().split("\n", 1)[0])
    found = day_of_address(address)
    return Period(earliest=found, latest=found, basis="the day in the page's address") if found else None
