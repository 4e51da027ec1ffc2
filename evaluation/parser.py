"""Scores of the language stage on Universal Dependencies English EWT: gold words, and our own.

On gold words and sentences: UPOS, UAS and LAS are shares of words. On raw text, rebuilt from the treebank:
words and sentences count as found where both ends agree; UPOS and LAS are F1 over words so found, LAS with
the head's ends agreeing too (the measure of the CoNLL 2018 shared task). Subtypes of relations that the
model does not tell apart are cut from the gold.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from accord.language import parse
from accord.language.model import Model, load
from accord.language.parse import parse_words
from accord.types import CaptureId, Document, DocumentId, Segment

SEED = 20240118
DEV = Path(__file__).resolve().parents[2] / "shared" / "gold" / "ud-ewt" / "en_ewt-ud-dev.conllu"


@dataclass(slots=True)
class Sentence:
    """Gold words with offsets into `text`; heads are word indices within the sentence, -1 the root."""

    text: str
    space_after: bool
    new_paragraph: bool
    words: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


def score(conllu: Path = DEV, documents: int | None = None, threads: int = 1) -> dict[str, float]:
    """All measures of the parser by name, shares from 0 to 1.

    `documents` takes a sample of that many documents, the same at every call; None takes all.
    """
    gold = read_conllu(conllu)
    if documents is not None and documents < len(gold):
        gold = [gold[i] for i in sorted(random.Random(SEED).sample(range(len(gold)), documents))]
    return {**score_gold_words(gold, load(threads)), **score_raw_text(gold, threads)}


def read_conllu(path: Path) -> list[list[Sentence]]:
    """Documents of a treebank as lists of sentences."""
    found: list[list[Sentence]] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines) or not found:
            found.append([])
        found[-1].append(_sentence(lines))
    return found


def score_gold_words(gold: Sequence[Sequence[Sentence]], model: Model) -> dict[str, float]:
    """UPOS, UAS and LAS with the treebank's words and sentences, one document a page."""
    known = set(model.relations)
    right = np.zeros(3)
    total = 0
    for page in gold:
        words = tuple(word for sentence in page for word in sentence.words)
        bounds = np.cumsum([0, *(len(sentence.words) for sentence in page)]).astype(np.int32)
        found = parse_words(words, bounds, model)
        for first, sentence in zip(bounds.tolist(), page, strict=False):
            for at, head in enumerate(sentence.heads):
                same = found.heads[first + at] == (head + first if head >= 0 else -1)
                named = found.relations[first + at] == cut_relation(sentence.relations[at], known)
                right += (found.tags[first + at] == sentence.tags[at], same, same and named)
                total += 1
    upos, uas, las = (right / max(total, 1)).tolist()
    return {"gold words UPOS": upos, "gold words UAS": uas, "gold words LAS": las, "words": float(total)}


def score_raw_text(gold: Sequence[Sequence[Sentence]], threads: int = 1) -> dict[str, float]:
    """F1 of words, sentences, UPOS and LAS from raw text."""
    model = load(threads)
    right: dict[str, int] = dict.fromkeys(("words", "sentences", "UPOS", "LAS"), 0)
    ours, theirs = dict.fromkeys(right, 0), dict.fromkeys(right, 0)
    for page in gold:
        text, words, sentences = _raw(page, model)
        found = parse(document(text), threads)
        spans = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
        bounds = [(spans[a][0], spans[b - 1][1]) for a, b in pairwise(found.sentences.tolist())]
        right["sentences"] += len(set(bounds) & set(sentences))
        ours["sentences"] += len(bounds)
        theirs["sentences"] += len(sentences)
        for at, span in enumerate(spans):
            if span not in words:
                continue
            tag, head, relation = words[span]
            own = spans[found.heads[at]] if found.heads[at] >= 0 else None
            right["words"] += 1
            right["UPOS"] += found.tags[at] == tag
            right["LAS"] += own == head and found.relations[at] == relation
        for name in ("words", "UPOS", "LAS"):
            ours[name] += len(spans)
            theirs[name] += len(words)
    return {f"raw text {name} F1": 2 * right[name] / max(ours[name] + theirs[name], 1) for name in right}


def cut_relation(relation: str, known: set[str]) -> str:
    """A gold relation without the subtype where the model does not know it."""
    return relation if relation in known else relation.split(":")[0]


_Gold = dict[tuple[int, int], tuple[str, tuple[int, int] | None, str]]


def _raw(page: Sequence[Sentence], model: Model) -> tuple[str, _Gold, list[tuple[int, int]]]:
    """A document's text, its words (tag, head's offsets, relation by offsets) and its sentences."""
    known = set(model.relations)
    text = ""
    words: _Gold = {}
    sentences: list[tuple[int, int]] = []
    for sentence in page:
        if sentence.new_paragraph and text:
            text = text.rstrip() + "\n\n"
        base = len(text)
        spans = [(start + base, end + base) for start, end in sentence.spans]
        for at, span in enumerate(spans):
            head = sentence.heads[at]
            relation = cut_relation(sentence.relations[at], known)
            words[span] = (sentence.tags[at], spans[head] if head >= 0 else None, relation)
        sentences.append((spans[0][0], spans[-1][1]))
        text += sentence.text + (" " if sentence.space_after else "")
    return text, words, sentences


def document(text: str) -> Document:
    return Document(
        id=DocumentId("evaluation"), capture=CaptureId("evaluation"), file=None, url=None, sha256="",
        media_type="text/plain", text=text, title=None, publisher=None, agency=None, language="en",
        published=None, retrieved=None, segments=(Segment(start=0, end=len(text), kind="body"),),
        removed=(), offsets=((0, 0, len(text)),),
    )  # fmt: skip


def _sentence(lines: Sequence[str]) -> Sentence:
    text = next(line[9:] for line in lines if line.startswith("# text = "))
    rows = [line.split("\t") for line in lines if line[:1].isdigit()]
    found = Sentence(
        text=text,
        space_after="SpaceAfter=No" not in rows[-1][9],
        new_paragraph=any(line.startswith("# newpar") for line in lines),
    )
    for cells, span in _placed(text, rows):
        found.words.append(cells[1])
        found.spans.append(span)
        found.tags.append(cells[3])
        found.heads.append(int(cells[6]) - 1)
        found.relations.append(cells[7])
    return found


def _placed(text: str, rows: Sequence[list[str]]) -> Iterator[tuple[list[str], tuple[int, int]]]:
    """Words with their place in the text; words of a token that are not written out share its place."""
    at, token, until = 0, (0, 0), 0
    for cells in rows:
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            start = text.index(cells[1], at)
            token, until = (start, start + len(cells[1])), int(cells[0].split("-")[1])
            continue
        inside = int(cells[0]) <= until
        start = text.find(cells[1], at, token[1] if inside else None)
        if start < 0:
            if not inside:
                raise ValueError(f"word {cells[1]!r} is not in the text of its sentence: {text!r}")
            yield cells, token
            continue
        at = start + len(cells[1])
        yield cells, (start, at)
