"""The PLOVER type of what a marked source does to a marked target (plover-pairs, 1,050 sentences).

Each sentence is read as a page by itself. The type is that of accord's claim between source and target: the
one whose actor shares words with the source and whose target with the target; else one that has either as a
side; else the first claim of the sentence; else none, which is wrong. Of claims that fit alike, the trigger
nearest to the stretch between source and target counts.

Where the set's types are cut differently, accord's are aligned. CONCEDE and RETREAT are its one type YIELD.
Where accord keeps the type and tells the modality, an act of cooperation that is only intended is AGREE, one
that is ruled out REJECT, and one of conflict that is announced THREATEN. A verdict, in accord SANCTION, is
ACCUSE.

"between" counts claims that have both sides, "any" those sentences with a claim at all.

"learned" is five-fold: a logistic regression on accord's claims of the sentence and its words, trained on
four fifths and asked for the type of the fifth. It stays here: the set may not train weights that are
shipped.

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

from accord.language import parse
from accord.pipeline import read_page
from accord.types import Claim, Mention, Parse, Participant, Period
from evaluation.dates import plain_document
from evaluation.folds import by_folds
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
    """The type that accord gives, None for none; how the claim was found; the rule and all claims' types.

    `signs` are what a learner may go by.
    """

    type: str | None
    by: str
    rule: str = ""
    others: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()


def pairs() -> list[Pair]:
    """All sentences of the set."""
    with DATA.open(encoding="utf-8", newline="") as rows:
        return [
            _pair(row["marked_sentence"], row["gold_root"]) for row in csv.DictReader(rows, delimiter="\t")
        ]


def _pair(marked: str, root: str) -> Pair:
    """A sentence without its marks; of a side that is marked more than once the first."""
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
    if c.modality == "denied" and c.type in COOPERATION:
        return "REJECT"
    if c.type == "SANCTION" and c.mode == "convict":
        return "ACCUSE"
    return "YIELD" if c.type in YIELDS else c.type


def answer(pair: Pair) -> Answer:
    """What accord makes of a sentence."""
    document = plain_document("sentence", pair.text, TOLD)
    parsed = parse(document)
    claims = read_page(document, tree=parsed).claims
    kinds = tuple(f"{c.type} {c.rule}" for c in claims)
    best = max(claims, key=lambda c: _fit(c, pair), default=None)
    signs = _signs(pair, parsed, claims, best)
    if best is None:
        return Answer(None, "none", signs=signs)
    has_source, has_target = _touched(best.actors, pair.source), _touched(best.targets, pair.target)
    by = "between" if has_source and has_target else "side" if has_source or has_target else "sentence"
    return Answer(aligned(best), by, f"{best.rule} {best.modality}", kinds, signs)


def _signs(pair: Pair, parsed: Parse, claims: Sequence[Claim], best: Claim | None) -> frozenset[str]:
    """Codes of the claims, of the best one apart, and the words outside of both sides."""
    out = {f"claim {sign}" for c in claims for sign in (c.type, c.rule, f"{c.type} {c.modality}")}
    if best is not None:
        out |= {f"best {s}" for s in (aligned(best), best.rule, f"{best.type}.{best.mode} {best.modality}")}
    low, high = min(pair.source[1], pair.target[1]), max(pair.source[0], pair.target[0])
    for i, lemma in enumerate(parsed.lemmas):
        start = int(parsed.starts[i])
        if any(a <= start < b for a, b in (pair.source, pair.target)) or not lemma.isalpha():
            continue
        out.add(f"word {lemma}")
        if low <= start < high:
            out.add(f"between {lemma}")
    return frozenset(out)


def _fit(c: Claim, pair: Pair) -> tuple[int, int]:
    """How well a claim fits: the marked sides that it has in their roles, then how near its trigger is."""
    sides = 2 * _touched(c.actors, pair.source) + 2 * _touched(c.targets, pair.target)
    sides += _touched(c.targets, pair.source) + _touched(c.actors, pair.target)
    low, high = min(pair.source[1], pair.target[1]), max(pair.source[0], pair.target[0])
    at = c.trigger.span
    return sides, -max(low - at.end, at.start - high, 0)


def _touched(side: Sequence[Participant], span: Span) -> bool:
    return any(m.span.start < span[1] and span[0] < m.span.end for p in side for m in _mentions(p))


def _mentions(p: Participant) -> list[Mention]:
    return [p.mention] if p.antecedent is None else [p.mention, p.antecedent]


def _answers(todo: Sequence[Pair]) -> list[Answer]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(answer, todo, chunksize=16))


def score(sentences: int | None = None) -> dict[str, float]:
    """Accuracy, macro-F1, the shares of sentences by how the claim was found, and F1 by type."""
    todo = pairs()[:: 1 if sentences is None else max(1050 // sentences, 1)]
    found = _answers(todo)
    types = [a.type for a in found]
    by_type = f1_by_type(todo, types)
    figures = agreement(todo, types) | {
        "between": sum(a.by == "between" for a in found) / len(todo),
        "any": sum(a.type is not None for a in found) / len(todo),
    }
    sure = [p.type == a.type for p, a in zip(todo, found, strict=True) if a.by == "between"]
    figures["accuracy of between"] = sum(sure) / max(len(sure), 1)
    if sentences is None:
        learned = by_folds([p.type for p in todo], [a.signs for a in found])
        figures |= {f"learned.{name}": value for name, value in agreement(todo, learned).items()}
    return figures | {f"F1 {t}": value for t, value in by_type.items()}


def agreement(todo: Sequence[Pair], given: Sequence[str | None]) -> dict[str, float]:
    """Accuracy and macro-F1 of types beside those asked."""
    by_type = f1_by_type(todo, given)
    right = sum(p.type == g for p, g in zip(todo, given, strict=True))
    return {"accuracy": right / len(todo), "macro-F1": sum(by_type.values()) / len(by_type)}


def f1_by_type(todo: Sequence[Pair], given: Sequence[str | None]) -> dict[str, float]:
    """F1 of each type that is asked."""
    asked, told = Counter(p.type for p in todo), Counter(given)
    right = Counter(p.type for p, g in zip(todo, given, strict=True) if p.type == g)
    return {t: f1(right[t], told[t], asked[t]) for t in sorted(asked)}


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
