"""Between which days an undated page was written, by its own words."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from accord.language import parse
from accord.resolve.pagedate import bound_page, constraints, contradicted
from accord.types import Period, Removed
from tests.factories import document


def bounds(text: str, **more: Any) -> str | None:
    page = document("a.txt", text, **more)
    found = bound_page(page, parse(page))
    return None if found is None else f"{found.earliest}..{found.latest}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The rebels signed a peace deal in 2016.", "2016-01-01..None"),
        ("Iran begins a drill named “Velayat 1402” near Pakistan.", "2023-03-21..2024-03-19"),
        ("The deal was signed in 2016, ten years ago.", "2025-01-01..2027-12-31"),
        ("Attacks rose this year, a 31 percent increase from 2018.", "2019-01-01..2019-12-31"),
        (
            "Gunmen kill a clerk\n\nPublished 12 Mordad 1390\n\nGunmen killed a clerk.",
            "2011-08-03..2011-08-03",
        ),
        ("Gunmen killed a clerk on 12 Mordad 1390.", "2011-08-03..None"),
        ("Rebels killed two men on Tuesday. © 2021 The Daily News", "None..2021-12-31"),
    ],
)
def test_single_signs(text: str, wanted: str) -> None:
    assert bounds(text) == wanted


def test_an_expected_month_narrows_an_interval() -> None:
    text = (
        "Iran begins a drill named “Velayat 1402” near Pakistan. Pakistan faces a crucial February election."
    )
    assert bounds(text) == "2023-08-02..2024-02-29"


def test_the_day_it_was_retrieved_bounds_from_above() -> None:
    retrieved = dt.datetime(2024, 5, 1, 12, 0, tzinfo=dt.UTC)
    assert bounds("The rebels signed a deal in 2016.", retrieved=retrieved) == "2016-01-01..2024-05-01"


def test_a_page_that_names_no_year_stays_unbounded() -> None:
    assert bounds("Rebels attacked the town on Thursday.") is None


def test_signs_that_contradict_each_other_bound_nothing() -> None:
    assert bounds("The rebels signed a deal in 2022. © 2019 The Daily News") is None


def posted(signature: str, text: str) -> str | None:
    return bounds(text, removed=(Removed(text=signature, reason="signature of an embedded post"),))


def test_a_quoted_post_of_the_weekday_told_leaves_a_week() -> None:
    told = "Orvania denied it. The army kept silent. Rebels attacked the town of Dovrin on Saturday."
    assert posted("— Ana Reyes (@anareyes) June 8, 2019", told) == "2019-06-08..2019-06-14"
    assert posted("— Ana Reyes (@anareyes) 8 de junio de 2019", told) == "2019-06-08..2019-06-14"
    assert posted("— Ana Reyes (@anareyes) 8 июня 2019 г.", told) == "2019-06-08..2019-06-14"


def test_a_quoted_post_of_another_weekday_is_a_lower_bound_alone() -> None:
    assert posted("— Ana Reyes (@anareyes) June 8, 2019", "Rebels attacked on Monday.") == "2019-06-08..None"


def test_an_anniversary_gives_the_year() -> None:
    text = "May 12 also marks the bombing of Dovrin. Two years ago, on May 12, 2015, a bomb killed six."
    assert bounds(text) == "2017-05-11..2017-05-15"


def test_a_coming_day_and_weekday_give_the_year() -> None:
    text = "The mayor was elected in 2015. The city will vote on Sunday. The vote will be held on March 18."
    assert bounds(text) == "2018-03-11..2018-03-18"


def test_the_basis_quotes_the_signs() -> None:
    page = document("a.txt", "The rebels signed a peace deal in 2016.")
    found = bound_page(page, parse(page))
    assert found is not None and "2016" in found.basis


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_the_seed_that_names_a_drill_and_an_election_is_bounded_around_its_day() -> None:
    page = document("000.txt", (SEEDS / "000_bb6638dfb613f8a7.txt").read_text(encoding="utf-8"))
    found = bound_page(page, parse(page))
    assert found is not None and found.earliest is not None and found.latest is not None
    assert dt.date(2023, 3, 21) <= found.earliest <= dt.date(2024, 1, 18)
    assert dt.date(2024, 1, 18) <= found.latest <= dt.date(2024, 3, 19)


def stated(text: str) -> list[str]:
    """What contradicts a page's stated day, 18 January 2024."""
    day = dt.date(2024, 1, 18)
    page = document("a.txt", text, published=Period(earliest=day, latest=day, basis="stated"))
    return [c.reason for c in contradicted(page, parse(page))]


def test_a_day_told_as_past_after_the_stated_one_contradicts_it() -> None:
    assert stated("Gunmen killed two men on 3 March 2024.") == ["'3 March 2024' is told as past"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two men on 3 January 2024.",
        "The court will hear the case on 3 March 2024.",
        "The 2026 World Cup was awarded to three countries.",
    ],
)
def test_what_lies_ahead_or_bears_a_year_contradicts_nothing(text: str) -> None:
    assert stated(text) == []


def test_constraints_come_strictest_first() -> None:
    page = document("a.txt", "Rebels rose in 1994 and signed a deal in 2016. Copyright 2021 The Daily")
    found = constraints(page, parse(page))
    assert [(c.side, str(c.day)) for c in found] == [
        ("from", "2016-01-01"), ("from", "1994-01-01"), ("to", "2021-12-31"),
    ]  # fmt: skip


NEWS = " Orvania denied it. Shells fell on Friday, too."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army said Saturday, September 19, 2020, that rebels had shelled Dovrin." + NEWS,
         "2020-09-19..2020-09-20"),
        ("Rebels shelled the town of Dovrin on 19 September 2020." + NEWS, "2020-09-19..2020-09-23"),
        ("The army announced an offensive in the hills, Nov. 6, 2016.", "2016-11-06..2016-11-07"),
        ("Gunmen stormed a hotel in Dovrin on 27 January 2015. Nine people were killed.", "2015-01-27..None"),
        ("The salesman said on Monday he sold it on Oct. 21, 1994.", "1994-10-21..None"),
        ("A court on Friday jailed a man who killed a guard on 19 September 2015.", "2015-09-19..None"),
    ],
)  # fmt: skip
def test_a_full_day_on_which_the_news_opens_is_that_of_the_page(text: str, wanted: str) -> None:
    assert bounds(text) == wanted


def test_captions_and_the_weekday_that_the_news_opens_with_date_a_page() -> None:
    news = "Police said on Monday they had arrested a suspect in the bombing. "
    caption = "Officers stand guard outside a shop in Dovrin, Aug. 30, 2015."
    assert bounds(news + caption) == "2015-08-31..2015-09-01"
    assert bounds(news + "FILE - Officers stand guard outside a shop in Dovrin, Aug. 30, 2015.") == (
        "2015-08-30..None"
    )


def test_a_stated_year_is_narrowed_by_the_days_that_the_page_opens_with() -> None:
    stated = Period(earliest=dt.date(2016, 1, 1), latest=dt.date(2016, 12, 31), basis="in the manifest")
    text = "Rebels seized the hospital in Dovrin on Dec. 6. The army fought back the following day."
    assert bounds(text, published=stated) == "2016-12-06..2016-12-10"
