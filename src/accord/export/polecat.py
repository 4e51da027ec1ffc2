"""Events of a record in the 40 columns of POLECAT, one row an event, separated by tabs.

The rows are accord's, found by a machine of another kind, and not the dataset's: `Event ID` and `Version`
say so. What holds:

- Only events that somebody says happened, with a day. `Event Date` is the first possible one (of an event
  of which only the last is known, that one). Speech acts are events as in PLOVER; what is merely denied,
  planned, threatened or demanded is left out.
- Type, mode and intensity are PLOVER's; `Quad Code` is the kind of the type. A mode that has no score of
  its own has that of its type.
- Sides are those of the event, several joined with ";", in the same order in each column of their side. A
  side that is not resolved is empty but for its name as written. Sectors are given where the kind of
  actor tells them; a state and its organs are GOV, since records do not tell an army from a ministry.
- `Story People`, `Story Organizations` and `Story Locations` are those of the event's claims.

Left out (empty): contexts, COW codes, titles, ids of Wikipedia, feature types. `GeoNames ID` is that of
the main place where the gazetteer's entry has one. Countries are ISO 3166-1 alpha-3. Tabs and line ends
inside a cell become spaces, no cell is a formula, and the bytes are the same for the same record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from accord.export.dyads import happened
from accord.export.tables import Cell, separated
from accord.record import Record
from accord.types import Actor, ActorId, Claim, ClaimId, ClaimPlace, Document, DocumentId, Event, Participant

COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|"
    "Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|"
    "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|"
    "Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|"
    "City|District|Province|Country|Latitude|Longitude|"
    "GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|"
    "Story Locations|Language|Version"
).split("|")
MARK = "accord (machine-made, not POLECAT)"
QUADS = {
    "VERBAL COOPERATION": {"AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5},
    "MATERIAL COOPERATION": {"COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5},
    "VERBAL CONFLICT": {"REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5},
    "MATERIAL CONFLICT": {
        "PROTEST": -5.0,
        "SANCTION": -6.0,
        "MOBILIZE": -5.5,
        "COERCE": -7.0,
        "ASSAULT": -9.0,
    },
}
_MODES = """
    CONSULT visit 4 third-party 1 multilateral 4 phone 1.5
    RETREAT withdraw 8 release 6.5 disarm 10 ceasefire 7.5 access 6.5 resign 4.5
    REQUEST assist 0.5 change -1 yield -1 meet 0
    ACCUSE disapprove -2 investigate -3.5 allege -3.5
    REJECT assist -1.5 change -2 yield -2 meet -2
    THREATEN restrict -3 arrest -3.5 relations -3.5 expel -3.5 territory -4 violence -3.5
    PROTEST demo -5 riot -7 strike -5 hunger -4.5 boycott -4.5 obstruct -4.5
    SANCTION convict -6 expel -5.5 withdraw -6 discontinue -6
    MOBILIZE troops -6.5 weapons -6.5 police -5.5 militia -6
    COERCE seize -7 restrict -7 censor -6.5 curfew -6.5 martial-law -7.5 arrest -7 deport -7 withhold -7
      misinformation -6.5 cyber -7
    ASSAULT abduct -8.5 beat -7.5 torture -8.5 sexual -8.5 targeted -9.5 destroy -8.5 primitive -8 firearms -9
      explosives -9 suicide-attack -9.5 aerial -9.5 drone -9.5 heavy-weapons -9.5 crowd-control -7.5
      unconventional -10
"""
SECTORS = {
    "state": "GOV",
    "state-organ": "GOV",
    "armed-group": "REB",
    "igo": "IGO",
    "ngo": "NGO",
    "company": "BUS",
    "media": "JRN",
    "civilians": "CVL",
}
ORGANIZATIONS = ("state", "state-organ", "armed-group", "igo", "ngo", "company", "media")


def _scores() -> dict[tuple[str, str], float]:
    """The score of each mode of each type."""
    out: dict[tuple[str, str], float] = {}
    type_ = ""
    words = _MODES.split()
    while words:
        if words[0].isupper():
            type_ = words.pop(0)
        mode, score, *words = words
        out[type_, mode] = float(score)
    return out


MODES = _scores()


def export(record: Record) -> bytes:
    """The rows, in the order of days."""
    actors = {a.id: a for a in record.actors()}
    claims = {c.id: c for c in record.claims()}
    documents = {d.id: d for d in record.documents()}
    version = f"{' '.join(list(record.generator().values())[:2])}; {MARK}"
    rows = [
        _row(e, claims, actors, documents, version)
        for e in record.events()
        if _day(e) is not None and happened(e, claims)
    ]
    return separated(COLUMNS, rows)


def _day(event: Event) -> str | None:
    day = event.date and (event.date.earliest or event.date.latest)
    return day.isoformat() if day else None


def _row(
    event: Event,
    claims: Mapping[ClaimId, Claim],
    actors: Mapping[ActorId, Actor],
    documents: Mapping[DocumentId, Document],
    version: str,
) -> list[Cell]:
    told = [claims[c] for c in event.claims]
    pages = [documents[d] for d in dict.fromkeys(d for o in event.origins for d in o.documents)]
    named = [
        actors[a] for a in dict.fromkeys(p.actor for c in told for p in (*c.actors, *c.targets) if p.actor)
    ]
    quad = next(q for q, types in QUADS.items() if event.type in types)
    published = [d.published.earliest for d in pages if d.published and d.published.earliest]
    values: dict[str, Cell] = {
        "Event ID": f"accord-{event.id}",
        "Event Date": _day(event),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": MODES.get((event.type, event.mode or ""), QUADS[quad][event.type]),
        "Quad Code": quad,
        "Source": _joined(d.publisher for d in pages),
        "Publication Date": min(published).isoformat() if published else None,
        "Story People": _joined(a.name for a in named if a.kind == "person"),
        "Story Organizations": _joined(a.name for a in named if a.kind in ORGANIZATIONS),
        "Story Locations": _joined(p.name for c in told for p in c.places),
        "Language": _joined(d.language for d in pages),
        "Version": version,
    }
    values |= _side("Actor", event.actors, [p for c in told for p in c.actors], actors)
    values |= _side("Recipient", event.targets, [p for c in told for p in c.targets], actors)
    values |= _place(event.places[0]) if event.places else {}
    return [values.get(c) for c in COLUMNS]


def _side(
    name: str, ids: Sequence[ActorId], mentions: Iterable[Participant], actors: Mapping[ActorId, Actor]
) -> dict[str, Cell]:
    side = [actors[i] for i in ids]
    sectors = [SECTORS.get(a.kind, "") for a in side]
    return {
        f"{name} Name": ";".join(_plain(a.name) for a in side) or None,
        f"{name} Country": ";".join(a.country or "" for a in side).strip(";") or None,
        f"Primary {name} Sector": sectors[0] if sectors else None,
        f"{name} Sectors": ";".join(sectors).strip(";") or None,
        f"{name} Name Raw": _joined(p.mention.quote for p in mentions),
    }


def _place(place: ClaimPlace) -> dict[str, Cell]:
    source, _, number = (place.place or "").partition(":")
    return {
        "Placename": place.name,
        "City": place.name if place.precision in ("point", "town") else None,
        "District": place.admin2,
        "Province": place.admin1,
        "Country": place.country,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": number if source == "geonames" else None,
        "Raw Placename": place.mention.quote if place.mention else None,
    }


def _joined(values: Iterable[str | None]) -> str | None:
    return ";".join(dict.fromkeys(_plain(v) for v in values if v)) or None


def _plain(text: str) -> str:
    """A text that may stand in a list of texts."""
    return text.replace(";", ",")
