"""Deadly events in the columns of UCDP GED: one row a day or period, place and dyad.

The rows are accord's, found by a machine, and not the dataset's: `code_status` and `relid` say so, and no
number of UCDP stands in them. What holds:

- Only events that somebody asserts, with a known number of dead, dates with both ends, and at least one
  side. Denied, planned and threatened ones are left out.
- A row has one dyad: of a government and a group, whoever struck, the government as side a (the dataset's
  codebooks: "always the government side in intrastate conflicts"); else who struck and who was hit. A
  government and several groups are as many dyads, each with a row of its own; states that strike together
  are one side. A state that strikes an armed group on another state's soil is in a dyad with the group, not
  with that state. A side that is not resolved, or is neither a body, a group nor people (a school, a camp),
  stays empty. Organs of a state stand for the state.
- The dead of an event with several dyads are divided among them evenly, since no page tells whose they
  were: together they are the event's, and `relid` says so ("1 of 2 dyads"). That is accord's own way of
  keeping to one row a dyad without counting anybody twice, not a rule taken from the dataset's codebook.
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

from accord.export.dyads import STATES, Dyad, dyads, happened, joined, span, standard_name, without_parts
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event in a row: with the dead of the dyad that is the `number`th `of` its dyads."""

    event: Event
    dead: Dead
    number: int
    of: int

    @property
    def id(self) -> str:
        return self.event.id if self.number == 1 else f"{self.event.id}-{self.number}"

    @property
    def named(self) -> str:
        return self.event.id if self.of == 1 else f"{self.event.id} ({self.number} of {self.of} dyads)"


def export(record: Record) -> bytes:
    """The rows as CSV, in the order of days."""
    actors = {a.id: a for a in record.actors()}
    claims = {c.id: c for c in record.claims()}
    documents = {d.id: d for d in record.documents()}
    rows: dict[tuple[object, ...], list[Told]] = {}
    for event in without_parts([e for e in record.events() if _counts(e, claims)]):
        pairs, dead = dyads(event, claims, actors), _dead(event)
        if dead is None or not (pairs[0].a or pairs[0].b):
            continue
        for n, (pair, share) in enumerate(zip(pairs, _divided(dead, len(pairs)), strict=True), start=1):
            told = Told(event=event, dead=share, number=n, of=len(pairs))
            if share.high:
                rows.setdefault((*span(event.date), _place_key(event), pair), []).append(told)
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


def _divided(dead: Dead, among: int) -> list[Dead]:
    """Figures in so many even parts, what is left over one after the other; they add up to the whole."""
    if among == 1:
        return [dead]
    rest = dead.best - dead.civilians - dead.soldiers - dead.fighters
    parts, given = [[0, 0, 0, 0] for _ in range(among)], 0
    for kind, n in enumerate((dead.civilians, dead.soldiers, dead.fighters, rest)):
        for _ in range(n):
            parts[given % among][kind] += 1
            given += 1
    low, high = ([n // among + (k < n % among) for k in range(among)] for n in (dead.low, dead.high))
    return [
        Dead(
            low=min(low[k], sum(part)),
            best=sum(part),
            high=max(high[k], sum(part)),
            civilians=part[0],
            soldiers=part[1],
            fighters=part[2],
        )
        for k, part in enumerate(parts)
    ]


# --- rows ------------------------------------------------------------------------------------------


def _row(
    pair: Dyad,
    found: Sequence[Told],
    actors: Mapping[ActorId, Actor],
    documents: Mapping[DocumentId, Document],
) -> list[Cell]:
    event = found[0].event
    period = event.date
    assert period is not None and period.earliest is not None and period.latest is not None
    side_a, side_b = joined(pair.a, actors), joined(pair.b, actors)
    pages = list(dict.fromkeys(d for t in found for o in t.event.origins for d in o.documents))
    sources = [documents[d] for d in pages]
    best, civilians = sum(t.dead.best for t in found), sum(t.dead.civilians for t in found)
    by_side = _by_side(pair, found, actors)
    if pair.violence == 3:
        civilians, by_side = best, (0, 0)
    values: dict[str, Cell] = {
        "id": found[0].id,
        "relid": "accord-" + "+".join(t.named for t in found),
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
        "deaths_unknown": best - civilians - sum(by_side),
        "best": best,
        "high": sum(t.dead.high for t in found),
        "low": sum(t.dead.low for t in found),
    }
    values |= _where(event.places[0]) if event.places else {}
    return [values.get(c) for c in COLUMNS]


def _by_side(pair: Dyad, found: Sequence[Told], actors: Mapping[ActorId, Actor]) -> tuple[int, int]:
    """The dead that are told of each side, where it is a state against a group."""
    kinds = [{actors[x].kind in STATES for x in side} for side in (pair.a, pair.b)]
    if pair.violence == 1 and kinds == [{True}, {False}]:
        return sum(t.dead.soldiers for t in found), sum(t.dead.fighters for t in found)
    return 0, 0


def _where(place: ClaimPlace) -> dict[str, Cell]:
    known = place.lat is not None and place.lon is not None
    near = place.relation != "at" and place.precision in ("point", "town")
    return {
        "where_prec": 2 if near else WHERE_PRECISION.get(place.precision or ""),
        "where_coordinates": standard_name(place),
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
