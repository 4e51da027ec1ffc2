"""Deaths told as those of protests, which are the protests' toll and no attack of its own."""

from __future__ import annotations

from dataclasses import replace

from accord.extract.drafts import Draft
from accord.extract.participants import who
from accord.extract.tree import Tree

PROTESTS: dict[str, str] = {
    "protest": "demo", "demonstration": "demo", "rally": "demo", "march": "demo", "riot": "riot",
    "rioting": "riot",
}  # fmt: skip
COSTING = frozenset("claim leave cost kill".split())


def deaths_in_protests(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The drafts with tolls of protests moved to the protest: "nine people were killed in protests"."""
    out = list(drafts)
    for d in drafts:
        noun = _protest(tree, d)
        if noun is None:
            continue
        told = next((o for o in out if o.type == "PROTEST" and noun in o.words), None)
        if told is not None:
            told.tolls += d.tolls
            told.places = told.places or d.places
            out.remove(d)
            continue
        mode = PROTESTS[tree.lemmas[noun]]
        d.triggers = [replace(t, type="PROTEST", mode=mode) for t in d.triggers]
        d.type, d.mode, d.targets, d.victims = "PROTEST", mode, [], []
    return out


def _protest(tree: Tree, d: Draft) -> int | None:
    """The protest whose toll a draft is: nobody is said to have killed, and no weapon or attack is told."""
    tolled = d.tolls and all(t.rule.toll for t in d.triggers)
    if d.type != "ASSAULT" or d.mode is not None or d.means or not tolled:
        return None
    forces = who()["armed"] | who()["collective"] | {"policeman", "policewoman", "officer"}
    if any(tree.lemmas[x] in forces for x in d.targets):
        return None  # "a policeman was killed in riots": somebody killed him
    for w in dict.fromkeys(c for own in d.words for c in tree.conjuncts(own)):
        agent = None if tree.passive(w) else tree.agent(w)
        if agent is not None and tree.lemmas[agent] in PROTESTS and tree.lemmas[w] in COSTING:
            return agent
        for c in tree.oblique(w, "in", "during", "amid"):
            if tree.lemmas[c] in PROTESTS and not d.actors:
                return c
    return None
