"""Which triggers of a sentence name one event: "strikes killed nine, wounding twenty" is one assault.

By the way the words hang on each other; parts of a group that differ in modality come apart again.
"""

from __future__ import annotations

from accord.extract.lexicon import lexicon
from accord.extract.riots import in_protest, one_riot
from accord.extract.tree import Tree
from accord.extract.triggers import FIRED, Trigger
from accord.extract.voices import Voices, speech

TOLD_OF = frozenset("report believe fear confirm presume say".split())
JOINING = frozenset("in by during from with as of at under for".split())


def _hung_elsewhere(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """A clause of harm that the parse hung too high or on the nearer noun.

    "Tensions grew as X launched raids, killing nine"; "an attack on X's soil that killed two".
    """
    head, relation = tree.heads[b.word], tree.relations[b.word]
    above = list(tree.above(b.word))
    if relation == "acl:relcl" and a.rule.noun and a.word in above and tree.subject(b.word) == head:
        return all(tree.tags[w] in ("NOUN", "PROPN") for w in above[: above.index(a.word)])
    if relation not in ("advcl", "acl") or not tree.words[b.word].lower().endswith("ing"):
        return False
    if a.word > b.word or tree.kid(b.word, "mark", "nsubj") is not None:
        return False
    return head in tree.above(a.word) or (a.word in above and not a.rule.toll)


def _outcome(tree: Tree, noun: int) -> int:
    """The "result" that a noun hangs on ("killed as a result of the strike"), else the noun."""
    head = tree.heads[noun]
    if head >= 0 and tree.relations[noun] == "nmod" and tree.case(noun) == "of":
        return head if tree.lemmas[head] in ("result", "consequence", "course") else noun
    return noun


def _coordinated(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """ "Nine were killed and a number of others injured", which the parse takes for "others, injured"."""
    if not (a.rule.toll and b.rule.toll) or tree.relations[b.word] != "acl":
        return False
    noun = tree.heads[b.word]
    while tree.relations[noun] == "nmod" and tree.case(noun) == "of":
        noun = tree.heads[noun]
    return tree.relations[noun] == "conj" and tree.heads[noun] == a.word


def _gone_on(tree: Tree, t: Trigger) -> list[int]:
    """The "hurt" of "nine were killed and several hurt in clashes": on the last hangs where both were."""
    harmed = t.rule.toll and not t.rule.noun and tree.passive(t.word)
    return [v for v in tree.kids(t.word, "conj") if tree.passive(v)] if harmed else []


def _doer(tree: Tree, t: Trigger) -> int:
    """What does the harm of a trigger; its own word where nothing is told to."""
    agent = tree.agent(t.word)
    return t.word if agent is None else agent


def _linked(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """Whether trigger b names the same assault as a, by the way it depends on it."""
    if b.rule.noun:
        return _told_by_noun(tree, a, b)
    head, relation = tree.heads[b.word], tree.relations[b.word]
    if b.rule.toll and not a.suffered and _hung_elsewhere(tree, a, b):
        return True
    while (
        relation == "advcl"
        and head >= 0
        and tree.relations[head] == "conj"
        and head not in (a.word, a.governor)
        and (tree.kid(head, "nsubj", "nsubj:pass") is None or tree.passive(head))
    ):  # "some were killed and two captured when"; not "and the group responded by firing rockets"
        head = tree.heads[head]
    if _coordinated(tree, a, b):
        return True
    if a.rule.toll and not b.rule.toll and _hangs_when(tree, a.word, b.word):
        return True
    if (
        a.responsibility
        and b.rule.toll
        and relation in ("acl", "acl:relcl")
        and b.word in tree.subtree(a.word)
    ):
        return True  # "claimed responsibility for the bomb that killed a soldier"
    done = not any(tree.words[c].lower() == "to" for c in tree.kids(a.word, "mark"))
    hurt = a.rule.toll or going_off(tree, a) is not None or tree.lemmas[_doer(tree, a)] in FIRED
    if hurt and done and relation in ("acl", "acl:relcl") and head in tree.conjuncts(_doer(tree, a)):
        return True  # "a missile fired from a drone killed five"
    if a.suffered and head == a.governor and relation == "advcl":
        return False  # "beat off an attack, killing 23": it is they who beat it off that killed
    return _hung_beside(tree, a, b, head)


def _told_by_noun(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """Whether an event noun b names what a tells: "four were killed in clashes"."""
    for v in (a.word, a.governor, *_gone_on(tree, a)):
        if v is None:
            continue
        doing = tree.agent(v)
        if doing is not None and (b.word in tree.conjuncts(doing) or tree.counted_as(b.word) == doing):
            return True
        if tree.relations[v] == "xcomp" and tree.lemmas[tree.heads[v]] in TOLD_OF:
            v = tree.heads[v]  # "were reported killed in clashes"
        under = _outcome(tree, b.word)
        if tree.heads[under] == v and tree.relations[under] in (
            "obl",
            "obl:agent",
            "nmod",
            "obl:unmarked",
        ):
            cases = tree.cases(under)
            doer = tree.agent(v)
            own = a.rule.noun or (doer is not None and tree.lemmas[doer] in lexicon().nouns)
            if own and "during" in cases:
                return False  # "an explosion hit a house during a police raid"
            joining = JOINING if a.responsibility else JOINING - {"for"}
            if not cases or any(c in joining for c in cases):
                return True
        if (
            tree.heads[b.word] == v
            and tree.relations[b.word] in ("appos", "nsubj", "nsubj:pass")
            and (a.rule.toll or a.responsibility)
        ):
            return True
        if a.responsibility and b.word in tree.subtree(v):
            return True
    thing = tree.object(a.word) if a.rule.toll and not a.rule.noun else None
    if thing is not None and tree.heads[b.word] == thing and tree.case(b.word) in ("in", "during"):
        return True  # "killed nine people in a raid on a village"
    if b.governor is not None and a.rule.toll and _hangs_when(tree, a.word, b.governor):
        return True  # "were killed when a strike hit a market"
    return tree.relations[b.word] == "appos" and tree.sentence[a.word] == tree.sentence[b.word]


def _hung_beside(tree: Tree, a: Trigger, b: Trigger, head: int) -> bool:
    """Whether the clause of b, which hangs on `head`, tells of a's assault: "bombed a town, killing nine"."""
    relation = tree.relations[b.word]
    anchors = {a.word} | ({a.governor} if a.governor is not None else set())
    if head in anchors and relation in ("advcl", "xcomp", "conj", "acl", "acl:relcl", "parataxis"):
        marks = {tree.words[c].lower() for c in tree.kids(b.word, "mark", "advmod", "case")}
        if relation == "conj" and b.rule.lemma in ("repel", "repulse", "rout") and tree.passive(b.word):
            return tree.agent(b.word) is None  # "attacked the base and were repelled"
        if relation == "conj":
            return (bool(b.rule.toll) and not marks & {"later", "then"}) or bool(a.rule.toll and b.rule.toll)
        if a.rule.toll and b.rule.toll and "while" in marks:
            return True  # "one was killed while four others were wounded"
        if relation == "advcl" and marks & {"when", "as", "after"}:
            return bool(a.rule.toll) and not b.rule.toll
        if marks & {"after", "before", "since", "if", "because", "until", "while"}:
            return False
        if relation == "acl:relcl" and not b.rule.toll:
            return False
        return bool(b.rule.toll or a.rule.toll or relation in ("advcl", "xcomp"))
    return False


def _hangs_when(tree: Tree, harm: int, v: int) -> bool:
    """Whether v tells when the harm was done: "five were hurt, one of whom lost a leg, when a mine ..."."""
    if tree.relations[v] != "advcl" or not tree.passive(harm):
        return False
    if not any(tree.words[c].lower() in ("when", "as", "after") for c in tree.kids(v, "mark", "advmod")):
        return False
    head = tree.heads[v]
    aside = [k for c in tree.children[head] for k in (c, *tree.children[c])] if head >= 0 else []
    if head != harm and any(tree.words[k].lower() in ("whom", "who") for k in aside):
        head = tree.heads[head] if tree.relations[head] == "advcl" else tree.heads[tree.heads[head]]
    return head == harm


def _same_assault(tree: Tree, a: Trigger, b: Trigger, nouns: frozenset[int]) -> bool:
    """Whether two triggers name one assault; a verb belongs to the event noun that is its subject."""
    if a.type != "ASSAULT" or b.type != "ASSAULT":
        return False
    apart = {a.rule.toll, b.rule.toll} in ({"detained", "killed"}, {"detained", "injured"})
    if apart and all(tree.kid(t.word, "obj") is not None for t in (a, b)):
        return False  # "killing three people and abducting residents"
    for one, other in ((a, b), (b, a)):
        agent = None if one.rule.noun else tree.agent(one.word)
        if agent in nouns and agent != other.word and other.rule.noun:
            return False
    return _linked(tree, a, b) or _linked(tree, b, a)


def _announced(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """ "Announced sanctions": the verb and its object are one event of their type."""
    own = b.rule.noun and tree.heads[b.word] == a.word and tree.relations[b.word] in ("obj", "nsubj:pass")
    return own and a.type == b.type and not a.rule.noun


def _for_the_same(tree: Tree, a: Trigger, b: Trigger) -> bool:
    """ "Donated two million to assist them", "gathered to protest": one aid, one protest."""
    purpose = tree.heads[b.word] == a.word and tree.relations[b.word] in ("advcl", "xcomp", "acl")
    return (
        purpose
        and a.type == b.type
        and a.type in ("AID", "PROTEST")
        and any(tree.words[m].lower() == "to" for m in tree.kids(b.word, "mark"))
    )


# What makes two triggers one event, whatever their type.
ONE = (_announced, _for_the_same, one_riot, in_protest)


def group_triggers(tree: Tree, triggers: list[Trigger]) -> list[list[Trigger]]:
    nouns = frozenset(t.word for t in triggers if t.rule.noun and t.type == "ASSAULT")
    groups: list[list[Trigger]] = []
    for t in triggers:
        carried = next(
            (
                g for g in groups
                if any(a.type == t.type and (t.governor == a.word or a.governor == t.word) for a in g)
            ), None,
        )  # fmt: skip
        if carried is not None:
            carried.append(t)
            continue
        twin = next((g for g in groups if any(one(tree, a, t) for a in g for one in ONE)), None)
        if twin is not None:
            twin.append(t)
            continue
        if t.type == "ASSAULT":
            fitting = [g for g in groups if any(_same_assault(tree, a, t, nouns) for a in g)]
            home = max(
                fitting, key=lambda g: max(a.word for a in g if a.word < t.word or a is g[0]), default=None
            )
            if home is not None:
                home.append(t)
                continue
        groups.append([t])
    return groups


def split_by_modality(
    tree: Tree, voices: Voices, group: list[Trigger]
) -> list[tuple[list[Trigger], list[Trigger]]]:
    """Parts of a group that differ in modality: "strikes allegedly targeting militants" are two claims.

    Each part comes with the triggers whose sides it shares.
    """
    if len(group) == 1:
        return [(group, [])]
    doubted = [
        t for t in group
        if not t.rule.noun and t.targets
        and any(tree.words[c].lower() in speech()["alleged"] for c in tree.kids(t.word, "advmod"))
    ]  # fmt: skip
    rest = [t for t in group if t not in doubted]
    if rest and all(set(tree.above(t.word)) & {d.word for d in doubted} for t in rest):
        return [(group, [])]  # "allegedly shelled the village, wounding 12": all of it is alleged
    if not doubted or not rest:
        return [(group, [])]
    return [(rest, []), (doubted, rest)]


def going_off(tree: Tree, t: Trigger) -> int | None:
    """What goes off, of which nobody is told to set it off: the mine of "a mine laid by rebels went off"."""
    return None if t.rule.noun or t.rule.actor or t.rule.toll else tree.agent(t.word)
