"""Making decisions: what the command line and the web pages put into a record by `accord.pipeline.decide`.

Each function looks the subject up in a record as it is now and gives a `Make`: called with the decisions so
far, it gives the new one (or one of them withdrawn). Subjects are named as `Record.claim`, `Record.event` and
`Record.document` take them: an id, the beginning of one, EVENT:N. All raise NotFound where there is none such
and InputError where the words do not fit; values that can be told to be wrong only with all that accord
knows (whom a name stands for) are refused by `accord.pipeline.decide`, which then changes nothing.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, get_args

from accord.errors import InputError, NotFound
from accord.record import quotes
from accord.record.attach import quotation, subject
from accord.record.decisions import SUBJECT
from accord.record.edits import FIELDS, told
from accord.record.identities import ACTOR, in_one_case
from accord.record.store import Record
from accord.types import Actor, Claim, Decision, EventId, EventType

Make = Callable[[Sequence[Decision]], Decision]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who decides and why; `at` is now if None."""

    by: str
    reason: str
    at: dt.datetime | None = None

    def __post_init__(self) -> None:
        """Raises InputError where the name or the reason is empty."""
        if not self.by.strip():
            raise InputError("a decision needs the name of who decides")
        if not self.reason.strip():
            raise InputError("a decision needs a reason")


def accept(record: Record, claim: str, who: Who) -> Make:
    """The claim is right as it stands."""
    return _on_claims("accept", record, [record.claim(claim)], who)


def reject(record: Record, claim: str, who: Who) -> Make:
    """The claim is wrong: it is kept, but stands in no event and is not counted."""
    return _on_claims("reject", record, [record.claim(claim)], who)


def same(record: Record, one: str, two: str, who: Who) -> Make:
    """Both claims tell of one event."""
    return _on_claims("same", record, [record.claim(one), record.claim(two)], who)


def different(record: Record, one: str, two: str, who: Who) -> Make:
    """The claims tell of two events."""
    return _on_claims("different", record, [record.claim(one), record.claim(two)], who)


def merge(record: Record, one: str, two: str, who: Who) -> Make:
    """Both events are one."""
    events = [record.event(name) for name in (one, two)]
    if events[0].id == events[1].id:
        raise InputError(f"merge: {one} and {two} are one event already")
    return _on_claims("merge", record, [_first(record, e.claims[0], e.id) for e in events], who)


def merge_actors(record: Record, one: str, two: str, who: Who) -> Make:
    """The first actor is the second, wherever it is named."""
    old = record.actor(one)
    new = two.strip()
    with suppress(NotFound):  # one that accord knows but no page names, or new:NAME
        found = record.actor(new)
        if in_one_case(new) in map(in_one_case, (found.id, found.name, *found.aliases)):  # no part of a name
            new = found.id
    if new == old.id:
        raise InputError(f"merge: {one} and {two} are one actor already")
    return _on_actor("merge", old, old.name, new, who)


def split_actor(record: Record, actor: str, words: str, to: str, who: Who) -> Make:
    """Where pages call the actor by these words they mean another: one by its name or id, or new:NAME.

    `words` may name a page instead (its file, address or id): all that this page means by the actor.
    """
    old = record.actor(actor)
    called = {in_one_case(name) for name, _ in record.names_of(old.id)}
    if in_one_case(words) in called:
        new = json.dumps({"words": words, "to": to.strip()}, ensure_ascii=False)
        return _on_actor("split", old, words, new, who)
    try:
        page = record.document(words)
    except NotFound as error:
        raise InputError(
            f"split: no page calls {old.name} “{words}”, and no page is named so; accord actors RECORD NAME "
            "lists its names and pages"
        ) from error
    new = json.dumps({"words": None, "to": to.strip()}, ensure_ascii=False)
    return _on_actor("split", old, old.name, new, who, page.sha256)


def _on_actor(verdict: str, old: Actor, quote: str, new: str, who: Who, sha256: str = "") -> Make:
    fields = {"sha256": sha256, "quote": quote, "prefix": "", "suffix": "", "claim_type": old.kind}
    return _make(who, fields | {"verdict": verdict, "field": ACTOR, "old": old.id, "new": new})


def split(record: Record, event: str, claim: str, who: Who) -> Make:
    """The claim is of another event than the rest of the event's claims."""
    found, apart = record.event(event), record.claim(claim)
    rest = [c for c in found.claims if c != apart.id]
    if len(rest) == len(found.claims) or not rest:
        raise InputError(f"split: {claim} is not one of several claims of {event}; name one of them")
    return _on_claims("split", record, [apart, _first(record, rest[0], found.id)], who)


def edit(record: Record, claim: str, field: str, value: str, who: Who) -> Make:
    """One field of the claim has this value; `accord.record.edits` tells which there are, and their form."""
    if field not in FIELDS:
        raise InputError(f"{field}: no field that can be set; these can: {', '.join(FIELDS)}")
    found = record.claim(claim)
    new = value.strip().upper() if field == "type" else value.strip()
    old = told(found, field)
    if new == old:
        raise InputError(f"{field}: is {new} already")
    return _make(
        who,
        _named(record, found) | {"verdict": "edit", "field": field, "old": old, "new": new},
    )


def add(
    record: Record, page: str, quote: str, type: str, who: Who, fields: Mapping[str, str] | None = None
) -> Make:
    """The page makes a claim in these words that was missed.

    `fields` are those of `accord.record.edits`, and "trigger": the words of the quotation that name the
    event, the whole of it if left out. The page may be in a language that accord does not read.
    """
    document = record.document(page)
    if type.upper() not in get_args(EventType):
        raise InputError(f"{type}: no type; these are known: {', '.join(get_args(EventType))}")
    places = quotes.places_of(document.text, quote)
    if len(places) != 1:
        wrong = "does not stand" if not places else f"stands {len(places)} times"
        raise InputError(f"“{quote}” {wrong} on {page}; quote words that stand there once")
    values = dict(fields or {})
    trigger = values.pop("trigger", None)
    unknown = [name for name in values if name not in FIELDS or name == "type"]
    if unknown:
        raise InputError(f"{unknown[0]}: no field that can be set; these can: trigger, {', '.join(FIELDS)}")
    made = quotation(document, *places[0]) | {"claim_type": type.upper(), "trigger": None, "trigger_at": None}
    if trigger:
        inside = quotes.places_of(made["quote"], trigger)
        if not inside:
            raise InputError(f"trigger: “{trigger}” does not stand in the quotation")
        made |= {"trigger": made["quote"][slice(*inside[0])], "trigger_at": inside[0][0]}
    new = json.dumps(values, ensure_ascii=False)
    return _make(who, made | {"verdict": "add", "field": "claim", "old": None, "new": new})


def undo(record: Record, id: str) -> Make:
    """The decision with this id is withdrawn."""

    def make(before: Sequence[Decision]) -> Decision:
        for decision in before:
            if decision.id == id and not decision.withdrawn:
                return replace(decision, withdrawn=True)
        gone = any(d.id == id for d in before)
        wrong = "was withdrawn already" if gone else "no such decision"
        raise NotFound(f"{record.path}: {id}: {wrong}; accord decide {record.path} --list lists them")

    return make


def _on_claims(verdict: str, record: Record, claims: Sequence[Claim], who: Who) -> Make:
    if len({c.id for c in claims}) < len(claims):
        raise InputError(f"{verdict}: both names are of one claim; name two")
    first, *rest = (_named(record, c) for c in claims)
    new = json.dumps({name: rest[0][name] for name in SUBJECT}, ensure_ascii=False) if rest else None
    return _make(who, first | {"verdict": verdict, "field": "claim", "new": new})


def _named(record: Record, claim: Claim) -> dict[str, Any]:
    page = record.document(claim.document)
    return subject(page, claim, record.claims(document=claim.document, as_on_page=True)) | {"old": claim.id}


def _make(who: Who, fields: Mapping[str, Any]) -> Make:
    def make(before: Sequence[Decision]) -> Decision:
        number = 1 + max((int(d.id[1:]) for d in before if d.id[1:].isdecimal()), default=0)
        at = who.at or dt.datetime.now(dt.UTC).replace(microsecond=0)
        return Decision(id=f"x{number}", by=who.by, at=at, reason=who.reason, **fields)

    return make


def _first(record: Record, claim: str, event: str) -> Claim:
    """The claim that an event's id was made of, where it is still in it, else another of its claims."""
    claims = {str(c.id): c for c in record.claims(event=EventId(event), as_on_page=True)}
    founding = "c" + event.removeprefix("e")
    return claims.get(founding, claims[claim])
