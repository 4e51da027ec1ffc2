"""Ties between the names of a page: an acronym and its name, a surname and the full name."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict

from accord.extract.namewords import PARTICLES, Name
from accord.knowledge.actors import KnownActors
from accord.knowledge.folding import acronym, fold, fold_word
from accord.types import Parse


def tie(parse: Parse, known: KnownActors, names: list[Name]) -> list[Name]:
    """The names of a page with acronyms tied to what introduces them and surnames to full names."""
    names = _tie_acronyms(parse, known, names)
    people: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        if name.kind == "person":
            for word in _person_words(name.full):
                if at not in people[word]:
                    people[word].append(at)
    out = list(names)
    for at, name in enumerate(names):
        words = _person_words(name.full)
        if not words or name.kind not in ("person", "other", "place") or name.actors:
            continue
        best = _fullest(names, people, words, at)
        if best is not None and not _same_spelling(parse, name, names[best]):
            continue
        if best is None and len(words) == 1 and words[0].endswith("s") and name.kind == "other":
            best = _fullest(names, people, [words[0][:-1]], at)
        if best is not None:
            longer = names[best]
            out[at] = dataclasses.replace(name, kind="person", full=longer.full, actors=longer.actors)
    return out


def _same_spelling(parse: Parse, name: Name, longer: Name) -> bool:
    """A modifier ("Baluch nationalists") is a person's surname only where it is spelt alike."""
    if parse.relations[name.head] not in ("amod", "compound"):
        return True
    return name.full.lower() in longer.full.lower().replace("-", " ").split()


def _person_words(full: str) -> list[str]:
    words = [fold_word(w) for w in re.split(r"[\s\-]+", full)]
    return [w for w in words if w and w not in PARTICLES]


def _fullest(names: list[Name], people: dict[str, list[int]], words: list[str], at: int) -> int | None:
    """The longest person's name of the page that holds all these words; None where several people fit."""
    holders = [i for i in people.get(words[-1], people.get(words[0], [])) if i != at]
    fitting = []
    for i in holders:
        other = _person_words(names[i].full)
        if len(other) > len(words) and all(w in other for w in words):
            fitting.append((len(other), -i))
    if not fitting:
        return None
    best = -max(fitting)[1]
    whole = set(_person_words(names[best].full))
    if any(not set(_person_words(names[-i].full)) <= whole for _, i in fitting):
        return None
    return best


def _tie_acronyms(parse: Parse, known: KnownActors, names: list[Name]) -> list[Name]:
    """ "Balochistan Liberation Army (BLA)", "the FAZ (Zaire army)", "the National Liberation Army, ELN,"."""
    introduced: dict[str, Name] = {}
    by_first = {name.first: at for at, name in enumerate(names)}
    out = list(names)
    for name in names:
        gap = name.last
        if gap + 1 >= len(parse.words) or parse.words[gap] not in ("(", ","):
            continue
        other = by_first.get(gap + 1)
        if (
            other is None
            or names[other].last >= len(parse.words)
            or parse.words[names[other].last] not in (")", ",")
        ):
            continue
        second = names[other]
        for short, full in ((second, name), (name, second)):
            if acronym(short.full) and not acronym(full.full) and _spells(short.full, full, known):
                actors = full.actors or short.actors
                kind = full.kind if full.actors or full.kind not in ("other", "person") else short.kind
                kind = "organisation" if kind in ("other", "person") else kind
                long_form = dataclasses.replace(full, actors=actors, kind=kind)
                introduced[(acronym(short.full) or "")] = long_form
                out[by_first[full.first]] = long_form
                break
    for at, name in enumerate(out):
        key = acronym(name.full) if name.kind != "state" and not name.actors else None
        if key and key not in introduced:  # "Iraqi Security Forces ... the ISF"
            spelt = [n for n in out[:at] if n.kind not in ("person", "place") and _initials(n.full) == key]
            if spelt:
                introduced[key] = spelt[0]
    for at, name in enumerate(out):
        key = acronym(name.full.split("-")[0]) if name.kind != "state" else None
        if key and key in introduced:
            full = introduced[key]
            out[at] = dataclasses.replace(name, actors=full.actors, kind=full.kind, full=full.full)
    return out


def _initials(full: str) -> str:
    """The initials of a name of three words or more, else ""."""
    words = re.split(r"[\s\-]+", full)
    return "".join(w[0] for w in words if w[:1].isupper()) if len(words) > 2 else ""


def _spells(short: str, full: Name, known: KnownActors) -> bool:
    """Whether capitals can abbreviate a name: same bearer known, or its initials in order."""
    if full.actors and set(full.actors) & set(known.lookup(short)):
        return True
    initials = "".join(w[0] for w in re.split(r"[\s\-]+", full.full) if w).lower()
    letters = [c.lower() for c in short if c.isupper()]
    at = 0
    hits = 0
    for letter in letters:
        found = initials.find(letter, at)
        if found >= 0:
            hits, at = hits + 1, found + 1
    return hits >= max(2, (len(letters) + 1) // 2) or fold(short) in fold(full.full)
