"""Which events a reader wants to see: read from an address, applied, and written into an address again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args
from urllib.parse import urlencode

from accord.record.catalogue import Box, Wanted
from accord.types import TollKind
from accord.web.countries import code_of

LONGEST = 300  # characters of a filter that are looked at
YES = ("1", "true", "yes", "on")
NO = ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters(Wanted):
    """What is asked for, as an address and a form have it: without doubtful events unless told otherwise."""

    sure: bool = True

    def __bool__(self) -> bool:
        return self != Filters()

    def query(self) -> str:
        """The filters as the query of an address, always in the same order."""
        pairs = [("type", t) for t in self.types]
        pairs += [("actor", self.actor), ("place", self.place), ("means", self.means)]
        pairs += [("toll", self.toll), ("least", _number(self.least)), ("origins", _number(self.origins))]
        pairs += [("contested", "1" if self.contested else ""), ("reviewed", _yes_or_no(self.reviewed))]
        pairs += [("q", self.text), ("from", _iso(self.since)), ("to", _iso(self.until))]
        pairs += [("box", str(self.box or "")), ("doubtful", "" if self.sure else "1")]
        return urlencode([(k, v) for k, v in pairs if v])

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Each filter in words, with the query that is left when it is taken away."""
        out = [
            (f"type: {t.lower()}", replace(self, types=tuple(x for x in self.types if x != t)))
            for t in self.types
        ]
        least = f"at least {self.least:,} " if self.least is not None else "some "
        told: tuple[tuple[object, str, dict[str, Any]], ...] = (
            (self.actor, f"actor: {self.actor}", {"actor": ""}),
            (self.place, f"place: {self.place}", {"place": "", "country": ""}),
            (self.means, f"means: {self.means}", {"means": ""}),
            (self.toll, least + self.toll, {"toll": "", "least": None}),
            (self.origins, f"at least {self.origins} origins", {"origins": None}),
            (self.contested, "disputed only", {"contested": False}),
            (self.reviewed is True, "reviewed", {"reviewed": None}),
            (self.reviewed is False, "not reviewed", {"reviewed": None}),
            (self.text, f"words: {self.text}", {"text": ""}),
            (self.since, f"from {self.since}", {"since": None}),
            (self.until, f"until {self.until}", {"until": None}),
            (self.box, "this part of the map", {"box": None}),
            (not self.sure, "doubtful ones, too", {"sure": True}),
        )
        out += [(words, replace(self, **without)) for asked, words, without in told if asked]
        return tuple((words, rest.query()) for words, rest in out)


def read(values: Mapping[str, list[str]]) -> tuple[Filters, tuple[str, ...]]:
    """Filters from the query of an address, and what in it could not be understood."""
    notes: list[str] = []
    dates: dict[str, dt.date | None] = {}
    for name in ("from", "to"):
        given = _last(values, name)
        dates[name] = None
        if given:
            try:
                dates[name] = dt.date.fromisoformat(given)
            except ValueError:
                notes.append(f"“{given[:40]}” is not a day; write it as 2021-06-08.")
    box, given = None, _last(values, "box")
    if given:
        box = Box.read(given)
        if box is None:
            notes.append(f"“{given[:40]}” is no part of a map; write west,south,east,north in degrees.")
    numbers: dict[str, int | None] = {}
    for name in ("least", "origins"):
        given = _last(values, name)
        numbers[name] = int(given) if given.isdecimal() and len(given) < 9 else None
        if given and numbers[name] is None:
            notes.append(f"“{given[:40]}” is not a number; {name} takes one such as 2.")
    toll = _last(values, "toll").lower()
    if toll and toll not in get_args(TollKind):
        notes.append(f"“{toll[:40]}” is no kind of toll; these are: {', '.join(get_args(TollKind))}.")
        toll = ""
    filters = Filters(
        types=tuple(dict.fromkeys(t.upper()[:LONGEST] for t in values.get("type", []) if t.strip())),
        actor=_last(values, "actor"),
        place=_last(values, "place"),
        country=code_of(_last(values, "place")) or "",
        means=_last(values, "means"),
        toll=toll,
        least=numbers["least"] if toll else None,
        origins=numbers["origins"],
        contested=_last(values, "contested").lower() in YES,
        reviewed={**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}.get(
            _last(values, "reviewed").lower()
        ),
        text=_last(values, "q"),
        since=dates["from"],
        until=dates["to"],
        box=box,
        sure=_last(values, "doubtful").lower() not in YES,
    )
    return filters, tuple(notes)


def _last(values: Mapping[str, list[str]], name: str) -> str:
    return " ".join((values.get(name) or [""])[-1].split())[:LONGEST]


def _iso(date: dt.date | None) -> str:
    return date.isoformat() if date else ""


def _number(n: int | None) -> str:
    return "" if n is None else str(n)


def _yes_or_no(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"
