"""The network: MiniLM with a tagging head, biaffine heads for dependencies, and a name head.

Parts of speech and dependencies after Dozat and Manning (2017), "Deep biaffine attention for neural
dependency parsing". The name head reads three layers of the encoder and how each word is written (the
word pieces are lower-cased), mixes neighbouring words twice, and scores BIO tags.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

ARC, RELATION, NAME = 256, 96, 192  # widths of the heads
LAYERS = (2, 4, 6)  # of the encoder, read by the name head; 6 is the last
SHAPES = 8  # ways of writing a word
WIDTH = 384  # of the encoder


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def words_of(pieces: Tensor, first: Tensor) -> Tensor:
    """The vectors (B, W, width) of words: those of their first pieces in (B, T, width).

    Rows of the flattened batch, since onnxruntime copies rows much faster than it gathers single numbers.
    """
    rows = first + torch.arange(first.size(0)).unsqueeze(1) * pieces.size(1)
    return nn.functional.embedding(rows, pieces.flatten(0, 1))


class NameHead(nn.Module):
    """BIO scores (B, W, tags) from word vectors (B, W, layers * width) and shapes (B, W).

    Narrow and without costly functions: it must not slow the encoder down.
    """

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.shape = nn.Embedding(SHAPES, NAME)
        self.enter = nn.Linear(WIDTH * len(LAYERS), NAME)
        self.near = nn.Linear(3 * NAME, NAME)
        self.wide = nn.Linear(3 * NAME, NAME)
        self.drop = nn.Dropout(0.2)
        self.score = nn.Linear(NAME, tags)

    def forward(self, words: Tensor, shape: Tensor, known: Tensor) -> Tensor:
        real = known.unsqueeze(-1).to(words.dtype)
        x = self.drop(torch.relu(self.enter(self.drop(words)) + self.shape(shape)))
        y = torch.relu(self.near(_with_neighbours(x * real)))
        y = torch.relu(self.wide(_with_neighbours(y * real)))
        return self.score(x + self.drop(y))


def _with_neighbours(x: Tensor) -> Tensor:
    """Each word's vector between those of the words before and behind it (B, W, 3 * width)."""
    padded = nn.functional.pad(x, (0, 0, 1, 1))
    return torch.cat([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], -1)


class Network(nn.Module):
    """Encoder and all heads."""

    def __init__(self, encoder: nn.Module, tags: int, relations: int, names: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.tag = nn.Linear(WIDTH, tags)
        self.arc_head, self.arc_word = self._mlp(ARC), self._mlp(ARC)
        self.rel_head, self.rel_word = self._mlp(RELATION), self._mlp(RELATION)
        self.arc_weight = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.rel_weight = nn.Parameter(torch.randn(relations, RELATION + 1, RELATION + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.name = NameHead(names)

    @staticmethod
    def _mlp(width: int) -> nn.Sequential:
        return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.2))

    def forward(
        self, ids: Tensor, mask: Tensor, first: Tensor, known: Tensor, shape: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of tags (B, W, tags) and heads (B, W, 1 + W), relation vectors of heads and words, and
        scores of names (B, W, name tags)."""
        layers = self.encode(ids, mask, first)
        return (*self.parse(layers[-1], known), self.name(torch.cat(layers, -1), shape, known))

    def encode(self, ids: Tensor, mask: Tensor, first: Tensor) -> list[Tensor]:
        """Word vectors (B, W, width) of each of `LAYERS`."""
        layers = self.encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
        return [words_of(layers[i], first) for i in LAYERS]

    def parse(self, x: Tensor, known: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The parser's outputs for word vectors (B, W, width)."""
        heads = torch.cat([self.root.expand(x.size(0), 1, -1), x], 1)
        arcs = torch.einsum("bwa,ac,bhc->bwh", _one(self.arc_word(x)), self.arc_weight, self.arc_head(heads))
        real = torch.cat([torch.ones_like(known[:, :1]), known], 1)
        arcs = arcs.masked_fill(~real[:, None, :], -1e4)
        return self.tag(x), arcs, _one(self.rel_head(heads)), _one(self.rel_word(x))

    def relations(self, rel_heads: Tensor, rel_words: Tensor, heads: Tensor) -> Tensor:
        """Scores (B, W, relations) of each word's relation to its head."""
        chosen = torch.gather(rel_heads, 1, heads.unsqueeze(-1).expand(-1, -1, rel_heads.size(-1)))
        return torch.einsum("bwa,rac,bwc->bwr", rel_words, self.rel_weight, chosen)


def possible_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log probability of the allowed tags, over the words where some tag is ruled out.

    `scores` and `allowed` are (words, tags). A word of which nothing is known teaches nothing.
    """
    told = ~allowed.all(-1) & allowed.any(-1)
    if not told.any():
        return scores.sum() * 0.0
    scores, allowed = scores[told], allowed[told]
    some = scores.masked_fill(~allowed, float("-inf"))
    return (torch.logsumexp(scores, -1) - torch.logsumexp(some, -1)).mean()
