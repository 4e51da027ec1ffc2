"""Harm told of several people at once, what it was done with, and counts told by a number or a list."""

from __future__ import annotations

import pytest

from accord.extract.harmslips import mend_harms
from accord.extract.slips import Slips
from tests.extract.saying import case, said

SEVERAL = [
    case("Four soldiers were killed and five others wounded when rebels ambushed a patrol.",
         "ASSAULT rebels > a patrol + Four soldiers; killed 4 (soldiers 4); injured 5"),
    case("Nine traders were killed and four others wounded in a landmine explosion in Tharaka district.",
         "ASSAULT.explosives ? > Nine traders; at Tharaka district; with landmine;"
         " killed 9 (traders 9); injured 4"),
    case("Two policemen were shot dead and another injured in an attack on a checkpoint.",
         "ASSAULT.firearms ? > a checkpoint + Two policemen; killed 2 (policemen 2); injured 1"),
    case("Police said four people had been killed and nine others hurt in the blast.",
         "ASSAULT.explosives ? > ?; killed 4; injured 9; says Police"),
    case("Nine people were killed, five injured in clashes in Kauda on Sunday.",
         "ASSAULT ? <> ?; at Kauda; killed 9; injured 5"),
    case("3 dead, 7 hurt in grenade attack on Kauda market",
         "ASSAULT.explosives ? > Kauda market; at Kauda market; with grenade; killed 3; injured 7"),
    case("Gunmen kill 5, wound 12 in Kauda attack",
         "ASSAULT.firearms Gunmen > ?; at Kauda; killed 5; injured 12"),
    case("The dispute has wound down."),
]  # fmt: skip

WITH_WHAT = [
    case("Rebels attacked an army camp with mortars and rockets in the Toran valley, killing 12 soldiers.",
         "ASSAULT.heavy-weapons Rebels > an army camp + 12 soldiers;"
         " with mortar; with rocket; killed 12 (soldiers 12)"),
    case("Youths attacked a police station with petrol bombs in central Athens on Friday night.",
         "PROTEST.riot Youths > a police station; at central Athens; with petrol bomb"),
    case("Police shot a man with a knife in Athens.",
         "ASSAULT.firearms Police > a man; at Athens; injured 1 (man 1)"),
    case("Gunmen killed two guards with machine guns.",
         "ASSAULT.firearms Gunmen > two guards; with gun; killed 2 (guards 2)"),
    case("Government guns shelled the village of Toran.",
         "ASSAULT.heavy-weapons Government > ?; at village of Toran"),
    case("Planes bombed the town of Toran.", "ASSAULT.aerial Planes > ?; at town of Toran; with warplane"),
    case("A bomb was detonated outside a bank.", "ASSAULT.explosives ? > a bank; with bomb"),
    case("Two drones packed with explosives hit the depot.",
         "ASSAULT.drone ? > the depot; with drone; with explosives"),
    case("Attackers rammed a truck full of explosives into the base.",
         "ASSAULT.explosives Attackers > the base; with car bomb"),
    case("A plane blew up over Bogota, killing 107 people.",
         "ASSAULT.explosives A plane > ?; at Bogota; killed 107"),
    case("Two Katyusha rockets hit the base.", "ASSAULT.heavy-weapons ? > the base; with rocket"),
    case("Protesters threw bottles and flares at police.",
         "PROTEST.riot Protesters > police; with bottle; with flare"),
]  # fmt: skip

COUNTED = [
    case("A convoy carrying wounded was shelled near Gao.", "ASSAULT.heavy-weapons ? > A convoy; near Gao"),
    case("The army put its losses at 71.", "ASSAULT ? > its; killed 71; says The army"),
    case("There are 75,000 displaced in the province, the UN said.",
         "ASSAULT ? > ?; displaced 75000; says the UN"),
    case("The third man killed was a baker.", "ASSAULT ? > ?"),
    case("A third man was killed.", "ASSAULT ? > ?; killed 1 (man 1)"),
    case("The shelling left 22 people dead and wounded.",
         "ASSAULT.heavy-weapons ? > ?; killed some; injured some"),
    case("He counted the dead and wounded."),
    case("The number of people killed rose to 31.", "ASSAULT ? > ?; killed 31"),
    case("The number of wounded is 46.", "ASSAULT ? > ?; injured 46"),
    case("The death count stands at 31.", "ASSAULT ? > ?; killed 31"),
    case("The weekend death count rose to 31."),
    case("By noon the number of wounded had risen to six."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_harm_has_its_own_people(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), WITH_WHAT)
def test_weapons_belong_to_the_deed(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_who_is_counted(text: str, expected: str) -> None:
    assert said(text) == expected


TOLD_ASIDE = [
    case("The brigade was driven back with the loss of four tanks and 38 men.",
         "ASSAULT ? > The brigade; killed 38 (men 38)"),
    case("The death toll passed 100.", "ASSAULT ? > ?; killed 100+"),
    case("Forty cows were killed and 15 huts burned in the raid on Toran.",
         "ASSAULT.destroy ? > 15 huts; at Toran"),
    case("Regime warplanes carried out six raids on the village of Toran.",
         "ASSAULT.aerial Regime > ?; at village of Toran; with warplane"),
    case("The herder shot the owner of the farm.",
         "ASSAULT.firearms The herder > the owner of the farm; injured 1"),
    case("He was blindfolded and beaten with an iron rod.", "ASSAULT.primitive ? > He; with iron bar"),
    case("Prison stormed", "ASSAULT ? > Prison"),
    case("The Battle of Kauda was fought between government forces and the Southern Front.",
         "ASSAULT government forces + the Southern Front <> ?"),
]  # fmt: skip

PROTESTS = [
    case("Students marched through Athens to protest against the tax.",
         "PROTEST.demo Students > ?; at Athens"),
    case("Fresh riots were reported in Patras on Saturday in protest at the budget.",
         "PROTEST.riot ? > ?; at Patras"),
    case("Greece protests turn violent", "PROTEST.demo ? > ?; at Greece"),
    case("No riots were reported.", "PROTEST.riot ? > ?; denied"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD_ASIDE)
def test_losses_weapons_and_victims_told_aside(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), PROTESTS)
def test_a_protest_is_told_once_where_it_was(text: str, expected: str) -> None:
    assert said(text) == expected


OTHER_DEEDS = [
    case("The rebels owned up to an ambush on soldiers.", "ASSAULT The rebels > soldiers"),
    case("The president ordered the suspension of military operations against the rebels.",
         "RETREAT.ceasefire The president > the rebels"),
    case("Four of the seven were farmers who had been executed by the rebels.",
         "ASSAULT.targeted the rebels > farmers; killed 4 (farmers 4)"),
    case("Three wounded soldiers were airlifted to a hospital.",
         "ASSAULT ? > ?; injured 3 (soldiers 3)"),
    case("The curfew was eased for four hours in Srinagar.", "CONCEDE ? > ?; at Srinagar"),
    case("Authorities lifted the curfew.", "CONCEDE Authorities > ?"),
    case("Kenya sent 400 police officers to Haiti.", "MOBILIZE.police Kenya > ?; to Haiti"),
    case("Ethiopia massed troops on the border with Eritrea.",
         "MOBILIZE.troops Ethiopia > ?; at border with Eritrea"),
    case("The last French soldiers left Gao.", "RETREAT.withdraw The last French soldiers > ?; at Gao"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHER_DEEDS)
def test_what_troops_and_rulers_do_and_where(text: str, expected: str) -> None:
    assert said(text) == expected


def test_planted_bombs_are_no_air_raids() -> None:
    found = said("Warplanes struck Toran on Tuesday. The Front said that it had planted the Telk bomb.")
    assert "ASSAULT.explosives it > ?; with bomb; says The Front" in found


def test_no_toll_belongs_to_nobodys_death() -> None:
    found = said('He put the number of dead fighters at eight and insisted that "no civilians were killed".')
    assert "denied; killed some" in found


def test_a_figure_that_is_put_is_no_part_of_what_it_counts() -> None:
    words = "he put the number of dead fighters at eight".split()
    tags = "PRON VERB DET NOUN ADP ADJ NOUN ADP NUM".split()
    heads = [1, -1, 3, 1, 6, 6, 3, 8, 6]
    relations = "nsubj root det obj case amod nmod case nmod".split()
    slips = Slips(words, words, tags, heads, relations)
    mend_harms(slips)
    assert (slips.heads[8], slips.relations[8]) == (1, "obl")


def test_a_name_beside_its_noun_is_nobody_else() -> None:
    found = said(
        "Shortly before dawn on Friday, 65-year-old Jamal Saleh Dhahir and his infant niece Sela Mahmoud "
        "Dhahir – who was less than a year old – were killed in an airstrike on their home."
    )
    assert "killed 2" in found


def test_who_shot_himself_is_not_told_to_be_wounded() -> None:
    assert "injured" not in said("A man who was running from deputies shot himself in the head on Monday.")
    assert "injured 1" in said("A man who was running from deputies was shot in the arm on Monday.")
