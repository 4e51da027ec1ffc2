"""The ucdp and acled exporters give what a coder gives, from a record without errors of extraction."""

from dataclasses import replace

import pytest

from accord.export import acled, ucdp
from accord.record import Record
from accord.types import ActorId, ClaimPlace, Event, EventRelation, EventToll, Means, Page
from tests import factories as make
from tests.export.coding import ACLED, EXPORTS, Row, coded, coded_rows, rows

TEXT = "Somebody did it to others there, on that day."
GROUPS = {
    "SVLF": "Sarn Valley Liberation Front",
    "FHM": "Free Highlands Movement",
    "BLA": "Balochistan Liberation Army",
    "BLF": "Balochistan Liberation Front",
    "JAA": "Jaish al-Adl",
    "IS": "Islamic State",
    "x:gunmen": "Gunmen",
    "x:groups": "Separatist groups",
}
ORGANS = {
    "ORV-army": "ORV",
    "ORV-police": "ORV",
    "KES-police": "KES",
    "PAK-army": "PAK",
    "IRGC": "IRN",
}
STATES = {"ORV": "Orvania", "KES": "Kestria", "PAK": "Pakistan", "IRN": "Iran"}
OTHERS = {
    "COUNCIL": "igo",
    "x:people": "civilians",
    "x:crowd": "civilians",
    "x:school": "other",
    "x:president": "person",
    "x:premier": "person",
}
ACTORS = (
    *(make.actor(i, name, country=i) for i, name in STATES.items()),
    *(make.actor(i, i, kind="state-organ", parent=ActorId(p)) for i, p in ORGANS.items()),
    *(make.actor(i, name, kind="armed-group") for i, name in GROUPS.items()),
    *(make.actor(i, i, kind=kind) for i, kind in OTHERS.items()),
)


def told(line: Row) -> tuple[Page, Event]:
    """A page on an event of the table, and the event as a record without errors holds it."""
    page = make.document(f"{int(line['n']):02}.txt", TEXT)
    sides = {
        side: [(words, i) for i in line[column].split(";") if i]
        for side, words, column in (("by", "Somebody", "by"), ("on", "others", "on"))
    }
    place = ClaimPlace(
        mention=make.mention(page, "there", "place"),
        name=line["place"],
        country=line["country"] or None,
        precision=line["precision"] or "town",  # type: ignore[arg-type]
    )
    claim = make.claim(
        page,
        TEXT,
        line["type"],  # type: ignore[arg-type]
        "did",
        by=sides["by"],
        on=sides["on"],
        date=("on that day", make.period(line["day"], line["last"])),
        mode=line["mode"] or None,
        modality=line["modality"],  # type: ignore[arg-type]
        means=(),
    )
    weapons = tuple(
        Means(kind=kind, mention=make.mention(page, "it", "means"))
        for kind in line["means"].split(";")
        if kind
    )
    parts = [p.split(":") for p in line["groups"].split(";") if p]
    tolls = [EventToll(kind="killed", group=g, low=int(n), best=int(n), high=int(n)) for g, n in parts]
    if line["dead"]:
        low, best, high = map(int, line["dead"].split("/"))
        tolls.insert(0, EventToll(kind="killed", group=None, low=low, best=best, high=high))
    claim = replace(claim, means=weapons)
    event = make.event([claim], line["what"], tolls=tuple(tolls), places=(place,) if line["place"] else ())
    return Page(document=page, claims=(claim,), actors=ACTORS), event


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """All events of the table in one record, each on a page of its own, parts tied to their wholes."""
    made = {line["n"]: told(line) for line in coded()}
    events = []
    for line in coded():
        event = made[line["n"]][1]
        if line["part_of"]:
            whole = made[line["part_of"]][1].id
            tie = EventRelation(to=whole, kind="part-of", claims=event.claims, voices=(), basis="so it says")
            event = replace(event, relations=(tie,))
        events.append(event)
    contents = make.contents([p for p, _ in made.values()], events)
    return make.publish(tmp_path_factory.mktemp("coded") / "r.db", contents)


@pytest.fixture(scope="module")
def found(record: Record) -> dict[str, list[Row]]:
    return {"ucdp": rows(ucdp.export(record)), "acled": rows(acled.export(record))}


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("line", coded(), ids=lambda line: f"{line['n']}-{line['what']}")
def test_an_event_has_the_row_that_a_coder_gives_it(
    found: dict[str, list[Row]], name: str, line: Row
) -> None:
    columns = EXPORTS[name][1]
    own = told(line)[1].id
    mine = [r for r in found[name] if own in (r.get("relid") or r.get("event_id_cnty", ""))]
    assert [{c: row[c] for c in columns} for row in mine] == coded_rows(line, name)


def test_there_are_thirty_events_on_pages_of_both_folders() -> None:
    lines = coded()
    assert len(lines) == 30
    assert {line["set"] for line in lines} == {"examples", "seeds"}
    assert set(ACLED) <= set(lines[0])
