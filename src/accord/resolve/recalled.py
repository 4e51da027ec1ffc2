"""Targets that a sentence leaves to what the page has told before: "welcomed the decision", "the arrest"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from accord.types import ActorId, Claim

if TYPE_CHECKING:
    from accord.resolve.implied import PageSides

Found = list[tuple[ActorId, str]]
_NEAR = 3  # sentences back to those from whom something is confiscated
_DECIDED = re.compile(
    r"^\W*(?:the|this|that|these|those)\s+(?:\w+\s+)?"
    r"(?:decisions?|moves?|steps?|announcements?|actions?|measures?|gestures?|offers?|pledges?|proposals?|plans?)\b"
    r"(?!\s+(?:of|by|from|to)\b)",
    re.IGNORECASE,
)
_GATHERINGS = re.compile(
    r"^\W*(?:\w+\W+){0,3}(?:protests?|rall(?:y|ies)|demonstrations?|marches|gatherings?)\b", re.IGNORECASE
)
_TAKEN_FROM = re.compile(r"^(?:confiscat|impound|seiz)", re.IGNORECASE)
_BELONGINGS = re.compile(
    r"\b(?:weapons?|arms|rifles?|guns?|pistols?|ammunition|rounds|grenades?|launchers?|explosives?|knives|phones?"
    r"|computers?|laptops?|documents?|passports?|money|cash|drugs|equipment|ladders?|AK-?47s?|belongings)\b",
    re.IGNORECASE,
)
_THE_ARREST = re.compile(r"\b(?:the|this|that|these|those)\s+(?:\w+\s+)?$", re.IGNORECASE)
_RESISTING = re.compile(r"\bpockets? of resistance\b", re.IGNORECASE)
_IN_SUPPORT = re.compile(r"\b(?:in support of|supporting|backing)\b", re.IGNORECASE)
_FREEING = re.compile(r"^(?:liberat|free|clear|mop|surround|encircl|besieg)", re.IGNORECASE)
_WAGED = re.compile(
    r"\b(?:operation|offensive|advance|push|campaign|battle|fight)s? (?:to|for)\b", re.IGNORECASE
)


def recalled(page: PageSides, claim: Claim, k: int, actor: ActorId) -> Found:
    """Whom the claim with number k is about by what the page told before; mostly nobody."""
    side = page.side(actor)
    if claim.type == "PROTEST":
        return _ruling(page, claim)
    if claim.type == "COERCE" and claim.mode == "restrict" and _GATHERINGS.search(_after(claim)):
        return _protesters(page)
    if claim.type == "COERCE" and claim.mode == "seize" and _TAKEN_FROM.search(claim.trigger.quote):
        return _disarmed(page, claim, k, side) if _BELONGINGS.search(_after(claim)) else []
    if claim.type in ("ACCUSE", "SUPPORT", "REJECT"):
        return _doers(page, claim, k, side)
    return fought(page, claim, side)


def fought(page: PageSides, claim: Claim, side: ActorId | None) -> Found:
    """The enemy in a fight for ground, or in support of one; `side` is whoever fights, None if not told."""
    if claim.type not in ("ASSAULT", "COERCE", "MOBILIZE") or not _fights(claim):
        return []
    foe = page.foe(side) or (page.opposite(side) if side is not None else None)
    return [(foe, "against whom the page has them fight")] if foe is not None else []


def _fights(claim: Claim) -> bool:
    """Whether a sentence tells of a fight for ground, or in support of one, and so of an enemy."""
    whole = claim.evidence[0].quote
    if _RESISTING.search(whole):
        return True
    if claim.type == "ASSAULT":
        return bool(_WAGED.search(_after(claim)) or _IN_SUPPORT.search(whole))
    return bool(_FREEING.search(claim.trigger.quote))


def _after(claim: Claim) -> str:
    """The words of a claim's sentence behind its trigger."""
    sentence = claim.evidence[0]
    return sentence.quote[claim.trigger.span.end - sentence.span.start :]


def _ruling(page: PageSides, claim: Claim) -> Found:
    """What a country's opposition protests against is its state."""
    opposed = {p.actor for p in claim.actors if p.actor is not None and p.actor.endswith(":opposition")}
    states = {page.actors[a].parent for a in opposed}
    return [(a, "the state whose opposition protests") for a in states if a is not None and len(states) == 1]


def _protesters(page: PageSides) -> Found:
    """A ban on protests is one on those who protest on the page."""
    seen = Counter(
        p.actor for c in page.claims if c.type == "PROTEST" for p in c.actors[:1] if p.actor is not None
    )
    return [(seen.most_common(1)[0][0], "who protests on this page")] if seen else []


def _disarmed(page: PageSides, claim: Claim, k: int, side: ActorId) -> Found:
    """Weapons and the like are taken from those whom the same side has just arrested or boarded."""
    sentences = 0
    last = claim.evidence[0].span.start
    for other in reversed([*page.claims[:k], *page.claims[k + 1 : k + 3]]):
        if other.evidence[0].span.start != last:
            sentences, last = sentences + 1, other.evidence[0].span.start
        if sentences > _NEAR:
            break
        by = {page.side(p.actor) for p in other.actors if p.actor is not None}
        whom = [p.actor for p in other.targets if p.actor is not None and page.side(p.actor) != side]
        if other.type == "COERCE" and whom and other.mode in ("arrest", "seize") and (not by or side in by):
            return [(whom[0], "who was arrested just before")]
    return []


def _doers(page: PageSides, claim: Claim, k: int, side: ActorId) -> Found:
    """Who did what is judged: the deed that the claim is about, or the decision told just before."""
    judged = claim.type == "ACCUSE" and claim.mode == "disapprove"
    if not judged and claim.type != "SUPPORT" and claim.mode != "yield":
        return []
    if judged:
        for about in claim.about:
            deed = next((c for c in page.claims if c.id == about.claim), None)
            if deed is not None and deed.type != "ASSAULT" and (by := _by(page, deed, side)):
                return [(a, "did what is judged") for a in by]
    if not _DECIDED.search(_after(claim)):
        return []
    for other in reversed(page.claims[:k]):
        if by := _by(page, other, side):
            return [(by[0], "whose act the page told just before")]
    return []


def _by(page: PageSides, claim: Claim, side: ActorId) -> list[ActorId]:
    return [p.actor for p in claim.actors if p.actor is not None and page.side(p.actor) != side]
