"""Which of the places that share a name a page means: the one that the world knows, or a smaller one.

Sides act anywhere, and their seats of government speak for them: American envoys meet in Geneva,
Switzerland. For the smaller place speaks what only it has: its region in the same phrase, or neighbours.
"""

import pytest

from tests.resolve.test_places import places_of


def country(page: str) -> str | None:
    """The country of the page's bracketed place; None where it is left open."""
    (place,) = places_of(page)
    return place.country if place.place is not None else None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("The United States and Iran held talks in [Geneva] on Tuesday, U.S. officials in Washington"
         " said. The American delegation was led by Robert Malley.", "CHE"),
        ("American diplomats met Russian envoys in Helsinki and Moscow. The Americans met them in"
         " [Rome], then in Athens and Berlin.", "ITA"),
        ("American diplomats met Russian envoys in Helsinki and Moscow. The Americans met them in"
         " Rome, then in [Athens] and Berlin.", "GRC"),
        ("U.S. and Russian negotiators will meet in [Vienna] next week, the State Department in"
         " Washington said.", "AUT"),
        ("The United States opened a consulate in [Hebron]. U.S. officials in Washington praised it.", "PSE"),
        ("Protesters marched in [Athens] and Rome against the U.S. bases. Washington did not"
         " comment.", "GRC"),
        ("Protesters marched in Athens and [Rome] against the U.S. bases. Washington did not"
         " comment.", "ITA"),
        ("Canadian ministers in Ottawa met Britain's prime minister in [London] on Monday.", "GBR"),
        ("Venezuelan opposition leaders fled to [Madrid], Colombian officials in Bogota said."
         " Colombia took in others.", "ESP"),
        ("Colombia and the rebels signed a truce in [Cartagena], officials in Bogota said.", "COL"),
        ("U.S. forces left [Tripoli] as American officials in Washington warned of more attacks.", "LBY"),
        ("Lebanese officials in Beirut condemned the air raid on [Tripoli] by NATO in Libya.", "LBY"),
        ("American bombers struck [Cairo] suburbs, the Pentagon in Washington said. U.S. losses were"
         " light.", "EGY"),
        ("U.S. envoys flew to [Lima] and Cairo. American officials in Washington gave no details.", "PER"),
        ("The U.S. ambassador in [Warsaw] met Ukrainian refugees, Washington said. The United States"
         " gave aid.", "POL"),
        ("American troops left [Manila] and Baghdad. The Americans had been there for years,"
         " Washington said.", "PHL"),
        ("Argentine police in Buenos Aires said the suspect had fled to [Santiago] and later to"
         " Lima.", "CHL"),
        ("Mexican officials in Mexico City said the ship left [Veracruz] for Havana.", "MEX"),
        ("Australian officers in Canberra said two Australians were held in [Perth].", "AUS"),
        ("Washington's envoys were in [Damascus] and Lebanon, the United States said.", "SYR"),
        ("American envoys in [Damascus] were attacked. U.S. officials in Washington blamed"
         " militants.", "SYR"),
        ("A bomb in [Alexandria] killed 21 people, U.S. officials in Washington said. The United"
         " States condemned it.", "EGY"),
        ("A car bomb in [Cordoba], Spain, wounded ten. Argentine tourists were hurt, Argentina said.", "ESP"),
        ("Police in [Birmingham] arrested four men, British officials in London said. U.S. officials"
         " in Washington helped.", "GBR"),
        ("Rebels attacked [Hyderabad], Pakistani officials in Islamabad said. India denied any part"
         " in it.", "PAK"),
        ("Indian troops patrolled [Hyderabad], officials in New Delhi said.", "IND"),
    ],
)  # fmt: skip
def test_sides_and_other_ambiguous_names_do_not_outdo_a_place_that_the_world_knows(
    page: str, expected: str
) -> None:
    assert country(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("A gunman killed five people in [Hebron], Kentucky. The U.S. police said so.", "USA"),
        ("A gunman killed five people in [Paris], a town in Texas, in the United States.", "USA"),
        ("Storms hit Macon, Savannah and Marietta. In [Rome], Georgia, a school was closed.", "USA"),
        ("Storms hit Macon, Savannah, Marietta and Valdosta. A school was closed in [Athens], police"
         " in Atlanta said.", "USA"),
        ("Crowds filled Beirut, Sidon, Baalbek. Lebanese troops stood in [Tripoli].", "LBN"),
        ("Lebanese troops fought militants in the northern port of [Tripoli]. Shells fell on Beirut,"
         " Sidon and the Bekaa.", "LBN"),
        ("Tennessee troopers in Nashville and Knoxville said the man from [Paris] was shot in"
         " Murfreesboro.", "USA"),
        ("Ohio police said a man was shot in [Lima]. He was taken to hospital in Toledo, Ohio.", "USA"),
        ("A tornado struck [Moscow], Idaho. Students in Boise and Lewiston helped.", "USA"),
        ("Police in London, Ontario, said the man drove from Toronto. Later in [London] he was"
         " charged in Ontario's court.", "CAN"),
        ("A man was shot near St. Thomas. Police in [London] said he came from Hamilton, Windsor and"
         " Guelph in Ontario.", "CAN"),
    ],
)  # fmt: skip
def test_its_region_or_its_neighbours_tell_of_the_smaller_place(page: str, expected: str) -> None:
    assert country(page) == expected


@pytest.mark.xfail(
    strict=True, reason="its namesake is as large, or a seat of government speaks for its region"
)
@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Canada sent police to [Kingston] as Jamaican gangs fought. Canadian officials in Ottawa"
         " said so.", "JAM"),
        ("Palestinian gunmen clashed with Israelis in [Bethlehem]. The United States and Washington's"
         " allies were worried.", "PSE"),
        ("U.S. spies met an Iranian in [Frankfurt] and Milan, American papers in New York said.", "DEU"),
        ("The U.S. Navy sent ships to [Naples] and Toulon. Washington said the Americans would stay.", "ITA"),
    ],
)  # fmt: skip
def test_places_that_stay_open_or_go_wrong(page: str, expected: str) -> None:
    assert country(page) == expected


def test_a_large_town_of_the_acting_side_is_a_rival() -> None:
    page = "Lebanese soldiers clashed with gunmen in [Tripoli], the Lebanese army said."
    assert country(page) is None
