"""What the voices hold of one event, and what cannot all be true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link import link
from accord.types import ActorId, Claim, Event, Participant, Position
from tests.link.factories import ACTORS, about, actor, claim, mention, page


def event_of(*claims: Claim, days: tuple[str, ...] = ()) -> Event:
    """The one event of these claims; claim i stands on page p(i), published on days[i] or on the 18th."""
    pages = []
    for i, c in enumerate(claims):
        published = days[i] if i < len(days) else "2024-01-18"
        pages.append(page(c.document, c, published=published))
    (event,) = link(pages).events
    return event


def told(i: int, tolls: list[str] | None = None, by: str | None = None, **more: object) -> Claim:
    return claim(str(i), page=f"p{i}", tolls=tolls or [], by=by, **more)  # type: ignore[arg-type]


def on_one_page(first: str, tolls: list[str], second: str, others: list[str]) -> Event:
    """The event of two sentences of one page, in which one voice gives figures."""
    one = claim("1", by="Kestria", tolls=tolls, sentence=first, start=0)
    two = claim("2", by="Kestria", tolls=others, sentence=second, start=200)
    (event,) = link([page("p1", one, two)]).events
    return event


def tolls_of(event: Event, field: str = "toll:killed") -> list[Position]:
    return [p for p in event.positions if p.field == field]


def contested(event: Event) -> set[str]:
    return {c.field for c in event.contested}


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        ("killed 9", "killed 7+", False),
        ("killed 9", "killed 0", True),
        ("killed 9", "killed 14", True),
        ("killed 9+", "killed 14+", False),
        ("killed -12", "killed 9", False),
        ("killed -12", "killed 14", True),
        ("killed ?", "killed 0", True),
        ("killed ?", "killed 9", False),
        ("killed 9", "injured 14", False),
        ("killed 9", "killed children 4", False),
    ],
)
def test_figures_are_contested_only_where_no_number_fits_both(one: str, two: str, clash: bool) -> None:
    event = event_of(told(1, [one], by="Orvania"), told(2, [two], by="Kestria"))
    assert ("toll:killed" in contested(event)) is clash


def test_a_victim_told_without_a_count_leaves_room_for_others() -> None:
    one = told(1, ["killed 1"], by="Orvania")
    named = replace(one.tolls[0], mention=replace(one.tolls[0].mention, quote="a policeman"))
    event = event_of(replace(one, tolls=(named,)), told(2, ["killed 9"], by="Kestria"))
    assert contested(event) == set()
    assert [(t.low, t.best, t.high) for t in event.tolls] == [(9, 9, 9)]


def test_some_among_the_dead_leave_room_for_others() -> None:
    some = told(2, ["killed 2"], by="Kestria", sentence="Among the dead were a guard and a driver.")
    assert contested(event_of(told(1, ["killed 9"], by="Orvania"), some)) == set()


def test_that_a_known_person_came_to_no_harm_does_not_mean_that_nobody_did() -> None:
    safe = told(
        2, ["injured 0"], by="Kestria", sides="Orvania > the president", sentence="He was not injured."
    )
    none = told(
        2, ["injured 0"], by="Kestria", sides="Orvania > the president", sentence="Nobody was injured."
    )
    hurt = told(1, ["injured 7"], by="Orvania", sides="Orvania > the president")
    assert contested(event_of(hurt, safe)) == set()
    assert contested(event_of(hurt, none)) == {"toll:injured"}


def test_one_victim_by_count_contradicts_nine() -> None:
    one = told(1, ["killed 1"], by="Orvania")
    counted = replace(one.tolls[0], mention=replace(one.tolls[0].mention, quote="one policeman"))
    event = event_of(replace(one, tolls=(counted,)), told(2, ["killed 9"], by="Kestria"))
    assert contested(event) == {"toll:killed"}


def test_a_breakdown_does_not_contradict_its_total() -> None:
    event = event_of(
        told(1, ["killed 9", "killed women 3", "killed children 4", "killed men 2"], by="Kestria"),
        told(2, ["killed 9+"]),
    )
    assert event.contested == ()


def test_a_later_figure_of_the_same_voice_supersedes_and_contradicts_nothing() -> None:
    event = event_of(
        told(1, ["killed 9"], by="Kestria"),
        told(2, ["killed 14"], by="Kestria"),
        days=("2024-01-18", "2024-01-19"),
    )
    early, late = tolls_of(event)
    assert (early.value, late.value) == ("9", "14")
    assert early.superseded_by is not None
    assert event.positions[early.superseded_by] == late
    assert event.contested == ()
    assert event.tolls[0].best == 14


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ministry said 14 were killed.", "The ministry raised the toll to 17."),
        ("The ministry had first spoken of 14 dead.", "The ministry said 17 were killed."),
        ("Initially the ministry put the toll at 14.", "The toll now stands at 17, the ministry said."),
    ],
)
def test_a_page_may_tell_which_of_two_figures_of_a_voice_is_the_newer(first: str, second: str) -> None:
    event = on_one_page(second, ["killed 17"], first, ["killed 14"])
    (early,) = [p for p in tolls_of(event) if p.value == "14"]
    assert early.superseded_by is not None
    assert event.positions[early.superseded_by].value == "17"
    assert event.contested == () and event.tolls[0].best == 17


@pytest.mark.parametrize(
    "part",
    [
        "The toll rose to 19 after {} of the wounded died.",
        "Among the dead were {}.",
        "Of the dead, {} were women.",
    ],
)
def test_what_counts_only_some_replaces_no_count_of_all(part: str) -> None:
    sentence = part.format("12")
    at = sentence.index("12")
    some = told(2, ["killed 12"], by="Kestria", sentence=sentence, start=400)
    figure = replace(
        some.tolls[0].mention, quote="12", span=replace(some.evidence[0].span, start=400 + at, end=402 + at)
    )
    some = replace(
        some,
        evidence=(replace(some.evidence[0], span=replace(some.evidence[0].span, end=400 + len(sentence))),),
        tolls=(replace(some.tolls[0], mention=figure),),
    )
    event = event_of(told(1, ["killed 19"], by="Kestria"), some, days=("2024-01-18", "2024-01-19"))
    assert [p.superseded_by for p in tolls_of(event)] == [None, None]
    assert event.tolls[0].best == 19 and event.contested == ()


def test_that_some_are_told_to_have_died_says_nothing_of_the_toll_beside_it() -> None:
    sentence = "The toll rose to 19 after two of the wounded died."
    risen = told(1, ["killed 19"], by="Kestria", sentence=sentence, start=400)
    span = replace(risen.evidence[0].span, end=400 + len(sentence))
    figure = replace(risen.tolls[0].mention, quote="19", span=replace(span, start=417, end=419))
    risen = replace(
        risen,
        evidence=(replace(risen.evidence[0], span=span),),
        tolls=(replace(risen.tolls[0], mention=figure),),
    )
    assert [p.value for p in tolls_of(event_of(risen))] == ["19"]


def test_a_copy_without_an_outlet_of_its_own_speaks_with_that_of_the_text_it_copies() -> None:
    text = " ".join(f"word{i}" for i in range(80))
    first = page("p1", told(1, ["killed 9"]), published="2024-01-18", text=text, agency="Harn Wire")
    copy = page("p2", told(2, ["killed 9"]), published="2024-01-18", text=text)
    late = page("p3", told(3, ["killed 14"]), published="2024-01-20", agency="Harn Wire")
    (event,) = link([first, copy, late]).events
    early, _ = tolls_of(event)
    assert early.value == "9" and early.superseded_by is not None


def test_a_page_that_recalls_the_earlier_figure_does_not_keep_it_standing() -> None:
    recalled = told(2, ["killed 9"], by="Kestria", sentence="Kestria had earlier put it at nine.", start=0)
    risen = replace(
        told(3, ["killed 19"], by="Kestria", sentence="It rose to 19."), document=recalled.document
    )
    pages = [
        page("p1", told(1, ["killed 9"], by="Kestria")),
        page("p2", recalled, risen, published="2024-01-20"),
    ]
    (event,) = link(pages).events
    assert [p.superseded_by is not None for p in tolls_of(event)] == [True, False]


def test_an_agency_that_others_quote_speaks_as_its_own_pages_do() -> None:
    agency = actor("wire", "media")
    quoted = page("p1", told(1, ["killed 9"], by="wire"), actors=[*ACTORS, agency])
    late = page("p2", told(2, ["killed 14"]), published="2024-01-20", agency="wire", actors=[*ACTORS, agency])
    (event,) = link([quoted, late]).events
    assert [p.superseded_by is not None for p in tolls_of(event)] == [True, False]


def test_two_figures_of_a_voice_on_one_page_stand_where_no_word_tells_which_is_newer() -> None:
    event = on_one_page("It said 14 were killed.", ["killed 14"], "It spoke of 17 dead.", ["killed 17"])
    assert [p.superseded_by for p in tolls_of(event)] == [None, None]


def test_another_voices_later_figure_supersedes_nothing() -> None:
    event = event_of(
        told(1, ["killed 9"], by="Orvania"),
        told(2, ["killed 14"], by="Kestria"),
        days=("2024-01-18", "2024-01-19"),
    )
    assert [p.superseded_by for p in tolls_of(event)] == [None, None]
    assert contested(event) == {"toll:killed"}
    assert "9" in event.contested[0].reason and "14" in event.contested[0].reason


def test_low_best_and_high_span_what_stands() -> None:
    (toll,) = event_of(
        told(1, ["killed 6+"], by="Orvania"),
        told(2, ["killed 9"], by="Kestria"),
        told(3, ["killed 9"], by="Red Cross"),
        told(4, ["killed -13"], by="Hill Front"),
    ).tolls
    assert (toll.low, toll.high) == (6, 13)
    assert len(toll.positions) == 3


def test_best_is_what_most_origins_carry() -> None:
    pages = [
        page(f"p{i}", told(i, [f"killed {figure}"], by=by), publisher=f"Outlet {i}", published=day)
        for i, (figure, by, day) in enumerate(
            [(9, "Kestria", "2024-01-18"), (9, "Red Cross", "2024-01-18"), (20, "Orvania", "2024-01-19")]
        )
    ]
    (event,) = link(pages).events
    assert event.tolls[0].best == 9


def test_an_open_figure_leaves_the_high_end_open() -> None:
    (toll,) = event_of(told(1, ["killed 9+"])).tolls
    assert (toll.low, toll.best, toll.high) == (9, 9, None)


def test_a_denial_contests_that_it_happened() -> None:
    event = event_of(told(1, by="Kestria"), told(2, by="Orvania", modality="denied"))
    assert contested(event) == {"occurrence"}
    assert "Orvania denies it" in event.contested[0].reason


def test_the_reason_of_a_contest_is_a_sentence_for_one_voice_and_for_several() -> None:
    event = event_of(
        told(1, by="Kestria"), told(2, by="Red Cross"), told(3, by="Orvania", modality="denied"),
        told(4, by="Hill Front", modality="denied"),
    )  # fmt: skip
    reasons = {c.reason for c in event.contested}
    assert "it happened, say Kestria, Red Cross; Orvania, Hill Front deny it" in reasons


def test_who_denies_a_deed_does_not_deny_how_many_it_hit() -> None:
    denied = told(2, ["killed 9"], by="Kestria", modality="denied")
    assert contested(event_of(told(1, ["killed 9"], by="Orvania"), denied)) == {"occurrence"}


def test_who_denies_a_figure_does() -> None:
    denied = told(2, ["killed 9"], by="Kestria", modality="denied", sides="")
    assert "toll:killed" in contested(event_of(told(1, ["killed 9"], by="Orvania"), denied))


def test_a_denial_alone_contests_nothing() -> None:
    assert event_of(told(1, by="Orvania", modality="denied")).contested == ()


def test_two_groups_that_each_are_named_the_target_by_a_party() -> None:
    event = event_of(
        claim("1", "Orvania > Hill Front", page="p1", by="Hill Front"),
        claim("2", "Orvania > River League", page="p2", by="army"),
    )
    assert "target" in contested(event)


def test_two_targets_that_one_voice_names_together_are_no_contradiction() -> None:
    event = event_of(
        claim("1", "Orvania > Hill Front, River League", page="p1", by="army"),
        claim("2", "Orvania > River League", page="p2", by="Kestria"),
    )
    assert "target" not in contested(event)


def test_the_dead_are_civilians_to_one_and_fighters_to_another() -> None:
    event = event_of(
        told(1, ["killed 9", "killed children 4"], by="Kestria"), told(2, ["killed fighters 9"], by="Orvania")
    )
    assert "victims" in contested(event)


def test_one_voice_may_count_both_civilians_and_fighters() -> None:
    event = event_of(
        told(1, ["killed children 4", "killed fighters 5"], by="Kestria"),
        told(2, ["killed fighters 5"], by="Orvania"),
    )
    assert "victims" not in contested(event)


def test_positions_name_their_voices_and_claims() -> None:
    event = event_of(told(1, ["killed 9"], by="Red Cross"), told(2, ["killed 9"]))
    (position,) = tolls_of(event)
    assert position.voices == ("Red Cross", "p2.txt")
    assert position.claims == ("c1", "c2")


def test_speakers_count_once_however_many_pages_carry_them() -> None:
    event = event_of(told(1, by="Kestria"), told(2, by="Kestria"), told(3, by="Red Cross"))
    assert event.speakers == 2


def test_who_rejects_an_accusation_denies_what_it_says() -> None:
    aid = claim("1", "Kestria > Hill Front", type="AID", mode=None, modality="alleged", by="Orvania", at=None)
    charge = claim("2", "Orvania > Kestria", type="ACCUSE", mode="allege", at=None, about=(about("1"),))
    denial = claim("3", "Kestria > Orvania", type="REJECT", mode=None, at=None, about=(about("2"),))
    found = link([page("p1", aid, charge, denial)])
    (event,) = [e for e in found.events if e.type == "AID"]
    (contest,) = event.contested
    assert contest.field == "occurrence" and "Kestria denies it" in contest.reason
    alone = link([page("p1", aid, charge)])
    assert not any(e.contested for e in alone.events)


def test_who_makes_an_accusation_cannot_deny_it() -> None:
    aid = claim("1", "Kestria > Hill Front", type="AID", mode=None, modality="alleged", by="Orvania", at=None)
    charge = claim("2", "Orvania > Kestria", type="ACCUSE", mode="allege", at=None, about=(about("1"),))
    refusal = claim("3", "Orvania > Kestria", type="REJECT", mode=None, at=None, about=(about("2"),))
    assert not any(e.contested for e in link([page("p1", aid, charge, refusal)]).events)


def test_a_demand_may_go_to_several_without_a_contradiction() -> None:
    def asked(name: str, sides: str, by: str) -> Claim:
        wording = "a call to leave the valley at once"
        return claim(
            name, sides, page=f"p{name}", type="REQUEST", mode=None, at=None, by=by, sentence=wording
        )

    event = event_of(
        asked("1", "Orvania > Kestria", "Orvania"), asked("2", "Orvania > Hill Front", "Kestria")
    )
    assert contested(event) == set()


def people(name: str) -> Participant:
    return Participant(mention=mention(name, "description"), actor=ActorId("villagers"))


def test_who_denies_harm_to_a_group_denies_no_raid() -> None:
    """ "No civilians were killed", of one who does not say that there was no raid."""
    none = replace(told(2, ["killed ?"], by="army"), targets=(people("No civilians"),), modality="denied")
    event = event_of(told(1, ["killed 9", "killed villagers 9"], by="Kestria"), none)
    assert contested(event) == {"victims"}
    assert [(p.value, p.voices) for p in tolls_of(event, "toll:killed:civilians")] == [
        ("0", ("Orvanian army",))
    ]
    assert not any(p.value == "did not happen" for p in event.positions)


def test_that_a_group_was_not_hit_is_a_position_on_the_target() -> None:
    spared = replace(told(2, by="army"), targets=(people("civilians"),), modality="denied")
    event = event_of(told(1, sides="Orvania > villagers", by="Kestria"), spared)
    assert contested(event) == {"target"}
    assert any(p.field == "target" and p.value == "not villagers" for p in event.positions)


def test_a_voice_that_tells_of_the_raid_does_not_deny_it() -> None:
    admitted = told(1, sides="Orvania > Hill Front", by="army")
    other = told(2, sides="Orvania > River League", by="Kestria")
    denied = told(3, sides="Orvania > River League", by="army", modality="denied")
    assert contested(event_of(admitted, other, denied)) == {"target"}
    assert "occurrence" in contested(event_of(told(1, sides="Orvania > Hill Front"), other, denied))


def test_who_first_denied_and_then_admitted_did_deny_it() -> None:
    denied, admitted = told(1, by="army", modality="denied"), told(2, by="army")
    event = event_of(denied, admitted, days=("2024-01-18", "2024-01-19"))
    assert any(p.value == "did not happen" for p in event.positions)


def test_who_denies_a_share_in_it_denies_who_did_it() -> None:
    sentence = "The army denied involvement in the raid on Sarn."
    denied = told(2, sides="army > ", by="army", modality="denied", sentence=sentence)
    event = event_of(told(1, by="Kestria"), denied)
    assert contested(event) == {"actor"}
    assert "Orvanian army denies it" in event.contested[0].reason


def test_who_rejects_an_accusation_of_a_share_denies_who_did_it() -> None:
    raid = claim("1", "Kestria > Hill Front", modality="alleged", by="Orvania")
    charge = claim("2", "Orvania > Kestria", type="ACCUSE", mode="allege", at=None, about=(about("1"),))
    sentence = "Kestria rejects the charge that it was behind the raid."
    denial = claim(
        "3", "Kestria > Orvania", type="REJECT", mode=None, at=None, about=(about("2"),), sentence=sentence
    )
    (event,) = [e for e in link([page("p1", raid, charge, denial)]).events if e.type == "ASSAULT"]
    assert contested(event) == {"actor"}
