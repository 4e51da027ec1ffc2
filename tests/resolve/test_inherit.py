"""Places that claims take over: a page, the claim's word, and where a reader would put it."""

import datetime as dt
from dataclasses import replace

import pytest

from accord.pipeline import read_page
from accord.types import Claim, ClaimPlace, Period
from tests import factories

DAY = dt.date(2024, 1, 18)


def claims_of(text: str) -> tuple[Claim, ...]:
    published = Period(earliest=DAY, latest=DAY, basis="stated")
    return read_page(replace(factories.document("page.txt", text), published=published)).claims


def place_of(text: str, word: str) -> ClaimPlace | None:
    """The main place of the claim that stands on a word of the page."""
    found = [c for c in claims_of(text) if c.trigger.quote == word]
    assert found, f"no claim on {word!r}: {[c.trigger.quote for c in claims_of(text)]}"
    return found[-1].places[0] if found[-1].places else None


TOLD = "A bomb killed nine people in Lima on Thursday."


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Residents said on Thursday loud explosions echoed through Bukavu.", "explosions", "Bukavu"),
        ("Three jets bombed the rebel-held city of Bukavu on Thursday.", "bombed", "Bukavu"),
        ("Strike kills nine. Lima, Peru.", "Strike", "Lima"),
        ("The army said it was reinforcing the city of Kisangani.", "reinforcing", "Kisangani"),
        ("Government troops fled into Zambia on Thursday.", "fled", "Zambia"),
        (f"{TOLD} The blast wounded two others.", "blast", "Lima"),
        (f"{TOLD} A doctor in Lima said the blast wounded two others.", "blast", "Lima"),
        ("Rebels have seized a large swath of territory. Zaire 's army left. Zaire is at war.", "seized",
         "Democratic Republic of the Congo"),
        ("The president flew to Pakistan on Thursday. He and the prime minister of Pakistan agreed to trade.",
         "agreed", "Pakistan"),
    ],
)  # fmt: skip
def test_where_a_reader_puts_it(text: str, word: str, place: str) -> None:
    found = place_of(text, word)
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"{TOLD} In 1992 gunmen killed ten students.", "killed"),
        (f"{TOLD} Police later arrested five men.", "arrested"),
        (f"{TOLD} The rebels launched the war five months ago.", "launched"),
        pytest.param(
            f"{TOLD} Hospitals in Cusco said gunmen shot two people.",
            "shot",
            marks=pytest.mark.xfail(strict=True, reason="where those are who tell of it says nothing yet"),
        ),
        (f"{TOLD} The minister condemned the attack.", "condemned"),
    ],
)
def test_background_and_what_is_elsewhere_take_nothing_over(text: str, word: str) -> None:
    found = place_of(text, word)
    assert found is None or found.name != "Lima"


def test_a_place_taken_over_says_why_and_has_words_of_another_sentence() -> None:
    found = place_of(f"{TOLD} Gunmen shot two people in Cusco. The blast wounded two others.", "blast")
    assert found is not None
    assert found.mention is not None
    assert found.basis.startswith(("of the", "the event's place"))


def test_the_place_of_a_picture_is_not_that_of_what_it_speaks_of() -> None:
    text = "Demonstrators chant slogans against Iran's strikes in the border area, in Islamabad, Pakistan."
    page = factories.document("page.txt", text)
    caption = replace(page, segments=(replace(page.segments[0], kind="caption"),))
    claims = {c.type: c for c in read_page(caption).claims}
    assert [p.name for p in claims["PROTEST"].places] == ["Islamabad"]
    assert "Islamabad" not in [p.name for p in claims["ASSAULT"].places]


def test_what_an_event_answers_is_not_where_the_answer_was() -> None:
    text = "Chad staged airstrikes in Sudan on Thursday over a suicide bombing that killed 90 people."
    assert place_of(text, "bombing") is None


HELD = "Rebels have held 40 hostages at the consul's home in Lima since Sunday."


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        (f"{HELD} Police surrounded the mansion on Wednesday.", "surrounded", "Lima"),
        (f"{HELD} Most of the captives were released by the rebels on Tuesday.", "released", "Lima"),
        ("Ministers spoke of the hostage crisis in Lima. Police surrounded the envoy's residence on Tuesday,"
         " and troops stormed the residence on Wednesday.", "stormed", "Lima"),
        ("Rebels are strong in Cusco, where they have carried out bombings of pipes.", "bombings", "Cusco"),
        ("The bombing was the deadliest in Kabul since an explosion at a mall killed two in June 2017.",
         "explosion", "Kabul"),
    ],
)  # fmt: skip
def test_sites_crises_and_comparisons_put_events_where_they_are(text: str, word: str, place: str) -> None:
    found = place_of(text, word)
    assert found is not None
    assert place in found.name
    assert found.country is not None


def test_a_residence_in_another_town_is_not_the_one_named_before() -> None:
    found = place_of(
        f"{HELD} Gunmen attacked the residence of the governor in Cusco on Wednesday.", "attacked"
    )
    assert found is None or "Lima" not in found.name


DATELINE = "GENEVA, Jan 18 - "


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The foreign ministers of Peru and Japan met on Thursday.", "met", "Geneva"),
        ("The foreign ministers of Peru and Japan met in Vienna on Thursday.", "met", "Vienna"),
        ("The foreign ministers of Peru and Japan met last year.", "met", None),
    ],
)
def test_talks_without_a_place_are_where_the_page_was_written(
    text: str, word: str, place: str | None
) -> None:
    page = factories.document("page.txt", DATELINE + text)
    body = replace(page.segments[0], start=len(DATELINE))
    published = Period(earliest=DAY, latest=DAY, basis="stated")
    claims = read_page(replace(page, segments=(body,), published=published)).claims
    [talks] = [c for c in claims if c.trigger.quote == word]
    found = talks.places[0].name if talks.places and talks.places[0].country else None
    assert found == place


ITEMS = (
    "Mazatlan: A man was gunned down as he left a restaurant.\n"
    "Celaya: Men burst into a clinic and wounded two patients.\n"
    "Reynosa: Police arrested nine men."
)


@pytest.mark.parametrize(
    ("word", "place"), [("gunned", "Mazatlan"), ("wounded", "Celaya"), ("arrested", "Reynosa")]
)
def test_what_heads_an_item_of_a_round_up_is_where_it_was(word: str, place: str) -> None:
    found = place_of(ITEMS, word)
    assert found is not None
    assert found.name == place


SIEGE = (
    "Gunmen stormed the Turkish mission in Nairobi on Monday and took nine hostages."
    " “We demand freedom for our men,” the gang's leader, Juma Odera, told a radio station"
    " from inside the mission on Tuesday."
)


def test_a_mission_inside_which_somebody_is_is_a_building() -> None:
    found = place_of(SIEGE, "demand")
    assert found is not None and found.country == "KEN"


def test_a_quotation_goes_on_where_it_began_and_another_one_need_not() -> None:
    found = place_of(f"{SIEGE} “We will not surrender.”", "surrender")
    assert found is not None and found.country == "KEN"
    assert place_of(f"{SIEGE} “We will not surrender,” he said later.", "surrender") is None
