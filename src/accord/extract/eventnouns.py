"""Nouns that name an event ("the shelling", "an assassination attempt"), and those that only look like it."""

from __future__ import annotations

from accord.extract.aims import TRIED, attempt_on_life
from accord.extract.conditions import sayer
from accord.extract.lexicon import Rule
from accord.extract.participants import who
from accord.extract.tree import Tree

OTHER_SENSES = frozenset(
    [
        ("heart", "attack"),
        ("panic", "attack"),
        ("asthma", "attack"),
        ("medical", "visit"),
        ("family", "visit"),
        ("news", "release"),
        ("press", "release"),
        *((kind, "attack") for kind in "verbal personal scathing stinging withering rhetorical".split()),
    ]
    + [(kind, "strike") for kind in "hunger labour labor wildcat transport rail teacher worker".split()]
)
OF_WORK = frozenset(
    {"general", "nationwide", "nation-wide", "public-sector", "sympathy", "24-hour", "48-hour"}
)
RANKS = frozenset(
    "deadliest worst bloodiest biggest largest heaviest latest newest second third fourth fifth most".split()
)
# What goes on under another's name: "a mediation effort".
CARRIERS = frozenset("effort campaign drive bid mission".split())
# How long something went on: "hours of shelling".
_SPELLS = frozenset("minute hour day night week month year evening morning weekend round bout".split())


_TALKED_OF = frozenset("agreement deal accord pact truce ceasefire treaty".split())
_TALKS = frozenset("negotiation talk discussion dialogue consultation conversation".split())
# Verbs whose object, called a retreat, is a meeting.
_CONVENING = frozenset("attend host hold convene organise organize".split())


def names_event(tree: Tree, i: int, names: frozenset[int]) -> bool:
    """A noun that names an event: no modifier ("attack helicopter") and no part of a name."""
    if i in names:
        return False
    above = tree.lemmas[tree.heads[i]] if tree.relations[i] == "nmod" else ""
    if tree.lemmas[i] in _TALKED_OF and above in _TALKS and tree.case(i) != "after":
        return False  # "negotiations on a trade agreement": none is reached yet
    if (
        tree.lemmas[i] == "retreat"
        and tree.relations[i] == "obj"
        and tree.lemmas[tree.heads[i]] in _CONVENING
    ):
        return False
    relation, head = tree.relations[i], tree.heads[i]
    if any(
        (tree.lemmas[c].lower(), tree.lemmas[i]) in OTHER_SENSES for c in tree.kids(i, "compound", "amod")
    ):
        return False
    if relation in ("appos", "parataxis", "obl:unmarked", "dep", "list", "conj") and _ranked(tree, i):
        return False  # "..., the deadliest attack there this year": what is told before, called by a rank
    if relation in ("compound", "amod", "flat") and head >= 0 and tree.tags[head] in ("NOUN", "PROPN"):
        return False
    if relation == "nmod:poss":
        return False
    if relation == "obl" and tree.case(i) == "under" and tree.lemmas[i] in ("arrest", "detention"):
        return False  # "was placed under house arrest" is told by its verb
    return (
        tree.tags[i] in ("NOUN", "ADJ")
        or (tree.tags[i] == "PROPN" and tree.words[i][1:].islower())
        or (tree.tags[i] == "VERB" and (is_gerund(tree, i) or _for_a_spell(tree, i)))
        or (tree.tags[i] == "VERB" and tree.kid(i, "det", "amod", "compound") is not None)
    )


def _ranked(tree: Tree, i: int) -> bool:
    """ "The deadliest attack", "the third such raid", behind a comma."""
    first = tree.phrase(i)[0]
    before = tree.words[first - 1] if first else ""
    ranks = {tree.words[c].lower() for c in tree.kids(i, "amod", "det", "advmod")}
    return before == "," and bool(ranks & RANKS) and "the" in ranks


def is_gerund(tree: Tree, i: int) -> bool:
    """ "The police killing of a boy": a verb's form with "of" behind it, and no object, is a noun."""
    ing = tree.words[i].lower().endswith("ing") and tree.kid(i, "obj", "aux", "mark") is None
    return ing and any(
        c == i + 1 for n in tree.kids(i, "nmod") for c in tree.kids(n, "case") if tree.case(n) == "of"
    )


def verbal_noun(tree: Tree, i: int, nouns: dict[str, tuple[Rule, ...]]) -> bool:
    """ "After fierce fighting with rebels", "a night of fighting": an event's noun taken for a verb."""
    if tree.words[i].lower() not in nouns or tree.relations[i] not in ("advcl", "acl", "obl", "nmod", "obj"):
        return False
    if tree.kid(i, "obj", "nsubj", "nsubj:pass", "aux", "aux:pass", "ccomp", "xcomp") is not None:
        return False
    return tree.kid(i, "det", "amod", "nmod:poss") is not None or _for_a_spell(tree, i)


def _for_a_spell(tree: Tree, i: int) -> bool:
    """ "A night of fighting"."""
    of = i > 0 and tree.heads[i] < i - 1 and tree.words[i - 1].lower() == "of"
    return of and tree.lemmas[tree.heads[i]].lower() in _SPELLS


def noun_entry(tree: Tree, i: int, nouns: dict[str, tuple[Rule, ...]]) -> str | None:
    """The entry of a noun, which for gerunds is the form itself ("the shelling", "a bombing")."""
    if tree.tags[i] not in ("NOUN", "PROPN", "VERB") and not _stands_as_noun(tree, i):
        return None
    word = tree.words[i].lower()
    if word == "talk":
        return None  # "the talk about killing": no talks
    if tree.lemmas[i] in CARRIERS:  # "a mediation effort", "the bombing campaign"
        told = [w for c in tree.kids(i, "compound") if (w := tree.words[c].lower()) in nouns]
        return told[-1] if told else None
    if tree.lemmas[i].lower() in TRIED:  # "escaped an assassination attempt"
        if attempt_on_life(tree, i) is not None:
            return "assassination"
        tried = (tree.lemmas[c].lower() for c in tree.kids(i, "compound"))
        return next((lemma for lemma in tried if lemma in nouns and nouns[lemma][0].type == "ASSAULT"), None)
    if word in ("strike", "strikes") and _of_work(tree, i):
        return "general_strike"
    of = next((w for w in tree.kids(i, "nmod") if tree.case(w) == "of"), None)
    with_kids = [*tree.kids(i, "compound", "amod"), *([of] if of is not None else [])]
    if joined := next(
        (f for c in with_kids if (f := f"{tree.lemmas[c]}_{tree.lemmas[i]}".lower()) in nouns), None
    ):
        return joined  # "artillery exchanges", "an exchange of fire"
    for form in (word, word[:-1] if word.endswith("s") else word, tree.lemmas[i].lower()):
        if form in nouns and (tree.tags[i] != "VERB" or form.endswith("ing")):
            return form
    return None


def _of_work(tree: Tree, strike: int) -> bool:
    """ "A general strike", "the teachers' strike", "a strike by dockers", "workers began a strike"."""
    if any(tree.words[c].lower() in OF_WORK for c in tree.children[strike]):
        return True
    owner = tree.owner(strike)
    by = [*tree.oblique(strike, "by"), *([owner] if owner is not None else [])]
    verb = tree.heads[strike]
    carried = tree.relations[strike] == "obj" or (
        tree.relations[strike] == "obl" and tree.case(strike) in ("on", "with")
    )  # "began a strike", "embarked on a strike"
    if carried and (agent := tree.agent(verb)) is not None:
        by.append(agent)
    # "The union said it would end its strike".
    by += [s for w in by if (s := sayer(tree, verb, w)) is not None]
    return any(tree.lemmas[w].lower() in who()["workers"] for w in by)


def _stands_as_noun(tree: Tree, i: int) -> bool:
    """ "Launched a ground offensive": a noun that the parser takes for an adjective."""
    as_noun = tree.relations[i] in ("obj", "nsubj", "nsubj:pass", "obl", "nmod")
    return tree.tags[i] == "ADJ" and as_noun and tree.kid(i, "det", "nmod:poss", "amod") is not None
