"""The sixteen types of events, each told by a verb, by an event noun, and by a noun with a light verb."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

AN_EVENT = [
    case("The government declared a state of emergency.", "COERCE.martial-law The government > ?"),
    case("Kenya denied them entry.", "COERCE.restrict Kenya > them"),
    case("Norway denied the claim.", "REJECT Norway > ?"),
    case("The rebels' seizure of hostages in Lima shocked Peru.", "ASSAULT.abduct The rebels > ?"),
    case("The Kenyan government has launched a campaign to help the victims.",
         "AID The Kenyan government > ?"),
    case("The rebels launched a military campaign in October.", "ASSAULT The rebels > ?"),
    case("The junta gave Niger 48 hours to withdraw its troops.", "THREATEN.violence The junta > Niger"),
    case("Army chiefs have given the rebels until Friday to lay down their arms.",
         "THREATEN.violence Army chiefs > the rebels"),
    case("Angela Meyer described the attack as barbaric.",
         'ACCUSE.disapprove Angela Meyer > ?; about "attack"', "ASSAULT ? > ?; says Angela Meyer"),
    case("The Red Cross carried blankets and mattresses into the town.", "AID The Red Cross > ?"),
    case("Iran has assigned a team of doctors to the families.", "AID Iran > the families"),
    case("The UN appealed for 30 million dollars for refugees from Mali.", "REQUEST.assist The UN > ?"),
    case("Fifteen people drowned when a boat of refugees was rammed by the coast guard.",
         "ASSAULT the coast guard > a boat of refugees"),
    case("Rebels blunted an offensive that the army launched in January.", "ASSAULT the army > ?"),
    case("Norway and Sweden agreed to a joint patrol.", "AGREE Norway + Sweden <> ?"),
    case("Peru and Ecuador reached a border deal in Lima.", "AGREE Peru + Ecuador <> ?; at Lima"),
    case("Kenya's president met his Ugandan counterpart in Nairobi.",
         "CONSULT Kenya's president <> his Ugandan counterpart; at Nairobi"),
    case("Envoys from Chad and Sudan held talks in Tripoli.",
         "CONSULT Envoys from Chad and Sudan <> ?; at Tripoli"),
    case("The Greek prime minister visited Ankara on Monday.",
         "CONSULT.visit The Greek prime minister > Ankara; at Ankara"),
    case("Peace talks between the government and the rebels resumed in Oslo on Monday.",
         "CONSULT the government + the rebels <> ?; at Oslo"),
    case("Mali praised Niger.", "SUPPORT Mali > Niger"),
    case("Cuba thanked Mexico for the oil.", "SUPPORT Cuba > Mexico"),
    case("Georgia signed a trade agreement with Armenia.", "SUPPORT Georgia > Armenia"),
    case("Ireland recognised the state of Palestine.", "SUPPORT Ireland > Palestine"),
    case("Brazil voiced support for Bolivia.", "SUPPORT Brazil > Bolivia"),
    case("Turkey lifted its embargo on Armenia.", "CONCEDE Turkey > Armenia",
         bug="lifting a sanction is one concession to those under it, and happens at no place"),
    case("Egypt shared intelligence with Jordan.", "COOPERATE Egypt <> Jordan"),
    case("Israel and Hamas exchanged prisoners on Sunday.", "COOPERATE Israel + Hamas <> ?"),
    case("Japan sent food to the Philippines.", "AID Japan > the Philippines"),
    case("Denmark pledged aid to Somalia.", "AID Denmark > Somalia; planned",
         bug="a pledge of aid is not seen"),
    case("The rebels withdrew from Goma.", "RETREAT.withdraw The rebels > ?; from Goma"),
    case("Ethiopia pulled its troops out of Somalia.", "RETREAT.withdraw Ethiopia > ?; from Somalia",
         bug="troops pulled out are not seen"),
    case("Rebels freed two captured soldiers.", "RETREAT.release Rebels > two captured soldiers"),
    case("Cyprus asked Greece for help.", "REQUEST.assist Cyprus > Greece"),
    case("The United Nations called for a ceasefire.", "REQUEST.yield The United Nations > ?"),
    case("Bolivia urged Chile to reopen the border.", "REQUEST.yield Bolivia > Chile"),
    case("Zambia condemned the plan.", "ACCUSE.disapprove Zambia > ?"),
    case("Sudan's foreign ministry summoned the Ethiopian ambassador.",
         "ACCUSE.disapprove Sudan's foreign ministry > Ethiopian"),
    case("Greece lodged a protest with Turkey.", "ACCUSE.disapprove Greece > Turkey"),
    case("Chile rejected the proposal.", "REJECT.yield Chile > ?"),
    case("Serbia refused to negotiate with Kosovo.", "REJECT.meet Serbia > Kosovo"),
    case("Libya denied the accusation.", "REJECT Libya > ?"),
    case("Sudan threatened to attack Uganda.", "THREATEN.violence Sudan > Uganda"),
    case("North Korea warned Japan.", "THREATEN.violence North Korea > Japan"),
    case("Eritrea issued a threat against Djibouti.", "THREATEN.violence Eritrea > Djibouti"),
    case("Protesters marched against the junta in Yangon.",
         "PROTEST.demo Protesters > the junta; at Yangon"),
    case("Miners went on strike in Zambia.", "PROTEST.strike Miners > ?; at Zambia"),
    case("Colombia expelled Venezuela's ambassador.", "SANCTION.expel Colombia > Venezuela"),
    case("Qatar recalled its ambassador from Egypt.", "SANCTION.withdraw Qatar > Egypt"),
    case("Morocco broke off relations with Iran.", "SANCTION.withdraw Morocco > Iran"),
    case("Canada imposed sanctions on Belarus.", "SANCTION.discontinue Canada > Belarus"),
    case("Poland deployed troops in Suwalki.", "MOBILIZE.troops Poland > ?; at Suwalki"),
    case("Turkey held military exercises near Cyprus.", "MOBILIZE Turkey > ?; near Cyprus"),
    case("Britain sent two warships to the Gulf.", "MOBILIZE.troops Britain > ?; to the Gulf",
         bug="where forces are sent is no place of the event"),
    case("Police arrested 12 demonstrators in Minsk.",
         "COERCE.arrest Police > 12 demonstrators; at Minsk; detained 12 (demonstrators 12)"),
    case("The army seized Bor from the rebels.", "COERCE.seize The army > the rebels; at Bor"),
    case("Kindu fell to the rebels on Friday.", "COERCE.seize the rebels > ?; at Kindu",
         bug="those to whom a town falls are not the ones who take it"),
    case("Israel closed the crossing.", "COERCE.restrict Israel > ?"),
    case("Rebels attacked an army base near Bukavu.", "ASSAULT Rebels > an army base; near Bukavu"),
    case("The army carried out an attack on the depot.", "ASSAULT The army > the depot"),
    case("Troops clashed with rebels near Kalemie.", "ASSAULT Troops <> rebels; near Kalemie",
         bug="clash with: the other side and the place are lost"),
    case("Fighting between the army and rebels continued in Juba.",
         "ASSAULT the army + rebels <> ?; at Juba", bug="fighting that continues is not seen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AN_EVENT)
def test_an_event(text: str, expected: str) -> None:
    assert said(text) == expected


MEANS_TELL_THE_MODE_OF_AN_ASSAULT = [
    case("Gunmen kidnapped five aid workers near Gao.",
         "ASSAULT.abduct Gunmen > five aid workers; near Gao; detained 5 (aid workers 5)"),
    case("Gunmen opened fire on a bus in Cairo.", "ASSAULT.firearms Gunmen > a bus; at Cairo"),
    case("Gunmen stormed a hotel in Bamako.", "ASSAULT.firearms Gunmen > a hotel in Bamako; at Bamako",
         bug="gunmen tell the means, and are lost as those who act"),
    case("Gunmen shot dead two policemen in Karachi.",
         "ASSAULT.firearms Gunmen > two policemen; at Karachi; killed 2 (policemen 2)",
         bug="gunmen are lost as those who act; dead is taken as a word of the group"),
    case("A suicide bomber killed six people in Kano.",
         "ASSAULT.suicide-attack A suicide bomber > ?; at Kano; killed 6"),
    case("A car bomb exploded outside a hotel in Kabul.",
         "ASSAULT.explosives ? > a hotel; near hotel in Kabul; at Kabul; with car bomb"),
    case("Warplanes bombed Aleppo.", "ASSAULT.aerial Warplanes > ?; at Aleppo; with warplane"),
    case("Insurgents kidnapped three aid workers.",
         "ASSAULT.abduct Insurgents > three aid workers; detained 3 (aid workers 3)"),
    case("Police fired tear gas at protesters.",
         "ASSAULT.crowd-control Police > protesters; with tear gas"),
    case("Azerbaijan attacked Armenia with drones.", "ASSAULT.drone Azerbaijan > Armenia; with drone"),
    case("Ukraine fired missiles at the bridge.",
         "ASSAULT.heavy-weapons Ukraine > the bridge; with missile"),
    case("Mortar shells hit a hospital in Sarajevo.",
         "ASSAULT.heavy-weapons ? > a hospital; at Sarajevo; with mortar"),
    case("Soldiers burned down the market.", "ASSAULT.destroy Soldiers > the market"),
    case("The officers tortured the detainees.", "ASSAULT.torture The officers > the detainees"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANS_TELL_THE_MODE_OF_AN_ASSAULT)
def test_means_tell_the_mode_of_an_assault(text: str, expected: str) -> None:
    assert said(text) == expected


WHAT_IS_NO_EVENT = [
    case("In August an Islamic body declared an independent state."),
    case("The council pushed back elections for governors."),
    case("The mayor, who died in 2013, founded the party."),
    case("None of the injuries were serious."),
    case("His staff had counted the dead and wounded at a local hospital in Oslo."),
    case("The militia was founded to fight the government."),
    case("Witnesses said many people remained indoors in case of any new air attacks."),
    case("The envoy did not rule out a treaty."),
    case("The Red Cross has arranged medical visits."),
    case("The teacher gave the children until Friday."),
    case("The film was shot in Morocco in 2011.", bug="filming is taken for shooting"),
    case("The minister suffered a heart attack on Friday."),
    case("The price of bread struck a record high.", bug="what can do no violence strikes"),
    case("Attack helicopters are expensive."),
    case("The author released her third novel in May."),
    case("The bank raised interest rates to fight inflation."),
    case("The ship sank in a storm off Oman."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHAT_IS_NO_EVENT)
def test_what_is_no_event(text: str, expected: str) -> None:
    assert said(text) == expected
