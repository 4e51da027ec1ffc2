"""Timelines and live updates: the lines that head their entries stay, and tell one entry from the next."""

from __future__ import annotations

import pytest

from accord.clean.entries import Entries
from tests.clean.page import cleaned, removed, segments

RAID = "Warplanes bombed the border town of Dovrin, killing nine people."
DENIAL = "The army said that it had struck a camp of rebels near the river."
TALKS = "Envoys of both countries met in Geneva and spoke for three hours."


def entries(text: str) -> list[tuple[int, str | None, str]]:
    """For each body block: the number of its entry, the day that heads it, and how it begins."""
    document = cleaned(text)
    found = Entries(document)
    out = []
    for segment in document.segments:
        if segment.kind == "body":
            day = found.day(segment.start)
            words = document.text[segment.start : segment.end].split()
            out.append((found.at(segment.start), day and document.text[slice(*day)], words[0]))
    return out


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("12 May 2021", "13 May 2021", "15 May 2021"),
        ("May 12, 2021", "May 13, 2021", "May 15, 2021"),
        ("Wednesday, May 12", "Thursday, May 13", "Saturday, May 15"),
        ("March 2020", "May 2020", "January 2021"),
        ("2021-05-12", "2021-05-13", "2021-05-15"),
    ],
)
def test_days_alone_on_their_lines_head_the_entries_of_a_timeline(
    first: str, second: str, third: str
) -> None:
    text = f"How the raid came about\n\n{first}\n{RAID}\n\n{second}\n{DENIAL}\n\n{third}\n{TALKS}"
    assert entries(text) == [(1, first, "Warplanes"), (2, second, "The"), (3, third, "Envoys")]


def test_a_day_before_a_colon_or_a_dash_heads_its_paragraph() -> None:
    text = f"How the raid came about\n\nMay 12: {RAID}\n\nMay 13 - {DENIAL}\n\nMay 15 – {TALKS}"
    assert [n for n, _, _ in entries(text)] == [1, 2, 3]
    assert ("headline", "May 12:") in segments(cleaned(text))


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [("18:40", "16:05", "09:20"), ("7 p.m.", "6:05 p.m.", "11 a.m."), ("1:15 GMT", "3:40 GMT", "5 GMT")],
)
def test_times_of_the_clock_head_the_entries_of_live_updates(first: str, second: str, third: str) -> None:
    text = f"The latest on the raid\n\n{first}\n\n{RAID}\n\n{second}\n\n{DENIAL}\n\n{third}\n\n{TALKS}"
    assert entries(text) == [(1, None, "Warplanes"), (2, None, "The"), (3, None, "Envoys")]


def test_a_heading_of_another_kind_ends_the_last_entry() -> None:
    text = (
        f"How the raid came about\n\n12 May 2021\n{RAID}\n\n13 May 2021\n{DENIAL}\n\n15 May 2021\n{TALKS}\n\n"
        "Why do they fight?\n\nThe two countries have quarrelled over the river since 1950."
    )
    assert entries(text)[-1] == (4, None, "The")


def test_the_day_of_publication_is_no_entry() -> None:
    document = cleaned(f"Jets hit Dovrin\n\nPublished 12 May 2021\nUpdated 13 May 2021\n\n{RAID}\n\n{DENIAL}")
    assert not Entries(document)
    assert document.published is not None and str(document.published.earliest) == "2021-05-12"


def test_the_lengths_of_two_videos_are_no_entries() -> None:
    text = f"Jets hit Dovrin\n\n02:15\n\n{RAID}\n\n01:40\n\n{DENIAL}"
    assert not Entries(cleaned(text))
    assert removed(cleaned(text))["02:15"] == "media player"
