"""Who does it where more than subject and verb tell: participles, campaigns, protests that are called."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

AUTHORS_BY_PARTICIPLE = [
    case("The bombing, blamed on Tamil separatists, wounded six.",
         'ACCUSE.allege ? > Tamil separatists; about "bombing"',
         "ASSAULT.explosives Tamil separatists > ?; alleged; injured 6"),
    case("Earlier bombings in the port, also linked to Basque separatists, killed nearly 50 people.",
         "ASSAULT.explosives Basque separatists > ?; killed 50"),
    case("The bombing, linked to France, wounded six.", "ASSAULT.explosives ? > ?; injured 6"),
    case("A car bomb parked by militants exploded outside the court.",
         "ASSAULT.explosives ? > the court; with car bomb"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AUTHORS_BY_PARTICIPLE)
def test_authors_by_participle(text: str, expected: str) -> None:
    assert said(text) == expected


CHARGED_IN_A_MATTER = [
    case("Two suspects have been indicted in the case of the bombing of the mosque.",
         "ACCUSE.allege ? > Two suspects",
         "ASSAULT.explosives Two suspects > the mosque; alleged"),
    case("Police arrested a man in connection with the bombing of the mosque.",
         "ASSAULT.explosives ? > the mosque",
         'COERCE.arrest Police > a man; detained 1 (man 1); about "bombing"'),
    case("CNN met a man claiming to be the organiser of the bombing in Lima.",
         "ASSAULT.explosives a man > ?; at Lima", "CONSULT CNN <> a man"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHARGED_IN_A_MATTER)
def test_who_is_charged_in_the_case_of_an_attack(text: str, expected: str) -> None:
    assert said(text) == expected


CAMPAIGNS_AND_PRETEXTS = [
    case("In the campaign to liberate Mosul, Iraqi forces advanced.",
         "COERCE.seize Iraqi forces > ?; at Mosul"),
    case("The president is using the attack as an excuse to crack down on his critics.",
         "COERCE The president > his critics"),
    case("The army punished the village with air strikes.", "ASSAULT.aerial The army > ?"),
    case("Paris called for an end to the regime's escalating attacks on Darfur.",
         "ASSAULT the regime > ?; at Darfur; says Paris", "REQUEST.yield Paris > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CAMPAIGNS_AND_PRETEXTS)
def test_whose_campaign_or_pretext_it_is(text: str, expected: str) -> None:
    assert said(text) == expected


ONE_AFTER_ANOTHER = [
    case("The town was captured by Kurdish forces in 2012, and then by the Islamic State in 2014.",
         "COERCE.seize Kurdish forces > ?", "COERCE.seize the Islamic State > ?"),
    case("The town was captured by Kurdish forces and the Free Syrian Army.",
         "COERCE.seize Kurdish forces + the Free Syrian Army > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE_AFTER_ANOTHER)
def test_those_who_did_it_one_after_another(text: str, expected: str) -> None:
    assert said(text) == expected


PROTESTS_CALLED = [
    case("The opposition coalition called for demonstrations in Harare on Sunday.",
         "PROTEST.demo The opposition coalition > ?; planned",
         "REQUEST.yield The opposition coalition > ?; at Harare"),
    case("Tens of thousands of people joined a walkout.", "PROTEST.strike people > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROTESTS_CALLED)
def test_who_calls_or_joins_a_protest(text: str, expected: str) -> None:
    assert said(text) == expected


SUFFERED_BY_THE_OWNER = [
    case("Two men were blamed for the boy's shooting.",
         'ACCUSE.allege ? > Two men; about "shooting"',
         "ASSAULT.firearms Two men > the boy; alleged"),
    case("The rebels' kidnapping of a priest angered Togo.", "ASSAULT.abduct The rebels > a priest"),
    case("His opponents feared it would allow him to close the parliament and regarded the vote as a coup.",
         "ACCUSE.disapprove His opponents > ?"),
    case("Other states sent aid to Chad, including Mali and Niger.", "AID Mali + Niger > Chad"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SUFFERED_BY_THE_OWNER)
def test_owners_who_suffer_and_subjects_far_off(text: str, expected: str) -> None:
    assert said(text) == expected


VOICES_BEHIND_FIGURES = [
    case("According to local media reports, rebels attacked the depot.",
         "ASSAULT rebels > the depot; says local media"),
    case("Rebels killed 30 civilians, according to figures of the Red Cross.",
         "ASSAULT Rebels > 30 civilians; killed 30 (civilians 30); says the Red Cross"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VOICES_BEHIND_FIGURES)
def test_voices_behind_figures_and_reports(text: str, expected: str) -> None:
    assert said(text) == expected


WHAT_IS_SAID = [
    case("Police said they arrested 23 pirates who threatened a tanker.",
         "COERCE.arrest they > 23 pirates; detained 23 (pirates 23); says Police",
         "THREATEN.violence 23 pirates > a tanker; says Police"),
    case("The general issued the following statement:\n\"The rebels attacked the depot on Monday.\"",
         'ASSAULT The rebels > the depot; says The general"'),
    case('Kast fled. "They attacked the depot.\n" Rebels shelled the port on Monday.',
         "ASSAULT.heavy-weapons Rebels > the port"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHAT_IS_SAID)
def test_what_belongs_to_the_words_of_a_speaker(text: str, expected: str) -> None:
    assert expected.splitlines()[-1] in said(text)
