"""Words and sentences keep exact offsets and follow the conventions the parser was trained on."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.language.sentences import LONGEST
from accord.language.tokens import tokenize
from accord.types import Segment


def words(text: str) -> list[str]:
    starts, ends, _ = tokenize(text)
    return [text[a:b] for a, b in zip(starts, ends, strict=True)]


def sentences(text: str, segments: tuple[Segment, ...] = ()) -> list[str]:
    starts, ends, bounds = tokenize(text, segments)
    return [text[starts[a] : ends[b - 1]] for a, b in itertools.pairwise(bounds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 15-year truce", "a|15|-|year|truce"),
        ("Pakistan’s air force", "Pakistan|’s|air|force"),
        ("they didn’t fire", "they|did|n’t|fire"),
        ("cross-border anti-aircraft fire", "cross-border|anti-aircraft|fire"),
        ("two F-16s and an AK-47", "two|F|-|16s|and|an|AK|-|47"),
        ("al-Shabab and/or allies", "al|-|Shabab|and|/|or|allies"),
        ("10-15 dead", "10|-|15|dead"),
        ("call 713-853-3989", "call|713-853-3989"),
        ("What?! Never!!", "What|?!|Never|!!"),
        ("Lt. Gen. Ali of the U.S. Army", "Lt.|Gen.|Ali|of|the|U.S.|Army"),
        ("the war 's end", "the|war|'s|end"),
        ('It was "wrong"."They left.', 'It|was|"|wrong|"|.|"|They|left|.'),
        ("“Stop,” he said.", "“|Stop|,|”|he|said|."),
        ("$10 billion (€8.6 billion)", "$|10|billion|(|€|8.6|billion|)"),
    ],
)
def test_words_are_cut_as_the_treebank_cuts_them(text: str, expected: str) -> None:
    assert words(text) == expected.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "Nine died.|Iran denied it.",
        "The U.S. struck first.|He left the U.S.|The army said so.",
        "Lt. Gen. H.R. McMaster met Mr. Khan on Jan. 18.|They agreed.",
        "“We struck back.”|The minister left.",
        '"We struck back."|The minister left.',
        '"We struck.|We won," he said.',
        '"Why now?" Mr Khan asked.|Nobody knew.',
        "A U.N. special envoy came.|The U.N. Security Council met.",
        "It left the war 's end open .|Talks failed .",
        "See twitter. com for more.|He wrote it.",
        "ISLAMABAD (AP) — Nine died.|Iran denied it.",
        "George W. Bush spoke.|J. K. Smith left.",
        "He waited... and left.|Then came the shelling.",
        "It began at 5 p.m. Thursday.|It ended at 6 p.m.|The army left.",
        "No. 3 Brigade fired.|Was it a mistake?|No.|It was not.",
        "It killed 12.|Two were hurt.",
        "(It was the third raid.)|The army left.",
        "Arms of Acme Corp. were found.|They burned.",
        "Mr . Khan of the U . S . Army met Gen . Ali on Dec . 7 .|They spoke .",
        "They paid $ 51 . 1 million .|It was not enough .",
        "They fled.|al-Shabab claimed it.",
    ],
)
def test_sentences_of_news(text: str) -> None:
    expected = text.split("|")
    assert sentences(" ".join(expected)) == expected


def test_a_missing_space_after_a_stop_does_not_join_sentences() -> None:
    assert sentences("The attack ended.The army left.") == ["The attack ended.", "The army left."]


def test_a_sentence_ends_behind_the_network_x() -> None:
    found = sentences("Two sailors have died, the embassy wrote on X. Washington warned John X. Smith.")
    assert [s.split()[0] for s in found] == ["Two", "Washington"]


def test_a_paragraph_break_ends_a_sentence() -> None:
    assert sentences("Army takes town\n\nnine people died") == ["Army takes town", "nine people died"]


def test_a_line_break_ends_a_sentence_before_a_capital_only() -> None:
    assert sentences("Army takes town\nNine people died\nin the raid") == [
        "Army takes town",
        "Nine people died\nin the raid",
    ]


def test_a_fixed_line_width_does_not_cut_sentences() -> None:
    text = (
        "The army said on Thursday that the shelling of the border town by\n"
        "Iranian gunners had killed nine people, three of them children of\n"
        "Pakistani nationality."
    )
    assert sentences(text) == [text]


def test_segments_never_share_a_sentence_or_a_word() -> None:
    text = "Army takes town Nine people died"
    segments = (Segment(start=0, end=15, kind="headline"), Segment(start=16, end=32, kind="body"))
    assert sentences(text, segments) == ["Army takes town", "Nine people died"]


def test_an_empty_text_has_no_sentences() -> None:
    starts, ends, bounds = tokenize(" \n ")
    assert (starts.size, ends.size, bounds.tolist()) == (0, 0, [0])


_SCRAPS = """U.S. Gen. said “ ” " ’s n't ' . ... ? ! - F-16 anti- é e\u0301 😀 ( ) 24/7 al- Iran 12 $
    \u200b Mr … // 5km""".split()
_PIECES = st.sampled_from([*_SCRAPS, "\n", "\n\n", " ", "\u00a0", "\u2028"])


@given(st.lists(_PIECES | st.text(max_size=4), max_size=30).map("".join))
def test_words_cover_the_text_in_order_and_sentences_cover_the_words(text: str) -> None:
    starts, ends, bounds = tokenize(text)
    assert (starts < ends).all() and (ends[:-1] <= starts[1:]).all()
    covered = "".join(text[a:b] for a, b in zip(starts, ends, strict=True))
    assert "".join(covered.split()) == "".join(text.split())
    assert bounds[0] == 0 and bounds[-1] == len(starts)
    assert (bounds[:-1] < bounds[1:]).all()


@given(st.lists(_PIECES, max_size=20).map("".join), st.integers(0, 60), st.integers(0, 60))
def test_no_word_crosses_the_edge_of_a_segment(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    starts, ends, bounds = tokenize(text, (Segment(start=start, end=end, kind="body"),))
    for edge in (start, end):
        assert not ((starts < edge) & (ends > edge)).any()
    for first, last in itertools.pairwise(bounds):
        inside = (starts[first:last] >= start) & (ends[first:last] <= end)
        assert inside.all() or not inside.any()


def test_a_text_without_a_stop_is_cut_into_sentences_that_trees_can_be_made_of() -> None:
    bounds = tokenize("shelled the town, and " * 1000)[2].tolist()
    lengths = [b - a for a, b in itertools.pairwise(bounds)]
    assert sum(lengths) == 5000
    assert max(lengths) <= LONGEST
    assert min(lengths[:-1]) > LONGEST // 2
    assert all(length % 5 == 4 or length % 5 == 0 for length in lengths[:-1])  # after a comma


@pytest.mark.parametrize("part", ["a1", "(", '"', "-", "('"])
def test_endless_strings_take_time_in_proportion_to_their_length(part: str) -> None:
    words("warm")
    begin = time.process_time()
    assert "".join(words(part * 20_000)) == part * 20_000
    assert time.process_time() - begin < 4.0
