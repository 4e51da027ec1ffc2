"""Which place of a sentence belongs to an event's verb, or none: 9,199 annotated sentences.

A fifth, drawn with a fixed seed, is set aside: its figures are reported, the rest served for tuning. `f1`
is that of exact names over all sentences, articles and words for the kind of place aside. `none`
is the share of sentences without an annotated place for which none is told. Sentences whose annotated span
is empty or no name are left out.

    python -m evaluation.event_location [--tuning] [--show] [--sentences N]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.extract.names import find_names
from accord.extract.tree import Tree
from accord.knowledge.gazetteer import default
from accord.language import parse
from accord.resolve.calendars import MONTHS, WEEKDAYS
from accord.resolve.placenames import places_of
from accord.resolve.placephrases import words_in
from accord.resolve.surroundings import Surroundings
from accord.resolve.toponyms import KIND_WORDS, find_toponyms
from accord.types import Document
from evaluation.dates import plain_document
from evaluation.gold import SHARED
from evaluation.score import Figures

FILE = SHARED / "gold" / "event-location" / "train.jsonl"
SEED = 20
_INNER = frozenset("de du del au aux al el es ez e - –".split())
_OF = frozenset("gulf strait straits bay horn republic temple university cape".split())
_KINDS = KIND_WORDS.keys() | {"the", "of"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence: the verb's offsets, and the names of its places."""

    text: str
    verb: tuple[int, int]
    places: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Counts over sentences and over places."""

    right: int = 0
    told: int = 0
    asked: int = 0
    empty: int = 0
    left_open: int = 0

    def figures(self) -> Figures:
        total = self.told + self.asked
        return {
            "f1": 2 * self.right / total if total else None,
            "found": self.right / self.asked if self.asked else None,
            "none": self.left_open / self.empty if self.empty else None,
        }


def score(sentences: int | None = None, tuning: bool = False, show: bool = False) -> Figures:
    """Figures on the fifth set aside, or with `tuning` on the rest; `sentences`: of a sample of so many."""
    chosen = part(tuning)
    if sentences is not None and sentences < len(chosen):
        chosen = random.Random(SEED).sample(chosen, sentences)
    tally = Tally()
    for sentence in chosen:
        told = names_told(sentence)
        keys, wanted = {key(n) for n in told}, {key(n) for n in sentence.places}
        tally.right += len(keys & wanted)
        tally.told += len(keys)
        tally.asked += len(wanted)
        tally.empty += not wanted
        tally.left_open += not wanted and not keys
        if show and keys != wanted:
            verb = sentence.text[slice(*sentence.verb)]
            print(f"{verb}: wanted {sorted(wanted)}, told {sorted(keys)} | {sentence.text[:260].strip()}")
    return tally.figures()


def part(tuning: bool) -> list[Sentence]:
    """The sentences of one part, in the order of the file."""
    found = list(read())
    aside = set(random.Random(SEED).sample(range(len(found)), len(found) // 5))
    return [s for i, s in enumerate(found) if (i in aside) != tuning]


def read() -> Iterator[Sentence]:
    """All sentences that one verb and sound names are annotated in."""
    with FILE.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = [(s["label"], s["start"], s["end"]) for s in row["spans"]]
            verbs = [(a, b) for label, a, b in spans if label == "VERB"]
            places = [row["text"][a:b] for label, a, b in spans if label == "LOCATION"]
            if len(verbs) == 1 and all(re.match(r"(?:al-)?[A-Z]\w{2}", name.strip()) for name in places):
                yield Sentence(row["text"], verbs[0], tuple(places))


def key(name: str) -> str:
    """A name without article and words for the kind of place."""
    words = re.findall(r"[\w’'.-]+", name)
    return " ".join(w for w in words if w.lower() not in _KINDS).lower()


def names_told(sentence: Sentence) -> Sequence[str]:
    """The names of the places at which the sentence puts what its verb tells."""
    document = plain_document("sentence", sentence.text, None)
    parsed = parse(document)
    tree = Tree(document, parsed)
    names = find_names(document, parsed)
    tree.people = frozenset(w for n in names if n.kind == "person" for w in range(n.first, n.last))
    tree.names = {w: (n.first, n.last) for n in names for w in range(n.first, n.last)}
    inside = words_in(tree, *sentence.verb)
    if not inside:
        return ()
    around = Surroundings(tree, {}, find_toponyms(document, parsed, default()), places_of(tree, names))
    heads = around.all_of(inside[0])
    return [name_of(tree, document, h) for h in heads]


def name_of(tree: Tree, document: Document, head: int) -> str:
    """The whole name that a word of it stands in."""
    first = last = head
    while first - 1 >= 0 and _in_name(tree, first - 1):
        first -= 1
    while last + 1 < len(tree.words) and _in_name(tree, last + 1):
        last += 1
    return document.text[tree.starts[first] : tree.ends[last]].strip(" -–")


def _in_name(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    following = tree.words[min(i + 1, len(tree.words) - 1)]
    inner = word.lower() in _INNER and (following[:1].isalpha() or following in "-–")
    inner = inner or (word == "of" and tree.words[i - 1].lower() in _OF and following[:1].isupper())
    capital = word[:1].isupper() or re.match(r"[a-z]+-[A-Z]", word) is not None  # "Deir-e-Kot"
    proper = capital and word.lower() not in WEEKDAYS and word.lower() not in MONTHS
    return (proper and tree.tags[i] not in ("DET", "ADP", "VERB", "PRON")) or inner


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--tuning", action="store_true", help="the part that may be looked at")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    parser.add_argument("--sentences", type=int, help="a sample of so many")
    options = parser.parse_args()
    if not FILE.exists():
        print("event_location: ../shared is missing; nothing scored", file=sys.stderr)
        return 0
    print(json.dumps(score(options.sentences, options.tuning, options.show and options.tuning), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
