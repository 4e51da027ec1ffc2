"""Batches of sentences as tensors, with what they teach."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from accord.language.feeds import MAX_PIECES, Reader, Window, shapes
from training.labels import labels
from training.marks import possible_tags
from training.names import Named
from training.treebank import Parsed

NOT_TOLD = -100  # the value that a loss passes over


class _Sentence(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...


S = TypeVar("S", bound=_Sentence)


@dataclass(frozen=True, slots=True)
class Tables:
    """Parts of speech and relations in the order of the scores."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]


def feed(reader: Reader, sentences: Sequence[_Sentence]) -> dict[str, Tensor]:
    """The network's inputs for sentences that fit into one window each."""
    pieces = reader.pieces_of([word for s in sentences for word in s.words])
    windows = []
    for number, s in enumerate(sentences):
        own = tuple(pieces[word] for word in s.words)
        windows.append(Window(number, 0, own, tuple(shapes(s.words)), 2 + sum(map(len, own))))
    return {name: torch.from_numpy(array) for name, array in reader.feed(windows).items()}


def fits(reader: Reader, sentence: _Sentence) -> bool:
    """Whether the encoder can read a sentence at once."""
    pieces = reader.pieces_of(sentence.words)
    return 2 + sum(len(pieces[word]) for word in sentence.words) <= MAX_PIECES


def packed(sentences: Sequence[S], words: int, rng: random.Random) -> list[list[S]]:
    """Batches of sentences of like length with at most `words` words each, padding included; shuffled."""
    batches: list[list[S]] = [[]]
    for sentence in sorted(sentences, key=lambda s: len(s.words) + rng.random() * 4):
        if batches[-1] and len(sentence.words) * (len(batches[-1]) + 1) > words:
            batches.append([])
        batches[-1].append(sentence)
    rng.shuffle(batches)
    return batches


def parse_targets(batch: Sequence[Parsed], width: int, tables: Tables) -> Tensor:
    """Tags, heads and relations (3, B, W) of a batch."""
    gold = np.full((3, len(batch), width), NOT_TOLD, dtype=np.int64)
    for row, s in enumerate(batch):
        n = len(s.words)
        gold[0, row, :n] = [tables.tags.index(tag) for tag in s.tags]
        gold[1, row, :n] = s.heads
        gold[2, row, :n] = [tables.relations.index(relation) for relation in s.relations]
    return torch.from_numpy(gold)


def name_targets(batch: Sequence[Named], width: int, lower: frozenset[str]) -> Tensor:
    """Which tags each word may have (B, W, tags); all of them for a word of which nothing is known.

    `lower` are words that the sets write with small letters, so that a capital at the start of a sentence
    does not make them names.
    """
    allowed = np.ones((len(batch), width, len(labels().tags)), dtype=np.bool_)
    for row, named in enumerate(batch):
        for word, marks in enumerate(possible_tags(named, lower)):
            allowed[row, word] = marks
    return torch.from_numpy(allowed)
