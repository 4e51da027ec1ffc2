"""Which names a page uses as places, whether the gazetteer knows them or not."""

from __future__ import annotations

from collections.abc import Sequence

from accord.extract.circumstances import GROUNDS, LOCATING, RAIDING, TOWNS, unknown_places
from accord.extract.names import Name
from accord.extract.tree import Tree

AT = LOCATING | {"above", "between", "amid", "beyond", "alongside", "inside of", "in front of"}
# What bears a name of its own and can be gone to, by its last word.
SITES = frozenset(
    "hospital airport bridge mountain hill square street avenue road highway camp base airbase island"
    " river dam lake valley palace mosque church cathedral university college academy school prison"
    " market stadium hotel crossing checkpoint junction field station plant refinery port harbour"
    " harbor gulf strait peninsula desert forest park mall tower embassy consulate district county"
    " province city town village".split()
)
# Verbs of what is done to ground and towns; of the latter no person is the object.
_GROUND = (RAIDING - {"capture"}) | frozenset("seize raze enter liberate invade overrun patrol reach".split())
_GROUND_ONLY = frozenset("enter liberate invade overrun patrol raze besiege encircle shell".split())
# What a name of its own comes before, besides towns: "the X township", "the X axis".
_PARTS = TOWNS | GROUNDS
_PARTS |= frozenset("sector axis constituency colony pocket countryside shantytown sub-district".split())
# Last words of the names of grounds and installations, which are told without their town.
_INSTALLATIONS = frozenset(
    "airport airfield airbase base camp mountain hill pass gorge forest farm orchard field complex quarter"
    " castle fort depot factory dam valley desert crossing junction checkpoint port barracks refinery"
    " plant".split()
)


def places_of(tree: Tree, names: Sequence[Name]) -> frozenset[int]:
    """The words of the names that a page uses as places."""
    known = {w for n in names if n.place or n.kind in ("place", "state") for w in range(n.first, n.last)}
    kinds = ("demonym", "people", "media", "armed-group", "person")
    others = {w for n in names if n.kind in kinds or n.actors for w in range(n.first, n.last)} - known

    def proper(w: int) -> bool:
        return tree.words[w][:1].isupper() and tree.tags[w] == "PROPN" and w not in others

    def called(w: int) -> bool:  # "the X Military Airport", whatever the parse takes its last word for
        if tree.tags[w] != "NOUN" or not tree.words[w][:1].isupper() or w in others:
            return False
        return any(tree.words[c][:1].isupper() for c in tree.kids(w, "compound", "amod") if c < w)

    def of_kind(w: int, kinds: frozenset[str]) -> bool:
        lemma = tree.lemmas[w].lower()
        return lemma in kinds or lemma.rstrip("s") in kinds

    every = range(len(tree.words))
    sites = {
        w for h in every
        if (proper(h) and of_kind(h, SITES)) or (called(h) and of_kind(h, _INSTALLATIONS))
        for w in (h, *filter(proper, tree.kids(h, "compound")))
    }  # fmt: skip
    towns = {
        w for h in every
        if tree.tags[h] == "NOUN" and (of_kind(h, _PARTS) or (of_kind(h, SITES) and set(tree.cases(h)) & AT))
        for w in filter(proper, tree.kids(h, "compound"))
    }  # fmt: skip
    taken = {
        w for n in names
        if not n.actors and n.title < 0 and tree.relations[n.head] == "obj" and tree.tags[n.head] == "PROPN"
        and tree.lemmas[tree.heads[n.head]].lower()
        in {"other": _GROUND, "person": _GROUND_ONLY}.get(n.kind, frozenset())
        for w in range(n.first, n.last)
    }  # fmt: skip
    beside = unknown_places(tree, names) | known | sites | towns | taken
    for h in range(len(tree.words)):  # "in X and Y": one known place speaks for the other
        if h in beside and tree.kids(h, "conj") and tree.cases(h):
            beside |= {w for w in tree.conjuncts(h) if proper(w)}
    return beside
