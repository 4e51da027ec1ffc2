"""Actors that several pages name alike: one, perhaps one, or namesakes."""

from dataclasses import replace

from accord.record.namesakes import identified
from accord.types import Actor, ActorId, Page, Role
from tests import factories as make

KOSTA = make.actor("x:ana-kosta", "Ana Kosta", kind="person")


def page(name: str, *actors: Actor) -> Page:
    """A page on which each of the actors said that it fled."""
    document = make.document(name, "Ana Kosta fled.")
    fled = make.claim(
        document, "Ana Kosta fled.", "RETREAT", "fled", by=[("Ana Kosta", a.id) for a in actors]
    )
    return Page(document=document, claims=(fled,), actors=actors)


def identities(*pages: Page) -> list[list[tuple[str, str, str]]]:
    return [[(a.id, v, why) for a in p.actors for _, v, why in a.identity] for p in identified(pages)]


def test_a_full_name_on_two_pages_is_one_person_and_says_why() -> None:
    one, two = identities(page("one.txt", replace(KOSTA, country="KES")), page("two.txt", KOSTA))
    assert one == [("x:ana-kosta", "same", "the same name on 1 other page")] and two == one


def test_what_pages_agree_on_speaks_for_it() -> None:
    judge = replace(
        KOSTA,
        name="Kosta",
        country="KES",
        parent=ActorId("KES"),
        roles=(Role(parent=ActorId("KES"), role="judge"),),
    )
    ((told,), _) = identities(page("one.txt", judge), page("two.txt", judge))
    assert told[1] == "same" and "country there, too: KES" in told[2] and "role there, too: judge" in told[2]


def test_a_single_word_alone_leaves_it_open() -> None:
    kosta = replace(KOSTA, name="Kosta")
    ((told,), _) = identities(page("one.txt", kosta), page("two.txt", kosta))
    assert told[1:] == ("unsure", "the same name on 1 other page, a single word")


def test_persons_of_one_name_in_two_countries_are_two_on_their_pages() -> None:
    pages = [
        page("one.txt", replace(KOSTA, country="KES")),
        page("two.txt", replace(KOSTA, country="ORV")),
        page("three.txt", KOSTA),
    ]
    found = identified(pages)
    assert [[p.actor for p in c.actors] for f in found for c in f.claims] == [
        ["x:ana-kosta:kes"],
        ["x:ana-kosta:orv"],
        ["x:ana-kosta"],
    ]
    assert identities(*pages)[2] == [
        ("x:ana-kosta", "unsure", "tells no country; persons of this name are of KES and of ORV")
    ]
    assert {p.document.id: p for p in identified(pages[::-1])} == {p.document.id: p for p in found}


def test_groups_that_are_at_home_in_two_countries_stay_one_and_are_doubted() -> None:
    group = make.actor("x:front", "Red Front", kind="armed-group")
    pages = [page("one.txt", replace(group, country="KES")), page("two.txt", replace(group, country="ORV"))]
    assert identities(*pages)[0] == [
        ("x:front", "unsure", "the same name on 1 other page; of KES here, of ORV elsewhere")
    ]


def test_an_actor_of_one_page_has_nothing_to_tell() -> None:
    assert identities(page("one.txt", KOSTA)) == [[]]
