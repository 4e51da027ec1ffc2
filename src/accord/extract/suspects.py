"""Who is suspected of an event, blamed for it, or denies a share in it."""

from __future__ import annotations

from accord.extract.participants import spread
from accord.extract.senses import SAYINGS
from accord.extract.tree import Tree
from accord.extract.voices import Attribution

SUSPECTED = frozenset({"suspected", "alleged", "presumed", "apparent", "reputed"})
SHARES = frozenset("involvement role hand part connection link responsibility complicity".split())


def share_denied(tree: Tree, event: int, a: Attribution) -> bool:
    """ "Denied involvement in the attack", "denied accusations of bombing": he is charged with it."""
    own = tree.heads[event]
    if own < 0 or tree.heads[own] != a.cue or tree.relations[own] not in ("obj", "nsubj:pass"):
        return False
    share = tree.lemmas[own] in SHARES and tree.case(event) in ("in", "for", "of", "with")
    return share or (
        tree.lemmas[own] in SAYINGS and tree.relations[event] == "acl" and "of" in tree.cases(event)
    )


def nothing_to_do(tree: Tree, v: int) -> bool:
    """ "Had nothing to do with the attack"."""
    thing = tree.object(v) if tree.tags[v] == "VERB" and tree.lemmas[v] == "have" else None
    if thing is None or tree.words[thing].lower() != "nothing":
        return False
    return any(tree.lemmas[c] == "do" and tree.oblique(c, "with") for c in tree.children[thing])


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
