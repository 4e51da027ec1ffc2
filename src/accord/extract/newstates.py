"""States that a page speaks of and no list holds: breakaway regions, new names, invented ones.

A name counts as a state's where the page also has its adjective ("Puntland", "Puntlander"; "Orvania",
"Orvanian"), used of people or things, and neither is a known place or person.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from accord.extract.namewords import Name
from accord.knowledge import actors as known_actors
from accord.knowledge import gazetteer
from accord.knowledge.actors import KnownActors
from accord.knowledge.folding import fold
from accord.types import Parse

_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "er")
_STATELY = frozenset({"air-force", "navy", "parliament", "presidency"})
_USES = frozenset({"amod", "compound", "nmod"})


def new_states(parse: Parse, names: Sequence[Name]) -> list[tuple[str, tuple[str, ...]]]:
    """Names of states that the knowledge base lacks, each with the adjectives that the page uses."""
    single: dict[str, list[Name]] = defaultdict(list)
    people = {word for n in names if n.kind == "person" for word in n.full.split()}
    for name in names:
        first = name.full.split("'")[0].split("’")[0].split(" ")[0]
        plain = name.last - name.first == 1 and name.title < 0 and name.kind in ("other", "place")
        if not name.actors and (plain or (name.kind == "organisation" and first != name.full)):
            single[first].append(name)
    found: dict[str, list[str]] = {}
    for text in sorted(single):
        stem = next((s for s in _stems(text) if s in single and len(s) > 3), None)
        if stem is not None and any(_used(parse, name) for name in single[text]):
            found.setdefault(stem, []).append(text)
        if any(_has_ministry(parse, name) for name in single[text]):
            found.setdefault(text, [])
    for word in sorted({w for i, w in enumerate(parse.words) if parse.tags[i] == "ADJ" and w[0].isupper()}):
        stem = next((s for s in _stems(word) if s in single and len(s) > 3), None)
        if stem is not None and word not in found.setdefault(stem, []):
            found[stem].append(word)
    places = gazetteer.default()
    return [
        (stem, tuple(forms))
        for stem, forms in sorted(found.items())
        if stem not in people and not places.is_place(stem) and stem[:1].isupper() and len(stem) > 3
    ]


def _has_ministry(parse: Parse, name: Name) -> bool:
    """Whether "'s foreign ministry" or the like stands behind the first word of a name."""
    at = name.first + 1
    if at + 3 >= len(parse.words) or parse.words[at] not in ("'s", "’s"):
        return False
    known = known_actors.default()
    organs = [known.organs.get(fold(" ".join(parse.words[at + 1 : at + 1 + size]))) for size in (1, 2, 3)]
    return any(o is not None and (o.slug.endswith("ministry") or o.slug in _STATELY) for o in organs)


def set_apart(names: Iterable[Name]) -> Iterator[Name]:
    """Names with the ids of new states moved from `actors` to `new`, since the knowledge base lacks them."""
    for name in names:
        new = tuple(key for key in name.actors if key.startswith("x:"))
        yield dataclasses.replace(name, actors=(), new=new) if new else name


def with_new(names: Sequence[Name]) -> tuple[Name, ...]:
    """Names with new states among their `actors`, as resolving wants them; `page_actors` knows those."""
    return tuple(dataclasses.replace(n, actors=n.new) if n.new else n for n in names)


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
    labels: dict[str, str] = {}
    forms: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in name.actors:
            if not key.startswith("x:"):
                continue
            state = ":".join(key.split(":")[:2])
            if name.kind in ("demonym", "people"):
                forms[state] += [name.full] if name.full not in forms[state] else []
            elif name.kind == "state" and name.last - name.first == 1:
                labels[state] = name.full
            else:
                labels.setdefault(state, name.full.replace("’", "'").split("'")[0].split(" ")[0])
    states = sorted({*labels, *forms})
    if not states:
        return known
    return known.extended([(labels.get(s, s[2:].capitalize()), tuple(forms[s])) for s in states])
