"""Short factual titles of events: "Pakistan strikes near Saravan, Iran", "Two suspects arrested in Quito"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from accord.link.facts import JOINT_TYPES
from accord.types import Actor, ClaimPlace


class Wording(NamedTuple):
    """How a kind of event is told: who does it to whom, who does it, to whom it is done, and as a noun.

    Where `done` is empty the noun tells to whom ("Attack on villagers"); its preposition falls away where
    nobody is known.
    """

    doing: str
    alone: str
    done: str
    noun: str


WORDINGS: dict[str, Wording] = {
    "ASSAULT": Wording("attacks", "carries out an attack", "", "Attack on"),
    "ASSAULT.abduct": Wording("seizes", "takes captives", "taken captive", "Abduction"),
    "ASSAULT.aerial": Wording("strikes", "carries out an air strike", "", "Air strike on"),
    "ASSAULT.beat": Wording("beats", "beats people", "beaten", "Beating"),
    "ASSAULT.crowd-control": Wording("uses force against", "uses force on a crowd", "", "Force against"),
    "ASSAULT.destroy": Wording("attacks", "destroys property", "", "Destruction of"),
    "ASSAULT.drone": Wording("strikes", "carries out a drone strike", "", "Drone strike on"),
    "ASSAULT.explosives": Wording("bombs", "carries out a bombing", "", "Bombing of"),
    "ASSAULT.firearms": Wording("shoots at", "opens fire", "", "Shooting at"),
    "ASSAULT.heavy-weapons": Wording("bombards", "carries out a bombardment", "", "Bombardment of"),
    "ASSAULT.sexual": Wording("assaults", "commits sexual violence", "", "Sexual violence against"),
    "ASSAULT.suicide-attack": Wording("bombs", "carries out a suicide attack", "", "Suicide attack on"),
    "ASSAULT.torture": Wording("tortures", "uses torture", "tortured", "Torture"),
    "COERCE": Wording("cracks down on", "cracks down", "", "Crackdown on"),
    "COERCE.arrest": Wording("arrests", "makes arrests", "arrested", "Arrests"),
    "COERCE.censor": Wording("censors", "censors the press", "censored", "Censorship"),
    "COERCE.curfew": Wording("imposes a curfew on", "imposes a curfew", "", "Curfew on"),
    "COERCE.cyber": Wording("hacks", "carries out a cyberattack", "hacked", "Cyberattack"),
    "COERCE.deport": Wording("drives out", "drives people out", "driven out", "Expulsion"),
    "COERCE.martial-law": Wording(
        "puts under emergency rule", "imposes emergency rule", "", "State of emergency"
    ),
    "COERCE.restrict": Wording("restricts", "imposes restrictions", "", "Restrictions on"),
    "COERCE.seize": Wording("seizes", "makes seizures", "", "Seizure from"),
    "COERCE.withhold": Wording("withholds goods from", "withholds goods", "", "Goods withheld from"),
    "MOBILIZE": Wording("deploys forces against", "deploys forces", "", "Deployment against"),
    "MOBILIZE.police": Wording("deploys forces against", "deploys forces", "", "Police deployment against"),
    "SANCTION": Wording("penalises", "imposes penalties", "penalised", "Penalties"),
    "SANCTION.convict": Wording("convicts", "passes sentence", "convicted", "Conviction"),
    "SANCTION.discontinue": Wording("sanctions", "imposes sanctions", "", "Sanctions on"),
    "SANCTION.expel": Wording("expels envoys of", "expels envoys", "", "Expulsion of envoys of"),
    "SANCTION.withdraw": Wording("cuts ties with", "cuts ties", "", "Break in ties with"),
    "PROTEST": Wording("protests against", "protests", "", "Protest against"),
    "PROTEST.boycott": Wording("boycotts", "stages a boycott", "boycotted", "Boycott"),
    "PROTEST.hunger": Wording("goes on hunger strike against", "goes on hunger strike", "", "Hunger strike"),
    "PROTEST.obstruct": Wording("blocks the way of", "blocks roads", "", "Blockade against"),
    "PROTEST.riot": Wording("riots against", "riots", "", "Riot against"),
    "PROTEST.strike": Wording("goes on strike against", "goes on strike", "", "Labour strike against"),
    "THREATEN": Wording("threatens", "makes threats", "threatened", "Threat"),
    "REJECT": Wording("contradicts", "issues a denial", "contradicted", "Denial"),
    "REJECT.meet": Wording("refuses talks with", "refuses talks", "", "Refusal of talks with"),
    "REJECT.yield": Wording("refuses a demand of", "refuses", "", "Refusal towards"),
    "ACCUSE": Wording("accuses", "makes accusations", "accused", "Accusation"),
    "ACCUSE.disapprove": Wording("criticises", "voices criticism", "criticised", "Criticism"),
    "ACCUSE.investigate": Wording("investigates", "opens an investigation", "investigated", "Investigation"),
    "REQUEST": Wording("appeals to", "makes an appeal", "", "Appeal to"),
    "REQUEST.assist": Wording("asks for help from", "asks for help", "", "Request for help from"),
    "REQUEST.change": Wording("demands change from", "demands change", "", "Demand for change from"),
    "REQUEST.meet": Wording("asks for talks with", "asks for talks", "", "Request for talks with"),
    "RETREAT": Wording("gives way to", "gives way", "", "Retreat before"),
    "RETREAT.access": Wording("grants access to", "grants access", "", "Access for"),
    "RETREAT.ceasefire": Wording("holds fire against", "declares a ceasefire", "", "Ceasefire with"),
    "RETREAT.disarm": Wording("lays down arms before", "lays down arms", "", "Disarmament before"),
    "RETREAT.release": Wording("releases", "releases captives", "released", "Release of captives"),
    "RETREAT.resign": Wording("resigns over", "resigns", "", "Resignation over"),
    "RETREAT.withdraw": Wording("withdraws from", "withdraws", "", "Withdrawal from"),
    "AID": Wording("aids", "gives aid", "aided", "Aid"),
    "COOPERATE": Wording("cooperates with", "cooperates", "", "Cooperation with"),
    "CONCEDE": Wording("makes concessions to", "makes concessions", "", "Concession to"),
    "SUPPORT": Wording("supports", "voices support", "", "Support for"),
    "CONSULT": Wording("meets", "holds talks", "", "Talks with"),
    "CONSULT.phone": Wording("speaks by telephone with", "speaks by telephone", "", "Telephone call with"),
    "CONSULT.third-party": Wording("mediates with", "mediates", "", "Mediation with"),
    "CONSULT.visit": Wording("visits", "makes a visit", "", "Visit to"),
    "AGREE": Wording("agrees with", "makes a commitment", "", "Agreement with"),
}
HANGING = re.compile(r" (?:with|to|against|at|from|on|of|for|before|over|towards|in)$")
PLURALS = re.compile(r"people|police|(?:.*[^y])?men|.*women|.*children")
PHRASE_END = re.compile(r" (?:in|of|from|at|near|with|on|for) ")
CUT = re.compile(r"(?= (?:in|of|from|at the|near|with|on|for) )")
IN_A_NAME = re.compile(r"\b[^\W\d_a-z]\S* of $")  # "the Council | of Sarn"
MOST_WORDS = 5  # of a description; what is longer is cut before one of its later prepositions
DETERMINER = re.compile(
    r"^(?:the|an?|any|this|that|these|those|his|her|its|their|our|my|your)\b ", re.IGNORECASE
)
BESIDE = re.compile(r" \(([^)]+)\)$")  # the state in "Officials (Thailand)"
COUNTED = re.compile(
    r"(?:at least|more than|less than|fewer than|as many as|up to|nearly|almost|about|around|over|some"
    r"|several|dozens|hundreds|thousands|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
PREPOSITION = {"at": "in", "near": "near", "along": "along", "from": "from", "to": "to", "towards": "towards"}
ON = frozenset("coast coastline border frontier island road highway motorway street outskirts".split())
IN = frozenset(
    """capital city town village area region province district suburb valley country countryside north south
    east west centre center interior mountains airspace waters streets camp market""".split()
)
WITH_ARTICLE = re.compile(
    r"(?:Gulf|Straits?|Bay|Sea|.*Republic) of |.*(?:Republic|Islands|Mountains|Highlands|West Bank|Gaza Strip"
    r"|Netherlands|Philippines|United (?:States|Kingdom|Arab Emirates)"
    r"|Sea|Ocean|Strait|Canal|Channel|Peninsula|Desert|Delta)$"
)
PART = re.compile(r"(?:(?:north|south|east|west)\w*|central|downtown|upper|lower|greater|rural)\b")
PARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|at|az|de|la|le|d)\b")


class Name(NamedTuple):
    """Somebody as a title names them inside a sentence, and whether the verb is that of several."""

    words: str
    plural: bool


def named(actor: Actor) -> Name:
    """How a title names an actor: "two workers" those whom pages only describe, and those in a few words."""
    bare = BESIDE.sub("", _close(actor.name))
    small = bare[:1].lower() + bare[1:]
    unknown = small in actor.aliases or bool(COUNTED.match(bare) and _head(bare).islower())
    words = _short(small) if unknown else bare
    if (beside := BESIDE.search(actor.name)) and len(words.split()) <= 3:
        words += beside[0]
    return Name(words, _several(actor, words, unknown))


def described(words: str) -> Name:
    """How a title names somebody whom nobody knows: "fishing trawler", by a page's words for it."""
    bare = _short(DETERMINER.sub("", _close(" ".join(words.split()))))
    head = _head(bare)
    return Name(
        bare, bool(PLURALS.fullmatch(head)) or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    )


def where(place: ClaimPlace, state: str | None) -> str:
    """ " near Saravan, Iran": `state` is added, where a page names it and the place's name does not."""
    name, preposition = _close(place.name), PREPOSITION[place.relation]
    head, small = _head(name), name.split()[0].islower() and not PARTICLE.match(name)
    own = re.match(r"[^\Wa-z]\S*['’]s? ", name) is not None  # "Kestria's airspace"
    if small:
        name = _short(name, most=4)
    if head.islower() and preposition == "in":
        preposition = "on" if head in ON else "in" if head in IN else "at"
    plain = own or bool(re.match(r"(?:the|an?)\b", name, re.IGNORECASE))
    if not plain and (head.islower() or WITH_ARTICLE.match(name) or (small and not PART.match(name))):
        name = f"the {name}"
    told = state is None or any(w.startswith(state[:4]) for w in name.split())
    return f" {preposition} {name}" + ("" if told else f", {state}")


def title(kind: str, mode: str | None, actors: Sequence[Name], targets: Sequence[Name], where: str) -> str:
    """The title of an event of a type and mode from its sides and its main place.

    `where` is " in Quito, Ecuador" or empty. An air strike with a place needs no target. Who acts comes
    first, as claims name it most; without an actor it is told to whom it was done.
    """
    told = WORDINGS.get(f"{kind}.{mode}") or WORDINGS[kind]
    said = _told(kind, told, actors, targets, where)
    return said[:1].upper() + said[1:]


def _told(kind: str, told: Wording, actors: Sequence[Name], targets: Sequence[Name], where: str) -> str:
    if kind in JOINT_TYPES:
        both = list(dict.fromkeys([*actors, *targets]))
        actors, targets = both[:1], both[1:]
    (by, *_), (on, *_) = ([_beside(s.words, where) for s in one] or [""] for one in (actors, targets))
    if on and told.doing == "visits":
        where = re.sub(r"^ to ", " in ", where)
    if on and re.search(rf" the {re.escape(on)}(?:,|$)", where):  # "bank at the bank"
        where = ""
    if not by:
        if not on:
            return HANGING.sub("", told.noun) + where
        return (f"{on} {told.done}" if told.done else f"{told.noun} {on}") + where
    if where and told.doing == "strikes":
        on = ""
    verb = told.doing if on or (where and told.doing == "strikes") else told.alone
    verb = _plural(verb) if actors[0].plural else verb
    return " ".join(filter(None, [by, verb, on])) + where


def _beside(name: str, where: str) -> str:
    """A name without the state beside it where the place tells it already."""
    state = BESIDE.search(name)
    return name[: state.start()] if state and where.endswith(state[1]) else name


def _plural(verb: str) -> str:
    """A verb in the third person, for several: "carries out" to "carry out", "goes on" to "go on"."""
    first, _, rest = verb.partition(" ")
    for ending, other in (("oes", "o"), ("ries", "ry"), ("sses", "ss"), ("s", "")):
        if first.endswith(ending):
            first = first.removesuffix(ending) + other
            break
    return f"{first} {rest}".rstrip()


def _close(name: str) -> str:
    """A name whose apostrophe a page has set apart: "the ambassador 's home"."""
    return re.sub(r" (['’]s?)(?= |$)", r"\1", name)


def _short(name: str, most: int = MOST_WORDS) -> str:
    """A long description up to its last preposition that leaves it short."""
    if len(name.split()) <= most:
        return name
    ends = (m.start() for m in CUT.finditer(name))
    starts = [name[:end] for end in ends if not IN_A_NAME.search(name[: end + 4])]
    short = [part for part in starts if len(part.split()) <= most]
    return short[-1] if short else starts[0] if starts else name


def _head(name: str) -> str:
    """The noun that a name is built on: "men" in "Hutu men in the camps"."""
    return (PHRASE_END.split(BESIDE.sub("", name))[0].split() or [name])[-1]


def _several(actor: Actor, name: str, unknown: bool) -> bool:
    """Whether a name takes the verb of several: "Rebels (Zaire)", "Hill Defence Forces", not "Carlos"."""
    head = _head(name)
    if PLURALS.fullmatch(head.lower()):
        return actor.kind not in ("state", "igo")
    if not head.endswith("s") or head.lower().endswith(("ss", "us")):
        return False
    if head.endswith("is") and actor.kind not in ("civilians", "armed-group"):  # "Tutsis", but "crisis"
        return False
    people = name.startswith(f"{head} ") and actor.kind != "state"  # "Lawyers in Quito"
    return unknown or people or head.islower() or actor.kind in ("armed-group", "state-organ", "civilians")
