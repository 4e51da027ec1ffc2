"""What is denied: a share in a deed, in the words of who denies it, and what was told of him just before."""

from __future__ import annotations

from dataclasses import replace

from accord.extract.drafts import Draft
from accord.extract.modality import NEGATORS
from accord.extract.senses import SAYINGS
from accord.extract.tree import Tree
from accord.extract.voices import Attribution, speech

# What those have in a deed who did it or helped; "denied involvement", "had no hand in it".
SHARES = frozenset("involvement role hand part connection link responsibility complicity".split())
DENYING = frozenset("deny reject dispute refute dismiss disclaim repudiate".split())
HAVING = frozenset("have play take bear hold".split())
TOLD = SAYINGS | frozenset("report rumour rumor suggestion news story".split())
SELF = frozenset({"i", "we", "it", "they", "he", "she"})
REPORTED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AGREE", "CONSULT", "AID", "COOPERATE"})
NEAR = 1  # sentences back to what is denied without being named


def disclaimed(tree: Tree, v: int) -> bool:
    """Whether a verb says that its subject had no part in something.

    "Had no involvement in the raid", "played no part", "did not take part in", "had nothing to do with it".
    """
    thing = tree.object(v) if tree.tags[v] == "VERB" and tree.lemmas[v] in HAVING else None
    if thing is None:
        return False
    if tree.words[thing].lower() == "nothing":
        return tree.lemmas[v] == "have" and any(
            tree.lemmas[c] == "do" and tree.oblique(c, "with") for c in tree.children[thing]
        )
    if tree.lemmas[thing] not in SHARES:
        return False
    if not any(tree.oblique(w, "in", "with", "of", "for", "to") for w in (thing, v)):
        return False
    none = any(tree.words[c].lower() == "no" for c in tree.kids(thing, "det"))
    return none or any(tree.words[c].lower() in NEGATORS for c in tree.kids(v, "advmod"))


def sharer(tree: Tree, event: int) -> tuple[int | None, bool]:
    """Who is said to have a share in an event or to have none, and whether it is denied.

    "Denied involvement in the attack", "had no hand in the raid", "had nothing to do with the blast".
    """
    share = tree.heads[event]
    if share >= 0 and tree.lemmas[share] in DENYING and tree.relations[event] == "obl":
        share = tree.kid(share, "obj") or share  # "denied responsibility / for the attack"
    if share >= 0 and tree.lemmas[share] == "do" and tree.case(event) == "with":
        v = tree.heads[tree.heads[share]] if tree.relations[share].startswith("acl") else tree.heads[share]
        return (tree.subject(v), True) if v >= 0 and disclaimed(tree, v) else (None, False)
    if share < 0 or tree.lemmas[share] not in SHARES or tree.case(event) not in ("in", "for", "of", "with"):
        return None, False
    v = tree.heads[share]
    if v < 0 or tree.relations[share] not in ("obj", "nsubj:pass"):
        return None, False
    if tree.lemmas[v] in DENYING:
        return tree.agent(v), True
    return (tree.subject(v), True) if disclaimed(tree, v) else (None, False)


def denials(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Deeds as those deny them of whom they were told: "of sheltering the group, which it denies".

    What is denied without being named stands in the same sentence or in the one before: "Shelling killed
    four. The army denied responsibility."
    """
    out = []
    for d in drafts:
        verb = next((t.word for t in d.triggers if t.rule.lemma in DENYING), None)
        thing = None if verb is None else _denied(tree, verb)
        if d.type != "REJECT" or verb is None or thing is None or not _back_to(tree, thing):
            continue
        for x in _told_of(tree, drafts, d, verb, thing):
            d.targets = d.targets or _tellers(tree, x, d)
            own = Attribution(
                content=frozenset(x.words), speaker=d.actors[0], cue=verb, stance="neutral", denies=True
            )
            actors = x.actors or list(d.actors)
            out.append(_as_denied(tree, x, d, actors, own))
    return out


def _as_denied(tree: Tree, x: Draft, d: Draft, actors: list[int], own: Attribution) -> Draft:
    return replace(x, actors=actors, modality="denied", chain=[own], tolls=[], same_as=[])


def _tellers(tree: Tree, x: Draft, d: Draft) -> list[int]:
    """Who is answered: he who told of the deed, be it as a charge or as news."""
    telling = speech()["neutral"] | speech()["doubting"] | speech()["confirming"]
    return [
        a.speaker for a in x.chain[-1:]
        if a.speaker not in d.actors
        and (a.blames or (x.sentence != d.sentence and tree.lemmas[a.cue] in telling))
    ]  # fmt: skip


def _told_of(tree: Tree, drafts: list[Draft], d: Draft, verb: int, thing: int) -> list[Draft]:
    """The deeds that a denial answers: those of its sentence, else those of the one before."""
    if not d.actors:
        return []
    here = [
        x for x in drafts
        if x.sentence == d.sentence and x.word < verb and x is not d and x.type not in ("REJECT", "ACCUSE")
        and x.modality != "denied" and (x.modality == "alleged" or tree.lemmas[thing] in SAYINGS)
        and _same(tree, x.actors, d.actors)
    ]  # fmt: skip
    if here:
        return here
    share = tree.lemmas[thing] in SHARES
    if any(x.sentence == d.sentence and x.word < verb for x in drafts):
        return []  # "was accused of it, and denied involvement": the sentence tells of what
    before = [
        x for x in drafts
        if 0 < d.sentence - x.sentence <= NEAR
        and x.type in REPORTED and x.modality in ("asserted", "alleged")
        and not (x.chain and _same(tree, [x.chain[-1].speaker], d.actors))
        and (_same(tree, x.actors, d.actors) or (share and x.type == "ASSAULT" and not x.actors))
        and (share or x.chain)
    ]  # fmt: skip
    return before[:1]


def _denied(tree: Tree, verb: int) -> int | None:
    """What is denied: the object, or what a relative clause hangs on ("an allegation it rejects")."""
    thing = tree.kid(verb, "obj")
    if thing is None and tree.relations[verb] == "acl:relcl" and tree.lemmas[tree.heads[verb]] in SAYINGS:
        return tree.heads[verb]
    return thing


def _back_to(tree: Tree, thing: int) -> bool:
    """Whether a word refers to what was said before: "which", "this", "the report", "responsibility"."""
    named = tree.oblique(thing, "in", "for", "of", "with", "to", "about") or tree.kid(thing, "acl", "ccomp")
    if tree.lemmas[thing] in SHARES | TOLD - SAYINGS:
        return not named
    return tree.words[thing].lower() in ("which", "this", "that", "it") or tree.lemmas[thing] in SAYINGS


def _same(tree: Tree, some: list[int], others: list[int]) -> bool:
    """Whether two sides have a name or a land in common ("Rwanda", "Kigali", "Rwandan troops")."""
    for a in some:
        for b in others:
            if tree.words[a].lower() == tree.words[b].lower() or tree.words[b].lower() in SELF:
                return True
            if any(x & y for x in _lands(tree, a) for y in _lands(tree, b)):
                return True
    return False


def _lands(tree: Tree, side: int) -> list[frozenset[str]]:
    own = tree.lands.get(side)
    return [own] if own else [tree.lands[w] for w in range(*tree.phrase(side)) if w in tree.lands]
