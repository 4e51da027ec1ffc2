"""What is done by saying it: duties laid on others, menaces, deals not to be kept, charges called false."""

from __future__ import annotations

import functools

from accord.extract.denials import TOLD, disclaimed
from accord.extract.drafts import Draft
from accord.extract.lexicon import Rule, lexicon, words
from accord.extract.modality import FUTURE, NEGATORS, ONLOOKERS, conditional, modality, negated
from accord.extract.participants import can_act, named_in, plain_people, spread, who
from accord.extract.tree import GRAMMATICAL, Tree
from accord.extract.triggers import Trigger
from accord.extract.voices import Attribution, Voices
from accord.types import EventType

STANCES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
DUTY = frozenset({"must", "should"})
SELF = frozenset({"i", "we", "it", "they", "he", "she"})
SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson commander leader captor kidnapper caller".split())
ATONING = {
    "pay": "price",
    "face": "consequence",
    "suffer": "consequence",
    "bear": "consequence",
    "regret": "",
}


@functools.cache
def lists() -> dict[str, frozenset[str]]:
    """The lemma lists of words/spoken.yaml by name."""
    return {k: frozenset(v.split()) for k, v in words("spoken").items()}


def spoken(tree: Tree, voices: Voices, drafts: list[Draft], places: frozenset[int]) -> list[Draft]:
    """The drafts of a page that words spoken make, beyond those that a rule finds."""
    named = {t.word for d in drafts for t in d.triggers if d.type in STANCES and d.modality != "hypothetical"}
    deeds = frozenset(t.word for d in drafts for t in d.triggers)
    out = []
    for i in range(len(tree.words)):
        if i in named or tree.tags[i] in GRAMMATICAL:
            continue
        made = _refutation(tree, voices, i) or _no_talks(tree, voices, i)
        if made is None and tree.tags[i] == "VERB":
            made = _duty(tree, voices, i, places) or _menace(tree, voices, i)
            made = made or _refusal(tree, voices, i, deeds)
        if made is None:
            made = _rigged(tree, voices, i) if tree.tags[i] == "VERB" else None
            made = (
                made or _outrage(tree, voices, i) or _readiness(tree, voices, i) or _charge(tree, voices, i)
            )
        if made is None:
            made = (
                _capital_protests(tree, voices, i)
                or _concern(tree, voices, i)
                or _innocence(tree, voices, i)
                or _necessity(tree, voices, i, places)
            )
        if made is not None:
            out.append(made)
    return out


def _draft(
    tree: Tree, word: int, kind: EventType, mode: str | None, sides: tuple[list[int], list[int]],
    chain: list[Attribution],
) -> Draft:  # fmt: skip
    name = f"{kind}{'.' + mode if mode else ''}:{tree.lemmas[word]}(spoken)"
    rule = Rule(
        name=name,
        type=kind,
        mode=mode,
        lemma=tree.lemmas[word],
        noun=False,
        conditions=(),
        actor=(),
        target=(),
    )
    trigger = Trigger(word=word, rule=rule, type=kind, mode=mode)
    actors, targets = sides
    return Draft(
        type=kind, mode=mode, triggers=[trigger], words=[word], sentence=tree.sentence[word],
        actors=actors, targets=[t for t in targets if t not in actors], chain=chain,
    )  # fmt: skip


def _will(tree: Tree, v: int) -> bool:
    return any(tree.words[c].lower() in FUTURE | {"would"} for c in tree.kids(v, "aux"))


def _duty(tree: Tree, voices: Voices, v: int, places: frozenset[int]) -> Draft | None:
    """A request made by saying what somebody must do: "the minister said the rebels must disarm"."""
    if not any(tree.words[c].lower() in DUTY for c in tree.kids(v, "aux")):
        return None
    chain, whom = voices.chain(v), tree.subject(v)
    if chain and whom is not None and _brought_to_book(tree, v, whom):
        return _draft(tree, v, "REQUEST", "yield", ([chain[-1].speaker], []), chain)
    if not chain or whom is None or not can_act(tree, whom, places) or tree.words[whom].lower() in SELF:
        return None
    if plain_people(tree, whom):
        return None  # "people should not jump to conclusions"
    if tree.lemmas[v] in lists()["uncommitted"] | lists()["unasked"] or _asked_or_general(tree, v, whom):
        return None
    mode = "meet" if tree.lemmas[v] in ("meet", "talk", "negotiate", "hold") else "yield"
    return _draft(tree, v, "REQUEST", mode, ([chain[-1].speaker], spread(tree, whom)), chain)


def _asked_or_general(tree: Tree, v: int, whom: int) -> bool:
    """ "Should the police shoot?", "a leader must fight": asked of nobody."""
    before = any(tree.words[c].lower() in DUTY and c < whom for c in tree.kids(v, "aux"))
    return before or any(tree.words[c].lower() in ("a", "an") for c in tree.kids(whom, "det"))


def _menace(tree: Tree, voices: Voices, v: int) -> Draft | None:
    """ "Any incursion would be met with force", "they will pay a heavy price", said by one who means it."""
    chain, lemma = voices.chain(v), tree.lemmas[v]
    if not chain or not _will(tree, v) or negated(tree, v):
        return None
    speaker = [chain[-1].speaker]
    deed = tree.object(v)
    if lemma in ("take", "adopt") and deed is not None and tree.lemmas[deed] in ("countermeasure", "revenge"):
        return _draft(tree, v, "THREATEN", "violence", (speaker, []), chain)
    if lemma == "meet" and any(tree.lemmas[w] in lists()["force"] for w in tree.oblique(v, "with")):
        return _draft(tree, v, "THREATEN", "violence", (speaker, []), chain)
    if any(tree.lemmas[w] in ("declaration", "act") and _of_war(tree, w) for w in tree.subtree(v)):
        amounts = lemma in ("amount", "consider", "regard", "treat", "see", "view", "interpret", "constitute")
        return _draft(tree, v, "THREATEN", "violence", (speaker, []), chain) if amounts else None
    thing, whom = tree.object(v), tree.subject(v)
    if whom is not None and _brought_to_book(tree, v, whom):
        return _draft(tree, v, "THREATEN", "arrest", (speaker, spread(tree, whom)), chain)
    if whom is not None and _doomed(tree, v, whom, speaker[0]):
        return _draft(tree, v, "THREATEN", "violence", (speaker, spread(tree, whom)), chain)
    if lemma in ("respond", "retaliate") and whom is not None and _own_side(tree, whom):
        asked = any(tree.lemmas[w] in lists()["asking"] for w in tree.oblique(v, "to"))
        return None if asked else _draft(tree, v, "THREATEN", "violence", (spread(tree, whom), []), chain)
    if lemma not in ATONING or whom is None or tree.words[whom].lower() in SELF - {"they"}:
        return None
    dearly = lemma == "pay" and thing is None and not tree.passive(v)
    if ATONING[lemma] and not dearly and (thing is None or tree.lemmas[thing] != ATONING[lemma]):
        return None
    return _draft(tree, v, "THREATEN", "violence", (speaker, spread(tree, whom)), chain)


def _of_war(tree: Tree, noun: int) -> bool:
    return any(tree.lemmas[w] == "war" for w in tree.oblique(noun, "of"))


def _doomed(tree: Tree, v: int, whom: int, speaker: int) -> bool:
    """ "The rebels would be crushed", said by somebody in arms or office of others than his own."""
    menacing = tree.lemmas[v] in lists()["crushing"] and tree.passive(v) and tree.agent(v) is None
    if not menacing or tree.lemmas[speaker].lower() in ONLOOKERS or tree.words[whom].lower() in SELF:
        return False
    mentioned = tree.owner(whom)
    own = mentioned is not None and tree.tags[mentioned] == "PRON"
    if _unless(tree, v):  # "the hostages would be killed unless the army withdrew"
        menaces = (
            tree.tags[speaker] in ("PROPN", "PRON") or tree.lemmas[speaker] in who()["armed"] | SPOKEN_FOR
        )
        return menaces and not own
    return not own and not plain_people(tree, whom) and can_act(tree, whom, frozenset())


def _unless(tree: Tree, v: int) -> bool:
    """Whether something is to come unless somebody gives way."""
    return any(
        tree.words[m].lower() in ("unless", "until")
        for c in tree.kids(v, "advcl")
        for m in tree.kids(c, "mark")
    )


def _own_side(tree: Tree, whom: int) -> bool:
    """ "We", "his country", "our forces"."""
    whose = tree.owner(whom)
    return tree.words[whom].lower() in SELF or (whose is not None and tree.tags[whose] == "PRON")


def _brought_to_book(tree: Tree, v: int, whom: int) -> bool:
    """ "The perpetrators will be punished", "those responsible would be brought to justice"."""
    guilty = tree.lemmas[whom].lower() in lists()["guilty"]
    if tree.words[whom].lower() == "those":
        guilty = any(tree.lemmas[c].lower() in lists()["answerable"] | {"behind"} for c in tree.subtree(whom))
    if guilty and tree.lemmas[v] == "face" and (thing := tree.object(v)) is not None:
        return tree.lemmas[thing] in ("justice", "trial", "prosecution", "law", "consequence", "court")
    if not guilty or not tree.passive(v) or tree.agent(v) is not None:
        return False
    held = tree.lemmas[v] in ("hold", "bring")
    around = {tree.lemmas[c].lower() for c in tree.subtree(v)}
    return tree.lemmas[v] in lists()["punishing"] or (
        held and bool(around & (lists()["answerable"] | {"justice", "account"}))
    )


def _charge(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Israel bears responsibility", "they are to blame", said by another: he accuses them."""
    whom, chain = _charged(tree, i), voices.chain(i)
    if not chain or whom is None or whom == chain[-1].speaker:
        return None
    if tree.words[whom].lower() in SELF - {"they"} | {"who", "what", "which"}:
        return None
    denied = any(tree.words[c].lower() in NEGATORS for c in tree.kids(i, "advmod", "det"))
    if denied or _unsure(tree, i) or not can_act(tree, whom, frozenset()):
        return None
    if any(tree.lemmas[w] in lexicon().nouns for w in tree.oblique(i, "for")):
        return None  # "was responsible for the attack": who made it, not a charge besides
    return _draft(tree, i, "ACCUSE", "allege", ([chain[-1].speaker], spread(tree, whom)), chain)


def _charged(tree: Tree, i: int) -> int | None:
    """Who is said to be answerable: "they are to blame", "bears responsibility", "has committed crimes"."""
    lemma = tree.lemmas[i].lower()
    if (whom := _laid_at(tree, i)) is not None:
        return whom
    thing = tree.object(i) if tree.tags[i] == "VERB" else None
    if (
        thing is not None
        and lemma in lists()["bearing"]
        and tree.lemmas[thing] in ("responsibility", "blame")
    ):
        return tree.subject(i)
    if thing is not None and lemma in ("commit", "perpetrate") and tree.lemmas[thing] in lists()["outrages"]:
        return None if tree.passive(i) or _modal(tree, i) else tree.kid(i, "nsubj")
    if lemma in lists()["answerable"] and tree.kid(i, "cop") is not None:
        return tree.subject(i)
    if lemma == "blame" and tree.kid(i, "mark") is not None and tree.kid(i, "aux", "cop") is not None:
        return tree.kid(i, "nsubj")
    return None


def _laid_at(tree: Tree, v: int) -> int | None:
    """At whose door it is laid: "the responsibility lies with Chad", "the blame rests on the rebels"."""
    thing = tree.kid(v, "nsubj") if tree.lemmas[v] in ("lie", "rest", "fall") else None
    if thing is None or tree.lemmas[thing] not in ("responsibility", "blame", "fault"):
        return None
    return next(iter(tree.someone(v, "with", "on", "upon")), None)


def _modal(tree: Tree, v: int) -> bool:
    return any(tree.words[c].lower() not in ("has", "have", "had", "'ve") for c in tree.kids(v, "aux"))


def _refusal(tree: Tree, voices: Voices, v: int, deeds: frozenset[int]) -> Draft | None:
    """ "It would not be bound by any deal", "we will not attend": whoever says so of himself refuses.

    Some things are refused whoever tells of it ("the government will not recognise the vote"); not to
    interfere is a promise. `deeds`: the words of events that are told besides.
    """
    whose, lemma = tree.subject(v), tree.lemmas[v]
    if whose is None or not (_will(tree, v) and negated(tree, v)) or not can_act(tree, whose, frozenset()):
        return None
    chain = voices.chain(v)
    if lemma not in lists()["keeping"]:
        own = bool(chain) and (whose == chain[-1].speaker or _speaks_of_himself(tree, whose, chain[-1]))
        if not own or lemma in lists()["uncommitted"] or v in deeds or conditional(tree, v):
            return None
        if lemma in lists()["peaceful"]:
            return _draft(tree, v, "AGREE", None, (spread(tree, whose), []), chain)
    return _draft(tree, v, "REJECT", "yield", (spread(tree, whose), []), chain)


def _speaks_of_himself(tree: Tree, whose: int, said: Attribution) -> bool:
    """ "It" of "Opec said it would not attend", "we" of what somebody is quoted as saying."""
    spelt, speaker = tree.words[whose].lower(), tree.lemmas[said.speaker].lower()
    if said.direct:
        return spelt in ("i", "we")
    if spelt in ("he", "she"):
        return speaker not in who()["collective"]
    person = said.speaker in tree.people or speaker in who()["persons"]
    return spelt in SELF and not (spelt == "it" and person)  # "Rubio said it would not pass": the bill


def _no_talks(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "There would be no talks": somebody will not hear of them."""
    if tree.lemmas[i].lower() not in lists()["talks"] | lists()["concessions"]:
        return None
    none = i  # "no talks", "no room for talks"
    if tree.relations[i] == "nmod" and tree.lemmas[tree.heads[i]] in lists()["room"]:
        none = tree.heads[i]
    verb = tree.heads[none]
    if verb < 0 or not any(tree.words[c].lower() == "no" for c in tree.kids(none, "det")):
        return None
    if tree.kid(verb, "expl") is None or not _will(tree, verb) or not (chain := voices.chain(i)):
        return None
    mode = "meet" if tree.lemmas[i].lower() in ("talk", "dialogue", "negotiation") else "yield"
    return _draft(tree, i, "REJECT", mode, ([chain[-1].speaker], tree.oblique(i, "with")), chain)


def _refutation(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "The reports are lies", said by somebody; "called the charges absurd"."""
    head, what = tree.heads[i], tree.kid(i, "nsubj", "nsubj:pass")
    told = what is not None and tree.lemmas[what] in TOLD | {"information", "statement", "video"}
    if what is not None and told and (false := _false(tree, i)) is not None:
        chain = voices.chain(i)
        sides = ([chain[-1].speaker], _whose(tree, what)) if chain else ([], [])
        return _draft(tree, i, "REJECT", None, sides, chain) if chain and false else None
    if tree.lemmas[i].lower() not in lists()["untrue"] and tree.words[i].lower() not in lists()["untrue"]:
        return None
    if head < 0 or tree.lemmas[head] not in lists()["calling"]:
        return None
    what, who = tree.object(head), tree.agent(head)
    if what is None or who is None or tree.lemmas[what] not in TOLD:
        return None
    return _draft(tree, head, "REJECT", None, (spread(tree, who), _whose(tree, what)), voices.chain(head))


def _false(tree: Tree, i: int) -> bool | None:
    """Whether a predicate says that something is untrue, or (False) that it is not; None of other predicates.

    "Is a lie", "were fake news", "is not true", "does not correspond to reality".
    """
    denied = any(tree.words[c].lower() in NEGATORS for c in tree.kids(i, "advmod"))
    if tree.tags[i] == "VERB" and tree.lemmas[i] == "correspond":
        return (
            denied if any(tree.lemmas[w] in lists()["facts"] for w in tree.oblique(i, "to", "with")) else None
        )
    if tree.kid(i, "cop", "aux:pass") is None:
        return None
    if tree.lemmas[i].lower() in lists()["truthful"]:
        return denied
    called = (i, *tree.kids(i, "amod", "compound"))
    untrue = any({tree.lemmas[w].lower(), tree.words[w].lower()} & lists()["untrue"] for w in called)
    return not denied if untrue else None


def _rigged(tree: Tree, voices: Voices, v: int) -> Draft | None:
    """ "The vote was rigged", said by somebody: he accuses, whomever."""
    what = tree.object(v) if tree.lemmas[v] in lists()["rigging"] else None
    chain = voices.chain(v)
    if what is None or not chain or tree.lemmas[tree.content(what)] not in lists()["rigged"]:
        return None
    would = any(tree.lemmas[c] not in ("have", "be") for c in tree.kids(v, "aux"))
    if would or negated(tree, v) or _unsure(tree, v) or chain[-1].denies:
        return None
    by = tree.agent(v)
    whom = spread(tree, by) if by is not None and by != what and can_act(tree, by, frozenset()) else []
    return _draft(tree, v, "ACCUSE", "allege", ([chain[-1].speaker], whom), chain)


def _outrage(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "It was a cowardly act", said by somebody: he disapproves of it."""
    if tree.tags[i] not in ("NOUN", "ADJ", "NUM"):
        return None
    named = tree.content(i)  # "one of the most appalling incidents"
    vile = any(
        tree.lemmas[c].lower() in lists()["vile"]
        for c in [i, *tree.kids(i, "amod"), *tree.kids(named, "amod")]
    )
    deed = tree.lemmas[named] in lists()["deeds"] or tree.tags[i] == "ADJ"
    if tree.kid(i, "cop") is None:
        caller = _caller(tree, i) if (vile and deed) or tree.lemmas[i] in lists()["crimes"] else None
        return (
            None
            if caller is None
            else _draft(
                tree, i, "ACCUSE", "disapprove", (spread(tree, caller), []), voices.chain(tree.heads[i])
            )
        )
    vile = vile or any(tree.lemmas[w] in lists()["wrongs"] for w in tree.oblique(named, "of"))
    what = tree.kid(i, "nsubj")
    if not ((vile and deed) or tree.lemmas[i] in lists()["crimes"]) or what is None:
        return None
    chain = voices.chain(i)
    meant = tree.words[what].lower() in ("it", "this", "that") or tree.lemmas[what] in lists()["deeds"]
    denied = any(tree.words[c].lower() in NEGATORS for c in tree.kids(i, "advmod", "det"))
    if not chain or not meant or denied or (tree.kid(i, "mark") is not None and _unsure(tree, i)):
        return None
    return _draft(tree, i, "ACCUSE", "disapprove", ([chain[-1].speaker], []), chain)


def _caller(tree: Tree, named: int) -> int | None:
    """Who calls something so by the way: "in what the UN called a bloodbath", "described as an outrage"."""
    v = tree.heads[named]
    if v < 0 or tree.lemmas[v] not in lists()["calling"] or tree.passive(v) or named < v:
        return None
    near = [*tree.children[v], *([tree.heads[v]] if tree.relations[v] == "acl:relcl" else [])]
    return tree.agent(v) if any(tree.words[c].lower() == "what" for c in near) else None


def _necessity(tree: Tree, voices: Voices, i: int, places: frozenset[int]) -> Draft | None:
    """ "It is essential that the army let them pass", said by somebody: he asks it of the army."""
    if tree.lemmas[i].lower() not in lists()["needed"] or tree.kid(i, "cop") is None:
        return None
    clause, chain = tree.kid(i, "ccomp", "csubj", "xcomp", "advcl"), voices.chain(i)
    whom = None if clause is None else tree.kid(clause, "nsubj")
    if not chain or whom is None or not can_act(tree, whom, places) or tree.words[whom].lower() in SELF:
        return None
    if plain_people(tree, whom):
        return None
    return _draft(tree, i, "REQUEST", "yield", ([chain[-1].speaker], spread(tree, whom)), chain)


def _capital_protests(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Police raid offices as Belgrade protests": a state disapproves, whatever the word was taken for."""
    bare = tree.kid(i, "det", "amod") is None
    if tree.words[i].lower() != "protests" or tree.case(i) != "as" or not bare:
        return None
    states = [c for c in tree.kids(i, "compound") if c == i - 1 and _a_state(tree, c)]
    if not states or tree.kid(i, "nmod", "acl") is not None:
        return None
    return _draft(tree, i, "ACCUSE", "disapprove", (states, []), voices.chain(i))


def _a_state(tree: Tree, name: int) -> bool:
    """A state, or its capital, which stands for it."""
    return name in tree.countries or (name in tree.cities and name not in tree.towns)


def _concern(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Deeply concerned by the arrests", "shocked at reports of killings": disapproval of a deed."""
    if tree.lemmas[i].lower() not in lists()["dismayed"] or tree.kid(i, "cop", "aux:pass") is None:
        return None
    whose = tree.subject(i)
    over = [tree.content(w) for w in tree.oblique(i, "by", "about", "at", "over")]
    if whose is None or not (over or tree.kid(i, "ccomp")):
        return None
    if tree.tags[whose] != "PRON" and (plain_people(tree, whose) or tree.lemmas[whose] in who()["civil"]):
        return None
    if tree.words[whose].lower() not in ("i", "we") and not can_act(tree, whose, frozenset()):
        return None
    return _draft(tree, i, "ACCUSE", "disapprove", (spread(tree, whose), []), voices.chain(i))


def _innocence(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Had no involvement in the attack", "had nothing to do with it": the charge is rejected."""
    chain = voices.chain(i) if disclaimed(tree, i) else []
    if not chain or tree.subject(i) is None:
        return None
    return _draft(tree, i, "REJECT", None, ([chain[-1].speaker], []), chain)


def _unsure(tree: Tree, i: int) -> bool:
    return any(tree.words[c].lower() in ("if", "whether") for c in tree.kids(i, "mark"))


def _readiness(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Ready to talk", "willing to release them": somebody declares himself ready to yield."""
    if tree.lemmas[i].lower() not in lists()["ready"] or tree.kid(i, "cop") is None:
        return None
    thing, whose = tree.kid(i, "xcomp", "advcl"), tree.subject(i)
    yields = thing is not None and tree.lemmas[thing] in lists()["yielding"]
    talks = any(
        tree.lemmas[w] in lists()["talks"] and not tree.oblique(w, "with", "between")
        for w in tree.oblique(i, "for", "to")
    )  # "ready for talks with the rebels" tells of the talks
    if not (yields or talks) or whose is None:
        return None
    if not can_act(tree, whose, frozenset()) or any(
        tree.words[c].lower() in NEGATORS | FUTURE | {"would"} for c in tree.kids(i, "advmod", "aux")
    ):
        return None
    held = modality(tree, i, None, voices.chain(i))
    if held in ("hypothetical", "denied"):
        return None
    made = _draft(tree, i, "AGREE", None, (spread(tree, whose), []), voices.chain(i))
    made.modality = "alleged" if held == "alleged" else "asserted"  # "rumours that he was ready to talk"
    return made


def _whose(tree: Tree, saying: int) -> list[int]:
    own = tree.owner(saying)
    if own is not None:
        return [own]
    by = [a for c in tree.kids(saying, "acl") if (a := tree.agent(c)) is not None and a != saying]
    return named_in(tree, saying) or [h for a in by for h in spread(tree, a)]
