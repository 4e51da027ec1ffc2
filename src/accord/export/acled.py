"""Events of a record in the columns of ACLED, one row an event.

The rows are accord's, found by a machine, and not the dataset's: `event_id_cnty`, `source_scale` and
`tags` say so. What holds:

- Only events that somebody says happened, of types that the dataset has, on days known within a month, at a
  known place.
  Denied, planned, demanded and threatened ones are left out, as are words without deeds.
- An agreement has a row only where states or groups make it and one of them fights in the record. In a
  march the crowd is `actor1` ("Protesters", "Rioters"), and what it marches against is no actor; stones
  thrown make it a riot.
- What a state seizes has a row where it is weapons.
- An attack on forces by somebody whom nobody names is an armed clash, too: `actor1` stays empty.
- The sub-event comes from the event's type and mode, the means its claims name and who was struck. Accord
  does not tell whether territory changed hands, so no row says so.
- `fatalities` is the most conservative figure: the lowest of the total dead, 0 where none is told, as the
  dataset codes it. A part of an event with a row is left out, so that its dead are not counted twice.
- Of several on one side the first is the actor, the others are `assoc_actor_1` and `assoc_actor_2`.
- A side that is not resolved stays empty; one with no interaction code that fits has none. A state has the
  code of state forces (1) at home and that of external forces (8) where it uses force on another's soil.
  Every armed group has that of rebels (2): accord does not tell rebels from militias (3, 4).
- `event_date` is the first possible day; `time_precision` is 1 for a day, 2 for up to a week, 3 for
  longer.

Left out (empty): ISO numbers, regions, `admin3`, `timestamp`, and `interaction`, which
the dataset makes of both codes by a table of its own. `country` is a three-letter ISO code. The bytes are
the same for the same record, and no cell is a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.export.dyads import CIVIL, STATES, dyad, happened, joined, standard_name, without_parts
from accord.export.tables import Cell, written
from accord.record import Record
from accord.types import Actor, ActorId, Claim, ClaimId, ClaimPlace, Document, DocumentId, Event, Period

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country "
    "admin1 admin2 admin3 location latitude longitude geo_precision source source_scale "
    "notes fatalities tags timestamp"
).split()
MARK = "accord (machine-made, not ACLED)"
MONTH = 31  # days
BATTLES, REMOTE = "Battles", "Explosions/Remote violence"
AGAINST_CIVILIANS, PROTESTS, RIOTS = "Violence against civilians", "Protests", "Riots"
STRATEGIC = "Strategic developments"
DISORDER = {PROTESTS: "Demonstrations", STRATEGIC: STRATEGIC}  # others are political violence
EXTERNAL = 8
INTERACTION = {"state": 1, "state-organ": 1, "armed-group": 2, **dict.fromkeys(CIVIL, 7), "igo": EXTERNAL}
FORCES = ("state-organ", "armed-group")
CROWDS: dict[str, tuple[str, int]] = {PROTESTS: ("Protesters", 6), RIOTS: ("Rioters", 5)}
THROWN = ("stone", "rock", "petrol bomb")
DISPERSED = ("tear gas", "water cannon", "rubber bullet", "baton")
GEO_PRECISION = {"point": 1, "town": 1, "admin2": 2, "admin1": 3}
BY_MODE = {
    "aerial": (REMOTE, "Air/drone strike"),
    "drone": (REMOTE, "Air/drone strike"),
    "suicide-attack": (REMOTE, "Suicide bomb"),
    "heavy-weapons": (REMOTE, "Shelling/artillery/missile attack"),
    "explosives": (REMOTE, "Remote explosive/landmine/IED"),
    "abduct": (AGAINST_CIVILIANS, "Abduction/forced disappearance"),
    "sexual": (AGAINST_CIVILIANS, "Sexual violence"),
}
BY_MEANS = {"grenade": (REMOTE, "Grenade"), "chemical weapon": (REMOTE, "Chemical weapon")}
BY_TYPE_AND_MODE = {
    ("PROTEST", "riot"): (RIOTS, "Violent demonstration"),
    ("COERCE", "arrest"): (STRATEGIC, "Arrests"),
    ("ASSAULT", "destroy"): (STRATEGIC, "Looting/property destruction"),
    ("COERCE", "seize"): (STRATEGIC, "Looting/property destruction"),
    ("RETREAT", "ceasefire"): (STRATEGIC, "Agreement"),
    ("RETREAT", "disarm"): (STRATEGIC, "Disrupted weapons use"),
}


def export(record: Record) -> bytes:
    """The rows as CSV, in the order of days."""
    actors = {a.id: a for a in record.actors()}
    claims = {c.id: c for c in record.claims()}
    documents = {d.id: d for d in record.documents()}
    events = record.events()
    parties = _parties(events, claims, actors)
    coded = [e for e in events if _counts(e, claims, actors, parties)]
    return written(COLUMNS, [_row(e, claims, actors, documents) for e in without_parts(coded)])


def _parties(
    events: Sequence[Event], claims: Mapping[ClaimId, Claim], actors: Mapping[ActorId, Actor]
) -> set[ActorId]:
    """Who fights or is fought in the record."""
    violent = [dyad(e, claims, actors) for e in events if e.type == "ASSAULT" and happened(e, claims)]
    return {x for pair in violent for x in (*pair.a, *pair.b)}


def _counts(
    event: Event,
    claims: Mapping[ClaimId, Claim],
    actors: Mapping[ActorId, Actor],
    parties: set[ActorId],
) -> bool:
    """Whether the event has a row; an agreement of states and groups only where one of them fights."""
    if not event.places or not 0 < _length(event.date) <= MONTH or not happened(event, claims):
        return False
    pair = dyad(event, claims, actors)
    if event.type == "AGREE":
        able = [x for x in (*pair.a, *pair.b) if actors[x].kind in (*STATES, "armed-group")]
        if len(able) < 2 or not parties & set(able):
            return False
    return kind(event, claims, actors) is not None


def kind(
    event: Event, claims: Mapping[ClaimId, Claim], actors: Mapping[ActorId, Actor]
) -> tuple[str, str] | None:
    """Event and sub-event type; None where the dataset has none that fits."""
    means = sorted({m.kind for c in event.claims for m in claims[c].means})
    told = BY_TYPE_AND_MODE.get((event.type, event.mode or ""))
    if event.type == "PROTEST":
        return told or _demonstration(means)
    if (event.type, event.mode) == ("COERCE", "seize") and _state(event.actors, actors):
        return (STRATEGIC, "Disrupted weapons use") if means else None
    if told is not None:
        return told
    if event.type == "AGREE":
        return STRATEGIC, "Agreement"
    if event.type != "ASSAULT":
        return None
    for one in means:
        if one in BY_MEANS:
            return BY_MEANS[one]
    if event.mode in BY_MODE:
        return BY_MODE[event.mode]
    pair = dyad(event, claims, actors)
    if _civilians(pair.b, actors):
        return AGAINST_CIVILIANS, "Attack"
    shot_at = not pair.a and any(actors[x].kind in FORCES for x in event.targets if x in actors)
    return (BATTLES, "Armed clash") if pair.violence in (1, 2) or shot_at else None


def _demonstration(means: Sequence[str]) -> tuple[str, str]:
    """What a protest was, by what was thrown and fired at it."""
    if any(m in THROWN for m in means):
        return RIOTS, "Violent demonstration"
    return PROTESTS, "Protest with intervention" if any(m in DISPERSED for m in means) else "Peaceful protest"


def _state(side: Sequence[ActorId], actors: Mapping[ActorId, Actor]) -> bool:
    return bool(side) and actors[side[0]].kind in STATES


def _civilians(side: tuple[ActorId, ...], actors: Mapping[ActorId, Actor]) -> bool:
    """Whether a side is of civilians alone."""
    return bool(side) and all(actors[x].kind in CIVIL for x in side)


def _row(
    event: Event,
    claims: Mapping[ClaimId, Claim],
    actors: Mapping[ActorId, Actor],
    documents: Mapping[DocumentId, Document],
) -> list[Cell]:
    found = kind(event, claims, actors)
    assert found is not None and event.date is not None
    pair, place = dyad(event, claims, actors), event.places[0]
    sides = (pair.a, pair.b)
    if not pair.b and found[0] == STRATEGIC:  # parties of an agreement
        sides = (pair.a[:1], pair.a[1:])
    (side_a, beside_a), (side_b, beside_b) = ((joined(s[:1], actors), joined(s[1:], actors)) for s in sides)
    soil = place if found[0] != STRATEGIC else None  # who signs or arrests abroad is no force there
    inter_a, inter_b = (_interaction(s, soil, actors) for s in sides)
    if found[0] in CROWDS:  # what a crowd demands is no party to its march
        (side_a, inter_a), (side_b, inter_b), beside_a, beside_b = CROWDS[found[0]], ("", None), "", ""
    first = event.date.earliest
    assert first is not None
    days, struck = _length(event.date), _civilians(pair.b, actors)
    pages = dict.fromkeys(d for o in event.origins for d in o.documents)
    sources = dict.fromkeys(documents[d].publisher or documents[d].file or str(d) for d in pages)
    dead = [t for t in event.tolls if t.kind == "killed" and t.low is not None]
    totals = [t for t in dead if t.group is None] or dead
    values: dict[str, Cell] = {
        "event_id_cnty": f"accord-{event.id}",
        "event_date": first.isoformat(),
        "year": first.year,
        "time_precision": 1 if days == 1 else 2 if days <= 7 else 3,
        "disorder_type": DISORDER.get(found[0], "Political violence"),
        "event_type": found[0],
        "sub_event_type": found[1],
        "actor1": side_a,
        "assoc_actor_1": beside_a,
        "inter1": inter_a,
        "actor2": side_b,
        "assoc_actor_2": beside_b,
        "inter2": inter_b,
        "civilian_targeting": "Civilian targeting" if found[0] not in DISORDER and struck else None,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": standard_name(place),
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _geo_precision(place),
        "source": "; ".join(sources),
        "source_scale": MARK,
        "notes": event.title,
        "fatalities": max((t.low or 0 for t in totals), default=0),
        "tags": MARK,
    }
    return [values.get(c) for c in COLUMNS]


def _interaction(
    side: Sequence[ActorId], place: ClaimPlace | None, actors: Mapping[ActorId, Actor]
) -> int | None:
    """The code of who stands first on a side: a state is an external force on another's soil."""
    if not side:
        return None
    first = actors[side[0]]
    soil = place.country if place is not None else None
    abroad = first.country is not None and soil is not None and first.country != soil
    return EXTERNAL if abroad and first.kind in STATES else INTERACTION.get(first.kind)


def _length(period: Period | None) -> int:
    """How many days an interval has; 0 where an end is not known."""
    if period is None or period.earliest is None or period.latest is None:
        return 0
    return (period.latest - period.earliest).days + 1


def _geo_precision(place: ClaimPlace) -> int | None:
    """1 at a town, 2 near one or in a district, 3 in a wider area; None where it is not located."""
    if place.precision is None:
        return None
    return max(GEO_PRECISION.get(place.precision, 3), 1 if place.relation == "at" else 2)
