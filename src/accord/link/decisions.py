"""A person's decisions on which claims are one event, as must-link and cannot-link pairs.

A decision finds its claim by quotation: the claim of its type, on a capture with its hash, whose evidence
overlaps the quote best. Verdicts "same" and "merge" put it into one event with what `new` names,
"different" and "split" keep it apart: `new` (or `old`) holds the id of another claim, or of an event, which
stands for its founding claim. Where `new` names the other, `old` may name the claim itself. Decisions that
are withdrawn, or that find nothing, change nothing here; `record` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.link.facts import Facts
from accord.types import Decision, Document, DocumentId

JOIN = frozenset({"same", "merge"})
PART = frozenset({"different", "split"})
Pairs = list[tuple[int, int]]


def decided_pairs(
    facts: Sequence[Facts], documents: Mapping[DocumentId, Document], decisions: Sequence[Decision]
) -> tuple[Pairs, Pairs]:
    """(must-link, cannot-link) as pairs of indices into `facts`; of two decisions the later one counts."""
    index = {str(f.id): i for i, f in enumerate(facts)}
    verdicts: dict[tuple[int, int], str] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        if decision.withdrawn or decision.verdict not in JOIN | PART:
            continue
        left = _named(facts, index.get(decision.old or ""), decision) if decision.new else None
        left = left if left is not None else find_claim(facts, documents, decision)
        named = decision.new or decision.old or ""
        right = index.get(named, index.get("c" + named.removeprefix("e")))
        if left is not None and right is not None and left != right:
            verdicts[min(left, right), max(left, right)] = decision.verdict
    must = sorted(p for p, v in verdicts.items() if v in JOIN)
    return must, sorted(p for p, v in verdicts.items() if v in PART)


def _named(facts: Sequence[Facts], at: int | None, decision: Decision) -> int | None:
    """The claim that the decision names by its id, if it has the decision's type."""
    return at if at is not None and facts[at].claim.type == decision.claim_type else None


def find_claim(
    facts: Sequence[Facts], documents: Mapping[DocumentId, Document], decision: Decision
) -> int | None:
    """The index of the claim that a decision is about, or None."""
    best: tuple[int, int] | None = None
    for i, fact in enumerate(facts):
        if documents[fact.document].sha256 != decision.sha256 or fact.claim.type != decision.claim_type:
            continue
        overlap = max((_overlap(e.quote, decision.quote) for e in fact.claim.evidence), default=0)
        if overlap and (best is None or overlap > best[0]):
            best = (overlap, i)
    return best[1] if best else None


def _overlap(evidence: str, quote: str) -> int:
    """How many characters two quotations share where one holds the other; 0 where neither does."""
    if quote in evidence:
        return len(quote)
    return len(evidence) if evidence in quote else 0
