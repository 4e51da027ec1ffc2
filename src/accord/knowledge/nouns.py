"""Common nouns by what they make of a phrase: an office, members of a body, its means, its statement.

Lemmas in lower case. The lists decide how a phrase without a name of its own finds its actor: "Taliban
fighters" are the Taliban, "Zairean jets" are Zaire's, "a ministry statement" is the ministry speaking.
"""

from __future__ import annotations

# Offices whose holder is a person, with the kind of organ that they stand at the head of ("" is the state).
HEADS_OF = {
    "foreign minister": "foreign-ministry", "external affairs minister": "foreign-ministry",
    "foreign secretary": "foreign-ministry", "secretary of state": "foreign-ministry",
    "minister of foreign affairs": "foreign-ministry",
    "defence minister": "defence-ministry", "defense minister": "defence-ministry",
    "defence secretary": "defence-ministry", "defense secretary": "defence-ministry",
    "secretary of defense": "defence-ministry", "minister of defence": "defence-ministry",
    "minister of defense": "defence-ministry",
    "interior minister": "interior-ministry", "home minister": "interior-ministry",
    "home secretary": "interior-ministry", "minister of interior": "interior-ministry",
    "justice minister": "justice-ministry", "health minister": "health-ministry",
    "finance minister": "finance-ministry", "information minister": "information-ministry",
    "army chief": "army", "army commander": "army", "chief of staff": "armed-forces",
    "police chief": "police", "police commander": "police", "intelligence chief": "intelligence",
    "attorney general": "prosecutors", "prosecutor general": "prosecutors",
}  # fmt: skip

TITLES = frozenset(
    """president vice-president premier minister chancellor king queen prince princess emir sultan sheikh
    sheik senator congressman congresswoman representative lawmaker deputy legislator mp governor
    mayor chief head leader commander commissioner general gen colonel col lieutenant lt major maj
    captain capt brigadier brig sergeant sgt officer admiral adm marshal corporal inspector
    superintendent diplomat ambassador envoy charge consul attache representative negotiator mediator
    secretary director chairman chairwoman chair spokesman spokeswoman spokesperson prosecutor judge
    lawyer attorney analyst expert observer activist campaigner professor prof doctor dr mr
    mrs ms miss sir lord lady dame bishop archbishop cardinal father rev reverend pope imam ayatollah
    mullah maulana cleric rabbi priest monk sister brother journalist reporter correspondent
    photographer editor economist historian researcher fellow scholar psychologist official aide
    adviser advisor rebel warlord militant fighter founder candidate politician counterpart
    predecessor successor speaker secretary-general high-commissioner resident businessman worker
    eyewitness witness wife husband son daughter mother father driver suspect gunman bomber hostage
    victim refugee student farmer teacher soldier policeman pilot dissident dictator strongman member
    citizen coordinator administrator minister-president vice hojatoleslam hojatolislam syed sayyed
    hajji haji first-lady lady ex- president investigator detective medic nurse surgeon""".split()
)  # fmt: skip

# Titles that make the next capitalised word a surname.
HONORIFICS = frozenset(
    """mr mrs ms miss dr sir lord lady gen col lt maj capt sgt brig adm prof rev""".split()
)

SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson".split())

# Members of a body: the phrase stands for the body that is named with them.
MEMBERS = frozenset(
    """fighter militant rebel insurgent guerrilla guerilla gunman member militiaman militia terrorist
    jihadist operative cadre attacker combatant extremist hostage-taker taker kidnapper captor
    separatist band cell faction insurgency guerrillas guerillas unit force group movement
    organisation organization network army wing brigade battalion hardliner loyalist commando
    assailant raider team contingent mission peacekeeper mercenary leadership command negotiator
    representative delegation delegate convoy column patrol side camp personnel""".split()
)  # fmt: skip
SOLDIERS = frozenset("troop soldier trooper force serviceman conscript infantry infantryman".split())
CREWS = frozenset("pilot airman sailor gunner marine defender crew warrior serviceman".split())
OFFICERS = frozenset("policeman policewoman constable officer cop policemen".split())

# Means and sites: what they do or suffer is their owner's.
VEHICLES = frozenset(
    """warplane plane jet aircraft bomber helicopter gunship drone tank warship gunboat submarine
    artillery missile rocket battery aeroplane airplane mig fighter-jet fighterjet airforce uav gun
    bomb raid bombing strike airstrike attack shelling offensive bombardment weapon munition fire
    gunfire shell vessel ship boat vehicle""".split()
)  # fmt: skip
AIRCRAFT = frozenset(
    "warplane plane jet aircraft bomber helicopter gunship fighter aeroplane airplane mig".split()
)
SITES = frozenset(
    """hideout position base target stronghold post outpost checkpoint checkpost bunker objective
    sanctuary bastion""".split()
)
# Buildings and the like that are hit as such: an actor of their own, with an owner.
BUILDINGS = frozenset(
    """academy school university college centre center compound hospital clinic mosque church temple
    shrine mall hotel restaurant residence mansion headquarters building house station market airport
    airbase port prison jail barracks office factory plant refinery pipeline warehouse bank consulate
    bus train convoy camp shelter mill bakery workshop garage kiosk gym settlement palace dam bridge depot
    facility ship tanker vessel ferry""".split()
)

# What somebody says: the phrase stands for its author.
DOCUMENTS = frozenset(
    """statement communique communiqué release declaration tweet post message announcement letter
    bulletin""".split()
)

# Words for kinds of actors, for definite descriptions.
GROUPS = frozenset(
    """group organisation organization movement militia faction insurgency guerrilla rebel militant
    insurgent network rebellion gang cartel outfit party front army band enemy fighter guerrillas""".split()
)  # fmt: skip
STATES = frozenset(
    """country nation state republic kingdom neighbour neighbor power government capital""".split()
)
SIDES = frozenset(
    """side party country nation state government neighbour neighbor leader president minister group army
    power""".split()
)
CHARITIES = frozenset("charity agency organisation organization group ngo body watchdog".split())
PAPERS = frozenset(
    """newspaper agency paper network channel outlet broadcaster magazine website daily radio television
    tv radio television tv""".split()
)

# People without office. Plural or singular, they are civilians unless a body is named with them.
CIVILIANS = frozenset(
    """people person civilian resident villager child woman man boy girl student worker journalist medic
    doctor refugee migrant pilgrim passenger tourist worshipper protester protestor demonstrator
    family inhabitant local citizen farmer pupil schoolchild patient crowd population mourner
    bystander shopper driver teacher infant baby hostage captive prisoner detainee relative victim
    witness eyewitness survivor national foreigner businessman wife husband employee staff staffer
    activist youth inmate dweller guest couple supporter pedestrian community public household aid-
    worker volunteer vip dignitary teen teenager adolescent kid toddler pensioner parent mother father
    son daughter brother sister""".split()
)  # fmt: skip
ARMED = frozenset(
    """rebel militant insurgent guerrilla guerilla fighter gunman attacker assailant bomber terrorist
    extremist jihadist separatist militiaman paramilitary warlord kidnapper abductor captor hijacker
    combatant islamist fundamentalist secessionist militia mercenary hardliner bandit pirate smuggler
    belligerent insurgency enemy hostage-taker taker group nationalist raider insurgents perpetrator
    aggressor maoist terrorists""".split()
)  # fmt: skip
OFFICIALS = frozenset(
    """official authority source officer leader diplomat envoy minister lawmaker commander policeman
    investigator prosecutor aide adviser advisor administration spokesman spokeswoman spokesperson
    general colonel governor delegation negotiator mediator ambassador president premier""".split()
)  # fmt: skip

FEMALE = frozenset(
    """woman girl wife mother sister daughter queen princess lady spokeswoman chairwoman widow actress
    she""".split()
)
MALE = frozenset(
    """man boy husband father brother son king prince spokesman chairman gentleman he policeman
    businessman""".split()
)

# Peoples and faiths that are no state's, in the singular: their plurals are many people.
PEOPLES = frozenset(
    """tutsi hutu twa banyamulenge hema lendu kikuyu luo dinka nuer masalit zaghawa berti tigrayan
    amhara oromo afar tuareg berber kabyle fulani hausa yoruba igbo ijaw zulu xhosa kurd yazidi assyrian
    chaldean turkman turkoman druze alawite maronite copt bedouin pashtun hazara baluch baloch sindhi
    punjabi kashmiri sikh tamil uighur uyghur tibetan rohingya karen kachin moro acehnese papuan chechen
    ingush dagestani tatar cossack ossetian abkhazian serb croat bosniak albanian roma basque catalan
    corsican mapuche miskito quechua aymara maya indian aborigine maori inuit sunni shiite shia muslim
    christian jew hindu buddhist catholic protestant orthodox arab african european asian westerner""".split()
)


def many_of_a_people(word: str) -> bool:
    """Whether a word is the plural of a people's or faith's name ("Tutsis", "ethnic-Tutsis")."""
    return word.endswith("s") and word[:-1].lower().rsplit("-", 1)[-1] in PEOPLES


def is_a_people(word: str) -> bool:
    """Whether a word names a people or faith that is no state's ("Tutsis", "Dinka")."""
    return word.lower() in PEOPLES or many_of_a_people(word)


# Head words of names of organisations.
ORGANISATION_WORDS = frozenset(
    """ministry army front movement group institute university council committee commission party agency
    organisation organization association union federation alliance coalition foundation centre center
    college school academy department office bureau court tribunal assembly parliament congress senate
    bank company corporation inc ltd corp forces force brigade brigades battalion guard guards corps
    command police service services league network society club church hospital hotel times post
    journal news newspaper tribune herald gazette television radio tv media observatory watch
    initiative fund programme program authority board trust forum summit conference cabinet embassy
    consulate mission squad regiment division navy airlines airways prison camp red-cross cross
    crescent militia resistance jihad cartel rebels fighters district palace syndicate confederation
    guild chamber directorate secretariat monitor""".split()
)  # fmt: skip
# Units of armies, which numbers tell apart: "6th Infantry Division", "111 Battalion".
UNIT_WORDS = frozenset("division brigade battalion regiment corps squadron fleet army".split())
GENERIC_NAME_WORDS = frozenset(
    """national liberation army islamic popular people's peoples peoples' revolutionary front movement
    forces force group resistance congress foreign office democratic united armed council union
    committee organisation organization party military patriotic central command state security
    service defence defense government accord unity brigade brigades the of for and home guard
    republican freedom red new free salvation northern southern alliance unit presidential leadership
    mobilization mobilisation border supreme legion struggle action workers workers' holy war
    supporters islam youth""".split()
)  # fmt: skip
