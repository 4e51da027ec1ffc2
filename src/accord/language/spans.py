"""Names from scores: which words stand together as a name, and of what kind it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

import numpy as np
import numpy.typing as npt

from accord.types import NamedSpan, SpanKind


@lru_cache(maxsize=4)
def _columns(tags: tuple[str, ...]) -> tuple[list[str], list[int], list[int]]:
    """The kinds of names, and for each the columns of its first and of its further words."""
    kinds = [tag[2:] for tag in tags if tag.startswith("B-")]
    return kinds, [tags.index(f"B-{kind}") for kind in kinds], [tags.index(f"I-{kind}") for kind in kinds]


def named_spans(scores: npt.NDArray[np.float32], tags: Sequence[str], first: int = 0) -> list[NamedSpan]:
    """The names of a sentence of n words from scores (n, tags), in text order.

    `tags` are "O" and for each kind "B-kind" (a name's first word) and "I-kind" (a further one). A name goes
    on as long as its words' best tags say so, whatever their kind; its kind is the one with the largest
    probability over all its words, which mean is its `sure`. Words are counted from `first`.
    """
    best = scores.argmax(axis=1).tolist()
    if not any(best):
        return []
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    kinds, starts, goes_on = _columns(tuple(tags))
    by_kind = likely[:, starts] + likely[:, goes_on]
    found: list[NamedSpan] = []
    at = 0
    while at < len(best):
        if best[at] == 0:
            at += 1
            continue
        last = at + 1
        while last < len(best) and tags[best[last]].startswith("I-"):
            last += 1
        sums = by_kind[at:last].mean(axis=0)
        kind = int(sums.argmax())
        found.append(
            NamedSpan(
                first=first + at,
                last=first + last,
                kind=cast(SpanKind, kinds[kind]),
                sure=round(float(sums[kind]), 4),
            )
        )
        at = last
    return found
