"""Drafts read in the light of what governs them: promised attacks are threats, refused talks rejections."""

from __future__ import annotations

from dataclasses import replace

from accord.extract.authors import find_author
from accord.extract.drafts import Draft
from accord.extract.modality import FUTURE, ONLOOKERS, conditional, negated
from accord.extract.participants import can_act, who
from accord.extract.tree import Tree
from accord.extract.triggers import Trigger
from accord.types import EventType

_WHEN_OR_WHY = frozenset("after since because although though".split())
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "CONSULT"})
CONFLICT: dict[str, str] = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "SANCTION": "relations",
}
DEEDS = frozenset({"RETREAT", "CONSULT", "COOPERATE", "AID", "MOBILIZE"})
FORCEFUL = frozenset({"ASSAULT", "MOBILIZE", "RETREAT"})
YIELDING = frozenset({"RETREAT", "CONCEDE", "AGREE"})
FRIENDLY = frozenset({"SUPPORT", "AID", "AGREE", "COOPERATE", "CONSULT", "CONCEDE"})
VOWING = frozenset("vow swear pledge promise".split())
EMBEDDED = frozenset({"xcomp", "ccomp", "acl", "advcl"})
DENYING = frozenset("deny dispute refute".split())
STOPPING = frozenset("stop cease halt end quit".split())
ENDED: dict[str, tuple[EventType, str | None]] = {  # what it is to stop doing it
    "AID": ("SANCTION", "discontinue"), "COOPERATE": ("SANCTION", "discontinue"),
    "ASSAULT": ("RETREAT", "ceasefire"),
}  # fmt: skip
HOSTILE = frozenset(
    "attack strike harm kill hurt fire shoot interfere intervene retaliate invade target bomb use meddle"
    " escalate threaten arrest expel obstruct disrupt provoke punish".split()
)  # what it is a promise not to do
ANSWERING = frozenset("respond answer retaliate avenge".split())
LAWMEN = frozenset("police policeman officer detective investigator customs constable prosecutor".split())
SELF = frozenset({"i", "we", "it", "they", "he", "she"})


def recast(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a page with embedded events folded into the speech acts that govern them."""
    at = {t.word: d for d in drafts for t in d.triggers}
    dropped: set[int] = set()
    for d in drafts:
        find_author(tree, d)
        _whose_talks(tree, d, at)
        over = _governing(tree, d, at)
        if over is not None:
            _fold(tree, d, over, dropped)
        elif d.type in FRIENDLY | YIELDING and d.modality == "denied" and _future(tree, d):
            _refused(tree, d)
        elif (
            d.type in CONFLICT
            and d.modality in ("planned", "hypothetical")
            and (_own_words(tree, d) or _answer(tree, d))
            and _announced(tree, d)
        ):
            _threat(d)
    for d in drafts:
        if d.type in FRIENDLY and _committed(tree, d.word) and d.actors:
            d.type, d.mode, d.modality, d.joint = "AGREE", None, "asserted", False
        if d.modality == "hypothetical" and d.type not in VERBAL and _own_words(tree, d) and _would(tree, d):
            d.modality = "planned"  # "Qatar said it would send fuel"
        if d.type == "AGREE" and d.modality == "denied" and _not_agreed(tree, d):
            d.type, d.mode, d.modality, d.joint = "REJECT", "yield", "asserted", False
        if _object_of_ending(tree, d, at) or _as_ordered(tree, d, at):
            dropped.add(id(d))
        if _stopped(tree, d) and d.type in ENDED:
            d.type, d.mode, d.tolls = *ENDED[d.type], []
        if d.type == "CONCEDE" and d.triggers[0].rule.lemma == "plead" and tree.words[d.word + 1] == "not":
            d.type, d.mode = "REJECT", None  # "pleaded not guilty"
        if d.type == "THREATEN" and (v := _vowed_not(tree, d)) is not None:
            peace = tree.lemmas[v] in HOSTILE or tree.relations[v] == "ccomp"
            d.type, d.mode = ("AGREE", None) if peace else ("REJECT", "yield")
        if d.type in CONFLICT and _unhesitating(tree, d) and d.actors:
            _threat(d)
        if d.type == "SUPPORT" and _own_defence(tree, d):
            d.type, d.mode, d.targets = "REJECT", None, []
        if d.type == "ASSAULT" and _search(tree, d):
            d.type, d.mode = "COERCE", None
    gone = {w for d in drafts if id(d) in dropped for w in d.words}
    dropped |= {id(d) for d in drafts if d.weak and d.triggers[0].rule.noun and tree.heads[d.word] in gone}
    return [d for d in drafts if id(d) not in dropped and not _object_only(tree, d, at)]


def _whose_talks(tree: Tree, d: Draft, at: dict[int, Draft]) -> None:
    """ "Talks between A and B were called off": by whom is not told; it is theirs that will not be held."""
    over = at.get(tree.heads[d.word]) if d.type == "CONSULT" else None
    if (
        over is not None
        and over.mode == "meet"
        and not over.actors
        and tree.relations[d.word] == "nsubj:pass"
    ):
        over.actors = list(d.actors) if over.type == "REJECT" else over.actors


def _refused(tree: Tree, d: Draft) -> None:
    """A draft of what somebody says will not be: "they will not disarm", "there will be no release"."""
    own = _own_words(tree, d)
    if tree.lemmas[d.word] == "discuss":
        return  # "will not discuss the matter"
    if not d.chain and not (d.actors and d.type in ("CONSULT", "SUPPORT")):
        return
    if not own and d.type not in YIELDING and d.chain:
        return  # "the minister said the rebels would not attend": he tells of others
    told = d.type not in YIELDING and bool(d.actors)
    theirs = [a for a in d.actors if a in tree.conjuncts(d.actors[0])] if told else []
    apart = [a for a in d.actors if a not in theirs] if theirs else []
    d.mode = "meet" if d.type == "CONSULT" else "yield"
    d.targets = [*apart, *d.targets] if d.type not in YIELDING else []
    d.type, d.modality, d.joint = "REJECT", "asserted", False
    d.actors = theirs or [d.chain[-1].speaker]


def _vowed_not(tree: Tree, d: Draft) -> int | None:
    """The verb of "vowed not to give in", "swore never to return": no threat, but a refusal."""
    for t in d.triggers:
        if t.rule.lemma not in VOWING:
            continue
        for c in tree.kids(t.word, "ccomp"):
            inert = tree.kid(c, "nsubj")
            if inert is not None and negated(tree, c) and not can_act(tree, inert, frozenset()):
                return c  # "vowed that the sacrifices would not be in vain"
        for c in tree.kids(t.word, "xcomp"):
            unyielding = tree.lemmas[c] in STOPPING | {"renounce", "abandon"}  # "vowed never to stop"
            if negated(tree, c) and not unyielding:
                return c
    return None


def _not_agreed(tree: Tree, d: Draft) -> bool:
    """Whether it is those who act that do not agree; "denied that a deal was reached" tells of no refusal."""
    t = d.triggers[0]
    verb = t.governor if t.rule.noun else t.word  # "did not keep their promises"
    told = bool(d.actors) and verb is not None and not tree.passive(verb)
    return told and not (d.chain and d.chain[-1].denies)


def _object_of_ending(tree: Tree, d: Draft, at: dict[int, Draft]) -> bool:
    """ "Suspended its cooperation", "lifted the curfew": what is ended is not done."""
    t, over = d.triggers[0], at.get(tree.heads[d.word])
    if over is None or tree.relations[d.word] not in ("obj", "nsubj:pass"):
        return False
    lifted = over.type == "CONCEDE" and (d.type in ("COERCE", "SANCTION") or t.rule.lemma == "siege")
    ended = over.type == "SANCTION" and d.type in ("COOPERATE", "AID", "SUPPORT", "CONSULT")
    return (lifted or ended) and t.rule.noun and t.governor is None


def _as_ordered(tree: Tree, d: Draft, at: dict[int, Draft]) -> bool:
    """ "Ordered troops to patrol the border": the order is what is told."""
    head = tree.heads[d.word]
    over = at.get(head) or (at.get(tree.heads[head]) if tree.relations[d.word] == "acl" else None)
    ordered = over is not None and over is not d and over.type == d.type == "MOBILIZE"
    return ordered and tree.relations[d.word] in EMBEDDED


def _committed(tree: Tree, word: int) -> bool:
    """ "Remains committed to working with X": the commitment is what is told, not the work."""
    head = tree.heads[word]
    if head < 0 or tree.lemmas[head] not in ("committed", "commit") or tree.kid(word, "mark") is None:
        return False
    return tree.tags[head] == "ADJ" or tree.passive(head)


def _stopped(tree: Tree, d: Draft) -> bool:
    """ "Stopped supplying them with arms", "ceased shelling the town"."""
    over = tree.heads[d.word]
    ended = over >= 0 and tree.lemmas[over] in STOPPING and tree.relations[d.word] == "xcomp"
    return ended and tree.words[d.word].lower().endswith("ing")


def _unhesitating(tree: Tree, d: Draft) -> bool:
    """ "Will not hesitate to strike"."""
    over = tree.heads[d.word]
    if over < 0 or tree.lemmas[over] != "hesitate" or tree.relations[d.word] not in ("xcomp", "advcl"):
        return False
    return any(tree.words[c].lower() in FUTURE | {"would"} for c in tree.kids(over, "aux"))


def _own_defence(tree: Tree, d: Draft) -> bool:
    """ "Defended its actions": an answer to those who find fault with them."""
    t = d.triggers[0]
    thing = tree.object(t.word) if t.rule.lemma == "defend" else None
    whose = tree.owner(thing) if thing is not None else None
    if thing is None or tree.tags[thing] != "NOUN":
        return False
    return thing not in d.targets and (whose is None or tree.tags[whose] == "PRON")


def _search(tree: Tree, d: Draft) -> bool:
    """A raid by police, or on a flat, that harms nobody: a search."""
    if d.tolls or not all(t.rule.lemma == "raid" for t in d.triggers):
        return False
    return bool(d.actors) and all(tree.lemmas[a].lower() in LAWMEN for a in d.actors)


def _governing(tree: Tree, d: Draft, at: dict[int, Draft]) -> Draft | None:
    """The verbal event whose complement a draft is: "promised to hit back", "refused to negotiate"."""
    t = d.triggers[0]
    j = t.governor if t.rule.noun and t.governor is not None and t.word == d.word else d.word
    for head in tree.above(j):
        over = at.get(head)
        if over is not None and over.type == "AGREE" and _beside_in_time(tree, j):
            return None
        beside = tree.relations[j] == "conj" and tree.kid(j, "nsubj", "nsubj:pass", "aux") is None
        if over is not None and over is not d and not beside:
            return over if over.type in VERBAL and tree.relations[j] in EMBEDDED else None
        if tree.relations[j] not in (*EMBEDDED, "obj", "conj", "nsubj:pass"):
            return None
        j = head
    return None


def _beside_in_time(tree: Tree, j: int) -> bool:
    """ "Agreed to a truce after a missile hit the market": when or why, and nothing that was agreed."""
    told = tree.relations[j] == "advcl" and tree.kid(j, "nsubj", "nsubj:pass") is not None
    return told and any(tree.words[c].lower() in _WHEN_OR_WHY for c in tree.kids(j, "mark", "advmod"))


def _fold(tree: Tree, d: Draft, over: Draft, dropped: set[int]) -> None:
    """Fold a complement into the verbal event over it, or leave both where each is news of its own."""
    vowed = over.type == "AGREE" or (
        over.type == "THREATEN" and over.triggers[0].rule.lemma in VOWING | {"threaten"}
    )
    if vowed and d.modality == "denied" and _infinitive_of(tree, d, over):
        dropped.add(id(d))  # "vowed not to negotiate", "pledged not to attack"
        if d.type in CONFLICT or d.type in ("MOBILIZE", "THREATEN", "PROTEST"):
            over.type, over.mode, over.joint = "AGREE", None, over.joint and over.type == "AGREE"
        elif over.triggers[0].rule.lemma != "threaten":
            over.type, over.mode, over.joint = "REJECT", "meet" if d.type == "CONSULT" else "yield", False
        over.targets = over.targets or [a for a in (*d.targets, *d.actors) if a not in over.actors]
    elif over.type == "AGREE" and conditional(tree, d.word):
        return  # "is willing to talk only if they resign"
    elif over.type == "AGREE" and d.type in CONFLICT:
        over.type, over.mode, over.joint = "THREATEN", CONFLICT[d.type], False
        over.targets = over.targets or d.targets
        dropped.add(id(d))
    elif over.type == "AGREE" and d.type == "CONCEDE" and d.modality != "denied":
        d.actors = d.actors or over.actors  # agreeing to drop a demand is the concession itself
        d.modality = "asserted" if d.modality == "planned" else d.modality
        dropped.add(id(over))
    elif over.type == "AGREE" and d.type in DEEDS and d.modality != "denied":
        d.actors = d.actors or over.actors  # "agreed to withdraw": agreed now, withdrawn later if at all
        d.modality = "planned"
    elif over.type == "AGREE" and d.type in ("SUPPORT", "AGREE", "REQUEST"):
        dropped.add(id(d))
    elif over.type == "THREATEN" and d.type in FRIENDLY and over.triggers[0].rule.lemma in VOWING:
        d.actors = d.actors or over.actors  # "vowed to stand by its ally" threatens nobody
        d.modality = "planned"
        dropped.add(id(over))
    elif over.type == "THREATEN" and d.type in YIELDING | {"CONSULT"}:  # "gave them until Friday to disarm"
        over.targets = over.targets or d.actors
        dropped.add(id(d))
    elif over.type == "THREATEN" and d.type in (*CONFLICT, "PROTEST"):
        over.targets = over.targets or d.targets
        over.places = over.places or d.places
        dropped.add(id(d))
    elif (
        over.type == "REJECT"
        and over.triggers[0].rule.lemma not in DENYING
        and d.type in ("CONSULT", "AGREE", "RETREAT", "CONCEDE", "AID", "SUPPORT")
    ):
        over.mode = "meet" if d.type == "CONSULT" else over.mode
        over.targets = over.targets or d.targets or [a for a in d.actors if a not in over.actors]
        dropped.add(id(d))
    elif over.type == d.type == "ACCUSE" and any(
        tree.words[c].lower() == "to" for c in tree.kids(d.word, "mark")
    ):
        over.targets = over.targets or d.targets  # "summoned the envoy to protest against the raid"
        dropped.add(id(d))
    elif over.type == "REQUEST" and (d.modality != "denied" or _infinitive_of(tree, d, over)):
        over.mode = "meet" if d.type == "CONSULT" else over.mode
        over.targets = over.targets or [a for a in d.actors if a not in over.actors]
        dropped.add(id(d))


def _infinitive_of(tree: Tree, d: Draft, over: Draft) -> bool:
    """Whether a draft is what is promised itself, not what hangs on it further down."""
    return tree.heads[d.word] == over.word and any(
        tree.words[m].lower() == "to" for m in tree.kids(d.word, "mark")
    )


def _own_words(tree: Tree, d: Draft) -> bool:
    """Whether the one who speaks tells of what he himself will do ("said it would expel them")."""
    if not d.actors:
        return False
    if not d.chain:  # a statement: "we will continue to strike them"
        return all(tree.words[a].lower() in ("we", "i") for a in d.actors)
    speaker = d.chain[-1].speaker
    own = frozenset({"i", "we"}) if d.chain[-1].direct else SELF
    if tree.lemmas[speaker].lower() in who()["collective"] | {"authorities"}:
        own = own - {"he", "she"}
    return all(
        tree.words[a].lower() in own or a == speaker or (d.type in FORCEFUL and _his(tree, a, own))
        for a in d.actors
    )


def _answer(tree: Tree, d: Draft) -> bool:
    """Whether somebody in office tells how an attack will be answered: "Iran would retaliate"."""
    if not d.chain or not d.actors or not any(t.rule.lemma in ANSWERING for t in d.triggers):
        return False
    return tree.lemmas[d.chain[-1].speaker].lower() not in ONLOOKERS


def _his(tree: Tree, a: int, own: frozenset[str]) -> bool:
    """ "Her country", "our forces": theirs for whom the speaker speaks."""
    whose = tree.owner(a)
    mine = {"our", "my"} if "they" not in own else {"our", "my", "its", "his", "her", "their"}
    return whose is not None and tree.words[whose].lower() in mine


def _announced(tree: Tree, d: Draft) -> bool:
    """Whether it is said to come ("we will hit back"), rather than that it was once planned."""
    around = [d.word, *list(tree.above(d.word))[:2]]
    return any(
        tree.words[c].lower() in FUTURE | {"would"} or tree.words[w].lower() == "going"
        for w in around
        for c in tree.kids(w, "aux")
    )


def _would(tree: Tree, d: Draft) -> bool:
    """Whether "would" stands for the "will" that was said, with no condition to it."""
    conditional = any(
        tree.words[c].lower() in ("if", "unless")
        for v in tree.kids(d.word, "advcl")
        for c in tree.kids(v, "mark")
    )
    return not conditional and any(tree.words[c].lower() == "would" for c in tree.kids(d.word, "aux"))


def _future(tree: Tree, d: Draft) -> bool:
    """ "There will be no release", "we will not give in", "said they would not disarm"."""
    around = [d.word, *list(tree.above(d.word))[:2]]
    going = any(tree.lemmas[w] == "go" and tree.words[w].lower() == "going" for w in around)
    if going and tree.words[d.word - 1].lower() == "to":
        return True  # "we are not going to negotiate"
    coming = FUTURE | ({"would"} if _own_words(tree, d) else set())
    return any(tree.words[c].lower() in coming for w in around for c in tree.kids(w, "aux"))


def _threat(d: Draft) -> None:
    kind: EventType = "THREATEN"
    mode = "expel" if d.mode in ("deport", "expel") else "arrest" if d.mode == "arrest" else CONFLICT[d.type]
    d.triggers = [_as_threat(t, mode) for t in d.triggers]
    d.type, d.mode, d.modality = kind, mode, "asserted"
    d.tolls = []


def _as_threat(t: Trigger, mode: str) -> Trigger:
    return replace(
        t, rule=replace(t.rule, name=f"THREATEN.{mode}: own future {t.rule.name}"), type="THREATEN", mode=mode
    )


def _object_only(tree: Tree, d: Draft, at: dict[int, Draft]) -> bool:
    """A noun that is only the object of another verbal event: "rejected the demand", "dropped its threat"."""
    t = d.triggers[0]
    over = at.get(tree.heads[t.word]) if t.rule.noun and len(d.triggers) == 1 else None
    if over is None or over is d or over.type == "ASSAULT" or d.type not in VERBAL:
        return False
    return tree.relations[t.word] in ("obj", "nsubj:pass")
