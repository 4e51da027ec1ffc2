"""The claims of a page while they take over places, and what is asked of the page meanwhile."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accord.extract.circumstances import soil_of
from accord.extract.generality import CAMPAIGNS
from accord.extract.names import Name
from accord.extract.tree import Tree
from accord.resolve.attach import Attachment
from accord.resolve.borrowed import apart
from accord.resolve.nesting import MOVING
from accord.resolve.placenames import places_of
from accord.resolve.placephrases import trigger_word
from accord.resolve.places import PagePlaces
from accord.resolve.sites import Sites
from accord.resolve.surroundings import Surroundings
from accord.types import Actor, ActorId, Claim, ClaimId, ClaimPlace, Document

PHYSICAL = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID")
VIOLENT = ("ASSAULT", "COERCE")
TALKS = ("CONSULT", "AGREE")
UTTERED = ("SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE")
TOLD = ("asserted", "alleged", "denied")
REACH = 4  # sentences over which a page goes on telling one event
_NEWS = dt.timedelta(days=45)  # how far back what the page's events are part of its news
_AFFAIR = dt.timedelta(days=365)  # how long hostages are held for whom the page has a crisis


class Placebook:
    """One page's claims on their way to inherited places; `claims` changes as they get them."""

    def __init__(
        self, document: Document, tree: Tree, names: Sequence[Name], claims: tuple[Claim, ...],
        actors: Sequence[Actor], page: PagePlaces,
    ) -> None:  # fmt: skip
        self.document, self.tree, self.page = document, tree, page
        self.actors: Mapping[ActorId, Actor] = {a.id: a for a in actors}
        triggers = {c.id: trigger_word(tree, c) for c in claims}
        self.around = Surroundings(
            tree, triggers, page.toponyms, places_of(tree, names), soil_of(tree, names)
        )
        self.word = self.around.trigger
        self.sites = Sites(tree, self.around)
        self.attachment = Attachment(tree, (), frozenset(w for w in self.word.values() if w >= 0))
        self.claims = list(claims)  # those of the list get their places one by one
        self.apart = apart(claims)
        self.tied: dict[ClaimId, set[ClaimId]] = defaultdict(set)  # claims that tell one event
        for claim in claims:
            for other, _ in claim.same_as:
                self.tied[claim.id].add(other)
                self.tied[other].add(claim.id)

    def read(self, given: ClaimPlace, why: str, unlisted: bool = False) -> tuple[ClaimPlace, ...]:
        """A phrase as places; with `unlisted` also a name that no list holds, if the phrase is but that."""
        found = self.page.resolve(given)
        known = tuple(because(p, why) for p in found if located(p))
        strange = unlisted and all(map(self.page.is_strange, found))
        return tuple(because(p, why) for p in found) if strange and not known else known

    def lent(self, word: int, why: str) -> tuple[ClaimPlace, ...]:
        return tuple(taken_from(p, why) for p in self.page.resolve(self.around.place(word))[:1] if located(p))

    def state_of(self, actor: ActorId) -> ActorId | None:
        for _ in range(5):
            known = self.actors.get(actor)
            if known is None:
                return None
            if known.kind == "state":
                return actor
            if known.parent is None or known.kind == "armed-group":
                return None
            actor = known.parent
        return None

    def part(self, claim: Claim) -> int:
        """In which part of a page a claim is told: each is news of its own."""
        return self.tree.parts.at(claim.trigger.span.start)

    def elsewhere(self, claim: Claim, place: ClaimPlace) -> bool:
        return self.page.speaks_of_another(claim, place, self.around.own_stretches(claim))

    def span(self, sentence: int) -> tuple[int, int]:
        first, last = self.tree.sentence_range(sentence)
        return self.tree.starts[first], self.tree.ends[last - 1]

    def at_large(self, claim: Claim) -> bool:
        """Wars, campaigns, attacks in general and arrests made later are not where one attack was."""
        tree, word = self.tree, self.word[claim.id]
        if claim.type == "COERCE" and claim.mode != "seize":
            return True
        if self._both(word):
            return True
        near = (
            word,
            *tree.kids(word, "obj", "nsubj:pass"),
            *([tree.heads[word]] if tree.heads[word] >= 0 else []),
        )
        if any(tree.lemmas[i].lower() in CAMPAIGNS for i in near):
            return True
        plural = tree.tags[word] == "NOUN" and tree.words[word].lower() != tree.lemmas[word].lower()
        return plural and not tree.kids(word, "det", "nummod", "nmod:poss")

    def _both(self, word: int) -> bool:
        """ "Both attacks were aimed at X": two events, which need not have been in one place."""
        tree = self.tree
        subjects = (
            word,
            *tree.kids(word, "nsubj", "nsubj:pass"),
            *tree.kids(max(tree.heads[word], 0), "nsubj"),
        )
        return any(
            tree.words[c].lower() == "both" for s in subjects for c in tree.kids(s, "det", "det:predet")
        )

    def sentence(self, claim: Claim) -> int:
        word = self.word[claim.id]
        return self.tree.sentence[word] if word >= 0 else -99

    def old(self, claim: Claim) -> bool:
        """Whether a claim tells of a time before the page's news."""
        return self._before(claim, _NEWS)

    def long_ago(self, claim: Claim) -> bool:
        return self._before(claim, _AFFAIR)

    def _before(self, claim: Claim, reach: dt.timedelta) -> bool:
        last = claim.date.period.latest if claim.date is not None else None
        published = self.document.published
        first = published.earliest if published is not None else None
        return last is not None and first is not None and first - last > reach


def settled(claim: Claim) -> bool:
    return bool(claim.places) and (located(claim.places[0]) or bool(claim.places[0].candidates))


def has_place(claim: Claim) -> bool:
    return bool(claim.places) and located(claim.places[0])


def located(place: ClaimPlace) -> bool:
    """Whether it is settled where a place is: in a country, or on a sea."""
    return place.country is not None or place.place is not None


def lends(claim: Claim) -> bool:
    """Whether a claim's place may be that of others, too; a road between two towns is none."""
    if not has_place(claim) or claim.places[0].relation in MOVING:
        return False
    return sum(p.relation == "along" for p in claim.places) < 2


def is_visit(claim: Claim) -> bool:
    """Whether a claim tells where somebody went for talks."""
    return (
        claim.mode == "visit" and bool(claim.places) and claim.places[0].relation == "to" and has_place(claim)
    )


def taken_from(place: ClaimPlace, why: str) -> ClaimPlace:
    """A place on loan from another claim: the words are not this claim's."""
    mention = replace(place.mention, kind="implied") if place.mention is not None else None
    return replace(because(place, why), mention=mention)


def because(place: ClaimPlace, why: str) -> ClaimPlace:
    basis = f"{why}; {place.basis}" if place.basis else why
    return replace(place, basis=basis)
