"""Quoting words of a page, and finding them again where the same bytes were cleaned otherwise.

Texts are compared folded: white space of any kind and length counts as one blank, invisible marks do not
count, and quotation marks and dashes of all kinds are alike. Offsets given and taken are those of the texts
as they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

CONTEXT = 40  # least characters quoted before and after, as far as the text goes
ENOUGH = 0.5  # least share of a quotation that must stand where one end of it was cut off
_ALIKE = {ord(c): s for s, several in (("'", "’‘‛`´"), ('"', "“”„‟«»"), ("-", "‐‑‒–—―−")) for c in several}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a text with what stands before and after, and how often the words stood in the text.

    Where they stood more than once, prefix and suffix reach so far that together with the words they stand
    there once.
    """

    words: str
    prefix: str
    suffix: str
    times: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """A folded text; `at` has for each of its characters the offset in the text as it is."""

    text: str
    at: tuple[int, ...]


@lru_cache(maxsize=512)
def _folded(text: str) -> _Folded:
    out: list[str] = []
    at: list[int] = []
    for n, c in enumerate(text.translate(_ALIKE)):
        if c.isspace():
            if out and out[-1] == " ":
                continue
            c = " "
        elif not c.isascii() and unicodedata.category(c) == "Cf":
            continue
        out.append(c)
        at.append(n)
    return _Folded("".join(out), tuple(at))


def fold(text: str) -> str:
    """The text in the form in which quotations are compared."""
    return _folded(text).text


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text as whole words, as half-open offsets in order; none for no words."""
    folded = _folded(text)
    found = _places(folded.text, fold(words).strip())
    return [_unfolded(folded, *p) for p in found if _is_whole(folded.text, *p)]


def quote(text: str, start: int, end: int) -> Quote:
    """A quotation of text[start:end]."""
    words, whole = text[start:end], fold(text)
    found = list(_places(whole, fold(words).strip()))
    size = CONTEXT
    while True:
        before, after = text[max(0, start - size) : start], text[end : end + size]
        if len(found) < 2 or size >= len(text) or len(_amid(whole, found, before, after)) < 2:
            return Quote(words=words, prefix=before, suffix=after, times=len(found))
        size *= 2


def find(text: str, quoted: Quote, inner: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where the quotation stands, or the part `inner` of its words (offsets in them); None where unsure.

    Words that stood or stand more than once are found only where all that was quoted before and after them
    stands there too. Where the words do not stand as a whole, since a cleaner cut something off at one end,
    at least half of them must stand between all that was quoted before and after, with `inner` among them.
    """
    folded, words = _folded(text), fold(quoted.words).strip()
    first = len(fold(quoted.words[: inner[0]]).lstrip()) if inner else 0
    last = first + len(fold(quoted.words[inner[0] : inner[1]]).strip()) if inner else len(words)
    found = list(_places(folded.text, words))
    if quoted.times != 1 or len(found) > 1:
        found = _amid(folded.text, found, quoted.prefix, quoted.suffix)
    if len(found) == 1:
        return _unfolded(folded, found[0][0] + first, found[0][0] + last)
    if found or quoted.times != 1 or inner is None:
        return None
    start = _cut(folded.text, words, (first, last), quoted)
    return _unfolded(folded, start, start + last - first) if start is not None else None


def _cut(text: str, words: str, inner: tuple[int, int], quoted: Quote) -> int | None:
    """Where `inner` stands in a text that has the words without their beginning or without their end."""
    blanks = [n for n, c in enumerate(words) if c == " "]
    rests = [(n + 1, len(words)) for n in blanks if n < inner[0]]
    rests += [(0, n) for n in reversed(blanks) if n >= inner[1]]
    for start, end in rests:
        if end - start < ENOUGH * len(words):
            continue
        found = _amid(text, _places(text, words[start:end]), quoted.prefix, quoted.suffix)
        if found:
            return found[0][0] + inner[0] - start if len(found) == 1 else None
    return None


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where folded words stand in a folded text."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a place begins and ends at the edge of a word."""
    cut = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return not cut and not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())


def _amid(text: str, places: Iterable[tuple[int, int]], prefix: str, suffix: str) -> list[tuple[int, int]]:
    """Those places of a folded text that have all of `prefix` before and all of `suffix` after them.

    One that is the shorter of the two, or shorter than CONTEXT, reached the edge of its text; so it must now.
    """
    size = max(len(prefix), len(suffix), CONTEXT)
    before, after = fold(prefix).strip(), fold(suffix).strip()
    out = []
    for start, end in places:
        left, right = text[:start].strip(), text[end:].strip()
        follows = left == before if len(prefix) < size else left.endswith(before)
        leads = right == after if len(suffix) < size else right.startswith(after)
        if follows and leads:
            out.append((start, end))
    return out


def _unfolded(folded: _Folded, start: int, end: int) -> tuple[int, int]:
    return folded.at[start], folded.at[end - 1] + 1
