"""What linking needs to know of a claim, worked out once: sides with their superiors, place, dates, words."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from accord.extract.counts import number
from accord.resolve.recalled import FOUGHT
from accord.types import (
    Actor,
    ActorId,
    ActorKind,
    Claim,
    ClaimDate,
    ClaimId,
    ClaimPlace,
    DocumentId,
    Mention,
    Page,
    Participant,
    Period,
    Voice,
)


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


JOINT_TYPES = frozenset({"AGREE", "CONSULT", "COOPERATE"})
SPEECH_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
STATE_KINDS: frozenset[ActorKind] = frozenset({"state", "state-organ"})
STOPWORDS = words_of(
    """
    a about above after again against ago all also am an and any are as at be became because been
    before being below between both but by came can could did do does doing down during each earlier
    else even ever few for from further gave get give go goes going gone got had has have having he
    her here hers him himself his how however i if in into is it its itself just last late later
    least less made make many may me meanwhile might more most much must my near nearly no nor not
    now of off on once one only or other our out over own part per put said same say saying says she
    should since so some still such take taken than that the their them themselves then there these
    they this those though through thus to told too took two under until up upon us very was we well
    went were what when where whether which while who whom whose why will with within without would
    yet you your s t re ve ll
    """
)
WORD = re.compile(r"[^\W_]+")
SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
TOKEN = re.compile(r"[.!?:\n“\"]+|[^\W_][\w'’-]*(?:[.,]\d+)*")
YEAR = re.compile(r"(?:19|20)\d\d")
IMPACTS = words_of(
    "explosion blast detonation bang shot bomb shell rocket missile mortar round device impact"
)
TURNS = {
    **{w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth".split(), 1)},
    **{f"{n}{e}": n for n, e in zip(range(1, 9), ("st", "nd", "rd", *["th"] * 5), strict=True)},
    **dict.fromkeys(("another", "further", "separate"), 0),
}
ADJECTIVES = 3  # words from a number to the noun that it counts: "four coalition air strikes"
CALENDAR = words_of(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mrs the
    """
)


def fold(text: str) -> str:
    """Lower case without accents, with plain quotation marks and single blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.replace("’", "'").replace("‘", "'").lower().split())


def name_key(text: str) -> str:
    """A name reduced to what two spellings of it share: no articles, possessives or punctuation."""
    folded = re.sub(r"'s\b", "", fold(text))
    return " ".join(w for w in WORD.findall(folded) if w not in {"the", "a", "an", "of", "and"})


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A crude English stem, enough for "bombed", "bombing", "bombs" to meet."""
    for ending in ("ings", "ing", "edly", "ies", "ied", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=1 << 14)
def content_words(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order, without the words that any text has."""
    words = WORD.findall(re.sub(r"'s\b", "", fold(text)))
    return tuple(stem(w) for w in words if w not in STOPWORDS)


class Directory:
    """The actors of all pages, with their superiors.

    One id may be described on several pages; the descriptions are united as the record unites them, in the
    order of files, so that the result does not hang on the order in which pages came.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        self._actors: dict[ActorId, Actor] = {}
        aliases: dict[ActorId, set[str]] = {}
        for page in sorted(pages, key=lambda p: (p.document.file or p.document.url or "", p.document.id)):
            for actor in page.actors:
                known = self._actors.setdefault(actor.id, actor)
                aliases.setdefault(actor.id, set()).update(actor.aliases)
                more = {
                    name: getattr(actor, name)
                    for name in ("country", "parent", "roles")
                    if not getattr(known, name) and getattr(actor, name)
                }
                if more:
                    self._actors[actor.id] = replace(known, **more)
        for id, names in aliases.items():
            if len(names) != len(self._actors[id].aliases):
                self._actors[id] = replace(self._actors[id], aliases=tuple(sorted(names)))
        states = [a for _, a in sorted(self._actors.items()) if a.kind == "state" and a.country]
        self._states = {a.country: a.name for a in reversed(states)}

    def get(self, actor: ActorId | None) -> Actor | None:
        return self._actors.get(actor) if actor is not None else None

    def name(self, actor: ActorId) -> str:
        known = self._actors.get(actor)
        return known.name if known else str(actor)

    def state(self, country: str | None) -> str | None:
        """The name of the state with this ISO code, if some page names it."""
        return self._states.get(country) if country else None

    def superiors(self, actor: ActorId) -> tuple[ActorId, ...]:
        """The actor's superiors, nearest first; circles in the data end where they close.

        Who governs a state belongs to it; a group that is armed or active in one does not.
        """
        chain: list[ActorId] = []
        seen = {actor}
        known = self._actors.get(actor)
        while known is not None:
            above = [known.parent] if known.parent else _offices(known)
            if not above or above[0] in seen:
                break
            seen.add(above[0])
            chain.append(above[0])
            known = self._actors.get(above[0])
        return tuple(chain)


def _offices(actor: Actor) -> list[ActorId]:
    if actor.kind == "armed-group":
        return []
    return [role.parent for role in actor.roles if role.role == "government"][:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One participant as linking sees it. `key` is None where nothing settles who it is.

    `stated` is False for a side that the sentence only implies; `described` is True for one that the record
    knows by a description only ("rebels", "an aid worker"), who may be somebody that others name.
    """

    key: str | None
    above: tuple[str, ...]
    kind: ActorKind | None
    country: str | None
    words: frozenset[str]
    stated: bool = True
    described: bool = False

    def __hash__(self) -> int:
        return hash((self.key, self.stated, len(self.words)))


ANOTHER_DEED = re.compile(
    r"^\W*(later|meanwhile|also)\b|\b(hours?|minutes) later\b|\b(separately|elsewhere)\b|\bthe same day\b"
    r"|\bin (a|another|yet another) (separate|second|third|different|similar|other)\b|\bin another \w+,"
    r"|\bin the same (city|town|district|village|province|area)\b"
)


class PageWords:
    """The words by which a page is known among others: its names and its numbers, found when asked for.

    Names are words with a capital that do not also stand without one where they begin a sentence; weekdays,
    months and years are none, since pages of any incident have them.
    """

    def __init__(self, text: str = "") -> None:
        self._text = text

    @cached_property
    def marks(self) -> frozenset[str]:
        """They, kept."""
        return self.read_marks()

    def read_marks(self) -> frozenset[str]:
        """They, read once more."""
        found, begins = set(), True
        plain = set(SMALL_WORD.findall(self._text))
        for token in TOKEN.findall(self._text):
            if not token[0].isalnum():
                begins = True
                continue
            if token[0].isdigit():
                number = token.replace(",", "")
                if len(number) > 1 and not YEAR.fullmatch(number):
                    found.add(number)
            elif token[0].isupper():
                word = token.lower().removesuffix("'s").removesuffix("’s")
                if len(word) > 2 and word not in CALENDAR and not (begins and word in plain):
                    found.add(word)
            begins = False
        return frozenset(found)

    def likeness(self, other: PageWords) -> float:
        """The cosine of the two sets of words, 0 to 1."""
        mine, theirs = self.marks, other.marks
        return cosine(len(mine & theirs), len(mine), len(theirs))


def cosine(shared: int, one: int, two: int) -> float:
    """The cosine of two sets of so many members that share so many."""
    return shared / math.sqrt(one * two) if one and two else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A claim with what linking compares, plus the page-wide facts that it needs.

    `published` is the page's publication interval as far as it is known; `sentence` is where the evidence
    stands, so that claims of one sentence are told from claims of different ones. `place_stated` and
    `date_stated` tell whether the sentence itself says where and when, or another one of the page. `spots`
    are targets of which nothing is known but a name, which may be that of a place ("the raid on Dovrin").
    `page` are the names and numbers of the claim's page; `opens` tells that the sentence goes on to another
    deed than those told before ("later on Tuesday", "elsewhere"); `deeds` is how many the noun counts that
    names them, `turn` which of several it says the deed to be (0: another).
    """

    claim: Claim
    document: DocumentId
    published: Period | None
    dated: ClaimDate | None
    actors: tuple[Side, ...]
    targets: tuple[Side, ...]
    place: ClaimPlace | None
    words: frozenset[str]
    trigger: str
    speaker: str | None
    sentence: tuple[int, int]
    place_stated: bool = True
    date_stated: bool = True
    spots: frozenset[str] = frozenset()
    page: PageWords = field(default_factory=PageWords)
    opens: bool = False
    deeds: int | None = None
    turn: int | None = None

    @property
    def id(self) -> ClaimId:
        return self.claim.id

    @property
    def period(self) -> Period | None:
        return self.dated.period if self.dated else None

    @property
    def sides(self) -> tuple[Side, ...]:
        return self.actors + self.targets


def _guessed(participant: Participant) -> bool:
    """Whether a side is only the enemy that the page has them fight, which is one and the same in a war."""
    resolution = participant.resolution
    return resolution is not None and resolution.reason == FOUGHT


def side_of(participant: Participant, directory: Directory) -> Side:
    """How linking sees a participant; one that only a description names has no key."""
    actor = directory.get(participant.actor)
    mention = participant.antecedent or participant.mention
    if participant.actor is not None:
        known_as = {w for n in ((actor.name, *actor.aliases) if actor else ()) for w in content_words(n)}
        return Side(
            key=str(participant.actor),
            above=tuple(map(str, directory.superiors(participant.actor))),
            kind=actor.kind if actor else None,
            country=actor.country if actor else None,
            words=frozenset(known_as or content_words(mention.quote)),
            stated=participant.mention.kind != "implied",
            described=actor is not None and is_described(actor),
        )
    named = mention.kind == "name"
    return Side(
        key=f"={name_key(mention.quote)}" if named else None,
        above=(),
        kind=None,
        country=None,
        words=frozenset(content_words(mention.quote)),
        stated=participant.mention.kind != "implied",
    )


def is_described(actor: Actor) -> bool:
    """Whether an actor of this record has no name of its own: it is written in small letters somewhere, or
    only its first word has a capital."""
    if not actor.id.startswith("x:"):
        return False
    rest = actor.name.split()[1:]
    return any(a[:1].islower() for a in actor.aliases) or (bool(rest) and all(w.islower() for w in rest))


def innermost(claim: Claim) -> Voice | None:
    """The speaker whose commitment the claim is, or None where the page itself says it."""
    speakers = [v for v in claim.voices if v.kind == "speaker"]
    return speakers[-1] if speakers else None


def voice_key(voice: Voice | None, document: DocumentId) -> str | None:
    """Who speaks, alike on all pages where the speaker is known; a description holds for its page only."""
    if voice is None:
        return None
    if voice.actor is not None:
        return str(voice.actor)
    mention = voice.antecedent or voice.mention
    if mention is None:
        return None
    name = name_key(mention.quote)
    return f"={name}" if mention.kind == "name" else f"~{document}:{name}"


def gather(
    pages: Sequence[Page],
    published: Mapping[DocumentId, Period],
    dates: Mapping[ClaimId, ClaimDate],
    *,
    complete: bool = True,
) -> tuple[Facts, ...]:
    """The facts of all claims, in the order of their ids.

    `published` holds intervals that linking derived, which go before the pages' own; `dates` the claim
    dates worked out again from them. What a claim lacks of sides and place it has from the nearest claim of
    its page that tells the same event by the page's own words (`Claim.same_as`), as not stated; without
    `complete` it lacks it.
    """
    directory = Directory(pages)
    one = _One()
    facts: list[Facts] = []
    for page in pages:
        period = published.get(page.document.id, page.document.published)
        words = PageWords(page.document.text)
        told = [
            _facts(claim, page.document.id, period, dates, directory, words, one) for claim in page.claims
        ]
        facts += _completed(told, one) if complete else told
    return tuple(sorted(facts, key=lambda f: f.id))


def _facts(
    claim: Claim,
    document: DocumentId,
    published: Period | None,
    dates: Mapping[ClaimId, ClaimDate],
    directory: Directory,
    words: PageWords,
    one: _One,
) -> Facts:
    span = claim.evidence[0].span if claim.evidence else claim.trigger.span
    wording = " ".join(e.quote for e in claim.evidence) or claim.trigger.quote
    return Facts(
        claim=claim,
        document=document,
        published=published,
        dated=dates.get(claim.id, claim.date),
        actors=one.sides([side_of(p, directory) for p in claim.actors]),
        targets=one.sides([side_of(p, directory) for p in claim.targets if not _guessed(p)]),
        place=next((p for p in claim.places if not is_taken_over(p)), None),
        words=one.words(frozenset(content_words(wording))),
        trigger=" ".join(content_words(claim.trigger.quote)) or fold(claim.trigger.quote),
        speaker=voice_key(innermost(claim), document),
        sentence=(span.start, span.end),
        place_stated=bool(claim.places) and _in_evidence(claim, claim.places[0].mention),
        date_stated=_is_dated_itself(claim),
        spots=frozenset(_spots(claim, directory)),
        page=words,
        opens=ANOTHER_DEED.search(wording.lower()) is not None,
        deeds=deeds_of(claim),
        turn=turn_of(claim),
    )


class _One:
    """Like groups of sides as one object, so that they are compared fast; and like sets of words."""

    def __init__(self) -> None:
        self._sides: dict[tuple[Side, ...], tuple[Side, ...]] = {}
        self._words: dict[frozenset[str], frozenset[str]] = {}

    def sides(self, found: Iterable[Side]) -> tuple[Side, ...]:
        group = tuple(found)
        return self._sides.setdefault(group, group)

    def words(self, found: frozenset[str]) -> frozenset[str]:
        return self._words.setdefault(found, found)


def deeds_of(claim: Claim) -> int | None:
    """How many deeds a claim tells of by the noun that names them: 5 in "five airstrikes", 1 in "a strike".

    None where a verb tells it, or the noun does not say ("strikes"); many blasts may be of one attack.
    """
    word = claim.trigger.quote.lower()
    before = next((_behind(claim.trigger, e) for e in claim.evidence if _holds(e, claim.trigger)), "")
    if "(n)" not in claim.rule or word.rstrip("s") in IMPACTS:
        return None
    if not word.endswith("s"):
        return 1
    for w in reversed(TOKEN.findall(before)[-ADJECTIVES:]):
        told = number(w.lower())
        if told is not None:
            return told if not YEAR.fullmatch(w) else None
        if not w[:1].isalpha():
            return None
    return None


def turn_of(claim: Claim) -> int | None:
    """Which of several deeds a claim tells of: 3 in "the third strike of the day", 0 in "another strike"."""
    before = next((_behind(claim.trigger, e) for e in claim.evidence if _holds(e, claim.trigger)), "")
    if "(n)" not in claim.rule or claim.trigger.quote.lower().rstrip("s") in IMPACTS:
        return None
    for w in reversed(TOKEN.findall(before.lower())[-ADJECTIVES:]):
        if w in TURNS:
            return TURNS[w]
    return None


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer.span.start <= inner.span.start < outer.span.end


def _behind(word: Mention, evidence: Mention) -> str:
    return evidence.quote[: word.span.start - evidence.span.start]


def _completed(told: Sequence[Facts], one: _One) -> Iterator[Facts]:
    """The claims of a page, each with what it lacks from the nearest that goes on telling its event."""
    by_id = {f.id: f for f in told}
    ties: dict[ClaimId, list[ClaimId]] = {f.id: [] for f in told}
    for fact in told:
        for other, _ in fact.claim.same_as:
            if other in by_id:
                ties[fact.id].append(other)
                ties[other].append(fact.id)
    for fact in told:
        if not ties[fact.id] or (fact.actors and fact.targets and fact.place):
            yield fact
            continue
        reached = [fact.id]
        for claim in reached:
            reached += [o for o in dict.fromkeys(ties[claim]) if o not in reached]
        thread = [by_id[o] for o in reached[1:]]
        actors = fact.actors or next((f.actors for f in thread if f.actors), ())
        targets = fact.targets or next((f.targets for f in thread if f.targets), ())
        place = fact.place or next((f.place for f in thread if f.place), None)
        yield replace(
            fact,
            actors=fact.actors or one.sides([replace(s, stated=False) for s in actors]),
            targets=fact.targets or one.sides([replace(s, stated=False) for s in targets]),
            place=place,
            place_stated=fact.place_stated and fact.place is not None,
        )


def _spots(claim: Claim, directory: Directory) -> Iterator[str]:
    for target in claim.targets:
        actor = directory.get(target.actor)
        mention = target.antecedent or target.mention
        strange = actor is None or (actor.id.startswith("x:") and actor.kind in ("person", "other"))
        if strange and mention.kind == "name" and not (actor is not None and actor.parent):
            yield name_key(mention.quote)


def is_taken_over(place: ClaimPlace) -> bool:
    """Whether a claim has its place from what the page tells around it: no evidence of its own."""
    return place.mention is not None and place.mention.kind == "implied"


def _is_dated_itself(claim: Claim) -> bool:
    """Whether the sentence says when, or tells it as the page's news: no date of another sentence."""
    date = claim.date
    return date is not None and (date.expression == "page" or _in_evidence(claim, date.mention))


def _in_evidence(claim: Claim, mention: Mention | None) -> bool:
    return mention is not None and any(
        e.span.start <= mention.span.start and mention.span.end <= e.span.end for e in claim.evidence
    )


def days_between(a: Period, b: Period) -> int:
    """Days from the end of the earlier period to the start of the later one; 0 or less where they overlap.

    Open ends reach as far as they can.
    """
    low_a, low_b = a.earliest or dt.date.min, b.earliest or dt.date.min
    high_a, high_b = a.latest or dt.date.max, b.latest or dt.date.max
    return (max(low_a, low_b) - min(high_a, high_b)).days


def width(period: Period) -> int | None:
    """How many days a period spans (0 for one day); None where an end is open."""
    if period.earliest is None or period.latest is None:
        return None
    return (period.latest - period.earliest).days


def kilometres(a: ClaimPlace, b: ClaimPlace) -> float | None:
    """Great-circle distance, or None where one of the places has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    turn = math.radians(b.lon - a.lon)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 6371 * 2 * math.asin(math.sqrt(min(1.0, h)))
