"""What gave the occasion for an act, where no words between them say so: the attack that the page is about.

A page that tells of an attack goes on to who condemned it, who was arrested, what help came. Where an act
of such a kind (`REACTIONS`) is told close behind the attack that most of the page's claims of attacks tell,
it is taken as an answer to it. How close, and which sides must be the same, differs from kind to kind: who
blames does it in the sentence that tells the attack; condolences go to those who were hit. Nothing so
answers what it was over before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.link.facts import Facts, Side
from accord.link.kinship import match
from accord.types import ClaimId, DocumentId, EventId

MOST = 0.5  # share of a page's claims of attacks that one event has where the page is about it
NEXT = 1  # sentences with claims from the attack to what is told in the same breath ...
SOON = 3  # ... or soon after
KIN = 0.4  # kinship of sides from which they have to do with each other
ACTUAL = ("asserted", "alleged")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a claim stands to the page's attack.

    `distance` is 0 in a sentence that tells the attack, 1 in the next one with a claim, and so on. The others
    tell who of the one is who of the other.
    """

    distance: int
    attackers_act: bool
    victims_act: bool
    at_attackers: bool
    at_victims: bool


def _blames(s: Setting) -> bool:
    return s.distance == 0 or (s.distance <= NEXT and (s.at_attackers or s.victims_act))


def _follows_on(s: Setting) -> bool:
    return s.distance <= NEXT and not s.attackers_act


def _feels_with(s: Setting) -> bool:
    return s.at_victims or s.distance <= NEXT


def _helps(s: Setting) -> bool:
    return s.distance <= NEXT or s.victims_act


def _threatens(s: Setting) -> bool:
    return s.distance <= SOON and s.at_attackers


REACTIONS: Mapping[tuple[str, str | None], Callable[[Setting], bool]] = {
    ("ACCUSE", None): _blames,
    ("REQUEST", None): _follows_on,
    ("SUPPORT", None): _feels_with,
    ("AID", None): _helps,
    ("COERCE", "arrest"): _follows_on,
    ("COERCE", "restrict"): _follows_on,
    ("MOBILIZE", "police"): _follows_on,
    ("PROTEST", "demo"): _follows_on,
    ("THREATEN", None): _threatens,
}
NO_REACTION = frozenset({("REQUEST", "meet"), ("REQUEST", "assist")})


def occasions(facts: Sequence[Facts], event_of: Mapping[ClaimId, EventId]) -> Iterator[tuple[Facts, EventId]]:
    """Claims of acts with the event of the attack that gave the occasion for them, page by page."""
    pages: dict[DocumentId, list[Facts]] = defaultdict(list)
    for fact in facts:
        if fact.id in event_of:
            pages[fact.document].append(fact)
    for page in sorted(pages):
        told = sorted(pages[page], key=lambda f: (f.sentence, f.id))
        attacks = [f for f in told if f.claim.type == "ASSAULT" and f.claim.modality in ACTUAL]
        counts = Counter(event_of[f.id] for f in attacks)
        if not counts:
            continue
        main = min(counts, key=lambda e: (-counts[e], e))
        if counts[main] / len(attacks) >= MOST:
            attack = [f for f in attacks if event_of[f.id] == main]
            places = {s: n for n, s in enumerate(dict.fromkeys(f.sentence for f in told))}
            for fact in told:
                if event_of[fact.id] != main and _reacts(fact, attack, places):
                    yield fact, main


def _reacts(fact: Facts, attack: Sequence[Facts], places: Mapping[tuple[int, int], int]) -> bool:
    kind = (fact.claim.type, fact.claim.mode)
    rule = REACTIONS.get(kind) or REACTIONS.get((fact.claim.type, None))
    before = [f for f in attack if f.sentence <= fact.sentence]
    if rule is None or kind in NO_REACTION or not before or _over_before(fact, attack):
        return False
    if fact.claim.modality in ("denied", "alleged", "hypothetical"):
        return False  # what nobody did, or somebody may have done
    return rule(
        Setting(
            distance=places[fact.sentence] - places[before[-1].sentence],
            attackers_act=any(_kin(fact.actors, f.actors) for f in attack),
            victims_act=any(_kin(fact.actors, f.targets) for f in attack),
            at_attackers=any(_kin(fact.targets, f.actors) for f in attack),
            at_victims=any(_kin(fact.targets, f.targets) for f in attack),
        )
    )


def _kin(one: tuple[Side, ...], other: tuple[Side, ...]) -> bool:
    return (match(one, other) or 0.0) >= KIN


def _over_before(fact: Facts, attack: Sequence[Facts]) -> bool:
    """Whether the act was over before the attack began."""
    mine = fact.period
    if mine is None or mine.latest is None:
        return False
    begun = [f.period.earliest for f in attack if f.period is not None and f.period.earliest is not None]
    return bool(begun) and mine.latest < min(begun)
