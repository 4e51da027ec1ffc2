"""Short factual titles of events: "Pakistan strikes near Saravan, Iran", "Two suspects arrested in Quito"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from accord.link.facts import JOINT_TYPES


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
    "MOBILIZE.police": Wording("deploys police against", "deploys police", "", "Police deployment against"),
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
SINGULAR = frozenset(
    {"United States", "United Nations", "Netherlands", "Philippines", "Maldives", "Seychelles", "Honduras"}
)
PLURALS = frozenset({"people", "police", "men", "women", "children", "gunmen", "militiamen"})
PHRASE_END = re.compile(r" (?:in|of|from|at|near|with|on|for) ")


def title(kind: str, mode: str | None, actors: Sequence[str], targets: Sequence[str], where: str) -> str:
    """The title of an event of a type and mode from the names of its sides and its main place.

    `where` is " in Quito, Ecuador" or empty. An air strike with a place needs no target. Who acts comes
    first, as claims name it most; without an actor it is told to whom it was done.
    """
    told = WORDINGS.get(f"{kind}.{mode}") or WORDINGS[kind]
    said = _told(kind, told, actors, targets, where)
    return said[:1].upper() + said[1:]


def _told(kind: str, told: Wording, actors: Sequence[str], targets: Sequence[str], where: str) -> str:
    if kind in JOINT_TYPES:
        both = list(dict.fromkeys([*actors, *targets]))
        actors, targets = both[:1], both[1:]
    if not actors:
        if not targets:
            return HANGING.sub("", told.noun) + where
        return (f"{targets[0]} {told.done}" if told.done else f"{told.noun} {targets[0]}") + where
    verb = told.doing if targets else told.alone
    if where and told.doing == "strikes":
        verb, targets = told.doing, ()
    verb = _plural(verb) if is_plural(actors[0]) else verb
    return " ".join([actors[0], verb, *targets[:1]]) + where


def _plural(verb: str) -> str:
    """A verb in the third person, for several: "attacks" to "attack", "goes on strike" to "go on strike"."""
    return re.sub(r"^(go|do)es\b|^(\w+)s\b", lambda m: m[1] or m[2], verb)


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: "Rebels (Zaire)", "Hutu men in the camps", not "United States"."""
    head = PHRASE_END.split(name.split("(")[0])[0].split()[-1:] or [name]
    if head[0].lower() in PLURALS:
        return True
    plural = head[0].endswith("s") and not head[0].lower().endswith(("ss", "us", "is"))
    return plural and name not in SINGULAR
