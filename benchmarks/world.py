"""The made-up news behind generated pages: incidents, a pure function of a seed and a number.

Places, states, organs and some groups are those that accord knows; other groups, villages, people and
outlets, and all that happens, are invented. An incident's day grows with its number at `PER_DAY` incidents a
day, so that a larger world is a longer one and not a denser one.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import cache
from typing import Literal

from accord.knowledge import actors, gazetteer
from accord.types import Actor, ActorId, Place

Kind = Literal["air strike", "shelling", "bombing", "clash", "arrest", "protest", "talks", "aid"]

FIRST_DAY = dt.date(2001, 1, 8)
PER_DAY = 5
KINDS: tuple[tuple[Kind, int], ...] = (
    ("air strike", 20), ("shelling", 15), ("bombing", 15), ("clash", 20), ("arrest", 10), ("protest", 8),
    ("talks", 8), ("aid", 4),
)  # fmt: skip

# State, its armed groups (known ones by name, invented ones after), its towns.
_THEATRES = """
AFG: Taliban, Islamic State; Kunar Sword Brigade: Kandahar, Jalalabad, Kunduz, Lashkar Gah, Ghazni, Herat
IRQ: Islamic State, Asa'ib Ahl al-Haq; Black Palm Company: Mosul, Kirkuk, Ramadi, Fallujah, Baqubah, Samarra
SYR: Hayat Tahrir al-Sham, Islamic State; Orontes Shield: Aleppo, Idlib, Homs, Hama, Deraa, Raqqa, Palmyra
SOM: al-Shabaab; Ayaan Front: Kismayo, Baidoa, Beledweyne, Marka, Jowhar, Galkayo, Bosaso
NGA: Boko Haram; Delta Lantern Movement: Maiduguri, Damaturu, Kaduna, Jos, Zaria, Warri, Gombe
MLI: JNIM; Azure Veil Front: Gao, Timbuktu, Kidal, Mopti, Menaka, Djenne
COD: M23, Allied Democratic Forces; Lowa River Guard: Goma, Bukavu, Beni, Butembo, Bunia, Uvira
SDN: Rapid Support Forces; Marra Riders: El Fasher, Nyala, El Obeid, Kassala, Kosti, Geneina
YEM: Houthis; Hadhramaut Falcons: Taiz, Hodeidah, Marib, Aden, Ibb, Mukalla, Saada
COL: FARC, National Liberation Army; Cauca Sunrise: Cali, Cucuta, Popayan, Arauca, Tumaco, Quibdo
MMR: Arakan Army; Hill Dawn League: Sittwe, Lashio, Myitkyina, Loikaw, Hpakant, Bhamo
PAK: Tehrik-i-Taliban Pakistan; Indus Ember Force: Peshawar, Quetta, Bannu, Miranshah, Kohat, Swat
PHL: Abu Sayyaf; Sulu Tide Brigade: Jolo, Marawi, Cotabato, Zamboanga, Davao, Isabela
ETH: Fano; Gibe Spear Movement: Mekelle, Gondar, Bahir Dar, Dessie, Jimma, Nekemte
LBN: Hezbollah; Cedar Watch: Tripoli, Sidon, Tyre, Baalbek, Zahle, Nabatieh
TUR: Kurdistan Workers' Party; Tigris Hawks: Diyarbakir, Hakkari, Sirnak, Van, Mardin, Siirt
"""

_VILLAGES = (
    tuple("Kal Tor Ma Bel Sha Dor Zar Lu Gha Nim Ber Qas Vel Om Tash Ra Ser Jab".split()),
    tuple("ma ri do la sha bu ne ko ga ti zu ra".split()),
    tuple("n th r bad kot el ra d na s gan di".split()),
)
GIVEN = tuple(
    "Amin Yusuf Karim Daoud Samir Tarek Ibrahim Musa Omar Leila Nadia Rosa Elena Mariam Pavel Tesfaye Abebe "
    "Kofi Chidi Ngozi Luis Carlos Marta Aung Thida Rashid Faisal Hamid Zainab Joseph Grace Emre Ayla".split()
)
FAMILY = tuple(
    "Haddar Belkan Morasi Tanverdi Okoru Desale Quinzo Lashari Sendero Kyawzin Dalgat Abruzan Feroze Nabulan "
    "Osweni Tibara Makonde Sarvani Ilbekov Ruedas Pangalo Wadira Helmani Kestrel Jubari Torvane".split()
)
OUTLETS = tuple(
    f"{first} {second}"
    for second in ("Courier", "Tribune", "Dispatch", "Observer", "Chronicle", "Gazette", "Post", "Mirror")
    for first in (
        "Harbour",
        "Northern",
        "Eastern",
        "Capital",
        "Frontier",
        "Morning",
        "Evening",
        "National",
        "Coastal",
        "Valley",
        "Continental",
        "Meridian",
    )
)
AGENCIES = ("Reuters", "AFP", "AP", "Xinhua")
BODIES = {
    "igo:un": "the United Nations", "igo:au": "the African Union", "igo:eu": "the European Union",
    "ngo:amnesty": "Amnesty International", "ngo:icrc": "the Red Cross",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A place, and how the pages write its name."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """A country with those who fight there. `invented` groups are not among accord's known actors."""

    iso3: str
    state: Actor
    adjective: str
    army: Actor
    police: Actor
    ministry: Actor
    groups: tuple[Actor, ...]
    towns: tuple[Town, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A spokesperson: a name, and the actor for whom he or she speaks."""

    name: str
    body: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened, as the world knows it. `village` is an invented place near the town, or None.

    `target` is None where civilians are hit; `killed` and so on are the final figures.
    """

    id: str
    number: int
    kind: Kind
    day: dt.date
    theatre: Theatre
    town: Town
    village: str | None
    actor: Actor
    target: Actor | None
    killed: int
    injured: int
    detained: int
    official: Person
    opponent: Person
    body: Actor


@cache
def theatres() -> tuple[Theatre, ...]:
    """All theatres, with their actors and places as accord knows them."""
    known, places = actors.default(), gazetteer.default()
    out = []
    for line in _THEATRES.strip().splitlines():
        iso3, groups, towns = line.split(":")
        listed, made = groups.split(";")
        state = ActorId(f"state:{iso3}")
        fighting = [known.get(known.lookup(name.strip())[0]) for name in listed.split(",")]
        fighting += [_invented(name.strip()) for name in made.split(",")]
        names = [name.strip() for name in towns.split(",")]
        here = {n: next((p for p in places.lookup(n) if p.country == iso3), None) for n in names}
        out.append(
            Theatre(
                iso3=iso3,
                state=known.get(state),
                adjective=known.adjective(state),
                army=known.get(known.organ(state, "army")),
                police=known.get(known.organ(state, "police")),
                ministry=known.get(known.organ(state, "defence-ministry")),
                groups=tuple(fighting),
                towns=tuple(Town(name=n, place=p) for n, p in here.items() if p is not None),
            )
        )
    return tuple(out)


@cache
def bodies() -> tuple[Actor, ...]:
    """International bodies that comment on what happens."""
    known = actors.default()
    return tuple(known.get(ActorId(key)) for key in BODIES)


def _invented(name: str) -> Actor:
    return Actor(id=ActorId(f"x:{name.lower().replace(' ', '-')}"), name=name, kind="armed-group")


def incident(seed: int, number: int) -> Incident:
    """Incident `number`, 0 and up, of the world of `seed`."""
    rng = random.Random(f"{seed} incident {number}")
    theatre = rng.choice(theatres())
    kind: Kind = rng.choices([k for k, _ in KINDS], [w for _, w in KINDS])[0]
    group = rng.choice(theatre.groups)
    police = kind in ("arrest", "protest")
    force = theatre.police if police else theatre.army
    first, second = (force, group)
    if kind == "bombing" or (kind in ("clash", "shelling") and rng.random() < 0.5):
        first, second = group, force
    target: Actor | None = second
    if kind in ("protest", "aid") or (kind in ("bombing", "air strike", "shelling") and rng.random() < 0.35):
        target = None
    deadly = kind in ("air strike", "shelling", "bombing", "clash")
    killed = min(60, 2 + int(rng.expovariate(1 / 7))) if deadly else 0
    return Incident(
        id=f"i{number:06}",
        number=number,
        kind=kind,
        day=FIRST_DAY + dt.timedelta(days=number // PER_DAY),
        theatre=theatre,
        town=rng.choice(theatre.towns),
        village="".join(map(rng.choice, _VILLAGES)) if rng.random() < 0.6 else None,
        actor=theatre.state if kind == "talks" else first,
        target=target,
        killed=killed,
        injured=int(killed * rng.uniform(0.3, 2.5)) if deadly else 0,
        detained=rng.randint(2, 40) if kind == "arrest" else 0,
        official=_person(rng, theatre.police if police else theatre.ministry),
        opponent=_person(rng, group),
        body=rng.choice(bodies()),
    )


def _person(rng: random.Random, body: Actor) -> Person:
    return Person(name=f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}", body=body)


def earlier(seed: int, number: int) -> Incident | None:
    """The last incident before this one in its theatre, of those not too long ago."""
    here = incident(seed, number).theatre
    for before in range(number - 1, max(-1, number - 200), -1):
        found = incident(seed, before)
        if found.theatre is here and found.kind not in ("aid", "protest"):
            return found
    return None
