"""What tells two deeds on one page apart: words that go on to another, and those whom they befell."""

from __future__ import annotations

from accord.extract.counts import number
from accord.link.facts import Facts, Side, stem, words_of
from accord.link.figures import far_apart, figures_of

ANYBODY = frozenset(map(stem, words_of(
    "people person man woman civilian resident victim suspect individual other member citizen local detainee"
)))  # fmt: skip


def told_next(a: Facts, b: Facts, context: object) -> float:
    """One page goes on to another deed, as the later sentence says: "later on Tuesday", "elsewhere"."""
    if a.document != b.document or a.sentence == b.sentence:
        return 0.0
    second = max(a, b, key=lambda f: f.sentence)
    return float(second.opens and not second.claim.same_as)  # "20 minutes later he was pronounced dead"


def other_people(a: Facts, b: Facts, context: object) -> float:
    """On one page, two groups hit that are described by other words ("two students", "the miners"), or in
    general words with other counts ("two suspects", "thirteen people")."""
    if a.document != b.document or not (_described(a.targets) and _described(b.targets)):
        return 0.0
    one, two = _description(a.targets), _description(b.targets)
    if one and two:
        return float(not one & two)
    return float(not one and not two and _counted_apart(a, b))


def _described(targets: tuple[Side, ...]) -> bool:
    """Whether there are some hit whom the sentence itself describes, naming none."""
    return bool(targets) and all(s.stated and (s.described or s.key is None) for s in targets)


def _description(targets: tuple[Side, ...]) -> frozenset[str]:
    """The words that describe people, but for numbers and words for anybody."""
    return frozenset(w for s in targets for w in s.words if w not in ANYBODY and number(w) is None)


def _counted_apart(a: Facts, b: Facts) -> bool:
    """Whether two exact counts of the same harm differ, and neither leaves room for the other."""
    left, right = figures_of(a.claim.tolls), figures_of(b.claim.tolls)
    return any(far_apart(left[k], right[k]) > 0 for k in left if k in right)
