"""Whether the words around a verb fit the condition of a rule: its object, subject, particle, clause."""

from __future__ import annotations

from accord.extract.counts import number
from accord.extract.lexicon import Condition
from accord.extract.means import find as find_means
from accord.extract.participants import can_act, can_suffer, who
from accord.extract.tree import Tree

_SELF = frozenset("they it their its".split())
_SAYING = frozenset("say announce declare vow warn add insist".split())
ARMS = frozenset("weapon weaponry munition ammunition arm firepower explosive".split())
# Classes of the rules that are lists of words/who.yaml.
LISTS = {
    "@crowd": "crowd",
    "@vessel": "vessels",
    "@public": "public",
    "@workers": "workers",
    "@civil": "civil",
}


def _fits(tree: Tree, i: int, wanted: frozenset[str], places: frozenset[int]) -> bool:
    for h in tree.conjuncts(i):
        if "@who" in wanted and can_act(tree, tree.content(h), places):
            return True
        if "@person" in wanted and (
            tree.tags[h] == "PROPN" or tree.lemmas[h] in who()["persons"] | who()["armed"]
        ):
            return True
        if "@target" in wanted and (can_suffer(tree, tree.content(h), places) or h in places):
            return True
        if "@weapon" in wanted and (
            tree.lemmas[tree.content(h)] in ARMS or find_means(tree, tree.content(h))
        ):
            return True
        if "@people" in wanted and (
            h in tree.people
            or tree.lemmas[tree.content(h)] in who()["persons"] | who()["armed"] | who()["civil"]
            or tree.words[h].lower() in ("he", "him", "she", "her", "them")
        ):
            return True
        if "@number" in wanted and _some(tree, h):
            return True
        if "@place" in wanted and h in places:
            return True
        if "@state" in wanted and (h in tree.countries or tree.lemmas[h].lower() in who()["offices"]):
            return True
        counted = tree.lemmas[tree.content(h)].lower()
        if any(kind in wanted and counted in who()[name] for kind, name in LISTS.items()):
            return True
        if "@armed" in wanted and tree.lemmas[h] in who()["armed"] | who()["collective"]:
            return True
        if tree.lemmas[h].lower() in wanted or _hyphened(tree, h) in wanted:
            return True
        if tree.lemmas[tree.content(h)].lower() in wanted:
            return True
        if any(f"{tree.lemmas[k]}_{tree.lemmas[h]}".lower() in wanted for k in tree.kids(h, "compound")):
            return True  # "hunger_strike"
    return False


def _some(tree: Tree, h: int) -> bool:
    """A number or the like of people told before: "three", "two more", "a fifth", "an unknown number"."""
    lemma, before = tree.lemmas[h].lower(), tree.words[max(h - 1, 0)]
    if tree.tags[h] == "NUM":
        return True
    if lemma in ("more", "other"):
        return number(before) is not None
    rest = any(tree.relations[c] == "nmod" for c in tree.children[h])
    return not rest and lemma in ("number", "handful", "dozen", "fourth", "fifth", "sixth", "seventh")


def _hyphened(tree: Tree, h: int) -> str:
    """A word with what a hyphen joins to it in front ("cease-fire"), which are words of their own."""
    if h < 2 or tree.words[h - 1] not in ("-", "‐", "‑"):
        return ""
    return f"{tree.words[h - 2]}-{tree.lemmas[h]}".lower()


def sayer(tree: Tree, v: int, who_acts: int) -> int | None:
    """Who "they" are in "unions said they would strike": whoever says so."""
    said = tree.heads[v] if tree.relations[v] == "ccomp" else -1
    if said < 0 or tree.words[who_acts].lower() not in _SELF or tree.lemmas[said] not in _SAYING:
        return None
    speaker = tree.kid(said, "nsubj")
    return speaker if speaker is not None and tree.tags[speaker] != "PRON" else None


def holds(tree: Tree, v: int, c: Condition, places: frozenset[int]) -> bool:
    kids = tree.children[v]
    if c.kind == "prt":
        return any(
            tree.words[k].lower() in c.words
            and tree.relations[k] in ("compound", "advmod", "obl", "xcomp", "case", "mark")
            for k in kids
        )  # fmt: skip
    if c.kind == "noobj":
        return tree.kid(v, "obj") is None and not tree.passive(v)
    if c.kind == "iobj":
        return tree.recipient(v) is not None
    if c.kind in ("obj", "subj"):
        thing = tree.object(v) if c.kind == "obj" else tree.agent(v)
        if thing is None or not c.words:
            return thing is not None
        speaker = sayer(tree, v, thing) if c.kind == "subj" else None
        return any(_fits(tree, w, c.words, places) for w in (thing, speaker) if w is not None)
    if c.kind == "mod":
        thing = tree.object(v)
        told = tree.kids(thing, "amod", "compound", "nmod") if thing is not None else []
        return any(tree.lemmas[k].lower() in c.words or tree.words[k].lower() in c.words for k in told)
    if c.kind == "prep":
        # "called the envoy on Tuesday" calls on nobody
        found = tree.someone(v, *c.words) if "upon" in c.words else tree.oblique(v, *c.words)
        if "of" in c.words and (thing := tree.object(v)) is not None:
            found = [*found, *tree.oblique(thing, "of")]  # "declared a state of emergency"
        if "with" in c.words and (thing := tree.kid(v, "obj")) is not None:
            found = [*found, *tree.oblique(thing, "with")]  # "provided the rebels with weapons"
        if not c.lemmas:  # "charged with possessing explosives"
            found = [*found, *(k for k in tree.kids(v, "advcl") if set(tree.cases(k)) & set(c.words))]
            found += [
                k
                for k in tree.kids(v, "advcl")
                if any(tree.words[m].lower() in c.words for m in tree.kids(k, "mark"))
            ]
        return any(not c.lemmas or _fits(tree, k, c.lemmas, places) for k in found)
    if c.kind in ("comp", "that"):
        clause = tree.kid(v, "ccomp", *(["xcomp"] if c.kind == "comp" else []))
        return clause is not None and (not c.words or tree.lemmas[clause] in c.words)
    if c.kind == "to":
        thing = tree.object(v) if c.words else None
        hung = tree.kids(thing, "acl") if thing is not None else []  # "a campaign to help the victims"
        for k in [*tree.kids(v, "xcomp", "advcl", "ccomp"), *hung]:
            if any(tree.words[m].lower() == "to" for m in tree.kids(k, "mark")) and (
                not c.words or tree.lemmas[k] in c.words
            ):
                return True
        return False
    if c.kind == "own":
        thing = tree.object(v)
        whose = tree.owner(thing) if thing is not None else None
        return whose is not None and tree.tags[whose] == "PRON"
    if c.kind == "adj":
        if (thing := tree.kid(v, "obj")) is not None:  # "held the rebels responsible"
            kids = [*kids, *(k for k in tree.kids(thing, "amod") if k > thing)]
        return any(tree.lemmas[k].lower() in c.words or tree.words[k].lower() in c.words for k in kids)
    raise ValueError(f"unknown condition {c.kind!r} in the rules; see rules/README.md")
