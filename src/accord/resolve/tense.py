"""The time of a clause, read off its auxiliaries and word forms, and what a time expression hangs on."""

from __future__ import annotations

import re
from typing import Literal

from accord.extract.tree import Tree

Tense = Literal["past", "perfect", "present", "progressive", "future"]


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists of words that rules look up."""
    return frozenset(text.split())


_FUTURE = word_set("will shall 'll ’ll wo sha would may might can could should must ca due")
_BE_NOW = word_set("is are am 's ’s 're ’re 'm ’m be ai")
_HAVE = word_set("has have had having 've ’ve 'd ’d")
# Verbs whose past is written as their infinitive.
_INVARIANT = word_set(
    "hit set put cut let cost shut hurt spread quit beat burst cast split bet rid shed thrust bid broadcast"
)
# What lies ahead of those who do this: "agreed to meet", "due to arrive", "ordered troops to leave".
_AHEAD = word_set(
    "agree plan vow hope want slate schedule expect promise seek ask urge order need pledge threaten"
    " due set prepare decide refuse intend demand aim propose invite call poise ready likely unlikely"
    " bind warn appeal arrange wait decline offer wish tell instruct"
)
_PLANNED = word_set("schedule plan slate upcoming forthcoming expect due set future coming")
_PUT_OFF = word_set("schedule slate postpone reschedule delay adjourn")
_EXPECTED_NOUNS = word_set(
    "election vote poll polls referendum deadline ballot inauguration runoff hearing trial summit"
)
_SAYING = word_set("say tell announce confirm report declare state warn vow")
_FULL_DAY = re.compile(r"\b(?:19|20)\d\d$")
_BARE_NOUNS = ("compound", "nmod:poss", "nmod", "obl:tmod", "obl:unmarked", "nummod", "amod", "appos")


def clause_tense(tree: Tree, i: int) -> Tense:
    """The tense of the clause that word i stands in; infinitives and participles take that of their head."""
    for _ in range(8):
        v = tree.clause(i)
        found = _own_tense(tree, v)
        if found is not None:
            return found
        if tree.heads[v] < 0:
            return "present"
        i = tree.heads[v]
    return "present"


def _own_tense(tree: Tree, v: int) -> Tense | None:
    """The tense that the clause of v shows itself, or None where its head decides."""
    known: dict[int, Tense | None] = tree.known["own tense"]
    if v not in known:
        known[v] = _shown_tense(tree, v)
    return known[v]


def _shown_tense(tree: Tree, v: int) -> Tense | None:
    helpers = [tree.words[c].lower() for c in tree.kids(v, "aux", "aux:pass", "cop")]
    infinitive = any(tree.words[c].lower() == "to" for c in tree.kids(v, "mark", "aux"))
    word, lemma = tree.words[v].lower(), tree.lemmas[v]
    have = next((h for h in helpers if h in _HAVE), None)
    if any(h in _FUTURE for h in helpers):
        return "past" if have else "future"
    if infinitive:
        if have:
            return "past"
        return "future" if _looks_ahead(tree, v) else None
    if have and not (have in ("'d", "’d") and word == lemma):
        return "past" if have in ("had", "'d", "’d", "having") else "perfect"
    if any(h in ("was", "were", "did", "got") for h in helpers):
        return "past"
    if any(h in _BE_NOW for h in helpers):
        if word == "going":
            return "future"
        return "progressive" if word.endswith("ing") and lemma != word else "present"
    if any(h in ("do", "does") for h in helpers) or tree.tags[v] not in ("VERB", "AUX"):
        return "present" if helpers or tree.heads[v] < 0 else None
    return _bare_form(tree, v, word, lemma)


def _bare_form(tree: Tree, v: int, word: str, lemma: str) -> Tense | None:
    if word.endswith("ing"):
        marks = {tree.words[m].lower() for m in tree.kids(v, "mark", "case")}
        return "past" if marks & {"after", "since"} else None
    if tree.relations[v] == "conj" and tree.kid(v, "nsubj", "nsubj:pass") is None and word == lemma:
        return None
    if word == lemma:
        if lemma in _INVARIANT:
            return "past"
        return "present"
    if word.endswith("s") and word not in ("was",):
        return "present"
    if tree.relations[v] == "conj" and tree.kid(v, "nsubj", "nsubj:pass") is None:
        head = _own_tense(tree, tree.heads[v])
        return head if head in ("perfect", "future", "past") else "past"
    return "past"


def _looks_ahead(tree: Tree, v: int) -> bool:
    head = tree.heads[v]
    return head >= 0 and (tree.lemmas[head] in _AHEAD or tree.words[head].lower() in _AHEAD)


def time_head(tree: Tree, first: int, last: int) -> int:
    """The word of first to last (half-open) whose head lies outside it."""
    outward = [i for i in range(first, last) if not first <= tree.heads[i] < last]
    return next((i for i in outward if tree.relations[i] not in ("det", "case", "punct")), first)


def governor(tree: Tree, first: int, last: int) -> int:
    """The word that a time expression hangs on: a verb, or a noun as in "Thursday's strike"; -1 for none.

    A time right behind a verb belongs to it ("said on Monday its planes ..."), as one before a verb of saying
    does ("investigators of the bombing on Monday said"); one that the parser hangs on a verb of intention,
    but that stands behind its infinitive, to the infinitive ("agreed to meet on Saturday"). The full date
    that ends a caption is that of the picture.
    """
    full = _FULL_DAY.search(tree.text, tree.starts[first], tree.ends[last - 1]) is not None
    if full and ends_caption(tree, first, last):
        return _root(tree, first)
    head = tree.heads[time_head(tree, first, last)]
    if _before_saying(tree, first, last):
        return last
    if head >= last and (said := _said_where(tree, first)) >= 0:
        return said
    before = first - 1
    while before >= 0 and tree.words[before].lower() in ("on", "late", "early"):
        before -= 1
    if head >= last and before >= 0 and tree.tags[before] == "VERB":
        tight = tree.relations[time_head(tree, first, last)] in ("compound", "nmod:poss", "nummod", "amod")
        if not tight and tree.sentence[before] == tree.sentence[first]:
            return before
    if head < 0:
        return -1
    for c in tree.kids(head, "xcomp", "ccomp", "advcl"):
        infinitive = any(tree.words[m].lower() == "to" for m in tree.kids(c, "mark"))
        if infinitive and head < c < first and _looks_ahead(tree, c):
            return c
    return head


def _said_where(tree: Tree, first: int) -> int:
    """The verb of saying of "said in Vellin on Sunday the president should go"; -1 where there is none."""
    at = first - 1
    while at > first - 6 and at >= 0 and tree.tags[at] in ("ADP", "PROPN", "DET", "NOUN"):
        at -= 1
    found = 0 <= at < first - 2 and tree.tags[at] == "VERB" and tree.lemmas[at] in _SAYING
    return at if found and tree.sentence[at] == tree.sentence[first] and tree.tags[at + 1] == "ADP" else -1


def _before_saying(tree: Tree, first: int, last: int) -> bool:
    """Whether "on Monday" stands right before a verb of saying of its sentence."""
    if not 0 < first < last < len(tree.words) or tree.sentence[last] != tree.sentence[first]:
        return False
    saying = tree.lemmas[last] in _SAYING and tree.tags[last] == "VERB"
    return saying and tree.words[first - 1].lower() == "on"


def ends_caption(tree: Tree, first: int, last: int) -> bool:
    """Whether words first to last close a sentence whose main verb is in the present, as captions are."""
    end = tree.sentence_range(tree.sentence[first])[1]
    if any(tree.tags[i] != "PUNCT" for i in range(last, end)):
        return False
    root = _root(tree, first)
    if tree.tags[root] in ("NOUN", "PROPN"):
        return (
            tree.kid(root, "cop", "nsubj", "acl:relcl") is None
        )  # "Soldiers stand guard", "A street in Sarn"
    return tree.tags[root] == "VERB" and clause_tense(tree, root) in ("present", "progressive")


def _root(tree: Tree, word: int) -> int:
    begin, end = tree.sentence_range(tree.sentence[word])
    return next((i for i in range(begin, end) if tree.heads[i] < 0), begin)


def time_tense(tree: Tree, first: int, last: int) -> Literal["past", "future", "present"]:
    """Whether a time expression without a date of its own points back or ahead, by its clause."""
    anchor = governor(tree, first, last)
    if anchor < 0:
        return "past"
    if _planned(tree, anchor):
        return "future"
    named = tree.relations[time_head(tree, first, last)] in _BARE_NOUNS
    if named and tree.relations[anchor] == "nmod" and tree.lemmas[anchor] not in _EXPECTED_NOUNS:
        return "past"  # "condolences to the victims of Monday's attack"
    tense = clause_tense(tree, anchor)
    if tense == "future":
        return "future"
    if tense not in ("present", "progressive"):
        return "past"
    return "future" if named and tree.lemmas[anchor] in _EXPECTED_NOUNS else "present"


def _planned(tree: Tree, anchor: int) -> bool:
    if tree.lemmas[anchor] in _PUT_OFF and tree.tags[anchor] == "VERB":
        return True
    head = tree.heads[anchor]
    object_of = tree.relations[anchor] in ("obj", "nsubj:pass") and tree.tags[anchor] in ("NOUN", "PROPN")
    if object_of and tree.lemmas[head] in _PUT_OFF:
        return True
    return any(tree.lemmas[c] in _PLANNED for c in tree.kids(anchor, "amod", "acl"))


# "In revenge for attacks", "the number of attacks", "an end to attacks": none of them is the page's attack.
_IN_GENERAL = frozenset(
    "revenge retaliation retribution number wisdom risk threat potential end halt stop possibility likelihood"
    " danger wave rise drop fall prevention".split()
)


def of_no_day(tree: Tree, word: int) -> bool:
    """Whether a bare plural or an -ing form tells events as such: "in revenge for attacks on mosques"."""
    plural = tree.tags[word] == "NOUN" and tree.words[word].lower() != tree.lemmas[word].lower()
    gerund = tree.tags[word] == "VERB" and tree.words[word].lower().endswith("ing")
    if not (gerund or plural) or tree.kid(word, "det", "nummod", "nmod:poss") is not None:
        return False
    above = word
    for _ in range(3):
        above = tree.heads[above]
        if above < 0:
            return False
        if tree.tags[above] == "NOUN" and tree.lemmas[above].lower() in _IN_GENERAL:
            return True
    return False


def on_the_eve(tree: Tree, word: int) -> bool:
    """ "On the eve of the election": a day before one that the page need not tell."""
    return any(tree.words[c].lower() == "eve" for c in tree.kids(tree.clause(word), "obl", "obl:unmarked"))
