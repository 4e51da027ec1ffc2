"""What people's decisions come to on the claims of now: claims added, edited, accepted, rejected, told apart.

`accord.record.attach` tells how a decision finds its claim, `accord.record.edits` what of a claim can be set,
`accord.record.deciding` makes decisions. Those on whole claims hold in `old` the id that the claim had. Those
on two quote the second in `new`, as JSON. One that adds a claim has its fields in `new`, as JSON. Of several
decisions on one claim (on one field of it, where they edit) the latest counts. Those on who is who
(`accord.record.identities`) count among those that set fields.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.errors import InputError
from accord.record import checks
from accord.record.attach import Finder, subject
from accord.record.edits import Editing, Known, edited
from accord.record.identities import ACTOR, identity_of
from accord.types import Claim, ClaimId, Decision, Document, DocumentId, Event, Mention, Page, Span

ON_CLAIM = frozenset({"accept", "reject"})
ON_TWO = frozenset({"same", "different", "merge", "split"})
_SINCE_TWO = ("trigger", "trigger_at", "times", "apart")  # not quoted in a record of version 1
SUBJECT = ("sha256", "quote", "prefix", "suffix", "claim_type", "old", *_SINCE_TWO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What the decisions that hold come to on the claims as they are now.

    `rejected` and `accepted` give the decision for each claim, `edited` all that set a field of it, in the
    order in which they were taken, `added` the one that added it. `pairs` are the decisions on two claims
    with the claims' ids of now as `old` and `new`, once for each pair. `orphaned` are the ids of decisions
    (the withdrawn ones too) whose claims, words or values are not found.
    """

    rejected: Mapping[ClaimId, Decision] = field(default_factory=dict)
    accepted: Mapping[ClaimId, Decision] = field(default_factory=dict)
    edited: Mapping[ClaimId, tuple[Decision, ...]] = field(default_factory=dict)
    added: Mapping[ClaimId, Decision] = field(default_factory=dict)
    pairs: tuple[Decision, ...] = ()
    orphaned: frozenset[str] = frozenset()

    def of(self, claim: ClaimId) -> tuple[Decision, ...]:
        """The decisions that hold for one claim by itself: that added it, set fields of it, judged it."""
        found = (self.added.get(claim), *self.edited.get(claim, ()))
        found += (self.rejected.get(claim), self.accepted.get(claim))
        return tuple(d for d in found if d is not None)

    def rows(self, claims: Iterable[ClaimId]) -> list[tuple[str, ClaimId, ClaimId | None]]:
        """Decision, claim and second claim, for those of these claims that a decision is about."""
        kept = set(claims)
        out: list[tuple[str, ClaimId, ClaimId | None]] = []
        for judged in (self.rejected, self.accepted, self.added):
            out += [(d.id, c, None) for c, d in judged.items() if c in kept]
        out += [(d.id, c, None) for c, several in self.edited.items() if c in kept for d in several]
        for d in self.pairs:
            left, right = ClaimId(d.old or ""), ClaimId(d.new or "")
            out += [(d.id, left, right)] if {left, right} <= kept else []
        return sorted(out, key=lambda row: (row[0], row[1], row[2] or ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """Pages with what people added to them and set in them, and what decisions come to on them.

    `faults` tells of decisions that could not be followed, by id, why.
    """

    pages: tuple[Page, ...]
    effects: Effects
    faults: Mapping[str, str]


def order(decision: Decision) -> tuple[Any, ...]:
    """By time; of those of one second, by number."""
    return (decision.at, len(decision.id), decision.id)


def in_words(decision: Decision) -> str:
    """What a decision on one claim did: "edited killed, which was nine=9, by Ada (x3): a misprint"."""
    what = f" {decision.field}, which was {decision.old}," if decision.verdict == "edit" else ""
    done = f"{decision.verdict}ed"
    if decision.field == ACTOR:
        what = f" an actor, which was {decision.old},"
        done = "merged" if decision.verdict == "merge" else "told apart"
    return f"{done}{what} by {decision.by} ({decision.id}): {decision.reason or 'no reason given'}"


def other(decision: Decision) -> Decision | None:
    """The second claim of a decision on two, as a decision that attaches to it."""
    try:
        said = dict.fromkeys(_SINCE_TWO) | json.loads(decision.new or "")
        return replace(decision, new=None, **{name: said[name] for name in SUBJECT})
    except (ValueError, TypeError, KeyError):
        return None  # an id, as decisions of other programs may hold it


def decision_on(
    verdict: str,
    documents: Mapping[DocumentId, Document],
    claims: Sequence[Claim],
    among: Iterable[Claim],
    **more: Any,
) -> Decision:
    """A decision on one whole claim or two. `among` are all claims of their pages (see `attach.subject`).

    `more` has the fields id, by, at and reason.
    """
    page = tuple(among)
    first, *rest = (subject(documents[c.document], c, page) | {"old": c.id} for c in claims)
    new = json.dumps({name: rest[0][name] for name in SUBJECT}, ensure_ascii=False) if rest else None
    return Decision(**first, field="claim", verdict=verdict, new=new, **more)  # type: ignore[arg-type]


def effects(decisions: Iterable[Decision], documents: Sequence[Document], claims: Sequence[Claim]) -> Effects:
    """What decisions that change no claim come to; those that are withdrawn or find nothing: nothing."""
    finder = Finder(documents, claims)
    return _collected(decisions, lambda decision: _ends(decision, finder))


def apply(pages: Sequence[Page], decisions: Iterable[Decision], known: Known) -> Applied:
    """Put into pages what people decided of them, as far as it is found and can be followed.

    Each decision is looked for among the claims as those before it left them, for so they were shown to who
    took it; where it finds nothing there (since one before it was withdrawn), among those of the machine.
    """
    decisions = tuple(decisions)
    if not decisions:
        return Applied(pages=tuple(pages), effects=Effects(), faults={})
    applying = _Applying(pages, known)
    found = _collected(decisions, applying.follow)
    types = {str(c.id): c.type for p in applying.pages.values() for c in p.claims}
    return Applied(
        pages=tuple(applying.pages[p.document.id] for p in pages),
        effects=replace(
            found,
            added=applying.added,
            pairs=tuple(replace(d, claim_type=types.get(d.old or "", d.claim_type)) for d in found.pairs),
        ),
        faults=applying.faults,
    )


def _collected(decisions: Iterable[Decision], follow: Callable[[Decision], list[tuple[Any, ...]]]) -> Effects:
    """The effects of decisions in order; `follow` tells what the quotations of each find."""
    judged: dict[ClaimId, Decision] = {}
    fields: dict[ClaimId, dict[str, Decision]] = {}
    pairs: list[Decision] = []
    orphaned: set[str] = set()
    for decision in sorted(decisions, key=order):
        ends = follow(decision)
        if not all(ends):
            orphaned.add(decision.id)
        if decision.withdrawn:
            continue
        if decision.field == ACTOR:
            for claim in ends[0]:
                fields.setdefault(claim, {})[f"{ACTOR} {decision.id}"] = decision
        elif decision.verdict in ON_CLAIM:
            judged |= dict.fromkeys(ends[0], decision)
        elif decision.verdict == "edit":
            for claim in ends[0]:
                fields.setdefault(claim, {}).pop(decision.field, None)
                fields[claim][decision.field] = decision
        elif decision.verdict in ON_TWO and len(ends) == 2:
            pairs += [replace(decision, old=left, new=right) for left in ends[0] for right in ends[1]]
        elif decision.verdict in ON_TWO:
            pairs.append(decision)
    return Effects(
        rejected={c: d for c, d in judged.items() if d.verdict == "reject"},
        accepted={c: d for c, d in judged.items() if d.verdict == "accept"},
        edited={c: tuple(by.values()) for c, by in fields.items()},
        pairs=tuple(pairs),
        orphaned=frozenset(orphaned),
    )


def _ends(decision: Decision, finder: Finder) -> list[tuple[Any, ...]]:
    """What a decision's quotations find: claims for each, or the quoted words of one that adds a claim."""
    if decision.field == ACTOR:
        return [finder.of_actors({decision.old, decision.new})]
    if decision.verdict == "add":
        return [finder.words(decision)]
    second = other(decision) if decision.verdict in ON_TWO else None
    return [finder.claims(d) for d in (decision, second) if d is not None]


class _Applying:
    """Pages while decisions are put into them, one after the other."""

    def __init__(self, pages: Sequence[Page], known: Known) -> None:
        self.pages = {p.document.id: p for p in pages}
        self.added: dict[ClaimId, Decision] = {}
        self.faults: dict[str, str] = {}
        self._known = known
        documents, claims = [p.document for p in pages], [c for p in pages for c in p.claims]
        self._machine = Finder(documents, claims)
        self._now = Finder(documents, claims)

    def follow(self, decision: Decision) -> list[tuple[Any, ...]]:
        """What a decision is about, after it was put in; where it cannot be followed, nothing."""
        if decision.field == ACTOR:
            return [self._identify(decision)]
        ends = _ends(decision, self._now)
        if not all(ends):
            ends = _ends(decision, self._machine)
        if decision.withdrawn:
            return ends
        try:
            if decision.verdict == "add":
                for document, place in ends[0]:
                    self._add(document, place, decision)
            elif decision.verdict == "edit":
                for claim in ends[0]:
                    self._edit(claim, decision)
        except InputError as error:
            self.faults[decision.id] = str(error)
            return [()]
        return ends

    def _add(self, document: Document, place: tuple[int, int], decision: Decision) -> None:
        editing = _addition(document, place, decision, self._known)
        self._put(editing)
        self._machine.put(editing.claim)
        self.added[editing.claim.id] = decision

    def _edit(self, id: ClaimId, decision: Decision) -> None:
        claim = self._now.claim(id)
        editing = Editing(self.pages[claim.document].document, claim, self._known, _why(decision))
        editing.claim = edited(editing, decision.field, decision.new or "")
        self._put(editing)

    def _identify(self, decision: Decision) -> tuple[ClaimId, ...]:
        """The claims of all pages in which somebody is another now (or would be, were it not withdrawn)."""
        touched: list[ClaimId] = []
        try:
            identity = identity_of(decision, self.pages.values(), self._known)
        except InputError as error:
            self.faults[decision.id] = str(error)
            return ()
        for id, page in self.pages.items():
            changed = identity.on(page)
            touched += [c.id for c in changed]
            if changed and not decision.withdrawn:
                self.pages[id] = identity.page(page, changed)
                for claim in changed:
                    self._now.put(claim)
        if not touched and not decision.withdrawn:
            self.faults[decision.id] = "nobody in the record is this actor, or is called so"
        return tuple(touched)

    def _put(self, editing: Editing) -> None:
        page = _with(self.pages[editing.document.id], editing)
        self.pages[editing.document.id] = page
        self._now.put(editing.claim)


def held(decisions: Iterable[Decision], rows: Iterable[tuple[str, ClaimId, ClaimId | None]]) -> Effects:
    """The effects that `rows` were made of."""
    decided = sorted(decisions, key=order)
    by_decision: dict[str, list[tuple[ClaimId, ClaimId | None]]] = {}
    for id, claim, second in rows:
        by_decision.setdefault(id, []).append((claim, second))
    groups: dict[str, dict[ClaimId, Decision]] = {v: {} for v in ("reject", "accept", "add")}
    fields: dict[ClaimId, tuple[Decision, ...]] = {}
    pairs: list[Decision] = []
    for decision in decided:
        for claim, second in by_decision.get(decision.id, ()):
            if second is not None:
                pairs.append(replace(decision, old=claim, new=second))
            elif decision.verdict == "edit" or decision.field == ACTOR:
                fields[claim] = (*fields.get(claim, ()), decision)
            else:
                groups[decision.verdict][claim] = decision
    return Effects(
        rejected=groups["reject"],
        accepted=groups["accept"],
        edited=fields,
        added=groups["add"],
        pairs=tuple(pairs),
        orphaned=frozenset(d.id for d in decided if d.orphaned),
    )


def merged_whole(
    pairs: Sequence[Decision], events: Iterable[Event], claims: Iterable[Claim]
) -> tuple[Decision, ...]:
    """The pairs, with those of a merger spread over all claims of the events that it joins.

    `events` are those without the mergers.
    """
    home = {str(c): e for e in events for c in e.claims}
    types = {c.id: c.type for c in claims}
    out: list[Decision] = []
    for decision in pairs:
        out.append(decision)
        ends = [home[x] for x in (decision.old, decision.new) if x in home]
        if decision.verdict == "merge" and len(ends) == 2:
            members = [c for e in ends for c in e.claims if c != decision.new]
            out += [replace(decision, old=c, claim_type=types[c]) for c in members if c != decision.old]
    return tuple(out)


# --- claims that people add ------------------------------------------------------------------------


def _addition(document: Document, place: tuple[int, int], decision: Decision, known: Known) -> Editing:
    """The claim that a decision adds, on words of a page."""
    start, end = place
    words = Mention(
        span=Span(document=document.id, start=start, end=end),
        quote=document.text[start:end],
        kind="description",
    )
    raw = (document.raw_offset(start), document.raw_offset(end - 1))
    key = f"{document.capture}|{raw[0]}|{raw[1]}|{decision.claim_type}|added {decision.id}"
    claim = Claim(
        id=ClaimId("c" + hashlib.sha1(key.encode()).hexdigest()[:16]),
        document=document.id,
        evidence=(words,),
        type="ASSAULT",
        mode=None,
        actors=(),
        targets=(),
        trigger=words,
        rule=_why(decision),
    )
    editing = Editing(document, claim, known, _why(decision))
    editing.claim = edited(editing, "type", decision.claim_type)
    values = dict(json.loads(decision.new or "{}"))
    if decision.trigger:
        trigger = editing.mention(decision.trigger, "cue")
        if not (start <= trigger.span.start and trigger.span.end <= end):
            raise InputError(f"trigger: “{decision.trigger}” does not stand in the quotation")
        editing.claim = replace(editing.claim, trigger=trigger)
    for name, value in values.items():
        editing.claim = edited(editing, name, value)
    return editing


def _why(decision: Decision) -> str:
    return f"{decision.verdict}ed by {decision.by} ({decision.id})"


def _with(page: Page, editing: Editing) -> Page:
    """The page with a claim as it was edited, or with one more, and with the actors that it needs."""
    actors = {a.id: a for a in page.actors}
    actors = {**editing.actors, **actors}
    faults = list(checks.faults_of_claim(page.document, editing.claim, set(actors)))
    if faults:
        raise InputError(f"the claim {faults[0]}")
    claims = {c.id: c for c in page.claims} | {editing.claim.id: editing.claim}
    return replace(page, claims=tuple(claims.values()), actors=tuple(actors[i] for i in sorted(actors)))
