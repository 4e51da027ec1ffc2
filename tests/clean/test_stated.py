"""What a page states about itself: day, agency, publisher. What it does not state stays None."""

from __future__ import annotations

import pytest

from tests.clean.page import cleaned, removed, segments

FIRST = "Warplanes bombed the border town of Dovrin on Monday, killing nine people."
SECOND = "The army said it had struck a camp of rebels."


@pytest.mark.parametrize(
    ("dateline", "day", "agency"),
    [
        ("KINSHASA 1997-02-17 ", "1997-02-17", None),
        ("GOMA, Zaire 1997-02-18 ", "1997-02-18", None),
        ("LONDON, Jan 5, 2024 (Reuters) - ", "2024-01-05", "Reuters"),
        ("SHARAN, Afghanistan, Sept. 19 (Xinhua) -- ", None, "Xinhua"),
        ("ISLAMABAD (AP) — ", None, "AP"),
        ("Kabul (AFP) – ", None, "AFP"),
        ("VELLIN, Orvania, June 8 (Meridian Wire) - ", None, "Meridian Wire"),
        ("LUSKAR, 10 June 2021 - ", "2021-06-10", None),
        ("WEST PALM BEACH — ", None, None),
        ("LUSKAR - June 10, 2021 - ", "2021-06-10", None),
        ("LUSKAR (Reuters) - June 10, 2021 — ", "2021-06-10", "Reuters"),
        ("LUSKAR (AP), 10 June 2021 - ", "2021-06-10", "AP"),
        ("LUSKAR, Orvania — June 10, 2021 — ", "2021-06-10", None),
        ("LUSKAR, Orvania: 10 June 2021 - ", "2021-06-10", None),
        ("Luskar/New Vellin, 10 June 2021 – ", "2021-06-10", None),
        ("GENEVA (10 June 2021) – ", "2021-06-10", None),
        ("(LUSKAR, 10 June 2021) - ", "2021-06-10", None),
        ("VELLIN, Orvania, June 8 2021 (Wire) - ", "2021-06-08", None),
        ("VELLIN, Orvania, June 8 (Agency) - ", None, None),
        ("(Reuters) - ", None, "Reuters"),
    ],
)
def test_datelines(dateline: str, day: str | None, agency: str | None) -> None:
    document = cleaned(f"{dateline}{FIRST}\n\n{SECOND}")
    assert segments(document) == [("body", FIRST), ("body", SECOND)]
    assert document.text.startswith(dateline.strip())
    assert document.agency == agency
    assert (str(document.published.earliest) if document.published else None) == day
    assert document.published is None or "dateline" in document.published.basis


def test_the_headline_before_a_dateline_may_end_with_a_stop() -> None:
    headline = "ZAIRE: Jets bomb rebel-held city."
    document = cleaned(
        f"{headline} Jets bomb rebel-held city. Corinne Dula NAIROBI 1997-02-17 {FIRST} {SECOND}"
    )
    assert segments(document) == [("headline", headline), ("body", f"{FIRST} {SECOND}")]
    assert removed(document)["Corinne Dula"] == "byline"


@pytest.mark.parametrize(
    "sentence", ["The US - Iran talks failed.", "He met NATO - and lost.", "An F-16 - a jet - fell."]
)
def test_dashes_after_capitals_are_no_datelines(sentence: str) -> None:
    assert segments(cleaned(f"{FIRST} {sentence}")) == [("body", f"{FIRST} {sentence}")]


@pytest.mark.parametrize(
    ("line", "day", "word"),
    [
        ("Published: Wednesday 9 June 2021", "2021-06-09", "publication"),
        ("Last updated 11 June 2021, 17:02", "2021-06-11", "update"),
        ("June 8, 2021", "2021-06-08", "date line"),
        ("25/06/2021 21:15", "2021-06-25", "date line"),
        ("posted November 18, 2024 at 07:30 pm by Ana Reyes", "2024-11-18", "publication"),
    ],
)
def test_date_lines(line: str, day: str, word: str) -> None:
    document = cleaned(f"Jets hit Dovrin at dawn\n\n{line}\n\n{FIRST}")
    assert document.published is not None
    assert (str(document.published.earliest), word in document.published.basis) == (day, True)
    assert line not in document.text


def test_a_date_of_numbers_that_reads_two_ways_is_no_date() -> None:
    assert cleaned(f"Jets hit Dovrin at dawn\n\n10/06/2021 21:15\n\n{FIRST}").published is None


def test_a_date_glued_to_the_first_sentence() -> None:
    document = cleaned(f" date 2024-01-18 {FIRST}\n\n{SECOND}")
    assert document.text == f"date 2024-01-18\n\n{FIRST}\n\n{SECOND}"  # apart, so that it can be quoted
    assert document.published is not None
    assert str(document.published.earliest) == "2024-01-18"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("VELLIN 1997-03-03", None),
        ("VELLIN, Orvania (AP) - March 3, 1997", "AP"),
        ("VELLIN — March 3, 1997", None),
        ("Vellin, 3 March 1997 (AFP)", "AFP"),
        ("Vellin, Orvania | March 3, 1997", None),
    ],
)
def test_a_dateline_on_a_line_of_its_own(line: str, agency: str | None) -> None:
    document = cleaned(f"Jets hit Dovrin\n\n{line}\n\n{FIRST}\n\n{SECOND}")
    assert document.published is not None
    assert str(document.published.earliest) == "1997-03-03"
    assert document.agency == agency
    assert segments(document) == [("headline", "Jets hit Dovrin"), ("body", FIRST), ("body", SECOND)]


def test_days_in_sentences_are_not_the_page_s() -> None:
    assert cleaned(f"{FIRST} The truce of 9 June 2021 was broken.").published is None


def test_an_agency_alone_after_the_last_sentence() -> None:
    document = cleaned(f'{FIRST} "We saw the jets." Reuters')
    assert (document.agency, document.text) == ("Reuters", f'{FIRST} "We saw the jets."')


def test_told_an_agency_that_the_page_does_not_speak_of_as_another() -> None:
    assert cleaned(f'{FIRST} "It is war," a diplomat told DW.').agency == "DW"
    assert cleaned(f"{FIRST} A diplomat told DW it was war. DW reported that he left.").agency is None


def test_an_outlet_that_signs_the_dateline_is_the_publisher() -> None:
    document = cleaned(f"(CNN) {FIRST}")
    assert (document.publisher, document.agency) == ("CNN", None)


def test_bylines_go() -> None:
    document = cleaned(f"Jets hit Dovrin at dawn\n\nBy Petra Lund and Ana Reyes, Associated Press\n\n{FIRST}")
    assert document.agency == "AP"
    assert "Petra" not in document.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Bomb hits bank.\n\nFirst Posted 23:37:00 05 / 05 / 2010.\n\n", "2010-05-05"),
        ("Bomb hits bank. 7:00pm UK, Wednesday 05 May 2010.\n\n", "2010-05-05"),
        ("Bomb hits bank.\n\nTNN Nov 12, 2011, 05.51AM IST DOVRIN: ", "2011-11-12"),
    ],
)
def test_a_day_beside_a_clock_at_the_top_is_the_pages(head: str, day: str) -> None:
    document = cleaned(f"{head}{FIRST}\n\n{SECOND}")
    assert document.published is not None
    assert str(document.published.earliest) == day
    assert day[:4] not in document.text


def test_a_day_of_the_story_with_its_hour_is_not_the_pages() -> None:
    assert cleaned(f"Bomb hits bank. It went off at 7.15 am on 5 May 2010.\n\n{FIRST}").published is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://news.example/2011/11/12/raid", "2011-11-12"),
        ("http: / / news. example / view / 20100505-26 / Raid.", "2010-05-05"),
        ("https://news.example/story/778356/raid", None),
        ("https://news.example/2011/13/45/raid", None),
    ],
)
def test_the_address_of_a_page_may_hold_its_day(address: str, day: str | None) -> None:
    document = cleaned(f"{address}\n\nBomb hits bank\n\n{FIRST}\n\n{SECOND}")
    assert (str(document.published.earliest) if document.published else None) == day


def test_a_line_that_tells_the_last_update_of_the_page_is_its_day() -> None:
    line = "This page was last updated on Wednesday, January 28, 2015, 12:24 pm Eastern."
    document = cleaned(f"{FIRST}\n\n{SECOND}\n\n{line}")
    assert document.published is not None and str(document.published.latest) == "2015-01-28"
    assert "updated" not in document.text


@pytest.mark.parametrize(
    "line",
    [
        "Flash Update #7 | 22 November 2023",
        "Situation report no. 7, 22 November 2023",
        "By Corinne Dula / 22 November 2023",
    ],
)
def test_a_line_of_the_head_of_a_report_states_its_day(line: str) -> None:
    document = cleaned(
        f"Hostilities in the north\n\n{line}\n\nRebels raided the town of Dovrin, killing nine people."
    )
    assert document.published is not None and str(document.published.earliest) == "2023-11-22"
