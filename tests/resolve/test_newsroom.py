"""Times as a newsroom writes them: a sentence on a page of Thursday 18 January 2024, and its days."""

import pytest

from accord.language import parse
from accord.resolve.dates import evaluate, find_times
from tests.factories import document, period

THURSDAY = period("2024-01-18")

SENTENCES = """
    Rebels attacked the post on the previous day. = -
    Shells fell on Tuesday; a fortnight later the town fell. = 2024-01-16 2024-01-30
    Rebels claimed an attack on a post in Mamfe on Monday. = 2024-01-15
    Villagers reported shelling by the army on Monday. = 2024-01-15
    The army acknowledged a strike on a market late Monday. = 2024-01-15
    Shells fell on the town on Tuesday; on the previous day two men had died. = 2024-01-16 2024-01-15
    Gunmen shot a candidate on the eve of the election. = -
    Protesters were killed on the eve of Thursday's vote. = 2024-01-17
    A week after the strike, gunmen killed two guards. = -
    A bomb went off on the night of 9 January. = 2024-01-09
    Troops entered the town in the night from 9 to 10 January. = 2024-01-09..2024-01-10
    Jets bombed the camp overnight. = 2024-01-17..2024-01-18
    Jets bombed the camp overnight into Wednesday. = 2024-01-16..2024-01-17
    Jets bombed the camp overnight from Tuesday to Wednesday. = 2024-01-16..2024-01-17
    Jets bombed the camp late Monday. = 2024-01-15
    Jets bombed the camp late on Monday night. = 2024-01-15
    Police clashed with students earlier this month. = 2024-01-01..2024-01-18
    Police clashed with students earlier this week. = 2024-01-14..2024-01-18
    Police clashed with students late last month. = 2023-12-22..2023-12-31
    The deal was signed last year. = 2023-01-01..2023-12-31
    The deal was signed two years ago. = 2022-01-01..2022-12-31
    He was shot on Tuesday, two days after he had returned. = 2024-01-16
    In the days since, nine people have died. = -
    In the weeks since the coup, nine people have died. = -
    The army has shelled the town for three weeks. = 2023-12-28..2024-01-18
    The army shelled the town for three weeks. = -
    Rebels have held the town since Sunday. = 2024-01-14..2024-01-18
    Rebels have held the town since last Sunday. = 2024-01-14..2024-01-18
    Talks will resume on Monday. = 2024-01-22
    Talks will resume next Monday. = 2024-01-22
    Talks are due to resume on 25 January. = 2024-01-25
    The Security Council is due to meet on Wednesday. = 2024-01-24
    Talks were held from 12 to 14 January. = 2024-01-12..2024-01-14
    Talks were held between January 12 and January 14. = 2024-01-12..2024-01-14
    Talks were held on January 12-14. = 2024-01-12..2024-01-14
    The truce lasts until Saturday. = 2024-01-18..2024-01-20
    The truce lasted until Saturday. = None..2024-01-13
    Fighting has raged since early December. = 2023-12-01..2024-01-18
    Fighting broke out in mid-December. = 2023-12-11..2023-12-21
    Every Friday, thousands march. = -
    Twice a week, the market is shelled. = -
    Following Tuesday's attack, the border was closed. = 2024-01-16
    In response to Tuesday's attack, the army fired rockets on Wednesday. = 2024-01-16 2024-01-17
    The ministry said the raid on 28 Dey 1402 killed nine. = 2024-01-18
    The attack on 10 Dey killed a guard. = 2023-12-31
    Since Tir 1402, rebels have attacked. = 2023-06-22..2024-01-18
    The fighting in Tikimt 2016 killed nine. = 2023-10-12..2023-11-10
    In 1445 AH, the mosque was burned. = 2023-07-19..2024-07-07
    In the past 24 hours, eight people were killed. = 2024-01-17..2024-01-18
    In the last three days, eight people were killed. = 2024-01-15..2024-01-18
    Over the past week, eight people were killed. = 2024-01-11..2024-01-18
    Over the weekend, eight people were killed. = 2024-01-13..2024-01-14
    At the weekend, eight people were killed. = 2024-01-13..2024-01-14
    Last weekend, eight people were killed. = 2024-01-13..2024-01-14
    In the early hours of Wednesday, a bomb exploded. = 2024-01-17
    In the small hours of Wednesday morning, a bomb exploded. = 2024-01-17
    Just before dawn on Wednesday, a bomb exploded. = 2024-01-17
    Shortly after midnight on Wednesday, a bomb exploded. = 2024-01-17
    On Wednesday evening, a bomb exploded. = 2024-01-17
    Earlier on Thursday, a bomb exploded. = 2024-01-18
    Earlier in the day, a bomb exploded. = -
    Later that day, a bomb exploded. = -
    The same day, a bomb exploded. = -
    A bomb exploded on Tuesday. The following day, police made arrests. = 2024-01-16 2024-01-17
    A bomb exploded on Tuesday. A day later, police made arrests. = 2024-01-16 2024-01-17
    A bomb exploded on 9 January. Two days earlier, police had made arrests. = 2024-01-09 2024-01-07
    A bomb exploded on 9 January. A week later, police made arrests. = 2024-01-09 2024-01-16
    A bomb exploded on 9 January. The next morning, police made arrests. = 2024-01-09 2024-01-10
    A bomb exploded on 9 January. That night, police made arrests. = 2024-01-09 2024-01-09
    The attack came a day after Wednesday's strike. = 2024-01-17
    The attack came three days before the 20 January vote. = 2024-01-20
    She was killed in the first half of 2023. = 2023-01-01..2023-06-30
    She was killed in the second quarter of last year. = 2023-04-01..2023-06-30
    She was killed at the end of November. = 2023-11-21..2023-11-30
    She was killed on New Year's Eve. = 2023-12-31
    He was killed on Christmas Day. = 2023-12-25
    He was killed in the summer of 2021. = 2021-06-01..2021-08-31
    He was killed last summer. = 2023-06-01..2023-08-31
    He was killed this past Sunday. = 2024-01-14
    He was killed Sunday before last. = 2024-01-07
    He was killed a week ago on Sunday. = 2024-01-07
    He was killed more than a year ago. = None..2023-01-18
    He was killed on the morning of January 9. = 2024-01-09
    He was killed on 9 and 10 January. = 2024-01-09..2024-01-10
    He was killed on Jan. 9, 2024, in Dovrin. = 2024-01-09
    He was killed on the 9th of January 2024. = 2024-01-09
    It happened on a Friday evening, when the town was full. = -
    Tomorrow's march has been banned. = 2024-01-19
    Sunday's election will go ahead. = 2024-01-21
    Sunday's election was marred by violence. = 2024-01-14
    The ambassador was recalled within hours. = -
    Within two days, the town had fallen. = -
    The siege, now in its third week, goes on. = -
    A month on, the town is still cut off. = -
    Three months into the war, the town is cut off. = -
    By the end of the week, the rebels had taken the town. = -
    As of Wednesday, 24 bodies had been found. = 2024-01-17
    So far this year, 24 people have been killed. = 2024-01-01..2024-01-18
    To date, 24 people have been killed. = -
    On the first anniversary of the coup, thousands marched. = -
    On the fifth day of the siege, the wall fell. = -
    The day after the raid, the army withdrew. = -
    The night before last, a bomb exploded. = 2024-01-16
    Last night, a bomb exploded. = 2024-01-17
    On Tuesday night and Wednesday morning, bombs exploded. = 2024-01-16..2024-01-17
    Between Friday and Sunday, bombs exploded. = 2024-01-12..2024-01-14
    From late December to early January, bombs exploded. = 2023-12-22..2024-01-10
    The attack in Ramadan killed a guard. = 2023-03-23..2023-04-21
    By Friday, the rebels had taken the town. = 2024-01-12
    The army will withdraw by 25 January. = 2024-01-18..2024-01-25
"""


@pytest.mark.parametrize("line", [line.strip() for line in SENTENCES.strip().splitlines()])
def test_days_of_a_sentence(line: str) -> None:
    sentence, wanted = (part.strip() for part in line.rsplit("=", 1))
    page = document("a.txt", sentence)
    days = [evaluate(t.expression, THURSDAY) for t in find_times(page, parse(page)) if t.expression]
    shown = [
        str(d.earliest) if d.earliest == d.latest else f"{d.earliest}..{d.latest}"
        for d in days
        if d is not None
    ]
    assert (" ".join(shown) or "-") == wanted
