"""Where a page has the events that it goes on telling: all its attacks, the one told just before."""

from __future__ import annotations

from dataclasses import replace

from accord.resolve.borrowed import alike, same_time
from accord.resolve.nesting import MOVING, agreed, in_state
from accord.resolve.placebook import (
    PHYSICAL,
    REACH,
    TOLD,
    VIOLENT,
    Placebook,
    because,
    has_place,
    lends,
    taken_from,
)
from accord.types import Claim, ClaimPlace


class StoryPlaces:
    """What the places of a page's other claims tell of one; `place` is where all its attacks were."""

    def __init__(self, book: Placebook) -> None:
        self.book = book
        self.tree, self.claims, self.page = book.tree, book.claims, book.page
        self.place: ClaimPlace | None = None

    def read_again(self) -> None:
        """Notes where all attacks of the page are by now, if that is one place."""
        self.place = self._place_of_all()

    def _place_of_all(self) -> ClaimPlace | None:
        """Where a page puts all its attacks; None where it has several places, or only a country."""
        told = [c.places[0] for c in self.claims if c.type in VIOLENT and c.places]
        if self.tree.parts.several_stories:
            return None
        sources = [p for p in told if p.relation not in MOVING]
        place = agreed(sources) if all(p.place is not None for p in sources) else None
        return place if place is not None and place.precision != "country" else None

    def narrowed(self, claim: Claim) -> Claim:
        """A country that a claim took over gives way to the town in it where the page has all its attacks."""
        own, story = claim.places[0] if claim.places else None, self.place
        if story is None or own is None or own.mention is None or claim.type not in VIOLENT:
            return claim
        inside = own.precision == "country" and own.country == story.country and own.relation not in MOVING
        if own.mention.kind != "implied" or not inside or self.book.at_large(claim) or self.book.old(claim):
            return claim
        if self.book.elsewhere(claim, story):
            return claim
        why = f"in {own.name}; all such events that the page places were in {story.name}"
        return replace(claim, places=(taken_from(story, why), *claim.places[1:]))

    def of_story(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A page that puts all its attacks in one place goes on speaking of it: "the blast wounded nine"."""
        place = self.place
        if place is None or claim.type not in VIOLENT or claim.modality not in TOLD or claim.places:
            return ()
        if self.book.at_large(claim) or self.book.old(claim):
            return ()
        if self.book.elsewhere(claim, place) or any(claim.id in pair for pair in self.book.apart):
            return ()
        if self.tree.parts and not any(
            has_place(c) and self.book.part(c) == self.book.part(claim) for c in self.claims
        ):
            return ()
        why = f"all such events that the page places were in {place.name}"
        alone = not self.page.names_places(claim)
        return (because(place, why) if alone else taken_from(place, why),)

    def of_news(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Where the page has the event of this kind that it told just before, or all of them."""
        to_come = claim.type == "PROTEST" and claim.modality == "planned"  # "a new vigil is planned"
        if claim.type not in PHYSICAL or not (to_come or claim.modality in TOLD):
            return ()
        if self.book.old(claim) or self.book.at_large(claim):
            return ()
        here = self.book.sentence(claim)
        lenders = [
            c for c in self.claims
            if c.type in PHYSICAL and lends(c) and c.modality in TOLD and c is not claim
            and (c.id, claim.id) not in self.book.apart and not self.book.old(c)
            and same_time(claim, c) and alike(claim, c) and not self.book.elsewhere(claim, c.places[0])
            and self.book.part(c) == self.book.part(claim)
        ]  # fmt: skip
        named = self.page.named_in(*self.book.span(here))
        spoken = [c for c in lenders if c.places[0].place in named and c.places[0].precision != "country"]
        if spoken:
            return (taken_from(spoken[0].places[0], "of the event told there, which the sentence names"),)
        before = [c for c in lenders if 0 <= here - self.book.sentence(c) <= REACH]
        if before:
            nearest = max(before, key=lambda c: (self.book.sentence(c), self.book.word[c.id]))
            place = self._told_more_closely(nearest.places[0], lenders)
            return (taken_from(place, "of the event told just before"),)
        where = {c.places[0].place for c in lenders}
        if len(where) == 1:
            return (taken_from(lenders[0].places[0], "of the page's only such event"),)
        return ()

    def _told_more_closely(self, place: ClaimPlace, lenders: list[Claim]) -> ClaimPlace:
        """A country, or where in it all of the page's other such events were, if that is one place."""
        inside = [
            c.places[0] for c in lenders
            if c.places[0].country == place.country and c.places[0].precision != "country"
        ]  # fmt: skip
        return agreed(inside) or place if place.precision == "country" else place

    def of_denied(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A denial speaks of an event told before it."""
        if claim.type not in PHYSICAL or claim.modality != "denied" or self._none(claim):
            return ()
        here = self.book.sentence(claim)
        told = [
            c for c in self.claims
            if c.type == claim.type and lends(c) and c is not claim and self.book.sentence(c) <= here
        ]  # fmt: skip
        if not told:
            return ()
        return (because(told[-1].places[0], "of the event that is denied"),)

    def _none(self, claim: Claim) -> bool:
        """ "No new raids": that there were none denies no event told before."""
        word = self.book.word[claim.id]
        return any(self.tree.words[c].lower() in ("no", "new") for c in self.tree.children[word])

    def of_thread(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The country where the page has the event that the claim goes on telling, if it says no more."""
        tied = self.book.tied[claim.id]
        told = [c.places[0] for c in self.claims if c.id in tied and lends(c)] if tied else []
        place = agreed(told)
        return (taken_from(place, "of the same event elsewhere on the page"),) if place is not None else ()

    def of_threat(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A threat of violence that a page goes on telling of is to the place threatened just before."""
        if claim.type != "THREATEN" or claim.mode != "violence" or claim.places:
            return ()
        here = self.book.sentence(claim)
        before = [
            c for c in self.claims
            if c.type == "THREATEN" and c.mode == "violence" and lends(c)
            and 0 < here - self.book.sentence(c) <= REACH
        ]  # fmt: skip
        if not before or self.book.elsewhere(claim, before[-1].places[0]):
            return ()
        return (taken_from(before[-1].places[0], "of the threat told just before"),)

    def of_own_country(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """What goes on in the country of which the page speaks, where its sentence names no other place."""
        if claim.type not in ("PROTEST", "COERCE") or claim.mode == "seize" or claim.places:
            return ()
        if claim.modality not in (*TOLD, "planned"):
            return ()
        state = self.page.own_country(claim.trigger.span.start)
        if state is None or self.page.names_places_outside(claim, state):
            return ()
        return (in_state(state, claim.trigger, "in the country of which the page speaks"),)
