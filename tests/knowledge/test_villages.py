"""Villages from a GeoNames dump: what is indexed, how it is found beside shipped places, what is refused."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from accord.errors import InputError, KnowledgeError, NotFound
from accord.knowledge.gazetteer import shipped
from accord.knowledge.villages import SUFFIX, Villages, WithVillages, add, added, folder_of, remove


def row(
    number: int,
    name: str,
    others: str = "",
    at: tuple[float, float] = (27.5, 64.5),
    code: str = "PPL",
    country: str = "PK",
    admin1: str = "02",
    people: int = 0,
) -> str:
    """A line of a dump."""
    feature = "A" if code.startswith("ADM") else "P" if code.startswith("PPL") else "T"
    cells = [number, name, name, others, *at, feature, code, country, "", admin1, "", "", "", people, "", "",
             "Asia/Karachi", "2024-01-01"]  # fmt: skip
    return "\t".join(map(str, cells))


DUMP = [
    row(1183606, "Balochistān", code="ADM1"),
    row(90000001, "Zorkandab", "Zor Kandab,زورکنداب", people=120),
    row(90000002, "Mirak Band", at=(26.2, 63.1)),
    row(90000003, "Mirak Band", at=(30.1, 70.4), admin1="04", people=4000),
    row(90000004, "Koh-e Zorkan", code="MT"),
    row(1174872, "Karachi", people=11624219),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    file = tmp_path / "PK.txt"
    file.write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def places(tmp_path: Path, dump: Path) -> WithVillages:
    made = add(tmp_path / "data", dump, shipped())
    return WithVillages(shipped(), [Villages(made.path)])


def test_a_village_is_found_with_its_region_and_coordinates(places: WithVillages) -> None:
    (found,) = places.lookup("Zorkandab")
    assert (found.id, found.country, found.admin1, found.lat, found.lon) == (
        "geonames:90000001", "PAK", "Balochistan", 27.5, 64.5,
    )  # fmt: skip
    assert found.precision == "town"
    region = places.region(found)
    assert region is not None and region.precision == "admin1"
    assert places.get("geonames:90000001") == found


@pytest.mark.parametrize("spelling", ["zor kandab", "Zorkandāb", "Zor-Kandab"])
def test_other_spellings_find_it(places: WithVillages, spelling: str) -> None:
    assert [p.id for p in places.lookup(spelling)] == ["geonames:90000001"]


def test_villages_of_one_name_stay_two_the_larger_first(places: WithVillages) -> None:
    assert [p.id for p in places.lookup("Mirak Band")] == ["geonames:90000003", "geonames:90000002"]


def test_shipped_places_stay_as_they_are(places: WithVillages) -> None:
    for name in ("Karachi", "Balochistan", "Saravan", "Mediterranean"):
        assert places.hits(name) == shipped().hits(name)
    assert not places.is_place("Koh-e Zorkan") and places.is_place("Mirak Band")
    assert len(places) == len(shipped()) + 3


def test_dumps_may_be_packed(tmp_path: Path, dump: Path) -> None:
    packed, zipped = tmp_path / "g.txt.gz", tmp_path / "z.zip"
    packed.write_bytes(gzip.compress(dump.read_bytes()))
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("readme.txt", "About")
        archive.write(dump, "PK.txt")
    made = [add(tmp_path / "data", f, shipped()) for f in (dump, packed, zipped)]
    assert [(m.name, m.places) for m in made] == [("PK", 3), ("g", 3), ("z", 3)]
    assert len({m.digest for m in made}) == 1


def test_what_was_added_is_listed_and_taken_away(tmp_path: Path, dump: Path) -> None:
    data = tmp_path / "data"
    assert added(data) == ()
    made = add(data, dump, shipped(), "villages")
    assert added(data) == (made,) and made.path.parent == folder_of(data)
    assert remove(data, "villages") == made and added(data) == ()
    with pytest.raises(NotFound, match="villages: no such gazetteer was added; there are: none"):
        remove(data, "villages")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\tb\n", r"d.txt:1: has 2 columns, and a GeoNames dump 19"),
        (row(1, "Far", at=(95.0, 10.0)) + "\n", r"d.txt:1: latitude 95.0, longitude 10.0 lie nowhere"),
        (row(90000009, "Ridge", code="MT") + "\n", r"d.txt: holds no populated place that accord lacks"),
    ],
)
def test_a_dump_of_no_use_leaves_nothing_behind(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "d.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        add(tmp_path / "data", file, shipped())
    assert list(folder_of(tmp_path / "data").iterdir()) == []


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    file = tmp_path / f"bad{SUFFIX}"
    file.write_bytes(b"no database at all, whatever its name")
    with pytest.raises(KnowledgeError, match=r"bad.villages: no gazetteer of accord"):
        Villages(file)
