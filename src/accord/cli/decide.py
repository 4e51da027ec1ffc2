"""A person's decisions on claims: taken, withdrawn and listed."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from accord.cli import show
from accord.cli.layout import Paper, count, listed
from accord.cli.verdicts import WHAT
from accord.errors import InputError, NotFound
from accord.pipeline import Progress
from accord.pipeline import decide as put
from accord.record import Record
from accord.record.decisions import decision_on, other
from accord.types import Claim, Decision


def decide(
    path: str, verdict: str, names: Sequence[str], because: str | None, by: str | None, progress: Progress
) -> Record:
    """Take a decision, and give the record with its effect. Raises InputError where the words do not fit."""
    if verdict not in WHAT:
        raise InputError(f"{verdict}: no such verdict; these are known: {', '.join(WHAT)}")
    wanted = WHAT[verdict][0]
    if len(names) != len(wanted.split()):
        raise InputError(f"{verdict}: takes {wanted}; accord decide --help tells how to name them")
    if not (because or "").strip():
        raise InputError(f'{verdict}: give your reason: --because "..."')
    with Record(Path(path)) as record:
        claims = _subjects(record, verdict, names)
        documents = {d.id: d for d in record.documents(as_on_page=True)}
    if len({c.id for c in claims}) < len(claims):
        raise InputError(f"{verdict}: {' and '.join(names)} name one claim; name two")

    def make(before: Sequence[Decision]) -> Decision:
        return decision_on(
            verdict,
            documents,
            claims,
            id=f"x{1 + max((int(d.id[1:]) for d in before if d.id[1:].isdecimal()), default=0)}",
            by=by or _user(),
            at=dt.datetime.now(dt.UTC).replace(microsecond=0),
            reason=because,
        )

    return put(path, make, progress)


def undo(path: str, id: str, progress: Progress) -> Record:
    """Withdraw a decision, and give the record without its effect. Raises NotFound where there is none."""

    def make(before: Sequence[Decision]) -> Decision:
        for decision in before:
            if decision.id == id and not decision.withdrawn:
                return replace(decision, withdrawn=True)
        gone = any(d.id == id for d in before)
        wrong = "was withdrawn already" if gone else "no such decision"
        raise NotFound(f"{path}: {id}: {wrong}; accord decide {path} --list lists them")

    return put(path, make, progress)


def _subjects(record: Record, verdict: str, names: Sequence[str]) -> list[Claim]:
    """The claims that a decision is about: of events their founding claims."""
    if verdict not in ("merge", "split"):
        return [record.claim(name) for name in names]
    if verdict == "merge":
        events = [record.event(name) for name in names]
        if events[0].id == events[1].id:
            raise InputError(f"merge: {names[0]} and {names[1]} are one event already")
        return [_first(record, e.claims[0], e.id) for e in events]
    event, apart = record.event(names[0]), record.claim(names[1])
    rest = [c for c in event.claims if c != apart.id]
    if len(rest) == len(event.claims) or not rest:
        raise InputError(f"split: {names[1]} is not one of several claims of {names[0]}; name one of them")
    return [apart, _first(record, rest[0], event.id)]


def _first(record: Record, claim: str, event: str) -> Claim:
    """The claim that an event's id was made of, where it is still in it, else another of its claims."""
    claims = {str(c.id): c for c in record.claims(as_on_page=True)}
    founding = "c" + event.removeprefix("e")
    return claims.get(founding, claims[claim])


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name
        return "someone"


# --- what is printed -------------------------------------------------------------------------------


def outcome(record: Record, paper: Paper) -> None:
    """The decision that was taken or withdrawn last, and the record as it is now."""
    last = record.decisions()[-1]
    if last.withdrawn:
        paper.line(f"{last.id} {last.verdict}: withdrawn")
    else:
        paper.line(
            f"{last.id} {last.verdict}: taken; accord decide {record.path} --undo {last.id} withdraws it"
        )
    show.headline(record, record.summary(), paper)
    rejected = len(record.decided().rejected)
    if rejected:
        paper.line(f"{count(rejected, 'claim')} rejected")


def decisions(record: Record, paper: Paper) -> None:
    """All decisions, with what became of them."""
    found = record.decisions()
    if not found:
        paper.line("No decision was taken. accord decide --help tells how.")
    for decision in found:
        state = "withdrawn" if decision.withdrawn else "orphaned" if decision.orphaned else None
        paper.line(f"{decision.id} {listed([decision.verdict, state])}", mark="bold")
        second = other(decision)
        for one in [decision, *([second] if second else [])]:
            paper.line(f"{one.claim_type}: “{' '.join(one.quote.split())}”", 2, 4)
        paper.line(f"by {decision.by} on {decision.at:%Y-%m-%d}: {decision.reason}", 2, 4)
        if decision.orphaned and not decision.withdrawn:
            paper.line("Its claim is not found any more: decide again on what the page has now.", 2, 4)
