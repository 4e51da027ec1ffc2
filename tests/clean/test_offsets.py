"""Clean to raw and back: every mapped character is the capture's own, in order."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.clean import clean
from accord.read import decode, read
from accord.types import Document
from tests.clean.page import capture

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
WORDS = st.sampled_from(
    [
        "Jets",
        "bombed",
        "Dovrin",
        "on",
        "Monday.",
        "“We",
        "saw",
        "it,”",
        "he",
        "said.",
        "Bogotá",
        "😀",
        "a\u200bb",
        "&",
        "<",
    ]
)
GAPS = st.sampled_from([" ", "  ", "\t", "\u00a0", "\n", "\r\n", "\n\n", "\r\n\r\n", " \n \n"])
LINES = st.sampled_from(
    ["Read more: Another story", "Share this article", "Loading ...", "(Ana Reyes/AFP)", "KABUL (AP) — "]
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    pieces = draw(
        st.lists(st.one_of(st.tuples(WORDS, GAPS), st.tuples(LINES, GAPS)), min_size=1, max_size=60)
    )
    return "".join(word + gap for word, gap in pieces)


def check_runs(document: Document, source: str) -> None:
    at = raw_at = 0
    for start, raw, length in document.offsets:
        assert start >= at and raw >= raw_at
        at, raw_at = start + length, raw + length
        assert at <= len(document.text) and raw_at <= len(source)


@settings(max_examples=150, deadline=None)
@given(pages())
def test_plain_text_maps_exactly(source: str) -> None:
    document, _ = clean(capture(source))
    check_runs(document, source)
    mapped: set[int] = set()
    for start, raw, length in document.offsets:
        assert document.text[start : start + length] == source[raw : raw + length]
        mapped.update(range(start, start + length))
    unmapped = {char for at, char in enumerate(document.text) if at not in mapped}
    assert unmapped <= {" ", "\n"}


@settings(max_examples=60, deadline=None)
@given(st.lists(pages(), min_size=1, max_size=6))
def test_html_maps_to_its_source_but_for_entities(paragraphs: list[str]) -> None:
    body = "".join(
        f"<p>{html.escape(text)} <b>Then</b> the raid on the border town ended.</p>" for text in paragraphs
    )
    source = f"<html><body><article>{body}</article></body></html>"
    document, _ = clean(capture(source, "text/html"))
    check_runs(document, source)
    for start, raw, length in document.offsets:
        for step in range(length):
            char, origin = document.text[start + step], source[raw + step]
            assert char == origin or origin == "&" or (char == " " and origin.isspace())


@settings(max_examples=60, deadline=None)
@given(pages())
def test_segments_hold_all_words_but_datelines_in_order(source: str) -> None:
    document, _ = clean(capture(source))
    end = 0
    for segment in document.segments:
        assert end <= segment.start < segment.end
        assert document.text[segment.start : segment.end].strip()
        end = segment.end


def test_cleaning_is_a_function_of_the_capture() -> None:
    source = "Jets hit Dovrin at dawn\n\nRead more: x\n\nWarplanes bombed Dovrin on Monday. (Ana Reyes/AFP)"
    assert clean(capture(source)) == clean(capture(source))
    assert clean(capture(source))[0].id.startswith("d")


def test_raw_offset_finds_quotes_in_the_capture() -> None:
    source = "radio Loading ...\r\n\r\nWarplanes  bombed\tDovrin on Monday."
    document, _ = clean(capture(source))
    start = document.text.index("bombed")
    assert source[document.raw_offset(start) :].startswith("bombed\tDovrin")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")
def test_the_seeds_map_exactly() -> None:
    for raw in read([SEEDS])[0]:
        document, _ = clean(raw)
        source, _ = decode(raw.data, raw.media_type)
        for start, origin, length in document.offsets:
            assert document.text[start : start + length] == source[origin : origin + length]
