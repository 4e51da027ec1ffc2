"""What the language model makes of the names that no list holds: their words, and of what kind each is."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence

from accord.extract.namewords import Name, NameKind
from accord.knowledge.nouns import is_a_people, many_of_a_people
from accord.types import NamedSpan, Parse

SURE = 0.75  # of a kind
SURE_OF_WORDS = 0.85  # of where a name begins and ends
_KINDS: dict[str, NameKind] = {
    "person": "person",
    "organisation": "organisation",
    "group": "armed-group",
    "facility": "place",
    "place": "place",
    "state": "place",
}
_OPEN = frozenset({"other", "person"})  # kinds that rules give for want of better knowledge
_INSIDE = frozenset({"state", "demonym", "people"})  # known names that are words of longer names
_WHOLE = frozenset({"person", "organisation", "group"})


def whole_names(parse: Parse, known: Sequence[Name]) -> Iterator[NamedSpan]:
    """The model's names of people, bodies and groups of several words, where it is sure of them.

    None that a known name other than a state's overlaps, or that cuts a name of a state in two.
    """
    of = {word: name for name in known for word in range(name.first, name.last)}
    for span in parse.names:
        if span.last - span.first < 2 or span.sure < SURE_OF_WORDS or span.kind not in _WHOLE:
            continue
        if not all(parse.words[word][0].isupper() for word in (span.first, span.last - 1)):
            continue
        inside = [of[word] for word in range(span.first, span.last) if word in of]
        if all(n.kind in _INSIDE and span.first <= n.first and n.last <= span.last for n in inside):
            yield span


def respot(parse: Parse, names: Sequence[Name]) -> list[Name]:
    """The names, with the model's kind for those that only their capitals made names.

    All places where a page has the same wording are judged together, and only a judgement that the model is
    sure of on the whole counts. A name behind a title, or used like an adjective, keeps its kind.
    """
    spans = {word: span for span in parse.names for word in range(span.first, span.last)}
    votes: defaultdict[str, defaultdict[NameKind | None, float]] = defaultdict(lambda: defaultdict(float))
    times: defaultdict[str, int] = defaultdict(int)
    for name in names:
        if _open(parse, name):
            times[name.full] += 1
            kind, sure = _judged(spans, name)
            votes[name.full][kind] += sure
    out = []
    for name in names:
        if _open(parse, name):
            best, sure = max(votes[name.full].items(), key=lambda v: v[1])
            people = best in ("place", "person") and (
                is_a_people(name.full) or many_of_a_people(parse.words[name.last - 1])
            )
            if best is not None and not people and sure >= SURE * times[name.full]:
                name = dataclasses.replace(name, kind=best)
        out.append(name)
    return out


def _open(parse: Parse, name: Name) -> bool:
    return (
        name.kind in _OPEN
        and not name.actors
        and name.title < 0
        and parse.relations[name.head] not in ("amod", "compound")
    )


def _judged(spans: dict[int, NamedSpan], name: Name) -> tuple[NameKind | None, float]:
    """The model's kind for the words of a name; None where it sees no name there, or only a part of it."""
    span = spans.get(name.first)
    if span is None or span.last < name.last or spans.get(name.last - 1) is not span:
        return None, 0.0
    return _KINDS.get(span.kind), span.sure
