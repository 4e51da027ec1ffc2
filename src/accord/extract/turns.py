"""Who speaks in a transcript: paragraphs that a name and a colon open ("Mr Whitfield: ...", "Q: ...")."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.extract.tree import Tree

ASKING = frozenset({"q", "question"})
ANSWERING = frozenset({"a", "answer"})
SPEAKING = frozenset("speak talk tell sit answer discuss".split())
FIRST = frozenset("i we my our us me".split())
LONGEST = 16  # words of a label
FEWEST = 2  # labelled paragraphs that make a transcript


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in a transcript: words first to end (half-open), behind the colon that leads in."""

    speaker: int
    colon: int
    end: int


def turns(tree: Tree) -> list[Turn]:
    """The turns of a page's speakers; none where fewer than two have a label or nobody says "I"."""
    labelled = [(first, colon, end) for first, end in _paragraphs(tree) for colon in _label(tree, first, end)]
    words = (tree.words[w].lower() for _, colon, end in labelled for w in range(colon + 1, end))
    if len(labelled) < FEWEST or not any(w in FIRST or w == "?" for w in words):
        return []
    answers = _interviewed(tree, labelled[0][0])
    out = []
    for first, colon, end in labelled:
        short = tree.words[first].lower() if colon == first + 1 else ""
        speaker = answers if short in ANSWERING else None if short in ASKING else _named(tree, first, colon)
        if speaker is not None:
            out.append(Turn(speaker, colon, end))
    return out


def _paragraphs(tree: Tree) -> list[tuple[int, int]]:
    starts = [
        w for w in range(len(tree.words)) if w == 0 or "\n" in tree.text[tree.ends[w - 1] : tree.starts[w]]
    ]
    return list(pairwise([*starts, len(tree.words)]))


def _label(tree: Tree, first: int, end: int) -> list[int]:
    """The colon behind who speaks, if the paragraph opens so."""
    for w in range(first + 1, min(end - 1, first + LONGEST)):
        if tree.words[w] in (":", "):"):
            short = w == first + 1 and tree.words[first].lower() in ASKING | ANSWERING
            return [w] if short or _named(tree, first, w) is not None else []
        if tree.tags[w] in ("VERB", "AUX"):
            return []
    return []


def _named(tree: Tree, first: int, colon: int) -> int | None:
    """The person whom a label names: the head of the name."""
    inside = [w for w in range(first, colon) if w in tree.people]
    return next((w for w in inside if tree.heads[w] not in inside), None)


def _a_person(tree: Tree, w: int) -> bool:
    """A name of nobody but a person, known or not."""
    others = w in tree.countries or w in tree.bodies or w in tree.media or w in tree.cities
    return w in tree.people or (tree.tags[w] == "PROPN" and not others)


def _interviewed(tree: Tree, before: int) -> int | None:
    """Whom the page has asked: "X, who leads the Front, spoke to the Herald", "an interview with X"."""
    for v in range(before):
        who = tree.subject(v) if tree.tags[v] == "VERB" and tree.lemmas[v] in SPEAKING else None
        if who is not None and _a_person(tree, who):
            return who
    met = (p for n in range(before) if tree.lemmas[n] == "interview" for p in tree.oblique(n, "with"))
    return next(met, None)
