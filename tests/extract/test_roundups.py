"""Round-ups: a page of several pieces of news, told from a page that sums up one."""

from __future__ import annotations

from accord.extract.roundups import roundup

STORY = (
    "A bomb exploded in Kano on Monday, killing nine people.\n\nA group said it was behind the attack.\n\n"
    "The army sent troops to the city.\n\nResidents fled to villages near by."
)


def test_paragraphs_under_labels_are_items() -> None:
    page = "KANO: Police shot a man.\n\nJOS: Gunmen burned a farm.\n\nABUJA: Thousands marched."
    found = roundup(page)
    assert [found.number(page.index(word)) for word in ("shot", "burned", "marched")] == [1, 2, 3]


def test_bullets_are_items_where_most_of_the_page_is() -> None:
    page = "This week\n\n• Police shot a man in Kano.\n\n• Gunmen burned a farm.\n\n• Thousands marched."
    assert roundup(page).number(page.index("burned")) == 2


def test_speakers_of_a_debate_head_no_items() -> None:
    page = "Mr Maro: I ask the minister.\n\nMs Dula: I deny it.\n\nMrs Tarn: Thousands marched in Kano."
    assert not roundup(page).items


def test_points_that_sum_up_a_story_are_no_items() -> None:
    points = "• Nine people were killed.\n\n• A group claimed it.\n\n• The army sent troops."
    assert not roundup(f"Bomb kills nine in Kano\n\n{points}\n\n{STORY}").items
