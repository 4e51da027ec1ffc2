"""One key for the many spellings of a name."""

from __future__ import annotations

import pytest

from accord.knowledge.folding import acronym, fold, fold_words, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Baluch Liberation Army", "Baloch Liberation Army"),
        ("Jaish al-Adl", "Jaysh Al-Adl"),
        ("Jaish-e-Mohammad", "Jaish-e-Mohammed"),
        ("al-Qaeda", "Al Qaida"),
        ("Iván Duque", "Ivan Duque"),
        ("Pakistan’s Foreign Ministry", "Pakistan's foreign ministry"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("World Health Organisation", "World Health Organization"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Balochistan Liberation Army", "Balochistan Liberation Front"),
        ("Niger", "Nigeria"),
        ("United Nations and the Organisation", "United Nations Organization"),
        ("Republic of the Congo", "Democratic Republic of the Congo"),
    ],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_stricter_key_tells_a_surname_from_a_capital() -> None:
    assert fold("Aman") == fold("Amman")
    assert plain("Aman") != plain("Amman")


def test_folded_words_know_where_they_stand() -> None:
    text = "The army of Jaish al-Adl"
    assert [text[w.start : w.end] for w in fold_words(text)] == ["army", "Jaish", "Adl"]


@pytest.mark.parametrize(
    ("word", "key"), [("U.N.", "UN"), ("UN", "UN"), ("BLA", "BLA"), ("G20", None), ("Iran", None)]
)
def test_acronyms_lose_their_dots_and_nothing_else(word: str, key: str | None) -> None:
    assert acronym(word) == key
