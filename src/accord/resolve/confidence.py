"""How likely a claim is right: a logistic score over what is known of how it was found.

The weights stand in confidence.yaml beside this module: for each sign that may hold of a claim what it adds
to the log-odds that type, sides, voice and modality are all at least half right. They were fitted once by
`python -m training.confidence` on our own annotated pages and are frozen; a user's record never changes
them.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import resources

from accord.types import ActorId, Claim, Participant

LONG = 260  # characters of a sentence that is long
OPENING, BACKGROUND = 600, 2000  # characters into a page: where its news ends, and where background begins
Pairs = Mapping[tuple[ActorId, ActorId], int]
_KINDS = ("name", "description", "pronoun", "implied")


def with_confidence(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a page, sides, places and dates resolved, each with its confidence (0 to 1)."""
    told = pairs(claims)
    return tuple(replace(claim, confidence=confidence(claim, told)) for claim in claims)


def confidence(claim: Claim, told: Pairs) -> float:
    """The chance that a claim of a page that tells these pairs is right, by its signs; two digits."""
    table = weights()
    score = table["always"] + sum(table.get(sign, 0.0) for sign in signs(claim, told))
    return round(1 / (1 + math.exp(-score)), 2)


def reasons(claim: Claim, told: Pairs) -> tuple[tuple[str, float], ...]:
    """The signs that move a claim's confidence, with what each adds to the log-odds, the strongest first."""
    table = weights()
    adds = [(sign, weight) for sign in signs(claim, told) if (weight := table.get(sign, 0.0))]
    return tuple(sorted(adds, key=lambda x: -abs(x[1])))


def pairs(claims: Iterable[Claim]) -> Pairs:
    """How many of a page's claims tell of an actor and its target."""
    return Counter(pair for claim in claims for pair in _own_pairs(claim))


def _own_pairs(claim: Claim) -> set[tuple[ActorId, ActorId]]:
    acting = [p.actor for p in claim.actors if p.actor is not None]
    return {(a, p.actor) for a in acting for p in claim.targets if p.actor is not None}


@functools.cache
def weights() -> Mapping[str, float]:
    """The frozen table: sign -> what it adds to the log-odds."""
    import yaml  # here, since `accord show` loads it for pages alone

    text = (resources.files("accord.resolve") / "confidence.yaml").read_text(encoding="utf-8")
    return {str(k): float(v) for k, v in yaml.safe_load(text).items()}


def signs(claim: Claim, told: Pairs) -> tuple[str, ...]:
    """What holds of a claim, in words; the keys of the table. `told` are the pairs of its page."""
    sentence = claim.evidence[0].span
    out = [*_of_side("actor", claim.actors), *_of_side("target", claim.targets)]
    out += _of_voices(claim)
    out += ["marked modality"] if claim.modality != "asserted" else []
    out += ["hypothetical"] if claim.modality == "hypothetical" else []
    out += ["toll"] if claim.tolls else []
    out += ["date"] if claim.date is not None and claim.date.mention is not None else []
    place = next(iter(claim.places), None)
    if place is not None:
        here = place.mention is not None and _within(place.mention.span.start, sentence.start, sentence.end)
        out.append("place in the sentence" if here else "place taken over")
    out += ["several words tell it"] if " + " in claim.rule else []
    out += ["told by a noun"] if "(n)" in claim.rule.split(" + ")[0] else []
    out += ["goes on telling an event"] if claim.same_as else []
    out += ["long sentence"] if sentence.end - sentence.start > LONG else []
    out += ["in the opening"] if sentence.start < OPENING else []
    out += ["far down the page"] if sentence.start >= BACKGROUND else []
    own = _own_pairs(claim)
    out += ["sides told again"] if any(told.get(pair, 0) > 1 for pair in own) else []
    out += ["sides told the other way"] if any(told.get((b, a), 0) for a, b in own) else []
    return tuple(out)


def _of_side(side: str, those: Sequence[Participant]) -> list[str]:
    if not those:
        return [f"no {side}"]
    kinds = {p.mention.kind for p in those}
    out = [f"{side} by {kind}" for kind in _KINDS if kind in kinds]
    out += [f"{side} unresolved"] if any(p.actor is None for p in those) else []
    return out + ([f"several {side}s"] if len(those) > 2 else [])


def _of_voices(claim: Claim) -> list[str]:
    if not claim.voices:
        return ["no voice"]
    inner = claim.voices[-1]
    out = ["voice"]
    out += ["voice unresolved"] if inner.actor is None else []
    out += ["voice by pronoun"] if inner.mention is not None and inner.mention.kind == "pronoun" else []
    out += ["direct speech"] if inner.direct else []
    return out + (["several voices"] if len(claim.voices) > 1 else [])


def _within(at: int, start: int, end: int) -> bool:
    return start <= at < end
