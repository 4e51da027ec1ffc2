"""The rules of `rules/*.yaml`, indexed by the lemma of their trigger."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from accord.errors import KnowledgeError
from accord.types import EventType, TollKind

# The loaders in C, ten times as fast, where PyYAML was made with them.
_PLAIN = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TYPED = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One requirement on what stands around a trigger; `kind` as in rules/README.md."""

    kind: str
    words: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to name an event: a trigger's lemma, its conditions, and where the sides stand."""

    name: str
    type: EventType
    mode: str | None
    lemma: str
    noun: bool
    conditions: tuple[Condition, ...]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    joint: bool = False
    toll: TollKind | None = None
    weak: bool = False


def _conditions(parts: list[str]) -> tuple[Condition, ...]:
    out = []
    for part in parts:
        kind, *rest = part.split(":")
        words = frozenset(rest[0].split("|")) if rest else frozenset()
        lemmas = frozenset(rest[1].split("|")) if len(rest) > 1 else frozenset()
        out.append(Condition(kind=kind, words=words, lemmas=lemmas))
    return tuple(out)


def _verbs(phrases: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each verb of some phrases ("throw|hurl obj:stone", "lash_out") with its conditions."""
    for phrase in phrases:
        verbs, *parts = phrase.split()
        for verb in verbs.split("|"):
            lemma, _, particle = verb.partition("_")
            own = [f"{'prep' if particle in ('with', 'on') else 'prt'}:{particle}"] if particle else []
            yield lemma, [*parts, *own]


def _compile(entry: dict[str, Any], source: str) -> list[Rule]:
    try:
        kind, mode = entry["type"], entry.get("mode")
        common = {
            "type": kind, "mode": mode, "actor": tuple(entry["actor"]), "target": tuple(entry["target"]),
            "joint": bool(entry.get("joint")), "toll": entry.get("toll"), "weak": bool(entry.get("weak")),
        }  # fmt: skip
    except KeyError as missing:
        raise KnowledgeError(f"{source}: an entry has no {missing}; add it: {entry}") from None
    phrases = [*(entry.get("verbs") or "").split(), *(entry.get("phrases") or [])]
    out = []
    for verb, parts in _verbs(phrases):
        name = f"{kind}{'.' + mode if mode else ''}:{' '.join([verb, *parts])}"
        out.append(Rule(name=name, lemma=verb, noun=False, conditions=_conditions(parts), **common))
    for lemma in (entry.get("nouns") or "").split():
        name = f"{kind}{'.' + mode if mode else ''}:{lemma}(n)"
        out.append(Rule(name=name, lemma=lemma, noun=True, conditions=(), **common))
    return out


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rules by trigger lemma, those with most conditions first."""

    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]


@functools.cache
def lexicon() -> Lexicon:
    """The shipped rules. Raises KnowledgeError where a rule file is damaged."""
    verbs: dict[str, list[Rule]] = defaultdict(list)
    nouns: dict[str, list[Rule]] = defaultdict(list)
    folder = resources.files("accord.extract") / "rules"
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name):
        # BaseLoader: every scalar stays a string; "on" is a preposition here, not a truth value
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=_PLAIN):
            for rule in _compile(entry, file.name):
                (nouns if rule.noun else verbs)[rule.lemma].append(rule)

    def order(rules: list[Rule]) -> tuple[Rule, ...]:
        return tuple(
            sorted(rules, key=lambda r: -sum(1 + bool(c.words) + bool(c.lemmas) for c in r.conditions))
        )

    return Lexicon(
        {k: order(v) for k, v in sorted(verbs.items())}, {k: order(v) for k, v in sorted(nouns.items())}
    )


@functools.cache
def words(name: str) -> Any:
    """The word lists of `words/NAME.yaml`, as written there."""
    file = resources.files("accord.extract") / "words" / f"{name}.yaml"
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_TYPED)
