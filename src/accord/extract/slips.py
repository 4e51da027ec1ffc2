"""A page's words with the heads and relations that the parser gave them, which mending changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HARMING = frozenset("kill injure wound arrest detain displace".split())
DASHES = frozenset({"-", "–", "—", "--"})


@dataclass(frozen=True, slots=True)
class Slips:
    """A page's words, and their heads and relations, which are mended."""

    words: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    heads: list[int]
    relations: list[str]
