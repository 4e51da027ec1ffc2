"""Words and sentences of a page, with exact offsets.

Words are cut by spaCy's blank English tokeniser and then brought to the conventions of Universal
Dependencies' English Web Treebank, on which the parser was trained: prefixes stay on their word
("anti-aircraft", "cross-border"), designations are split at the hyphen ("F", "-", "16"), telephone
numbers and numeric dates stay whole, abbreviations keep their full stop, runs of one mark are one word.

Sentences are cut by rules for news text, in `sentences.py`. A word never crosses a paragraph break or
the edge of a segment, and neither does a sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from accord.language import sentences
from accord.types import Ints, Segment

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_PREFIXES = frozenset(
    "anti arch co counter cross e ex hyper inter intra mega micro mid mini multi neo non over para post pre "
    "pro pseudo quasi re semi socio sub super trans ultra un under".split()
)
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|[\u2029\f\x0b]+")
_MARKS = re.compile(r"[!?]{2,}|([=*_~#+<>$'`\u2018\u2019-])\1+|\.{2,}")
_WHOLE = re.compile(r"(?:1-)?\d{3}-\d{3}-\d{4}|\d{3}-\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{2}-\d{2}")
_DESIGNATION = re.compile(r"([A-Za-z]+)(-)(\d+\w*)")
_SLASHED = re.compile(r"([A-Za-z]+)(/)([A-Za-z]+)|(24)(/)(7)")
_NUMBER_UNIT = re.compile(r"(\d+(?:[.,]\d+)*)(km|kg|mm|cm|km/h|mph|hrs|am|pm|bn|k)", re.IGNORECASE)
_ENDLESS = re.compile(r"[^\w\s]{60}(?=[^\w\s])")
_QUOTE = re.compile(r"[\"“”«»„]")
_GLUED = re.compile(r"([^\"“”«»„]*)([\"“”«»„])([^\"“”«»„]*)")
_HYPHENS = frozenset("-\u2010\u2011")

_Words = list[tuple[int, int]]


def tokenize(text: str, segments: Sequence[Segment] = ()) -> tuple[Ints, Ints, Ints]:
    """Words and sentences of a text.

    Returns the starts and ends of its N words (code points of `text`) and S + 1 word indices: sentence s
    is words sentences[s] to sentences[s + 1] - 1. Every character that is not white space is in exactly
    one word, except invisible ones that stand alone. Edges of `segments` end words and sentences.
    """
    words: _Words = []
    firsts: list[int] = []
    for start, end in _blocks(text, segments):
        block = text[start:end]
        found = cut_words(block)
        if not found:
            continue
        firsts.extend(len(words) + first for first in sentences.split(block, found))
        words.extend((start + a, start + b) for a, b in found)
    bounds = np.array(words, dtype=np.int32).reshape(-1, 2)
    return (
        np.ascontiguousarray(bounds[:, 0]),
        np.ascontiguousarray(bounds[:, 1]),
        np.array([*firsts, len(words)], dtype=np.int32),
    )


def cut_words(block: str) -> _Words:
    """Start and end of every word of one paragraph, in text order."""
    cut: _Words = []
    for first, piece in _pieces(block):
        for token in _tokenizer()(piece):
            word, start = token.text, first + token.idx
            if word.isalpha():
                cut.append((start, start + len(word)))
            elif not word.isspace():
                cut.extend(_split(block, start, start + len(word)))
    return _merge(block, cut)


def _pieces(block: str) -> Iterator[tuple[int, str]]:
    """The paragraph with its offset, cut where marks run on without end.

    The tokeniser takes the square of the length of such a run.
    """
    at = 0
    for run in _ENDLESS.finditer(block):
        yield at, block[at : run.end()]
        at = run.end()
    yield at, block[at:]


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    import spacy

    tokenizer: Tokenizer = spacy.blank("en").tokenizer
    return tokenizer


def _blocks(text: str, segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Stretches of text that no word and no sentence crosses, in order."""
    edges = {0, len(text)}
    for segment in segments:
        edges.update((segment.start, segment.end))
    for match in _BREAK.finditer(text):
        edges.update((match.start(), match.end()))
    places = sorted(edge for edge in edges if 0 <= edge <= len(text))
    for start, end in itertools.pairwise(places):
        if not text[start:end].isspace():
            yield start, end


def _split(block: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of one of spaCy's tokens that the treebank writes as words of their own."""
    word = block[start:end]
    if len(word) > 1 and _QUOTE.search(word):  # 'crimes."He': scraped text loses the space behind a quotation
        for piece in _GLUED.finditer(word):
            for part in (1, 2, 3):
                if piece.group(part):
                    yield from _split(block, start + piece.start(part), start + piece.end(part))
        return
    match = _DESIGNATION.fullmatch(word) or _SLASHED.fullmatch(word) or _NUMBER_UNIT.fullmatch(word)
    if match is None or (match.group(1) and match.group(1).lower() in _PREFIXES):
        yield start, end
        return
    for group in range(1, len(match.groups()) + 1):
        if match.group(group):
            yield start + match.start(group), start + match.end(group)


def _merge(block: str, words: _Words) -> _Words:
    """Joins neighbours that the treebank writes as one word; only such as touch."""
    merged: _Words = []
    at, last = 0, len(words) - 1
    while at <= last:
        touches = at < last and words[at + 1][0] == words[at][1]
        upto = _joined(block, words, at) if touches else at + 1
        merged.append((words[at][0], words[upto - 1][1]))
        at = upto
    return merged


def _joined(block: str, words: _Words, at: int) -> int:
    """Index after the last of the words that make one word with word `at`, which the next one touches."""
    start, end = words[at]
    word, following = block[start:end], block[words[at + 1][0] : words[at + 1][1]]
    if following == "." and sentences.is_abbreviation(word) and sentences.keeps_stop(block, words, at):
        return at + 2
    if following in _HYPHENS and at + 2 < len(words) and words[at + 2][0] == words[at + 1][1]:
        last = block[words[at + 2][0] : words[at + 2][1]]
        if word.lower() in _PREFIXES and last[0].isalnum():
            return at + 3
    pattern = _WHOLE if word[0].isdigit() else _MARKS if not word[0].isalnum() else None
    if pattern is not None and (match := pattern.match(block, start)) is not None:
        upto = at
        while upto < len(words) and words[upto][1] <= match.end():
            upto += 1
        if upto > at and words[upto - 1][1] == match.end():
            return upto
    return at + 1
