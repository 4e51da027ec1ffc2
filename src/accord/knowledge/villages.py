"""Villages and other populated places that a user adds from GeoNames dumps, beside the shipped gazetteer.

A dump (a country's file from download.geonames.org, or any table of the same 19 columns, plain, gzipped or
zipped) is indexed once into a small SQLite file in the user's data folder; every build uses what lies there.
Only its populated places (feature class P) are kept, and of these only those that the shipped list lacks.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import math
import os
import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.errors import InputError, KnowledgeError, NotFound
from accord.knowledge.gazetteer import Gazetteer, Hit
from accord.knowledge.iso3166 import ALPHA3
from accord.knowledge.spelling import fold, skeleton
from accord.types import Place, PlaceId

FORMAT = 1  # of the index; raised when its tables change
COLUMNS = 19
SUFFIX = ".villages"
_SCHEMA = """
CREATE TABLE about (field TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE places (number INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT,
  lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL) STRICT;
CREATE TABLE names (folded TEXT NOT NULL, sound TEXT NOT NULL, place INTEGER NOT NULL, own INTEGER NOT NULL,
  PRIMARY KEY (folded, place)) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An index that a user has added: its name, its file, the dump's digest, and how many places it holds."""

    name: str
    path: Path
    digest: str
    places: int
    source: str


class Villages:
    """The places of one index by name. Opened for reading; share one in a process."""

    def __init__(self, path: Path) -> None:
        """Opens an index; KnowledgeError where it cannot be read."""
        self.path = path
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            about = dict(self._connection.execute("SELECT field, value FROM about"))
        except sqlite3.Error as error:
            raise KnowledgeError(
                f"{path}: no gazetteer of accord ({error}); remove it, and add the dump again"
            ) from error
        if about.get("format") != str(FORMAT):
            raise KnowledgeError(f"{path}: written by another accord; add the dump again")
        self.added = Added(
            name=path.name.removesuffix(SUFFIX), path=path, digest=about["digest"],
            places=int(about["places"]), source=about["source"],
        )  # fmt: skip

    def hits(self, name: str, similar: bool) -> tuple[Hit, ...]:
        """The places that a name may stand for, as `Gazetteer.hits`."""
        folded = fold(name)
        found = self._select("folded", folded, exact=True)
        if not found and similar and len(folded) > 3 and len(skeleton(folded)) >= 4:
            found = self._select("sound", skeleton(folded), exact=False)
        return tuple(found)

    def is_place(self, name: str) -> bool:
        """Whether a place is spelt like this."""
        row = self._connection.execute("SELECT 1 FROM names WHERE folded = ? LIMIT 1", (fold(name),))
        return row.fetchone() is not None

    def get(self, number: int) -> Place | None:
        """The place with this GeoNames number."""
        row = self._connection.execute(
            "SELECT number, name, country, admin1, lat, lon, population FROM places WHERE number = ?",
            (number,),
        ).fetchone()
        return None if row is None else _place(row)

    def _select(self, column: str, key: str, exact: bool) -> list[Hit]:
        rows = self._connection.execute(
            "SELECT p.number, p.name, p.country, p.admin1, p.lat, p.lon, p.population, max(n.own)"
            f" FROM names n JOIN places p ON p.number = n.place WHERE n.{column} = ? GROUP BY p.number"
            " ORDER BY p.population DESC, p.number LIMIT 50",
            (key,),
        )
        return [Hit(place=_place(r), own=bool(r[7]), exact=exact, prominence=_prominence(r)) for r in rows]


def _place(row: Sequence[object]) -> Place:
    number, name, country, admin1, lat, lon, population = row[:7]
    return Place(
        id=PlaceId(f"geonames:{number}"), name=str(name), precision="town", country=str(country),
        admin1=str(admin1) if admin1 else None, lat=round(float(lat), 2), lon=round(float(lon), 2),  # type: ignore[arg-type]
        population=int(population),  # type: ignore[call-overload]
    )  # fmt: skip


def _prominence(row: Sequence[object]) -> float:
    """As that of the shipped towns: the decimal logarithm of the people, 100 where none are counted."""
    people = max(int(row[6]), 100)  # type: ignore[call-overload]
    return math.log10(people) - (0.0 if row[7] else 0.7)


class WithVillages(Gazetteer):
    """The shipped gazetteer and what a user has added to it."""

    def __init__(self, shipped: Gazetteer, added: Sequence[Villages]) -> None:
        self.__dict__.update(shipped.__dict__)
        self._shipped, self._added = shipped, tuple(added)

    def hits(self, name: str, similar: bool = True) -> tuple[Hit, ...]:
        """Places of all lists; similar spellings only where no list has the name as it is spelt."""
        found = self._shipped.hits(name, similar)
        if self._only_capitals(name) or self._shipped.is_area(name):
            return found
        more = [h for v in self._added for h in v.hits(name, similar)]
        if any(h.exact for h in (*found, *more)):
            found, more = tuple(h for h in found if h.exact), [h for h in more if h.exact]
        known: set[str] = {h.place.id for h in found}
        fresh = [h for h in more if h.place.id not in known and not known.add(h.place.id)]  # type: ignore[func-returns-value]
        return tuple(sorted((*found, *fresh), key=lambda h: (-h.prominence, h.place.id)))

    def is_place(self, name: str) -> bool:
        return self._shipped.is_place(name) or (
            not self._only_capitals(name) and any(v.is_place(name) for v in self._added)
        )

    def get(self, place: str) -> Place | None:
        found = self._shipped.get(place)
        scheme, _, number = place.partition(":")
        if found is not None or scheme != "geonames" or not number.isdecimal():
            return found
        return next((p for v in self._added if (p := v.get(int(number))) is not None), None)

    def region(self, place: Place) -> Place | None:
        found = self._shipped.region(place)
        if found is not None or place.admin1 is None or place.precision != "town":
            return found
        regions = self._shipped.lookup(place.admin1)
        return next((r for r in regions if r.precision == "admin1" and r.country == place.country), None)

    def __len__(self) -> int:
        return len(self._shipped) + sum(v.added.places for v in self._added)


# --- adding and removing -----------------------------------------------------------------------------


def folder_of(data: Path) -> Path:
    """Where indexes lie in a user's data folder."""
    return data / "gazetteers"


def added(data: Path) -> tuple[Added, ...]:
    """The indexes of a data folder, by name."""
    return tuple(Villages(p).added for p in sorted(folder_of(data).glob(f"*{SUFFIX}")))


def remove(data: Path, name: str) -> Added:
    """Takes an index away. Raises NotFound where there is none of this name."""
    for one in added(data):
        if one.name == name:
            one.path.unlink()
            return one
    names = ", ".join(a.name for a in added(data)) or "none"
    raise NotFound(f"{name}: no such gazetteer was added; there are: {names}")


def add(data: Path, dump: Path, shipped: Gazetteer, name: str | None = None) -> Added:
    """Indexes a GeoNames dump under a name (the file's own, unless given) in a data folder.

    An index of this name is replaced. Nothing half-written stays where the dump is of no use: InputError.
    """
    name = name or re.sub(r"(\.(txt|tsv|gz|zip))+$", "", dump.name, flags=re.IGNORECASE)
    if not re.fullmatch(r"[\w.-]+", name):
        raise InputError(f"{name!r}: no name for a gazetteer; use letters, digits, - and _")
    folder = folder_of(data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be made ({error.strerror}); set ACCORD_DATA to a folder"
        ) from error
    target = folder / f"{name}{SUFFIX}"
    half = folder / f".{name}.{os.getpid()}.half"
    try:
        _write(half, dump, shipped)
        half.replace(target)
    finally:
        with contextlib.suppress(OSError):
            half.unlink()
    return Villages(target).added


def _write(target: Path, dump: Path, shipped: Gazetteer) -> None:
    """One pass over the dump: first-level regions are known by name before the places that lie in them."""
    total = hashlib.sha256()
    with sqlite3.connect(target) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        regions: dict[tuple[str, str], str] = {}
        codes: dict[int, tuple[str, str]] = {}
        kept = 0
        for line, row in _rows(dump):
            total.update("\t".join(row).encode("utf-8"))
            iso3 = ALPHA3.get(row[8])
            if iso3 is None:
                continue
            if row[7] == "ADM1":
                regions[iso3, row[10]] = _region(shipped, int(row[0]), iso3, row[1])
            elif row[6] == "P" and shipped.get(f"geonames:{int(row[0])}") is None:
                kept += _keep(connection, dump, line, row, iso3)
                codes[int(row[0])] = (iso3, row[10])
        if kept == 0:
            raise InputError(f"{dump}: holds no populated place that accord lacks; nothing was added")
        known = [(regions[c], number) for number, c in codes.items() if c in regions]
        connection.executemany("UPDATE places SET admin1 = ? WHERE number = ?", known)
        about = {"format": FORMAT, "digest": total.hexdigest()[:16], "places": kept, "source": dump.name}
        connection.executemany("INSERT INTO about VALUES (?, ?)", [(k, str(v)) for k, v in about.items()])
        connection.execute("CREATE INDEX sounds ON names (sound)")
    connection.close()


def _region(shipped: Gazetteer, number: int, iso3: str, name: str) -> str:
    """A first-level region's name as the shipped gazetteer has it."""
    known = shipped.get(f"geonames:{number}")
    return known.name if known is not None and known.country == iso3 else name


def _keep(connection: sqlite3.Connection, dump: Path, line: int, row: Sequence[str], iso3: str) -> int:
    try:
        number, lat, lon, people = int(row[0]), float(row[4]), float(row[5]), int(row[14] or 0)
    except ValueError as error:
        raise InputError(f"{dump}:{line}: no GeoNames row ({error})") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(f"{dump}:{line}: latitude {lat}, longitude {lon} lie nowhere")
    connection.execute(
        "INSERT OR REPLACE INTO places VALUES (?, ?, ?, NULL, ?, ?, ?)",
        (number, row[1], iso3, lat, lon, people),
    )
    own = {fold(row[1]), fold(row[2])} - {""}
    others = {fold(n) for n in row[3].split(",") if _worth(n)} - own - {""}
    for names, is_own in ((own, 1), (others, 0)):
        connection.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)",
            [(n, skeleton(n), number, is_own) for n in sorted(names)],
        )
    return 1


def _worth(name: str) -> bool:
    """Further names in Latin letters, of three letters and more."""
    return len(name) > 2 and all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def _rows(dump: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of a dump."""
    try:
        with _text(dump) as lines:
            for line, text in enumerate(lines, start=1):
                cells = text.rstrip("\r\n").split("\t")
                if len(cells) != COLUMNS or not cells[0].isdecimal():
                    if not text.strip():
                        continue
                    raise InputError(
                        f"{dump}:{line}: has {len(cells)} columns, and a GeoNames dump {COLUMNS} that begin"
                        " with a number; take a country's file from download.geonames.org/export/dump"
                    )
                yield line, cells
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{dump}: cannot be read ({reason})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{dump}: is not in UTF-8 ({error.reason})") from error


@contextlib.contextmanager
def _text(dump: Path) -> Iterator[Iterator[str]]:
    suffix = dump.suffix.lower()
    if suffix == ".gz":
        with gzip.open(dump, "rt", encoding="utf-8", newline="\n") as file:
            yield file
    elif suffix == ".zip":
        with zipfile.ZipFile(dump) as archive:
            inside = [n for n in archive.namelist() if n.lower().endswith((".txt", ".tsv"))]
            inside = [n for n in inside if "readme" not in n.lower()]
            if len(inside) != 1:
                raise InputError(f"{dump}: holds {len(inside)} tables; unpack it and name one")
            with archive.open(inside[0]) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    else:
        with dump.open(encoding="utf-8", newline="\n") as file:
            yield file
