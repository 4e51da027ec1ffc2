"""Values in words, as a reader of the web pages sees them."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from collections.abc import Iterable

from accord.types import ActorKind, Claim, ClaimPlace, Event, EventToll, Period, Toll
from accord.web.countries import country

NO_NUMBER = "some, no number given"  # a position on a toll without a figure
FIELDS = {"occurrence": "whether it happened", "victims": "who the dead were"}
RELATIONS = {
    "retaliation-for": "in retaliation for",
    "response-to": "in response to",
    "part-of": "part of",
    "follows": "follows",
}
ACTORS: dict[ActorKind, str] = {
    "state-organ": "state organ",
    "armed-group": "armed group",
    "igo": "intergovernmental organisation",
    "ngo": "non-governmental organisation",
}
_LONG_LIST = re.compile(r"([^\s:|]+\|[^\s|]+)(?:\|[^\s|]+){2,}")  # four words or more in the name of a rule
INVERSE = {
    "retaliation-for": "retaliated for by",
    "response-to": "answered by",
    "part-of": "of which a part is",
    "follows": "followed by",
}
TIES = {
    "hosts": "hosts",
    "supports": "supports",
    "allied-with": "is allied with",
    "splinter-of": "is a splinter of",
}
LINEAGE = {
    "copy": "a copy of",
    "rewrite": "a rewrite of",
    "same-wire": "from the same report as",
    "independent": "independent of",
}


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 page", "2,000 pages"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listed(parts: Iterable[str | None], by: str = ", ") -> str:
    """The parts that are there, one after the other."""
    return by.join(p for p in parts if p)


def day(date: dt.date) -> str:
    """ "8 June 2021"."""
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def moment(at: dt.datetime) -> str:
    """ "8 June 2021, 14:05"."""
    return f"{day(at.date())}, {at:%H:%M}"


def days(period: Period | None) -> str:
    """An interval of days: "8 June 2021", "7–8 June 2021", "June 2021", "until 8 June 2021", "no date"."""
    if period is None or (period.earliest is None and period.latest is None):
        return "no date"
    first, last = period.earliest, period.latest
    if first is None:
        return f"until {day(last)}" if last else "no date"
    if last is None:
        return f"from {day(first)} on"
    if first == last:
        return day(first)
    month_ends = last.day == calendar.monthrange(last.year, last.month)[1]
    if first.year == last.year:
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year)
        if first.month == last.month:
            if first.day == 1 and month_ends:
                return f"{calendar.month_name[first.month]} {first.year}"
            return f"{first.day}–{day(last)}"
        return f"{first.day} {calendar.month_name[first.month]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def figure(low: int | None, high: int | None) -> str:
    """A figure with its ends: "9", "at least 9", "up to 37", "3 to 5", "number not given"."""
    if low is None and high is None:
        return "number not given"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def plainly(told: str) -> str:
    """What a record says of positions, with "none" for a denial that names no number."""
    return told.replace(f"not {NO_NUMBER}", "none")


def toll_of_event(toll: EventToll) -> str:
    """An event's toll: "9 killed", "9 killed (said: 7 to 11)", "4 children killed"."""
    what = listed([toll.group, toll.kind], " ")
    if toll.best is None:
        return f"{what}, {figure(toll.low, toll.high)}"
    if toll.low == toll.best == toll.high:
        return f"{toll.best:,} {what}"
    if toll.low in (None, toll.best) and toll.high is None:
        return f"at least {toll.best:,} {what}"
    return f"{toll.best:,} {what} (said: {figure(toll.low, toll.high)})"


def toll_of_claim(toll: Toll) -> str:
    """A claim's figure: "at least 9 killed", "4 children killed so far"."""
    if toll.low is None and toll.high is None:
        out = f"{listed([toll.group, toll.kind], ' ')}, {figure(None, None)}"
    else:
        out = listed([figure(toll.low, toll.high), toll.group, toll.kind], " ")
    return out + (" so far" if toll.cumulative else "") + (" (summed)" if toll.basis == "summed" else "")


def added(value: str) -> str:
    """The type and fields of a claim that a coder adds, from their JSON: "retreat; actors: rebels"."""
    fields: dict[str, str] = json.loads(value)
    return listed(
        [fields.pop("type", "").lower(), *(f"{k.removeprefix('set-')}: {v}" for k, v in fields.items())], "; "
    )


def new_actor(name: str) -> str:
    """An actor whom a person made, as new:NAME or new:KIND:NAME: "Jan Osk (new, person)"; else nothing."""
    if not name.startswith("new:"):
        return ""
    *kind, called = name.removeprefix("new:").split(":", 1)
    return f"{called.strip()} (new{', ' + kind[0].strip() if kind else ''})"


def place(found: ClaimPlace) -> str:
    """A place with its region and country: "near Saravan, Sistan and Baluchestan, Iran"."""
    land = country(found.country) if found.country else None
    region = found.admin1 if found.precision != "admin1" else None  # where its name is another spelling
    named = listed(dict.fromkeys(p for p in (found.name, region, land) if p))
    relation = "" if found.relation == "at" else found.relation + " "
    return relation + named + ("" if found.country or found.place else " (not located)")


def actor_kind(of: ActorKind) -> str:
    """What an actor is: "armed group"."""
    return ACTORS.get(of, of)


def kind(of: Event | Claim) -> str:
    """Type and mode, in lower case: "assault, aerial"."""
    return listed([of.type.lower(), of.mode])


def field(name: str) -> str:
    """What a position is about: "children killed" for toll:killed:children."""
    if name.startswith("toll:"):
        _, what, *group = name.split(":", 2)
        return listed([*group, what], " ")
    return FIELDS.get(name, name)


def rule(name: str) -> str:
    """The name of a rule with long lists of words cut: "close obj:office|school|…"."""
    return _LONG_LIST.sub(r"\1|…", name)
