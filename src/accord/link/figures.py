"""Figures of two claims, side by side: whether some number fits both, and how far apart they are."""

from __future__ import annotations

import math

from accord.types import Toll

Range = tuple[int | None, int | None]


def figures_of(tolls: tuple[Toll, ...]) -> dict[tuple[str, str | None], Range]:
    """The figures by kind and group, but for those that give no number."""
    return {(t.kind, t.group): (t.low, t.high) for t in tolls if t.low is not None or t.high is not None}


def _span(figure: Range) -> tuple[int, float]:
    """From lowest to highest; one person told of leaves room for others."""
    low, high = figure
    return low or 0, math.inf if high is None or (low, high) == (1, 1) else high


def far_apart(one: Range, two: Range) -> float:
    """0 where some number fits both, else by how often the larger has the smaller: 1 from four times on."""
    (low_a, high_a), (low_b, high_b) = _span(one), _span(two)
    smaller, larger = min(high_a, high_b), max(low_a, low_b)
    if larger <= smaller:
        return 0.0
    return min(1.0, math.log2(larger / max(1.0, smaller)) / 2)
