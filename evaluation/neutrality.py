"""Sides swapped: does a claim's code change when the two sides of a text change places?

Sentences and pages of `neutrality.yaml` are filled with pairs of sides, once each way; the pages of
`examples/` are told of two real states; and where ../shared is there, pages of its seeds and crises get the
names of two states exchanged. A code is a claim's type, mode, modality, actors, targets, tolls or voices,
with the sides' names taken out. Claims of a text and of its swapped twin are put beside each other by trigger
and type; a claim that only one of them has counts as changed in all its codes.

"states", "ethnic groups" and "armed groups" are pairs of one kind, where nothing may change. Besides, of
each side, over claims with it as actor: the rate of actors left open, and of each modality; "gap" is the
greatest difference between the two sides of a pair.

    python -m evaluation.neutrality [KIND]     every text whose codes change, with both readings
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import yaml

from accord.clean import clean
from accord.pipeline import read_page
from accord.read.files import read as read_files
from accord.types import Claim, Participant, Period, Toll, Voice
from evaluation.dates import plain_document
from evaluation.gold import EXAMPLES, SHARED

DATA = Path(__file__).resolve().with_name("neutrality.yaml")
ONE_KIND = ("states", "ethnic groups", "armed groups")
UNLIKE = "state and armed group"
TOLD = Period(earliest=dt.date(2019, 6, 12), latest=dt.date(2019, 6, 12), basis="stated")
SLOT = re.compile(r"\{(A|B|a|b)('s|\.seat)?\}")
INVENTED = {"Kestria": "{A}", "Kestrian": "{a}", "Dramos": "{A.seat}"} | {
    "Orvania": "{B}", "Orvanian": "{b}", "Vellin": "{B.seat}"
}  # fmt: skip
MODALITIES = ("asserted", "alleged", "denied", "threatened", "planned", "demanded", "hypothetical")
CODES = ("type", "mode", "modality", "actors", "targets", "tolls", "voices")


@dataclass(frozen=True, slots=True)
class Side:
    """How one side is named; `id` of accord's own lists, None where it has none."""

    name: str
    adjective: str
    seat: str | None = None
    id: str | None = None

    @property
    def bare(self) -> str:
        """Its name without an article."""
        return self.name.removeprefix("the ")

    @property
    def spellings(self) -> tuple[str, ...]:
        """All its names, the longest first."""
        names = {self.name, self.bare, self.adjective} | ({self.seat} if self.seat else set())
        return tuple(sorted(names, key=lambda n: (-len(n), n)))


# Pages of others in which the names of two states are exchanged: folder under ../shared, and the two.
EXCHANGED = (
    ("seeds", Side("Iran", "Iranian", "Tehran", "state:IRN"),
     Side("Pakistan", "Pakistani", "Islamabad", "state:PAK")),
    ("gold/claims/bukavu-1996", Side("Rwanda", "Rwandan", "Kigali", "state:RWA"),
     Side("Zaire", "Zairean", "Kinshasa", "state:ZAR")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Swap:
    """A text and its twin in which `first` and `second` have changed places."""

    kind: str
    whole_page: bool
    text: str
    twin: str
    first: Side
    second: Side


Code = tuple[Any, ...]


@dataclass(slots=True)
class Tally:
    """Of one kind of pair: codes, those that changed, and texts with any that did."""

    codes: int = 0
    changed: int = 0
    texts: int = 0
    touched: int = 0
    by_code: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of a text as codes; of each actor that is a side: which, whether resolved, the modality."""

    claims: tuple[tuple[tuple[str, str], Code], ...]
    sides: tuple[tuple[str, bool, str], ...]


def filled(text: str, a: Side, b: Side) -> str:
    """A text of the data file told of these two sides, with capitals where sentences begin."""

    def word(found: re.Match[str]) -> str:
        side = a if found[1] in "Aa" else b
        if found[2] == ".seat":
            return side.seat or side.name
        if found[1].islower():
            return side.adjective
        return side.name + ("" if found[2] is None else "'" if side.name.endswith("s") else "'s")

    told = SLOT.sub(word, text)
    return re.sub(r"(^|[.!?]\s+|\n\s*|\"|: )the (?=[A-Z])", r"\1The ", told)


def exchanged(text: str, a: Side, b: Side) -> str:
    """A text with the names of two states exchanged."""
    pairs = [(a.name, b.name), (a.adjective, b.adjective), (a.seat or "", b.seat or "")]
    table = {x: y for p, q in pairs for x, y in ((p, q), (q, p)) if x}
    words = "|".join(sorted(table, key=len, reverse=True))
    return re.sub(rf"\b({words})\b", lambda m: table[m[0]], text)


def swaps() -> Iterator[Swap]:
    """All pairs of texts."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    invented = [_told_of_slots(text) for text in pages(EXAMPLES)]
    for pair in data["pairs"]:
        a, b = Side(**pair["A"]), Side(**pair["B"])
        kinds = ("any", "states") if pair["kind"] == "states" else ("any",)
        sentences = [s for kind in kinds for s in data["sentences"][kind]]
        whole = [*data["pages"]["any"], *(invented if pair["kind"] == "states" else ())]
        for text, page in [*((s, False) for s in sentences), *((p, True) for p in whole)]:
            yield Swap(pair["kind"], page, filled(text, a, b), filled(text, b, a), a, b)
    for folder, a, b in EXCHANGED:
        if (SHARED / folder).exists():
            for text in pages(SHARED / folder):
                yield Swap("states", True, text, exchanged(text, a, b), a, b)


def pages(folder: Path) -> list[str]:
    """The cleaned English texts of a folder's pages."""
    documents = [clean(raw)[0] for raw in read_files([folder], None)[0]]
    return [d.text for d in documents if d.language in (None, "en")]


def _told_of_slots(text: str) -> str:
    words = "|".join(sorted(INVENTED, key=len, reverse=True))
    return re.sub(rf"\b({words})\b", lambda m: INVENTED[m[0]], text)


def read(text: str, first: Side, second: Side) -> Reading:
    """The claims of a text; names of the first side become "A", of the second "B"."""
    claims = read_page(plain_document("page", text, TOLD)).claims
    codes, sides = [], []
    for c in claims:
        codes.append(((_plain(c.trigger.quote, first, second), c.type), _code(c, first, second)))
        for p in c.actors:
            letter = _letter(p, first, second)
            if letter in ("A", "B"):
                sides.append((letter, p.actor is not None, c.modality))
    return Reading(tuple(codes), tuple(sides))


def _code(c: Claim, a: Side, b: Side) -> Code:
    return (
        c.type, c.mode, c.modality,
        tuple(sorted(_side(p, a, b) for p in c.actors)), tuple(sorted(_side(p, a, b) for p in c.targets)),
        tuple(sorted(_toll(t, a, b) for t in c.tolls)), tuple(_voice(v, a, b) for v in c.voices),
    )  # fmt: skip


def _plain(text: str, a: Side, b: Side) -> str:
    """A text without the sides' names."""
    for letter, side in (("A", a), ("B", b)):
        text = re.sub(r"\b(" + "|".join(map(re.escape, side.spellings)) + r")\b", letter, text, flags=re.I)
    return re.sub(r"^the (?=[AB]\b)", "", text, flags=re.I)


def _owner(actor: str | None, a: Side, b: Side) -> str:
    """Whose an actor is: "A", "B" (the side, or an organ of it), "x" for others, "?" for none."""
    for letter, side in (("A", a), ("B", b)):
        if actor and side.id and (actor == side.id or f":{side.id.removeprefix('state:')}:" in actor):
            return letter
    return "x" if actor else "?"


def _letter(p: Participant, a: Side, b: Side) -> str:
    owner = _owner(p.actor, a, b)
    plain = _plain(p.mention.quote, a, b)
    return owner if owner in "AB" else next((x for x in "AB" if re.search(rf"\b{x}\b", plain)), owner)


def _side(p: Participant, a: Side, b: Side) -> str:
    owner = _owner(p.actor, a, b)
    quote = _plain(p.mention.quote, a, b).lower()
    return f"{owner} {quote}" if owner in "AB?" or a.id is not None else f"x {quote}"


def _toll(t: Toll, a: Side, b: Side) -> str:
    victims = _side(t.victims, a, b) if t.victims is not None else ""
    return f"{t.kind} {_plain(t.group or '', a, b).lower()} {t.low} {t.high} {victims}"


def _voice(v: Voice, a: Side, b: Side) -> str:
    quote = _plain(v.mention.quote, a, b).lower() if v.mention is not None else ""
    return f"{v.kind} {_owner(v.actor, a, b)} {quote} {v.stance}"


def _both(swap: Swap) -> tuple[Reading, Reading]:
    return read(swap.text, swap.first, swap.second), read(swap.twin, swap.second, swap.first)


def compared(here: Reading, there: Reading) -> list[tuple[Code | None, Code | None]]:
    """The claims of a text beside those of its twin, None where one has no such claim."""
    rest: dict[tuple[str, str], list[Code]] = defaultdict(list)
    for key, code in there.claims:
        rest[key].append(code)
    rows: list[tuple[Code | None, Code | None]] = []
    for key, code in here.claims:
        rows.append((code, rest[key].pop(0) if rest[key] else None))
    return rows + [(None, code) for codes in rest.values() for code in codes]


def changes(rows: Sequence[tuple[Code | None, Code | None]]) -> list[str]:
    """Names of the codes that differ, one entry each."""
    out: list[str] = []
    for here, there in rows:
        if here is None or there is None:
            out += CODES
        else:
            out += [name for name, x, y in zip(CODES, here, there, strict=True) if x != y]
    return out


def _readings(todo: Sequence[Swap]) -> list[tuple[Reading, Reading]]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(_both, todo, chunksize=16))


def score() -> dict[str, Any]:
    """Shares of codes and of texts that change, by kind of pair; rates per side; how many texts there are."""
    todo = list(swaps())
    tallies: dict[str, Tally] = defaultdict(Tally)
    sides: dict[tuple[str, str], list[tuple[bool, str]]] = defaultdict(list)
    for swap, (here, there) in zip(todo, _readings(todo), strict=True):
        rows = compared(here, there)
        differ = changes(rows)
        for name in (swap.kind, "pages" if swap.whole_page else "sentences", *_like(swap)):
            t = tallies[name]
            t.codes += len(CODES) * len(rows)
            t.changed += len(differ)
            t.texts += 1
            t.touched += bool(differ)
            t.by_code.update(differ)
        for reading, names in ((here, (swap.first, swap.second)), (there, (swap.second, swap.first))):
            for letter, known, modality in reading.sides:
                pair = " / ".join(sorted(s.bare for s in names))
                sides[pair, names["AB".index(letter)].bare].append((known, modality))
    figures: dict[str, Any] = {
        name: {
            "codes changed": t.changed / max(t.codes, 1),
            "codes kept": 1 - t.changed / max(t.codes, 1),
            "texts changed": t.touched / t.texts,
        }
        for name, t in tallies.items()
    }
    figures["sentence pairs"] = tallies["sentences"].texts
    figures["page pairs"] = tallies["pages"].texts
    per_side = rates(sides)
    return figures | {"gap": gaps(per_side)} | {"side": {k: v for k, v in per_side.items() if _told(k, v)}}


def _told(rate: str, value: float) -> bool:
    """Whether a side's rate goes into the list of figures: unresolved always, a modality where it occurs."""
    return rate.endswith(".unresolved") or (value > 0 and not rate.endswith(".asserted"))


def _like(swap: Swap) -> tuple[str, ...]:
    return ("one kind",) if swap.kind in ONE_KIND else ()


def rates(sides: Mapping[tuple[str, str], Sequence[tuple[bool, str]]]) -> dict[str, float]:
    """For each side, over claims with it as actor: the share left open, and that of each modality."""
    figures: dict[str, float] = {}
    for (pair, name), seen in sorted(sides.items()):
        where = f"{pair}.{name}"
        figures[f"{where}.unresolved"] = sum(not known for known, _ in seen) / len(seen)
        for modality in MODALITIES:
            figures[f"{where}.{modality}"] = sum(m == modality for _, m in seen) / len(seen)
    return figures


def gaps(per_side: Mapping[str, float]) -> dict[str, float]:
    """The greatest difference between the two sides of any pair, in each rate."""
    by_pair: dict[tuple[str, str], list[float]] = defaultdict(list)
    for name, value in per_side.items():
        pair, _, rate = name.split(".")
        by_pair[pair, rate].append(value)
    out: dict[str, float] = {}
    for (_, rate), values in by_pair.items():
        out[rate] = max(out.get(rate, 0.0), max(values) - min(values))
    return out


def main(kinds: Sequence[str]) -> None:
    """Print the texts whose codes change."""
    todo = [s for s in swaps() if not kinds or s.kind in kinds]
    for swap, (here, there) in zip(todo, _readings(todo), strict=True):
        rows = compared(here, there)
        if differ := changes(rows):
            shown = swap.text if not swap.whole_page else swap.text[:60].replace("\n", " ") + " ..."
            print(f"{swap.kind}, {swap.first.name} / {swap.second.name}: {', '.join(sorted(set(differ)))}")
            print(f"  {shown}")
            for x, y in rows:
                if x != y:
                    print(f"    {x}\n    {y}")


if __name__ == "__main__":
    main(sys.argv[1:])
