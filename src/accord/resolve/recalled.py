"""Targets that a sentence leaves to what the page has told before: "welcomed the decision", "the arrest"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from accord.types import ActorId, Claim

if TYPE_CHECKING:
    from accord.resolve.implied import PageSides

Found = list[tuple[ActorId, str]]
FOUGHT = "against whom the page has them fight"  # the reason by which linking knows a side that is guessed
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
_FREEING = re.compile(
    r"^(?:liberat|free|clear|mop|surround|encircl|besieg|regain|retak|retook|recaptur|reconquer)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"^\W*(?:the|that|this|these|those)\s+(?:\w+\s+)?(?:accounts?|versions?|claims?|statements?|stor(?:y|ies)"
    r"|allegations?|accusations?|charges?|reports?)\b(?!\s+(?:of|that|by|against)\b)",
    re.IGNORECASE,
)
_AVENGING = re.compile(
    r"\b(?:avenge|revenge|vengeance|retaliat\w+|(?:answer|respond|reply) in kind|(?:strike|hit) back)\b",
    re.IGNORECASE,
)
_WAGED = re.compile(
    r"\b(?:operation|offensive|advance|push|campaign|battle|fight)s? (?:to|for)\b", re.IGNORECASE
)


def recalled(page: PageSides, claim: Claim, k: int, actor: ActorId | None) -> Found:
    """Whom the claim with number k is about by what the page told before; mostly nobody.

    `actor` is who acts in it, None where the sentence does not say.
    """
    side = page.side(actor) if actor is not None else None
    if claim.type == "COERCE" and claim.mode == "seize" and _TAKEN_FROM.search(claim.trigger.quote):
        return _disarmed(page, claim, k, side) if _BELONGINGS.search(claim.evidence[0].quote) else []
    if claim.type in ("ASSAULT", "COERCE", "MOBILIZE") and _fights(claim):
        foe = page.foe(side) or (page.opposite(side) if side is not None else None)
        return [(foe, FOUGHT)] if foe is not None else []
    if claim.type == "COERCE" and claim.mode == "arrest":
        return _arrested(page, claim, k)
    if side is None:
        return []
    if claim.type == "PROTEST":
        return _ruling(page, claim)
    if claim.type == "COERCE" and claim.mode == "restrict" and _GATHERINGS.search(_after(claim)):
        return _protesters(page)
    if claim.type == "THREATEN" and _AVENGING.search(claim.evidence[0].quote):
        return _killer(page, k, side)
    if claim.type == "REJECT" and claim.mode in (None, "yield") and _ACCOUNT.search(_after(claim)):
        return _teller(page, k, side)
    if claim.type in ("ACCUSE", "SUPPORT", "REJECT"):
        return _doers(page, claim, k, side)
    return []


def _teller(page: PageSides, k: int, side: ActorId) -> Found:
    """ "Disputed that account": whose it is, the one who spoke or accused last before."""
    for other in reversed(page.claims[:k]):
        spoke = [v.actor for v in other.voices if v.kind == "speaker"][-1:]
        if not spoke and other.type == "ACCUSE":
            spoke = [p.actor for p in other.actors[:1]]
        told = [a for a in spoke if a is not None and page.side(a) != side]
        if told:
            return [(told[0], "whose account the page told just before")]
    return []


def _arrested(page: PageSides, claim: Claim, k: int) -> Found:
    """ "Announced the arrest": of the one person or kind of people whose arrest the page told before."""
    sentence = claim.evidence[0]
    before = sentence.quote[: claim.trigger.span.start - sentence.span.start]
    if not _THE_ARREST.search(before):
        return []
    for other in reversed(page.claims[:k]):
        whom = [p.actor for p in other.targets if p.actor is not None]
        if other.type == "COERCE" and other.mode == "arrest" and other.modality == "asserted" and whom:
            return [(a, "whose arrest the page told before") for a in whom]
    return []


def _killer(page: PageSides, k: int, side: ActorId) -> Found:
    """Whom the avengers threaten: who did the last assault before by one named side other than theirs."""
    for other in reversed(page.claims[:k]):
        if other.type == "ASSAULT" and not other.symmetric and (by := _by(page, other, side)):
            return [(by[0], "did what is to be avenged")]
    return []


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


def _disarmed(page: PageSides, claim: Claim, k: int, side: ActorId | None) -> Found:
    """Weapons and the like are taken from those whom the same side has just arrested or boarded."""
    sentences = 0
    last = claim.evidence[0].span.start
    for other in reversed([*page.claims[:k], *page.claims[k + 1 : k + 3]]):
        if other.evidence[0].span.start != last:
            sentences, last = sentences + 1, other.evidence[0].span.start
        if sentences > _NEAR:
            break
        if other.evidence[0].span.start > claim.evidence[0].span.start:
            continue  # who is arrested further down the page has not been disarmed yet
        by = {page.side(p.actor) for p in other.actors if p.actor is not None}
        whom = [p.actor for p in other.targets if p.actor is not None and page.side(p.actor) != side]
        if (
            other.type == "COERCE"
            and whom
            and other.mode in ("arrest", "seize")
            and (not by or side is None or side in by)
        ):
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
