"""Which names a page uses as places, whether the gazetteer knows them or not."""

from __future__ import annotations

from collections.abc import Sequence

from accord.extract.circumstances import RAIDING, TOWNS, unknown_places
from accord.extract.names import Name
from accord.extract.tree import Tree
from accord.resolve.surroundings import AT, SITES

# Verbs of what is done to ground and towns.
_GROUND = (RAIDING - {"capture"}) | frozenset("seize raze enter liberate invade overrun patrol reach".split())

_KINDS = TOWNS | SITES


def places_of(tree: Tree, names: Sequence[Name]) -> frozenset[int]:
    """The words of the names that a page uses as places."""
    known = {w for n in names if n.place or n.kind in ("place", "state") for w in range(n.first, n.last)}
    kinds = ("demonym", "people", "media", "armed-group", "person")
    others = {w for n in names if n.kind in kinds or n.actors for w in range(n.first, n.last)} - known

    def proper(w: int) -> bool:
        return tree.words[w][:1].isupper() and tree.tags[w] == "PROPN" and w not in others

    sites = {
        w for h in range(len(tree.words))
        if tree.tags[h] == "PROPN" and tree.lemmas[h].lower().rstrip("s") in SITES and proper(h)
        for w in (h, *filter(proper, tree.kids(h, "compound")))
    }  # fmt: skip
    towns = {
        w for h in range(len(tree.words))
        if tree.tags[h] == "NOUN" and tree.lemmas[h].lower() in _KINDS and set(tree.cases(h)) & AT
        for w in filter(proper, tree.kids(h, "compound"))
    }  # fmt: skip
    towns |= {
        w for h in range(len(tree.words)) if tree.tags[h] == "NOUN" and tree.lemmas[h].lower() in TOWNS
        for w in filter(proper, tree.kids(h, "compound"))
    }  # fmt: skip
    taken = {
        w for n in names if n.kind == "other" and not n.actors and tree.relations[n.head] == "obj"
        and tree.lemmas[tree.heads[n.head]].lower() in _GROUND and tree.tags[n.head] == "PROPN"
        for w in range(n.first, n.last)
    }  # fmt: skip
    beside = unknown_places(tree, names) | known | sites | towns | taken
    for h in range(len(tree.words)):  # "in X and Y": one known place speaks for the other
        if h in beside and tree.kids(h, "conj") and tree.cases(h):
            beside |= {w for w in tree.conjuncts(h) if proper(w)}
    return beside
