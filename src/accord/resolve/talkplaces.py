"""Where talks were, and what was said or agreed at them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from accord.resolve.borrowed import same_time
from accord.resolve.placebook import TALKS, TOLD, UTTERED, Placebook, because, is_visit, lends, taken_from
from accord.types import ActorId, Claim, ClaimId, ClaimPlace

_WEEK = dt.timedelta(days=7)
_LEAD = 2  # sentences from the top of which a page's news is told, headline and dateline included
_OCCASIONS = frozenset(
    "summit meeting talk talks visit conference session lunch dinner communique trip".split()
)
_TOGETHER = frozenset("leaders presidents ministers sides delegations officials pair two".split())


class TalkPlaces:
    """The talks of a page and who was at them."""

    def __init__(self, book: Placebook) -> None:
        self.book = book
        self.tree, self.claims = book.tree, book.claims
        self._guessed: set[ClaimId] = set()  # those whose place is only that of the dateline

    def of_talks(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """What is agreed, said or refused at talks was said where they are held."""
        if claim.type not in (*TALKS, *UTTERED) or claim.modality not in (*TOLD, "planned"):
            return ()
        talks = [c for c in self.claims if c.type in TALKS and c is not claim and (lends(c) or is_visit(c))]
        if not talks:
            return ()
        here, sides = self.book.sentence(claim), self._sides(claim)
        occasion = self._names(here, _OCCASIONS) or self._names(here, _TOGETHER)
        near = []
        for other in talks:
            if other.modality != claim.modality and "planned" in (other.modality, claim.modality):
                continue
            distance = here - self.book.sentence(other)
            shared = len(sides & self._sides(other))
            if not same_time(claim, other) or abs(distance) > 12:
                continue
            if other.mode == "visit" and distance not in (0, 1):
                continue  # who has come somewhere has not said there all that he says that day
            vague = self._vague(claim) or self._vague(other)
            if not shared and not (vague and occasion):
                continue
            if claim.type in TALKS and not vague and shared < min(2, len(sides)):
                continue
            guessed = other.id in self._guessed
            if claim.type in UTTERED and not occasion and (guessed or distance not in (0, 1)):
                continue
            same_day = claim.date is not None and other.date is not None
            near.append((not same_day, distance < 0, abs(distance), other))
        if not near:
            return ()
        lender = min(near, key=lambda n: n[:3])[3]
        if lender.id in self._guessed:
            self._guessed.add(claim.id)
        place = replace(lender.places[0], relation="at")
        return (taken_from(place, "said or agreed at the talks told there"),)

    def of_dateline(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Talks that are the page's news, and of which it tells no place, were where it was written."""
        if claim.type not in TALKS or claim.mode == "visit" or claim.modality not in (*TOLD, "planned"):
            return ()
        published = self.book.document.published
        day = claim.date.period if claim.date is not None else None
        if published is None or published.earliest is None or day is None or day.latest is None:
            return ()
        if day.latest < published.earliest - _WEEK or claim.places:
            return ()
        talks = [c for c in self.claims if c.type in TALKS and c.mode != "visit"]
        if not any(0 <= self.book.sentence(c) <= _LEAD for c in talks if self.book.word[c.id] >= 0):
            return ()
        place = self.book.page.filed_from()
        held = [c.places[0] for c in talks if lends(c)]
        if (
            place is None
            or any(p.place != place.place for p in held)
            or self._sentence_elsewhere(claim, place)
        ):
            return ()
        self._guessed.add(claim.id)
        return (because(place, "talks of which the page tells no other place than its dateline"),)

    def _sentence_elsewhere(self, claim: Claim, place: ClaimPlace) -> bool:
        """Whether the claim's sentence tells of something in, at or on the way to another place."""
        spots = self.book.around.phrases.spots_in(self.book.sentence(claim))
        found = [q for s in spots for q in self.book.page.resolve(self.book.around.place(s.head))]
        return any(q.place not in (None, place.place) and q.precision != "country" for q in found)

    def _vague(self, claim: Claim) -> bool:
        """Whether sides are not told by name: none, or only "the leaders of both nations"."""
        known = [self.book.actors.get(a) for a in self._sides(claim)]
        return not any(k is not None and (k.kind in ("state", "person") or k.parent) for k in known)

    def _sides(self, claim: Claim) -> frozenset[ActorId]:
        found = [p.actor for p in (*claim.actors, *claim.targets) if p.actor is not None]
        return frozenset(self.book.state_of(a) or a for a in found)

    def _names(self, sentence: int, words: frozenset[str]) -> bool:
        first, last = self.tree.sentence_range(sentence)
        return any(
            words & {self.tree.lemmas[w].lower(), self.tree.words[w].lower()} for w in range(first, last)
        )
