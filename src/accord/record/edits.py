"""What a person may set of a claim, how it is written, and how it becomes part of the claim.

`FIELDS` lists the fields. A value is a text; where it names somebody or something, it gives first the words
of the page that do so, then, after =, whom or what they stand for:

    actors   the army = Kestrian Army; its drones
    place    near Vellin = geonames:123
    killed   nine = 9..

Words must stand on the page, since what cannot be quoted is not stored. Where they stand several times, those
in the claim's sentence are taken first, of these the nearest to its trigger. "none" empties a field that may
be empty.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol, get_args

from accord.errors import InputError
from accord.record import quotes
from accord.types import (
    Actor,
    ActorId,
    Claim,
    ClaimDate,
    ClaimPlace,
    Document,
    EventType,
    Means,
    Mention,
    MentionKind,
    Modality,
    Participant,
    Period,
    Place,
    PlaceRelation,
    Precision,
    Resolution,
    Span,
    Toll,
    TollKind,
    Voice,
)

NONE = "none"
OWN_VOICE = "page"
UNNUMBERED = "?"
_FIGURE = re.compile(r"(\d{1,9})?(\.\.)?(\d{1,9})?")
_WRITTEN = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,}) (?P<year>\d{4})")
_MODE = re.compile(r"[a-z]+(-[a-z]+)*")


class Known(Protocol):
    """Who and what a person may name beyond the words of the page."""

    def actors(self, name: str) -> tuple[Actor, ...]:
        """The actor with this id, name or alias, and those above it; InputError where none, or several."""

    def place(self, name: str) -> Place:
        """The place with this id or name; InputError where there is none, or more than one."""


@dataclass(slots=True)
class Editing:
    """A claim on its page while a person's values are put into it; `actors` are those that it now needs."""

    document: Document
    claim: Claim
    known: Known
    why: str  # in the words of a basis: "edited by ..."
    actors: dict[ActorId, Actor] = field(default_factory=dict)

    def mention(self, words: str, kind: MentionKind) -> Mention:
        """The words where they stand in the claim's evidence, else nearest to it; InputError if nowhere."""
        text = self.document.text
        found = quotes.places_of(text, words)
        if not found:
            page = self.document.file or self.document.url or self.document.id
            raise InputError(
                f"“{words}” does not stand on {page}; give words of the page, and after = what they stand for"
            )
        spans, trigger = [e.span for e in self.claim.evidence], self.claim.trigger.span
        start, end = min(found, key=lambda p: (min(_distance(p, s) for s in spans), _distance(p, trigger), p))
        inside = any(s.start <= start and end <= s.end for s in spans)
        span = Span(document=self.document.id, start=start, end=end)
        return Mention(span=span, quote=text[start:end], kind=kind if inside or kind != "name" else "implied")

    def actor(self, name: str) -> Actor:
        """The actor of this name, which the page then has."""
        found = self.known.actors(name)
        self.actors |= {a.id: a for a in found}
        return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field that a person may set: how its value is written, and how it is put into a claim."""

    form: str
    help: str
    put: Callable[[Editing, str], Claim]
    told: Callable[[Claim], str]


def edited(editing: Editing, name: str, value: str) -> Claim:
    """The claim with one field set. Raises InputError where no field is called so, or the value is wrong."""
    known = FIELDS.get(name)
    if known is None:
        raise InputError(f"{name}: no field that can be set; these can: {', '.join(FIELDS)}")
    try:
        return known.put(editing, value.strip())
    except InputError as error:
        raise InputError(f"{name}: {error}") from error


def told(claim: Claim, name: str) -> str:
    """What a claim has in a field, in the form in which a person writes it."""
    return FIELDS[name].told(claim) or NONE


# --- single fields ---------------------------------------------------------------------------------


def _one_of(name: str, choices: Sequence[str], fold: Callable[[str], str]) -> Field:
    def put(editing: Editing, value: str) -> Claim:
        if fold(value) not in choices:
            raise InputError(f"{value!r} is none of {', '.join(choices)}")
        changed: dict[str, Any] = {name: fold(value)}
        return replace(editing.claim, **changed)

    def tell(claim: Claim) -> str:
        return str(getattr(claim, name))

    return Field(form=name.upper(), help="one of " + ", ".join(choices), put=put, told=tell)


def _mode(editing: Editing, value: str) -> Claim:
    if value != NONE and not _MODE.fullmatch(value):
        raise InputError(f"{value!r} is no mode: one word in small letters, as aerial, or {NONE}")
    return replace(editing.claim, mode=None if value == NONE else value)


def _symmetric(editing: Editing, value: str) -> Claim:
    if value not in ("yes", "no"):
        raise InputError(f"{value!r} is neither yes nor no")
    return replace(editing.claim, symmetric=value == "yes")


def _side(name: str) -> Callable[[Editing, str], Claim]:
    def put(editing: Editing, value: str) -> Claim:
        changed: dict[str, Any] = {name: tuple(_participant(editing, *part) for part in _parts(value))}
        return replace(editing.claim, **changed)

    return put


def _participant(editing: Editing, words: str, name: str | None) -> Participant:
    mention = editing.mention(words, "name")
    actor = editing.actor(name) if name else None
    why = Resolution(value=actor.id if actor else None, candidates=(), reason=editing.why)
    return Participant(mention=mention, actor=actor.id if actor else None, resolution=why)


def _voice(editing: Editing, value: str) -> Claim:
    if value == OWN_VOICE:
        return replace(editing.claim, voices=())
    ((words, name), *more) = _parts(value) or [("", None)]
    if not words or more:
        raise InputError(f"{value!r}: give the words that name one speaker, or {OWN_VOICE}")
    speaker = _participant(editing, words, name)
    return replace(
        editing.claim, voices=(Voice(kind="speaker", actor=speaker.actor, mention=speaker.mention),)
    )


def _place(editing: Editing, value: str) -> Claim:
    return replace(editing.claim, places=tuple(_placed(editing, *part) for part in _parts(value)))


def _placed(editing: Editing, words: str, name: str | None) -> ClaimPlace:
    relation: PlaceRelation = "at"
    first, _, rest = words.partition(" ")
    for known in get_args(PlaceRelation):
        if first == known and rest:
            relation, words = known, rest.strip()
    mention = editing.mention(words, "place")
    if name is None:
        return ClaimPlace(mention=mention, relation=relation, name=mention.quote, basis=editing.why)
    found = editing.known.place(name)
    precision: Precision = found.precision
    return ClaimPlace(
        mention=mention,
        relation=relation,
        name=found.name,
        place=found.id,
        admin1=found.admin1,
        admin2=found.admin2,
        country=found.country,
        lat=found.lat,
        lon=found.lon,
        precision=precision,
        basis=editing.why,
    )


def _date(editing: Editing, value: str) -> Claim:
    if value == NONE:
        return replace(editing.claim, date=None)
    words, _, days = value.rpartition("=")
    first, dots, last = days.strip().partition("..")
    earliest, latest = _day(first), _day(last if dots else first)
    if not (earliest or latest) or (earliest and latest and earliest > latest):
        raise InputError(f"{days.strip()!r}: give a day as 2021-06-08, two with .. between, or {NONE}")
    mention = editing.mention(words.strip(), "time") if words.strip() else None
    period = Period(earliest=earliest, latest=latest, basis=editing.why)
    return replace(editing.claim, date=ClaimDate(period=period, mention=mention))


def _day(text: str) -> dt.date | None:
    """The day of "2021-06-08" and of "8 June 2021", as pages show it; None for no text."""
    text = text.strip()
    written = _WRITTEN.fullmatch(text)
    months = {m.casefold(): n for n, m in enumerate(calendar.month_name) if m}
    try:
        if written:
            month = months.get(written["month"].casefold(), 0)
            return dt.date(int(written["year"]), month, int(written["day"]))
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"{text!r} is no day; write it as 2021-06-08 or 8 June 2021") from error


def _means(editing: Editing, value: str) -> Claim:
    found = []
    for words, kind in _parts(value):
        if kind is None:
            raise InputError(f"{words!r}: say what these words are: {words}=drone")
        found.append(Means(kind=kind.lower(), mention=editing.mention(words, "means")))
    return replace(editing.claim, means=tuple(found))


def _toll(kind: TollKind) -> Callable[[Editing, str], Claim]:
    """The total of one kind; the figures of groups stay, but "none" takes them away too."""

    def put(editing: Editing, value: str) -> Claim:
        tolls = editing.claim.tolls
        if value == NONE:
            return replace(editing.claim, tolls=tuple(t for t in tolls if t.kind != kind))
        words, _, figure = value.rpartition("=")
        low, high = _figure(figure.strip())
        mention = editing.mention(words.strip() or figure.strip(" ."), "number")
        basis: Literal["stated", "unnumbered"] = "unnumbered" if low is high is None else "stated"
        total = Toll(kind=kind, mention=mention, low=low, high=high, basis=basis)
        rest = tuple(t for t in tolls if (t.kind, t.group) != (kind, None))
        return replace(editing.claim, tolls=(total, *rest))

    return put


def _figure(text: str) -> tuple[int | None, int | None]:
    """Both ends of "9", "9..", "..9" and "5..9"; neither for "?"."""
    if text == UNNUMBERED:
        return None, None
    found = _FIGURE.fullmatch(text)
    low, dots, high = found.groups() if found else (None, None, None)
    ends = (int(low) if low else None, int(high) if high else None)
    if ends == (None, None) or (high and not dots) or (low and high and int(low) > int(high)):
        raise InputError(
            f"{text!r} is no figure; write 9, 9.. (at least), ..9 or 5..9, "
            "and where the page has it in words, nine=9"
        )
    return ends if dots else (ends[0], ends[0])


def _parts(value: str) -> list[tuple[str, str | None]]:
    """The words and what they stand for, of each part of a value with several."""
    if value == NONE:
        return []
    out: list[tuple[str, str | None]] = []
    for part in value.split(";"):
        words, equals, name = (x.strip() for x in part.partition("="))
        if not words or (equals and not name):
            raise InputError(f"{value!r}: give WORDS or WORDS=NAME, several with ; between, or {NONE}")
        out.append((words, name or None))
    return out


def _distance(place: tuple[int, int], span: Span) -> int:
    """How far a place reaches out of a span: 0 inside."""
    return max(0, span.start - place[0], place[1] - span.end)


# --- what is told ----------------------------------------------------------------------------------


def _told_side(name: str) -> Callable[[Claim], str]:
    return lambda claim: "; ".join(_said(p.mention.quote, p.actor) for p in getattr(claim, name))


def _told_places(claim: Claim) -> str:
    out = []
    for p in claim.places:
        relation = "" if p.relation == "at" else p.relation + " "
        out.append(_said(relation + (p.mention.quote if p.mention else p.name), p.place))
    return "; ".join(out)


def _told_date(claim: Claim) -> str:
    if claim.date is None:
        return ""
    first, last = claim.date.period.earliest, claim.date.period.latest
    return str(first) if first == last and first else f"{first or ''}..{last or ''}"


def _told_voice(claim: Claim) -> str:
    if not claim.voices:
        return OWN_VOICE
    last = claim.voices[-1]
    return _said(last.mention.quote if last.mention else "", last.actor)


def _told_toll(kind: TollKind) -> Callable[[Claim], str]:
    def tell(claim: Claim) -> str:
        total = next((t for t in claim.tolls if (t.kind, t.group) == (kind, None)), None)
        if total is None:
            return ""
        ends = ["" if x is None else str(x) for x in (total.low, total.high)]
        alike = ends[0] == ends[1]
        return _said(total.mention.quote, (ends[0] or UNNUMBERED) if alike else "..".join(ends))

    return tell


def _said(words: str, name: Any) -> str:
    words = " ".join(words.split())
    return f"{words}={name}" if name else words


_WHO = "WORDS[=NAME]; ..."
FIELDS: dict[str, Field] = {
    "type": _one_of("type", get_args(EventType), str.upper),
    "mode": Field(form="MODE", help="one word, or none", put=_mode, told=lambda c: c.mode or ""),
    "modality": _one_of("modality", get_args(Modality), str.lower),
    "symmetric": Field(
        form="yes|no",
        help="whether both sides act",
        put=_symmetric,
        told=lambda c: "yes" if c.symmetric else "no",
    ),
    "actors": Field(form=_WHO, help="who acts, or none", put=_side("actors"), told=_told_side("actors")),
    "targets": Field(
        form=_WHO, help="who is acted on, or none", put=_side("targets"), told=_told_side("targets")
    ),
    "place": Field(
        form="[near] WORDS[=PLACE]; ...",
        help=f"the main place first ({', '.join(get_args(PlaceRelation))}), or none",
        put=_place,
        told=_told_places,
    ),
    "date": Field(
        form="[WORDS=]DAY[..DAY]", help="2021-06-08, 2021-06-08.. or none", put=_date, told=_told_date
    ),
    "voice": Field(
        form="WORDS[=NAME]",
        help=f"who says so; {OWN_VOICE}: the page itself",
        put=_voice,
        told=_told_voice,
    ),
    "means": Field(
        form="WORDS=KIND; ...",
        help="weapons and methods, or none",
        put=_means,
        told=lambda c: "; ".join(_said(m.mention.quote, m.kind) for m in c.means),
    ),
    **{
        kind: Field(
            form="[WORDS=]FIGURE",
            help="9, 9.. (at least), ..9, 5..9, ? (no number) or none",
            put=_toll(kind),
            told=_told_toll(kind),
        )
        for kind in get_args(TollKind)
    },
}
