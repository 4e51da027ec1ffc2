"""Pages with ready claims: what reading a generated article should find, made without reading it.

For measuring what comes after reading (linking, writing, showing, serving) on records of 100,000 pages and
about a million claims:

    captures_and_pages = made(articles(pages=100_000, seed=1))

gives (RawDocument, Page) pairs as a stream; `keep(record, pairs)` puts them into a record as results that are
known already, so that `accord build` of the folder with the pages goes straight to linking. The command

    python -m benchmarks.ready FOLDER RECORD [--pages 20000] [--seed 1]

writes the pages into FOLDER and their results into RECORD; then `accord build FOLDER/pages -o RECORD` links
them. `prepare(..., reading=n)` leaves the first n pages to be read by the build. A ready claim has the sides,
place, date, toll, voice and modality that its sentence gives, all quoted; what a reader would get wrong is
right in it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from accord.engines import versions
from accord.record import Writer
from accord.types import (
    Actor,
    CaptureId,
    Claim,
    ClaimDate,
    ClaimId,
    ClaimPlace,
    Document,
    DocumentId,
    Mention,
    MentionKind,
    Page,
    Participant,
    Period,
    RawDocument,
    Removed,
    Resolution,
    Segment,
    Span,
    Toll,
    TollKind,
    Voice,
)
from benchmarks import generator, stories
from benchmarks.generator import Article, Told, articles
from benchmarks.world import Incident

AT_ONCE = 500  # results kept in one transaction
KINDS: dict[str, MentionKind] = {"place": "place", "day": "time", "trigger": "cue", "killed": "number"}
_FIGURES = {n: stories.number(n) for n in range(11)}
_VALUE = {word: n for n, word in _FIGURES.items()}


def made(stream: Iterable[Article]) -> Iterator[tuple[RawDocument, Page]]:
    """Capture and page of each article; ids are those that `accord.read` gives the written file."""
    for article in stream:
        capture = capture_of(article.file, article.data())
        yield capture, page_of(article, capture)


def capture_of(file: str, data: bytes) -> RawDocument:
    """The capture of a file of this name and content, as `accord.read` makes it (without a manifest)."""
    digest = hashlib.sha256(data).hexdigest()
    kind = "text/html" if file.endswith(".html") else "text/plain"
    key = hashlib.sha256(f"{digest}\n{file}".encode()).hexdigest()[:16]
    return RawDocument(id=CaptureId(key), file=file, url=None, sha256=digest, media_type=kind, data=data)


def page_of(article: Article, capture: RawDocument) -> Page:
    """The page that reading this capture of an article should give."""
    text, placed, bounds = article.layout()
    document = DocumentId(f"d{capture.id[:12]}")
    day = Period(earliest=article.published, latest=article.published, basis="stated by the page (dateline)")
    segments = [
        Segment(start=a, end=b, kind="headline" if n == 0 else "body") for n, (a, b) in enumerate(bounds)
    ]
    found: dict[str, Actor] = {}
    claims = [
        claim
        for at, told in placed
        if told.about is not None and (claim := _claim(article, document, text, at, told, found)) is not None
    ]
    return Page(
        document=Document(
            id=document,
            capture=capture.id,
            file=capture.file,
            url=None,
            sha256=capture.sha256,
            media_type=capture.media_type,
            text=text,
            title=text[: bounds[0][1]],
            publisher=article.outlet,
            agency=article.agency,
            language="en",
            published=day,
            retrieved=None,
            segments=tuple(segments),
            removed=(Removed(text="Back to top", reason="label of the page"),),
            offsets=tuple(_offsets(text, bounds, capture.data.decode())),
        ),
        claims=tuple(claims),
        actors=tuple(found[i] for i in sorted(found)),
    )


def _offsets(text: str, bounds: Sequence[tuple[int, int]], raw: str) -> Iterator[tuple[int, int, int]]:
    at = 0
    for start, end in bounds:
        found = raw.find(text[start:end], at)
        if found >= 0:
            at = found + end - start
            yield start, found, end - start


# --- one claim --------------------------------------------------------------------------------------


def _claim(
    article: Article, document: DocumentId, text: str, at: int, told: Told, found: dict[str, Actor]
) -> Claim | None:
    telling, about = told.telling, told.about
    assert telling is not None and about is not None
    words, slots = told.sentence.text, told.sentence.slots

    def mention(slot: str) -> Mention | None:
        if slot not in slots:
            return None
        start, end = (at + n for n in slots[slot])
        span = Span(document=document, start=start, end=end)
        return Mention(span=span, quote=text[start:end], kind=KINDS.get(slot, "name"))

    def side(slot: str) -> tuple[Participant, ...]:
        actor, named = _actor(slot, told), mention(slot)
        if named is None or actor is None:
            return ()
        found[actor.id] = actor
        why = Resolution(value=actor.id, candidates=(), reason="known")
        return (Participant(mention=named, actor=actor.id, resolution=why),)

    trigger = mention(stories.TRIGGER)
    assert trigger is not None
    span = Span(document=document, start=at, end=at + len(words))
    acting, suffering = _sides(told)
    voices: tuple[Voice, ...] = ()
    speaker = mention(told.voice) if told.voice else None
    if told.voice and (actor := _actor(told.voice, told)) is not None:
        found[actor.id] = actor
        voices = (Voice(kind="speaker", actor=actor.id, mention=speaker, cue="said"),)
    key = f"{document} {trigger.span.start} {telling.type}"
    return Claim(
        id=ClaimId(f"c{hashlib.blake2b(key.encode(), digest_size=8).hexdigest()}"),
        document=document,
        evidence=(Mention(span=span, quote=words, kind="description"),),
        type=telling.type,
        mode=telling.mode,
        actors=side(acting),
        targets=side(suffering),
        trigger=trigger,
        rule=f"{telling.type}:ready on “{trigger.quote}”",
        modality="denied" if told.key == "denial" else "asserted",
        symmetric=told.key == "talks",
        places=_places(about, mention("place")),
        date=_date(about, mention("day"), article.published),
        tolls=tuple(_tolls(told, mention)),
        voices=voices,
    )


def _sides(told: Told) -> tuple[str, str]:
    """The slots of actor and target."""
    if told.key in ("blame", "condemn", "call", "threat"):
        speaker = told.voice or "body"
        return speaker, {"blame": "group"}.get(told.key, "nobody")
    if told.key == "denial":
        return "group", "nobody"
    return "actor", "target"


def _actor(slot: str, told: Told) -> Actor | None:
    about = told.about
    assert about is not None
    if slot == "target" and about.target is None:
        name = told.values["target"]
        return Actor(id=f"x:{name}", name=name.title(), kind="civilians", aliases=(name,))  # type: ignore[arg-type]
    acting = about.theatre.state if about.kind == "aid" else about.actor
    known = {
        "actor": acting, "target": about.target, "office": about.official.body, "group": about.opponent.body,
        "body": about.body,
    }  # fmt: skip
    return known.get(slot)


def _places(about: Incident, mention: Mention | None) -> tuple[ClaimPlace, ...]:
    if mention is None:
        return ()
    if about.village is not None:
        return (ClaimPlace(mention=mention, relation="near", name=about.village, country=about.theatre.iso3),)
    place = about.town.place
    return (
        ClaimPlace(
            mention=mention,
            name=place.name,
            place=place.id,
            admin1=place.admin1,
            admin2=place.admin2,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision,
            basis="named in the sentence",
        ),
    )


def _date(about: Incident, mention: Mention | None, published: dt.date) -> ClaimDate | None:
    if mention is None:
        return None
    basis = f"time words of its clause, counted from the page's day {published}"
    period = Period(earliest=about.day, latest=about.day, basis=basis)
    return ClaimDate(period=period, mention=mention, expression=f"{mention.quote.lower()} past")


def _tolls(told: Told, mention: Callable[[str], Mention | None]) -> Iterator[Toll]:
    kinds: tuple[tuple[str, TollKind], ...] = (
        ("killed", "killed"), ("rival", "killed"), ("injured", "injured"), ("detained", "detained"),
    )  # fmt: skip
    for slot, kind in kinds:
        found = mention(slot)
        if found is not None:
            low = found.quote.lower()
            value = _VALUE[low] if low in _VALUE else int(low)
            yield Toll(kind=kind, mention=found, low=value, high=value)


# --- into a record ----------------------------------------------------------------------------------


def keep(record: Path, pairs: Iterable[tuple[RawDocument, Page]]) -> int:
    """Put pages into a record as results of reading; gives how many. The record has no build after that."""
    count = 0
    stream = iter(pairs)
    with Writer(record) as writer:
        while some := list(itertools.islice(stream, AT_ONCE)):
            writer.keep(versions.result_key(), some)
            count += len(some)
    return count


def prepare(folder: Path, record: Path, pages: int, seed: int = 1, reading: int = 0) -> Path:
    """Write pages into a folder and all but the first `reading` of their results into a record.

    Gives the folder to build from. What is left out is read by the build.
    """
    home = generator.write(folder, pages, seed)
    keep(record, made(itertools.islice(articles(pages, seed), reading, None)))
    return home


def main(arguments: Sequence[str]) -> int:
    """Prepare what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("record", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    print(prepare(options.folder, options.record, options.pages, options.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
