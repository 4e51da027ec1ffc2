"""Names in a text: what each stands for, and which forms of it belong together."""

from __future__ import annotations

import itertools

import pytest

from accord.extract.names import Name, find_names
from accord.language import parse
from accord.types import CaptureId, Document, DocumentId, Segment


def page(text: str) -> Document:
    return Document(
        id=DocumentId("d"),
        capture=CaptureId("c"),
        file="d.txt",
        url=None,
        sha256="",
        media_type="text/plain",
        text=text,
        title=None,
        publisher=None,
        agency=None,
        language="en",
        published=None,
        retrieved=None,
        segments=(Segment(start=0, end=len(text), kind="body"),),
        removed=(),
        offsets=((0, 0, len(text)),),
    )


def names(text: str) -> dict[str, Name]:
    """The names of a text by their wording; the last where one occurs twice."""
    document = page(text)
    parsed = parse(document)
    found = find_names(document, parsed)
    return {text[parsed.starts[n.first] : parsed.ends[n.last - 1]]: n for n in found}


@pytest.mark.parametrize(
    ("text", "wording", "kind", "actor"),
    [
        ("Pakistan's air force launched airstrikes.", "Pakistan's air force", "organ", "organ:PAK:air-force"),
        ("Zaire 's government rejected a ceasefire.", "Zaire 's government", "state", "state:ZAR"),
        (
            "The Chinese Foreign Ministry urged calm.",
            "Chinese Foreign Ministry",
            "organ",
            "organ:CHN:foreign-ministry",
        ),
        (
            "The Foreign Ministry of Iran protested.",
            "Foreign Ministry of Iran",
            "organ",
            "organ:IRN:foreign-ministry",
        ),
        ("Fighters of Jaish al-Adl fled.", "Jaish al-Adl", "armed-group", "group:jaish-al-adl"),
        ("A raid by al-Qaeda failed.", "al-Qaeda", "armed-group", "group:al-qaeda"),
        ("U.N. officials left.", "U.N.", "igo", "igo:un"),
        ("Tehran and Ankara signed a deal.", "Ankara", "state", "state:TUR"),
        ("Iranian warplanes bombed a village.", "Iranian", "demonym", "state:IRN"),
    ],
)
def test_known_names(text: str, wording: str, kind: str, actor: str) -> None:
    name = names(text)[wording]
    assert (name.kind, name.actors) == (kind, (actor,))


def test_ordinary_words_are_no_acronyms() -> None:
    assert names("He asked who it is for us.") == {}


def test_a_sea_is_no_state() -> None:
    assert "Indian" not in names("The ship sank in the Indian Ocean on Monday.")


def test_a_national_society_is_not_the_committee() -> None:
    assert names("The Zairean Red Cross helped the wounded.")["Zairean Red Cross"].actors == ()


def test_a_title_makes_a_person_and_is_not_part_of_the_name() -> None:
    name = names("Defence Minister General Lukulia Bolongo met rebel leader Laurent Kabila.")
    assert name["Lukulia Bolongo"].kind == "person"
    assert name["Laurent Kabila"].kind == "person"


def test_a_surname_is_tied_to_the_full_name_wherever_it_stands() -> None:
    found = names("Aman said relations were good. Fatemeh Aman, a fellow at an institute, told reporters so.")
    assert found["Aman"].full == "Fatemeh Aman"


def test_two_people_of_one_surname_stay_two() -> None:
    found = names("Ali Khan met Omar Khan on Monday. Khan said nothing.")
    assert found["Khan"].full == "Khan"


def test_an_acronym_is_tied_to_the_name_that_introduces_it() -> None:
    found = names("The Northern Valley Front (NVF) attacked a town. The NVF denied it.")
    assert found["NVF"].full == "Northern Valley Front"


def test_an_acronym_of_a_group_needs_its_country_on_the_page() -> None:
    assert names("The SDF announced a plan in Kenya.")["SDF"].actors == ()
    assert names("The SDF announced a plan in Syria.")["SDF"].actors == ("group:syrian-democratic-forces",)


def test_names_do_not_overlap_and_stand_in_text_order() -> None:
    text = "Pakistan's Foreign Ministry spokesperson Mumtaz Baloch met President Masoud Pezeshkian in Tehran."
    found = find_names(page(text), parse(page(text)))
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))
    assert all(n.first <= n.head < n.last for n in found)


def test_a_state_that_no_list_holds_is_known_by_its_adjective() -> None:
    found = names("Orvania bombed a village. Five Orvanian soldiers died, Orvania's defence ministry said.")
    assert found["Orvania"].kind == "state"
    assert found["Orvania"].new == ("x:orvania",)
    assert found["Orvania's defence ministry"].new == ("x:orvania:defence-ministry",)


def test_a_person_with_an_army_is_no_state() -> None:
    found = names("Laurent Kabila advanced. Kabila's army took the town and Kabila spoke.")
    assert found["Kabila"].kind == "person"


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        (
            "The Rural Aid Society and the Lake Farmers Union signed the appeal.",
            {"Rural Aid Society", "Lake Farmers Union"},
        ),
        ("British Prime Minister John Major condemned the attack.", {"John Major"}),
        ("Theresa May spoke to reporters in the capital.", {"Theresa May"}),
    ],
)
def test_the_model_knows_where_a_name_begins_and_ends(text: str, wordings: set[str]) -> None:
    assert wordings <= set(names(text))


def test_a_sentence_full_of_names_is_no_headline_when_a_full_stop_ends_it() -> None:
    found = names("Fighters of the Balat Front shelled Karsa on Monday, said Elric Vanto.")
    assert found["Balat Front"].kind == "organisation"


@pytest.mark.parametrize(
    ("text", "wording", "actor"),
    [
        ("Afghan leader Hamid Karzai Durrani spoke.", "Hamid Karzai Durrani", "person:hamid-karzai"),
        ("Chad's president Mahamat Idriss Deby Itno spoke.", "Mahamat Idriss Deby Itno", None),
        ("They took General Kyaw Kyaw Than prisoner.", "Kyaw Kyaw Than", None),
        ("General Abdel Fattah al-Burhan accused the RSF.", "Abdel Fattah al-Burhan", None),
    ],
)
def test_a_person_keeps_all_names_that_the_text_gives(text: str, wording: str, actor: str | None) -> None:
    assert (names(text)[wording].actors or (None,))[0] == actor


def test_a_church_is_a_body_and_no_town() -> None:
    assert names("Talks were mediated by the Catholic Church.")["Catholic Church"].kind == "organisation"
