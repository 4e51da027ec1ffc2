"""What is done by saying it: duties laid on others, menaces, deals not to be kept, charges called false."""

from __future__ import annotations

from dataclasses import replace

from accord.extract.drafts import Draft
from accord.extract.lexicon import Rule, lexicon
from accord.extract.modality import FUTURE, NEGATORS, ONLOOKERS
from accord.extract.participants import can_act, named_in, plain_people, spread
from accord.extract.senses import SAYINGS
from accord.extract.suspects import SHARES, nothing_to_do
from accord.extract.tree import GRAMMATICAL, Tree
from accord.extract.triggers import Trigger
from accord.extract.voices import Attribution, Voices
from accord.types import EventType

STANCES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
DUTY = frozenset({"must", "should"})
SELF = frozenset({"i", "we", "it", "they", "he", "she"})
TOLD = SAYINGS | frozenset("report rumour rumor suggestion news story".split())
FALSE = frozenset(
    "lie false baseless untrue unfounded groundless fabricated fabrication nonsense absurd ridiculous"
    " propaganda slander invention fabricate fiction rubbish incorrect wrong ludicrous preposterous".split()
)
CALLING = frozenset("call describe label brand term dub".split())
FORCE = frozenset("force response resistance retaliation fire fist reprisal".split())
ATONING = {
    "pay": "price",
    "face": "consequence",
    "suffer": "consequence",
    "bear": "consequence",
    "regret": "",
}
ASKING = frozenset(
    "question request letter call email enquiry inquiry invitation need concern proposal offer".split()
)
KEEPING = frozenset(
    "bind abide honour honor recognise recognize comply accept allow permit tolerate let negotiate bow yield"
    " surrender disarm withdraw sign attend extradite resign budge compromise concede relent".split()
)
VILE = frozenset(
    "cowardly barbaric heinous despicable brutal senseless horrific horrendous vicious evil inhuman atrocious"
    " outrageous unjustified unacceptable criminal treacherous savage unforgivable shameful reprehensible"
    " abhorrent appalling deplorable inexcusable intolerable indefensible illegal unlawful unconstitutional"
    " illegitimate fraudulent spurious sham".split()
)
DEEDS = frozenset(
    "vote election decision ruling charge law verdict referendum sentence detention arrest offensive act"
    " action attack crime bombing killing murder massacre violence deed strike raid assault incident thing"
    " behaviour behavior".split()
)
CRIMES = frozenset(
    "sham farce mockery grab crime aggression violation outrage atrocity provocation barbarism barbarity"
    " disgrace genocide massacre terrorism".split()
)
CRUSHING = frozenset(
    "crush hit strike attack destroy kill annihilate eliminate bomb target punish shell wipe defeat eradicate"
    " execute hang shoot".split()
)
PUNISHING = frozenset("punish prosecute arrest identify try hunt catch find jail sentence".split())
GUILTY = frozenset("perpetrator culprit murderer killer attacker assassin criminal terrorist plotter".split())
BEARING = frozenset("bear carry shoulder share hold".split())
ANSWERABLE = frozenset("responsible accountable culpable liable".split())
DISMAYED = frozenset(
    "concerned alarmed shocked appalled outraged horrified dismayed disgusted concern alarm shock appal"
    " outrage horrify dismay disgust".split()
)
NEEDED = frozenset("essential vital imperative crucial necessary urgent important".split())
GRAVE = frozenset("report violence escalation loss treatment death suffering abuse atrocity".split())
READY = frozenset("ready willing prepared open".split())
TALKS = frozenset("talk dialogue negotiation compromise peace truce ceasefire".split())
CONCESSIONS = frozenset("concession surrender withdrawal retreat amnesty deal agreement release".split())
_REFUSED = TALKS | CONCESSIONS
YIELDING = frozenset(
    "talk negotiate meet discuss resume hold accept sign consider release free withdraw cooperate co-operate"
    " compromise listen mediate recognise recognize join return help".split()
)
DENYING = frozenset("deny reject dispute refute dismiss".split())


def spoken(tree: Tree, voices: Voices, drafts: list[Draft], places: frozenset[int]) -> list[Draft]:
    """The drafts of a page that words spoken make, beyond those that a rule finds."""
    named = {t.word for d in drafts for t in d.triggers if d.type in STANCES}
    out = []
    for i in range(len(tree.words)):
        if i in named or tree.tags[i] in GRAMMATICAL:
            continue
        made = _refutation(tree, voices, i) or _no_talks(tree, voices, i)
        if made is None and tree.tags[i] == "VERB":
            made = _duty(tree, voices, i, places) or _menace(tree, voices, i) or _refusal(tree, voices, i)
        if made is None:
            made = _outrage(tree, voices, i) or _readiness(tree, voices, i) or _charge(tree, voices, i)
        if made is None:
            made = (
                _concern(tree, voices, i)
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
    if not chain or whom is None or not can_act(tree, whom, places) or tree.words[whom].lower() in SELF:
        return None
    if plain_people(tree, whom):
        return None  # "people should not jump to conclusions"
    mode = "meet" if tree.lemmas[v] in ("meet", "talk", "negotiate", "hold") else "yield"
    return _draft(tree, v, "REQUEST", mode, ([chain[-1].speaker], spread(tree, whom)), chain)


def _menace(tree: Tree, voices: Voices, v: int) -> Draft | None:
    """ "Any incursion would be met with force", "they will pay a heavy price", said by one who means it."""
    chain, lemma = voices.chain(v), tree.lemmas[v]
    if (
        not chain
        or not _will(tree, v)
        or any(tree.words[c].lower() in NEGATORS for c in tree.kids(v, "advmod"))
    ):
        return None
    speaker = [chain[-1].speaker]
    deed = tree.object(v)
    if lemma in ("take", "adopt") and deed is not None and tree.lemmas[deed] in ("countermeasure", "revenge"):
        return _draft(tree, v, "THREATEN", "violence", (speaker, []), chain)
    if lemma == "meet" and any(tree.lemmas[w] in FORCE for w in tree.oblique(v, "with")):
        return _draft(tree, v, "THREATEN", "violence", (speaker, []), chain)
    thing, whom = tree.object(v), tree.subject(v)
    if whom is not None and _brought_to_book(tree, v, whom):
        return _draft(tree, v, "THREATEN", "arrest", (speaker, spread(tree, whom)), chain)
    if whom is not None and _doomed(tree, v, whom, speaker[0]):
        return _draft(tree, v, "THREATEN", "violence", (speaker, spread(tree, whom)), chain)
    if lemma in ("respond", "retaliate") and whom is not None and _own_side(tree, whom):
        asked = any(tree.lemmas[w] in ASKING for w in tree.oblique(v, "to"))
        return None if asked else _draft(tree, v, "THREATEN", "violence", (spread(tree, whom), []), chain)
    if lemma not in ATONING or whom is None or tree.words[whom].lower() in SELF - {"they"}:
        return None
    dearly = lemma == "pay" and thing is None and not tree.passive(v)
    if ATONING[lemma] and not dearly and (thing is None or tree.lemmas[thing] != ATONING[lemma]):
        return None
    return _draft(tree, v, "THREATEN", "violence", (speaker, spread(tree, whom)), chain)


def _doomed(tree: Tree, v: int, whom: int, speaker: int) -> bool:
    """ "The rebels would be crushed", said by somebody in arms or office of others than his own."""
    menacing = tree.lemmas[v] in CRUSHING and tree.passive(v) and tree.agent(v) is None
    if not menacing or tree.lemmas[speaker].lower() in ONLOOKERS or tree.words[whom].lower() in SELF:
        return False
    mentioned = tree.owner(whom)
    own = mentioned is not None and tree.tags[mentioned] == "PRON"
    return not own and not plain_people(tree, whom) and can_act(tree, whom, frozenset())


def _own_side(tree: Tree, whom: int) -> bool:
    """ "We", "his country", "our forces"."""
    whose = tree.owner(whom)
    return tree.words[whom].lower() in SELF or (whose is not None and tree.tags[whose] == "PRON")


def _brought_to_book(tree: Tree, v: int, whom: int) -> bool:
    """ "The perpetrators will be punished", "those responsible would be brought to justice"."""
    guilty = tree.lemmas[whom].lower() in GUILTY
    if tree.words[whom].lower() == "those":
        guilty = any(tree.lemmas[c].lower() in ANSWERABLE | {"behind"} for c in tree.subtree(whom))
    if not guilty or not tree.passive(v) or tree.agent(v) is not None:
        return False
    held = tree.lemmas[v] in ("hold", "bring")
    around = {tree.lemmas[c].lower() for c in tree.subtree(v)}
    return tree.lemmas[v] in PUNISHING or (held and bool(around & (ANSWERABLE | {"justice", "account"})))


def _charge(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Israel bears responsibility", "they are to blame", said by another: he accuses them."""
    lemma = tree.lemmas[i].lower()
    thing = tree.object(i) if tree.tags[i] == "VERB" else None
    bears = lemma in BEARING and thing is not None and tree.lemmas[thing] in ("responsibility", "blame")
    if bears or (lemma in ANSWERABLE and tree.kid(i, "cop") is not None):
        whom = tree.subject(i)
    elif lemma == "blame" and tree.kid(i, "mark") is not None and tree.kid(i, "aux", "cop") is not None:
        whom = tree.kid(i, "nsubj")
    else:
        return None
    chain = voices.chain(i)
    if not chain or whom is None or whom == chain[-1].speaker or tree.words[whom].lower() in SELF - {"they"}:
        return None
    negated = any(tree.words[c].lower() in NEGATORS for c in tree.kids(i, "advmod", "det"))
    if negated or _unsure(tree, i) or not can_act(tree, whom, frozenset()):
        return None
    if any(tree.lemmas[w] in lexicon().nouns for w in tree.oblique(i, "for")):
        return None  # "was responsible for the attack": who made it, not a charge besides
    return _draft(tree, i, "ACCUSE", "allege", ([chain[-1].speaker], spread(tree, whom)), chain)


def _refusal(tree: Tree, voices: Voices, v: int) -> Draft | None:
    """ "It would not be bound by any deal", "we will not recognise the vote"."""
    if tree.lemmas[v] not in KEEPING or not _will(tree, v):
        return None
    if not any(tree.words[c].lower() in NEGATORS for c in tree.kids(v, "advmod")):
        return None
    whose = tree.subject(v)
    if whose is None or not can_act(tree, whose, frozenset()):
        return None
    return _draft(tree, v, "REJECT", "yield", (spread(tree, whose), []), voices.chain(v))


def _no_talks(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "There would be no talks": somebody will not hear of them."""
    verb = tree.heads[i]
    if tree.lemmas[i].lower() not in _REFUSED or verb < 0:
        return None
    if not any(tree.words[c].lower() == "no" for c in tree.kids(i, "det")):
        return None
    if tree.kid(verb, "expl") is None or not _will(tree, verb) or not (chain := voices.chain(i)):
        return None
    mode = "meet" if tree.lemmas[i].lower() in ("talk", "dialogue", "negotiation") else "yield"
    return _draft(tree, i, "REJECT", mode, ([chain[-1].speaker], tree.oblique(i, "with")), chain)


def _refutation(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "The reports are lies", said by somebody; "called the charges absurd"."""
    if tree.lemmas[i].lower() not in FALSE and tree.words[i].lower() not in FALSE:
        return None
    head, what = tree.heads[i], tree.kid(i, "nsubj", "nsubj:pass")
    if what is not None and tree.lemmas[what] in TOLD and tree.kid(i, "cop", "aux:pass") is not None:
        chain = voices.chain(i)
        negated = any(tree.words[c].lower() in NEGATORS for c in tree.kids(i, "advmod"))
        return (
            _draft(tree, i, "REJECT", None, ([chain[-1].speaker], _whose(tree, what)), chain)
            if chain and not negated
            else None
        )
    if head < 0 or tree.lemmas[head] not in CALLING:
        return None
    what, who = tree.object(head), tree.agent(head)
    if what is None or who is None or tree.lemmas[what] not in TOLD:
        return None
    return _draft(tree, head, "REJECT", None, (spread(tree, who), _whose(tree, what)), voices.chain(head))


def _outrage(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "It was a cowardly act", said by somebody: he disapproves of it."""
    if tree.kid(i, "cop") is None or tree.tags[i] not in ("NOUN", "ADJ", "NUM"):
        return None
    named = tree.content(i)  # "one of the most appalling incidents"
    vile = any(tree.lemmas[c].lower() in VILE for c in [i, *tree.kids(i, "amod"), *tree.kids(named, "amod")])
    deed = tree.lemmas[named] in DEEDS or tree.tags[i] == "ADJ"
    what = tree.kid(i, "nsubj")
    if not ((vile and deed) or tree.lemmas[i] in CRIMES) or what is None:
        return None
    chain = voices.chain(i)
    meant = tree.words[what].lower() in ("it", "this", "that") or tree.lemmas[what] in DEEDS
    negated = any(tree.words[c].lower() in NEGATORS for c in tree.kids(i, "advmod", "det"))
    if not chain or not meant or negated or (tree.kid(i, "mark") is not None and _unsure(tree, i)):
        return None
    return _draft(tree, i, "ACCUSE", "disapprove", ([chain[-1].speaker], []), chain)


def _necessity(tree: Tree, voices: Voices, i: int, places: frozenset[int]) -> Draft | None:
    """ "It is essential that the army let them pass", said by somebody: he asks it of the army."""
    if tree.lemmas[i].lower() not in NEEDED or tree.kid(i, "cop") is None:
        return None
    clause, chain = tree.kid(i, "ccomp", "csubj", "xcomp", "advcl"), voices.chain(i)
    whom = None if clause is None else tree.kid(clause, "nsubj")
    if not chain or whom is None or not can_act(tree, whom, places) or tree.words[whom].lower() in SELF:
        return None
    if plain_people(tree, whom):
        return None
    return _draft(tree, i, "REQUEST", "yield", ([chain[-1].speaker], spread(tree, whom)), chain)


def _concern(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Deeply concerned by the arrests", "shocked at reports of killings": disapproval of a deed."""
    if tree.lemmas[i].lower() not in DISMAYED or tree.kid(i, "cop", "aux:pass") is None:
        return None
    whose = tree.subject(i)
    over = [tree.content(w) for w in tree.oblique(i, "by", "about", "at", "over")]
    grave = any(tree.lemmas[w] in lexicon().nouns or tree.lemmas[w] in GRAVE for w in over)
    if whose is None or not grave or plain_people(tree, whose):
        return None
    if tree.words[whose].lower() not in ("i", "we") and not can_act(tree, whose, frozenset()):
        return None
    return _draft(tree, i, "ACCUSE", "disapprove", (spread(tree, whose), []), voices.chain(i))


def _innocence(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Had no involvement in the attack", "had nothing to do with it": the charge is rejected."""
    if nothing_to_do(tree, i):
        chain = voices.chain(i)
        return _draft(tree, i, "REJECT", None, ([chain[-1].speaker], []), chain) if chain else None
    thing = tree.object(i) if tree.tags[i] == "VERB" and tree.lemmas[i] in ("have", "play", "take") else None
    if thing is None or tree.lemmas[thing] not in SHARES or not tree.oblique(thing, "in", "with", "of"):
        return None
    if not any(tree.words[c].lower() in ("no", "any") for c in tree.kids(thing, "det")):
        return None
    chain, whose = voices.chain(i), tree.subject(i)
    if not chain or whose is None:
        return None
    return _draft(tree, i, "REJECT", None, ([chain[-1].speaker], []), chain)


def _unsure(tree: Tree, i: int) -> bool:
    return any(tree.words[c].lower() in ("if", "whether") for c in tree.kids(i, "mark"))


def _readiness(tree: Tree, voices: Voices, i: int) -> Draft | None:
    """ "Ready to talk", "willing to release them": somebody declares himself ready to yield."""
    if tree.lemmas[i].lower() not in READY or tree.kid(i, "cop") is None:
        return None
    thing, whose = tree.kid(i, "xcomp", "advcl"), tree.subject(i)
    yields = thing is not None and tree.lemmas[thing] in YIELDING
    talks = any(
        tree.lemmas[w] in TALKS and not tree.oblique(w, "with", "between")
        for w in tree.oblique(i, "for", "to")
    )  # "ready for talks with the rebels" tells of the talks
    if not (yields or talks) or whose is None:
        return None
    if not can_act(tree, whose, frozenset()) or any(
        tree.words[c].lower() in NEGATORS | FUTURE | {"would"} for c in tree.kids(i, "advmod", "aux")
    ):
        return None
    return _draft(tree, i, "AGREE", None, (spread(tree, whose), []), voices.chain(i))


def _whose(tree: Tree, saying: int) -> list[int]:
    own = tree.owner(saying)
    return [own] if own is not None else named_in(tree, saying)


def denials(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Deeds as those deny them who are charged with them: "of sheltering the group, which it denies"."""
    out = []
    for d in drafts:
        verb = next((t.word for t in d.triggers if t.rule.lemma in DENYING), None)
        thing = None if verb is None else _denied(tree, verb)
        if d.type != "REJECT" or verb is None or thing is None or not _back_to(tree, thing):
            continue
        for x in drafts:
            charged = x.sentence == d.sentence and x.word < verb and x is not d and x.type != "REJECT"
            doubted = x.modality == "alleged" or tree.lemmas[thing] in SAYINGS
            doubted = doubted and x.type != "ACCUSE"
            if charged and doubted and x.modality != "denied" and _same(tree, x.actors, d.actors):
                accusers = [a.speaker for a in x.chain[-1:] if a.blames]
                d.targets = d.targets or accusers
                words = frozenset(x.words)
                own = Attribution(content=words, speaker=d.actors[0], cue=verb, stance="neutral", denies=True)
                out.append(replace(x, modality="denied", chain=[own], tolls=[], same_as=[]))
    return out


def _denied(tree: Tree, verb: int) -> int | None:
    """What is denied: the object, or what a relative clause hangs on ("an allegation it rejects")."""
    thing = tree.kid(verb, "obj")
    if thing is None and tree.relations[verb] == "acl:relcl" and tree.lemmas[tree.heads[verb]] in SAYINGS:
        return tree.heads[verb]
    return thing


def _back_to(tree: Tree, thing: int) -> bool:
    """Whether a word refers to what was said before: "which", "this", "the charge", "responsibility"."""
    if tree.lemmas[thing] in SHARES:
        return not tree.oblique(thing, "in", "for", "of", "with", "to") and tree.kid(thing, "acl") is None
    return tree.words[thing].lower() in ("which", "this", "that", "it") or tree.lemmas[thing] in SAYINGS


def _same(tree: Tree, some: list[int], others: list[int]) -> bool:
    """Whether two sides have a name or a land in common ("Rwanda", "Kigali")."""
    for a in some:
        for b in others:
            if tree.words[a].lower() == tree.words[b].lower() or tree.words[b].lower() in SELF:
                return True
            if tree.lands.get(a) and tree.lands.get(a) == tree.lands.get(b):
                return True
    return False
