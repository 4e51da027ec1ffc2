"""Authors of an attack told by more than a verb: "X was behind it", "the work of X", "blamed on X"."""

from __future__ import annotations

from accord.extract.denials import sharer
from accord.extract.drafts import Draft
from accord.extract.modality import NEGATORS, nobody
from accord.extract.participants import can_act, spread
from accord.extract.tree import Tree
from accord.extract.voices import Attribution

SENTENCED = frozenset("convict sentence jail imprison".split())
HELD = SENTENCED | frozenset("arrest detain charge indict try prosecute hold".split())
CHARGED = SENTENCED | frozenset("charge indict try prosecute".split())
HOLDING = frozenset("held controlled occupied".split())
MATTERS = frozenset("case connection relation".split())
BLAMED = frozenset("blame attribute pin".split())
LAID_ON = BLAMED | frozenset("link connect tie trace".split())
PART = frozenset("much most some part many all more half".split())
DOING = frozenset("carry execute execution commission perpetration commit perpetrate".split())
# What is done by those who attack: "seized the town in a dawn raid".
TAKING = frozenset(
    "seize capture take occupy overrun retake recapture regain reclaim conquer arrest detain free rescue"
    " abduct kidnap destroy clear enter storm".split()
)
NOBODY = frozenset("who whoever nobody somebody someone anyone none what".split())


def find_author(tree: Tree, d: Draft) -> None:
    """Give an attack the author that its sentence tells of, in the words of whoever tells it."""
    if d.type == "ASSAULT":
        d.actors = _not_on_themselves(tree, d)
    violent = d.type == "ASSAULT" or d.mode == "riot"
    if d.actors or not d.triggers[0].rule.noun:
        return
    found, denied = sharer(tree, d.word)
    if found is not None and denied and can_act(tree, found, frozenset()):
        d.actors, d.modality = spread(tree, found), "denied"
        d.targets = [t for t in d.targets if t not in d.actors]
        return
    if not violent:
        return
    _held(tree, d)
    if d.actors:
        return
    found, sure = _told(tree, d.word)
    if found is not None and _negated(tree, d.word):
        d.modality, sure = "denied", True  # "it was not responsible for the attack"
    if found is None or tree.lemmas[found].lower() in NOBODY or not can_act(tree, found, frozenset()):
        return
    d.actors = spread(tree, found)
    d.targets = [t for t in d.targets if t not in d.actors]
    if d.modality == "asserted" and (not sure or (d.chain and d.chain[-1].speaker not in d.actors)):
        d.modality = "alleged"


def _not_on_themselves(tree: Tree, d: Draft) -> list[int]:
    """The actors of an attack, where the parse takes those for them whose ground is hit.

    "The government rejected a truce with rebels who hold the east and launched raids on a rebel-held town":
    the raids are the government's, as the subject of the next clause above.
    """
    holders = {h for t in d.targets for h in _holders(tree, t)}
    wrong = [a for a in d.actors if tree.lemmas[a].lower() in holders]
    if not wrong or len(wrong) < len(d.actors):
        return d.actors
    relative = next((w for w in (d.word, *tree.above(d.word)) if tree.relations[w] == "acl:relcl"), None)
    if relative is None:
        return []
    subject = next((s for w in tree.above(relative) if (s := tree.kid(w, "nsubj")) is not None), None)
    return spread(tree, subject) if subject is not None and subject not in wrong else []


def _holders(tree: Tree, target: int) -> set[str]:
    """Who holds a target, by a word before it: {"rebel"} of "a rebel-held town"."""
    first, last = tree.phrase(target)
    words = [tree.words[w].lower() for w in range(first, last)]
    joined = {w.partition("-")[0] for w in words if w.endswith(("-held", "-controlled", "-occupied"))}
    split = {
        a for a, dash, b in zip(words, words[1:], words[2:], strict=False) if dash == "-" and b in HOLDING
    }
    return joined | split


def _negated(tree: Tree, w: int) -> bool:
    predicate = w if tree.kid(w, "cop") is not None else tree.heads[w]
    return any(tree.words[c].lower() in NEGATORS for c in tree.children[predicate])


def _told(tree: Tree, w: int) -> tuple[int | None, bool]:
    """The author of event w, and whether it is told without a doubt."""
    w = _as_counted(tree, tree.counted_as(w))
    head = tree.heads[w]
    for c in tree.kids(w, "acl"):  # "a bombing blamed on separatists", "the raid, also linked to the group"
        if tree.lemmas[c] in LAID_ON and tree.passive(c):
            return _laid_on(tree, c), tree.lemmas[c] not in BLAMED
    if tree.case(w) == "behind" and tree.kid(w, "cop") is not None:
        own = tree.kid(w, "nsubj")
        return (own, True) if own is not None else (tree.subject(head) if head >= 0 else None, False)
    if head < 0:
        return None, True
    own = tree.kid(head, "nsubj")
    if tree.relations[w] == "obl" and tree.case(w) in ("in", "during") and tree.lemmas[head] in TAKING:
        new = any(tree.words[c].lower() in ("a", "an") for c in tree.kids(w, "det"))
        if own is not None and new and not tree.passive(head):
            return own, True
    if tree.lemmas[head] == "responsible" and tree.case(w) == "for" and tree.kid(head, "cop") is not None:
        own = tree.kid(head, "nsubj")
        return (own, True) if own is not None else (tree.subject(tree.heads[head]), False)
    if (part := _took_part(tree, w)) is not None:
        return part, True
    if tree.lemmas[head] in ("involve", "implicate") and tree.case(w) == "in" and tree.passive(head):
        return tree.object(head), tree.lemmas[head] == "involve"
    if tree.lemmas[head] == "work" and tree.relations[w] == "nsubj":
        return next(iter(tree.oblique(head, "of")), None), True
    if tree.lemmas[head] in LAID_ON and tree.passive(head) and tree.object(head) == w:
        return _laid_on(tree, head), False
    if tree.lemmas[head] == "blame" and tree.passive(head) and tree.case(w) == "for":
        return tree.object(head), False
    return None, True


def _took_part(tree: Tree, w: int) -> int | None:
    """Who "took part in the attack", "participated in the carrying out of the raid"."""
    head = tree.heads[w]
    if tree.tags[head] == "ADP" and tree.relations[head] == "compound":
        head = tree.heads[head]  # "the carrying out of": hung on "out"
    if tree.lemmas[head] in DOING and tree.case(w) == "of" and tree.heads[head] >= 0:
        w, head = head, tree.heads[head]  # "the carrying out of the attack"
    led = {tree.words[c].lower() for c in tree.kids(w, "case", "mark")}
    thing = tree.kid(head, "obj")
    shared = tree.lemmas[head] == "participate" or (
        tree.lemmas[head] == "take" and thing is not None and tree.lemmas[thing] == "part"
    )
    return tree.subject(head) if shared and "in" in led and not tree.passive(head) else None


def _laid_on(tree: Tree, v: int) -> int | None:
    """On whom an event is laid; what is "linked to France" is not France's doing."""
    those = tree.oblique(v, "to", "on", "with")
    linked = tree.lemmas[v] not in BLAMED
    return next((h for h in those if not (linked and h in tree.countries)), None)


def _as_counted(tree: Tree, w: int) -> int:
    """The quantity that stands for an event in its clause: "much of the looting", else the event."""
    head = tree.heads[w]
    part = head >= 0 and tree.relations[w] == "nmod" and tree.case(w) == "of"
    return head if part and tree.lemmas[head].lower() in PART else w


def _held(tree: Tree, d: Draft) -> None:
    """Who is held or sentenced for an attack is its author in the words of those who hold him."""
    word = d.word
    matter = tree.heads[word]
    if matter >= 0 and tree.lemmas[matter] in MATTERS and tree.relations[word] == "nmod":
        word = matter  # "indicted in the case of the bombing", unlike "held in connection with it"
    verb = tree.heads[word]
    if word == matter and verb >= 0 and tree.lemmas[verb] not in CHARGED:
        return
    if verb < 0 or tree.lemmas[verb] not in HELD or tree.relations[word] not in ("obl", "nmod"):
        return
    if word == d.word and tree.case(word) not in ("for", "over", "of", "with"):
        return  # who is arrested in a raid did not make it
    if tree.kid(d.word, "det", "nmod", "nmod:poss") is None:
        return  # "charged with murder" names a crime, "with the murder of a judge" an event
    whom = tree.object(verb)
    if whom is None or nobody(tree, whom):
        return
    d.actors = spread(tree, whom)
    d.targets = [t for t in d.targets if t not in d.actors]
    who, proven = tree.agent(verb), tree.lemmas[verb] in SENTENCED
    if who is not None and who != whom and not d.chain:
        words = frozenset({d.word})
        d.chain = [Attribution(content=words, speaker=who, cue=verb, stance="neutral", blames=not proven)]
    d.modality = "asserted" if proven else "alleged"
