"""Parsing: words, sentences, parts of speech, lemmas and Universal Dependencies of a page."""

from accord.language.parse import parse

__all__ = ["parse"]
