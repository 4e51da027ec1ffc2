"""Annotated names: sentences of words with spans, read from four sets and brought to accord's words.

Every set is cut into words anew by accord's tokeniser, so that the model meets in training what it will
meet at work. Spans of descriptions ("the officer", "U.S. service members") are no names: a span without a
capital is left out, one with capitals inside a longer description may be anything.
"""

from __future__ import annotations

import csv
import dataclasses
import itertools
import json
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.extract.namewords import LINKERS
from accord.knowledge.nouns import HONORIFICS, TITLES
from accord.language.tokens import cut_words, tokenize
from training.labels import AnnotatedSet, labels
from training.narrowing import is_nationality, narrowed

ECB_DEV_TOPICS = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})
CROSSNER_DOMAINS = ("politics", "science", "literature", "music", "ai")
NOT_USED = "BBC Online"  # the part of re3d whose licence excludes commercial use
MAX_WORDS = 100
SURE = 0.5  # re3d: how confident its annotators must have been

_NO_CAPITALS = frozenset({"weapon", "time", "number"})
_BEFORE = frozenset({"the", "a", "an"})
_BEFORE_TIMES = frozenset("in on at by since until till after before from around about during for".split())
_OF_TITLES = frozenset(
    """prime foreign vice deputy interior defence defense external affairs former chief senior major high
    - police army""".split()
)
_PLACES = frozenset({"state", "place", "facility"})
_PRONOUNS = frozenset(
    """i he she it they we you his her its their our your him them us me my who whose whom this that
    these those one others some all both""".split()
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first` to `last` - 1 are a name of one of `kinds`; of none where empty."""

    first: int
    last: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with its names, and the set whose rules say what an unmarked word may be."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    of: AnnotatedSet


Marks = list[tuple[int, int, str]]  # start and end in a text, and the set's label


def sentence(text: str, marks: Marks, of: AnnotatedSet) -> Named:
    """A sentence cut into accord's words, with the spans that its marks give."""
    places = cut_words(text)
    words = tuple(text[a:b] for a, b in places)
    found: list[Span] = []
    taken = [False] * len(words)
    for start, end, label in sorted(marks, key=lambda m: (m[0] - m[1], m[0])):
        inside = [i for i, (a, b) in enumerate(places) if a < end and b > start]
        if not inside or any(taken[inside[0] : inside[-1] + 1]):
            continue
        for span in _spans(words, inside[0], inside[-1] + 1, of.labels[label]):
            taken[span.first : span.last] = [True] * (span.last - span.first)
            found.append(span)
    return Named(words, tuple(sorted(found, key=lambda s: s.first)), of)


def _spans(words: Sequence[str], first: int, last: int, kinds: frozenset[str]) -> Iterator[Span]:
    """The name inside an annotated span: without article and title; or its words as what may be anything."""
    before = _BEFORE | _BEFORE_TIMES if kinds == {"time"} else _BEFORE
    while first < last and words[first].lower() in before:
        first += 1
    while first < last and not any(c.isalnum() for c in words[last - 1]):
        last -= 1
    if "person" in kinds:
        first = _after_titles(words, first, last)
    inside = words[first:last]
    if len(kinds) == 1 and kinds & _NO_CAPITALS:
        if inside:
            yield Span(first, last, kinds)
        return
    if not any(capital(word) for word in inside) or (len(inside) == 1 and inside[0].lower() in _PRONOUNS):
        return  # a description
    if kinds and kinds <= _PLACES and capital(inside[0]):  # "Mosul district": its name is "Mosul"
        last = next((i for i in range(first, last) if not _in_name(words[i])), last)
        inside = words[first:last]
    open_ = kinds == frozenset(labels().kinds) or not all(map(_in_name, inside))
    if open_ or (kinds == {"nationality"} and not is_nationality(inside)):
        yield from (
            Span(i, i + 1, frozenset(labels().kinds)) for i in range(first, last) if capital(words[i])
        )
    else:
        yield Span(first, last, narrowed(inside, kinds))


def _after_titles(words: Sequence[str], first: int, last: int) -> int:
    """Where a name begins behind its titles: "Japanese Prime Minister", "Secretary-General"."""
    begin = at = first
    while at < last and (
        is_title(words[at]) or words[at].lower() in _OF_TITLES or is_nationality([words[at]])
    ):
        at += 1
        begin = at if is_title(words[at - 1]) else begin
    return begin


def _in_name(word: str) -> bool:
    """Whether a word can stand inside a name: a capitalised one, "of", "al", a mark."""
    return capital(word) or word.lower() in LINKERS or not word.isalnum() or word.isdigit()


def capital(word: str) -> bool:
    """Whether a word is written like part of a name: its first or, in "iPhone", a later letter is large."""
    return any(c.isupper() for c in word)


def is_title(word: str) -> bool:
    """Whether a word is a title or role before a name."""
    low = word.lower().rstrip(".")
    return low in TITLES or low in HONORIFICS


# --- the sets ---------------------------------------------------------------------------------------


def crossner(folder: Path, parts: Iterable[tuple[str, str]]) -> Iterator[Named]:
    """CrossNER: files of words with BIO labels; `parts` are pairs of domain and "train" or "dev"."""
    of = labels().sets["crossner"]
    for domain, part in parts:
        text = (folder / domain / f"{part}.txt").read_text(encoding="utf-8")
        for block in text.strip().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
            yield _from_bio([row[0] for row in rows], [row[1] for row in rows], of)


def _from_bio(words: Sequence[str], tags: Sequence[str], of: AnnotatedSet) -> Named:
    starts = [0, *itertools.accumulate(len(word) + 1 for word in words)]
    marks: Marks = []
    for i, tag in enumerate(tags):
        end = starts[i] + len(words[i])
        if tag.startswith("B-"):
            marks.append((starts[i], end, tag[2:]))
        elif tag.startswith("I-") and marks:
            marks[-1] = (marks[-1][0], end, marks[-1][2])
    return sentence(" ".join(words), marks, of)


def re3d(folder: Path) -> Iterator[Named]:
    """re3d: documents with entities by offsets, of all sources whose licence allows it."""
    of = labels().sets["re3d"]
    for source in sorted(p for p in folder.iterdir() if p.is_dir() and p.name != NOT_USED):
        entities: defaultdict[str, list[tuple[int, int, str, float]]] = defaultdict(list)
        for row in _json_lines(source / "entities.json"):
            entities[row["documentId"]].append(
                (row["begin"], row["end"], row["type"], float(row["confidence"]))
            )
        for row in _json_lines(source / "documents.json"):
            yield from _sentences_of(row["text"], entities[row["_id"]], of)


def _sentences_of(
    text: str, entities: Sequence[tuple[int, int, str, float]], of: AnnotatedSet
) -> Iterator[Named]:
    starts, ends, bounds = tokenize(text)
    for a, b in itertools.pairwise(bounds.tolist()):
        start, end = int(starts[a]), int(ends[b - 1])
        marks = [
            (x - start, y - start, label)
            for x, y, label, sure in entities
            if start <= x and y <= end and sure >= SURE
        ]
        if b - a <= MAX_WORDS:
            yield sentence(text[start:end], marks, of)


def wikievents(folder: Path) -> Iterator[Named]:
    """WikiEvents' train part: arguments of events, which are given by their words and not by their place.

    A capitalised argument is marked wherever its document has it, unless more of a name stands beside it.
    """
    of = labels().sets["wikievents"]
    for row in _json_lines(folder / "train.jsonl"):
        if row["docid"] in of.held_out:
            continue
        found: dict[tuple[str, ...], frozenset[str]] = {}
        for event in row["event_mentions"]:
            for argument in event["arguments"]:
                words = tuple(_cut(argument["text"]))
                kinds = of.labels.get(argument["role"], frozenset())
                if kinds and any(capital(w) for w in words):
                    found[words] = found.get(words, kinds) & kinds or found[words]
        for text in row["sentences"]:
            yield _by_words(_cut(text), found, of)


def wikievents_dev(folder: Path) -> Iterator[Named]:
    """WikiEvents' dev part, which gives all entities with their types."""
    of = labels().sets["wikievents dev"]
    for row in _json_lines(folder / "dev.jsonl"):
        if row["doc_id"] in labels().sets["wikievents"].held_out:
            continue
        places = [(token[1], token[2]) for tokens, _ in row["sentences"] for token in tokens]
        for number, (tokens, text) in enumerate(row["sentences"]):
            start = tokens[0][1]
            marks = [
                (places[e["start"]][0] - start, places[e["end"] - 1][1] - start, e["entity_type"])
                for e in row["entity_mentions"]
                if e["sent_idx"] == number
            ]
            yield sentence(text, marks, of)


def _cut(text: str) -> list[str]:
    return [text[a:b] for a, b in cut_words(text.replace("\n", " "))]


def _by_words(words: Sequence[str], names: dict[tuple[str, ...], frozenset[str]], of: AnnotatedSet) -> Named:
    spans: list[Span] = []
    i = 0
    while i < len(words):
        fitting = [n for n in names if tuple(words[i : i + len(n)]) == n]
        name = max(fitting, key=len, default=())
        if not name or _more_beside(words, i, i + len(name)):
            i += 1
            continue
        spans.extend(_spans(words, i, i + len(name), names[name]))
        i += len(name)
    return Named(tuple(words), tuple(spans), of)


def _more_beside(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a capitalised word that is no title touches a name: its end may not be there."""
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if after == "-" or before == "-":
        return True
    return capital(after) or (capital(before) and first > 1 and not is_title(before))


def ecbplus(folder: Path, dev: bool) -> Iterator[Named]:
    """ECB+: the curated sentences of the training topics, or of the dev topics."""
    of = labels().sets["ecbplus"]
    curated: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as file:
        for topic, name, number in itertools.islice(csv.reader(file), 1, None):
            curated[topic, name].add(number)
    for (topic, name), numbers in sorted(curated.items()):
        path = folder / topic / f"{topic}_{name}.xml"
        if (topic in ECB_DEV_TOPICS) == dev and path.is_file():
            yield from _ecb_document(path, numbers, of)


def _ecb_document(path: Path, curated: set[str], of: AnnotatedSet) -> Iterator[Named]:
    root = ET.parse(path).getroot()
    tokens = {token.get("t_id", ""): token for token in root.iter("token")}
    spans: list[tuple[list[str], str]] = []
    for mark in root.find("Markables") or ():
        anchors = [a.get("t_id", "") for a in mark.iter("token_anchor")]
        if anchors and mark.tag in of.labels:
            spans.append((anchors, mark.tag))
    for number in sorted(curated, key=int):
        own = [(key, token.text or "") for key, token in tokens.items() if token.get("sentence") == number]
        words = [{"``": '"', "''": '"'}.get(word, word) for _, word in own]
        starts = [0, *itertools.accumulate(len(word) + 1 for word in words)]
        place = {key: (starts[i], starts[i] + len(words[i])) for i, (key, _) in enumerate(own)}
        marks = [
            (place[anchors[0]][0], place[anchors[-1]][1], tag)
            for anchors, tag in spans
            if anchors[0] in place and anchors[-1] in place
        ]
        yield sentence(" ".join(words), marks, of)


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig") as file:
        yield from (json.loads(line) for line in file if line.strip())


def training_names(gold: Path) -> list[Named]:
    """All sentences that the name head is trained on; the dev parts of politics and WikiEvents are left."""
    parts = [("politics", "train")]
    parts += [(domain, part) for domain in CROSSNER_DOMAINS[1:] for part in ("train", "dev")]
    whole = [*crossner(gold / "crossner", parts), *re3d(gold / "re3d")]
    part = [*wikievents(gold / "wikievents"), *ecbplus(gold / "ecbplus", dev=False)]
    small = frozenset(word for named in (*whole, *part) for word in named.words if word.islower())
    found = (*whole, *(named for named in part if named.spans))
    return [without_common(named, small) for named in found if 0 < len(named.words) <= MAX_WORDS]


def without_common(named: Named, small: frozenset[str]) -> Named:
    """The sentence without a "name" that is a common noun at its beginning ("Witnesses said")."""
    common = named.words[0].lower() in small
    spans = tuple(s for s in named.spans if not (common and s.last == 1 and s.kinds - _NO_CAPITALS))
    return named if spans == named.spans else dataclasses.replace(named, spans=spans)
