"""Who acts and who is acted upon in found claims, over all annotated crises together.

    python -m evaluation.sides [--show]

`actors` and `targets` are means over the found claims of all crises, each claim counting once. `antecedents`
asks for the annotated sides of found claims whose sentence holds none of their names, so that a pronoun, a
description or the page must lead to them: the share that the record has right. `taken up` looks from the
other end: of the record's own pronouns and descriptions that have an antecedent, the share that stands for an
annotated side.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.crises import Run, run_once
from evaluation.gold import SHARED, Gold, Json
from evaluation.score import Figures, Match
from evaluation.slots import JOINT_TYPES, NameBook, Spellings
from evaluation.wording import folded, name_key, sentences_from

CRISES = ("bukavu-1996", "peru-1996", "bogota-2019", "afghanistan-ied")
SIDES = ("actors", "targets")


@dataclass(frozen=True, slots=True)
class Asked:
    """One side of a found claim: of which kind the error is ("" where it is right), and how to show it."""

    crisis: str
    side: str
    kind: str
    line: str


def score() -> Figures:
    """The figures over the seeds and the four crises."""
    runs = [run_once("seeds", SHARED / "seeds")]
    runs += [run_once(name, SHARED / "gold" / "claims" / name) for name in CRISES]
    return figures(runs)


def figures(runs: Sequence[Run]) -> Figures:
    """The figures over some built crises."""
    matches = [m for run in runs for m in run.score.matches]
    out: Figures = {}
    for side in SIDES:
        values = [m.slots[side] or 0.0 for m in matches if m.slots[side] is not None]
        out[side] = _share(sum(values), len(values))
    both = [m.slots[side] or 0.0 for m in matches for side in SIDES if m.slots[side] is not None]
    out["both"] = _share(sum(both), len(both))
    unnamed = [right for run in runs for right in _unnamed(run)]
    out["antecedents"] = _share(sum(unnamed), len(unnamed))
    taken = [right for run in runs for right in _taken_up(run)]
    out["taken up"] = _share(sum(taken), len(taken))
    return out


def _share(right: float, asked: int) -> float | None:
    return right / asked if asked else None


def _unnamed(run: Run) -> Iterator[bool]:
    """For each annotated side without a name in its sentence, whether the found claim has it."""
    names = NameBook(run.record, run.gold.actors)
    texts = {d["id"]: folded(d["text"]) for d in run.record["documents"]}
    for match in run.score.matches:
        text = texts[match.claim["document"]].text
        spots = [text[a:b] for a, b in sentences_from(text, match.wanted.evidence)]
        words = " ".join(spots)
        for side in SIDES:
            told = names.extracted(_told(match, side))
            for name in getattr(match.wanted, side):
                if not _named(words, run.gold, name):
                    (wanted,) = names.annotated([name])
                    yield any(wanted & t for t in told)


def _told(match: Match, side: str) -> list[Json]:
    if match.claim["type"] in JOINT_TYPES:
        return [*(match.claim.get("actors") or []), *(match.claim.get("targets") or [])]
    return match.claim.get(side) or []


def _named(sentence: str, gold: Gold, name: str) -> bool:
    """Whether a sentence (folded) holds one of an annotated actor's spellings."""
    padded = f" {name_key(sentence)} "
    return any(f" {name_key(spelling)} " in padded for spelling in gold.actors.get(name, (name,)))


def _taken_up(run: Run) -> Iterator[bool]:
    names = NameBook(run.record, run.gold.actors)
    for match in run.score.matches:
        for side in SIDES:
            wanted = names.annotated(_asked(match, side))
            for p in match.claim.get(side) or []:
                if p.get("antecedent") and p["mention"]["kind"] in ("pronoun", "description"):
                    (told,) = names.extracted([p])
                    yield any(told & w for w in wanted)


def _asked(match: Match, side: str) -> list[str]:
    if match.claim["type"] in JOINT_TYPES:
        return [*match.wanted.actors, *match.wanted.targets]
    return list(getattr(match.wanted, side))


def errors(run: Run) -> Iterator[Asked]:
    """Each side of a found claim that is not wholly right, with the kind of error."""
    names = NameBook(run.record, run.gold.actors)
    known = {a["id"]: a["name"] for a in run.record["actors"]}
    for match in run.score.matches:
        for side in SIDES:
            value = match.slots[side]
            if value is None or value >= 1:
                continue
            told, asked = _told(match, side), _asked(match, side)
            kind = _kind(names.extracted(told), names.annotated(asked))
            ours = [_participant(p, known) for p in told]
            line = (
                f"{match.wanted.page} {match.wanted.id} {match.claim['type']}/{match.claim['mode']}"
                f" trigger={match.claim['trigger']['quote']!r} rule={match.claim['rule']}\n"
                f"      {_sentence(match.claim)}\n      gold {asked}  ours {ours}"
            )
            yield Asked(run.name, side, kind, line)


def _kind(told: Sequence[Spellings], wanted: Sequence[Spellings]) -> str:
    if not told:
        return "left out"
    if not wanted:
        return "surplus"
    right = sum(any(t & w for w in wanted) for t in told)
    if not right:
        return "another"
    return "one too many" if right < len(told) else "one too few"


def _participant(p: Json, known: dict[str, str]) -> str:
    mention = p["mention"]
    resolution = p.get("resolution") or {}
    who = known.get(p["actor"], p["actor"]) if p.get("actor") else "?"
    return f"{who} <- {mention['quote']!r} ({mention['kind']}; {resolution.get('reason')})"


def _sentence(claim: Json) -> str:
    return " ".join(" ".join(e["quote"] for e in claim["evidence"]).split())[:400]


def main(arguments: Sequence[str]) -> None:
    """Prints the figures; --show lists every side that is not right."""
    runs = [run_once("seeds", SHARED / "seeds")]
    runs += [run_once(name, SHARED / "gold" / "claims" / name) for name in CRISES]
    for name, value in figures(runs).items():
        print(f"{name:<24}{value:.4f}" if value is not None else f"{name:<24}-")
    found = [e for run in runs for e in errors(run)]
    for (side, kind), n in Counter((e.side, e.kind) for e in found).most_common():
        print(f"{side} {kind}: {n}")
    if "--show" in arguments:
        for e in found:
            print(f"## {e.side} {e.kind} [{e.crisis}] {e.line}")


if __name__ == "__main__":
    main(sys.argv[1:])
