"""Where events were, as newsrooms say it: a sentence, and each place of its claim with relation and country.

"at Karrada town IRQ" is a place of the gazetteer; "-" in place of a country is a sea; "?" is left open.
"""

import datetime as dt
from dataclasses import replace

import pytest

from accord.pipeline import read_page
from accord.types import ClaimPlace, Period
from tests import factories

DAY = dt.date(2021, 6, 10)


def where(text: str) -> str:
    """The places of the last claim of a page that has any."""
    published = Period(earliest=DAY, latest=DAY, basis="stated")
    claims = read_page(replace(factories.document("page.txt", text), published=published)).claims
    placed = [c.places for c in claims if c.places]
    return "; ".join(map(_shown, placed[-1])) if placed else ""


def _shown(place: ClaimPlace) -> str:
    if place.place is None:
        return f"{place.relation} {place.name} ?"
    return f"{place.relation} {place.name} {place.precision} {place.country or '-'}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Houthi rebels fired a missile at a tanker in the Gulf of Aden on Tuesday.",
         "at Gulf of Aden admin1 -"),
        ("Iranian speedboats seized a cargo ship in the Strait of Hormuz, the British navy said.",
         "at Strait of Hormuz admin1 -"),
        ("Gunmen in speedboats attacked a tanker in the Gulf of Ruritania.", "at Gulf of Ruritania ?"),
        ("Two soldiers were kidnapped by militants off Yemen.", "near Yemen country YEM"),
    ],
)  # fmt: skip
def test_seas(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Turkish jets shot down a Russian warplane in Syrian airspace on Tuesday.",
         "at Syrian airspace country SYR"),
        ("Turkish troops shelled Kurdish positions on the Syrian-Turkish border.",
         "at Syrian-Turkish border ?"),
        ("Gunmen killed nine soldiers near the border between Niger and Mali.",
         "near border between Niger and Mali ?"),
        ("Indian troops opened fire along the Line of Control in Kashmir, killing two villagers.",
         "along Kashmir admin1 IND"),
        ("An Egyptian border guard was killed in an exchange of fire at the Rafah crossing.",
         "at Rafah town EGY"),
    ],
)  # fmt: skip
def test_airspace_and_borders(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A suicide bomber blew himself up outside the US embassy in Ankara.",
         "near US embassy in Ankara town TUR"),
        ("Prisoners rioted at Evin prison in Tehran.", "at Evin prison town IRN"),
        ("Rockets struck Ain al-Asad air base in western Iraq, wounding two Americans.",
         "at Ain al-Asad town IRQ"),
        ("Soldiers shot dead a man at the Qalandiya checkpoint between Jerusalem and Ramallah.",
         "at Qalandiya town PSE"),
        ("Rebels took control of the town of Rutshuru in North Kivu on Sunday.", "at Rutshuru town COD"),
        ("Ukraine's forces destroyed a bridge across the Dnipro river near Kherson.",
         "near Kherson town UKR"),
    ],
)  # fmt: skip
def test_sites(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A car bomb exploded in the Karrada district of Baghdad, killing 12 people.",
         "at Karrada town IRQ"),
        ("Police fired tear gas at protesters in Taksim Square in Istanbul.", "at Taksim Square town TUR"),
        ("Clashes broke out in Tripoli's Abu Salim district between rival militias.",
         "at Abu Salim town LBY"),
        ("Gunmen shot a man in the Boston suburb of Watertown.", "at Watertown town USA"),
        ("Protesters blocked the main road in the capital, Khartoum.", "at capital town SDN"),
        ("A bomb killed nine people in Lima on Monday. A second bomb went off at a school in Lima. Police"
         " later shot a man in Condesuyos Street. Peru is in crisis.", "at Condesuyos Street town PER"),
    ],
)  # fmt: skip
def test_parts_of_towns(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army launched an offensive to retake the city of Mosul.", "at Mosul town IRQ"),
        ("Government forces began an operation to isolate Raqqa on Saturday.", "at Raqqa town SYR"),
        ("Soldiers patrolled the streets of Bamako after the coup.", "at Bamako town MLI"),
        ("Police in Nairobi arrested four men.", "at Nairobi town KEN"),
        ("A missile fired from Gaza landed near Ashkelon, wounding one.",
         "near Ashkelon town ISR; from Gaza town PSE"),
        ("The bomb went off while the president was making a speech at an event in Lima.",
         "at Lima town PER"),
    ],
)  # fmt: skip
def test_what_an_event_is_aimed_at_and_who_does_it(text: str, place: str) -> None:
    assert where(text) == place


def test_a_threat_that_is_told_again_is_to_the_same_place() -> None:
    page = (
        "The rebels threatened to attack the town of Kisangani. Aid workers were worried. The rebels"
        " threatened a raid, the army said."
    )
    assert where(page) == "at Kisangani town COD"


def test_a_part_of_a_country_by_its_direction_is_in_it() -> None:
    assert where("Gunmen killed nine soldiers in Pakistan's lawless northwest.") == "at Pakistan country PAK"


def test_a_town_stays_one_where_somebody_bears_its_name() -> None:
    page = (
        "A man was tried in Boston on Monday before Judge Boston. A bomb wounded two at the Boston Marathon."
    )
    assert where(page) == "at Boston town USA"


def test_a_victim_who_is_named_like_a_town_is_no_place() -> None:
    assert where("The murder of Alexis angered the protesters.") == ""


def test_a_protest_is_in_the_country_of_which_the_page_speaks() -> None:
    page = "Peru's president resigned on Monday. Thousands of people protested. Peru is in crisis."
    assert where(page) == "at Peru country PER"


def test_a_country_taken_over_gives_way_to_the_town_of_all_attacks() -> None:
    page = "An attack in Peru killed nine people. A bomb wounded two in Lima. Two more died in the attack."
    assert where(page) == "at Lima town PER"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army captured Jabal al-Karim on Monday.", "at Jabal al-Karim ?"),
        ("Rebels attacked the village of Umm Darwish al-Sharqi.", "at Umm Darwish al-Sharqi ?"),
        ("Government troops shelled the settlement of Orlutepe.", "at Orlutepe ?"),
        ("Militants shelled the perimeter of Kafr Hamra.", "at perimeter of Kafr Hamra ?"),
        ("Rebels clashed with troops in the Darwish Farms on Monday.", "at Darwish Farms ?"),
        ("The army captured the Marj Safwan Military Airport after a week of fighting.",
         "at Marj Safwan Military Airport ?"),
    ],
)  # fmt: skip
def test_villages_and_hills_that_no_list_holds(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "Troops captured Bir Khan Mohammed and two of his sons.",
        "Gunmen attacked Ras Mohammed Daoud, a lawyer.",
        "Police arrested Tal Levinsky.",
        "Protesters marched with Ain Okonkwo.",
    ],
)
def test_somebody_whose_name_opens_like_a_hill_is_no_place(text: str) -> None:
    assert where(text) == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomber detonated a bomb hidden in a bag in a shop in Kirkuk.", "at Kirkuk town IRQ"),
        ("A gunman shot two labourers working in an orchard near Nablus.", "near Nablus town PSE"),
        ("Four people were killed in Maiduguri when gunmen opened fire on a bus.", "at Maiduguri town NGA"),
        ("A man driving through Hebron was shot dead by unknown gunmen.", "at Hebron town PSE"),
    ],
)  # fmt: skip
def test_what_was_struck_tells_where_it_stood(text: str, place: str) -> None:
    assert where(text) == place


def test_an_operation_to_take_a_town_is_there_and_not_in_its_country() -> None:
    text = "The forces began an operation to isolate the city of Raqqa and other ground in Syria."
    assert where(text) == "at Raqqa town SYR"


def test_a_province_that_no_list_holds_is_no_town_of_another_country() -> None:
    assert where("Chad said gunmen killed 40 soldiers in the Lake province.") == "at Lake ?"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels advanced from Goma towards Bukavu on Tuesday.",
         "from Goma town COD; towards Bukavu town COD"),
        ("Troops were moving into Juba, residents said.", "to Juba town SSD"),
        ("Government forces withdrew from Kherson in Ukraine to Mykolaiv.",
         "from Kherson town UKR; to Mykolaiv town UKR"),
    ],
)  # fmt: skip
def test_whence_and_whither_troops_move(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # gazetteers know the name in another country only
        ("Gunmen attacked a patrol in the village of Banjska in Kosovo on Sunday.", "at Banjska ?"),
        ("Gunmen hid in a monastery in Banjska, Kosovo's police said. Serbia and Kosovo traded blame."
         " Gunmen shot an officer in Banjska.", "at Banjska ?"),
        ("Gunmen killed five herders in Bansko, a mountain town in Bulgaria.", "at Bansko town BGR"),
    ],
)  # fmt: skip
def test_a_namesake_abroad_is_not_the_village_that_is_meant(text: str, place: str) -> None:
    assert where(text) == place


def test_a_road_between_two_towns_is_not_where_the_other_attacks_were() -> None:
    text = (
        "Rebels seized the town of Kambove in Congo on Wednesday after fighting with troops. They killed four"
        " policemen. The group has attacked convoys along the road between Likasi and Kolwezi."
    )
    published = Period(earliest=DAY, latest=DAY, basis="stated")
    claims = read_page(replace(factories.document("page.txt", text), published=published)).claims
    others = [c for c in claims if c.trigger.quote != "attacked"]
    assert "Likasi" not in {p.name for c in others for p in c.places}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded at the Oxford Street bus station in Belfast.", "station town GBR"),
        ("Police shot a man on Baghdad Street in Damascus on Friday.", "at Damascus town SYR"),
    ],
)
def test_a_street_is_not_in_the_town_whose_name_it_bears(text: str, place: str) -> None:
    assert place in where(text)
    assert "Oxford town" not in where(text)
    assert "Baghdad town" not in where(text)


def test_headquarters_are_where_they_stand() -> None:
    assert where("A bomber blew himself up in the council headquarters of Baquba.").endswith(
        "Baquba town IRQ"
    )
    assert where("On Friday police raided the Mosul headquarters of a charity.") == "at Mosul town IRQ"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine rebels were jailed for life by a military court in Yaounde last year.", "at Yaounde town CMR"),
        ("A court in Cairo sentenced nine Islamists to death.", "at Cairo town EGY"),
        ("A Nairobi court sentenced three men to life in prison for the attack.", "at Nairobi town KEN"),
    ],
)
def test_a_verdict_falls_where_the_court_is(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Residents of Omdurman reported shelling by the Sudanese army.", "at Omdurman town SDN"),
        ("Witnesses in Homs said shells killed nine people.", "at Homs town SYR"),
        ("Villagers near Beni in Congo saw rebels kill nine people.", "near Beni town COD"),
    ],
)
def test_who_saw_it_was_there(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    ("told", "said", "place"),
    [
        ("Rebels killed nine men in Lamu.", "In Nairobi, Interior Minister Ali Otieno accused the rebels of"
         " burning the houses too.", "Lamu"),
        ("Rebels killed nine men in Beni.", "In Kinshasa, a government spokesman accused them of burning"
         " the houses too.", "Beni"),
        ("A bomb went off in Nairobi.", "In Nairobi, police accused the rebels of burning the houses too.",
         "Nairobi"),
    ],
)  # fmt: skip
def test_a_capital_in_which_a_minister_speaks_is_not_where_it_was(told: str, said: str, place: str) -> None:
    assert where(f"{told} {said}").startswith(f"at {place} ")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen shelled the village of Xyrtan on Friday.", "at Xyrtan"),
        ("Gunmen killed nine soldiers in nearby Xyrtan.", "at Xyrtan"),
        ("Gunmen killed nine soldiers in Xyrtan, a village in Qoldo district.", "at Xyrtan"),
        ("Gunmen killed nine soldiers at Xyrtan Military Airport.", "at Xyrtan Military Airport"),
    ],
)
def test_a_place_that_no_list_holds_has_its_bare_name(text: str, place: str) -> None:
    assert where(text).split(" ?")[0] == place


def test_the_town_is_not_where_others_came_from() -> None:
    text = (
        "Rebels captured two posts in Kolwezi. Helicopters came from Likasi. They shelled the town on Friday."
    )
    assert where(text) == "at Kolwezi town COD"


def test_kinds_of_places_are_none_though_some_are_called_so() -> None:
    assert where("Militia Killed Civilians in Eastern Villages. Burkina Faso has sent troops.") == ""
    assert "Maryland" not in where("Gunmen attacked a post in Bui division, in Cameroon.")


def test_a_line_is_no_town() -> None:
    said = "South Korea said North Korea fired shells near the Northern Limit Line on Tuesday."
    assert "JAM" not in where(said)
