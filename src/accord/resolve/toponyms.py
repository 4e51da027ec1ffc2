"""The place names of a page: where they stand, what they may stand for, and how far each can be trusted.

A toponym is a stretch of capitalised words that the gazetteer knows, or a country's demonym. What stands
around it is kept: a word for its kind ("province", "city of"), a direction ("eastern Zaire"), a
preposition of place, and whether it is likely to be part of a longer name ("Medellin drug cartel" is,
"in Medellin" is not).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from accord.knowledge.gazetteer import Gazetteer, Hit
from accord.knowledge.spelling import fold
from accord.resolve.calendars import MONTHS, WEEKDAYS
from accord.types import Document, Parse, Precision

_TOKEN = re.compile(
    r"(?:[A-Z]\.[ \u00a0]?){2,}|W\.[ \u00a0]?Va\.|(?:St|Mt|Ft)\.|[^\W\d_]+(?:['’ʿʼ`][^\W\d_]+)*"
)
_POSSESSIVE = ("'s", "’s")
_JOINT = re.compile(r"[ \u00a0]|[-‐‑–]|[ \u00a0]?[-‐‑–][ \u00a0]?|\s?\n?")
_HYPHENS = frozenset("-‐‑–")
_ARTICLES = frozenset("al el ad an ar as ash at az ul".split())
_INNER = _ARTICLES | frozenset(
    "de del la las los el e i du des da do dos di van der den of and the sur les le va o".split()
)
KIND_WORDS: dict[str, tuple[Precision, ...]] = {
    **dict.fromkeys(("province", "state", "governorate", "oblast", "prefecture"), ("admin1",)),
    "department": ("admin1", "admin2"),
    "region": ("admin1", "country"),
    **dict.fromkeys(("district", "county", "parish", "raion", "borough", "subdistrict"), ("admin2", "town")),
    "territory": ("admin2", "admin1"),
    "division": ("admin2", "admin1"),
    **dict.fromkeys(
        ("city", "town", "village", "port", "airport", "municipality", "suburb", "township"), ("town",)
    ),
    **dict.fromkeys(("camp", "capital", "hamlet", "settlement", "neighbourhood", "neighborhood"), ("town",)),
}
# "Eastern Villages" in a headline are no place called so, though there are some.
_KINDS_OF_PLACES = frozenset({f"{k}s" for k in KIND_WORDS} | {"cities", "counties"})
DIRECTION = re.compile(
    r"(?:(?:far|extreme)[ -])?"
    r"(?:north|south|east|west|central|upper|lower|(?:north|south)[- ]?(?:east|west))"
    r"(?:ern)?(?:most)?(?:[- ]central)?$",
    re.IGNORECASE,
)
_LOCATIVE = frozenset(
    "in near at from to outside around across into toward towards over inside through throughout along"
    " between off beyond on against within via".split()
)
_BEFORE_COUNTRIES = frozenset({"the", "neighbouring", "neighboring", "nearby"})
_TITLES = frozenset(
    "mr mrs ms dr gen general col colonel maj major capt captain lt sgt president minister prime king queen"
    " prince princess senator sen rep gov governor sheikh imam mullah ayatollah pope judge justice professor"
    " prof sir lord spokesman spokeswoman spokesperson ambassador secretary chief commander officer detective"
    " sheriff deputy".split()
)
_LOWER = re.compile(r"[ \u00a0]([a-z]+)")
# Words that follow a place name in a clause and do not belong to it.
GOES_ON = frozenset(
    "on in at by and or but where when while which who is was are were has had said after before as for from"
    " with to about near since until during over around".split()
)
_MONTH_LEADS = frozenset("in of since last early late mid until by next this from to during".split())
_STATES = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "colo": "Colorado",
    "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois",
    "ind": "Indiana", "kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland",
    "mass": "Massachusetts", "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi",
    "mo": "Missouri",
    "mont": "Montana", "neb": "Nebraska", "nev": "Nevada", "n h": "New Hampshire",
    "n j": "New Jersey", "n m": "New Mexico", "n y": "New York", "n c": "North Carolina",
    "n d": "North Dakota", "okla": "Oklahoma",
    "ore": "Oregon", "pa": "Pennsylvania", "r i": "Rhode Island", "s c": "South Carolina",
    "s d": "South Dakota",
    "tenn": "Tennessee", "tex": "Texas", "vt": "Vermont", "va": "Virginia", "wash": "Washington",
    "w va": "West Virginia", "wis": "Wisconsin", "wyo": "Wyoming", "ont": "Ontario", "que": "Quebec",
    "b c": "British Columbia",
}  # fmt: skip
# Kinds of sites that stand behind a name in small letters.
_SITE_WORDS = frozenset(
    "prison jail airport airbase airfield base camp square plant crossing corridor forest island islands"
    " peninsula valley mosque shrine palace strait canal".split()
)
# Towns bear these names, too, but a page that writes one of them alone means a body or a building.
_BARE_SITES = frozenset(
    "university college hospital airport station police church parliament embassy".split()
)
# Further words that stand behind a town's name for something in or near it.
_NEARBY = frozenset(
    "dam pass hill hills heights junction refinery oilfield barracks bridge road highway market street avenue"
    " hotel school institute mountain mountains bay gulf beach harbour harbor area front line zone old new"
    " central".split()
)
RIVERS = frozenset("river rivers lake".split())
_WHOLE = ("place", "person")  # kinds of names whose parts are no places of their own
_LONGEST = 5
_KNOWN = 5.0  # prominence of a town of 100,000 people
_MAX_HITS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """One place name of the page: text[start:end], with the places that it may stand for.

    `country` is set for demonyms only. `kinds` are the kinds of place that the words around it allow
    (empty: any); `trust` is how likely it is a place at all, 0 to 1. A country that is not `told_as_place` is
    a side ("Israeli officials", "Russia said"): it may act anywhere.
    """

    start: int
    end: int
    name: str
    hits: tuple[Hit, ...]
    country: str | None = None
    kinds: tuple[Precision, ...] = ()
    direction: str | None = None
    trust: float = 1.0
    told_as_place: bool = True

    @property
    def key(self) -> str:
        """What toponyms that stand for the same place share."""
        return fold(self.name) + (" (" + ",".join(self.kinds) + ")" if "admin1" in self.kinds else "")


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    capital: bool


class _Scan:
    """One pass over a page's words."""

    def __init__(self, text: str, parse: Parse | None, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.words = [_word(m) for m in _TOKEN.finditer(text)]
        self.lower = {w.text for w in self.words if not w.capital}
        self._starts = parse.starts.tolist() if parse is not None else []
        self._tags = parse.tags if parse is not None else ()
        self._named = _names_in(text, parse)
        self._side_by_side: dict[int, bool] = {}

    def toponyms(self) -> list[Toponym]:
        out: list[Toponym] = []
        i = 0
        while i < len(self.words):
            size, found = self._at(i)
            if found is not None:
                out.append(found)
            i += max(size, 1)
        return _distrust_surnames(out, self)

    def _at(self, i: int) -> tuple[int, Toponym | None]:
        first = self.words[i]
        if not first.capital and not (
            first.text in _ARTICLES and self._joined(i) and self.words[i + 1].capital
        ):
            return 1, None
        longest = 1
        while longest < _LONGEST and i + longest < len(self.words) and self._joined(i + longest - 1):
            following = self.words[i + longest]
            inner = following.text in _INNER or _between_hyphens(self.text, following)
            if not following.capital and not inner:
                break
            longest += 1
        for size in range(longest, 0, -1):
            last = self.words[i + size - 1]
            if last.capital or size == 1:
                found = self._site(i, size) or self._known(i, size)
                if found is not None:
                    return size, found
        return 1, None

    def _site(self, i: int, size: int) -> Toponym | None:
        """A name with the word for its kind in small letters, where the lists hold both as one name."""
        for more in (2, 1):
            following = self.words[i + size : i + size + more]
            if len(following) < more or following[-1].text not in _SITE_WORDS:
                continue
            if self.gazetteer.country(self.words[i].text) is not None:
                return None  # "the X island of Y"
            if all(self._joined(i + size - 1 + n) for n in range(more)):
                found = self._known(i, size + more)
                if found is not None:
                    return found
        return None

    def _joined(self, i: int) -> bool:
        """Whether word i and the next stand side by side, without a comma or full stop between."""
        if i not in self._side_by_side:
            self._side_by_side[i] = self._stands_beside_next(i)
        return self._side_by_side[i]

    def _stands_beside_next(self, i: int) -> bool:
        if i + 1 >= len(self.words):
            return False
        word, following = self.words[i], self.words[i + 1]
        if self.text[word.start : following.start].strip().endswith(_POSSESSIVE):
            return False
        return _JOINT.fullmatch(self.text, word.end, following.start) is not None

    def _known(self, i: int, size: int) -> Toponym | None:
        start, end = self.words[i].start, self.words[i + size - 1].end
        name = self.text[start:end].rstrip()
        if size == 1 and (self._common_word(i) or self._of_water(i) or name.lower() in _KINDS_OF_PLACES):
            return None
        if _of_a_firm(self.text, start):
            return None
        state = self._state_abbreviation(i, size)
        country = None if state else self.gazetteer.country(name)
        hits = self.gazetteer.hits(state or name, similar=False)[:_MAX_HITS]
        if len(name) <= 3 and name.isupper() and all(h.prominence < _KNOWN for h in hits):
            hits = ()  # "EU": a body's short name, whatever town is spelt so
        if all(h.prominence <= _KNOWN for h in hits) and self._inside_a_name(i, size):
            hits = ()  # "Kani Gurram" has nothing to do with a Kani elsewhere
        if country is None and all(h.prominence <= _KNOWN for h in hits) and self._of_line(i + size):
            hits = ()  # "the Northern Limit Line" is no town called Limit
        if not hits and country is None:
            return None
        if country is not None:
            hits, country = _country_or_demonym(hits, country)
        kinds = ("admin1",) if state else self._kinds(i, size)
        return Toponym(
            start=start,
            end=start + len(name),
            name=state or name,
            hits=hits,
            country=country,
            kinds=kinds,
            direction=self._direction(i),
            trust=self._trust(i, size, hits, country),
            told_as_place=self._told_as_place(i, hits, country),
        )

    def _inside_a_name(self, i: int, size: int) -> bool:
        """Whether the words are but a part of what the model takes for one name of a place or person;
        what tells the kind of place ("X Airport") is no part of a name."""
        start, end = self.words[i].start, self.words[i + size - 1].end
        at = bisect_right(self._named, (start, len(self.text))) - 1
        if at < 0 or end > self._named[at][1] or self._named[at] == (start, end):
            return False
        others = [w for w in _TOKEN.findall(self.text, *self._named[at]) if w not in self.text[start:end]]
        return any(w[0].isupper() and not _is_plain(w.lower()) for w in others)

    def _state_abbreviation(self, i: int, size: int) -> str | None:
        """ "La." after a comma is Louisiana, "N.Y." is New York anywhere; others of these do not count."""
        start, end = self.words[i].start, self.words[i + size - 1].end
        name = self.text[start:end].strip()
        dotted = name.count(".") + (self.text[end : end + 1] == ".")
        if dotted == 0 or (dotted == 1 and self.text[max(0, start - 2) : start] != ", "):
            return None
        return _STATES.get(fold(name))

    def _common_word(self, i: int) -> bool:
        """A word that only its place at the beginning of a sentence makes a capital one."""
        word = self.words[i]
        lower = word.text.lower()
        if lower in WEEKDAYS or (lower in MONTHS and (lower != "march" or self._is_month(i))):
            return True
        if lower in _BARE_SITES and self._tags:
            return True
        if len(word.text) < 2 or lower in _INNER or lower in _LOCATIVE or lower in _TITLES:
            return True
        if self._tags:
            tag = self.tag(word.start)
            if tag in ("ADP", "DET", "PRON", "VERB", "AUX", "ADV", "CCONJ", "SCONJ", "NUM", "PART", "INTJ"):
                return self.gazetteer.country(word.text) is None
        return lower in self.lower and self._opens_sentence(word.start)

    def _of_line(self, i: int) -> bool:
        """Whether a name goes on with "Line": a border or truce line called so."""
        after = self._word(i)
        return after is not None and after.text == "Line" and self._joined(i - 1)

    def _of_water(self, i: int) -> bool:
        """ "Gulf" of "the Gulf of X", where the lists hold no such water; the town by which a river goes."""
        after, name = self._word(i + 1), self._word(i + 2)
        if after is None or not self._joined(i):
            return False
        if after.text.lower() in RIVERS:
            return True
        led = after.text == "of" and name is not None and name.capital
        return led and self.gazetteer.is_area(self.words[i].text)

    def _is_month(self, i: int) -> bool:
        """ "In March", "March 5", "since last March": the month and no town of that name."""
        before, after = self._word(i - 1), self.text[self.words[i].end : self.words[i].end + 3]
        led = before is not None and before.text.lower() in _MONTH_LEADS and self._joined(i - 1)
        return led or re.match(r" \d", after) is not None

    def tag(self, start: int) -> str:
        """The part of speech of the word at an offset; empty without a parse."""
        at = bisect_left(self._starts, start)
        return self._tags[at] if at < len(self._starts) and self._starts[at] == start else ""

    def _opens_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 4) : start].rstrip(" \"'“‘(")
        return start == 0 or before == "" or before[-1] in ".!?:\n"

    def _kinds(self, i: int, size: int) -> tuple[Precision, ...]:
        """The kinds of place that the words before or after allow."""
        after = self._word(i + size)
        if after is not None and self._joined(i + size - 1) and after.text.lower() in KIND_WORDS:
            return KIND_WORDS[after.text.lower()]
        before, link = self._word(i - 1), self._word(i - 2)
        if before is not None and self._joined(i - 1):
            if before.text.lower() == "of" and link is not None and link.text.lower() in KIND_WORDS:
                return KIND_WORDS[link.text.lower()]
            if before.text.lower() in ("capital", "city", "town", "village", "province"):
                return KIND_WORDS[before.text.lower()]
        return ()

    def _direction(self, i: int) -> str | None:
        before = self._word(i - 1)
        if before is not None and self._joined(i - 1) and DIRECTION.match(before.text):
            return before.text
        return None

    def _trust(self, i: int, size: int, hits: tuple[Hit, ...], country: str | None) -> float:
        """1 for countries, demonyms and names after a preposition of place; less within longer names."""
        if country is not None or self._kinds(i, size):
            return 1.0
        if any(h.place.precision == "country" for h in hits) and not self._ends_longer_name(i, size, hits):
            return 1.0
        if size > 1 and hits and hits[0].place.country is None:
            return 1.0  # "the Gulf of Aden"
        before, after = self._word(i - 1), self._word(i + size)
        trust = 0.6
        title = before is not None and before.text.lower() in _TITLES
        if before is not None and (title or self._joined(i - 1)):
            lower = before.text.lower()
            if lower in _LOCATIVE or DIRECTION.match(before.text) or lower == "of":
                trust = 0.8 if lower in ("of", "to", "on") else 1.0
            elif lower in _TITLES or (before.capital and not self._opens_sentence(before.start)):
                known = self.gazetteer.country(before.text) or lower in KIND_WORDS
                trust = 0.6 if known else 0.1
        longer = after is not None and after.capital and after.text.lower() not in (*WEEKDAYS, *MONTHS)
        if longer and self._joined(i + size - 1) and trust < 1.0:
            trust *= 0.4
        return trust

    def _told_as_place(self, i: int, hits: tuple[Hit, ...], country: str | None) -> bool:
        """Whether something is said to be in a country, or the name is none of a country."""
        if country is None and not any(h.place.precision == "country" for h in hits):
            return True
        at = i - 1
        while at >= 0 and self.words[at].text.lower() in _BEFORE_COUNTRIES and self._joined(at):
            at -= 1
        before = self._word(at)
        if country is not None or before is None or not self._joined(at):
            return False
        after = self.text[self.words[i].end : self.words[i].end + 24]
        short = "." in self.words[i].text or self.words[i].text.isupper()
        if short and (following := _LOWER.match(after)) is not None and following[1] not in GOES_ON:
            return False  # "against U.S. bases"
        return before.text.lower() in _LOCATIVE or DIRECTION.match(before.text) is not None

    def _ends_longer_name(self, i: int, size: int, hits: tuple[Hit, ...]) -> bool:
        """Whether a country's short name is the last word of another one ("the Union of River States")."""
        before = self._word(i - 1)
        if before is None or not before.capital or not self._joined(i - 1) or DIRECTION.match(before.text):
            return False
        name = fold(self.text[self.words[i].start : self.words[i + size - 1].end])
        short = all(fold(h.place.name) != name for h in hits if h.place.precision == "country")
        return short and self.gazetteer.country(before.text) is None

    def _word(self, i: int) -> _Word | None:
        return self.words[i] if 0 <= i < len(self.words) else None


def capitalised_runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs of capitalised words inside text[start:end], without words for kinds of place."""
    words = [_word(m) for m in _TOKEN.finditer(text, start, end)]
    out: list[tuple[int, int]] = []
    open_run = False
    for i, word in enumerate(words):
        inner = (
            (word.text in _INNER or _between_hyphens(text, word))
            and i + 1 < len(words)
            and words[i + 1].capital
            and word.text not in ("of", "and")
        )
        own = word.capital and word.text.lower() not in KIND_WORDS and word.text.lower() not in _TITLES
        proper = own or (inner and (open_run or word.text in _ARTICLES))
        joined = open_run and _JOINT.fullmatch(text, words[i - 1].end, word.start) is not None
        if proper and joined:
            out[-1] = (out[-1][0], word.end)
        elif proper:
            out.append((word.start, word.end))
        open_run = proper
    return out


def _between_hyphens(text: str, word: _Word) -> bool:
    """Whether a word stands between hyphens, as in "Port-au-Prince"."""
    around = (text[max(word.start - 1, 0) : word.start], text[word.end : word.end + 1])
    return all(mark in _HYPHENS for mark in around)


def _names_in(text: str, parse: Parse | None) -> list[tuple[int, int]]:
    """Where what the language model takes for names of places and persons stand, in order."""
    if parse is None:
        return []
    spans = [
        (int(parse.starts[n.first]), int(parse.ends[n.last - 1])) for n in parse.names if n.kind in _WHOLE
    ]
    return sorted((a, b) for a, b in spans if "," not in text[a:b])


def _is_plain(lower: str) -> bool:
    """Whether a word of a name tells what kind of place it is, which part of it, or whose title it is."""
    plain = any(lower in some for some in (KIND_WORDS, _SITE_WORDS, _BARE_SITES, _NEARBY, RIVERS))
    return plain or lower in _TITLES or lower in _INNER or DIRECTION.match(lower) is not None


def _word(match: re.Match[str]) -> _Word:
    text, start = match[0], match.start()
    if not text[-1].isalpha() or text.endswith(_POSSESSIVE):
        text = (text[:-2] if text.endswith(_POSSESSIVE) else text).rstrip()
    return _Word(start, start + len(text), text, text[0].isupper())


def _distrust_surnames(found: list[Toponym], scan: _Scan) -> list[Toponym]:
    """A name that stands once in a person's name is likely to be that person elsewhere ("Martinez said")."""
    placed = {fold(t.name) for t in found if t.trust == 1.0}
    surnames = {fold(t.name) for t in found if t.trust <= 0.1} - placed
    out = []
    for t in found:
        if fold(t.name) in surnames and t.trust < 1.0:
            t = Toponym(
                start=t.start, end=t.end, name=t.name, hits=t.hits, country=t.country, kinds=t.kinds,
                direction=t.direction, trust=0.05,
            )  # fmt: skip
        out.append(t)
    return out


def find_toponyms(document: Document, parse: Parse | None, gazetteer: Gazetteer) -> list[Toponym]:
    """The place names and demonyms of a page in text order; they do not overlap."""
    return _Scan(document.text, parse, gazetteer).toponyms()


def _of_a_firm(text: str, start: int) -> bool:
    """Whether what begins there ends the name of a firm: "Grocery & Deli", "Smith & Wesson"."""
    return text[max(0, start - 2) : start] == "& "


def read_toponym(text: str, start: int, end: int, gazetteer: Gazetteer) -> Toponym | None:
    """The stretch text[start:end] as one toponym, similar spellings allowed; None where nothing fits."""
    if _of_a_firm(text, start):
        return None
    name = text[start:end]
    country = gazetteer.country(name)
    hits = gazetteer.hits(name)[:_MAX_HITS]
    if country is not None:
        hits, country = _country_or_demonym(hits, country)
    if not hits and country is None:
        return None
    return Toponym(start=start, end=end, name=name, hits=hits, country=country)


def _country_or_demonym(hits: tuple[Hit, ...], country: str) -> tuple[tuple[Hit, ...], str | None]:
    """A country's name keeps its candidates; a demonym ("Spanish") stands for its country alone."""
    if any(h.exact and h.place.precision == "country" for h in hits):
        return hits, None
    return (), country
