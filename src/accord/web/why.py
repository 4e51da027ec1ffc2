"""Why claims are one event, in numbers: what the page of an event's reasons shows.

The web pages weigh nothing themselves; the server is given a function that does (see `accord.cli.weighed`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from accord.record import Record
from accord.types import ClaimId, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign of a comparison: what it means, its value (mostly 0 to 1), its weight and their product."""

    name: str
    meaning: str
    value: float
    weight: float
    adds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims weighed: the verdict with its score, and the signs that add to it, the strongest first.

    `copied`: one claim in two copies of a text, joined before anything is weighed. `barred`: the sentences
    exclude each other.
    """

    left: ClaimId
    right: ClaimId
    verdict: str
    score: float
    signs: tuple[Sign, ...]
    copied: bool
    barred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """What holds two groups of claims together or apart: the weighted mean of their pairs.

    `best` is the pair that ties them most; `compared` of `possible` pairs were compared, of which `barred`
    exclude each other.
    """

    mean: float
    compared: int
    possible: int
    barred: int
    best: Pair | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reasons of one event.

    `ties` has for each claim what holds it to the others, `rivals` the events that come near, `clashes` pairs
    inside that exclude each other. `scale` are the score to start with, those from which a verdict is same
    and to which it is different, and the mean above which groups are joined.
    """

    ties: tuple[tuple[ClaimId, Pull], ...]
    clashes: tuple[Pair, ...]
    rivals: tuple[tuple[Event, Pull], ...]
    scale: tuple[float, float, float, float]


Explain = Callable[[Record, Event], Why]
