"""Score a record (accord's own JSON) against annotations.

`core` is the headline: F1 of claims of the right type whose modality is right and whose actors, targets
and voice are each at least half right. `whole` asks for all slots at once. `claims` is detection alone.
A claim counts where each of its quotes is what the text holds at its offsets, and at least a third of one
lies in the annotated sentence; claims are matched one to one, best first. Claims that only repeat a
headline at the top of a page are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePosixPath

from evaluation.gold import Gold, GoldClaim, GoldPage, Json
from evaluation.slots import (
    SLOTS,
    WHOLE,
    NameBook,
    Sides,
    commitment,
    compare,
    f1,
    main_place,
    period_right,
    speakers,
)  # fmt: skip
from evaluation.wording import Folded, fold, folded, sentences_from

DEPENDENT = frozenset(("copy", "rewrite", "same-wire"))
HEADLINE_ZONE = 300  # a headline further down is a subheading
PUBLISHED_SLACK = 31
Slots = dict[str, float | None]
Figures = dict[str, float | None]
Counts = dict[str, tuple[int, int, int]]  # right, told and asked for: pairs of claims, events, relations


@dataclass(frozen=True, slots=True)
class Match:
    """An extracted claim beside the annotated claim that it was matched with."""

    claim: Json
    wanted: GoldClaim
    slots: Slots

    @property
    def half_right(self) -> bool:
        """Counts for `core`."""
        return bool(self.slots["modality"]) and all((self.slots[s] or 0) >= 0.5 for s in WHOLE[:3])

    @property
    def all_right(self) -> bool:
        """Counts for `whole`."""
        return not self.wrong(WHOLE)

    def wrong(self, slots: tuple[str, ...] = SLOTS) -> list[str]:
        """The slots that are not wholly right."""
        return [s for s in slots if (value := self.slots[s]) is not None and value < 1]

    @property
    def rank(self) -> tuple[bool, float, str, str]:
        total = sum(value for value in self.slots.values() if value is not None)
        return (not self.half_right, -total, self.claim["id"], self.wanted.id)


@dataclass(frozen=True, slots=True)
class Score:
    """All figures of a record, with the matches, the annotated claims missed, and the extracted extras."""

    figures: Figures
    matches: list[Match]
    missed: list[GoldClaim]
    extra: list[Json]
    pages: dict[str, str] = field(default_factory=dict)  # id of the record's document -> file
    counts: Counts = field(default_factory=dict)


def score(record: Json, gold: Gold) -> Score:
    """Score a record against the annotations of its pages."""
    documents = {_file_name(d): d for d in record["documents"]}
    paired = {page.id: documents.get(page.file) for page in gold.pages}
    names = NameBook(record, gold.actors)
    sides = _sides_of_events(gold, names)
    matches: list[Match] = []
    extra: list[Json] = []
    predicted = 0
    for page in gold.pages:
        document = paired[page.id]
        if document is None:
            continue
        claims = [c for c in record["claims"] if c["document"] == document["id"]]
        found = match_page(document, claims, page, names, sides)
        taken = {id(m.claim) for m in found}
        spare = [c for c in claims if id(c) not in taken and not _repeats_headline(document, c)]
        predicted += len(found) + len(spare)
        matches += found
        extra += spare
    hit = {(m.wanted.page, m.wanted.id) for m in matches}
    figures = _claim_figures(matches, predicted, len(gold.claims))
    counts = _event_counts(record, gold, matches)
    right, joined, wanted = counts["events"]
    figures["events"] = _f1_or_none(right, joined, wanted)
    for figure in ("contested", "relations"):
        figures[figure] = f1(*counts[figure]) if counts[figure][2] else None
    figures |= _page_figures(record, gold, paired)
    missed = [c for c in gold.claims if (c.page, c.id) not in hit]
    return Score(figures, matches, missed, extra, {d["id"]: name for name, d in documents.items()}, counts)


def _file_name(document: Json) -> str:
    where = document.get("file") or document.get("url") or document.get("id") or ""
    return PurePosixPath(where.split("?")[0]).name


def _sides_of_events(gold: Gold, names: NameBook) -> dict[str, Sides]:
    actors: dict[str, dict[str, None]] = defaultdict(dict)
    targets: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in gold.claims:
        actors[claim.event] |= dict.fromkeys(claim.actors)
        targets[claim.event] |= dict.fromkeys(claim.targets)
    return {
        event: Sides(names.annotated(list(actors[event])), names.annotated(list(targets[event])), [])
        for event in actors
    }


def match_page(
    document: Json, claims: list[Json], page: GoldPage, names: NameBook, sides: dict[str, Sides]
) -> list[Match]:
    """One-to-one matches of a page's claims, best first."""
    text = folded(document.get("text", ""))
    where = {c["id"]: _evidence_in(text, document, c) for c in claims}
    candidates = []
    for wanted in page.claims:
        sentences = sentences_from(text.text, wanted.evidence)
        for claim in claims:
            if claim["type"] == wanted.type and _within(where[claim["id"]], sentences):
                candidates.append(Match(claim, wanted, compare(claim, wanted, names, sides[wanted.event])))
    told: set[str] = set()
    asked: set[str] = set()
    best = []
    for match in sorted(candidates, key=lambda m: m.rank):
        if match.claim["id"] not in told and match.wanted.id not in asked:
            told.add(match.claim["id"])
            asked.add(match.wanted.id)
            best.append(match)
    return best


def _evidence_in(text: Folded, document: Json, claim: Json) -> list[tuple[int, int]]:
    """Where a claim's evidence stands in the folded page; nothing if one of its quotes is not the text."""
    spans = []
    for evidence in claim.get("evidence") or []:
        start, end, quote = evidence.get("start"), evidence.get("end"), evidence.get("quote")
        if not isinstance(start, int) or not quote or document["text"][start:end] != quote:
            return []
        span = text.span(start, end)
        if span:
            spans.append(span)
    return spans


def _within(spans: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> bool:
    return any(
        3 * (min(end, to) - max(start, at)) >= end - start for start, end in spans for at, to in sentences
    )


def _repeats_headline(document: Json, claim: Json) -> bool:
    tops = [
        (s["start"], s["end"])
        for s in document.get("segments") or []
        if s.get("kind") == "headline" and s["end"] <= HEADLINE_ZONE
    ]
    evidence = claim.get("evidence") or [{"start": -1, "end": -1}]
    return all(any(a <= e["start"] and e["end"] <= b for a, b in tops) for e in evidence)


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _f1_or_none(hits: float, predicted: float, wanted: float) -> float | None:
    return f1(hits, predicted, wanted) if predicted or wanted else None


def _claim_figures(matches: list[Match], predicted: int, wanted: int) -> Figures:
    count = len(matches)
    figures: Figures = {
        "core": f1(sum(m.half_right for m in matches), predicted, wanted),
        "whole": f1(sum(m.all_right for m in matches), predicted, wanted),
        "claims": f1(count, predicted, wanted),
        "claims.precision": count / predicted if predicted else 0.0,
        "claims.recall": count / wanted if wanted else 0.0,
    }
    for slot in SLOTS:
        figures[f"slots.{slot}"] = _mean([v for m in matches if (v := m.slots[slot]) is not None])
    told = [bool(speakers(m.claim)) for m in matches]
    asked = [bool(m.wanted.voice) for m in matches]
    heard = sum(m.slots["voice"] or 0 for m in matches if m.wanted.voice)
    figures["slots.voice"] = _f1_or_none(heard, sum(told), sum(asked))
    marked = [
        (commitment(m.claim.get("modality"), t), commitment(m.wanted.modality, a))
        for m, t, a in zip(matches, told, asked, strict=True)
    ]
    figures["slots.marked"] = _f1_or_none(
        sum(p == g != "asserted" for p, g in marked),
        sum(p != "asserted" for p, _ in marked),
        sum(g != "asserted" for _, g in marked),
    )
    figures["open.place"] = _mean(
        [float(not main_place(m.claim).get("country")) for m in matches if not m.wanted.place.get("country")]
    )
    figures["open.date"] = _mean(
        [float(not any((m.claim.get("date") or {}).get(end) for end in ("earliest", "latest")))
         for m in matches if not m.wanted.date]
    )  # fmt: skip
    return figures


def _event_counts(record: Json, gold: Gold, matches: list[Match]) -> Counts:
    event_of = {(m.wanted.page, m.wanted.id): m.claim.get("event") for m in matches}
    right = joined = wanted = 0
    for a, b in combinations(gold.claims, 2):
        told = event_of.get((a.page, a.id))
        same = told is not None and told == event_of.get((b.page, b.id))
        joined += same
        wanted += a.event == b.event
        right += same and a.event == b.event
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for match in matches:
        if match.claim.get("event") is not None:
            votes[match.claim["event"]][match.wanted.event] += 1
    stands_for = {event: max(sorted(v), key=v.__getitem__) for event, v in votes.items()}
    disputed = {e["id"] for e in gold.events if e.get("disputed")}
    known = [e for e in record["events"] if e["id"] in stands_for]
    contested = {stands_for[e["id"]] for e in known if e.get("contested")}
    told_relations = {
        (stands_for[e["id"]], r["kind"], stands_for[r["to"]])
        for e in known
        for r in e.get("relations") or []
        if r["to"] in stands_for
    }
    relations = {(e["id"], r["kind"], r["to"]) for e in gold.events for r in e.get("relations", [])}
    return {
        "events": (right, joined, wanted),
        "contested": (len(contested & disputed), len(contested), len(disputed)),
        "relations": (len(told_relations & relations), len(told_relations), len(relations)),
    }


def _page_figures(record: Json, gold: Gold, paired: dict[str, Json | None]) -> Figures:
    dependent = {frozenset((x["a"], x["b"])) for x in record.get("lineage", []) if x["kind"] in DEPENDENT}
    right = joined = wanted = 0
    for pair in gold.lineage:
        a, b = paired.get(pair["a"]), paired.get(pair["b"])
        told = a is not None and b is not None and frozenset((a["id"], b["id"])) in dependent
        asked = pair["kind"] in DEPENDENT
        right, joined, wanted = right + (told and asked), joined + told, wanted + asked
    gone: list[float] = []
    kept: list[float] = []
    published: list[float] = []
    for page in gold.pages:
        document = paired[page.id] or {}
        text = fold(document.get("text", ""))
        gone += [
            float(fold(line) not in text) for line in page.furniture if not line.startswith(("(", "date "))
        ]
        kept += [float(fold(_without_stamp(c.evidence)) in text) for c in page.claims]
        published.append(period_right(document.get("published"), page.published, PUBLISHED_SLACK) or 0.0)
    return {
        "lineage": _f1_or_none(right, joined, wanted),
        "published": _mean(published),
        "furniture.gone": _mean(gone),
        "furniture.kept": _mean(kept),
    }


def _without_stamp(evidence: str) -> str:
    """The beginning of a sentence without a date stamp glued before it ("date 2024-01-18 ...")."""
    words = evidence.split(" ")
    return (
        " ".join(words[2:]) if words[0] == "date" and len(words) > 2 and words[1][:1].isdigit() else evidence
    )
