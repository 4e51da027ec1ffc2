"""Of several that a page may mean the one it means: bodies of one name, parties, numbered units."""

from __future__ import annotations

import pytest

from tests.extract.test_names import page
from tests.resolve.test_actors import claim, mention, resolved, whom


def test_the_congress_is_that_of_the_country_of_which_the_page_speaks() -> None:
    assert whom("Maoists killed two men in Chhattisgarh. The Congress condemned it.", "The Congress") == [
        "other:inc"
    ]
    assert whom("Peru mourned. Congress met in Lima on Monday.", "Congress") == ["organ:PER:parliament"]
    assert whom("The US sent arms to Iraq. Congress approved it.", "Congress") == ["organ:USA:parliament"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Al-Shabaab killed nine people in Mozambique's north.", "group:islamic-state-mozambique"),
        ("Al-Shabaab killed nine people in Mogadishu, Somalia.", "group:al-shabaab"),
        ("Al-Shabaab killed nine people in Garissa, Kenya.", "group:al-shabaab"),
    ],
)
def test_of_two_groups_of_one_name_the_one_that_is_active_where_the_page_plays(text: str, group: str) -> None:
    assert whom(text, "Al-Shabaab") == [group]


@pytest.mark.parametrize("words", ["The rebels", "The separatists", "16 rebels"])
def test_rebels_of_a_page_that_tells_of_one_party_are_one_actor(words: str) -> None:
    text = f"Chechen rebels shot down a jet on Monday. The army struck back. {words} died in a raid."
    assert whom(text, words) == whom(text, "Chechen rebels")


def test_rebels_of_two_peoples_are_two_parties() -> None:
    text = "Tamil rebels fought Hmong rebels. The separatists of the east fled."
    assert whom(text, "Tamil rebels") != whom(text, "Hmong rebels")


def test_where_people_are_is_no_part_of_who_they_are() -> None:
    text = "Russia sent troops. Separatists in Grozny shelled a post. The separatists then fled."
    assert whom(text, "The separatists") == whom(text, "Separatists in Grozny")
    assert whom(text, "Separatists in Grozny") == ["x:separatists-russia"]


def test_the_bloc_is_the_body_of_states_named_last() -> None:
    assert whom("ECOWAS met in Abuja. The bloc called on Niger to yield.", "The bloc") == ["igo:ecowas"]


def test_commanders_of_a_group_are_no_organ_of_the_state() -> None:
    document = page("Soldiers arrested two FARC commanders in Colombia.")
    _, actors = resolved(document, [claim(document, (mention(document, "two FARC commanders"),))])
    assert [a.kind for a in actors.values() if a.id.startswith("x:")] == ["armed-group"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Sudan's army fled. The 6th Infantry Division held Fasher.", "The 6th Infantry Division",
         "x:6th-infantry-division-sudan"),
        ("Indian troops of 111 Battalion fled to Delhi.", "111 Battalion", "x:111-battalion-india"),
        ("Hezbollah's 3rd Brigade shelled a post.", "Hezbollah's 3rd Brigade", "x:3rd-brigade"),
    ],
)  # fmt: skip
def test_a_unit_keeps_its_number_and_has_its_state(text: str, words: str, actor: str) -> None:
    assert whom(text, words) == [actor]


def test_the_organisation_that_speaks_is_no_armed_group() -> None:
    text = (
        "Amnesty International told reporters that the M23 had killed six villagers in Goma."
        " The M23 denied it. The organisation accused Rwanda."
    )
    assert whom(text, "The organisation") == ["ngo:amnesty"]
    text = "The M23 killed six villagers in Goma. The organisation accused Rwanda."
    assert whom(text, "The organisation") == whom(text, "The M23")
