"""What is done by saying it: menaces, deals that will not be kept, charges called false, deeds denied."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

MENACES = [
    case("Chad reserves the right to defend its borders.", "THREATEN.violence Chad > ?"),
    case("Militants attacked the camp. Chad warned that militants could cross into Sudan.",
         "ASSAULT Militants > the camp", 'ASSAULT militants > ?; hypothetical; says Chad; as "attacked"'),
    case("The chief of the army said any incursion would be met with force.",
         "THREATEN.violence The chief of the army > ?; says The chief of the army"),
    case("The minister said Iran would respond in kind to any attack.",
         "THREATEN.violence Iran > ?; says The minister"),
    case("Analysts said Iran would respond in kind to an attack.",
         "ASSAULT Iran > ?; hypothetical; says Analysts"),
    case("President Castro said her country would answer in kind.",
         "THREATEN.violence her country > ?; says Castro"),
    case("The ministry blamed Oslo for a threat by rebel leader Castro to attack the camp.",
         "ACCUSE.allege The ministry > Oslo; about \"threat\"",
         "THREATEN.violence Castro > the camp"),
    case("The rebel leader has given the government until Friday to begin talks.",
         "THREATEN.violence The rebel leader > the government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MENACES)
def test_menaces(text: str, expected: str) -> None:
    assert said(text) == expected


REFUTATIONS = [
    case('"Reports of dead children are lies," the spokesman said.',
         'REJECT the spokesman > ?; says the spokesman"'),
    case("The ministry said the accusations were baseless.",
         "REJECT The ministry > ?; says The ministry"),
    case("The ministry said the accusations were not baseless."),
    case("State television said that reports of civilian deaths were fake news.",
         "REJECT State television > ?; says State television"),
    case("The ministry said the report was not true.", "REJECT The ministry > ?; says The ministry"),
    case('"The information spread by the rebels does not correspond to reality," said the spokesman.',
         'REJECT the spokesman > the rebels; says the spokesman"'),
    case('"The reports are true," said the spokesman.'),
    case("The Colombian government called Maduro's charges absurd.",
         "REJECT The Colombian government > Maduro"),
    case("The accusations were false."),
    case("The Front said it would not be bound by any deal.",
         "REJECT.yield it > ?; says The Front"),
    case("The rebels will not recognise the outcome of the vote.", "REJECT.yield The rebels > ?"),
    case("The rebels will recognise the outcome of the vote."),
]  # fmt: skip


CHARGES = [
    case("The envoys underlined that those responsible must be held accountable.",
         "REQUEST.yield The envoys > ?; says The envoys"),
    case("The agency said it was appalled by the attack on the hospital.",
         "ACCUSE.disapprove it > ?; says The agency", "ASSAULT ? > the hospital; says The agency"),
    case("The president oversaw the inquiry into what he called a cowardly attack.",
         "ACCUSE.disapprove he > ?"),
    case("The president opened what he called a beautiful garden."),
    case("The commissioner said there would be no room for dialogue with the rebels.",
         "REJECT.meet The commissioner > the rebels; says The commissioner"),
    case("State television aired calls for calm.", "REQUEST.yield State television > ?"),
    case("The army accused rebels of breaking the truce; Oslo rejected the charge.",
         "ACCUSE.allege The army > rebels; about \"breaking\"",
         "ASSAULT rebels > ?; alleged; says The army", "REJECT Oslo > ?; about \"accused\""),
    case("Chad asked the court to rule on the sites; Oslo does not accept its jurisdiction.",
         "REJECT.yield Oslo > ?",
         "REQUEST.yield Chad > the court"),
    case("Mediators met. She told them that those responsible must be held to account.",
         "CONSULT Mediators <> ?", "REQUEST.yield She > ?; says She"),
    case('"All responsibility for the escalation lies with Chad," the ministry said.',
         'ACCUSE.allege the ministry > Chad; says the ministry"'),
    case("The minister said the blame rested on the rebels.",
         "ACCUSE.allege The minister > the rebels; says The minister"),
    case("The minister said responsibility for schools lay with the regions."),
    case('"The junta has committed a war crime," the group said.',
         'ACCUSE.allege the group > The junta; says the group"'),
    case("The minister said troops would commit no crimes."),
    case('The president said the raids were "an act of terror".',
         'ACCUSE.disapprove The president > ?; says The president"; about "raids"',
         "ASSAULT ? > ?; says The president"),
    case('"This trial was a political persecution," her lawyer said.',
         'ACCUSE.disapprove her lawyer > ?; says her lawyer"'),
    case("Kosovo police raid post offices as Belgrade protests",
         "ACCUSE.disapprove Belgrade > ?", "COERCE Kosovo police > post offices"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHARGES)
def test_charges(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), REFUTATIONS)
def test_refutations_and_refusals(text: str, expected: str) -> None:
    assert said(text) == expected


DENIALS = [
    case("Sudan has long accused Chad of sheltering the group, which Chad denies.",
         "ACCUSE.allege Sudan > Chad; about \"sheltering\"", "AID Chad > the group; alleged; says Sudan",
         "AID Chad > the group; denied; says Chad", "REJECT Chad > Sudan; about \"accused\""),
    case("The UN accused Rwanda of sending troops, an allegation that Kigali rejects.",
         "ACCUSE.allege The UN > Rwanda; about \"sending\"",
         "MOBILIZE.troops Rwanda > ?; alleged; says The UN",
         "MOBILIZE.troops Rwanda > ?; denied; says Kigali",
         "REJECT Kigali > The UN; about \"accused\""),
    case("The UN accused Rwanda of sending troops, an allegation that Uganda rejects.",
         "ACCUSE.allege The UN > Rwanda; about \"sending\"",
         "MOBILIZE.troops Rwanda > ?; alleged; says The UN",
         "REJECT Uganda > ?; about \"accused\""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_who_is_charged_with_a_deed_and_denies_it_says_so(text: str, expected: str) -> None:
    assert said(text) == expected


DEEDS = [
    case("The army has lost a vast stretch of land to the rebels.", "COERCE.seize the rebels > The army"),
    case("Sudan reopened the Telk bridge.", "RETREAT.access Sudan > ?"),
    case("The Red Cross sent two trucks of supplies to the town.", "AID The Red Cross > ?"),
    case("Chad moved two battalions to the border.", "MOBILIZE.troops Chad > ?"),
    case("The army dismissed the truce.", "REJECT.yield The army > ?"),
    case("The authorities denied them citizenship.", "COERCE.restrict The authorities > them",
         bug="the parse gives the verb two objects"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_deeds(text: str, expected: str) -> None:
    assert said(text) == expected


DENIED = [
    case("Iran denied any role in the bombing of the embassy.",
         "ASSAULT.explosives Iran > the embassy; denied; says Iran", 'REJECT Iran > ?; about "bombing"'),
    case("Iran denied reports of the bombing of the embassy.",
         "ASSAULT.explosives ? > the embassy; denied; says Iran", 'REJECT Iran > ?; about "bombing"'),
    case("Rwanda denies that it is backing the rebels.", 'REJECT Rwanda > ?; about "backing"',
         "SUPPORT it > the rebels; denied; says Rwanda"),
    case("Kenya rejects Sudan's charge that it shelters the rebels.",
         "AID it > the rebels; denied; says Kenya", 'REJECT Kenya > Sudan; about "shelters"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_who_denies_a_share_in_a_deed_is_charged_with_it(text: str, expected: str) -> None:
    assert said(text) == expected


DENIED_BACK = [
    case("The governor blamed the militia for the attack, but it denied responsibility.",
         "ACCUSE.allege The governor > the militia; about \"attack\"",
         "ASSAULT the militia > ?; alleged; says The governor",
         "ASSAULT the militia > ?; denied; says it; as \"attack\"",
         "REJECT it > The governor"),
    case("The court accused the general of killing villagers, a claim he disputes.",
         "ACCUSE.allege The court > the general; about \"killing\"",
         "ASSAULT the general > villagers; alleged; killed some; says The court",
         "ASSAULT the general > villagers; denied; says he", "REJECT he > The court; about \"accused\""),
    case("Mali accused Algeria of arming the rebels, an allegation it rejects.",
         "ACCUSE.allege Mali > Algeria; about \"arming\"", "AID Algeria > the rebels; alleged; says Mali",
         "AID Algeria > the rebels; denied; says it", "REJECT it > Mali; about \"accused\""),
    case("The bloc accused Chad of supplying drones, a charge Chad has repeatedly rejected.",
         "ACCUSE.allege The bloc > Chad; about \"supplying\"", "AID Chad > ?; alleged; says The bloc",
         "AID Chad > ?; denied; says Chad", "REJECT Chad > The bloc; about \"accused\""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DENIED_BACK)
def test_a_charge_denied_without_naming_it_again_is_denied(text: str, expected: str) -> None:
    assert said(text) == expected


DISOWNED = [
    case("The group said it had nothing to do with the bombing.",
         "ASSAULT.explosives it > ?; denied; says The group",
         'REJECT The group > ?; says The group; about "bombing"'),
    case("Syria insisted that it had nothing to do with the kidnapping.",
         "ASSAULT.abduct it > ?; denied; says Syria", 'REJECT Syria > ?; says Syria; about "kidnapping"'),
    case("Peru dismissed the accusations as groundless.", "REJECT Peru > ?"),
    case("Karimov rejected the allegation.", "REJECT Karimov > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DISOWNED)
def test_a_charge_rejected_is_no_refusal_to_yield(text: str, expected: str) -> None:
    assert said(text) == expected


BROKEN = [
    case("Norway terminated its fisheries treaty with Iceland.", "SANCTION.withdraw Norway > Iceland"),
    case("Canada cut its pacts with Minsk on Tuesday.", "SANCTION.withdraw Canada > Minsk"),
    case("France ended a trade agreement with Niger.", "SANCTION.withdraw France > Niger"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_to_end_a_treaty_is_no_agreement(text: str, expected: str) -> None:
    assert said(text) == expected


OWN_REFUSALS = [
    case("Belgium said it would no longer train Rwandan soldiers.",
         "REJECT.yield it > Rwandan soldiers; says Belgium"),
    case('"We will not step back," the guerrilla leader said.',
         'REJECT.yield We > ?; says the guerrilla leader"'),
    case("The minister said the rebels would not step back."),
    case("The general said he would not comment."),
    case("Kenya said it would not interfere in Sudan.", "AGREE it > ?; says Kenya"),
    case("Greece said it would not recognise the new government.",
         "REJECT.yield it > the new government; says Greece"),
    case("The United States will not talk to the rebels.", "REJECT.meet The United States > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWN_REFUSALS)
def test_who_says_that_he_will_not_do_it_refuses(text: str, expected: str) -> None:
    assert said(text) == expected


VOWED_NOT_TO = [
    case("The premier vowed not to negotiate with the militia.", "REJECT.meet The premier > the militia"),
    case("The colonel swore never to return.", "REJECT.yield The colonel > ?"),
    case("The two armies agreed not to shell the town.", "AGREE The two armies <> ?"),
    case("The rebels pledged not to attack the convoy.", "AGREE The rebels > the convoy"),
    case("The rebels vowed never to stop fighting.", "THREATEN.violence The rebels > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VOWED_NOT_TO)
def test_what_is_vowed_not_to_be_done_is_no_threat_of_it(text: str, expected: str) -> None:
    assert said(text) == expected


UNLESS = [
    case("Gunmen said the pilots would be shot unless a ransom was paid.",
         "THREATEN.violence Gunmen > the pilots; says Gunmen"),
    case("The rebels said the nurses would be killed unless the army withdrew.",
         "THREATEN.violence The rebels > the nurses; says The rebels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNLESS)
def test_what_will_befall_captives_unless_others_yield_is_a_threat(text: str, expected: str) -> None:
    assert said(text) == expected


RIGGED = [
    case("The opposition claimed the vote was rigged.",
         "ACCUSE.allege The opposition > ?; says The opposition?"),
    case('"The election was stolen," the candidate told supporters.',
         'ACCUSE.allege the candidate > ?; says the candidate"'),
    case("Monitors said the poll was marred by fraud.", "ACCUSE.allege Monitors > ?; says Monitors"),
    case("Monitors said the result had not been falsified."),
    case("The vote was rigged."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RIGGED)
def test_who_calls_a_vote_rigged_accuses(text: str, expected: str) -> None:
    assert said(text) == expected


DENIED_OF_THE_SENTENCE_BEFORE = [
    case("Gunfire killed two in Tarn. The police denied responsibility.",
         "ASSAULT.firearms ? > ?; at Tarn; with gunfire; killed 2",
         "ASSAULT.firearms The police > ?; denied; at Tarn; with gunfire; says The police",
         "REJECT The police > ?"),
    case("Zambian media said Congolese troops had shelled the village. The Congolese army denied the report.",
         "ASSAULT.heavy-weapons Congolese troops > ?; says Zambian media",
         "ASSAULT.heavy-weapons Congolese troops > ?; denied; says The Congolese army",
         "REJECT The Congolese army > Zambian media"),
    case("The officer denied any role in the massacre.",
         "ASSAULT The officer > ?; denied; says The officer", 'REJECT The officer > ?; about "massacre"'),
    case("The rebels denied responsibility for the ambush.",
         "ASSAULT The rebels > ?; denied; says The rebels", 'REJECT The rebels > ?; about "ambush"'),
    case("It had nothing to do with the raid, the group said.",
         "ASSAULT It > ?; denied; says the group", 'REJECT the group > ?; says the group; about "raid"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DENIED_OF_THE_SENTENCE_BEFORE)
def test_a_share_or_report_denied_is_denied_by_whom_it_charges(text: str, expected: str) -> None:
    assert said(text) == expected


def test_who_is_to_be_freed_is_not_asked_for_it() -> None:
    assert said("Amnesty International demanded that the prisoners be freed.") == (
        "REQUEST.yield Amnesty International > ?"
    )


CHARGES_AND_MENACES = [
    case("Chad said jihadists were to blame.", "ACCUSE.allege Chad > jihadists; says Chad"),
    case("The envoy did not say who was to blame."),
    case("Mali said a landing in Benin would amount to a declaration of war.",
         "THREATEN.violence Mali > ?; says Mali"),
    case("Tehran said it would regard any boarding as an act of war.",
         "THREATEN.violence Tehran > ?; says Tehran"),
    case("The spokesman said those responsible should face justice.",
         "REQUEST.yield The spokesman > ?; says The spokesman"),
    case("The State Department said it was deeply concerned about the drills.",
         "ACCUSE.disapprove it > ?; says The State Department"),
    case("Residents were concerned about the drills."),
    case("There are rumours that the general was ready to sign a peace deal.",
         "AGREE the general > ?; alleged"),
    case("The president vowed that the sacrifices would not go in vain.", "AGREE The president > ?"),
    case("The United Nations urged full implementation of the truce.",
         "REQUEST.yield The United Nations > ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHARGES_AND_MENACES)
def test_charges_menaces_and_concern(text: str, expected: str) -> None:
    assert said(text) == expected


EMBEDDED = [
    case("Doctors threatened to go on strike.", "THREATEN.violence Doctors > ?"),
    case("Miners threatened to embark on an indefinite strike.", "THREATEN.violence Miners > ?"),
    case("The EU urged Pristina to reverse the decision and return to the dialogue.",
         "REQUEST.meet The EU > Pristina"),
    case("The minister ruled out sending in troops.", "REJECT.yield The minister > ?"),
    case("The army has not confirmed that any convoy was attacked."),
    case("UNICEF plans to launch a vaccination campaign."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EMBEDDED)
def test_what_is_threatened_urged_or_ruled_out_is_not_told(text: str, expected: str) -> None:
    assert said(text) == expected


ASKED_NOT_TO = [
    case("The envoy urged the rebels not to attack the town.", "REQUEST.yield The envoy > the rebels"),
    case("The bishop appealed to the parties not to abandon the talks.",
         "REQUEST.yield The bishop > the parties"),
    case("Oslo asked the army not to storm the embassy.", "REQUEST.yield Oslo > the army"),
    case("The rebels threatened to boycott the vote until their colleagues are released.",
         "THREATEN.relations The rebels > ?"),
    case("Venezuela has vowed to ignore the ruling.", "REJECT.yield Venezuela > ?"),
    case('"We are not going to negotiate," the minister said.', 'REJECT.meet We > ?; says the minister"'),
    case("The Front will file a complaint and asks Norway to impose sanctions.",
         "ACCUSE.disapprove The Front > ?; planned", "REQUEST.yield The Front > Norway"),
    case("The government promised the League that it would amend the law.", "AGREE The government <> ?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASKED_NOT_TO)
def test_what_somebody_is_asked_not_to_do_is_no_deed(text: str, expected: str) -> None:
    assert said(text) == expected


TROOPS_ORDERED = [
    case("The president ordered troops to enter the city.", "MOBILIZE.troops The president > ?"),
    case("The minister authorised soldiers to patrol the border.", "MOBILIZE.troops The minister > ?"),
    case("The junta ordered French soldiers to leave.", "REQUEST.yield The junta > French soldiers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TROOPS_ORDERED)
def test_troops_ordered_in_are_mobilised(text: str, expected: str) -> None:
    assert said(text) == expected


HEARSAY = [
    case("There were unconfirmed reports that soldiers had burned two villages.",
         "ASSAULT.destroy soldiers > ?; alleged"),
    case("Police are investigating reports that gunmen attacked a bus.",
         'ACCUSE.investigate Police > ?; about "attacked"', "ASSAULT.firearms gunmen > a bus; alleged"),
    case("Residents feared an attack."),
    case("The official asked for anonymity because he was not authorised to discuss the negotiations."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEARSAY)
def test_hearsay_is_alleged_and_boilerplate_no_event(text: str, expected: str) -> None:
    assert said(text) == expected


NOBODY_ASKED = [
    case("The candidate said the party must win six seats."),
    case("The judge said a leader must fight."),
    case("The minister said it would not pass."),
    case("The minister said Sudan should disarm the rebels.",
         "REQUEST.yield The minister > Sudan; says The minister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOBODY_ASKED)
def test_what_must_be_won_or_will_not_pass_is_neither_asked_nor_refused(text: str, expected: str) -> None:
    assert said(text) == expected
