"""How right one extracted claim is against one annotated claim, slot by slot.

The definitions are those that the project's figures are quoted in: names count where one spelling is
shared, talks and agreements are scored by both sides together, a speaker's claim may be asserted or
alleged, an open end of a toll or an interval is right only where the annotation has it open.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.gold import GoldClaim, Json
from evaluation.wording import name_key

Spellings = frozenset[str]
SLOTS = ("actors", "targets", "voice", "mode", "modality", "means", "tolls", "place", "date")
WHOLE = ("actors", "targets", "voice", "modality", "tolls", "place", "date")
JOINT_TYPES = frozenset(("AGREE", "CONSULT", "COOPERATE"))
MODE_WORDS = {"assassinate": "targeted", "execute": "targeted", "other": None}
MEANS_WORDS = {
    "loitering munition": ("drone",),
    "stand-off missile": ("standoff missile", "stand-off weapon", "standoff weapon", "missile"),
}
AIR = frozenset(("aerial", "drone"))
TOWN_KM, REGION_KM, EARTH_KM = 161.0, 400.0, 6371.0


def f1(hits: float, predicted: float, wanted: float) -> float:
    """Harmonic mean of precision and recall from counts; 0 where there is nothing at all."""
    return 2 * hits / (predicted + wanted) if predicted + wanted else 0.0


def shared_names(predicted: Sequence[Spellings], wanted: Sequence[Spellings]) -> int:
    """How many predicted names stand for a wanted one, each wanted one used once."""
    left = list(wanted)
    for spellings in predicted:
        for i, candidate in enumerate(left):
            if spellings & candidate:
                del left[i]
                break
    return len(wanted) - len(left)


def names_f1(predicted: Sequence[Spellings], wanted: Sequence[Spellings]) -> float:
    """F1 over names; 1 where neither has any."""
    if not predicted and not wanted:
        return 1.0
    return f1(shared_names(predicted, wanted), len(predicted), len(wanted))


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts, who is acted upon and who speaks, each name as its spellings."""

    actors: list[Spellings]
    targets: list[Spellings]
    voice: list[Spellings]


class NameBook:
    """Which actors of a record and of the annotations are the same.

    An actor of the record stands for the one annotated actor with which it shares most spellings; an
    annotated actor is known by a mark of its own besides all its spellings.
    """

    def __init__(self, record: Json, actors: dict[str, tuple[str, ...]]) -> None:
        self._gold = {name: _keys(spellings) for name, spellings in actors.items()}
        self._record: dict[str, Spellings] = {}
        for actor in record.get("actors", []):
            keys = _keys((actor["name"], *actor.get("aliases", ())))
            shared = [(len(keys & known), name) for name, known in self._gold.items() if keys & known]
            self._record[actor["id"]] = frozenset([_mark(max(shared)[1])]) if shared else keys

    def annotated(self, names: Sequence[str]) -> list[Spellings]:
        """Spellings of annotated names."""
        return [self._gold.get(name, frozenset([name_key(name)])) | {_mark(name)} for name in names]

    def extracted(self, participants: Sequence[Json]) -> list[Spellings]:
        """Spellings of a record's participants or voices: the actor's, or the mention's where unresolved."""
        return [self._one(p if isinstance(p, dict) else {"actor": p}) for p in participants]

    def _one(self, participant: Json) -> Spellings:
        if participant.get("actor") is not None:
            return self._record.get(participant["actor"], frozenset())
        quote = (participant.get("mention") or {}).get("quote") or participant.get("name") or ""
        return frozenset([name_key(quote)]) - {""}


def _mark(name: str) -> str:
    return f"= {name}"


def _keys(spellings: Sequence[str]) -> Spellings:
    return frozenset(name_key(s) for s in spellings) - {""}


def speakers(claim: Json) -> list[Json]:
    """The innermost speaker of an extracted claim, as a list of none or one."""
    return [v for v in claim.get("voices") or [] if v.get("kind", "speaker") == "speaker"][-1:]


def compare(claim: Json, wanted: GoldClaim, names: NameBook, event: Sides) -> dict[str, float | None]:
    """Every slot of an extracted claim against an annotated one: 0 to 1, None where nothing is asked.

    `event` holds the sides that all annotated claims of the event name.
    """
    told = Sides(
        names.extracted(claim.get("actors") or []),
        names.extracted(claim.get("targets") or []),
        names.extracted(speakers(claim)),
    )
    gold = Sides(
        names.annotated(wanted.actors), names.annotated(wanted.targets), names.annotated(wanted.voice)
    )
    if claim["type"] in JOINT_TYPES:
        both = side(told.actors + told.targets, gold.actors + gold.targets, event.actors + event.targets)
        actors = targets = both
    else:
        actors = side(told.actors, gold.actors, event.actors)
        targets = side(told.targets, gold.targets, event.targets)
    heard = any(t & g for t in told.voice for g in gold.voice)
    return {
        "actors": actors,
        "targets": targets,
        "voice": float(heard) if gold.voice else float(not told.voice),
        "mode": mode_right(claim.get("mode"), wanted.mode),
        "modality": float(
            commitment(claim.get("modality"), bool(told.voice))
            == commitment(wanted.modality, bool(gold.voice))
        ),
        "means": means_right(claim.get("means") or [], wanted.means),
        "tolls": tolls_right(claim.get("tolls") or [], wanted.toll),
        "place": place_right(main_place(claim), wanted.place),
        "date": period_right(claim.get("date"), wanted.date),
    }


def side(told: Sequence[Spellings], wanted: Sequence[Spellings], event: Sequence[Spellings]) -> float:
    """F1 over names; a sentence that names nobody may take the sides of its event."""
    if told and not wanted:
        return float(all(any(t & e for e in event) for t in told))
    return names_f1(told, wanted)


def commitment(modality: str | None, spoken: bool) -> str | None:
    """A speaker's "claimed" and "said" differ in the reporter's stance, so they count alike."""
    return "asserted" if modality == "alleged" and spoken else modality


def mode_right(told: str | None, wanted: str | None) -> float | None:
    wanted = MODE_WORDS.get(wanted, wanted) if wanted else None
    if wanted is None:
        return None
    told = MODE_WORDS.get(told, told) if told else None
    return float(told == wanted or {told, wanted} <= AIR)


def means_right(told: Sequence[Json | str], wanted: Sequence[str]) -> float | None:
    if not told and not wanted:
        return None
    kinds = [
        m if isinstance(m, str) else m.get("kind") or (m.get("mention") or {}).get("quote") or ""
        for m in told
    ]
    return names_f1(_means(kinds), _means(wanted))


def _means(kinds: Sequence[str]) -> list[Spellings]:
    return [frozenset(name_key(k) for k in (kind, *MEANS_WORDS.get(kind, ()))) for kind in kinds]


Figure = tuple[int | None, int | None]


def tolls_right(told: Sequence[Json], wanted: Json) -> float | None:
    """Every annotated figure with both its ends, and no other kind; None where no number is asked."""
    stated = {kind: toll for kind, toll in wanted.items() if toll}
    figures: dict[tuple[str, str], Figure] = {}
    for kind, toll in stated.items():
        if (toll.get("low"), toll.get("high")) != (None, None):
            figures[kind, ""] = (toll.get("low"), toll.get("high"))
        for group, number in (toll.get("of") or {}).items():
            if number is not None:
                figures[kind, name_key(group)] = (number, number)
    given = {(t["kind"], name_key(t.get("group") or "")): (t.get("low"), t.get("high")) for t in told}
    if any(kind not in stated for kind, _ in given):
        return 0.0
    if not figures:
        return None
    return float(all(_figure_right(given.get(key), figure, bool(key[1])) for key, figure in figures.items()))


def _figure_right(told: Figure | None, wanted: Figure, group: bool) -> bool:
    return told is not None and (told == wanted or (group and told[0] == wanted[0]))


def main_place(claim: Json) -> Json:
    """The first place of an extracted claim, or an empty one."""
    return claim.get("place") or next(iter(claim.get("places") or []), None) or {}


def place_right(told: Json, wanted: Json) -> float | None:
    """The same country, and within 161 km (400 km of a region) where the annotation has coordinates."""
    if not wanted.get("country"):
        return None
    if told.get("country") != wanted["country"]:
        return 0.0
    if wanted.get("precision") in ("country", "none") or wanted.get("lat") is None:
        return 1.0
    if told.get("lat") is None or told.get("lon") is None:
        return 0.0
    reach = TOWN_KM if wanted.get("precision") in ("town", "point") else REGION_KM
    return float(kilometres((told["lat"], told["lon"]), (wanted["lat"], wanted["lon"])) <= reach)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points given as latitude and longitude in degrees (haversine)."""
    (south, west), (north, east) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def period_right(told: Json | None, wanted: Json | None, slack: int | None = None) -> float | None:
    """Overlapping intervals, the told one hardly wider; an open end only where the annotation's is open.

    `slack` is how many days wider it may be: by default two, or a quarter of a longer interval.
    """
    if not wanted or not (wanted.get("earliest") or wanted.get("latest")):
        return None
    told = told or {}
    first, last = _day(told.get("earliest")), _day(told.get("latest"), last=True)
    begin, end = _day(wanted.get("earliest")), _day(wanted.get("latest"), last=True)
    if first is None and last is None:
        return 0.0
    if (first and end and first > end) or (last and begin and last < begin):
        return 0.0
    if first is None or last is None or begin is None or end is None:
        return float((first is None) == (begin is None) and (last is None) == (end is None))
    width = (end - begin).days
    allowed = slack if slack is not None else max(2, width // 4)
    return float((last - first).days <= width + allowed)


def _day(value: object, last: bool = False) -> dt.date | None:
    if not value:
        return None
    text = str(value)
    if re.fullmatch(r"\d{4}", text):
        text += "-12" if last else "-01"
        text += "-31" if last else "-01"
    elif re.fullmatch(r"\d{4}-\d{2}", text):
        text += "-28" if last else "-01"
    return dt.date.fromisoformat(text[:10])
