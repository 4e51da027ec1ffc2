"""Slips of the parser around days: "On 25 February gunmen attacked" is not of 25 February gunmen."""

from __future__ import annotations

from accord.extract.namewords import DAYS, MONTHS, SHORT_MONTHS
from accord.extract.slips import Slips

_MONTHS = MONTHS | SHORT_MONTHS
_PARTS = frozenset("morning afternoon evening night".split())
_BEFORE = frozenset("on in by since from until before after around about".split())
_SUBJECTS = ("nsubj", "nsubj:pass")
_INSIDE = ("compound", "nmod", "nummod", "amod", "det", "appos", "flat")


def mend_times(s: Slips) -> None:
    """Hang days that stand right before a subject, without a comma, on its verb."""
    for at, word in enumerate(s.words):
        if word.lower() not in _BEFORE | {"of"}:
            continue
        span = _day(s, at + 1)
        if span is None:
            continue
        head, end = span
        thing = _misled(s, at, end)
        if thing is None:
            continue
        if word.lower() == "of":
            _part(s, at, head, end, thing)
        else:
            _hang(s, at, head, end, s.heads[thing])


def _day(s: Slips, start: int) -> tuple[int, int] | None:
    """The word that heads a day, and where it ends: "25 February 2021", "March 5", "Monday night"."""
    words = [w.lower().rstrip(".") for w in s.words[start : start + 5]]
    at = 0
    if words and words[0] in DAYS:
        if len(words) > 1 and words[1] in _PARTS:
            return start + 1, start + 2
        dated = _day(s, start + (2 if words[1:2] == [","] else 1))
        return start, dated[1] if dated is not None else start + 1
    if len(words) > 1 and _is_day(words[0]) and words[1] in _MONTHS:
        at, head = 2, start + 1
    elif len(words) > 1 and words[0] in _MONTHS and s.words[start][:1].isupper() and _is_day(words[1]):
        at, head = 2, start
    elif len(words) > 1 and words[0] in _MONTHS and _is_year(words[1]):
        return start, start + 2
    else:
        return None
    if len(words) > at and _is_year(words[at]):
        at += 1
    elif len(words) > at + 1 and words[at] == "," and _is_year(words[at + 1]):
        at += 2
    return head, start + at


def _is_day(word: str) -> bool:
    number = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    return number.isdigit() and 0 < int(number) <= 31


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def _misled(s: Slips, at: int, end: int) -> int | None:
    """The subject right behind a day on which words of the day hang; None where they hang elsewhere."""
    for k in range(at, end):
        thing = s.heads[k]
        while end <= thing < end + 8 and s.relations[thing] in _INSIDE and s.heads[thing] >= end:
            thing = s.heads[thing]
        if end <= thing < end + 8 and not any(w in (",", ";", ":") for w in s.words[end:thing]):
            if s.relations[thing] in _SUBJECTS and s.heads[thing] > thing:
                return thing
            if s.words[at].lower() == "of" and s.relations[thing] == "nmod" and s.heads[thing] < at:
                return thing
    return None


def _hang(s: Slips, at: int, head: int, end: int, verb: int) -> None:
    """The day as the verb's own, with its preposition and numbers below it."""
    for k in range(at, end):
        if k != head:
            s.heads[k] = head
            s.relations[k] = "case" if k == at else "punct" if s.words[k] == "," else "nummod"
    s.heads[head], s.relations[head] = verb, "obl"


def _part(s: Slips, at: int, head: int, end: int, thing: int) -> None:
    """ "On the night of 3 March soldiers burned it": the soldiers are the subject of the night's verb."""
    if s.relations[thing] in _SUBJECTS:
        _hang(s, at, head, end, at - 1)
    else:
        night = s.heads[thing]
        verb = s.heads[night]
        subject = any(h == verb and r in _SUBJECTS for h, r in zip(s.heads, s.relations, strict=True))
        if verb <= thing or s.tags[verb] != "VERB" or subject:
            return
        _hang(s, at, head, end, night)
        s.heads[thing], s.relations[thing] = verb, "nsubj"
    s.relations[head] = "nmod"
