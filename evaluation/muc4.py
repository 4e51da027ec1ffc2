"""What attacks of a report were, whom they befell, with what (MUC-4 tst1, tst2), read from accord's claims.

The reports are in capitals; they are brought to lower case, but for words that other texts of ../shared write
with a capital more often than not. An answer key is a set of filled templates. Both sides are reduced to what
they have in common, for each report as a set:

- type: ATTACK, BOMBING, KIDNAPPING, ARSON, ROBBERY, HIJACKING. A claim of an assault is BOMBING where its
  mode is explosives, suicide-attack, aerial or drone, or its rule's word a bomb or blast; KIDNAPPING where it
  is abduct; ARSON where its word is a fire; ROBBERY and HIJACKING by its word; else ATTACK. Claims of what is
  planned or hypothetical are left out, as are forced work stoppages of the key.
- people: effect (death, injury) with number. From claims, the totals and groups' figures of their tolls, "no
  number" where there is none; from the key, the number of each human target. "effect" is the same without
  the number.
- instrument: gun, explosive, heavy (rockets, mortars, artillery, from the air), fire, other.

Templates and fillers that the key marks as optional may be found and need not be; alternatives ("BOMBING /
ATTACK") count as the first. Figures are F1 over pairs of report and element, tst1 and tst2 together.

    python -m evaluation.muc4     the commonest elements missed and made up
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context

from accord.pipeline import read_page
from accord.types import Claim
from evaluation.dates import plain_document
from evaluation.gold import SHARED
from evaluation.slots import f1

DATA = SHARED / "gold" / "muc4"
PARTS = (("tst1/tst1-muc3", "tst1/key-tst1.v7"), ("tst2/tst2-muc4", "tst2/key-tst2.v4"))
KINDS = ("type", "people", "effect", "instrument")
TYPES = frozenset({"ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING"})
EFFECTS = {"DEATH": "death", "INJURY": "injury", "SOME INJURY": "injury"}
BLASTS = frozenset({"explosives", "suicide-attack", "aerial", "drone"})
BY_WORD = {
    "ARSON": "arson burn torch fire set",
    "ROBBERY": "rob robbery loot steal theft",
    "HIJACKING": "hijack hijacking",
    "BOMBING": "bomb bombing blast explosion explode dynamite detonate bombardment",
}
INSTRUMENTS = {
    "gun": "gun rifle pistol revolver shotgun bullet gunfire firearm submachine",
    "explosive": "bomb dynamite explosive explosives grenade mine landmine device pentolite molotov",
    "heavy": "rocket mortar missile cannon artillery aerial helicopter air warplane jet tank projectile",
    "fire": "fire torch gasoline arson incendiary",
}


@dataclass(slots=True)
class Elements:
    """What a report tells, by kind; `allowed` may be told besides."""

    sets: dict[str, set[str]] = field(default_factory=lambda: {k: set() for k in KINDS})
    allowed: dict[str, set[str]] = field(default_factory=lambda: {k: set() for k in KINDS})


@dataclass(frozen=True, slots=True)
class Report:
    """A report in lower case, and its answer key."""

    id: str
    text: str
    key: Elements


def reports() -> list[Report]:
    """All reports of both parts."""
    out = []
    for texts, key in PARTS:
        keys = _keys((DATA / key).read_text(encoding="latin-1"))
        for name, text in _texts((DATA / texts).read_text(encoding="latin-1")):
            out.append(Report(name, _lowered(text), keys.get(name, Elements())))
    return out


def _texts(file: str) -> Iterator[tuple[str, str]]:
    parts = re.split(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", file, flags=re.M)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        body = re.sub(r"\[[A-Z ]+\]", " ", body)
        paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", body)]
        yield name, "\n\n".join(p for p in paragraphs if p)


# --- capitals --------------------------------------------------------------------------------------


@cache
def _capitals() -> dict[str, str]:
    """The usual spelling of words that other texts write with a capital, by their lower case."""
    seen: Counter[tuple[str, str]] = Counter()
    files = [
        *(SHARED / "gold" / "claims").glob("*/*.txt"),
        *(SHARED / "gold" / "polnear").glob("*/text/*.txt"),
    ]
    for file in sorted(files):
        text = file.read_text(encoding="utf-8")
        for m in re.finditer(r"(?<=[a-z,;] )[A-Za-z][\w'’-]*", text):
            seen[m[0].lower(), m[0]] += 1
    usual: dict[str, tuple[int, str]] = {}
    for (lower, spelt), times in seen.items():
        usual[lower] = max(usual.get(lower, (0, "")), (times, spelt))
    return {lower: spelt for lower, (_, spelt) in usual.items()}


def _lowered(text: str) -> str:
    """A text in capitals as news would print it, as far as other texts tell: unknown words are names."""
    usual = _capitals()

    def word(m: re.Match[str]) -> str:
        lower = m[0].lower()
        if lower in usual:
            return usual[lower]
        root = re.sub(r"(?:es|s|ed|ing|ly|d)$", "", lower)
        known = root in usual and usual[root].islower()
        return lower if known or lower.endswith(("ed", "ing", "ly", "tion", "ness")) else lower.capitalize()

    lowered = re.sub(r"[A-Z][A-Z'’]*", word, text)
    return re.sub(r"(^|[.!?][\"']?\s+|\n)([\"'(]*)([a-z])", lambda m: m[1] + m[2] + m[3].upper(), lowered)


# --- the key ---------------------------------------------------------------------------------------


def _keys(file: str) -> dict[str, Elements]:
    out: dict[str, Elements] = {}
    for template in re.split(r"^(?=0\.\s+MESSAGE: ID)", file, flags=re.M)[1:]:
        slots = _slots(template)
        name = slots["MESSAGE: ID"][0]
        found = out.setdefault(name, Elements())
        optional = "OPTIONAL" in slots["MESSAGE: TEMPLATE"][0]
        kind = slots.get("INCIDENT: TYPE", ["*"])[0].split(" / ")[0]
        if kind in TYPES:
            _put(found, "type", kind, optional)
        for filler in slots.get("INCIDENT: INSTRUMENT TYPE", []):
            if filler[0] not in "*-":
                _put(found, "instrument", _instrument(filler.split(":")[0]), optional or filler[0] == "?")
        numbers = dict(_by_target(slots.get("HUM TGT: NUMBER", [])))
        for target, effect in _by_target(slots.get("HUM TGT: EFFECT OF INCIDENT", [])):
            if effect in EFFECTS:
                _put(found, "effect", EFFECTS[effect], optional)
                number = re.sub(r"\D*(\d+).*", r"\1", numbers.get(target, ""))
                told = number if number.isdigit() else "no number"
                _put(found, "people", f"{EFFECTS[effect]} {told}", optional)
    return out


def _put(found: Elements, kind: str, value: str, optional: bool) -> None:
    (found.allowed if optional else found.sets)[kind].add(value)


def _slots(template: str) -> dict[str, list[str]]:
    """The fillers of a template by slot, one a line."""
    slots: dict[str, list[str]] = {}
    name = ""
    for line in template.splitlines():
        if m := re.match(r"\d+\.\s+([A-Z: ]+?)\s{2,}(\S.*)$", line):
            name = m[1].strip()
            slots[name] = [m[2].strip()]
        elif name and line.startswith("     ") and line.strip():
            slots[name].append(line.strip())
    return slots


def _by_target(fillers: Sequence[str]) -> list[tuple[str, str]]:
    """Of fillers such as 'DEATH: "CIVILIAN"' the target and the value."""
    out = []
    for filler in fillers:
        value, _, target = filler.lstrip("? ").partition(":")
        if target:
            out.append((target.strip(), value.split(" / ")[0].strip()))
    return out


def _instrument(words: str) -> str:
    told = re.findall(r"[a-z]+", words.lower())
    for kind, names in INSTRUMENTS.items():
        if any(w in names.split() or w.rstrip("s") in names.split() for w in told):
            return kind
    return "other"


# --- what accord reads -----------------------------------------------------------------------------


def elements(text: str) -> Elements:
    """What accord's claims tell of a report."""
    found = Elements()
    for c in read_page(plain_document("report", text, None)).claims:
        if c.modality in ("planned", "hypothetical", "threatened", "demanded"):
            continue
        kind = _type(c)
        if kind is None:
            continue
        _put(found, "type", kind, False)
        for m in c.means:
            _put(found, "instrument", _instrument(m.kind), False)
        for t in c.tolls:
            effect = {"killed": "death", "injured": "injury"}.get(t.kind)
            n = t.low if t.low is not None else t.high
            if effect is not None and n != 0:
                _put(found, "effect", effect, False)
                _put(found, "people", f"{effect} {'no number' if n is None else n}", False)
    return found


def _type(c: Claim) -> str | None:
    """The key's type of a claim; None for claims of other events."""
    word = c.rule.partition(":")[2].split(" ")[0].removesuffix("(n)")
    by_word = next((kind for kind, words in BY_WORD.items() if word in words.split()), None)
    if c.type != "ASSAULT":
        return by_word if by_word in ("ROBBERY", "HIJACKING") else None
    if c.mode == "abduct":
        return "KIDNAPPING" if by_word != "HIJACKING" else by_word
    return by_word or ("BOMBING" if c.mode in BLASTS else "ATTACK")


def _read(texts: Sequence[str]) -> list[Elements]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(elements, texts, chunksize=4))


def score() -> dict[str, float]:
    """F1 over pairs of report and element, by kind, with precision and recall."""
    todo = reports()
    rows = list(zip(todo, _read([r.text for r in todo]), strict=True))
    figures: dict[str, float] = {"reports": len(todo)}
    for kind in KINDS:
        right = sum(len(got.sets[kind] & r.key.sets[kind]) for r, got in rows)
        given = sum(len(got.sets[kind] - r.key.allowed[kind]) for r, got in rows)
        given += sum(len(got.sets[kind] & r.key.allowed[kind] & r.key.sets[kind]) for r, got in rows)
        asked = sum(len(r.key.sets[kind]) for r, _ in rows)
        figures[f"{kind} F1"] = f1(right, given, asked)
        figures[f"{kind} precision"] = right / max(given, 1)
        figures[f"{kind} recall"] = right / max(asked, 1)
    return figures


def main() -> None:
    """Print what is missed and made up, the commonest first."""
    todo = reports()
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for r, got in zip(todo, _read([r.text for r in todo]), strict=True):
        for kind in KINDS:
            missed.update(f"{kind} {v}" for v in r.key.sets[kind] - got.sets[kind])
            extra.update(f"{kind} {v}" for v in got.sets[kind] - r.key.sets[kind] - r.key.allowed[kind])
    for name, counts in (("missed", missed), ("made up", extra)):
        print(name, ", ".join(f"{what} {times}" for what, times in counts.most_common(30)))


if __name__ == "__main__":
    main()
