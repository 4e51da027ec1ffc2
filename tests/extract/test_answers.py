"""What an event answers or follows, and what a speech act speaks of, as the words of the page say."""

from __future__ import annotations

import pytest

from tests.extract.saying import claims_of


def answers(text: str) -> set[str]:
    """ "later KIND earlier" by the triggers of the two claims; "act speaks of event" for speech acts."""
    found = claims_of(text)
    triggers = {c.id: c.trigger.quote for c in found}
    stated = {f"{c.trigger.quote} {r.kind} {triggers[r.to]}" for c in found for r in c.relations}
    return stated | {f"{c.trigger.quote} speaks of {triggers[a.claim]}" for c in found for a in c.about}


STATED = [
    ("Rebels shelled the market in Homs, killing two. In a second attack on Monday evening, rebels bombed "
     "the hospital, killing five.", "bombed follows shelled"),
    ("Gunmen killed three policemen in Homs. Another attack later in the day wounded four soldiers.",
     "attack follows killed"),
    ("Chad bombed Sudan in retaliation for the killing of two farmers.", "bombed retaliation-for killing"),
    ("The strikes in Sarn follow Kestria's attack on a border post that killed two guards.",
     "strikes follows attack"),
    ("Rebels attacked the depot on Monday. The shelling of the town, which Chad called an answer to the "
     "attack, killed two people.", "shelling response-to attack"),
    ('Rebels shelled Faya. "We will avenge it," the army warned.', "avenge retaliation-for shelled"),
    ("Moscow vowed to respond to the strike.", "vowed response-to strike"),
    ("Villagers took up arms after the army bombed their village.", "took follows bombed"),
    ("Kestria's deportation of the refugees led to an attack on its consulate in Lima.",
     "attack response-to deportation"),
    ("The protesters hurled stones, prompting officers to respond with tear gas.",
     "respond response-to hurled"),
    ("Rebels shelled the town, prompting the army to bomb their camp.", "bomb response-to shelled"),
    ("Kestria deported 90 refugees last month. That led to an attack on its consulate in Lima.",
     "attack response-to deported"),
    ("Rebels shelled Faya on Monday. In response, the army bombed two camps.",
     "bombed response-to shelled"),
    ("Rebels shelled Faya on Monday. The army retaliated by bombing two camps.",
     "retaliated retaliation-for shelled"),
    ("Rebels shelled Faya on Monday. The army hit back, bombing two camps.",
     "hit retaliation-for shelled"),
    ("Rebels killed two guards. Protesters hurled stones at the palace. Riot police responded by firing tear "
     "gas at the protesters.", "firing response-to hurled"),
    ("Rebels shelled Faya on Monday. Any restart of the talks with the rebels is unlikely following the "
     "attack.", "talks follows shelled"),
    ("Rebels bombed the mosque. Chad expelled two diplomats because of the attack.",
     "expelled response-to bombed"),
    ("Chad recalled its ambassador due to the shelling of Faya.", "recalled response-to shelling"),
    ("Chad closed its border with Sudan as a result of the attack on Faya.", "closed response-to attack"),
    ("The minister resigned in protest at the killing of the mayor.", "resigned response-to killing"),
    ("The army bombed two villages on Monday as part of an offensive against the rebels.",
     "bombed part-of offensive"),
    ("Hooded youths hurled petrol bombs at stores during the general strike.", "hurled part-of strike"),
    ("The navy sank a trawler that pirates had seized hours earlier.", "sank follows seized"),
    ("Police fired tear gas to disperse protesters who had hurled stones.", "fired response-to hurled"),
    ("Thousands marched in Lima on Monday. Violent clashes with police broke out following the march.",
     "clashes follows marched"),
]  # fmt: skip
SPOKEN_OF = [
    ("A bomb killed nine people in Lima. Police later arrested several suspected rebels.",
     "arrested speaks of killed"),
    ("A bomb killed nine people in Lima. The Red Cross flew medicine to the wounded.",
     "flew speaks of killed"),
    ("Rebels seized 70 hostages in Lima on Monday. Peru asked the rebels to free the hostages.",
     "asked speaks of seized"),
    ("Rebels attacked the depot. Chad condemned the attack.", "condemned speaks of attack"),
    ("Rebels killed nine soldiers in Faya. The United Nations urged both sides to show restraint.",
     "urged speaks of killed"),
    ("Police arrested two members of the Red Dawn for the bombing.", "arrested speaks of bombing"),
    ("Rwanda denied attacking the camp.", "denied speaks of attacking"),
    ("The two officers involved in the shooting of the boy have been arrested.",
     "arrested speaks of shooting"),
    ("Police arrested a suspect on Friday in connection with the bombing of the mosque.",
     "arrested speaks of bombing"),
    ("The Red Cross evacuated nine dead and 37 wounded from the air raid.", "evacuated speaks of raid"),
    ("Demonstrators chanted slogans to condemn the Iranian strikes on the village.",
     "chanted speaks of strikes"),
    ('Chad bombed the camp on Monday. "Chad will have to pay a price for it," the rebels warned.',
     "pay speaks of bombed"),
    ("The Indian navy drew criticism after sinking a trawler. The navy defended its actions.",
     "defended speaks of drew"),
    ("The army deported 90 refugees, a move condemned by human rights groups.",
     "condemned speaks of deported"),
]  # fmt: skip
ACCUSATIONS = (
    "Chad has accused Sudan of arming rebels, a charge that Sudan rejects.",
    "Chad has accused Sudan of arming rebels, which Sudan denies.",
)
NOTHING = (
    "Rebels attacked a convoy on Monday. Chad expelled two diplomats on Friday.",
    "Rebels attacked a convoy on Monday. On Tuesday the army shelled a camp.",
    "Chad asked the Security Council for a meeting.",
    "Chad bombed Faya. In response to reporters the general said that he was calm.",
    "Rebels attacked Faya in June. The bombing was the deadliest in Lima since an explosion killed nine.",
)


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_words_between_two_events_say_what_answers_what(text: str, expected: str) -> None:
    assert expected in answers(text)


@pytest.mark.parametrize(("text", "expected"), SPOKEN_OF)
def test_a_speech_act_speaks_of_the_event_that_it_is_about(text: str, expected: str) -> None:
    assert expected in answers(text)


@pytest.mark.parametrize("text", ACCUSATIONS)
def test_a_denial_answers_the_accusation_rather_than_the_deed(text: str) -> None:
    found = answers(text)
    assert any(line.endswith("speaks of accused") for line in found)
    assert not any(line.startswith(("rejects", "denies")) and line.endswith("arming") for line in found)


@pytest.mark.parametrize("text", NOTHING)
def test_order_in_time_alone_says_nothing(text: str) -> None:
    assert answers(text) == set()
