"""A record without the names of persons, and of places below a level, to be shown where names endanger
people.

It works on the data of the json format, so that every other format and the report are made from what is
left. Names are replaced by "[person 1]", "[place]" or "[name]", whose lengths tell nothing; spans move
along.

- Persons are left out, always: all that the record knows as one, under every name that a page gives them.
- Of places those below the level are left out, with their coordinates and ids, and those of unknown kind.
  The levels are point (which keeps all places), town, admin2, admin1 and country, which keeps countries
  alone.
- Whatever else is written with a capital and is not known to be harmless goes too, since a record does
  not know every name: what stays are names of states, their organs, international bodies and armed
  groups, of places that may stay, of outlets, words for days and offices, and at the beginning of a
  sentence words that the pages also write small. Writing without capitals is left out whole. So more goes
  than need be.
- Left out as a whole: addresses and file names of pages, page furniture, decisions (their authors are
  persons), rejected claims, withdrawn pages, problems, redirects, candidates of what was not resolved.

It cannot know that a description gives somebody away ("the only teacher of the village"): read what is to
be published. Ids of pages are hashes of their bytes, by which somebody who has the page can tell that it
is the one.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from accord.errors import RecordError
from accord.record.codec import Data

Level = Literal["point", "town", "admin2", "admin1", "country"]
LEVELS: tuple[Level, ...] = ("point", "town", "admin2", "admin1", "country")
BODIES = ("state", "state-organ", "armed-group", "igo", "ngo")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?(?:\.(?=[^\W\d_]\.))?")
_START = re.compile(r"(?:^|[.!?:;\n]|\s[-–—])[\s\"'“”‘’«»(\[-]*$")
_ENDINGS = (
    "n",
    "an",
    "ian",
    "i",
    "ese",
    "ish",
    "ic",
    "s",
    "ns",
    "ans",
    "ians",
    "is",
    "'s",
    "’s",
    "n's",
    "n’s",
)
_HARMLESS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december i president prime minister foreign defence defense interior ministry
    government governor parliament army navy police force forces guard guards council court state united
    nations un u.n north south east west northern southern eastern western general spokesman spokeswoman
    spokesperson mr mrs ms dr col gen lt capt maj sgt sir the a an this that these those it its he she they we
    you his her their our my your there here who what when where while after before although though because
    since if in on at for from by with without as of to into over under but and or nor so yet no not all some
    attack coercion deployment sanction protest threat rejection accusation request retreat aid cooperation
    concession support talks agreement many most more each both another one two three four five six seven
    eight nine ten several few
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """The data that is left, and the new ids of actors whose own would tell a name."""

    data: dict[str, Data]
    actors: Mapping[str, str]


def redacted(data: dict[str, Data], level: Level) -> Redacted:
    """The data of a record without the names; `importing.write` makes a record of it. The input stays.

    Raises RecordError where a name that is to be left out is still there: nothing is to be published then.
    """
    plan = _Plan(data, level)
    out = _Redaction(plan, copy.deepcopy(data)).done()
    left = next(plan.left(out), None)
    if left is not None:
        raise RecordError(f"--redact {level}: {left} could not be left out everywhere; please report this")
    return Redacted(data=out, actors=plan.ids)


def _new_ids(data: dict[str, Data]) -> dict[str, str]:
    """The ids that persons and actors of the record get, whose own are made of their names."""
    out: dict[str, str] = {}
    persons = 0
    for n, actor in enumerate(data["actors"], 1):
        if actor["kind"] == "person":
            persons += 1
            out[actor["id"]] = f"x:person-{persons}"
        elif actor["id"].startswith("x:"):
            out[actor["id"]] = f"x:actor-{n}"
    return out


# --- what goes and what stays ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    label: str


class _Plan:
    """The names that go, with what takes their place, and those that may stay."""

    def __init__(self, data: dict[str, Data], level: Level) -> None:
        self._rank = LEVELS.index(level)
        self.ids = _new_ids(data)
        self.gone: dict[str, str] = {}
        states = {a["name"].casefold() for a in data["actors"] if a["kind"] == "state"}
        places = [p for side in ("claims", "events") for x in data[side] for p in x["places"]]
        pages = [(n, _page(d, i)) for i, d in enumerate(data["documents"], 1) for n in _names(d)]
        for name, label in [*pages, *_persons(data, self.ids), *self._gone_places(places)]:
            if name.casefold() not in states:
                self.gone.setdefault(name, label)
        kept = [*_bodies(data), *self._kept_places(places)]
        kept += [d[k] for d in data["documents"] for k in ("publisher", "agency") if d[k]]
        self._kept = _any_of(kept, ignore_case=False)
        self._gone = _any_of(self.gone, ignore_case=True)
        for n, actor in enumerate(data["actors"], 1):
            if self._gone.search(actor["id"]) and actor["id"] not in self.ids:
                self.ids[actor["id"]] = f"x:actor-{n}"
        self._labels = {_plain(name): label for name, label in self.gone.items()}
        self._parts = {
            w for n, label in self.gone.items() if label.startswith("[person") for w in _capitals(n)
        }
        self._parts -= {w for w in self._parts if w.casefold() in _HARMLESS}
        self._small = {w for d in data["documents"] for w in _words(d["text"]) if w.islower()}
        self._roots = [w for name in (*states, *self._countries(places)) for w in name.casefold().split()]

    def may_stay(self, place: Data) -> bool:
        """Whether the name of a place may stay."""
        return self._rank == 0 or (place["precision"] is not None and self.keeps(place["precision"]))

    def keeps(self, precision: str) -> bool:
        """Whether places of this kind stay."""
        return tuple[str, ...](LEVELS).index(precision) >= self._rank

    def _gone_places(self, places: Sequence[Data]) -> Iterator[tuple[str, str]]:
        """The names that go. A town's goes even where a region that may stay is called after it."""
        stay, countries = set(self._kept_places(places)), set(self._countries(places))
        for place in places:
            names = [place[k] for k in ("admin2", "admin1") if place[k] and not self.keeps(k)]
            if not self.may_stay(place):
                names += [place["name"]]
                if place["mention"] and _capitals(place["mention"]["quote"]):
                    names += [place["mention"]["quote"]]
                if place["precision"] is not None and place["name"] not in countries:
                    yield place["name"], "[place]"
            yield from ((n, "[place]") for n in names if n not in stay)

    def _kept_places(self, places: Sequence[Data]) -> Iterator[str]:
        for place in places:
            if self.may_stay(place):
                yield place["name"]
            yield from (place[k] for k in ("admin2", "admin1") if place[k] and self.keeps(k))

    def _countries(self, places: Sequence[Data]) -> Iterator[str]:
        return (p["name"] for p in places if p["precision"] == "country")

    # --- texts -------------------------------------------------------------------------------------

    def edits(self, text: str) -> list[_Edit]:
        """What is replaced in a text, in order, without overlaps."""
        marks: list[str | None] = [None] * len(text)
        for match in self._kept.finditer(text):
            marks[match.start() : match.end()] = [""] * (match.end() - match.start())
        for match in self._gone.finditer(text):
            label = self._labels[_plain(match.group())]
            marks[match.start() : match.end()] = [label] * (match.end() - match.start())
        for match in _WORD.finditer(text):
            if marks[match.start()] is None and self._goes(match.group(), text[: match.start()]):
                marks[match.start() : match.end()] = ["[name]"] * (match.end() - match.start())
        return list(_joined(text, marks))

    def _goes(self, word: str, before: str) -> bool:
        if not any(c.isupper() or c.islower() for c in word):
            return True  # a script without capitals
        if not any(c.isupper() for c in word):
            return False
        bare = re.sub(r"['’]s$", "", word)
        low = bare.casefold().strip(".")
        if bare in self._parts or word in self._parts:
            return True
        if low in _HARMLESS or self._demonym(word.casefold()):
            return False
        return not (low in self._small and _START.search(before[-40:]))

    def _demonym(self, word: str) -> bool:
        """Whether a word is made of the name of a state, as Iranian of Iran."""
        for root in self._roots:
            stem = root.rstrip("aeiou") if len(root) > 5 else root
            if len(stem) >= 4 and word.startswith(stem) and (word == root or _ends(word[len(stem) :])):
                return True
        return False

    def text(self, text: str) -> str:
        """A text without the names."""
        return _replaced(text, self.edits(text))

    def left(self, data: Data) -> Iterator[str]:
        """Names that go and are still there."""
        if isinstance(data, str):
            yield from (m.group() for m in self._gone.finditer(data) if m.group() not in self.gone.values())
        elif isinstance(data, dict):
            for key, value in data.items():
                if key not in ("sha256", "generator"):
                    yield from self.left(value)
        elif isinstance(data, list):
            for value in data:
                yield from self.left(value)


def _page(page: Data, number: int) -> str:
    """What a page is called instead of its file name or address."""
    ending = re.search(r"\.(?:txt|html?)$", page["file"] or "")
    return f"page-{number:04}{ending.group() if ending else ''}"


def _names(page: Data) -> Iterator[str]:
    """What a page may be called elsewhere in the record: by its file, the end of it, its address."""
    for name in (page["file"], page["url"]):
        if name:
            yield from (name, name.rstrip("/").rpartition("/")[2])


def _ends(rest: str) -> bool:
    return rest in _ENDINGS or rest.lstrip("aeiou") in _ENDINGS


def _persons(data: dict[str, Data], ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every name of every person, with what takes its place.

    A single word that the pages also write small ("Crowd") counts only where a page uses it as a name.
    """
    persons = {
        a["id"]: f"[{ids[a['id']][2:].replace('-', ' ')}]" for a in data["actors"] if a["kind"] == "person"
    }
    quoted = [(side, m) for side in _sides(data) for m in (side["mention"], side["antecedent"]) if m]
    names = {(side["actor"], m["quote"]) for side, m in quoted if m["kind"] != "pronoun"}
    called = {(side["actor"], m["quote"]) for side, m in quoted if m["kind"] == "name"}
    names |= {(a["id"], n) for a in data["actors"] for n in (a["name"], *a["aliases"])}
    small = {w for d in data["documents"] for w in _words(d["text"]) if w.islower()}
    for actor, name in sorted(names, key=lambda pair: (str(pair[0]), pair[1])):
        if actor in persons and _capitals(name):
            common = len(_words(name)) == 1 and name.casefold() in small and (actor, name) not in called
            if not common:
                yield name, persons[actor]


def _sides(data: dict[str, Data]) -> Iterator[Data]:
    """All places of the data where a mention stands for somebody."""
    for claim in data["claims"]:
        yield from (*claim["actors"], *claim["targets"], *claim["voices"])
        yield from (t["victims"] for t in claim["tolls"] if t["victims"])


def _bodies(data: dict[str, Data]) -> Iterator[str]:
    """Names of states, organs, bodies and groups, and other names made of the same words or of initials."""
    for actor in data["actors"]:
        if actor["kind"] in BODIES:
            yield actor["name"]
            own = set(_capitals(actor["name"]))
            for alias in actor["aliases"]:
                if all(w in own or (w.isupper() and len(w) > 1) for w in _capitals(alias)):
                    yield alias


def _plain(name: str) -> str:
    """A name whatever its case and the blanks between its words."""
    return " ".join(name.split()).casefold()


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _capitals(text: str) -> list[str]:
    return [w for w in _words(text) if any(c.isupper() for c in w)]


def _any_of(names: Iterable[str], *, ignore_case: bool) -> re.Pattern[str]:
    """What finds any of these names as whole words, the longest first; nothing where there are none."""
    wanted = sorted({" ".join(n.split()) for n in names if n.strip()}, key=lambda n: (-len(n), n))
    listed = "|".join(r"\s+".join(re.escape(w) for w in n.split()) for n in wanted)
    return re.compile(
        rf"(?<!\w)(?:{listed})(?!\w)" if wanted else r"(?!)", re.IGNORECASE if ignore_case else 0
    )


def _joined(text: str, marks: Sequence[str | None]) -> Iterator[_Edit]:
    """Edits of marked stretches; stretches with one label and only blanks or hyphens between them are one."""
    edits: list[_Edit] = []
    at = 0
    while at < len(text):
        label, end = marks[at], at + 1
        while end < len(text) and marks[end] == label:
            end += 1
        if label:
            between = text[edits[-1].end : at] if edits else "x"
            if edits and edits[-1].label == label and not between.strip(" -"):
                edits[-1] = _Edit(edits[-1].start, end, label)
            else:
                edits.append(_Edit(at, end, label))
        at = end
    return iter(edits)


def _replaced(text: str, edits: Iterable[_Edit]) -> str:
    out, at = [], 0
    for edit in edits:
        out += [text[at : edit.start], edit.label]
        at = edit.end
    return "".join([*out, text[at:]])


# --- the whole data --------------------------------------------------------------------------------

_CODES = frozenset(
    """
    id capture document sha256 type mode modality kind relation claim to media_type language country precision
    earliest latest as_of of stance event origin component version settings left right by a b retrieved
    time_of_day actor on_behalf_of parent actors targets victims claims denials documents
    """.split()
)  # fields that hold ids, codes and days, no words


class _Redaction:
    """The data while names are taken out of it."""

    def __init__(self, plan: _Plan, data: dict[str, Data]) -> None:
        self._plan = plan
        self._data = data
        self._edits = {d["id"]: plan.edits(d["text"]) for d in data["documents"]}
        self._texts = {d["id"]: _replaced(d["text"], self._edits[d["id"]]) for d in data["documents"]}
        self._known = {x["id"] for part in ("actors", "claims", "events", "documents") for x in data[part]}

    def done(self) -> dict[str, Data]:
        data = self._data
        rejected = {c["id"] for c in data["claims"] if any(d["verdict"] == "reject" for d in c["decided"])}
        data["claims"] = [self._claim(c, rejected) for c in data["claims"] if c["id"] not in rejected]
        data["events"] = [self._inside(e, "") for e in data["events"]]
        data["actors"] = sorted(map(self._actor, data["actors"]), key=lambda a: str(a["id"]))
        data["documents"] = [self._document(d, n) for n, d in enumerate(data["documents"], 1)]
        data["actor_relations"] = [self._inside(r, "") for r in data["actor_relations"]]
        data["lineage"] = [self._inside(x, "") for x in data["lineage"]]
        known = {c["id"] for c in data["claims"]}
        data["judgements"] = [
            self._inside(j, "") | {"by": "accord"}
            for j in data["judgements"]
            if {j["left"], j["right"]} <= known
        ]
        data["places"] = []
        data["settings"] = {}  # may hold the user's own actors
        for part in ("withdrawn", "decisions", "pairs", "as_read", "redirects", "problems"):
            data[part] = []
        return data

    def _document(self, page: Data, number: int) -> Data:
        edits = self._edits[page["id"]]
        new: dict[str, Data] = {
            "file": _page(page, number),
            "url": None,
            "text": self._texts[page["id"]],
            "title": page["title"] and self._plan.text(page["title"]),
            "publisher": page["publisher"] and self._plan.text(page["publisher"]),
            "agency": page["agency"] and self._plan.text(page["agency"]),
            "published": self._inside(page["published"], ""),
            "published_on_page": self._inside(page["published_on_page"], ""),
            "segments": [
                s | {"start": moved.start, "end": moved.end}
                for s in page["segments"]
                if (moved := _moved(s["start"], s["end"], edits)).start < moved.end
            ],
            "removed": [],
            "offsets": [],
        }
        return page | new

    def _actor(self, actor: Data) -> Data:
        hidden = actor["kind"] == "person"
        id = self._plan.ids.get(actor["id"], actor["id"])
        aliases = [] if hidden else dict.fromkeys(self._plan.text(a) for a in actor["aliases"])
        new: dict[str, Data] = {
            "id": id,
            "name": f"[{id[2:].replace('-', ' ')}]" if hidden else self._plan.text(actor["name"]),
            "aliases": [a for a in aliases if "[" not in a],
            "parent": self._plan.ids.get(actor["parent"], actor["parent"]),
            "roles": [] if hidden else [self._inside(r, "") for r in actor["roles"]],
            "external_ids": [] if id != actor["id"] else actor["external_ids"],
            "identity": [],
        }
        return actor | new

    def _claim(self, claim: Data, rejected: set[str]) -> Data:
        for part, key in (("about", "claim"), ("relations", "to")):
            claim[part] = [x for x in claim[part] if x[key] not in rejected]
        claim["same_as"] = [s for s in claim["same_as"] if s[0] not in rejected]
        claim["decided"] = []
        return self._inside(claim, claim["document"])

    def _inside(self, data: Data, document: str, key: str = "") -> Data:
        """A value without names: texts, spans of `document`, ids of actors, places."""
        if isinstance(data, str):
            if data in self._plan.ids:
                return self._plan.ids[data]
            return data if key in _CODES or data in self._known else self._plan.text(data)
        if isinstance(data, list):
            return [self._inside(v, document, key) for v in data]
        if not isinstance(data, dict):
            return data
        document = data.get("document") or document
        out = {k: self._inside(v, document, k) for k, v in data.items()}
        if "candidates" in out:
            out["candidates"] = []
        if {"start", "end", "quote"} <= out.keys() and document:
            moved = _moved(out["start"], out["end"], self._edits[document])
            text = self._texts[document][moved.start : moved.end]
            out |= {"start": moved.start, "end": moved.end, "quote": text}
        if "precision" in out and "relation" in out:
            out |= self._place(data)
        return out

    def _place(self, place: Data) -> Data:
        """What is left of a place of a claim."""
        keeps = self._plan.keeps
        parts = {
            k: self._plan.text(place[k]) if place[k] and keeps(k) else None for k in ("admin2", "admin1")
        }
        if self._plan.may_stay(place):
            return parts | {"name": self._plan.text(place["name"]), "place": place["place"]}
        return parts | dict.fromkeys(("place", "lat", "lon", "precision")) | {"name": "[place]"}


def _moved(start: int, end: int, edits: Sequence[_Edit]) -> _Edit:
    """Where a span lies after the edits; one that cuts into a replaced stretch takes all of it in."""
    shift, new_start, new_end = 0, start, end
    for edit in edits:
        grown = len(edit.label) - (edit.end - edit.start)
        if edit.end <= start:
            new_start = start + shift + grown
        elif edit.start <= start:
            new_start = edit.start + shift
        if edit.end <= end:
            new_end = end + shift + grown
        elif edit.start < end:
            new_end = edit.start + shift + len(edit.label)
        shift += grown
    return _Edit(new_start, new_end, "")
