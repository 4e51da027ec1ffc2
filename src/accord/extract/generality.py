"""Whether words tell of one event, known or new, or of attacks in general, campaigns and sums over time."""

from __future__ import annotations

from accord.extract.tree import Tree
from accord.extract.triggers import Trigger

CAMPAIGNS = frozenset(
    "war campaign rebellion insurgency uprising revolt arm offensive counter-offensive counteroffensive"
    " conflict hostility invasion fighting".split()
)
WARS = frozenset("war conflict insurgency rebellion".split())  # whose tolls are no single attack's
OFTEN = frozenset(
    "often repeatedly regularly long frequently routinely always sometimes usually increasingly".split()
)
SPANS = frozenset("weeks months years decades".split())
STRETCHES = frozenset("half quarter period year decade month week".split())
WHICH = frozenset("first second third fourth past last same recent whole entire previous".split())
SPANNING = frozenset("in over during within for throughout".split())
SCHEMING = frozenset("plot plan prepare consider contemplate".split())
VAGUE = frozenset("such some many most similar numerous frequent".split())


def is_generic(tree: Tree, t: Trigger) -> bool:
    """Attacks in general ("has launched attacks", "often targets"), not one event."""
    verb = t.governor if t.governor is not None else (t.word if not t.rule.noun else None)
    if tree.lemmas[t.word] in CAMPAIGNS or any(
        tree.lemmas[c] in CAMPAIGNS for c in tree.kids(t.word, "obj", "nsubj:pass")
    ):
        return True
    many = t.rule.noun and tree.words[t.word].lower().endswith("s")
    if many and t.governor is None and not is_definite(tree, t) and not t.actors and not _heard(tree, t.word):
        return True  # "28 attacks in four years", "bombings"
    if many and any(tree.words[c].lower() in VAGUE for c in tree.kids(t.word, "det", "amod", "det:predet")):
        return True  # "such attacks", "some raids"
    if many and not is_definite(tree, t) and _perfect(tree, tree.clause(t.word)):
        return True  # "the truce has been tested by attacks from both sides"
    if many and not is_definite(tree, t) and tree.relations[t.word] == "obj" and _schemed(tree, t.word):
        return True  # "plotted revenge attacks"
    if verb is None:
        return False
    if t.rule.lemma in ("use", "employ") and tree.kid(verb, "aux") is not None:
        return True  # "an explosive that rebels have used in the past"
    if t.rule.noun and not many:
        return False  # "claims to have carried out the attack"
    return _often(tree, verb) or (
        _perfect(tree, verb) and (many or (not tree.passive(verb) and not t.rule.toll))
    )


def _schemed(tree: Tree, noun: int) -> bool:
    return tree.lemmas[tree.heads[noun]] in SCHEMING


def _often(tree: Tree, verb: int) -> bool:
    """ "Often raids", "has long been suspected of raiding"."""
    while True:
        if any(tree.words[c].lower() in OFTEN for c in tree.kids(verb, "advmod")):
            return True
        head = tree.heads[verb]
        under = tree.relations[verb] in ("advcl", "xcomp", "conj") and head >= 0
        if not under or not tree.words[verb].lower().endswith("ing"):
            return False
        verb = head


def _perfect(tree: Tree, verb: int) -> bool:
    return any(tree.lemmas[c] == "have" and tree.words[c].lower() != "had" for c in tree.kids(verb, "aux"))


def _heard(tree: Tree, noun: int) -> bool:
    """ "Explosions echoed through the city": what did something once happened."""
    verb = tree.heads[noun]
    if verb < 0 or tree.relations[noun] != "nsubj" or tree.tags[verb] != "VERB":
        return False
    return tree.kid(verb, "aux") is None and tree.words[verb].lower().endswith("ed")


def over_time(tree: Tree, word: int) -> bool:
    """What is counted over months or years ("28 attacks in four years", "killed since the war began")."""
    for v in {word, tree.clause(word)}:
        perfect = any(tree.words[c].lower() in ("has", "have", "had") for c in tree.kids(v, "aux"))
        of_war = tree.agent(v) if perfect or tree.relations[v] == "conj" else None
        if of_war is not None and tree.lemmas[of_war].lower() in WARS and _perfect(tree, _first(tree, v)):
            return True  # "the war has displaced 11 million"
        if perfect and _in_a_war(tree, v):
            return True
        for c in tree.kids(v, "obl", "nmod", "obl:unmarked"):
            cases, lemma = tree.cases(c), tree.lemmas[c].lower()
            if tree.words[c].lower() in SPANS and set(cases) & SPANNING:
                return True
            told = {tree.words[k].lower() for k in tree.kids(c, "det", "amod", "nummod")}
            if lemma in STRETCHES and told & WHICH and set(cases) & SPANNING:
                return True  # "in the first half of the year", "in the same period"
            if tree.relations[c] == "obl:unmarked" and lemma in ("year", "month") and "this" in told:
                return True  # "dozens have been killed this year"
            year = len(tree.words[c]) == 4 and tree.words[c].isdigit()
            if "since" in cases and (year or perfect or lemma in ("year", "decade")):
                return True
        for c in tree.kids(v, "advcl"):
            if perfect and any(tree.words[m].lower() == "since" for m in tree.kids(c, "mark")):
                return True  # "have been killed since the conflict began"
    return False


def _in_a_war(tree: Tree, verb: int) -> bool:
    """ "Have killed thousands of people in an insurgency", whichever word the parser hangs the war on."""
    told = [verb]
    for i in told:
        told += [c for c in tree.kids(i, "obj", "nsubj:pass", "nmod") if c not in told]
    return any(
        tree.lemmas[c].lower() in WARS and set(tree.cases(c)) & SPANNING
        for i in told
        for c in tree.kids(i, "obl", "nmod")
    )


def _first(tree: Tree, verb: int) -> int:
    """The verb whose auxiliary those joined to it share ("has killed nine and displaced millions")."""
    while tree.relations[verb] == "conj" and tree.kid(verb, "aux") is None and tree.heads[verb] >= 0:
        verb = tree.heads[verb]
    return verb


def is_definite(tree: Tree, t: Trigger) -> bool:
    """ "the attack", "Thursday's bombing", "this raid", "such attacks": an event that the page has told."""
    if not t.rule.noun:
        return False
    for c in tree.children[t.word]:
        if tree.relations[c] == "det" and tree.words[c].lower() in (
            "the",
            "this",
            "that",
            "these",
            "those",
            "both",
        ):
            return True
        if tree.relations[c] == "nmod:poss" and tree.tags[c] != "PRON":
            return True
    return False
