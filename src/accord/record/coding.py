"""Who is to look at which page, and what coders of one page hold, each without seeing the other's.

A task gives one page to one or more people. In a blind task (double coding) what each holds of a claim, or of
one field of it, is a *coding*: it changes nothing in the record, and nobody else sees it until all have
finished. Then `agreement` tells how far they agree, and a coding can be taken as a decision.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from accord.errors import InputError, NotFound
from accord.record import schema
from accord.record.store import Record
from accord.types import CaptureId, DocumentId

WHOLE = "claim"  # the field of a coding that judges the whole claim
VERDICTS = ("accept", "reject", "edit", "add")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Somebody who is to look at a page, and when they had finished (None: at work)."""

    name: str
    finished: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A page that is given to people; `blind` where each works without seeing the others."""

    id: str
    capture: CaptureId
    blind: bool
    by: str
    at: str
    coders: tuple[Coder, ...]

    @property
    def open(self) -> bool:
        """Whether somebody is still at work."""
        return any(c.finished is None for c in self.coders)

    def hides_from(self, name: str) -> bool:
        """Whether somebody codes this blindly now, and must see neither scores nor others' work."""
        return self.blind and any(c.name == name and c.finished is None for c in self.coders)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What a coder holds of a claim (`field` WHOLE) or of one field of it.

    `claim` is a claim's id, or "+" and a number for one that the coder found missing: then `value` has its
    type and fields as JSON. `quote` is the sentence.
    """

    task: str
    coder: str
    claim: str
    field: str
    verdict: str
    value: str
    quote: str
    reason: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree on the claims of a page.

    `judged` are the claims that two or more judged as a whole, `same` those on which all say the same,
    `alpha` is Krippendorff's for accept and reject (1: always, 0: as by chance; None where all say one thing
    throughout, so that it is not defined). `fields` has, for each field that somebody corrected, how many
    claims it was corrected in and in how many all coders hold one value.
    """

    judged: int
    same: int
    alpha: float | None
    fields: tuple[tuple[str, int, int], ...]


def assign(path: Path, capture: CaptureId, names: Sequence[str], blind: bool, by: str) -> str:
    """Give a page to people; gives the id of the task. Raises InputError where nobody is named, or one only
    for a blind task.
    """
    wanted = tuple(dict.fromkeys(n.strip() for n in names if n.strip()))
    if not wanted:
        raise InputError("name who is to look at the page")
    if blind and len(wanted) < 2:
        raise InputError("double coding takes two people or more; name another, or leave it off")
    with Record(path) as record:
        taken = [t for t in tasks(record) if t.capture == capture and t.open]
        busy = sorted({c.name for t in taken for c in t.coders if c.finished is None} & set(wanted))
        if busy:
            raise InputError(f"{', '.join(busy)} has this page already, and has not finished it")
        id = f"t{1 + max((int(t.id[1:]) for t in tasks(record)), default=0)}"
    rows: list[tuple[str, Sequence[object]]] = [
        ("INSERT INTO tasks VALUES (?, ?, ?, ?, ?)", (id, capture, int(blind), by, _now()))
    ]
    rows += [("INSERT INTO coders VALUES (?, ?, NULL)", (id, name)) for name in wanted]
    schema.aside(path, rows)
    return id


def tasks(record: Record) -> tuple[Task, ...]:
    """All tasks, the newest first."""
    coders: dict[str, list[Coder]] = {}
    for task, name, finished in record.rows("SELECT task, name, finished FROM coders ORDER BY rowid"):
        coders.setdefault(task, []).append(Coder(name=name, finished=finished))
    rows = record.rows('SELECT id, capture, blind, "by", at FROM tasks ORDER BY rowid DESC')
    return tuple(
        Task(id=id, capture=capture, blind=bool(blind), by=by, at=at, coders=tuple(coders.get(id, ())))
        for id, capture, blind, by, at in rows
    )


def task(record: Record, id: str) -> Task:
    """One task. Raises NotFound where there is none such."""
    for found in tasks(record):
        if found.id == id:
            return found
    raise NotFound(f"{record.path}: {id}: no such task; /tasks lists them")


def blind_pages(record: Record, name: str) -> frozenset[CaptureId]:
    """The pages that somebody codes blindly now."""
    return frozenset(t.capture for t in tasks(record) if t.hides_from(name))


def blind_documents(record: Record, name: str) -> dict[DocumentId, str]:
    """The pages of now that somebody codes blindly, each with the task in which they do."""
    captures = {t.capture: t.id for t in tasks(record) if t.hides_from(name)}
    query = "SELECT id, capture FROM documents WHERE capture IN (SELECT value FROM json_each(?))"
    found = record.rows(query, [json.dumps(list(captures))]) if captures else []
    return {DocumentId(d): captures[CaptureId(c)] for d, c in found}


def code(path: Path, coding: Coding) -> None:
    """Keep what a coder holds, in place of what they held of it before.

    Raises InputError where it is no task of theirs, or they have finished it.
    """
    with Record(path) as record:
        found = task(record, coding.task)
    if not found.hides_from(coding.coder):
        raise InputError(f"{coding.task}: {coding.coder} does not code it, or has finished it")
    if coding.verdict not in VERDICTS:
        raise InputError(f"{coding.verdict[:40]}: no such verdict; these are known: {', '.join(VERDICTS)}")
    kept = (coding.task, coding.coder, coding.claim, coding.field, coding.verdict)
    values = (*kept, coding.value, coding.quote, coding.reason, coding.at)
    schema.aside(path, [("INSERT OR REPLACE INTO codings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)])


def forget(path: Path, task: str, coder: str, claim: str, field: str) -> None:
    """Keep a coding no longer, while its coder is at work."""
    query = (
        "DELETE FROM codings WHERE task = ? AND coder = ? AND claim = ? AND field = ? AND EXISTS "
        "(SELECT 1 FROM coders c WHERE c.task = codings.task AND c.name = codings.coder AND finished IS NULL)"
    )
    schema.aside(path, [(query, (task, coder, claim, field))])


def finish(path: Path, task: str, coder: str) -> None:
    """A coder has finished; what they coded stays as it is."""
    query = "UPDATE coders SET finished = ? WHERE task = ? AND name = ? AND finished IS NULL"
    schema.aside(path, [(query, (_now(), task, coder))])


def codings(record: Record, task: str, coder: str | None = None) -> tuple[Coding, ...]:
    """What was coded in a task, by all or by one."""
    query = """SELECT task, coder, claim, field, verdict, value, quote, reason, at FROM codings
      WHERE task = ?1 AND (?2 IS NULL OR coder = ?2) ORDER BY rowid"""
    names = ("task", "coder", "claim", "field", "verdict", "value", "quote", "reason", "at")
    return tuple(Coding(**dict(zip(names, r, strict=True))) for r in record.rows(query, [task, coder]))


def agreement(found: Iterable[Coding], told: Mapping[str, Mapping[str, str]]) -> Agreement:
    """How far coders agree; `told` has the value of each field of each claim as the record has it.

    A coder who corrects no field of a claim that they do not reject holds the record's value.
    """
    found = tuple(found)
    whole: dict[str, dict[str, str]] = {}
    fields: dict[tuple[str, str], dict[str, str]] = {}
    for one in found:
        if one.verdict in ("accept", "reject"):
            whole.setdefault(one.claim, {})[one.coder] = one.verdict
        elif one.verdict == "edit":
            fields.setdefault((one.claim, one.field), {})[one.coder] = one.value
    for (claim, _), holding in fields.items():  # who corrects a claim takes it for one
        for coder in holding:
            whole.setdefault(claim, {}).setdefault(coder, "accept")
    both = {c: v for c, v in whole.items() if len(v) > 1}
    by_field: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for (claim, field), values in fields.items():
        holders = [c for c, verdict in whole.get(claim, {}).items() if verdict != "reject"]
        if len(holders) > 1:
            by_field[field] += 1
            held = {values.get(c, told.get(claim, {}).get(field, "")) for c in holders}
            agreed[field] += len(held) == 1
    return Agreement(
        judged=len(both),
        same=sum(len(set(v.values())) == 1 for v in both.values()),
        alpha=krippendorff([list(v.values()) for v in both.values()]),
        fields=tuple((f, n, agreed[f]) for f, n in sorted(by_field.items())),
    )


def krippendorff(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha of nominal values: what coders said of each unit that two or more judged.

    None where there is no such unit, or one value throughout. After Krippendorff, Content Analysis (2004).
    """
    weights: dict[tuple[str, str], float] = {}
    for values in (u for u in units if len(u) > 1):
        for a, b in combinations(values, 2):
            for pair in ((a, b), (b, a)):
                weights[pair] = weights.get(pair, 0.0) + 1 / (len(values) - 1)
    totals: dict[str, float] = {}
    for (a, _), weight in weights.items():
        totals[a] = totals.get(a, 0.0) + weight
    n = sum(totals.values())
    if len(totals) < 2:
        return None
    observed = sum(w for (a, b), w in weights.items() if a != b) / n
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b) / (n * (n - 1))
    return 1 - observed / expected


def _now() -> str:
    return dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
