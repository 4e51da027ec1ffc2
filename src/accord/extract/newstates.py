"""States that a page speaks of and no list holds: breakaway regions, new names, invented ones.

A name counts as a state's where the page also has its adjective ("Puntland", "Puntlander"; "Orvania",
"Orvanian"), used of people or things, and neither is a known place or person.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.extract.namewords import Name
from accord.knowledge import actors as known_actors
from accord.knowledge import gazetteer
from accord.knowledge.actors import KnownActors
from accord.types import Parse

_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "er")
_USES = frozenset({"amod", "compound", "nmod"})


def new_states(parse: Parse, names: Sequence[Name]) -> list[tuple[str, tuple[str, ...]]]:
    """Names of states that the knowledge base lacks, each with the adjectives that the page uses."""
    single: dict[str, Name] = {}
    people = {word for n in names if n.kind == "person" for word in n.full.split()}
    for name in names:
        if (
            not name.actors
            and name.last - name.first == 1
            and name.title < 0
            and name.kind in ("other", "place")
        ):
            single.setdefault(name.full, name)
    adjectives: dict[str, list[str]] = {}
    for text in sorted(single):
        for stem in _stems(text):
            if stem in single and stem not in people and len(stem) > 3 and _used(parse, single[text]):
                adjectives.setdefault(stem, []).append(text)
                break
    places = gazetteer.default()
    return [(stem, tuple(forms)) for stem, forms in sorted(adjectives.items()) if not places.is_place(stem)]


def _used(parse: Parse, name: Name) -> bool:
    """Whether an adjective says whose a thing is, or stands for people."""
    return parse.relations[name.head] in _USES or parse.tags[name.head] == "ADJ" or name.full.endswith("s")


def _stems(adjective: str) -> list[str]:
    """The names that an adjective may come from."""
    bare = adjective[:-1] if adjective.endswith("s") else adjective
    stems = []
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) > 2:
            base = bare[: -len(ending)]
            stems += [base, base + "a", base + "ia", base + "y", base + "e", base + "o"]
    return [s for s in dict.fromkeys(stems) if s != adjective]


def page_actors(names: Sequence[Name]) -> KnownActors:
    """The known actors and the new states that the names of a page have found."""
    known = known_actors.default()
    found: dict[str, tuple[str, list[str]]] = {}
    for name in names:
        for key in name.actors:
            if key.startswith("x:") and name.kind in ("state", "demonym", "people") and ":" not in key[2:]:
                entry = found.setdefault(key, ("", []))
                if name.kind == "state" and name.last - name.first == 1:
                    found[key] = (name.full, entry[1])
                elif name.kind != "state" and name.full not in entry[1]:
                    entry[1].append(name.full)
    states = [(name or key[2:].capitalize(), tuple(forms)) for key, (name, forms) in sorted(found.items())]
    return known.extended(states) if states else known
