"""Figures of the killed, injured, missing, detained and displaced, with breakdowns, ranges and open ends."""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from dataclasses import dataclass, replace

from accord.extract.lexicon import words
from accord.extract.participants import one_person, who
from accord.extract.tree import QUANTIFIERS, Tree
from accord.types import Toll, TollKind

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
BESIDE = ("alongside", "along", "along with", "together", "together with")
SINGLE = frozenset({"a", "an", "another"})
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
    numeral = next((c for c in kids if tree.relations[c] == "nummod" and not in_age(tree, c)), None)
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
    if numeral is None and (together := _together(tree, noun)) is not None:
        return together
    if numeral is None:
        article = lemma not in GROUPS and any(
            tree.words[c].lower() in SINGLE for c in kids if tree.relations[c] == "det"
        )
        if article and lemma == word and lemma not in vague() and lemma not in QUANTIFIERS:
            return Count(low=1, high=1, first=noun, last=noun + 1)
        return None
    return _numeral(tree, numeral)


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
        return _numeral(tree, of)
    if of is not None and lemma in ("family", "household"):  # "a family of six members"
        many = next((c for c in tree.kids(of, "nummod") if not in_age(tree, c)), None)
        return _numeral(tree, many) if many is not None else None
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


def _numeral(tree: Tree, numeral: int) -> Count | None:
    low_word = tree.words[numeral].lower()
    if (half := _halves(tree, numeral)) is not None:
        kind, start = _bound(tree, half[1])
        low, high = (None if kind == "most" else half[0]), (None if kind == "least" else half[0])
        return Count(low=low, high=high, first=start, last=half[2])
    first, last = numeral, numeral + 1
    begin = tree.bounds[tree.sentence[numeral]]
    while first > begin and tree.words[first - 1].lower() in (*UNITS, *TENS, *MULTIPLES):
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


def _age_of_a_name(tree: Tree, w: int) -> bool:
    """ "Tamerlan, 26, fled": a number between commas behind a name."""
    around = tree.words[w - 1 : w] + tree.words[w + 1 : w + 2]
    return tree.tags[w] == "NUM" and w > 1 and around == (",", ",") and tree.tags[w - 2] == "PROPN"


NOT_IN_GROUPS = frozenset("least more other several many same".split())


def _names_group(tree: Tree, w: int) -> bool:
    """Whether a modifier belongs to the group's wording ("Afghan security forces") rather than its count."""
    word = tree.words[w].lower()
    return (
        tree.tags[w] in ("NOUN", "PROPN", "ADJ")
        and tree.relations[w] in ("compound", "amod", "flat")
        and word not in NOT_IN_GROUPS
        and word not in vague()
        and not in_age(tree, w)
    )


NO_GROUP = frozenset(
    "percent percentage % body death fatality casualty injury wounded dead corpse remains".split()
)


def group(tree: Tree, noun: int) -> str | None:
    """The group that a noun names ("women", "Afghan security forces"), None for people in general."""
    lemma = tree.lemmas[noun].lower()
    if lemma in lists()["plain"] | NO_GROUP or tree.tags[noun] in ("NUM", "DET", "PRON"):
        return None
    if tree.words[noun].lower() in vague():
        return None  # "scores died"
    first, last = tree.phrase(noun)
    kept = [w for w in range(first, last) if w == noun or (w < noun and _names_group(tree, w))]
    return " ".join(tree.words[w] for w in kept) or None


def none_of(tree: Tree, noun: int) -> bool:
    """Whether a phrase denies harm to one group ("no civilians"), which is no toll of nought."""
    denied = any(tree.words[c].lower() == "no" for c in tree.kids(noun, "det"))
    return denied and group(tree, noun) is not None


def make(tree: Tree, kind: TollKind, noun: int) -> list[Toll]:
    """The toll told by a noun phrase and its conjuncts, with what it includes.

    "nine people including four children" is a total with a breakdown; "three women, four children and two
    men" is a breakdown whose sum is the total; people without a number give an open toll.
    """
    nobody = any(tree.words[c].lower() == "neither" for c in tree.children[noun])
    if nobody or tree.words[noun].lower() in ("himself", "herself"):
        first, last = tree.phrase(noun)
        n = 0 if nobody else 1
        return [Toll(kind=kind, low=n, high=n, mention=tree.mention(first, last, "number"))]
    heads = [h for h in tree.conjuncts(noun) if h == noun or tree.tags[h] in ("NOUN", "PROPN", "NUM", "ADJ")]
    heads = [h for h in heads if h == noun or not _age_of_a_name(tree, h)]
    if one_person(tree, heads):
        heads = heads[:1]
    parts: list[tuple[str | None, Count | None, int]] = list(_of_one_noun(tree, noun))
    for h in heads if not parts else ():
        inner = tree.content(h)
        parts.append((group(tree, inner), count(tree, h) or count(tree, inner), h))
    out: list[Toll] = []
    known = [(g, c, h) for g, c, h in parts if c is not None]
    if known and len(parts) == len(heads) > 1:  # "the commander and his two sons"
        parts = [
            (g, Count(low=1, high=1, first=h, last=h + 1) if c is None and _single(tree, [h]) else c, h)
            for g, c, h in parts
        ]
        known = [(g, c, h) for g, c, h in parts if c is not None]
    if not known and (alone := _single(tree, heads)) is not None:
        first, last = tree.phrase(noun)
        mention = tree.mention(first, last, "number")
        over = (tree.heads[noun], *tree.kids(noun, "acl:relcl"))
        others = any(tree.words[c].lower() == "also" for v in over if v >= 0 for c in tree.kids(v, "advmod"))
        return [Toll(kind=kind, low=alone, high=None if others else alone, mention=mention, basis="summed")]
    if not known:
        first, last = tree.phrase(noun)
        return [
            Toll(
                kind=kind,
                low=None,
                high=None,
                mention=tree.mention(first, last, "number"),
                basis="unnumbered",
            )
        ]
    if len(known) == 1 or known[0][0] is None:
        g, c, _ = known[0]
        assert c is not None
        mention = tree.mention(c.first, max(c.last, min(noun + 1, c.last + 3)), "number")
        if none_of(tree, noun):  # "no civilians were killed" tells nothing of others
            return [Toll(kind=kind, low=None, high=None, mention=mention, basis="unnumbered")]
        out.append(Toll(kind=kind, low=c.low, high=c.high, mention=mention))
        shared = len(parts) > 1 and len(known) == 1  # "twelve officers and soldiers": twelve of both
        if g is not None and (c.low or c.high) and not shared:
            out.append(Toll(kind=kind, group=g, low=c.low, high=c.high, mention=mention))
        rest = known[1:] if known[0][0] is None else []
        out += [_part(tree, kind, g, c) for g, c, _ in rest if g is not None and c is not None]
    else:
        lows = [c.low for _, c, _ in known if c is not None]
        open_end = any(c is None or c.high is None or c.low is None for _, c, _ in known)
        total = sum(x or 0 for x in lows)
        mention = tree.mention(
            known[0][1].first if known[0][1] else noun, max(h for _, _, h in known) + 1, "number"
        )
        out.append(
            Toll(kind=kind, low=total, high=None if open_end else total, mention=mention, basis="summed")
        )
        out += [_part(tree, kind, g, c) for g, c, _ in known if g is not None and c is not None]
    for h in heads:
        out += [t for t in included(tree, kind, h) if all(t.group != o.group for o in out)]
    return out


def alongside(tree: Tree, v: int, told: list[Toll]) -> list[Toll]:
    """ "A farmer was killed alongside his two sons": the total with those, open if they are not counted."""
    others = [h for c in tree.oblique(v, *BESIDE) for h in tree.conjuncts(c)]
    if not others or not told or told[0].group is not None or told[0].low is None:
        return told
    first = told[0]
    low, open_end = first.low or 0, first.high is None
    for h in others:
        n = count(tree, h)
        alone = _single(tree, [h])
        known = n.low if n is not None else alone
        low += known if known is not None else 0
        open_end = open_end or known is None
    return [replace(first, low=low, high=None if open_end else low, basis="summed"), *told[1:]]


def _of_one_noun(tree: Tree, noun: int) -> list[tuple[str | None, Count | None, int]]:
    """ "Seven army and nine police officers": each count with its words for the noun that both share."""
    first, _ = tree.phrase(noun)
    link = next((w for w in range(first, noun) if tree.words[w].lower() in ("and", "&")), None)
    if link is None or tree.tags[noun] != "NOUN":
        return []
    out: list[tuple[str | None, Count | None, int]] = []
    for start, end in ((first, link), (link + 1, noun)):
        at = next((w for w in range(start, end) if tree.tags[w] == "NUM"), None)
        found = _numeral(tree, at) if at is not None else None
        if found is None or found.last >= end or any(tree.tags[w] == "NUM" for w in range(found.last, end)):
            return []
        words = [tree.words[w] for w in range(found.last, end)]
        out.append((" ".join([*words, tree.words[noun]]), found, noun))
    return out


def _single(tree: Tree, heads: list[int]) -> int | None:
    """How many are named one by one ("General X and commander Y"); None for plurals and groups."""
    persons = who()["persons"] | who()["armed"] | who()["civil"]
    for h in heads:
        lemma = tree.lemmas[h].lower()
        named = tree.tags[h] == "PROPN" and tree.words[h][:1].isupper() and _named_alone(tree, h)
        if tree.words[h].lower() in ("he", "him", "she", "her"):
            continue
        single = tree.tags[h] == "NOUN" and lemma == tree.words[h].lower() and lemma in persons - GROUPS
        if not (named or single):
            return None
    return len(heads)


def _named_alone(tree: Tree, h: int) -> bool:
    """A person's name, or one that nothing makes a group's or a land's: "the shootout left Tamerlan dead"."""
    if h in tree.people:
        return True
    first, last = tree.names.get(h, (h, h + 1))
    plural = tree.words[last - 1].endswith("s") or tree.words[last - 1].isupper()
    inner = {tree.lemmas[w].lower() for w in range(first, last)}
    return (
        not plural
        and h not in tree.lands
        and not inner & (who()["collective"] | who()["armed"] | who()["persons"] | GROUPS)
    )


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
                found = _numeral(tree, at)
                if found is not None and found.first in taken:
                    break
                return found
            if lower not in BETWEEN or (step > 0 and lower in ("and", "were", "was")):
                break
            at += step
    return None


def _part(tree: Tree, kind: TollKind, group_name: str, c: Count) -> Toll:
    return Toll(
        kind=kind, group=group_name, low=c.low, high=c.high, mention=tree.mention(c.first, c.last, "number")
    )


def some_of(tree: Tree, noun: int, kind: TollKind) -> list[Toll]:
    """ "Six of the dead were children": a lower bound for all, and the figure of the group."""
    part = tree.heads[noun]
    if part < 0 or (n := count(tree, part)) is None or not n.low:
        return []
    whole = Toll(
        kind=kind, low=n.low, high=None, basis="summed", mention=tree.mention(n.first, n.last, "number")
    )
    named = tree.heads[part] if tree.relations[part] in ("nsubj", "nsubj:pass") else -1
    known = group(tree, named) if named >= 0 and tree.tags[named] == "NOUN" else None
    return [whole] if known is None else [whole, _part(tree, kind, known, n)]


def listed(tree: Tree, kind: TollKind, noun: int) -> list[Toll]:
    """ "Casualties, including three women and two men": a breakdown whose sum is a lower bound."""
    below = set(tree.subtree(noun))
    for c in sorted(below):
        if tree.case(c) == "including" and tree.relations[c] == "nmod":
            parts = [(group(tree, h), count(tree, h)) for h in tree.conjuncts(c)]
            known = [(g, n) for g, n in parts if n is not None and n.low]
            if known:
                mention = tree.mention(known[0][1].first, known[-1][1].last, "number")
                low = sum(n.low or 0 for _, n in known)
                whole = Toll(kind=kind, low=low, high=None, basis="summed", mention=mention)
                return [whole, *(_part(tree, kind, g, n) for g, n in known if g is not None)]
    return []


def included(tree: Tree, kind: TollKind, noun: int) -> list[Toll]:
    """The breakdown in "nine people, including four children and a doctor", "among them two women"."""
    out = []
    for top in [noun, *([tree.heads[noun]] if tree.heads[noun] >= 0 else [])]:
        for c in tree.children[top]:
            if tree.case(c) in ("including", "among") or (
                tree.lemmas[c] == "include" and tree.relations[c] in ("acl", "advcl", "case")
            ):
                head = tree.kid(c, "obj") if tree.lemmas[c] == "include" else c
                if head is None:
                    continue
                for h in tree.conjuncts(head):
                    n, g = count(tree, h), group(tree, h)
                    if n is not None and g is not None and n.low:
                        out.append(_part(tree, kind, g, n))
    return out or _of_them(tree, kind, noun)


def _of_them(tree: Tree, kind: TollKind, noun: int) -> list[Toll]:
    """The breakdown in "nine people, among them two women", "four of them children", "of whom two were"."""
    _, end = tree.sentence_range(tree.sentence[noun])
    for k in range(noun + 2, min(noun + 7, end)):
        of = tree.words[k - 1].lower()
        if tree.words[k].lower() not in ("them", "whom") or of not in ("of", "among"):
            continue
        told = next((w for w in range(k + 1, min(k + 6, end)) if tree.tags[w] == "NOUN"), None)
        if told is None or any(tree.words[w] in ".;:," for w in range(k, told)):
            return []
        while told + 1 < end and tree.relations[told] == "compound":
            told = tree.heads[told]
        counted = [w for w in (k - 2, k + 1) if tree.tags[w] == "NUM" or number(tree.words[w]) is not None]
        if of == "of" and counted:
            n, g = _numeral(tree, counted[0]), group(tree, told)
            return [_part(tree, kind, g, n)] if n is not None and n.low and g is not None else []
        if of == "among":
            parts = [(count(tree, h), group(tree, h)) for h in tree.conjuncts(told)]
            return [_part(tree, kind, g, n) for n, g in parts if n is not None and n.low and g is not None]
    return []


def merge(tolls: list[Toll]) -> tuple[Toll, ...]:
    """One figure a kind and group, numbered ones before unnumbered ones, in text order."""
    out: dict[tuple[str, str | None], Toll] = {}
    for t in tolls:
        key = (t.kind, t.group)
        if key not in out or (out[key].low is None and out[key].high is None):
            out[key] = t
    return tuple(out.values())


def total(tree: Tree, kind: TollKind, c: Count) -> Toll:
    """A count as the toll of all."""
    return Toll(kind=kind, low=c.low, high=c.high, mention=tree.mention(c.first, c.last, "number"))


def none(tree: Tree, kind: TollKind, word: int) -> Toll:
    """The toll of nought that a word tells: "unhurt", "was not injured"."""
    return Toll(kind=kind, low=0, high=0, mention=tree.mention(word, word + 1, "number"))


def open_total(toll: Toll) -> Toll:
    """The toll as a lower bound ("the dead included ..."); groups stay as they are."""
    return toll if toll.group is not None else replace(toll, high=None, basis="summed")
