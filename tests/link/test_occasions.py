"""What a page tells close behind the attack that it is about, and whether that answers it."""

from __future__ import annotations

import pytest

from accord.link import link
from accord.types import Claim
from tests.link.factories import claim, page


def answered(*claims: Claim) -> set[tuple[str, str]]:
    """(type of what answers, type of what is answered) over the events of one page."""
    events = {e.id: e for e in link([page("p1", *claims)]).events}
    return {(e.type, events[r.to].type) for e in events.values() for r in e.relations}


ATTACK = claim("1", "River League > Orvania", at="Sarn", start=0)
ANSWERS = [
    claim("2", "Kestria > River League", type="ACCUSE", mode="allege", start=50),
    claim("2", "Kestria > Orvania", type="SUPPORT", mode=None, start=50),
    claim("2", "Red Cross > ", type="AID", mode=None, start=50),
    claim("2", "army > Hill Front", type="COERCE", mode="arrest", start=50),
    claim("2", "Orvania > River League", type="THREATEN", mode="violence", start=50),
    claim("2", "villagers > ", type="PROTEST", mode="demo", start=50),
]


@pytest.mark.parametrize("act", ANSWERS, ids=lambda c: c.type)
def test_acts_told_close_behind_the_page_s_attack_answer_it(act: Claim) -> None:
    assert answered(ATTACK, act) == {(act.type, "ASSAULT")}


def test_what_the_attackers_do_themselves_is_no_answer() -> None:
    own = claim("2", "River League > Kestria", type="COERCE", mode="arrest", start=50)
    assert answered(ATTACK, own) == set()


def test_what_was_over_before_the_attack_is_no_answer() -> None:
    earlier = claim("2", "army > Hill Front", type="COERCE", mode="arrest", start=50, on="2023-05-02")
    assert answered(ATTACK, earlier) == set()


def test_a_page_of_several_attacks_gives_the_occasion_for_nothing() -> None:
    others = [
        claim("2", "Kestria > villagers", at="Vellin", on="2023-02-01", start=20),
        claim("3", "Hill Front > army", at="Dovrin", on="2022-02-01", start=40),
    ]
    act = claim("4", "Red Cross > ", type="AID", mode=None, start=60)
    assert answered(ATTACK, *others, act) == set()


def test_talks_and_appeals_for_talks_do_not_answer_it_by_nearness() -> None:
    asked = claim("2", "Kestria > Orvania", type="REQUEST", mode="meet", start=50)
    assert answered(ATTACK, asked) == set()


def test_what_is_denied_or_only_alleged_answers_nothing() -> None:
    for modality in ("denied", "alleged"):
        helped = claim("2", "Kestria > Hill Front", type="AID", mode=None, modality=modality, start=50)
        assert answered(ATTACK, helped) == set()
