"""Scores of the model's names on annotated text that it was not trained on.

CrossNER politics dev and WikiEvents dev (all names annotated), and the actors and places of the annotated
crises (their names and aliases, wherever a page has them). A name counts as found where first and last word
agree ("span"), and as right where its kind is one that the annotation allows, too ("typed"). On the crises a
name found elsewhere counts for nothing, so precision is about ends and kinds alone.

"accord" are the names that extraction works with, from lists, capitals, grammar and the model together. They
take an organ with its state ("French police"), which the annotation does not.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from training.labels import labels
from training.names import Named, Span, capital, crossner, wikievents_dev

from accord.extract.names import find_names
from accord.extract.namewords import NameKind
from accord.language.lemmas import lemma
from accord.language.model import Model, load
from accord.language.parse import parse_words
from accord.language.tokens import tokenize
from accord.types import DocumentId, Parse
from evaluation.parser import document
from evaluation.slots import f1

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
_NOT_NAMES = frozenset({"weapon", "time", "number"})
# What the kinds that extraction gives are as kinds of the model; "other" is none.
_OWN_KINDS: dict[NameKind, set[str]] = {
    "state": {"state"},
    "demonym": {"nationality"},
    "people": {"nationality"},
    "organ": {"organisation", "group"},
    "igo": {"organisation"},
    "armed-group": {"group", "organisation"},
    "person": {"person"},
    "organisation": {"organisation", "group"},
    "media": {"organisation"},
    "place": {"place", "state", "facility"},
    "other": set(),
}
# What the kinds of annotated actors may be as names.
_ACTOR_KINDS = {
    "state": {"state", "place", "nationality"},
    "state-organ": {"organisation", "group"},
    "armed-group": {"group", "organisation"},
    "person": {"person"},
    "media": {"organisation"},
    "igo": {"organisation"},
    "ngo": {"organisation"},
    "company": {"organisation"},
    "other": {"organisation", "group"},
}


@dataclass(slots=True)
class Tally:
    """Names annotated and found, with ends right and with kind right as well."""

    annotated: int = 0
    found: int = 0
    span: int = 0
    typed: int = 0

    def figures(self) -> dict[str, float]:
        """F1 of spans, and of spans with their kinds."""
        return {
            "span F1": f1(self.span, self.found, self.annotated),
            "typed F1": f1(self.typed, self.found, self.annotated),
        }


def score(gold: Path = GOLD, model: Model | None = None, own: bool = True) -> dict[str, dict[str, float]]:
    """F1 by set; a set that is absent is left out. Without `own` those of the model alone."""
    model = model or load()
    found: dict[str, dict[str, float]] = {}
    if (gold / "crossner").is_dir():
        sentences = list(crossner(gold / "crossner", [("politics", "dev")]))
        found["crossner politics"] = tally(sentences, model).figures()
        if own:
            found["crossner politics, accord"] = own_names(sentences, model).figures()
    if (gold / "wikievents").is_dir():
        sentences = list(wikievents_dev(gold / "wikievents"))
        found["wikievents"] = tally(sentences, model).figures()
        if own:
            found["wikievents, accord"] = own_names(sentences, model).figures()
    if (gold / "claims").is_dir():
        found["claims"] = tally(list(claims(gold / "claims")), model).figures()
    return found


def tally(sentences: Sequence[Named], model: Model) -> Tally:
    """Compares the model's names with annotated ones, a page of twenty sentences at a time."""
    total = Tally()
    for page in _pages(sentences):
        parsed = _parse(page, model)
        names = [(n.first, n.last, {str(n.kind)}) for n in parsed.names if n.kind not in _NOT_NAMES]
        _count_page(total, page, names)
    return total


def own_names(sentences: Sequence[Named], model: Model) -> Tally:
    """The same for the names that extraction works with."""
    total = Tally()
    for page in _pages(sentences):
        parsed = _parse(page, model)
        names = find_names(document(_text(page)), parsed)
        _count_page(total, page, [(n.first, n.last, _OWN_KINDS[n.kind]) for n in names])
    return total


def _pages(sentences: Sequence[Named]) -> Iterable[Sequence[Named]]:
    return (sentences[start : start + 20] for start in range(0, len(sentences), 20))


def _text(page: Sequence[Named]) -> str:
    """A page whose words are the annotated ones, each with a space behind it."""
    return "".join(word + " " for named in page for word in named.words)


def _parse(page: Sequence[Named], model: Model) -> Parse:
    words = tuple(word for named in page for word in named.words)
    bounds = np.cumsum([0, *(len(named.words) for named in page)]).astype(np.int32)
    starts = np.cumsum([0, *(len(word) + 1 for word in words)]).astype(np.int32)[:-1]
    found = parse_words(words, bounds, model)
    return Parse(
        document=DocumentId("page"), starts=starts,
        ends=starts + np.array([len(word) for word in words], dtype=np.int32), words=words,
        lemmas=tuple(lemma(word, tag) for word, tag in zip(words, found.tags, strict=True)), tags=found.tags,
        heads=found.heads, relations=found.relations, sentences=bounds, names=found.names,
    )  # fmt: skip


def _count_page(total: Tally, page: Sequence[Named], names: Sequence[tuple[int, int, set[str]]]) -> None:
    first = 0
    for named in page:
        last = first + len(named.words)
        count(total, named, [(a - first, b - first, k) for a, b, k in names if first <= a < last])
        first = last


def count(total: Tally, named: Named, found: Iterable[tuple[int, int, set[str]]]) -> None:
    """Adds one sentence to a tally; `found` are first and last word and the kinds that fit."""
    everything = frozenset(labels().kinds)
    gold = {(s.first, s.last): s.kinds for s in named.spans if s.kinds and s.kinds != everything}
    gold = {at: kinds for at, kinds in gold.items() if kinds - _NOT_NAMES}
    open_ = {w for s in named.spans if s.kinds == everything for w in range(s.first, s.last)}
    marked = {w for first, last in gold for w in range(first, last)}
    total.annotated += len(gold)
    for first, last, fitting in found:
        words = set(range(first, last))
        if words & open_ or (not named.of.complete and not words & marked):
            continue
        total.found += 1
        total.span += (first, last) in gold
        total.typed += bool(fitting & gold.get((first, last), frozenset()))


def claims(folder: Path) -> Iterable[Named]:
    """The sentences of the annotated crises with the names of their actors and places."""
    of = labels().sets["wikievents"]  # as in its train part, not all names are annotated
    for file in sorted(folder.glob("*/gold.json")):
        names = _names_of(json.loads(file.read_text(encoding="utf-8")))
        for page in sorted(file.parent.glob("*.txt")):
            text = page.read_text(encoding="utf-8")
            starts, ends, bounds = tokenize(text)
            words = [text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
            for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
                yield Named(tuple(words[a:b]), tuple(_occurrences(words[a:b], names)), of)


def _names_of(gold: Mapping[str, list[dict[str, object]]]) -> dict[tuple[str, ...], frozenset[str]]:
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for actor in gold["actors"]:
        for name in (actor["name"], *actor["aliases"]):  # type: ignore[misc]
            found[_words(str(name))] |= _ACTOR_KINDS.get(str(actor["kind"]), set())
    for event in gold["events"]:
        place = event.get("place")
        if isinstance(place, dict) and place.get("name"):
            found[_words(str(place["name"]))] |= {"place", "state", "facility"}
    return {
        words: frozenset(kinds)
        for words, kinds in found.items()
        if kinds and words and all(capital(w) or w in ("of", "the", "de", "-", "al") for w in words)
    }


def _words(name: str) -> tuple[str, ...]:
    starts, ends, _ = tokenize(name)
    return tuple(name[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True))


def _occurrences(words: Sequence[str], names: Mapping[tuple[str, ...], frozenset[str]]) -> Iterable[Span]:
    """Where a sentence has one of the names, the longest first, and no further name's word beside it."""
    at = 0
    while at < len(words):
        fitting = [n for n in names if tuple(words[at : at + len(n)]) == n]
        name = max(fitting, key=len, default=())
        beside = words[at + len(name)] if at + len(name) < len(words) else ""
        if name and not capital(beside) and not (at and capital(words[at - 1]) and at > 1):
            yield Span(at, at + len(name), names[name])
        at += max(len(name), 1)
