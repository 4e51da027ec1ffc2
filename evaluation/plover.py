"""The PLOVER type of what a marked source does to a marked target (plover-pairs, 1,050 sentences).

Each sentence is read as a page by itself. The type is that of accord's claim between source and target: the
one whose actor shares words with the source and whose target with the target; else one that has either as a
side; else the first claim of the sentence; else none, which is wrong. Of claims that fit alike, the trigger
nearest to the stretch between source and target counts.

Where the set's types are cut differently, accord's are aligned: it has one type YIELD for CONCEDE and RETREAT;
an act of cooperation that is only intended is AGREE, and one of conflict THREATEN, where accord keeps the type
and tells the modality; and a verdict is ACCUSE, which accord counts as SANCTION.

"between" counts claims that have both sides, "any" those sentences with a claim at all. Nothing is learned from
the set, so there are no folds.

    python -m evaluation.plover [TYPE]     the sentences whose type is missed, grouped by the type asked
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from accord.pipeline import read_page
from accord.types import Claim, Participant, Period
from evaluation.dates import plain_document
from evaluation.gold import SHARED
from evaluation.slots import f1

DATA = SHARED / "gold" / "plover-pairs" / "train.tsv"
TOLD = Period(earliest=dt.date(2019, 6, 12), latest=dt.date(2019, 6, 12), basis="stated")
YIELDS = frozenset({"CONCEDE", "RETREAT"})
COOPERATION = YIELDS | {"AID", "CONSULT", "COOPERATE", "SUPPORT"}
SAID = frozenset({"AGREE", "ACCUSE", "REJECT", "REQUEST", "THREATEN"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its marked source and target (half-open character spans) and the type between them."""

    text: str
    source: Span
    target: Span
    type: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The type that accord gives, None for none; how the claim was found; the rule and all claims' types."""

    type: str | None
    by: str
    rule: str = ""
    others: tuple[str, ...] = ()


def pairs() -> list[Pair]:
    """All sentences of the set."""
    with DATA.open(encoding="utf-8", newline="") as rows:
        return [
            _pair(row["marked_sentence"], row["gold_root"]) for row in csv.DictReader(rows, delimiter="\t")
        ]


def _pair(marked: str, root: str) -> Pair:
    """A sentence without its marks; of a side that is marked more than once, or within the other, the first."""
    spans: dict[str, Span] = {}
    starts: dict[str, int] = {}
    text = ""
    for part in re.split(r"(</?[st]>)", marked):
        if not re.fullmatch(r"</?[st]>", part):
            text += part
        elif part[1] == "/":
            spans.setdefault(part[2], (starts.get(part[2], len(text)), len(text)))
        else:
            starts[part[1]] = len(text)
    return Pair(text, spans.get("s", (0, 0)), spans.get("t", (0, 0)), root)


def aligned(c: Claim) -> str:
    """The set's type of a claim: what is only intended is agreed to or threatened; verdicts accuse."""
    if c.modality in ("planned", "hypothetical", "threatened") and c.type not in SAID:
        return "AGREE" if c.type in COOPERATION else "THREATEN"
    if c.type == "SANCTION" and c.mode == "convict":
        return "ACCUSE"
    return "YIELD" if c.type in YIELDS else c.type


def answer(pair: Pair) -> Answer:
    """What accord makes of a sentence."""
    claims = read_page(plain_document("sentence", pair.text, TOLD)).claims
    kinds = tuple(f"{c.type} {c.rule}" for c in claims)
    best = max(claims, key=lambda c: _fit(c, pair), default=None)
    if best is None:
        return Answer(None, "none")
    has_source, has_target = _touched(best.actors, pair.source), _touched(best.targets, pair.target)
    by = "between" if has_source and has_target else "side" if has_source or has_target else "sentence"
    return Answer(aligned(best), by, f"{best.rule} {best.modality}", kinds)


def _fit(c: Claim, pair: Pair) -> tuple[int, int]:
    """How well a claim fits: the marked sides that it has in their roles, then how near its trigger is."""
    sides = 2 * _touched(c.actors, pair.source) + 2 * _touched(c.targets, pair.target)
    sides += _touched(c.targets, pair.source) + _touched(c.actors, pair.target)
    low, high = min(pair.source[1], pair.target[1]), max(pair.source[0], pair.target[0])
    at = c.trigger.span
    return sides, -max(low - at.end, at.start - high, 0)


def _touched(side: Sequence[Participant], span: Span) -> bool:
    return any(m.span.start < span[1] and span[0] < m.span.end for p in side for m in _mentions(p))


def _mentions(p: Participant) -> list[object]:
    return [p.mention] if p.antecedent is None else [p.mention, p.antecedent]


def _answers(todo: Sequence[Pair]) -> list[Answer]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(answer, todo, chunksize=16))


def score(sentences: int | None = None) -> dict[str, float]:
    """Accuracy, macro-F1, the shares of sentences by how the claim was found, and F1 by type."""
    todo = pairs()[:: 1 if sentences is None else max(1050 // sentences, 1)]
    found = _answers(todo)
    asked, given, right = Counter(p.type for p in todo), Counter(a.type for a in found), Counter[str]()
    right.update(p.type for p, a in zip(todo, found, strict=True) if p.type == a.type)
    by_type = {t: f1(right[t], given[t], asked[t]) for t in sorted(asked)}
    figures = {
        "accuracy": right.total() / len(todo),
        "macro-F1": sum(by_type.values()) / len(by_type),
        "between": sum(a.by == "between" for a in found) / len(todo),
        "any": sum(a.type is not None for a in found) / len(todo),
    }
    sure = [p.type == a.type for p, a in zip(todo, found, strict=True) if a.by == "between"]
    figures["accuracy of between"] = sum(sure) / max(len(sure), 1)
    return figures | {f"F1 {t}": value for t, value in by_type.items()}


def main(kinds: Sequence[str]) -> None:
    """Print the confusions, and the missed sentences of the types named."""
    todo = pairs()
    found = _answers(todo)
    wrong = [(p, a) for p, a in zip(todo, found, strict=True) if p.type != a.type]
    for (asked, given), times in Counter((p.type, a.type) for p, a in wrong).most_common(30):
        print(f"{times:4} {asked} taken for {given}")
    for p, a in sorted(wrong, key=lambda row: (row[0].type, str(row[1].type))):
        if p.type in kinds:
            print(f"{p.type} not {a.type} ({a.by}, {a.rule}): {p.text}")
            print(f"    {p.text[slice(*p.source)]} > {p.text[slice(*p.target)]}; {'; '.join(a.others)}")


if __name__ == "__main__":
    main(sys.argv[1:])
