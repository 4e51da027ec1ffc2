"""Tolls of single incidents: the figures that a page gives of its main event, beside those that coders wrote.

Each text is read and linked as a page by itself. The main event is the violent one told first among those
that tell of harm, else the first; its figure is the best by the record's own rule, and nought where nobody is
told to have come to harm. Three bodies of text: incident assessments of Airwars (the narrative alone, without
the summary), accounts of drone strikes, and local news of shootings without its exact copies. Airwars writes
two for "several" and other harm without a number, and there such a toll of accord's counts as two.

    python -m evaluation.incidents airwars|drones|shootings     each text whose figures are not the coders'
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from accord.extract.counts import number
from accord.link import link
from accord.pipeline import read_page
from accord.types import Event, Page, TollKind
from evaluation.dates import plain_document
from evaluation.gold import SHARED

GOLD = SHARED / "gold"
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
UNNUMBERED = 2
Range = tuple[int, int]
KINDS: tuple[TollKind, ...] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Incident:
    """A text, and what coders made of it: lowest and highest figures, None where they tell none."""

    id: str
    text: str
    killed: Range | None
    injured: Range | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says of the main event: lowest and highest figure, and the best.

    `open`: harm is told, without a number; the figures are then nought.
    """

    low: int
    best: int
    high: int
    open: bool = False


def airwars() -> Iterator[Incident]:
    """Assessments of 2023; without their last paragraph, which is the same on every page."""
    for line in _lines("airwars-gaza/2023.jsonl"):
        row = json.loads(line)
        paragraphs = [p for p in row["narrative"].split("\n") if p and not p.startswith("Due to the scale")]
        yield Incident(
            row["code"],
            "\n".join(paragraphs),
            _range(row.get("Civilians reported killed")),
            _range(row.get("Civilians reported injured")),
        )


def drones() -> Iterator[Incident]:
    """Drone strikes up to 2010, in one of their wordings, where it names the figures that the coders wrote.

    Most of the coders' ranges unite several reports, and stand in no one of them.
    """
    for line in _lines("dronestream/to-2010.jsonl"):
        row = json.loads(line)
        if row["deaths_min"] and row["deaths_max"]:
            killed = int(row["deaths_min"]), int(row["deaths_max"])
            if not set(killed) <= _numbers(row["narrative"]):
                continue
            yield Incident(str(row["number"]), row["narrative"], killed, None)


def _numbers(text: str) -> set[int | None]:
    """The numbers that a text names, in digits or words; one for a person, nought for nobody."""
    words = re.findall(r"\d+|[a-z]+(?:-[a-z]+)*", text.lower())
    found = {number(w) for w in words}
    if re.search(r"\ban? (?:\w+ )?(?:man|woman|person|militant|leader|commander)\b", text.lower()):
        found.add(1)
    return found | ({0} if set(words) & {"nobody", "none"} else set())


def shootings() -> Iterator[Incident]:
    """Local news of shootings, development part."""
    texts = json.loads((GOLD / "gva-tolls/dev.X.json").read_text(encoding="utf-8"))
    answers = json.loads((GOLD / "gva-tolls/dev.y.json").read_text(encoding="utf-8"))
    seen = set()
    for nth, (page, row) in enumerate(zip(texts, answers, strict=True)):
        if page["text"] not in seen:
            seen.add(page["text"])
            killed, injured = int(row["n_killed"]), int(row["n_injured"])
            yield Incident(str(nth), page["text"], (killed, killed), (injured, injured))


def _lines(name: str) -> list[str]:
    return (GOLD / name).read_text(encoding="utf-8").splitlines()


def _range(value: str | None) -> Range | None:
    """Of "8–14 | ( 4 children )" the 8 and the 14; None for unknown."""
    found = re.match(r"([\d,]+)(?:\s*[–-]\s*([\d,]+))?", (value or "").strip())
    if not found:
        return None
    low, high = (int(x.replace(",", "")) if x else None for x in found.groups())
    assert low is not None
    return low, high if high is not None else low


def answer(incident: Incident) -> dict[TollKind, Answer]:
    """What the record of this one text says."""
    document = plain_document(incident.id, incident.text, None)
    page = read_page(document)
    event = main_event(page)
    return {kind: _answer(event, kind) for kind in KINDS}


def main_event(page: Page) -> Event | None:
    """The violent event told first, of those with a toll if there are any; None without any."""
    first = {c.id: c.trigger.span.start for c in page.claims}
    events = [e for e in link([page]).events if e.type in VIOLENT]
    harmful = [e for e in events if any(t.group is None and t.kind in KINDS for t in e.tolls)]
    return min(harmful or events, key=lambda e: min(first[c] for c in e.claims), default=None)


def _answer(event: Event | None, kind: TollKind) -> Answer:
    told = [t for t in (event.tolls if event is not None else ()) if t.kind == kind]
    for toll in told:
        if toll.group is None and toll.low is not None:
            best = toll.best if toll.best is not None else toll.low
            return Answer(toll.low, best, toll.high if toll.high is not None else best)
    return Answer(0, 0, 0, open=bool(told))


BODIES = {"airwars": airwars, "drones": drones, "shootings": shootings}


def _answers(incidents: Sequence[Incident]) -> list[dict[TollKind, Answer]]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(answer, incidents, chunksize=8))


def score(documents: int | None = None) -> dict[str, dict[str, float]]:
    """Shares of texts with the right figure: lowest of airwars, both ends of drones, exact of shootings."""
    figures: dict[str, dict[str, float]] = {}
    for name, body in BODIES.items():
        incidents = list(body())[:documents]
        rows = list(zip(incidents, _answers(incidents), strict=True))
        figures[name] = {}
        for kind in KINDS:
            told = [(w, a[kind]) for i, a in rows if (w := getattr(i, kind)) is not None]
            if told:
                figures[name][kind] = sum(_right(name, w, a) for w, a in told) / len(told)
    return figures


def _right(body: str, wanted: Range, got: Answer) -> bool:
    if body == "drones":
        return wanted == (got.low, got.high)
    return wanted[0] == (UNNUMBERED if got.open and body == "airwars" else got.best)


def main(name: str) -> None:
    """Print the texts of a body whose figures are not the coders'."""
    incidents = list(BODIES[name]())
    for incident, got in zip(incidents, _answers(incidents), strict=True):
        wrong = [
            f"{kind} {wanted} not {got[kind]}"
            for kind in KINDS
            if (wanted := getattr(incident, kind)) is not None and not _right(name, wanted, got[kind])
        ]
        if wrong:
            print(f"{incident.id}: {'; '.join(wrong)}\n    {incident.text}\n")


if __name__ == "__main__":
    main(sys.argv[1])
