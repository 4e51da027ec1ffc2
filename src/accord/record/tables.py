"""How the central types lie in the record's tables: one mapping, read from the type hints.

A root type (Claim, Event, ...) has a table with a row for each value. A single object inside it is
flattened into columns (`date_earliest`, `trigger_quote`); each of its tuples has a table of its own, with
the owner's id and the position `n`. Tuples further inside are JSON arrays, which SQLite's json_each reads.
The SQL in migrations/ is written by hand for people to read; a test holds the two together.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
import operator
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

from accord.record import codec
from accord.record.codec import Field, Hint
from accord.types import (
    Actor,
    ActorRelation,
    Claim,
    Decision,
    Document,
    Event,
    Judgement,
    Lineage,
    Problem,
    RawDocument,
    Span,
    Withdrawal,
)

T = TypeVar("T")
STEP = 1024  # between the rowids of root values, so that others can come between them (accord.record.renewal)
AT_ONCE = 1000  # values whose rows are laid out together
Value = Any  # what SQLite holds: None, int, float, str or bytes

COLUMN_NAMES = {  # words that SQL keeps for itself, and the owner's own column
    ("ClaimRelation", "to"): "other",
    ("EventRelation", "to"): "other",
    ("ActorRelation", "to"): "other",
    ("About", "claim"): "other",
    ("Toll", "group"): "of_group",
    ("EventToll", "group"): "of_group",
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A tuple field of a root type and its table.

    `side` is the value of the column "side" where two fields share a table. `columns` names the columns
    where the tuple holds plain values or tuples of them.
    """

    attribute: str
    table: str
    side: str | None = None
    columns: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A root type, its table, the column with its key and the tables of its parts."""

    cls: type
    table: str
    key: str | None = "id"
    owner: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def on_one_page(self) -> bool:
        """Whether all spans of a value lie in one page, which the root's row names."""
        return self.cls is Claim


ROOTS: dict[type, Root] = {
    root.cls: root
    for root in (
        Root(cls=RawDocument, table="captures"),
        Root(
            cls=Document,
            table="documents",
            owner="document",
            parts=(
                Part(attribute="segments", table="segments"),
                Part(attribute="removed", table="removed"),
                Part(attribute="offsets", table="offsets", columns=("clean", "raw", "length")),
            ),
        ),
        Root(
            cls=Claim,
            table="claims",
            owner="claim",
            parts=(
                Part(attribute="evidence", table="evidence"),
                Part(attribute="actors", table="participants", side="actor"),
                Part(attribute="targets", table="participants", side="target"),
                Part(attribute="places", table="claim_places"),
                Part(attribute="means", table="means"),
                Part(attribute="tolls", table="tolls"),
                Part(attribute="voices", table="voices"),
                Part(attribute="about", table="about"),
                Part(attribute="relations", table="claim_relations"),
                Part(attribute="same_as", table="claim_links", columns=("other", "reason")),
            ),
        ),
        Root(
            cls=Actor,
            table="actors",
            owner="owner",
            parts=(
                Part(attribute="aliases", table="actor_aliases", columns=("alias",)),
                Part(attribute="roles", table="actor_roles"),
                Part(attribute="external_ids", table="actor_ids", columns=("scheme", "id")),
                Part(attribute="identity", table="actor_identities", columns=("page", "verdict", "evidence")),
            ),
        ),
        Root(
            cls=Event,
            table="events",
            owner="event",
            parts=(
                Part(attribute="claims", table="event_claims", columns=("claim",)),
                Part(attribute="actors", table="event_participants", side="actor", columns=("actor",)),
                Part(attribute="targets", table="event_participants", side="target", columns=("actor",)),
                Part(attribute="places", table="event_places"),
                Part(attribute="origins", table="event_origins"),
                Part(attribute="tolls", table="event_tolls"),
                Part(attribute="positions", table="event_positions"),
                Part(attribute="contested", table="event_contests"),
                Part(attribute="relations", table="event_relations"),
            ),
        ),
        Root(cls=ActorRelation, table="actor_relations", key=None),
        Root(cls=Lineage, table="lineage", key=None),
        Root(cls=Judgement, table="judgements", key=None),
        Root(cls=Decision, table="decisions"),
        Root(cls=Problem, table="problems", key=None),
        Root(cls=Withdrawal, table="withdrawals", key=None),
    )
}


# --- one row ---------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a value lies in the columns of one row: plain fields and, flattened, the shapes inside.

    `parts_of` gives the values of all fields; those that SQLite does not take as they are stand in `turned`,
    by their place, with the shape inside or what converts them.
    """

    cls: type
    optional: bool
    fields: tuple[tuple[Field, Shape | None], ...]
    columns: tuple[str, ...]
    parts_of: Callable[[Any], tuple[Any, ...]]
    turned: tuple[tuple[int, Shape | None, Callable[[Any], Value] | None], ...]

    def row(self, value: Any) -> list[Value]:
        """The values of the columns, all None for None."""
        out: list[Value] = []
        self.fill(value, out)
        return out

    def fill(self, value: Any, out: list[Value]) -> None:
        """Put the values of the columns at the end of a row."""
        if value is None:
            out += [None] * len(self.columns)
            return
        parts, at = self.parts_of(value), 0
        for n, inner, convert in self.turned:
            out += parts[at:n]
            part, at = parts[n], n + 1
            if inner is not None:
                inner.fill(part, out)
            else:
                out.append(part if part is None or convert is None else convert(part))
        out += parts[at:]

    def value(self, row: Iterator[Value], document: str) -> Any:
        """The value that lies in the next columns of a row; `document` is that of spans without one."""
        values: dict[str, Any] = {}
        missing = False
        for f, inner in self.fields:
            part = inner.value(row, document) if inner is not None else _from_sql(f.hint, next(row))
            values[f.attribute] = part
            missing = missing or (part is None and not f.hint.optional)
        if missing and self.optional:
            return None
        if self.cls is Span:
            values.setdefault("document", document)
        return self.cls(**values)


@cache
def shape_of(cls: Any, prefix: str = "", optional: bool = False, on_one_page: bool = False) -> Shape:
    """The shape of a type in one row; a root type's tuples are left to their own tables.

    `on_one_page`: the spans inside all lie in the document of the value's owner, and leave it out.
    """
    parts = {p.attribute for p in ROOTS[cls].parts} if cls in ROOTS else set()
    fields: list[tuple[Field, Shape | None]] = []
    columns: list[str] = []
    for f in codec.fields_of(cls):
        if f.attribute in parts or (on_one_page and cls is Span and f.attribute == "document"):
            continue
        name = prefix + COLUMN_NAMES.get((cls.__name__, f.attribute), f.attribute)
        if f.hint.is_object:
            within = prefix if f.inline else name + "_"
            inner = shape_of(f.hint.base, within, optional or f.hint.optional, on_one_page)
            fields.append((f, inner))
            columns += inner.columns
        else:
            fields.append((f, None))
            columns.append(name)
    made = [(inner, _converter(f.hint) if inner is None else None) for f, inner in fields]
    return Shape(
        cls=cls,
        optional=optional,
        fields=tuple(fields),
        columns=tuple(columns),
        parts_of=_parts_of([f.attribute for f, _ in fields]),
        turned=tuple((n, inner, convert) for n, (inner, convert) in enumerate(made) if inner or convert),
    )


def _parts_of(attributes: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(attributes) > 1:
        return operator.attrgetter(*attributes)
    return lambda value: tuple([getattr(value, a) for a in attributes])


def _root_shape(root: Root) -> Shape:
    return shape_of(root.cls, on_one_page=root.on_one_page)


_JSON = json.JSONEncoder(ensure_ascii=False).encode


def _converter(hint: Hint) -> Callable[[Any], Value] | None:
    """What makes of a value what SQLite holds of it; None where that is the same."""
    if hint.base is tuple:
        if _leaves(hint) <= {str, float}:  # what is told of very many values alike
            return lru_cache(maxsize=1 << 16)(_JSON)
        return (
            _JSON if _leaves(hint) <= _FLAT else lambda value: _JSON(codec.encode(value)) if value else "[]"
        )
    if hint.base is bool:
        return int
    return (lambda day: day.isoformat()) if hint.base in (dt.date, dt.datetime) else None


def _leaves(hint: Hint) -> set[Any]:
    """The types of the values in tuples of any depth."""
    return set().union(*map(_leaves, hint.items)) if hint.base is tuple else {hint.base}


_FLAT = {str, int, float, bool}


def _from_sql(hint: Hint, value: Value) -> Any:
    if value is None:
        return None
    if hint.base is tuple:
        return codec.decode_hint(hint, json.loads(value))
    if hint.base is bool:
        return bool(value)
    return value if hint.base is bytes else codec.plain(hint, value)


# --- one part --------------------------------------------------------------------------------------


@cache
def _part_hint(cls: Any, attribute: str) -> Hint:
    return next(f.hint.items[0] for f in codec.fields_of(cls) if f.attribute == attribute)


def _part_shape(root: Root, part: Part) -> Shape:
    return shape_of(_part_hint(root.cls, part.attribute).base, on_one_page=root.on_one_page)


def part_columns(root: Root, part: Part) -> tuple[str, ...]:
    """The columns of a part's table after the owner, side and n."""
    return part.columns or _part_shape(root, part).columns


def _part_value(root: Root, part: Part, row: Sequence[Value], document: str) -> Any:
    hint = _part_hint(root.cls, part.attribute)
    if hint.is_object:
        return _part_shape(root, part).value(iter(row), document)
    return tuple(row) if hint.base is tuple else row[0]


def packed(capture: RawDocument) -> RawDocument:
    """The capture with its bytes compressed, as the record holds them."""
    return dataclasses.replace(capture, data=zlib.compress(capture.data, 6))


def unpacked(capture: RawDocument) -> RawDocument:
    """The capture with its bytes as they came."""
    return dataclasses.replace(capture, data=zlib.decompress(capture.data))


# --- whole values ----------------------------------------------------------------------------------


def insert(connection: sqlite3.Connection, values: Iterable[T]) -> None:
    """Insert root values, with their parts, in the order given, behind those that are there."""
    stream = iter(values)
    last: dict[str, int] = {}
    while some := list(itertools.islice(stream, AT_ONCE)):
        rows: dict[tuple[str, tuple[str, ...]], list[list[Value]]] = {}
        for value in some:
            (root, names, make), *parts = plan(_class_of(value))
            if root not in last:
                ((last[root],),) = connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {root}")
            last[root] += STEP
            (row,) = make(value)
            rows.setdefault((root, (*names, "rowid")), []).append([*row, last[root]])
            for table, names, make in parts:
                rows.setdefault((table, names), []).extend(make(value))
        for (table, names), made in rows.items():
            _insert_rows(connection, table, names, made)


def _class_of(value: object) -> type:
    return type(value)


@cache
def plan(cls: type) -> tuple[tuple[str, tuple[str, ...], Callable[[Any], list[list[Value]]]], ...]:
    """The tables of a root type, its own first: name, columns, and what makes their rows of a value."""
    root = ROOTS[cls]
    shape = _root_shape(root)
    made: list[tuple[str, tuple[str, ...], Callable[[Any], list[list[Value]]]]] = [
        (root.table, shape.columns, lambda value: [shape.row(value)])
    ]
    for part in root.parts:
        names = (root.owner, *(("side",) if part.side else ()), "n", *part_columns(root, part))
        made.append((part.table, names, _maker(root, part)))
    return tuple(made)


def _maker(root: Root, part: Part) -> Callable[[Any], list[list[Value]]]:
    hint = _part_hint(root.cls, part.attribute)
    shape = _part_shape(root, part) if hint.is_object else None
    side = [part.side] if part.side else []

    def rows(value: Any) -> list[list[Value]]:
        items = getattr(value, part.attribute)
        if not items:
            return []
        key = getattr(value, root.key or "id")
        out = []
        for n, item in enumerate(items):
            row = [key, *side, n]
            if shape is not None:
                shape.fill(item, row)
            else:
                row += item if hint.base is tuple else (item,)
            out.append(row)
        return out

    return rows


def object_rows(
    key: tuple[str, ...], cls: Any, values: Iterable[tuple[tuple[Value, ...], Any]]
) -> tuple[tuple[str, ...], list[list[Value]]]:
    """Columns and rows of values that have no table as a root (dates, periods), beside those of a key."""
    shape = shape_of(cls)
    return (*key, *shape.columns), [[*of, *shape.row(value)] for of, value in values]


def _insert_rows(
    connection: sqlite3.Connection, table: str, names: tuple[str, ...], rows: Sequence[Sequence[Value]]
) -> None:
    if rows:
        connection.executemany(_insertion(table, names), rows)


@cache
def _insertion(table: str, names: tuple[str, ...]) -> str:
    listed = ", ".join(f'"{n}"' for n in names)
    return f"INSERT INTO {table} ({listed}) VALUES ({', '.join('?' * len(names))})"


def select(
    connection: sqlite3.Connection, cls: type[T], where: str = "1", values: Sequence[Value] = ()
) -> tuple[T, ...]:
    """All values of a root type that meet a condition on its table, in the order of their insertion."""
    root = ROOTS[cls]
    shape = _root_shape(root)
    listed = ", ".join(f'"{c}"' for c in shape.columns)
    found = connection.execute(f"SELECT {listed} FROM {root.table} WHERE {where} ORDER BY rowid", values)
    rows = found.fetchall()
    parts = [(p, _part_rows(connection, root, p, where, values)) for p in root.parts]
    key = shape.columns.index("id") if root.key else -1
    document = shape.columns.index("document") if "document" in shape.columns else -1
    out = []
    for row in rows:
        page = str(row[document]) if document >= 0 else ""
        whole = _values(shape, row, page)
        for part, by_owner in parts:
            items = by_owner.get(row[key], [])
            whole[part.attribute] = tuple(_part_value(root, part, item, page) for item in items)
        out.append(cls(**whole))
    return tuple(out)


def _values(shape: Shape, row: Sequence[Value], document: str) -> dict[str, Any]:
    columns = iter(row)
    return {
        f.attribute: inner.value(columns, document) if inner is not None else _from_sql(f.hint, next(columns))
        for f, inner in shape.fields
    }


def _part_rows(
    connection: sqlite3.Connection, root: Root, part: Part, where: str, values: Sequence[Value]
) -> dict[str, list[tuple[Value, ...]]]:
    listed = ", ".join(f'"{c}"' for c in part_columns(root, part))
    condition = f"{root.owner} IN (SELECT {root.key} FROM {root.table} WHERE {where})"
    if part.side:
        condition += f" AND side = '{part.side}'"
    out: dict[str, list[tuple[Value, ...]]] = {}
    query = f"SELECT {root.owner}, {listed} FROM {part.table} WHERE {condition} ORDER BY {root.owner}, n"
    for owner, *columns in connection.execute(query, values):
        out.setdefault(owner, []).append(tuple(columns))
    return out


def select_objects(
    connection: sqlite3.Connection, table: str, key: str, cls: type[T], among: Sequence[str] | None = None
) -> dict[str, T]:
    """Values of `object_rows` (all, or of some keys), by their key, in the order of their insertion."""
    plain: Any = cls
    shape = shape_of(plain)
    listed = ", ".join(f'"{c}"' for c in shape.columns)
    where = "" if among is None else f"WHERE {key} IN ({', '.join('?' * len(among))})"
    rows = connection.execute(f"SELECT {key}, {listed} FROM {table} {where} ORDER BY rowid", among or ())
    return {owner: shape.value(iter(columns), "") for owner, *columns in rows}


def created(root: Root) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The tables of a root type with the columns that the mapping needs of them."""
    yield root.table, _root_shape(root).columns
    for part in root.parts:
        yield part.table, (root.owner, *(("side",) if part.side else ()), "n", *part_columns(root, part))
