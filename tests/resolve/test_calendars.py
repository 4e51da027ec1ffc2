"""Other calendars, against days that are known from elsewhere."""

import datetime as dt

import pytest

from accord.resolve.calendars import Calendar, foreign_interval, month_interval, part, season_interval


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "first", "last"),
    [
        ("persian", 1402, None, None, "2023-03-21", "2024-03-19"),
        ("persian", 1399, 12, 30, "2021-03-20", "2021-03-20"),  # the leap day of 1399
        ("persian", 1357, 11, 22, "1979-02-11", "1979-02-11"),  # 22 Bahman: the revolution
        ("ethiopian", 2000, 1, 1, "2007-09-12", "2007-09-12"),  # the millennium
        ("ethiopian", 2013, 2, None, "2020-10-11", "2020-11-09"),
        ("islamic", 1400, 1, 1, "1979-11-20", "1979-11-22"),  # the siege of Mecca began on 1 Muharram
    ],
)
def test_days_of_other_calendars(
    calendar: Calendar, year: int, month: int | None, day: int | None, first: str, last: str
) -> None:
    found = foreign_interval(calendar, year, month, day)
    assert found == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_a_day_that_a_month_does_not_have_is_no_day() -> None:
    assert foreign_interval("persian", 1402, 12, 30) is None
    assert foreign_interval("ethiopian", 2012, 13, 6) is None
    assert foreign_interval("islamic", 1445, 14, 1) is None


def test_years_of_other_calendars_follow_each_other_without_gaps() -> None:
    eras: tuple[tuple[Calendar, int], ...] = (("persian", 1390), ("ethiopian", 2005), ("islamic", 1435))
    for calendar, year in eras:
        for y in range(year, year + 40):
            this, following = (
                foreign_interval(calendar, y, None, None),
                foreign_interval(calendar, y + 1, None, None),
            )
            assert this is not None and following is not None
            assert this[1] + dt.timedelta(days=1) == following[0]


def test_early_is_the_first_third() -> None:
    assert part(month_interval(2024, 1), "early") == (dt.date(2024, 1, 1), dt.date(2024, 1, 10))


def test_winter_runs_into_the_next_year() -> None:
    assert season_interval(2023, "winter") == (dt.date(2023, 12, 1), dt.date(2024, 2, 29))
