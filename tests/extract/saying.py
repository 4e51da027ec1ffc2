"""A mini-language for tests of extraction: a text, and the claims that it makes, one line each.

    TYPE.mode ACTORS > TARGETS; FACET; FACET ...

Sides are the words of their mentions, joined by " + "; "(in brackets)" where they are implied, that is taken
from another mention of the page; "?" where nobody is told. A symmetric event has "<>" for ">". Facets, each
only where there is something to tell, in this order:

    alleged | denied | planned | hypothetical ...   any modality but "asserted"
    at X, near X, from X                            places with their relation
    with drone                                      means by their kind
    killed 9, killed 9+, killed <=9, killed 3-5     exact, at least, up to, a range; "killed some": no figure
    killed 9 (children 4, women 3)                  with groups, by name
    says A > B                                      voices, outermost first; A" is quoted word for word,
                                                    A? doubted and A! confirmed by the verb that reports
    retaliation-for "killed"                        relations, with the other event's trigger
    about "raid"                                    what a speech act speaks of, by the trigger
    as "blast"                                      goes on telling the event of another trigger
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from _pytest.mark import ParameterSet

from accord.extract import extract
from accord.extract.names import find_names
from accord.language import parse
from accord.types import Claim, ClaimId, ClaimPlace, Document, Participant, Toll, Voice
from tests import factories


def page(text: str) -> Document:
    """A page of body text; its lines are its paragraphs."""
    return factories.document("page.txt", text)


def claims_of(text: str) -> tuple[Claim, ...]:
    """What the real parser, names and rules make of a text."""
    document = page(text)
    parsed = parse(document)
    return extract(document, parsed, find_names(document, parsed))


def said(text: str) -> str:
    """The claims of a text in the mini-language, one a line, sorted."""
    return written(claims_of(text))


def claims(*lines: str) -> str:
    """The expected claims, to compare with `said`."""
    return "\n".join(sorted(lines))


def written(found: Sequence[Claim]) -> str:
    triggers = {c.id: c.trigger.quote for c in found}
    return "\n".join(sorted(_line(c, triggers) for c in found))


def _line(c: Claim, triggers: dict[ClaimId, str]) -> str:
    kind = c.type + (f".{c.mode}" if c.mode else "")
    arrow = "<>" if c.symmetric else ">"
    facets = [
        "" if c.modality == "asserted" else c.modality,
        *(_place(p) for p in c.places),
        *(f"with {m.kind}" for m in c.means),
        *_tolls(c.tolls),
        "says " + " > ".join(_voice(v) for v in c.voices) if c.voices else "",
        *(f'{r.kind} "{triggers[r.to]}"' for r in c.relations),
        *(f'about "{triggers[a.claim]}"' for a in c.about),
        *(f'as "{triggers[other]}"' for other, _ in c.same_as),
    ]
    head = f"{kind} {_side(c.actors)} {arrow} {_side(c.targets)}"
    return "; ".join([head, *(f for f in facets if f)])


def _side(side: Sequence[Participant]) -> str:
    words = [f"({p.mention.quote})" if p.mention.kind == "implied" else p.mention.quote for p in side]
    return " + ".join(words) or "?"


def _place(p: ClaimPlace) -> str:
    return f"{p.relation} {p.name}" if not p.basis else f"{p.relation} ({p.name})"


def _tolls(tolls: Sequence[Toll]) -> list[str]:
    out = []
    for kind in dict.fromkeys(t.kind for t in tolls):
        of_kind = [t for t in tolls if t.kind == kind]
        total = [_figure(t) for t in of_kind if t.group is None] or ["some"]
        groups = sorted(f"{t.group} {_figure(t)}" for t in of_kind if t.group is not None)
        out.append(f"{kind} {' '.join(total)}" + (f" ({', '.join(groups)})" if groups else ""))
    return out


def _figure(t: Toll) -> str:
    if t.low is None and t.high is None:
        return "some"
    if t.low == t.high:
        return str(t.low)
    if t.high is None:
        return f"{t.low}+"
    return f"<={t.high}" if t.low is None else f"{t.low}-{t.high}"


def _voice(v: Voice) -> str:
    stance = {"neutral": "", "doubting": "?", "confirming": "!"}[v.stance]
    return (v.mention.quote if v.mention else v.kind) + ('"' if v.direct else "") + stance


def case(text: str, *lines: str, bug: str | None = None) -> ParameterSet:
    """One row of a table of tests: a text, its claims, and what is still wrong with them, if anything."""
    marks = [pytest.mark.xfail(strict=True, reason=bug)] if bug else []
    return pytest.param(text, claims(*lines), marks=marks, id=text[:60])
