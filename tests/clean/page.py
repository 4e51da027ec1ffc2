"""Makers of captures, and what tests ask of the documents that cleaning makes of them."""

from __future__ import annotations

import hashlib

from accord.clean import clean
from accord.types import CaptureId, Document, RawDocument


def capture(text: str, media_type: str = "text/plain", publisher: str | None = None) -> RawDocument:
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    return RawDocument(
        id=CaptureId(sha256[:16]),
        file="page.html" if media_type == "text/html" else "page.txt",
        url=None,
        sha256=sha256,
        media_type=media_type,
        data=data,
        stated_publisher=publisher,
    )


def cleaned(text: str, publisher: str | None = None) -> Document:
    """The document of a plain-text page."""
    return clean(capture(text, publisher=publisher))[0]


def cleaned_html(html: str) -> Document:
    """The document of an HTML page."""
    return clean(capture(html, "text/html"))[0]


def segments(document: Document) -> list[tuple[str, str]]:
    """(kind, text) of each segment."""
    return [(s.kind, document.text[s.start : s.end]) for s in document.segments]


def removed(document: Document) -> dict[str, str]:
    """Reason by removed text."""
    return {entry.text: entry.reason for entry in document.removed}
