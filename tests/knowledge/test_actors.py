"""Who is who: what the shipped actors hold and how they are found."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from importlib import resources

import pytest

from accord.errors import KnowledgeError
from accord.knowledge.actors import default, governs
from accord.knowledge.folding import acronym, fold
from accord.types import ActorId, Period

KNOWN = default()


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Pakistan", "state:PAK"),
        ("Islamabad", "state:PAK"),
        ("the Islamic Republic of Iran", "state:IRN"),
        ("U.S.", "state:USA"),
        ("Britain", "state:GBR"),
        ("Côte d'Ivoire", "state:CIV"),
        ("Pakistan's Foreign Ministry", "organ:PAK:foreign-ministry"),
        ("Ministry of Foreign Affairs of Pakistan", "organ:PAK:foreign-ministry"),
        ("Iranian security forces", "organ:IRN:security-forces"),
        ("Zairean army", "organ:ZAR:army"),
        ("Pakistan's government", "state:PAK"),
        ("the Pentagon", "organ:USA:defence-ministry"),
        ("Israeli army", "organ:ISR:armed-forces"),
        ("IRGC", "organ:IRN:revolutionary-guards"),
        ("UN Security Council", "igo:un-security-council"),
        ("Doctors Without Borders", "ngo:msf"),
        ("Baluch Liberation Army", "group:balochistan-liberation-army"),
        ("Tehreek-e-Taliban Pakistan", "group:tehrik-i-taliban-pakistan"),
        ("Farc", "group:farc"),
        ("Abu Nidal Organization", "group:abu-nidal-organization"),
    ],
)
def test_names_find_their_actor(name: str, actor: str) -> None:
    assert KNOWN.lookup(name) == (actor,)


def test_a_capital_of_two_states_in_turn_has_both_as_candidates() -> None:
    assert set(KNOWN.lookup("Kinshasa")) == {"state:COD", "state:ZAR"}


@pytest.mark.parametrize("word", ["who", "it", "us", "is", "Bogus Movement for Nothing"])
def test_ordinary_words_and_unknown_names_find_nobody(word: str) -> None:
    assert KNOWN.lookup(word) == ()


def test_organs_are_composed_with_name_parent_and_country() -> None:
    air_force = KNOWN.get(ActorId("organ:PAK:air-force"))
    assert (air_force.name, air_force.kind, air_force.country) == ("Pakistan Air Force", "state-organ", "PAK")
    assert air_force.parent == "organ:PAK:armed-forces"
    assert KNOWN.get(ActorId("organ:PAK:armed-forces")).parent == "state:PAK"


def test_a_former_state_is_itself_and_tied_to_its_successor() -> None:
    zaire = KNOWN.get(ActorId("state:ZAR"))
    assert (zaire.name, zaire.country) == ("Zaire", "COD")
    assert KNOWN.current(ActorId("state:ZAR"), dt.date(1997, 2, 17))
    assert not KNOWN.current(ActorId("state:ZAR"), dt.date(1998, 2, 17))
    assert not KNOWN.current(ActorId("state:COD"), dt.date(1997, 2, 17))


def test_an_unknown_id_is_an_error_that_names_it() -> None:
    with pytest.raises(KnowledgeError, match="state:QQQ"):
        KNOWN.get(ActorId("state:QQQ"))


def test_every_known_actor_has_a_parent_that_is_known() -> None:
    content = json.loads(
        gzip.decompress(resources.files("accord.knowledge").joinpath("data/actors.json.gz").read_bytes())
    )
    assert [row["id"] for row in content["actors"] if row.get("parent") and row["parent"] not in KNOWN] == []


def test_the_stored_keys_are_those_that_folding_gives_today() -> None:
    content = json.loads(
        gzip.decompress(resources.files("accord.knowledge").joinpath("data/actors.json.gz").read_bytes())
    )
    stale = [
        name
        for row in content["actors"]
        for name in (row["name"], *row.get("aliases", ()))
        if not acronym(name) and fold(name) and fold(name) not in content["folded"]
    ]
    assert stale == []


def on(day: str) -> Period:
    date = dt.date.fromisoformat(day)
    return Period(earliest=date, latest=date, basis="stated")


@pytest.mark.parametrize(
    ("group", "country", "day", "governs_it"),
    [
        ("group:taliban", "AFG", "2021-08-14", False),
        ("group:taliban", "AFG", "2021-08-16", True),
        ("group:taliban", "AFG", "1999-01-01", True),
        ("group:taliban", "AFG", "2010-01-01", False),
        ("group:taliban", "PAK", "2022-01-01", False),
        ("group:hayat-tahrir-al-sham", "SYR", "2024-12-07", False),
        ("group:hayat-tahrir-al-sham", "SYR", "2024-12-09", True),
        ("group:rpf", "RWA", "1993-01-01", False),
        ("group:rpf", "RWA", "1997-02-17", True),
    ],
)
def test_who_governs_depends_on_the_day(group: str, country: str, day: str, governs_it: bool) -> None:
    assert governs(KNOWN.get(ActorId(group)), country, on(day)) is governs_it


def test_who_governs_at_an_open_time_is_not_said() -> None:
    since = Period(earliest=dt.date(2022, 1, 1), latest=None, basis="open")
    assert not governs(KNOWN.get(ActorId("group:taliban")), "AFG", since)
    assert not governs(KNOWN.get(ActorId("group:taliban")), "AFG", None)


def test_at_least_eight_hundred_armed_groups_are_known() -> None:
    told = json.loads(
        resources.files("accord.knowledge").joinpath("data/actors-manifest.json").read_text(encoding="utf-8")
    )
    groups = {a for ids in KNOWN.names.values() for a in ids if a.startswith("group:")}
    assert told["kinds"]["armed-group"] >= 800
    assert len(groups) == told["kinds"]["armed-group"]
    dated = [g for g in sorted(groups) if any(r.since for r in KNOWN.get(g).roles)]
    assert len(dated) == told["armed groups with dates"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baloch Liberation Army", "Baluch Liberation Army"),
        ("Hezbollah", "Hizballah"),
        ("Jaish al-Adl", "Jaysh ul-Adl"),
        ("al-Shabaab", "Al Shabab"),
        ("Lashkar-e-Tayyiba", "Lashkar e Taiba"),
        ("Hezb-i-Islami", "Hezb-e-Islami"),
        ("Khizbollah", "Hizbullah"),
        ("Houthi", "Huthis"),
        ("Tehrik-i-Taliban Pakistan", "Tehreek-e-Taliban Pakistan"),
        ("Muhammad's Army", "Mohammed's Army"),
    ],
)
def test_transliterations_meet_in_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other) or KNOWN.lookup(one) == KNOWN.lookup(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Balochistan Liberation Army", "Balochistan Liberation Front"),
        ("Jaish al-Adl", "Jaish-e-Mohammad"),
        ("Taliban", "Tehrik-i-Taliban Pakistan"),
        ("Kosovo Liberation Army", "Oromo Liberation Army"),
        ("Sudan Liberation Army", "Sudan People's Liberation Army"),
    ],
)
def test_groups_of_like_names_stay_apart(one: str, other: str) -> None:
    first, second = KNOWN.lookup(one), KNOWN.lookup(other)
    assert first and second and not set(first) & set(second)


def test_a_body_that_took_over_another_is_not_the_same_and_says_so() -> None:
    (older,), (newer,) = KNOWN.lookup("ALIR"), KNOWN.lookup("FDLR")
    assert older != newer
    assert [r.role for r in KNOWN.get(newer).roles if r.parent == older] == ["successor"]
