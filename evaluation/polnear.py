"""Who says what: sources and contents of attributions (PolNeAR dev), beside its annotators.

Each article is read as a page by itself; accord's attributions are the voices of extraction before they are
tied to claims. An annotated attribution and one of accord's belong together where cue words or contents
overlap, the most shared words first, each once. Token F1 is over words, pooled: of sources and of contents
within pairs, what no partner has counting as missed or made up; "pairs" is F1 over attributions whose source
and content both share a word. "annotators" are the same figures of one annotator against another, on the
articles that two have read.

    python -m evaluation.polnear     the commonest cues missed and made up
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from accord.extract.claims import page_tree
from accord.extract.names import find_names
from accord.extract.voices import Voices
from accord.language import parse
from evaluation.dates import plain_document
from evaluation.gold import SHARED
from evaluation.slots import f1

DATA = SHARED / "gold" / "polnear" / "dev"
WORD = re.compile(r"\w+")
Words = frozenset[int]  # offsets at which words begin


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: the words of its source, cue and content."""

    source: Words
    cue: Words
    content: Words


@dataclass(frozen=True, slots=True)
class Article:
    """A text and the attributions of each of its annotators."""

    text: str
    annotated: tuple[tuple[Said, ...], ...]


@dataclass(slots=True)
class Tally:
    """Counts over pairs and words: right, given, asked."""

    pairs: Counter[str]
    source: Counter[str]
    content: Counter[str]


def articles() -> list[Article]:
    """The articles in order of their names."""
    out = []
    for file in sorted((DATA / "text").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        coded = sorted((DATA / "attributions").glob(f"{file.stem}*.ann"))
        out.append(Article(text, tuple(_annotation(c.read_text(encoding="utf-8"), text) for c in coded)))
    return [a for a in out if a.annotated]


def _annotation(coded: str, text: str) -> tuple[Said, ...]:
    """The attributions of one annotation file (brat's stand-off format, spans may be in several parts)."""
    words = [m.start() for m in WORD.finditer(text)]
    spans: dict[str, Words] = {}
    out = []
    for line in coded.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            parts = rest.split("\t")[0].split(" ", 1)[1].split(";")
            ends = [tuple(map(int, p.split())) for p in parts]
            spans[key] = frozenset(w for w in words for a, b in ends if a <= w < b)
        elif key.startswith("E"):
            roles: dict[str, Words] = defaultdict(frozenset)
            for role, _, span in (r.partition(":") for r in rest.split()):
                roles[role.rstrip("0123456789")] |= spans.get(span, frozenset())
            out.append(Said(roles["Source"], roles["Cue"], roles["Content"]))
    return tuple(s for s in out if s.content)


def found(text: str) -> tuple[Said, ...]:
    """The attributions that accord finds."""
    document = plain_document("article", text, None)
    parsed = parse(document)
    tree = page_tree(document, parsed, find_names(document, parsed))
    out = []
    for a in Voices(tree).attributions:
        first, last = tree.phrase(a.speaker)
        content = a.content - {a.cue, *range(first, last)}
        out.append(Said(*(_begins(tree.starts, text, w) for w in (range(first, last), [a.cue], content))))
    return tuple(s for s in out if s.content)


def _begins(starts: Sequence[int], text: str, words: Sequence[int] | range | frozenset[int]) -> Words:
    return frozenset(starts[w] for w in words if WORD.match(text, starts[w]))


def matched(asked: Sequence[Said], given: Sequence[Said]) -> list[tuple[Said | None, Said | None]]:
    """Attributions that belong together, None where one has no partner."""
    shared = [
        (len(a.content & g.content) + 5 * len(a.cue & g.cue), i, k)
        for i, a in enumerate(asked)
        for k, g in enumerate(given)
    ]
    rows: list[tuple[Said | None, Said | None]] = []
    left, right = set(range(len(asked))), set(range(len(given)))
    for weight, i, k in sorted(shared, key=lambda s: (-s[0], s[1], s[2])):
        if weight and i in left and k in right:
            left.discard(i)
            right.discard(k)
            rows.append((asked[i], given[k]))
    return rows + [(asked[i], None) for i in sorted(left)] + [(None, given[k]) for k in sorted(right)]


def tallied(rows: Sequence[tuple[Said | None, Said | None]], tally: Tally) -> None:
    """Adds the pairs of one article."""
    for a, g in rows:
        both = a is not None and g is not None and bool(a.source & g.source) and bool(a.content & g.content)
        tally.pairs.update(right=both, asked=a is not None, given=g is not None)
        for counts, part in ((tally.source, "source"), (tally.content, "content")):
            ours: Words = getattr(g, part) if g is not None else frozenset()
            theirs: Words = getattr(a, part) if a is not None else frozenset()
            counts.update(right=len(ours & theirs), given=len(ours), asked=len(theirs))


def _figures(tally: Tally) -> dict[str, float]:
    named = {"pairs": tally.pairs, "source tokens": tally.source, "content tokens": tally.content}
    return {f"{name} F1": f1(c["right"], c["given"], c["asked"]) for name, c in named.items()}


def _found(texts: Sequence[str]) -> list[tuple[Said, ...]]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(found, texts, chunksize=4))


def score() -> dict[str, object]:
    """F1 of pairs and of tokens of sources and contents, beside the annotators against each other."""
    todo = articles()
    ours, theirs = (Tally(Counter(), Counter(), Counter()) for _ in range(2))
    for article, given in zip(todo, _found([a.text for a in todo]), strict=True):
        tallied(matched(article.annotated[0], given), ours)
        if len(article.annotated) > 1:
            tallied(matched(article.annotated[0], article.annotated[1]), theirs)
    figures: dict[str, object] = {**_figures(ours), "attributions": ours.pairs["asked"]}
    if theirs.pairs["asked"]:
        figures["annotators"] = {**_figures(theirs), "attributions": theirs.pairs["asked"]}
    return figures


def main() -> None:
    """Print the cues of attributions that are missed, and of those that no annotator has."""
    todo = articles()
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for article, given in zip(todo, _found([a.text for a in todo]), strict=True):
        for a, g in matched(article.annotated[0], given):
            if g is None and a is not None:
                missed[_spelt(article.text, a.cue)] += 1
            elif a is None and g is not None:
                extra[_spelt(article.text, g.cue)] += 1
    for name, counts in (("missed", missed), ("made up", extra)):
        print(name, ", ".join(f"{cue or '(no cue)'} {times}" for cue, times in counts.most_common(40)))


def _spelt(text: str, words: Words) -> str:
    return " ".join(m[0].lower() for w in sorted(words) if (m := WORD.match(text, w)))


if __name__ == "__main__":
    main()
