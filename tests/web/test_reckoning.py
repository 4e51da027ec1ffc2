"""The basis of a date as readers see it: words in place of normal forms."""

import pytest

from accord.web.reckoning import dated, reckoned


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (
            "time words of its clause: tuesday past, counted from the page's day 2021-06-08",
            "time words of its clause: Tuesday, counted from the page's day, 8 June 2021",
        ),
        (
            "time words of its clause: --06-08 past, counted from a page of 2021-06-22 to 2021-06-23",
            "time words of its clause: 8 June, counted from a page of 22–23 June 2021",
        ),
        ("by late --06 future, counted from the page's day 2021-06-16",
         "by late June to come, counted from the page's day, 16 June 2021"),
        ("told as news without time words: page, counted from the page's day 2024-01-18",
         "told as news without time words, counted from the page's day, 18 January 2024"),
        ("page, counted from a page of 2024-01-18 to 2024-01-19",
         "counted from a page of 18–19 January 2024"),
        ("week -1, counted from the page's day 2024-01-18",
         "the week before, counted from the page's day, 18 January 2024"),
        ('"thursday past" is 2024-01-18 on page d1; "page" is 2024-01-17 on page d1',
         '"Thursday" is 18 January 2024 on page d1; its news is of 17 January 2024 on page d1'),
        ("day 0", "the day itself"),
        ("sunday past preceding tuesday past", "Sunday before Tuesday"),
        ("saturday past / sunday past", "Saturday to Sunday"),
        ("the days that most of its claims' dates have in common",
         "the days that most of its claims' dates have in common"),
    ],
)  # fmt: skip
def test_a_basis_is_told_in_words(basis: str, words: str) -> None:
    assert reckoned(basis) == words


@pytest.mark.parametrize("text", ["2021-02-30", "file 2021-06-08x.html", "--13-01"])
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert dated(text) == text


def test_an_interval_in_a_reason_is_written_as_all_dates_are() -> None:
    assert dated("the pages say 2021-06-06 to 2021-06-10 and 2021-07-01") == (
        "the pages say 6–10 June 2021 and 1 July 2021"
    )
