"""What the voices hold of each field of an event, side by side, and what supersedes what.

Fields: "occurrence", "actor", "target", "place", "date", "means", and "toll:KIND" or "toll:KIND:GROUP".

**The best figure** (after the rule of UCDP's georeferenced events: the best figure is that of the most
reliable report, low and high are the span of the credible ones). Here: of the figures that their own voice
has not replaced, the one that most origins carry is best; among equals that of the latest page, then the
one told first, which is where a page says what it makes of its sources. "At least nine" counts as nine, and
stands back where another page has a larger figure that it allows for: "at least six" does not head an event
of which others say fourteen. Where people in general are counted, figures of a part of them ("two
brothers", persons named one by one) are neither best nor low. `low` and `high` are the smallest and the
largest figure; `high` is None where the largest is open ("at least nine"). Groups ("women", "children") have
rows of their own; no total is made of them, nor added up across voices.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.extract.counts import number
from accord.link.denials import SHARE, Denied, denied_by, none_hit, wording
from accord.link.facts import Directory, Facts, innermost, is_taken_over, voice_key
from accord.types import (
    ClaimId,
    Document,
    DocumentId,
    EventToll,
    Participant,
    Position,
    Toll,
    TollKind,
)

_THEM = (
    r"(among|including|of) (the |those )+(dead|killed|victims|injured|wounded|detained|arrested|missing)\b"
)
OF_THEM = re.compile(
    rf"\W*(\w+\W+)?{_THEM}"
)  # behind a figure: "two of the wounded", "12 people among the dead"
AMONG_THEM = re.compile(rf"\b{_THEM},?[^,;]*$")  # before it: "among the dead were two", "of the wounded, two"
NOBODY = re.compile(r"\b(no|nobody|none|no-one|casualties|without)\b")
ONE_BY_COUNT = frozenset({"1", "one", "only", "single", "sole", "lone"})
EARLIER = re.compile(
    r"\b(initial(ly)?|at first|preliminary|earlier (reports?|counts?|tolls?|figures?)"
    r"|had (first |earlier |previously |originally )?(said|put|spoken|reported|given|counted)"
    r"|(first|earlier|previously|originally) (said|put|spoke|reported|given|gave))\b"
)
NEWER = re.compile(
    r"\b(revised|updated|corrected|(raised|lowered|brought|put up) (the|its|their|that|his|her)\b.*\bto"
    r"|(rises?|rising|rose|risen|climbs?|climbed|goes up|gone up) (to|from)|(up|down) from"
    r"|now (says?|puts?|stands?|speaks?)|later (said|put|gave|reported)|new (toll|count|figure))\b"
)
EVERYBODY = frozenset(
    "civilians civilian people persons citizens residents martyrs victims members villagers locals others"
    " inhabitants deaths casualties".split()
)
VAGUE = frozenset({"dozens", "dozen", "scores", "hundreds", "thousands", "both"})
UNHARMED = 3
UNREAL = frozenset({"planned", "threatened", "demanded", "hypothetical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One voice's word on one field, before like stands are united into a position.

    `value` is what it holds, in words; `key` what decides whether two stands are one position; `party` is
    the key of the speaker, None where a page says it in its own voice; `owner` whose figures the claim's are,
    the speaker's or the outlet's; `revised` is -1 for a figure that the sentence tells to be an earlier one,
    1 for a newer one; `rank` that of the figure's `Telling`; `part` that it counts some of several.
    """

    voice: str
    party: str | None
    owner: str
    claim: ClaimId
    document: DocumentId
    published: dt.date | None
    key: str = ""
    value: str = ""
    revised: int = 0
    rank: int = 0
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Where a figure is told (`at`: where its sentence begins), and of whom: `rank` is 0 for a count of all
    people, 1 for one of a group ("five soldiers"), 2 for persons who are named or described one by
    one or are some of several, UNHARMED for somebody who came to no harm."""

    document: DocumentId
    at: int
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A position with what judging it needs: who holds it and, for tolls, the figures with their places."""

    position: Position
    stands: tuple[Stand, ...]
    figures: tuple[int | None, int | None] | None = None
    tellings: tuple[Telling, ...] = ()

    @property
    def rank(self) -> int:
        return min((t.rank for t in self.tellings), default=0)

    @property
    def parties(self) -> frozenset[str | None]:
        return frozenset(s.party for s in self.stands)

    @property
    def open(self) -> bool:
        """Whether it still stands: its own voice has not replaced it."""
        return self.position.superseded_by is None


class Speakers:
    """The names of voices: the speaker's, or the outlet's where the page says it itself.

    `near` has the pages that are one witness with each page.
    """

    def __init__(
        self,
        directory: Directory,
        documents: Mapping[DocumentId, Document],
        near: Mapping[DocumentId, set[DocumentId]] | None = None,
    ) -> None:
        self._directory = directory
        self._documents = documents
        self._near = near or {}

    def name(self, fact: Facts) -> str:
        voice = innermost(fact.claim)
        if voice is not None:
            if voice.actor is not None:
                return self._directory.name(voice.actor)
            mention = voice.antecedent or voice.mention
            if mention is not None:
                return mention.quote
        document = self._documents[fact.document]
        return _outlet(document) or document.file or document.url or str(document.id)

    def owner(self, fact: Facts) -> str:
        """Whose the claim's figures are: the speaker's, or the outlet's; of a page that names none, and is a
        copy of pages of one outlet, that one's."""
        party, voice = self.party(fact), innermost(fact.claim)
        known = self._directory.get(voice.actor) if voice is not None else None
        if known is not None and known.kind == "media":
            return f"outlet {known.name}"  # "according to Reuters", beside what Reuters itself tells
        if party is not None:
            return party
        copied = [self._documents[d] for d in (fact.document, *sorted(self._near.get(fact.document, ())))]
        outlets = {o for d in copied if (o := _outlet(d)) is not None}
        own = _outlet(copied[0]) is None and len(outlets) == 1
        return f"outlet {outlets.pop() if own else self.name(fact)}"

    def party(self, fact: Facts) -> str | None:
        return voice_key(innermost(fact.claim), fact.document)

    def admits(self, fact: Facts, facts: Sequence[Facts]) -> bool:
        """Whether who speaks in a claim tells in another that it happened, on the same page or before."""
        own, day = self._house(fact), _published(fact) or dt.date.max
        return own is not None and any(
            other.claim.modality == "asserted"
            and (other.document == fact.document or (_published(other) or dt.date.min) <= day)
            and self._house(other) == own
            for other in facts
        )

    def _house(self, fact: Facts) -> str | None:
        """Who speaks, or the ministry or group whose man he is; nobody speaks for all of a state."""
        voice = innermost(fact.claim)
        known = self._directory.get(voice.actor) if voice is not None else None
        if known is not None and known.kind == "person":
            for above in map(self._directory.get, self._directory.superiors(known.id)[:1]):
                if above is not None and above.kind != "state":
                    return str(above.id)
        return self.party(fact)

    def is_person(self, participant: Participant) -> bool:
        """Whether a participant is one person whom the record knows."""
        actor = self._directory.get(participant.actor)
        return actor is not None and actor.kind == "person"

    def participant(self, participant: Participant) -> tuple[str, str]:
        """The key and the name of a participant."""
        if participant.actor is not None:
            return str(participant.actor), self._directory.name(participant.actor)
        mention = participant.antecedent or participant.mention
        return f"={mention.quote.lower()}", mention.quote


def _outlet(document: Document) -> str | None:
    return document.publisher or document.agency


def figure_words(toll: Toll) -> str:
    """A toll's figure in words: "9", "at least 9", "up to 37", "3 to 5", "some"."""
    if toll.low is None and toll.high is None:
        return "some, no number given"
    if toll.high is None:
        return f"at least {toll.low}"
    if toll.low is None:
        return f"up to {toll.high}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"


def bounds(toll: Toll, before: str = "", after: str = "") -> tuple[int | None, int | None]:
    """What a toll allows for the whole event: victims told of with no count of all leave room for others.

    `before` and `after` are what its sentence says before and behind the figure.
    """
    counted = ONE_BY_COUNT & set(re.findall(r"\w+", toll.mention.quote.lower()))
    if (toll.low, toll.high) == (1, 1) and toll.group is None and not counted:
        return 1, None  # "a policeman was killed" beside "nine people were killed"
    if toll.basis == "summed" and toll.group is None and re.search(r"(?<!^)\b[A-Z][a-z]", toll.mention.quote):
        return toll.low, None  # people named one by one, beside "nine people were killed"
    among = AMONG_THEM.search(before.lower()) or OF_THEM.match(after.lower())
    if toll.low and toll.group is None and among:
        return toll.low, None  # "among the dead were two foreigners"
    return toll.low, toll.high


def tolls_for_all(
    fact: Facts, speakers: Speakers, denied: Denied | None = None
) -> Iterator[tuple[Toll, int | None, int | None]]:
    """A claim's tolls that speak of the event's victims, with what they allow for all of these.

    That somebody known by name came to no harm says nothing of the others; who denies a deed, or his part in
    it ("denied that it was behind the blast that killed 17"), says nothing of how many were hit. `denied` is
    what a denial denies.
    """
    if fact.claim.modality == "denied" and denied != "toll":
        return
    lone = any(speakers.is_person(t) for t in fact.claim.targets)
    for toll in none_hit(fact) if denied == "toll" else fact.claim.tolls:
        if not (toll.high == 0 and lone and not NOBODY.search(wording(fact).lower())):
            yield (toll, *bounds(toll, *_around(toll, fact)))


def _around(toll: Toll, fact: Facts) -> tuple[str, str]:
    """What a sentence says before a figure and behind it; all of it before, where it does not hold it."""
    span = toll.mention.span
    for evidence in fact.claim.evidence:
        start = evidence.span.start
        if start <= span.start and span.end <= evidence.span.end:
            return evidence.quote[: span.start - start], evidence.quote[span.end - start :]
    return " ".join(e.quote for e in fact.claim.evidence), ""


def toll_field(kind: str, group: str | None) -> str:
    return f"toll:{kind}:{group}" if group else f"toll:{kind}"


def _stands(fact: Facts, speakers: Speakers, denied: Denied | None) -> Iterable[tuple[str, str, str]]:
    """(field, key, value) for all that a claim holds but figures; `denied` is what a denial denies."""
    claim = fact.claim
    if claim.modality == "denied":
        if denied == "occurrence":
            yield "occurrence", "denied", "did not happen"
    elif claim.modality not in UNREAL:
        yield "occurrence", "asserted", "happened"
    for name, side in (("actor", claim.actors), ("target", claim.targets)):
        if claim.modality == "denied" and denied not in (name, "occurrence"):
            continue
        mark = _mark(fact)
        for participant in side:
            key, shown = speakers.participant(participant)
            yield name, mark + key, mark + shown
    place = next((p for p in claim.places if not is_taken_over(p)), None)
    if place is not None:
        yield "place", place.place or place.name.lower(), place.name
    period = fact.period
    if period is not None and (period.earliest or period.latest):
        ends = f"{period.earliest or '...'} to {period.latest or '...'}"
        yield "date", ends, str(period.earliest) if period.earliest == period.latest else ends
    for means in claim.means:
        yield "means", means.kind, means.kind


def _mark(fact: Facts) -> str:
    return "not " if fact.claim.modality == "denied" else ""


def _denial(fact: Facts, accused: set[str], speakers: Speakers) -> tuple[str, Stand]:
    """The field and the stand of who rejects an accusation on what it says; `accused` are those to whom
    others lay the deed."""
    party, name = speakers.participant(fact.claim.actors[0])
    share = party in accused and SHARE.search(wording(fact)) is not None
    return "actor" if share else "occurrence", Stand(
        key=f"not {party}" if share else "denied",
        value=f"not {name}" if share else "did not happen",
        voice=name,
        party=party,
        owner=party,
        claim=fact.id,
        document=fact.document,
        published=_published(fact),
    )


def positions_of(
    facts: Sequence[Facts], speakers: Speakers, denials: Sequence[Facts] = ()
) -> tuple[Held, ...]:
    """The positions of an event, ordered by field and then by first page and claim.

    `denials` are claims of other events that reject what this one's claims say (`denials_of`).
    """
    groups: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    figures: dict[tuple[str, str], tuple[int | None, int | None]] = {}
    tellings: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for fact in sorted(facts, key=lambda f: (_published(f) or dt.date.max, f.document, f.sentence, f.id)):
        stand = Stand(
            voice=speakers.name(fact),
            party=speakers.party(fact),
            owner=speakers.owner(fact),
            claim=fact.id,
            document=fact.document,
            published=_published(fact),
        )
        denied = denied_by(fact, speakers.admits(fact, facts)) if fact.claim.modality == "denied" else None
        for field, key, value in _stands(fact, speakers, denied):
            groups[field, key].append(replace(stand, key=key, value=value))
        for toll, low, high in tolls_for_all(fact, speakers, denied):
            mark = "" if high == 0 else _mark(fact)
            at = toll_field(toll.kind, toll.group), f"{mark}{low}:{high}"
            part = (low, high) != (toll.low, toll.high)
            rank = max(_rank_of(toll, fact), 2 if part else 0)
            groups[at].append(
                replace(
                    stand,
                    key=at[1],
                    value=mark + figure_words(replace(toll, low=low, high=high)),
                    revised=_revised(fact),
                    rank=rank,
                    part=part,
                )
            )
            if not mark:
                figures[at] = (low, high)
                tellings[at].append(Telling(document=fact.document, at=fact.sentence[0], rank=rank))
    accused = {str(p.actor) for f in facts if f.claim.modality != "denied" for p in f.claim.actors}
    for fact in sorted(denials, key=lambda f: f.id):
        field, stand = _denial(fact, accused, speakers)
        groups[field, stand.key].append(stand)
    order = sorted(groups, key=lambda k: (_rank(k[0]), k[0], list(groups).index(k)))
    later = _superseded(order, groups)
    return tuple(
        Held(
            position=Position(
                field=key[0],
                value=groups[key][0].value,
                voices=tuple(dict.fromkeys(s.voice for s in groups[key])),
                claims=tuple(dict.fromkeys(s.claim for s in groups[key])),
                superseded_by=later.get(key),
            ),
            stands=tuple(groups[key]),
            figures=figures.get(key),
            tellings=tuple(tellings.get(key, ())),
        )
        for key in order
    )


def _rank_of(toll: Toll, fact: Facts) -> int:
    """How far a total speaks of all: see `Telling`."""
    quote = toll.mention.quote
    words = re.findall(r"[\w’'-]+", quote.lower())
    if toll.high == 0:
        sentence = " ".join(e.quote for e in fact.claim.evidence).lower()
        return 0 if NOBODY.search(sentence) else UNHARMED
    counted = any(c.isdigit() for c in quote) or any(number(w) is not None or w in VAGUE for w in words)
    if not counted or (toll.basis == "summed" and re.search(r"(?<!^)\b[A-Z][a-z]", quote)):
        return 2
    same = [
        t.group
        for t in fact.claim.tolls
        if t.kind == toll.kind and t.group and t.mention.span == toll.mention.span
    ]
    return 1 if same and not (set(same[0].lower().split()) & EVERYBODY) else 0


FIELD_ORDER = ("occurrence", "actor", "target", "place", "date", "means", "toll")


def _rank(field: str) -> int:
    return FIELD_ORDER.index(field.split(":")[0])


def _published(fact: Facts) -> dt.date | None:
    return (fact.published.earliest or fact.published.latest) if fact.published else None


def _superseded(
    order: Sequence[tuple[str, str]], groups: Mapping[tuple[str, str], Sequence[Stand]]
) -> dict[tuple[str, str], int]:
    """Toll positions that every voice holding them has replaced by a later figure of its own.

    Only a speaker known by name, or an outlet speaking for itself, replaces its own figure, and only by a
    page that is known to be later, or on one page by a figure that the page's words tell to be the newer of
    two ("had first spoken of 14", "raised the toll to 17"): where it stands on the page says nothing. What
    counts only some ("two of the wounded died", "killed five soldiers") replaces no count of all.
    """
    index = {key: i for i, key in enumerate(order)}
    tolls = [key for key in order if key[0].startswith("toll")]
    latest: dict[tuple[str, str, int], tuple[dt.date, int, tuple[str, str]]] = {}
    newest: dict[tuple[str, str, int, DocumentId], tuple[int, tuple[str, str]]] = {}
    for key in tolls:
        for stand in groups[key]:
            if stand.part:
                continue
            for rank in range(stand.rank, UNHARMED + 1):
                at = (key[0], stand.owner, rank)
                if stand.published is not None:
                    told = (stand.published, stand.revised)
                    if at not in latest or told > latest[at][:2]:
                        latest[at] = (*told, key)
                here = (*at, stand.document)
                if here not in newest or stand.revised > newest[here][0]:
                    newest[here] = (stand.revised, key)
    replaced = {}
    for key in tolls:
        newer: list[tuple[dt.date, tuple[str, str]]] = []
        for stand in groups[key]:
            at = (key[0], stand.owner, stand.rank)
            day, _, other = latest.get(at, (None, 0, key))
            if stand.published is None or day is None or other == key or day <= stand.published:
                revised, other = newest.get((*at, stand.document), (stand.revised, key))
                if other == key or revised <= stand.revised:
                    newer = []
                    break
                day = stand.published or dt.date.min
            newer.append((day, other))
        if newer:
            replaced[key] = index[max(newer)[1]]
    return replaced


def _revised(fact: Facts) -> int:
    """Whether its sentence tells a figure to be an earlier (-1) or a newer one (1); 0 where neither."""
    words = " ".join(" ".join(e.quote for e in fact.claim.evidence).lower().split())
    if EARLIER.search(words):
        return -1
    return 1 if NEWER.search(words) else 0


def event_tolls(held: Sequence[Held], origin_of: Mapping[DocumentId, str]) -> tuple[EventToll, ...]:
    """The span and the best figure for each kind and group of victims, by the rule at the module's head."""
    rows: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(held):
        if one.position.field.startswith("toll") and one.figures is not None:
            rows[one.position.field].append(i)
    tolls = []
    for field in sorted(rows, key=lambda f: (_toll_kind(f), f)):
        _, kind, *group = field.split(":", 2)
        standing = [i for i in rows[field] if held[i].open]
        numbered = [i for i in standing if held[i].figures not in (None, (None, None))]
        whole = _of_all(numbered, held)
        telling = [i for i in whole if not _allowed_for(held[i], [held[j] for j in whole])]
        best = max(telling, key=lambda i: (*_weight(held[i], origin_of), -i), default=None)
        low = min((_figure(held[i]) for i in whole), default=None)
        high = max((_top(held[i]) for i in whole), default=None)
        tolls.append(
            EventToll(
                kind=_KINDS[kind],
                group=group[0] if group else None,
                low=low,
                best=_figure(held[best]) if best is not None else None,
                high=high[0] if high is not None and not high[1] else None,
                positions=tuple(rows[field]),
            )
        )
    return tuple(tolls)


_KINDS: dict[str, TollKind] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "detained": "detained",
    "displaced": "displaced",
}


def _toll_kind(field: str) -> int:
    return list(_KINDS).index(field.split(":")[1])


def _figure(held: Held) -> int:
    low, high = held.figures or (None, None)
    return low if low is not None else high or 0


def _top(held: Held) -> tuple[int, bool]:
    """The largest figure that a position allows for, and whether it is open above."""
    low, high = held.figures or (None, None)
    return (high, False) if high is not None else (low or 0, True)


def _of_all(numbered: Sequence[int], held: Sequence[Held]) -> list[int]:
    """The figures that may be those of all victims: not of a part of them where others count all, nor that
    somebody came to no harm where others did."""
    for most in (0, 1):
        full = [i for i in numbered if held[i].rank <= most]
        if full:
            top = max(_figure(held[i]) for i in full)
            return [
                i for i in numbered if held[i].rank <= most or (held[i].rank == 1 and _figure(held[i]) > top)
            ]
    return [i for i in numbered if held[i].rank < UNHARMED] or list(numbered)


def _allowed_for(one: Held, others: Sequence[Held]) -> bool:
    """Whether a figure is only a lower bound that a larger figure fits ("at least six" beside fourteen).

    A page's own lower bound for all holds against what the page reports further down: whoever wrote it knew
    of that. A figure that is told to be the newer one does replace it.
    """
    low, high = one.figures or (None, None)
    if low is None or high is not None:
        return False
    pages = {t.document for t in one.tellings}
    return any(
        _figure(other) > low
        for other in others
        if one.rank > 0
        or not {t.document for t in other.tellings} <= pages
        or any(s.revised > 0 for s in other.stands)
    )


def _weight(held: Held, origin_of: Mapping[DocumentId, str]) -> tuple[int, dt.date, int]:
    origins = {origin_of.get(s.document, "unknown") for s in held.stands}
    last = max((s.published for s in held.stands if s.published), default=dt.date.min)
    return len(origins), last, -min((t.at for t in held.tellings), default=0)
