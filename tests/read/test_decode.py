"""Bytes to text: marks, declarations, UTF-8, and a guess where nothing is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.read import decode

WORDS = "Bogotá: “veintiún” muertos — dijo el Ministerio"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_and_utf8(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "text/plain")[0] == WORDS


def test_a_declared_encoding_counts_where_the_bytes_are_not_utf8() -> None:
    page = f'<meta charset="iso-8859-1"><p>{WORDS}</p>'
    text, name = decode(page.encode("cp1252"), "text/html")
    assert (WORDS in text, name) == (True, "cp1252")


def test_valid_utf8_outranks_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1"><p>{WORDS}</p>'
    assert WORDS in decode(page.encode(), "text/html")[0]


def test_an_unknown_declaration_is_passed_over() -> None:
    page = b'<meta charset="x-unheard-of"><p>caf\xe9 society met again in the old town</p>'
    assert "society met again" in decode(page, "text/html")[0]


def test_text_without_declaration_is_guessed() -> None:
    russian = "Армия сообщила о гибели четырёх человек при ударе по городу. " * 5
    assert decode(russian.encode("cp1251"), "text/plain")[0] == russian


def test_byte_order_mark_of_utf8_is_no_character() -> None:
    assert decode(codecs.BOM_UTF8 + b"x", "text/plain") == ("x", "utf-8")


@given(st.binary(max_size=200), st.sampled_from(["text/plain", "text/html"]))
def test_any_bytes_become_text(data: bytes, media_type: str) -> None:
    assert isinstance(decode(data, media_type)[0], str)
