"""Linking alone: gold claims in, events, contradictions and lineage out.

The claims that annotators wrote are turned into pages as the earlier stages would make them (sides, places,
dates and tolls all right, triggers unknown), `link` runs on them, and its events are compared with the
annotators' by pairs of claims, pooled over the crises. So the figures say what linking loses by itself.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any, cast

from accord.link import link
from accord.link.lineage import find_lineage
from accord.types import (
    Actor,
    ActorId,
    CaptureId,
    Claim,
    ClaimDate,
    ClaimId,
    ClaimPlace,
    Document,
    DocumentId,
    Linked,
    Means,
    Mention,
    MentionKind,
    Page,
    Participant,
    Period,
    Span,
    Toll,
    Voice,
)

SHARED = Path(__file__).resolve().parents[2] / "shared"
CRISES = ("seeds", "gold/claims/bukavu-1996", "gold/claims/peru-1996", "gold/claims/bogota-2019",
          "gold/claims/afghanistan-ied")  # fmt: skip
DEPENDENT = frozenset({"copy", "rewrite", "same-wire"})
MODES = {"assassinate": "targeted", "execute": "targeted", "other": None}
AGENCIES = ("AFP", "AP", "Reuters", "Xinhua")
END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“'(]?\s?[A-Z0-9])")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """A crisis's gold, and its pages made of gold claims; claim ids are "c" + page + number, padded."""

    name: str
    gold: Json
    pages: tuple[Page, ...]
    event_of: dict[ClaimId, str] = field(default_factory=dict)


def read_crises(shared: Path = SHARED, names: Sequence[str] = CRISES) -> list[Crisis]:
    """The crises found under `shared`; none where it is missing."""
    return [read_crisis(shared / name) for name in names if (shared / name / "gold.json").exists()]


def read_crisis(folder: Path) -> Crisis:
    """One folder with gold.json and its pages as text."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    actors = {a["name"]: _actor(a) for a in gold["actors"]}
    pages, event_of = [], {}
    for entry in gold["documents"]:
        path = folder / (entry.get("file") or f"{entry['id']}.txt")
        if not path.exists():
            path = next(iter(sorted(folder.glob(f"{entry['id']}*.txt"))))
        text = path.read_text(encoding="utf-8")
        document = _document(entry, text, path.name)
        claims = []
        for number, claim in enumerate(entry["claims"]):
            made = _claim(claim, document, number, actors)
            claims.append(made)
            event_of[made.id] = claim["event"]
        pages.append(Page(document=document, claims=tuple(claims), actors=tuple(actors.values())))
    return Crisis(name=folder.name, gold=gold, pages=tuple(pages), event_of=event_of)


def _actor_id(name: str) -> ActorId:
    return ActorId("x:" + re.sub(r"\W+", "-", name.lower()).strip("-"))


def _actor(entry: Json) -> Actor:
    parent = entry.get("parent")
    return Actor(
        id=_actor_id(entry["name"]),
        name=entry["name"],
        kind=entry["kind"],
        country=entry.get("country"),
        aliases=tuple(entry.get("aliases") or ()),
        parent=_actor_id(parent) if parent else None,
    )


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _period(entry: Json | None) -> Period | None:
    if not entry or not (entry.get("earliest") or entry.get("latest")):
        return None
    return Period(earliest=_day(entry.get("earliest")), latest=_day(entry.get("latest")), basis="gold")


def _document(entry: Json, text: str, name: str) -> Document:
    return Document(
        id=DocumentId(entry["id"]),
        capture=CaptureId(entry["id"]),
        file=name,
        url=None,
        sha256=entry.get("sha256", ""),
        media_type="text/plain",
        text=text,
        title=None,
        publisher=None,
        agency=None,
        language="en",
        published=_period(entry.get("published")),
        retrieved=None,
        segments=(),
        removed=(),
        offsets=((0, 0, len(text)),),
    )


def _sentence(text: str, first_words: str) -> tuple[int, int]:
    """The sentence that begins with these words, whatever its blanks and quotation marks."""
    words = re.findall(r"\w+", first_words)
    found = re.search(r"\W+".join(map(re.escape, words)), text)
    if not found:
        return 0, 0
    end = END.search(text, max(found.end(), found.start() + 25))
    return found.start(), end.start() + 1 if end else len(text)


def _claim(entry: Json, document: Document, number: int, actors: dict[str, Actor]) -> Claim:
    start, end = _sentence(document.text, entry["evidence"])

    def mention(kind: MentionKind, quote: str, at: int = start) -> Mention:
        return Mention(span=Span(document=document.id, start=at, end=at + len(quote)), quote=quote, kind=kind)

    def participant(name: str) -> Participant:
        known = actors.get(name)
        return Participant(mention=mention("name", name), actor=known.id if known else _actor_id(name))

    place, date = entry.get("place"), _period(entry.get("date"))
    mode = entry.get("mode")
    return Claim(
        id=ClaimId(f"c{document.id}-{number:03}"),
        document=document.id,
        evidence=(mention("cue", document.text[start:end]),),
        type=entry["type"],
        mode=MODES.get(mode, mode) if mode else None,
        actors=tuple(participant(n) for n in entry["actors"]),
        targets=tuple(participant(n) for n in entry["targets"]),
        trigger=mention("cue", ""),
        rule="gold",
        modality=entry["modality"],
        places=(_place(place, mention("place", "")),) if place and place.get("name") else (),
        date=ClaimDate(period=date, mention=mention("time", "")) if date else None,
        means=tuple(Means(kind=m, mention=mention("means", m)) for m in entry.get("means") or ()),
        tolls=tuple(_tolls(entry.get("toll") or {}, mention("number", ""))),
        voices=tuple(
            Voice(kind="speaker", actor=participant(n).actor, mention=mention("name", n))
            for n in entry["attributed_to"]
        ),
    )


def _place(entry: Json, mention: Mention) -> ClaimPlace:
    precision = entry.get("precision")
    return ClaimPlace(
        mention=mention,
        name=entry["name"],
        admin1=entry.get("admin1"),
        country=entry.get("country"),
        lat=entry.get("lat"),
        lon=entry.get("lon"),
        precision=precision if precision in ("point", "town", "admin2", "admin1", "country") else None,
    )


def _tolls(entry: Json, mention: Mention) -> Iterator[Toll]:
    for kind, toll in entry.items():
        if not toll:
            continue
        yield Toll(kind=cast(Any, kind), mention=mention, low=toll.get("low"), high=toll.get("high"))
        for group, number in (toll.get("of") or {}).items():
            yield Toll(kind=cast(Any, kind), mention=mention, low=number, high=number, group=group)


@dataclass(slots=True)
class Counts:
    """Right, wrongly found and missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, other: Counts) -> None:
        self.hit, self.extra = self.hit + other.hit, self.extra + other.extra
        self.missed += other.missed

    @property
    def f1(self) -> float:
        total = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / total if total else 0.0

    def __str__(self) -> str:
        precision = self.hit / (self.hit + self.extra) if self.hit + self.extra else 0.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 0.0
        return f"F1 {self.f1:.3f}  P {precision:.3f}  R {recall:.3f}"


def tally(found: set[Any], wanted: set[Any]) -> Counts:
    return Counts(hit=len(found & wanted), extra=len(found - wanted), missed=len(wanted - found))


def pairs_of(groups: dict[Any, list[ClaimId]]) -> set[tuple[ClaimId, ClaimId]]:
    return {p for members in groups.values() for p in combinations(sorted(members), 2)}


def stands_for(crisis: Crisis, linked: Linked) -> dict[str, str]:
    """For each event of `linked` the gold event that most of its claims belong to."""
    out: dict[str, str] = {}
    for event in linked.events:
        votes = Counter(crisis.event_of[c] for c in event.claims)
        out[event.id] = min(votes, key=lambda e: (-votes[e], e))
    return out


def credited(crisis: Crisis) -> list[Document]:
    """The pages' documents with the agency that the annotation names; claims keep the pages' own voices."""
    agency = {d["id"]: d.get("publisher") for d in crisis.gold["documents"] if d.get("publisher") in AGENCIES}
    return [replace(p.document, agency=agency.get(p.document.id)) for p in crisis.pages]


def score(crisis: Crisis, linked: Linked) -> dict[str, Counts]:
    """Events by pairs of claims, contested events, and dependent pairs of pages."""
    groups: dict[str, list[ClaimId]] = defaultdict(list)
    for claim, event in crisis.event_of.items():
        groups[event].append(claim)
    meaning = stands_for(crisis, linked)
    disputed = {e["id"] for e in crisis.gold["events"] if e.get("disputed")}
    flagged = {meaning[e.id] for e in linked.events if e.contested}
    kinds = {frozenset((x.a, x.b)): x.kind in DEPENDENT for x in find_lineage(credited(crisis))}
    lineage = Counts()
    for pair in crisis.gold["lineage"]:
        found = kinds.get(frozenset((pair["a"], pair["b"])), False)
        wanted = pair["kind"] in DEPENDENT
        lineage.add(Counts(hit=found and wanted, extra=found and not wanted, missed=wanted and not found))
    return {
        "events": tally(pairs_of({e.id: list(e.claims) for e in linked.events}), pairs_of(groups)),
        "contested": tally(flagged, disputed),
        "lineage": lineage,
    }


def evaluate(shared: Path = SHARED) -> dict[str, dict[str, float]]:
    """Scores by crisis and pooled ("all"): events, contested, lineage as F1."""
    pooled: dict[str, Counts] = {}
    out = {}
    for crisis in read_crises(shared):
        counts = score(crisis, link(crisis.pages))
        out[crisis.name] = {name: c.f1 for name, c in counts.items()}
        for name, c in counts.items():
            pooled.setdefault(name, Counts()).add(c)
    out["all"] = {name: c.f1 for name, c in pooled.items()}
    return out


def main() -> int:
    """Print the scores; with --show also what was joined or parted wrongly."""
    pooled: dict[str, Counts] = {}
    for crisis in read_crises():
        linked = link(crisis.pages)
        counts = score(crisis, linked)
        print(crisis.name)
        for name, c in counts.items():
            print(f"  {name:10} {c}")
            pooled.setdefault(name, Counts()).add(c)
        if "--show" in sys.argv:
            show(crisis, linked)
    print("all")
    for name, c in pooled.items():
        print(f"  {name:10} {c}")
    return 0


def show(crisis: Crisis, linked: Linked) -> None:
    """Which gold events were split or joined, and which events are contested and why."""
    titles = {e["id"]: e["title"] for e in crisis.gold["events"]}
    disputed = {e["id"]: e["disputed"] for e in crisis.gold["events"] if e.get("disputed")}
    parts: dict[str, list[int]] = defaultdict(list)
    for event in linked.events:
        votes = Counter(crisis.event_of[c] for c in event.claims)
        for gold, count in votes.items():
            parts[gold].append(count)
        if len(votes) > 1:
            print("    joined:", ", ".join(f"{n} {g} {titles.get(g, '')}" for g, n in votes.most_common()))
        gold = votes.most_common(1)[0][0]
        if event.contested:
            print(
                "    contested",
                gold,
                "right" if gold in disputed else "WRONG",
                event.contested[0].reason[:160],
            )
    for gold, counts in parts.items():
        if len(counts) > 1 and sum(counts) > 2:
            print("    split:", gold, titles.get(gold, ""), sorted(counts, reverse=True))
    meaning = stands_for(crisis, linked)
    for gold in sorted(disputed.keys() - {meaning[e.id] for e in linked.events if e.contested}):
        print("    not contested:", gold, titles[gold], disputed[gold])


if __name__ == "__main__":
    raise SystemExit(main())
