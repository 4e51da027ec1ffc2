"""How high the score of a pair of claims can be at most, for very many pairs at once.

Most pairs that share a block are plainly different: another side, another day, a place far away. Features
that look at one aspect of both claims (the sides, the place, the date, the kind) give the same for all pairs
whose aspects are the same, so they are worked out once for each two aspects that meet. To these comes what
the other features may add: nothing where one of the two lacks what they compare, else all their weight. Only
pairs whose ceiling is high enough need be compared feature by feature; the result is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from accord.link.compare import (
    BASE,
    FEATURES,
    LASTING,
    LASTING_TOLLS,
    ON_LAND,
    Context,
    Feature,
    copied_sentence,
    dates_agree,
    hint,
    is_open,
    one_page,
    one_placed,
    one_sentence,
    other_actors,
    other_date,
    other_mode,
    other_place,
    other_targets,
    pages_alike,
    place_is_target,
    place_taken_over,
    place_within,
    planned_and_done,
    same_actors,
    same_day,
    same_means,
    same_mode,
    same_place,
    same_targets,
    same_toll,
    same_trigger,
    same_victim,
    speech_apart,
    undated,
    wording,
)
from accord.link.facts import Facts
from accord.types import DocumentId

Some = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
NOWHERE: frozenset[str] = frozenset()
SLACK = 0.01  # more than what rounding each feature's contribution can make of a score
WEIGHTS: dict[Feature, float] = {feature: weight for _, feature, weight in FEATURES}
ONE_PAGE = (
    hint,
    one_page,
    one_sentence,
    place_taken_over,
    speech_apart,
)  # give nothing for claims of two pages


def _kind(fact: Facts) -> Hashable:
    return (fact.claim.mode, fact.claim.modality)


def _sides(fact: Facts) -> Hashable:
    return (fact.claim.type, fact.claim.symmetric, id(fact.actors), id(fact.targets))


def _place(fact: Facts) -> Hashable:
    place = fact.place
    if place is None:
        return None
    where = (place.country, place.admin1, place.lat, place.lon)
    return (place.name.lower(), place.place, place.precision, *where, fact.place_stated)


def _date(fact: Facts) -> Hashable:
    if fact.period is None:
        return None
    days = (fact.period.earliest, fact.period.latest)
    lasting = fact.claim.mode in LASTING or any(t.kind in LASTING_TOLLS for t in fact.claim.tolls)
    return (fact.claim.type, *days, fact.date_stated, lasting)


ASPECTS: tuple[tuple[Callable[[Facts], Hashable], tuple[Feature, ...]], ...] = (
    (_kind, (same_mode, other_mode, planned_and_done)),
    (_sides, (same_actors, other_actors, same_targets, other_targets, same_victim)),
    (_place, (same_place, place_within, other_place, one_placed)),
    (_date, (same_day, dates_agree, other_date, undated)),
)


class _Aspect:
    """One aspect of all claims, and what its features add for each two of its values that meet."""

    def __init__(
        self, facts: Sequence[Facts], key: Callable[[Facts], Hashable], features: Sequence[Feature]
    ) -> None:
        numbers: dict[Hashable, int] = {}
        self._of = np.array([numbers.setdefault(key(f), len(numbers)) for f in facts], dtype=np.int64)
        first = np.unique(self._of, return_index=True)[1].tolist()
        self._left = [replace(facts[i], document=DocumentId("one page"), spots=NOWHERE) for i in first]
        self._right = [replace(facts[i], document=DocumentId("another page"), spots=NOWHERE) for i in first]
        self._features = [(f, WEIGHTS[f]) for f in features if f in WEIGHTS]
        self._known: dict[int, float] = {}

    def add(self, left: Some, right: Some) -> Floats:
        """What the aspect's features add to the scores of pairs of claims of two pages."""
        count, context = max(1, len(self._left)), Context()
        codes, where = np.unique(self._of[left] * count + self._of[right], return_inverse=True)
        known = self._known
        for code in codes.tolist():
            if code not in known:
                a, b = self._left[code // count], self._right[code % count]
                known[code] = sum([weight * f(a, b, context) for f, weight in self._features])
        values = np.array([known[code] for code in codes.tolist()], dtype=np.float64)
        return values[where]


class Ceilings:
    """The claims of a record, made ready for asking how high their pairs can score."""

    def __init__(self, facts: Sequence[Facts], context: Context) -> None:
        self._aspects = [_Aspect(facts, key, features) for key, features in ASPECTS]
        self._words = [f.words for f in facts]
        pages: dict[str, int] = {}
        self._pages = np.array([pages.setdefault(f.document, len(pages)) for f in facts], dtype=np.int64)
        self._many = max(1, len(pages))
        near = [pages[a] * self._many + pages[b] for a in context.near if a in pages
                for b in context.near[a] if b in pages]  # fmt: skip
        self._near = np.unique(np.array(near, dtype=np.int64))
        triggers: dict[str, int] = {"": -1}
        self._triggers = np.array([triggers.setdefault(f.trigger, len(triggers)) for f in facts])
        self._tolls = np.array([bool(f.claim.tolls) for f in facts])
        self._open = np.array([is_open(f) for f in facts])
        self._means = np.array([bool(f.claim.means) for f in facts])
        self._struck = np.array([f.claim.type in ON_LAND and bool(f.targets) for f in facts])
        self._placed = np.array([f.place is not None and not f.targets for f in facts])
        self._somewhere = np.array([f.place is not None for f in facts])
        self._on_a_spot = np.array([f.place is None and bool(f.spots) for f in facts])
        looked_at = {f for _, features in ASPECTS for f in features} | {*ONE_PAGE, *self._possible()}
        rest = sum(max(0.0, w) for f, w in WEIGHTS.items() if f not in looked_at)
        self._base = BASE + rest + SLACK

    def _possible(self) -> dict[Feature, Callable[[Some, Some], Bits]]:
        """For features that compare what a claim may lack: whether they can give anything for pairs."""
        return {
            same_toll: lambda a, b: self._tolls[a] & self._tolls[b],
            pages_alike: lambda a, b: self._open[a] | self._open[b],
            same_means: lambda a, b: self._means[a] & self._means[b],
            same_trigger: lambda a, b: self._triggers[a] == self._triggers[b],
            place_is_target: lambda a, b: (
                self._struck[a] & self._placed[b] | self._struck[b] & self._placed[a]
            ),
            copied_sentence: self._one_witness,
        }

    def _one_witness(self, left: Some, right: Some) -> Bits:
        codes = self._pages[left] * self._many + self._pages[right]
        at = np.searchsorted(self._near, codes)
        found: Bits = np.append(self._near, -1)[at] == codes
        return found

    def promising(self, left: Some, right: Some, least: float) -> Bits:
        """Which of the pairs may score more than `least`: the others do not. Those of one page always may.

        So may those where the target of the one may be where the other is: place and sides hang together.
        """
        always = self._pages[left] == self._pages[right]
        always |= self._on_a_spot[left] & self._somewhere[right]
        always |= self._on_a_spot[right] & self._somewhere[left]
        highest = np.full(len(left), self._base)
        for aspect in self._aspects:
            highest += aspect.add(left, right)
        for feature, possible in self._possible().items():
            highest += max(0.0, WEIGHTS.get(feature, 0.0)) * possible(left, right)
        most = max(0.0, WEIGHTS.get(wording, 0.0))
        open_ones = np.flatnonzero(~always & (highest + most > least))
        highest[open_ones] += most * self._wording(left[open_ones], right[open_ones])
        out: Bits = always.copy()
        out[open_ones] = highest[open_ones] > least
        return out

    def _wording(self, left: Some, right: Some) -> Floats:
        """At most the share of words in common, for pairs of claims of two pages."""
        words = self._words
        shared = [
            len(words[i] & words[j]) / (min(len(words[i]), len(words[j])) or 1)
            for i, j in zip(left.tolist(), right.tolist(), strict=True)
        ]
        return np.array(shared, dtype=np.float64)
