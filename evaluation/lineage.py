"""Which pages are one witness: 300 labelled pairs; resemblance (what MinHash estimates) beside our finding.

`lineage-pairs.csv` names pages of ECB+ and of examples/ and says of each pair, without text, whether the two
are dependent: a copy, one agency text or statement in other cuts, or a rewrite, judged by whether a page's
*narrative* sentences are taken over. Pairs that only quote the same words of a speaker are independent, which
makes them hard: they tell one event and share runs of words. Half are for tuning, half for the figures.

MinHash estimates the Jaccard resemblance of shingles; here it is computed exactly, with the threshold that is
best on the half for tuning, so a real MinHash can only do worse.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from accord.clean import clean
from accord.link.lineage import find_lineage
from accord.link.shingles import Text, Vocabulary, read_text
from accord.read import read
from accord.types import Document
from evaluation import ecbplus
from evaluation.gold import EXAMPLES

PAIRS = Path(__file__).with_name("lineage-pairs.csv")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pages by set and name, whether they are one witness, and the half of the labels they belong to."""

    set: str
    a: str
    b: str
    dependent: bool
    half: str


def score() -> dict[str, float]:
    """Pair F1 on the half that is not for tuning: ours, and resemblance at its best threshold."""
    pairs = read_pairs()
    documents = {"ecbplus": _ecbplus(pairs), "examples": _examples()}
    ours = {
        frozenset((name, end) for end in ends) for name, some in documents.items() for ends in _found(some)
    }
    alike = _resemblance(documents)
    tune, test = ([p for p in pairs if p.half == half] for half in ("tune", "test"))

    def theirs(threshold: float) -> Callable[[Pair], bool]:
        return lambda p: alike(p) >= threshold

    best = max((t / 100 for t in range(1, 100)), key=lambda t: f1(tune, theirs(t)))
    mine = {p: frozenset(((p.set, p.a), (p.set, p.b))) in ours for p in pairs}
    return {
        "f1": f1(test, mine.__getitem__),
        "f1.tuning half": f1(tune, mine.__getitem__),
        "resemblance.f1": f1(test, theirs(best)),
        "resemblance.threshold": best,
        "pairs": float(len(pairs)),
    }


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["set"], row["a"], row["b"], row["label"] == "dependent", row["half"])
            for row in csv.DictReader(file)
        ]


def f1(pairs: Sequence[Pair], judge: Callable[[Pair], bool]) -> float:
    found = {p for p in pairs if judge(p)}
    wanted = {p for p in pairs if p.dependent}
    return 2 * len(found & wanted) / max(1, len(found) + len(wanted))


def _ecbplus(pairs: Iterable[Pair]) -> dict[str, Document]:
    topics = sorted({p.a.split("_")[0] for p in pairs if p.set == "ecbplus"})
    captures = [ecbplus.capture_of(t) for t in ecbplus.read(topics)]
    return {c.file or "": clean(c)[0] for c in captures}


def _examples() -> dict[str, Document]:
    captures, _ = read([EXAMPLES], EXAMPLES / "manifest.csv")
    return {(c.file or "").rsplit("/", 1)[-1][:2]: clean(c)[0] for c in captures}


def _found(documents: dict[str, Document]) -> Iterable[tuple[str, str]]:
    name = {d.id: n for n, d in documents.items()}
    for x in find_lineage(list(documents.values())):
        if x.kind != "independent":
            yield name[x.a], name[x.b]


def _resemblance(documents: dict[str, dict[str, Document]]) -> Callable[[Pair], float]:
    vocabulary = Vocabulary()
    texts: dict[tuple[str, str], Text] = {
        (name, page): read_text(document, vocabulary)
        for name, some in documents.items()
        for page, document in some.items()
    }

    def jaccard(pair: Pair) -> float:
        a, b = (np.unique(texts[pair.set, end].runs) for end in (pair.a, pair.b))
        shared = len(np.intersect1d(a, b))
        return shared / max(1, len(a) + len(b) - shared)

    return jaccard
