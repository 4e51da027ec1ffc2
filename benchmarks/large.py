"""A record of a million claims, written without reading or linking: for measuring what serves it.

    python -m benchmarks.large RECORD [--pages 125000] [--seed 1]

Pages and claims are those of `benchmarks.ready`; events are the true ones of the generator, put together by
simple means (the commonest values, a position a figure, a contest where figures differ). A block of pages is
written at a time, so that memory stays small; an event ends with its block.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from accord.record import index, schema, tables
from accord.types import (
    Claim,
    Contest,
    DocumentId,
    Event,
    EventId,
    EventToll,
    Judgement,
    Lineage,
    Origin,
    Page,
    Position,
)
from benchmarks.generator import Article, articles, event_of
from benchmarks.ready import made

BLOCK = 2000  # pages at a time


def events_of(pages: Sequence[tuple[Article, Page]]) -> list[Event]:
    """The true events of some pages."""
    groups: dict[str, list[Claim]] = {}
    family: dict[DocumentId, str] = {}
    for article, page in pages:
        family[page.document.id] = article.family
        _, placed, _ = article.layout()
        keys = {at: event_of(told) for at, told in placed if told.telling is not None and told.about}
        for claim in page.claims:
            groups.setdefault(keys[claim.evidence[0].span.start], []).append(claim)
    return [_event(claims, family) for claims in groups.values()]


def judgements_of(event: Event) -> list[Judgement]:
    """Each claim of an event put with the one before it."""
    pairs = (sorted(pair) for pair in itertools.pairwise(event.claims))
    why = (("same place", 1.5), ("same day", 1.0))
    return [Judgement(left=a, right=b, verdict="same", evidence=why, by="truth") for a, b in pairs]


def lineage_of(pages: Iterable[tuple[Article, Page]]) -> list[Lineage]:
    """Each page that was made of another, with that one."""
    by_file = {article.file: page.document.id for article, page in pages}
    out = []
    for article, page in pages:
        if article.source in by_file:
            a, b = sorted((page.document.id, by_file[article.source]))
            kind = "copy" if "copy" in article.made else "rewrite"
            out.append(Lineage(a=a, b=b, kind=kind, overlap=0.9, basis=("made so",)))  # type: ignore[arg-type]
    return out


def _event(claims: list[Claim], family: dict[DocumentId, str]) -> Event:
    types = Counter(c.type for c in claims).most_common(1)[0][0]
    participants = ([p for c in claims for p in c.actors], [p for c in claims for p in c.targets])
    sides = [tuple(dict.fromkeys(p.actor for p in side if p.actor)) for side in participants]
    places = list({p.name: p for c in claims for p in c.places}.values())[:1]
    witnesses: dict[str, list[DocumentId]] = {}
    for document in dict.fromkeys(c.document for c in claims):
        witnesses.setdefault(family[document], []).append(document)
    figures: dict[int, list[Claim]] = {}
    for claim in claims:
        for toll in claim.tolls:
            if toll.kind == "killed" and toll.low is not None:
                figures.setdefault(toll.low, []).append(claim)
    positions = [
        Position(
            field="toll:killed",
            value=str(n),
            voices=tuple(dict.fromkeys(_voice(c) for c in figures[n])),
            claims=tuple(c.id for c in figures[n]),
        )
        for n in sorted(figures)
    ]
    every = tuple(range(len(positions)))
    best = max(figures, default=0)
    tolls = [
        EventToll(kind="killed", group=None, low=min(figures), best=best, high=best, positions=every)
    ] if figures else []  # fmt: skip
    if places:
        holding = tuple(c.id for c in claims if c.places)
        positions.append(Position(field="place", value=places[0].name, voices=(), claims=holding))
    by = sides[0][0] if sides[0] else "Somebody"
    at = f" in {places[0].name}" if places else ""
    return Event(
        id=EventId("e" + min(c.id for c in claims)[1:]),
        type=types,
        mode=claims[0].mode,
        title=f"{by} {types.lower()} {sides[1][0] if sides[1] else ''}{at}".replace("x:", ""),
        claims=tuple(c.id for c in claims),
        actors=sides[0],
        targets=sides[1],
        places=tuple(places),
        date=next((c.date.period for c in claims if c.date), None),
        documents=len({c.document for c in claims}),
        origins=tuple(
            Origin(id=f"o {f}", documents=tuple(d), basis="one text") for f, d in witnesses.items()
        ),
        speakers=len({v.actor for c in claims for v in c.voices}),
        tolls=tuple(tolls),
        positions=tuple(positions),
        contested=(Contest(field="toll:killed", positions=every, reason="the figures differ"),)
        if len(every) > 1
        else (),
    )


def _voice(claim: Claim) -> str:
    return str(claim.voices[-1].actor) if claim.voices else "the page"


def write(path: Path, pages: int, seed: int = 1) -> None:
    """Write the record."""
    began = time.perf_counter()
    connection = schema.connect_to_write(path)
    stream = articles(pages, seed)
    actors: set[str] = set()
    counts: Counter[str] = Counter()
    while block := list(itertools.islice(stream, BLOCK)):
        told = [(article, *pair) for article, pair in zip(block, made(block), strict=True)]
        known = [(article, page) for article, _, page in told]
        events = events_of(known)
        with schema.transaction(path, connection):
            tables.insert(connection, (tables.packed(capture) for _, capture, _ in told))
            tables.insert(connection, (page.document for _, page in known))
            for actor in {a.id: a for _, page in known for a in page.actors}.values():
                if actor.id not in actors:
                    actors.add(actor.id)
                    tables.insert(connection, [actor])
            tables.insert(connection, (claim for _, page in known for claim in page.claims))
            tables.insert(connection, events)
            tables.insert(connection, lineage_of(known))
            tables.insert(connection, (j for e in events for j in judgements_of(e)))
        counts.update(
            pages=len(block),
            claims=sum(len(page.claims) for _, page in known),
            events=len(events),
        )
        print(f"{time.perf_counter() - began:6.0f} s  {dict(counts)}", flush=True)
    with schema.transaction(path, connection):
        for table in ("documents_text", "evidence_text"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        counts["origins"] = index.origins(connection)
        connection.executemany("INSERT INTO figures VALUES (?, ?)", counts.items())
        connection.execute("INSERT INTO builds VALUES ('version', 'of the benchmark')")
        index.refresh(connection)
    connection.execute("PRAGMA optimize")
    connection.close()
    print(f"{time.perf_counter() - began:6.0f} s  written", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large")
    parser.add_argument("record", type=Path)
    parser.add_argument("--pages", type=int, default=125_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    write(options.record, options.pages, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
