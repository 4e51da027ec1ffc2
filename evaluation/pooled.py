"""Events, and places and dates of found claims, pooled over seeds and crises: how right, how wrong.

Events are scored by the pairs of claims that they put together, beside all pairs that the annotation does;
contradictions by the events that have one, relations by the pairs of events with the kind.

A slot is asked for where the annotation settles it; elsewhere it should stay open. Wrong values are of
three kinds: `empty` (nothing told), `other` (something else told), `surplus` (told where the annotation
leaves it open).

    python -m evaluation.pooled [--show] [--only place|date] [--kind empty|other|surplus] [--page TEXT]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.crises import Run, run_once
from evaluation.gold import SHARED, Json
from evaluation.score import Figures, Match
from evaluation.slots import f1, main_place
from evaluation.suites import CRISES

SLOTS = ("place", "date")
KINDS = ("empty", "other", "surplus")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One slot of one found claim: `kind` is "right", "open" (rightly so), or a kind of error."""

    slot: str
    kind: str
    crisis: str
    match: Match


def outcomes(runs: Sequence[Run]) -> Iterator[Outcome]:
    """The place and date of every found claim of these runs."""
    for run in runs:
        for match in run.score.matches:
            for slot in SLOTS:
                yield Outcome(slot, _kind(match, slot), run.name, match)


def _kind(match: Match, slot: str) -> str:
    told = _told(match.claim, slot)
    value = match.slots[slot]
    if value is None:
        return "surplus" if told else "open"
    if value == 1:
        return "right"
    return "other" if told else "empty"


def _told(claim: Json, slot: str) -> bool:
    if slot == "place":
        return bool(main_place(claim).get("country"))
    date = claim.get("date") or {}
    return bool(date.get("earliest") or date.get("latest"))


def figures(runs: Sequence[Run]) -> Figures:
    """The share that is right of what is asked for, and the share left open of what should be."""
    counts = Counter((o.slot, o.kind) for o in outcomes(runs))
    out: Figures = {}
    for slot in SLOTS:
        asked = sum(counts[slot, kind] for kind in ("right", "empty", "other"))
        spare = counts[slot, "open"] + counts[slot, "surplus"]
        out[slot] = counts[slot, "right"] / asked if asked else None
        out[f"open.{slot}"] = counts[slot, "open"] / spare if spare else None
    return out


def event_figures(runs: Sequence[Run]) -> Figures:
    """F1 of pairs of claims of one event, of contested events, and of relations between events."""
    return {
        name: f1(*(sum(run.score.counts[name][n] for run in runs) for n in range(3)))
        for name in ("events", "contested", "relations")
    }


def pooled() -> Figures:
    """Build the seeds and the crises, and score their events, places and dates together."""
    runs = _runs()
    return event_figures(runs) | figures(runs)


def _runs() -> list[Run]:
    folders = {"seeds": SHARED / "seeds"} | {name: SHARED / "gold" / "claims" / name for name in CRISES}
    return [run_once(name, folder) for name, folder in folders.items()]


def _line(outcome: Outcome) -> str:
    claim, wanted = outcome.match.claim, outcome.match.wanted
    if outcome.slot == "place":
        place = main_place(claim)
        told = f"{place.get('name')}, {place.get('country')} ({place.get('basis')})" if place else "nothing"
        asked = f"{wanted.place.get('name')}, {wanted.place.get('country')}" if wanted.place else "open"
    else:
        date, gold = claim.get("date") or {}, wanted.date
        told = f"{date.get('earliest')}..{date.get('latest')} ({date.get('basis')})" if date else "nothing"
        asked = f"{gold.get('earliest')}..{gold.get('latest')}" if gold else "open"
    quote = " ".join(" ".join(e["quote"] for e in claim["evidence"]).split())[:220]
    head = f"{wanted.page} {wanted.id} {claim['type']} {claim['modality']} {claim['trigger']['quote']!r}"
    return f"{outcome.slot} {outcome.kind}: {head}\n    wanted {asked}; told {told}\n    {quote}"


def main() -> int:
    """Print the figures, and with --show the errors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    parser.add_argument("--only", choices=SLOTS, help="with --show: one slot alone")
    parser.add_argument("--kind", choices=KINDS, help="with --show: one kind of error alone")
    parser.add_argument("--page", default="", help="with --show: pages whose name contains this")
    options = parser.parse_args()
    if not SHARED.exists():
        print("pooled: ../shared is missing; nothing scored", file=sys.stderr)
        return 0
    runs = _runs()
    found = list(outcomes(runs))
    if options.show:
        for o in found:
            wrong = o.kind in KINDS and options.kind in (None, o.kind) and options.only in (None, o.slot)
            if wrong and options.page in f"{o.crisis}/{o.match.wanted.page}":
                print(_line(o))
    counts = Counter((o.slot, o.kind) for o in found)
    for slot in SLOTS:
        print(slot, ", ".join(f"{kind} {counts[slot, kind]}" for kind in ("right", "open", *KINDS)))
    told = event_figures(runs) | figures(runs)
    print("  ".join(f"{name} {value:.4f}" for name, value in told.items() if value is not None))
    return 0


if __name__ == "__main__":
    sys.exit(main())
