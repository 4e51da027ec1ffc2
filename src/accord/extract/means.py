"""Weapons and methods by the taxonomy of words/means.yaml."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from accord.extract.lexicon import words
from accord.extract.tree import Tree
from accord.types import Means


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of weapon: its name, the mode of an assault by it; hidden ones only tell the mode."""

    name: str
    mode: str | None
    hidden: bool


@functools.cache
def taxonomy() -> dict[str, list[tuple[tuple[str, ...], Kind]]]:
    """Kinds by the lemma of their head word, longest wording first."""
    out: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for entry in words("means"):
        kind = Kind(name=entry["kind"], mode=entry["mode"], hidden=bool(entry.get("hidden")))
        for phrase in entry["words"]:
            parts = tuple(phrase.split())
            out.setdefault(parts[-1], []).append((parts, kind))
    for found in out.values():
        found.sort(key=lambda x: -len(x[0]))
    return out


# What makes a tank, a shell or a club another thing.
OTHER_THINGS = frozenset(
    "gas fuel oil water storage propane septic fish think night football golf sea egg".split()
)


AIRCRAFT = frozenset("plane aircraft aeroplane airplane helicopter chopper".split())
NO_RAIDS = frozenset(
    "defence defense base traffic field port space line lift show travel ambulance embargo".split()
)


# What carries explosives to where they go off, and how it is said to be full of them.
CARRIERS = frozenset(
    "vehicle car truck van lorry tanker humvee minibus bus motorcycle motorbike ambulance jeep pickup"
    " taxi".split()
)
LOADED = frozenset("pack load lade fill rig stuff cram laden loaded full carry equip arm".split())
CAR_BOMB = Kind(name="car bomb", mode="explosives", hidden=False)


def payload(tree: Tree, i: int) -> list[int]:
    """What a thing is said to be loaded with: "a van packed with explosives", "drones carrying grenades"."""
    laden = (c for c in tree.kids(i, "acl", "amod", "acl:relcl") if tree.lemmas[c].lower() in LOADED)
    return [w for c in laden for w in tree.subtree(c) if w != c]


def _spelt(tree: Tree, i: int) -> tuple[str, str]:
    return tree.lemmas[i].lower(), tree.words[i].lower()


def find(tree: Tree, i: int) -> tuple[int, Kind] | None:
    """The kind of means whose head word is i, and the first word of its wording."""
    for form in dict.fromkeys(_spelt(tree, i)):
        for parts, kind in taxonomy().get(form, ()):
            first = i - len(parts) + 1
            at, k = i, len(parts) - 1
            while k > 0 and at - 1 >= 0:
                at -= 1
                if tree.words[at] in "-–":
                    continue
                if parts[k - 1] not in _spelt(tree, at):
                    break
                k -= 1
            if k == 0:
                return (at if len(parts) > 1 else first), kind
    return None


class MeansFinder:
    """All means of a page, found once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.at: dict[int, tuple[int, Kind]] = {}
        for i in range(len(tree.words)):
            if tree.tags[i] in ("NOUN", "PROPN", "ADJ"):
                found = find(tree, i)
                before = tree.lemmas[i - 1].lower() if i else ""
                behind = tree.lemmas[i + 1].lower() if i + 1 < len(tree.words) else ""
                if found is not None and found[1].hidden and behind in NO_RAIDS:
                    continue  # "air defences", "air traffic"
                if found is not None and tree.lemmas[i] in AIRCRAFT and tree.relations[i] == "compound":
                    continue  # "a plane bombing", "helicopter crash"
                if found is not None and not (found[0] == i and before in OTHER_THINGS):
                    self.at[i] = found
        for i, lemma in enumerate(tree.lemmas):
            if lemma in CARRIERS and any(self._explodes(w) for w in payload(tree, i)):
                self.at[i] = (i, CAR_BOMB)

    def _explodes(self, i: int) -> bool:
        kind = self.kind(i)
        return kind is not None and kind.mode == "explosives"

    def kind(self, i: int) -> Kind | None:
        found = self.at.get(i)
        return found[1] if found else None

    def means(self, i: int) -> Means | None:
        """The means headed by word i, with its wording."""
        found = self.at.get(i)
        if found is None or found[1].hidden:
            return None
        return Means(kind=found[1].name, mention=self.tree.mention(found[0], i + 1, "means"))
