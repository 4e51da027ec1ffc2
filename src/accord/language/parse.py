"""From a cleaned page to words and trees."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from accord.language.lemmas import lemma
from accord.language.model import Model, load
from accord.language.spans import named_spans
from accord.language.tokens import tokenize
from accord.language.trees import best_tree
from accord.types import Document, Ints, NamedSpan, Parse

PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves thou thee thy he him
    his himself she her hers herself it its itself they them their theirs themselves one ones
    oneself this that these those who whom whose which what whoever whomever whichever whatever all
    any both each either neither none some many most much few several other others another such same
    there here half enough less more lot anybody anyone anything everybody everyone everything
    nobody nothing somebody someone something ya em when where why how so as whatsoever im id u ur""".split()
)


def parse(document: Document, threads: int = 1) -> Parse:
    """Words, sentences, parts of speech, lemmas and trees of a page.

    The model is loaded at the first call and kept for the life of the process. `threads` is the number
    of threads that one call uses. The same text and segments give the same parse.

    Raises ModelError where a file of the model is missing or damaged.
    """
    starts, ends, sentences = tokenize(document.text, document.segments)
    words = tuple(document.text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True))
    found = parse_words(words, sentences, load(threads))
    tags = tuple(_named(word, tag) for word, tag in zip(words, found.tags, strict=True))
    return Parse(
        document=document.id,
        starts=starts,
        ends=ends,
        words=words,
        lemmas=tuple(lemma(word, tag) for word, tag in zip(words, tags, strict=True)),
        tags=tags,
        heads=found.heads,
        relations=found.relations,
        sentences=sentences,
        names=found.names,
    )


def _named(word: str, tag: str) -> str:
    """The tag of a word; what is written as a name and no pronoun of English is none, whatever its place."""
    name = tag == "PRON" and word[:1].isupper() and word.isalpha() and word.lower() not in PRONOUNS
    return "PROPN" if name else tag


@dataclass(frozen=True, slots=True, eq=False)
class ParsedWords:
    """Of each word of a page: tag, head (index over the page, -1 for roots) and relation; and the names."""

    tags: tuple[str, ...]
    heads: Ints
    relations: tuple[str, ...]
    names: tuple[NamedSpan, ...]


def parse_words(words: tuple[str, ...], sentences: Ints, model: Model) -> ParsedWords:
    """Tags, trees and names of the words of one page; `sentences` as in Parse."""
    bounds = sentences.tolist()
    spans = list(itertools.pairwise(bounds))
    scores = model.scores([words[a:b] for a, b in spans])
    trees = [best_tree(sentence.arcs) for sentence in scores]
    heads = np.full(len(words), -1, dtype=np.int32)
    names: list[NamedSpan] = []
    for (first, last), tree, sentence in zip(spans, trees, scores, strict=True):
        heads[first:last] = np.where(tree == 0, -1, tree - 1 + first)
        names += named_spans(sentence.names, model.name_tags, first)
    tags = (model.tags[best] for sentence in scores for best in sentence.tags.argmax(axis=1).tolist())
    relations = (model.relations[best] for best in model.relations_of(scores, trees).tolist())
    return ParsedWords(tuple(tags), heads, tuple(relations), tuple(names))
