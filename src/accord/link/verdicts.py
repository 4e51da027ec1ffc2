"""What linking makes of a comparison: hints that go into it, and pairs that cannot be one event."""

from __future__ import annotations

from collections.abc import Iterable

from accord.link.compare import Comparison
from accord.types import ClaimId, Page

CONFLICT = 10.0  # taken off the score of a pair that cannot be one event
HARD = frozenset({"other place", "sides swapped"})  # days are misread too often
HARD_ENOUGH = -3.0  # from here on such a sign is a conflict of two sentences, not of what they take over


def hints_of(pages: Iterable[Page]) -> dict[tuple[ClaimId, ClaimId], str]:
    """What extraction found to speak of one event, by pair of claims (smaller id first)."""
    hints = {}
    for page in pages:
        for claim in page.claims:
            for other, why in claim.same_as:
                low, high = sorted((claim.id, other))
                hints[low, high] = why
    return hints


def is_hard(found: Comparison) -> bool:
    """Whether the two sentences themselves give places or sides that one event cannot have.

    One such pair is no bar for good, since a place may be misread; a share of them is.
    """
    return any(name in HARD and value <= HARD_ENOUGH for name, value in found.evidence)
