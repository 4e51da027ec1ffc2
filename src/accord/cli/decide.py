"""A person's decisions on claims: taken, withdrawn and listed."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from accord.cli import show
from accord.cli.layout import Paper, count, listed
from accord.cli.verdicts import WHAT
from accord.errors import InputError
from accord.pipeline import Progress
from accord.pipeline import decide as put
from accord.record import Record, deciding
from accord.record.changes import in_short, noted
from accord.record.deciding import Make, Who
from accord.record.decisions import other
from accord.record.identities import ACTOR
from accord.types import Decision


def decide(
    path: str, verdict: str, names: Sequence[str], because: str | None, by: str | None, progress: Progress
) -> Record:
    """Take a decision, and give the record with its effect. Raises InputError where the words do not fit."""
    if verdict not in WHAT:
        raise InputError(f"{verdict}: no such verdict; these are known: {', '.join(WHAT)}")
    wanted = WHAT[verdict][0]
    needed = len(wanted.partition(" [")[0].split())
    if len(names) < needed or (len(names) > needed and "[" not in wanted):
        raise InputError(f"{verdict}: takes {wanted}; accord decide --help tells how to name them")
    if not (because or "").strip():
        raise InputError(f'{verdict}: give your reason: --because "..."')
    who = Who(by=by or user_name(), reason=because or "")
    with Record(Path(path)) as record:
        make = _made(record, verdict, names, who)
    return put(path, make, progress)


def undo(path: str, id: str, progress: Progress) -> Record:
    """Withdraw a decision, and give the record without its effect. Raises NotFound where there is none."""
    with Record(Path(path)) as record:
        make = deciding.undo(record, id)
    return put(path, make, progress)


def _made(record: Record, verdict: str, names: Sequence[str], who: Who) -> Make:
    if verdict == "add":
        page, quote, type, *rest = names
        fields: dict[str, str] = {}
        for one in rest:
            name, equals, value = (x.strip() for x in one.partition("="))
            if not equals or name in fields:
                raise InputError(f"add: {one!r}: give each field once, as FIELD=VALUE")
            fields[name] = value
        return deciding.add(record, page, quote, type, who, fields)
    makers: dict[str, Callable[..., Make]] = {
        "accept": deciding.accept,
        "reject": deciding.reject,
        "edit": deciding.edit,
        "same": deciding.same,
        "different": deciding.different,
        "merge": deciding.merge,
        "split": deciding.split,
        "merge-actors": deciding.merge_actors,
        "split-actor": deciding.split_actor,
    }
    return makers[verdict](record, *names, who)


def user_name() -> str:
    """The name of the account that runs this."""
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
    for line in in_short(noted(record, last.id)) or ["no event changed"]:
        paper.line(line, 2, 4)
    show.headline(record, record.summary(), paper)
    found = record.decided()
    for claims, what in ((found.rejected, "rejected"), (found.edited, "edited"), (found.added, "added")):
        if claims:
            paper.line(f"{count(len(claims), 'claim')} {what}")


def decisions(record: Record, paper: Paper) -> None:
    """All decisions, with what became of them."""
    found = record.decisions()
    if not found:
        paper.line("No decision was taken. accord decide --help tells how.")
    retyped = _retyped(record) if found else {}
    for decision in found:
        state = "withdrawn" if decision.withdrawn else "orphaned" if decision.orphaned else None
        paper.line(f"{decision.id} {listed([decision.verdict, state])}", mark="bold")
        second = other(decision)
        for one in [decision, *([second] if second else [])]:
            paper.line(f"{one.claim_type}: “{' '.join(one.quote.split())}”", 2, 4)
        if told(decision):
            paper.line(told(decision), 2, 4)
        paper.line(f"by {decision.by} on {decision.at:%Y-%m-%d}: {decision.reason}", 2, 4)
        if decision.orphaned and not decision.withdrawn:
            what = "Its words are" if decision.verdict == "add" else "Its claim, or the value it gives, is"
            paper.line(f"{what} not found any more: decide again on what the page has now.", 2, 4)
        if decision.id in retyped:
            paper.line(f"Its claim is now {retyped[decision.id]}: see whether this still holds.", 2, 4)


def _retyped(record: Record) -> dict[str, str]:
    """The types that judged claims have now, by decision, where that is not the one which was judged."""
    decided = record.decided()
    types = {c.id: c.type for c in record.claims(as_on_page=True)}
    judged = [*decided.rejected.items(), *decided.accepted.items()]
    return {d.id: types[c] for c, d in judged if c in types and types[c] != d.claim_type}


def told(decision: Decision) -> str:
    """What a decision sets: "actors: the army -> the army=Kestrian Army"; empty where it sets nothing."""
    if decision.field == ACTOR and decision.verdict == "split":
        return f"{decision.old} -> {json.loads(decision.new or '{}').get('to')}, where it is called so"
    if decision.verdict == "edit" or decision.field == ACTOR:
        return f"{decision.field}: {decision.old} -> {decision.new}"
    if decision.verdict == "add":
        return "; ".join(f"{name}: {value}" for name, value in json.loads(decision.new or "{}").items())
    return ""
