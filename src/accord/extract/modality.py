"""What the innermost voice commits itself to: asserted, alleged, denied, planned, hypothetical, ..."""

from __future__ import annotations

from accord.extract.aims import PURPOSES
from accord.extract.participants import can_act
from accord.extract.tree import Tree
from accord.extract.voices import Attribution, speech
from accord.types import Modality

NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "n’t"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "due"})
CONDITIONAL = frozenset({"would", "could", "may", "might", "should", "can", "must"})
PLANNING = frozenset(
    "plan intend prepare schedule expect due set likely ready decide propose consider arrange slate aim offer"
    " poise willing agree commit undertake consent".split()
)
SEEMING = frozenset("appear seem suspect allege presume rumour rumor believe think accuse blame".split())
IRREALIS = frozenset(
    "want wish hope fear refuse decline try attempt fail avoid prevent seek need oppose reluctant unwilling"
    " hesitant afraid unable hesitate rule".split()
)
COURTESIES = frozenset(
    "thank convey express congratulate offer extend reiterate commend apologise apologize pay send assure"
    " condemn stress".split()
)
# Those who fight, or are founded, "to drive out" others have not driven them out yet.
STRIVING = frozenset(
    "fight battle struggle strive found form create establish launch mount plot conspire wage"
    " campaign".split()
)
NOUNS: dict[str, Modality] = {
    "plan": "planned", "preparation": "planned", "intention": "planned", "proposal": "planned",
    "threat": "threatened",
    "decision": "planned",
    "possibility": "hypothetical", "risk": "hypothetical", "fear": "hypothetical", "prospect": "hypothetical",
    "danger": "hypothetical", "warning": "hypothetical", "attempt": "hypothetical", "chance": "hypothetical",
    "allegation": "alleged", "accusation": "alleged", "suspicion": "alleged", "charge": "alleged",
    "claim": "alleged", "rumour": "alleged", "rumor": "alleged",
    "report": "asserted", "demand": "demanded", "call": "demanded", "appeal": "demanded",
    "request": "demanded",
    "denial": "denied", "failure": "hypothetical", "inability": "hypothetical", "reluctance": "hypothetical",
    "unwillingness": "hypothetical",
}  # fmt: skip
CHECKING = frozenset("investigate probe examine verify check assess follow".split())
UNCONFIRMED = frozenset("unconfirmed unverified conflicting uncorroborated unsubstantiated".split())
CALLING_FOR = frozenset(
    "call appeal push press ask plead campaign lobby clamour clamor vote wait hope".split()
)
# What the object of a verb is: planned, demanded or only thought of.
_OBJECTS: dict[Modality, str] = {
    "planned": "plan plot prepare expect anticipate await schedule authorise authorize",
    "hypothetical": "threaten consider contemplate fear prevent avoid avert propose discuss debate oppose"
    " rule favour favor want",
    "demanded": "demand urge seek request",
}
MOOD_OF_OBJECTS = {verb: mood for mood, verbs in _OBJECTS.items() for verb in verbs.split()}
PREVENTING = frozenset(
    "prevent stop keep bar ban prohibit forbid deter discourage dissuade block restrain".split()
)
ONLOOKERS = frozenset(
    "analyst expert observer diplomat resident witness critic commentator professor".split()
)
GOALS = PURPOSES | frozenset(
    "plan priority principle role job way point strategy hope wish duty challenge step".split()
)
PHASES = frozenset("begin start stop cease continue keep resume quit commence finish".split())
THREATS = frozenset("threaten vow swear pledge promise warn".split())
DEMANDS = frozenset(
    "demand urge call ask tell order request appeal insist press want let advise beg implore beseech plead"
    " exhort entreat instruct pressure push".split()
)
AT_THE_TIME = frozenset({"when", "while", "after", "before", "since", "until", "once"})
RANK: dict[Modality, int] = {
    "asserted": 0, "alleged": 1, "planned": 2, "hypothetical": 3, "threatened": 4, "demanded": 4, "denied": 5,
}  # fmt: skip


def _on_verb(tree: Tree, v: int) -> Modality:
    """What auxiliaries, negation and adverbs of one predicate say."""
    out: Modality = "asserted"
    if any(tree.words[c].lower() in ("if", "unless", "whether") for c in tree.kids(v, "mark")):
        return "hypothetical"  # "if they did not pull back"
    if asked(tree, v):
        return "hypothetical"
    if _headline(tree, v):
        out = "planned"
    for c in tree.children[v]:
        relation, word = tree.relations[c], tree.words[c].lower()
        if relation in ("nsubj", "nsubj:pass", "obj") and nobody(tree, c) and not tree.kid(v, "expl"):
            return "denied"  # "neither side attacked the other", "no town was captured", "took no hostages"
        if (word in NEGATORS and relation in ("advmod", "det", "cc", "aux")) or _no_longer(tree, c):
            return "denied"
        if word == "without" and relation in ("mark", "case") and tree.is_verbal(v):
            return "denied"  # "without reaching a deal"
        if relation in ("aux", "cop") and word in ("is", "are", "was", "were") and _due(tree, v, c):
            out = "planned"  # "is to host the talks", "was to meet the rebels"
        elif (relation == "aux" and word in FUTURE) or (
            relation in ("case", "advmod") and word == "due" and tree.kid(c, "fixed") is not None
        ):
            out = "planned"  # wrongly of the shelling in "due to shelling", which an xfail holds, too
        elif relation == "aux" and word in CONDITIONAL and RANK[out] < 3:
            out = "hypothetical"
        elif relation in ("advmod", "amod") and word in speech()["alleged"] and RANK[out] < 1:
            out = "alleged"
    return out


def asked(tree: Tree, v: int) -> bool:
    """ "Will the army attack?", "are you going to fight them?": who asks does not say so."""
    while tree.relations[v] == "xcomp":
        v = tree.heads[v]
    subject = tree.kid(v, "nsubj", "nsubj:pass")
    first = tree.kid(v, "aux", "aux:pass", "cop")
    if subject is None or first is None or not first < subject < v:
        return False
    start, end = tree.sentence_range(tree.sentence[v])
    opens = first == start or tree.tags[first - 1] in ("PUNCT", "CCONJ")
    return opens and any(tree.words[w] == "?" for w in range(v, end))


def nobody(tree: Tree, noun: int) -> bool:
    """ "No town", "neither side", "nobody", "none of the villages"."""
    if tree.words[noun].lower() in ("nobody", "none", "nothing", "neither", "no-one"):
        return True
    return any(tree.words[c].lower() in ("no", "neither") for c in tree.kids(noun, "det"))


def negated(tree: Tree, v: int) -> bool:
    """ "Will not", "never", "would no longer"."""
    return any(tree.words[c].lower() in NEGATORS or _no_longer(tree, c) for c in tree.kids(v, "advmod"))


def _no_longer(tree: Tree, c: int) -> bool:
    return tree.words[c].lower() == "longer" and any(tree.words[k].lower() == "no" for k in tree.children[c])


def _headline(tree: Tree, v: int) -> bool:
    """ "Kenya to send troops to Haiti": a sentence whose verb is an infinitive with a subject."""
    head = tree.heads[v]
    if not _infinitive(tree, v):
        return False
    if tree.relations[v] == "acl" and tree.relations[head] == "root" and can_act(tree, head, frozenset()):
        return True  # who is to do it, read as the root
    return tree.relations[v] == "root" and tree.kid(v, "nsubj", "nsubj:pass") is not None


def _from_head(tree: Tree, j: int, head: int, tried: bool) -> Modality:
    """What a governing word does to what it governs; `tried`: an attempt counts as done."""
    lemma, relation = tree.lemmas[head], tree.relations[j]
    clausal = ("xcomp", "ccomp", "obl", "advcl", "obj", "nsubj:pass", "csubj", "parataxis")
    if relation in clausal and tree.tags[head] in (
        "VERB",
        "ADJ",
        "AUX",
    ):
        if relation in ("ccomp", "csubj") and lemma in ("likely", "probable", "possible"):
            coming = any(tree.words[c].lower() in FUTURE for c in tree.kids(j, "aux"))
            return "hypothetical" if coming else "alleged"  # "it is likely that they did it"
        if relation in ("xcomp", "ccomp"):
            if lemma in PLANNING:
                return "planned"
            if lemma in SEEMING:
                return "alleged"
            if lemma in ("want", "wish", "like") and tree.lemmas[j] in COURTESIES:
                return "asserted"  # "I want to convey my condolences"
            if lemma == "rule" and relation == "ccomp":
                return "asserted"  # "the judge ruled that they had broken the law"
            if lemma in IRREALIS:
                return "asserted" if tried and lemma in ("try", "attempt") else "hypothetical"
            if lemma in THREATS and relation == "xcomp":
                return "threatened"
            if lemma in DEMANDS:
                return "demanded"
            if relation == "ccomp" and _nobody_does(tree, head):
                return "hypothetical"  # "no group said that it carried out the attack"
        elif (
            relation == "obl"
            and tree.tags[head] == "ADJ"
            and lemma in ("ready", "willing", "open", "prepared")
        ):
            return "planned"  # "ready for talks"
        elif tree.tags[head] == "ADJ" and lemma in ("intent", "bent", "committed", "determined", "poised"):
            return "planned"  # "intent on killing guests"
        elif relation == "advcl" and lemma == "rule" and tree.words[j].lower().endswith("ing"):
            return "hypothetical"  # "ruled out sending troops"
        elif relation == "advcl" and lemma in THREATS and _infinitive(tree, j):
            return "threatened"
        elif relation == "advcl" and _infinitive(tree, j) and (lemma in STRIVING or _in_order(tree, j)):
            return "hypothetical"
        if lemma == "give" and tree.kid(head, "iobj") is not None and _infinitive(tree, j):
            return "demanded"  # "gave them 48 hours to leave or face an attack"
        elif relation in ("obl", "advcl") and lemma in ("accuse", "suspect", "blame", "charge"):
            return "alleged"
        elif relation == "obl" and lemma in CALLING_FOR and tree.case(j) == "for":
            return "demanded"  # "called for a withdrawal"
        elif lemma in MOOD_OF_OBJECTS and (relation == "obj" or _still(tree, j, head)):
            return MOOD_OF_OBJECTS[lemma]
        elif relation == "advcl" and (_by_doing(tree, j) or _infinitive(tree, j)):
            own = _on_verb(tree, head)  # "may extend it to shut off the route", "would gain by attacking"
            return own if own in ("planned", "hypothetical") else "asserted"
    if relation in ("nmod", "acl", "compound", "ccomp") and tree.tags[head] == "NOUN":
        if tried and lemma in ("attempt", "bid"):
            return "asserted"
        if relation == "acl" and tree.passive(j) and tree.kid(j, "mark") is None:
            return "asserted"  # "a decision hailed by": what was done about it
        if lemma == "report" and _unverified(tree, head):
            return "alleged"
        return NOUNS.get(lemma, "asserted")
    return "asserted"


def _still(tree: Tree, noun: int, v: int) -> bool:
    """ "A vigil is planned", "attacks cannot be ruled out"; what was planned may have been held since."""
    past = any(tree.words[c].lower() in ("was", "were", "been") for c in tree.kids(v, "aux:pass", "aux"))
    return tree.relations[noun] == "nsubj:pass" and not past


def _unverified(tree: Tree, report: int) -> bool:
    """ "Unconfirmed reports that ...", "is investigating reports that ...", "cannot confirm them"."""
    over = tree.heads[report]
    checked = over >= 0 and tree.relations[report] in ("obj", "nsubj:pass") and tree.lemmas[over] in CHECKING
    checked = checked or (over >= 0 and tree.lemmas[over] in speech()["confirming"] and negated(tree, over))
    return checked or any(tree.lemmas[c].lower() in UNCONFIRMED for c in tree.kids(report, "amod"))


def _by_doing(tree: Tree, v: int) -> bool:
    return any(tree.words[m].lower() == "by" for m in tree.kids(v, "mark", "case"))


def _warned_of(tree: Tree, noun: int, v: int) -> bool:
    """ "Warned of a bloodbath", "of more attacks": what may come; "warned of the attacks" knows them."""
    return tree.lemmas[v] == "warn" and tree.case(noun) in ("of", "about") and not _known(tree, noun)


def _in_order(tree: Tree, v: int) -> bool:
    return any(tree.words[m].lower() in ("order", "in") for m in tree.kids(v, "mark"))


def _due(tree: Tree, v: int, be: int) -> bool:
    """ "Is to host", of one who acts; "the goal is to keep them safe" tells no plan to keep them."""
    subject = tree.kid(v, "nsubj", "nsubj:pass")
    goal = subject is not None and tree.lemmas[subject].lower() in GOALS
    return _infinitive(tree, v) and v - be <= 3 and not goal


def _able_to_say(tree: Tree, told: int, v: int) -> bool:
    """ "We can confirm that it was struck", "I must say that they did it": what is said is not in doubt."""
    if tree.relations[told] != "ccomp" or tree.lemmas[v] not in speech()["neutral"] | speech()["confirming"]:
        return False
    return any(tree.words[c].lower() in ("can", "must", "should", "will") for c in tree.kids(v, "aux"))


def _nobody_does(tree: Tree, v: int) -> bool:
    """Whether nobody does what v says."""
    subject = tree.kid(v, "nsubj")
    return subject is not None and nobody(tree, subject)


def conditional(tree: Tree, word: int) -> bool:
    """Whether an event stands under "if" or "unless": a condition is no event."""
    marks = {tree.words[m].lower() for m in tree.kids(word, "mark", "case")}
    if "from" in marks and tree.lemmas[tree.heads[word]] in PREVENTING:
        return True  # "barred from leaving"
    for w in (word, *tree.above(word)):
        head = tree.heads[w]
        if head < 0 or not any(tree.words[m].lower() in ("until", "till") for m in tree.kids(w, "mark")):
            continue
        passive = any(tree.words[c].lower() in ("is", "are") for c in tree.kids(w, "aux:pass", "cop"))
        plain = tree.words[w].lower() in (tree.lemmas[w], tree.lemmas[w] + "s")
        present = tree.kid(w, "aux") is None and (plain or passive)
        if present or any(
            tree.words[c].lower() in NEGATORS | FUTURE | {"would"} for c in tree.kids(head, "aux", "advmod")
        ):
            return True  # "would not disarm until the government resigned", "until the army retreats"
    return any(
        tree.words[m].lower() in ("if", "unless")
        or (tree.words[m].lower() == "that" and tree.lemmas[tree.heads[w]] == "provide")
        for w in (word, *tree.above(word))
        for m in tree.kids(w, "mark")
    )  # "provided that access is granted"


def _any(tree: Tree, noun: int) -> bool:
    return any(tree.words[c].lower() == "any" for c in tree.kids(noun, "det"))


def _known(tree: Tree, noun: int) -> bool:
    """ "What may have motivated the bombing": what is pointed to was there, whatever is said of it."""
    return any(tree.words[c].lower() in ("the", "this", "that") for c in tree.kids(noun, "det"))


def _infinitive(tree: Tree, v: int) -> bool:
    return any(tree.words[m].lower() == "to" for m in tree.kids(v, "mark"))


def _would_be(tree: Tree, word: int) -> bool:
    """ "An assault by the army would be tragic", in brackets of an editor or not: none has been made yet."""
    if not any(tree.words[c].lower() in ("a", "an") for c in tree.kids(word, "det")):
        return False
    after = max(tree.subtree(word, frozenset({"acl:relcl", "conj", "parataxis"}))) + 1
    while after < len(tree.words) and tree.words[after] in (")", "]", ","):
        after += 1
    return tree.words[after : after + 1] in (("will",), ("would",), ("could",), ("might",))


def _scheduled(tree: Tree, noun: int) -> bool:
    """Whether a participle says that what a noun names is still to come: "talks scheduled for Monday"."""
    verbs = PLANNING | {"postpone", "delay"}
    return any(tree.lemmas[c] in verbs and tree.passive(c) for c in tree.kids(noun, "acl", "amod"))


def modality(
    tree: Tree, word: int, governor: int | None, chain: list[Attribution], tried: bool = False
) -> Modality:
    """The commitment of the innermost voice to the event named by `word`; `tried`: an attempt counts as done.

    `governor` is the verb that a nominal event depends on where the two name the event together.
    """
    inner = chain[-1] if chain else None
    nominal = governor is None and tree.tags[word] in ("NOUN", "PROPN")
    out = _by_itself(tree, word, governor, inner)
    refrained = out == "denied" and _infinitive(tree, governor if governor is not None else word)
    j = word
    for head in tree.above(word):
        if inner is not None and head not in inner.content:
            menaced = tried and head == inner.cue and tree.lemmas[head] == "threaten"
            if menaced and tree.relations[j] in ("xcomp", "advcl"):
                out = "threatened"  # "threatened to march": the threat is told, the march is not
            named = nominal or (governor == head and tree.tags[word] == "NOUN")
            if named and j == word and head == inner.cue and tree.relations[j] in ("obj", "obl"):
                asked = _from_head(tree, j, head, tried) == "demanded"
                out = "demanded" if asked else out  # "called for the withdrawal of the police"
                if _warned_of(tree, j, head) and RANK[out] < 3:
                    out = "hypothetical"
            break
        found = _from_head(tree, j, head, tried)
        guaranteed = tree.lemmas[head] in ("guarantee", "assurance") and tree.relations[j] == "acl"
        if guaranteed:
            found = "demanded"  # "asked for guarantees that they would not be attacked"
        if RANK[found] > RANK[out] or (found == "demanded" and (refrained or guaranteed)):
            out = found  # "begged them not to storm it"
        relation = tree.relations[j]
        if relation == "acl:relcl" or (relation in ("advcl", "parataxis") and j != word):
            break
        if nominal and relation in ("nsubj", "nsubj:pass", "obj", "obl") and head != governor:
            mood = _on_verb(tree, head)
            if (
                mood in ("planned", "hypothetical")
                and RANK[mood] > RANK[out]
                and not (tried and _known(tree, word))
            ):
                out = "hypothetical"
        existential = nominal and relation in ("nsubj", "nsubj:pass") and tree.kid(head, "expl") is not None
        joined = relation in ("xcomp", "ccomp", "conj") or head == governor or existential
        if joined and head != governor and relation != "conj" and not _able_to_say(tree, j, head):
            own = _on_verb(tree, head)
            told_by_none = relation == "ccomp" and _nobody_does(tree, head)
            if RANK[own] > RANK[out] and not told_by_none:
                out = own
        if (
            relation == "conj"
            and tree.is_verbal(j)
            and tree.is_verbal(head)
            and tree.kid(j, "nsubj", "nsubj:pass", "aux") is None
            and not _tensed_alone(tree, j, head)
        ):
            own = _on_verb(tree, head)
            if own in ("planned", "hypothetical") and RANK[own] > RANK[out]:
                out = own
        if (
            tree.is_predicate(head)
            and head != governor
            and relation not in ("xcomp", "ccomp", "conj", "csubj")
        ):
            above = tree.heads[head]
            if (
                above >= 0
                and tree.relations[head] == "acl"
                and NOUNS.get(tree.lemmas[above]) == "hypothetical"
            ):
                out = "hypothetical"  # "in fear of being caught in a bombing"
            break
        j = head
    if out == "hypothetical" and inner is not None and _promised(tree, word, inner):
        return "planned"
    return out


def _by_itself(tree: Tree, word: int, governor: int | None, inner: Attribution | None) -> Modality:
    """The commitment that the words of an event and the innermost voice give, whatever stands above them."""
    out = _on_verb(tree, word)
    if governor is not None and not _unclaimed(tree, governor):
        own = _on_verb(tree, governor)
        if RANK[own] > RANK[out]:
            out = own
    if inner is not None and inner.denies and RANK[out] < RANK["denied"] and not _granted(tree, word, inner):
        out = "denied"
    elif inner is not None and inner.blames and out == "asserted":
        out = "alleged"
    if inner is not None and RANK[out] < 3 and _untold(tree, inner.cue):
        out = "hypothetical"
    if inner is not None and (mood := _hoped(tree, word, inner.cue)) and RANK[mood] > RANK[out]:
        out = mood
    nominal = governor is None and tree.tags[word] in ("NOUN", "PROPN")
    if tree.tags[word] == "NOUN" and RANK[out] < 3 and _any(tree, word):
        out = "hypothetical"  # "in case of any new attacks"
    if nominal and RANK[out] < 2 and _would_be(tree, word):
        out = "hypothetical"
    behind = governor is not None and tree.heads[governor] == word  # "talks scheduled for Monday"
    if (nominal or behind) and RANK[out] < 2 and _scheduled(tree, word):
        out = "planned"
    return out


def _granted(tree: Tree, word: int, denial: Attribution) -> bool:
    """Whether what is denied is told beside an event: "denied that they were there when jets bombed it"."""
    return any(
        w in denial.content
        and tree.relations[w] == "advcl"
        and any(tree.words[m].lower() in AT_THE_TIME for m in tree.kids(w, "mark", "advmod"))
        for w in (word, *tree.above(word))
    )


def _unclaimed(tree: Tree, v: int) -> bool:
    """ "Nobody has claimed the bombing": it was made, by whomever."""
    return tree.lemmas[v] in speech()["responsibility"] and _nobody_does(tree, v)


def _untold(tree: Tree, cue: int) -> bool:
    """ "The army has not confirmed that a convoy was attacked": nobody vouches for it."""
    return tree.lemmas[cue] in speech()["confirming"] and negated(tree, cue)


def _hoped(tree: Tree, word: int, cue: int) -> Modality | None:
    """What is feared may come, or have happened; what somebody hopes to do he plans."""
    if tree.lemmas[cue] == "fear":
        if tree.relations[word] == "obj" and tree.heads[word] == cue:
            return "hypothetical"  # "feared an attack"
        auxes = {tree.words[c].lower() for c in tree.kids(word, "aux")}
        over = tree.heads[word] if tree.is_predicate(tree.heads[word]) else word
        auxes |= {tree.words[c].lower() for c in tree.kids(over, "aux")}
        return "hypothetical" if auxes & (FUTURE | CONDITIONAL) and "have" not in auxes else "alleged"
    within = tree.relations[word] == "xcomp" and tree.heads[word] == cue
    return "planned" if within and tree.lemmas[cue] == "hope" else None


def _tensed_alone(tree: Tree, j: int, head: int) -> bool:
    """ "Will file a complaint and asks them to help": a finite verb beside a bare one has its own tense."""
    bare = tree.words[head].lower() == tree.lemmas[head].lower()
    return bare and tree.words[j].lower().endswith("s") and tree.words[j].lower() != tree.lemmas[j].lower()


def _promised(tree: Tree, v: int, said: Attribution) -> bool:
    """ "They said that he would be handed over": the future as told in the past, not a condition."""
    if tree.lemmas[said.speaker].lower() in ONLOOKERS:
        return False  # "analysts said the army would strike back"
    if tree.lemmas[v] in ("like", "love", "prefer", "welcome"):
        return False  # "he would like to see evidence"
    told = tree.words[said.cue].lower().endswith(("ed", "said", "told")) and v in said.content
    would = any(tree.words[c].lower() == "would" for c in tree.kids(_tensed(tree, v), "aux"))
    return would and told and not said.direct and not conditional(tree, v)


def _tensed(tree: Tree, v: int) -> int:
    """The verb that bears the tense of a deed: "would" of "would stop sending arms" stands at "stop"."""
    while tree.relations[v] == "xcomp" and tree.lemmas[tree.heads[v]] in PHASES:
        v = tree.heads[v]
    return v
