"""Whether a claim's confidence means what it says: claims by what was said of them, and how many are right.

Measured on the groups of our own annotated pages that no weight was fitted on. (On the crises under ../shared
far more claims are right than their confidence says: many rules were written with a look at them.) A claim is
right where it counts for `core`: type, sides, voice and modality at least half right. Brier score: the mean
squared difference (0 is perfect; that of a constant says the share of right ones of every claim). Error of
calibration: the mean difference between said and true over ten bins, weighted by their size (Naeini et al.
2015). "Ranked right": how often a right claim has the higher confidence of a right and a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evaluation.annotations import SET_ASIDE
from evaluation.crises import Run, annotated_run

BINS = 10
BAR = 40  # characters of a bar of the plot


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of each claim (0 to 1), and whether it was right."""

    said: npt.NDArray[np.float64]
    right: npt.NDArray[np.float64]


def told(runs: Sequence[Run]) -> Told:
    """All claims of some records: their confidence, and whether they count for core."""
    said, right = [], []
    for run in runs:
        good = {m.claim["id"] for m in run.score.matches if m.half_right}
        for claim in (*(m.claim for m in run.score.matches), *run.score.extra):
            said.append(float(claim["confidence"]))
            right.append(float(claim["id"] in good))
    return Told(np.array(said), np.array(right))


def aside() -> Told:
    """The claims of the groups of pages that the weights were not fitted on."""
    return told([annotated_run(name) for name in SET_ASIDE])


def score() -> dict[str, float]:
    """Figures on the records set aside."""
    found = aside()
    share = found.right.mean()
    order = np.argsort(found.said, kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    good = int(found.right.sum())
    above = (ranks[found.right == 1].sum() - good * (good + 1) / 2) / max(good * (len(order) - good), 1)
    return {
        "claims": float(len(found.said)),
        "right": float(share),
        "said": float(found.said.mean()),
        "brier": float(((found.said - found.right) ** 2).mean()),
        "brier of a constant": float(share * (1 - share)),
        "calibration error": float(sum(n * abs(s - r) for _, n, s, r in bins(found)) / len(found.said)),
        "ranked right": float(above),
    }


def bins(found: Told) -> list[tuple[str, int, float, float]]:
    """Claims by tenths of confidence: the tenth, how many, what was said on average, the share right."""
    at = np.minimum((found.said * BINS).astype(int), BINS - 1)
    return [
        (f".{b}", int(n), float(found.said[at == b].mean()), float(found.right[at == b].mean()))
        for b in range(BINS)
        if (n := (at == b).sum())
    ]


def plot(found: Told) -> list[str]:
    """Reliability as lines of text: for each tenth the share said (|) and the share right (bar)."""
    out = ["confidence  claims   said  right"]
    for name, n, said, right in bins(found):
        bar = list(("#" * round(BAR * right)).ljust(BAR))
        bar[min(BAR - 1, round(BAR * said))] = "|"
        out.append(f"{name:>10}{n:>8}{said:>7.2f}{right:>7.2f}  {''.join(bar)}")
    return out


if __name__ == "__main__":
    print(*plot(aside()), sep="\n")
    for figure, value in score().items():
        print(f"{figure:<24}{value:.3f}")
