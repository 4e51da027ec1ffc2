"""Sides that a page makes plain without saying them, and what must stay unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from accord.resolve.implied import imply_sides
from accord.types import Actor, ActorId, Claim, ClaimId, ClaimRelation, EventType, Participant
from tests import factories

STATES = [
    factories.actor("NOR", "Northland", country="NOR"),
    factories.actor("SOU", "Southmark", country="SOU"),
    factories.actor("WES", "Westria", country="WES"),
    factories.actor("NOR-min", "Foreign ministry of Northland", kind="state-organ", country="NOR",
                    parent=ActorId("NOR")),
    factories.actor("NOR-army", "Northland's army", kind="state-organ", country="NOR", parent=ActorId("NOR")),
    factories.actor("reb", "Red Front", kind="armed-group", country="NOR"),
    factories.actor("vil", "villagers", kind="civilians"),
]  # fmt: skip

WHO = {"Northland": "NOR", "Southmark": "SOU", "Westria": "WES", "ministry": "NOR-min", "army": "NOR-army",
       "Front": "reb", "villagers": "vil", "It": "NOR-min", "We": "NOR-min", "both sides": None,
       "the two countries": None, "each other": None}  # fmt: skip
PAGE = factories.document(
    "page.txt",
    "Northland struck Southmark. Southmark accused Northland. It denied this. We hit them."
    " Westria urged both sides to stop; the two countries talked with each other. The ministry warned."
    " The army of villagers."
    " Southmark recalled an envoy, threatened, conceded, met, agreed."
    " The Front took hostages and released them.",
)


def claim(
    type: EventType, trigger: str, by: Sequence[str] = (), on: Sequence[str] = (), **more: object
) -> Claim:
    """A claim of the page by words of it; every claim has a sentence of its own trigger."""
    made = factories.claim(
        PAGE, trigger, type, trigger, by=[(w, WHO[w]) for w in by], on=[(w, WHO[w]) for w in on]
    )
    return replace(made, **more)  # type: ignore[arg-type]


def implied(*claims: Claim, actors: Sequence[Actor] = STATES) -> list[Claim]:
    return list(imply_sides(claims, actors))


def ids(side: tuple[Participant, ...]) -> list[str | None]:
    return [p.actor for p in side]


STRUCK = claim("ASSAULT", "struck", ["Northland"], ["Southmark"])
ACCUSED = claim("ACCUSE", "accused", ["Southmark"], ["Northland"])


@pytest.mark.parametrize("type", ["SANCTION", "THREATEN", "CONCEDE", "REJECT"])
def test_an_answer_goes_to_the_other_side_of_the_conflict(type: EventType) -> None:
    mode = "withdraw" if type == "REJECT" else None
    *_, answer = implied(STRUCK, ACCUSED, claim(type, "recalled", ["Southmark"], mode=mode))
    assert ids(answer.targets) == ["NOR"]
    assert answer.targets[0].mention.kind == "implied"
    assert answer.targets[0].resolution is not None and answer.targets[0].resolution.reason


def test_a_countrys_dissidents_may_attack_its_state() -> None:
    dissident = factories.actor("x:dissident", "Northern dissident", kind="person", country="NOR",
                                parent=ActorId("NOR"))  # fmt: skip
    told = claim("ASSAULT", "struck", ["Front"], ["Northland"])
    author = replace(told.actors[0], actor=dissident.id)
    target = replace(told.targets[0], mention=replace(told.targets[0].mention, kind="implied"))
    (found,) = implied(replace(told, actors=(author,), targets=(target,)), actors=[*STATES, dissident])
    assert ids(found.targets) == ["NOR"]


def test_an_implied_side_quotes_the_page() -> None:
    *_, answer = implied(STRUCK, claim("SANCTION", "recalled", ["Southmark"]))
    span = answer.targets[0].mention.span
    assert PAGE.text[span.start : span.end] == answer.targets[0].mention.quote == "Northland"


def test_a_third_party_appeals_to_both_sides() -> None:
    *_, appeal = implied(STRUCK, ACCUSED, claim("REQUEST", "urged", ["Westria"]))
    assert ids(appeal.targets) == ["NOR", "SOU"]


def test_both_sides_are_the_two_of_the_conflict() -> None:
    *_, appeal = implied(STRUCK, ACCUSED, claim("REQUEST", "urged", ["Westria"], ["both sides"]))
    assert ids(appeal.targets) == ["NOR", "SOU"]


def test_an_appeal_by_a_side_goes_to_the_other() -> None:
    *_, appeal = implied(STRUCK, ACCUSED, claim("REQUEST", "urged", ["Southmark"]))
    assert ids(appeal.targets) == ["NOR"]


def test_a_denial_does_not_answer_whoever_accused_others() -> None:
    other = claim("ACCUSE", "accused", ["Southmark"], ["Front"])
    *_, denial = implied(other, claim("REJECT", "urged", ["Westria"]))
    assert ids(denial.targets) == []


def test_whoever_condemns_an_attack_condemns_its_author() -> None:
    attack = claim("ASSAULT", "struck", ["Northland"], ["Southmark"])
    outrage = replace(attack, id=ClaimId("c-outrage"), type="ACCUSE", mode="disapprove", targets=())
    outrage = replace(outrage, actors=claim("ACCUSE", "urged", ["Westria"]).actors)
    *_, found = implied(attack, outrage)
    assert ids(found.targets) == ["NOR"]


def test_tear_gas_is_used_on_whoever_protests() -> None:
    march = claim("PROTEST", "urged", ["villagers"])
    *_, gas = implied(march, claim("ASSAULT", "struck", ["army"], mode="crowd-control"))
    assert ids(gas.targets) == ["vil"]


def test_a_denial_answers_the_last_who_accused() -> None:
    by_westria = claim("ACCUSE", "accused", ["Westria"], ["Northland"])
    found = implied(STRUCK, ACCUSED, by_westria, claim("REJECT", "denied", ["Northland"]))
    assert ids(found[-1].targets) == ["WES"]


def test_nobody_denies_what_he_himself_accused_of() -> None:
    *_, denial = implied(STRUCK, ACCUSED, claim("REJECT", "denied", ["Southmark"]))
    assert ids(denial.targets) == []


def test_sides_that_are_told_stay() -> None:
    told = claim("SANCTION", "recalled", ["Southmark"], ["Westria"])
    assert implied(STRUCK, ACCUSED, told)[-1].targets == told.targets


@pytest.mark.parametrize("type", ["SUPPORT", "MOBILIZE", "ASSAULT", "AID", "PROTEST"])
def test_other_events_get_no_target(type: EventType) -> None:
    assert ids(implied(STRUCK, ACCUSED, claim(type, "recalled", ["Southmark"]))[-1].targets) == []


def test_without_a_conflict_nothing_is_implied() -> None:
    lone = claim("SANCTION", "recalled", ["Southmark"])
    assert implied(lone) == [lone]


def test_two_conflicts_of_one_side_leave_open_which() -> None:
    other = claim("ASSAULT", "hit", ["Southmark"], ["Westria"])
    *_, answer = implied(STRUCK, other, claim("SANCTION", "recalled", ["Southmark"]))
    assert ids(answer.targets) == []


def test_victims_are_no_party() -> None:
    *_, threat = implied(claim("ASSAULT", "struck", ["Northland"], ["villagers"]),
                         claim("THREATEN", "threatened", ["Northland"]))  # fmt: skip
    assert ids(threat.targets) == []


def test_a_group_and_the_state_of_its_country_oppose_each_other() -> None:
    shown = claim("PROTEST", "talked", ["Northland"])
    *_, threat = implied(shown, claim("THREATEN", "threatened", ["Front"]))
    assert ids(threat.targets) == ["NOR"]


def test_a_group_and_its_state_are_opposed_more_surely_than_those_who_talk_once() -> None:
    shown = claim("PROTEST", "talked", ["Northland"])
    talks = claim("CONSULT", "met", ["Front", "Westria"])
    *_, threat = implied(shown, talks, claim("THREATEN", "threatened", ["Front"]))
    assert ids(threat.targets) == ["NOR"]


def test_an_organ_acts_for_its_state() -> None:
    *_, threat = implied(STRUCK, ACCUSED, claim("THREATEN", "warned", ["ministry"]))
    assert ids(threat.targets) == ["SOU"]


def test_the_force_of_a_speaking_ministry_is_the_states() -> None:
    hit, other = implied(claim("ASSAULT", "hit", ["We"], ["Southmark"]),
                         claim("ACCUSE", "accused", ["ministry"], ["Southmark"]))  # fmt: skip
    assert (ids(hit.actors), ids(other.actors)) == (["NOR"], ["NOR-min"])


def test_an_armys_own_force_stays_its_own() -> None:
    assert ids(implied(claim("ASSAULT", "hit", ["army"], ["Southmark"]))[0].actors) == ["NOR-army"]


def test_nobody_is_his_own_implied_target() -> None:
    target = claim("ASSAULT", "struck", on=["Northland"]).targets[0]
    taken_over = replace(target, mention=replace(target.mention, kind="implied"))
    found = implied(claim("ASSAULT", "struck", ["army"], targets=(taken_over,)))
    assert ids(found[0].targets) == []


def test_a_stated_target_of_ones_own_side_stays() -> None:
    assert ids(implied(claim("ASSAULT", "struck", ["army"], ["Northland"]))[0].targets) == ["NOR"]


def test_talks_without_sides_are_those_of_the_pair_that_talks() -> None:
    met = claim("CONSULT", "met", ["Westria", "Southmark"])
    *_, talks = implied(STRUCK, met, claim("CONSULT", "talked"))
    assert sorted(filter(None, ids(talks.actors))) == ["SOU", "WES"]


def test_talks_that_the_page_gives_no_sides_are_dropped() -> None:
    assert implied(claim("CONSULT", "talked")) == []


def test_talks_take_the_place_of_the_same_sides_talks() -> None:
    town = factories.claim(PAGE, "met", "CONSULT", "met", place=("Westria", "WES")).places
    met = claim("CONSULT", "met", ["Northland", "Southmark"], places=town)
    same = claim("CONSULT", "talked", ["Southmark", "Northland"])
    others = claim("CONSULT", "agreed", ["Southmark", "Westria"])
    _, placed, elsewhere = implied(met, same, others)
    assert [p.place for p in placed.places] == [town[0].place]
    assert placed.places[0].basis and elsewhere.places == ()


def test_whoever_took_hostages_releases_them() -> None:
    taking = claim("ASSAULT", "took", ["Front"], ["villagers"], mode="abduct")
    *_, release = implied(taking, claim("RETREAT", "released", mode="release"))
    assert (ids(release.actors), ids(release.targets)) == (["reb"], ["vil"])


def test_swapping_the_sides_swaps_what_is_implied() -> None:
    swap = {"NOR": ActorId("SOU"), "SOU": ActorId("NOR")}

    def swapped(side: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(replace(p, actor=swap.get(p.actor or "", p.actor)) for p in side)

    page = [
        STRUCK,
        ACCUSED,
        claim("REQUEST", "urged", ["Westria"]),
        claim("SANCTION", "recalled", ["Southmark"]),
        claim("REJECT", "denied", ["Northland"]),
    ]
    mirrored = [replace(c, actors=swapped(c.actors), targets=swapped(c.targets)) for c in page]
    there, back = implied(*page), implied(*mirrored)
    assert [sorted(swap.get(i or "", i or "") for i in ids(c.targets)) for c in there] == [
        sorted(i or "" for i in ids(c.targets)) for c in back
    ]


REFUSALS = factories.document(
    "refusals.txt",
    "Southmark struck Northland. Westria demanded a truce. Northland rejected the demand."
    " The leader brushed aside criticism. Red Front men fought on. They were shot by the Red Front men.",
)


def refusal(sentence: str, trigger: str) -> Claim:
    return factories.claim(REFUSALS, sentence, "REJECT", trigger, by=[("Northland", "NOR")], mode="yield")


def test_a_demand_that_is_rejected_is_of_who_made_it_and_criticism_of_nobody() -> None:
    struck = factories.claim(
        REFUSALS, "Southmark struck Northland.", "ASSAULT", "struck", by=[("Southmark", "SOU")],
        on=[("Northland", "NOR")],
    )  # fmt: skip
    asked = factories.claim(
        REFUSALS, "Westria demanded a truce.", "REQUEST", "demanded", by=[("Westria", "WES")]
    )
    demand = refusal("Northland rejected the demand.", "rejected")
    criticism = refusal("The leader brushed aside criticism.", "brushed aside")
    *_, first, second = implied(struck, asked, demand, criticism)
    assert ids(first.targets) == ["WES"]
    assert ids(second.targets) == []


def test_whoever_is_hit_by_name_did_not_do_it() -> None:
    told = factories.claim(
        REFUSALS, "Red Front men fought on.", "ASSAULT", "fought", by=[("Red Front", "reb")],
        on=[("Northland", "NOR")],
    )  # fmt: skip
    hit = factories.claim(
        REFUSALS, "They were shot by the Red Front men.", "ASSAULT", "shot", by=[("Red Front", "reb")],
        on=[("They", "reb")], same_as=((told.id, "same kind"),),
    )  # fmt: skip
    hit = replace(
        hit, actors=tuple(replace(p, mention=replace(p.mention, kind="implied")) for p in hit.actors)
    )
    after = factories.claim(
        REFUSALS, "Northland rejected the demand.", "ASSAULT", "demand", same_as=((hit.id, "same kind"),)
    )
    _, parted, rejoined = implied(told, hit, after)
    assert parted.actors == () and ids(parted.targets) == ["reb"] and parted.same_as == ()
    assert rejoined.same_as == ((told.id, "same kind"),)


def test_links_to_talks_that_turn_out_to_be_nobodys_go_with_them() -> None:
    talks = claim("CONSULT", "met")
    visit = claim("REJECT", "denied", ["Northland"])
    link = ClaimRelation(to=talks.id, kind="follows", mention=visit.trigger)
    (kept,) = implied(talks, replace(visit, relations=(link,)))
    assert kept.type == "REJECT" and kept.relations == ()


@pytest.mark.parametrize(("organ", "author"), [("army", "state:NOR"), ("police", "organ:NOR:police")])
def test_of_several_forces_the_state_is_left_but_the_police_stay_the_police(organ: str, author: str) -> None:
    own = ActorId(f"organ:NOR:{organ}")
    known = [
        factories.actor("state:NOR", "Northland", country="NOR"),
        factories.actor(own, f"Northland's {organ}", kind="state-organ", country="NOR",
                        parent=ActorId("state:NOR")),
    ]  # fmt: skip
    told = claim("ASSAULT", "struck", ["army"])
    left_out = replace(told.actors[0], actor=own, mention=replace(told.actors[0].mention, kind="implied"))
    (found,) = implied(replace(told, actors=(left_out,)), actors=known)
    assert ids(found.actors) == [author]
