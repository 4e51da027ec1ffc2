"""Who is suspected of an event, or blamed for it."""

from __future__ import annotations

from accord.extract.participants import spread
from accord.extract.tree import Tree
from accord.extract.voices import Attribution

SUSPECTED = frozenset({"suspected", "alleged", "presumed", "apparent", "reputed"})


def suspected(tree: Tree, actor: int) -> bool:
    """ "Suspected rebels", "alleged members of the group"."""
    return any(tree.words[c].lower() in SUSPECTED for c in tree.kids(actor, "amod", "advmod"))


def blamed(tree: Tree, a: Attribution, events: list[int]) -> list[int]:
    """Whom a blaming verb names: "blamed the rebels for the attack", "blames such attacks on militias"."""
    thing = tree.object(a.cue)
    onto = tree.oblique(a.cue, "on") or (tree.oblique(thing, "on") if thing is not None else [])
    if onto and tree.lemmas[a.cue] == "blame":
        thing = onto[0]
    if thing is None or thing in events or tree.words[thing].lower() in ("each", "other", "one"):
        return []
    return spread(tree, thing)


def of_the_blamed(
    tree: Tree, a: Attribution, actors: set[int], governor: int | None, events: list[int]
) -> bool:
    """ "Accused the rebels of launching the attack": they are its author by that voice alone."""
    return governor is not None and governor != a.cue and bool(actors & set(blamed(tree, a, events)))
