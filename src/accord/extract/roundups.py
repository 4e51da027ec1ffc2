"""Where a page goes over to other news: the items of a round-up, each with its label."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# "Celaya: Men armed with rifles ...", "KANO - Police said ..."; "3. NIGER", "• In the north ...".
# but not "Ms Dula: I thank the minister", as records of what was said have it.
_SPEAKER = r"(?!(?:Mrs?|Ms|Miss|Dr|Sir|Lord|Lady|Prof)\b)"
_LABEL = re.compile(_SPEAKER + r"(?P<words>[A-Z][^\s:]*(?: [^\s:]+){0,4})(?::| [-–—]) (?=\S)")
_BULLET = re.compile(r"\(?\d{1,3}[.):]\s+|[•*▪●–—-]\s+")
_LEAST = 3  # labelled paragraphs that make a page a round-up
_SHARE = 0.8  # how many of its labels differ; in an interview the same speakers' names come again


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news of a round-up: where it begins, and the words that head it, as offsets."""

    start: int
    label: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Roundup:
    """The items of a page in text order; none for a page that is one story."""

    items: tuple[Item, ...]

    def number(self, offset: int) -> int:
        """The number of the item that an offset stands in; 0 before the first."""
        return bisect_right([i.start for i in self.items], offset)

    def label(self, offset: int) -> tuple[int, int] | None:
        """The offsets of the words that head the item in which another offset stands."""
        n = self.number(offset)
        return self.items[n - 1].label if n else None


def roundup(text: str) -> Roundup:
    """The items of a page, by the labels or bullets that its paragraphs begin with.

    Bullets without labels are items where most of the page is: a few of them sum up its story.
    """
    found: list[Item] = []
    labels: list[str] = []
    start = 0
    for line in text.split("\n"):
        bullet = _BULLET.match(line)
        at = bullet.end() if bullet is not None else 0
        label = _LABEL.match(line, at)
        if label is not None or bullet is not None:
            span = (start + label.start("words"), start + label.end("words")) if label is not None else None
            found.append(Item(start, span))
            labels.append(label["words"] if label is not None else line)
        start += len(line) + 1
    labelled = sum(item.label is not None for item in found)
    paragraphs = sum(bool(line.strip()) for line in text.split("\n"))
    whole = labelled >= _LEAST or len(found) > paragraphs / 2
    several = len(found) >= _LEAST and whole and len(set(labels)) >= _SHARE * len(labels)
    return Roundup(tuple(found) if several else ())
