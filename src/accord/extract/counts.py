"""Counts of noun phrases: "at least nine people", "15 to 20 cases", "both men", "dozens"."""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from dataclasses import dataclass

from accord.extract.lexicon import words
from accord.extract.tree import QUANTIFIERS, Tree

UNITS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen"
    " eighteen nineteen".split())}  # fmt: skip
TENS = {
    w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
NONE = frozenset({"no", "zero", "none", "nobody"})
GROUPS = frozenset(
    {
        "hostage",
        "captive",
        "victim",
        "police",
        "people",
        "staff",
        "crew",
        "public",
        "crowd",
        "population",
        "family",
        "group",
        "party",
        "couple",
        "pair",
    }
)
PAIRS = {"couple": 2, "duo": 2, "pair": 2, "trio": 3}
BETWEEN = frozenset(
    "people person others other more were was been being have has had confirmed also another badly"
    " seriously lightly"
    " slightly of the and reported least at up to than as many all civilians soldiers".split()
)
SINGLE = frozenset({"a", "an", "another"})
ALONE = {"both": 2, "another": 1}  # where they stand for a noun
COUNTING = frozenset(
    "figure number count tally report estimate data statistic record list information".split()
)
SPANS = frozenset("weekend week weekly month monthly year yearly annual daily season overall".split())
_SET = frozenset("bring raise push take put set revise lower increase update cut adjust".split())
_HALVES = re.compile(r"(?:(?P<whole>\w+) and (?:a|one) half|half a) (?P<multiple>hundred|thousand|million)\b")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def number(text: str) -> int | None:
    """The whole number that words or digits spell: "1,200", "twenty-one", "1.5 million".

    None where it is not a number, and for ratios, decimals without a multiple, and the like.
    """
    text = text.lower().strip().replace(",", "")
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s+(hundred|thousand|million))?", text)
    if match:
        value = float(match[1]) * MULTIPLES.get(match[2] or "", 1)
        return int(value) if value == int(value) else None
    total = part = 0
    known = False
    for word in re.split(r"[\s-]+", text):
        if word in UNITS:
            part += UNITS[word]
        elif word in TENS:
            part += TENS[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in MULTIPLES:
            total += max(part, 1) * MULTIPLES[word]
            part = 0
        elif word == "and" and known:
            continue
        else:
            return None
        known = True
    return total + part if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many: bounds as the text gives them, and the words that say so (half-open word range)."""

    low: int | None
    high: int | None
    first: int
    last: int


@functools.cache
def lists() -> dict[str, frozenset[str]]:
    data = words("tolls")
    return {
        "groups": frozenset(data["groups"].split()),
        "plain": frozenset(data["plain"]),
        "both": frozenset(data["both"]),
        "least": frozenset(data["at_least"]),
        "most": frozenset(data["at_most"]),
    }


@functools.cache
def vague() -> dict[str, int | None]:
    return {str(k): v for k, v in words("tolls")["numbers"].items()}


def _bound(tree: Tree, first: int) -> tuple[str | None, int]:
    """Whether the words before a numeral make it a lower or upper bound; the first of those words."""
    for width in (3, 2, 1):
        if first - width < 0:
            continue
        before = " ".join(tree.words[w].lower() for w in range(first - width, first))
        if before in lists()["least"]:
            return "least", first - width
        if before in lists()["most"]:
            return "most", first - width
    return None, first


def count(tree: Tree, noun: int) -> Count | None:
    """The count of a noun phrase: "at least nine people", "15 to 20 cases", "a policeman", "no one"."""
    lemma, word = tree.lemmas[noun].lower(), tree.words[noun].lower()
    kids = tree.children[noun]
    no_one = word == "one" and noun > 0 and tree.words[noun - 1].lower() == "no"
    if (
        word in NONE
        or no_one
        or any(tree.words[c].lower() in NONE and tree.relations[c] in ("det", "case", "advmod") for c in kids)
    ):
        return Count(low=0, high=0, first=noun, last=noun + 1)
    numerals = [c for c in kids if tree.relations[c] == "nummod" and not in_age(tree, c)]
    numerals = [c for c in numerals if not _bullet(tree, c)]
    if not numerals and word != lemma:  # "ninety UN troops", where the number hangs on the name
        names = tree.kids(noun, "compound")
        numerals = [c for k in names for c in tree.kids(k, "nummod") if number(tree.words[c]) is not None]
        numerals = [c for c in numerals if not in_age(tree, c)]
    plain = [c for c in numerals if number(tree.words[c]) is not None or tree.words[c].lower() in vague()]
    numeral = next((c for c in plain or numerals if not _is_year(tree, c)), next(iter(numerals), None))
    if numeral is not None and number(tree.words[numeral]) is None:  # "90 UN troops", "UN" taken for a number
        inner = (c for c in tree.kids(numeral, "compound", "nummod") if number(tree.words[c]) is not None)
        numeral = next(inner, numeral)
    if numeral is None and (number(word) is not None or word in vague()):
        numeral = noun
    if numeral is None:
        numeral = next(
            (
                c
                for c in kids
                if tree.words[c].lower() in vague()
                and tree.relations[c] in ("nummod", "amod", "compound", "det", "nmod")
            ),
            None,
        )
    if numeral is None and word in ALONE:
        return Count(low=ALONE[word], high=ALONE[word], first=noun, last=noun + 1)
    if (
        numeral is None
        and (together := _together(tree, noun) or _by_a_number(tree, noun) or _counted_as_such(tree, noun))
        is not None
    ):
        return together
    if numeral is None:
        article = lemma not in GROUPS and any(
            tree.words[c].lower() in SINGLE for c in kids if tree.relations[c] == "det"
        )
        if (
            article
            and not in_name(tree, noun)
            and lemma == word
            and lemma not in vague()
            and lemma not in QUANTIFIERS
        ):
            return Count(low=1, high=1, first=noun, last=noun + 1)
        return None
    return numeral_at(tree, numeral)


def amounts_to(tree: Tree, i: int) -> int | None:
    """What a number or toll is said to be, to have risen to, or to have been put at: a head word."""
    head = tree.heads[i]
    if tree.relations[i] == "obj" and head >= 0 and tree.lemmas[head] in _SET:
        return next(iter(tree.oblique(head, "to", "at", "above", "past")), None)
    if tree.relations[i] != "nsubj" or head < 0:
        return None
    if tree.kid(head, "cop") is not None:
        return head
    return tree.kid(head, "obj") or next(iter(tree.oblique(head, "at", "to")), None)


def _counted_as_such(tree: Tree, noun: int) -> Count | None:
    """How many in "four of the seven were farmers": a number that they are said to be."""
    those = tree.kid(noun, "nsubj") if tree.kid(noun, "cop") is not None else None
    return numeral_at(tree, those) if those is not None and tree.tags[those] == "NUM" else None


def _by_a_number(tree: Tree, noun: int) -> Count | None:
    """How many in "the number of people killed rose to 31", "the death count stands at nine"."""
    head = tree.heads[noun]
    if head < 0 or tree.lemmas[head] not in COUNTING:
        return None
    if tree.case(noun) != "of" and tree.relations[noun] != "compound":
        return None
    if any(tree.lemmas[c] in SPANS for c in tree.children[head]):
        return None  # "the weekend death count rose to 35": of more than is told here
    told = amounts_to(tree, head)
    if any(tree.words[c].lower() == "had" for c in tree.kids(tree.heads[head], "aux")):
        return None  # "the number had risen to six": what was known then, before what the page tells
    return numeral_at(tree, told) if told is not None and tree.tags[told] == "NUM" else None


def in_name(tree: Tree, noun: int) -> bool:
    """Whether a common noun ends a name, and counts nobody: the "Leader" of "the Galaxy Leader"."""
    return tree.words[noun][:1].isupper() and tree.words[max(0, noun - 1)][:1].isupper()


def _together(tree: Tree, noun: int) -> Count | None:
    """How many stand together: "both men", "the couple", "a family of five"."""
    both = next((c for c in tree.kids(noun, "det") if tree.words[c].lower() == "both"), None)
    if both is not None:
        return Count(low=2, high=2, first=both, last=both + 1)
    lemma = tree.lemmas[noun].lower()
    of = next(iter(tree.oblique(noun, "of")), None)
    if of is None and lemma in PAIRS and tree.kid(noun, "conj") is None:
        return Count(low=PAIRS[lemma], high=PAIRS[lemma], first=noun, last=noun + 1)
    if of is not None and lemma in GROUPS and tree.tags[of] == "NUM":
        return numeral_at(tree, of)
    if of is not None and lemma in ("family", "household"):  # "a family of six members"
        many = next((c for c in tree.kids(of, "nummod") if not in_age(tree, c)), None)
        return numeral_at(tree, many) if many is not None else None
    return None


def _halves(tree: Tree, numeral: int) -> tuple[int, int, int] | None:
    """ "Half a million", "two and a half thousand": the number, its first word and the one behind it."""
    begin, end = tree.sentence_range(tree.sentence[numeral])
    for first in range(max(begin, numeral - 4), numeral + 1):
        said = " ".join(tree.words[first : min(first + 5, end)]).lower()
        match = _HALVES.match(said)
        whole = number(match["whole"]) if match and match["whole"] else 0
        if match and whole is not None and numeral < first + match[0].count(" ") + 1:
            value = (2 * whole + 1) * MULTIPLES[match["multiple"]] // 2
            return value, first, first + match[0].count(" ") + 1
    return None


def numeral_at(tree: Tree, numeral: int) -> Count | None:
    """The count that a numeral gives with the words around it: "more than forty", "between 4 and 6"."""
    low_word = tree.words[numeral].lower()
    if (half := _halves(tree, numeral)) is not None:
        kind, start = _bound(tree, half[1])
        low, high = (None if kind == "most" else half[0]), (None if kind == "least" else half[0])
        return Count(low=low, high=high, first=start, last=half[2])
    for start in (numeral, max(0, numeral - 2)):
        if (many := vague().get(" ".join(tree.words[start : start + 3]).lower())) is not None:
            return Count(low=many, high=None, first=start, last=start + 3)  # "tens of thousands"
    first, last = numeral, numeral + 1
    begin = tree.bounds[tree.sentence[numeral]]
    while first > begin and (
        tree.words[first - 1].lower() in (*UNITS, *TENS, *MULTIPLES) or _is_hundred(tree, first - 1)
    ):
        first -= 1
    if first > begin and low_word in MULTIPLES and _DIGITS.fullmatch(tree.words[first - 1]):
        first -= 1  # "2.5 million", of which the parser makes "million" the number
    while last < len(tree.words) and tree.words[last].lower() in (*MULTIPLES, "dozen"):
        last += 1
    while first - 2 >= 0 and tree.words[first - 1] in "-–" and tree.words[first - 2].lower() in TENS:
        first -= 2
    while last + 1 < len(tree.words) and tree.words[last] in "-–" and tree.words[last - 1].lower() in TENS:
        if tree.words[last + 1].lower() not in UNITS:
            break
        last += 2
    text = " ".join(tree.words[w] for w in range(first, last)).replace(" - ", "-").replace(" – ", "-")
    text = text.removeprefix("a ")
    value = number(text)
    if low_word in vague() or text.lower() in vague() or text.lower().endswith("dozen"):
        base = vague().get(text.lower(), vague().get(low_word))
        multiple = re.fullmatch(r"(.+)[\s-]dozen", text.lower())
        if multiple and number(multiple[1]) is not None:
            value = 12 * (number(multiple[1]) or 0)
        elif base is None:
            return Count(low=None, high=None, first=first, last=last)
        elif first > 0 and tree.words[first - 1].lower() in ("a", "one") and low_word == "dozen":
            first, value = first - 1, base
        else:
            return Count(low=base, high=None, first=first, last=last)
    if value is None:
        return None
    kind, start = _bound(tree, first)
    if kind == "least":
        return Count(low=value, high=None, first=start, last=last)
    if kind == "most":
        return Count(low=None, high=value, first=start, last=last)
    # "between 15 and 20", "15 to 20", "15-20"
    if last + 1 < len(tree.words) and tree.words[last].lower() in ("to", "and", "-", "–", "or"):
        upper = number(tree.words[last + 1])
        between = first > 0 and tree.words[first - 1].lower() == "between"
        if upper is not None and upper > value and (tree.words[last].lower() != "and" or between):
            return Count(low=value, high=upper, first=first, last=last + 2)
    if first >= 2 and tree.words[first - 1].lower() in ("to", "and", "-", "–", "or"):
        lower = number(tree.words[first - 2])
        between = first >= 3 and tree.words[first - 3].lower() == "between"
        if lower is not None and lower < value and (tree.words[first - 1].lower() != "and" or between):
            if tree.words[last - 1].lower() in MULTIPLES and lower < 1000:
                lower *= MULTIPLES[tree.words[last - 1].lower()]  # "two to three million"
            return Count(low=lower, high=value, first=first - 2, last=last)
    return Count(low=value, high=value, first=first, last=last)


def _is_hundred(tree: Tree, w: int) -> bool:
    """The article of "over a hundred people"."""
    return tree.words[w].lower() == "a" and tree.words[w + 1].lower() in MULTIPLES


def in_age(tree: Tree, w: int) -> bool:
    """Whether a word belongs to an age, which counts nobody: "a 15-year-old boy"."""
    for start in range(max(w - 4, 0), w + 1):
        said = [tree.words[k].lower() for k in range(start, min(start + 5, len(tree.words)))]
        age = [word for word in said if word not in "-–‑"][:3]
        if len(age) < 3 or age[1] not in ("year", "years", "month", "months", "day") or age[2] != "old":
            continue
        if number(age[0]) is not None and w <= start + said.index("old"):
            return True
    return False


def _bullet(tree: Tree, w: int) -> bool:
    """The number of a paragraph in a list: "2. Nine people were killed"."""
    opens = tree.text[: tree.starts[w]].rpartition("\n")[2].strip(" (") == ""
    return opens and tree.words[w + 1 : w + 2] in ((".",), (")",), (":",))


def _is_year(tree: Tree, w: int) -> bool:
    """ "On 26 October, 2023 six civilians were killed": the number of a year, right before another one."""
    year = re.fullmatch(r"(?:19|20)\d\d", tree.words[w]) is not None
    behind = tree.words[w + 1].lower() if w + 1 < len(tree.words) else ""
    return year and (number(behind) is not None or behind in (*vague(), "at", "up", "more", "several"))


def nearby(tree: Tree, word: int, taken: Container[int] = ()) -> Count | None:
    """The count beside a casualty word where the parse shows none ("37 were wounded"), none of `taken`."""
    first, end = tree.sentence_range(tree.sentence[word])
    for step, limit in ((-1, first - 1), (1, end)):
        at = word + step
        for _ in range(6):
            if at == limit:
                break
            lower = tree.words[at].lower()
            if lower in NONE:
                return Count(low=0, high=0, first=at, last=at + 1)
            if in_age(tree, at):
                break
            if tree.tags[at] == "NUM" or number(lower) is not None or lower in vague():
                found = numeral_at(tree, at)
                if found is not None and found.first in taken:
                    break
                return found
            if lower not in BETWEEN or (step > 0 and lower in ("and", "were", "was")):
                break
            at += step
    return None
