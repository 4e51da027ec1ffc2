"""Undated pages are bounded by dated pages that tell the same events."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from accord.link import dated_claims, link
from accord.types import Claim, DocumentId, Page, Period
from tests.link.factories import claim, page
from tests.link.test_lineage import REWRITE, STORY

LONG_AGO = "2000-01-01..2030-01-01"
DATED = page("dated", claim("1", "Orvania > Kestria", page="dated", on="2024-01-18"), published="2024-01-18")


def undated(expression: str, at: str = "Sarn", start: int = 2000) -> Page:
    told = claim("2", "Orvania > Kestria", page="new", at=at, on=LONG_AGO, expression=expression, start=start)
    return page("new", told, published=None)


def interval(*pages: Page) -> tuple[str, str] | None:
    found = dict(link(pages).published).get(DocumentId("new"))
    return (str(found.earliest), str(found.latest)) if found else None


def test_a_weekday_bounds_its_page_to_the_week_that_begins_with_it() -> None:
    assert interval(DATED, undated("thursday past")) == ("2024-01-18", "2024-01-24")


def test_a_weekday_at_the_top_bounds_its_page_to_that_day_and_the_next() -> None:
    assert interval(DATED, undated("thursday past", start=0)) == ("2024-01-18", "2024-01-19")


def test_what_a_page_says_only_in_passing_of_a_day_bounds_nothing() -> None:
    told = [
        claim(name, "Orvania > Kestria", page="new", on=LONG_AGO, expression=expression, start=2000 + k)
        for k, (name, expression) in enumerate(
            [(f"n{k}", "thursday past") for k in range(8)] + [("n8", "week -1")]
        )
    ]
    assert interval(DATED, page("new", *told, published=None)) == ("2024-01-18", "2024-01-24")


def test_a_page_that_others_have_dated_dates_a_third() -> None:
    strike = claim("3", "Orvania > Kestria", page="between", on=LONG_AGO, expression="thursday past", start=0)
    another = claim(
        "4", "Orvania > Kestria", page="between", at="Vellin", on=LONG_AGO, expression="wednesday past"
    )
    third = undated("wednesday past", at="Vellin")
    assert interval(DATED, third) is None
    between = page("between", strike, another, published=None)
    assert interval(DATED, between, third) == ("2024-01-17", "2024-01-23")


def test_last_year_bounds_its_page_to_the_next_year() -> None:
    assert interval(DATED, undated("year -1 past")) == ("2025-01-01", "2025-12-31")


def exchange(page_name: str, on: str, expression: str | None = None) -> tuple[Claim, Claim]:
    """A strike and the counterstrike, told without towns."""
    there = claim(
        page_name + "1", "Orvania > Kestria", page=page_name, at=None, on=on, expression=expression, start=9
    )
    back = claim(
        page_name + "2", "Kestria > Orvania", page=page_name, at=None, on=on, expression=expression, start=9
    )
    return there, back


def test_two_claims_that_agree_bound_a_page_though_neither_would_alone() -> None:
    dated = page("dated", *exchange("dated", "2024-01-18"))
    there, back = exchange("new", LONG_AGO, "year -1")
    there, back = replace(there, mode=None), replace(back, mode=None)
    assert interval(dated, page("new", there, back, published=None)) == ("2025-01-01", "2025-12-31")
    assert interval(dated, page("new", there, published=None)) is None


def test_events_of_two_years_bound_nothing() -> None:
    dated = page("dated", *exchange("dated", "2024-01-18"))
    earlier = page("early", *exchange("early", "2022-01-18"), published="2022-01-18")
    told = exchange("new", LONG_AGO, "year -1")
    assert interval(dated, earlier, page("new", *told, published=None)) is None


def test_the_basis_names_the_words_and_the_page() -> None:
    (found,) = link([DATED, undated("thursday past")]).published
    assert "2024-01-18" in found[1].basis and "page dated" in found[1].basis


def test_another_event_bounds_nothing() -> None:
    assert interval(DATED, undated("thursday past", at="Vellin")) is None


def test_claims_are_dated_anew_from_the_derived_interval() -> None:
    pages = [DATED, undated("thursday past")]
    linked = link(pages)
    found = dated_claims(pages, linked)
    assert found[pages[1].claims[0].id].period.earliest == dt.date(2024, 1, 18)
    assert found[pages[1].claims[0].id].period.latest == dt.date(2024, 1, 18)
    assert len(linked.events) == 1


def test_a_dated_page_keeps_its_date() -> None:
    pages = [DATED, page("other", claim("3", page="other", expression="thursday past"))]
    linked = link(pages)
    assert linked.published == ()
    assert dated_claims(pages, linked) == {}


def test_a_year_that_all_sister_pages_contradict_is_a_slip() -> None:
    pages = [
        page("a", text=STORY, published="2024-01-18"),
        page("b", text=REWRITE, published="2024-01-19"),
        page("c", text=STORY + " More is expected.", published="2023-01-18"),
    ]
    ((name, found),) = link(pages).published
    assert name == "c"
    assert found == Period(earliest=dt.date(2024, 1, 18), latest=dt.date(2024, 1, 18), basis=found.basis)
    assert "slip of the year" in found.basis
