"""Whom an event befell or addressed where the words around it name nobody, but its sentence does."""

from __future__ import annotations

from accord.extract.behind import behind
from accord.extract.lexicon import Rule
from accord.extract.namewords import CALENDAR
from accord.extract.participants import can_act, can_suffer, noun, spread, who
from accord.extract.tree import Tree
from accord.knowledge.nouns import is_a_people

# Verbs of turning to somebody; what is offered in the same breath is offered to him.
TURNING_TO = frozenset("phone telephone ring call meet visit receive write host greet embrace".split())
GIVEN = frozenset({"SUPPORT", "AID", "CONCEDE"})
# Verbs of what a deed makes those do whom it hits: "hurled stones, prompting officers to respond".
PROVOKING = frozenset("prompt force lead provoke cause compel push draw".split())
ANSWERING = frozenset(
    "respond react reply retreat withdraw flee fire use intervene scatter run retaliate".split()
)
SENT = frozenset("go extend be reach".split())
# What is done to people: before these nouns stands whom it befell ("refugee deportations").
BEFALLING = frozenset({"arrest", "deport", "abduct", "release", "torture"})


def whom(tree: Tree, word: int, rule: Rule, actors: list[int], places: frozenset[int]) -> list[int]:
    """The head words of those whom an event befell, by constructions around its word; mostly none."""
    if rule.noun:
        return _sent_to(tree, word, rule, places)
    if rule.type in GIVEN:
        found = _turned_to(tree, word, places) or _beside(tree, word, places)
        return found or [h for h in behind(tree, word, rule, places) if h not in actors]
    if rule.type in ("PROTEST", "ASSAULT"):
        return [h for h in _provoked(tree, word, places) if h not in actors]
    found = behind(tree, word, rule, places)  # "suspended its flights on Thursday" names a day
    return [h for h in found if h not in actors and tree.words[h].lower() not in CALENDAR]


def _turned_to(tree: Tree, v: int, places: frozenset[int]) -> list[int]:
    """ "Phoned the president and offered support": support for the president."""
    head = tree.heads[v]
    if tree.relations[v] != "conj" or head < 0 or tree.lemmas[head] not in TURNING_TO:
        return []
    if tree.kid(v, "nsubj", "nsubj:pass") is not None or tree.passive(head):
        return []
    thing = tree.object(head)
    return spread(tree, thing) if thing is not None and can_act(tree, thing, places) else []


def _beside(tree: Tree, v: int, places: frozenset[int]) -> list[int]:
    """ "Stood shoulder to shoulder with the people": the phrase hangs on the second shoulder."""
    inner = [c for c in tree.kids(v, "obl") if tree.lemmas[c] in ("shoulder", "hand", "side", "arm")]
    found = [h for c in inner for h in tree.oblique(c, "with", "of")]
    return [h for c in found if can_act(tree, c, places) for h in spread(tree, c)]


def _sent_to(tree: Tree, n: int, rule: Rule, places: frozenset[int]) -> list[int]:
    """ "Our condolences go to the families": those to whom the verb goes."""
    head = tree.heads[n]
    if rule.type not in GIVEN or tree.relations[n] != "nsubj" or head < 0 or tree.lemmas[head] not in SENT:
        return []
    found = [h for c in tree.oblique(head, "to", "with") for h in spread(tree, c)]
    return [h for h in found if can_act(tree, h, places)]


def _provoked(tree: Tree, v: int, places: frozenset[int]) -> list[int]:
    """ "Hurled stones, prompting officers to respond with tear gas": the officers were their mark."""
    for c in tree.kids(v, "advcl"):
        if tree.lemmas[c] not in PROVOKING or not tree.words[c].lower().endswith("ing"):
            continue
        thing = tree.kid(c, "obj")
        then = tree.kid(c, "xcomp", "ccomp", "advcl")
        answer = then is not None and tree.lemmas[then] in ANSWERING
        if thing is not None and answer and can_act(tree, thing, places):
            return spread(tree, thing)
    return []


def undergoing(tree: Tree, word: int, rule: Rule) -> list[int]:
    """Those before an event noun who undergo it: "refugee deportations", "the student arrests"."""
    if rule.mode not in BEFALLING:
        return []
    people = who()["civil"] | who()["persons"]
    return [
        c
        for c in tree.kids(word, "compound", "amod")
        if noun(tree, c) in people or is_a_people(tree.words[c])
    ]


def target_of(tree: Tree, noun: int) -> list[int]:
    """Who "was the target of an attack", "fell victim to a bombing"."""
    head = tree.heads[noun]
    if head < 0 or tree.lemmas[head] not in ("target", "victim", "subject") or tree.case(noun) != "of":
        return []
    whom = tree.kid(head, "nsubj") if tree.kid(head, "cop") is not None else None
    return spread(tree, whom) if whom is not None and can_suffer(tree, whom, frozenset()) else []
