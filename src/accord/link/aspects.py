"""Very many pairs of claims weighed at once, exactly as `accord.link.compare` weighs one.

Most features look at one aspect of both claims (the place, the date, the kind), so they give the same for all
pairs whose aspects are the same. Each aspect of the claims is numbered, its features are worked out once for
each two numbers that meet, and pairs look their values up in arrays; for the sides `accord.link.groups` does
so. How many words two claims share is counted in arrays, too. The few pairs where features hang together are
compared one by one.

Values are whole units of 1e-4, what `compare` rounds to: sums are exact, in whatever order.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from accord.link.apart import other_people, told_next
from accord.link.compare import (
    BASE,
    FEATURES,
    IN_COMMON,
    LEAST_WEIGHT,
    SOME_WORDS,
    Context,
    Feature,
    answers,
    compare,
    copied_sentence,
    counted_over_years,
    dates_agree,
    hint,
    is_open,
    lasts,
    marks_alike,
    one_page,
    one_placed,
    one_sentence,
    only_time,
    other_count,
    other_date,
    other_mode,
    other_place,
    other_toll,
    other_turn,
    pages_alike,
    place_is_target,
    place_taken_over,
    place_within,
    planned_and_done,
    same_day,
    same_means,
    same_mode,
    same_place,
    same_toll,
    same_trigger,
    spans,
    speech_apart,
    undated,
    wording,
)
from accord.link.facts import JOINT_TYPES, SPEECH_TYPES, STATE_KINDS, Facts, name_key
from accord.link.groups import OF_SIDES, Groups
from accord.link.lookup import Lookup
from accord.link.memory import Memory
from accord.link.spots import spot_of
from accord.link.verdicts import HARD, HARD_ENOUGH
from accord.link.wordlists import WordLists
from accord.types import DocumentId

Some = npt.NDArray[np.int32]
Units = npt.NDArray[np.int32]
Bits = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int64]
Evidence = tuple[tuple[str, float], ...]
PER_ONE = 10_000  # units
ONE, ANOTHER = DocumentId("one page"), DocumentId("another page")
NAMES: dict[Feature, str] = {feature: name for name, feature, _ in FEATURES}
WEIGHTS: dict[Feature, float] = {feature: weight for _, feature, weight in FEATURES}


def units(value: float) -> int:
    """A contribution of a feature in whole units, as `compare` rounds it."""
    return round(round(value, 4) * PER_ONE)


# --- aspects ---------------------------------------------------------------------------------------


def _kind(fact: Facts) -> Hashable:
    return (fact.claim.mode, fact.claim.modality, frozenset(t.kind for t in fact.claim.tolls))


def _homeland(fact: Facts) -> Hashable:
    states = frozenset(s.country for s in fact.targets if s.kind in STATE_KINDS)
    country = fact.place.country if fact.place is not None else None
    return (fact.claim.type, bool(fact.targets), states, country)


def _place(fact: Facts) -> Hashable:
    place = fact.place
    if place is None:
        return None
    where = (place.country, place.admin1, place.lat, place.lon)
    return (place.name.lower(), place.place, place.precision, *where, fact.place_stated, spot_of(place))


def _date(fact: Facts) -> Hashable:
    sort = (fact.claim.type in SPEECH_TYPES, fact.claim.type in JOINT_TYPES)
    if fact.period is None:
        return sort
    days = (fact.period.earliest, fact.period.latest)
    return (sort, *days, fact.date_stated, lasts(fact), spans(fact))


def _tolls(fact: Facts) -> Hashable:
    return tuple((t.kind, t.group, t.low, t.high) for t in fact.claim.tolls) or None


def _means(fact: Facts) -> Hashable:
    return frozenset(m.kind for m in fact.claim.means) or None


def _deeds(fact: Facts) -> Hashable:
    return fact.deeds


def _turn(fact: Facts) -> Hashable:
    return ("turn", fact.turn)


def _trigger(fact: Facts) -> Hashable:
    return fact.trigger


# What tells the aspect of a claim, and the features that look at nothing else.
ASPECTS: tuple[tuple[Callable[[Facts], Hashable], tuple[Feature, ...]], ...] = (
    (_kind, (same_mode, other_mode, planned_and_done)),
    (_homeland, (place_is_target,)),
    (_place, (same_place, place_within, other_place, one_placed, place_taken_over)),
    (_date, (same_day, dates_agree, other_date, counted_over_years, undated)),
    (_tolls, (same_toll, other_toll)),
    (_means, (same_means,)),
    (_deeds, (other_count,)),
    (_turn, (other_turn,)),
    (_trigger, (same_trigger,)),
)
OF_BOTH = (_tolls, _means, _deeds)  # features give nothing where a claim lacks this (its aspect is None)
OF_WORDS: tuple[Feature, ...] = (wording, copied_sentence, one_page, one_sentence, speech_apart)
TIES = (16, 8, 4, 2, 1)  # how two claims are tied: witness, page, sentence, speaker, both tell what is said
ON_A_PAGE: tuple[Feature, ...] = (told_next, other_people)  # worked out for each pair of one page
ONE_BY_ONE: tuple[Feature, ...] = (hint, answers)  # nothing in pairs looked up
PLACED = {f for _, some in ASPECTS for f in some}
PLACED |= {*OF_SIDES, *OF_WORDS, *ON_A_PAGE, *ONE_BY_ONE, pages_alike, only_time}


def _features(some: Sequence[Feature]) -> list[Feature]:
    """Those of some features that have a weight."""
    return [f for f in some if f in WEIGHTS]


def _row(features: Sequence[Feature], a: Facts, b: Facts, context: Context) -> list[int]:
    """What each feature adds, in units."""
    return [units(WEIGHTS[f] * f(a, b, context)) for f in features]


class _Aspect:
    """One aspect of all claims."""

    def __init__(
        self,
        facts: Sequence[Facts],
        key: Callable[[Facts], Hashable],
        features: Sequence[Feature],
        memory: Memory,
    ) -> None:
        numbers: dict[Hashable, int] = {}
        self._of = np.array([numbers.setdefault(key(f), len(numbers)) for f in facts], dtype=np.int64)
        self._has = self._of != numbers.get(None, -1) if key in OF_BOTH else None
        first = np.unique(self._of, return_index=True)[1].tolist()
        self._features = _features(features)
        context = Context()

        @cache
        def bare(number: int, page: DocumentId) -> Facts:
            whole: Facts = facts[first[number]]
            return replace(whole, document=page, spots=frozenset())

        def row(a: int, b: int, one_page: int) -> list[int]:
            return _row(self._features, bare(a, ONE), bare(b, ONE if one_page else ANOTHER), context)

        width = len(self._features)
        self.known = Lookup(f"aspect {key.__name__}", list(numbers), row, memory, width=width, flags=2)

    def columns(self, left: Some, right: Some, one_page: Bits) -> Iterator[tuple[Feature, Units]]:
        """What the aspect's features add for pairs of claims."""
        if self._has is None:
            rows = self.known.rows(self._of[left], self._of[right], one_page)
            for n, feature in enumerate(self._features):
                yield feature, rows[:, n]
            return
        some = np.flatnonzero(self._has[left] & self._has[right])
        rows = self.known.rows(self._of[left[some]], self._of[right[some]], one_page[some])
        for n, feature in enumerate(self._features):
            values = np.zeros(len(left), dtype=np.int32)
            values[some] = rows[:, n]
            yield feature, values


class _Words:
    """The words of all claims, to count those that two share."""

    def __init__(self, facts: Sequence[Facts], memory: Memory) -> None:
        self._lists = WordLists(sorted(f.words) for f in facts)
        self._some = facts[0] if facts else None
        self._features = _features(OF_WORDS)
        counts = list(range(int(self._lists.sizes.max(initial=0)) + 1))
        width, flags = len(self._features), 2 ** len(TIES)
        self.known = Lookup("words", counts, self._row, memory, width=width, flags=flags)

    def columns(self, left: Some, right: Some, ties: Sequence[Bits]) -> Iterator[tuple[Feature, Units]]:
        """What the features of wording add; `ties` tell whether the pairs are of one witness, one page, one
        sentence, and one speaker, and whether they tell what is said."""
        smaller = np.minimum(self._lists.sizes[left], self._lists.sizes[right])
        tied = np.zeros(len(left), dtype=np.int64)
        for tie in ties:
            tied = tied * 2 + tie
        rows = self.known.rows(self._lists.shared(left, right), smaller, tied)
        for n, feature in enumerate(self._features):
            yield feature, rows[:, n]

    def _row(self, shared: int, smaller: int, tied: int) -> list[int]:
        """What the features add where two claims share so many words, and are tied so."""
        assert self._some is not None
        near, one_page, one_sentence, one_speaker, speech = (bool(tied & bit) for bit in TIES)
        words = [frozenset(map(str, range(start, start + smaller))) for start in (0, smaller - shared)]
        claim = replace(self._some.claim, type="ACCUSE" if speech else "ASSAULT")
        a = replace(self._some, claim=claim, document=ONE, words=words[0], sentence=(0, 1), speaker="one")
        b = replace(
            a,
            document=ONE if one_page else ANOTHER,
            words=words[1],
            sentence=(0, 1) if one_sentence else (1, 2),
            speaker="one" if one_speaker else "another",
        )
        context = Context(near={ONE: {ANOTHER}, ANOTHER: {ONE}} if near else {})
        return _row(self._features, a, b, context)


# --- all of them -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """Pairs weighed: score and weight of each in units, and whether it cannot be one event."""

    scores: Units
    weights: Units
    hard: Bits


class Aspects:
    """The claims of a record, made ready for weighing very many pairs of them."""

    def __init__(self, facts: Sequence[Facts], context: Context, memory: Memory | None = None) -> None:
        memory = memory or Memory()
        self._facts, self._context = facts, context
        self._aspects = [_Aspect(facts, key, features, memory) for key, features in ASPECTS]
        self._groups = Groups(facts, lambda feature, value: units(WEIGHTS[feature] * value), memory)
        self._words = _Words(facts, memory)
        pages: dict[DocumentId, int] = {}
        self._page = np.array([pages.setdefault(f.document, len(pages)) for f in facts], dtype=np.int64)
        self._pages = max(1, len(pages))
        self._near = np.unique(
            np.array(
                [
                    pages[a] * self._pages + pages[b]
                    for a in context.near
                    if a in pages
                    for b in context.near[a]
                    if b in pages
                ],
                dtype=np.int64,
            )
        )
        self._open = np.array([is_open(f) for f in facts], dtype=np.bool_)
        first = {f.document: f for f in reversed(facts)}
        self._words_of_pages = [first[page].page for page in pages]
        self._spotted = np.array([f.place is None and bool(f.spots) for f in facts], dtype=np.bool_)
        self._names = [name_key(f.place.name) if f.place is not None else None for f in facts]
        place = {f.id: n for n, f in enumerate(facts)}
        told = [(n, place[r.to]) for n, f in enumerate(facts) for r in f.claim.relations if r.to in place]
        told += [(place[a], place[b]) for a, b in context.hints if a in place and b in place]
        alone = [min(pair) * len(facts) + max(pair) for pair in told]
        self._alone = np.unique(np.array(alone, dtype=np.int64))
        sentences: dict[Hashable, int] = {}
        speakers: dict[str | None, int] = {}
        self._sentence = np.array([sentences.setdefault(f.sentence, len(sentences)) for f in facts])
        self._speech = np.array([f.claim.type in SPEECH_TYPES for f in facts], dtype=np.bool_)
        self._speaker = np.array([speakers.setdefault(f.speaker, len(speakers)) for f in facts])

    def remember(self) -> None:
        """Keep what was worked out, for later builds."""
        for known in (*(aspect.known for aspect in self._aspects), self._words.known):
            known.remember()
        self._groups.remember()

    def weigh(self, left: Some, right: Some) -> Weights:
        """Weigh pairs of claims, `left` < `right`."""
        scores = np.full(len(left), units(BASE), dtype=np.int32)
        weights = np.full(len(left), units(LEAST_WEIGHT), dtype=np.int32)
        hard = np.zeros(len(left), dtype=np.bool_)
        for feature, values in self._columns(left, right):
            scores += values
            weights += np.abs(values)
            if NAMES[feature] in HARD:
                hard |= values <= units(HARD_ENOUGH)
        for at, evidence in self._one_by_one(left, right):
            some = [(name, units(value)) for name, value in evidence]
            scores[at] = units(BASE) + sum(v for _, v in some)
            weights[at] = units(LEAST_WEIGHT) + sum(abs(v) for _, v in some)
            hard[at] = any(name in HARD and v <= units(HARD_ENOUGH) for name, v in some)
        return Weights(scores=scores, weights=weights, hard=hard)

    def evidence(self, left: Some, right: Some) -> list[Evidence]:
        """What each feature adds to the scores of pairs, in the order of the table of features."""
        columns = dict(self._columns(left, right))
        told = [(name, feature) for name, feature, _ in FEATURES if feature in columns]
        values = np.stack([columns[feature] for _, feature in told], axis=1).astype(np.int32)
        known: dict[bytes, Evidence] = {}  # what is told of many pairs is one object
        out: list[Evidence] = []
        for row, key in zip(values, _bytes_of(values), strict=True):
            if (evidence := known.get(key)) is None:
                evidence = known[key] = tuple(
                    [(told[n][0], int(row[n]) / PER_ONE) for n in np.flatnonzero(row).tolist()]
                )
            out.append(evidence)
        for at, evidence in self._one_by_one(left, right):
            out[at] = evidence
        return out

    def _columns(self, left: Some, right: Some) -> Iterator[tuple[Feature, Units]]:
        """All features with their values, but for pairs that are compared by themselves."""
        near = _among(self._page[left] * self._pages + self._page[right], self._near)
        one_page = self._page[left] == self._page[right]
        alone = ~near & ~one_page
        columns = [aspect.columns(left, right, one_page) for aspect in self._aspects]
        for feature, values in chain(self._groups.columns(left, right), *columns):
            if feature in IN_COMMON:
                alone &= values == 0
            yield feature, values
        alike = (of[left] == of[right] for of in (self._sentence, self._speaker))
        ties = (near, one_page, *alike, self._speech[left])
        for feature, values in self._words.columns(left, right, ties):
            if feature is wording:
                alone &= values < units(WEIGHTS[wording] * SOME_WORDS)
            yield feature, values
        yield from self._of_pages(left, right)
        yield from self._each(ON_A_PAGE, left, right, np.flatnonzero(one_page))
        yield only_time, alone * np.int32(units(WEIGHTS[only_time]))

    def _each(
        self, features: Sequence[Feature], left: Some, right: Some, some: Numbers
    ) -> Iterator[tuple[Feature, Units]]:
        """What features add that are worked out pair by pair, for those pairs that may have it."""
        pairs = [(self._facts[i], self._facts[j]) for i, j in zip(left[some], right[some], strict=True)]
        for feature in features:
            values = np.zeros(len(left), dtype=np.int32)
            values[some] = [units(WEIGHTS[feature] * feature(a, b, self._context)) for a, b in pairs]
            yield feature, values

    def _of_pages(self, left: Some, right: Some) -> Iterator[tuple[Feature, Units]]:
        """What the words of the two pages add, where one of the claims does not say when."""
        page = self._page
        some = np.flatnonzero((self._open[left] | self._open[right]) & (page[left] != page[right]))
        codes, which = np.unique(page[left[some]] * self._pages + page[right[some]], return_inverse=True)
        one, two = codes // self._pages, codes % self._pages
        values = np.zeros(len(left), dtype=np.int32)
        if len(some):
            sizes = self._marks.sizes
            values[some] = self._alike(self._marks.shared(one, two), sizes[one], sizes[two])[which]
        yield pages_alike, values

    @cached_property
    def _marks(self) -> WordLists:
        """The names and numbers of all pages."""
        return WordLists(sorted(words.read_marks()) for words in self._words_of_pages)

    def _alike(self, shared: Numbers, one: Numbers, two: Numbers) -> Units:
        """What pages with so many marks add that share so many."""
        most = int(self._marks.sizes.max()) + 1
        codes, which = np.unique((shared * most + one) * most + two, return_inverse=True)
        counts = np.stack((codes // most**2, codes // most % most, codes % most), axis=1).tolist()
        values = [units(WEIGHTS[pages_alike] * marks_alike(*row)) for row in counts]
        return np.array(values, dtype=np.int32)[which]

    def _one_by_one(self, left: Some, right: Some) -> Iterator[tuple[int, Evidence]]:
        """The pairs that are compared by themselves, by their place, with their evidence.

        They are those that extraction ties together (the one answers the other, or refers back to it), and
        those where the one's target is the other's place, so that features of sides and place hang together.
        """
        alone = _among(left.astype(np.int64) * len(self._facts) + right, self._alone)
        for one, two in ((left, right), (right, left)):
            for at in np.flatnonzero(self._spotted[one] & ~alone).tolist():
                alone[at] = self._names[two[at]] in self._facts[one[at]].spots
        for at in np.flatnonzero(alone).tolist():
            yield at, compare(self._facts[left[at]], self._facts[right[at]], self._context).evidence


def _bytes_of(rows: Units) -> list[bytes]:
    """Each row as bytes."""
    whole, size = np.ascontiguousarray(rows).tobytes(), rows.shape[1] * rows.itemsize
    return [whole[at : at + size] for at in range(0, len(whole), size)]


def _among(codes: Codes, known: Codes) -> Bits:
    """Which codes are among known ones, which are sorted."""
    found: Bits = np.append(known, -1)[np.searchsorted(known, codes)] == codes
    return found
