"""Many patterns sought in one text at once: each is tried only where a word stands that can open its match.

Reading a page through once for each of fifty patterns takes longer than all else that dates need. Most words
of a page open no match of any, and the others open those of a few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

_BLANK = re.compile(r"\[[^\]]*\]| ")
_RUN = re.compile(r"\w+")
_ESCAPED = re.compile(r"\\(\w)")
_NAMED = re.compile(r"(?:[^\W\d_]\??)+")
_LETTER = re.compile(r".\??")
_ANY_CAPITAL = "[A-Z]"
_DIGIT = "0"  # stands for all numbers


class Patterns:
    """Regular expressions without regard to case, each match of which begins with a whole word or number.

    A blank stands for any one white space. A pattern whose matches may begin with any capital word, which
    says `[A-Z]`, is sought throughout the text.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self.compiled = [_compiled(pattern) for pattern in patterns]
        self._throughout = [n for n, pattern in enumerate(patterns) if _ANY_CAPITAL in pattern]
        self._opened: dict[str, list[int]] = defaultdict(list)
        for n, pattern in enumerate(patterns):
            for word in _words_of(pattern) if n not in self._throughout else ():
                self._opened[word].append(n)

    def matches(self, text: str) -> list[tuple[int, re.Match[str]]]:
        """The matches of each pattern with its number, as `finditer` gives them: pattern by pattern."""
        found: list[list[re.Match[str]]] = [[] for _ in self.compiled]
        for n in self._throughout:
            found[n] += self.compiled[n].finditer(text)
        for run in _RUN.finditer(text):
            word, start = run.group().lower(), run.start()
            for n in self._opened.get(_DIGIT if word[0].isdecimal() else word, ()):
                if found[n] and start < found[n][-1].end():
                    continue
                if (match := self.compiled[n].match(text, start)) is not None:
                    found[n].append(match)
        return [(n, match) for n, own in enumerate(found) for match in own]


def _compiled(pattern: str) -> re.Pattern[str]:
    spaced = _BLANK.sub(lambda m: m[0] if m[0] != " " else r"[ \u00a0\n]", pattern)
    return re.compile(spaced, re.IGNORECASE)


def _words_of(pattern: str) -> set[str]:
    """The words that a pattern names, those that open its matches among them, and "0" where it takes digits.

    "tues?" names "tue" and "tues"; and a plural may stand where the pattern goes on with "s".
    """
    plain = _ESCAPED.sub(lambda m: f" {_DIGIT} " if m[1] == "d" else " ", pattern)
    words = {_DIGIT} if re.search(r"\d", plain) else set()
    for name in _NAMED.findall(plain):
        forms = [""]
        for letter in _LETTER.findall(name):
            choices = (letter[0], "") if letter.endswith("?") else (letter,)
            forms = [form + choice for form in forms for choice in choices]
        words.update(form.lower() for form in forms)
    return words | {f"{word}s" for word in words}
