"""The central types: what flows from stage to stage, and what a record holds.

All are frozen, slotted and keyword-only. Offsets are half-open, in Unicode code points of
`Document.text`. A value is never stored without the span that it was read from; what the text does
not settle stays None, with candidates and a reason.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, NewType, TypeAlias

import numpy as np
import numpy.typing as npt

CaptureId = NewType("CaptureId", str)
DocumentId = NewType("DocumentId", str)
ClaimId = NewType("ClaimId", str)
EventId = NewType("EventId", str)
ActorId = NewType("ActorId", str)
PlaceId = NewType("PlaceId", str)

# --- text ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """text[start:end] of one document."""

    document: DocumentId
    start: int
    end: int


MentionKind = Literal["name", "description", "pronoun", "implied", "time", "place", "means", "number", "cue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of words that stands for something. `quote` equals the document's text at `span`.

    "implied" is a mention elsewhere on the page from which a sentence that names nobody takes its side.
    """

    span: Span
    quote: str
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """An interval of days, both ends included; None is an open or unknown end.

    `basis` says in words how it was worked out ("stated", "Thursday before the page's date", ...).
    """

    earliest: dt.date | None
    latest: dt.date | None
    basis: str


# --- read and clean --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """A capture: bytes as they came, and where from. Two captures of the same bytes stay two.

    `stated_*` come from a manifest. `file` is relative to the folder that was given, with forward slashes.
    """

    id: CaptureId
    file: str | None
    url: str | None
    sha256: str
    media_type: str
    data: bytes
    retrieved: dt.datetime | None = None
    stated_publisher: str | None = None
    stated_published: Period | None = None
    stated_title: str | None = None
    stated_language: str | None = None


SegmentKind = Literal["headline", "standfirst", "body", "quote", "caption"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of the article's text with one function; segments do not overlap, in text order."""

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Page furniture that was taken out, with the general sign that gave it away."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The article without page furniture. `published` is None where neither page nor manifest states a date.

    `offsets` maps clean to raw text: runs (clean start, raw start, length), in order; raw offsets are code
    points of the capture decoded to text (for HTML: of the source, tags and all).
    """

    id: DocumentId
    capture: CaptureId
    file: str | None
    url: str | None
    sha256: str
    media_type: str
    text: str
    title: str | None
    publisher: str | None
    agency: str | None
    language: str | None
    published: Period | None
    retrieved: dt.datetime | None
    segments: tuple[Segment, ...]
    removed: tuple[Removed, ...]
    offsets: tuple[tuple[int, int, int], ...]

    def raw_offset(self, position: int) -> int:
        """The raw offset of a position in the clean text (of the next mapped character, if it has none)."""
        best = 0
        for clean, raw, length in self.offsets:
            if position < clean:
                return raw
            if position < clean + length:
                return raw + position - clean
            best = raw + length
        return best


# --- parse -----------------------------------------------------------------------------------------

Ints: TypeAlias = npt.NDArray[np.int32]


SpanKind = Literal[
    "person", "organisation", "group", "state", "place", "facility", "nationality", "weapon", "time", "number"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpan:
    """What the language model takes for a name: words `first` to `last` - 1, its kind, and how sure, 0 to 1.

    A "group" bears arms; a "state" is a country, acting or as a place; towns and regions are a "place".
    """

    first: int
    last: int
    kind: SpanKind
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parse:
    """Words and trees of one page, as plain parallel arrays over all its N words.

    `starts`, `ends`: offsets in the document's text. `heads`: index of each word's head over the whole
    page, -1 for the root of a sentence. `tags`: universal parts of speech. `relations`: Universal
    Dependencies, with the subtypes that the model's labels.json lists. `lemmas`: lower case.
    `sentences`: S + 1 word indices; sentence s is words sentences[s] to sentences[s + 1] - 1.
    `names`: what the model takes for names, in text order, none overlapping another.
    """

    document: DocumentId
    starts: Ints
    ends: Ints
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    heads: Ints
    relations: tuple[str, ...]
    sentences: Ints
    names: tuple[NamedSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """What clean and parse make of a capture: a pure function of it and of these stages alone.

    `parse` is None for pages whose language is not read, or that have too much text or none.
    """

    document: Document
    problems: tuple[Problem, ...]
    parse: Parse | None


# --- claims ----------------------------------------------------------------------------------------

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Modality = Literal["asserted", "alleged", "denied", "threatened", "planned", "demanded", "hypothetical"]
TollKind = Literal["killed", "injured", "missing", "detained", "displaced"]
PlaceRelation = Literal["at", "near", "along", "from", "to", "towards"]
Precision = Literal["point", "town", "admin2", "admin1", "country"]
ActorKind = Literal[
    "state", "state-organ", "armed-group", "igo", "ngo", "company", "media", "person", "civilians", "other"
]
Stance = Literal["neutral", "doubting", "confirming"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How a mention was or was not resolved: `value` an id or None, the candidates, and the reason."""

    value: str | None
    candidates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One side of a claim. `actor` is None where unresolved; a pronoun or description has its `antecedent`.

    `mention` is in the claim's sentence, or elsewhere on the page with kind "implied".
    """

    mention: Mention
    actor: ActorId | None = None
    antecedent: Mention | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """A place of a claim; `mention` may stand elsewhere on the page (then `basis` says why it holds)."""

    mention: Mention | None
    relation: PlaceRelation = "at"
    name: str
    place: PlaceId | None = None
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    basis: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDate:
    """When a claim's event was; `mention` None where it follows from the page's date or another claim.

    `expression` is the time expression in normal form, from which `link` works the period out again.
    """

    period: Period
    mention: Mention | None = None
    time_of_day: str | None = None
    expression: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A weapon or method: `kind` from the taxonomy in knowledge/means.yaml, wording in the mention."""

    kind: str
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure. `group` None is the total. "At least nine" is (9, None), "no number given" (None, None)."""

    kind: TollKind
    mention: Mention
    low: int | None
    high: int | None
    group: str | None = None
    victims: Participant | None = None
    basis: Literal["stated", "summed", "unnumbered"] = "stated"
    cumulative: bool | None = None
    as_of: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of the chain of those who say so; a claim's voices run outermost first."""

    kind: Literal["outlet", "agency", "speaker"]
    actor: ActorId | None
    mention: Mention | None
    on_behalf_of: ActorId | None = None
    cue: str | None = None
    stance: Stance = "neutral"
    direct: bool = False
    antecedent: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a speech act speaks of: another claim of the page, and which side of it."""

    claim: ClaimId
    of: Literal["event", "author", "toll"]


RelationKind = Literal["retaliation-for", "response-to", "part-of", "follows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRelation:
    """This claim's event answers, follows or is part of the event of another claim of the page."""

    to: ClaimId
    kind: RelationKind
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion of one event by one voice.

    `trigger` is the word that names the event; `rule` tells which rule fired on which words. `same_as`
    lists claims of the page that extraction found to speak of one event, each with the reason
    ("definite mention of the same kind", ...): evidence for `link`, not a verdict.
    """

    id: ClaimId
    document: DocumentId
    evidence: tuple[Mention, ...]
    type: EventType
    mode: str | None
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    trigger: Mention
    rule: str
    modality: Modality = "asserted"
    symmetric: bool = False
    places: tuple[ClaimPlace, ...] = ()
    date: ClaimDate | None = None
    means: tuple[Means, ...] = ()
    tolls: tuple[Toll, ...] = ()
    voices: tuple[Voice, ...] = ()
    about: tuple[About, ...] = ()
    relations: tuple[ClaimRelation, ...] = ()
    same_as: tuple[tuple[ClaimId, str], ...] = ()
    confidence: float = 1.0


# --- what mentions resolve to ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Whose organ, branch or member an actor was, and from when to when."""

    parent: ActorId
    role: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, suffers or speaks. Ids of known actors are the knowledge base's; new ones begin "x:"."""

    id: ActorId
    name: str
    kind: ActorKind
    country: str | None = None  # ISO 3166-1 alpha-3
    aliases: tuple[str, ...] = ()
    parent: ActorId | None = None
    roles: tuple[Role, ...] = ()
    external_ids: tuple[tuple[str, str], ...] = ()
    identity: tuple[tuple[DocumentId, str, str], ...] = ()  # whether a page means it: page, same|unsure, why


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer. Coordinates of regions and countries are their middles."""

    id: PlaceId
    name: str
    precision: Precision
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0


# --- over the record -------------------------------------------------------------------------------

LineageKind = Literal["copy", "rewrite", "same-wire", "independent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Whether two pages are one witness. `a` < `b`; `overlap` is a share of the shorter text, 0 to 1."""

    a: DocumentId
    b: DocumentId
    kind: LineageKind
    overlap: float
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether two claims speak of one event, with the evidence for and against."""

    left: ClaimId
    right: ClaimId
    verdict: Literal["same", "different", "unsure"]
    evidence: tuple[tuple[str, float], ...]
    by: str
    at: dt.datetime | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one or more voices hold of one field of an event."""

    field: str
    value: str
    voices: tuple[str, ...]
    claims: tuple[ClaimId, ...]
    superseded_by: int | None = None  # index into the event's positions


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Positions of one field that cannot all be true (indices into the event's positions), and why."""

    field: str
    positions: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventToll:
    """An event's toll of one kind and group: the range that its positions span, and the best figure."""

    kind: TollKind
    group: str | None
    low: int | None
    best: int | None
    high: int | None
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Pages that are one witness, and why."""

    id: str
    documents: tuple[DocumentId, ...]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRelation:
    """What an event answers, follows or is part of, as claims say."""

    to: EventId
    kind: RelationKind
    claims: tuple[ClaimId, ...]
    voices: tuple[str, ...]
    basis: str


ActorRelationKind = Literal["hosts", "supports", "allied-with", "splinter-of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRelation:
    """What claims give of two actors, and who says so; `denials` are claims that it is not so."""

    actor: ActorId
    kind: ActorRelationKind
    to: ActorId
    claims: tuple[ClaimId, ...]
    voices: tuple[str, ...]
    denials: tuple[ClaimId, ...] = ()
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A view computed from claims and judgements; never edited in place."""

    id: EventId
    type: EventType
    mode: str | None
    title: str
    claims: tuple[ClaimId, ...]
    actors: tuple[ActorId, ...]
    targets: tuple[ActorId, ...]
    places: tuple[ClaimPlace, ...]
    date: Period | None
    documents: int
    origins: tuple[Origin, ...]
    speakers: int
    tolls: tuple[EventToll, ...] = ()
    positions: tuple[Position, ...] = ()
    contested: tuple[Contest, ...] = ()
    relations: tuple[EventRelation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's decision, which outranks the machine's. Its subject is found by quotation, not by id.

    `field` is "claim" for decisions on whole claims, else the field that is edited, from `old` to `new`.
    `trigger` is the word that names the event, `trigger_at` its offset in `quote`; `times` is how often the
    quote stood on the page; `apart` what told the claim from others with its trigger; None: not known.
    """

    id: str
    sha256: str
    quote: str
    prefix: str
    suffix: str
    claim_type: str
    field: str
    verdict: Literal["accept", "reject", "edit", "add", "merge", "split", "same", "different"]
    old: str | None
    new: str | None
    by: str
    at: dt.datetime
    reason: str | None = None
    withdrawn: bool = False
    orphaned: bool = False
    trigger: str | None = None
    trigger_at: int | None = None
    times: int | None = None
    apart: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a build of all pages did not find a page any more; `by` is the program that noticed it."""

    capture: CaptureId
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that went wrong with one file or page, and what to do about it."""

    file: str | None
    stage: str
    message: str
    document: DocumentId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Which component in which version and under which settings wrote something."""

    component: str
    version: str
    settings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the page-by-page stages make of one capture: a pure function of it and the settings."""

    document: Document
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    problems: tuple[Problem, ...] = ()
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """All that `link` makes of pages; `published` has what other pages bound undated ones to."""

    events: tuple[Event, ...]
    lineage: tuple[Lineage, ...]
    judgements: tuple[Judgement, ...]
    published: tuple[tuple[DocumentId, Period], ...] = field(default=())
    problems: tuple[Problem, ...] = ()
    ties: tuple[ActorRelation, ...] = ()
