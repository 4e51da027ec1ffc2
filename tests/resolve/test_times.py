"""Time expressions in sentences: the words, and their normal form with the tense of the clause."""

import pytest

from accord.language import parse
from accord.resolve.dates import find_times
from tests.factories import document

CASES = """
    Rebels attacked the town on Thursday, Jan. 18. | Thursday, Jan. 18 = thursday --01-18 past
    Parliament will vote on February 3, 2024. | February 3, 2024 = 2024-02-03
    Fighting began on 16 January. | 16 January = --01-16 past
    Tuesday's attack killed two soldiers. | Tuesday = tuesday past
    The rebels took up arms last October. | last October = last --10
    They have held the town since October. | October = since --10 past
    He agreed to meet the rebels again on Saturday. | Saturday = saturday future
    Two men were shot early Monday. | early Monday = monday past
    A bombing killed 90 people in early January. | early January = early --01 past
    A truce from June 5 to June 9, 2019 failed. | June 5 to June 9, 2019 = 2019-06-05 / 2019-06-09
    The convoy arrived two days ago. | two days ago = ago 2 day
    It began a year and a half ago. | a year and a half ago = ago 18 month
    The war ended more than a decade ago. | more than a decade ago = ago 1 decade more
    They have fought for three weeks. | three weeks = for 3 week perfect
    In the past four years there were 28 attacks. | the past four years = within 4 year
    The town has been shelled in recent months. | recent months = recent month
    The country faces a crucial February election. | February = --02 future
    The 2016 peace deal collapsed. | The 2016 = 2016
    Fighting raged in the late 1990s. | the late 1990s = late 1990s
    The army shelled the camp overnight. | overnight = day -1 / day 0
    He fled on Sunday night. | Sunday night = sunday past
    At least 300 died in the first half of this year. | the first half of this year = H1 of year +0
    The attack was on 12 Muharram 1445. | 12 Muharram 1445 = islamic 1445-01-12
    The attack was on 5 Jumada al-akhira 1445. | 5 Jumada al-akhira 1445 = islamic 1445-06-05
    He spoke on 12 Rabi al-Awwal 1445. | 12 Rabi al-Awwal 1445 = islamic 1445-03-12
    Later this month troops will leave. | Later this month = month 0 future
    Zaire said on Monday its warplanes were bombing towns. | Monday = monday past
    He left the country two days later. | two days later = None
    It happened overnight Wednesday. | overnight Wednesday = wednesday past
    Talks ran from 3 to 7 January. | 3 to 7 January = --01-03 past / --01-07 past
    Talks ran between January 3 and 7. | January 3 and 7 = --01-03 past / --01-07 past
    Protests take place every Friday. | every Friday = None
    People protest on Fridays. | Fridays = None
    Attacks occur twice a week. | twice a week = None
    It was signed in 1445 AH. | 1445 AH = islamic 1445
    The war began in the Ethiopian year 2013. | Ethiopian year 2013 = ethiopian 2013
    It began in Meskerem 2013. | Meskerem 2013 = ethiopian 2013-01
    Iran struck on 27 Dey 1402. | 27 Dey 1402 = persian 1402-10-27
    Gunmen struck in the month of Ramadan. | Ramadan = islamic --09 past
    It began on the 15th of Sha'ban. | 15th of Sha'ban = islamic --08-15 past
    It began the week before last. | the week before last = week -2
    It happened the day before yesterday. | the day before yesterday = day -2
    The war began in mid-2022. | mid-2022 = mid 2022
    On Christmas Day rebels struck. | Christmas Day = --12-25 past
"""


@pytest.mark.parametrize("line", [line.strip() for line in CASES.strip().splitlines()])
def test_normal_forms(line: str) -> None:
    sentence, wanted = (part.strip() for part in line.split("|"))
    page = document("a.txt", sentence)
    found = [f"{page.text[t.start : t.end]} = {t.expression}" for t in find_times(page, parse(page))]
    assert found == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march on the capital.",
        "Some 2000 troops left the town.",
        "The fighters sat down under the sun.",
        "The road is 1945 metres long.",
    ],
)
def test_what_only_looks_like_a_time(sentence: str) -> None:
    page = document("a.txt", sentence)
    assert find_times(page, parse(page)) == ()


def test_a_year_of_the_iranian_calendar_needs_a_page_about_a_country_that_uses_it() -> None:
    iran = document("a.txt", "Iran began a drill named “Velayat 1402” near the border.")
    other = document("b.txt", "Spain began a drill named “Velayat 1402” near the border.")
    assert [t.expression for t in find_times(iran, parse(iran))] == ["persian 1402"]
    assert find_times(other, parse(other)) == ()


def test_the_time_of_day_is_kept() -> None:
    page = document("a.txt", "Rebels stormed the post on Friday night.")
    assert [t.time_of_day for t in find_times(page, parse(page))] == ["night"]


def test_the_same_period_is_the_one_named_before() -> None:
    page = document(
        "a.txt", "The first half of 2019 saw 300 attacks. In the same period 40 people were killed."
    )
    assert [t.expression for t in find_times(page, parse(page))] == ["2019-H1", "2019-H1"]


def test_words_and_offsets_agree() -> None:
    page = document("a.txt", "The strike came late Monday, and talks are due on Jan. 20.")
    tree = parse(page)
    for time in find_times(page, tree):
        assert tree.starts[time.first] <= time.start < time.end <= tree.ends[time.last - 1] + 1
