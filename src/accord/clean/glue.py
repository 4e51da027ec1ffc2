"""Where two texts were glued together without a full stop: a headline or caption and what follows it."""

from __future__ import annotations

import itertools
import re

FARTHEST = 150  # words; what goes on without a stop for longer is no headline with its text
_WORD = re.compile(r"\S+")
# Words that open a sentence, but do not stand inside one with a capital unless as part of a name.
_STARTERS = frozenset(
    """A An The This That These Those It He She They We In On At As After Before During While When Since For
    With From By But And Although Despite Meanwhile However According Among Amid Under Over Both Some
    Many Most Several All One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen
    Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty Thirty Forty Fifty Sixty Seventy Eighty
    Ninety Hundreds Thousands Dozens Scores There Here If What Who How Why Where""".split()
)
_PLURALS = frozenset(
    """Officials Authorities Witnesses Residents Rebels Troops Soldiers Militants Protesters Gunmen Insurgents
    Fighters Attackers Hundreds Thousands Dozens Scores Activists Diplomats Lawmakers Rescuers
    Demonstrators Doctors Survivors Villagers Analysts Investigators Prosecutors Negotiators""".split()
)
_TITLES = frozenset(
    "President Prime Foreign Defence Defense Interior King Queen Pope General Minister Secretary".split()
)
# After these words a capital only begins a name.
_OPEN = frozenset(
    """a an the this that these those its his her their our your my in on at as of to for with from by and or
    but nor into onto over under near around between among against during after before since until via
    than like about president minister premier chancellor king queen prince general colonel spokesman
    spokeswoman spokesperson ambassador envoy secretary leader chief director senator governor mayor
    commander analyst journalist lawyer former late then mr mrs ms dr is was are were be been called
    named dubbed said says told every each any some no not who which whose when where central northern
    southern eastern western north south east west northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern upper lower greater war-torn including eg vs""".split()
)
_FINITE = re.compile(r"(?:[A-Z][\w’'-]*\s+){0,3}(?:has|have|had|is|was|were|are|will|said|says|say|told)\b")
_SAYS = re.compile(r"(?:[A-Z][\w’'-]*\s+){1,3}(?:said|says|say|told)\b")
_NAME_THEN_CLAUSE = re.compile(r"(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w.’'-]*,\s+(?:who|which|whose|a|the|an)\s")


def sentence_start(text: str, start: int, end: int, minimum: int = 4) -> int | None:
    """Where in text[start:end] a new sentence begins although no full stop stands before it.

    Looks only until the first sentence end, at `FARTHEST` words at most, and asks for at least `minimum`
    words before the place. Gives None unless the place is certain by its words: a capital on a word that
    opens sentences, on a title or on a name that a verb follows, where the words before cannot go on into
    a name.
    """
    found = itertools.islice(_WORD.finditer(text, start, end), FARTHEST)
    words = [(match.start(), match.group()) for match in found]
    for index, (position, word) in enumerate(words):
        if index and words[index - 1][1].rstrip("\"'”’)").endswith((".", "!", "?", ":", ";", ",")):
            if words[index - 1][1].rstrip("\"'”’)").endswith((".", "!", "?")):
                return None
            continue
        if index < minimum or index + 1 >= len(words):
            continue
        before, after = words[index - 1][1], words[index + 1][1]
        if _SAYS.match(text[position : position + 120]) and any(
            w.endswith(",") for _, w in words[max(0, index - 6) : index]
        ):
            continue  # "..., police officer Ahmed Nur said by phone": who says what stands before
        if _opens(text, position, word, before, after) and not _title_case([w for _, w in words[:index]]):
            return position
    return None


def _opens(text: str, position: int, word: str, before: str, after: str) -> bool:
    """Whether `word` opens a sentence between its two neighbours."""
    if not word[0].isupper() or before.lower().strip("\"'”’“(),") in _OPEN or not before[-1].isalnum():
        return False
    plain = word.split("-")[0]
    lower_next = after[0].islower() or after[0].isdigit()
    if before[0].isupper():
        return lower_next and (
            plain in _PLURALS or (plain in _STARTERS and word not in ("One", "Two", "Three"))
        )
    if plain in _STARTERS:
        return lower_next or plain not in ("The", "A", "An")
    rest = text[position : position + 120]
    return plain in _TITLES or plain in _PLURALS or bool(_FINITE.match(rest) or _NAME_THEN_CLAUSE.match(rest))


def _title_case(words: list[str]) -> bool:
    """Whether the words carry capitals as titles do: then a capital tells nothing."""
    letters = [word for word in words[1:] if word[0].isalpha() and len(word) > 3]
    return bool(letters) and sum(word[0].isupper() for word in letters) > 0.6 * len(letters)
