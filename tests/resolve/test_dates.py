"""Dates of claims: a page, the word that names the event, and the days that it is given."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from accord.language import parse
from accord.pipeline import read_page
from accord.resolve.borrowed import in_year
from accord.resolve.dates import resolve_dates
from accord.types import ClaimDate, ClaimRelation, EventType, Period, Voice
from tests.clean.page import cleaned
from tests.factories import claim, document, mention, period

THURSDAY = period("2024-01-18")


def dates(
    text: str, *triggers: tuple[str, EventType], published: Period | None = THURSDAY, **more: Any
) -> list[str | None]:
    """The days of one claim a trigger: (word, type), in the order given."""
    page = document("a.txt", text, published)
    claims = [claim(page, text, type_, word, **more) for word, type_ in triggers]
    out = resolve_dates(page, parse(page), claims)
    return [shown(c.date) for c in out]


def shown(date: ClaimDate | None) -> str | None:
    if date is None:
        return None
    first, last = date.period.earliest, date.period.latest
    return str(first) if first == last else f"{first}..{last}"


def test_a_weekday_hangs_on_the_verb_that_carries_the_event() -> None:
    text = "Pakistan's air force launched retaliatory airstrikes in Iran early Thursday, killing nine people."
    assert dates(text, ("airstrikes", "ASSAULT")) == ["2024-01-18"]


def test_a_day_at_the_head_of_a_sentence_holds_for_all_that_it_tells_as_past() -> None:
    text = "On Tuesday, police fired at protesters, and the army deployed tanks around the palace."
    assert dates(text, ("deployed", "MOBILIZE")) == ["2024-01-16"]
    text = "On Tuesday, police fired at protesters, and the army has deployed tanks around the palace."
    assert dates(text, ("deployed", "MOBILIZE")) != ["2024-01-16"]


def test_a_possessive_day_belongs_to_its_noun_alone() -> None:
    text = "Pakistan withdrew its ambassador on Wednesday over Tuesday's attack."
    assert dates(text, ("withdrew", "SANCTION"), ("attack", "ASSAULT")) == ["2024-01-17", "2024-01-16"]


def test_the_day_of_the_earlier_of_two_events_is_not_the_laters() -> None:
    text = "The strikes in Iran follow an attack Tuesday on Pakistani soil."
    assert dates(text, ("attack", "ASSAULT"))[0] == "2024-01-16"


def test_what_an_attack_broke_off_at_once_shares_its_day() -> None:
    text = "The parade was interrupted on Tuesday after an attack on the governor."
    assert dates(text, ("attack", "ASSAULT")) == ["2024-01-16"]
    text = "The minister spoke on Tuesday after an attack on the governor."
    assert dates(text, ("attack", "ASSAULT")) != ["2024-01-16"]


def test_what_is_agreed_lies_ahead_and_the_agreement_does_not() -> None:
    text = "The government and the rebels agreed to meet again on Saturday."
    assert dates(text, ("meet", "CONSULT"), modality="planned") == ["2024-01-20"]
    assert dates(text, ("agreed", "AGREE")) == ["2024-01-17..2024-01-18"]


def test_the_day_of_a_report_holds_for_what_was_going_on() -> None:
    text = "Zaire said on Monday its warplanes were bombing three towns."
    assert dates(text, ("bombing", "ASSAULT"), published=period("1997-02-17")) == ["1997-02-17"]


def test_the_day_of_a_report_is_not_the_day_of_a_finished_event() -> None:
    text = "A council member told reporters on Wednesday that rebels had burned the village in 2019."
    assert dates(text, ("burned", "ASSAULT")) == ["2019-01-01..2019-12-31"]


def test_a_speech_act_takes_the_day_of_its_report() -> None:
    text = "China hopes that both sides exercise restraint, a spokesperson said on Tuesday."
    assert dates(text, ("hopes", "REQUEST")) == ["2024-01-16"]


def test_news_without_time_words_is_of_the_pages_day_or_the_day_before() -> None:
    assert dates("China urged restraint.", ("urged", "REQUEST")) == ["2024-01-17..2024-01-18"]


def test_background_in_the_present_stays_open() -> None:
    assert dates("The government accuses the rebels of waging a war.", ("accuses", "ACCUSE")) == [None]


def test_news_of_an_undated_page_keeps_its_expression() -> None:
    page = document("a.txt", "Rebels attacked the town on Thursday.")
    (found,) = resolve_dates(page, parse(page), [claim(page, page.text, "ASSAULT", "attacked")])
    assert found.date is not None and found.date.expression == "thursday past"
    assert (found.date.period.earliest, found.date.period.latest) == (None, None)
    assert found.date.mention is not None and found.date.mention.quote == "Thursday"


def test_a_definite_mention_takes_the_day_told_just_before() -> None:
    text = "Rebels attacked the town on Tuesday. The attack killed nine people."
    page = document("a.txt", text, THURSDAY)
    claims = [
        claim(page, "Rebels attacked the town on Tuesday.", "ASSAULT", "attacked"),
        claim(page, "The attack killed nine people.", "ASSAULT", "attack killed"),
    ]
    assert [shown(c.date) for c in resolve_dates(page, parse(page), claims)] == ["2024-01-16", "2024-01-16"]


def test_claims_of_one_event_share_their_date_and_say_so() -> None:
    text = "Rebels attacked the town on Tuesday. Nobody is safe there, with nine dead."
    page = document("a.txt", text, THURSDAY)
    first = claim(page, "Rebels attacked the town on Tuesday.", "ASSAULT", "attacked")
    second = claim(page, "Nobody is safe there, with nine dead.", "ASSAULT", "dead")
    linked = replace(second, same_as=((first.id, "casualties told without an event of their own"),))
    _, found = resolve_dates(page, parse(page), [first, linked])
    assert found.date is not None and found.date.mention is None
    assert shown(found.date) == "2024-01-16"
    assert "casualties told" in found.date.period.basis


def test_what_happened_since_is_bounded_by_the_first_event_that_the_page_dates() -> None:
    text = (
        "Rebels seized the embassy on Dec. 17. It stands in the north. Police guard it. Talks go on."
        " They have released most hostages."
    )
    page = document("a.txt", text, period("1997-02-01"))
    claims = [
        claim(page, "Rebels seized the embassy on Dec. 17.", "ASSAULT", "seized"),
        claim(page, "They have released most hostages.", "RETREAT", "released"),
    ]
    found = [shown(c.date) for c in resolve_dates(page, parse(page), claims)]
    assert found == ["1996-12-17", "1996-12-17..1997-02-01"]


def test_a_day_after_is_counted_from_the_main_event() -> None:
    text = "Fighters raided a base on Tuesday. The raid came a day after an assault in the north."
    page = document("a.txt", text, THURSDAY)
    claims = [
        claim(page, "Fighters raided a base on Tuesday.", "ASSAULT", "raided"),
        claim(page, "The raid came a day after an assault in the north.", "ASSAULT", "assault"),
    ]
    assert [shown(c.date) for c in resolve_dates(page, parse(page), claims)] == ["2024-01-16", "2024-01-15"]


def test_an_earlier_attack_came_before_the_later_one() -> None:
    text = "The army struck camps on Thursday. It was a response to an earlier attack on Tuesday."
    page = document("a.txt", text, period("2024-01-18", "2024-01-24"))
    claims = [
        claim(page, "The army struck camps on Thursday.", "ASSAULT", "struck"),
        claim(page, "It was a response to an earlier attack on Tuesday.", "ASSAULT", "attack"),
    ]
    assert [shown(c.date) for c in resolve_dates(page, parse(page), claims)] == ["2024-01-18", "2024-01-16"]


def test_what_the_news_followed_came_before_it_though_it_is_told_first() -> None:
    text = "The raid followed an attack on Sunday. In response the army struck camps on Tuesday."
    page = document("a.txt", text, period("2024-01-23"))
    attack = claim(page, "The raid followed an attack on Sunday.", "ASSAULT", "attack")
    raid = claim(page, "The raid followed an attack on Sunday.", "ASSAULT", "raid")
    raid = replace(
        raid,
        relations=(ClaimRelation(to=attack.id, kind="follows", mention=mention(page, "followed", "cue")),),
    )
    strike = claim(page, "In response the army struck camps on Tuesday.", "ASSAULT", "struck")
    found = {c.id: shown(c.date) for c in resolve_dates(page, parse(page), [attack, raid, strike])}
    assert (found[attack.id], found[strike.id]) == ("2024-01-21", "2024-01-23")


def test_what_the_news_followed_lends_it_no_day() -> None:
    text = "Jets bombed a camp on Tuesday. It followed an attack on Sunday. The pilots hit two stores."
    page = document("a.txt", text, period("2024-01-23"))
    attack = claim(page, "It followed an attack on Sunday.", "ASSAULT", "attack")
    raid = claim(page, "Jets bombed a camp on Tuesday.", "ASSAULT", "bombed")
    after = ClaimRelation(to=attack.id, kind="follows", mention=mention(page, "followed", "cue"))
    hit = claim(page, "The pilots hit two stores.", "ASSAULT", "hit")
    found = resolve_dates(page, parse(page), [replace(raid, relations=(after,)), attack, hit])
    assert [shown(c.date) for c in found] == ["2024-01-23", "2024-01-21", "2024-01-23"]


def test_time_words_that_extraction_found_are_used() -> None:
    page = document("a.txt", "On Tuesday, said the mayor, shells fell on the town.", THURSDAY)
    given = claim(page, page.text, "ASSAULT", "shells", date=("Tuesday", period(None, None, "not yet known")))
    (found,) = resolve_dates(page, parse(page), [given])
    assert found.date is not None and found.date.mention == mention(page, "Tuesday", "time")
    assert shown(found.date) == "2024-01-16"


def test_a_dateline_is_not_the_day_of_the_event() -> None:
    text = "KINSHASA 2024-01-18 Government warplanes bombed three towns."
    assert dates(text, ("bombed", "ASSAULT")) == ["2024-01-17..2024-01-18"]


def test_days_counted_from_the_day_told_last() -> None:
    text = "Troops shelled the port on Monday. Two days earlier gunmen had attacked a bus."
    assert dates(text, ("attacked", "ASSAULT")) == ["2024-01-13"]


def test_what_is_counted_from_another_event_takes_no_day_of_the_page() -> None:
    text = "Iran struck a base on Tuesday. A week after the strike gunmen killed two men."
    assert dates(text, ("struck", "ASSAULT"), ("killed", "ASSAULT")) == ["2024-01-16", None]


def test_a_possessive_day_that_opens_a_sentence_is_no_predicates_day() -> None:
    text = "Thursday's bombing was the deadliest since a blast killed two in June 2017."
    assert dates(text, ("bombing", "ASSAULT"), ("blast", "ASSAULT")) == [
        "2024-01-18",
        "2017-06-01..2017-06-30",
    ]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("on the 16th", "2024-01-16"),
        ("on the 25th", "2023-12-25"),
        ("on 3 and 4 January", "2024-01-03..2024-01-04"),
        ("on Sunday and Monday", "2024-01-14..2024-01-15"),
        ("in the first week of January", "2024-01-01..2024-01-07"),
        ("in the last week of February 2023", "2023-02-22..2023-02-28"),
        ("a fortnight ago", "2024-01-03..2024-01-05"),
        ("on Tir 4, 1402", "2023-06-25"),
    ],
)
def test_days_without_their_month_and_pairs_of_days(when: str, days: str) -> None:
    assert dates(f"Jets bombed the town {when}.", ("bombed", "ASSAULT")) == [days]


def test_a_floor_is_no_day_of_the_month() -> None:
    assert dates("Gunmen shot him on the 16th floor.", ("shot", "ASSAULT")) == ["2024-01-17..2024-01-18"]


def test_what_a_lead_tells_in_the_present_is_the_pages_news() -> None:
    assert dates("Strike kills nine in Wana.", ("kills", "ASSAULT")) == ["2024-01-17..2024-01-18"]
    assert dates("Rebels hold nine hostages in Wana.", ("hold", "ASSAULT"), mode="abduct") == [None]


def test_what_another_event_answers_does_not_share_its_day() -> None:
    text = "The raid on Thursday was in retaliation for bombings of the camps."
    page = document("a.txt", text, THURSDAY)
    earlier = claim(page, text, "ASSAULT", "bombings")
    cue = mention(page, "retaliation", "cue")
    link = ClaimRelation(to=earlier.id, kind="retaliation-for", mention=cue)
    later = claim(page, text, "ASSAULT", "raid", relations=(link,))
    assert [shown(c.date) for c in resolve_dates(page, parse(page), [later, earlier])] == ["2024-01-18", None]


def page_dates(
    *told: tuple[str, str, Any], published: Period | None = THURSDAY, **more: Any
) -> list[str | None]:
    """The days of claims told one sentence each: (sentence, trigger, type)."""
    page = document("a.txt", " ".join(dict.fromkeys(sentence for sentence, _, _ in told)), published)
    claims = [claim(page, sentence, type_, word, **more) for sentence, word, type_ in told]
    return [shown(c.date) for c in resolve_dates(page, parse(page), claims)]


def test_what_was_only_planned_lends_no_day_to_what_was_done() -> None:
    first, then = "Soldiers killed men on Tuesday who planned Sunday's attack.", "Troops stormed their house."
    page = document("a.txt", f"{first} {then}", THURSDAY)
    told = [
        claim(page, first, "ASSAULT", "killed"),
        claim(page, first, "ASSAULT", "attack", modality="planned"),
        claim(page, then, "ASSAULT", "stormed"),
    ]
    days = [shown(c.date) for c in resolve_dates(page, parse(page), told)]
    assert days == ["2024-01-16", "2024-01-14", "2024-01-16"]


def test_a_page_that_tells_of_one_day_goes_on_to_tell_of_it() -> None:
    told = [
        ("Rebels attacked the town of Dovrin on Tuesday.", "attacked", "ASSAULT"),
        ("Nobody claimed it.", "claimed", "CONCEDE"),
        ("The bridge is closed.", "closed", "COERCE"),
        ("Soldiers sealed off two streets.", "sealed", "COERCE"),
        ("They had arrested a baker there.", "arrested", "COERCE"),
    ]
    found = page_dates(*told)
    assert (found[0], found[3], found[4]) == ("2024-01-16", "2024-01-16", None)


def test_an_article_of_an_encyclopedia_tells_of_the_first_day_that_it_names() -> None:
    told = [
        ("Two bombs struck a café in Dovrin on 10 January 2015.", "struck", "ASSAULT"),
        ("The Hill Front said that the attack was revenge.", "attack", "ASSAULT"),
        ("On January 11, the Front threatened to attack again.", "threatened", "THREATEN"),
        ("On 10 April 2015, soldiers killed a planner.", "killed", "ASSAULT"),
    ]
    since = Period(earliest=dt.date(2015, 4, 10), latest=None, basis="told as past")
    found = page_dates(*told, published=since)
    assert found == ["2015-01-10", "2015-01-10", "2015-01-11", "2015-04-10"]


CHRONOLOGY: list[tuple[str, str, EventType]] = [
    ("On 28 May, a soldier was killed in Dovrin.", "killed", "ASSAULT"),
    ("On 23 July, a mine wounded five soldiers.", "wounded", "ASSAULT"),
    ("The mayor accused the rebels.", "accused", "ACCUSE"),
    ("On 24 July rebels shelled Luskar.", "shelled", "ASSAULT"),
    ("Orvanian jets bombed two posts.", "bombed", "ASSAULT"),
]


def test_a_chronology_has_its_year_from_its_title_and_goes_on_with_the_day_told_just_before() -> None:
    title = "Chronology of the July 2025 fighting"
    text = " ".join(sentence for sentence, _, _ in CHRONOLOGY)
    page = document("a.txt", f"{title}\n\n{text}", None)
    page = replace(
        page, segments=(replace(page.segments[0], end=len(title), kind="headline"), page.segments[0])
    )
    claims = [claim(page, sentence, type_, word) for sentence, word, type_ in CHRONOLOGY]
    days = [shown(c.date) for c in resolve_dates(page, parse(page), claims)]
    assert days == ["2025-05-28", "2025-07-23", "2025-07-23", "2025-07-24", "2025-07-24"]


def test_an_attack_in_a_month_is_of_the_one_day_in_it_that_the_page_names() -> None:
    told = [
        ("Police seek the man behind the bombing earlier this month.", "bombing", "ASSAULT"),
        ("A bomb went off in Dovrin on January 9.", "went off", "ASSAULT"),
    ]
    assert page_dates(*told) == ["2024-01-09", "2024-01-09"]


def test_what_was_claimed_on_a_day_was_done_on_another() -> None:
    text = "The Hill Front claimed responsibility on Tuesday for the Dovrin attack."
    assert dates(text, ("claimed", "ASSAULT"), published=period("2024-01-19")) != ["2024-01-16"]


def test_a_month_holds_for_what_is_said_in_it_to_have_been_done() -> None:
    text = "Last month, the navy said it had sunk a pirate vessel."
    assert dates(text, ("sunk", "ASSAULT")) == ["2023-12-01..2023-12-31"]
    text = "Last month, the navy drew criticism after sinking a fishing boat."
    assert dates(text, ("sinking", "ASSAULT")) == ["2023-12-01..2023-12-31"]


def test_condolences_to_the_victims_of_a_days_attack_come_after_it() -> None:
    text = "I want to convey my condolences to the families of the victims of Saturday's attack."
    assert dates(text, ("attack", "ASSAULT")) == ["2024-01-13"]


def test_a_day_before_a_verb_of_saying_is_the_reports() -> None:
    text = "Officials investigating last year's bombing on Monday announced an arrest."
    assert dates(text, ("bombing", "ASSAULT")) == ["2023-01-01..2023-12-31"]


def test_a_day_later_counts_from_the_event_told_before() -> None:
    told = [
        ("A bomb went off at a shrine on January 9.", "went off", "ASSAULT"),
        ("It was followed a day later by an explosion at a pier.", "explosion", "ASSAULT"),
    ]
    assert page_dates(*told) == ["2024-01-09", "2024-01-10"]


def test_what_a_statement_does_itself_is_of_its_day() -> None:
    text = "The ministry condemns the attack in Dovrin."
    assert dates(text, ("condemns", "ACCUSE")) == ["2024-01-17..2024-01-18"]
    text = "Nobody is safe. It is grave. They fled. We call for an end to the siege."
    assert dates(text, ("call", "REQUEST")) == ["2024-01-17..2024-01-18"]


def test_today_in_a_quotation_is_the_day_of_the_event_that_it_speaks_of() -> None:
    page = document(
        "a.txt",
        "Drones struck a parade in Dovrin on Saturday. “They tried to kill me today,” he said.",
        THURSDAY,
    )
    first = claim(page, page.text, "ASSAULT", "struck")
    quoted = claim(page, page.text, "ASSAULT", "kill")
    direct = Voice(kind="speaker", actor=None, mention=mention(page, "he"), direct=True)
    told = replace(
        quoted, voices=(direct,), date=ClaimDate(period=THURSDAY, mention=mention(page, "today", "time"))
    )
    assert [shown(c.date) for c in resolve_dates(page, parse(page), [first, told])] == ["2024-01-13"] * 2


def test_a_week_after_a_strike_counts_from_its_day() -> None:
    told = [
        ("Jets struck a camp on January 9.", "struck", "ASSAULT"),
        ("A week after the strike, gunmen killed two guards.", "strike", "ASSAULT"),
        ("A week after the strike, gunmen killed two guards.", "killed", "ASSAULT"),
    ]
    assert page_dates(*told) == ["2024-01-09", "2024-01-09", "2024-01-16"]


def test_what_befell_somebody_years_later_has_no_day_of_the_news() -> None:
    text = "Jets struck a camp on Tuesday. Ali, who fled, was killed by police three years later."
    assert dates(text, ("struck", "ASSAULT"), ("killed", "ASSAULT")) == ["2024-01-16", None]


def test_the_day_behind_the_place_of_a_speech_is_the_reports() -> None:
    text = "The senator said in Pakistan on Sunday President Vornik should meet the rebels."
    assert dates(text, ("meet", "REQUEST")) == ["2024-01-14"]


def test_what_was_done_for_years_has_no_day() -> None:
    told = [
        ("Rebels attacked the town on Tuesday.", "attacked", "ASSAULT"),
        ("Nobody is safe. It is grave. They fled.", "fled", "RETREAT"),
        ("Orvania has long accused Kestria of sheltering them.", "sheltering", "AID"),
        ("For years it has demanded an end to it.", "demanded", "REQUEST"),
    ]
    assert page_dates(*told)[2:] == [None, None]


def test_what_others_had_done_before_is_not_of_the_day_that_the_page_names_for_its_kind() -> None:
    text = "Henry agreed on Monday to resign. Kenya, which had pledged 1,000 officers, closed its embassy."
    page = document("a.txt", text, THURSDAY)
    claims = [
        claim(page, text, "AGREE", word, by=((who, who),))
        for word, who in (("agreed", "Henry"), ("pledged", "Kenya"))
    ]
    assert [shown(c.date) for c in resolve_dates(page, parse(page), claims)] == ["2024-01-15", None]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two candidates on the eve of the election.",
        "On the eve of the president's visit, protesters marched in Lima.",
    ],
)
def test_the_eve_of_what_has_no_day_is_not_the_pages_day(text: str) -> None:
    page = read_page(document("page.txt", text, THURSDAY))
    assert page.claims and all(c.date is None for c in page.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The group said it was in revenge for attacks on mosques.",
        "Officials called for an end to attacks on civilians.",
        "The number of attacks has fallen, police said.",
    ],
)
def test_attacks_as_such_do_not_take_the_day_of_the_pages_attack(text: str) -> None:
    whole = "A bomb killed nine people in Lahore on Monday. " + text
    page = read_page(document("page.txt", whole, THURSDAY))
    (attacks,) = [c for c in page.claims if c.trigger.quote == "attacks"]
    assert attacks.date is None


def test_an_arrest_does_not_take_the_day_of_a_seizure() -> None:
    text = (
        "Gunmen shot a judge on Sunday. Few people came. The shops were open. Soldiers seized the prison on"
        " Tuesday. It was calm. Thirteen people were arrested."
    )
    page = document("a.txt", text, THURSDAY)
    claims = [
        claim(page, text, "ASSAULT", "shot"),
        claim(page, text, "COERCE", "seized", mode="seize"),
        claim(page, text, "COERCE", "arrested", mode="arrest"),
    ]
    days = [shown(c.date) for c in resolve_dates(page, parse(page), claims)]
    assert days == ["2024-01-14", "2024-01-16", None]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("On the eve of the talks on Thursday, gunmen shot two guards.", "shot", "2024-01-17"),
        ("Two guards were shot on the eve of a vote set for 14 January.", "shot", "2024-01-13"),
        ("A day before the summit on Tuesday, jets bombed the camp.", "bombed", "2024-01-15"),
        ("Three days after the coup on 2 January, soldiers arrested the mayor.", "arrested", "2024-01-05"),
        ("Jets bombed the camp before dawn on Tuesday.", "bombed", "2024-01-16"),
    ],
)
def test_a_day_that_another_one_is_counted_from_is_not_the_events_own(text: str, word: str, day: str) -> None:
    assert dates(text, (word, "ASSAULT")) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot two guards ahead of peace talks on Tuesday.",
        "Gunmen shot two guards before elections on 21 January.",
    ],
)
def test_what_was_still_to_come_lends_no_day(text: str) -> None:
    assert dates(text, ("shot", "ASSAULT")) == ["2024-01-17..2024-01-18"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Every Friday, thousands march in the capital.", "march"),
        ("The siege of the town lasted five months.", "siege"),
    ],
)
def test_what_recurs_or_lasts_is_no_news_of_the_day(text: str, word: str) -> None:
    assert dates(text, (word, "PROTEST")) == [None]


def test_a_truce_that_somebody_had_brokered_is_no_news() -> None:
    text = "Armenia lost the town on 8 November 2020, a day before a truce brokered by Moscow."
    assert dates(text, ("brokered", "CONSULT")) == [None]


def test_the_day_of_a_charge_is_not_that_of_the_deed() -> None:
    text = "Police arrested three men on Tuesday and charged them with the murder of a judge."
    assert dates(text, ("arrested", "COERCE"), ("murder", "ASSAULT")) == ["2024-01-16", None]


TIMELINE = """How the war began

12 May 2021
{}

13 May 2021
The army denied the raid.

15 May 2021
{}"""


@pytest.mark.parametrize(
    ("first", "third", "trigger", "day"),
    [
        ("Rebels raided the town of Dovrin.", "Talks failed.", ("raided", "ASSAULT"), "2021-05-12"),
        ("Talks failed.", "At dusk rebels raided the town again.", ("raided", "ASSAULT"), "2021-05-15"),
        ("Talks failed.", "Rebels attack the town for a second time.", ("attack", "ASSAULT"), "2021-05-15"),
        ("Talks failed.", "Rebels raided the town the day before.", ("raided", "ASSAULT"), "2021-05-14"),
        ("Talks failed.", "Rebels raided the town on Friday.", ("raided", "ASSAULT"), "2021-05-14"),
        ("Talks failed.", "Police said the rebels raided it on 3 May.", ("raided", "ASSAULT"), "2021-05-03"),
        ("Talks failed.", "Rebels had raided the town often.", ("raided", "ASSAULT"), None),
    ],
)
def test_what_an_entry_of_a_timeline_tells_happened_on_the_day_that_heads_it(
    first: str, third: str, trigger: tuple[str, EventType], day: str | None
) -> None:
    page = replace(cleaned(TIMELINE.format(first, third)), published=period("2021-06-01"))
    claims = [claim(page, page.text, trigger[1], trigger[0])]
    assert [shown(c.date) for c in resolve_dates(page, parse(page), claims)] == [day]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On 5 January gunmen attacked a church in Kasra.", "attacked", "2024-01-05"),
        ("On January 5 soldiers burned the village.", "burned", "2024-01-05"),
        ("On 5 January 2023 army units shelled Kasra.", "shelled", "2023-01-05"),
        ("On the night of 5 January soldiers burned the village.", "burned", "2024-01-05"),
        ("On Saturday 6 January troops fought rebels near Kasra.", "fought", "2024-01-06"),
        ("On Monday rebels raided the town, and on 17 January police shot two men.", "shot", "2024-01-17"),
    ],
)
def test_a_day_right_before_the_subject_is_that_of_the_verb(text: str, trigger: str, day: str) -> None:
    assert dates(text, (trigger, "ASSAULT")) == [day]


@pytest.mark.parametrize(
    ("yearless", "anchor", "full"),
    [
        ("--08-31 past", "2025-12-27", "2025-08-31"),  # 118 days before, within one story
        ("--08-27 past", "2025-12-27", "--08-27 past"),  # 122 days before: another story, perhaps
        ("--01-30 past", "2024-12-20", "2025-01-30"),
    ],
)
def test_a_day_without_its_year_is_near_what_was_told_before(yearless: str, anchor: str, full: str) -> None:
    assert in_year(yearless, [anchor]) == full
