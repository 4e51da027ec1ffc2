"""Deadly events in the columns of UCDP GED: one row a day or period, place and dyad.

The rows are accord's, found by a machine, and not the dataset's: `code_status` and `relid` say so, and no
number of UCDP stands in them. What holds:

- Only events that somebody asserts, with a known number of dead, dates with both ends, and at least one
  side. Denied, planned and threatened ones are left out.
- A row has the dyad of the first perpetrator and the first target; further ones join their side. A state
  that strikes an armed group on another state's soil is in a dyad with the group, not with that state. A
  side that is not resolved, or is neither a body, a group nor people (a school, a camp), stays empty.
  Organs of a state stand for the state.
- Events of one day, place and dyad are one row, their dead added. A part is never added to its whole: an
  event that is part of another with a row is left out, and figures of groups are never added to totals. A
  strike that the record holds as two events counts twice: merge them before (`accord decide`).
- `deaths_civilians` holds what is told of civilians, women and children; `deaths_a` and `deaths_b` what
  is told of soldiers and police, or of fighters, where one side is a state and the other a group; the
  rest is in `deaths_unknown`. Together they are `best`. `best`, `low` and `high` are the event's.
- Civilians who are hit beside fighters are no side. Of several groups on a side those that have an entry
  of their own stand for those that pages only describe.

Left out (empty): the dataset's ids of conflicts, dyads and actors, Gleditsch-Ward numbers, PRIO-GRID
cells, regions, event clarity. `country` is an ISO code. The bytes are the same for the same record, and
no cell is a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accord.export.dyads import STATES, Dyad, dyad, happened, joined, span, without_parts
from accord.export.tables import Cell, written
from accord.record import Record
from accord.types import Actor, ActorId, Claim, ClaimId, ClaimPlace, Document, DocumentId, Event, Period

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
    "side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
    "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b "
    "deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
STATUS = "accord (machine-made, not UCDP)"
SOLDIERS = ("soldiers", "troops", "servicemen", "police", "officers", "policemen", "guards")
FIGHTERS = ("fighters", "militants", "rebels", "gunmen", "insurgents", "militiamen")
WHERE_PRECISION = {"point": 1, "town": 1, "admin2": 3, "admin1": 4, "country": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """Figures of one event."""

    low: int
    best: int
    high: int
    civilians: int
    soldiers: int
    fighters: int


def export(record: Record) -> bytes:
    """The rows as CSV, in the order of days."""
    actors = {a.id: a for a in record.actors()}
    claims = {c.id: c for c in record.claims()}
    documents = {d.id: d for d in record.documents()}
    rows: dict[tuple[object, ...], list[tuple[Event, Dead]]] = {}
    for event in without_parts([e for e in record.events() if _counts(e, claims)]):
        pair = dyad(event, claims, actors)
        dead = _dead(event)
        if dead is not None and (pair.a or pair.b):
            rows.setdefault((*span(event.date), _place_key(event), pair), []).append((event, dead))
    out = [_row(_pair(key), found, actors, documents) for key, found in rows.items()]
    return written(COLUMNS, out)


def _pair(key: tuple[object, ...]) -> Dyad:
    pair = key[-1]
    assert isinstance(pair, Dyad)
    return pair


# --- which events ----------------------------------------------------------------------------------


def _counts(event: Event, claims: Mapping[ClaimId, Claim]) -> bool:
    """Whether the event is violence that somebody says happened, on known days, with dead."""
    return (
        happened(event, claims)
        and event.type == "ASSAULT"
        and len(span(event.date)) == 2
        and _dead(event) is not None
    )


def _dead(event: Event) -> Dead | None:
    """The total where there is one, else the largest figure of a group; None where nobody is known dead."""
    killed = [t for t in event.tolls if t.kind == "killed" and t.best is not None]
    totals = [t for t in killed if t.group is None] or killed
    if not totals:
        return None
    most = max(totals, key=lambda t: t.best or 0)
    best = max(t.best or 0 for t in killed)  # a whole is no less than any of its parts
    if best == 0:
        return None
    groups = {t.group.split()[-1].lower(): t.best or 0 for t in killed if t.group}
    civilians = groups.get("civilians", 0) or groups.get("women", 0) + groups.get("children", 0)
    soldiers = max((groups.get(g, 0) for g in SOLDIERS), default=0)
    fighters = max((groups.get(g, 0) for g in FIGHTERS), default=0)
    low = best if most.low is None else most.low
    high = best if most.high is None else max(most.high, best)
    civilians = min(civilians, best)
    soldiers = min(soldiers, best - civilians)
    fighters = min(fighters, best - civilians - soldiers)
    return Dead(low=low, best=best, high=high, civilians=civilians, soldiers=soldiers, fighters=fighters)


# --- rows ------------------------------------------------------------------------------------------


def _row(
    pair: Dyad,
    found: Sequence[tuple[Event, Dead]],
    actors: Mapping[ActorId, Actor],
    documents: Mapping[DocumentId, Document],
) -> list[Cell]:
    event = found[0][0]
    period = event.date
    assert period is not None and period.earliest is not None and period.latest is not None
    side_a, side_b = joined(pair.a, actors), joined(pair.b, actors)
    pages = list(dict.fromkeys(d for e, _ in found for o in e.origins for d in o.documents))
    sources = [documents[d] for d in pages]
    best, civilians = sum(d.best for _, d in found), sum(d.civilians for _, d in found)
    by_side = _by_side(pair, found, actors)
    if pair.violence == 3:
        civilians, by_side = best, (None, None)
    values: dict[str, Cell] = {
        "id": event.id,
        "relid": "accord-" + "+".join(e.id for e, _ in found),
        "year": period.earliest.year,
        "code_status": STATUS,
        "type_of_violence": pair.violence,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": len(sources),
        "source_article": "; ".join(d.url or d.file or d.id for d in sources),
        "source_office": "; ".join(dict.fromkeys(d.publisher for d in sources if d.publisher)),
        "source_date": "; ".join(_stated(d.published) for d in sources if _stated(d.published)),
        "source_headline": "; ".join(d.title for d in sources if d.title),
        "date_prec": _date_precision((period.latest - period.earliest).days + 1),
        "date_start": period.earliest.isoformat(),
        "date_end": period.latest.isoformat(),
        "deaths_civilians": civilians,
        "deaths_a": by_side[0],
        "deaths_b": by_side[1],
        "deaths_unknown": best - civilians - (by_side[0] or 0) - (by_side[1] or 0),
        "best": best,
        "high": sum(d.high for _, d in found),
        "low": sum(d.low for _, d in found),
    }
    values |= _where(event.places[0]) if event.places else {}
    return [values.get(c) for c in COLUMNS]


def _by_side(
    pair: Dyad, found: Sequence[tuple[Event, Dead]], actors: Mapping[ActorId, Actor]
) -> tuple[int | None, int | None]:
    """The dead of each side, where it is a state against a group; None where none are told."""
    soldiers = sum(d.soldiers for _, d in found) or None
    fighters = sum(d.fighters for _, d in found) or None
    kinds = [{actors[x].kind in STATES for x in side} for side in (pair.a, pair.b)]
    if pair.violence == 1 and kinds == [{True}, {False}]:
        return soldiers, fighters
    if pair.violence == 1 and kinds == [{False}, {True}]:
        return fighters, soldiers
    return None, None


def _where(place: ClaimPlace) -> dict[str, Cell]:
    known = place.lat is not None and place.lon is not None
    near = place.relation != "at" and place.precision in ("point", "town")
    return {
        "where_prec": 2 if near else WHERE_PRECISION.get(place.precision or ""),
        "where_coordinates": place.name,
        "where_description": f"{place.relation} {place.name}",
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if known else None,
        "country": place.country,
    }


def _place_key(event: Event) -> tuple[object, ...]:
    """What makes two places one; events without a place stay apart."""
    if not event.places:
        return (event.id,)
    place = event.places[0]
    return (place.place or place.name, place.country)


def _stated(published: Period | None) -> str:
    days = span(published)
    return "/".join(dict.fromkeys(days))


def _date_precision(days: int) -> int:
    """1 one day, 2 up to six, 3 a week, 4 a month, 5 longer."""
    return next((n for n, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)
