"""The shipped language model: scores of tags, heads and relations for the words of one page.

The model (`models/parser-en-ewt`, see its README) is a small BERT encoder with a tagging head and the
biaffine heads of Dozat and Manning (2017), "Deep biaffine attention for neural dependency parsing",
run with onnxruntime. Long sentences are read in
overlapping windows (feeds.py), and each word is scored where it stands farthest from an edge.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.errors import ModelError
from accord.language.feeds import Feed, Reader, Window

Floats = npt.NDArray[np.float32]
HOME = Path(__file__).parent / "models" / "parser-en-ewt"
GRAPH = "parser.int8.onnx"
OUTPUTS = ["tag", "arc", "rel_heads", "rel_words", "name"]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores of one sentence of n words.

    `tags` (n, tags); `arcs` (n, n + 1): log-probabilities of each word's head, column 0 the root;
    `heads` (n + 1, d) and `words` (n, d): what the relation of a word to its head is computed from;
    `names` (n, name tags).
    """

    tags: Floats
    arcs: Floats
    heads: Floats
    words: Floats
    names: Floats


class Model:
    """The loaded model. `threads` is the number of threads of one run; results do not depend on it."""

    def __init__(self, home: Path = HOME, threads: int = 1, graph: str = GRAPH) -> None:
        import onnxruntime
        from threadpoolctl import ThreadpoolController

        for name in (graph, "relations.npz", "labels.json", "tokenizer.json"):
            if not (home / name).is_file():
                raise ModelError(
                    f"{home / name}: this file of the language model is missing; install accord again "
                    "(pip install --force-reinstall accord), or fetch the file into a checkout with git"
                )
        labels = json.loads((home / "labels.json").read_text(encoding="utf-8"))
        self.tags: tuple[str, ...] = tuple(labels["tags"])
        self.relations: tuple[str, ...] = tuple(labels["relations"])
        self.name_tags: tuple[str, ...] = tuple(labels["names"])
        with np.load(home / "relations.npz") as arrays:
            self._weight: Floats = arrays["weight"].astype(np.float32)
        self._flat: Floats = np.ascontiguousarray(self._weight.reshape(-1, self._weight.shape[2]).T)
        self._linear_algebra = ThreadpoolController().select(user_api="blas")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(home / graph), options, providers=["CPUExecutionProvider"]
            )
            self._reader = Reader(home / "tokenizer.json")
        except Exception as error:
            raise ModelError(
                f"{home}: the language model cannot be loaded ({error}); install accord again, "
                "with the versions of onnxruntime and tokenizers that its lock file names"
            ) from error
        if len(self.relations) != self._weight.shape[0]:
            raise ModelError(
                f"{home}: labels.json lists {len(self.relations)} relations, relations.npz holds "
                f"{self._weight.shape[0]}; both must come from one training: install accord again"
            )

    def scores(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Scores of the sentences of one page. Batches are a function of these sentences alone."""
        parts: dict[tuple[int, int], Scores] = {}
        for batch in self._reader.batches(sentences):
            for window, scores in zip(batch, _unpack(batch, self.run(self._reader.feed(batch))), strict=True):
                parts[window.sentence, window.first] = scores
        by_sentence: list[list[tuple[int, Scores]]] = [[] for _ in sentences]
        for (number, first), scores in sorted(parts.items(), key=lambda item: item[0]):
            by_sentence[number].append((first, scores))
        return [_stitch(part) for part in by_sentence]

    def feeds(self, sentences: Sequence[Sequence[str]]) -> list[Feed]:
        """The model's inputs for the sentences of one page, batch by batch, as `scores` makes them."""
        return [self._reader.feed(batch) for batch in self._reader.batches(sentences)]

    def run(self, feed: Feed) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """The model's outputs for one batch: tag, arc, rel_heads, rel_words, name."""
        tag, arc, heads, words, name = self._session.run(OUTPUTS, feed)
        return tag, arc, heads, words, name

    def relations_of(
        self, sentences: Sequence[Scores], trees: Sequence[npt.NDArray[np.int64]]
    ) -> npt.NDArray[np.int64]:
        """The best relation of every word of a page to its head (0 the root, which alone gets "root")."""
        if not sentences:
            return np.zeros(0, dtype=np.int64)
        root = self.relations.index("root")
        firsts = np.cumsum([0, *(len(scores.heads) for scores in sentences[:-1])])
        rows = np.concatenate([tree + first for tree, first in zip(trees, firsts, strict=True)])
        words = np.concatenate([scores.words for scores in sentences])
        places, back = np.unique(rows, return_inverse=True)
        chosen_heads = np.concatenate([scores.heads for scores in sentences])[places]
        best = np.empty((len(words), len(self.relations)), dtype=np.float32)
        order = np.argsort(back, kind="stable")
        bounds = np.searchsorted(back[order], np.arange(len(places) + 1))
        with self._linear_algebra.limit(limits=1):  # sums must not depend on the number of processors
            mixed = (chosen_heads @ self._flat).reshape(len(places), len(self.relations), -1)
            for place in range(len(places)):
                own = order[bounds[place] : bounds[place + 1]]
                best[own] = words[own] @ mixed[place].T
        best[:, root] = -np.inf
        chosen: npt.NDArray[np.int64] = best.argmax(axis=1)
        chosen[np.concatenate(trees) == 0] = root
        return chosen


def _unpack(
    batch: Sequence[Window], outputs: tuple[Floats, Floats, Floats, Floats, Floats]
) -> Iterator[Scores]:
    """The scores of each window of a batch, without padding."""
    tag, arc, heads, words, names = outputs
    for row, window in enumerate(batch):
        n = len(window.pieces)
        yield Scores(
            tags=tag[row, :n],
            arcs=_log_softmax(arc[row, :n, : n + 1]),
            heads=heads[row, : n + 1],
            words=words[row, :n],
            names=names[row, :n],
        )


@lru_cache(maxsize=2)
def load(threads: int = 1) -> Model:
    """The process-wide model, loaded at the first call."""
    return Model(threads=threads)


def _log_softmax(scores: Floats) -> Floats:
    shifted: Floats = scores - scores.max(axis=1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


def _stitch(parts: Sequence[tuple[int, Scores]]) -> Scores:
    """Scores of a whole sentence from those of its windows.

    A word that its window would make the root may hang on a word of another window: the probability of
    that arc is taken as P(word is its window's root) times P(head is its own window's root).
    """
    if len(parts) == 1:
        return parts[0][1]
    n = parts[-1][0] + len(parts[-1][1].tags)
    home = np.zeros(n, dtype=np.int64)
    depth = np.full(n, -1, dtype=np.int64)
    for number, (first, scores) in enumerate(parts):
        last = first + len(scores.tags)
        places = np.arange(first, last)
        left = places - first if first else np.full(last - first, n)
        right = last - 1 - places if last < n else np.full(last - first, n)
        near = np.minimum(left, right)
        better = near > depth[first:last]
        home[first:last][better] = number
        depth[first:last][better] = near[better]
    tags, heads, words, names = (_gather(parts, home, name) for name in ("tags", "heads", "words", "names"))
    roots = np.array([parts[home[w]][1].arcs[w - parts[home[w]][0], 0] for w in range(n)], dtype=np.float32)
    arcs = np.empty((n, n + 1), dtype=np.float32)
    arcs[:, 0] = roots
    arcs[:, 1:] = roots[:, None] + roots[None, :]
    for w in range(n):
        first, scores = parts[home[w]]
        arcs[w, first + 1 : first + 1 + len(scores.tags)] = scores.arcs[w - first, 1:]
    heads = np.concatenate([parts[0][1].heads[:1], heads])
    return Scores(tags=tags, arcs=arcs, heads=heads, words=words, names=names)


def _gather(parts: Sequence[tuple[int, Scores]], home: npt.NDArray[np.int64], name: str) -> Floats:
    """Rows of one score, each word's from its home window (heads without the root's row)."""
    rows: list[Any] = []
    for w, number in enumerate(home):
        first, scores = parts[number]
        rows.append(getattr(scores, name)[w - first + (name == "heads")])
    return np.stack(rows)
