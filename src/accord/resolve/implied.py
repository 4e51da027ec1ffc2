"""Sides that a sentence leaves out because the page makes them plain; the place of talks likewise.

A page on a conflict has a main pair of sides: who acts on whom most often. "China urged restraint" is
addressed to both of them, "Pakistan withdrew its ambassador" concerns the other one, "they deny it"
answers whoever accused. What is filled in has a mention of kind "implied" elsewhere on the page and says
why in its resolution; a side that the page does not make plain stays out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from accord.knowledge.actors import governs
from accord.resolve.recalled import recalled
from accord.types import Actor, ActorId, Claim, ClaimId, Mention, Participant, Period, Resolution

W_TOLD = 2  # what each claim of two sides tells of their being opposed
W_HOME = 3  # what a group and the state of its country tell: more than one claim, less than two
NEAR = 3  # claims back to a charge against nobody in particular that somebody answers
CONFLICT = frozenset({"ASSAULT", "COERCE", "THREATEN", "ACCUSE", "SANCTION", "REJECT", "MOBILIZE"})
DIPLOMATIC = frozenset({"withdraw", "expel"})
ADDRESSED = frozenset({"REQUEST", "THREATEN", "CONCEDE"})
JOINT = frozenset({"CONSULT", "AGREE"})
CIVIL = re.compile(
    r"ministry|government|president|parliament|cabinet|embassy|court|mission|office", re.IGNORECASE
)
# Words for what is done to the other side of a war, whom the sentence need not name.
AGAINST = re.compile(
    r"^(?:retak|retook|recaptur|reconquer|liberat|regain|wag(?:e|ing)|counter-?(?:offensive|attack))",
    re.IGNORECASE,
)
CHARGE = re.compile(
    r"^\W*(?:\w+\W+){0,2}(?:criticism|critics|reports?|suggestions?|rumou?rs?)\b", re.IGNORECASE
)
ASKED = re.compile(r"^\W*(?:\w+\W+){0,3}(?:demand|request|appeal|call|ultimatum)s?\b", re.IGNORECASE)
# Of a country, and not on its state's side.
OPPOSED = re.compile(
    r"\b(?:dissident|opponent|opposition|defector|deserter|rebel|fugitive|plotter|conspirator|suspect|exile"
    r"|protester|demonstrator|activist|prisoner|detainee)s?\b",
    re.I,
)
BOTH = re.compile(
    r"\b(?:both|the two|two|each)\b.*"
    r"\b(?:sides?|countr(?:y|ies)|nations?|neighbou?rs?|parties|states|governments|other)\b"
    r"|\bone another\b",
    re.IGNORECASE,
)


def imply_sides(
    claims: Sequence[Claim], actors: Sequence[Actor], when: Period | None = None
) -> tuple[Claim, ...]:
    """The claims of a page, written at some time, with the sides filled in that the page makes plain."""
    page = PageSides(claims, {a.id: a for a in actors}, when)
    filled = [c for c in (page.filled(k) for k in range(len(page.claims))) if c is not None]
    kept = frozenset(c.id for c in filled)
    return tuple(_linked_to(_with_talks(page.rejoined(c), filled), kept) for c in filled)


def _linked_to(claim: Claim, kept: frozenset[ClaimId]) -> Claim:
    """The claim without links to those that turned out to tell of nobody."""
    linked = {a.claim for a in claim.about} | {r.to for r in claim.relations} | {o for o, _ in claim.same_as}
    if linked <= kept:
        return claim
    return replace(
        claim,
        about=tuple(a for a in claim.about if a.claim in kept),
        relations=tuple(r for r in claim.relations if r.to in kept),
        same_as=tuple(s for s in claim.same_as if s[0] in kept),
    )


def _after(claim: Claim) -> str:
    """The words of a claim's sentence behind its trigger."""
    sentence = claim.evidence[0]
    return sentence.quote[claim.trigger.span.end - sentence.span.start :]


def _everyone(claim: Claim) -> frozenset[ActorId]:
    return frozenset(p.actor for p in (*claim.actors, *claim.targets) if p.actor is not None)


def _with_talks(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Talks and agreements without a place were where the page puts others of the same sides."""
    sides = _everyone(claim)
    if claim.type not in JOINT or claim.places or not sides:
        return claim
    found = [
        c.places[0]
        for c in claims
        if c.type in JOINT and c.places and c.places[0].country is not None and _everyone(c) == sides
    ]
    if not found or len({p.place for p in found}) != 1:
        return claim
    why = f"told of these talks in another sentence; {found[0].basis}"
    return replace(claim, places=(replace(found[0], basis=why),))


class PageSides:
    """What the claims of one page show together."""

    def __init__(self, claims: Sequence[Claim], actors: dict[ActorId, Actor], when: Period | None) -> None:
        self.actors, self.when = actors, when
        self.claims = [self._forces(c) for c in claims]
        self.seen: dict[ActorId, Mention] = {}  # of sides
        self._named: dict[ActorId, Mention] = {}  # of each actor itself
        self._parted: dict[ClaimId, tuple[tuple[ClaimId, str], ...]] = {}
        for claim in self.claims:
            for p in (*claim.actors, *claim.targets):
                if p.actor is not None:
                    self.seen.setdefault(self.side(p.actor), p.mention)
                    self._named.setdefault(p.actor, p.mention)
            for v in claim.voices:
                if v.actor is not None and v.mention is not None:
                    self._named.setdefault(v.actor, v.mention)
        self.pairs = self._pairs()
        self.talks = self._talks()

    def side(self, actor: ActorId) -> ActorId:
        """The state of an organ or official, the group of a member, else the actor itself."""
        for _ in range(5):
            known = self.actors.get(actor)
            if known is None or known.parent is None or known.kind in ("state", "armed-group"):
                return actor
            if OPPOSED.search(known.name):
                return actor
            actor = known.parent
        return actor

    def _forces(self, claim: Claim) -> Claim:
        """An assault by a ministry or its spokesman ("we struck", "their attack") is the state's.

        So is one whose author the sentence leaves out: which of its forces it was is told elsewhere.
        """
        if claim.type not in ("ASSAULT", "MOBILIZE"):
            return claim
        out = []
        for p in claim.actors:
            known = self.actors.get(p.actor) if p.actor is not None else None
            policed = p.actor is not None and p.actor.endswith(":police")  # no one of several forces
            left_out = p.mention.kind == "implied" and not policed
            if known is not None and known.kind == "state-organ" and left_out:
                owner = self.side(known.id)
                why = f"{known.name} elsewhere on the page; this sentence names nobody"
                p = replace(
                    p, actor=owner, resolution=Resolution(value=owner, candidates=(known.id,), reason=why)
                )
            spoken = p.mention.quote.lower() in ("we", "our", "us", "it", "its", "their", "they")
            if (
                known is not None
                and known.kind in ("state-organ", "person")
                and spoken
                and known.parent is not None
            ):
                owner = self.side(known.id)
                if CIVIL.search(known.name) or known.kind == "person":
                    why = f"{known.name} speaks; the force is that of {owner}"
                    p = replace(
                        p, actor=owner, resolution=Resolution(value=owner, candidates=(owner,), reason=why)
                    )
            out.append(p)
        return replace(claim, actors=tuple(out))

    def _pairs(self) -> Counter[tuple[ActorId, ActorId]]:
        """How often one side acts against another, directions kept; a state on another's soil counts, too."""
        out: Counter[tuple[ActorId, ActorId]] = Counter()
        lands = {a.country: a.id for a in self.actors.values() if a.kind == "state"}
        for claim in self.claims:
            if claim.type not in CONFLICT:
                continue
            acting = {self.side(p.actor) for p in claim.actors if p.actor is not None}
            struck = {self.side(p.actor) for p in claim.targets if p.actor is not None}
            for a in sorted(acting):
                known = self.actors.get(a)
                soil = {lands[x.country] for x in claim.places if x.country in lands and x.relation != "from"}
                if known is not None and known.kind == "state" and a not in soil:
                    struck = struck | soil
                for b in sorted(struck - {a}):
                    out[a, b] += 1
        return out

    def _talks(self) -> Counter[tuple[ActorId, ActorId]]:
        out: Counter[tuple[ActorId, ActorId]] = Counter()
        for claim in self.claims:
            if claim.type in JOINT:
                both = sorted({p.actor for p in (*claim.actors, *claim.targets) if p.actor is not None})
                if len(both) == 2:
                    out[both[0], both[1]] += 1
        return out

    def main(self) -> tuple[ActorId, ActorId] | None:
        """The two sides that act on each other most; None without a clear first."""
        both: Counter[tuple[ActorId, ActorId]] = Counter()
        for (a, b), n in self.pairs.items():
            if self._party(a) and self._party(b):
                both[min(a, b), max(a, b)] += n
        ranked = sorted(both.items(), key=lambda x: (-x[1], x[0]))
        if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            mutual = [p for p, _ in ranked if (p[0], p[1]) in self.pairs and (p[1], p[0]) in self.pairs]
            return mutual[0] if len(mutual) == 1 else None
        return ranked[0][0]

    def opposite(self, actor: ActorId, envoys: bool = False) -> ActorId | None:
        """Whom an actor's side is in conflict with on this page; None where that is not plain.

        Parties only, not victims; states only where a state recalls or expels `envoys`. An armed group and
        the state of its country oppose each other unless the page shows more of another pair.
        """
        side = self.side(actor)
        against: Counter[ActorId] = Counter()
        for (a, b), n in [*self.pairs.items(), *self.talks.items()]:
            other = b if a == side else a if b == side else None
            if other is not None and self._party(other) and not (envoys and not self._is_state(other)):
                against[other] += W_TOLD * n
        if not envoys:
            against.update(dict.fromkeys(self._at_home(side), W_HOME))
        ranked = sorted(against.items(), key=lambda x: (-x[1], x[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def _party(self, actor: ActorId) -> bool:
        known = self.actors.get(actor)
        return known is not None and known.kind in ("state", "armed-group", "state-organ", "igo")

    def _is_state(self, actor: ActorId) -> bool:
        known = self.actors.get(actor)
        return known is not None and known.kind == "state"

    def _at_home(self, side: ActorId) -> list[ActorId]:
        """The state of an armed group's country, or the armed groups of a state, among those of the page."""
        own = self.actors.get(side)
        if own is None or own.country is None or own.kind not in ("state", "armed-group"):
            return []
        wanted = "armed-group" if own.kind == "state" else "state"
        return [
            a
            for a in sorted(self.seen)
            if self.actors[a].kind == wanted
            and self.actors[a].country == own.country
            and not any(governs(self.actors[g], own.country, self.when) for g in (a, side))
        ]

    def _participant(self, actor: ActorId, why: str) -> Participant | None:
        mention = self.seen.get(actor) or self._named.get(actor)
        if mention is None:
            return None
        return Participant(
            mention=replace(mention, kind="implied"), actor=actor,
            resolution=Resolution(value=actor, candidates=(actor,), reason=why),
        )  # fmt: skip

    def filled(self, k: int) -> Claim | None:
        """One claim with its plain sides; None where a joint event has no sides at all."""
        claim = self._apart(self._other_than_self(self._given_way(self.claims[k])))
        main = self.main()
        vague = [p for p in claim.targets if BOTH.search(p.mention.quote)]
        if main is not None and any(p.actor is None or not self._party(p.actor) for p in vague):
            claim = replace(claim, targets=())
        if claim.type in JOINT:
            return self._joint(claim, main)
        if claim.type == "RETREAT" and claim.mode == "release":
            return self._released(claim)
        if claim.targets:
            return claim
        actor = claim.actors[0].actor if claim.actors else None
        if actor is None:
            known = recalled(self, claim, k, None) if not claim.actors or claim.type == "COERCE" else []
            enemy = [self._participant(a, why) for a, why in known]
            return replace(claim, targets=tuple(p for p in enemy if p is not None))
        if claim.type == "ASSAULT" and claim.mode == "crowd-control":
            return replace(claim, targets=self._crowd(k))
        acting = {self.side(p.actor) for p in claim.actors if p.actor is not None}
        wanted = self._addressees(claim, k, actor, main)
        found = [
            p for a, why in wanted
            if self.side(a) not in acting and (p := self._participant(a, why)) is not None
        ]  # fmt: skip
        return replace(claim, targets=tuple(found))

    def _crowd(self, k: int) -> tuple[Participant, ...]:
        """Against whom police use tear gas and the like: whoever protests, told last before."""
        for claim in reversed(self.claims[: k + 1]):
            if claim.type == "PROTEST" and claim.actors and claim.actors[0].actor is not None:
                why = "who protests, told just before"
                found = [self._participant(p.actor, why) for p in claim.actors if p.actor is not None]
                return tuple(p for p in found if p is not None)
        return ()

    def _given_way(self, claim: Claim) -> Claim:
        """An actor taken over from elsewhere gives way to a target of its side that the sentence names."""
        told = [p.actor for p in claim.targets if p.actor is not None and p.mention.kind != "implied"]
        organs = [a for a in told if a in self.actors and self.actors[a].kind == "state-organ"]
        struck = {*told, *(self.side(a) for a in organs)}
        kept = tuple(p for p in claim.actors if p.mention.kind != "implied" or p.actor not in struck)
        if len(kept) == len(claim.actors):
            return claim
        self._parted[claim.id] = claim.same_as  # whoever is hit here did the deed told before: two deeds
        return replace(claim, actors=kept, same_as=())

    def rejoined(self, claim: Claim) -> Claim:
        """The claim tied to what a claim that turned out to tell another deed was tied to."""
        same: dict[ClaimId, str] = {}
        todo = list(claim.same_as)
        while todo:
            other, why = todo.pop(0)
            if other in self._parted:
                todo += self._parted[other]
            else:
                same.setdefault(other, why)
        return replace(claim, same_as=tuple(same.items())) if len(self._parted) else claim

    def _other_than_self(self, claim: Claim) -> Claim:
        """A word that was taken for the actor himself means whoever else the sentence tells of."""
        doers = {p.actor for p in claim.actors if p.actor is not None}
        acting = {self.side(a) for a in doers}
        out = []
        for p in claim.targets:
            known = self.actors.get(p.actor) if p.actor is not None else None
            titled = p.mention.kind == "name" and known is not None and known.kind == "person"
            if (titled or p.mention.kind == "description") and p.actor in doers:
                found = Resolution(value=None, candidates=(), reason="nobody acts on himself")
                p = replace(p, actor=None, resolution=found)
            if p.mention.kind == "pronoun" and p.actor is not None and self.side(p.actor) in acting:
                others = [
                    q
                    for c in self.claims
                    if c.evidence[:1] == claim.evidence[:1]
                    for q in c.actors
                    if q.actor is not None
                    and self.side(q.actor) not in acting
                    and q.mention.kind != "implied"
                ]
                named = {q.actor for q in others}
                value = others[0].actor if len(named) == 1 else None
                why = (
                    "nobody acts on himself; the other one of the sentence"
                    if value
                    else "nobody acts on himself"
                )
                found = Resolution(value=value, candidates=tuple(sorted(str(n) for n in named)), reason=why)
                p = replace(p, actor=value, antecedent=others[0].mention if value else None, resolution=found)
            out.append(p)
        return replace(claim, targets=tuple(out)) if tuple(out) != claim.targets else claim

    def _released(self, claim: Claim) -> Claim:
        """Whoever took hostages releases them: what the page tells of the taking fills what is left out."""
        taking = [c for c in self.claims if c.type == "ASSAULT" and c.mode == "abduct"]
        sides = []
        for own, of in ((claim.actors, "actors"), (claim.targets, "targets")):
            given: list[Participant] = [] if own else [p for c in taking for p in getattr(c, of)[:1]]
            named = {p.actor for p in given if p.actor is not None}
            if len(named) == 1 and given[0].actor is not None:
                taken = self._participant(
                    self.side(given[0].actor), f"as in the taking that the page tells: {of}"
                )
                own = (taken,) if taken is not None else own
            sides.append(own)
        return replace(claim, actors=sides[0], targets=sides[1])

    def _apart(self, claim: Claim) -> Claim:
        """Nobody is his own target: what was taken over from elsewhere gives way."""
        acting = {self.side(p.actor) for p in claim.actors if p.actor is not None}
        kept = tuple(
            p for p in claim.targets
            if p.mention.kind != "implied" or p.actor is None or self.side(p.actor) not in acting
        )  # fmt: skip
        return claim if len(kept) == len(claim.targets) else replace(claim, targets=kept)

    def _addressees(
        self, claim: Claim, k: int, actor: ActorId, main: tuple[ActorId, ActorId] | None
    ) -> list[tuple[ActorId, str]]:
        side = self.side(actor)
        if claim.type == "REQUEST" and main is not None and side not in main:
            return [(a, "a side of the page's main conflict, to which the appeal is made") for a in main]
        if claim.type == "REJECT" and claim.mode == "yield":
            if told := recalled(self, claim, k, actor):
                return told
            if CHARGE.search(_after(claim)):
                return []  # "rejected criticism of its record": whose, nobody says
            asker = self._asker(k, side) if ASKED.search(_after(claim)) else None
            if asker is not None:
                return [(asker, "asked for it on this page")]
        if claim.type == "ACCUSE" and claim.mode == "disapprove":
            doer = self._condemned(claim, side)
            if doer is None:
                return recalled(self, claim, k, actor)
            return [(doer, "did what the sentence condemns")]
        if claim.type == "REJECT" and claim.mode is None:
            if told := recalled(self, claim, k, actor):
                return told
            accuser = self._accuser(k, side)
            return [(accuser, "accused them on this page")] if accuser is not None else []
        if found := recalled(self, claim, k, actor):
            return found
        if (
            claim.type in ADDRESSED
            or claim.type in ("SANCTION", "REJECT")
            or AGAINST.search(claim.trigger.quote)
        ):
            other = self.opposite(actor, envoys=claim.type == "SANCTION" and claim.mode in DIPLOMATIC)
            return (
                [(other, "the side that the actor is in conflict with on this page")]
                if other is not None
                else []
            )
        return []

    def foe(self, side: ActorId | None) -> ActorId | None:
        """The armed group that most acts of a page are against, where the side is another (None: any)."""
        struck: Counter[ActorId] = Counter()
        for claim in self.claims:
            acting = {self.side(p.actor) for p in claim.actors if p.actor is not None}
            hit = {self.side(p.actor) for p in claim.targets if p.actor is not None}
            if claim.type in CONFLICT:
                struck.update(b for b in hit - acting - {side} if self.actors[b].kind == "armed-group")
        ranked = sorted(struck.items(), key=lambda x: (-x[1], x[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def _asker(self, k: int, side: ActorId) -> ActorId | None:
        """Who last demanded something before the claim, of the one who rejects it or of nobody named."""
        for claim in reversed(self.claims[:k]):
            asked = {self.side(p.actor) for p in claim.targets if p.actor is not None}
            if claim.type != "REQUEST" or not claim.actors or claim.actors[0].actor is None:
                continue
            asker = self.side(claim.actors[0].actor)
            if asker != side and self._party(asker) and (not asked or side in asked):
                return asker
        return None

    def _accuser(self, k: int, side: ActorId) -> ActorId | None:
        """Who last accused a side before the claim, in a sentence that names it or with the denial."""
        for back, claim in enumerate(reversed(self.claims[: k + 1])):
            if claim.type == "ACCUSE" and claim.actors and claim.actors[0].actor is not None:
                accuser = self.side(claim.actors[0].actor)
                accused = {self.side(p.actor) for p in claim.targets if p.actor is not None}
                here = claim.evidence[:1] == self.claims[k].evidence[:1] or self._names(claim, side)
                open_to_all = not claim.targets and claim.mode != "disapprove" and back <= NEAR
                if accuser != side and (open_to_all or here or side in accused):
                    person = self.actors[claim.actors[0].actor].kind == "person"
                    return claim.actors[0].actor if person else accuser
        return None

    def _names(self, claim: Claim, side: ActorId) -> bool:
        """Whether a claim's sentence names a side."""
        known = self.actors.get(side)
        return known is not None and any(n in claim.evidence[0].quote for n in (known.name, *known.aliases))

    def _condemned(self, claim: Claim, side: ActorId) -> ActorId | None:
        """Who did what a sentence condemns: the one author of the assaults that it tells of."""
        doers = {
            p.actor
            for c in self.claims
            if c.type == "ASSAULT" and c.evidence[:1] == claim.evidence[:1]
            for p in c.actors
            if p.actor is not None and p.mention.kind != "implied"
        }
        one = next(iter(doers)) if len(doers) == 1 else None
        return one if one is not None and self.side(one) != side else None

    def _joint(self, claim: Claim, main: tuple[ActorId, ActorId] | None) -> Claim | None:
        """Talks without sides are those that the page is about: of the pair that talks most."""
        if claim.actors or claim.targets:
            return claim
        ranked = sorted(self.talks.items(), key=lambda x: (-x[1], x[0]))
        pair = ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else main
        if pair is None:
            return None
        sides = [self._talker(a) for a in pair]
        found = tuple(p for p in sides if p is not None)
        return replace(claim, actors=found) if len(found) == 2 else None

    def _talker(self, actor: ActorId) -> Participant | None:
        why = "one of the two who talk on this page"
        for claim in self.claims:
            for p in (*claim.actors, *claim.targets):
                if p.actor == actor:
                    reason = Resolution(value=actor, candidates=(actor,), reason=why)
                    return Participant(
                        mention=replace(p.mention, kind="implied"), actor=actor, resolution=reason
                    )
        return self._participant(actor, why)
