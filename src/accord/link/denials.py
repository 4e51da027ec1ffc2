"""What a denial denies: that something happened, who did it, whom it hit, or how many.

"There was no raid" denies the raid. "No civilians were killed" denies that there were civilians among the
dead, and "had no part in the raid" who made it; that there was a raid, either may well admit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from accord.link.facts import Facts
from accord.types import ClaimId, EventId, Toll

Denied = Literal["occurrence", "actor", "target", "toll"]

NONE_OF = re.compile(r"^(?:no|none of|neither of|not one of|(?:not )?any of)\b\W*(?!body|one)", re.IGNORECASE)
# Who is a civilian is one only beside others who are not, and whom a blow may have hit.
STATUS = re.compile(
    r"\b(?:civilians?|non-?combatants?|bystanders?|innocents?|innocent (?:people|men|women|lives))\b",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"\b(?:involve(?:d|ment)|complicity|complicit|responsib(?:le|ility)|behind|to blame|nothing to do with"
    r"|(?:had|have|has|played|plays?|of) (?:no|any|a) (?:part|hand|role)|took part|taken part|taking part)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:its|their|our|his|her|the|any|of|such)\s+", re.IGNORECASE)


def denied_by(fact: Facts, admits: bool) -> Denied | None:
    """What a denied claim denies; None where it denies nothing that has a field of its own.

    `admits` is whether who denies has told elsewhere that it happened.
    """
    if fact.claim.tolls and (not fact.claim.actors or group_denied(fact) is not None):
        return "toll"
    if SHARE.search(wording(fact)) and fact.claim.actors:
        return "actor"
    if group_denied(fact) is not None or (admits and fact.claim.targets):
        return "target"
    return None if admits else "occurrence"


def group_denied(fact: Facts) -> str | None:
    """The group of people of whom a denied claim says that none of them was hit, in its words, or None."""
    if fact.claim.type != "ASSAULT":
        return None
    for participant in fact.claim.targets:
        quote = participant.mention.quote
        left = NONE_OF.sub("", quote)
        if participant.mention.kind != "name" and (left != quote or STATUS.search(quote)):
            return _OWN.sub("", left).lower()
    return None


def none_hit(fact: Facts) -> tuple[Toll, ...]:
    """The tolls of a claim that denies harm to a group: none of that group, be the others who they may."""
    group = group_denied(fact)
    if group is None:
        return fact.claim.tolls
    return tuple(
        replace(t, low=0, high=0, group=group) if (t.low, t.high) == (None, None) and t.group is None else t
        for t in fact.claim.tolls
    )


def wording(fact: Facts) -> str:
    """The sentences of a claim."""
    return " ".join(e.quote for e in fact.claim.evidence)


def denials_of(facts: Sequence[Facts], event_of: Mapping[ClaimId, EventId]) -> dict[EventId, list[Facts]]:
    """For each event the rejections of an accusation that has it as its content.

    "Sudan rejects the charge" denies what Sudan is charged with, though no sentence says that it did not
    happen. Who made the accusation cannot deny it so.
    """
    by_id = {f.id: f for f in facts}
    out: dict[EventId, list[Facts]] = defaultdict(list)
    for fact in facts:
        if fact.claim.type != "REJECT" or not fact.claim.actors or fact.claim.modality == "denied":
            continue
        for charge in (by_id[a.claim] for a in fact.claim.about if a.claim in by_id):
            if charge.claim.type != "ACCUSE" or {s.key for s in charge.actors} & {s.key for s in fact.actors}:
                continue
            for content in charge.claim.about:
                event = event_of.get(content.claim)
                if event is not None and fact not in out[event]:
                    out[event].append(fact)
    return out
