"""Finding again what a person's decision is about, after pages were read and taken apart anew.

A decision names its subject by quotation: the hash of the page's bytes, the words of the sentence with
what stands before and after, the claim's type and the field. It attaches to the claim of that type whose
evidence overlaps the quoted words most; where the words or such a claim are not found, or several claims fit
them alike, it is orphaned. It never attaches to another page or to words that are not the quoted ones.

Known to be wrong: where the claim itself is no longer found, the decision goes to the only other claim of its
type in the quoted words, and where they stand twice and one copy is gone, to those of the other copy.

Decisions on whole claims (field "claim") hold in `old` the id that the claim had: where a claim that fits
still has it, it is the one. Those on two claims quote the second in `new`, as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord.types import Claim, ClaimId, Decision, Document, DocumentId, Event

CONTEXT = 40  # characters quoted before and after, to tell repeated sentences apart
ENOUGH = 0.5  # least share of the quoted words that a claim's evidence must cover
ON_CLAIM = frozenset({"accept", "reject"})
ON_TWO = frozenset({"same", "different", "merge", "split"})
_QUOTED = ("sha256", "quote", "prefix", "suffix", "claim_type", "old")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What the decisions that hold come to on the claims as they are now.

    `rejected` and `accepted` give the decision for each claim; `pairs` are the decisions on two claims with
    the claims' ids of now as `old` and `new`, once for each pair. Of two decisions on one claim the later
    one counts.
    """

    rejected: Mapping[ClaimId, Decision]
    accepted: Mapping[ClaimId, Decision]
    pairs: tuple[Decision, ...]


def quotation(document: Document, claim: Claim) -> tuple[str, str, str]:
    """Quote, prefix and suffix that name a claim's first evidence, for a new decision."""
    span = claim.evidence[0].span
    before = document.text[max(0, span.start - CONTEXT) : span.start]
    after = document.text[span.end : span.end + CONTEXT]
    return document.text[span.start : span.end], before, after


def attach(decision: Decision, documents: Iterable[Document], claims: Sequence[Claim]) -> tuple[ClaimId, ...]:
    """The claims that a decision is about, one for each page with its bytes; empty where it is orphaned."""
    found = []
    for document in documents:
        if document.sha256 != decision.sha256:
            continue
        place = find_quote(document.text, decision.quote, decision.prefix, decision.suffix)
        if place is None:
            continue
        fitting = [c for c in claims if c.document == document.id and _fits(c, decision)]
        scored = [(_overlap(c, place), _own_trigger(c, place), c) for c in fitting]
        scored = [s for s in scored if s[0] >= ENOUGH]
        best = max((s[:2] for s in scored), default=None)
        alike = [s[2].id for s in scored if s[:2] == best]
        named = [c.id for _, _, c in scored if c.id == decision.old]
        if named or len(alike) == 1:
            found.append((named or alike)[0])
    return tuple(found)


def other(decision: Decision) -> Decision | None:
    """The second claim of a decision on two, as a decision that attaches to it."""
    try:
        quoted = json.loads(decision.new or "")
        return replace(decision, new=None, **{name: quoted[name] for name in _QUOTED})
    except (ValueError, TypeError, KeyError):
        return None  # an id, as decisions of other programs may hold it


def decision_on(
    verdict: str, documents: Mapping[DocumentId, Document], claims: Sequence[Claim], **more: Any
) -> Decision:
    """A decision on one claim or two. `more` has the fields id, by, at and reason."""
    first, *rest = (_quoted(documents[c.document], c) for c in claims)
    new = json.dumps(rest[0], ensure_ascii=False) if rest else None
    return Decision(**first, field="claim", verdict=verdict, new=new, **more)  # type: ignore[arg-type]


def _quoted(document: Document, claim: Claim) -> dict[str, str]:
    quote, prefix, suffix = quotation(document, claim)
    parts = (document.sha256, quote, prefix, suffix, claim.type, claim.id)
    return dict(zip(_QUOTED, parts, strict=True))


def effects(decisions: Iterable[Decision], documents: Sequence[Document], claims: Sequence[Claim]) -> Effects:
    """What the decisions come to; those that are withdrawn or find nothing come to nothing."""
    judged: dict[ClaimId, Decision] = {}
    pairs: list[Decision] = []
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        if decision.withdrawn:
            continue
        if decision.verdict in ON_CLAIM:
            judged |= dict.fromkeys(attach(decision, documents, claims), decision)
        elif decision.verdict in ON_TWO:
            second = other(decision)
            if second is None:
                pairs.append(decision)
                continue
            for left in attach(decision, documents, claims):
                rights = attach(second, documents, claims)
                pairs += [replace(decision, old=left, new=right) for right in rights]
    return Effects(
        rejected={c: d for c, d in judged.items() if d.verdict == "reject"},
        accepted={c: d for c, d in judged.items() if d.verdict == "accept"},
        pairs=tuple(pairs),
    )


def merged_whole(
    pairs: Sequence[Decision], events: Iterable[Event], claims: Iterable[Claim]
) -> tuple[Decision, ...]:
    """The pairs, with those of a merger spread over all claims of the events that it joins.

    `events` are those without the mergers.
    """
    home = {str(c): e for e in events for c in e.claims}
    types = {c.id: c.type for c in claims}
    out: list[Decision] = []
    for decision in pairs:
        out.append(decision)
        ends = [home[x] for x in (decision.old, decision.new) if x in home]
        if decision.verdict == "merge" and len(ends) == 2:
            members = [c for e in ends for c in e.claims if c != decision.new]
            out += [replace(decision, old=c, claim_type=types[c]) for c in members if c != decision.old]
    return tuple(out)


def mark_orphans(
    decisions: Iterable[Decision], documents: Sequence[Document], claims: Sequence[Claim]
) -> tuple[Decision, ...]:
    """The decisions, each told whether its subject is still found (of two claims, both)."""
    out = []
    for decision in decisions:
        subjects = [decision, other(decision)] if decision.verdict in ON_TWO else [decision]
        found = all(attach(d, documents, claims) for d in subjects if d is not None)
        out.append(replace(decision, orphaned=not found))
    return tuple(out)


def find_quote(text: str, quote: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    """Where a quotation stands in a text, any white space standing for any other; None where nowhere.

    Among several places, the one whose surroundings share most with prefix and suffix; the first of equals.
    """
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(w) for w in words))
    best: tuple[int, int, int] | None = None
    for match in pattern.finditer(text):
        shared = _shared(_tight(text[: match.start()][-4 * CONTEXT :])[::-1], _tight(prefix)[::-1])
        shared += _shared(_tight(text[match.end() : match.end() + 4 * CONTEXT]), _tight(suffix))
        if best is None or shared > best[0]:
            best = (shared, match.start(), match.end())
    return best[1:] if best else None


def _tight(text: str) -> str:
    return "".join(text.split())


def _shared(a: str, b: str) -> int:
    """How many characters two texts share from their beginning."""
    n = 0
    while n < len(a) and n < len(b) and a[n] == b[n]:
        n += 1
    return n


def _fits(claim: Claim, decision: Decision) -> bool:
    """Whether a claim has the decision's type, be it the one that the decision gave it."""
    return claim.type == decision.claim_type or (decision.field == "type" and claim.type == decision.new)


def _overlap(claim: Claim, place: tuple[int, int]) -> float:
    covered = sum(max(0, min(e.span.end, place[1]) - max(e.span.start, place[0])) for e in claim.evidence)
    return covered / (place[1] - place[0])


def _own_trigger(claim: Claim, place: tuple[int, int]) -> bool:
    return place[0] <= claim.trigger.span.start and claim.trigger.span.end <= place[1]
