"""Who did it to whom once a page is read: a text, the trigger of a claim, and its sides by name."""

from __future__ import annotations

import pytest

from accord.extract import extract
from accord.extract.names import find_names
from accord.language import parse
from accord.resolve.actors import resolve_actors
from accord.resolve.implied import imply_sides
from accord.types import Participant
from tests.extract.saying import page


def sides(text: str, trigger: str) -> str:
    """ "ACTORS > TARGETS" of the last claim with this trigger; in quotation marks words for nobody known."""
    document = page(text)
    parsed = parse(document)
    names = find_names(document, parsed)
    resolved, actors = resolve_actors(document, parsed, names, extract(document, parsed, names))
    called = {a.id: a.name for a in actors}

    def side(found: tuple[Participant, ...]) -> str:
        told = (called[p.actor] if p.actor is not None else f'"{p.mention.quote}"' for p in found)
        return " + ".join(told) or "?"

    found = [c for c in imply_sides(resolved, actors) if c.trigger.quote == trigger][-1]
    return f"{side(found.actors)} > {side(found.targets)}"


GUNS_AND_SHELLS = [
    ("Ethiopian guns shelled the mill on Sunday.", "shelled", "Ethiopia > Mill"),
    ("Azerbaijani howitzers pounded the barracks.", "pounded", "Azerbaijan > Barracks"),
    ("On Friday a shell fired from the Thai side hit a mill near Poipet and wounded two workers.", "hit",
     "Thailand > Mill + Two workers"),
    ("Guns on the Thai side opened fire on the temple.", "opened", "Thailand > Temple"),
    ("Rwanda said its guns never fired.", "fired", "Rwanda > ?"),
    ("A shell fired from the hills hit a mill.", "hit", "? > Mill"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), GUNS_AND_SHELLS)
def test_guns_and_shells_act_for_those_who_serve_them(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected


POSTS = [
    ("Mortars hit the Kibati checkpoint on Sunday.", "hit", "? > Kibati checkpoint"),
    ("Gunmen attacked the Bandar border post on Sunday.", "attacked", "Gunmen > Bandar border post"),
    ("Gunmen attacked the Bandar border post. Hamas said it had attacked the post.", "attacked",
     "Hamas > Bandar border post"),
    ("Gunmen attacked the border post yesterday.", "attacked", 'Gunmen > "the border post"'),
    ("Hamas struck the Turkish post.", "struck", "Hamas > Turkey"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), POSTS)
def test_a_post_is_called_by_its_place(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected


MARCHERS = [
    ("Thousands of people marched in Nairobi. Police fired tear gas at the protesters.", "fired",
     "Kenyan police > Protesters"),
    ("Thousands of people marched in Nairobi.", "marched", "Protesters > ?"),
    ("Tens of thousands took to the streets of Lima.", "took", "Protesters > ?"),
    ("Protesters burned tyres in Lima. Hundreds marched to the port.", "marched", "Protesters > ?"),
    ("About 500 people marched in Mombasa.", "marched", "About 500 people > ?"),
    ("Hundreds of miners marched in Lima.", "marched", "Miners > ?"),
    ("Kenya shelled rebels. A crowd threw stones in Nairobi before police used tear gas.", "used",
     "Kenyan police > Protesters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), MARCHERS)
def test_those_who_march_are_the_protesters(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected


def test_police_at_an_embassy_are_those_of_the_country_around_it() -> None:
    text = (
        "Iran bombed a village of Azerbaijan. Iran said it had struck rebels, and Iran promised more raids."
        " A crowd stoned the Iranian embassy before police used tear gas. Police detained 31 protesters."
    )
    assert sides(text, "detained") == "Azerbaijani police > 31 protesters"


SOME_OF_THEM = [
    ("In Baku police detained 31 protesters and later released all but four of them.", "released",
     "Azerbaijani police > 31 protesters"),
    ("Rebels seized 40 villagers. They freed all but six of them on Tuesday.", "freed",
     "Rebels > 40 villagers"),
    ("Kenyan police caught smugglers in the port and took 23 of them into custody.", "took",
     "Kenyan police > Smugglers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), SOME_OF_THEM)
def test_some_of_them(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected


GIVEN_TO = [
    ("Sudan accused Chad of giving the Justice and Equality Movement shelter.", "giving",
     "Chad > Justice and Equality Movement"),
    ("Iran gives Hezbollah money.", "gives", "Iran > Hezbollah"),
    ("The charity gave the villagers food.", "gave", '"The charity" > Villagers'),
    ("Norway gave food aid to Togo.", "gave", "Norway > Togo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), GIVEN_TO)
def test_whom_something_is_given(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected


def test_the_one_named_among_the_killed_has_killed_nobody() -> None:
    text = "A contractor, Halden Systems, identified a clerk as the fourth Kenyan killed."
    assert sides(text, "killed").startswith("? > ")


HARMED_WHEN = [
    ("At least 11 civilians were killed when an army air strike hit a market in Bara, Sudan.", "strike",
     "Sudanese Armed Forces > Market + At least 11 civilians"),
    ("Five guards were wounded, one of whom lost a leg, when a mine exploded near the temple.", "exploded",
     "? > Temple + Five guards"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), HARMED_WHEN)
def test_those_killed_when_a_strike_hit_are_its_dead(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected


def test_harm_done_before_a_strike_is_not_of_it() -> None:
    assert sides("Two traders were killed before a strike hit the market.", "hit") == "? > Market"


WHOSE = [
    ("Thai F-16s bombed two Cambodian bases on Thursday.", "bombed", "Thailand > Cambodia"),
    ("MiG-29s bombed a school.", "bombed", '"MiG-29s" > School'),
    ("Sudan accused Chad of supplying the drones.", "supplying", "Chad > ?"),
    ("Seleka has been waging an insurgency since 2012.", "waging", "Seleka > ?"),
    ("Indian police arrested 26 brigands and confiscated their weapons.", "confiscated",
     "Indian police > 26 brigands"),
    ("A bomb killed seven civilians in Ghazni. Three women were among the wounded, she added.", "wounded",
     "? > Seven civilians"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), WHOSE)
def test_who_and_whom(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected


def test_a_group_with_capitals_of_its_own_is_no_other_group() -> None:
    text = "Seleka shelled Bangui. The Emergency Teachers group condemned the shelling."
    assert sides(text, "condemned").startswith("Emergency Teachers > ")
    assert sides("Seleka shelled Bangui. The group condemned the raid.", "condemned").startswith("Seleka > ")


_RAID = (
    "Rebels of the Allied Democratic Forces killed nine people in a raid on a village in Uganda, police said."
    ' "Our soldiers killed four of the attackers," army spokesman Mak Obalo said.'
)
_JETS = (
    "Kurdish militants attacked an outpost in Turkey on Tuesday. Turkish jets later hit PKK targets in Iraq."
    " Iraq protested against the strikes."
)
GONE_ON = [
    (f"{_RAID} The Red Cross condemned the attack.", "attack", "Allied Democratic Forces > ?"),
    (_RAID, "raid", "Allied Democratic Forces > ?"),
    (_JETS, "strikes", "Turkey > Kurdistan Workers' Party"),
    ("Gunmen shot dead a mayor in Colombia. Residents blamed dissidents of the FARC.", "shot",
     "Gunmen (Colombia) > Mayor in Colombia"),
    ("Gunmen shot dead a mayor in Colombia. Residents blamed the FARC.", "shot",
     "Revolutionary Armed Forces of Colombia > Mayor in Colombia"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), GONE_ON)
def test_which_deed_of_the_page_goes_on_being_told(text: str, trigger: str, expected: str) -> None:
    assert sides(text, trigger) == expected
