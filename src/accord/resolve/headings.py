"""The days that head the entries of a timeline, and times counted from them."""

from __future__ import annotations

from collections.abc import Sequence

from accord.extract.tree import Tree
from accord.resolve.periods import evaluate, is_relative
from accord.resolve.times import Time
from accord.types import Claim


class Headings:
    """The headed entries of one page; a page that is no timeline has none."""

    def __init__(self, tree: Tree, times: Sequence[Time]) -> None:
        self._tree = tree
        self._times = times

    def of(self, claim: Claim) -> Time | None:
        """The day, month or year that heads the entry in which a claim is told."""
        at = claim.trigger.span.start
        span = self._tree.parts.day(at)
        if span is None or span[0] <= at < span[1]:
            return None
        return next((t for t in self._times if span[0] <= t.start < span[1] and t.expression), None)

    def absolute(self, expression: str, claim: Claim) -> str:
        """A time counted from the page's day, counted from the day that heads the entry, if one does."""
        head = self.of(claim)
        if head is None or head.expression is None or not is_relative(expression):
            return expression
        day = evaluate(head.expression, self._tree.document.published)
        if day is None or day.earliest is None or day.earliest != day.latest:
            return expression
        found = evaluate(expression, day)
        if found is None or found.earliest is None or found.latest is None:
            return expression
        first, last = found.earliest.isoformat(), found.latest.isoformat()
        return first if first == last else f"{first} / {last}"
