"""The actors of one page: known ones as they are used, new ones of the record as the page introduces them."""

from __future__ import annotations

import dataclasses
import functools
import re
import unicodedata

from accord.knowledge.actors import KnownActors
from accord.types import Actor, ActorId, ActorKind, DocumentId, Role

_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


@functools.lru_cache(maxsize=10_000)
def slug(words: str) -> str:
    """Words as part of an id: ASCII, lower case, hyphens."""
    plain = words
    if not words.isascii():
        plain = unicodedata.normalize("NFKD", words)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


# Where these are is part of who they are.
_POSTED = re.compile(r"\b(?:embass|consulat|mission|office|ambassador|envoy|correspondent)", re.IGNORECASE)

_WHERE = re.compile(r" (?:in|at|near|outside|aboard|on board|from) ")


class Register:
    """Actors used on a page, with their aliases as written. Known actors keep their ids and names."""

    def __init__(self, known: KnownActors, document: DocumentId) -> None:
        self.known = known
        self._document = document
        self._made: dict[ActorId, Actor] = {}
        self._aliases: dict[ActorId, dict[str, None]] = {}

    def get(self, key: ActorId) -> Actor:
        """An actor of the page or of the knowledge base."""
        return self._made.get(key) or self.known.get(key)

    def named(
        self,
        name: str,
        kind: ActorKind,
        country: str | None = None,
        parent: ActorId | None = None,
        role: str | None = None,
    ) -> ActorId:
        """A new actor of the record with a name of its own; the same name gives the same actor."""
        key = ActorId(f"x:{slug(_ARTICLE.sub('', name)) or 'unnamed'}")
        return self._keep(key, name, kind, country, parent, role)

    def described(
        self,
        words: str,
        kind: ActorKind,
        state: ActorId | None,
        parent: ActorId | None,
        single: int | None = None,
    ) -> ActorId:
        """A new actor that the page only describes: a class ("Protesters (Pakistan)"), or one person.

        `single` is a number that tells several such people of a page apart; a person is of this page alone.
        """
        label = self._label(words, state)
        key = f"x:{slug(label)}"
        if single is not None:
            key = f"{key}:{slug(self._document)[:16]}-{single}"
        country = self.known.country(state) if state else None
        made = self._keep(ActorId(key), label, kind, country, parent, None)
        self.alias(made, words)
        return made

    def counted(self, key: ActorId, words: str) -> None:
        """Notes how the page writes a described actor, number and all ("six Central Asian men")."""
        if key.startswith("x:"):
            self.alias(key, _ARTICLE.sub("", words))

    def _label(self, words: str, state: ActorId | None) -> str:
        label = words[:1].upper() + words[1:]
        if state is None:
            return label
        name = self.known.get(state).name
        if any(n.lower() in label.lower() for n in (name, self.known.adjective(state))):
            return label
        if any(state in self.known.lookup(word) for word in label.replace("'s", "").split()):
            return label
        return f"{label} ({name})"

    def _keep(
        self,
        key: ActorId,
        name: str,
        kind: ActorKind,
        country: str | None,
        parent: ActorId | None,
        role: str | None,
    ) -> ActorId:
        old = self._made.get(key)
        roles = (Role(parent=parent, role=role),) if parent and role else ()
        if old is None:
            self._made[key] = Actor(id=key, name=name, kind=kind, country=country, parent=parent, roles=roles)
        else:
            more = tuple(r for r in roles if r not in old.roles)
            self._made[key] = dataclasses.replace(
                old,
                country=old.country or country,
                parent=old.parent or parent,
                roles=old.roles + more,
            )
        return key

    def alias(self, key: ActorId, written: str) -> None:
        """Notes how the page writes an actor."""
        written = " ".join(written.split())
        if written:
            self._aliases.setdefault(key, {})[written] = None

    def parent(
        self, key: ActorId, parent: ActorId | None, country: str | None, role: str | None, past: bool = False
    ) -> None:
        """Adds what a title or apposition says of a new actor; known actors keep what is known.

        A `past` role is kept, but nobody belongs any more to whom he once served.
        """
        old = self._made.get(key)
        if old is not None:
            self._keep(key, old.name, old.kind, country, parent, role)
            if past:
                self._made[key] = dataclasses.replace(self._made[key], parent=old.parent)

    def actors(self, used: set[ActorId]) -> tuple[Actor, ...]:
        """The used actors and their parents, in the order of their ids, with aliases as written."""
        todo, keep = sorted(used), set(used)
        while todo:
            parent = self.get(todo.pop()).parent
            if parent and parent not in keep:
                keep.add(parent)
                todo.append(parent)
        return tuple(self._finished(key) for key in sorted(keep))

    def _finished(self, key: ActorId) -> Actor:
        actor = self.get(key)
        spelt = set(self._aliases.get(key, ()))
        if key.startswith("x:"):  # "a police academy in Bogotá" is "a police academy", too
            spelt |= {_WHERE.split(a)[0] for a in spelt if not _POSTED.search(a)}
        country = None if actor.country and actor.country.startswith("x:") else actor.country
        written = tuple(sorted(a for a in spelt if a != actor.name))
        return dataclasses.replace(actor, aliases=written, country=country)
