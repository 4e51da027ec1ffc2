"""Comparing wordings: folded text, keys of names, and where a quoted sentence stands on a page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
ARTICLES = frozenset(("the", "of", "and", "a", "an"))
SENTENCE_BREAK = re.compile(r"""[.!?]["')]*\s+(?=["'(]?\s?[a-z0-9])""")
SHORT_FORMS = (
    "u.s", "u.n", "u.k", "gen", "col", "lt", "mr", "mrs", "dr", "sgt", "maj", "st", "no",
    "jan", "feb", "aug", "sept", "oct", "nov", "dec",
)  # fmt: skip
ENDS_SHORT = re.compile(rf"\b(?:{'|'.join(map(re.escape, SHORT_FORMS))})\.$")
SHORTEST_SENTENCE = 25


@dataclass(frozen=True, slots=True)
class Folded:
    """Lower-case text with plain quotes and single blanks; `origin[i]` is where character i came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of folded text that original characters start to end - 1 became, if any did."""
        at = [i for i, original in enumerate(self.origin) if start <= original < end]
        return (at[0], at[-1] + 1) if at else None


def folded(text: str) -> Folded:
    """Fold a text so that quotation marks, dashes, case, width and white space no longer matter."""
    characters: list[str] = []
    origin: list[int] = []
    for position, original in enumerate(text):
        for character in unicodedata.normalize("NFKC", original.translate(PLAIN)).lower():
            if not character.isspace():
                characters.append(character)
                origin.append(position)
            elif characters and characters[-1] != " ":
                characters.append(" ")
                origin.append(position)
    return Folded("".join(characters), tuple(origin))


def fold(text: str) -> str:
    """The folded text alone, without blanks around it."""
    return folded(text).text.strip()


def name_key(name: str) -> str:
    """A name without accents, case, punctuation, articles and possessives; Baluch and Baloch alike."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", fold(name)) if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9 ]", " ", re.sub(r"'s\b", "", bare)).split()
    return " ".join(word for word in words if word not in ARTICLES).replace("baluch", "baloch")


def sentences_from(page: str, beginning: str) -> list[tuple[int, int]]:
    """Every stretch of a folded page that begins with these words and runs to the end of the sentence."""
    words = fold(beginning)
    found = []
    at = page.find(words)
    while words and at >= 0:
        found.append((at, _sentence_end(page, at + max(len(words), SHORTEST_SENTENCE))))
        at = page.find(words, at + 1)
    return found


def _sentence_end(page: str, start: int) -> int:
    for end in SENTENCE_BREAK.finditer(page, start):
        if not ENDS_SHORT.search(page[: end.start() + 1]):
            return end.start() + 1
    return len(page)
