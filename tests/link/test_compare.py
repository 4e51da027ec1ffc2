"""The table of signs: what each says of two claims."""

from __future__ import annotations

from dataclasses import replace

from accord.link.compare import FEATURES, Context, compare
from accord.link.facts import gather
from accord.types import ActorId, Claim, Mention, Participant, Span
from tests.link.factories import actor, claim, mention, page, relation


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
