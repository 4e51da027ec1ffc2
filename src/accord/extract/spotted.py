"""What the language model makes of the names that no list holds: person, place, body or armed group."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from accord.extract.namewords import Name, NameKind
from accord.types import NamedSpan, Parse

SURE = 0.75
_KINDS: dict[str, NameKind] = {
    "person": "person",
    "organisation": "organisation",
    "group": "armed-group",
    "facility": "place",
    "place": "place",
    "state": "place",
}
_OPEN = frozenset({"other", "person"})  # kinds that rules give for want of better knowledge


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
            kind, sure = _judged(spans, name)
            votes[name.full][kind] += sure
            times[name.full] += 1
    out = []
    for name in names:
        best = max(votes[name.full].items(), key=lambda v: v[1], default=(None, 0.0))
        sure = best[1] >= SURE * times[name.full]
        if best[0] is not None and sure and _open(parse, name):
            name = dataclasses.replace(name, kind=best[0])
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
