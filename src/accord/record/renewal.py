"""Putting a build in place of the last one by writing only what differs from it.

New rows are compared with those that lie in the tables, so nothing is taken for written that is not. Readers
go by rowid where order counts: rows that stay keep theirs, and new ones get rowids between those of their
neighbours, which `tables.insert` leaves far apart. Where much is different, or there is no room between two
rows, everything is better written anew.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from itertools import pairwise
from operator import attrgetter
from typing import Any, TypeVar

from accord.record import tables
from accord.types import Claim, Document, Event, Judgement, Lineage, RawDocument

K = TypeVar("K", bound=Hashable)
Row = tuple[Any, ...]
Rows = dict[tuple[str, tuple[str, ...]], list[Row]]  # by table and columns
MANY = 5  # of so many values one that differs: then all are written anew
AT_ONCE = 1000  # values that are compared together
# The columns that tell the values of a table apart, where that is not its id.
KEYS: dict[type, tuple[str, ...]] = {Lineage: ("a", "b"), Judgement: ("left", "right", "by", "at")}
# The full-text tables, and what they hold of others.
FULL_TEXT = {"documents": ("documents_text", "title, text"), "evidence": ("evidence_text", "quote")}
OF_PAGE = "SELECT event FROM event_claims WHERE claim IN (SELECT id FROM claims WHERE document = ?)"
BYTES = "length(data) > 8"  # whether a capture has its bytes, which are known by their hash


class Renewal:
    """What is to be written so that tables hold `total` new values; `compare` finds it, `write` does it.

    `as_before` are keys of values that equal those in the tables, if they are there, and are not compared.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        total: int,
        as_before: Mapping[type, Set[Row]] | None = None,
    ) -> None:
        self._connection = connection
        self._total = total
        self._as_before = as_before or {}
        self._gone: Rows = defaultdict(list)
        self._other: Rows = defaultdict(list)  # each row with its rowid at the end
        self._new: Rows = defaultdict(list)
        self._changed: dict[type, set[Row]] = defaultdict(set)

    def compare(self, cls: type, values: Sequence[Any]) -> bool:
        """Compare all values of one root type with its tables; False where all are better written anew."""
        (table, _, _), *parts = tables.plan(cls)
        columns = KEYS.get(cls, ("id",))
        query = f"SELECT rowid, {_listed(columns)} FROM {table} ORDER BY rowid"
        rows = self._connection.execute(query).fetchall()
        old: dict[Row, int] = {row[1:]: row[0] for row in rows}
        keys = _keys(values, columns)
        stays = staying(old, keys)
        rowids = between(stays)
        if rowids is None or len(set(keys)) < len(keys) or len(old) < len(rows):
            return False
        left = set(stays)
        self._gone[table, ("rowid",)] += [(rowid,) for rowid in old.values() if rowid not in left]
        leaving = old.keys() - set(keys)
        for part, owner in {(part, names[0]) for part, names, _ in parts}:
            self._gone[part, (owner,)] += leaving
        self._changed[cls] |= leaving
        same = self._as_before.get(cls, set()) & old.keys()
        for at in range(0, len(values), AT_ONCE):
            some = range(at, min(at + AT_ONCE, len(values)))
            moved = [n for n in some if stays[n] is None or keys[n] not in same]
            found = ([values[n] for n in moved], [stays[n] for n in moved], [rowids[n] for n in moved])
            self._compare_rows(cls, *found)
            if parts:
                other = [n for n in some if keys[n] not in same]
                known = [keys[n][0] for n in other if keys[n] in old]
                self._compare_parts(cls, [values[n] for n in other], known)
            if sum(map(len, self._changed.values())) * MANY > self._total:
                return False
        return True

    def _compare_rows(
        self, cls: type, values: Sequence[Any], stays: Sequence[int | None], rowids: Sequence[int]
    ) -> None:
        """Compare the rows of the root table itself."""
        table, names, make = tables.plan(cls)[0]
        listed = ", ".join([BYTES if (cls, n) == (RawDocument, "data") else f'"{n}"' for n in names])
        query = f"SELECT rowid, {listed} FROM {table} WHERE rowid BETWEEN ? AND ?"
        here = [rowid for rowid in stays if rowid is not None] or [0]
        found = {row[0]: row[1:] for row in self._connection.execute(query, (here[0], here[-1]))}
        columns = KEYS.get(cls, ("id",))
        for value, stay, rowid in zip(values, stays, rowids, strict=True):
            (row,) = make(value)
            if cls is RawDocument:
                row[names.index("data")] = int(bool(value.data))
            if stay is not None and found[stay] == tuple(row):
                continue
            if cls is RawDocument:
                (row,) = make(tables.packed(value))
            (self._new if stay is None else self._other)[table, names].append((*row, rowid))
            self._changed[cls].add(tuple([getattr(value, c) for c in columns]))

    def _compare_parts(self, cls: type, values: Sequence[Any], known: Sequence[Hashable]) -> None:
        new: dict[tuple[str, tuple[str, ...]], set[Row]] = defaultdict(set)
        for table, names, make in tables.plan(cls)[1:]:
            new[table, names].update([tuple(row) for value in values for row in make(value)])
        for (table, names), rows in new.items():
            listed = ", ".join(f'"{n}"' for n in names)
            query = f"SELECT {listed} FROM {table} WHERE {names[0]} IN (SELECT value FROM json_each(?))"
            old = set(self._connection.execute(query, (json.dumps(known),)))
            key = names[: names.index("n") + 1]
            self._gone[table, key] += [row[: len(key)] for row in old - rows]
            self._new[table, names] += sorted(rows - old, key=lambda row: row[: len(key)])
            self._changed[cls].update([(row[0],) for row in old ^ rows])

    def write(self) -> None:
        """Write what differs, in the transaction that is open; note which events the index has to look at."""
        run = self._connection.executemany
        self._note_stale()
        for (table, key), rows in self._gone.items():
            where = " AND ".join(f"{c} = ?" for c in key)
            self._full_text(table, where, rows, gone=True)
            run(f"DELETE FROM {table} WHERE {where}", rows)
        for (table, names), rows in self._other.items():
            at = [row[-1:] for row in rows]
            self._full_text(table, "rowid = ?", at, gone=True)
            setting = _listed(names, '"{}" = ?')
            run(f"UPDATE {table} SET {setting} WHERE rowid = ?", rows)
            self._full_text(table, "rowid = ?", at, gone=False)
        for (table, names), rows in self._new.items():
            whole = table in {root.table for root in tables.ROOTS.values()}
            listed = (*names, "rowid") if whole else names
            run(f"INSERT INTO {table} ({_listed(listed)}) VALUES ({_listed(listed, '?')})", rows)
            if whole:
                self._full_text(table, "rowid = ?", [row[-1:] for row in rows], gone=False)
            else:
                key = names[: names.index("n") + 1]
                where = " AND ".join(f"{c} = ?" for c in key)
                self._full_text(table, where, [row[: len(key)] for row in rows], gone=False)
        self._note_stale()

    def _full_text(self, table: str, where: str, which: Sequence[Row], *, gone: bool) -> None:
        """Take rows out of the full-text table that indexes them, or put them in."""
        if table not in FULL_TEXT:
            return
        name, columns = FULL_TEXT[table]
        into, what = (f"{name}, rowid", "'delete', rowid") if gone else ("rowid", "rowid")
        query = f"INSERT INTO {name} ({into}, {columns}) SELECT {what}, {columns} FROM {table} WHERE {where}"
        self._connection.executemany(query, which)

    def _note_stale(self) -> None:
        """The index has to look at events that differ, and at those with claims or pages that do."""
        for cls, which in (
            (Event, "VALUES (?)"),
            (Claim, "SELECT event FROM event_claims WHERE claim = ?"),
            (Document, OF_PAGE),
        ):
            query = f"INSERT OR IGNORE INTO stale_events {which}"
            self._connection.executemany(query, self._changed[cls])


def staying(old: Mapping[K, int], keys: Iterable[K]) -> list[int | None]:
    """The rowid of each key that can keep its own, as many as can while rowids rise; None of others."""
    there = [old.get(key) for key in keys]
    known = [(n, rowid) for n, rowid in enumerate(there) if rowid is not None]
    if all(one < two for (_, one), (_, two) in pairwise(known)):
        return there
    lowest: list[int] = []  # the lowest rowid at which a rising sequence of each length can end ...
    ends: list[int] = []  # ... and the place of it
    before: dict[int, int] = {}
    for n, rowid in known:
        length = bisect_left(lowest, rowid)
        lowest[length : length + 1] = [rowid]
        ends[length : length + 1] = [n]
        before[n] = ends[length - 1] if length else -1
    stays: list[int | None] = [None] * len(there)
    n = ends[-1]
    while n >= 0:
        stays[n] = there[n]
        n = before[n]
    return stays


def between(stays: Sequence[int | None]) -> list[int] | None:
    """Rowids that rise, with those that stay in their places; None where there is no room for the others."""
    out: list[int] = []
    waiting, low = 0, 0
    for rowid in stays:
        if rowid is None:
            waiting += 1
            continue
        if rowid - low <= waiting:
            return None
        out += [low + (rowid - low) * n // (waiting + 1) for n in range(1, waiting + 1)]
        out.append(rowid)
        waiting, low = 0, rowid
    return out + [low + tables.STEP * n for n in range(1, waiting + 1)]


def _listed(names: Iterable[str], form: str = '"{}"') -> str:
    return ", ".join(map(form.format, names))


def _keys(values: Sequence[Any], columns: Sequence[str]) -> list[Row]:
    """What tells each value apart, as SQLite holds it."""
    lists = [list(map(attrgetter(column), values)) for column in columns]
    if columns[-1] == "at":
        lists[-1] = [at and at.isoformat() for at in lists[-1]]
    return list(zip(*lists, strict=True))
