"""Who did it to whom: voice, coordination, apposition, possession, membership, reciprocity."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

ACTIVE_AND_PASSIVE = [
    case("The army attacked the depot.", "ASSAULT The army > the depot"),
    case("The depot was attacked by the army.", "ASSAULT the army > The depot"),
    case("The depot was attacked on Monday.", "ASSAULT ? > The depot"),
    case("The depot was shelled by Serb forces.", "ASSAULT.heavy-weapons Serb forces > The depot"),
    case("Four monks were arrested by police.",
         "COERCE.arrest police > Four monks; detained 4 (monks 4)"),
    case("The hostages were released by the rebels on Sunday.",
         "RETREAT.release the rebels > The hostages"),
    case("At least 20 militants were killed by Nigerian troops in Borno.",
         "ASSAULT Nigerian troops > At least 20 militants; at Borno; killed 20+ (militants 20+)",
         bug="the place stays inside the by-phrase"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTIVE_AND_PASSIVE)
def test_active_and_passive(text: str, expected: str) -> None:
    assert said(text) == expected


COORDINATION = [
    case("Russia and Georgia attacked the base.", "ASSAULT Russia + Georgia > the base"),
    case("Libya, Chad and Niger condemned the plan.", "ACCUSE.disapprove Libya + Chad + Niger > ?"),
    case("Canada praised Ghana and Togo.", "SUPPORT Canada > Ghana + Togo"),
    case("Militants attacked a church, a school and a police station in Jos.",
         "ASSAULT Militants > a church + a school + a police station in Jos; at Jos"),
    case("Rebels bombed Aden, Mukalla and Taiz.",
         "ASSAULT.aerial Rebels > ?; at Aden", "ASSAULT.aerial Rebels > ?; at Mukalla",
         "ASSAULT.aerial Rebels > ?; at Taiz"),
    case("Police arrested a priest and beat two nuns.",
         "COERCE.arrest Police > a priest; detained 1 (priest 1)", "ASSAULT.beat Police > two nuns"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COORDINATION)
def test_coordination(text: str, expected: str) -> None:
    assert said(text) == expected


APPOSITIONS_RELATIVE_CLAUSES_AND_PARTICIPLES = [
    case("The party's leader, Abel Mutai, praised Togo.", "SUPPORT Abel Mutai > Togo"),
    case("Abel Mutai, the party's leader, praised Togo.", "SUPPORT Abel Mutai > Togo"),
    case("A group called Red Dawn attacked the depot.", "ASSAULT Red Dawn > the depot",
         bug="a name of plain words is not seen as a name"),
    case("The army, which took part in the parade, attacked the rebels.",
         "ASSAULT The army > the rebels"),
    case("Rebels who attacked the depot praised Togo.",
         "ASSAULT Rebels > the depot", "SUPPORT Rebels > Togo"),
    case("The depot that rebels attacked in May belongs to Togo.", "ASSAULT rebels > The depot"),
    case("Forces loyal to the president attacked the depot.",
         "ASSAULT Forces loyal to the president > the depot"),
    case("Rebels backed by Chad attacked the depot.",
         "ASSAULT Rebels > the depot", "SUPPORT Chad > Rebels"),
    case("Soldiers backed by tanks stormed the palace.", "ASSAULT Soldiers > the palace"),
    case("Fearing a siege, the rebels left Goma and attacked the depot.",
         "ASSAULT the rebels > the depot", "RETREAT.withdraw the rebels > ?; from Goma",
         bug="leaving a town is not seen"),
    case("The general ordered his troops to attack the depot.",
         "ASSAULT his troops > the depot; demanded", bug="an ordered attack is dropped"),
    case("Soldiers accused of killing a farmer were arrested in Jos.",
         "ASSAULT Soldiers > a farmer; alleged; killed 1 (farmer 1)", "COERCE.arrest ? > Soldiers; at"
         ' Jos; about "killing"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), APPOSITIONS_RELATIVE_CLAUSES_AND_PARTICIPLES)
def test_appositions_relative_clauses_and_participles(text: str, expected: str) -> None:
    assert said(text) == expected


SIDES_OF_EVENT_NOUNS = [
    case("Two men who took part in the attack were arrested.", "ASSAULT Two men > ?",
         'COERCE.arrest ? > Two men; detained 2 (men 2); about "attack"'),
    case("They fight the battle against subversion."),
    case("Rebels took the town after fierce fighting against the army.",
         "ASSAULT Rebels + the army <> ?", 'COERCE.seize Rebels > ?; follows "fighting"'),
    case("Police regained the market after a night of fighting with members of the Dorvan alliance.",
         "ASSAULT Police + the Dorvan alliance <> ?", "COERCE.seize Police > ?"),
    case("Police regained the market after hours of fighting between troops and the Dorvan alliance.",
         "ASSAULT troops + the Dorvan alliance <> ?", 'COERCE.seize Police > ?; about "fighting"'),
    case("The offensive comes after weeks of fighting with Kestria.",
         "ASSAULT ? > ?", "ASSAULT Kestria <> ?"),
    case("Rebels seized the town in a dawn assault.", "ASSAULT Rebels > ?", "COERCE.seize Rebels > ?"),
    case("Kestria seized Karabakh in an offensive that prompted 1,000 people to flee.",
         "ASSAULT Kestria > ?; displaced 1000", "COERCE.seize Kestria > ?; at Karabakh"),
    case("The border service warned that attacks would be met with force.",
         "THREATEN.violence The border service > ?"),
    case("Israel's strikes on Lebanon continued.", "ASSAULT Israel > Lebanon; at Lebanon"),
    case("Iraqi shelling of the port continued.", "ASSAULT.heavy-weapons Iraqi > the port"),
    case("The assassination of the governor shocked the town.",
         "ASSAULT.targeted ? > the governor; killed 1"),
    case("The governor's assassination shocked the town.", "ASSAULT.targeted ? > The governor"),
    case("The killing of the mayor by rebels shocked the town.", "ASSAULT rebels > the mayor; killed 1"),
    case("The arrest of the editor by police shocked the town.", "COERCE.arrest police > the editor"),
    case("An attack by the militia on the depot failed.", "ASSAULT the militia > the depot"),
    case("A strike launched by Turkey hit a depot near Duhok.",
         "ASSAULT Turkey > a depot; near Duhok"),
    case("A raid carried out by Chad killed six people.", "ASSAULT Chad > ?; killed 6"),
    case("A bomb planted by the militia exploded in Omagh.",
         "ASSAULT.explosives the militia > ?; at Omagh; with bomb"),
    case("Rockets fired by the militia hit a depot.",
         "ASSAULT.heavy-weapons the militia > a depot; with rocket"),
    case("Three crew were killed in a Houthi missile attack.",
         "ASSAULT.heavy-weapons Houthi > Three crew; with missile; killed 3 (crew 3)"),
    case("U.S. and British jets bombed the airport.",
         "ASSAULT.aerial U.S. + British > the airport; with warplane"),
    case("A missile fired by rebels hit the Barbados-flagged ship Confidence.",
         "ASSAULT.heavy-weapons rebels > the Barbados-flagged ship; with missile"),
    case("Police charged an Indian national, Ravi Telkar, with murder.",
         "ACCUSE.allege Police > Ravi Telkar"),
    case("A fourth man, Pavel Dornik, was charged.", "ACCUSE.allege ? > Pavel Dornik"),
    case("Police blamed the rebels, who denied involvement.",
         "ACCUSE.allege Police > the rebels",
         "REJECT the rebels > ?; about \"blamed\""),
    case("The raid on the depot by the militia failed.", "ASSAULT the militia > the depot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIDES_OF_EVENT_NOUNS)
def test_sides_of_event_nouns(text: str, expected: str) -> None:
    assert said(text) == expected


MEMBERS_STAND_FOR_GROUPS_AND_WEAPONS_FOR_OWNERS = [
    case("Iranian missiles hit a warehouse.", "ASSAULT.heavy-weapons Iranian > a warehouse; with missile"),
    case("Rebel rockets hit the airport.", "ASSAULT.heavy-weapons Rebel > the airport; with rocket"),
    case("Qassam rockets landed in Sderot.", "ASSAULT.heavy-weapons ? > ?; at Sderot; with rocket"),
    case("Shahed drones attacked Kyiv.", "ASSAULT.drone ? > Kyiv; with drone"),
    case("Members of the group attacked a depot.", "ASSAULT the group > a depot"),
    case("The group's fighters attacked a depot.", "ASSAULT The group > a depot"),
    case("Dozens of rebels attacked a depot.", "ASSAULT rebels > a depot"),
    case("Iranian warplanes bombed the port.", "ASSAULT.aerial Iranian > the port; with warplane"),
    case("Its warplanes bombed the port.", "ASSAULT.aerial Its > the port; with warplane"),
    case("Ukrainian drones attacked a refinery.", "ASSAULT.drone Ukrainian > a refinery; with drone"),
    case("Groups such as Jundallah and Boko Haram attacked the depot.",
         "ASSAULT Jundallah + Boko Haram > the depot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEMBERS_STAND_FOR_GROUPS_AND_WEAPONS_FOR_OWNERS)
def test_members_stand_for_groups_and_weapons_for_owners(text: str, expected: str) -> None:
    assert said(text) == expected


RECIPROCAL_EVENTS = [
    case("Ethiopia and Eritrea accused each other.",
         "ACCUSE.allege Ethiopia > Eritrea", "ACCUSE.allege Eritrea > Ethiopia"),
    case("Ethiopia and Eritrea accused each other of shelling the port.",
         "ACCUSE.allege Ethiopia > Eritrea", "ACCUSE.allege Eritrea > Ethiopia",
         "ASSAULT.heavy-weapons Ethiopia > the port; alleged; says Eritrea",
         "ASSAULT.heavy-weapons Eritrea > the port; alleged; says Ethiopia",
         bug="what each accuses the other of has one nameless side"),
    case("Chad and Libya attacked each other.", "ASSAULT Chad > Libya", "ASSAULT Libya > Chad"),
    case("Chad and Libya carried out tit-for-tat strikes.",
         "ASSAULT Chad > Libya", "ASSAULT Libya > Chad",
         bug="tit-for-tat: two who strike each other stand on one side"),
    case("India and Pakistan exchanged fire in Kashmir.",
         "ASSAULT.firearms India <> Pakistan; at Kashmir",
         bug="those who exchange fire stand on one side"),
    case("Kenya and Somalia expelled each other's ambassadors.",
         "SANCTION.expel Kenya > Somalia", "SANCTION.expel Somalia > Kenya",
         bug="each other's: the two expulsions are not told apart"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECIPROCAL_EVENTS)
def test_reciprocal_events(text: str, expected: str) -> None:
    assert said(text) == expected


RESPONSIBILITY = [
    case("Al-Shabaab claimed responsibility for the attack.", "ASSAULT Al-Shabaab > ?; says Al-Shabaab"),
    case("The attack was claimed by Boko Haram.", "ASSAULT Boko Haram > ?; says Boko Haram",
         bug="who claims an attack is not the one who did it"),
    case("The attack, claimed by Boko Haram, killed 11 soldiers.",
         "ASSAULT Boko Haram > 11 soldiers; killed 11 (soldiers 11); says Boko Haram",
         bug="who claims an attack is not the one who did it"),
    case("Boko Haram took responsibility for the bombing.",
         "ASSAULT.explosives Boko Haram > ?; says Boko Haram"),
    case("Boko Haram denied responsibility for the bombing.",
         "ASSAULT.explosives Boko Haram > ?; denied; says Boko Haram", "REJECT Boko Haram > ?",
         bug="who denies an attack is taken to claim it"),
    case("No group claimed responsibility for the attack."),
    case("No one has claimed responsibility for the bombing in Kano.",
         "ASSAULT.explosives ? > ?; at Kano"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RESPONSIBILITY)
def test_responsibility(text: str, expected: str) -> None:
    assert said(text) == expected


ACCUSERS_AND_ACCUSED = [
    case("The customs agency accused smugglers of the attack.",
         'ACCUSE.allege The customs agency > smugglers; about "attack"',
         "ASSAULT smugglers > ?; alleged; says The customs agency"),
    case("Syria accused the Ministry of Defence of Israel of the strike.",
         'ACCUSE.allege Syria > the Ministry of Defence of Israel; about "strike"',
         "ASSAULT the Ministry of Defence of Israel > ?; alleged; says Syria"),
    case("Soldiers arrested five men in a raid on the camp.",
         "ASSAULT Soldiers > the camp", "COERCE.arrest Soldiers > five men; detained 5 (men 5)"),
    case("Militants executed two villagers for the attack.",
         "ASSAULT.targeted Militants > two villagers; killed 2 (villagers 2)"),
    case("Moscow vowed to respond to the strike.",
         'THREATEN.violence Moscow > ?; response-to "strike"', "ASSAULT ? > ?; says Moscow"),
    case("Police arrested two members of the Red Dawn for the bombing.",
         'COERCE.arrest Police > ?; detained 2 (Red Dawn 2); about "bombing"',
         "ASSAULT.explosives the Red Dawn > ?; alleged; says Police"),
    case("Three people were wounded in the police station attack.",
         "ASSAULT ? > police station; injured 3"),
    case("Nobody has claimed the bus station bombing.", "ASSAULT.explosives ? > bus station"),
    case("Police charged a former soldier over the attack on the mosque.",
         'ACCUSE.allege Police > a former soldier; response-to "attack"',
         "ASSAULT a former soldier > the mosque; alleged; says Police"),
    case("Police arrested two men after the attack.", "COERCE.arrest Police > two men; detained 2 (men 2)"),
    case("Six men were killed in Basra.", "ASSAULT ? > ?; at Basra; killed 6 (men 6)"),
    case("Student charged with bringing a bomb to school.", "ACCUSE.allege ? > Student"),
    case("The court restricted his movements.", "COERCE.restrict The court > ?"),
    case("A teen was arrested in Basra.",
         "COERCE.arrest ? > A teen; at Basra; detained 1 (teen 1)"),
    case("The court banned two leaders, Pedro Ruiz and Marta Paz, from leaving.",
         "COERCE.restrict The court > Pedro Ruiz + Marta Paz"),
    case("Kyiv accused Moscow of bombing the port.",
         'ACCUSE.allege Kyiv > Moscow; about "bombing"',
         "ASSAULT.aerial Moscow > the port; alleged; says Kyiv"),
    case("Angola accused Zaire of arming rebels.",
         'ACCUSE.allege Angola > Zaire; about "arming"', "AID Zaire > rebels; alleged; says Angola"),
    case("Chad blamed the militia for the raid.",
         'ACCUSE.allege Chad > the militia; about "raid"',
         "ASSAULT the militia > ?; alleged; says Chad"),
    case("Chad blamed the raid on the militia.",
         'ACCUSE.allege Chad > the militia; about "raid"',
         "ASSAULT the militia > ?; alleged; says Chad"),
    case("The raid was blamed on the militia.",
         'ACCUSE.allege ? > the militia; about "raid"', "ASSAULT the militia > ?; alleged",
         bug="a passive blame is told by nobody and done by nobody"),
    case("An attack blamed on the militia killed 12 people.",
         "ASSAULT the militia > ?; alleged; killed 12",
         bug="those who are blamed are taken to accuse"),
    case("Togo said Ghana was behind the raid.", "ASSAULT Ghana > ?; says Togo",
         bug="who is behind an attack is not seen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACCUSERS_AND_ACCUSED)
def test_accusers_and_accused(text: str, expected: str) -> None:
    assert said(text) == expected


INFINITIVES_OF_NOUNS = [
    case("Canada criticised a threat by Iran to attack Israel.", "ACCUSE.disapprove Canada > Iran"),
    case("Chad used the arrival of the delegation to blame Niger.", "ACCUSE.allege Chad > Niger"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INFINITIVES_OF_NOUNS)
def test_infinitives_of_nouns(text: str, expected: str) -> None:
    assert said(text) == expected


PLACES_AND_PAIRS_BEFORE_A_NOUN = [
    case("The Kabul bombing killed nine people.",
         "ASSAULT.explosives ? > ?; at Kabul; killed 9"),
    case("Six people died after the Boston Marathon bombing.", "ASSAULT.explosives ? > ?; killed 6"),
    case("Scores of soldiers and militiamen were killed in the raid.",
         "ASSAULT ? > soldiers + militiamen; killed 20+ (soldiers 20+)"),
    case("Police arrested members of a group called the Kivu Liberation Front.",
         "COERCE.arrest Police > the Kivu Liberation Front"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES_AND_PAIRS_BEFORE_A_NOUN)
def test_places_and_pairs_before_a_noun(text: str, expected: str) -> None:
    assert said(text) == expected


BREAKING_AWAY = [
    case("The Free Highlands Movement broke away from the Liberation Front in 2015.",
         "SANCTION.discontinue The Free Highlands Movement > the Liberation Front"),
    case("The rebels splintered from the Liberation Front.",
         "SANCTION.discontinue The rebels > the Liberation Front"),
    case("Three people broke away from the crowd."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BREAKING_AWAY)
def test_who_breaks_away_from_a_group(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two armed groups, the NLA and the Red Front, attacked the port.",
            "ASSAULT the NLA + the Red Front > the port",
        ),
        (
            "Two regional states, Kestria and Orvania, attacked the port.",
            "ASSAULT Kestria + Orvania > the port",
        ),
        ("Rebels attacked the army, Kestria and Orvania.", "ASSAULT Rebels > the army + Kestria + Orvania"),
    ],
)
def test_the_names_of_several_that_a_plural_describes(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran protested.", "ACCUSE.disapprove Iran > ?"),
        ("Thousands of Chadians protested against the government.", "PROTEST.demo Chadians > the government"),
    ],
)
def test_a_state_protests_in_words(text: str, expected: str) -> None:
    assert said(text) == expected


def test_summoning_an_envoy_to_protest_is_one_act() -> None:
    assert said("Iran summoned the envoy to protest over the raid.").count("ACCUSE") == 1


def test_a_side_of_a_border_is_no_side_of_a_conflict() -> None:
    assert (
        said("Mortar shells landed on its side of the river.") == "ASSAULT.heavy-weapons ? > ?; with mortar"
    )
