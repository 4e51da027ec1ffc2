"""Verbs that carry an event noun: "launched a strike", "protests called by X", "the attack continued"."""

from __future__ import annotations

from accord.extract.lexicon import lexicon
from accord.extract.tree import Tree
from accord.extract.voices import speech

# Verbs that only say that an event was, is or goes on; the event noun is their subject.
EVENTIVE = frozenset(
    "take occur happen begin start continue come erupt break end resume intensify increase"
    " rage unfold flare ensue persist subside abate last drag reignite stall collapse falter hold expire turn"
    " rock shake hit shatter be target rise escalate spread open".split()
)
# Verbs that tell of an event noun, their subject, in the passive.
REPORTED = frozenset("report record register document".split())
# "Engaged in an attack", "responded with strikes", unlike "responded to the strike".
CARRIED_BY = frozenset(
    [("engage", "in"), ("participate", "in"), ("resort", "to"), ("respond", "with"), ("retaliate", "with")]
    + [("embark", "on"), ("go", "on"), ("own", "to"), ("confess", "to")]
    + [(verb, "with") for verb in "answer counter hit pound batter punish".split()]
)
# "Responded to a distress call": whoever does was called.
HEARD = frozenset("respond react rush answer receive hear acknowledge".split())


def noun_governor(tree: Tree, n: int) -> tuple[int | None, bool]:
    """The light verb that carries an event noun, and whether its subject suffers the event."""
    head, relation = tree.heads[n], tree.relations[n]
    if head >= 0 and relation == "nmod" and tree.case(n) == "of" and tree.tags[head] in ("NOUN", "NUM"):
        return (
            noun_governor(tree, head)
            if tree.content(head) == n
            or tree.lemmas[head] in ("series", "wave", "spate", "number", "string", "campaign")
            else (None, False)
        )
    if head >= 0 and relation == "conj" and tree.tags[head] in ("NOUN", "PROPN"):
        return noun_governor(tree, head)
    protest = _is_protest(tree, n)
    for c in tree.kids(n, "acl"):  # "a strike launched by X", "a raid carried out in Y"
        light = tree.lemmas[c] in speech()["light"] or (protest and tree.lemmas[c] == "call")
        if light and tree.passive(c):
            return c, False
    for c in tree.kids(n, "acl:relcl"):  # "the offensive that the army launched"
        agent = None if tree.passive(c) else tree.kid(c, "nsubj")
        told = agent is not None and tree.lemmas[agent] not in ("that", "which", "who", "it")
        if told and tree.lemmas[c] in speech()["light"] and head >= 0:
            return c, False
    helped = tree.heads[head] if head >= 0 and relation == "nmod" and tree.relations[head] == "obj" else -1
    if helped >= 0 and (tree.lemmas[helped], tree.case(n)) in CARRIED_BY:
        return helped, False  # "supported the troops with strikes", whatever "with" hangs on
    if head < 0 or tree.tags[head] not in ("VERB", "AUX"):
        return None, False
    if relation in ("nsubj", "nsubj:pass") and tree.lemmas[head] in speech()["planned"]:
        coming = tree.kid(head, "xcomp")  # "talks are scheduled to resume"
        if coming is not None and tree.lemmas[coming] in EVENTIVE:
            return coming, False
    if relation in ("obj", "nsubj:pass", "xcomp") or (relation == "nsubj" and tree.passive(head)):
        if tree.lemmas[head] in speech()["light"]:
            pretext = tree.lemmas[head] == "use" and (tree.oblique(head, "as") or _definite_noun(tree, n))
            return (None, False) if pretext else (head, False)
        if tree.lemmas[head] in speech()["suffer"] or _fends_off(tree, head):
            return head, True
    if relation == "obl" and (tree.lemmas[head], tree.case(n)) in CARRIED_BY:
        return head, False
    if relation == "nsubj" and tree.lemmas[head] in EVENTIVE:
        return head, False
    if tree.lemmas[head] in HEARD and tree.lemmas[n] in ("call", "signal", "mayday"):
        return head, relation in ("obj", "obl")
    return None, False


def reported(tree: Tree, n: int) -> int | None:
    """The verb of "riots were reported in Patras on Saturday", which tells where and when they were."""
    v = tree.heads[n]
    told = v >= 0 and tree.relations[n] == "nsubj:pass" and tree.lemmas[v] in REPORTED
    none = any(tree.words[c].lower() == "no" for c in tree.kids(n, "det"))
    return v if told and not none and tree.kid(v, "obl:agent") is None else None


def _is_protest(tree: Tree, n: int) -> bool:
    """Whether a noun names a protest, which is called or called for by those who hold it."""
    rules = lexicon().nouns.get(tree.lemmas[n].lower(), ())
    return bool(rules) and rules[0].type == "PROTEST" and rules[0].mode != "riot"


def _fends_off(tree: Tree, v: int) -> bool:
    """ "Beat off an attack", "drove back an assault"."""
    off = any(tree.words[c].lower() in ("off", "back") for c in tree.children[v])
    return off and tree.lemmas[v] in ("beat", "fight", "ward", "drive", "push", "hold", "throw")


def _definite_noun(tree: Tree, n: int) -> bool:
    """ "The attack" in "used the attack to ...": one that is told of, not made."""
    return any(tree.words[c].lower() in ("the", "this", "that", "these") for c in tree.kids(n, "det"))
