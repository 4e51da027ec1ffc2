"""Tiny makers of documents, claims, events and whole records, for tests of what comes after extraction.

A claim is made from its page's text: the words given must stand in it, and every span follows from there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from accord.record import Contents, Record, ResultKey, Writer
from accord.types import (
    Actor,
    ActorId,
    ActorRelation,
    CaptureId,
    Claim,
    ClaimDate,
    ClaimId,
    ClaimPlace,
    Contest,
    Decision,
    Document,
    DocumentId,
    Event,
    EventId,
    EventToll,
    EventType,
    Judgement,
    Lineage,
    Linked,
    Means,
    Mention,
    MentionKind,
    Modality,
    Origin,
    Page,
    Participant,
    Period,
    PlaceId,
    Position,
    Problem,
    Provenance,
    RawDocument,
    Removed,
    Segment,
    Span,
    Toll,
    TollKind,
    Voice,
)

KEY = ResultKey(component="page", version="1", settings="default", weights="w")


def day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)


def period(earliest: str | None, latest: str | None = None, basis: str = "stated") -> Period:
    """From one day to another; one day alone where `latest` is left out."""
    last = latest or earliest
    return Period(
        earliest=day(earliest) if earliest else None, latest=day(last) if last else None, basis=basis
    )


def capture(file: str, text: str) -> RawDocument:
    data = text.encode("utf-8")
    digest = hashlib.sha256(data).hexdigest()
    return RawDocument(
        id=CaptureId(hashlib.sha1(f"{file} {digest}".encode()).hexdigest()[:16]),
        file=file,
        url=None,
        sha256=digest,
        media_type="text/plain",
        data=data,
    )


def document(file: str, text: str, published: Period | None = None, **more: Any) -> Document:
    raw = capture(file, text)
    values: dict[str, Any] = {
        "id": DocumentId("d" + raw.id[:12]),
        "capture": raw.id,
        "file": file,
        "url": None,
        "sha256": raw.sha256,
        "media_type": "text/plain",
        "text": text,
        "title": None,
        "publisher": None,
        "agency": None,
        "language": "en",
        "published": published,
        "retrieved": None,
        "segments": (Segment(start=0, end=len(text), kind="body"),) if text else (),
        "removed": (),
        "offsets": ((0, 0, len(text)),) if text else (),
    }
    return Document(**(values | more))


def mention(page: Document, words: str, kind: MentionKind = "name") -> Mention:
    """The first place where the words stand on the page."""
    start = page.text.index(words)
    return Mention(span=Span(document=page.id, start=start, end=start + len(words)), quote=words, kind=kind)


def claim(
    page: Document,
    sentence: str,
    type: EventType,
    trigger: str,
    *,
    by: Sequence[tuple[str, str | None]] = (),
    on: Sequence[tuple[str, str | None]] = (),
    says: tuple[str, str | None] | None = None,
    killed: tuple[str, int | None, int | None] | None = None,
    place: tuple[str, str] | None = None,
    date: tuple[str, Period] | None = None,
    means: Sequence[tuple[str, str]] = (),
    modality: Modality = "asserted",
    **more: Any,
) -> Claim:
    """A claim; `by`, `on` and `says` are words of the page with an actor's id, or None where unresolved."""
    start = mention(page, sentence).span.start
    tolls: list[tuple[TollKind, tuple[str, int | None, int | None]]] = [("killed", killed)] if killed else []
    return Claim(
        id=ClaimId("c" + hashlib.sha1(f"{page.capture} {start} {type} {trigger}".encode()).hexdigest()[:16]),
        document=page.id,
        evidence=(mention(page, sentence),),
        type=type,
        mode=more.pop("mode", None),
        actors=tuple(participant(page, *side) for side in by),
        targets=tuple(participant(page, *side) for side in on),
        trigger=mention(page, trigger),
        rule="made for a test",
        modality=modality,
        places=(
            ClaimPlace(
                mention=mention(page, place[0], "place"),
                name=place[0],
                place=PlaceId("g" + place[0].lower()),
                country=place[1],
                precision="town",
                lat=27.4,
                lon=62.3,
            ),
        )
        if place
        else (),
        date=ClaimDate(period=date[1], mention=mention(page, date[0], "time")) if date else None,
        means=tuple(Means(kind=kind, mention=mention(page, words, "means")) for words, kind in means),
        tolls=tuple(
            Toll(kind=kind, mention=mention(page, words, "number"), low=low, high=high)
            for kind, (words, low, high) in tolls
        ),
        voices=(Voice(kind="speaker", actor=_id(says[1]), mention=mention(page, says[0]), cue="said"),)
        if says
        else (),
        **more,
    )


def participant(page: Document, words: str, actor: str | None) -> Participant:
    return Participant(mention=mention(page, words), actor=_id(actor))


def _id(actor: str | None) -> ActorId | None:
    return ActorId(actor) if actor is not None else None


def actor(id: str, name: str, **more: Any) -> Actor:
    return Actor(**({"id": ActorId(id), "name": name, "kind": "state"} | more))


def event(claims: Sequence[Claim], title: str = "An event", **more: Any) -> Event:
    """The event of these claims, with one origin for each page."""
    first = claims[0]
    pages = tuple(dict.fromkeys(c.document for c in claims))
    values: dict[str, Any] = {
        "id": EventId("e" + min(c.id for c in claims)[1:]),
        "type": first.type,
        "mode": first.mode,
        "title": title,
        "claims": tuple(c.id for c in claims),
        "actors": tuple(p.actor for p in first.actors if p.actor),
        "targets": tuple(p.actor for p in first.targets if p.actor),
        "places": first.places,
        "date": first.date.period if first.date else None,
        "documents": len(pages),
        "origins": tuple(Origin(id=f"o-{d}", documents=(d,), basis="one page") for d in pages),
        "speakers": len({v.actor for c in claims for v in c.voices}),
    }
    return Event(**(values | more))


def decision(page: Document, quote: str, claim_type: str, **more: Any) -> Decision:
    at = page.text.index(quote)
    values: dict[str, Any] = {
        "id": "x1",
        "sha256": page.sha256,
        "quote": quote,
        "prefix": page.text[max(0, at - 30) : at],
        "suffix": page.text[at + len(quote) : at + len(quote) + 30],
        "claim_type": claim_type,
        "field": "toll",
        "verdict": "edit",
        "old": "9",
        "new": "11",
        "by": "an analyst",
        "at": dt.datetime(2024, 2, 1, 12, tzinfo=dt.UTC),
    }
    return Decision(**(values | more))


def contents(
    pages: Sequence[Page],
    events: Sequence[Event] = (),
    *,
    captures: Sequence[RawDocument] | None = None,
    dates: dict[ClaimId, ClaimDate] | None = None,
    problems: Sequence[Problem] = (),
    **linked: Any,
) -> Contents:
    parts: dict[str, Any] = {"lineage": (), "judgements": ()}
    return Contents(
        captures=captures
        if captures is not None
        else [capture(p.document.file or "", p.document.text) for p in pages],
        pages=pages,
        linked=Linked(events=tuple(events), **(parts | linked)),
        dates=dates or {},
        problems=problems,
        generator={"name": "accord", "version": "0"},
    )


def publish(path: Path, made: Contents) -> Record:
    """Write the contents to a record and open it."""
    with Writer(path) as writer:
        writer.publish(made, KEY)
    return Record(path)


def crisis() -> Contents:
    """Two pages on one strike, which differ on the toll: something of everything that a record holds."""
    one = document(
        "pages/one.txt",
        "Northland struck Southport with drones on Tuesday.\nThe mayor of Southport said nine people died. "
        "He blamed Northland.",
        period("2031-03-04"),
        title="Northland struck Southport",
        publisher="The Gazette",
        agency="AP",
        removed=(Removed(text="Read more", reason="a call to read on"),),
    )
    two = document(
        "pages/two.txt", "Northland's army said it hit Southport on Tuesday and killed 14 fighters."
    )
    who = [("Northland", "NRD")]
    strike = claim(
        one,
        "Northland struck Southport with drones on Tuesday.",
        "ASSAULT",
        "struck",
        mode="aerial",
        by=who,
        place=("Southport", "SUD"),
        date=("Tuesday", period("2031-03-03", basis="Tuesday before the page's date")),
        means=[("drones", "drone")],
    )
    dead = claim(
        one,
        "The mayor of Southport said nine people died.",
        "ASSAULT",
        "died",
        by=who,
        on=[("people", None)],
        says=("The mayor of Southport", "x:mayor of southport"),
        killed=("nine", 9, 9),
        same_as=((strike.id, "the same page, no other attack"),),
    )
    blame = claim(
        one,
        "He blamed Northland.",
        "ACCUSE",
        "blamed",
        by=[("He", "x:mayor of southport")],
        on=[("Northland", "NRD")],
    )
    army = claim(
        two,
        "Northland's army said it hit Southport on Tuesday and killed 14 fighters.",
        "ASSAULT",
        "hit",
        by=[("it", "NRD-army")],
        place=("Southport", "SUD"),
        date=("Tuesday", Period(earliest=None, latest=None, basis="the page has no date")),
        says=("Northland's army", "NRD-army"),
        killed=("14", 14, 14),
    )
    actors = (
        actor("NRD", "Northland", country="NRD", aliases=("Northland",), external_ids=(("wikidata", "Q1"),)),
        actor("x:mayor of southport", "Mayor of Southport", kind="person"),
    )
    army_actor = actor(
        "NRD-army", "Northland Army", kind="state-organ", parent=ActorId("NRD"), aliases=("Northland's army",)
    )
    struck = event(
        [strike, dead, army],
        "Northland strikes Southport",
        date=period("2031-03-03"),
        tolls=(EventToll(kind="killed", group=None, low=9, best=9, high=14, positions=(0, 1)),),
        positions=(
            Position(field="toll:killed", value="9", voices=("Mayor of Southport",), claims=(dead.id,)),
            Position(field="toll:killed", value="14", voices=("Northland Army",), claims=(army.id,)),
        ),
        contested=(Contest(field="toll:killed", positions=(0, 1), reason="9 cannot be 14"),),
    )
    a, b = sorted((one.id, two.id))
    pair = sorted((strike.id, army.id))
    made_by = (Provenance(component="extract", version="1", settings="default"),)
    return contents(
        [
            Page(document=one, claims=(strike, dead, blame), actors=actors, provenance=made_by),
            Page(document=two, claims=(army,), actors=(actors[0], army_actor), provenance=made_by),
        ],
        [struck, event([blame], "Mayor of Southport accuses Northland")],
        dates={army.id: ClaimDate(period=period("2031-03-03"), mention=mention(two, "Tuesday", "time"))},
        problems=[Problem(file="pages/notes.pdf", stage="read", message="left out: not a page")],
        lineage=(Lineage(a=a, b=b, kind="independent", overlap=0.1, basis=("no shared passage",)),),
        judgements=(
            Judgement(
                left=pair[0],
                right=pair[1],
                verdict="same",
                evidence=(("same place", 1.5), ("same day", 1.0)),
                by="a rule",
            ),
        ),
        published=((two.id, period("2031-03-03", "2031-03-09", "tells the same as pages/one.txt")),),
        ties=(
            ActorRelation(
                actor=ActorId("NRD"),
                kind="supports",
                to=ActorId("NRD-army"),
                claims=(strike.id,),
                voices=("The Gazette",),
                denials=(army.id,),
                denied_by=("Northland Army",),
            ),
        ),
    )
