"""A user's own actors: a YAML or CSV file that adds to the shipped actors or corrects them.

YAML is a list of actors, CSV a table with a column for each field; several values of a cell are divided by
"|". Fields: `name`, `kind`, `country` (a state's name or ISO 3166-1 alpha-3 code), `aliases`, `parent` (the
name or id of the body it belongs to), `id` (of a shipped actor that is meant, or for a new one), `wikidata`,
`forget` (names that are not this actor's), `since` and `until` (when it existed), and in YAML `roles`: a list
of `of`, `role`, `since`, `until`. An actor whose id or name is known changes the one that is there; what it
does not say stays as shipped. An alias belongs to the actor of this file alone, whoever else was called so.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml

from accord.errors import InputError
from accord.knowledge.actors import KnownActors
from accord.knowledge.folding import fold
from accord.types import ActorKind

Row = dict[str, Any]
FIELDS = (
    "id",
    "name",
    "kind",
    "country",
    "aliases",
    "parent",
    "wikidata",
    "forget",
    "since",
    "until",
    "roles",
)
ROLE_FIELDS = ("of", "role", "since", "until")
LISTS = frozenset({"aliases", "forget"})
KINDS = tuple(k for k in get_args(ActorKind) if k != "state")
PREFIX = "own:"  # ids of actors that only a user's file has


def read_actors(path: Path, known: KnownActors) -> tuple[Row, ...]:
    """The actors of a file, in its order, as rows that `KnownActors.with_own` takes.

    Raises InputError, with file and line, where something in it is of no use.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a YAML or CSV file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not in UTF-8 (byte {error.start}); save it as UTF-8") from error
    suffix = path.suffix.lower()
    if suffix not in (".yaml", ".yml", ".csv"):
        raise InputError(f"{path}: is neither .yaml, .yml nor .csv; actors are read from these")
    entries = _csv_entries(path, text) if suffix == ".csv" else _yaml_entries(path, text)
    reader = _Reader(path, known)
    rows = tuple(reader.row(line, entry) for line, entry in entries)
    if not rows:
        raise InputError(f"{path}: holds no actor; see docs/actors.md for an example")
    return rows


def digest(rows: Sequence[Row]) -> str:
    """A short digest of own actors, the part of a result's key that they make."""
    data = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(data.encode("utf-8")).hexdigest()[:12]


# --- the two formats -------------------------------------------------------------------------------


def _yaml_entries(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """(line, fields) of each actor of a YAML list."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise InputError(f"{path}{line}: no valid YAML ({problem}); see docs/actors.md") from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(
            f"{path}:{root.start_mark.line + 1}: no list of actors; begin each one with '- name:'"
        )
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise InputError(f"{path}:{line}: no actor; give its fields, as '- name: Red Front'")
        yield line, _plain(node)


def _plain(node: yaml.Node) -> Any:
    """A YAML node as plain values; all scalars are text, so that NOR and no stay what they are."""
    if isinstance(node, yaml.MappingNode):
        return {str(k.value): _plain(v) for k, v in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(v) for v in node.value]
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _csv_entries(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """(line, fields) of each actor of a CSV table."""
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [h.strip().lower() for h in next(reader, [])]
        if "name" not in header and "id" not in header:
            raise InputError(f"{path}:1: no column name or id; the first line names the columns")
        for cells in reader:
            line = reader.line_num
            if not any(c.strip() for c in cells):
                continue
            if len(cells) > len(header):
                raise InputError(f"{path}:{line}: has {len(cells)} cells for {len(header)} columns")
            fields: dict[str, Any] = {h: c.strip() for h, c in zip(header, cells, strict=False) if c.strip()}
            for name in LISTS & fields.keys():
                fields[name] = [v.strip() for v in fields[name].split("|") if v.strip()]
            yield line, fields
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: no valid CSV ({error})") from error


# --- one actor -------------------------------------------------------------------------------------


class _Reader:
    """Checks the entries of one file, one after the other."""

    def __init__(self, path: Path, known: KnownActors) -> None:
        self._path, self._known = path, known
        self._ids: dict[str, int] = {}
        self._names: dict[str, str] = {}

    def row(self, line: int, entry: Mapping[str, Any]) -> Row:
        """One actor as a row."""
        self._no_other_fields(line, entry, FIELDS)
        key = self._text(line, entry, "id")
        name = self._text(line, entry, "name")
        row: Row = {"id": self._id(line, key, name)}
        if name:
            row["name"] = name
        elif row["id"] not in self._known:
            raise self._wrong(line, "has no name")
        kind = self._text(line, entry, "kind")
        if kind and kind not in KINDS:
            raise self._wrong(line, f"kind: {kind!r} is none of {', '.join(KINDS)}")
        if kind or row["id"] not in self._known:
            row["kind"] = kind or "other"
        country = self._text(line, entry, "country")
        if country:
            row["country"] = self._country(line, country)
        for field in sorted(LISTS):
            if values := self._list(line, entry, field):
                row[field] = values
        if parent := self._text(line, entry, "parent"):
            row["parent"] = self._actor(line, "parent", parent)
        if wikidata := self._text(line, entry, "wikidata"):
            if not re.fullmatch(r"Q[1-9]\d*", wikidata):
                raise self._wrong(line, f"wikidata: {wikidata!r} is no item; it looks like Q42")
            row["wikidata"] = wikidata
        if roles := self._roles(line, entry, row):
            row["roles"] = roles
        self._ids[row["id"]] = line
        for spelling in (row.get("name", ""), *row.get("aliases", ())):
            if spelling:
                self._names[fold(spelling)] = row["id"]
        return row

    def _id(self, line: int, key: str, name: str) -> str:
        if key and key.startswith(("state:", "organ:")) and key not in self._known:
            raise self._wrong(
                line, f"id: {key!r} is no shipped actor; states and their organs cannot be added"
            )
        if not key:
            found = self._known.lookup(name) if name else ()
            if len(found) > 1:
                several = ", ".join(found)
                raise self._wrong(line, f"{name!r} may be each of {several}; say which by its id")
            slug = "-".join(re.findall(r"[^\W_]+", name.lower()))
            key = found[0] if found else f"{PREFIX}{slug}"
        if key in self._ids:
            raise self._wrong(line, f"is the actor of line {self._ids[key]}; put both together")
        return key

    def _roles(self, line: int, entry: Mapping[str, Any], row: Row) -> list[list[str | None]]:
        """[whose, role, since, until] of each role; its own dates are a role in its country."""
        out: list[list[str | None]] = []
        since, until = (self._day(line, entry, f) for f in ("since", "until"))
        if since or until:
            state = f"state:{row['country']}" if row.get("country") else None
            if state is None and row["id"] in self._known:
                known = self._known.get(row["id"]).country
                state = f"state:{known}" if known else None
            if state is None:
                raise self._wrong(line, "since, until: need a country to exist in; add country")
            out.append([state, row.get("kind", "other"), since, until])
        given = entry.get("roles") or []
        if not isinstance(given, list) or not all(isinstance(g, dict) for g in given):
            raise self._wrong(line, "roles: is no list of roles; each has of, role, since, until")
        for role in given:
            self._no_other_fields(line, role, ROLE_FIELDS)
            of, what = self._text(line, role, "of"), self._text(line, role, "role")
            if not of or not what:
                raise self._wrong(line, "roles: a role needs of (whose) and role (what)")
            days = [self._day(line, role, f) for f in ("since", "until")]
            out.append([self._actor(line, "roles", of), what, *days])
        return out

    def _country(self, line: int, words: str) -> str:
        if f"state:{words.upper()}" in self._known:
            return self._known.country(_state(f"state:{words.upper()}"))
        states = [a for a in self._known.lookup(words) if self._known.is_state(a)]
        if len({self._known.country(s) for s in states}) != 1:
            raise self._wrong(line, f"country: no state {words!r}; give its name or ISO 3166-1 alpha-3 code")
        return self._known.country(states[0])

    def _actor(self, line: int, field: str, words: str) -> str:
        if words in self._known or words in self._ids:
            return words
        own = self._names.get(fold(words))
        found = [own] if own else list(self._known.lookup(words))
        if len(found) != 1:
            several = f"may be each of {', '.join(found)}" if found else "is not known; list it before"
            raise self._wrong(line, f"{field}: {words!r} {several}")
        return found[0]

    def _day(self, line: int, entry: Mapping[str, Any], field: str) -> str | None:
        """A day, month or year as the ISO day it begins or, for `until`, ends with."""
        words = self._text(line, entry, field)
        if not words:
            return None
        match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", words)
        if match is None:
            raise self._wrong(line, f"{field}: {words!r} is no date; write 2021-08-15, 2021-08 or 2021")
        year, month, day = (int(g) if g else None for g in match.groups())
        try:
            last = dt.date(year or 1, month or (12 if field == "until" else 1), day or 1)
        except ValueError as error:
            raise self._wrong(line, f"{field}: {words!r} is no date ({error})") from error
        if day is None and field == "until":
            last = (last.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return last.isoformat()

    def _text(self, line: int, entry: Mapping[str, Any], field: str) -> str:
        value = entry.get(field, "")
        if not isinstance(value, str):
            raise self._wrong(line, f"{field}: is a list or a table; give one value")
        return " ".join(value.split())

    def _list(self, line: int, entry: Mapping[str, Any], field: str) -> list[str]:
        value = entry.get(field) or []
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self._wrong(line, f"{field}: is no list of names")
        return list(dict.fromkeys(" ".join(v.split()) for v in value if v.strip()))

    def _no_other_fields(self, line: int, entry: Mapping[str, Any], fields: Sequence[str]) -> None:
        other = sorted(set(entry) - set(fields))
        if other:
            raise self._wrong(line, f"{', '.join(other)}: no such field; there are {', '.join(fields)}")

    def _wrong(self, line: int, what: str) -> InputError:
        return InputError(f"{self._path}:{line}: {what}")


def _state(key: str) -> Any:
    return key
