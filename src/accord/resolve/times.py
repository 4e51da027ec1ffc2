"""Time expressions of a page, brought to a normal form that does not depend on the page's date.

The grammar finds them in the text; the parse adds the tense and the preposition, and keeps out words
that only look like times ("may", "march", counts that look like years).
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace

from accord.extract.tree import Tree, tree_of
from accord.resolve.calendars import WEEKDAYS
from accord.resolve.grammar import Found, TimeKind, matches
from accord.resolve.tense import clause_tense, governor, time_head, time_tense, word_set
from accord.types import Document, Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression: text[start:end], words first to last - 1.

    `expression` is its normal form with its tense, None where it is anchored on something that the
    expression does not name ("two days later", "recently"). A preposition that changes its meaning
    ("since", "until") is part of the expression, not of the span.
    """

    start: int
    end: int
    first: int
    last: int
    expression: str | None
    kind: TimeKind
    time_of_day: str | None = None


_YEAR_NOUNS = word_set(
    "agreement accord attack war election coup treaty ceasefire truce deal invasion peace offensive"
    " conflict uprising massacre bombing raid strike genocide revolution protest crisis earthquake"
    " summit talk vote poll murder killing season budget report constitution law resolution census"
    " game championship"
)
_YEAR_LEADS = word_set(
    "in since of by from until till before after during the year early late mid and to through"
    " between or around"
)
_MONTH_LEADS = _YEAR_LEADS | frozenset(["on", "last", "next", "this"])
_SOLAR_HIJRI = re.compile(r"\b(?:Iran|Tehran|Afghan|Solar Hijri|Persian calendar)")
_LEAD = re.compile(
    r"\b(?P<word>since|until|till|by|before|prior to|after|from|between)[ \u00a0\n]"
    r"(?:(?:at least|about|around|the|late on|early on)[ \u00a0\n])?$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"[ \u00a0\n]?(?:to|until|till|through|and|-|–|—)[ \u00a0\n]?", re.IGNORECASE)
ONE_DAY = re.compile(rf"(?:(?:\d{{4}}|-)-\d\d-\d\d|---\d\d|{'|'.join(WEEKDAYS)}|day [-+]?\d+)(?: past)?")
_OPENING = ("obl", "obl:tmod", "obl:unmarked", "advcl", "nmod")
_POSSESSIVE = re.compile(r" ?['’]s\b|['’](?=\s)")


def find_times(document: Document, parse: Parse) -> tuple[Time, ...]:
    """All time expressions of a page in text order, each with its normal form (see `resolve.periods`).

    Those without a value of their own ("two days later", "recently") are listed with expression None.
    """
    return times_of(tree_of(document, parse))


def times_of(tree: Tree) -> tuple[Time, ...]:
    """`find_times` for a page whose tree is already at hand, which keeps them."""
    known: dict[int, tuple[Time, ...]] = tree.known["times"]
    if 0 not in known:
        known[0] = _read_times(tree)
    return known[0]


def _read_times(tree: Tree) -> tuple[Time, ...]:
    text = tree.text
    hijri = _SOLAR_HIJRI.search(text) is not None
    located = []
    for hit in matches(text):
        first = bisect.bisect_right(tree.ends, hit.start)
        last = bisect.bisect_left(tree.starts, hit.end)
        if first < last and _is_time(tree, hit, first, last, hijri):
            located.append((hit, first, last))
    times: list[Time] = []
    at = 0
    while at < len(located):
        joined = _joined(tree, located, at)
        if joined is not None:
            times.append(joined)
            at += 2
        else:
            times.append(_single(tree, *located[at]))
            at += 1
        if times[-1].expression == "same":
            times[-1] = replace(times[-1], expression=_before(tree, times))
        elif (times[-1].expression or "").startswith("shift "):
            times[-1] = _shifted(tree, times)
    return tuple(times)


def _shifted(tree: Tree, times: list[Time]) -> Time:
    """ "Two days earlier" counted from the day told last in this or the sentence before, if one is."""
    time, here = times[-1], tree.sentence[times[-1].first]
    for earlier in reversed(times[:-1]):
        if tree.sentence[earlier.first] < here - 1:
            break
        told = earlier.expression
        if earlier.kind == "date" and told and ONE_DAY.fullmatch(told):
            return replace(time, expression=f"{told} {(time.expression or '').removeprefix('shift ')}")
    return replace(time, expression=None, kind="reference")


def _before(tree: Tree, times: list[Time]) -> str | None:
    """What "the same period" or "that year" stands for: the last time of this or the sentence before."""
    here = tree.sentence[times[-1].first]
    unit = tree.text[times[-1].start : times[-1].end].split()[-1].lower()
    for time in reversed(times[:-1]):
        if tree.sentence[time.first] < here - 1:
            return None
        if time.kind == "date" and time.expression is not None:
            return _part_of(time.expression.removeprefix("since "), unit)
    return None


def _part_of(expression: str, unit: str) -> str | None:
    """The year, month or day that an expression lies in; a relative one stands only for a day or a period."""
    length = {"year": 4, "month": 7, "day": 10}.get(unit)
    if length is None:
        return expression
    if re.match(r"\d{4}", expression) and "/" not in expression and not expression[:5].endswith("s"):
        found = expression[:length]
        return found if len(found) == length else None
    relative = expression.split()[0]
    return expression if unit == "day" and (relative.endswith("day") or relative.startswith("--")) else None


def _is_time(tree: Tree, hit: Found, first: int, last: int, hijri: bool) -> bool:
    if hit.rule == "persian_year":
        return hijri and not _counts_something(tree, first)
    if last - first > 1 or hit.rule not in ("year", "month"):
        return True
    before = tree.words[first - 1].lower() if first else ""
    word = tree.words[first].lower()
    if hit.rule == "month":
        return word not in ("may", "march", "mar") or before in _MONTH_LEADS or _month_name(tree, first)
    if before in (
        "$",
        "€",
        "£",
        "about",
        "some",
        "least",
        "than",
        "nearly",
        "almost",
        "over",
    ) or word.removeprefix("mid-") != (hit.core or "").removeprefix("mid "):
        return False
    return not _counts_something(tree, first)


def _month_name(tree: Tree, i: int) -> bool:
    return tree.tags[i] == "PROPN" and tree.relations[i] in (
        "obl",
        "obl:tmod",
        "obl:unmarked",
        "nmod:poss",
        "compound",
    )


def _counts_something(tree: Tree, i: int) -> bool:
    """Whether a number says how many: "2000 troops", but not "the 1992 elections"."""
    head = tree.heads[i]
    if tree.relations[i] != "nummod" or head < i:
        return False
    if tree.lemmas[head] in _YEAR_NOUNS:
        return False
    plural = tree.words[head].lower() != tree.lemmas[head] or tree.lemmas[head] in ("people", "police")
    before = tree.words[i - 1].lower() if i else ""
    return plural and not (before in ("the", "since") and head - i > 1)


def _joined(tree: Tree, located: list[tuple[Found, int, int]], at: int) -> Time | None:
    """ "From A to B", "between A and B", "A-B" as one time."""
    if at + 1 >= len(located):
        return None
    (left, first, _), (right, begin, last) = located[at], located[at + 1]
    between = tree.text[left.end : right.start]
    if not _TOGETHER.fullmatch(between) or tree.sentence[first] != tree.sentence[begin]:
        return None
    lead = _LEAD.search(tree.text, max(0, left.start - 20), left.start)
    word = lead["word"].lower() if lead else ""
    ends = between.strip().lower()
    if (ends == "and" and word != "between" and not _successive(left.core, right.core)) or (
        ends in ("to", "until", "till", "through") and word in ("since", "by")
    ):
        return None
    if left.core is None or right.core is None or "/" in left.core + right.core or left.kind != "date":
        return None
    tense = _pointing(tree, left.core, first, last)
    start_core = left.core
    if start_core.startswith("--") and re.match(r"\d{4}-", right.core):
        start_core = f"{right.core[:4]}{start_core[1:]}"
    relative = start_core.startswith("--") or (left.tensed and not start_core[0].isdigit())
    a = _tensed(start_core, tense) if relative else start_core
    b = _tensed(right.core, tense) if right.tensed else right.core
    return Time(
        start=left.start, end=right.end, first=first, last=last, expression=f"{a} / {b}", kind="date",
        time_of_day=left.time_of_day,
    )  # fmt: skip


def _successive(one: str | None, other: str | None) -> bool:
    """ "On Sunday and Monday": two days that follow each other are an interval."""
    return one in WEEKDAYS and other == WEEKDAYS[(WEEKDAYS.index(one) + 1) % 7]


def _single(tree: Tree, hit: Found, first: int, last: int) -> Time:
    return Time(
        start=hit.start, end=hit.end, first=first, last=last, expression=_expression(tree, hit, first, last),
        kind=hit.kind, time_of_day=hit.time_of_day,
    )  # fmt: skip


def _expression(tree: Tree, hit: Found, first: int, last: int) -> str | None:
    if hit.core is None:
        return None
    if hit.core.startswith("for "):
        perfect = clause_tense(tree, governor(tree, first, last)) == "perfect" and _lasting(tree, first)
        return f"{hit.core} perfect" if perfect else hit.core
    core = hit.core
    tense = _pointing(tree, core, first, last)
    lead = _lead(tree, hit, first, last)
    if lead == "by" and tense != "future":
        lead = ""  # "by Friday they had taken it"
    if lead == "until":
        tense = "future" if _still_open(tree, first, last) else tense
    core = core.replace(" TENSE", f" {tense}" if tense else "")
    if hit.tensed:
        core = _tensed(core, tense)
    return f"{lead} {core}" if lead else core


def _pointing(tree: Tree, core: str, first: int, last: int) -> str:
    """The tense of a normal form: in the present a day or month without its year is the nearest one."""
    tense = time_tense(tree, first, last)
    if tense == "present":
        return "" if core.startswith("--") or " --" in core else "past"
    return tense


def _tensed(core: str, tense: str) -> str:
    return f"{core} {tense}" if tense else core


def _lasting(tree: Tree, first: int) -> bool:
    return first > 0 and tree.words[first - 1].lower() in (
        "for",
        "over",
        "than",
        "least",
        "nearly",
        "almost",
        "about",
    )


def _still_open(tree: Tree, first: int, last: int) -> bool:
    return clause_tense(tree, governor(tree, first, last)) in ("present", "progressive", "perfect", "future")


def _lead(tree: Tree, hit: Found, first: int, last: int) -> str:
    """The preposition that makes an open interval of a time, unless it belongs to a noun behind the time."""
    found = _LEAD.search(tree.text, max(0, hit.start - 30), hit.start)
    if found is None:
        return ""
    head = time_head(tree, first, last)
    behind = tree.heads[head] >= last and (
        tree.tags[tree.heads[head]] not in ("VERB", "AUX") or tree.relations[head] not in _OPENING
    )
    if _POSSESSIVE.match(tree.text, hit.end) or behind:
        return ""
    word = found["word"].lower()
    if word == "from":
        whole = hit.core is None or hit.core.startswith("week") or " / " in hit.core
        return "" if whole else "since"
    return {"till": "until", "prior to": "before", "between": ""}.get(word, word)
