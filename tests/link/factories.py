"""Pages and claims in a few words, as the stages before linking would hand them on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

from accord.types import (
    About,
    Actor,
    ActorId,
    ActorKind,
    CaptureId,
    Claim,
    ClaimDate,
    ClaimId,
    ClaimPlace,
    ClaimRelation,
    Document,
    DocumentId,
    EventType,
    Means,
    Mention,
    MentionKind,
    Modality,
    Page,
    Participant,
    Period,
    Precision,
    RelationKind,
    Span,
    Toll,
    TollKind,
    Voice,
)

TOWNS: dict[str, tuple[str, float, float]] = {
    "Sarn": ("ORV", 40.0, 20.0),
    "Dovrin": ("ORV", 42.5, 23.0),
    "Vellin": ("KES", 45.0, 30.0),
}
ACTORS = (
    Actor(id=ActorId("Orvania"), name="Orvania", kind="state", country="ORV"),
    Actor(id=ActorId("Kestria"), name="Kestria", kind="state", country="KES"),
    Actor(
        id=ActorId("army"), name="Orvanian army", kind="state-organ", country="ORV", parent=ActorId("Orvania")
    ),
    Actor(id=ActorId("Hill Front"), name="Hill Front", kind="armed-group", country="KES"),
    Actor(id=ActorId("River League"), name="River League", kind="armed-group", country="KES"),
    Actor(id=ActorId("Red Cross"), name="Red Cross", kind="ngo"),
    Actor(id=ActorId("the president"), name="Tovar Hask", kind="person", country="KES"),
    Actor(id=ActorId("villagers"), name="villagers", kind="civilians", country="KES"),
)


def period(text: str | None) -> Period | None:
    """ "2024-01-18", "2024-01-18..2024-01-24", or None."""
    if text is None:
        return None
    first, _, last = text.partition("..")
    return Period(
        earliest=dt.date.fromisoformat(first), latest=dt.date.fromisoformat(last or first), basis="stated"
    )


def mention(quote: str, kind: MentionKind = "name", page: str = "p1", at: int = 0) -> Mention:
    span = Span(document=DocumentId(page), start=at, end=at + len(quote))
    return Mention(span=span, quote=quote, kind=kind)


def side(name: str) -> Participant:
    """A known actor by its id; "?the group" stands for an unresolved description."""
    if name.startswith("?"):
        return Participant(mention=mention(name[1:], "description"))
    return Participant(mention=mention(name), actor=ActorId(name))


def voice(name: str) -> Voice:
    if name.startswith("?"):
        return Voice(kind="speaker", actor=None, mention=mention(name[1:], "description"))
    return Voice(kind="speaker", actor=ActorId(name), mention=mention(name))


def toll(text: str) -> Toll:
    """ "killed 9", "killed 9+", "killed -9", "killed children 4", "killed ?" (no number)."""
    kind, *group, figure = text.split()
    low: int | None
    high: int | None
    if figure == "?":
        low = high = None
    elif figure.endswith("+"):
        low, high = int(figure[:-1]), None
    elif figure.startswith("-"):
        low, high = None, int(figure[1:])
    else:
        low = high = int(figure)
    return Toll(
        kind=cast(TollKind, kind),
        mention=mention(figure, "number"),
        low=low,
        high=high,
        group=" ".join(group) or None,
    )


def place(name: str, page: str, at: int) -> ClaimPlace:
    country, lat, lon = TOWNS.get(name, (name[:3].upper(), None, None))
    precision: Precision = "town" if name in TOWNS else "country"
    return ClaimPlace(
        mention=mention("", "place", page, at),
        name=name,
        country=country,
        lat=lat,
        lon=lon,
        precision=precision,
    )


def claim(
    name: str,
    sides: str = "Orvania > ",
    *,
    page: str = "p1",
    type: EventType = "ASSAULT",
    mode: str | None = "aerial",
    at: str | None = "Sarn",
    on: str | None = "2024-01-18",
    tolls: Sequence[str] = (),
    by: str | None = None,
    modality: Modality = "asserted",
    means: Sequence[str] = (),
    sentence: str = "",
    start: int | None = None,
    expression: str | None = None,
    **more: Any,
) -> Claim:
    """A claim; `sides` is "actors > targets", each separated by commas, `by` the speaker, `on` its days."""
    actors, _, targets = sides.partition(">")
    begin = abs(hash_of(name)) % 5000 if start is None else start
    days = period(on)
    return Claim(
        id=ClaimId("c" + name),
        document=DocumentId(page),
        evidence=(mention(sentence or f"sentence {name}", "cue", page, begin),),
        type=type,
        mode=mode,
        actors=tuple(side(n.strip()) for n in actors.split(",") if n.strip()),
        targets=tuple(side(n.strip()) for n in targets.split(",") if n.strip()),
        trigger=mention("struck", "cue", page, begin),
        rule="test",
        modality=modality,
        places=(place(at, page, begin),) if at else (),
        date=ClaimDate(period=days, mention=mention("", "time", page, begin), expression=expression)
        if days
        else None,
        means=tuple(Means(kind=m, mention=mention(m, "means")) for m in means),
        tolls=tuple(toll(t) for t in tolls),
        voices=(voice(by),) if by else (),
        **more,
    )


def hash_of(name: str) -> int:
    """A number that depends on the name alone."""
    return sum(ord(c) * 31**i for i, c in enumerate(name))


def about(name: str) -> About:
    return About(claim=ClaimId("c" + name), of="event")


def relation(name: str, kind: RelationKind) -> ClaimRelation:
    return ClaimRelation(to=ClaimId("c" + name), kind=kind, mention=mention("in response to", "cue"))


def actor(name: str, kind: ActorKind, **more: Any) -> Actor:
    return Actor(id=ActorId(name), name=name, kind=kind, **more)


def document(
    name: str,
    text: str = "",
    *,
    published: str | None = "2024-01-18",
    publisher: str | None = None,
    agency: str | None = None,
) -> Document:
    return Document(
        id=DocumentId(name),
        capture=CaptureId("cap-" + name),
        file=f"{name}.txt",
        url=None,
        sha256="sha-" + name,
        media_type="text/plain",
        text=text or f"Nothing but the page {name}.",
        title=None,
        publisher=publisher,
        agency=agency,
        language="en",
        published=period(published),
        retrieved=None,
        segments=(),
        removed=(),
        offsets=(),
    )


def page(name: str, *claims: Claim, actors: Sequence[Actor] = ACTORS, **more: Any) -> Page:
    return Page(document=document(name, **more), claims=claims, actors=tuple(actors))
