"""The words and the type that finding names goes by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from accord.knowledge.folding import acronym
from accord.knowledge.nouns import GENERIC_NAME_WORDS
from accord.types import ActorId

NameKind = Literal[
    "state",
    "demonym",
    "people",
    "organ",
    "igo",
    "armed-group",
    "person",
    "organisation",
    "media",
    "place",
    "other",
]
KINDS: dict[str, NameKind] = {
    "state": "state", "state-organ": "organ", "armed-group": "armed-group", "igo": "igo",
    "ngo": "organisation", "company": "organisation", "other": "organisation",
    "media": "media", "person": "person", "civilians": "people",
}  # fmt: skip
SPOKEN = frozenset({"state", "demonym", "people", "organ"})  # kinds that speak of a country
GOVERNMENT = frozenset(
    {"government", "regime", "authorities", "state", "central government", "federal government"}
)
# After these a state's adjective is part of a place's name: "Indian Ocean", "Persian Gulf".
NOT_STATES = frozenset(
    """ocean sea gulf canal strait straits peninsula street avenue road times post journal herald
    river""".split()
)
COMPASS = frozenset("latin north south central anglo african east west".split())
LINKERS = frozenset(
    """of the for and de la del el al bin ibn wa van von sans da dos das di du des le les y e i ul d' d’
    & -""".split()
)
PARTICLES = frozenset(
    """de la del el al bin ibn wa van von da dos das di du des le y ul ben abu abd san der den ter""".split()
)
UNIT_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
CAMEL = re.compile(r"[a-z]{3}[A-Z]")
# Common nouns whose genitive stands inside a name ("People's Movement", "Lord's Army").
GENITIVES = frozenset(
    """people peoples worker workers women men lord farmers students teachers children doctors lawyers
    journalists writers physicians employers employees bishops miners drivers veterans fighters soldiers
    officers mothers youth youths revolutionary""".split()
)
ARABIC_ARTICLES = frozenset({"al", "el", "ul", "as", "ash"})
NATIONAL_SOCIETIES = frozenset({"ngo:icrc", "ngo:red-crescent"})
PLACE_CASES = frozenset(
    """in at near from to into towards toward outside across around through inside via above
    over along""".split()
)
PLACE_HEADS = frozenset(
    """province city town village district region state county capital port border island valley river
    mountain mountains airport neighbourhood neighborhood suburb area camp governorate prefecture
    oblast department street square avenue road highway bridge bay lake coast peninsula""".split()
)  # fmt: skip
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
SHORT_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
CALENDAR = DAYS | MONTHS | SHORT_MONTHS | frozenset(
    """mon tue wed thu fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays
    christmas easter ramadan""".split()
)  # fmt: skip
NOT_NAMES = CALENDAR | frozenset(
    """gmt utc am pm i islam muslim muslims
    christian christians jew jews jewish sunni shiite shia katyusha kalashnikov humvee mig sukhoi grad
    toyota arab arabs islamic islamist catholic internet covid twitter facebook god english spanish""".split()
)  # fmt: skip
# Titles and months that are surnames, too.
SURNAMES = frozenset(
    "major king prince pope bishop judge marshal mayor speaker farmer driver may march".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name on a page: words `first` to `last` - 1, with its head word.

    `actors` are candidate ids of the knowledge base, most likely first; empty for names it does not hold.
    `full` is the fullest form that the page has of the name ("Aman" -> "Fatemeh Aman"). `title` is the word
    of the title or role that stands before a person's name, or -1. `place` tells that the name stands for
    a place here rather than for one who acts. `new` are ids of states (or their organs) that no list
    holds and the page introduces; `actors` is empty then.
    """

    first: int
    last: int
    head: int
    kind: NameKind
    actors: tuple[ActorId, ...] = ()
    full: str = ""
    title: int = -1
    place: bool = False
    new: tuple[ActorId, ...] = ()


def says_little(name: Name) -> bool:
    """Whether a name says little by itself: general words only, or an acronym."""
    return all(w in GENERIC_NAME_WORDS for w in name.full.lower().split()) or acronym(name.full) is not None
