"""Which positions of an event cannot all be true, and why.

Only contradictions are listed: "nine" and "at least seven" can both be true, "nine" and "nobody" cannot. What
a voice has itself replaced contradicts nothing any more. Two voices that name different victims, authors or
targets contradict each other only where each is specific and neither names both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from accord.link.denials import group_denied
from accord.link.facts import (
    JOINT_TYPES,
    SPEECH_TYPES,
    STATE_KINDS,
    Directory,
    Facts,
    Side,
    content_words,
    words_of,
)
from accord.link.kinship import ONE_SIDE, kinship
from accord.link.positions import Held
from accord.types import Contest

CIVIL = words_of(
    """civilian woman women child children girl boy baby villager resident student pupil worshipper passenger
    guest shopper farmer family families relative bystander patient journalist teacher"""
)
FIGHTING = words_of(
    """militant fighter rebel insurgent terrorist gunman gunmen guerrilla soldier troop attacker commander
    combatant militiaman militiamen police policeman officer cadet serviceman"""
)
ROLE = {"actor": "author", "target": "target"}


def _words(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(w for t in terms for w in content_words(t))


CIVIL_WORDS, FIGHTING_WORDS = _words(CIVIL), _words(FIGHTING)


def contests_of(held: Sequence[Held], facts: Sequence[Facts], directory: Directory) -> tuple[Contest, ...]:
    """The contradictions between an event's positions, by field."""
    deed = facts[0].claim.type not in SPEECH_TYPES | JOINT_TYPES  # what is said may be said to several
    found = [
        *_occurrence(held),
        *_denied(held, facts, "actor"),
        *_denied(held, facts, "target"),
        *_named(held, facts, "actor"),
        *(_named(held, facts, "target") if deed else ()),
        *_figures(held),
        *_victims(held, facts, directory),
    ]
    return tuple(found)


def _indices(held: Sequence[Held], field: str) -> list[int]:
    return [i for i, h in enumerate(held) if h.position.field == field and h.open]


def _say(held: Held) -> str:
    """Who holds a position, after what they hold: "says Kestria", "say Kestria, Orvania and 2 more"."""
    return f"{'say' if len(held.position.voices) > 1 else 'says'} {_voices(held)}"


def _voices(held: Held, one: str = "", several: str = "") -> str:
    """Who holds a position, with the verb for one or several of them."""
    voices = held.position.voices
    names = ", ".join(voices[:3]) + (f" and {len(voices) - 3} more" if len(voices) > 3 else "")
    return f"{names} {several if len(voices) > 1 else one}".rstrip()


def _occurrence(held: Sequence[Held]) -> Iterable[Contest]:
    """One side says that it happened, another that it did not."""
    here = _indices(held, "occurrence")
    yes = [i for i in here if held[i].position.value == "happened"]
    no = [i for i in here if held[i].position.value != "happened"]
    for i in yes:
        for j in no:
            if any(s.party != d.party for s in held[i].stands for d in held[j].stands):
                yield Contest(
                    field="occurrence",
                    positions=(i, j),
                    reason=f"it happened, {_say(held[i])}; {_voices(held[j], 'denies', 'deny')} it",
                )


def _denied(held: Sequence[Held], facts: Sequence[Facts], field: str) -> Iterable[Contest]:
    """One side names somebody as author or target, another says that it was not he."""
    sides = {s.key: s for f in facts for s in (f.actors if field == "actor" else f.targets)}
    of_all = {s.claim for i in _indices(held, "occurrence") for s in held[i].stands if s.key == "denied"}
    here = [(i, held[i].stands[0].key) for i in _indices(held, field)]
    for j, key in here:
        other = sides.get(key.removeprefix("not "))
        deniers = [s for s in held[j].stands if s.claim not in of_all]
        for i, named in here if other is not None and key.startswith("not ") else ():
            side = sides.get(named)
            same = side is not None and other is not None and (kinship(side, other) or 0.0) >= ONE_SIDE
            if same and any(s.party != d.party for s in held[i].stands for d in deniers):
                told = f"its {ROLE[field]} was {held[i].position.value}, {_say(held[i])}"
                denied = f"{_voices(held[j], 'denies', 'deny')} it"
                positions = (i, j) if i < j else (j, i)
                yield Contest(field=field, positions=positions, reason=f"{told}; {denied}")


def _named(held: Sequence[Held], facts: Sequence[Facts], field: str) -> Iterable[Contest]:
    """Different voices each name somebody else, and nobody names both.

    The voices must be speakers (a page that words a side otherwise is no rival account), and for targets at
    least one of them must be a party: those who were hit, or those who struck.
    """
    sides: dict[str, Side] = {}
    spoken: dict[str, set[str]] = defaultdict(set)  # side -> speakers
    together: set[tuple[str, str]] = set()
    parties: set[str] = set()
    for fact in facts:
        group = fact.actors if field == "actor" else fact.targets
        named = [s for s in group if s.key is not None and s.kind not in ("civilians", "other", None)]
        parties |= {k for s in fact.sides if s.key for k in (s.key, *s.above)}
        if fact.claim.modality == "denied":
            continue
        for side in named:
            assert side.key is not None
            sides[side.key] = side
            if fact.speaker is not None:
                spoken[side.key].add(fact.speaker)
        together |= {(a.key or "", b.key or "") for a in named for b in named}
    index = {h.stands[0].key: i for i, h in enumerate(held) if h.position.field == field}
    for one, two in combinations(sorted(spoken), 2):
        if (one, two) in together or kinship(sides[one], sides[two]) != 0.0:
            continue
        if spoken[one] & spoken[two] or one not in index or two not in index:
            continue
        if field == "target" and not (spoken[one] | spoken[two]) & _organs(parties, facts):
            continue
        a, b = sorted((index[one], index[two]))
        told = [f"{_voices(held[i], 'names', 'name')} {held[i].position.value}" for i in (a, b)]
        reason = f"{told[0]} as its {ROLE[field]}, {told[1]}"
        yield Contest(field=field, positions=(a, b), reason=reason)


def _organs(parties: set[str], facts: Sequence[Facts]) -> set[str]:
    """Speakers that are parties, or whose superior or state is one."""
    sides = [s for f in facts for s in f.sides]
    countries = {s.country for s in sides if s.country and s.kind in STATE_KINDS}
    out = set(parties)
    for fact in facts:
        for side in fact.sides:
            if side.key and (set(side.above) & parties or side.country in countries):
                out.add(side.key)
    return out


def _span(held: Held) -> tuple[int, float]:
    """The figures that a toll position allows; no number given means one or more."""
    low, high = held.figures or (None, None)
    if low is None and high is None:
        return 1, float("inf")
    return low or 0, float("inf") if high is None else high


def _figures(held: Sequence[Held]) -> Iterable[Contest]:
    """Figures for the same victims of which no number fits all."""
    fields: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(held):
        if one.position.field.startswith("toll") and one.open:
            fields[one.position.field].append(i)
    for field, here in fields.items():
        clash: list[int] = []
        for i, j in combinations(here, 2):
            if held[i].figures is None or held[j].figures is None:
                continue  # a denial of a figure is judged with the figure that it denies
            (low_a, high_a), (low_b, high_b) = _span(held[i]), _span(held[j])
            if max(low_a, low_b) > min(high_a, high_b) and _different_voices(held[i], held[j]):
                clash += [i, j]
        for j in here:
            if held[j].figures is None:
                clash += [j, *(i for i in here if held[j].position.value == f"not {held[i].position.value}")]
        if len(set(clash)) > 1:
            positions = tuple(sorted(set(clash)))
            told = "; ".join(f"{held[i].position.value}, {_say(held[i])}" for i in positions)
            yield Contest(field=field, positions=positions, reason=f"no number fits all: {told}")


def _different_voices(a: Held, b: Held) -> bool:
    """Whether two positions have voices of their own: not one speaker on one page saying both."""
    left = {(s.party, s.voice if s.party is None else "") for s in a.stands}
    right = {(s.party, s.voice if s.party is None else "") for s in b.stands}
    return bool(left - right) or bool(right - left)


def _victims(held: Sequence[Held], facts: Sequence[Facts], directory: Directory) -> Iterable[Contest]:
    """The same dead are civilians to one voice, and fighters, or no civilians, to another."""
    kinds: dict[str, dict[str, set[int]]] = {}
    tests: dict[str, Callable[[Facts], bool]] = {
        "civilians": lambda f: _dead(f, directory, CIVIL_WORDS, "civilians"),
        "fighters": lambda f: _dead(f, directory, FIGHTING_WORDS, "armed-group"),
    }
    where: dict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(held):
        if one.position.field.startswith("toll:killed") or one.position.field == "target":
            for stand in one.stands:
                where[stand.claim].add(i)
    for name, test in tests.items():
        speakers: dict[str, set[int]] = defaultdict(set)
        for fact in facts:
            if fact.claim.modality not in ("denied", "planned") and test(fact):
                speakers[fact.speaker or ""] |= where[fact.id]
        kinds[name] = speakers
    for fact in facts:
        if fact.claim.modality == "denied" and set(content_words(group_denied(fact) or "")) & CIVIL_WORDS:
            kinds["fighters"].setdefault(fact.speaker or "", set()).update(where[fact.id])
    both = set(kinds["civilians"]) & set(kinds["fighters"])
    civil = {s: i for s, i in kinds["civilians"].items() if s and s not in both}
    fighting = {s: i for s, i in kinds["fighters"].items() if s and s not in both}
    if civil and fighting and not both:
        positions = tuple(sorted(set().union(*civil.values(), *fighting.values())))
        names = [", ".join(sorted({_voice(held, s) for s in group})) for group in (civil, fighting)]
        yield Contest(
            field="victims",
            positions=positions,
            reason=f"the dead are civilians to {names[0]}, and fighters or no civilians to {names[1]}",
        )


def _voice(held: Sequence[Held], party: str) -> str:
    return next((s.voice for h in held for s in h.stands if s.party == party), party)


def _dead(fact: Facts, directory: Directory, words: frozenset[str], kind: str) -> bool:
    """Whether a claim with dead says that they were of this kind."""
    killed = [t for t in fact.claim.tolls if t.kind == "killed" and t.high != 0]
    if not killed:
        return False
    groups = {w for t in killed for w in content_words(t.group or "")}
    victims = [directory.get(t.victims.actor) for t in killed if t.victims is not None]
    if groups & words or any(v is not None and v.kind == kind for v in victims):
        return True
    if any(t.group or t.victims for t in killed):
        return False
    return any(s.kind == kind for s in fact.targets)
