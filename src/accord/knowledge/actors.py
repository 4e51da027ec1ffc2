"""Who is who: states, their organs, international bodies, armed groups, media and heads of government.

The data file beside this module is read once, when first asked for. Organs of states are not listed but
composed: a kind of organ ("foreign-ministry") times a state gives one actor with one id, name and parent.
"""

from __future__ import annotations

import copy
import datetime as dt
import gzip
import json
from collections.abc import Mapping, Sequence, Set
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from accord.errors import KnowledgeError
from accord.knowledge.folding import acronym, fold, plain
from accord.types import Actor, ActorId, Period, Role

_FILE = "actors.json.gz"
_NO_PLURAL = ("ese", "sh", "ch", "ss", "s", "z", "men", "yz")


class Organ(NamedTuple):
    """A kind of organ that every state may have; `name` holds {S} for the state, {A} for its adjective.

    `wording` is its usual wording, folded.
    """

    slug: str
    name: str
    parent: str | None
    wording: str


class Coalition(NamedTuple):
    """States that fight together: the group they fight, words that alone tell them, and where, since, until.

    `countries` are ISO 3166-1 alpha-3 codes; `words` are folded.
    """

    id: ActorId
    against: ActorId | None
    words: tuple[str, ...]
    countries: tuple[str, ...]
    since: dt.date
    until: dt.date | None

    def fought(self, countries: Set[str], first: dt.date, last: dt.date) -> bool:
        """Whether it fought in one of these countries at some time between two days."""
        return (
            not countries.isdisjoint(self.countries)
            and self.since <= last
            and (self.until is None or first <= self.until)
        )


class KnownActors:
    """All actors that accord knows, with the keys by which names are looked up.

    `states` maps folded state names to ids, `adjectives` folded adjectives and names of peoples, `seats`
    folded seats of government (a metonym). `acronyms` holds exact spellings without dots, `names` the
    folded names of all other actors. `organs` maps folded wordings ("foreign ministri") to kinds of organ.
    `coalitions` are those that news calls "the coalition". `longest` gives for the first word of a key how
    many words its longest key has.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self._rows: list[dict[str, Any]] = content["actors"]
        self._state_rows: dict[str, dict[str, Any]] = {row["id"]: row for row in content["states"]}
        self._made: dict[ActorId, Actor] = {}
        self._index = {row["id"]: at for at, row in enumerate(self._rows)}
        self.names: dict[str, tuple[ActorId, ...]] = self._keyed(content["folded"])
        self.acronyms: dict[str, tuple[ActorId, ...]] = self._keyed(content["exact"])
        self.states: dict[str, tuple[ActorId, ...]] = {}
        self.adjectives: dict[str, tuple[ActorId, ...]] = {}
        self.peoples: frozenset[str] = frozenset()
        self._spelt: set[str] = set()
        self.seats: dict[str, tuple[ActorId, ...]] = {}
        self.organs: dict[str, Organ] = {}
        self._organ_kinds: dict[str, Organ] = {}
        self._read_states()
        self._read_organs(content["organs"])
        self.coalitions = {c.id: c for c in map(_coalition, content["coalitions"])}
        self.organ_words = frozenset(word for key in self.organs for word in key.split())
        keys: tuple[dict[str, Any], ...] = (self.names, self.states, self.adjectives, self.seats, self.organs)
        self.longest: dict[str, int] = {}
        for table in keys:
            for key in table:
                first, size = key.partition(" ")[0], key.count(" ") + 1
                if size > self.longest.get(first, 0):
                    self.longest[first] = size

    def _keyed(self, table: dict[str, list[int]]) -> dict[str, tuple[ActorId, ...]]:
        rows = self._rows
        return {key: tuple(ActorId(rows[at]["id"]) for at in places) for key, places in table.items()}

    def _read_states(self) -> None:
        peoples = set()
        for row in self._state_rows.values():
            key = ActorId(row["id"])
            for name in [row["name"], *row["names"]]:
                short = acronym(name)
                self._spelt.add(plain(name))
                _add(self.acronyms if short else self.states, short or fold(name), key)
            for name in row["adjectives"]:
                self._spelt.update((plain(name), plain(name + "s")))
                _add(self.adjectives, fold(name), key)
                if not name.endswith(_NO_PLURAL):
                    plural = fold(name + "s")
                    peoples.add(plural)
                    _add(self.adjectives, plural, key)
            for name in row["seats"]:
                self._spelt.add(plain(name))
                _add(self.seats, fold(name), key)
        self.peoples = frozenset(peoples)

    def _read_organs(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            organ = Organ(row["slug"], row["name"], row["parent"], fold(row["wordings"][0]))
            self._organ_kinds[organ.slug] = organ
            for wording in row["wordings"]:
                self.organs[fold(wording)] = organ

    def lookup(self, name: str) -> tuple[ActorId, ...]:
        """The actors that a name may stand for, most likely first; empty where it is not known.

        Names of organs are taken apart: "Pakistan's Foreign Ministry", "Ministry of Foreign Affairs of
        Pakistan" and "Pakistani foreign ministry" all give organ:PAK:foreign-ministry.
        """
        short = acronym(name)
        if short and short in self.acronyms:
            return self.acronyms[short]
        key = fold(name)
        found = dict.fromkeys((*self.names.get(key, ()), *self.states.get(key, ()), *self.seats.get(key, ())))
        if found:
            return tuple(found)
        return self._organ_lookup(key.split()) or self.adjectives.get(key, ())

    def _organ_lookup(self, words: list[str]) -> tuple[ActorId, ...]:
        for cut in range(1, len(words)):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            for state, wording in ((left, right), (right, left)):
                owners = self.states.get(state) or self.adjectives.get(state)
                if owners and wording == "government":
                    return owners
                if owners and wording in self.organs:
                    return tuple(self.organ(owner, self.organs[wording].slug) for owner in owners)
        return ()

    def get(self, key: ActorId) -> Actor:
        """The actor with this id. Organs are made when asked for. KnowledgeError where the id is unknown."""
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def is_state(self, key: str) -> bool:
        """Whether an id is that of a state."""
        return key in self._state_rows

    def state_of(self, key: ActorId) -> ActorId | None:
        """The state that an id of a state or of a composed organ belongs to."""
        if key in self._state_rows:
            return key
        kind, _, rest = key.partition(":")
        state = f"state:{rest.split(':')[0]}" if kind == "organ" else key.rpartition(":")[0]
        return ActorId(state) if state in self._state_rows else None

    def extended(self, states: Sequence[tuple[str, tuple[str, ...]]]) -> KnownActors:
        """These actors and further states, given by name and adjectives, that a page speaks of.

        Such a state has the id of a new actor of the record ("x:puntland"), which stands in for its country
        code too; its organs are composed as those of other states are.
        """
        more = copy.copy(self)
        more._state_rows, more._made = dict(self._state_rows), {}
        more.states, more.adjectives = dict(self.states), dict(self.adjectives)
        more._spelt, more.longest = set(self._spelt), dict(self.longest)
        for name, adjectives in states:
            key = ActorId(f"x:{plain(name).replace(' ', '-')}")
            more._state_rows[key] = {
                "id": key, "name": name, "names": [], "adjectives": list(adjectives), "seats": [],
                "since": None, "until": None, "country": key,
            }  # fmt: skip
            _add(more.states, fold(name), key)
            for form in adjectives:
                _add(more.adjectives, fold(form), key)
            for form in (name, *adjectives):
                more._spelt.add(plain(form))
                more.longest.setdefault(fold(form).partition(" ")[0], 1)
        return more

    def with_own(self, rows: Sequence[Mapping[str, Any]]) -> KnownActors:
        """These actors, changed and added to by the rows of a user's file (see `knowledge.own`)."""
        more = copy.copy(self)
        more._rows, more._index, more._made = list(self._rows), dict(self._index), {}
        more.names, more.acronyms = dict(self.names), dict(self.acronyms)
        more.states, more.adjectives, more.seats = dict(self.states), dict(self.adjectives), dict(self.seats)
        more._spelt, more.longest = set(self._spelt), dict(self.longest)
        for row in rows:
            more._take(row)
        return more

    def _take(self, own: Mapping[str, Any]) -> None:
        key = ActorId(own["id"])
        row = self._as_row(key) if key in self else {"id": key, "aliases": []}
        aliases = [a for a in row.get("aliases", ()) if a not in own.get("forget", ())]
        row |= {k: own[k] for k in ("name", "kind", "country", "parent", "roles", "wikidata") if k in own}
        row["aliases"] = list(dict.fromkeys([*aliases, *own.get("aliases", ())]))
        for name in own.get("forget", ()):
            self._tie(name, key, away=True)
        for name in (own.get("name", ""), *own.get("aliases", ())):
            self._tie(name, key)
        if not self.is_state(key):
            if key not in self._index:
                self._index[key] = len(self._rows)
                self._rows.append(row)
            else:
                self._rows[self._index[key]] = row

    def _as_row(self, key: ActorId) -> dict[str, Any]:
        if key in self._index:
            return dict(self._rows[self._index[key]])
        known = self.get(key)
        return {
            "id": key, "name": known.name, "kind": known.kind, "country": known.country,
            "parent": known.parent, "aliases": [],
        }  # fmt: skip

    def _tie(self, name: str, key: ActorId, away: bool = False) -> None:
        """Makes a name that of one actor alone, or takes it away from that actor."""
        short, folded = acronym(name), fold(name)
        tables = (self.names, self.states, self.adjectives, self.seats)
        for table, word in ((self.acronyms, short), *((t, folded) for t in tables)):
            left = tuple(a for a in table.get(word or "", ()) if away and a != key)
            if word and left:
                table[word] = left
            elif word:
                table.pop(word, None)
        if away or not folded:
            return
        if short:
            self.acronyms[short] = (key,)
        elif self.is_state(key):
            self.states[folded] = (key,)
            self._spelt.add(plain(name))
        else:
            self.names[folded] = (key,)
        first, size = folded.partition(" ")[0], folded.count(" ") + 1
        self.longest[first] = max(size, self.longest.get(first, 0))

    def spelt_as_state(self, name: str) -> bool:
        """Whether a state, people or seat is spelt like this; keys alone take "Aman" for Amman."""
        return plain(name) in self._spelt

    def __contains__(self, key: str) -> bool:
        if key in self._index or key in self._state_rows:
            return True
        return self.state_of(ActorId(key)) is not None and key.rpartition(":")[2] in self._organ_kinds

    def _make(self, key: ActorId) -> Actor:
        if key in self._index:
            return _actor(self._rows[self._index[key]])
        if key in self._state_rows:
            row = self._state_rows[key]
            return Actor(id=key, name=row["name"], kind="state", country=row["country"])
        if key not in self:
            raise KnowledgeError(f"{_FILE}: no actor {key!r}; take ids from KnownActors.lookup")
        state = self.state_of(key)
        assert state is not None
        return self._make_organ(state, self._organ_kinds[key.rpartition(":")[2]])

    def _make_organ(self, state: ActorId, organ: Organ) -> Actor:
        row = self._state_rows[state]
        adjective = row["adjectives"][0] if row["adjectives"] else row["name"]
        name = organ.name.replace("{S}", row["name"]).replace("{A}", adjective)
        parent = self.organ(state, organ.parent) if organ.parent else state
        key = self._organ_id(state, organ.slug)
        kind = "other" if organ.slug == "opposition" else "state-organ"
        return Actor(id=key, name=name, kind=kind, country=row["country"], parent=parent)  # type: ignore[arg-type]

    def organ(self, state: ActorId, slug: str) -> ActorId:
        """The id of a state's organ; a well-known one ("Israeli army") stands for its kind."""
        usual = f"{fold(self.adjective(state))} {self._organ_kinds[slug].wording}"
        known = self.names.get(usual, ())
        if len(known) == 1 and known[0].startswith("organ:"):
            return known[0]
        return self._organ_id(state, slug)

    def _organ_id(self, state: ActorId, slug: str) -> ActorId:
        return ActorId(f"organ:{state[6:]}:{slug}" if state.startswith("state:") else f"{state}:{slug}")

    def country(self, state: ActorId) -> str:
        """The ISO 3166-1 alpha-3 code of a state, for a former one that of its main successor."""
        return str(self._state_rows[state]["country"])

    def adjective(self, state: ActorId) -> str:
        """How news calls what belongs to a state ("Pakistani"); its name where there is no adjective."""
        row = self._state_rows[state]
        return str(row["adjectives"][0] if row["adjectives"] else row["name"])

    def current(self, state: ActorId, day: dt.date | None) -> bool:
        """Whether a state existed on a day; without a day, whether it exists now."""
        row = self._state_rows[state]
        if day is None:
            return not row["until"]
        iso = day.isoformat()
        return (not row["since"] or row["since"] <= iso) and (not row["until"] or iso <= row["until"])


def _add(table: dict[str, tuple[ActorId, ...]], key: str, actor: ActorId) -> None:
    if key and actor not in table.get(key, ()):
        table[key] = (*table.get(key, ()), actor)


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _coalition(row: dict[str, Any]) -> Coalition:
    return Coalition(
        id=ActorId(row["id"]),
        against=ActorId(row["against"]) if row["against"] else None,
        words=tuple(fold(word) for word in row["words"]),
        countries=tuple(row["countries"]),
        since=dt.date.fromisoformat(row["since"]),
        until=_day(row["until"]),
    )


def governs(actor: Actor, country: str | None, when: Period | None) -> bool:
    """Whether an actor that is no state governed a country all through a period; False where it is open."""
    if when is None or when.earliest is None or when.latest is None or country is None:
        return False
    first, last = when.earliest, when.latest
    return any(
        role.role == "government"
        and role.parent == f"state:{country}"
        and (role.since is None or role.since <= first)
        and (role.until is None or last <= role.until)
        for role in actor.roles
    )


def _actor(row: dict[str, Any]) -> Actor:
    roles = tuple(
        Role(parent=ActorId(parent), role=role, since=_day(since), until=_day(until))
        for parent, role, since, until in row.get("roles", ())
    )
    return Actor(
        id=ActorId(row["id"]),
        name=row["name"],
        kind=row["kind"],
        country=row.get("country"),
        aliases=tuple(row.get("aliases", ())),
        parent=ActorId(row["parent"]) if row.get("parent") else None,
        roles=roles,
        external_ids=(("wikidata", row["wikidata"]),) if row.get("wikidata") else (),
    )


_in_use: list[KnownActors] = []


def default() -> KnownActors:
    """The actors that this process uses: those shipped, unless `put_to_use` gave others."""
    return _in_use[0] if _in_use else shipped()


def put_to_use(known: KnownActors) -> None:
    """Makes these the actors of this process."""
    _in_use[:] = [known]


@cache
def shipped() -> KnownActors:
    """The actors shipped with accord, read once a process. KnowledgeError where the file is damaged."""
    file = resources.files("accord.knowledge").joinpath("data", _FILE)
    try:
        content = json.loads(gzip.decompress(file.read_bytes()))
        return KnownActors(content)
    except (OSError, ValueError, KeyError) as error:
        raise KnowledgeError(
            f"{file}: the actors cannot be read ({error}); reinstall accord, or make the file again"
            " with accord.knowledge.build.actors"
        ) from error
