"""Claims into events: what is joined, what is kept apart, and that nothing hangs on order."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link import link
from accord.link.compare import Context, compare
from accord.link.facts import Directory, gather
from accord.link.positions import Speakers
from accord.link.relations import relations_of
from accord.types import Claim, Decision, Event, EventId, Linked, Page
from tests.link.factories import about, claim, mention, page, relation


def events(*pages: Page, decisions: tuple[Decision, ...] = ()) -> Linked:
    return link(pages, decisions)


def together(linked: Linked) -> set[frozenset[str]]:
    return {frozenset(c[1:] for c in e.claims) for e in linked.events}


def one_event(*claims: Claim) -> bool:
    by_page: dict[str, list[Claim]] = {}
    for c in claims:
        by_page.setdefault(c.document, []).append(c)
    return len(link([page(name, *cs) for name, cs in by_page.items()]).events) == 1


def test_two_pages_on_one_strike_are_one_event() -> None:
    assert one_event(claim("1"), claim("2", page="p2"))


def test_an_organ_and_its_state_are_one_side() -> None:
    assert one_event(claim("1", "army > Kestria"), claim("2", "Orvania > Kestria", page="p2"))


def test_an_unresolved_side_does_not_part_what_else_agrees() -> None:
    assert one_event(claim("1", "?the attackers > "), claim("2", page="p2"))


def test_strikes_on_two_days_are_two_events() -> None:
    assert not one_event(claim("1"), claim("2", page="p2", on="2024-01-21"))


def test_strikes_on_two_towns_in_one_sentence_are_two_events() -> None:
    assert not one_event(claim("1", at="Sarn", start=5), claim("2", at="Dovrin", start=5))


def test_a_strike_and_the_counterstrike_are_two_events() -> None:
    there = claim("1", "Orvania > Kestria", at=None)
    back = claim("2", "Kestria > Orvania", page="p2", at=None)
    assert not one_event(there, back)


def test_another_author_at_the_same_place_and_day_is_another_event() -> None:
    assert not one_event(claim("1", "Hill Front > ", at=None), claim("2", "Orvania > ", page="p2", at=None))


def test_a_rising_toll_stays_one_event() -> None:
    early = claim("1", tolls=["killed 9+"])
    late = claim("2", page="p2", tolls=["killed 14"])
    assert one_event(early, late)


def test_an_appeal_repeated_the_next_day_is_one_appeal() -> None:
    def appeal(name: str, page: str, on: str, sentence: str) -> Claim:
        sides = "Red Cross > Orvania, Kestria"
        return claim(name, sides, page=page, on=on, sentence=sentence, type="REQUEST", mode=None, at=None)

    assert one_event(
        appeal("1", "p1", "2024-01-18", "The Red Cross urged both states to spare hospitals and wells."),
        appeal("2", "p2", "2024-01-19", "Both should spare hospitals, the Red Cross said."),
    )


def test_different_types_are_different_events() -> None:
    assert not one_event(claim("1"), claim("2", page="p2", type="COERCE", mode=None))


def test_the_page_itself_may_say_that_two_claims_are_one_event() -> None:
    lead = claim("1", "Orvania > Kestria")
    later = claim("2", "", at=None, on=None, mode=None)
    hinted = claim("2", "", at=None, on=None, mode=None, same_as=((lead.id, '"the attack"'),))
    assert not one_event(lead, later)
    assert one_event(lead, hinted)


STORY = """Thirty aid lorries crossed the frontier bridge at noon under a white flag. Orvanian jets bombed
the grain market of the river town twice during the night. The baker said his shop was gone and
his brother missing."""


def test_a_copied_sentence_is_one_claim_even_where_one_page_misreads_its_date() -> None:
    sentence = "Orvanian jets bombed the grain market of the river town twice during the night."
    first = claim("1", at=None, sentence=sentence, start=80)
    misread = claim("2", " > Kestria", page="p2", at=None, on="2024-01-11", sentence=sentence, start=80)
    pages = [page("p1", first, text=STORY), page("p2", misread, text=STORY)]
    assert together(link(pages)) == {frozenset("12")}
    strangers = [page("p1", first), page("p2", misread)]
    assert together(link(strangers)) == {frozenset("1"), frozenset("2")}


def test_a_side_taken_over_from_elsewhere_parts_less_than_one_that_is_stated() -> None:
    lead = claim("1", "Orvania > ")
    stated = claim("2", "Hill Front > ", page="p2")
    taken = replace(stated, actors=(replace(stated.actors[0], mention=mention("Hill Front", "implied")),))

    def against(other: Claim) -> float:
        a, b = gather([page("p1", lead), page("p2", other)], {}, {})
        return dict(compare(a, b, Context()).evidence)["other actors"]

    assert against(stated) < against(taken) < 0


def test_an_event_is_named_after_its_founding_claim() -> None:
    linked = events(page("p1", claim("bb")), page("p2", claim("aa", page="p2")))
    assert [e.id for e in linked.events] == ["eaa"]


def test_a_person_may_join_and_part() -> None:
    pages = [page("p1", claim("1", sentence="They struck Sarn.")), page("p2", claim("2", page="p2"))]
    assert together(link(pages, [decision("different", "c2")])) == {frozenset("1"), frozenset("2")}
    apart = [pages[0], page("p2", claim("2", page="p2", on="2024-03-02"))]
    assert together(link(apart)) == {frozenset("1"), frozenset("2")}
    assert together(link(apart, [decision("same", "c2")])) == {frozenset("12")}
    assert together(link(apart, [decision("same", "c2", withdrawn=True)])) == {frozenset("1"), frozenset("2")}


def decision(verdict: str, other: str, withdrawn: bool = False) -> Decision:
    return Decision(
        id="d1",
        sha256="sha-p1",
        quote="They struck Sarn.",
        prefix="",
        suffix="",
        claim_type="ASSAULT",
        field="event",
        verdict="same" if verdict == "same" else "different",
        old=None,
        new=other,
        by="anna",
        at=dt.datetime(2024, 2, 1),
        withdrawn=withdrawn,
    )


def test_every_judgement_tells_what_spoke_for_and_against() -> None:
    linked = events(page("p1", claim("1")), page("p2", claim("2", page="p2", mode="firearms")))
    (found,) = linked.judgements
    evidence = dict(found.evidence)
    assert evidence["same day"] > 0 > evidence["other mode"]


# --- origins ---------------------------------------------------------------------------------------


def only(linked: Linked) -> Event:
    (event,) = linked.events
    return event


def test_pages_of_unknown_origin_do_not_raise_the_count() -> None:
    event = only(events(*(page(f"p{i}", claim(str(i), page=f"p{i}")) for i in range(4))))
    assert event.documents == 4
    assert len(event.origins) == 1


def test_two_outlets_are_two_origins_and_two_pages_of_one_agency_are_one() -> None:
    def told(*sources: tuple[str, str | None]) -> int:
        pages = [
            page(f"p{i}", claim(str(i), page=f"p{i}"), publisher=publisher, agency=agency)
            for i, (publisher, agency) in enumerate(sources)
        ]
        return len(only(events(*pages)).origins)

    assert told(("Herald", None), ("Post", None)) == 2
    assert told(("Herald", "Wire"), ("Post", "Wire")) == 1


# --- relations -------------------------------------------------------------------------------------


def test_what_answers_what_is_lifted_from_the_claims_that_say_so() -> None:
    raid = claim("1", "Orvania > Kestria")
    answer = claim(
        "2", "Kestria > Orvania", at="Dovrin", on="2024-01-20", by="Kestria", start=300,
        relations=(relation("1", "retaliation-for"),),
    )  # fmt: skip
    appeal = claim(
        "3", "Red Cross > Orvania", type="REQUEST", mode=None, at=None, on="2024-01-20", about=(about("1"),)
    )
    linked = events(page("p1", raid, answer, appeal))
    relations = {(str(e.id), str(r.kind), str(r.to)): r for e in linked.events for r in e.relations}
    assert relations["e2", "retaliation-for", "e1"].voices == ("Kestria",)
    assert relations["e3", "response-to", "e1"].claims == ("c3",)


def test_an_attack_that_answers_an_attack_is_retaliation() -> None:
    raid = claim("1", "Orvania > Kestria")
    answer = claim(
        "2", "Kestria > Orvania", at="Dovrin", on="2024-01-20", relations=(relation("1", "response-to"),)
    )
    linked = events(page("p1", raid, answer))
    assert [r.kind for e in linked.events for r in e.relations] == ["retaliation-for"]


def test_a_relation_within_one_event_is_none() -> None:
    first = claim("1")
    again = claim("2", page="p2", relations=(relation("1", "follows"),))
    assert only(events(page("p1", first), page("p2", again))).relations == ()


# --- titles ----------------------------------------------------------------------------------------


def test_a_title_names_no_doer_whom_nobody_asserts_to_have_done_it() -> None:
    hit = claim("1", "> the president")
    charged = claim("2", "Hill Front > the president", page="p2", modality="alleged")
    (event,) = link([page("p1", hit), page("p2", charged)]).events
    assert "Hill Front" not in event.title and event.actors == ("Hill Front",)


def test_a_title_says_that_what_no_claim_asserts_is_alleged() -> None:
    (event,) = link([page("p1", claim("1", "Hill Front > the president", modality="alleged"))]).events
    assert event.title.startswith("Hill Front") and event.title.endswith("(alleged)")


def test_a_title_takes_the_words_of_most_claims_for_whom_nobody_knows() -> None:
    boats = [claim(str(n), f"?the {name} > Kestria", page=f"p{n}", at=None, mode=None)
             for n, name in enumerate(("fast boats", "fast boats", "vessels"))]  # fmt: skip
    (event,) = link([page(f"p{n}", c) for n, c in enumerate(boats)]).events
    assert event.title == "Fast boats attack Kestria"
    pronoun = replace(boats[0].actors[0], mention=mention("They", "pronoun"))
    assert only(events(page("p0", replace(boats[0], actors=(pronoun,))))).title == "Attack on Kestria"


def test_titles_are_short_and_factual() -> None:
    def title(c: Claim) -> str:
        return only(events(page("p1", c))).title

    assert title(claim("1")) == "Orvania strikes in Sarn, Orvania"
    assert title(claim("1", at="Vellin")) == "Orvania strikes in Vellin, Kestria"
    assert title(claim("1", "villagers > ", type="PROTEST", mode=None, at=None)) == "Villagers protest"
    assert title(claim("1", at=None, modality="planned")) == "Orvania carries out an air strike (planned)"
    assert title(claim("1", "Orvania > Kestria", at=None, mode=None)) == "Orvania attacks Kestria"
    assert title(claim("1", " > Kestria", at=None, mode=None)) == "Attack on Kestria"
    assert (
        title(claim("1", "army > ", at=None, type="ACCUSE", mode=None)) == "Orvanian army makes accusations"
    )
    assert title(claim("1", "villagers > ", at=None, type="AID", mode=None)) == "Villagers give aid"
    assert title(claim("1", " > villagers", at=None, type="COERCE", mode="arrest")) == "Villagers arrested"
    assert title(claim("1", " > ", at=None, type="RETREAT", mode="release")) == "Release of captives"
    strike = claim("1", "villagers > ", at=None, type="PROTEST", mode="strike")
    assert title(strike) == "Villagers go on strike"
    talks = claim("1", "Orvania, Kestria > ", type="CONSULT", mode=None, at="Vellin")
    assert title(talks) == "Kestria meets Orvania in Vellin, Kestria"


# --- order -----------------------------------------------------------------------------------------


def crisis() -> list[Page]:
    rng = random.Random(4)
    towns, sides = (
        ["Sarn", "Dovrin", "Vellin", None],
        ["Orvania > Kestria", "Kestria > ", "army > ", " > villagers"],
    )
    pages = []
    for p in range(6):
        name = f"p{p}"
        claims = [
            claim(
                f"{p}{i}",
                rng.choice(sides),
                page=name,
                at=rng.choice(towns),
                on=rng.choice(["2024-01-17", "2024-01-18", "2024-01-01..2024-01-31", None]),
                tolls=[f"killed {rng.randint(1, 9)}"],
                by=rng.choice(["Orvania", "Kestria", None]),
                start=40 * i,
            )
            for i in range(5)
        ]
        pages.append(page(name, *claims, publisher=f"Outlet {p % 3}"))
    return pages


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_pages_does_not_matter(order: list[int]) -> None:
    pages = crisis()
    assert link([pages[i] for i in order]) == link(pages)


def test_every_claim_is_in_exactly_one_event() -> None:
    pages = crisis()
    claims = [c for e in link(pages).events for c in e.claims]
    assert sorted(claims) == sorted(c.id for p in pages for c in p.claims)


def test_what_those_do_who_were_hit_answers_what_hit_them() -> None:
    hit = claim("1", "Orvania > villagers", at="Sarn")
    acts = claim("2", "villagers > Kestria", type="COERCE", mode=None, relations=(relation("1", "follows"),))
    other = claim(
        "3", "Red Cross > Kestria", type="RETREAT", mode=None, relations=(relation("1", "follows"),)
    )
    kinds = {r.claims: r.kind for e in link([page("p1", hit, acts, other)]).events for r in e.relations}
    assert kinds == {(acts.id,): "response-to", (other.id,): "follows"}


def test_an_agreement_told_after_talks_is_part_of_them() -> None:
    talks = claim("1", "Orvania, Kestria > ", type="CONSULT", mode=None, symmetric=True)
    deal = claim(
        "2",
        "Orvania, Kestria > ",
        type="AGREE",
        mode=None,
        symmetric=True,
        relations=(relation("1", "follows"),),
    )
    (found,) = [r for e in link([page("p1", talks, deal)]).events for r in e.relations]
    assert found.kind == "part-of"


def test_what_the_two_sides_of_talks_agree_is_part_of_them() -> None:
    talks = claim("1", "Orvania, Kestria > ", type="CONSULT", mode=None)
    deal = claim("2", "Orvania, Kestria > ", type="AGREE", mode=None)
    apart = claim("3", "Orvania, Hill Front > ", type="AGREE", mode=None, on="2024-03-18")
    events = {e.type: e for e in link([page("p1", talks, deal)]).events}
    assert [(r.kind, r.to) for r in events["AGREE"].relations] == [("part-of", events["CONSULT"].id)]
    assert all(e.relations == () for e in link([page("p1", talks, apart)]).events)


def test_raids_on_several_towns_are_parts_of_what_the_page_tells_of_their_country() -> None:
    whole = claim("1", "Kestria > ", at="Orvania")
    towns = [claim(str(n), "Kestria > ", at=town) for n, town in ((2, "Sarn"), (3, "Dovrin"))]
    assert parts(whole, *towns) == {("c2", "c1"), ("c3", "c1")}
    assert parts(whole, towns[0]) == set()  # one town may be all there was


def parts(*claims: Claim) -> set[tuple[str, str]]:
    """(part, whole) of claims that are an event each."""
    pages = [page("p1", *claims)]
    event_of = {c.id: EventId(str(c.id)) for c in claims}
    speakers = Speakers(Directory(pages), {p.document.id: p.document for p in pages})
    found = relations_of(gather(pages, {}, {}), event_of, speakers)
    return {(here, r.to) for here, some in found.items() for r in some if r.kind == "part-of"}


def test_letting_captives_go_follows_their_taking() -> None:
    taken = claim("1", "Hill Front > villagers", mode="abduct")
    freed = claim("2", "Hill Front > villagers", type="RETREAT", mode="release", on="2024-01-25")
    others = claim("3", "Orvania > River League", type="RETREAT", mode="release", on="2024-01-25")
    found = {r.claims: r.kind for e in link([page("p1", taken, freed, others)]).events for r in e.relations}
    assert found == {(freed.id,): "follows"}


def test_the_day_alone_joins_nothing_across_pages() -> None:
    one = claim("1", "", at=None, mode=None, sentence="Two were killed.")
    assert not one_event(
        one, claim("2", "", page="p2", at=None, mode=None, sentence="Shots rang out nearby.")
    )


def test_nobody_answers_himself() -> None:
    charge = claim("1", "Orvania > Kestria", type="ACCUSE", mode="allege", at=None)
    refusal = claim("2", "Orvania > Kestria", type="REJECT", mode="meet", at=None, about=(about("1"),))
    reply = claim("3", "Kestria > Orvania", type="REJECT", mode=None, at=None, about=(about("1"),))
    found = {
        e.claims: [r.kind for r in e.relations] for e in link([page("p1", charge, refusal, reply)]).events
    }
    assert found == {("c1",): [], ("c2",): [], ("c3",): ["response-to"]}


def test_what_is_only_thought_of_is_not_answered() -> None:
    raid = claim("1", "Orvania > Kestria", modality="hypothetical")
    doubt = claim("2", "Red Cross > Orvania", type="ACCUSE", mode="disapprove", at=None, about=(about("1"),))
    assert all(e.relations == () for e in link([page("p1", raid, doubt)]).events)
