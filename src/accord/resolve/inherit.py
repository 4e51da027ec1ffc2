"""Places that claims take over from what the page tells around them.

A claim without a place of its own takes, in this order: what its sentence says besides the words of the
event; for a state struck from outside, that state; the place of the talks at which something was said or
agreed; the place of the event of its kind told just before, or the only one of the page. A denial takes the
place of what it denies. Background and history take nothing over, nor do statements made elsewhere.
Each place taken over says in its basis why it holds, and lowers the confidence of its claim; linking does
not count those that are another claim's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accord.extract.circumstances import soil_of
from accord.extract.generality import CAMPAIGNS
from accord.extract.names import Name
from accord.extract.roundups import roundup
from accord.extract.tree import Tree, tree_of
from accord.resolve.attach import Attachment
from accord.resolve.borrowed import alike, apart, same_time
from accord.resolve.nesting import MOVING, agreed, in_state, named_alike
from accord.resolve.placenames import places_of
from accord.resolve.placephrases import trigger_word
from accord.resolve.places import PagePlaces
from accord.resolve.sites import Sites
from accord.resolve.surroundings import Surroundings
from accord.types import (
    Actor,
    ActorId,
    Claim,
    ClaimId,
    ClaimPlace,
    Document,
    Parse,
    Participant,
)

PHYSICAL = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID")
VIOLENT = ("ASSAULT", "COERCE")
# What is a state's and seldom on its soil.
_ROAMING = re.compile(
    r"\b(?:ships?|vessels?|boats?|tankers?|carriers?|warships?|planes?|aircraft|jets?|drones?|helicopters?"
    r"|embass(?:y|ies)|consulates?|diplomats?|envoys?)\b",
    re.IGNORECASE,
)
TALKS = ("CONSULT", "AGREE")
UTTERED = ("SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE")
_TOLD = ("asserted", "alleged", "denied")
_REACH = 4  # sentences over which a page goes on telling one event
_NEWS = dt.timedelta(days=45)  # how far back what the page's events are part of its news
_LONGEST_TRAILER = 8  # words
_NAMING = frozenset({"PROPN", "ADP"})
_AFFAIR = dt.timedelta(days=365)  # how long hostages are held for whom the page has a crisis
_WEEK = dt.timedelta(days=7)
_LEAD = 2  # sentences from the top of which a page's news is told, headline and dateline included
_OCCASIONS = frozenset(
    "summit meeting talk talks visit conference session lunch dinner communique trip".split()
)
_TOGETHER = frozenset("leaders presidents ministers sides delegations officials pair two".split())


def inherit_places(
    document: Document,
    parse: Parse,
    names: Sequence[Name],
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    page: PagePlaces,
) -> tuple[Claim, ...]:
    """The claims of a page, those without a place given the one that the page puts them in, if it does.

    Claims come in with actors and dates resolved; nothing but their places changes.
    """
    if all(c.places for c in claims):
        return tuple(claims)
    tree = tree_of(document, parse)
    tree.people = frozenset(w for n in names if n.kind == "person" for w in range(n.first, n.last))
    return _Inheritance(document, tree, names, tuple(claims), actors, page).filled()


class _Inheritance:
    """One page's claims on their way to inherited places."""

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
        self.claims = list(claims)
        self.apart = apart(claims)
        self._tied: dict[ClaimId, set[ClaimId]] = defaultdict(set)  # claims that tell one event
        for claim in claims:
            for other, _ in claim.same_as:
                self._tied[claim.id].add(other)
                self._tied[other].add(claim.id)
        self.roundup = roundup(tree.text)
        self._guessed: set[ClaimId] = set()  # those whose place is only that of the dateline

    def filled(self) -> tuple[Claim, ...]:
        steps = (
            self._of_sentence, self._of_trailer, self._of_item, self._of_land, self._of_site, self._of_affair,
            self._of_story, self._of_state_struck, self._of_talks, self._of_dateline, self._of_talks,
            self._of_news, self._of_denied, self._of_thread, self._of_threat,
            self._of_own_country,
        )  # fmt: skip
        for step in steps:
            self._story = self._place_of_story()
            for k, claim in enumerate(self.claims):
                if claim.modality == "hypothetical" or self.word[claim.id] < 0 or _settled(claim):
                    continue
                places = step(claim)
                if places:
                    own = [p for p in claim.places if not any(named_alike(q, p) for q in places)]
                    self.claims[k] = replace(claim, places=(*places, *own))
        self._story = self._place_of_story()
        return tuple(self._narrowed(c) for c in self.claims)

    def _narrowed(self, claim: Claim) -> Claim:
        """A country that a claim took over gives way to the town in it where the page has all its attacks."""
        own, story = claim.places[0] if claim.places else None, self._story
        if story is None or own is None or own.mention is None or claim.type not in VIOLENT:
            return claim
        inside = own.precision == "country" and own.country == story.country and own.relation not in MOVING
        if own.mention.kind != "implied" or not inside or self._at_large(claim) or self._old(claim):
            return claim
        if self._elsewhere(claim, story):
            return claim
        why = f"in {own.name}; all such events that the page places were in {story.name}"
        return replace(claim, places=(_taken(story, why), *claim.places[1:]))

    # --- its own sentence ----------------------------------------------------------------------------

    def _of_sentence(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        if claim.type in PHYSICAL:
            thing = self.around.object_of(claim)
            if thing is not None and (found := self._read(thing, "what is struck, held or taken", True)):
                return found
        if claim.type in (*PHYSICAL, *TALKS) and not self._beside_another(claim):
            spot = self.around.of(claim)
            if spot is not None and (
                found := self._read(self.around.place(spot.head), "told beside the event", True)
            ):
                return found
            if found := self._of_only_place(claim):
                return found
        court = self.around.of_court(claim)
        if court is not None:
            return self._read(self.around.place(court.head), "where the court is")
        if claim.type in (*UTTERED, "ACCUSE", "AGREE"):
            verb = self.attachment.report(self.word[claim.id])
            spot = self.around.of_report(verb if verb is not None else self.word[claim.id])
            if spot is not None:
                return self._read(self.around.place(spot.head), "where it was said")
        return ()

    def _of_only_place(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The one town or region of the sentence, if the sentence puts no other event there."""
        if claim.type not in VIOLENT or self._at_large(claim):
            return ()
        here = claim.evidence[0].span
        if any(o.evidence[0].span == here and o.places and o is not claim for o in self.claims):
            return ()
        spot = self.around.only_in(claim)
        found = (
            self._read(self.around.place(spot.head), "the sentence's only place") if spot is not None else ()
        )
        return found if any(p.precision != "country" for p in found) else ()

    def _of_trailer(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A place set behind the sentence without a verb: "Strike kills nine. Wana, South Waziristan." """
        here = self._sentence(claim)
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
        return self._read(self.around.place(head), "set behind the sentence")

    def _of_item(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The place that heads its item of a round-up: "Celaya: Gunmen burst into a clinic ..."."""
        label = self.roundup.label(claim.trigger.span.start)
        if label is None or claim.type not in PHYSICAL or claim.places:
            return ()
        inside = [w for w in range(len(self.tree.words)) if label[0] <= self.tree.starts[w] < label[1]]
        mention = self.tree.mention(inside[0], inside[-1] + 1, "place")
        return self._read(ClaimPlace(mention=mention, name=mention.quote), "heads its item")

    def _beside_another(self, claim: Claim) -> bool:
        """Whether the sentence tells what the event answers, or what answers it, and where that was."""
        bound = {r.to for r in claim.relations}
        bound |= {o.id for o in self.claims if any(r.to == claim.id for r in o.relations)}
        return any(
            o.id in bound and o.places and o.evidence[0].span == claim.evidence[0].span for o in self.claims
        )

    def _of_land(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Land taken that bears no name lies in the country in which the page plays."""
        state = self.page.own_country(claim.trigger.span.start) if self.around.takes_land(claim) else None
        why = "land taken, in the country of which the page speaks"
        return (in_state(state, claim.trigger, why),) if state else ()

    def _of_site(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """ "Stormed the residence", "told reporters inside the mansion": the page said before where it is."""
        if claim.type in UTTERED and not claim.places:
            verb = self.attachment.report(self.word[claim.id])
            site = self.sites.back_from(verb) if verb is not None else None
            if site is None:
                return self._of_same_speech(claim)
        elif claim.type not in PHYSICAL or claim.modality not in _TOLD or self._long_ago(claim):
            return ()
        else:
            site = self.sites.again(claim)
        if site is None:
            return ()
        return self._lent(site, "the site that the page named before") or self._lent(
            self.sites.placed[site], "the site of the crisis that the page calls by its place"
        )

    def _of_same_speech(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Where the same voice was quoted word for word just before."""
        voices = [v.actor for v in claim.voices if v.direct]
        before = [
            c for c in self.claims
            if c.type in UTTERED and _lends(c) and 0 < self._sentence(claim) - self._sentence(c) <= _REACH
            and voices and [v.actor for v in c.voices if v.direct] == voices
        ]  # fmt: skip
        return (
            (_taken(before[-1].places[0], "where the same voice was quoted just before"),) if before else ()
        )

    def _of_affair(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Hostages of "the X crisis", or held at a site in X, are seized, held and released in X."""
        held = claim.mode == "abduct" or (claim.type == "RETREAT" and claim.mode == "release")
        if not held or claim.modality not in _TOLD or self._long_ago(claim) or claim.places:
            return ()
        word = self.around.affair()
        if word is not None:
            return self._read(self.around.place(word), "the place by which the page calls the crisis")
        holds = any(c.mode == "abduct" and _lends(c) for c in self.claims)
        site = self.sites.only() if holds else None
        return self._lent(site, "where the page has the hostages") if site is not None else ()

    def _lent(self, word: int, why: str) -> tuple[ClaimPlace, ...]:
        return tuple(_taken(p, why) for p in self.page.resolve(self.around.place(word))[:1] if _located(p))

    def _read(self, given: ClaimPlace, why: str, unlisted: bool = False) -> tuple[ClaimPlace, ...]:
        """A phrase as places; with `unlisted` also a name that no list holds, if the phrase is but that."""
        found = self.page.resolve(given)
        known = tuple(_because(p, why) for p in found if _located(p))
        strange = unlisted and all(map(self.page.is_strange, found))
        return tuple(_because(p, why) for p in found) if strange and not known else known

    def _of_state_struck(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Strikes by one state on another, or on what is another's, are on that state's soil.

        Not those on a person, a ship or a mission, who may be anywhere.
        """
        if claim.type != "ASSAULT" or claim.modality not in _TOLD or all(map(self._abroad, claim.targets)):
            return ()
        acting = {self._state(p.actor) for p in claim.actors if p.actor is not None}
        struck = {self._state(p.actor) for p in claim.targets if p.actor is not None}
        if len(struck) != 1 or None in struck or None in acting or not acting or acting & struck:
            return ()
        owner = self.actors[next(iter(struck))]  # type: ignore[index]
        state = self.page.gazetteer.state(owner.country) if owner.country else None
        if state is None or not any(self.actors[a].kind == "state" for a in acting if a is not None):
            return ()
        by = ", ".join(sorted(self.actors[a].name for a in acting if a))
        return (in_state(state, claim.targets[0].mention, f"struck by {by}"),)

    def _abroad(self, p: Participant) -> bool:
        known = self.actors.get(p.actor) if p.actor is not None else None
        return (known is not None and known.kind == "person") or _ROAMING.search(p.mention.quote) is not None

    def _state(self, actor: ActorId) -> ActorId | None:
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

    # --- the page's one place ---------------------------------------------------------------------------

    def _place_of_story(self) -> ClaimPlace | None:
        """Where a page puts all its attacks; None where it has several places, or only a country."""
        told = [c.places[0] for c in self.claims if c.type in VIOLENT and c.places]
        if self.roundup.items:
            return None
        sources = [p for p in told if p.relation not in MOVING]
        place = agreed(sources) if all(p.place is not None for p in sources) else None
        return place if place is not None and place.precision != "country" else None

    def _of_story(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A page that puts all its attacks in one place goes on speaking of it: "the blast wounded nine"."""
        place = self._story
        if place is None or claim.type not in VIOLENT or claim.modality not in _TOLD or claim.places:
            return ()
        if self._at_large(claim) or self._old(claim):
            return ()
        if self._elsewhere(claim, place) or any(claim.id in pair for pair in self.apart):
            return ()
        if self.tree.entries and not any(
            _told(c) and self._part(c) == self._part(claim) for c in self.claims
        ):
            return ()
        why = f"all such events that the page places were in {place.name}"
        alone = not self.page.names_places(claim)
        return (_because(place, why) if alone else _taken(place, why),)

    # --- talks ----------------------------------------------------------------------------------------

    def _of_talks(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """What is agreed, said or refused at talks was said where they are held."""
        if claim.type not in (*TALKS, *UTTERED) or claim.modality not in (*_TOLD, "planned"):
            return ()
        talks = [c for c in self.claims if c.type in TALKS and c is not claim and (_lends(c) or _is_visit(c))]
        if not talks:
            return ()
        here, sides = self._sentence(claim), self._sides(claim)
        occasion = self._names(here, _OCCASIONS) or self._names(here, _TOGETHER)
        near = []
        for other in talks:
            if other.modality != claim.modality and "planned" in (other.modality, claim.modality):
                continue
            distance = here - self._sentence(other)
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
        return (_taken(place, "said or agreed at the talks told there"),)

    def _of_dateline(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Talks that are the page's news, and of which it tells no place, were where it was written."""
        if claim.type not in TALKS or claim.mode == "visit" or claim.modality not in (*_TOLD, "planned"):
            return ()
        published = self.document.published
        day = claim.date.period if claim.date is not None else None
        if published is None or published.earliest is None or day is None or day.latest is None:
            return ()
        if day.latest < published.earliest - _WEEK or claim.places:
            return ()
        talks = [c for c in self.claims if c.type in TALKS and c.mode != "visit"]
        if not any(0 <= self._sentence(c) <= _LEAD for c in talks if self.word[c.id] >= 0):
            return ()
        place = self.page.filed_from()
        held = [c.places[0] for c in talks if _lends(c)]
        if (
            place is None
            or any(p.place != place.place for p in held)
            or self._sentence_elsewhere(claim, place)
        ):
            return ()
        self._guessed.add(claim.id)
        return (_because(place, "talks of which the page tells no other place than its dateline"),)

    def _sentence_elsewhere(self, claim: Claim, place: ClaimPlace) -> bool:
        """Whether the claim's sentence tells of something in, at or on the way to another place."""
        spots = self.around.phrases.spots_in(self._sentence(claim))
        found = [q for s in spots for q in self.page.resolve(self.around.place(s.head))]
        return any(q.place not in (None, place.place) and q.precision != "country" for q in found)

    def _vague(self, claim: Claim) -> bool:
        """Whether sides are not told by name: none, or only "the leaders of both nations"."""
        known = [self.actors.get(a) for a in self._sides(claim)]
        return not any(k is not None and (k.kind in ("state", "person") or k.parent) for k in known)

    def _sides(self, claim: Claim) -> frozenset[ActorId]:
        found = [p.actor for p in (*claim.actors, *claim.targets) if p.actor is not None]
        return frozenset(self._state(a) or a for a in found)

    def _names(self, sentence: int, words: frozenset[str]) -> bool:
        first, last = self.tree.sentence_range(sentence)
        return any(
            words & {self.tree.lemmas[w].lower(), self.tree.words[w].lower()} for w in range(first, last)
        )

    # --- the page's events ------------------------------------------------------------------------------

    def _of_news(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """Where the page has the event of this kind that it told just before, or all of them."""
        to_come = claim.type == "PROTEST" and claim.modality == "planned"  # "a new vigil is planned"
        if claim.type not in PHYSICAL or not (to_come or claim.modality in _TOLD):
            return ()
        if self._old(claim) or self._at_large(claim):
            return ()
        here = self._sentence(claim)
        lenders = [
            c for c in self.claims
            if c.type in PHYSICAL and _lends(c) and c.modality in _TOLD and c is not claim
            and (c.id, claim.id) not in self.apart and not self._old(c)
            and same_time(claim, c) and alike(claim, c) and not self._elsewhere(claim, c.places[0])
            and self._part(c) == self._part(claim)
        ]  # fmt: skip
        named = self.page.named_in(*self._span(here))
        spoken = [c for c in lenders if c.places[0].place in named and c.places[0].precision != "country"]
        if spoken:
            return (_taken(spoken[0].places[0], "of the event told there, which the sentence names"),)
        before = [c for c in lenders if 0 <= here - self._sentence(c) <= _REACH]
        if before:
            nearest = max(before, key=lambda c: (self._sentence(c), self.word[c.id]))
            place = self._told_more_closely(nearest.places[0], lenders)
            return (_taken(place, "of the event told just before"),)
        where = {c.places[0].place for c in lenders}
        if len(where) == 1:
            return (_taken(lenders[0].places[0], "of the page's only such event"),)
        return ()

    def _told_more_closely(self, place: ClaimPlace, lenders: list[Claim]) -> ClaimPlace:
        """A country, or where in it all of the page's other such events were, if that is one place."""
        inside = [
            c.places[0] for c in lenders
            if c.places[0].country == place.country and c.places[0].precision != "country"
        ]  # fmt: skip
        return agreed(inside) or place if place.precision == "country" else place

    def _of_denied(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A denial speaks of an event told before it."""
        if claim.type not in PHYSICAL or claim.modality != "denied" or self._none(claim):
            return ()
        here = self._sentence(claim)
        told = [
            c for c in self.claims
            if c.type == claim.type and _lends(c) and c is not claim and self._sentence(c) <= here
        ]  # fmt: skip
        if not told:
            return ()
        return (_because(told[-1].places[0], "of the event that is denied"),)

    def _of_thread(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """The country where the page has the event that the claim goes on telling, if it says no more."""
        tied = self._tied[claim.id]
        told = [c.places[0] for c in self.claims if c.id in tied and _lends(c)] if tied else []
        place = agreed(told)
        return (_taken(place, "of the same event elsewhere on the page"),) if place is not None else ()

    def _of_threat(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """A threat of violence that a page goes on telling of is to the place threatened just before."""
        if claim.type != "THREATEN" or claim.mode != "violence" or claim.places:
            return ()
        here = self._sentence(claim)
        before = [
            c for c in self.claims
            if c.type == "THREATEN" and c.mode == "violence" and _lends(c)
            and 0 < here - self._sentence(c) <= _REACH
        ]  # fmt: skip
        if not before or self._elsewhere(claim, before[-1].places[0]):
            return ()
        return (_taken(before[-1].places[0], "of the threat told just before"),)

    def _of_own_country(self, claim: Claim) -> tuple[ClaimPlace, ...]:
        """What goes on in the country of which the page speaks, where its sentence names no other place."""
        if claim.type not in ("PROTEST", "COERCE") or claim.mode == "seize" or claim.places:
            return ()
        if claim.modality not in (*_TOLD, "planned"):
            return ()
        state = self.page.own_country(claim.trigger.span.start)
        if state is None or self.page.names_places_outside(claim, state):
            return ()
        return (in_state(state, claim.trigger, "in the country of which the page speaks"),)

    def _part(self, claim: Claim) -> tuple[int, int]:
        """In which entry or item of a page a claim is told: each is news of its own."""
        at = claim.trigger.span.start
        return self.tree.entries.at(at), self.roundup.number(at)

    def _elsewhere(self, claim: Claim, place: ClaimPlace) -> bool:
        return self.page.speaks_of_another(claim, place, self.around.own_stretches(claim))

    def _span(self, sentence: int) -> tuple[int, int]:
        first, last = self.tree.sentence_range(sentence)
        return self.tree.starts[first], self.tree.ends[last - 1]

    def _at_large(self, claim: Claim) -> bool:
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

    def _none(self, claim: Claim) -> bool:
        """ "No new raids": that there were none denies no event told before."""
        word = self.word[claim.id]
        return any(self.tree.words[c].lower() in ("no", "new") for c in self.tree.children[word])

    def _sentence(self, claim: Claim) -> int:
        word = self.word[claim.id]
        return self.tree.sentence[word] if word >= 0 else -99

    def _old(self, claim: Claim) -> bool:
        """Whether a claim tells of a time before the page's news."""
        return self._before(claim, _NEWS)

    def _long_ago(self, claim: Claim) -> bool:
        return self._before(claim, _AFFAIR)

    def _before(self, claim: Claim, reach: dt.timedelta) -> bool:
        last = claim.date.period.latest if claim.date is not None else None
        published = self.document.published
        first = published.earliest if published is not None else None
        return last is not None and first is not None and first - last > reach


def _settled(claim: Claim) -> bool:
    return bool(claim.places) and (_located(claim.places[0]) or bool(claim.places[0].candidates))


def _told(claim: Claim) -> bool:
    return bool(claim.places) and _located(claim.places[0])


def _located(place: ClaimPlace) -> bool:
    """Whether it is settled where a place is: in a country, or on a sea."""
    return place.country is not None or place.place is not None


def _lends(claim: Claim) -> bool:
    """Whether a claim's place may be that of others, too; a road between two towns is none."""
    if not _told(claim) or claim.places[0].relation in MOVING:
        return False
    return sum(p.relation == "along" for p in claim.places) < 2


def _is_visit(claim: Claim) -> bool:
    """Whether a claim tells where somebody went for talks."""
    return claim.mode == "visit" and bool(claim.places) and claim.places[0].relation == "to" and _told(claim)


def _taken(place: ClaimPlace, why: str) -> ClaimPlace:
    """A place on loan from another claim: the words are not this claim's."""
    mention = replace(place.mention, kind="implied") if place.mention is not None else None
    return replace(_because(place, why), mention=mention)


def _because(place: ClaimPlace, why: str) -> ClaimPlace:
    basis = f"{why}; {place.basis}" if place.basis else why
    return replace(place, basis=basis)
