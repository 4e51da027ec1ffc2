"""People of a page: whom they belong to, in which office, and whom pronouns and offices take up."""

import datetime as dt
from dataclasses import replace

import pytest

from accord.pipeline import read_page
from accord.types import Actor, Claim, Period
from tests import factories

DAY = Period(earliest=dt.date(2021, 6, 10), latest=dt.date(2021, 6, 10), basis="stated")


def read(text: str) -> tuple[tuple[Claim, ...], dict[str, Actor]]:
    """The claims of a page and its actors by id."""
    page = read_page(replace(factories.document("page.txt", text), published=DAY))
    return page.claims, {a.id: a for a in page.actors}


def roles(text: str, person: str) -> list[str]:
    """The offices of a person with whose they are: "spokesman of group:taliban"."""
    return [f"{r.role} of {r.parent}" for r in read(text)[1][person].roles]


def doer(text: str, trigger: str) -> str | None:
    """Who did what the last claim with this trigger tells."""
    return [c.actors[0].actor for c in read(text)[0] if c.trigger.quote == trigger][-1]


@pytest.mark.parametrize(
    ("said", "person", "office"),
    [
        ("Bilal Karim, a Taliban spokesman, accused Iran.", "x:bilal-karim", "spokesman of group:taliban"),
        ("Omar Wali, who speaks for Hamas, accused Iran.", "x:omar-wali", "spokesperson of group:hamas"),
        ("Karim Sadoun, who leads Hezbollah, accused Israel.", "x:karim-sadoun", "leader of group:hezbollah"),
        ("Hezbollah is led by Karim Badi. Badi accused Israel.", "x:karim-badi", "leader of group:hezbollah"),
        (
            "Hezbollah, commanded by Karim Sadoun, attacked Haifa. Sadoun accused Israel.",
            "x:karim-sadoun",
            "commander of group:hezbollah",
        ),
        (
            "France's minister of public works, Luc Morin, visited Rome.",
            "x:luc-morin",
            "minister of public works of state:FRA",
        ),
        ("Hamas and its deputy chief, Ali Nasr, accused Iran.", "x:ali-nasr", "deputy chief of group:hamas"),
    ],
)  # fmt: skip
def test_an_office_is_told_without_whose_it_is(said: str, person: str, office: str) -> None:
    assert roles(said, person) == [office]


def test_nobody_belongs_to_whom_he_once_served() -> None:
    actors = read("Piet Marais, a former South African colonel, accused Mozambique of murder.")[1]
    marais = actors["x:piet-marais"]
    assert (marais.parent, marais.country) == (None, "ZAF")
    assert [r.role for r in marais.roles] == ["former colonel"]


@pytest.mark.parametrize(
    "text",
    [
        "Sherzad Azadi, a PJAK spokesman, said the rebels had killed nine Iranians. Hamas denied it.",
        "Sherzad Azadi, who speaks for PJAK, told reporters the fighters had killed nine Iranian soldiers."
        " The Taliban denied it.",
    ],
)
def test_a_spokesmans_rebels_are_his_own(text: str) -> None:
    assert doer(text, "killed") == "group:pjak"


def test_a_ministers_rebels_are_not_his() -> None:
    said = (
        "Iran's defence minister said the rebels had killed nine soldiers. PJAK and the Taliban were silent."
    )
    assert doer(said, "killed") != "organ:IRN:defence-ministry"


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        (
            "Kenya's president, Daudi Mwangi, accused the rebels. Ali Otieno, the interior minister,"
            " visited Lamu on Thursday. He vowed to crush them.",
            "vowed",
            "x:ali-otieno",
        ),
        (
            "Kenya's president, Daudi Mwangi, accused the rebels. A teacher was killed in Lamu."
            " He vowed to crush them.",
            "vowed",
            "x:daudi-mwangi",
        ),
        (
            'Kenyan soldiers burned a market, residents said. "They shot at everyone," said Mary Wanja.',
            "shot",
            "organ:KEN:armed-forces",
        ),
        (
            "Islamic State captured a post in Mozambique. The French firm said it had agreed with Kenya.",
            "agreed",
            "x:french-firm",
        ),
    ],
)  # fmt: skip
def test_pronouns(text: str, trigger: str, who: str) -> None:
    assert doer(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Iraq's prime minister, Karim Sadoun, visited Rome. The Iraqi foreign minister accused Iran.",
            "accused",
        ),
        ("Lamu's mayor, Daudi Mwangi, visited Rome. The deputy mayor of Garissa accused Kenya.", "accused"),
        ("The mayor of Lamu, Daudi Mwangi, visited Rome. The mayor of Garissa accused Kenya.", "accused"),
        (
            "The representative of Iraq, Karim Sadoun, left. The representative of Peru accused Iran.",
            "accused",
        ),
    ],
)
def test_another_office_is_another_person(text: str, trigger: str) -> None:
    assert str(doer(text, trigger)).split(":")[1] not in ("karim-sadoun", "daudi-mwangi")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Iran and Iran's army accused Turkey. Ankara rejected the charge. Foreign Minister Omer Aksoy said"
         " Turkey did not attack Iran.", "TUR"),
        ("Iran bombed a school in Van. Foreign Minister Omer Aksoy summoned Iran's ambassador.", None),
        ("Iran accused Iraq. In Ankara, Foreign Minister Omer Aksoy accused Iran.", "TUR"),
    ],
)  # fmt: skip
def test_whose_minister_a_bare_title_names(text: str, country: str | None) -> None:
    assert read(text)[1]["x:omer-aksoy"].country == country
