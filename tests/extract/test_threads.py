"""Several sentences on one event, and events that answer one another."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, claims, claims_of, said

A_DEFINITE_MENTION_GOES_ON_TELLING = [
    case("Turkish planes bombed Kurdish rebels in Iraq on Thursday. The attack killed 14 people.",
         "ASSAULT.aerial Turkish > Kurdish rebels; at Iraq; with warplane",
         'ASSAULT (Turkish) > (Kurdish rebels); killed 14; as "bombed"'),  # a country is left to resolve
    case("Rebels ambushed a convoy near Bambari on Sunday. Nine soldiers were killed in the attack.",
         "ASSAULT Rebels > a convoy; near Bambari",
         'ASSAULT (Rebels) > Nine soldiers; near (Bambari); killed 9 (soldiers 9); as "ambushed"'),
    case("Sudanese forces shelled Kauda. The shelling wounded six children.",
         "ASSAULT.heavy-weapons Sudanese forces > ?; at Kauda",
         'ASSAULT.heavy-weapons (Sudanese forces) > ?; at (Kauda); injured 6 (children 6); as "shelled"'),
    case("A bomb killed six people in Kano. The blast wounded 12 others.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 6",
         'ASSAULT.explosives ? > ?; at (Kano); injured 12; as "killed"'),
    case("A bomb killed six people in Kano. The blast destroyed a bank.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 6",
         'ASSAULT.explosives ? > a bank; at (Kano); as "killed"',
         bug="what a blast destroyed is told as another event"),
    case("A bomb exploded in Kano. Six people were killed.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb",
         'ASSAULT ? > ?; at (Kano); killed 6; as "exploded"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), A_DEFINITE_MENTION_GOES_ON_TELLING)
def test_a_definite_mention_goes_on_telling(text: str, expected: str) -> None:
    assert said(text) == expected


WHICH_OF_TWO_EVENTS = [
    case("A bomb killed nine people in Kano on Monday. Ali Hadi was killed in a shootout six months "
         "later. The attack wounded 20 people.",
         'ASSAULT ? > ?; at (Kano); injured 20; as "killed"',
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 9",
         "ASSAULT.firearms ? > Ali Hadi; killed 1"),
    case("Jets bombed Kauda on Tuesday in retaliation for a bomb attack that killed five soldiers on Sunday. "
         "The raid killed nine people.",
         'ASSAULT ? > ?; at (Kauda); killed 9; as "bombed"',
         'ASSAULT.aerial Jets > ?; at Kauda; with warplane; retaliation-for "attack"',
         "ASSAULT.explosives ? > five soldiers; with bomb; killed 5 (soldiers 5)"),
    case("Three jets bombed Bukavu on Monday. Rebels launched the war in October. "
         "An aid worker said that loud explosions echoed through the city.",
         "ASSAULT Rebels > ?",
         "ASSAULT.aerial Three jets > ?; at Bukavu; with warplane",
         'ASSAULT.aerial ? > ?; at (Bukavu); says An aid worker; as "bombed"'),
    case("Bombs went off in two bars in Leeds on Monday, killing nine people. Police said that the body of "
         "Ali Hadi, who was killed last week by a bomb that he planted, was flown home. The second blast "
         "was heard for miles.",
         'ASSAULT.explosives ? > ?; at (Leeds); as "went"',
         "ASSAULT.explosives ? > two bars; at Leeds; with bomb; killed 9",
         "ASSAULT.explosives he > ?; with bomb; killed some"),
    case("Jets bombed Dovrin on Tuesday. The raid was a response to Sunday's bombing of the Telk border "
         "post. The militia claimed responsibility on Monday for the Telk attack.",
         'ASSAULT The militia > (the Telk border post); says The militia; as "bombing"',
         'ASSAULT.aerial Jets > ?; at Dovrin; with warplane; response-to "bombing"',
         "ASSAULT.explosives ? > the Telk border post"),
    case("Planes bombed Kauda on Tuesday. Last week a car bomb killed five people outside a barracks.",
         "ASSAULT.aerial Planes > ?; at Kauda; with warplane",
         "ASSAULT.explosives ? > ?; with car bomb; killed 5"),
    case("The militia claims to have carried out the car bomb attack in Bogota. The blast killed 20 people.",
         'ASSAULT.explosives (The militia) > ?; killed 20; as "attack"',
         "ASSAULT.explosives The militia > ?; at Bogota; with car bomb; says The militia?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHICH_OF_TWO_EVENTS)
def test_which_of_two_events_a_sentence_goes_on_telling(text: str, expected: str) -> None:
    assert said(text) == expected


ATTACKERS_THAT_FELL = [
    case("Gunmen stormed an army base near Gao on Monday, killing nine soldiers. Six militants were killed.",
         'ASSAULT ? > Six militants; near (Gao); killed 6 (militants 6); as "stormed"',
         "ASSAULT.firearms Gunmen > an army base + nine soldiers; near Gao; killed 9 (soldiers 9)"),
    case("Gunmen attacked a police post in Hangu. The army put the number of militants killed at six.",
         'ASSAULT ? > militants; at (Hangu); killed 6; says The army; as "attacked"',
         "ASSAULT.firearms Gunmen > a police post; at Hangu"),
    case("Militants raided a camp in Mora, killing three soldiers. Five people were killed in the attack.",
         'ASSAULT (Militants) > (a camp); at (Mora); killed 5; as "raided"',
         "ASSAULT Militants > a camp + three soldiers; at Mora; killed 3 (soldiers 3)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ATTACKERS_THAT_FELL)
def test_attackers_that_fell_were_not_killed_by_themselves(text: str, expected: str) -> None:
    assert said(text) == expected


WHAT_IS_TOLD_APART_STAYS_APART = [
    case("A bomb killed six people in Kano on Monday. In a separate incident, gunmen shot dead an elder in "
         "Zaria. Two children were also hurt.",
         'ASSAULT (gunmen) > ?; at (Zaria); injured 2 (children 2); as "shot"',
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 6",
         "ASSAULT.firearms gunmen > an elder; at Zaria; killed 1 (elder 1)"),
    case("Rebels ambushed a convoy near Bambari on Sunday, killing nine soldiers. Separately, a mine "
         "exploded near Bria. A farmer was wounded.",
         'ASSAULT ? > A farmer; near (Bria); injured 1 (farmer 1); as "exploded"',
         "ASSAULT Rebels > a convoy + nine soldiers; near Bambari; killed 9 (soldiers 9)",
         "ASSAULT.explosives ? > ?; near Bria"),
    case("A bomb killed six people in Kano. A separate blast wounded three people in Jos.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 6",
         "ASSAULT.explosives ? > ?; at Jos; injured 3"),
    case("A bomb killed six people in Kano. Another blast wounded three people.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 6",
         "ASSAULT.explosives ? > ?; injured 3"),
    case("Rebels ambushed a convoy near Bambari on Sunday. Monday's attack killed two people.",
         "ASSAULT Rebels > a convoy; near Bambari", "ASSAULT ? > ?; killed 2"),
    case("Rebels ambushed a convoy near Bambari. The attack on Bria killed two people.",
         "ASSAULT Rebels > a convoy; near Bambari", "ASSAULT ? > ?; at Bria; killed 2"),
    case("Rebels attacked Bunia on Monday. On Friday the rebels attacked Beni.",
         "ASSAULT Rebels > ?; at Bunia", "ASSAULT the rebels > ?; at Beni"),
    case("A suicide attack in Mosul killed 30 people on Monday. On Friday, 12 were killed in Basra.",
         "ASSAULT.suicide-attack ? > ?; at Mosul; killed 30", "ASSAULT ? > ?; at Basra; killed 12"),
    case("Rebels attacked a depot in 2019. Six people were killed in the attack in 2021.",
         "ASSAULT Rebels > a depot", "ASSAULT ? > ?; killed 6"),
    case("A bomb killed six people in Kano. The Hill Front has killed thousands in a decade-old insurgency.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 6",
         "ASSAULT The Hill Front > ?; killed 1000+"),
    case("A bomb killed six people in Kano. Hundreds have died during the war.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb; killed 6", "ASSAULT ? > ?; killed 100+"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("Nobody claimed that attack.", "hit"),
        ("The army said this bombing was the work of rebels.", "hit"),
        ("Nobody claimed the attack in Kano.", "killed"),
        ("A clerk was held over the hotel bombing.", "hit"),
        ("A clerk was held over the market bombing.", "killed"),
    ],
)
def test_that_attack_is_the_one_told_last(last: str, told: str) -> None:
    found = claims_of(
        "A bomb killed nine people at a market in Kano on Tuesday. The blast wounded 30 others."
        f" On Friday a second bomb hit a hotel in Jos. {last}"
    )
    by_id = {c.id: c for c in found}
    (same,) = [c for c in found if c.evidence[0].quote == last and c.type == "ASSAULT"]
    while same.same_as:
        same = by_id[same.same_as[0][0]]
    assert same.trigger.quote == told


@pytest.mark.parametrize(
    "charge",
    [
        "The Hill Front denied the bombing and accused the army of staging the attack.",
        "The mayor accused soldiers of carrying out the attack.",
        "The governor blamed the attack on the police.",
    ],
)
def test_whoever_is_said_to_have_done_it_the_attack_is_the_one_told(charge: str) -> None:
    found = claims_of(f"A bomb planted by Hill Front rebels killed nine people in Kano on Tuesday. {charge}")
    attack = next(c for c in found if c.trigger.quote == "attack")
    assert attack.same_as and attack.actors


@pytest.mark.parametrize(("text", "expected"), WHAT_IS_TOLD_APART_STAYS_APART)
def test_what_is_told_apart_stays_apart(text: str, expected: str) -> None:
    assert said(text) == expected


RELATIONS = [
    case("Chad bombed Sudan in retaliation for the killing of two farmers.",
         'ASSAULT.aerial Chad > Sudan; at Sudan; retaliation-for "killing"', "ASSAULT ? > two farmers",
         bug="the killing that is avenged is done by the avenger"),
    case("Pakistan launched airstrikes in retaliation for Iranian attacks.",
         'ASSAULT.aerial Pakistan > Iranian; retaliation-for "attacks"', "ASSAULT Iranian > Pakistan",
         bug="those who retaliate were attacked by those whom they strike"),
    case("Chad recalled its ambassador from Sudan after an attack on its consulate.",
         'SANCTION.withdraw Chad > Sudan; response-to "attack"', "ASSAULT ? > its consulate"),
    case("Chad expelled three Libyan diplomats over the killing of a policeman.",
         'SANCTION.expel Chad > Libyan; response-to "killing"',
         "ASSAULT ? > a policeman; killed 1 (policeman 1)"),
    case("Iran summoned Pakistan's charge d'affaires over Tuesday's attack.",
         'ACCUSE.disapprove Iran > Pakistan; response-to "attack"', "ASSAULT ? > ?",
         bug="a part of the title is taken for a side; the attack is dropped"),
    case("Students rioted in Dhaka after police killed a demonstrator.",
         'PROTEST.riot Students > ?; at Dhaka; response-to "killed"',
         "ASSAULT police > a demonstrator; killed 1 (demonstrator 1)"),
    case("Hours after the blast, rebels attacked the depot.",
         "ASSAULT rebels > the depot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relations(text: str, expected: str) -> None:
    assert said(text) == expected


WHAT_GETS_NO_SIDE_FROM_ELSEWHERE = [
    case("The army shelled Kauda on Monday. In 2002, 52 people were killed.",
         "ASSAULT.heavy-weapons The army > ?; at Kauda",
         "ASSAULT ? > ?; killed 52"),
    case("The army shelled Kauda on Monday. Dozens have been killed this year.",
         "ASSAULT.heavy-weapons The army > ?; at Kauda",
         "ASSAULT ? > ?; killed 12+"),
    case("The army shelled Kauda on Monday. Rights groups say 300 people have been killed since 2015.",
         "ASSAULT.heavy-weapons The army > ?; at Kauda",
         "ASSAULT ? > ?; killed 300; says Rights groups"),
    case("Police shot a man in Leeds. A suicide bomber attacked the market.",
         "ASSAULT.firearms Police > a man; at Leeds; injured 1 (man 1)",
         "ASSAULT.suicide-attack A suicide bomber > the market"),
    case("Two bombs went off in Kano. The blasts killed six people.",
         "ASSAULT.explosives ? > ?; at Kano; with bomb",
         'ASSAULT.explosives ? > ?; at (Kano); killed 6; as "went"'),
    case("The army bombed Kauda. The president used the attack to sack his rivals.",
         "ASSAULT.aerial The army > ?; at Kauda"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHAT_GETS_NO_SIDE_FROM_ELSEWHERE)
def test_what_gets_no_side_from_elsewhere(text: str, expected: str) -> None:
    assert said(text) == expected


def test_the_attack_was_on_whom_it_was_told_to_be_on_rather_than_on_what_was_hit_besides() -> None:
    text = (
        "Two drones flew towards President Oduya on Saturday. The second drone crashed into an apartment"
        " building. The drone attack shocked the capital, officials said."
    )
    assert said(text) == claims(
        "ASSAULT.drone ? > Oduya; with drone",
        'ASSAULT.drone ? > an apartment building; with drone; as "flew"',
        'ASSAULT.drone ? > (Oduya); with drone; says officials; as "crashed"',
    )


def test_no_casualties_are_of_the_event_told_just_before() -> None:
    text = "Gunmen shot a judge in Lima. Rebels exploded a car bomb outside a bank. There were no casualties."
    assert 'killed 0; injured 0; as "exploded"' in said(text)


WHERE_A_PAGE_GOES_OVER_TO_OTHER_NEWS = [
    ("Rebels bombed a bank in Kano. Nine people died.\n"
     "In Jos, soldiers raided a farm. Thirty people died.",
     "ASSAULT (soldiers) > ?; at (Jos); killed 30"),
    ("Gunmen shot a judge in Lima, wounding his wife.\nIn Cusco, a bomb went off at a bank. Two people died.",
     'ASSAULT ? > ?; at (Cusco); killed 2; as "went"'),
    ("Kano: Gunmen raided a bank, wounding two guards.\nJos: Nine people were killed.\n"
     "Zaria: A bomb killed nine people.",
     "ASSAULT ? > ?; killed 9"),
    ("1. Gunmen raided a bank in Kano, wounding two guards.\n2. Nine people were killed.\n"
     "3. A bomb killed six people.",
     "ASSAULT ? > ?; killed 9"),
    ("Rioters attacked two embassies in Goma.\nThey looted a bank.\nOthers followed.\n"
     "On Monday, rebels ambushed a minibus near Oicha. Seven passengers were killed.\nMore is to come.",
     'ASSAULT (rebels) > Seven passengers; near (Oicha); killed 7 (passengers 7); as "ambushed"'),
    ("Rebels shelled Goma.\nProtesters burned cars in Kinshasa.\nThe front is accused of having killed 70"
     " farmers at Kasanga. The Islamic State claimed the attack.\nMore is to come.\nNobody else spoke.",
     'at (Kasanga); says The Islamic State?; as "killed"'),
    ("On 4 August, rebels attacked the camp at Kano. On 6 August, nine people were killed.",
     "ASSAULT ? > ?; killed 9"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHERE_A_PAGE_GOES_OVER_TO_OTHER_NEWS)
def test_where_a_page_goes_over_to_other_news_nothing_is_taken_over(text: str, expected: str) -> None:
    assert expected in said(text)


WHAT_A_PAGE_GOES_ON_TELLING = [
    "In August, rebels attacked the camp at Kano. On 6 August, nine people were killed in the attack.",
    "Rebels attacked the camp at Kano on Thursday. The army said on Friday that nine people were killed.",
    "Guard: Rebels attacked the camp at Kano.\nReporter: What then?\nGuard: Nine people were killed.\n"
    "Reporter: Who told you?\nGuard: My brother.",
]


@pytest.mark.parametrize("text", WHAT_A_PAGE_GOES_ON_TELLING)
def test_neither_a_day_of_the_month_nor_an_interview_is_news_of_its_own(text: str) -> None:
    assert 'killed 9; as "attacked"' in said(text) or 'killed 9; says The army; as "attacked"' in said(text)
