"""Who says so: direct, indirect and mixed speech, sources named behind, chains of voices, stance."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

INDIRECT_SPEECH = [
    case("The minister blamed Serbia for the raid, saying the army had shot two men.",
         'ACCUSE.allege The minister > Serbia; about "raid"; about "shot"',
         "ASSAULT Serbia > ?; alleged; says The minister",
         "ASSAULT.firearms the army > two men; injured 2 (men 2); says The minister"),
    case("Police said rebels attacked the depot.", "ASSAULT rebels > the depot; says Police"),
    case("Police said that rebels had attacked the depot.", "ASSAULT rebels > the depot; says Police"),
    case("Rebels attacked the depot, police said.", "ASSAULT Rebels > the depot; says police"),
    case("Rebels, police said, attacked the depot.", "ASSAULT Rebels > the depot; says police"),
    case("Rebels attacked the depot, according to the Red Cross.",
         "ASSAULT Rebels > the depot; says the Red Cross"),
    case("According to residents, rebels attacked the depot.",
         "ASSAULT rebels > the depot; says residents"),
    case("Rebels attacked the depot, said a ministry statement.",
         "ASSAULT Rebels > the depot; says ministry"),
    case("The defence ministry said in a statement that rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says The defence ministry"),
    case("In a statement, the group said rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says the group"),
    case("State television reported that rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says State television"),
    case("Police told Reuters that rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says Police"),
    case("Colonel Musa Diallo told reporters on Friday rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says Musa Diallo",
         bug="without that: the hearers suffer what is told"),
    case("A spokesman for the army said rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says A spokesman for the army"),
    case("Army spokesman Musa Diallo said rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says Musa Diallo"),
    case("A senior official, who spoke on condition of anonymity, said rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says A senior official"),
    case("It said rebels had attacked the depot.", "ASSAULT rebels > the depot; says It"),
    case("Monitors, the Free Highlands Group, said two of its members had been shot.",
         "ASSAULT.firearms ? > ?; says Monitors", bug="members of a group are only counted"),
    case("Zambia said its jets were bombing three towns and vowed to go on.",
         "ASSAULT.aerial its > ?; with warplane; says Zambia",
         'THREATEN.violence Zambia > ?; about "bombing"'),
    case("Quoting Ibrahim Musa, a spokesman, Kenya Radio said gunmen shot two policemen.",
         "ASSAULT.firearms gunmen > two policemen; injured 2 (policemen 2); says Kenya Radio > Ibrahim Musa"),
    case("The minister thanked Kenya and condemned the raid, according to the ministry.",
         'ACCUSE.disapprove The minister > ?; says the ministry; about "raid"',
         "ASSAULT ? > ?; says the ministry > The minister",
         "SUPPORT The minister > Kenya; says the ministry"),
    case("Norway appealed for calm after a raid on Bor.",
         "ASSAULT ? > ?; at Bor", 'REQUEST.yield Norway > ?; response-to "raid"',
         bug="where the raid was is taken for the appeal's place"),
    case("Authorities have yet to say who was behind the attack."),
    case("According to video from the scene, gunmen attacked the camp.",
         "ASSAULT.firearms gunmen > the camp"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INDIRECT_SPEECH)
def test_indirect_speech(text: str, expected: str) -> None:
    assert said(text) == expected


QUOTATION = [
    case('Mr White said: "The raid on the farm was wrong."Rebels attacked a camp in Gao.',
         'ASSAULT ? > the farm; says White"', "ASSAULT Rebels > a camp; at Gao"),
    case('"Rebels attacked the depot," the mayor said.', 'ASSAULT Rebels > the depot; says the mayor"'),
    case('"Rebels attacked the depot," said the mayor.', 'ASSAULT Rebels > the depot; says the mayor"'),
    case('The mayor said: "Rebels attacked the depot."', 'ASSAULT Rebels > the depot; says The mayor"'),
    case("“Rebels attacked the depot,” the mayor told reporters on Friday.",
         'ASSAULT Rebels > the depot; says the mayor"'),
    case('"Rebels attacked the depot," the mayor said. "They killed six people."',
         'ASSAULT Rebels > the depot; says the mayor"',
         'ASSAULT They > (the depot); killed 6; says the mayor"; as "attacked"'),
    case('The mayor said: "Rebels attacked the depot. They killed six people."',
         'ASSAULT Rebels > the depot; says The mayor"',
         'ASSAULT They > (the depot); killed 6; says The mayor"; as "attacked"'),
    case('"Rebels attacked the depot. They killed six people," the mayor said.',
         'ASSAULT Rebels > the depot; says the mayor"',
         'ASSAULT They > (the depot); killed 6; says the mayor"; as "attacked"'),
    case('"The rebels came at dawn," said Musa Diallo, a farmer. "They burned down the depot."',
         'ASSAULT.destroy They > the depot; says Musa Diallo"'),
    case('The mayor said rebels had "attacked the depot with great cruelty".',
         'ASSAULT rebels > the depot; says The mayor"'),
    case('The mayor spoke on Monday.\n"Rebels attacked the depot," he said.',
         'ASSAULT Rebels > the depot; says he"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTATION)
def test_quotation(text: str, expected: str) -> None:
    assert said(text) == expected


CHAINS_OF_VOICES = [
    case("Interfax quoted the governor as saying that rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says Interfax > the governor",
         bug="the one who is quoted is not a voice"),
    case("The agency, quoting the governor, said rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says The agency > the governor"),
    case("The mayor, citing police, said rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says The mayor > police"),
    case("Interfax reported that the governor said rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says Interfax > the governor"),
    case("The mayor said police believed rebels had attacked the depot.",
         "ASSAULT rebels > the depot; says The mayor > police"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHAINS_OF_VOICES)
def test_chains_of_voices(text: str, expected: str) -> None:
    assert said(text) == expected


STANCE = [
    case("The rebels claimed they had killed 50 soldiers.",
         "ASSAULT they > 50 soldiers; killed 50 (soldiers 50); says The rebels?"),
    case("The rebels claimed to have killed 50 soldiers.",
         "ASSAULT The rebels > 50 soldiers; killed 50 (soldiers 50); says The rebels?"),
    case("The army confirmed that two of its soldiers had been killed.",
         "ASSAULT ? > two of its soldiers; killed 2 (soldiers 2); says The army!",
         bug="the soldiers are counted and not the target"),
    case("The army admitted that it had shelled the depot.",
         "ASSAULT.heavy-weapons it > the depot; says The army!", "CONCEDE The army > ?"),
    case("The army said it had killed 50 rebels; the rebels denied the claim.",
         "ASSAULT it > 50 rebels; killed 50 (rebels 50); says The army", "REJECT the rebels > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STANCE)
def test_stance(text: str, expected: str) -> None:
    assert said(text) == expected


ASIDES_ARE_THE_OUTLETS_OWN = [
    case("The mayor said that the rebels, who attacked the depot on Monday, had withdrawn from Goma.",
         "ASSAULT the rebels > the depot", "RETREAT.withdraw the rebels > ?; from Goma; says The mayor"),
    case("Police said the driver, a former soldier who attacked a depot in May, praised Togo.",
         "ASSAULT a former soldier > a depot", "SUPPORT the driver > Togo; says Police"),
    case("The mayor, who praised Togo, said rebels had attacked the depot.",
         "SUPPORT The mayor > Togo", "ASSAULT rebels > the depot; says The mayor"),
    case("After the attack, Chad recalled its ambassador from Ankara.",
         "ASSAULT ? > ?", 'SANCTION.withdraw Chad > Ankara; response-to "attack"',
         bug="to recall an ambassador is taken for speech"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASIDES_ARE_THE_OUTLETS_OWN)
def test_asides_are_the_outlets_own(text: str, expected: str) -> None:
    assert said(text) == expected


DENIALS = [
    case("Rwanda denied attacking the camp.",
         'REJECT Rwanda > ?; about "attacking"', "ASSAULT Rwanda > the camp; denied; says Rwanda"),
    case("Rwanda denied that its troops had attacked the camp.",
         'REJECT Rwanda > ?; about "attacked"', "ASSAULT its troops > the camp; denied; says Rwanda"),
    case("The group said it did not attack the camp.", "ASSAULT it > the camp; denied; says The group"),
    case("The group denied involvement in the attack.",
         "REJECT The group > ?", "ASSAULT The group > ?; denied; says The group",
         bug="those who deny involvement are not the ones it is about"),
    case("The group rejected accusations that it had attacked the camp.",
         "REJECT The group > ?", "ASSAULT it > the camp; denied; says The group",
         bug="rejected accusations are neither denied nor voiced"),
    case("Togo dismissed Ghana's claim that it had attacked the camp.",
         "REJECT.yield Togo > Ghana", "ASSAULT it > the camp; denied; says Togo",
         bug="a dismissed claim is neither denied nor voiced"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_denials(text: str, expected: str) -> None:
    assert said(text) == expected


PASSED_ON = [
    case("A guard was killed, according to a doctor cited by TASS.",
         "ASSAULT ? > A guard; killed 1 (guard 1); says TASS > a doctor"),
    case("The mayor, quoted by Reuters, said gunmen had attacked the bridge.",
         "ASSAULT.firearms gunmen > the bridge; says Reuters > The mayor"),
    case("A colonel quoted by the Belga agency said rebels had stormed the prison.",
         "ASSAULT rebels > the prison; says the Belga agency > A colonel"),
]  # fmt: skip


def test_users_of_networks_speak_and_reports_document() -> None:
    assert said('"They dropped two bombs at noon," one user wrote on Facebook.').endswith('says one user"')
    assert said("The group documented the killing of 72 civilians by rebels.").endswith("says The group")


@pytest.mark.parametrize(("text", "expected"), PASSED_ON)
def test_a_speaker_quoted_by_an_agency_is_heard_through_it(text: str, expected: str) -> None:
    assert said(text) == expected


def test_what_came_before_an_order_is_not_said_by_who_gave_it() -> None:
    found = said("India told a Canadian envoy to leave, hours after Ottawa expelled an Indian officer.")
    assert "says" not in found


NOT_OF_THE_SPEAKER = [
    case("He admitted organising the raid, though Berne has refused to extradite him.",
         "ASSAULT He > ?; says He!", "CONCEDE He > ?", "REJECT.yield Berne > ?"),
    case("Washington urged Kabul to hand over the leaders; the government denies harbouring them.",
         "AID the government > them; denied; says the government",
         'REJECT the government > ?; about "harbouring"', "REQUEST.yield Washington > Kabul"),
    case("The governor described reports of mass killings as baseless.",
         "ASSAULT ? > ?; denied; says The governor", 'REJECT The governor > ?; about "killings"'),
    case("According to Interfax, which cited a source in Baku, Azerbaijan has attacked the border.",
         "ASSAULT Azerbaijan > ?; says Interfax > a source in Baku"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOT_OF_THE_SPEAKER)
def test_what_the_speaker_does_not_say(text: str, expected: str) -> None:
    assert said(text) == expected


def test_who_tells_behind_a_quotation_has_a_name_beside_his_office() -> None:
    text = "“We reject the offer,” the leader, Luis Maro, told reporters inside the mission."
    assert said(text) == 'REJECT.yield We > ?; says the leader"'
