"""Places that a claim takes from its own sentence, item, site or target."""

from __future__ import annotations

import re

from accord.resolve.nesting import in_state
from accord.resolve.placebook import (
    PHYSICAL,
    REACH,
    TALKS,
    TOLD,
    UTTERED,
    VIOLENT,
    Placebook,
    lends,
    taken_from,
)
from accord.types import Claim, ClaimPlace, Participant

# What is a state's and seldom on its soil.
_ROAMING = re.compile(
    r"\b(?:ships?|vessels?|boats?|tankers?|carriers?|warships?|planes?|aircraft|jets?|drones?|helicopters?"
    r"|embass(?:y|ies)|consulates?|diplomats?|envoys?)\b",
    re.IGNORECASE,
)
_LONGEST_TRAILER = 8  # words
_NAMING = frozenset({"PROPN", "ADP"})


class OwnPlaces:
    """Where a claim's own words put it besides those of its event."""

    def __init__(self, book: Placebook) -> None:
        self.book = book
        self.tree, self.around, self.claims, self.word = book.tree, book.around, book.claims, book.word

    def of_sentence(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        if claim.type in PHYSICAL:
            thing = self.around.object_of(claim)
            if thing is not None and (found := self.book.read(thing, "what is struck, held or taken", True)):
                return found
        if claim.type in (*PHYSICAL, *TALKS) and not self._beside_another(claim):
            spot = self.around.of(claim)
            if spot is not None and (
                found := self.book.read(self.around.place(spot.head), "told beside the event", True)
            ):
                return found
            if found := self._of_only_place(claim):
                return found
        court = self.around.of_court(claim)
        if court is not None:
            return self.book.read(self.around.place(court.head), "where the court is")
        if claim.type in (*UTTERED, "ACCUSE", "AGREE"):
            verb = self.book.attachment.report(self.word[claim.id])
            spot = self.around.of_report(verb if verb is not None else self.word[claim.id])
            if spot is not None:
                return self.book.read(self.around.place(spot.head), "where it was said")
        return ()

    def _of_only_place(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The one town or region of the sentence, if the sentence puts no other event there."""
        if claim.type not in VIOLENT or self.book.at_large(claim):
            return ()
        here = claim.evidence[0].span
        if any(o.evidence[0].span == here and o.places and o is not claim for o in self.claims):
            return ()
        spot = self.around.only_in(claim)
        if spot is None:
            return ()
        found = self.book.read(self.around.place(spot.head), "the sentence's only place")
        return found if any(p.precision != "country" for p in found) else ()

    def of_trailer(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A place set behind the sentence without a verb: "Strike kills nine. Wana, South Waziristan." """
        here = self.book.sentence(claim)
        if claim.type not in PHYSICAL or claim.places or not 0 <= here < len(self.tree.bounds) - 2:
            return ()
        first, last = self.tree.sentence_range(here + 1)
        words = [w for w in range(first, last) if self.tree.tags[w] != "PUNCT"]
        comma = next((w for w in range(first, last) if self.tree.words[w] == ","), last)
        lead = [w for w in words if w < comma]
        if not lead or len(words) > _LONGEST_TRAILER or any(self.tree.tags[w] not in _NAMING for w in words):
            return ()
        inside = set(lead)
        head = next((w for w in lead if self.tree.heads[w] not in inside), lead[-1])
        return self.book.read(self.around.place(head), "set behind the sentence")

    def of_item(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The place that heads its item of a round-up: "Celaya: Gunmen burst into a clinic ..."."""
        label = self.tree.parts.label(claim.trigger.span.start)
        if label is None or claim.type not in PHYSICAL or claim.places:
            return ()
        inside = [w for w in range(len(self.tree.words)) if label[0] <= self.tree.starts[w] < label[1]]
        mention = self.tree.mention(inside[0], inside[-1] + 1, "place")
        found = self.book.read(ClaimPlace(mention=mention, name=mention.quote), "heads its item")
        return tuple(p for p in found if p.place is not None)  # not "Question time:", "Ms Keane:"

    def _beside_another(self, claim: Claim) -> bool:
        """Whether the sentence tells what the event answers, or what answers it, and where that was."""
        bound = {r.to for r in claim.relations}
        bound |= {o.id for o in self.claims if any(r.to == claim.id for r in o.relations)}
        return any(
            o.id in bound and o.places and o.evidence[0].span == claim.evidence[0].span for o in self.claims
        )

    def of_land(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Land taken that bears no name lies in the country in which the page plays."""
        state = (
            self.book.page.own_country(claim.trigger.span.start) if self.around.takes_land(claim) else None
        )
        why = "land taken, in the country of which the page speaks"
        return (in_state(state, claim.trigger, why),) if state else ()

    def of_site(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """ "Stormed the residence", "told reporters inside the mansion": the page said before where it is."""
        if claim.type in UTTERED and not claim.places:
            verb = self.book.attachment.report(self.word[claim.id])
            if verb is None:
                return self._of_same_speech(claim)
            site = self.book.sites.back_from(verb)
        elif claim.type not in PHYSICAL or claim.modality not in TOLD or self.book.long_ago(claim):
            return ()
        else:
            site = self.book.sites.again(claim)
        if site is None:
            return ()
        return self.book.lent(site, "the site that the page named before") or self.book.lent(
            self.book.sites.placed[site], "the site of the crisis that the page calls by its place"
        )

    def _of_same_speech(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Where a quotation began that goes on without another "he said"."""
        here = self.book.sentence(claim)
        voices = [v.actor for v in claim.voices if v.direct]
        before = [
            c for c in self.claims
            if c.type in UTTERED and lends(c) and 0 < here - self.book.sentence(c) <= REACH
            and voices and [v.actor for v in c.voices if v.direct] == voices
        ]  # fmt: skip
        return (
            (taken_from(before[-1].places[0], "where the same voice was quoted just before, in one speech"),)
            if before
            else ()
        )

    def of_affair(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Hostages of "the X crisis", or held at a site in X, are seized, held and released in X."""
        held = claim.mode == "abduct" or (claim.type == "RETREAT" and claim.mode == "release")
        if not held or claim.modality not in TOLD or self.book.long_ago(claim) or claim.places:
            return ()
        word = self.around.affair()
        if word is not None:
            return self.book.read(self.around.place(word), "the place by which the page calls the crisis")
        holds = any(c.mode == "abduct" and lends(c) for c in self.claims)
        site = self.book.sites.only() if holds else None
        return self.book.lent(site, "where the page has the hostages") if site is not None else ()

    def of_state_struck(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Strikes by one state on another, or on what is another's, are on that state's soil.

        Not those on a person, a ship or a mission, who may be anywhere.
        """
        if claim.type != "ASSAULT" or claim.modality not in TOLD or all(map(self._abroad, claim.targets)):
            return ()
        acting = {self.book.state_of(p.actor) for p in claim.actors if p.actor is not None}
        struck = {self.book.state_of(p.actor) for p in claim.targets if p.actor is not None}
        if len(struck) != 1 or None in struck or None in acting or not acting or acting & struck:
            return ()
        owner = self.book.actors[next(iter(struck))]  # type: ignore[index]
        state = self.book.page.gazetteer.state(owner.country) if owner.country else None
        if state is None or not any(self.book.actors[a].kind == "state" for a in acting if a is not None):
            return ()
        by = ", ".join(sorted(self.book.actors[a].name for a in acting if a))
        return (in_state(state, claim.targets[0].mention, f"struck by {by}"),)

    def _abroad(self, p: Participant) -> bool:
        known = self.book.actors.get(p.actor) if p.actor is not None else None
        return (known is not None and known.kind == "person") or _ROAMING.search(p.mention.quote) is not None
