"""Finding again what a person's decision is about, after pages were read and taken apart anew.

A decision names its subject by quotation: the hash of the page's bytes, the words of the sentence with
what stands before and after, the claim's type and the field. It attaches to the claim of that type whose
evidence overlaps the quoted words most; where the words or such a claim are not found, it is orphaned. It
never attaches to another page or to words that only resemble the quoted ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accord.types import Claim, ClaimId, Decision, Document

CONTEXT = 40  # characters quoted before and after, to tell repeated sentences apart
ENOUGH = 0.5  # least share of the quoted words that a claim's evidence must cover


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
        if scored:
            found.append(min(scored, key=lambda s: (-s[0], -s[1], s[2].id))[2].id)
    return tuple(found)


def mark_orphans(
    decisions: Iterable[Decision], documents: Sequence[Document], claims: Sequence[Claim]
) -> tuple[Decision, ...]:
    """The decisions, each told whether its subject is still found."""
    return tuple(replace(d, orphaned=not attach(d, documents, claims)) for d in decisions)


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
