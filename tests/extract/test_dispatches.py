"""Sentences as dispatches write them, each with what it asks of the rules."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

OVER_TIME = [
    case("A shell hit a market in Donetsk. More than 9,000 people have been killed since the conflict began.",
         "ASSAULT.heavy-weapons ? > a market; at Donetsk; with artillery",
         "ASSAULT ? > ?; killed 9000+"),
    case("A strike killed 15 people near Kunduz. Some 3,812 people were killed in the first half of 2019.",
         "ASSAULT ? > ?; near Kunduz; killed 15", "ASSAULT ? > ?; killed 3812"),
    case("Twelve officers and soldiers were killed.", "ASSAULT ? > Twelve officers + soldiers; killed 12"),
    case("A number of soldiers were killed.", "ASSAULT ? > soldiers; killed some"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OVER_TIME)
def test_what_is_counted_over_years_is_not_todays_event(text: str, expected: str) -> None:
    assert said(text) == expected


SENTENCES = [
    case("Security forces killed 15 rebels in a weekend offensive west of Algiers.",
         "ASSAULT Security forces > 15 rebels; near west of Algiers; killed 15 (rebels 15)"),
    case("Attackers slit the throats of 32 villagers in an overnight raid near Medea.",
         "ASSAULT.primitive Attackers > 32 villagers; near Medea; killed 32 (villagers 32)"),
    case("The rebels said they had lost 45 fighters in the battle.",
         "ASSAULT ? <> ?; killed 45 (fighters 45); says The rebels"),
    case("Taliban fighters swept into Kabul on Friday.", "COERCE.seize Taliban fighters > ?; to Kabul"),
    case("Hizbollah guerrillas claimed responsibility for the bomb that killed a soldier.",
         "ASSAULT Hizbollah guerrillas > a soldier; with bomb; killed 1 (soldier 1);"
         " says Hizbollah guerrillas"),
    case("The army beat off a rebel attack on a mining town, killing 23 insurgents.",
         "ASSAULT The army > 23 insurgents; killed 23 (insurgents 23)", "ASSAULT rebel > The army"),
    case("Burundi's army massacred 200 civilians in reprisal for a rebel attack.",
         "ASSAULT rebel > ?", "ASSAULT.targeted Burundi's army > 200 civilians; killed 200 (civilians 200)"),
    case("Security chief Alexander Lebed and rebel commander Aslan Maskhadov signed a peace deal.",
         "SUPPORT Alexander Lebed + Aslan Maskhadov > ?"),
    case("Protesters hurled stones at riot police.", "PROTEST.riot Protesters > riot police; with stone"),
    case("Riot police responded with tear gas.", "ASSAULT.crowd-control Riot police > ?; with tear gas"),
    case("Suspected separatists planted a bomb in the courthouse.",
         "ASSAULT.explosives Suspected separatists > the courthouse; alleged; with bomb"),
    case("Near Palmyra, one strike destroyed a tank.", "ASSAULT.destroy ? > a tank; near Palmyra"),
    case("The army destroyed a tank with rockets.", "ASSAULT.destroy The army > a tank; with rocket"),
    case("The militia stormed a village in Gezira state, looting homes and abducting women, activists said.",
         "ASSAULT The militia > ?; at Gezira state; says activists",
         "ASSAULT.abduct The militia > women; says activists",
         "COERCE.seize The militia > ?; says activists"),
    case("The RSF said it was not responsible for the attack.", "ASSAULT it > ?; denied; says The RSF"),
    case("The Kremlin denied that its troops were fighting in Donetsk.",
         "ASSAULT its troops > ?; denied; at Donetsk; says The Kremlin",
         "REJECT The Kremlin > ?; about \"fighting\""),
    case("Hamas called the strike a massacre.", "ASSAULT ? > ?; says Hamas"),
    case("The party's leader condemned the attack, calling it a provocation.",
         "ACCUSE.disapprove The party's leader > ?; about \"attack\"",
         "ASSAULT ? > ?; says The party's leader"),
    case("Qatar said it would send fuel to Gaza.", "AID it > ?; planned; to Gaza; says Qatar"),
    case("Qatar would send fuel to Gaza if it could."),
    case("The Pentagon said it would respond at a time of its choosing.",
         "THREATEN.violence it > ?; says The Pentagon"),
    case("The Pentagon said it would respond to questions."),
    case("The European Union announced sanctions against the Guards.",
         "SANCTION.discontinue The European Union > the Guards"),
    case("Sudan blamed Chad, and Chad and Sudan blamed each other for the clashes.",
         "ACCUSE.allege Sudan > Chad", "ACCUSE.allege Chad > Sudan", "ACCUSE.allege Sudan > Chad",
         "ASSAULT ? <> ?", bug="the clashes have no side of their own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_dispatches(text: str, expected: str) -> None:
    assert said(text) == expected


ACTS = [
    case("The ministry held the separatists responsible for the shelling.",
         "ACCUSE.allege The ministry > the separatists responsible for the shelling"),
    case("The mayor lashed out at the government over the delays.",
         "ACCUSE.disapprove The mayor > the government"),
    case("Islamabad lodged a strong protest with Kabul.", "ACCUSE.disapprove Islamabad > Kabul"),
    case("\"This was a cowardly act,\" said the interior minister.",
         "ACCUSE.disapprove the interior minister > ?; says the interior minister\""),
    case("\"It was not an act of terrorism,\" the minister said."),
    case("Fighters warned that any convoy in the valley would be fired upon.",
         "THREATEN.violence Fighters > ?"),
    case("Officials warned that residents may be hit by floods."),
    case("The militia gave the elders 48 hours to hand over the gunmen or face an assault.",
         "THREATEN.violence The militia > the elders"),
    case("Mali gave three Ghanaian diplomats 48 hours to leave the country.",
         "SANCTION.expel Mali > Ghanaian"),
    case("The prime minister said those responsible would pay.",
         "THREATEN.violence The prime minister > those; says The prime minister"),
    case("Khartoum said it would not allow foreign troops on its soil.",
         "REJECT.yield it > ?; says Khartoum"),
    case("The families begged the government not to storm the building.",
         "REQUEST.yield The families > the government"),
    case("Human Rights Watch urged an independent inquiry.", "REQUEST.yield Human Rights Watch > ?"),
    case("Aid agencies sought permission to fly food into the enclave.", "REQUEST.yield Aid agencies > ?"),
    case("Protesters were beaten and dragged away by police.", "ASSAULT.beat police > Protesters"),
    case("The air force was placed on high alert.", "MOBILIZE.troops The air force > ?"),
    case("Two battalions were moved to the frontier overnight.", "MOBILIZE.troops Two battalions > ?"),
    case("About 200 inmates began a hunger strike.", "PROTEST.hunger About 200 inmates > ?"),
    case("Qatar provided the rebels with weapons.", "AID Qatar > the rebels"),
    case("Norway has offered to send doctors.", "AGREE Norway <> ?", "AID Norway > ?; planned"),
    case("A drone slammed into the refinery.", "ASSAULT.drone ? > the refinery; with drone"),
    case("The president said the rebels had violated the truce.",
         "ASSAULT the rebels > ?; says The president"),
    case("The two groups have fought for control of the oil fields.", "ASSAULT The two groups > ?"),
    case("The rebel group is blamed for a string of bombings.",
         'ACCUSE.allege ? > The rebel group; about "bombings"',
         "ASSAULT.explosives The rebel group > ?; alleged"),
    case("The minister escaped an assassination attempt.", "ASSAULT.targeted ? > The minister"),
    case("The last of the hostages walked free.", "RETREAT.release ? > the hostages"),
    case("No group said it carried out the attack."),
    case("Bonn is to host the next round of talks.", "CONSULT Bonn <> ?; planned"),
    case("The main goal is to keep the hostages safe."),
    case("The government said it was ready to talk.", "AGREE it > ?; says The government"),
    case("The government said it was not ready to talk."),
    case("Kidnappers are holding the engineer in a remote area.",
         "ASSAULT.abduct Kidnappers > the engineer; detained 1"),
    case("An Israeli raid killed a commander of Islamic Jihad, and the group responded by firing rockets into"
         " Israel.",
         "ASSAULT Israeli > a commander of Islamic Jihad; killed 1 (commander 1)",
         "ASSAULT.heavy-weapons the group > Israel; with rocket; response-to \"raid\""),
    case("\"Baku bears full responsibility for this provocation,\" the spokeswoman said.",
         "ACCUSE.allege the spokeswoman > Baku; says the spokeswoman\""),
    case("Turkey's president vowed to stand by Azerbaijan.", "SUPPORT Turkey's president > ?; planned"),
    case("Its leader said Tel Aviv would be hit next.",
         "THREATEN.violence Its leader > Tel Aviv; says Its leader"),
    case("Analysts said the port would be hit next."),
    case("Human Rights Watch, citing three survivors, said that militiamen had killed 12 herders.",
         "ASSAULT militiamen > 12 herders; killed 12 (herders 12);"
         " says Human Rights Watch > three survivors"),
    case("Russia said its peacekeepers would step up patrols.",
         "MOBILIZE.police its peacekeepers > ?; planned; says Russia"),
    case("Norway's envoy is due to arrive in Colombo on Tuesday.",
         "CONSULT.visit Norway's envoy > Colombo; planned; at Colombo"),
    case("The rockets fell short; one hit a factory.",
         "ASSAULT ? > a factory",
         "ASSAULT.heavy-weapons ? > ?; with rocket"),
    case("Artillery exchanges between Armenia and Azerbaijan killed five soldiers.",
         "ASSAULT.heavy-weapons Armenia + Azerbaijan <> five soldiers; with artillery;"
         " killed 5 (soldiers 5)"),
    case("Rebels rammed a boat into a navy patrol craft.", "ASSAULT Rebels > a navy patrol craft"),
    case("A resident who fled to the town said the attackers arrived at dawn."),
    case("She said she would veto the bill and urged lawmakers to withdraw it.",
         "REJECT she > ?; planned; says She",
         "REQUEST.yield She > lawmakers"),
    case("India offered to share intelligence and tightened security along the border.",
         "AGREE India <> ?",
         "COOPERATE India <> ?; planned",
         "MOBILIZE.police India > ?"),
    case("The rebels attacked the base and were repelled.", "ASSAULT The rebels > the base"),
    case("Residents reported shelling by rebels.", "ASSAULT.heavy-weapons rebels > ?; says Residents"),
    case("They met for hours without reaching a deal.", "CONSULT They <> ?", "REJECT.yield They > ?"),
    case("The government insists that the group has no presence in the country."),
    case("The report documents the deaths of 441 civilians, including 72 women.",
         "ASSAULT ? > ?; killed 441 (civilians 441, women 72); says The report"),
    case("Police shot him dead.", "ASSAULT.firearms Police > him; killed 1"),
    case("The party's leader called a general strike for Sunday.", "PROTEST.strike The party's leader > ?"),
    case("The army and the rebels traded accusations.",
         "ACCUSE.allege The army > the rebels",
         "ACCUSE.allege the rebels > The army"),
    case("Militants attacked a convoy, wounding five soldiers. Their spokesman said their fighters had killed"
         " 17.",
         "ASSAULT Militants > a convoy + five soldiers; injured 5 (soldiers 5)",
         "ASSAULT their > (a convoy); killed 17; says Their spokesman; as \"attacked\""),
    case("The peasants' association ANZORC said police had shot him.",
         "ASSAULT.firearms police > him; injured 1; says The peasants' association"),
    case("North Korea fired two missiles into the sea.", "MOBILIZE North Korea > ?; with missile"),
    case("South Korea scrambled fighter jets.", "MOBILIZE.troops South Korea > ?"),
    case("The guerrillas said they would kill hostages if the army did not lift its siege.",
         "THREATEN.violence they > hostages"),
    case("Rebels freed 12 soldiers, but said they would not lay down their arms until the government"
         " resigned.",
         "REJECT.yield Rebels > the government; says Rebels",
         "RETREAT.release Rebels > 12 soldiers"),
    case("Two car bombs exploded inside the headquarters, wounding 31 people, one of them critically.",
         "ASSAULT.explosives ? > the headquarters; with car bomb; injured 31"),
    case("\"The army will shoot anyone who defies the curfew,\" state radio said.",
         "ASSAULT.firearms The army > ?; planned; says state radio\"",
         "COERCE.curfew ? > ?; says state radio\""),
    case("Witnesses said three people were killed. The ministry put the number at five.",
         "ASSAULT ? > ?; killed 3; says Witnesses",
         "ASSAULT ? > ?; killed 5; says The ministry; as \"killed\""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_verbal_and_diplomatic_acts(text: str, expected: str) -> None:
    assert said(text) == expected
