"""Words that name an event, the rule that says so, and who fills its sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from accord.extract.aims import TRIED, present
from accord.extract.carriers import noun_governor, reported
from accord.extract.conditions import holds
from accord.extract.eventnouns import is_gerund, names_event, noun_entry, verbal_noun
from accord.extract.figures import figurative, no_protest, pretext
from accord.extract.lexicon import Rule, lexicon
from accord.extract.means import AIRCRAFT, MeansFinder
from accord.extract.participants import actors, can_act, can_suffer, named_in, noun, slot, who
from accord.extract.senses import aside, no_threat
from accord.extract.tree import Tree
from accord.extract.voices import speech
from accord.extract.whom import target_of, undergoing, whom
from accord.types import EventType

MOST = 40  # triggers of one sentence; where more stand, it is a list of words and tells of nothing
# What kills without anybody's doing.
NATURAL = frozenset(
    "earthquake quake flood flooding storm hurricane cyclone typhoon tornado tsunami landslide mudslide"
    " avalanche"
    " eruption drought famine heatwave heat cold disease virus epidemic pandemic outbreak cholera ebola"
    " covid cancer"
    " accident crash collision derailment stampede collapse sinking".split()
)
ACCIDENTS = frozenset("crash collide derail capsize sink overturn collapse drown".split())
OUTLETS = frozenset("channel website account page feed".split())  # on which something is claimed
DEEDS = frozenset("abduct torture sexual destroy".split())  # modes told by what is done, whatever with
# Nouns that a weapon makes up: "a barrage of rockets".
MADE_OF = frozenset(
    "barrage volley salvo hail wave use firing launch rain explosion blast detonation series shower array"
    " range consist variety".split()
)
# Verbs whose object is the weapon.
WIELDING = frozenset(
    "fire launch drop use employ detonate explode throw hurl lob toss plant place set lay unleash rain deploy"
    " send activate plunge ram drive fly aim wield swing strap carry loose trigger".split()
)
OPERATING = frozenset("operate pilot man control own steer guide".split())
# What is fired, and acts for those who fire it: "Kestrian missiles hit the port".
FIRED = frozenset("missile rocket shell mortar projectile bomb torpedo artillery shelling".split())
GUNS = frozenset("gun howitzer cannon launcher".split())  # what fires, for those who serve it
_RISINGS = frozenset("insurgency rebellion uprising revolt".split())
_HANDING = frozenset("supply provide send deliver give donate ship sell lend".split())
# Where a shell comes from, as whose it was: "fired from the rebel side".
_POSITIONS = frozenset("side position line".split())
UNDERGONE = frozenset({"arrest", "deport", "expel", "abduct", "release"})
# Attacks that a country's name before them tells the place of ("the Kenya bombing"), or whom they befell.
WHERE_IT_WAS = frozenset(
    "bombing explosion blast shooting massacre killing riot hijacking unrest protest demonstration".split()
)
WHOM_IT_BEFELL = frozenset("invasion occupation annexation siege capture conquest liberation".split())
GOING_OFF = frozenset("explosives drone heavy-weapons aerial suicide-attack".split())
# What is done to people rather than to things.
TO_PEOPLE = frozenset("abduct arrest convict deport firearms primitive beat torture targeted".split())
# What is done to a ship is done to those aboard.
AT_SEA = frozenset({"COERCE", "THREATEN", "AID", "MOBILIZE"})
# Verbs whose subject is not said to have been the target of what it kept from happening.
FOILING = frozenset({"foil", "thwart"})
REFLEXIVE = frozenset("himself herself itself themselves".split())
# Nouns of deeds that are done to people: who is named behind "of" is no place.
_DONE_TO_PEOPLE = frozenset(
    "murder killing assassination shooting slaying kidnapping abduction beheading execution arrest detention"
    " poisoning stabbing beating lynching manslaughter capture torture".split()
)
# Nouns of an attack; who made it may stand behind "of" where what it hit stands behind "on".
_STRUCK_BY = frozenset("attack strike airstrike raid assault offensive aggression".split())
RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july"
    " august september"
    " october november december today yesterday tomorrow tonight overnight day week month year morning"
    " afternoon evening"
    " night weekend hour decade spring summer autumn winter dawn dusk midnight noon".split()
)


@dataclass(slots=True, kw_only=True)
class Trigger:
    """An event-naming word with its rule; sides are head words. `governor`: the verb it depends on."""

    word: int
    rule: Rule
    type: EventType
    mode: str | None
    governor: int | None = None
    actors: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    victims: list[int] = field(default_factory=list)
    reciprocal: bool = False
    responsibility: bool = False
    suffered: bool = False  # its governor tells whom it befell ("repelled an attack")


def _aboard(tree: Tree, h: int, t: Trigger, suffers: bool) -> bool:
    """Whether a vessel stands for those aboard: seized, threatened, helped; or calling for help."""
    fitting = t.type in AT_SEA if suffers else t.type == "REQUEST"
    return fitting and tree.lemmas[h].lower() in who()["vessels"]


def _reciprocal(tree: Tree, h: int) -> bool:
    """ "Each other", "one another"."""
    before = tree.words[h - 1].lower() if h else ""
    lemma = tree.words[h].lower()
    return (lemma == "each" and tree.words[h + 1 : h + 2] == ("other",)) or (before, lemma) in RECIPROCAL


def _of_person(tree: Tree, t: Trigger, h: int) -> bool:
    """ "The murder of Nashville": a deed that is done to people names one, whatever town is spelt so."""
    return t.rule.noun and t.rule.lemma in _DONE_TO_PEOPLE and tree.cases(h) == ["of"]


def _to_person(t: Trigger, name: str) -> bool:
    """ "Accused Lincoln", "arrested York": whom one charges or takes is no town, however he is spelt."""
    charged = t.type == "ACCUSE" or t.mode in ("arrest", "convict")
    return charged and not t.rule.noun and name in ("obj", "into")


def _a_person(tree: Tree, t: Trigger, h: int) -> bool:
    """ "Abducted three planters": one who is taken or killed, by the ending of the word for what he does."""
    lemma = noun(tree, h)
    things = who()["facilities"] | who()["vehicles"] | who()["vessels"] | who()["not_actors"]
    taken = t.mode in TO_PEOPLE or t.rule.toll in ("killed", "injured")
    return (
        taken
        and tree.tags[h] == "NOUN"
        and lemma not in things
        and lemma.endswith(("er", "or", "ist", "ian", "eer", "man", "woman"))
        and (tree.words[h].lower() != tree.lemmas[h] or tree.kid(h, "det") is not None)
    )


def _so_many(tree: Tree, t: Trigger, h: int) -> bool:
    """ "Thousands marched": people, whatever else there are thousands of."""
    many = tree.lemmas[h].lower() in ("thousand", "hundred", "dozen") and tree.words[h].endswith("s")
    return many and t.type == "PROTEST" and not t.rule.noun and not tree.oblique(h, "of")


def _no_receiver(tree: Tree, t: Trigger, h: int) -> bool:
    """ "Waged an insurgency", "supplied the drones": what is done or given, not to whom."""
    lemma = tree.lemmas[h].lower()
    if t.type == "AID":
        return not t.rule.noun and t.rule.lemma in _HANDING and lemma in who()["vehicles"] | FIRED | GUNS
    return lemma in _RISINGS and t.rule.lemma in ("wage", "launch", "begin", "start")


def _struggle(tree: Tree, n: int) -> bool:
    """ "Fights the battle against crime", "is losing the fight against them": a cause, no single event."""
    led = tree.relations[n] == "obj" and tree.lemmas[tree.heads[n]] in (
        "fight",
        "wage",
        "lead",
        "join",
        "win",
        "lose",
    )
    return led and any(tree.words[c].lower() == "the" for c in tree.kids(n, "det"))


def _is_side(tree: Tree, h: int) -> bool:
    return h in tree.names or tree.tags[h] == "PRON" or tree.lemmas[h].lower() in actors()


def _sides(tree: Tree, t: Trigger, places: frozenset[int]) -> None:
    """Fill actors and targets by the rule's slots; mere places among them become places of the event."""

    def first_filled(names: tuple[str, ...], suffers: bool) -> list[int]:
        together: list[int] = []
        kidnapping = t.mode == "abduct" and t.rule.noun  # of people; a bus is hijacked
        violent = (t.type == "ASSAULT" and not kidnapping) or t.mode == "riot"
        for name in names:
            if name == "mod" and t.actors and suffers:
                continue
            found = slot(tree, name, t.word, t.governor)
            kept = []
            for h in found:
                if tree.lemmas[h].lower() in TIMES or tree.words[h].lower() in TIMES | REFLEXIVE:
                    continue
                if suffers and name == "obj" and _no_receiver(tree, t, h):
                    continue
                if name == "on" and tree.lemmas[h].lower() in OUTLETS and tree.owner(h) is not None:
                    continue  # "claimed the attack on its channel"
                if name == "against" and t.rule.joint and (_struggle(tree, t.word) or not _is_side(tree, h)):
                    continue
                if (
                    (not suffers or name == "at")
                    and tree.words[h].lower() == "one"
                    and not tree.oblique(h, "of")
                ):
                    continue  # "one hit a factory": a rocket; "exploded at one a minute"
                if name == "mod" and tree.relations[h] == "compound" and _names_the_place(tree, t, h):
                    t.places += [h] if h not in t.places else []  # "the Jakarta attack"
                elif h in places and not (suffers and (_of_person(tree, t, h) or _to_person(t, name))):
                    if (name not in ("subj", "lv", "poss", "mod", "by") and h not in t.places) or (
                        name in ("mod", "poss") and h not in t.places
                    ):
                        t.places.append(h)
                elif suffers and _reciprocal(tree, h) and name != "subj":
                    t.reciprocal = True
                elif (
                    (can_suffer if suffers and violent else can_act)(tree, h, places - {h})
                    or _aboard(tree, h, t, suffers)
                    or (suffers and name == "obj" and _a_person(tree, t, h))
                    or (not suffers and _so_many(tree, t, h))
                ):
                    kept.append(h)
                elif violent and not suffers and tree.lemmas[h].lower() in FIRED | GUNS:
                    kept += [whose] if (whose := owner(tree, h)) is not None else []
            if kept and not t.rule.joint:
                return kept
            together += [h for h in kept if h not in together]
        return together

    t.actors = first_filled(t.rule.actor, False)
    if t.type == "ACCUSE" and t.rule.lemma in ("trade", "exchange", "swap") and len(t.actors) > 1:
        t.reciprocal = True  # "traded accusations"
    t.targets = [h for h in first_filled(t.rule.target, True) if h not in t.actors]
    if t.rule.noun and not t.targets:
        t.targets = target_of(tree, t.word)
    if t.rule.lemma in WHOM_IT_BEFELL and not t.targets:
        t.targets = [h for h in tree.kids(t.word, "compound") if h in t.places and h in tree.countries]
    if t.rule.lemma in ("call", "describe", "term", "label", "brand"):  # "calling it a provocation": the deed
        t.targets = [h for h in t.targets if tree.words[h].lower() not in ("it", "this", "that")]


def _names_the_place(tree: Tree, t: Trigger, h: int) -> bool:
    """Whether a name before an event noun tells where it was: a town's; a country's before "bombing"."""
    if h in tree.cities:
        return True
    country = (
        h in tree.countries and tree.tags[h] == "PROPN" and not tree.oblique(t.word, "of", "on", "against")
    )
    return country and t.rule.lemma in WHERE_IT_WAS | WHOM_IT_BEFELL


def _mode(tree: Tree, t: Trigger, finder: MeansFinder) -> str | None:
    """The mode by what an assault was done with: modifiers of the noun, by- and with-phrases, the subject."""
    if t.type != "ASSAULT" or t.mode in DEEDS:
        return t.mode
    near = [
        c
        for c in tree.children[t.word]
        if tree.relations[c] in ("compound", "amod", "nmod", "obl", "obl:agent", "nsubj")
        or (tree.relations[c] in ("obj", "nsubj:pass") and tree.lemmas[t.word] in WIELDING)
    ]
    agent = tree.agent(t.word) if not t.rule.noun else None
    if agent is not None:
        near.append(agent)
    if t.governor is not None:
        near += tree.oblique(t.governor, "with", "by", "from")
        doer = tree.agent(t.governor)
        near += [doer] if doer is not None and t.rule.noun else []  # "warplanes carried out six raids"
    for c in near:
        if tree.relations[c] in ("nmod", "obl") and tree.case(c) not in (
            "with",
            "by",
            "from",
            "using",
            "of",
            "via",
        ):
            continue
        if tree.case(c) == "of" and tree.lemmas[t.word] not in MADE_OF:
            continue  # "the bombing of a club"
        for h in (c, *tree.kids(c, "compound", "amod", "conj")):
            kind = finder.kind(h)
            told_before = bool(t.rule.toll) and tree.heads[c] != t.word
            if tree.lemmas[h] in AIRCRAFT and (t.mode == "explosives" or told_before):
                continue  # "a plane blew up, killing 107"
            if (
                kind is not None
                and kind.mode is not None
                and (kind.mode != "explosives" or t.mode in (None, "explosives"))
                and (kind.mode, t.mode) != ("firearms", "heavy-weapons")  # guns that shell are no rifles
            ):
                return kind.mode
    return t.mode


def _build(
    tree: Tree, word: int, rule: Rule, governor: int | None, places: frozenset[int], suffers: bool = False
) -> Trigger:
    if rule.noun and tree.lemmas[word].lower() in TRIED:  # "an assassination attempt on X"
        rule = replace(rule, target=("on", "against", "at", *rule.target))
    if suffers:  # "repelled an attack by rebels": who carries the verb does not attack
        rule = replace(rule, actor=tuple(a for a in rule.actor if a != "lv"))
    if rule.noun and rule.lemma in _STRUCK_BY and _struck_at(tree, word):
        rule = replace(rule, actor=("of", *rule.actor), target=tuple(t for t in rule.target if t != "of"))
    undergone = rule.mode in UNDERGONE or rule.lemma == "capture"  # "his capture", "the envoy's release"
    befallen = undergoing(tree, word, rule) if rule.noun else []
    if rule.noun and undergone and not tree.oblique(word, "of"):
        rule = replace(rule, actor=tuple(a for a in rule.actor if a != "poss"), target=("poss", *rule.target))
    if rule.noun and "poss" in rule.actor and _befell_owner(tree, word, rule):
        rule = replace(rule, actor=tuple(a for a in rule.actor if a != "poss"), target=("poss", *rule.target))
    t = Trigger(word=word, rule=rule, type=rule.type, mode=rule.mode, governor=governor, suffered=suffers)
    if (
        rule.noun
        and rule.mode == "seize"
        and any(tree.lemmas[h].lower() in ("hostage", "captive") for h in tree.oblique(word, "of"))
    ):
        t.type, t.mode = "ASSAULT", "abduct"  # "the seizure of hostages"
    _sides(tree, t, places)
    if befallen and not t.targets:
        t.targets, t.actors = befallen, [a for a in t.actors if a not in befallen]
    if not t.targets:
        t.targets = whom(tree, word, rule, t.actors, places)
    if suffers and governor is not None:
        victim = tree.agent(governor)
        t.actors = [a for a in t.actors if a != victim]
        told = bool(t.targets) and rule.type == "ASSAULT" and tree.lemmas[governor] in FOILING
        if victim is not None and not told and _suffering(tree, victim, places):
            t.targets = [victim]
    return t


def _struck_at(tree: Tree, word: int) -> bool:
    """ "The attacks of the rebels on the town": what was attacked stands behind another preposition."""
    of = [c for c in tree.oblique(word, "of") if _is_side(tree, c)]  # not "of its kind"
    at = [h for c in (word, *of) for h in tree.oblique(c, "on", "against", "upon")]
    return bool(of) and any(tree.lemmas[h].lower() not in TIMES and tree.tags[h] != "NUM" for h in at)


def _befell_owner(tree: Tree, word: int, rule: Rule) -> bool:
    """ "The boy's shooting", "his kidnapping": without "of" whom it befell, where he bears no arms."""
    own = tree.owner(word)
    if own is None or rule.lemma not in _DONE_TO_PEOPLE or tree.oblique(word, "of", "on", "at"):
        return False
    if own in tree.people or tree.words[own].lower() in ("his", "her"):
        return True
    armed = who()["armed"] | {"police", "policeman", "officer", "guard"}
    lemma = tree.lemmas[own].lower()
    return lemma not in armed and lemma in who()["persons"] | who()["civil"]


def _suffering(tree: Tree, i: int, places: frozenset[int]) -> bool:
    """Whether the subject of a verb such as "receive" can be the one to whom the event was done."""
    return can_suffer(tree, i, places) or (tree.tags[i] == "PRON" and can_act(tree, i, places))


def find_triggers(
    tree: Tree, finder: MeansFinder, names: frozenset[int], places: frozenset[int]
) -> list[Trigger]:
    """All triggers of a page in text order. `names`: words inside names; `places`: those of mere places."""
    rules = lexicon()
    out: list[Trigger] = []
    for i, lemma in enumerate(tree.lemmas):
        tag = tree.tags[i]
        gerund = tag == "VERB" and (is_gerund(tree, i) or verbal_noun(tree, i, rules.nouns))
        verb = tag == "VERB" and not gerund
        if verb and lemma in rules.verbs and tree.relations[i] != "amod" and not aside(tree, i):
            if lemma in speech()["responsibility"] and _claims_responsibility(tree, i):
                out.append(_responsibility(tree, i, places))
                continue
            harmless = no_threat(tree, i)
            for rule in rules.verbs[lemma]:
                if rule.type in ("ASSAULT", "COERCE") and figurative(tree, i):
                    break
                if harmless and rule.type == "THREATEN":
                    continue
                if rule.toll and by_nature(tree, i):
                    break
                if rule.type == "MOBILIZE" and _carried_off(tree, i):
                    continue
                if all(holds(tree, i, c, places) for c in rule.conditions):
                    out.append(_build(tree, i, rule, None, places))
                    break
        elif verb and lemma in speech()["responsibility"] and _claims_responsibility(tree, i):
            out.append(_responsibility(tree, i, places))
        elif (noun_lemma := noun_entry(tree, i, rules.nouns)) and names_event(tree, i, names):
            if no_threat(tree, i) or no_protest(tree, i) or pretext(tree, i):
                continue
            governor, suffers = noun_governor(tree, i)
            t = _build(tree, i, rules.nouns[noun_lemma][0], governor, places, suffers)
            t.governor = reported(tree, i) if governor is None else governor
            out.append(t)
    told = Counter(tree.sentence[t.word] for t in out)
    out = [t for t in out if told[tree.sentence[t.word]] <= MOST]
    for t in out:
        t.mode = _mode(tree, t, finder)
        if t.type == "ASSAULT" and not t.targets and t.mode in GOING_OFF:
            t.targets = present(tree, t.word, places)
    return out


def _carried_off(tree: Tree, v: int) -> bool:
    """ "Three wounded soldiers were airlifted": nobody was sent into action."""
    thing = tree.object(v)
    hurt = ("wounded", "injured", "dead", "slain")
    return thing is not None and any(tree.words[c].lower() in hurt for c in tree.children[thing])


def by_nature(tree: Tree, v: int) -> bool:
    """ "An earthquake killed 20", "died in a crash", "were killed when their helicopter crashed"."""
    agent = tree.agent(v)
    around = [*([agent] if agent is not None else []), *tree.oblique(v, "in", "by", "from", "after")]
    crashed = any(tree.lemmas[c] in ACCIDENTS for c in tree.kids(v, "advcl"))
    return crashed or any(tree.lemmas[w].lower() in NATURAL for w in around)


def _claims_responsibility(tree: Tree, v: int) -> bool:
    thing = tree.object(v)
    who_claims = tree.agent(v)
    if who_claims is not None and any(tree.words[c].lower() == "no" for c in tree.kids(who_claims, "det")):
        return False  # "no group claimed responsibility"
    if tree.lemmas[v] in ("deny", "disclaim"):
        return False
    return thing is not None and tree.lemmas[thing] in ("responsibility", "credit")


def _responsibility(tree: Tree, v: int, places: frozenset[int]) -> Trigger:
    """ "X claimed responsibility for the attack": an assault by X, in X's own voice."""
    rule = Rule(
        name="ASSAULT:claim responsibility", type="ASSAULT", mode=None, lemma=tree.lemmas[v], noun=False,
        conditions=(), actor=("subj",), target=(),
    )  # fmt: skip
    t = Trigger(word=v, rule=rule, type="ASSAULT", mode=None, responsibility=True)
    _sides(tree, t, places)
    return t


def owner(tree: Tree, i: int) -> int | None:
    """Whose a weapon or vehicle is: "its warplanes", "government jets", "Israeli drones"."""
    own = tree.owner(i)
    if own is not None:
        return own
    named = named_in(tree, i)
    if named:
        return named[0]
    on = [w for w in tree.oblique(i, "on") if tree.lemmas[w].lower() in _POSITIONS]
    if on and (whose := owner(tree, on[0])) is not None:
        return whose  # "guns on the rebel side"
    for c in tree.kids(i, "acl"):  # "a missile fired by rebels"
        if tree.lemmas[c] in WIELDING | OPERATING and (agent := tree.kid(c, "obl:agent")) is not None:
            return agent
        if tree.lemmas[c] in WIELDING:
            whence = [w for w in tree.oblique(c, "from") if tree.lemmas[w].lower() in _POSITIONS]
            if whence and (whose := owner(tree, whence[0])) is not None:
                return whose
    bodies = who()["collective"] | who()["armed"]  # "air force jets", "rebel boats"
    beside = tree.kids(i, "compound") if tree.words[i - 1].lower() != "fighter" else []  # "fighter jets"
    return next((c for c in beside if tree.lemmas[c].lower() in bodies), None)
