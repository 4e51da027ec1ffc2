"""Whom and what a person means who names an actor or a place by id or name, not by words of a page.

Actors and places of the record's own pages come first, then those that accord knows. What could be two is
refused, with the ids to choose from: a person's word is never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import get_args

from accord.errors import InputError, KnowledgeError
from accord.knowledge import actors as known_actors
from accord.knowledge import gazetteer
from accord.resolve.register import slug
from accord.types import Actor, ActorId, ActorKind, Page, Place

NEW = "new:"  # new:NAME or new:KIND:NAME makes an actor of the record
SHOWN = 5


class Named:
    """Actors and places by name, over the pages of a record and what accord knows."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    def actors(self, name: str) -> tuple[Actor, ...]:
        """The actor with this id, name or alias, and those above it; `new:NAME` is a new one of the record.

        Raises InputError where there is none, or more than one.
        """
        if name.startswith(NEW):
            return (_new(name.removeprefix(NEW)),)
        low = name.casefold()
        own = self._own.values()
        for same in (
            [a for a in own if a.id == name],
            [a for a in own if a.name.casefold() == low],
            [a for a in own if low in (x.casefold() for x in a.aliases)],
            self._known(name),
        ):
            if len(same) > 1:
                raise InputError(f"{len(same)} actors go by {name!r}; name one by its id: {_ids(same)}")
            if same:
                return (same[0], *self._above(same[0]))
        raise InputError(
            f"no actor goes by {name!r}; accord show RECORD --actors lists them, "
            f"and {NEW}{name} makes a new one"
        )

    def place(self, name: str) -> Place:
        """The place with this id or name; InputError where there is none, or more than one that is likely."""
        atlas = gazetteer.default()
        found = atlas.get(name)
        if found is not None:
            return found
        hits = [h for h in atlas.hits(name, similar=False) if h.exact]
        named = [h.place for h in hits if h.own] or [h.place for h in hits]
        if len(named) == 1:
            return named[0]
        if named:
            shown = ", ".join(f"{p.id} ({p.admin1 or p.precision}, {p.country})" for p in named[:SHOWN])
            raise InputError(f"{len(named)} places go by {name!r}; name one by its id: {shown}")
        raise InputError(f"no place goes by {name!r}; leave it out, or name another by name or id")

    @cached_property
    def _own(self) -> dict[ActorId, Actor]:
        """The actors of the pages, each with the aliases of all pages."""
        out: dict[ActorId, Actor] = {}
        for actor in (a for p in self._pages for a in p.actors):
            old = out.get(actor.id, actor)
            out[actor.id] = replace(old, aliases=tuple(sorted({*old.aliases, *actor.aliases})))
        return out

    def _known(self, name: str) -> list[Actor]:
        known = known_actors.default()
        ids = [ActorId(name)] if name in known else known.lookup(name)
        return [replace(known.get(i), aliases=()) for i in ids]

    def _above(self, actor: Actor) -> Iterable[Actor]:
        while actor.parent is not None:
            try:
                above = self._own.get(actor.parent) or known_actors.default().get(actor.parent)
            except KnowledgeError:  # of a page that is in the record no more
                return
            actor = replace(above, aliases=())
            yield actor


def _new(name: str) -> Actor:
    first, colon, rest = name.partition(":")
    kinds: tuple[ActorKind, ...] = get_args(ActorKind)
    kind: ActorKind = next((k for k in kinds if colon and k == first.strip()), "other")
    words = (rest if colon and kind == first.strip() else name).strip()
    if not slug(words):
        raise InputError(f"{NEW}{name}: give the new actor's name after {NEW}")
    return Actor(id=ActorId(f"x:{slug(words)}"), name=words, kind=kind)


def _ids(actors: Sequence[Actor]) -> str:
    return ", ".join(f"{a.id} ({a.name})" for a in actors[:SHOWN])
