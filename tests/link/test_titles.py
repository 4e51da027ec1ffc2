"""How a title names sides and places, as a reader sees it."""

from dataclasses import replace

import pytest

from accord.link.titles import described, named, title, where
from accord.types import ActorKind
from tests import factories as make


def doing(name: str, kind: ActorKind, *aliases: str) -> str:
    actor = make.actor("x:a", name, kind=kind, aliases=aliases)
    return title("ACCUSE", "disapprove", [named(actor)], [], "")


def at(name: str, state: str | None = None, relation: str = "at") -> str:
    page = make.document("a.txt", "There.")
    mention = make.mention(page, "There", "place")
    place = make.claim(page, "There.", "AID", "There", place=("There", "ORV")).places[0]
    return where(replace(place, name=name, mention=mention, relation=relation), state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Tomas Kellos", "person", "voices"),
        ("Border Relief Services", "ngo", "voices"),
        ("United Islands", "state", "voices"),
        ("Hill Defence Forces", "armed-group", "voice"),
        ("Vardo police", "state-organ", "voice"),
        ("Northlanders", "civilians", "voice"),
        ("Ethnic Tutsis", "civilians", "voice"),
        ("ISIS", "armed-group", "voices"),
        ("Lawyers in Dramos", "other", "voice"),
        ("Fishermen", "person", "voice"),
    ],
)
def test_the_verb_is_that_of_one_for_persons_and_bodies_and_of_several_for_forces_and_people(
    name: str, kind: ActorKind, said: str
) -> None:
    assert doing(name, kind) == f"{name} {said} criticism"


def test_several_carry_out_and_go() -> None:
    rebels = named(make.actor("x:a", "Rebels", kind="armed-group", aliases=("rebels",)))
    assert title("ASSAULT", None, [rebels], [], "") == "Rebels carry out an attack"
    assert title("SANCTION", "convict", [rebels], [], "") == "Rebels pass sentence"
    assert title("PROTEST", "hunger", [rebels], [], "") == "Rebels go on hunger strike"


def test_whom_pages_only_describe_stands_small_inside_a_title_and_in_few_words() -> None:
    shoppers = make.actor("x:b", "More than 40 shoppers", kind="civilians", aliases=("shoppers",))
    convoy = make.actor(
        "x:c",
        "Second long convoy of lorries and buses on the coast road (Orvania)",
        kind="other",
        aliases=("second long convoy of lorries and buses on the coast road",),
    )
    ministers = make.actor(
        "x:e",
        "Foreign ministers of the Council of Sarn Basin States",
        kind="state-organ",
        aliases=("foreign ministers of the Council of Sarn Basin States",),
    )
    brigade = make.actor("x:d", "Seven Hills Brigade", kind="armed-group")
    titles = [title("ASSAULT", None, [], [named(a)], "") for a in (shoppers, convoy, ministers, brigade)]
    assert titles == [
        "Attack on more than 40 shoppers",
        "Attack on second long convoy (Orvania)",
        "Attack on foreign ministers",
        "Attack on Seven Hills Brigade",
    ]


def test_the_state_beside_a_name_stays_where_the_place_does_not_tell_it() -> None:
    officials = [named(make.actor("x:a", "Officials (Orvania)", kind="state-organ", aliases=("officials",)))]
    assert title("CONSULT", None, officials, [], "") == "Officials (Orvania) hold talks"
    assert title("CONSULT", None, officials, [], " in Dramos, Orvania") == (
        "Officials hold talks in Dramos, Orvania"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Dramos", "in Dramos, Orvania"),
        ("al-Dramos", "in al-Dramos, Orvania"),
        ("central Dramos", "in central Dramos, Orvania"),
        ("bridge at Telk", "at the bridge at Telk, Orvania"),
        ("capital", "in the capital, Orvania"),
        ("Orvanian capital", "in the Orvanian capital"),
        ("Kestrian coast", "on the Kestrian coast, Orvania"),
        ("Kestria's airspace", "in Kestria's airspace, Orvania"),
        ("Kestrian ambassador 's home in Telk", "at the Kestrian ambassador's home in Telk, Orvania"),
        ("Gulf of Sarn", "in the Gulf of Sarn, Orvania"),
        ("old police station with broken windows in Dramos", "at the old police station, Orvania"),
    ],
)
def test_a_place_has_the_article_and_the_preposition_that_its_kind_takes(name: str, said: str) -> None:
    assert at(name, "Orvania") == f" {said}"


def test_a_place_is_not_told_twice() -> None:
    bank = named(make.actor("x:a", "Bank (Orvania)", kind="other", aliases=("bank",)))
    assert title("ASSAULT", None, [], [bank], at("bank", "Orvania")) == "Attack on bank"


def test_who_is_visited_is_visited_there() -> None:
    one, other = (
        named(make.actor(i, n, kind="person")) for i, n in (("x:a", "Ana Kosta"), ("x:b", "Ivo Lem"))
    )
    assert title("CONSULT", "visit", [one], [other], " to Dramos") == "Ana Kosta visits Ivo Lem in Dramos"
    assert title("CONSULT", "visit", [one], [], " to Dramos") == "Ana Kosta makes a visit to Dramos"


def test_whom_nobody_knows_is_named_by_a_page_s_words() -> None:
    teams = described("The rescue  teams")
    assert (
        title("AID", None, [teams], [described("any civilian vessel")], "")
        == "Rescue teams aid civilian vessel"
    )
