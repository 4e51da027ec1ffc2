"""From normal forms to days: an expression, the page's day or interval, the days that are meant."""

import pytest

from accord.resolve.dates import evaluate
from accord.resolve.periods import is_relative
from accord.types import Period
from tests.factories import period

CASES = """
    thursday past                          | 2024-01-18             | 2024-01-18..2024-01-18
    thursday past                          | 2024-01-18..2024-01-24 | 2024-01-18..2024-01-18
    tuesday past                           | 2024-01-18..2024-01-24 | 2024-01-16..2024-01-23
    tuesday past preceding thursday past   | 2024-01-18..2024-01-24 | 2024-01-16..2024-01-16
    monday future                          | 2024-01-18             | 2024-01-22..2024-01-22
    last thursday                          | 2024-01-18             | 2024-01-11..2024-01-11
    thursday of week -1                    | 2019-01-21..2019-01-26 | 2019-01-17..2019-01-17
    day -1                                 | 2024-03-01             | 2024-02-29..2024-02-29
    day -1 / day 0                         | 2024-03-01             | 2024-02-29..2024-03-01
    week -1                                | 2019-01-22             | 2019-01-13..2019-01-20
    week +1                                | 1997-02-09             | 1997-02-10..1997-02-16
    year -1                                | 1997-02-17             | 1996-01-01..1996-12-31
    year -1                                | 2025-01-01..2025-12-31 | 2024-01-01..2024-12-31
    --10 past                              | 1997-02-17             | 1996-10-01..1996-10-31
    since --10 past                        | 1997-02-17             | 1996-10-01..1997-02-17
    last --10                              | 1997-02-17             | 1996-10-01..1996-10-31
    early --01 past                        | 2024-01-18             | 2024-01-01..2024-01-10
    --02 future                            | 2024-01-18             | 2024-02-01..2024-02-29
    --12-17 past                           | 1997-02-01             | 1996-12-17..1996-12-17
    --02-21 future                         | 1997-02-17             | 1997-02-21..1997-02-21
    thursday --01-18                       | 2024-03-01             | 2024-01-18..2024-01-18
    ago 2 day                              | 2024-01-18             | 2024-01-16..2024-01-16
    ago 7 week                             | 1997-02-09             | 1996-12-19..1996-12-25
    within 4 year                          | 2019-01-18             | 2015-01-01..2019-01-18
    for 3 week perfect                     | 2024-01-22             | 2024-01-01..2024-01-22
    H1 of year 0                           | 2019-11-28             | 2019-01-01..2019-06-30
    6 month to --06-30 past                | 2019-11-28             | 2018-12-31..2019-06-30
    monday past -1 day                     | 2019-01-22             | 2019-01-20..2019-01-20
    weekend past                           | 2024-01-17             | 2024-01-13..2024-01-14
    page                                   | 2024-01-18             | 2024-01-17..2024-01-18
    --12-15 past                           | 1989-10-26             | 1989-12-15..1989-12-15
    --12-15 past                           | 1989-12-20             | 1989-12-15..1989-12-15
    --Q3 future                            | 1989-11-01             | 1989-07-01..1989-09-30
    within 24 hour                         | 2024-01-18             | 2024-01-17..2024-01-18
    islamic --09 past                      | 2024-01-18             | 2023-03-23..2023-04-21
    islamic --09 future                    | 2024-01-18             | 2024-03-11..2024-04-09
    1994                                   | -                      | 1994-01-01..1994-12-31
    1990s                                  | -                      | 1990-01-01..1999-12-31
    2019-Q3                                | -                      | 2019-07-01..2019-09-30
    1994 / 1996                            | -                      | 1994-01-01..1996-12-31
    persian 1402                           | -                      | 2023-03-21..2024-03-19
    since 2000                             | -                      | 2000-01-01..None
"""


def interval(text: str) -> Period:
    first, _, last = text.partition("..")
    return period(first, last or first)


@pytest.mark.parametrize("line", [line.strip() for line in CASES.strip().splitlines()])
def test_what_an_expression_means(line: str) -> None:
    expression, published, meant = (part.strip() for part in line.split("|"))
    found = evaluate(expression, None if published == "-" else interval(published))
    assert found is not None and f"{found.earliest}..{found.latest}" == meant


@pytest.mark.parametrize(
    ("expression", "published"),
    [
        ("thursday past", None),
        ("year -1", None),
        ("page", Period(earliest=period("2017-06-01").earliest, latest=None, basis="open at one end")),
        ("2023-02-30", None),
        ("--02-30 past", period("2024-01-18")),
        ("for 3 week", period("2024-01-18")),
        ("no such thing", period("2024-01-18")),
    ],
)
def test_what_has_no_value_stays_open(expression: str, published: Period | None) -> None:
    assert evaluate(expression, published) is None


def test_the_basis_names_the_expression_and_the_day_it_is_counted_from() -> None:
    found = evaluate("thursday past", period("2024-01-18"))
    assert found is not None
    assert "thursday past" in found.basis and "2024-01-18" in found.basis


def test_only_expressions_that_need_the_page_are_relative() -> None:
    assert not is_relative("2024-01-18") and not is_relative("persian 1402")
    assert is_relative("--01-18") and is_relative("thursday past") and is_relative("since 2000")
