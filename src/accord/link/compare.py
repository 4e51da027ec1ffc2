"""Do two claims speak of one event? A readable table of named, weighted features, summed.

Each feature is a function of two claims (`Facts`) and their context that gives a number, mostly 0 to 1, or
0 where it has nothing to say: what is unknown does not count (only a missing day gives back a part of BASE,
which supposes that the day speaks). The sum of weight times value,
plus `BASE`, is the score in log-odds; `SAME` and above is "same", `DIFFERENT` and below "different", in
between "unsure". The table is the documentation: `accord explain` prints a feature's name and contribution.
The weights were fitted on annotated crises with and without gaps (evaluation/link.py), rounded, frozen; a
user's record never changes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from accord.link.apart import other_people, told_next
from accord.link.facts import (
    JOINT_TYPES,
    SPEECH_TYPES,
    STATE_KINDS,
    Facts,
    Side,
    cosine,
    days_between,
    kilometres,
    name_key,
    width,
)
from accord.link.figures import far_apart, figures_of
from accord.link.kinship import match
from accord.link.spots import spelt_alike, spot_of
from accord.types import ClaimId, ClaimPlace, DocumentId

SAME = 0.4
DIFFERENT = -0.4
BASE = -1.4
LEAST_WEIGHT = 0.5
NEAR = 0.4  # `kinship.match` of two groups from which they speak for one event, below which against it
SWAPPED = 0.7  # and from which the one's actors may be the other's targets
TAKEN_OVER = 0.4  # share left of a conflict with a value that a sentence takes over from its page
NARROW = 3  # days; up to this width a date is taken as nearly exact
LEAST_OVERLAP = 0.2  # what days count for that two narrow dates share a small part of
OTHER_SPOT = 0.25  # how far two names of one region are, spelt differently, which no gazetteer has
REGION = 0.6  # what a region that both name counts for, a town being 1
SLIP = 3  # days by which a date taken over from elsewhere may be wrong as easily as not ...
BEYOND = 21  # ... and from which on it is as good as one that the sentence states
ALIKE = 0.2  # cosine of two pages' names and numbers from which they may be of one incident
FEW_MARKS = 4  # names and numbers of a page below which they say nothing of it
HITTING = frozenset({"ASSAULT", "COERCE"})
SINGLE: frozenset[str | None] = frozenset({"person", "other", "company", "ngo", "media"})
SOME_WORDS = 0.25  # share of words in common from which wording says something
LONG = 150  # days; from this width on a stated span tells of many events or of a state
SPANNING = re.compile(r"within |since |last \d|\d{4}$")  # time expressions of such spans, in normal form
ANOTHER_TURN = 0.5  # what it counts for where only one of the two is told to be one of several
MANY = 3  # deeds that are counted together, of which one is a part
LASTING = frozenset({"abduct"})
LASTING_TOLLS = frozenset({"detained", "displaced", "missing"})
TARGETED = "targeted"
VIOLENT = frozenset({"firearms", "explosives", "suicide-attack", "drone", "aerial", "heavy-weapons", "beat"})
ON_LAND = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
MODE_GROUPS = (
    frozenset({"aerial", "drone", "heavy-weapons", "destroy"}),
    frozenset({"explosives", "suicide-attack", "destroy"}),
    frozenset({"explosives", "drone"}),
    frozenset({"explosives", "heavy-weapons"}),
    frozenset({"withdraw", "expel", "discontinue"}),
    frozenset({"disapprove", "allege"}),
    frozenset({"yield", "change"}),
    frozenset({"yield", "meet"}),
    frozenset({"visit", "multilateral"}),
    frozenset({"demo", "riot", "obstruct", "vandalize"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What lies outside the two claims: which pages are one witness, and hints of the extractor."""

    near: Mapping[DocumentId, set[DocumentId]] = field(default_factory=dict)
    hints: Mapping[tuple[ClaimId, ClaimId], str] = field(default_factory=dict)


Verdict = Literal["same", "different", "unsure"]
Feature = Callable[[Facts, Facts, Context], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The score of a pair in log-odds, its verdict, and what each feature added.

    `weight` grows with what was known to compare: pairs that say more count more in clustering.
    """

    score: float
    weight: float
    verdict: Verdict
    evidence: tuple[tuple[str, float], ...]


def surely(value: float, *stated: bool) -> float:
    """Discount for a conflict with what a sentence does not say itself but takes over from elsewhere."""
    return value * TAKEN_OVER ** sum(not s for s in stated)


# --- sides -----------------------------------------------------------------------------------------


def _joint(a: Facts, b: Facts) -> bool:
    return a.claim.type in JOINT_TYPES or (a.claim.symmetric and b.claim.symmetric)


def all_stated(sides: tuple[Side, ...]) -> bool:
    """Whether the sentence itself names all participants of a group."""
    return all(s.stated for s in sides)


def _actors(a: Facts, b: Facts) -> float | None:
    return match(a.sides, b.sides) if _joint(a, b) else match(a.actors, b.actors)


def _targets(a: Facts, b: Facts) -> float | None:
    if _joint(a, b) or _struck_there(a, b) or _struck_there(b, a):
        return None
    return match(a.targets, b.targets)


def _struck_there(a: Facts, b: Facts) -> bool:
    """Whether what the one names as a target is where the other has it: "the raid on Dovrin", "in Dovrin"."""
    return a.place is None and b.place is not None and name_key(b.place.name) in a.spots


def agreeing(value: float | None) -> float:
    """What groups of participants count for that are so near to each other (`kinship.match`)."""
    return value if value is not None and value >= NEAR else 0.0


def opposed(value: float | None, *stated: bool) -> float:
    """What they count for where they have nothing to do with each other."""
    return surely(1.0 - value, *stated) if value is not None and value < NEAR else 0.0


def same_actors(a: Facts, b: Facts, context: Context) -> float:
    """The same actors, or their superiors or organs (talks: the same parties)."""
    return agreeing(_actors(a, b))


def other_actors(a: Facts, b: Facts, context: Context) -> float:
    """Both name their actors, and they have nothing to do with each other."""
    sides = (a.sides, b.sides) if _joint(a, b) else (a.actors, b.actors)
    return opposed(_actors(a, b), *map(all_stated, sides))


def same_targets(a: Facts, b: Facts, context: Context) -> float:
    """The same targets, or their superiors or organs."""
    return agreeing(_targets(a, b))


def other_targets(a: Facts, b: Facts, context: Context) -> float:
    """Both name their targets, and they have nothing to do with each other."""
    return opposed(_targets(a, b), all_stated(a.targets), all_stated(b.targets))


def sides_swapped(a: Facts, b: Facts, context: Context) -> float:
    """The one's actor is the other's target and the reverse, or an actor strikes itself in the other."""
    if _joint(a, b):
        return 0.0
    across = [m for m in (match(a.actors, b.targets), match(a.targets, b.actors)) if m is not None]
    straight = [_actors(a, b) or 0.0, _targets(a, b) or 0.0]
    swapped = bool(across) and min(across) >= SWAPPED and max(straight) < NEAR
    return surely(1.0, all_stated(a.sides), all_stated(b.sides)) if swapped else 0.0


# --- kind, place, time -----------------------------------------------------------------------------


def same_mode(a: Facts, b: Facts, context: Context) -> float:
    """The same mode of the event type."""
    return float(a.claim.mode is not None and a.claim.mode == b.claim.mode)


def other_mode(a: Facts, b: Facts, context: Context) -> float:
    """Two modes that one event hardly has at once (a shooting and an air strike)."""
    one, two = a.claim.mode, b.claim.mode
    if "abduct" in (one, two) and None in (one, two):
        bare = (b if one else a).claim
        hurt = {t.kind for t in bare.tolls}
        return 0.5 if hurt and not hurt & LASTING_TOLLS else 0.0  # who is killed is not held for that
    if "crowd-control" in (one, two) and None in (one, two):
        bare = (b if one else a).claim
        return 0.5 if any(t.kind == "killed" for t in bare.tolls) else 0.0
    if one is None or two is None or one == two:
        return 0.0
    aimed = TARGETED in (one, two) and {one, two} & VIOLENT  # at whom says nothing of with what
    return 0.3 if aimed or any(one in g and two in g for g in MODE_GROUPS) else 1.0


def place_match(a: ClaimPlace, b: ClaimPlace) -> tuple[str, float]:
    """How two places lie to each other: ("same" | "holds" | "far" | "unknown", strength 0 to 1).

    Two towns of different names up to 12 km apart may be one place; up to 40 km nothing is settled. Names
    that no gazetteer has are compared as they are spelt: "Karikot" may be "Kari Kot", not "Ghundi".
    """
    if a.country and b.country and a.country != b.country:
        return "far", 1.0
    one, two = spot_of(a), spot_of(b)
    if (one or two) and spelt_alike(one or a.name, two or b.name):
        return "same", 1.0
    if one and two and a.place == b.place:
        return "far", OTHER_SPOT
    if (a.place and a.place == b.place) or a.name.lower() == b.name.lower():
        precisions = (a.precision, b.precision)
        return "same", 0.4 if "country" in precisions else REGION if "admin1" in precisions else 1.0
    exact = {"point", "town", "admin2"}
    if a.precision in exact and b.precision in exact:
        apart = kilometres(a, b)
        if apart is not None:
            if apart <= 12:
                return "same", 0.5
            return ("unknown", 0.0) if apart <= 40 else ("far", min(1.0, apart / 120))
        return "unknown", 0.0
    if a.admin1 and b.admin1 and a.precision != "country" and b.precision != "country":
        if a.admin1 == b.admin1:
            return "holds", 0.8
        apart = kilometres(a, b)
        return ("far", 0.8) if apart is None or apart > 250 else ("unknown", 0.0)
    return ("holds", 0.3) if a.country and a.country == b.country else ("unknown", 0.0)


def _places(a: Facts, b: Facts) -> tuple[str, float]:
    return place_match(a.place, b.place) if a.place and b.place else ("unknown", 0.0)


def same_place(a: Facts, b: Facts, context: Context) -> float:
    """The same town or region (a country alone says less)."""
    if _struck_there(a, b) or _struck_there(b, a):
        return 1.0
    kind, value = _places(a, b)
    return value if kind == "same" else 0.0


def place_within(a: Facts, b: Facts, context: Context) -> float:
    """One place lies in the other."""
    kind, value = _places(a, b)
    return value if kind == "holds" else 0.0


def other_place(a: Facts, b: Facts, context: Context) -> float:
    """Places too far apart for one event."""
    kind, value = _places(a, b)
    return surely(value, a.place_stated, b.place_stated) if kind == "far" else 0.0


def place_is_target(a: Facts, b: Facts, context: Context) -> float:
    """The one names a state as the target, the other no target but a place in that state."""
    return float(_hit_at_home(a, b) or _hit_at_home(b, a))


def _hit_at_home(a: Facts, b: Facts) -> bool:
    if a.claim.type not in ON_LAND or b.targets or b.place is None or b.place.country is None:
        return False
    return any(s.kind in STATE_KINDS and s.country == b.place.country for s in a.targets)


def one_placed(a: Facts, b: Facts, context: Context) -> float:
    """One claim has a place to the town, the other none or only a country."""
    return float(_exact(a) != _exact(b) and not (_struck_there(a, b) or _struck_there(b, a)))


def _exact(fact: Facts) -> bool:
    return fact.place is not None and fact.place.precision in ("point", "town", "admin2")


def same_day(a: Facts, b: Facts, context: Context) -> float:
    """Both dated to a few days, and these overlap: the more of them, the more it says."""
    if a.period is None or b.period is None:
        return 0.0
    left, right = width(a.period), width(b.period)
    if left is None or right is None or max(left, right) > NARROW or days_between(a.period, b.period) > 0:
        return 0.0
    if a.document == b.document:
        return 1.0 if max(left, right) <= 1 else 0.7
    shared = 1 - days_between(a.period, b.period)
    return LEAST_OVERLAP + (1 - LEAST_OVERLAP) * shared / (left + right + 2 - shared)


def dates_agree(a: Facts, b: Facts, context: Context) -> float:
    """Vaguer dates that overlap: the nearer in width, the more it says."""
    if a.period is None or b.period is None or days_between(a.period, b.period) > 0:
        return 0.0
    left, right = width(a.period), width(b.period)
    if left is None or right is None or max(left, right) <= NARROW:
        return 0.0
    return (min(left, right) + 1) / (max(left, right) + 1)


def other_date(a: Facts, b: Facts, context: Context) -> float:
    """Dates that cannot be one; days next to each other count a third, for what is said an eighth.

    A date that a sentence takes over from elsewhere may be wrong by some days, hardly by weeks, unless what
    is told lasts (people held, missing or displaced).
    """
    if a.period is None or b.period is None:
        return 0.0
    gap = days_between(a.period, b.period)
    if gap <= 0:
        return 0.0
    if a.claim.type in SPEECH_TYPES and gap <= 2:
        return 0.12
    value = surely(0.35 if gap <= 1 else 1.0, a.date_stated, b.date_stated)
    if gap <= SLIP or lasts(a) or lasts(b):
        return value
    beyond = min(1.0, (gap - SLIP) / (BEYOND - SLIP))
    return value + (1.0 - value) * beyond


def lasts(fact: Facts) -> bool:
    """Whether a claim tells of a state that goes on for days: people held, missing, displaced."""
    return fact.claim.mode in LASTING or any(t.kind in LASTING_TOLLS for t in fact.claim.tolls)


# --- tolls, means, words ---------------------------------------------------------------------------


def same_toll(a: Facts, b: Facts, context: Context) -> float:
    """A figure above two that both give for the same kind of victims."""
    if not a.claim.tolls or not b.claim.tolls:
        return 0.0
    left, right = figures_of(a.claim.tolls), figures_of(b.claim.tolls)
    shared = [k for k in left if k in right and {*left[k]} & {*right[k]} - {None, 0}]
    big = any(max(n or 0 for n in left[k]) > 2 for k in shared)
    return (1.0 if big else 0.5) if shared else 0.0


def other_toll(a: Facts, b: Facts, context: Context) -> float:
    """Figures for the same victims that no number fits: wholly where one is four times the other."""
    if not a.claim.tolls or not b.claim.tolls:
        return 0.0
    left, right = figures_of(a.claim.tolls), figures_of(b.claim.tolls)
    return max((far_apart(left[k], right[k]) for k in left if k in right), default=0.0)


def other_count(a: Facts, b: Facts, context: Context) -> float:
    """Both count the deeds that they tell of, and differently ("five airstrikes"; "four", "an airstrike")."""
    if a.deeds is None or b.deeds is None or a.deeds == b.deeds:
        return 0.0
    return 1.0 if 1 not in (a.deeds, b.deeds) or max(a.deeds, b.deeds) >= MANY else 0.0


def other_turn(a: Facts, b: Facts, context: Context) -> float:
    """One is told as another of several ("the third strike", "another raid"), the other not as that one."""
    one, two = a.turn, b.turn
    if one == two or {one, two} <= {1, None}:
        return 0.0
    return 1.0 if one and two else ANOTHER_TURN


def same_means(a: Facts, b: Facts, context: Context) -> float:
    """A weapon or method that both name."""
    if not a.claim.means or not b.claim.means:
        return 0.0
    return float(bool({m.kind for m in a.claim.means} & {m.kind for m in b.claim.means}))


def wording(a: Facts, b: Facts, context: Context) -> float:
    """Share of the shorter sentence's content words that the other has (different sentences only)."""
    if _one_sentence(a, b):
        return 0.0
    smaller = min(len(a.words), len(b.words))
    shared = len(a.words & b.words)
    return shared / smaller if smaller and shared >= 2 else 0.0


def copied_sentence(a: Facts, b: Facts, context: Context) -> float:
    """Pages of one witness tell it in nearly the same sentence."""
    if b.document not in context.near.get(a.document, ()):
        return 0.0
    return max(0.0, wording(a, b, context) - 0.5) * 2


def same_trigger(a: Facts, b: Facts, context: Context) -> float:
    """The same word names the event."""
    return float(bool(a.trigger) and a.trigger == b.trigger)


def hint(a: Facts, b: Facts, context: Context) -> float:
    """The page itself refers back: "the attack", "the strikes"."""
    if a.document != b.document:
        return 0.0
    return float(((a.id, b.id) if a.id < b.id else (b.id, a.id)) in context.hints)


def one_page(a: Facts, b: Facts, context: Context) -> float:
    """Both on one page: a page mostly speaks of few events of a type."""
    return float(a.document == b.document)


def _one_sentence(a: Facts, b: Facts) -> bool:
    return a.document == b.document and a.sentence == b.sentence


def one_sentence(a: Facts, b: Facts, context: Context) -> float:
    """Two claims of one type in one sentence are mostly two events, unless only the voices differ."""
    if not _one_sentence(a, b):
        return 0.0
    return 0.0 if a.speaker != b.speaker else 1.0


def only_time(a: Facts, b: Facts, context: Context) -> float:
    """On two pages, and no side, place, figure, means or wording in common: the day alone joins nothing."""
    if a.document == b.document or b.document in context.near.get(a.document, ()):
        return 0.0
    if any(f(a, b, context) for f in IN_COMMON) or wording(a, b, context) >= SOME_WORDS:
        return 0.0
    return 1.0


IN_COMMON: tuple[Feature, ...] = (
    *(same_actors, same_targets, same_place, place_within, place_is_target),
    *(same_toll, same_means),
)


def planned_and_done(a: Facts, b: Facts, context: Context) -> float:
    """One speaks of what is planned, demanded or imagined, the other of what happened."""
    unreal = {"planned", "threatened", "demanded", "hypothetical"}
    return float((a.claim.modality in unreal) != (b.claim.modality in unreal))


def answers(a: Facts, b: Facts, context: Context) -> float:
    """The one is told as an answer to the other, or as coming after it."""
    return float(_answers(a, b) or _answers(b, a))


def _answers(a: Facts, b: Facts) -> bool:
    return any(r.to == b.id and r.kind != "part-of" for r in a.claim.relations)


def counted_over_years(a: Facts, b: Facts, context: Context) -> float:
    """The one counts what happened over months or years, by its own words, the other tells of a day."""
    one, two = spans(a), spans(b)
    if one == two or lasts(a) or lasts(b):
        return 0.0
    other = (b if one else a).period
    days = width(other) if other is not None else None
    return float(days is not None and days <= NARROW)


def spans(fact: Facts) -> bool:
    """Whether a claim's own words give it a span of months or years."""
    if fact.dated is None or not fact.date_stated or not SPANNING.match(fact.dated.expression or ""):
        return False
    days = width(fact.dated.period)
    return days is not None and days >= LONG


def same_victim(a: Facts, b: Facts, context: Context) -> float:
    """A person, building or body known by name that both tell to be hit or held: it seldom is so twice."""
    if a.claim.type not in HITTING:
        return 0.0
    mine = victims(a.targets)
    return float(any(s.key in mine for s in b.targets))


def victims(targets: tuple[Side, ...]) -> frozenset[str]:
    """The keys of targets that are known by name, and are one person, building or body."""
    return frozenset([s.key for s in targets if s.key is not None and s.kind in SINGLE and not s.described])


def undated(a: Facts, b: Facts, context: Context) -> float:
    """Of deeds, one does not say when, so that the day cannot speak for one event (across pages half)."""
    if a.claim.type in SPEECH_TYPES | JOINT_TYPES or not (is_open(a) or is_open(b)):
        return 0.0
    return 1.0 if a.document == b.document else 0.5


def is_open(fact: Facts) -> bool:
    return fact.period is None or width(fact.period) is None


def pages_alike(a: Facts, b: Facts, context: Context) -> float:
    """Where one does not say when: the names and numbers of the two pages, much in common or next to none."""
    if a.document == b.document or not (is_open(a) or is_open(b)):
        return 0.0
    mine, theirs = a.page.marks, b.page.marks
    return marks_alike(len(mine & theirs), len(mine), len(theirs))


def marks_alike(shared: int, one: int, two: int) -> float:
    """How alike two pages are that have so many marks each and share some of them, -1 to 1."""
    if min(one, two) < FEW_MARKS:
        return 0.0
    return max(-1.0, min(1.0, (cosine(shared, one, two) - ALIKE) / ALIKE))


def speech_apart(a: Facts, b: Facts, context: Context) -> float:
    """Two sentences of one page that tell what is said have few words in common."""
    if a.claim.type not in SPEECH_TYPES or a.document != b.document or a.sentence == b.sentence:
        return 0.0
    return 1.0 - min(1.0, 2 * wording(a, b, context))


def place_taken_over(a: Facts, b: Facts, context: Context) -> float:
    """One page, the same place, and neither sentence says it itself."""
    if a.document != b.document or a.place_stated or b.place_stated:
        return 0.0
    return same_place(a, b, context)


FEATURES: tuple[tuple[str, Feature, float], ...] = (
    ("same actors", same_actors, 0.7),
    ("other actors", other_actors, -2.5),
    ("same targets", same_targets, 0.9),
    ("other targets", other_targets, -0.8),
    ("sides swapped", sides_swapped, -3.0),
    ("same mode", same_mode, 0.9),
    ("other mode", other_mode, -2.0),
    ("same place", same_place, 1.4),
    ("place within the other", place_within, 0.5),
    ("other place", other_place, -3.8),
    ("place in the target's land", place_is_target, 0.6),
    ("only one placed", one_placed, -0.5),
    ("same day", same_day, 2.0),
    ("dates agree", dates_agree, 0.5),
    ("other date", other_date, -3.0),
    ("same toll", same_toll, 1.3),
    ("other toll", other_toll, -0.5),
    ("other count of deeds", other_count, -2.0),
    ("other turn", other_turn, -3.0),
    ("same means", same_means, 0.3),
    ("wording", wording, 2.0),
    ("copied sentence", copied_sentence, 2.9),
    ("same trigger", same_trigger, 0.4),
    ("refers back", hint, 1.5),
    ("one page", one_page, 0.35),
    ("one sentence", one_sentence, -1.0),
    ("nothing but time", only_time, -1.0),
    ("planned and done", planned_and_done, -0.8),
    ("one answers the other", answers, -3.5),
    ("counted over years", counted_over_years, -1.5),
    ("same victim", same_victim, 1.2),
    ("undated", undated, 0.4),
    ("pages alike", pages_alike, 0.4),
    ("speech apart", speech_apart, -0.6),
    ("place taken over", place_taken_over, -0.3),
    ("told next", told_next, -1.5),
    ("other people", other_people, -1.5),
)


def compare(a: Facts, b: Facts, context: Context) -> Comparison:
    """Weigh a pair of claims of one type. Order does not matter."""
    evidence = tuple(
        [
            (name, round(weight * value, 4))
            for name, feature, weight in FEATURES
            if (value := feature(a, b, context)) != 0.0
        ]
    )
    score = round(BASE + sum([v for _, v in evidence]), 4)
    weight = round(LEAST_WEIGHT + sum([abs(v) for _, v in evidence]), 4)
    return Comparison(score=score, weight=weight, verdict=verdict_of(score), evidence=evidence)


def verdict_of(score: float) -> Verdict:
    """What a score comes to."""
    return "same" if score >= SAME else "different" if score <= DIFFERENT else "unsure"
