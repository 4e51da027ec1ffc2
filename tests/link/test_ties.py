"""Relations between actors, lifted from claims with their voices."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from accord.link import link
from accord.types import ActorRelation, Claim
from tests.link.factories import about, claim, mention, page


def told(name: str, sides: str, type: Any, rule: str, words: str = "", **more: Any) -> Claim:
    """A claim by a rule; `words` are those behind its trigger."""
    made = claim(name, sides, type=type, mode=None, at=None, sentence=f"struck {words}.", start=0, **more)
    return replace(made, rule=f"{type}:{rule}", trigger=mention("struck", "cue"))


def ties(*claims: Claim) -> tuple[ActorRelation, ...]:
    return link([page("p1", *claims)]).ties


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (told("1", "Orvania > Hill Front", "AID", "shelter obj"), "hosts"),
        (told("1", "Orvania > Hill Front", "AID", "provide obj:aid", "sanctuary to the Front"), "hosts"),
        (told("1", "Orvania > Hill Front", "AID", "fund obj"), "supports"),
        (told("1", "Orvania > Hill Front", "AID", "supply obj", "weapons to the Front"), "supports"),
        (told("1", "Orvania > Hill Front", "SUPPORT", "back obj"), "supports"),
        (told("1", "Hill Front > River League", "COOPERATE", "join obj:force"), "allied-with"),
        (
            told("1", "Hill Front > River League", "SUPPORT", "form obj:alliance", "an alliance"),
            "allied-with",
        ),
        (told("1", "River League > Hill Front", "SANCTION", "split noobj prep:from"), "splinter-of"),
    ],
)
def test_what_claims_make_of_two_actors(made: Claim, kind: str) -> None:
    assert [r.kind for r in ties(made)] == [kind]


@pytest.mark.parametrize(
    "made",
    [
        told("1", "Red Cross > Hill Front", "AID", "shelter obj"),
        told("1", "Orvania > villagers", "AID", "provide obj:aid", "money to villagers"),
        told("1", "Orvania > Hill Front", "AID", "fund obj", modality="planned"),
        told("1", "Orvania > Hill Front", "AID", "fund obj", modality="denied"),
        told("1", "Orvania > Kestria", "SUPPORT", "praise obj"),
    ],
)
def test_what_makes_no_relation(made: Claim) -> None:
    assert ties(made) == ()


def test_a_relation_has_the_voices_that_say_so_and_those_that_deny_it() -> None:
    (tie,) = ties(
        told("1", "Kestria > Hill Front", "AID", "shelter obj", by="Orvania", modality="alleged"),
        told("2", "Kestria > Hill Front", "AID", "shelter obj", by="Kestria", modality="denied"),
        told("3", "Kestria > Hill Front", "AID", "arm obj"),
    )[:1]
    assert (tie.actor, tie.kind, tie.to) == ("Kestria", "hosts", "Hill Front")
    assert (tie.voices, tie.denied_by) == (("Orvania",), ("Kestria",))
    assert (tie.claims, tie.denials) == (("c1",), ("c2",))


def test_who_rejects_the_charge_denies_the_relation() -> None:
    aid = told("1", "Kestria > Hill Front", "AID", "shelter obj", by="Orvania", modality="alleged")
    charge = claim("2", "Orvania > Kestria", type="ACCUSE", mode="allege", at=None, about=(about("1"),))
    answer = claim("3", "Kestria > Orvania", type="REJECT", mode=None, at=None, about=(about("2"),))
    (tie,) = ties(aid, charge, answer)
    assert (tie.denied_by, tie.denials) == (("Kestria",), ("c3",))


def test_an_alliance_stands_once_whoever_is_named_first() -> None:
    found = ties(
        told("1", "River League > Hill Front", "COOPERATE", "join obj:force"),
        told("2", "Hill Front > River League", "COOPERATE", "join obj:force", on="2024-02-18"),
    )
    assert [(r.actor, r.to, r.claims) for r in found] == [("Hill Front", "River League", ("c1", "c2"))]
