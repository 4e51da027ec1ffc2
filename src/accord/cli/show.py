"""A record to be read on a terminal: the timeline, one event, one actor, one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from accord.cli.layout import (
    Names,
    Paper,
    claim_line,
    count,
    days,
    event_toll,
    kind,
    listed,
    namer,
    place,
    tied,
    ties,
    voice,
)
from accord.record import Record, Summary
from accord.record.decisions import in_words
from accord.resolve.confidence import Pairs, confidence, pairs, reasons
from accord.types import (
    Claim,
    ClaimId,
    Document,
    DocumentId,
    Event,
    EventId,
    Judgement,
    Position,
    Problem,
    Withdrawal,
)
from accord.web.words import rule

SHORTEST_ID = 6
OWN_VOICE = "the page itself"
MOST = 300  # events that a timeline shows unless told otherwise
STRONGEST = 3  # signs of a claim's confidence that are named
FEW = 5  # files, comparisons and the like that are named before "and so on"


def short_ids(record: Record, ids: Iterable[EventId]) -> dict[str, str]:
    """The shortest beginnings of ids, of one length, that tell all events of the record apart."""
    size = record.telling_length(SHORTEST_ID)
    return {i: i[:size] for i in ids}


# --- the timeline ----------------------------------------------------------------------------------


def timeline(record: Record, paper: Paper, since: dt.date | None = None, most: int | None = MOST) -> None:
    """Events by date; of very many the first `most`."""
    summary = record.summary()
    headline(record, summary, paper)
    events = record.events(since=since, most=None if most is None else most + 1)
    if not summary.events:
        paper.line("No event was found. accord show RECORD --page FILE shows a page's claims.", 2)
    unsure = frozenset() if most is None else record.catalogue.doubtful(e.id for e in events[:most])
    shown = [e for e in events[:most] if e.id not in unsure]
    _by_day(shown, short_ids(record, [e.id for e in shown]), paper)
    if unsure:
        paper.line()
        paper.line(
            f"Left out: {count(len(unsure), 'event')} on doubtful claims alone; --all shows them, too."
        )
    if most is not None and len(events) > most:
        paper.line()
        paper.line(f"These are {most}, and there are more: --since DAY shows those from a day on, --all all.")


def headline(record: Record, summary: Summary, paper: Paper) -> None:
    """What the record holds, in one line."""
    pages = count(summary.pages, "page")
    if summary.origins < summary.pages:
        pages += f" ({summary.origins} without copies)"
    parts = [pages, count(summary.claims, "claim"), count(summary.events, "event")]
    parts += [tied(f"{summary.disputed} disputed")]
    if summary.withdrawn:
        parts += [f"{count(summary.withdrawn, 'page')} withdrawn"]
    paper.line(f"{record.path.name}: {', '.join(parts)}", hang=2, mark="bold")


def _by_day(
    events: Iterable[Event], ids: dict[str, str], paper: Paper, notes: dict[str, str] | None = None
) -> None:
    day = ""
    for event in events:
        if days(event.date) != day:
            day = days(event.date)
            paper.line()
            paper.line(day, mark="bold")
        at = 3 + len(ids[event.id])
        paper.columns(ids[event.id], event.title, 1, at + 1)
        tolls = [event_toll(t) for t in event.tolls if t.group is None]
        main = place(event.places[0]) if event.places else None
        paper.line(listed([kind(event), main, ", ".join(tolls), _known_from(event)]), at + 1, mark="dim")
        if event.contested:
            fields = dict.fromkeys(c.field.replace(":", " ") for c in event.contested)
            paper.line(f"disputed: {', '.join(fields)}", at + 1)
        if notes and notes.get(event.id):
            paper.line(notes[event.id], at + 1)


def _known_from(event: Event) -> str:
    """ "14 pages, at least 3 origins, 5 speakers": pages of unknown origin may be of any."""
    pages, origins = count(event.documents, "page"), count(len(event.origins), "origin")
    origins = f"at least {origins}" if event.documents > 1 else origins
    speakers = count(event.speakers, "speaker") if event.speakers else None
    return tied(listed([pages, origins, speakers], ", "))


# --- one event -------------------------------------------------------------------------------------


def event(record: Record, name: str, paper: Paper) -> None:
    """One event with every claim, what is disputed, and why its claims were put together."""
    found = record.event(name)
    names = namer(record.actor_names())
    claims = record.claims(event=found.id)
    told_by = {c.document for c in claims} | {d for o in found.origins for d in o.documents}
    pages = {d.id: d for d in record.documents(ids=sorted(told_by))}
    number = {c.id: n for n, c in enumerate(claims, start=1)}
    paper.line(found.title, mark="bold")
    rows = [
        ("id", found.id),
        ("type", kind(found)),
        ("when", _when(found)),
        ("where", "; ".join(place(p) for p in found.places)),
        ("actors", "; ".join(map(names, found.actors))),
        ("targets", "; ".join(map(names, found.targets))),
        ("known from", _known_from(found)),
    ]
    for left, right in rows:
        if right:
            paper.columns(left, right, 1, 13)
    for origin in found.origins:
        files = ", ".join(_page_name(pages.get(d), d) for d in origin.documents)
        paper.columns("origin", f"{files} ({origin.basis})", 1, 13)
    known = {d for o in found.origins for d in o.documents}
    others = sorted(_page_name(pages.get(d), d) for d in {c.document for c in claims} - known)
    if others:
        paper.columns("unknown", f"{', '.join(others)} (name no source, and may copy any of these)", 1, 13)
    _tolls(found, number, paper)
    _disputes(found, number, paper)
    _positions(found, number, paper)
    _relations(record, found, paper)
    _claims(claims, pages, names, number, paper)
    decided = record.decided()
    for claim in claims:
        for decision in decided.of(claim.id):
            paper.line(f"[{number[claim.id]}] {in_words(decision)}", 1, 3)
    _why(record.judgements(event=found.id), number, paper)


def _when(found: Event) -> str:
    return days(found.date) + (f" ({found.date.basis})" if found.date and found.date.basis else "")


def _page_name(document: Document | None, id: DocumentId) -> str:
    return (document.file or document.url or document.id) if document else id


def _numbers(claims: Iterable[ClaimId], number: dict[ClaimId, int]) -> str:
    return ", ".join(f"[{n}]" for n in sorted(number[c] for c in claims if c in number))


def _tolls(found: Event, number: dict[ClaimId, int], paper: Paper) -> None:
    if not found.tolls:
        return
    paper.line()
    paper.line("Toll", mark="bold")
    for toll in found.tolls:
        paper.line(event_toll(toll), 1)
        for n in toll.positions:
            _position(found.positions[n], found.positions, number, paper, indent=3)


def _position(
    held: Position, others: Sequence[Position], number: dict[ClaimId, int], paper: Paper, indent: int
) -> None:
    later = f"; replaced by: {others[held.superseded_by].value}" if held.superseded_by is not None else ""
    voices = "; ".join(held.voices[:FEW]) + (
        f" and {len(held.voices) - FEW} more" if len(held.voices) > FEW else ""
    )
    paper.line(f"{held.value}: {voices} {_numbers(held.claims, number)}{later}", indent, indent + 2)


def _disputes(found: Event, number: dict[ClaimId, int], paper: Paper) -> None:
    if not found.contested:
        return
    paper.line()
    paper.line("Disputed: not all of this can be true", mark="bold")
    for contest in found.contested:
        held = (found.positions[n] for n in contest.positions)
        numbers = " against ".join(_numbers(p.claims, number) or "another event's claim" for p in held)
        paper.line(f"{contest.field.replace(':', ' ')}: {contest.reason} ({numbers})", 1, 3)


def _positions(found: Event, number: dict[ClaimId, int], paper: Paper) -> None:
    """Fields other than tolls on which the voices hold more than one thing."""
    fields = [p.field for p in found.positions]
    several = [f for f in dict.fromkeys(fields) if fields.count(f) > 1 and not f.startswith("toll")]
    if not several:
        return
    paper.line()
    paper.line("What the voices say", mark="bold")
    for field in several:
        paper.line(field, 1)
        for held in (p for p in found.positions if p.field == field):
            _position(held, found.positions, number, paper, indent=3)


def _relations(record: Record, found: Event, paper: Paper) -> None:
    others = {e.id: e for e in record.events(ids=[r.to for r in found.relations])}
    if found.relations:
        paper.line()
        paper.line("Relations", mark="bold")
    ids = short_ids(record, others)
    for r in found.relations:
        said = f"; so {'; '.join(r.voices)}" if r.voices else ""
        other = others[r.to]
        paper.line(f"{r.kind.replace('-', ' ')} {ids[r.to]} {other.title} ({r.basis}{said})", 1, 3)


def _claims(
    claims: Sequence[Claim],
    pages: dict[DocumentId, Document],
    names: Names,
    number: dict[ClaimId, int],
    paper: Paper,
) -> None:
    """Every claim with its voice, under its sentence and page."""
    paper.line()
    paper.line(count(len(claims), "claim"), mark="bold")
    before = None
    at = len(str(len(claims))) + 6
    for claim in claims:
        if claim.evidence != before:
            before = claim.evidence
            page = pages.get(claim.document)
            source = listed([_page_name(page, claim.document), page.publisher if page else None], ", ")
            sentence = " […] ".join(" ".join(e.quote.split()) for e in claim.evidence)
            paper.line()
            paper.line(f"{sentence} ({source})", 1, 1)
        paper.columns(f"[{number[claim.id]}]", claim_line(claim, names), 3, at)
        paper.line(f"voice: {voice(claim.voices, names) or OWN_VOICE}", at, mark="dim")


def _why(judgements: Sequence[Judgement], number: dict[ClaimId, int], paper: Paper) -> None:
    """For each claim but the first, the comparison that ties it best to one before it."""
    if not judgements:
        return
    best: dict[int, tuple[float, int, Judgement]] = {}
    for j in judgements:
        if j.withdrawn or j.left not in number or j.right not in number:
            continue
        earlier, later = sorted((number[j.left], number[j.right]))
        score = sum(w for _, w in j.evidence)
        if later not in best or score > best[later][0]:
            best[later] = (score, earlier, j)
    paper.line()
    judges = sorted({j.by for _, _, j in best.values()})
    paper.line(f"Why these claims were put together (by {', '.join(judges)})", mark="bold")
    for later in sorted(best):
        _, earlier, j = best[later]
        reasons = ", ".join(f"{name} {weight:+.1f}" for name, weight in j.evidence)
        verdict = j.verdict if len(judges) == 1 else f"{j.verdict} ({j.by})"
        paper.line(f"[{later}] with [{earlier}]: {verdict}: {reasons}", 1, 3)
    if len(judgements) > len(best):
        paper.line(f"and {count(len(judgements) - len(best), 'more comparison')} in the table judgements", 1)


# --- one actor -------------------------------------------------------------------------------------


def actor(record: Record, name: str, paper: Paper) -> None:
    """One actor, and the events in which it acts, suffers or speaks."""
    found = record.actor(name)
    paper.line(found.name, mark="bold")
    names = namer(record.actor_names())
    rows = [
        ("id", found.id),
        ("kind", listed([found.kind, found.country], ", ")),
        ("part of", names(found.parent) if found.parent else ""),
        ("also", "; ".join(a for a in found.aliases if a != found.name)),
        ("elsewhere", ", ".join(f"{scheme} {i}" for scheme, i in found.external_ids)),
    ]
    for left, right in rows:
        if right:
            paper.columns(left, right, 1, 13)
    ties(record.actor_relations(found.id), found.id, names, paper)
    spoken: dict[ClaimId, None] = {}
    for claim in record.claims():
        if any(found.id in (v.actor, v.on_behalf_of) for v in claim.voices):
            spoken[claim.id] = None
    roles: dict[str, str] = {}
    events = record.events()
    for e in events:
        said = sum(c in spoken for c in e.claims)
        roles[e.id] = listed(
            [
                "acts" if found.id in e.actors else None,
                "is the target" if found.id in e.targets else None,
                f"speaks ({count(said, 'claim')})" if said else None,
            ],
            ", ",
        )
    _by_day([e for e in events if roles[e.id]], short_ids(record, [e.id for e in events]), paper, roles)


# --- one page --------------------------------------------------------------------------------------


def page(record: Record, name: str, paper: Paper, *, why: bool = False) -> None:
    """One page's text, with its claims under their sentences; `why` adds each claim's rule and signs."""
    document = record.document(name)
    names = namer(record.actor_names())
    claims = record.claims(document=document.id)
    event_of = record.events_of(c.id for c in claims)
    ids = short_ids(record, event_of.values())
    alone = {c.id: c for c in record.claims(document=document.id, as_on_page=True)}
    told_pairs = pairs(alone.values())
    decided = record.decided()
    paper.line(document.title or _page_name(document, document.id), mark="bold")
    published = document.published
    rows = [
        ("page", _page_name(document, document.id)),
        ("from", listed([document.publisher, document.agency], ", ")),
        ("published", days(published) + (f" ({with_files(record, published.basis)})" if published else "")),
        ("removed", count(len(document.removed), "line") if document.removed else ""),
        ("claims", str(len(claims))),
    ]
    rows += [("withdrawn", _withdrawn(w)) for d, w in record.withdrawn() if d.id == document.id]
    for left, right in rows:
        if right:
            paper.columns(left, right, 1, 13)
    for problem in record.problems():
        if problem.document == document.id:
            paper.columns("problem", f"{problem.stage}: {problem.message}", 1, 13)
    at = 0
    for start, end, inside in _sentences(claims):
        _plain_text(document.text[at:start], paper)
        paper.line()
        paper.line(document.text[start:end], mark="bold")
        for claim in inside:
            event = event_of.get(claim.id)
            paper.line("- " + claim_line(claim, names), 2, 4)
            told = f"voice: {voice(claim.voices, names) or OWN_VOICE}"
            where = f"event {ids[event]}" if event else "no event"
            for decision in decided.of(claim.id):
                paper.line(in_words(decision), 4)
            sure = f"confidence {claim.confidence:.2f}"
            paper.line(listed([told, where, sure]), 4, mark="dim")
            if why:
                paper.line(f"rule {rule(claim.rule)}", 4, mark="dim")
                paper.line(_signs(alone[claim.id], told_pairs), 4, mark="dim")
        at = end
    _plain_text(document.text[at:], paper)


def _signs(claim: Claim, told: Pairs) -> str:
    """What speaks most for and against a claim, and by how much, where that gives its confidence."""
    if confidence(claim, told) != claim.confidence:
        return "signs do not give this confidence: a person or another version of accord set it"
    signs = [f"{sign} {by:+.2f}" for sign, by in reasons(claim, told)[:STRONGEST]]
    return f"signs {', '.join(signs) or 'none'}"


def with_files(record: Record, words: str) -> str:
    """The words with the files of pages in place of their ids."""
    for document in record.documents(as_on_page=True):
        words = words.replace(document.id, _page_name(document, document.id))
    return words


def _sentences(claims: Iterable[Claim]) -> list[tuple[int, int, list[Claim]]]:
    """The stretches of text that claims rest on, each with its claims; stretches that touch are one."""
    out: list[tuple[int, int, list[Claim]]] = []
    for claim in sorted(claims, key=lambda c: (c.evidence[0].span.start, c.trigger.span.start, c.id)):
        span = claim.evidence[0].span
        if out and span.start < out[-1][1]:
            start, end, inside = out[-1]
            out[-1] = (start, max(end, span.end), [*inside, claim])
        else:
            out.append((span.start, span.end, [claim]))
    return out


def _plain_text(text: str, paper: Paper) -> None:
    """Text without claims, paragraph by paragraph."""
    for paragraph in text.split("\n"):
        if paragraph.strip():
            paper.line()
            paper.line(paragraph, mark="dim")


# --- lists -----------------------------------------------------------------------------------------


def pages(record: Record, paper: Paper) -> None:
    """All pages."""
    claims: dict[DocumentId, int] = {}
    for claim in record.claims(as_on_page=True):
        claims[claim.document] = claims.get(claim.document, 0) + 1
    for document in record.documents():
        paper.line(_page_name(document, document.id), mark="bold")
        found = count(claims.get(document.id, 0), "claim")
        source = listed([document.publisher, document.agency], ", ")
        paper.line(listed([days(document.published), source, found, document.title]), 2)
    gone = record.withdrawn()
    if gone:
        paper.line()
        paper.line("Withdrawn: kept, but their claims are left out", mark="bold")
    for document, withdrawal in gone:
        paper.line(listed([_page_name(document, document.id), _withdrawn(withdrawal), document.title]), 1, 3)
    kin = [x for x in record.lineage() if x.kind != "independent"]
    by_id = {d.id: d for d in record.documents()}
    if kin:
        paper.line()
        paper.line("One witness", mark="bold")
    for x in kin:
        both = f"{_page_name(by_id.get(x.a), x.a)} and {_page_name(by_id.get(x.b), x.b)}"
        why = f"{x.overlap:.0%} shared" + (f"; {x.basis[0]}" if x.basis else "")
        paper.line(f"{both}: {x.kind} ({why})", 1, 3)


def _withdrawn(withdrawal: Withdrawal) -> str:
    return f"no longer among the pages, as {withdrawal.by} noticed on {withdrawal.at:%Y-%m-%d}"


def actors(record: Record, paper: Paper) -> None:
    """All actors, by name."""
    for found in sorted(record.actors(), key=lambda a: (a.name.casefold(), a.id)):
        paper.line(listed([found.name, found.kind, found.country, found.id]), 0, 2)


def search(record: Record, words: str, paper: Paper) -> None:
    """Where words stand in claims and pages."""
    hits = record.search(words)
    by_id = {d.id: d for d in record.documents()}
    if not hits:
        paper.line(f"Nothing holds {words!r}.")
    for hit in hits:
        what = "claim" if hit.claim else "page"
        paper.line(f"{_page_name(by_id.get(hit.document), hit.document)} ({what})", mark="bold")
        paper.line(hit.excerpt, 2)


# --- problems --------------------------------------------------------------------------------------


def problems(found: Sequence[Problem], paper: Paper, most: int | None = None, prefix: str = "") -> None:
    """Problems with like ones together: the files, then the message once."""
    groups: dict[tuple[str, str], list[str]] = {}
    for p in found:
        groups.setdefault((p.stage, p.message), []).append(p.file or str(p.document or "the record"))
    shown = list(groups.items())[:most]
    for (stage, message), files in shown:
        named = ", ".join(files[:FEW]) + (f" and {len(files) - FEW} more" if len(files) > FEW else "")
        paper.line(f"{named}: {message.removeprefix(prefix)} ({stage})", 2, 4)
    if more := len(groups) - len(shown):
        kinds = "kind" if more == 1 else "kinds"
        paper.line(f"and {more} more {kinds}; accord show RECORD --problems lists all", 2)
