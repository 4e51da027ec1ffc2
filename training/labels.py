"""The table of labels: kinds of names, and what each annotated set's own labels mean (labels.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("labels.yaml")


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    """How one set annotates names. `labels` gives the kinds a label may be: none, some, or all of them."""

    name: str
    source: str
    licence: str
    complete: bool
    unknown: frozenset[str]
    held_out: frozenset[str]
    labels: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Labels:
    """The kinds in the order of the model's scores, and the sets by name."""

    kinds: tuple[str, ...]
    sets: dict[str, AnnotatedSet]

    @property
    def tags(self) -> tuple[str, ...]:
        """O, then for each kind the tag of a name's first word and that of its further words."""
        return ("O", *(f"{at}-{kind}" for kind in self.kinds for at in "BI"))


@cache
def labels() -> Labels:
    """The table, checked: every kind that a set names must be one of the kinds (ValueError)."""
    content = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    kinds = tuple(content["kinds"])
    sets: dict[str, AnnotatedSet] = {}
    for name, row in content["sets"].items():
        meanings = {
            label: frozenset(kinds if meaning == "any" else meaning)
            for label, meaning in row["labels"].items()
        }
        named = set(row["unknown"]).union(*meanings.values())
        if named - set(kinds):
            raise ValueError(f"{TABLE}: {name} names kinds that do not exist: {sorted(named - set(kinds))}")
        sets[name] = AnnotatedSet(
            name=name,
            source=row["source"],
            licence=row["licence"],
            complete=row["complete"],
            unknown=frozenset(row["unknown"]),
            held_out=frozenset(row.get("held_out", ())),
            labels=meanings,
        )
    return Labels(kinds, sets)
