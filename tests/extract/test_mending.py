"""Slips of the parser that would make a wrong claim, and the claims once they are mended."""

from __future__ import annotations

import pytest

from accord.extract.mending import _circular, mend
from accord.extract.slips import Slips
from tests.extract.saying import claims, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The general vowed in a speech last week to crush the rebels.",
            ["THREATEN.violence The general > the rebels"],
        ),
        (
            "Rebels threatened in a leaflet on Sunday to attack the port.",
            ["THREATEN.violence Rebels > the port"],
        ),
    ],
)
def test_what_is_vowed_may_stand_far_from_the_vow(text: str, expected: list[str]) -> None:
    assert said(text) == claims(*expected)


def test_what_came_before_an_agreement_was_not_agreed() -> None:
    found = said("The two sides agreed to a truce on Saturday after a missile hit a market.")
    assert "AGREE The two sides" in found and "ASSAULT.heavy-weapons ? > a market" in found
    assert "THREATEN" not in found


def test_two_objects_belong_to_two_verbs() -> None:
    found = said("He vowed in a speech to crush the rebels, and threatened villages that shelter them.")
    assert "THREATEN.violence He > the rebels" in found and "says He" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Envoys from both sides are due to meet in Shanghai in January.",
            ["CONSULT Envoys from both sides <> ?; planned; at Shanghai"],
        ),
        ("The troops are due to leave the base by June.", ["RETREAT.withdraw The troops > ?; planned"]),
    ],
)
def test_what_is_due_to_happen_is_planned(text: str, expected: list[str]) -> None:
    assert said(text) == claims(*expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Men thought to belong to the Red Claw gang set fire to four vehicles on Monday night.",
            "ASSAULT.destroy Men > four vehicles",
        ),
        ("Militants said to be hiding in caves attacked the convoy.", "ASSAULT Militants > the convoy"),
    ],
)
def test_of_whom_something_is_thought_does_not_say_so(text: str, expected: str) -> None:
    assert said(text) == expected


def test_who_accuses_in_a_clause_without_relative_pronoun() -> None:
    assert said("The rebels shot a man they accused of spying for the army.") == claims(
        "ACCUSE.allege they > a man",
        "ASSAULT.firearms The rebels > a man; injured 1 (man 1)",
    )


def test_all_figures_of_a_list_are_told_by_who_put_the_toll() -> None:
    assert (
        said("Two sources put the toll at 42 dead and around 50 wounded.")
        == "ASSAULT ? > ?; killed 42; injured 50; says Two sources"
    )


def test_the_second_of_three_verbs_is_no_modifier() -> None:
    assert (
        said("The attackers took rifles, torched vehicles and left.").count(
            "destroy The attackers > vehicles"
        )
        == 1
    )


def test_a_page_may_end_with_a_verb_of_saying() -> None:
    text = "Gunmen killed two herders, villagers say"
    assert said(text).startswith("ASSAULT.firearms Gunmen > two herders")


def test_under_whose_flag_a_ship_sails_is_no_target() -> None:
    text = "A missile hit the Barbados-flagged bulk carrier True Confidence on Wednesday."
    assert said(text) == "ASSAULT.heavy-weapons ? > the Barbados-flagged bulk carrier; with missile"


def test_a_name_is_no_pronoun() -> None:
    assert said('The spokesman said Kogoya had freed Mehrtens "out of humanity".').startswith(
        "RETREAT.release Kogoya > Mehrtens"
    )


def test_a_preposition_leads_in_its_town() -> None:
    text = "Shops were looted in Nakuru and Kisumu. In Mombasa thousands marched peacefully, waving fronds."
    assert "PROTEST.demo thousands > ?; at Mombasa" in said(text)


def test_mending_makes_no_circle() -> None:
    text = (
        "Israel killed 19 members of the Muhaisen family including Major General Jihad Muhaisen, commander of"
        " the Hamas-run Palestinian National Security Forces in Gaza."
    )
    assert said(text).startswith("ASSAULT")


def test_a_circle_is_told_from_a_tree() -> None:
    assert _circular([1, 2, 0, -1]) and not _circular([1, 3, 3, -1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On March 5 soldiers raided two farms.", ["ASSAULT soldiers > two farms"]),
        ("On 3 May army units shelled Bria.", ["ASSAULT.heavy-weapons army units > ?; at Bria"]),
        (
            "On the night of 3 March soldiers detained a teacher.",
            ["COERCE.arrest soldiers > a teacher; detained 1 (teacher 1)"],
        ),
    ],
)
def test_a_day_before_the_subject_neither_counts_nor_suffers(text: str, expected: list[str]) -> None:
    assert said(text) == claims(*expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mali's military summarily executed at least 60 civilians, among them 11 children, in three "
            "villages of the north between 6 and 21 February, a monitor said today.",
            [
                "ASSAULT.targeted Mali's military > at least 60 civilians; "
                "killed 60+ (children 11, civilians 60+); says a monitor"
            ],
        ),
        (
            "It said 52 people were shot dead over four days and blamed militias allied with the army.",
            [
                'ACCUSE.allege It > militias allied with the army; about "shot"',
                "ASSAULT.firearms ? > ?; killed 52; says It",
            ],
        ),
        (
            "The talks followed a raid by fighters on a camp on 5 February, in which ten soldiers died.",
            [
                'CONSULT ? <> ?; follows "raid"',
                "ASSAULT fighters > a camp; killed 10 (soldiers 10)",
            ],
        ),
    ],
)
def test_who_suffers_in_a_long_sentence_is_no_second_subject(text: str, expected: list[str]) -> None:
    assert said(text) == claims(*expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Soldiers shot dead five passengers.",
            "ASSAULT.firearms Soldiers > five passengers; killed 5 (passengers 5)",
        ),
        ("Troops captured alive two rebels.", "COERCE.arrest Troops > two rebels; detained 2 (rebels 2)"),
    ],
)
def test_those_shot_dead_were_not_dead_before(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She called on the African Union to press Sudan, and on the European Union to act.",
            "REQUEST.yield She > the African Union + the European Union",
        ),
        ("The bloc closed land and air borders with Benin.", "COERCE.restrict The bloc > ?"),
        (
            "Kenya and Mali, which are mediating between the two, have invited both parties.",
            "CONSULT.third-party Kenya + Mali <> the two\nREQUEST.meet Kenya + Mali > both parties",
        ),
        (
            "He said the rebels had attacked the town, adding that they had burned the school.",
            "ASSAULT the rebels > ?; says He\nASSAULT.destroy they > the school; says He",
        ),
    ],
)
def test_what_is_joined_belongs_to_what_it_is_like(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kestria has given Orvania, which took two villages in May, until Friday to leave.",
            "COERCE.seize Orvania > ?\nTHREATEN.violence Kestria > Orvania",
        ),
        (
            "The army gave the rebels, who hold the port, 48 hours to surrender.",
            "THREATEN.violence The army > the rebels",
        ),
        (
            "Baku accused Paris of fuelling tensions and expelled two French diplomats.",
            "ACCUSE.allege Baku > Paris\nSANCTION.expel Baku > French",
        ),
        (
            "Chad categorically rejects the allegation that Chadian troops attacked first.",
            'ASSAULT Chadian troops > ?; denied; says Chad\nREJECT Chad > ?; about "attacked"',
        ),
        (
            "Chad rejects the allegation that its troops attacked first.",
            'ASSAULT its troops > ?; denied; says Chad\nREJECT Chad > ?; about "attacked"',
        ),
        (
            "Soldiers shelled the camp. Among those killed was her brother.",
            'ASSAULT (Soldiers) > (the camp); killed some; as "shelled"\n'
            "ASSAULT.heavy-weapons Soldiers > the camp",
        ),
    ],
)
def test_what_stands_behind_a_clause_belongs_before_it(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels of the Front armed with machetes and guns killed at least 21 worshippers on Sunday, "
            "church sources told Lake Radio.",
            "says church sources",
        ),
        (
            "The court found the mayor guilty of ordering police to arrest five teachers.",
            "SANCTION.convict The court > the mayor",
        ),
    ],
)
def test_participles_and_adjectives_are_not_the_verb(text: str, expected: str) -> None:
    assert expected in said(text)


def test_those_shot_dead_before_a_further_sentence_were_not_dead_before() -> None:
    found = said(
        "Soldiers shot dead five passengers on a bus near Goma on Tuesday, the army said. "
        "The foreign ministry condemned the attack."
    )
    assert "Soldiers > five passengers; near Goma; killed 5 (passengers 5); says the army" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mission condemned the attack. Vivian van de Perre, its interim head, called on the "
            "Congolese authorities to investigate.",
            "REQUEST.yield Vivian van de Perre > the Congolese authorities",
        ),
        (
            "Omar Hadi, a coordinator of the agency, called on rebels to free the hostages.",
            "REQUEST.yield Omar Hadi > rebels",
        ),
    ],
)
def test_behind_an_apposition_stands_a_verb_of_its_own(text: str, expected: str) -> None:
    assert expected in said(text)


def test_who_is_said_to_act_before_a_report_does_not_report() -> None:
    words = "gunmen fired on a patrol , the army said .".split()
    heads = [8, 8, 4, 4, 1, 1, 7, 8, -1, 8]
    relations = "nsubj ccomp case det obl punct det nsubj root punct".split()
    slips = Slips(words, words, ["NOUN", "VERB", *["X"] * 6, "VERB", "X"], heads, relations)
    mend(slips)
    assert (slips.heads[0], slips.heads[7]) == (1, 8)
