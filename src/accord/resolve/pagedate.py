"""Between which days a page without a stated date was written, by its own words."""

from __future__ import annotations

from accord.types import Document, Parse, Period


def bound_page(document: Document, parse: Parse) -> Period | None:
    """The interval in which an undated page was published, as far as its own words bound it, or None."""
    return None
