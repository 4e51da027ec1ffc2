"""What the head of an HTML page states: title, publisher, agency, day of publication, language."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.clean.agencies import AGENCIES
from accord.clean.dates import day
from accord.clean.html import Source
from accord.types import Period

_PUBLISHED = tuple(
    """article:published_time og:article:published_time og:published_time datepublished date.published
    publish-date publish_date published-date publishdate pubdate publication_date parsely-pub-date
    sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date dcterms.date
    article.published article_date_original
    originalpublicationdate cxenseparse:recs:publishtime date""".split()
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "lastmod",
)
_ARTICLE_TYPES = re.compile(r"Article|Report|Posting|LiveBlog|WebPage|VideoObject")
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—»·•]|-)\s+[^|–—»·•]{2,60}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a page states; None where it does not."""

    title: str | None
    publisher: str | None
    agency: str | None
    published: Period | None


def read_head(source: Source) -> Head:
    """Read meta tags, JSON-LD and the title tag. Only what the page states in so many words counts."""
    meta: dict[str, str] = {}
    for name, content in source.meta:
        meta.setdefault(name, " ".join(content.split()))
    things = list(_things(source.data))
    title = meta.get("og:title") or _text(things, "headline") or meta.get("twitter:title") or source.title
    site = meta.get("og:site_name") or _text(things, "publisher") or meta.get("application-name")
    if title:
        title = _SITE_SUFFIX.sub("", title) if site is None or _ends_with_site(title, site) else title
    names = ("author", "article:author", "dc.creator", "byl", "dc.source", "source")
    authors = [*map(meta.get, names), _text(things, "author")]
    agency = next((AGENCIES[name] for name in map(_plain_name, authors) if name in AGENCIES), None)
    return Head(
        title=title or None, publisher=site, agency=agency, published=_published(source, meta, things)
    )


def _ends_with_site(title: str, site: str) -> bool:
    found = _SITE_SUFFIX.search(title)
    return found is not None and found.group().strip(" |–—»·•-").lower() in (
        site.lower(),
        f"{site.lower()}.com",
    )


def _plain_name(name: str | None) -> str:
    return re.sub(r"^[Bb]y\s+", "", name or "").strip()


def _things(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, articles first within each script. Bad JSON is passed over."""
    for script in scripts:
        try:
            found: Any = json.loads(
                re.sub(r"^\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*$", "", script), strict=False
            )
        except (ValueError, RecursionError):
            continue
        things = found if isinstance(found, list) else [found]
        things = [inner for thing in things if isinstance(thing, dict) for inner in (thing, *_graph(thing))]
        yield from sorted(things, key=lambda thing: not _ARTICLE_TYPES.search(str(thing.get("@type"))))


def _graph(thing: dict[str, Any]) -> list[dict[str, Any]]:
    inner = thing.get("@graph")
    return [entry for entry in inner if isinstance(entry, dict)] if isinstance(inner, list) else []


def _text(things: list[dict[str, Any]], key: str) -> str | None:
    """The first value of a key as text: itself, or the name of the thing or list that it holds."""
    for thing in things:
        value = thing.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _published(source: Source, meta: dict[str, str], things: list[dict[str, Any]]) -> Period | None:
    """The stated day of publication, else of the last update. A time zone is taken as the page writes it."""
    stated = [(meta.get(name), f"meta tag {name}") for name in _PUBLISHED]
    stated.insert(1, (_text(things, "datePublished"), "JSON-LD datePublished"))
    if len({stamp[:10] for stamp, _ in source.times}) == 1:
        stated.append((source.times[0][0], "time tag"))
    stated += [(meta.get(name), f"meta tag {name}, last update") for name in _UPDATED]
    stated.append((_text(things, "dateModified"), "JSON-LD dateModified, last update"))
    for value, where in stated:
        found = day(value) if value else None
        if found is not None and dt.date(1900, 1, 1) <= found:
            return Period(earliest=found, latest=found, basis=f"stated by the page ({where})")
    return None
