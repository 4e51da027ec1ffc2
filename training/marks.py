"""What an annotated sentence tells of each word: the tags that it may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from training.labels import labels
from training.names import Named, capital
from training.narrowing import is_nationality, is_state


def possible_tags(named: Named, lower: frozenset[str]) -> Iterator[npt.NDArray[np.bool_]]:
    """The tags that each word of a sentence may have (tags); all of them where nothing is known.

    `lower` are words that the sets write with small letters, so that a capital at the start of a sentence
    does not make them names.
    """
    table = labels()
    everything = frozenset(table.kinds)
    places: dict[int, tuple[str, frozenset[str]]] = {}
    for span in named.spans:
        for word in range(span.first, span.last):
            places[word] = ("I" if word > span.first else "B", span.kinds)
    for word, text in enumerate(named.words):
        at, kinds = places.get(word, ("O", frozenset()))
        told = named.of.complete or at != "O" or not capital(text) or (word == 0 and text.lower() in lower)
        if kinds == everything or not told:
            at, kinds = "B", _alone(named.words, word) or everything
        if kinds == everything:
            yield np.ones(len(table.tags), dtype=np.bool_)
            continue
        allowed = {f"{at}-{kind}" for kind in kinds}
        if not kinds:
            allowed = {"O"} | {f"{at}-{kind}" for kind in named.of.unknown for at in "BI"}
        yield np.array([tag in allowed for tag in table.tags], dtype=np.bool_)


def _alone(words: Sequence[str], word: int) -> frozenset[str]:
    """What accord's lists know a word to be that stands apart from other capitals; empty if nothing."""
    around = [words[i] for i in (word - 1, word + 1) if 0 <= i < len(words)]
    if any(capital(other) or other == "-" for other in around):
        return frozenset()
    if is_nationality([words[word]]):
        return frozenset({"nationality"})
    return frozenset({"state"}) if is_state([words[word]]) else frozenset()


def small_words(sentences: Sequence[Named]) -> frozenset[str]:
    """Words that occur with small letters."""
    return frozenset(word for s in sentences for word in s.words if word.islower())
