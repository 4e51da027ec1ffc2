"""Which of the places that share a name a page means.

Each candidate is scored by a readable sum: how prominent it is, whether the words around the name fit
its kind, whether the same phrase names what contains it, and how much the rest of the page speaks of its
country and region. One name keeps one sense in a page, unless a phrase says otherwise.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.knowledge.gazetteer import Hit
from accord.knowledge.spelling import fold
from accord.resolve.toponyms import GOES_ON, KIND_WORDS, Toponym
from accord.types import Place

W_CONTAINER = 6.0  # the same phrase names the region or country that holds it
W_COUNTRY = 5.0  # share of the page's other places in the same country
W_SIDE = 2.5  # the most that sides and seats of government say for a town beside a far more prominent one
FIRM = 0.1  # share of a country in what the page tells besides sides from which on it plays there
LARGE = 5.3  # prominence (200,000 inhabitants) of a town that sides alone may make a better known one's rival
WORLD_KNOWN = 6.0  # prominence (a million) of places whose lesser namesakes vouch for no other place
BEHIND = 1.0  # by how much sides alone leave a lesser town behind its far more prominent namesake
NAMESAKE = 0.9  # a lead in prominence (eightfold) from which a town is far more prominent
W_REGION = 10.5  # share of the page's other places in the same region
W_KIND = 3.0  # a word for the kind of place fits; the same is taken off where it does not
W_SEAT = 0.5  # a first-level region and the town in it that it is called by
W_SPELLING = 1.5  # taken off where only the skeleton of the spelling fits
UNLISTED = "not in the gazetteer"
MARGIN = 0.85  # a lead smaller than this leaves the name unresolved
SURE = 0.97  # share of the chances of an ambiguous name from which on they tell its country
REACH = 600.0  # characters over which the weight of other places falls to a third
FLOOR = 0.15  # what a far place still weighs
DOUBTFUL = 0.8  # trust below which a name may as well be a word or a part of a longer name
KNOWN = 5.0  # prominence (100,000 inhabitants) from which such a name is hardly a chance hit
CHANCE = 0.1  # what a chance hit weighs
TOLD = 0.05  # share of the page's places in a country, sides left out, from which on the page plays there
STRAY = 0.02  # share of countries in the page up to which it does not speak of them
ELSEWHERE = 0.6  # share of the countries that a page names from which on it plays there
SUPPORT = 0.35  # share of a country's places in the page from which on similar spellings count
REGION_KM = 150.0  # what lies farther from a place than this is hardly in it, whatever lists say
NEAR_KM = 60.0  # candidates as near as this are one place for the reader

_COMMA = re.compile(
    r"(?:[\s,(-]|\b(?:province|state|region|district|city|county|governorate|in|of|the|town)\b){1,6}"
)
_STATE_NAME = re.compile(r" State\b")  # "Youngstown State" is a university of the town
_NO_TOWNS = (("admin1",), ("admin2", "admin1"))  # kinds of "province", "division"
_ASIDE = re.compile(r", ?")
_OWNER = re.compile(
    r"(?:['’]s?)?[ \u00a0](?:[a-z-]+[ \u00a0]){0,4}(?:of[ \u00a0](?:the[ \u00a0])?)?(?:[a-z]+[ \u00a0])?"
)
_POSSESSIVE = re.compile(r"['’]s?[ \u00a0]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a toponym stands for: a place, or None with the candidates that the page does not settle.

    `country` is the one in which nearly all places lie that the name may mean, if there is one; where only
    similar spellings are known it is None.
    """

    place: Place | None
    candidates: tuple[Place, ...]
    reason: str
    country: str | None = None


@dataclass(slots=True)
class _Said:
    """How much a page's places speak of each country and region, and how much of that is weak: of sides, of
    seats of government, which stand for sides, and of names that belong to a far more prominent place."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    weak: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    weak_regions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    def firm(self, country: str | None) -> float:
        """The share of a country without what is weak."""
        return self.countries.get(country or "", 0.0) - self.weak.get(country or "", 0.0)

    def scaled(self, total: float) -> _Said:
        """All as shares of a total."""
        for shares in (self.countries, self.regions, self.weak, self.weak_regions):
            for k in shares:
                shares[k] /= total  # type: ignore[index]
        return self


def kilometres(a: Place, b: Place) -> float:
    """The great-circle distance of two places; infinite where one has no position."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two positions in degrees."""
    x, y, u, v = map(math.radians, (lat, lon, other_lat, other_lon))
    h = math.sin((u - x) / 2) ** 2 + math.cos(x) * math.cos(u) * math.sin((v - y) / 2) ** 2
    return 6371 * 2 * math.asin(math.sqrt(h))


def contains(outer: Place, inner: Place) -> bool:
    """Whether a country or region holds a place (by the lists' own divisions)."""
    if outer.id == inner.id or outer.country != inner.country:
        return False
    if outer.precision == "country":
        return inner.precision != "country"
    if outer.precision == "admin1":
        return outer.admin1 is not None and outer.admin1 == inner.admin1 and inner.precision != "admin1"
    if outer.precision == "admin2":
        return outer.admin2 == inner.admin2 and outer.admin1 == inner.admin1 and inner.precision == "town"
    return False


class _Group:
    """The toponyms of a page that share a name, with what they say of others as far as it never changes."""

    def __init__(self, toponyms: list[Toponym], held: list[Toponym]) -> None:
        """`held`: the toponyms that phrases give as what holds the place."""
        first = toponyms[0]
        self.first, self.hits = first, first.hits
        self.starts = [(t.start, t.trust) for t in toponyms]
        self.country = first.country
        self.telling = not (self.hits and self.hits[0].place.country is None)  # a sea tells no country
        self.doubtful = max(t.trust for t in toponyms) < DOUBTFUL and all(
            h.prominence < KNOWN for h in self.hits
        )
        self.often = 1 + math.log(len(toponyms))
        self.side = sum(not t.told_as_place for t in toponyms) / len(toponyms)
        self.own = _own(self.hits)
        lesser = self._lesser(held)
        # What each candidate speaks for: country, region (None: a country has none), share that is weak, and
        # whether it is but a lesser namesake.
        self.speaks = [
            (h.place.country or "", _region(h.place), 1.0 if few or is_seat(h) else self.side, few)
            for h, few in zip(self.hits, lesser, strict=True)
        ]
        self.told: list[tuple[float, str, tuple[str, str] | None, float, bool]] = []

    def _lesser(self, held: list[Toponym]) -> list[bool]:
        """For each candidate whether it is but a namesake of a place that all the world knows, and no phrase
        names what holds it: it does not tell where the page plays."""
        known = any(h.prominence >= WORLD_KNOWN for h in self.hits)
        return [
            known and gap >= NAMESAKE and not any(_may_hold(c, hit.place) for c in held)
            for hit, (gap, _) in zip(self.hits, self.own, strict=True)
        ]

    def seen_from(self, starts: tuple[int, ...]) -> float:
        """What the name weighs beside some offsets."""
        near = 0.0
        for own, trust in self.starts:
            distance = abs(starts[0] - own) if len(starts) == 1 else min([abs(s - own) for s in starts])
            near = max(near, trust * (math.exp(-distance / REACH) + FLOOR))
        weight = near * self.often
        return weight * CHANCE if self.doubtful else weight

    def weigh(self, scores: list[float]) -> None:
        """Takes scores of the candidates: those that have a chance and are spelt so speak for theirs."""
        self.told = [
            (chance, *said)
            for chance, hit, said in zip(_chances(scores), self.hits, self.speaks, strict=True)
            if chance > 0.01 and hit.exact  # merely similar spellings support nothing
        ]


class Chooser:
    """Chooses among the candidates of all toponyms of one page at once."""

    def __init__(self, toponyms: list[Toponym], text: str) -> None:
        self.toponyms = toponyms
        self.text = text
        self._starts = [t.start for t in toponyms]
        self._groups: dict[str, list[Toponym]] = defaultdict(list)
        for t in toponyms:
            self._groups[t.key].append(t)
        self._held: dict[tuple[int, int], list[Toponym]] = {}
        self._told = {
            key: _Group(ts, [c for t in ts for c in self._containers(t) if not self._acting(t, c)])
            for key, ts in self._groups.items()
        }
        self._seen: dict[tuple[int, ...], list[float]] = {}
        sure = [t for t in toponyms if t.trust >= DOUBTFUL]
        self._named = {t.country for t in sure} | {
            h.place.country for t in sure for h in t.hits if h.exact and h.place.precision == "country"
        }
        for group in self._told.values():
            group.weigh([_prior(h, group.first) for h in group.hits])
        for _ in range(2):
            scores = {key: self.scores(ts[0], ts) for key, ts in self._groups.items()}
            for key, group in self._told.items():
                group.weigh(scores[key])

    def choose(self, toponym: Toponym) -> Choice:
        """What one toponym of the page stands for."""
        group = self._groups.get(toponym.key, [toponym])
        held = [t for t in group if self._containers(t)]
        asked = [toponym] if self._containers(toponym) or not held else held
        scores = self.scores(toponym, asked)
        order = sorted(range(len(scores)), key=lambda i: (-scores[i], toponym.hits[i].place.id))
        candidates = tuple(toponym.hits[i].place for i in order[:5])
        if not order:
            return Choice(place=None, candidates=(), reason=UNLISTED)
        around = self._around(toponym) or self._abroad(toponym, asked)
        if around is not None:
            return around
        best = toponym.hits[order[0]].place
        if (
            toponym.kinds in _NO_TOWNS
            and best.precision == "town"
            and not _STATE_NAME.match(self.text, toponym.end)
            and not self._supported(toponym, asked, best)
        ):
            return Choice(place=None, candidates=(), reason=UNLISTED)  # "Lake province" is no town of Ohio
        rival = next((i for i in order[1:] if not _same_to_the_reader(best, toponym.hits[i].place)), None)
        lead = math.inf if rival is None else scores[order[0]] - scores[rival]
        if lead < MARGIN:
            reason = "several places of this name fit the page"
            country = self._country_of(toponym, scores)
            return Choice(place=None, candidates=candidates, reason=reason, country=country)
        if not toponym.hits[order[0]].exact and not self._supported(toponym, asked, best):
            reason = "only similar spellings are known"
            return Choice(place=None, candidates=candidates, reason=reason)
        return Choice(
            place=best, candidates=candidates, reason=self._reason(toponym, asked, best, rival is None)
        )

    def _country_of(self, toponym: Toponym, scores: list[float]) -> str | None:
        """The country in which nearly all chances of an ambiguous name lie."""
        shares: dict[str, float] = defaultdict(float)
        for hit, chance in zip(toponym.hits, _chances(scores), strict=True):
            shares[hit.place.country or ""] += chance if hit.exact else 0.0
        return next((c for c, share in shares.items() if c and share >= SURE), None)

    def country_shares(self, start: int, without: str = "", named: bool = False) -> dict[str, float]:
        """How much of what the page names lies in each country, seen from an offset; shares sum to 1.

        With `named`, without countries that the page never names, be it by a demonym: a town may have
        namesakes anywhere.
        """
        countries = self._evidence((start,), without).countries
        return {c: s for c, s in countries.items() if c in self._named} if named else countries

    def plays_in(self, start: int) -> dict[str, float]:
        """The shares of countries in which the page tells of a place: whoever acts may act anywhere."""
        said = self._evidence((start,), "")
        told = (c for c in said.countries if c in self._named and said.firm(c) >= TOLD)
        return {c: said.countries[c] for c in told}

    def scores(self, toponym: Toponym, asked: list[Toponym]) -> list[float]:
        """One score for each candidate of a toponym, in the order of its hits."""
        said = self._evidence(tuple(t.start for t in asked[:6]), toponym.key)
        held = [(c, self._acting(t, c)) for t in asked for c in self._containers(t)]
        group = self._told.get(toponym.key)
        own = group.own if group is not None and group.hits is toponym.hits else _own(toponym.hits)
        out = []
        for hit, (gap, seat) in zip(toponym.hits, own, strict=True):
            place = hit.place
            country, region = place.country or "", (place.country or "", place.admin1 or "")
            score = _prior(hit, toponym)
            score += W_COUNTRY * said.countries.get(country, 0.0)
            holders = [acting for c, acting in held if _may_hold(c, place)]
            score += W_CONTAINER if holders else 0.0
            if gap >= NAMESAKE:  # American envoys in Paris are hardly in Texas
                weak = W_COUNTRY * said.weak.get(country, 0.0) + W_REGION * said.weak_regions.get(region, 0.0)
                weak += W_CONTAINER if holders and all(holders) else 0.0
                score -= max(0.0, weak - _most(hit, gap, said.firm(country)))
            if place.precision != "country":
                score += W_REGION * said.regions.get(region, 0.0)
            if seat:
                score += W_SEAT
            out.append(score)
        return out

    def _evidence(self, starts: tuple[int, ...], without: str) -> _Said:
        """What the page's other places than the name `without` speak of, seen from some offsets."""
        said = _Said()
        countries, regions, weak = said.countries, said.regions, said.weak
        total = 0.0
        for (key, group), weight in zip(self._told.items(), self._seen_from(starts), strict=True):
            if key == without or not group.telling:
                continue
            total += weight
            if group.country is not None:
                countries[group.country] += weight
                weak[group.country] += weight * group.side
                continue
            for chance, country, region, share, lesser in group.told:
                own = weight * chance
                countries[country] += own
                weak[country] += own * share
                if region is not None:
                    regions[region] += own
                    if lesser:
                        said.weak_regions[region] += own
        return said.scaled(max(total, 0.5))

    def _seen_from(self, starts: tuple[int, ...]) -> list[float]:
        """What each name of the page weighs beside some offsets: near ones more, and those named often."""
        if starts not in self._seen:
            self._seen[starts] = [group.seen_from(starts) for group in self._told.values()]
        return self._seen[starts]

    def _containers(self, toponym: Toponym) -> list[Toponym]:
        """Toponyms that may hold this one: "X, Y", "X in Y", "Y's X", "the Y city of X"."""
        place = toponym.start, toponym.end
        if place not in self._held:
            self._held[place] = self._beside(toponym)
        return self._held[place]

    def _beside(self, toponym: Toponym) -> list[Toponym]:
        at = bisect_left(self._starts, toponym.start)
        before = at - 1
        while at < len(self.toponyms) and self.toponyms[at].start < toponym.end:
            at += 1
        out = []
        if at < len(self.toponyms):
            after = self.toponyms[at]
            joined = _COMMA.fullmatch(self.text, toponym.end, after.start) or after.start - toponym.end <= 1
            if joined and not self._of_people(after):
                out.append(after)
        if before >= 0:
            owner = self.toponyms[before]
            if owner.end <= toponym.start and _OWNER.fullmatch(self.text, owner.end, toponym.start):
                out.append(owner)
        return out

    def _around(self, toponym: Toponym) -> Choice | None:
        """The place that a comma names around one of which the gazetteer knows only namesakes elsewhere: "X,
        North Y", "X, Z, North Y". A well-known name is what it is known for, a region no part of the next."""
        if any(h.exact and (h.prominence >= KNOWN or h.place.precision != "town") for h in toponym.hits):
            return None
        chain = [toponym]
        for t in self.toponyms[bisect_left(self._starts, toponym.end) :]:
            if not _ASIDE.fullmatch(self.text, chain[-1].end, t.start) or self._of_people(t):
                break
            chain.append(t)
        if len(chain) == 1 or any(_may_hold(chain[1], h.place) for h in toponym.hits):
            return None
        holder = self.choose(chain[1])
        if holder.place is None or holder.place.precision == "country":
            return None
        if holder.place.precision == "town" and not (len(chain) > 2 and _may_hold(chain[2], holder.place)):
            return None  # a list of towns
        same = [h.place for h in toponym.hits if h.place.country == holder.place.country]
        if any(kilometres(p, holder.place) <= REGION_KM for p in same):
            return None
        reason = f"named with {chain[1].name}, where the gazetteer knows no place of this name"
        return Choice(place=holder.place, candidates=(holder.place,), reason=reason)

    def _abroad(self, toponym: Toponym, asked: list[Toponym]) -> Choice | None:
        """A name of which the gazetteer knows only namesakes in other countries than the page's own.

        "X in Y": no place of the name lies in Y. Or the only known place that is also called so is a small
        one, and the page plays elsewhere and never speaks of its country.
        """
        held = [(c, t) for t in asked for c in self._containers(t)]
        if any(_may_hold(c, h.place) for c, _ in held for h in toponym.hits):
            return None
        lands = {
            c.hits[0].place.country
            for c, t in held
            if c.start > t.start and c.hits and c.hits[0].place.precision == "country"
        }
        first = toponym.hits[0]
        if lands and all(h.prominence < LARGE and h.place.precision != "country" for h in toponym.hits):
            land = next(iter(lands)) if len(lands) == 1 else None
            reason = "named with a country in which the gazetteer knows no place of this name"
            return Choice(place=None, candidates=(), reason=reason, country=land)
        if len(toponym.hits) > 1 or first.prominence >= KNOWN or first.place.country is None:
            return None
        if fold(first.place.name) == fold(toponym.name):
            return None
        shares = self.country_shares(toponym.start, toponym.key)
        theirs = shares.get(first.place.country, 0.0)
        others = sum(share for country, share in shares.items() if country in self._named)
        if theirs > STRAY or others < ELSEWHERE:
            return None
        reason = "the page plays elsewhere than the places of this name that the gazetteer knows"
        return Choice(place=None, candidates=(first.place,), reason=reason)

    def _acting(self, toponym: Toponym, container: Toponym) -> bool:
        """Whether a container is but a side that does something there: "Lebanese troops stood in Tripoli"."""
        between = self.text[container.end : toponym.start]
        return container.start < toponym.start and not container.told_as_place and not _of_a_land(between)

    def _of_people(self, toponym: Toponym) -> bool:
        """Whether a country's name belongs to what follows: "in Tripoli, U.S. officials said"."""
        if toponym.country is not None:
            return True
        following = re.match(r"[ \u00a0]([a-z]+)", self.text[toponym.end : toponym.end + 20])
        short = "." in self.text[toponym.start : toponym.end] or toponym.name.isupper()
        return short and following is not None and following[1] not in GOES_ON

    def _supported(self, toponym: Toponym, asked: list[Toponym], place: Place) -> bool:
        """Whether the page speaks of a place's country, which a merely similar spelling needs."""
        if any(_may_hold(c, place) for t in asked for c in self._containers(t)):
            return True
        shares = self.country_shares(toponym.start, toponym.key, named=True)
        return shares.get(place.country or "", 0.0) >= SUPPORT

    def _reason(self, toponym: Toponym, asked: list[Toponym], best: Place, alone: bool) -> str:
        held = next((c.name for t in asked for c in self._containers(t) if _may_hold(c, best)), None)
        if held is not None:
            return f"named with {held}"
        if alone:
            return "the only place of this name"
        share = self.country_shares(toponym.start, toponym.key).get(best.country or "", 0.0)
        if share >= 0.3:
            return "fits the other places of the page"
        return "the most prominent place of this name"


def _of_a_land(between: str) -> bool:
    """Whether words between a country and a place tell that it lies there ("the Syrian city of X")."""
    words = between.split()
    return bool(_POSSESSIVE.match(between)) or len(words) == 0 or any(w in KIND_WORDS for w in words)


def _prior(hit: Hit, toponym: Toponym) -> float:
    score = hit.prominence - (0.0 if hit.exact else W_SPELLING)
    if toponym.kinds:
        score += W_KIND if hit.place.precision in toponym.kinds else -W_KIND
    return score


def _chances(scores: list[float]) -> list[float]:
    """Scores as shares that sum to 1 (softmax at twice the scale: a lead of 1 is about 7 to 1)."""
    if not scores:
        return []
    top = max(scores)
    weights = [math.exp(2 * (s - top)) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def _own(hits: Sequence[Hit]) -> list[tuple[float, bool]]:
    """For each candidate of a name, its lag behind the most prominent town of the name, beside that of its
    own country, if it is a town; and whether it is a region called by a town of the name, or that town."""
    known: dict[str | None, float] = {}  # the most prominent town of this name in each country
    for hit in hits:
        if hit.exact and hit.place.precision == "town":
            known[hit.place.country] = max(hit.prominence, known.get(hit.place.country, 0.0))
    most = max(known.values(), default=0.0)
    regions = [h.place for h in hits if h.place.precision == "admin1"]
    towns = [h.place for h in hits if h.place.precision == "town"]
    seats = {p.id for r in regions for t in towns if _seat_of(r, t) for p in (r, t)}
    return [
        (
            most - known.get(h.place.country, h.prominence) if h.place.precision == "town" else 0.0,
            h.place.id in seats,
        )
        for h in hits
    ]


def _region(place: Place) -> tuple[str, str] | None:
    """The first-level region of a place by country and name, which may be empty; None for a country."""
    return None if place.precision == "country" else (place.country or "", place.admin1 or "")


def _most(hit: Hit, gap: float, firm: float) -> float:
    """The most that weak signs say for a town beside a far more prominent one: of a large town they may make
    a rival; a small one stays behind, unless more than sides tells of its country (`firm`)."""
    alone = hit.prominence < LARGE and firm < FIRM
    return max(0.0, min(W_SIDE, gap) - (BEHIND if alone else 0.0))


def is_seat(hit: Hit) -> bool:
    """Whether a town is the capital of its country, which makes it more prominent than its size does."""
    return hit.place.precision == "town" and hit.prominence > math.log10(max(hit.place.population, 100)) + 1


def _seat_of(region: Place, town: Place) -> bool:
    """Whether a first-level region bears the name of a town, which lies in it."""
    return contains(region, town) and fold(region.name) == fold(town.name)


def _may_hold(container: Toponym, place: Place) -> bool:
    if container.country is not None:
        return container.country == place.country and place.precision != "country"
    return any(contains(hit.place, place) for hit in container.hits)


def _same_to_the_reader(one: Place, other: Place) -> bool:
    """Candidates between which no reader would ask: one inside the other, or close by in one country."""
    if contains(one, other) or contains(other, one):
        return True
    return one.country == other.country and kilometres(one, other) <= NEAR_KM
