"""One page against many others, in arrays: the passages that they share, and the sentences told alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.link.shingles import RUN, Hashes, Marks, Text

NAME_WEIGHT = 0.3  # a shared name says less than another shared word
ALIKE = 2.0  # least weight of a sentence told alike
STOCK_WEIGHT = 0.25
LEAST = 4  # content words of a sentence that tells something
IN_COMMON = 3  # words other than names that sentences told alike share at least
Numbers = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.float64]
Bits = npt.NDArray[np.bool_]


class Open:
    """A text laid open for comparing. `told` is the weight of all its sentences.

    `plain`, `quoted`, `spoken` and `standing` count, up to each word, those that are no names, those of them
    in quotation marks, all words in quotation marks, and the runs that are stock. `stems` numbers the stem of
    each word, -1 where any text has it. Of the sentences, `plain_words` and `names` have the stems of content
    words (the latter those that the page writes with a capital only), with the sentence of each.
    """

    def __init__(self, text: Text, marks: Marks, standing: Sequence[int]) -> None:
        self.runs: Hashes = text.runs
        self.own, which = np.unique(self.runs, return_inverse=True)
        self.which: Numbers = which.astype(np.int32)
        capital = text.vocabulary.of("capital", text.words).astype(np.bool_)
        self.plain, self.quoted = _counted(~capital), _counted(~capital & marks.spoken)
        self.spoken, self.standing = _counted(marks.spoken), np.array(standing, dtype=np.int32)
        self.stems: Numbers = text.vocabulary.of("small", text.words)
        sentence = np.searchsorted(marks.ends, np.arange(len(text.words)), side="right")
        lower = text.vocabulary.of("lower", text.words)
        is_name = capital & ~np.isin(lower, text.words[~capital])
        content = self.stems >= 0
        count = int(self.stems.max(initial=0)) + 1
        plain = np.unique((sentence * count + self.stems)[content & ~is_name])
        names = np.setdiff1d(np.unique((sentence * count + self.stems)[content & is_name]), plain)
        sizes = [np.bincount(some // count, minlength=len(marks.ends)) for some in (plain, names)]
        telling = np.flatnonzero(sizes[0] + sizes[1] >= LEAST)
        place = np.full(len(marks.ends), -1)
        place[telling] = np.arange(len(telling))
        self.plain_words, self.names = (_Listed(some, count, place) for some in (plain, names))
        self.size: Numbers = (sizes[0] + sizes[1])[telling]
        self.quotes: Bits = marks.quotes[telling]
        self.told = float(sizes[0][telling].sum() + NAME_WEIGHT * sizes[1][telling].sum())

    def content(self, start: int, end: int) -> frozenset[int]:
        """The stems of the content words of a passage."""
        return frozenset(self.stems[start:end].tolist()) - {-1}


class _Listed:
    """Words by their stems, in order, each with its sentence."""

    def __init__(self, codes: Numbers, count: int, place: Numbers) -> None:
        sentence = place[codes // count]
        some = np.flatnonzero(sentence >= 0)
        stems = (codes % count)[some]
        order = np.argsort(stems, kind="stable")
        self.stems: Numbers = stems[order].astype(np.int32)
        self.sentence: Numbers = sentence[some][order].astype(np.int32)

    @cached_property
    def sets(self) -> dict[int, set[int]]:
        """The stems of each sentence."""
        out: dict[int, set[int]] = {}
        for stem, sentence in zip(self.stems.tolist(), self.sentence.tolist(), strict=True):
            out.setdefault(sentence, set()).add(stem)
        return out


def _counted(flags: Bits) -> Numbers:
    """How many are set before each place, and before the end."""
    counts = np.zeros(len(flags) + 1, dtype=np.int32)
    np.cumsum(flags, out=counts[1:])
    return counts


# --- passages --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passages:
    """The maximal runs of words that pages share, one after the other: the pair that they are of, the first
    run of each and the place behind its last, what of it is plain, and whether it is stock.

    `part` is the share of the page's runs in them, `contained` without stock and with quoted words weighed.
    """

    pair: Numbers
    start: Numbers
    last: Numbers
    plain: Floats
    stock: Bits
    part: Floats
    contained: Floats
    bounds: list[int]

    def of(self, pair: int) -> slice:
        """Where the passages of a pair stand."""
        return slice(self.bounds[pair], self.bounds[pair + 1])


def passages(a: Open, others: Sequence[Open], spoken: Floats) -> tuple[Passages, Passages]:
    """The passages that a page shares with each of others: in it, and in them.

    A word in quotation marks weighs `spoken`, for each pair.
    """
    if not len(a.own):
        return (_passages([a] * len(others), [np.zeros(0, dtype=np.bool_)] * len(others), spoken),) * 2
    flat = np.concatenate([o.runs for o in others])
    pair = np.repeat(np.arange(len(others)), [len(o.runs) for o in others])
    at = np.minimum(np.searchsorted(a.own, flat), len(a.own) - 1)
    there = a.own[at] == flat
    here = np.zeros((len(others), len(a.own)), dtype=np.bool_)
    here[pair[there], at[there]] = True
    cuts = np.cumsum([len(o.runs) for o in others])[:-1]
    return (
        _passages([a] * len(others), list(here[:, a.which]), spoken),
        _passages(others, np.split(there, cuts), spoken),
    )


def _passages(texts: Sequence[Open], shared: Sequence[Bits], spoken: Floats) -> Passages:
    """The passages of texts, one for each pair, by which of their runs are shared."""
    none = np.zeros(1, dtype=np.bool_)
    padded = np.concatenate([none, *(part for bits in shared for part in (bits, none))])
    changes = np.flatnonzero(padded[1:] != padded[:-1])
    lengths = np.array([len(bits) + 1 for bits in shared])
    before = np.concatenate(([0], np.cumsum(lengths)))
    pair = np.searchsorted(before, changes[::2], side="right") - 1
    start, last = changes[::2] - before[pair], changes[1::2] - before[pair]
    many, runs = len(texts), last - start

    def counted(name: str, from_: Numbers, to: Numbers) -> Numbers:
        columns = [getattr(text, name) for text in texts]
        begin = np.concatenate(([0], np.cumsum([len(c) for c in columns])))[pair]
        whole = np.concatenate(columns)
        difference: Numbers = whole[begin + to] - whole[begin + from_]
        return difference

    stop = last + RUN - 1
    stock = counted("standing", start, last) * 2 > runs
    quoted = counted("quoted", start, stop)
    plain = counted("plain", start, stop) - quoted + spoken[pair] * quoted
    aloud = counted("spoken", start, last)
    weighed = np.where(stock, 0.0, runs - aloud + spoken[pair] * aloud)
    whole = np.maximum(1, lengths - 1)
    return Passages(
        pair=pair,
        start=start,
        last=last,
        plain=np.where(stock, STOCK_WEIGHT, 1.0) * plain,
        stock=stock,
        part=np.bincount(pair, runs, many) / whole,
        contained=np.bincount(pair, weighed, many) / whole,
        bounds=np.searchsorted(pair, np.arange(many + 1)).tolist(),
    )


# --- sentences -------------------------------------------------------------------------------------


def told_alike(
    a: Open, others: Sequence[Open], standing: Sequence[Sequence[frozenset[int]]], spoken: Floats
) -> list[tuple[float, int]]:
    """For each other page the summed weight of sentences told alike, and how many; each is used once.

    `standing` has for each pair the content words of the stock passages that it shares; a sentence that is
    mostly one of them counts a quarter. Of sentences that are both in quotation marks, it is `spoken`.
    """
    many = len(a.size)
    sizes = np.concatenate([o.size for o in others])
    first = np.concatenate(([0], np.cumsum([len(o.size) for o in others])))
    plain = _shared(a.plain_words, [o.plain_words for o in others], first, many)
    rows, columns = np.nonzero(plain >= IN_COMMON)
    pair = np.searchsorted(first, rows, side="right") - 1
    both = plain[rows, columns]
    names = _shared(a.names, [o.names for o in others], first, many)[rows, columns]
    smaller = np.maximum(1, np.minimum(sizes[rows], a.size[columns]))
    weights = (both + NAME_WEIGHT * names) * ((both + names) / smaller)
    aloud = np.concatenate([o.quotes for o in others])[rows] & a.quotes[columns]
    weights = np.where(aloud, weights * spoken[pair], weights)
    found: list[list[tuple[float, int, int]]] = [[] for _ in others]
    some = np.flatnonzero(weights >= ALIKE)
    there = (rows - first[pair])[some].tolist()
    in_stock = [frozenset().union(*of) for of in standing]
    for n, weight, i, j in zip(
        pair[some].tolist(), weights[some].tolist(), columns[some].tolist(), there, strict=True
    ):
        if standing[n]:
            words = a.plain_words.sets[i] & others[n].plain_words.sets[j]
            half = len(words) / 2
            if len(words & in_stock[n]) > half and any(len(words & s) > half for s in standing[n]):
                weight *= STOCK_WEIGHT
        if weight >= ALIKE:
            turned = many > len(others[n].size)  # the shorter page's sentences choose first
            found[n].append((-weight, j, i) if turned else (-weight, i, j))
    return [_matched(pairs) for pairs in found]


def _shared(a: _Listed, others: Sequence[_Listed], first: Numbers, many: int) -> Numbers:
    """How many words each sentence of others (rows) shares with each of `many` sentences of a page."""
    stems = np.concatenate([o.stems for o in others])
    rows = np.concatenate([o.sentence + at for o, at in zip(others, first[:-1].tolist(), strict=True)])
    low, high = (np.searchsorted(a.stems, stems, side=side) for side in ("left", "right"))
    times = high - low
    within = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    columns = a.sentence[np.repeat(low, times) + within]
    codes = np.repeat(rows, times) * many + columns
    return np.bincount(codes, minlength=int(first[-1]) * many).reshape(int(first[-1]), many)


def _matched(pairs: list[tuple[float, int, int]]) -> tuple[float, int]:
    """The best pairs of sentences, so that none is in two."""
    used: tuple[set[int], set[int]] = (set(), set())
    total = 0.0
    for weight, i, j in sorted(pairs):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            total -= weight
    return total, len(used[0])
