"""Whom an attack was meant for where it did not reach him, and harm that was only aimed at."""

from __future__ import annotations

from accord.extract.participants import can_act, life_of, spread, who
from accord.extract.tree import Tree

TRIED = frozenset({"attempt", "bid"})
PLOTS = TRIED | frozenset("plot plan scheme conspiracy effort mission".split())
PURPOSES = frozenset("aim objective goal purpose intention target idea task mission intent".split())
SEEKING = frozenset(
    "try attempt plot plan aim want seek mean intend design hope conspire scheme wish threaten vow".split()
)
NEARING = frozenset("reach hit strike approach".split())
BESIDE = ("near", "at", "outside", "beside", "by", "above", "over", "close to", "in front of", "next to")


def attempt_on_life(tree: Tree, noun: int) -> int | None:
    """The life that an attempt was made on, where the noun is one."""
    if tree.lemmas[noun].lower() not in TRIED:
        return None
    return next((c for c in tree.oblique(noun, "on", "against") if life_of(tree, c) is not None), None)


def aimed_only(tree: Tree, v: int) -> bool:
    """Whether a verb tells a purpose: "tried to kill", "the aim was to kill", "a bid to kill"."""
    head, relation = tree.heads[v], tree.relations[v]
    infinitive = any(tree.words[c].lower() == "to" for c in tree.kids(v, "mark"))
    if not infinitive:
        return relation == "acl" and head >= 0 and tree.case(v) in ("of", "at") and tree.lemmas[head] in PLOTS
    if head >= 0 and relation in ("xcomp", "advcl", "ccomp") and tree.lemmas[head] in SEEKING | PURPOSES:
        return True
    if head >= 0 and relation == "acl" and tree.lemmas[head] in PLOTS | PURPOSES:
        return True
    was = any(tree.lemmas[c] == "be" for c in tree.kids(v, "cop", "aux"))
    subject = tree.kid(v, "nsubj") if was else None
    return subject is not None and tree.lemmas[subject] in PURPOSES


def present(tree: Tree, v: int, places: frozenset[int]) -> list[int]:
    """Those at whom a weapon went off: "near the stage where X spoke", "before it reached X"."""
    fronts = [c for c in tree.oblique(v, "in") if tree.words[c].lower() == "front"]
    sites = [(c, False) for c in tree.oblique(v, *BESIDE)]
    sites += [(h, False) for c in fronts for h in tree.oblique(c, "of")]  # "in front of the president"
    for c in tree.kids(v, "advcl"):
        marks = {tree.words[m].lower() for m in tree.kids(c, "mark")}
        thing = tree.kid(c, "obj")
        if "before" in marks and tree.lemmas[c] in NEARING and thing is not None:
            sites.append((thing, True))
    for site, reached in sites:
        for clause in tree.kids(site, "acl:relcl"):
            there = tree.kid(clause, "nsubj")
            where = any(tree.words[c].lower() == "where" for c in tree.children[clause])
            if where and there is not None and can_act(tree, there, places):
                return spread(tree, there)
        pronoun = tree.words[site].lower() in ("him", "her", "them")
        person = pronoun or site in tree.people or tree.lemmas[site] in who()["persons"]
        if (reached or person) and can_act(tree, site, places):
            return spread(tree, site)
    return []
