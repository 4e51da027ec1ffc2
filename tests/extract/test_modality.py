"""Whether an event is told as done, alleged, planned, possible or denied; what speech acts want."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

COMMITMENT = [
    case("Five died due to shelling of the town.", "ASSAULT.heavy-weapons ? > ?; killed 5"),
    case("Flights stopped due to shelling of the airport.", "ASSAULT.heavy-weapons ? > the airport",
         'SANCTION.discontinue ? > ?; response-to "shelling"',
         bug="what something is due to is taken for planned"),
    case("The government said it was ready for talks with the rebels.",
         "CONSULT it + the rebels <> ?; planned; says The government"),
    case("The government held talks with the rebels.", "CONSULT The government <> the rebels"),
    case("Rebels fought to seize the town, the army said.",
         "COERCE.seize Rebels > ?; hypothetical; says the army"),
    case("Rebels allegedly attacked the convoy.", "ASSAULT Rebels > the convoy; alleged"),
    case("Rebels reportedly killed two priests.",
         "ASSAULT Rebels > two priests; alleged; killed 2 (priests 2)"),
    case("Rebels are believed to have attacked the convoy.", "ASSAULT Rebels > the convoy; alleged"),
    case("Rebels are suspected of attacking the convoy.", "ASSAULT Rebels > the convoy; alleged"),
    case("Ethiopia plans to attack Eritrea.", "ASSAULT Ethiopia > Eritrea; planned"),
    case("Ethiopia is preparing to attack Eritrea.", "ASSAULT Ethiopia > Eritrea; planned"),
    case("Kenya will deploy troops in Juba.", "MOBILIZE.troops Kenya > ?; planned; at Juba"),
    case("The two presidents are due to meet in Doha.",
         "CONSULT The two presidents <> ?; planned; at Doha"),
    case("Talks scheduled for Monday between Chad and Libya were postponed.",
         "CONSULT Chad + Libya <> ?; planned",
         bug="talks that are postponed are not seen"),
    case("If rebels attack the depot, Chad will deploy troops.",
         "MOBILIZE.troops Chad > ?; planned"),
    case("The rebels could attack Bangui."),
    case("Residents live in fear of being caught in a bombing by rebels."),
    case("The rebels tried to attack the convoy.", "ASSAULT The rebels > the convoy"),
    case("The army did not attack the depot.", "ASSAULT The army > the depot; denied"),
    case("The army never bombed the hospital.", "ASSAULT.aerial The army > the hospital; denied"),
    case("The army has not yet attacked the depot.", "ASSAULT The army > the depot; denied"),
    case("They know that (a raid by the army) would be tragic.",
         "ASSAULT the army > ?; hypothetical; says They"),
    case("The army foiled an attack on the palace.", "ASSAULT ? > the palace; hypothetical",
         bug="who foils an attack on another is taken for its target"),
    case("The rebels managed to attack the convoy.", "ASSAULT The rebels > the convoy"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMITMENT)
def test_commitment(text: str, expected: str) -> None:
    assert said(text) == expected


WHAT_A_SPEECH_ACT_WANTS_IS_NO_EVENT_OF_ITS_OWN = [
    case("Serbia called for a withdrawal of the police.", "REQUEST.yield Serbia > the police"),
    case("Serbia called for the arrest of the police chief.", "REQUEST.yield Serbia > ?"),
    case("Serbia demanded an end to the raids.", "ASSAULT ? > ?; says Serbia", "REQUEST.yield Serbia > ?"),
    case("The opposition coalition called for mass demonstrations in Caracas on Sunday.",
         "PROTEST.demo The opposition coalition > ?; planned; at Caracas",
         "REQUEST.yield The opposition coalition > ?"),
    case("The group threatened to kill the hostages.", "THREATEN.violence The group > the hostages"),
    case("The president vowed to crush the rebels.", "THREATEN.violence The president > the rebels"),
    case('"We will avenge our martyrs," the group said.', 'THREATEN.violence We > ?; says the group"'),
    case("The group said it would attack the port.",
         "THREATEN.violence it > the port"),
    case("The group said it would avenge its leader.", "THREATEN.violence it > ?",
         bug="avenging that is announced stays hypothetical"),
    case("Turkey threatened to expel the ambassador.", "THREATEN.expel Turkey > the ambassador"),
    case("Ghana pledged to send 500 soldiers to Mali.", "MOBILIZE.troops Ghana > ?; planned; to Mali",
         bug="a promise of peacekeepers is taken for a threat of violence"),
    case("Britain demanded that Argentina withdraw its troops.", "REQUEST.yield Britain > Argentina"),
    case("France asked Chad to release the priest.", "REQUEST.yield France > Chad"),
    case("Protesters demanded the release of the editor.", "REQUEST.yield Protesters > ?"),
    case("Serbia refused to withdraw its troops.", "REJECT.yield Serbia > ?"),
    case("The rebels agreed to release the priest.", "AGREE The rebels <> ?",
         "RETREAT.release The rebels > the priest; planned"),
    case("The rebels rejected an offer of talks.", "REJECT.meet The rebels > ?",
         bug="an offer of talks that is rejected: no refusal to meet"),
    case("Brazil offered to mediate between Peru and Chile.", "REQUEST.meet Brazil > Peru + Chile",
         bug="those between whom one mediates are lost"),
    case("The commander warned that any attack would be met with force.",
         "THREATEN.violence The commander > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHAT_A_SPEECH_ACT_WANTS_IS_NO_EVENT_OF_ITS_OWN)
def test_what_a_speech_act_wants_is_no_event_of_its_own(text: str, expected: str) -> None:
    assert said(text) == expected


PHASES = [
    case("The envoy said Lisbon would start delivering food to the camp.",
         "AID Lisbon > ?; planned; says The envoy"),
    case("The minister said Warsaw would stop sending weapons to Kyiv.",
         "SANCTION.discontinue Warsaw > Kyiv; planned; says The minister"),
    case("She said the government would begin withdrawing its troops from the province.",
         "RETREAT.withdraw the government > ?; planned; says She"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PHASES)
def test_what_somebody_said_would_begin_or_end_is_planned(text: str, expected: str) -> None:
    assert said(text) == expected


NOBODY = [
    case("No village was burned by the raiders.", "ASSAULT.destroy the raiders > ?; denied"),
    case("Neither of the towns was captured.", "COERCE.seize ? > ?; denied"),
    case("No soldiers entered the town.", "COERCE.seize ? > ?; denied"),
    case("Nobody will be harmed, he said.", "ASSAULT ? > ?; planned; injured 0; says he"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["No group has claimed the bombing in Kano.", "Nobody has claimed the bombing in Kano."]
)
def test_what_nobody_claims_has_happened(text: str) -> None:
    assert said(text) == "ASSAULT.explosives ? > ?; at Kano"


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_what_befell_nobody_did_not_happen(text: str, expected: str) -> None:
    assert said(text) == expected


HOPES_AND_FEARS = [
    case("Residents criticised the army's failure to stop a militia from collecting tolls.",
         "ACCUSE.disapprove Residents > the army"),
    case("Will the army attack the camp?"),
    case("Did the rebels kill the hostages?"),
    case("Why did the army attack the camp?", "ASSAULT the army > the camp"),
    case("Are you going to fight them?"),
    case("The commission said it hoped to hold talks with the rebels next week.",
         "CONSULT it <> the rebels; planned; says The commission"),
    case("Villagers fear that the army will attack the camp.",
         "ASSAULT the army > the camp; hypothetical; says Villagers"),
    case("The minister denied that a deal had been reached with the rebels.",
         "AGREE the rebels <> ?; denied; says The minister", 'REJECT The minister > ?; about "deal"'),
    case("The Front denied that it was in the village when jets bombed the school.",
         "ASSAULT.aerial jets > the school; with warplane; says The Front",
         'REJECT The Front > ?; about "bombed"'),
    case("The army denied shooting at the crowd before rebels attacked the police.",
         "ASSAULT.firearms The army > the crowd; denied; says The army",
         "ASSAULT rebels > the police; says The army", 'REJECT The army > ?; about "shooting"'),
    case("The minister was freed, a move hailed by lawyers.",
         "RETREAT.release ? > The minister", 'SUPPORT lawyers > ?; about "freed"'),
    case("The Front said it would talk only if the minister resigned."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HOPES_AND_FEARS)
def test_hopes_fears_denials_and_conditions(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya to send troops to Haiti", "MOBILIZE.troops Kenya > ?; planned; to Haiti"),
        ("Leaders of Kenya and Mali to meet in Accra", "CONSULT Kenya + Mali <> ?; planned; at Accra"),
        (
            "The envoy flew to Doha for talks scheduled for Friday with the rebels.",
            "CONSULT the rebels <> ?; planned\nCONSULT.visit The envoy > Doha; to Doha",
        ),
        (
            "The government launched an offensive intended to find the killers.",
            "ASSAULT The government > ?",
        ),
        ("The two leaders were to meet in Cairo.", "CONSULT The two leaders <> ?; planned; at Cairo"),
        ("Talks are scheduled to resume in Jeddah on Friday.", "CONSULT ? <> ?; planned; at Jeddah"),
    ],
)
def test_what_is_to_come(text: str, expected: str) -> None:
    assert said(text) == expected
