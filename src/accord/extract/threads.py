"""Drafts of a page that speak of one event, so that a sentence that names nobody takes the event's sides.

"The attack", "Thursday's bombing", "21 people were killed" hold their event's actor, target and place
from the sentence that tells it. What is taken over keeps the mention that it was taken from.
"""

from __future__ import annotations

from accord.extract.drafts import Draft
from accord.extract.tree import Tree

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
EARLIER = frozenset("previous earlier last past former separate another other similar decade year".split())


def time_words(tree: Tree, d: Draft) -> set[str]:
    """Weekdays, months and years of a draft's clause: two events with different ones are not one."""
    out = set()
    for w in d.words:
        for c in tree.subtree(w, frozenset({"conj", "acl:relcl", "advcl", "ccomp", "parataxis"})):
            word = tree.words[c].lower()
            if word in DAYS or (word in MONTHS and tree.words[c][:1].isupper()) or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")):
                out.add(word)
    return out


def _fresh(tree: Tree, d: Draft) -> bool:
    """"another attack", "a separate blast", "a previous raid": expressly not the event told before."""
    for w in d.words:
        for c in tree.children[w]:
            if tree.words[c].lower() in EARLIER and tree.relations[c] in ("amod", "det"):
                return True
    return False


def _compatible(tree: Tree, a: Draft, b: Draft) -> bool:
    if a.type != b.type or a.type != "ASSAULT":
        return False
    violent = {None, "explosives", "aerial", "heavy-weapons", "drone", "suicide-attack", "firearms"}
    if a.mode != b.mode and None not in (a.mode, b.mode):
        if not ({a.mode, b.mode} <= {"explosives", "suicide-attack"} or {a.mode, b.mode} <= {"aerial", "drone", "heavy-weapons"}):
            return False
    elif a.mode != b.mode and not {a.mode, b.mode} <= violent:
        return False
    ta, tb = time_words(tree, a), time_words(tree, b)
    if ta and tb and not ta & tb:
        return False
    heads = lambda ws: {tree.lemmas[w].lower() for w in ws}  # noqa: E731
    named = lambda ws: {tree.words[w].lower() for w in ws if tree.tags[w] == "PROPN"}  # noqa: E731
    pa, pb = named(a.places), named(b.places)
    if pa and pb and not pa & pb:
        return False
    aa, ab = named(a.actors), named(b.actors)
    if aa and ab and not aa & ab:
        return False
    xa, xb = heads(a.targets), heads(b.targets)
    return not (xa and xb and not xa & xb and named(a.targets) and named(b.targets))


def weave(tree: Tree, drafts: list[Draft]) -> None:
    """Link each assault to the earlier one of the page that it goes on telling (in `same_as`)."""
    told: list[Draft] = []
    for d in drafts:
        if d.type != "ASSAULT":
            continue
        if d.modality in ("asserted", "alleged", "denied", "hypothetical") and not _fresh(tree, d):
            reference = _antecedent(tree, d, told)
            if reference is not None:
                d.same_as.append((reference, _reason(d)))
        told.append(d)


def _reason(d: Draft) -> str:
    if d.weak:
        return "casualties told without an event of their own"
    return "definite mention of an event of the page" if d.definite else "same kind of event, nothing told apart"


def _antecedent(tree: Tree, d: Draft, told: list[Draft]) -> Draft | None:
    lacking = not d.actors or not d.targets
    if not (d.definite or d.weak or lacking):
        return None
    candidates = [t for t in told if t.sentence < d.sentence and _compatible(tree, t, d)]
    if not candidates:
        return None
    near = [t for t in candidates if d.sentence - t.sentence <= 8]
    if d.definite or d.weak:
        return (near or candidates)[-1]
    indefinite = any(
        tree.words[c].lower() in ("a", "an") for t in d.triggers if t.rule.noun for c in tree.kids(t.word, "det")
    )  # fmt: skip
    if indefinite and d.sentence - candidates[-1].sentence > 3:
        return None
    plural = any(t.rule.noun and tree.words[t.word].lower().endswith("s") for t in d.triggers)
    if plural and not d.places and not d.actors:
        return near[-1] if near else None
    return near[-1] if near else None


def root(d: Draft) -> list[Draft]:
    """The drafts that d goes on telling, nearest first."""
    out: list[Draft] = []
    while d.same_as and len(out) < 200:
        d = d.same_as[0][0]
        out.append(d)
    return out
