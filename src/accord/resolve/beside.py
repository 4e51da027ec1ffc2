"""The name that stands beside a description: in apposition, before its sort, or where men belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.knowledge import nouns
from accord.resolve.outcome import Outcome
from accord.resolve.phrases import Phrase

if TYPE_CHECKING:
    from accord.resolve.referents import Referents

_BELONGING = frozenset({"belong", "affiliate"})


def named_beside(page: Referents, phrase: Phrase) -> Outcome | None:
    """Whom a name beside the phrase says it to be; None where none does."""
    return _in_apposition(page, phrase) or _of_a_sort(page, phrase) or _called(page, phrase)


def belonging(page: Referents, phrase: Phrase) -> Outcome | None:
    """ "Men belonging to the Front", "a man affiliated with it": the group; of others None."""
    for clause in page.tree.kids(phrase.head, "acl", "acl:relcl"):
        if page.tree.lemmas[clause] not in _BELONGING:
            continue
        for word in page.tree.kids(clause, "obl", "obj"):
            found = page.at(word).actors
            if found and page.register.get(found[0]).kind == "armed-group":
                return Outcome(found[:1], "members stand for their group", (), page.mention(word))
    return None


def shortened(page: Referents, phrase: Phrase) -> Outcome | None:
    """The body whose name the page cut to its last word and a capital: "the Front", "the Council"."""
    word = page.tree.words[phrase.head]
    begins = phrase.head in page.tree.bounds
    if begins or not phrase.definite or phrase.modifiers != ("the",) or not word[:1].isupper():
        return None
    whole = [
        e
        for e in page.history.back(phrase.head, 60)
        if e.named and page.name_of[e.word].full.endswith(f" {word}")
    ]
    return page.taken_up(whole[0], "the name cut short") if len({e.actors for e in whole}) == 1 else None


def _in_apposition(page: Referents, phrase: Phrase) -> Outcome | None:
    """The named group that the phrase stands in apposition to ("the BLA, an ethnic separatist group")."""
    above = page.tree.heads[phrase.head]
    name = page.name_of.get(above) if above >= 0 else None
    if page.tree.relations[phrase.head] != "appos" or name is None or name.place:
        return None
    if ":" in page.tree.words[name.last : phrase.first + 1]:
        return None  # "Army: eight gunmen killed": who says so
    if name.kind == "person" and phrase.lemma not in nouns.TITLES | nouns.CIVILIANS | nouns.OFFICIALS:
        return None
    if name.kind in ("state", "demonym", "people") and phrase.lemma not in nouns.STATES | nouns.SIDES:
        return None  # "Peru, rebels agree on talks": two, as headlines write them
    return Outcome(page.at(name.head).actors, "in apposition to the name")


def _of_a_sort(page: Referents, phrase: Phrase) -> Outcome | None:
    """The name in "the Shining Path guerrilla group", "the Associated Press news agency"."""
    if phrase.plural or phrase.lemma not in nouns.GROUPS | nouns.PAPERS | nouns.CHARITIES:
        return None
    for word in phrase.owners:
        name = page.name_of.get(word)
        direct = word < phrase.head and page.tree.relations[word] in ("compound", "amod", "flat", "nmod")
        if name is not None and direct and name.kind in ("media", "igo", "organisation", "armed-group"):
            return Outcome(page.at(name.head).actors, "its sort stands behind the name")
    if (own := _own_capitals(page, phrase)) is not None:
        return Outcome((page.register.named(own, "other"),), "a name that the page introduces")
    return None


def _own_capitals(page: Referents, phrase: Phrase) -> str | None:
    """The name of plain words in "the Emergency Lawyers group": two or more with capitals that name nobody
    else; "the Iraqi Shiite group" is only of a sort."""
    tree, first = page.tree, phrase.head
    while first > phrase.first and tree.words[first - 1][:1].isupper() and first - 1 not in tree.bounds:
        first -= 1
    called = range(first, phrase.head)
    nouns_alone = all(tree.tags[w] in ("NOUN", "PROPN") and w not in page.name_of for w in called)
    if len(called) < 2 or not nouns_alone:
        return None
    return tree.text[tree.starts[first] : tree.ends[phrase.head - 1]]


def _called(page: Referents, phrase: Phrase) -> Outcome | None:
    """A name in apposition, or one that the phrase says it is called by."""
    tree = page.tree
    for c in tree.children[phrase.head]:
        if tree.relations[c] in ("appos", "flat", "nmod:desc") and c > phrase.head:
            name = page.name_of.get(c)
            if (
                name is not None
                and not name.place
                and name.kind not in ("demonym", "state", "place", "person")
            ):
                return page.at(c)
        if tree.relations[c] == "acl" and tree.lemmas[c] in ("call", "name", "know", "dub"):
            below = [k for k in tree.children[c] if page.name_of.get(k)]
            if below:
                return page.at(below[0])
            if phrase.lemma in nouns.GROUPS and (called := _capitals(page, c)) is not None:
                return Outcome((page.register.named(called, "other"),), "the name that it is called by")
    return None


def _capitals(page: Referents, v: int) -> str | None:
    """The name of plain words behind "called": "Soldiers in T-Shirts"."""
    tree = page.tree
    below = next((k for k in tree.kids(v, "xcomp", "obj", "obl", "nmod") if k > v), None)
    if below is None or not tree.words[v + 1][:1].isupper():
        return None
    first, last = (
        v + 1,
        max(tree.subtree(below, frozenset({"acl", "acl:relcl", "advcl", "punct", "conj"}))) + 1,
    )
    return tree.text[tree.starts[first] : tree.ends[last - 1]]
