"""The reasons of an event for the web pages, weighed again from what the record holds."""

from __future__ import annotations

from accord.cli.explain import rivals_of, weighing_of
from accord.link import explain as link
from accord.link.cluster import THRESHOLD
from accord.link.compare import BASE, DIFFERENT, SAME
from accord.record import Record
from accord.types import ClaimId, Event
from accord.web.why import Pair, Pull, Sign, Why

CLASHES = 20  # pairs inside an event that exclude each other, as many as are shown


def why(record: Record, event: Event) -> Why:
    """Why the claims of an event are one, and why those of the events that come near are not in it."""
    claims = record.claims(event=event.id)
    near = rivals_of(record, event)
    weighing = weighing_of(record, [*claims, *record.claims_in(near)])
    ties: list[tuple[ClaimId, Pull]] = []
    clashes: list[Pair] = []
    for n, claim in enumerate(claims):
        rest = [c.id for c in claims if c.id != claim.id]
        if rest:
            ties.append((claim.id, _pull(weighing.pull([claim.id], rest))))
        later = [c.id for c in claims[n + 1 :]]
        if later and len(clashes) < CLASHES:
            clashes += [_pair(p) for p in weighing.pull([claim.id], later).pairs if p.barred]
    return Why(
        ties=tuple(ties),
        clashes=tuple(clashes[:CLASHES]),
        rivals=tuple((e, _pull(weighing.pull(event.claims, e.claims))) for e in near),
        scale=(BASE, SAME, DIFFERENT, THRESHOLD),
    )


def _pull(found: link.Pull) -> Pull:
    return Pull(
        mean=found.mean,
        compared=len(found.pairs),
        possible=found.possible,
        barred=sum(p.barred for p in found.pairs),
        best=_pair(found.pairs[0]) if found.pairs else None,
    )


def _pair(found: link.Weighed) -> Pair:
    return Pair(
        left=found.left,
        right=found.right,
        verdict=found.comparison.verdict,
        score=found.comparison.score,
        signs=tuple(
            Sign(name=s.name, meaning=s.meaning, value=s.value, weight=s.weight, adds=s.adds)
            for s in sorted(found.signs, key=lambda s: -abs(s.adds))
        ),
        copied=found.copied,
        barred=found.barred,
    )
