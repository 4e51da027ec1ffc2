"""What is remembered of pairs of pages spares work and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from benchmarks.generator import articles
from benchmarks.ready import made

from accord.link import Memory, lineage, link
from accord.link.lineage import find_lineage
from accord.types import Document, Page


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [page for _, page in made(articles(60, seed=3))]


def documents(pages: Sequence[Page]) -> list[Document]:
    return [p.document for p in pages]


def test_pages_that_come_later_give_what_all_at_once_give(pages: list[Page]) -> None:
    memory = Memory()
    for some in (pages[::3], pages[::2], pages):  # a page may be withdrawn, too, and come back
        memory = Memory(memory.after)
        grown = link(some, memory=memory)
        assert grown == link(some)
    fresh = Memory()
    link(pages, memory=fresh)
    assert memory.after == fresh.after


def test_pages_that_are_known_are_not_compared_again(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory()
    found = find_lineage(documents(pages), memory)
    monkeypatch.setattr(lineage, "told_alike", None)
    assert find_lineage(documents(pages), Memory(memory.after)) == found


def test_a_page_that_credits_another_agency_is_compared_again(pages: list[Page]) -> None:
    memory = Memory()
    find_lineage(documents(pages), memory)
    changed = [replace(d, agency="Another Agency") for d in documents(pages)]
    assert find_lineage(changed, Memory(memory.after)) == find_lineage(changed)
