"""The sentences of generated pages: a grammar of own wordings, expanded with the values of an incident.

In a wording, `{one|two}` is a choice (choices may hold choices), `[slot]` a value, and `<word>` the word that
names the event. An expanded sentence knows where its slots came to stand, so that a page can be made with
ready claims beside its text (see `benchmarks.ready`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accord.types import EventType

MARK = re.compile(r"\{([^{}]*)\}")
SLOT = re.compile(r"\[(\w+)\]|<([^<>]+)>")
TRIGGER = "trigger"
WORDINGS = Path(__file__).with_name("wordings.txt")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where each slot stands in it: name to (start, end); "trigger" is one of the names."""

    text: str
    slots: Mapping[str, tuple[int, int]]


def expand(rng: random.Random, wording: str, values: Mapping[str, str]) -> Sentence:
    """One sentence of a wording; its first letter is made a capital."""
    while "{" in wording:
        wording = MARK.sub(lambda m: rng.choice(m[1].split("|")), wording)
    wording = re.sub(r" +", " ", wording).replace(" ,", ",").replace(" .", ".")
    text, at, slots = "", 0, {}
    for found in SLOT.finditer(wording):
        text += wording[at : found.start()]
        word = values[found[1]] if found[1] else found[2]
        slots[found[1] or TRIGGER] = (len(text), len(text) + len(word))
        text += word
        at = found.end()
    text += wording[at:]
    at = 1 if text.startswith('"') else 0
    return Sentence(text[:at] + text[at : at + 1].upper() + text[at + 1 :], slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a kind of sentence says: the event's type and mode in PLOVER."""

    type: EventType
    mode: str | None = None


@cache
def _all() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    kind = ""
    for line in WORDINGS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            out.setdefault(kind, []).append(line)
    return {kind: tuple(lines) for kind, lines in out.items()}


def wordings(kind: str) -> tuple[str, ...]:
    """The wordings of a kind of sentence, as wordings.txt lists them."""
    return _all()[kind]


MAIN = {
    "air strike": Telling(type="ASSAULT", mode="aerial"),
    "shelling": Telling(type="ASSAULT", mode="heavy-weapons"),
    "bombing": Telling(type="ASSAULT", mode="explosives"),
    "clash": Telling(type="ASSAULT"),
    "arrest": Telling(type="COERCE", mode="arrest"),
    "protest": Telling(type="PROTEST", mode="demo"),
    "talks": Telling(type="CONSULT"),
    "aid": Telling(type="AID"),
}  # what happens
SAID = {
    "toll": Telling(type="ASSAULT"),
    "rival": Telling(type="ASSAULT"),
    "denial": Telling(type="ASSAULT"),
    "blame": Telling(type="ACCUSE", mode="allege"),
    "condemn": Telling(type="ACCUSE", mode="disapprove"),
    "call": Telling(type="REQUEST", mode="yield"),
    "threat": Telling(type="THREATEN", mode="violence"),
}  # what is said of it


def scene(rng: random.Random, values: Mapping[str, str]) -> Sentence:
    """A sentence of colour without an event."""
    kind = rng.random()
    if kind < 0.25:
        wording = rng.choice(wordings("quotes"))
    elif kind < 0.45:
        wording = rng.choice(wordings("land"))
    else:
        wording = " ".join(rng.choice(wordings(part)) for part in ("who", "did", "then"))
    return expand(rng, wording + ".", values)


_NUMBERS = ("no", *"one two three four five six seven eight nine ten".split())


@cache
def number(value: int) -> str:
    """A figure as news writes it: in words up to ten."""
    return _NUMBERS[value] if value < len(_NUMBERS) else str(value)
