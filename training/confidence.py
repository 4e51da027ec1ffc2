"""Fit the table of weights by which a claim's confidence is told, on our own annotated pages.

    python -m training.confidence            fits on all groups but those set aside, and writes
                                             src/accord/resolve/confidence.yaml
    python -m training.confidence --check    each group scored by weights of the others; nothing is written

A claim is right where the annotation has it with type and modality, and sides and voice at least half right
(`core`). Logistic regression with a ridge (strength `RIDGE`, not on the constant), by Newton's method.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation.crises import run_crisis

import accord
from accord.resolve import confidence as scoring
from accord.types import Claim, ClaimId, DocumentId
from evaluation import annotations as annotated

TABLE = Path(scoring.__file__).with_name("confidence.yaml")
RIDGE = 30.0  # weaker ones told groups of pages apart that they were fitted on, and no others
Rows = list[tuple[tuple[str, ...], bool]]

HEAD = """# What each sign adds to the log-odds that a claim is right; see confidence.py. Fitted by
# `python -m training.confidence` on the claims that accord finds in annotated pages of training/annotations
# (WikiEvents, MIT; re3d, Open Government Licence): {claims} claims, {right} of them right.
"""


def rows_of(name: str) -> Rows:
    """The signs of each claim that accord finds in one annotated group, and whether it is right.

    Claims that only repeat a headline are left out, as in the score: nobody annotated them.
    """
    with tempfile.TemporaryDirectory(prefix="accord-confidence-") as scratch:
        folder = Path(scratch) / name
        annotated.restore(name, folder)
        run = run_crisis(name, folder)
        with accord.build([folder], Path(scratch) / "crisis.db") as record:
            claims = {c.id: c for c in record.claims()}
    judged = {m.claim["id"]: m.half_right for m in run.score.matches}
    judged |= dict.fromkeys((c["id"] for c in run.score.extra), False)
    return labelled(claims, judged)


def labelled(claims: Mapping[ClaimId, Claim], judged: Mapping[str, bool]) -> Rows:
    """The signs of each claim that is judged, with the judgement; `claims` are all of some pages."""
    pages: dict[DocumentId, list[Claim]] = {}
    for claim in claims.values():
        pages.setdefault(claim.document, []).append(claim)
    told = {page: scoring.pairs(those) for page, those in pages.items()}
    return [
        (scoring.signs(claim, told[claim.document]), judged[key])
        for key, claim in sorted(claims.items())
        if key in judged
    ]


def fit(rows: Rows) -> dict[str, float]:
    """The weights of all signs that hold of at least five claims, rounded to two digits."""
    counts: dict[str, int] = {}
    for found, _ in rows:
        for sign in found:
            counts[sign] = counts.get(sign, 0) + 1
    names = ["always", *sorted(s for s, n in counts.items() if n >= 5)]
    x, y = _matrix(rows, names), np.array([float(r) for _, r in rows])
    weights = np.zeros(len(names))
    ridge = np.full(len(names), RIDGE)
    ridge[0] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (y - chance) - ridge * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def _matrix(rows: Rows, names: Sequence[str]) -> npt.NDArray[np.float64]:
    at = {name: i for i, name in enumerate(names)}
    out = np.zeros((len(rows), len(names)))
    out[:, 0] = 1
    for i, (found, _) in enumerate(rows):
        for sign in found:
            if sign in at:
                out[i, at[sign]] = 1
    return out


def chances(rows: Rows, weights: dict[str, float]) -> npt.NDArray[np.float64]:
    """What a table of weights says of each row."""
    names = list(weights)
    x = _matrix(rows, names)
    found: npt.NDArray[np.float64] = 1 / (1 + np.exp(-(x @ np.array([weights[n] for n in names]))))
    return found


def main(arguments: Sequence[str]) -> None:
    groups = {name: rows_of(name) for name in annotated.names()}
    if "--check" in arguments:
        for name, rows in groups.items():
            others = [r for other, those in groups.items() if other != name for r in those]
            found, truth = chances(rows, fit(others)), np.array([r for _, r in rows])
            print(
                f"{name:<14}{len(rows):>5} claims  right {truth.mean():.2f}  said {found.mean():.2f}  "
                f"Brier {((found - truth) ** 2).mean():.3f} (constant {truth.var():.3f})"
            )
        return
    rows = [r for name, those in groups.items() if name not in annotated.SET_ASIDE for r in those]
    table = fit(rows)
    lines = [f"{name}: {value}" for name, value in table.items()]
    head = HEAD.format(claims=len(rows), right=sum(r for _, r in rows))
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TABLE}: {len(table)} weights")


if __name__ == "__main__":
    main(sys.argv[1:])
