"""Places of the world by name: countries, first- and second-level regions, towns, and looser regions.

The data file is built from GeoNames and from the project's own lists by `knowledge.build.gazetteer`; its
manifest tells origin, licence and date. Names are compared by `spelling.fold`, and where nothing fits
so, by `spelling.skeleton`, which forgives differences of transliteration.
"""

from __future__ import annotations

import csv
import functools
import zipfile
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from accord.errors import KnowledgeError
from accord.knowledge.spelling import fold, skeleton
from accord.types import Place, PlaceId, Precision

DATA = Path(__file__).with_name("data") / "gazetteer"
_COUNTRY, _ADMIN1, _ADMIN2, _TOWN, _REGION, _AREA = range(6)
_PRECISION: dict[int, Precision] = {
    _COUNTRY: "country", _ADMIN1: "admin1", _ADMIN2: "admin2", _TOWN: "town", _REGION: "admin1",
    _AREA: "admin1",
}  # fmt: skip
_SAMPLE = 32
_KNOWN_SITE = 4.5  # prominence of the squares, bases and villages that the project's own list adds
_UNKNOWN = -32768
_ACRONYMS = frozenset("us uk car prc gdr rsa rok ksa kp drc uae usa nyc ajk".split())
# Directions and common words: places bear them, but a page that writes no more does not mean those.
_NO_NAMES = frozenset(
    "north south east west northeast northwest southeast southwest centre center central camp".split()
)
# Two states share these names: only the rest of the page can tell which one is meant.
_SHARED_NAMES = frozenset({"korea", "korean", "koreans"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place that a name may stand for.

    `own` tells that it is the place's own name, not a further one; `exact` that the spelling fits and
    not only its skeleton; `prominence` is about the decimal logarithm of the number of people, plus
    what a capital or a country is worth.
    """

    place: Place
    own: bool
    exact: bool
    prominence: float


class Gazetteer:
    """An index of places by name. Read-only; share one (`default()`) in a process."""

    def __init__(self, folder: Path) -> None:
        """Opens the files of `folder` (gazetteer.npz and countries.csv); KnowledgeError where it cannot."""
        file = folder / "gazetteer.npz"
        try:
            with np.load(file, allow_pickle=False) as data:
                arrays = {name: data[name] for name in data.files}
            with (folder / "countries.csv").open(encoding="utf-8", newline="") as table:
                states = list(csv.DictReader(table))
        except (OSError, ValueError, zipfile.BadZipFile) as error:
            raise KnowledgeError(f"{file}: cannot be read ({error}): install accord again") from error
        missing = {"names", "kind", "keys", "counts", "postings", "samples"} - arrays.keys()
        if missing:
            raise KnowledgeError(f"{file}: lacks {', '.join(sorted(missing))}: build it again")
        names, keys = arrays.pop("names"), arrays.pop("keys")
        self._arrays = arrays
        self._names, self._keys = names.tobytes(), keys.tobytes()
        self._name_ends = np.flatnonzero(names == 10).astype(np.int32)
        self._key_ends = np.flatnonzero(keys == 10).astype(np.int32)
        self._posting_ends = np.cumsum(arrays["counts"], dtype=np.int32)
        self._samples = arrays["samples"].tobytes().decode("utf-8").split("\n")[:-1]
        self._iso3 = arrays["countries"].tobytes().decode("ascii").split("\n")[:-1]
        self._country_of = _country_names(states)
        self._state_of = self._states()
        for iso3, index in self._state_of.items():
            self._country_of.setdefault(fold(self._name(index)), iso3)
        self._capitals = self._capital_places()
        self._lookup = functools.lru_cache(maxsize=20_000)(self._find)

    # --- what callers ask ---------------------------------------------------------------------------

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places that bear this name, the most prominent first; () where none does.

        A sea, strait or island that belongs to no one state is a place without a country; an area of
        several countries ("the Middle East") has no position, and is none.
        """
        return tuple(hit.place for hit in self.hits(name))

    def hits(self, name: str, similar: bool = True) -> tuple[Hit, ...]:
        """As `lookup`, with how well the name fits.

        Similar spellings come only where no place fits exactly, and not at all unless `similar`.
        """
        folded = fold(name)
        bare = self._only_capitals(name) or folded.removeprefix("the ") in _NO_NAMES
        return () if bare else self._lookup(folded, similar)

    def country(self, name: str) -> str | None:
        """The ISO 3166-1 alpha-3 code of a country by its name or demonym; capitals do not count."""
        folded = fold(name)
        return None if folded in _SHARED_NAMES or self._only_capitals(name) else self._country_of.get(folded)

    def only_country(self, name: str) -> str | None:
        """The code of the one country in which all places of this name are, itself included."""
        codes = {p.country for p in self.lookup(name)}
        return codes.pop() if len(codes) == 1 else None

    def is_place(self, name: str) -> bool:
        """Whether the name, spelt as in the lists, is a place or an area such as "the Middle East"."""
        first, last = self._key_range(fold(name), exact=True)
        return last > first and not self._only_capitals(name)

    def is_area(self, name: str) -> bool:
        """Whether the name stands for an area of several countries, or for a sea."""
        first, last = self._key_range(fold(name), exact=True)
        kinds = self._arrays["kind"]
        return any(kinds[p >> 1] == _AREA for k in range(first, last) for p in self._postings(k))

    def get(self, place: str) -> Place | None:
        """The place of an id, or None."""
        index = self._index(place)
        return None if index is None else self._place(index)

    def state(self, iso3: str) -> Place | None:
        """The country of a code."""
        index = self._state_of.get(iso3)
        return None if index is None else self._place(index)

    def capital(self, iso3: str) -> Place | None:
        """The capital of a country, as far as the lists hold it."""
        index = self._capitals.get(iso3)
        return None if index is None else self._place(index)

    def region(self, place: Place) -> Place | None:
        """The first-level region in which a place lies, as a place of its own."""
        index = self._index(place.id)
        above = -1 if index is None else int(self._arrays["admin1"][index])
        return self._place(above) if above >= 0 else None

    def __len__(self) -> int:
        return len(self._name_ends)

    @staticmethod
    def _only_capitals(name: str) -> bool:
        """Whether a name counts only in capitals ("US", "CAR") and is not written so."""
        return len(name) <= 3 and fold(name) in _ACRONYMS and not name.isupper()

    # --- how it is found ----------------------------------------------------------------------------

    def _find(self, folded: str, similar: bool) -> tuple[Hit, ...]:
        exact = True
        first, last = self._key_range(folded, exact=True)
        if first == last and similar and len(folded) > 3:
            exact = False
            first, last = self._key_range(folded, exact=False)
        best: dict[int, bool] = {}
        for key in range(first, last):
            for posting in self._postings(key):
                best[posting >> 1] = best.get(posting >> 1, False) or bool(posting & 1)
        kinds = self._arrays["kind"]
        areas = [i for i in best if kinds[i] == _AREA] if exact else []
        if areas:  # a town of the same name is never meant
            best = {i: best[i] for i in areas if self._arrays["degrees"][0, i] != _UNKNOWN}
        hits = [
            Hit(place=self._place(i), own=own, exact=exact, prominence=self._prominence(i, own))
            for i, own in sorted(best.items())
            if exact or kinds[i] != _AREA  # a spelling that only resembles an area's
        ]
        return tuple(sorted(hits, key=lambda h: (-h.prominence, h.place.id)))

    def _prominence(self, index: int, own: bool) -> float:
        kind = int(self._arrays["kind"][index])
        size = float(np.log10(max(int(self._arrays["population"][index]), 100)))
        iso3 = self._iso3[self._arrays["country"][index]]
        if kind == _COUNTRY:
            return size + 5
        if kind in (_REGION, _AREA):
            return 6.0
        if kind == _TOWN and not self._arrays["geonames"][index] and not self._arrays["population"][index]:
            size = _KNOWN_SITE
        if kind in (_ADMIN1, _ADMIN2):
            size -= 1.0 if kind == _ADMIN1 else 1.5
        if self._capitals.get(iso3) == index:
            size += 1.5
        return size if own else size - 0.7

    def _key_range(self, folded: str, exact: bool) -> tuple[int, int]:
        """The keys that equal a name, or (not exact) share its skeleton, as a half-open range."""
        if not folded or len(folded) > 80:
            return 0, 0
        wanted = skeleton(folded)
        if not exact and len(wanted) < 4:
            return 0, 0
        block = max(0, bisect_left(self._samples, wanted) - 1) * _SAMPLE
        last = min(bisect_right(self._samples, wanted) * _SAMPLE, len(self._key_ends))
        start = 0 if block == 0 else int(self._key_ends[block - 1]) + 1
        stored = self._keys[start : int(self._key_ends[last - 1])] if last else b""
        if exact and folded.encode("utf-8", "surrogatepass") not in stored:
            return 0, 0
        keys = stored.decode("utf-8").split("\n")
        if exact:
            found = [block + i for i, key in enumerate(keys) if key == folded]
        else:
            found = [block + i for i, key in enumerate(keys) if skeleton(key) == wanted]
        return (found[0], found[-1] + 1) if found else (0, 0)

    def _postings(self, key: int) -> list[int]:
        start = 0 if key == 0 else int(self._posting_ends[key - 1])
        postings: list[int] = self._arrays["postings"][start : int(self._posting_ends[key])].tolist()
        return postings

    # --- places ---------------------------------------------------------------------------------------

    def _name(self, index: int) -> str:
        start = 0 if index == 0 else int(self._name_ends[index - 1]) + 1
        name: str = self._names[start : int(self._name_ends[index])].decode("utf-8")
        return name

    def _place(self, index: int) -> Place:
        arrays = self._arrays
        kind = int(arrays["kind"][index])
        lat, lon = (int(v) for v in arrays["degrees"][:, index])
        above1, above2 = int(arrays["admin1"][index]), int(arrays["admin2"][index])
        name = self._name(index)
        admin1 = name if kind == _ADMIN1 else self._name(above1) if above1 >= 0 else None
        admin2 = name if kind == _ADMIN2 else self._name(above2) if above2 >= 0 else None
        return Place(
            id=self._id(index),
            name=name,
            precision=_PRECISION[kind],
            country=self._iso3[arrays["country"][index]] or None,
            admin1=admin1,
            admin2=admin2,
            lat=None if lat == _UNKNOWN else lat / 100,
            lon=None if lon == _UNKNOWN else lon / 100,
            population=int(arrays["population"][index]),
        )

    def _id(self, index: int) -> PlaceId:
        """GeoNames' number where it is known, else kind, country, region and name."""
        number = int(self._arrays["geonames"][index])
        if number:
            return PlaceId(f"geonames:{number}")
        kind = ("country", "admin1", "admin2", "town", "region", "area")[int(self._arrays["kind"][index])]
        above = int(self._arrays["admin1"][index])
        iso3 = self._iso3[self._arrays["country"][index]]
        parts = [self._name(above) if above >= 0 else "", self._name(index)]
        slug = ".".join("-".join(fold(part).split()) for part in parts if part)
        lat, lon = (int(v) for v in self._arrays["degrees"][:, index])
        spot = f"@{lat / 100:.1f},{lon / 100:.1f}" if kind == "town" else ""
        return PlaceId(f"{kind}:{iso3}.{slug}{spot}")

    def _index(self, place: str) -> int | None:
        scheme, _, number = place.partition(":")
        if scheme != "geonames":
            return self._unnumbered.get(place)
        if not number.isdecimal() or int(number) >= 2**31:
            return None
        numbers = self._arrays["geonames"]
        at = int(np.searchsorted(numbers, int(number), sorter=self._by_number))
        found = int(self._by_number[min(at, len(numbers) - 1)])
        return found if numbers[found] == int(number) else None

    @functools.cached_property
    def _by_number(self) -> npt.NDArray[np.int64]:
        return np.argsort(self._arrays["geonames"], kind="stable").astype(np.int64)

    @functools.cached_property
    def _unnumbered(self) -> dict[str, int]:
        return {self._id(int(i)): int(i) for i in np.flatnonzero(self._arrays["geonames"] == 0)}

    def _states(self) -> dict[str, int]:
        indices = np.flatnonzero(self._arrays["kind"] == _COUNTRY)
        return {self._iso3[self._arrays["country"][i]]: int(i) for i in indices}

    def _capital_places(self) -> dict[str, int]:
        return {self._iso3[self._arrays["country"][i]]: int(i) for i in self._arrays["capitals"] if i >= 0}


def _country_names(states: list[dict[str, str]]) -> dict[str, str]:
    """Folded names and demonyms of countries -> code; for a name of several, the state listed last wins."""
    out: dict[str, str] = {}
    for row in states:
        for name in (*row["names"].split("|"), *row["demonyms"].split("|")):
            if name:
                out[fold(name)] = row["iso3"]
    return out


_in_use: list[Gazetteer] = []


def default() -> Gazetteer:
    """The gazetteer that this process uses: the one shipped, unless `put_to_use` gave another."""
    return _in_use[0] if _in_use else shipped()


def put_to_use(places: Gazetteer) -> None:
    """Makes this the gazetteer of this process."""
    _in_use[:] = [places]


@functools.lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    """The gazetteer that comes with accord, opened once a process."""
    return Gazetteer(DATA)
