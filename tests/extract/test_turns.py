"""Transcripts: whoever a label names speaks the paragraph behind it."""

from __future__ import annotations

from tests.extract.saying import claims, said

INTERVIEW = (
    "Omar Hadi, who leads the Front, spoke to the Herald by phone on Thursday.\n"
    "Q: Your men attacked the port last week. Why?\n"
    "A: We did not attack it. The police blamed us.\n"
    "Q: Are you going to fight them?\n"
    "A: We demand that President Ana Kor resign.\n"
    "The ministry rejected the talks."
)

DEBATE = (
    "Mr Tom Whitfield (North): Will the Minister make a statement on the violence in Kestria?\n"
    "The Secretary of State (Ms Laura Keane): We condemn the killing of six villagers. "
    "Rebels shelled the camp.\n"
    "Mr Whitfield: I thank the Minister. Does she agree that those responsible must be held to account?\n"
    "Ms Keane: I cannot confirm the reports that rebels kidnapped two teachers."
)


def test_who_is_interviewed_gives_the_answers() -> None:
    found = said(INTERVIEW)
    assert '; denied; says Omar Hadi"; as "attacked"' in found
    assert 'ACCUSE.allege The police > us; says Omar Hadi"' in found
    assert 'REQUEST.yield We > Ana Kor; says Omar Hadi"' in found


def test_questions_assert_nothing_and_the_page_speaks_besides() -> None:
    found = said(INTERVIEW)
    assert "planned" not in found and 'REJECT.meet The ministry > ?; about "spoke"' in found.split("\n")


def test_names_with_a_colon_speak() -> None:
    assert said(DEBATE) == claims(
        'ACCUSE.disapprove We > ?; says Laura Keane"; about "killing"',
        'ASSAULT ? > six villagers; killed 6 (villagers 6); says Laura Keane"',
        'ASSAULT.heavy-weapons Rebels > the camp; says Laura Keane"',
        'ASSAULT.abduct rebels > two teachers; alleged; detained 2 (teachers 2); says Keane"',
        'SUPPORT I > the Minister; says Whitfield"',
    )


def test_labels_of_places_and_victims_are_no_speakers() -> None:
    found = said("KESTRIA: Rebels attacked the port.\nORVANIA: Troops shelled the camp.")
    assert "says" not in found
    found = said("Ana Kor: shot dead in Telk.\nOmar Hadi: killed by police in Telk.")
    assert "says" not in found
