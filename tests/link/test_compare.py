"""The table of signs: what each says of two claims."""

from __future__ import annotations

from dataclasses import replace

from accord.link.compare import FEATURES, Context, compare
from accord.link.facts import gather
from accord.types import ActorId, Claim, ClaimId, DocumentId, Mention, Participant, Role, Span
from tests.link.factories import ACTORS, actor, claim, mention, page, relation


def signs(one: Claim, two: Claim) -> dict[str, float]:
    """The value of each sign that has something to say, without its weight."""
    by_page: dict[str, list[Claim]] = {}
    for c in (one, two):
        by_page.setdefault(c.document, []).append(c)
    described = (actor("x:rebels", "armed-group", aliases=("rebels",)), actor("x:Red Dawn", "armed-group"))
    a, b = gather([page(name, *cs, actors=described) for name, cs in by_page.items()], {}, {})
    weights = {name: weight for name, _, weight in FEATURES}
    return {name: value / weights[name] for name, value in compare(a, b, Context()).evidence}


def taken_over(c: Claim) -> Claim:
    """The claim with its date taken over from another sentence of the page."""
    assert c.date is not None
    elsewhere = Mention(span=Span(document=c.document, start=9000, end=9000), quote="", kind="time")
    return replace(c, date=replace(c.date, mention=elsewhere))


def test_a_day_taken_over_from_elsewhere_may_be_wrong_by_days_but_hardly_by_weeks() -> None:
    first = taken_over(claim("1", on="2024-01-18"))
    near = signs(first, taken_over(claim("2", page="p2", on="2024-01-20")))["other date"]
    far = signs(first, taken_over(claim("2", page="p2", on="2024-03-20")))["other date"]
    assert near < 0.2 and far == 1.0


def test_people_who_are_held_may_be_told_of_weeks_later() -> None:
    seized = taken_over(claim("1", mode="abduct", on="2024-01-18"))
    held = taken_over(claim("2", page="p2", mode="abduct", on="2024-03-20"))
    assert signs(seized, held)["other date"] < 0.2


def test_narrow_dates_say_the_more_the_more_days_they_share() -> None:
    day = claim("1", on="2024-01-18")
    same = signs(day, claim("2", page="p2", on="2024-01-18"))["same day"]
    part = signs(day, claim("2", page="p2", on="2024-01-17..2024-01-18"))["same day"]
    edge = signs(claim("1", on="2024-01-18..2024-01-19"), claim("2", page="p2", on="2024-01-17..2024-01-18"))
    assert same == 1.0 > part > edge["same day"] > 0


def test_one_description_on_two_pages_need_not_be_one_group() -> None:
    described = signs(claim("1", "x:rebels > "), claim("2", "x:rebels > ", page="p2"))
    named = signs(claim("1", "x:Red Dawn > "), claim("2", "x:Red Dawn > ", page="p2"))
    assert described["same actors"] == 0.6 and named["same actors"] == 1.0


def test_a_strange_target_may_be_the_place_that_another_page_names() -> None:
    strange = Participant(mention=mention("Dovrin"), actor=ActorId("x:dovrin"))
    raid = replace(claim("1", at=None), targets=(strange,))
    known = actor("x:dovrin", "person")
    first, second = gather(
        [page("p1", raid, actors=(known,)), page("p2", claim("2", page="p2", at="Dovrin"))], {}, {}
    )
    found = dict(compare(first, second, Context()).evidence)
    assert "same place" in found and "only one placed" not in found


def test_what_answers_an_attack_is_another_event() -> None:
    first = claim("1")
    second = claim("2", relations=(relation("1", "retaliation-for"),))
    assert signs(first, second)["one answers the other"] == 1.0
    assert "one answers the other" not in signs(first, claim("2", relations=(relation("1", "part-of"),)))


def test_two_towns_some_way_apart_say_nothing() -> None:
    def at(town: str, latitude: float, name: str) -> Claim:
        made = claim(name, page=f"p{name}", at="Sarn")
        return replace(made, places=(replace(made.places[0], name=town, place=None, lat=latitude),))

    near, way_off, far = at("Oster", 40.05, "2"), at("Norden", 40.25, "3"), at("Wester", 41.5, "4")
    sarn = claim("1")
    assert signs(sarn, near)["same place"] == 0.5
    assert not {"same place", "other place"} & signs(sarn, way_off).keys()
    assert signs(sarn, far)["other place"] == 1.0


def test_the_day_of_a_pages_news_is_not_taken_over_from_elsewhere() -> None:
    news = taken_over(claim("2", page="p2", on="2024-01-20", expression="page"))
    assert signs(taken_over(claim("1", expression="page")), news)["other date"] == 1.0


def test_what_is_counted_over_years_is_not_the_deed_of_a_day() -> None:
    years = claim("1", on="2020-01-01..2024-01-18", expression="within 4 year")
    day = claim("2", page="p2", on="2024-01-18")
    assert signs(years, day)["counted over years"] == 1.0
    assert "counted over years" not in signs(claim("3", on="2020-01-01..2024-01-18"), day)
    assert "counted over years" not in signs(years, claim("4", page="p2", on="2020-01-01..2024-01-18"))


def test_the_rebels_of_one_page_may_be_the_group_that_another_names() -> None:
    found = signs(claim("1", "x:rebels > "), claim("2", "x:Red Dawn > ", page="p2"))
    assert not {"same actors", "other actors"} & found.keys()


def test_a_person_known_by_name_is_seldom_hit_twice() -> None:
    def said(sides: str) -> dict[str, float]:
        pages = [page(p, claim(p, sides, page=p, on=None, mode=None)) for p in ("p1", "p2")]
        a, b = gather(pages, {}, {})
        return dict(compare(a, b, Context()).evidence)

    assert "same victim" in said("Orvania > the president")
    assert "same victim" not in said("Orvania > army")


def test_at_whom_an_attack_was_aimed_says_nothing_of_its_means() -> None:
    drone = claim("2", page="p2", mode="drone")
    assert signs(claim("1", mode="targeted"), drone)["other mode"] == 0.3
    assert signs(claim("1", mode="firearms"), drone)["other mode"] == 1.0


def test_a_missing_day_counts_for_deeds_only() -> None:
    assert signs(claim("1", on=None), claim("2", page="p2"))["undated"] == 0.5
    assert signs(claim("1", on=None, start=0), claim("2", start=99))["undated"] == 1.0
    assert "undated" not in signs(claim("1"), claim("2", page="p2"))
    words = [claim(n, page=f"p{n}", type="ACCUSE", mode=None, on=None) for n in "12"]
    assert "undated" not in signs(*words)


def alike(one: str, two: str, on: str | None = None) -> float | None:
    """The sign of two pages with these texts, for a claim of each."""
    first, second = claim("1", on=on), claim("2", page="p2", on=on)
    a, b = gather([page("p1", first, text=one), page("p2", second, text=two)], {}, {})
    return dict(compare(a, b, Context()).evidence).get("pages alike")


def test_names_and_numbers_tell_whether_undated_pages_are_of_one_incident() -> None:
    raid = "Jets struck Dovrin. Governor Pelo Darrin of Upper Sarn counted 14 dead, and Ruven Kast 23."
    again = "In Dovrin, Pelo Darrin spoke of 14 dead. Ruven Kast of Upper Sarn blamed Orvania."
    other = "A shell fell near Luskar. Mayor Tilo Brenn of Lower Vell counted 3 dead, and Ansa Korr 40."
    close, far = alike(raid, again), alike(raid, other)
    assert close is not None and far is not None and close > 0 > far
    assert alike(raid, again, on="2024-01-18") is None
    assert alike("Jets struck Dovrin.", other) is None


def test_an_armed_group_is_no_organ_of_the_state_that_it_is_armed_in() -> None:
    group = actor("x:Red Dawn", "armed-group", roles=(Role(parent=ActorId("Kestria"), role="armed group"),))
    ruler = actor("x:Vornik", "person", roles=(Role(parent=ActorId("Kestria"), role="government"),))
    known = [*ACTORS, group, ruler]

    def same(who: str) -> float | None:
        one, two = claim("1", f"{who} > "), claim("2", "Kestria > ", page="p2")
        a, b = gather([page("p1", one, actors=known), page("p2", two, actors=known)], {}, {})
        return dict(compare(a, b, Context()).evidence).get("same actors")

    assert same("x:Red Dawn") is None and same("x:Vornik") is not None


def test_a_claim_has_what_it_lacks_from_the_event_that_it_goes_on_telling() -> None:
    raid = claim("1", "Orvania > villagers", at="Sarn", start=0)
    dead = claim("2", "", at=None, start=90, same_as=((ClaimId("c1"), "definite mention"),))
    loose = claim("3", "", at=None, start=180)
    facts = {f.id: f for f in gather([page("p1", raid, dead, loose)], {}, {})}
    told, apart = facts[dead.id], facts[loose.id]
    assert [s.key for s in told.sides] == ["Orvania", "villagers"] and not any(s.stated for s in told.sides)
    assert told.place is not None and not told.place_stated
    assert apart.sides == () and apart.place is None


def counted(name: str, before: str, noun: str, on: str = "p1") -> Claim:
    """A claim whose sentence names its deeds by a noun: "The coalition launched five" "airstrikes"."""
    at = len(before) + 1
    trigger = Mention(
        span=Span(document=DocumentId(on), start=at, end=at + len(noun)), quote=noun, kind="cue"
    )
    made = claim(name, page=on, sentence=f"{before} {noun}.", start=0)
    return replace(made, trigger=trigger, rule=f"ASSAULT:{noun}(n)")


def test_deeds_that_are_counted_otherwise_are_others() -> None:
    five = counted("1", "The coalition launched five", "airstrikes", "p1")
    again = counted("2", "There were five", "airstrikes", "p2")
    four = counted("3", "Jets carried out four precision", "strikes", "p2")
    one = counted("4", "He died in an", "airstrike", "p2")
    some = counted("5", "Nobody was hurt in the", "strikes", "p2")
    blasts = counted("6", "Residents heard six", "explosions", "p2")
    assert [("other count of deeds" in signs(five, c)) for c in (again, four, one, some, blasts)] == [
        False, True, True, False, False,
    ]  # fmt: skip


def test_two_raids_and_one_may_be_of_one_attack() -> None:
    two = counted("1", "Jets carried out two", "raids", "p1")
    assert "other count of deeds" not in signs(two, counted("2", "Nine died in the", "raid", "p2"))


def test_a_year_counts_no_deeds() -> None:
    dated = counted("1", "He spoke of the 2015 Sarn", "bombings", "p1")
    assert "other count of deeds" not in signs(dated, counted("2", "There were five", "bombings", "p2"))


def test_tear_gas_is_not_what_killed() -> None:
    gas = claim("1", mode="crowd-control")
    dead = claim("2", mode=None, tolls=["killed 3"])
    assert "other mode" in signs(gas, dead) and "other mode" not in signs(gas, claim("3", mode=None))


def test_the_third_strike_is_not_the_second_and_hardly_one_told_without_a_number() -> None:
    third = counted("1", "Six died in the third", "strike", "p1")
    second = counted("2", "This was the 2nd drone", "strike", "p2")
    plain = counted("3", "Nine died in a", "strike", "p2")
    first = counted("4", "It was the first", "strike", "p1")
    assert signs(third, second)["other turn"] == 1.0
    assert signs(third, plain)["other turn"] == 0.5
    assert "other turn" not in signs(third, counted("5", "He saw the third", "strike", "p2"))
    assert "other turn" not in signs(first, plain)
