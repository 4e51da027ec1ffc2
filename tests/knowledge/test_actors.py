"""Who is who: what the shipped actors hold and how they are found."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import time
from importlib import resources

import pytest

from accord.errors import KnowledgeError
from accord.knowledge.actors import default
from accord.knowledge.folding import acronym, fold
from accord.types import ActorId

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


def test_loading_is_quick() -> None:
    default.cache_clear()
    start = time.perf_counter()
    default()
    assert time.perf_counter() - start < 1.0
