"""Over the record: who copied whom, when undated pages appeared, which claims are one event, who disagrees.

`link` is a pure function of the pages (in any order) and of the decisions of persons, which outrank it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from accord.link.aspects import Aspects
from accord.link.candidates import candidate_pairs, copied_claims
from accord.link.cluster import clusters
from accord.link.compare import Comparison, Context, compare
from accord.link.components import MOST, reported
from accord.link.dating import Anchor, anchors_for, bound, is_dated, narrowed, redate, wrong_years
from accord.link.decisions import decided_pairs
from accord.link.denials import denials_of
from accord.link.events import build_event, event_id
from accord.link.facts import Directory, Facts, gather
from accord.link.lineage import find_lineage, one_witness
from accord.link.memory import Memory
from accord.link.positions import Speakers
from accord.link.relations import relations_of
from accord.link.scores import BY, judgements, score_pairs, within_reach
from accord.link.ties import ties_of
from accord.link.verdicts import hints_of
from accord.resolve.periods import evaluate
from accord.types import (
    ClaimDate,
    ClaimId,
    Decision,
    DocumentId,
    EventId,
    Lineage,
    Linked,
    Page,
    Period,
)

__all__ = ["BY", "Memory", "dated_claims", "link"]


ROUNDS = 2
FAR_FETCHED = -0.4  # score without dates up to which a dated claim says nothing of an undated one


def link(
    pages: Sequence[Page],
    decisions: Sequence[Decision] = (),
    *,
    largest: int = MOST,
    memory: Memory | None = None,
) -> Linked:
    """Everything that `link` makes of the pages of a record: lineage, dates, judgements, events.

    Judgements are kept for pairs of claims that may be one event ("same" or "unsure"), the best of each
    claim; a pair without one was different, less like than others, or had nothing in common to compare.
    `largest` is how many claims are clustered at once; where more hang together, `problems` tell of it.
    `memory` has what earlier builds found out about pairs of pages and components of claims, which changes
    nothing but the time, and keeps what this one does.
    """
    pages = sorted(pages, key=lambda p: p.document.id)
    documents = {p.document.id: p.document for p in pages}
    lineage = find_lineage(list(documents.values()), memory)
    context = Context(near=one_witness(lineage), hints=hints_of(pages))
    published = _published(pages, lineage, context)
    facts = gather(pages, published, redate(pages, published, evaluate))
    must, cannot = decided_pairs(facts, documents, decisions)
    glue = copied_claims(facts, context.near)
    aspects = Aspects(facts, context, memory)
    scored = score_pairs(facts, aspects, [*must, *glue], largest)
    groups = clusters(scored.component, within_reach(scored), must, cannot, glue, memory)
    compared = judgements(scored, facts, aspects)
    aspects.remember()
    directory = Directory(pages)
    members = [tuple(facts[i] for i in group) for group in groups]
    event_of: dict[ClaimId, EventId] = {f.id: event_id(m) for m in members for f in m}
    speakers = Speakers(directory, documents, context.near)
    relations = relations_of(facts, event_of, speakers)
    denials = denials_of(facts, event_of)
    events = [
        build_event(
            m,
            documents,
            context.near,
            directory,
            relations.get(event_id(m), ()),
            denials.get(event_id(m), ()),
        )
        for m in members
    ]
    return Linked(
        events=tuple(sorted(events, key=lambda e: e.id)),
        lineage=lineage,
        judgements=compared,
        published=tuple(sorted(published.items())),
        problems=reported(scored.oversize, facts, largest),
        ties=ties_of(facts, event_of, denials, directory, speakers),
    )


def dated_claims(pages: Sequence[Page], linked: Linked) -> dict[ClaimId, ClaimDate]:
    """Dates of claims on pages whose publication `link` bounded, where they differ from the stored ones."""
    return redate(pages, dict(linked.published), evaluate)


def _published(
    pages: Sequence[Page], lineage: Sequence[Lineage], context: Context
) -> dict[DocumentId, Period]:
    """Publication intervals of pages without a good date of their own.

    Pages that the first round dates to the day or two may date others in the next.
    """
    documents = {p.document.id: p.document for p in pages}
    claims = {p.document.id: p.claims for p in pages}
    out = wrong_years(documents, lineage)
    for _ in range(ROUNDS):
        undated = {i for i, d in documents.items() if not is_dated(out.get(i, d.published))}
        if not undated or len(undated) == len(documents):
            break
        anchors = _anchors(pages, out, undated, context)
        found = {page: bound(near, documents[page].published, evaluate) for page, near in anchors.items()}
        new = {i: narrowed(p, documents[i], claims[i]) for i, p in sorted(found.items()) if p is not None}
        if new == {i: out.get(i) for i in new}:
            break
        out |= new
    return out


def _anchors(
    pages: Sequence[Page], known: dict[DocumentId, Period], undated: set[DocumentId], context: Context
) -> dict[DocumentId, list[Anchor]]:
    """For each undated page its claims that dated pages tell, too."""
    facts = gather(pages, known, redate(pages, known, evaluate), complete=False)
    free = [_without_date(f) if f.document in undated else f for f in facts]
    anchors: dict[DocumentId, list[Anchor]] = defaultdict(list)
    for i, j in candidate_pairs(free):
        a, b = facts[i], facts[j]
        if (a.document in undated) == (b.document in undated):
            continue
        vague, dated = (a, b) if a.document in undated else (b, a)
        if vague.claim.date is None or vague.claim.date.expression is None:
            continue
        copied = dated.document in context.near.get(vague.document, ())
        if vague.claim.date.expression == "page" and not copied:
            continue  # news without time words may be told again for days, unless the text is one
        found = compare(_without_date(vague), dated, context)
        score = found.score + (1.0 if copied else 0.0)
        if score > FAR_FETCHED and _sides_agree(found):
            anchor = anchors_for(vague, dated, round(score - FAR_FETCHED, 2))
            if anchor is not None:
                anchors[vague.document].append(anchor)
    return anchors


def _sides_agree(found: Comparison) -> bool:
    """Whether both sides are known to agree, or one side and the place, and nothing speaks against it."""
    names = {name for name, _ in found.evidence}
    against = {"other actors", "other targets", "other place", "sides swapped", "planned and done"}
    whom = {"same targets", "place in the target's land", "same place", "place within the other"}
    return not names & against and ("same actors" in names or "same place" in names) and bool(names & whom)


def _without_date(fact: Facts) -> Facts:
    """A claim of an undated page, free to meet claims of any time."""
    return replace(fact, published=None, dated=None)
