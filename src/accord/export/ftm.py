"""A record as entities of FollowTheMoney, one JSON object a line, as Aleph, OpenAleph and nomenklatura read
them.

Written by the published schema of version 3 (its library reads the file in accord's tests, and is not
needed to write it). What becomes what:

- an event: Event, with its days, place, sides (`involved`), pages (`proof`), publishers and addresses.
  What is merely denied, planned, threatened or demanded becomes none. `keywords` hold its type, mode and
  dead, and that accord made it; `recordId` is the event's id.
- an actor: PublicBody (states and their organs), Organization (armed groups, bodies, media), Company,
  Person; LegalEntity for civilians and others, since the schema has nothing nearer. With aliases and
  Wikidata's id.
- a page: Article, with title, publisher, day, language and address, without its text.
- an actor on a page: Mention.

Left out are claims, their sentences, voices and modality; positions, contests, figures other than the
dead; coordinates; origins, lineage, judgements and decisions; countries and languages that the schema has
no code for. The bytes are the same for the same record.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accord.export.countries import ALPHA_2
from accord.export.dyads import happened
from accord.export.tables import figure, inside, web
from accord.record import Record
from accord.types import Actor, ActorId, Claim, ClaimId, Document, DocumentId, Event, Period

Entity = dict[str, object]
SCHEMATA = {
    "state": "PublicBody",
    "state-organ": "PublicBody",
    "armed-group": "Organization",
    "igo": "Organization",
    "ngo": "Organization",
    "media": "Organization",
    "company": "Company",
    "person": "Person",
}
LANGUAGES = dict(
    pair.split("-")
    for pair in (
        "ar-ara az-aze bg-bul bs-bos cs-ces da-dan de-deu el-ell en-eng es-spa et-est fa-fas fi-fin "
        "fr-fra he-heb hi-hin hr-hrv hu-hun hy-hye id-ind it-ita ja-jpn ka-kat ko-kor lt-lit lv-lav "
        "mk-mkd my-mya ne-nep nl-nld no-nor pl-pol pt-por ro-ron ru-rus sk-slk sl-slv sq-sqi sr-srp "
        "sv-swe sw-swa tr-tur uk-ukr ur-urd uz-uzb zh-zho "
    ).split()
)
MARK = "accord (machine-made)"
_PLAIN = re.compile("[0-9A-Za-z][0-9A-Za-z.-]*")


def export(record: Record) -> bytes:
    """The entities: pages, actors, mentions, then events."""
    documents = {d.id: d for d in record.documents()}
    actors = {a.id: a for a in record.actors()}
    claims = {c.id: c for c in record.claims()}
    entities = [
        *map(_article, documents.values()),
        *(_party(a, actors) for a in actors.values()),
        *_mentions(claims.values(), actors),
        *(_event(e, claims, documents) for e in record.events() if happened(e, claims)),
    ]
    return "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in entities).encode("utf-8")


def _entity(kind: str, id: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Entity:
    """An entity; values that are missing are left out, and so are properties without any."""
    filled = {name: [v for v in dict.fromkeys(values) if v] for name, values in properties.items()}
    return {
        "id": _id(kind, id),
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }


def _id(kind: str, id: str) -> str:
    """The id of an entity: accord's, or its hash where it has letters that ids of the schema may not have."""
    plain = id if _PLAIN.fullmatch(id) else hashlib.sha1(id.encode("utf-8")).hexdigest()[:16]
    return f"accord-{kind}-{plain}"


def _article(page: Document) -> Entity:
    language = LANGUAGES.get((page.language or "").split("-")[0])
    values: dict[str, Sequence[str | None]] = {
        "title": [page.title or page.file],
        "publisher": [page.publisher],
        "publishedAt": _same_day(page.published),
        "language": [language],
        "sourceUrl": [web(page.url)],
        "fileName": [inside(page.file).rpartition("/")[2] if page.file else None],
    }
    return _entity("page", page.id, "Article", values)


def _party(actor: Actor, actors: Mapping[ActorId, Actor]) -> Entity:
    wikidata = [i for scheme, i in actor.external_ids if scheme.lower() == "wikidata"]
    values: dict[str, Sequence[str | None]] = {
        "name": [actor.name],
        "alias": [a for a in actor.aliases if a != actor.name],
        "country": [_country(actor.country)],
        "wikidataId": wikidata,
        "parent": [_id("actor", actor.parent) if actor.parent and actor.parent in actors else None],
        "classification": [actor.kind],
    }
    return _entity("actor", actor.id, SCHEMATA.get(actor.kind, "LegalEntity"), values)


def _mentions(claims: Iterable[Claim], actors: Mapping[ActorId, Actor]) -> Iterator[Entity]:
    """An entity for each actor on each page, under the names that the page gives it."""
    names: dict[tuple[DocumentId, ActorId], list[str]] = {}
    for claim in claims:
        for side in (*claim.actors, *claim.targets):
            if side.actor is not None and side.mention.kind == "name":
                names.setdefault((claim.document, side.actor), []).append(side.mention.quote)
    for (document, actor), quotes in names.items():
        schema = SCHEMATA.get(actors[actor].kind, "LegalEntity")
        values: dict[str, Sequence[str | None]] = {
            "name": quotes,
            "document": [_id("page", document)],
            "resolved": [_id("actor", actor)],
            "detectedSchema": [schema],
            "contextCountry": [_country(actors[actor].country)],
        }
        yield _entity("mention", f"{document}-{actor}", "Mention", values)


def _event(event: Event, claims: Mapping[ClaimId, Claim], documents: Mapping[DocumentId, Document]) -> Entity:
    pages = [documents[d] for d in dict.fromkeys(d for o in event.origins for d in o.documents)]
    place = event.places[0] if event.places else None
    killed = next((t for t in event.tolls if t.kind == "killed" and t.group is None), None)
    days = _same_day(event.date)
    first, last = (event.date.earliest, event.date.latest) if event.date else (None, None)
    values: dict[str, Sequence[str | None]] = {
        "name": [event.title],
        "date": days,
        "startDate": [first.isoformat() if first and not days else None],
        "endDate": [last.isoformat() if last and not days else None],
        "location": [place.name if place else None],
        "country": [_country(place.country) if place else None],
        "involved": [_id("actor", a) for a in (*event.actors, *event.targets)],
        "keywords": [
            event.type,
            event.mode,
            f"killed: {figure(killed.low, killed.best, killed.high)}"
            if killed and killed.best is not None
            else None,
            "disputed" if event.contested else None,
            MARK,
        ],
        "recordId": [event.id],
        "publisher": [d.publisher for d in pages],
        "sourceUrl": [web(d.url) for d in pages],
        "proof": [_id("page", d.id) for d in pages],
    }
    return _entity("event", event.id, "Event", values)


def _same_day(period: Period | None) -> list[str]:
    """The day of a period that is one day."""
    if period is None or period.earliest is None or period.earliest != period.latest:
        return []
    return [period.earliest.isoformat()]


def _country(code: str | None) -> str | None:
    return ALPHA_2[code].lower() if code in ALPHA_2 else None
