"""Headlines, standfirsts, captions and datelines are told from the body."""

from __future__ import annotations

import pytest

from tests.clean.page import cleaned, removed, segments

FIRST = "Warplanes bombed the border town of Dovrin on Monday, killing at least nine people."
SECOND = "The army said it had struck a camp of rebels."


def test_lines_without_a_stop_are_headlines() -> None:
    document = cleaned(f"Jets hit Dovrin at dawn\n\n{FIRST}\n\nStrikes kill 4 children\n\n{SECOND}")
    assert segments(document) == [
        ("headline", "Jets hit Dovrin at dawn"),
        ("body", FIRST),
        ("headline", "Strikes kill 4 children"),
        ("body", SECOND),
    ]
    assert document.title == "Jets hit Dovrin at dawn"


DE = "Bei dem Angriff auf einen Posten an der Grenze sind am Dienstag drei Soldaten getötet worden."
DE_TOO = "Die Täter seien über die Grenze geflohen, sagte ein Sprecher des Ministeriums am Abend."


@pytest.mark.parametrize("day", ["9. Juni 2031", "Stand: 12.03.2031, 14:05 Uhr", "2031-06-09", "9 juin 2031"])
def test_neither_a_day_by_itself_nor_a_line_that_heads_nothing_is_a_headline(day: str) -> None:
    lines = (
        "Drei Tote bei Angriff",
        day,
        DE,
        "Lage bleibt gespannt",
        DE_TOO,
        "Artikel vorlesen",
        "Datenschutz",
    )
    document = cleaned("\n\n".join(lines))
    headlines = [text for kind, text in segments(document) if kind == "headline"]
    assert headlines == ["Drei Tote bei Angriff", "Lage bleibt gespannt"]


def test_a_headline_glued_to_the_first_sentence_is_parted() -> None:
    document = cleaned(
        "Roadside bomb kills 15 civilians in northern Sarn Officials say families were on their way home. "
        "The toll rose."
    )
    assert segments(document) == [
        ("headline", "Roadside bomb kills 15 civilians in northern Sarn"),
        ("body", "Officials say families were on their way home. The toll rose."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A rebel attack in central Sarn has killed scores of people in the worst raid of the year.",
        "Orvania and the United Nations agreed on Monday that The Hague should hear the case.",
        "Police in Vellin said President Hask, who was abroad, had been told of the raid.",
        "Rebels attacked a convoy on Sunday, killing a colonel, police officer Adan Nur said by phone.",
        "Group of Seven leaders condemned the raid on the town of Dovrin.",
    ],
)
def test_a_first_sentence_is_not_parted(sentence: str) -> None:
    assert segments(cleaned(f"{sentence}\n\n{SECOND}")) == [("body", sentence), ("body", SECOND)]


def test_a_credit_in_brackets_makes_the_sentence_before_it_a_caption() -> None:
    caption = "Rescuers search a damaged building in Dovrin, on Monday."
    document = cleaned(f"{FIRST}\n\n{caption} (Safin Amid/AFP/Getty Images)\n\n{SECOND}")
    assert segments(document)[1] == ("caption", caption)
    assert removed(document) == {"(Safin Amid/AFP/Getty Images)": "photo credit"}


def test_a_glued_caption_ends_where_the_text_goes_on() -> None:
    document = cleaned(
        f"{FIRST} image copyright EPA image caption A vigil was held on Monday "
        "to honour the victims President Hask, who visited the town, wept."
    )
    assert segments(document)[1:] == [
        ("caption", "A vigil was held on Monday to honour the victims"),
        ("body", "President Hask, who visited the town, wept."),
    ]


def test_acronyms_in_slashes_are_no_credits() -> None:
    sentence = "Fighters of the party (PKX/KCX) and the army (SAF) clashed near the town."
    assert segments(cleaned(f"{FIRST}\n\n{sentence}")) == [("body", FIRST), ("body", sentence)]


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Warplanes bombed the border town of Dovrin on Monday, killing at\n"
        "least nine people, the governor of the province said in a talk\n"
        "with reporters. The army said that it had struck a camp of the\n"
        "rebels, and that no civilians had been hurt. Witnesses spoke of\n"
        "two waves of jets that came from the east and dropped bombs on\n"
        "the market square.\n"
        "\n"
        "Kestria called its ambassador home.\n"
    )
    assert [kind for kind, _ in segments(cleaned(wrapped))] == ["body", "body"]


def test_a_line_that_leads_into_a_quotation_is_no_headline() -> None:
    document = cleaned(f"{FIRST}\n\nThe governor wrote:\n\n“We saw the jets twice.”")
    assert ("body", "The governor wrote:") in segments(document)
    assert document.title is None


def test_a_subheading_is_not_the_title() -> None:
    assert cleaned(f"{FIRST}\n\nStrikes kill 4 children\n\n{SECOND}").title is None


def test_headings_of_a_wiki_part_the_sentences_around_them() -> None:
    document = cleaned("The hotel was popular. == Attack == Gunmen stormed it in 2015, killing nine guards.")
    assert segments(document)[-2:] == [
        ("headline", "== Attack =="),
        ("body", "Gunmen stormed it in 2015, killing nine guards."),
    ]
