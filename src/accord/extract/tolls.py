"""Figures of the killed, injured, missing, detained and displaced, with breakdowns, ranges and open ends."""

from __future__ import annotations

from dataclasses import replace

from accord.extract.counts import (
    GROUPS,
    Count,
    count,
    in_age,
    in_name,
    lists,
    nearby,
    number,
    numeral_at,
    vague,
)
from accord.extract.lexicon import lexicon
from accord.extract.participants import actors, one_person, who
from accord.extract.tree import Tree
from accord.types import Toll, TollKind

# Nouns that tell that whoever stands behind "of" is dead.
DEADLY = frozenset("murder murders assassination assassinations massacre massacres slaying execution".split())
KIN = frozenset(
    "wife husband spouse son daughter child mother father parent brother sister sibling baby infant cousin"
    " nephew niece uncle aunt grandson granddaughter grandchild grandmother grandfather family fiancee"
    " bodyguard driver guard friend colleague".split()
)
BESIDE = ("alongside", "along", "along with", "together", "together with")

STATES: dict[str, TollKind] = {
    "dead": "killed",
    "killed": "killed",
    "wounded": "injured",
    "injured": "injured",
}
# What people travel in.
CARRIAGES = frozenset("vehicle car bus minibus coach truck lorry van train tram taxi motorcycle".split())


def _age_of_a_name(tree: Tree, w: int) -> bool:
    """ "Tamerlan, 26, fled": a number between commas behind a name."""
    around = tree.words[w - 1 : w] + tree.words[w + 1 : w + 2]
    return tree.tags[w] == "NUM" and w > 1 and around == (",", ",") and tree.tags[w - 2] == "PROPN"


ANIMALS = frozenset(
    "cow cattle goat sheep livestock horse camel dog pig chicken animal donkey buffalo bull ox".split()
)
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())
NOT_IN_GROUPS = frozenset("least more other several many same wounded injured dead slain".split())


def _names_group(tree: Tree, w: int) -> bool:
    """Whether a modifier belongs to the group's wording ("Afghan security forces") rather than its count."""
    word = tree.words[w].lower()
    return (
        (tree.tags[w] in ("NOUN", "PROPN", "ADJ") or _designation(tree, w))
        and (tree.relations[w] in ("compound", "amod", "flat") or _designation(tree, w))
        and word not in NOT_IN_GROUPS
        and tree.words[w] not in ORDINALS
        and word not in vague()
        and not in_age(tree, w)
    )


def _designation(tree: Tree, w: int) -> bool:
    """A group's name with a number in it, which is no number: "M23"."""
    return tree.words[w][:1].isupper() and any(c.isdigit() for c in tree.words[w])


NO_GROUP = frozenset(
    "percent percentage % body death fatality casualty injury wounded hurt missing displaced dead corpse"
    " remains".split()
)


def group(tree: Tree, noun: int) -> str | None:
    """The group that a noun names ("women", "Afghan security forces"), None for people in general."""
    lemma = tree.lemmas[noun].lower()
    if {lemma, tree.words[noun].lower()} & (lists()["plain"] | NO_GROUP) or tree.tags[noun] in (
        "NUM",
        "DET",
        "PRON",
    ):
        return None
    if in_age(tree, noun) or noun in tree.people:
        return None  # "an 11-year-old", "Omar Hadi and his wife"
    if tree.words[noun].lower() in vague():
        return None  # "scores died"
    first, last = tree.phrase(noun)
    kept = {w for w in range(first, last) if w == noun or (w < noun and _names_group(tree, w))}
    named = {v for w in kept - tree.people if w in tree.names for v in range(*tree.names[w])}
    kept |= {w for w in named if w < noun or noun in tree.bodies}  # a name stays whole, however it is parsed
    kept |= {w for w in range(first, noun) if tree.words[w] == "-" and {w - 1, w + 1} <= kept}
    return "".join(_spaced(tree, w, w - 1 in kept) for w in sorted(kept)).strip() or None


def _spaced(tree: Tree, w: int, goes_on: bool) -> str:
    """A word, with a space before it unless it is written together with the one before, which goes on."""
    together = goes_on and tree.ends[w - 1] == tree.starts[w]
    return tree.words[w] if together else f" {tree.words[w]}"


def none_of(tree: Tree, noun: int) -> bool:
    """Whether a phrase denies harm to one group ("no civilians"), which is no toll of nought."""
    denied = any(tree.words[c].lower() == "no" for c in tree.kids(noun, "det"))
    return denied and group(tree, noun) is not None


def carries_people(tree: Tree, noun: int) -> bool:
    """A bus or ship that was hijacked is no person held."""
    return tree.lemmas[tree.content(noun)].lower() in CARRIAGES | who()["vehicles"] | who()["vessels"]


def some(tree: Tree, kind: TollKind, word: int) -> Toll:
    """A toll without a number, told by a word."""
    mention = tree.mention(word, word + 1, "number")
    return Toll(kind=kind, low=None, high=None, basis="unnumbered", mention=mention)


def of_both(tree: Tree, i: int) -> list[Toll] | None:
    """ "22 dead and wounded": how many of these died it does not tell."""
    words = [w.lower() for w in tree.words[i : i + 3]]
    if len(words) < 3 or words[1] not in ("and", "or") or tree.tags[i] == "VERB":
        return None
    kinds = [STATES[w] for w in (words[0], words[2]) if w in STATES]
    if sorted(kinds) != ["injured", "killed"]:
        return None
    thing = tree.object(tree.heads[i]) if tree.heads[i] >= 0 else None
    if nearby(tree, i) is None and all(count(tree, w) is None for w in (i, thing) if w is not None):
        return []  # "he saw the dead and wounded"
    return [some(tree, kind, w) for kind, w in zip(kinds, (i, i + 2), strict=True)]


def make(tree: Tree, kind: TollKind, noun: int) -> list[Toll]:
    """The toll told by a noun phrase and its conjuncts, with what it includes.

    "nine people including four children" is a total with a breakdown; "three women, four children and two
    men" is a breakdown whose sum is the total; people without a number give an open toll.
    """
    nobody = any(tree.words[c].lower() == "neither" for c in tree.children[noun])
    if nobody or tree.words[noun].lower() in ("himself", "herself"):
        first, last = tree.phrase(noun)
        n = 0 if nobody else 1
        if not nobody and len(both := tree.conjuncts(noun)) == 2 and (told := make(tree, kind, both[1])):
            return [_with_one_more(told[0]), *told[1:]]  # "killing himself and two guards"
        return [Toll(kind=kind, low=n, high=n, mention=tree.mention(first, last, "number"))]
    if names_no_victim(tree, noun) or _one_of_a_row(tree, noun):
        return []
    heads = [h for h in tree.conjuncts(noun) if h == noun or tree.tags[h] in ("NOUN", "PROPN", "NUM", "ADJ")]
    heads = [h for h in heads if h == noun or not _age_of_a_name(tree, h)]
    heads += _kin_beside(tree, noun) if len(heads) == 1 else []
    if (whole := _spelt_out(tree, heads)) is not None:
        heads = [whole]
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
    if len(known) == 1 or (known[0][0] is None and _single(tree, [known[0][2]]) is None):
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


def _one_of_a_row(tree: Tree, noun: int) -> bool:
    """ "The third man killed": one who is among those counted before."""
    told = [tree.words[c].lower() for c in tree.kids(noun, "amod", "det")]
    return "the" in told and any(w in ORDINALS for w in told)


def _with_one_more(toll: Toll) -> Toll:
    low, high = toll.low, toll.high
    return replace(toll, low=low and low + 1, high=high and high + 1, basis="summed")


def names_no_victim(tree: Tree, noun: int) -> bool:
    """A blow that the parse takes for its victim ("the airstrike ... killed"), or nobody but others:
    "no one else", "no other injuries".
    """
    blow = lexicon().nouns.get(tree.lemmas[noun].lower(), ())
    if tree.tags[noun] == "NOUN" and any(r.type == "ASSAULT" and not r.toll for r in blow):
        return tree.lemmas[noun].lower() not in actors()
    if tree.lemmas[noun].lower() in ANIMALS:
        return True
    said = {tree.words[w].lower() for w in (noun, *tree.children[noun])}
    return bool(said & {"no", "none", "nobody"}) and bool(said & {"else", "other", "others", "further"})


def _kin_beside(tree: Tree, person: int) -> list[int]:
    """ "Omar Hadi, his wife and three daughters": the kin that the parse takes for what he is."""
    for c in tree.kids(person, "appos"):
        own = tree.kid(c, "nmod:poss")
        if own is not None and tree.lemmas[c].lower() in KIN and tree.tags[own] == "PRON":
            return tree.conjuncts(c)
    return []


def _spelt_out(tree: Tree, heads: list[int]) -> int | None:
    """Of "three civilians, a man, a woman and their son" the civilians, who are those named behind them."""
    first = heads[0]
    c = next((k for k in tree.kids(first, "appos") if tree.tags[k] == "NOUN"), None)
    n = count(tree, first) if len(heads) > 1 and c is not None else None
    if n is None or n.low is None or n.low < 2 or n.low != n.high:
        return None
    parts = [count(tree, h) or (1 if _single(tree, [h]) else None) for h in (c, *heads[1:]) if h is not None]
    told = sum(p if isinstance(p, int) else p.low or 0 for p in parts if p is not None)
    return first if told == n.low else None


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
        open_end = open_end or known is None or (n is not None and n.high is None)
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
        found = numeral_at(tree, at) if at is not None else None
        if found is None or found.last >= end or any(tree.tags[w] == "NUM" for w in range(found.last, end)):
            return []
        words = [tree.words[w] for w in range(found.last, end)]
        out.append((" ".join([*words, tree.words[noun]]), found, noun))
    return out


def _single(tree: Tree, heads: list[int]) -> int | None:
    """How many are named one by one ("General X and commander Y"); None for plurals and groups."""
    persons = (who()["persons"] | who()["armed"] | who()["civil"]) - (GROUPS - {"victim"})
    for h in heads:
        lemma = tree.lemmas[h].lower()
        named = tree.tags[h] == "PROPN" and tree.words[h][:1].isupper() and _named_alone(tree, h)
        if tree.words[h].lower() in ("he", "him", "she", "her"):
            continue
        single = (
            tree.tags[h] == "NOUN"
            and not in_name(tree, h)
            and lemma == tree.words[h].lower()
            and lemma in persons - (GROUPS - {"victim"})
        )
        if not (named or single):
            return None
    return len(heads)


def _named_alone(tree: Tree, h: int) -> bool:
    """A person's name, or one that nothing makes a group's or a land's: "the shootout left Tamerlan dead"."""
    first, last = tree.names.get(h, (h, h + 1))
    if first and tree.words[first - 1].lower() == "the":
        return False  # "the Galaxy Leader", a ship
    if h in tree.people:
        return True
    plural = tree.words[last - 1].endswith("s") or tree.words[last - 1].isupper()
    inner = {tree.lemmas[w].lower() for w in range(first, last)}
    return (
        not plural
        and h not in tree.lands
        and not inner & (who()["collective"] | who()["armed"] | who()["persons"] | GROUPS)
    )


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
        while told is not None and told + 1 < end and tree.relations[told] == "compound":
            told = tree.heads[told]
        if told is None or tree.case(told) or any(_parts(tree, w) for w in range(k, told)):
            return []
        counted = [w for w in (k - 2, k + 1) if tree.tags[w] == "NUM" or number(tree.words[w]) is not None]
        if of == "of" and counted:
            n, g = numeral_at(tree, counted[0]), group(tree, told)
            return [_part(tree, kind, g, n)] if n is not None and n.low and g is not None else []
        if of == "among":
            parts = [(count(tree, h), group(tree, h)) for h in tree.conjuncts(told)]
            return [_part(tree, kind, g, n) for n, g in parts if n is not None and n.low and g is not None]
    return []


def _parts(tree: Tree, w: int) -> bool:
    """Whether a word begins to tell something else: "four of them were killed and a fifth was captured"."""
    return tree.words[w] in ".;:," or tree.tags[w] == "VERB"


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
