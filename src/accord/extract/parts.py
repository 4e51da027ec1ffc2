"""The parts of a page, each news of its own: entries of a timeline or live updates, items of a round-up."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from accord.clean.entries import Entries
from accord.extract.roundups import Roundup, roundup
from accord.extract.turns import turns

if TYPE_CHECKING:
    from accord.extract.tree import Tree


class Parts:
    """The parts of a page in text order; a page that tells one story in one go has none.

    The entries of a timeline go on telling one story; each item of a round-up is a story of its own. What
    speakers of a transcript say in turn are no parts.
    """

    def __init__(self, tree: Tree) -> None:
        self._entries = Entries(tree.document)
        self._roundup = Roundup(()) if turns(tree) else roundup(tree.text)
        self._starts = sorted({*self._entries.starts, *(item.start for item in self._roundup.items)})

    def __bool__(self) -> bool:
        return bool(self._starts)

    @property
    def several_stories(self) -> bool:
        """Whether the page is a round-up."""
        return bool(self._roundup.items)

    def at(self, offset: int) -> int:
        """The number of the part that a character is in, from 1; 0 before the first, or where none is."""
        return bisect_right(self._starts, offset)

    def start(self, number: int) -> int:
        """Where a part begins; the top of the page for 0."""
        return self._starts[number - 1] if number else 0

    def story(self, offset: int) -> int:
        """The number of the story that a character is in: that of its item, or 0."""
        return self._roundup.number(offset)

    def day(self, offset: int) -> tuple[int, int] | None:
        """Where the day stands that heads the part of a character; None where it has none."""
        return self._entries.day(offset) if self._entries else None

    def label(self, offset: int) -> tuple[int, int] | None:
        """Where the words stand that head the part of a character otherwise: of what place it tells."""
        return self._roundup.label(offset)
