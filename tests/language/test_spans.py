"""Names read off the model's scores."""

from __future__ import annotations

import numpy as np
import pytest

from accord.language.spans import named_spans

TAGS = ("O", "B-person", "I-person", "B-place", "I-place")


def read(*words: str) -> list[tuple[int, int, str]]:
    """Names of words that are scored for one tag each."""
    scores = np.zeros((len(words), len(TAGS)), dtype=np.float32)
    for row, tag in enumerate(words):
        scores[row, TAGS.index(tag)] = 9.0
    return [(n.first, n.last, n.kind) for n in named_spans(scores, TAGS)]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (("O", "B-person", "I-person", "O"), [(1, 3, "person")]),
        (("B-place", "B-person", "I-person"), [(0, 1, "place"), (1, 3, "person")]),
        (("O", "I-place", "I-place"), [(1, 3, "place")]),
        (("B-place", "I-person", "I-person"), [(0, 3, "person")]),
        (("O", "O"), []),
    ],
)
def test_a_name_lasts_until_one_begins_or_none_goes_on(
    tags: tuple[str, ...], expected: list[tuple[int, int, str]]
) -> None:
    assert read(*tags) == expected


def test_how_sure_a_name_is_is_the_probability_of_its_kind() -> None:
    scores = np.log(np.array([[0.1, 0.6, 0.1, 0.2, 0.0001]], dtype=np.float32))
    (name,) = named_spans(scores, TAGS)
    assert name.kind == "person" and name.sure == pytest.approx(0.7, abs=0.01)
