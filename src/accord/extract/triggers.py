"""Words that name an event, the rule that says so, and who fills its sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from accord.extract.aims import TRIED, attempt_on_life, present
from accord.extract.carriers import noun_governor
from accord.extract.figures import figurative, no_protest, pretext
from accord.extract.lexicon import Condition, Rule, lexicon
from accord.extract.means import MeansFinder
from accord.extract.means import find as find_means
from accord.extract.namewords import CALENDAR
from accord.extract.participants import actors, can_act, can_suffer, named_in, slot, who
from accord.extract.senses import aside, no_threat
from accord.extract.tree import Tree
from accord.extract.voices import speech
from accord.extract.whom import target_of, undergoing, whom
from accord.types import EventType

MOST = 40  # triggers of one sentence; where more stand, it is a list of words and tells of nothing
ARMS = frozenset("weapon weaponry munition ammunition arm firepower explosive".split())
# Classes of the rules that are lists of words/who.yaml.
LISTS = {
    "@crowd": "crowd",
    "@vessel": "vessels",
    "@public": "public",
    "@workers": "workers",
    "@civil": "civil",
}
OTHER_SENSES = frozenset(
    [
        ("heart", "attack"),
        ("panic", "attack"),
        ("asthma", "attack"),
        ("medical", "visit"),
        ("family", "visit"),
        ("news", "release"),
        ("press", "release"),
        *((kind, "attack") for kind in "verbal personal scathing stinging withering rhetorical".split()),
    ]
    + [(kind, "strike") for kind in "hunger labour labor wildcat transport rail teacher worker".split()]
)
OF_WORK = frozenset(
    {"general", "nationwide", "nation-wide", "public-sector", "sympathy", "24-hour", "48-hour"}
)
RANKS = frozenset(
    "deadliest worst bloodiest biggest largest heaviest latest newest second third fourth fifth most".split()
)
# What kills without anybody's doing.
NATURAL = frozenset(
    "earthquake quake flood flooding storm hurricane cyclone typhoon tornado tsunami landslide mudslide"
    " avalanche"
    " eruption drought famine heatwave heat cold disease virus epidemic pandemic outbreak cholera ebola"
    " covid cancer"
    " accident crash collision derailment stampede collapse sinking".split()
)
ACCIDENTS = frozenset("crash collide derail capsize sink overturn collapse drown".split())
# What goes on under another's name: "a mediation effort".
CARRIERS = frozenset("effort campaign drive bid mission".split())
DEEDS = frozenset("abduct torture sexual".split())  # modes told by what is done, whatever with
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
# What is fired, and acts for those who fire it: "Kestrian missiles hit the port".
FIRED = frozenset("missile rocket shell mortar projectile bomb torpedo artillery shelling".split())
UNDERGONE = frozenset({"arrest", "deport", "expel", "abduct", "release"})
# Attacks that a country's name before them tells the place of ("the Kenya bombing"), or whom they befell.
WHERE_IT_WAS = frozenset("bombing explosion blast shooting massacre killing riot hijacking unrest".split())
WHOM_IT_BEFELL = frozenset("invasion occupation annexation siege capture conquest liberation".split())
GOING_OFF = frozenset("explosives drone heavy-weapons aerial suicide-attack".split())
# What is done to a ship is done to those aboard.
AT_SEA = frozenset({"COERCE", "THREATEN", "AID", "MOBILIZE"})
# Verbs whose subject is not said to have been the target of what it kept from happening.
FOILING = frozenset({"foil", "thwart"})
REFLEXIVE = frozenset("himself herself itself themselves".split())
# How long something went on: "hours of shelling".
_SPELLS = frozenset("minute hour day night week month year evening morning weekend round bout".split())
# Nouns of deeds that are done to people: who is named behind "of" is no place.
_DONE_TO_PEOPLE = frozenset(
    "murder killing assassination shooting slaying kidnapping abduction beheading execution arrest detention"
    " poisoning stabbing beating lynching manslaughter capture torture".split()
)
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


def _has_lemma(tree: Tree, i: int, wanted: frozenset[str], places: frozenset[int]) -> bool:
    for h in tree.conjuncts(i):
        if "@who" in wanted and can_act(tree, tree.content(h), places):
            return True
        if "@person" in wanted and (
            tree.tags[h] == "PROPN" or tree.lemmas[h] in who()["persons"] | who()["armed"]
        ):
            return True
        if "@target" in wanted and (can_suffer(tree, tree.content(h), places) or h in places):
            return True
        if "@weapon" in wanted and (
            tree.lemmas[tree.content(h)] in ARMS or find_means(tree, tree.content(h))
        ):
            return True
        if "@people" in wanted and (
            h in tree.people
            or tree.lemmas[tree.content(h)] in who()["persons"] | who()["armed"] | who()["civil"]
            or tree.words[h].lower() in ("he", "him", "she", "her", "them")
        ):
            return True
        if "@place" in wanted and h in places:
            return True
        counted = tree.lemmas[tree.content(h)].lower()
        if any(kind in wanted and counted in who()[name] for kind, name in LISTS.items()):
            return True
        if "@armed" in wanted and tree.lemmas[h] in who()["armed"] | who()["collective"]:
            return True
        if tree.lemmas[h].lower() in wanted or _hyphened(tree, h) in wanted:
            return True
        if tree.lemmas[tree.content(h)].lower() in wanted:
            return True
        if any(f"{tree.lemmas[k]}_{tree.lemmas[h]}".lower() in wanted for k in tree.kids(h, "compound")):
            return True  # "hunger_strike"
    return False


def _hyphened(tree: Tree, h: int) -> str:
    """A word with what a hyphen joins to it in front ("cease-fire"), which are words of their own."""
    if h < 2 or tree.words[h - 1] not in ("-", "‐", "‑"):
        return ""
    return f"{tree.words[h - 2]}-{tree.lemmas[h]}".lower()


def _holds(tree: Tree, v: int, c: Condition, places: frozenset[int]) -> bool:
    kids = tree.children[v]
    if c.kind == "prt":
        return any(
            tree.words[k].lower() in c.words
            and tree.relations[k] in ("compound", "advmod", "obl", "xcomp", "case", "mark")
            for k in kids
        )  # fmt: skip
    if c.kind == "noobj":
        return tree.kid(v, "obj") is None and not tree.passive(v)
    if c.kind == "iobj":
        return tree.kid(v, "iobj") is not None
    if c.kind in ("obj", "subj"):
        thing = tree.object(v) if c.kind == "obj" else tree.agent(v)
        return thing is not None and (not c.words or _has_lemma(tree, thing, c.words, places))
    if c.kind == "mod":
        thing = tree.object(v)
        told = tree.kids(thing, "amod", "compound", "nmod") if thing is not None else []
        return any(tree.lemmas[k].lower() in c.words or tree.words[k].lower() in c.words for k in told)
    if c.kind == "prep":
        found = tree.oblique(v, *c.words)
        if "upon" in c.words:  # "called the envoy on Tuesday" calls on nobody
            found = [k for k in found if tree.words[k].lower() not in CALENDAR or k in tree.people]
        if "of" in c.words and (thing := tree.object(v)) is not None:
            found = [*found, *tree.oblique(thing, "of")]  # "declared a state of emergency"
        if "with" in c.words and (thing := tree.kid(v, "obj")) is not None:
            found = [*found, *tree.oblique(thing, "with")]  # "provided the rebels with weapons"
        if not c.lemmas:  # "charged with possessing explosives"
            found = [*found, *(k for k in tree.kids(v, "advcl") if set(tree.cases(k)) & set(c.words))]
            found += [
                k
                for k in tree.kids(v, "advcl")
                if any(tree.words[m].lower() in c.words for m in tree.kids(k, "mark"))
            ]
        return any(not c.lemmas or _has_lemma(tree, k, c.lemmas, places) for k in found)
    if c.kind in ("comp", "that"):
        clause = tree.kid(v, "ccomp", *(["xcomp"] if c.kind == "comp" else []))
        return clause is not None and (not c.words or tree.lemmas[clause] in c.words)
    if c.kind == "to":
        thing = tree.object(v) if c.words else None
        hung = tree.kids(thing, "acl") if thing is not None else []  # "a campaign to help the victims"
        for k in [*tree.kids(v, "xcomp", "advcl", "ccomp"), *hung]:
            if any(tree.words[m].lower() == "to" for m in tree.kids(k, "mark")) and (
                not c.words or tree.lemmas[k] in c.words
            ):
                return True
        return False
    if c.kind == "own":
        thing = tree.object(v)
        whose = tree.owner(thing) if thing is not None else None
        return whose is not None and tree.tags[whose] == "PRON"
    if c.kind == "adj":
        if (thing := tree.kid(v, "obj")) is not None:  # "held the rebels responsible"
            kids = [*kids, *(k for k in tree.kids(thing, "amod") if k > thing)]
        return any(tree.lemmas[k].lower() in c.words or tree.words[k].lower() in c.words for k in kids)
    raise ValueError(f"unknown condition {c.kind!r} in the rules; see rules/README.md")


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
        violent = t.type == "ASSAULT" or t.mode == "riot"
        for name in names:
            if name == "mod" and t.actors and suffers:
                continue
            found = slot(tree, name, t.word, t.governor)
            kept = []
            for h in found:
                if tree.lemmas[h].lower() in TIMES or tree.words[h].lower() in TIMES | REFLEXIVE:
                    continue
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
                elif h in places and not (suffers and _of_person(tree, t, h)):
                    if (name not in ("subj", "lv", "poss", "mod", "by") and h not in t.places) or (
                        name in ("mod", "poss") and h not in t.places
                    ):
                        t.places.append(h)
                elif suffers and _reciprocal(tree, h) and name != "subj":
                    t.reciprocal = True
                elif (can_suffer if suffers and violent else can_act)(tree, h, places - {h}) or _aboard(
                    tree, h, t, suffers
                ):
                    kept.append(h)
                elif violent and not suffers and (fired := tree.lemmas[h].lower() in FIRED):
                    kept += [whose] if fired and (whose := owner(tree, h)) is not None else []
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


def _is_event_noun(tree: Tree, i: int, names: frozenset[int]) -> bool:
    """A noun that names an event: no modifier ("attack helicopter") and no part of a name."""
    if i in names:
        return False
    relation, head = tree.relations[i], tree.heads[i]
    if any(
        (tree.lemmas[c].lower(), tree.lemmas[i]) in OTHER_SENSES for c in tree.kids(i, "compound", "amod")
    ):
        return False
    if relation in ("appos", "parataxis", "obl:unmarked", "dep", "list", "conj") and _ranked(tree, i):
        return False  # "..., the deadliest attack there this year": what is told before, called by a rank
    if relation in ("compound", "amod", "flat") and head >= 0 and tree.tags[head] in ("NOUN", "PROPN"):
        return False
    if relation == "nmod:poss":
        return False
    return (
        tree.tags[i] in ("NOUN", "ADJ")
        or (tree.tags[i] == "PROPN" and tree.words[i][1:].islower())
        or (tree.tags[i] == "VERB" and (_is_gerund(tree, i) or _for_a_spell(tree, i)))
        or (tree.tags[i] == "VERB" and tree.kid(i, "det", "amod", "compound") is not None)
    )


def _ranked(tree: Tree, i: int) -> bool:
    """ "The deadliest attack", "the third such raid", behind a comma."""
    first = tree.phrase(i)[0]
    before = tree.words[first - 1] if first else ""
    ranks = {tree.words[c].lower() for c in tree.kids(i, "amod", "det", "advmod")}
    return before == "," and bool(ranks & RANKS) and "the" in ranks


def _mode(tree: Tree, t: Trigger, finder: MeansFinder) -> str | None:
    """The mode by what an assault was done with: modifiers of the noun, by- and with-phrases, the subject."""
    if t.type != "ASSAULT" or t.mode in DEEDS:
        return t.mode
    near = [
        c
        for c in tree.children[t.word]
        if tree.relations[c] in ("compound", "amod", "nmod", "obl", "obl:agent", "nsubj")
        or (tree.relations[c] == "obj" and tree.lemmas[t.word] in WIELDING)
    ]
    agent = tree.agent(t.word) if not t.rule.noun else None
    if agent is not None:
        near.append(agent)
    if t.governor is not None:
        near += tree.oblique(t.governor, "with", "by", "from")
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
            if (
                kind is not None
                and kind.mode is not None
                and (kind.mode != "explosives" or t.mode in (None, "explosives"))
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
        gerund = tag == "VERB" and (_is_gerund(tree, i) or _verbal_noun(tree, i, rules.nouns))
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
                if all(_holds(tree, i, c, places) for c in rule.conditions):
                    out.append(_build(tree, i, rule, None, places))
                    break
        elif verb and lemma in speech()["responsibility"] and _claims_responsibility(tree, i):
            out.append(_responsibility(tree, i, places))
        elif (noun_lemma := _noun_lemma(tree, i, rules.nouns)) and _is_event_noun(tree, i, names):
            if no_threat(tree, i) or no_protest(tree, i) or pretext(tree, i):
                continue
            governor, suffers = noun_governor(tree, i)
            out.append(_build(tree, i, rules.nouns[noun_lemma][0], governor, places, suffers))
    told = Counter(tree.sentence[t.word] for t in out)
    out = [t for t in out if told[tree.sentence[t.word]] <= MOST]
    for t in out:
        t.mode = _mode(tree, t, finder)
        if t.type == "ASSAULT" and not t.targets and t.mode in GOING_OFF:
            t.targets = present(tree, t.word, places)
    return out


def _is_gerund(tree: Tree, i: int) -> bool:
    """ "The police killing of a boy": a verb's form with "of" behind it, and no object, is a noun."""
    ing = tree.words[i].lower().endswith("ing") and tree.kid(i, "obj", "aux", "mark") is None
    return ing and any(
        c == i + 1 for n in tree.kids(i, "nmod") for c in tree.kids(n, "case") if tree.case(n) == "of"
    )


def by_nature(tree: Tree, v: int) -> bool:
    """ "An earthquake killed 20", "died in a crash", "were killed when their helicopter crashed"."""
    agent = tree.agent(v)
    around = [*([agent] if agent is not None else []), *tree.oblique(v, "in", "by", "from", "after")]
    crashed = any(tree.lemmas[c] in ACCIDENTS for c in tree.kids(v, "advcl"))
    return crashed or any(tree.lemmas[w].lower() in NATURAL for w in around)


def _verbal_noun(tree: Tree, i: int, nouns: dict[str, tuple[Rule, ...]]) -> bool:
    """ "After fierce fighting with rebels", "a night of fighting": an event's noun taken for a verb."""
    if tree.words[i].lower() not in nouns or tree.relations[i] not in ("advcl", "acl", "obl", "nmod", "obj"):
        return False
    if tree.kid(i, "obj", "nsubj", "nsubj:pass", "aux", "aux:pass", "ccomp", "xcomp") is not None:
        return False
    return tree.kid(i, "det", "amod", "nmod:poss") is not None or _for_a_spell(tree, i)


def _for_a_spell(tree: Tree, i: int) -> bool:
    """ "A night of fighting"."""
    of = i > 0 and tree.heads[i] < i - 1 and tree.words[i - 1].lower() == "of"
    return of and tree.lemmas[tree.heads[i]].lower() in _SPELLS


def _noun_lemma(tree: Tree, i: int, nouns: dict[str, tuple[Rule, ...]]) -> str | None:
    """The entry of a noun, which for gerunds is the form itself ("the shelling", "a bombing")."""
    if tree.tags[i] not in ("NOUN", "PROPN", "VERB") and not _stands_as_noun(tree, i):
        return None
    word = tree.words[i].lower()
    if word == "talk":
        return None  # "the talk about killing": no talks
    if tree.lemmas[i] in CARRIERS:  # "a mediation effort", "the bombing campaign"
        told = [w for c in tree.kids(i, "compound") if (w := tree.words[c].lower()) in nouns]
        return told[-1] if told else None
    if tree.lemmas[i].lower() in TRIED:  # "escaped an assassination attempt"
        if attempt_on_life(tree, i) is not None:
            return "assassination"
        tried = (tree.lemmas[c].lower() for c in tree.kids(i, "compound"))
        return next((lemma for lemma in tried if lemma in nouns and nouns[lemma][0].type == "ASSAULT"), None)
    if word in ("strike", "strikes") and any(tree.words[c].lower() in OF_WORK for c in tree.children[i]):
        return "general_strike"
    of = next((w for w in tree.kids(i, "nmod") if tree.case(w) == "of"), None)
    with_kids = [*tree.kids(i, "compound"), *([of] if of is not None else [])]
    if joined := next(
        (f for c in with_kids if (f := f"{tree.lemmas[c]}_{tree.lemmas[i]}".lower()) in nouns), None
    ):
        return joined  # "artillery exchanges", "an exchange of fire"
    for form in (word, word[:-1] if word.endswith("s") else word, tree.lemmas[i].lower()):
        if form in nouns and (tree.tags[i] != "VERB" or form.endswith("ing")):
            return form
    return None


def _stands_as_noun(tree: Tree, i: int) -> bool:
    """ "Launched a ground offensive": a noun that the parser takes for an adjective."""
    as_noun = tree.relations[i] in ("obj", "nsubj", "nsubj:pass", "obl", "nmod")
    return tree.tags[i] == "ADJ" and as_noun and tree.kid(i, "det", "nmod:poss", "amod") is not None


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
    bodies = who()["collective"] | who()["armed"]  # "air force jets", "rebel boats"
    return next((c for c in tree.kids(i, "compound") if tree.lemmas[c].lower() in bodies), None)
