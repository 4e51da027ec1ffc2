"""Fitting the network: all heads together, or the name head alone on an encoder that stays as it is."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from accord.language.feeds import Reader
from training import batches
from training.batches import Tables
from training.marks import small_words
from training.names import Named
from training.network import NameHead, Network, possible_loss
from training.treebank import Parsed

PARSE_WORDS, NAME_WORDS = 900, 900  # words a batch
RATES = [1.5e-4, 1e-3, 1e-3]  # highest learning rates of encoder, parser's heads, name head
RATES_BEGUN = [6e-5, 2e-4, 1e-3]
NAME_WEIGHT = 0.5
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How to train: passes over the trees, and whether the network has `begun` to parse already.

    After each epoch the state is kept in `out`/checkpoint.pt; `report` takes lines on how it goes.
    """

    epochs: int
    begun: bool
    out: Path
    report: Report


def fit(
    network: Network,
    reader: Reader,
    trees: Sequence[Parsed],
    names: Sequence[Named],
    tables: Tables,
    course: Course,
) -> None:
    """Trains all heads and the encoder.

    An epoch is one pass over the trees; each step takes a batch of them and a batch of names.
    A network that has begun to parse moves in smaller steps, but for its new name head.
    """
    rng = random.Random(0)
    lower = small_words(names)
    encoder = list(network.encoder.parameters())
    parser = [p for n, p in network.named_parameters() if not n.startswith(("encoder.", "name."))]
    parts = [encoder, parser, list(network.name.parameters())]
    optimiser = torch.optim.AdamW([{"params": part} for part in parts], weight_decay=0.01)
    a_pass = len(batches.packed(trees, PARSE_WORDS, random.Random(0)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        RATES_BEGUN if course.begun else RATES,
        total_steps=course.epochs * (a_pass + 12),
        pct_start=0.1,
    )
    more = _endless(names, rng)
    network.train()
    for epoch in range(course.epochs):
        began, totals = time.monotonic(), [0.0, 0.0]
        for steps, batch in enumerate(batches.packed(trees, PARSE_WORDS, rng), 1):
            parse = _parse_loss(network, reader, batch, tables)
            name = _name_loss(network, reader, next(more), lower)
            optimiser.zero_grad()
            (parse + NAME_WEIGHT * name).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            totals = [totals[0] + parse.item(), totals[1] + name.item()]
            if steps % 50 == 0:
                course.report(f"epoch {epoch + 1} step {steps}/{a_pass} parse {totals[0] / steps:.3f} "
                       f"names {totals[1] / steps:.3f} {time.monotonic() - began:.0f} s")  # fmt: skip
        torch.save(network.state_dict(), course.out / "checkpoint.pt")
        course.report(f"epoch {epoch + 1} of {course.epochs} done in {time.monotonic() - began:.0f} s")


def _endless(names: Sequence[Named], rng: random.Random) -> itertools.chain[list[Named]]:
    return itertools.chain.from_iterable(batches.packed(names, NAME_WORDS, rng) for _ in itertools.count())


def _parse_loss(network: Network, reader: Reader, batch: Sequence[Parsed], tables: Tables) -> Tensor:
    inputs = batches.feed(reader, batch)
    gold = batches.parse_targets(batch, inputs["first"].shape[1], tables)
    layers = network.encode(inputs["ids"], inputs["mask"], inputs["first"])
    tag, arc, rel_heads, rel_words = network.parse(layers[-1], inputs["known"])
    relation = network.relations(rel_heads, rel_words, gold[1].clamp(min=0))
    losses = [
        nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=batches.NOT_TOLD)
        for scores, target in ((arc, gold[1]), (relation, gold[2]), (tag, gold[0]))
    ]
    return losses[0] + losses[1] + 0.5 * losses[2]


def _name_loss(network: Network, reader: Reader, batch: Sequence[Named], lower: frozenset[str]) -> Tensor:
    inputs = batches.feed(reader, batch)
    allowed = batches.name_targets(batch, inputs["first"].shape[1], lower)
    layers = network.encode(inputs["ids"], inputs["mask"], inputs["first"])
    scores = network.name(torch.cat(layers, -1), inputs["shape"], inputs["known"])
    return possible_loss(scores.flatten(0, 1), allowed.flatten(0, 1))


def fit_head(
    head: NameHead,
    examples: Sequence[tuple[Tensor, Tensor, Tensor]],
    *,
    epochs: int,
    report: Report,
    words: int = 1500,
) -> None:
    """Trains the name head alone. `examples` are, for each sentence, its word vectors (W, layers * width),
    shapes (W) and allowed tags (W, tags)."""
    rng = random.Random(0)
    optimiser = torch.optim.AdamW(head.parameters(), weight_decay=0.02)
    a_pass = sum(len(e[1]) for e in examples) // words + 40
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, 2e-3, total_steps=epochs * (a_pass + 40), pct_start=0.1
    )
    head.train()
    for epoch in range(epochs):
        total, steps = 0.0, 0
        for batch in _examples_packed(examples, words, rng):
            vectors, shape, allowed = (
                nn.utils.rnn.pad_sequence([e[k] for e in batch], batch_first=True) for k in range(3)
            )
            known = nn.utils.rnn.pad_sequence([torch.ones(len(e[1]), dtype=torch.bool) for e in batch], True)
            scores = head(vectors.float(), shape, known)
            loss = possible_loss(scores[known], allowed[known])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, steps = total + loss.item(), steps + 1
        report(f"epoch {epoch + 1} of {epochs}: loss {total / steps:.4f}")


def _examples_packed(
    examples: Sequence[tuple[Tensor, Tensor, Tensor]], words: int, rng: random.Random
) -> list[list[tuple[Tensor, Tensor, Tensor]]]:
    packed: list[list[tuple[Tensor, Tensor, Tensor]]] = [[]]
    for example in sorted(examples, key=lambda e: len(e[1]) + rng.random() * 4):
        if packed[-1] and len(example[1]) * (len(packed[-1]) + 1) > words:
            packed.append([])
        packed[-1].append(example)
    rng.shuffle(packed)
    return packed
