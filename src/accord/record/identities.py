"""Decisions on who is who: two actors of a record are one, or some words mean another than they seemed to.

Such a decision has the field "actor". One that merges goes from the actor `old` to `new`, an id or a name, on
all pages. One that splits takes from the actor `old` some words on all pages, or all that the pages with one
hash mean by it: `new` has these words (or null) and to whom they belong, as JSON, and `sha256` the hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from accord.errors import InputError
from accord.record import quotes
from accord.record.edits import Known
from accord.types import Actor, ActorId, Claim, Decision, Mention, Page, Participant, Resolution, Toll, Voice

ACTOR = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """That an actor, or where it is called by `words`, is another: the first of `actors`.

    It holds for the pages with the hash `sha256`, for all where that is empty.
    """

    old: ActorId
    words: str | None
    actors: tuple[Actor, ...]
    why: str
    sha256: str = ""

    @property
    def new(self) -> ActorId:
        return self.actors[0].id

    def on(self, page: Page) -> tuple[Claim, ...]:
        """Those claims of a page in which somebody becomes another, as they are then."""
        if self.sha256 not in ("", page.document.sha256):
            return ()
        return tuple(now for c in page.claims if (now := self._claim(c)) != c)

    def page(self, page: Page, changed: Iterable[Claim]) -> Page:
        """The page with changed claims, and with the actors that its claims name now."""
        by_id = {c.id: c for c in changed}
        claims = tuple(by_id.get(c.id, c) for c in page.claims)
        merged = self.words is None
        actors = {a.id: a for a in (*page.actors, *self.actors)}
        if merged:
            actors.pop(self.old)
            actors = {i: _under(a, self.old, self.new) for i, a in actors.items()}
        return replace(page, claims=claims, actors=tuple(actors[i] for i in sorted(actors)))

    def _claim(self, claim: Claim) -> Claim:
        return replace(
            claim,
            actors=tuple(map(self._side, claim.actors)),
            targets=tuple(map(self._side, claim.targets)),
            voices=tuple(map(self._voice, claim.voices)),
            tolls=tuple(map(self._toll, claim.tolls)),
        )

    def _side(self, side: Participant) -> Participant:
        if not self._means(side.actor, side.mention, side.antecedent):
            return side
        return replace(
            side,
            actor=self.new,
            resolution=Resolution(value=self.new, candidates=(self.old,), reason=self.why),
        )

    def _toll(self, toll: Toll) -> Toll:
        return toll if toll.victims is None else replace(toll, victims=self._side(toll.victims))

    def _voice(self, voice: Voice) -> Voice:
        if self._means(voice.actor, voice.mention, voice.antecedent):
            voice = replace(voice, actor=self.new)
        if voice.on_behalf_of == self.old and self.words is None:
            voice = replace(voice, on_behalf_of=self.new)
        return voice

    def _means(self, actor: ActorId | None, *mentions: Mention | None) -> bool:
        """Whether a mention is one that the decision is about."""
        if actor != self.old:
            return False
        said = {in_one_case(m.quote) for m in mentions if m is not None}
        return self.words is None or in_one_case(self.words) in said


def in_one_case(words: str) -> str:
    """Words as they are compared here."""
    return quotes.fold(words).strip().casefold()


def becomes(decision: Decision) -> str:
    """Whom a decision on who is who names as the other actor: an id, a name, or new:NAME."""
    told = decision.new or ""
    return str(json.loads(told)["to"]) if decision.verdict == "split" else told


def identity_of(decision: Decision, pages: Iterable[Page], known: Known) -> Identity:
    """What a decision says of who is who. Raises InputError where its other actor is not known."""
    old = ActorId(decision.old or "")
    words = json.loads(decision.new or "")["words"] if decision.verdict == "split" else None
    to = becomes(decision)
    there = {a.id: a for p in pages for a in p.actors}
    actors = (there[ActorId(to)],) if to in there else known.actors(to)
    if actors[0].id == old:
        raise InputError(f"{to}: is that actor already")
    by_id = {a.id: a for a in actors}
    parent = actors[0].parent
    while parent in there and parent not in by_id and parent != old:
        by_id[parent] = there[parent]
        parent = there[parent].parent
    why = f"{'merged' if decision.verdict == 'merge' else 'told apart'} by {decision.by} ({decision.id})"
    return Identity(old=old, words=words, actors=tuple(by_id.values()), why=why, sha256=decision.sha256)


def _under(actor: Actor, old: ActorId, new: ActorId) -> Actor:
    """An actor that was part of one that is another now."""
    if actor.parent != old and all(r.parent != old for r in actor.roles):
        return actor
    roles = tuple(replace(r, parent=new) if r.parent == old else r for r in actor.roles)
    parent = new if actor.parent == old and actor.id != new else None if actor.parent == old else actor.parent
    return replace(actor, parent=parent, roles=tuple(r for r in roles if r.parent != actor.id))
