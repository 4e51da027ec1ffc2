"""A look at single claims: what was found, half found, missed and made up, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from evaluation.crises import Run
from evaluation.gold import GoldClaim, Json
from evaluation.score import Match
from evaluation.slots import SLOTS, main_place, speakers
from evaluation.wording import folded, sentences_from

QUOTE = 160


class Viewer:
    """Prints one run: for each annotated claim the claim found for it, with both readings of wrong slots."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._names = {a["id"]: a["name"] for a in run.record["actors"]}
        self._texts = {d["id"]: folded(d["text"]) for d in run.record["documents"]}
        self._by_gold = {(m.wanted.page, m.wanted.id): m for m in run.score.matches}
        self._document = {name: d for d, name in run.score.pages.items()}
        self._claims: dict[str, list[Json]] = {}
        for claim in run.record["claims"]:
            self._claims.setdefault(claim["document"], []).append(claim)

    def lines(self, page: str | None = None) -> Iterator[str]:
        """All lines of the listing; only those of pages whose file name contains `page` where it is given."""
        yield f"=== {self._run.name}"
        for gold_page in self._run.gold.pages:
            if page and page not in gold_page.file:
                continue
            document = self._document.get(gold_page.file)
            yield f"--- {gold_page.file}" + ("" if document else "  (not in the record)")
            for wanted in gold_page.claims:
                yield from self._gold_claim(wanted, document)
            for claim in self._run.score.extra:
                if claim["document"] == document:
                    yield f" EXTRA     {claim['type']} {_quote(claim)!r}"
                    yield f"           {self._told(claim)}"
        yield from self.summary()

    def _gold_claim(self, wanted: GoldClaim, document: str | None) -> Iterator[str]:
        match = self._by_gold.get((wanted.page, wanted.id))
        head = f"{wanted.id} {wanted.type} {wanted.evidence!r}"
        if match is None:
            yield f" MISSED    {head}"
            yield f"           gold  {_asked(wanted, SLOTS)}"
            for claim in self._nearby(wanted, document):
                yield f"           near  {claim['type']} {self._told(claim)}"
            return
        wrong = tuple(match.wrong())
        grade = "whole" if match.all_right else "core" if match.half_right else "found"
        yield f" {grade:<9} {head}" + (f"  wrong: {', '.join(wrong)}" if wrong else "")
        if wrong:
            yield f"           gold  {_asked(wanted, wrong)}"
            yield f"           ours  {self._told(match.claim, wrong)}"
        if not match.half_right:
            yield f"           rule  {match.claim.get('rule', '?')}  {_quote(match.claim)!r}"

    def _nearby(self, wanted: GoldClaim, document: str | None) -> list[Json]:
        """Extracted claims of the same sentence, whatever their type."""
        if document is None:
            return []
        text = self._texts[document]
        sentences = sentences_from(text.text, wanted.evidence)
        found = []
        for claim in self._claims.get(document, []):
            spans = [text.span(e["start"], e["end"]) for e in claim["evidence"]]
            if any(s and s[0] < end and s[1] > start for s in spans for start, end in sentences):
                found.append(claim)
        return found

    def _told(self, claim: Json, slots: tuple[str, ...] = SLOTS) -> str:
        date = claim.get("date") or {}
        place = main_place(claim)
        values = {
            "actors": self._people(claim.get("actors")),
            "targets": self._people(claim.get("targets")),
            "voice": self._people(speakers(claim)),
            "mode": claim.get("mode"),
            "modality": claim.get("modality"),
            "means": [m.get("kind") for m in claim.get("means") or []],
            "tolls": [_toll(t) for t in claim.get("tolls") or []],
            "place": f"{place.get('name')}/{place.get('country')}" if place else None,
            "date": f"{date.get('earliest')}..{date.get('latest')}" if date else None,
        }
        return _row(values, slots)

    def _people(self, participants: list[Json] | None) -> list[str]:
        return [self._person(p) for p in participants or []]

    def _person(self, participant: Json) -> str:
        actor = participant.get("actor")
        if actor is not None:
            return str(self._names.get(actor, actor))
        return "?" + str((participant.get("mention") or {}).get("quote"))

    def summary(self) -> Iterator[str]:
        """Counts by type and by wrong slot."""
        matches, run = self._run.score.matches, self._run
        asked = Counter(c.type for c in run.gold.claims)
        extra = Counter(c["type"] for c in run.score.extra)
        found = Counter(m.wanted.type for m in matches)
        core = Counter(m.wanted.type for m in matches if m.half_right)
        whole = Counter(m.wanted.type for m in matches if m.all_right)
        yield f"{'type':<12}{'gold':>6}{'found':>7}{'core':>6}{'whole':>7}{'missed':>8}{'extra':>7}"
        for kind in sorted(asked | extra):
            yield (
                f"{kind:<12}{asked[kind]:>6}{found[kind]:>7}{core[kind]:>6}{whole[kind]:>7}"
                f"{asked[kind] - found[kind]:>8}{extra[kind]:>7}"
            )
        yield f"wrong slots of found claims: {listed(wrong_slots(matches))}"
        yield f"what alone keeps claims from core: {listed(lone_obstacles(matches))}"


def listed(counts: Counter[str], most: int | None = None) -> str:
    """Counts in one line, the largest first."""
    return ", ".join(f"{what} {n}" for what, n in counts.most_common(most)) or "none"


def wrong_slots(matches: list[Match]) -> Counter[str]:
    """How often each slot of a found claim is not wholly right."""
    return Counter(slot for m in matches for slot in m.wrong())


def lone_obstacles(matches: list[Match]) -> Counter[str]:
    """The slots that by themselves keep a found claim from counting for core."""
    core = ("actors", "targets", "voice", "modality")
    bad = [[s for s in core if (m.slots[s] or 0) < (1 if s == "modality" else 0.5)] for m in matches]
    return Counter(slots[0] for slots in bad if len(slots) == 1)


def _asked(wanted: GoldClaim, slots: tuple[str, ...]) -> str:
    place, date = wanted.place, wanted.date
    tolls = []
    for kind, toll in wanted.toll.items():
        if toll:
            tolls.append(_toll({"kind": kind, "low": toll.get("low"), "high": toll.get("high")}))
            tolls += [f"{kind} {group} {n}" for group, n in (toll.get("of") or {}).items()]
    values = {
        "actors": list(wanted.actors),
        "targets": list(wanted.targets),
        "voice": list(wanted.voice),
        "mode": wanted.mode,
        "modality": wanted.modality,
        "means": list(wanted.means),
        "tolls": tolls,
        "place": f"{place.get('name')}/{place.get('country')}" if place else None,
        "date": f"{date.get('earliest')}..{date.get('latest')}" if date else None,
    }
    return _row(values, slots)


def _row(values: Mapping[str, object], slots: tuple[str, ...]) -> str:
    shown = [f"{slot}={values[slot]}" for slot in slots if values[slot] not in (None, [])]
    return "  ".join(shown) or "(nothing)"


def _toll(toll: Json) -> str:
    group = f" {toll['group']}" if toll.get("group") else ""
    low, high = toll.get("low"), toll.get("high")
    return f"{toll['kind']}{group} {low}..{high}" if low != high else f"{toll['kind']}{group} {low}"


def _quote(claim: Json) -> str:
    return " ".join(" ".join(e["quote"] for e in claim.get("evidence") or [])[:QUOTE].split())
