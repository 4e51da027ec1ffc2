"""Where claims' events were: place phrases resolved to the gazetteer over the whole page.

A phrase gives its innermost place; the regions and countries that it names beside it only help to choose.
What the page does not settle stays open, with the candidates. No place is guessed from who acts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from accord.extract.circumstances import AGAIN
from accord.knowledge.gazetteer import Gazetteer, default
from accord.resolve.choosing import UNLISTED, Choice, Chooser, contains, kilometres
from accord.resolve.nesting import ACROSS_KM, laid, merged, with_places_of_same_event
from accord.resolve.toponyms import (
    DIRECTION,
    KIND_WORDS,
    RIVERS,
    Toponym,
    capitalised_runs,
    find_toponyms,
    read_toponym,
)
from accord.types import Claim, ClaimPlace, Document, Mention, Parse, Place, PlaceId, Span

_TERRITORY = re.compile(
    r"\b(?:(?:north|south)?(?:east|west)|north|south|heartland|tribal|interior|soil|territor(?:y|ies)|airspace|waters|side|land|mainland|coast|skies|countryside|heartland"
    r"|border (?:areas?|regions?|towns?|villages?|provinces?|districts?)"
    r"|cit(?:y|ies)|towns?|villages?|provinces?|regions?|ports?|islands?|capital)\b"
)
_BORDER = re.compile(
    r"\b(?:border|frontier|boundary|crossing)\b(?! (?:area|region|town|village|province|district|city))"
)
_CAPITAL = re.compile(r"\bcapital\b")
_SUBNATIONAL_CAPITAL = re.compile(r"\b(?:provincial|regional|state|district|county)(?:'s)? capital\b")
_COUNTRY_AGAIN = re.compile(r"(?:the|this|that|its|their|our) (?:whole |entire )?(?:country|nation)\b")
_TOWN_AGAIN = re.compile(r"(?:the|this|that) (?:\w+[- ])?(?:city|town|village)(?: centre| center)?$")
_REGION_AGAIN = re.compile(r"(?:the|this|that) (?:\w+[- ])?(?:province|state|governorate)$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[^\W_a-z])")
_POSSESSIVE = re.compile(r" ?['’]s\b|['’](?=\s)|s['’](?=\s)")
_OTHER_EVENT = re.compile(
    r"\b(?:earlier|previous|past|last|former|similar|other|another|second|recent)(?: \w+)?(?: \w+)? $"
)
_LONG_AGO = re.compile(r"\b(?:in (?:\w+ )?(?:19|20)\d\d|(?:years|decades|months) ago)\b", re.IGNORECASE)
# What a country has elsewhere, too: its name before these tells whose they are, not where.
_OWNED = re.compile(
    r"[ \u00a0](?:[a-z-]+[ \u00a0])?(?:embassy|consulate|mission|headquarters|bases?|troops|forces|soldiers"
    r"|army|navy|warships?|ships?|jets?|warplanes?|convoys?|patrols?|outposts?|positions?|targets?|interests)\b"
)
_PART_OF = re.compile(r"[,\s]*(?:[a-z'’-]+ ){0,3}(?:in|of|,)(?: the)?(?: [a-z]+){0,3}(?: of)? ?|, ")
# What a phrase goes on to say of its place, or of another: "prison for his part in the killing in X".
_ASIDE = re.compile(
    r" (?:(?:after|before|during|while|when|who|which|whose|over|against)\b"
    r"|for (?:his|her|their|its|\w+ing)\b|(?:in|on|since|until) (?:\w+ )?(?:\d{4}|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_OF_NAME = re.compile(r" of [A-Z]")
# What leads up to a name and tells of what kind or how near the place is, and what does so behind it.
_LED_UP_TO = re.compile(
    r"^(?:(?:the|and|nearby|neighbou?ring|adjacent|then|small|tiny|remote|mainly|[a-z]+ern|[a-z]+-(?:held|controlled))\s+)*"
    rf"(?:(?:{'|'.join(sorted(KIND_WORDS.keys() - {'camp'}))})s? of\s+(?:the\s+)?)?(?=[A-Z])"
)
_WHAT_IT_IS = re.compile(
    rf"(?<=\w) (?:{'|'.join(sorted(KIND_WORDS.keys() - {'camp', 'airport', 'port', 'settlement'}))})$"
    r"|(?<=\w) (?:in|near|outside) (?:the )?[A-Z].*$"
)
_SUBURB = re.compile(r" (?:suburb|district|neighbou?rhood|township|area|quarter|enclave) of (?:the )?")
_LYING = re.compile(r"\bbetween\b|\b(?:north|south|east|west|northeast|northwest|southeast|southwest) of\b")
_CLEAR_SHARE = 0.7  # of the page's places in one country: then a place without a country is in it
_PART = re.compile(
    r"\b(?:[Ss]quare|[Ss]treet|[Aa]venue|[Bb]oulevard|[Rr]oad|[Dd]istrict|[Nn]eighbou?rhood|[Qq]uarter|[Ss]uburb"
    r"|[Pp]laza|[Pp]ark|[Ss]tation|[Hh]ospital|[Mm]osque|[Cc]hurch|[Ss]hrine|[Uu]niversity|[Mm]all|[Mm]arket"
    r"|[Hh]otel|[Bb]ridge|[Ss]tadium|[Cc]ourthouse)\b"
)
_STREET = re.compile(r" (?:Street|St|Avenue|Ave|Boulevard|Blvd|Road|Rd|Lane)\b")
_SURE = 0.8
_NAMED_AGAIN, _FAR_AHEAD = 2, 3  # times a page names its own town; how many times as often as others
_LAST_TOWN_REACH = 700  # characters
_CHANCE = 0.1  # names trusted as little as this are parts of people's and bodies' names


@dataclass(frozen=True, slots=True)
class _Read:
    """A toponym of a phrase with what it stands for."""

    toponym: Toponym
    choice: Choice

    @property
    def demonym(self) -> bool:
        return self.toponym.country is not None


class PagePlaces:
    """All place names of a page, and what place phrases of the page stand for."""

    def __init__(
        self, document: Document, parse: Parse | None, phrases: list[Span], gazetteer: Gazetteer | None = None
    ) -> None:
        self.document = document
        self.text = document.text
        self.gazetteer = gazetteer or default()
        toponyms = find_toponyms(document, parse, self.gazetteer)
        self.toponyms = self._with_phrases(toponyms, phrases)
        self._starts = [t.start for t in self.toponyms]
        self.chooser = Chooser(self.toponyms, self.text)
        self._choices: dict[int, Choice] = {}

    def resolve(self, given: ClaimPlace) -> tuple[ClaimPlace, ...]:
        """One place phrase as one or more places; unresolved it comes back with candidates and a reason."""
        if given.mention is None:
            return (given,)
        span = given.mention.span
        quote = self.text[span.start : span.end]
        if (aside := _ASIDE.search(quote)) is not None:
            span = replace(span, end=span.start + aside.start())
            quote = self.text[span.start : span.end]
            if quote.islower():
                return ()
            given = replace(given, mention=self._mention(span.start, span.end), name=quote)
        here = [t for t in self.toponyms if t.start < span.end and span.start < t.end]
        here = [t for t in here if not _STREET.match(self.text, t.end)]  # "Oxford Street" is not in Oxford
        reads = [self._read(t) for t in here if t.trust > _CHANCE]
        if not reads:
            found = self._described(given, span, quote)
            return () if found.place is None and quote.lower() in AGAIN else (found,)
        if _BORDER.search(quote):
            return (self._border(given, span, quote, reads),)
        named = [r for r in reads if not r.demonym]
        if not named:
            return (self._of_demonym(given, quote, reads),)
        kept = [r for r in named if not self._mere_owner(r, named)]
        kept = [r for r in _innermost(kept) if not self._holds_another(r, kept)]
        if (
            len(kept) == 1
            and kept[0].choice.place is not None
            and kept[0].choice.place.precision == "country"
        ):
            capital = self._capital_of(given, quote, kept[0].choice.place)
            if capital is not None:
                return (capital,)
            owned = self._possessive(kept[0].toponym) or self._owns(kept[0])
            if owned and not _TERRITORY.search(quote):
                return (
                    self._left_open(given, [kept[0].choice.place], "whose it is does not tell where it is"),
                )
        return tuple(self._placed(given, r, quote, len(kept)) for r in kept)

    def is_strange(self, place: ClaimPlace) -> bool:
        """Whether a place has a name, by which the gazetteer has nothing that it may mean."""
        if place.mention is None or place.place or place.country or place.candidates:
            return False
        span = place.mention.span
        return bool(capitalised_runs(self.text, span.start, span.end))

    def speaks_of_another(
        self, claim: Claim, place: ClaimPlace, stretches: Sequence[tuple[int, int]]
    ) -> bool:
        """Whether a claim tells of another event or time, or its own parts of the text (`stretches`, from
        start to end) name a place that neither is this one nor holds it."""
        start = claim.trigger.span.start
        if _OTHER_EVENT.search(self.text[max(0, start - 40) : start]):
            return True
        if any(_LONG_AGO.search(m.quote) for m in claim.evidence):
            return True
        named = self._named(stretches)
        return not all(self._is_or_holds(self._read(t).choice.place, place) for t in named)

    def names_places(self, claim: Claim) -> bool:
        """Whether the sentences of a claim name any place."""
        return bool(self._named([(m.span.start, m.span.end) for m in claim.evidence]))

    def names_places_outside(self, claim: Claim, state: Place) -> bool:
        """Whether the sentences of a claim name another country, or a place that may lie in one."""
        inside = [(m.span.start, m.span.end) for m in claim.evidence]
        named = [t for t in self._inside(inside) if t.trust >= 0.6]
        found = [self._read(t).choice.place for t in named]
        return any(p is None or p.country != state.country for p in found)

    def _named(self, stretches: Sequence[tuple[int, int]]) -> list[Toponym]:
        inside = self._inside(stretches)
        return [t for t in inside if t.country is None and t.trust >= 0.8 and not self._possessive(t)]

    def _inside(self, stretches: Sequence[tuple[int, int]]) -> list[Toponym]:
        """The names that begin in some stretches of the text, in order."""
        starts = self._starts
        found = {i for a, b in stretches for i in range(bisect_left(starts, a), bisect_left(starts, b))}
        return [self.toponyms[i] for i in sorted(found)]

    def _is_or_holds(self, outer: Place | None, inner: ClaimPlace) -> bool:
        if outer is None:
            return False
        if outer.id == inner.place:
            return True
        found = self.gazetteer.get(inner.place) if inner.place is not None else None
        return found is not None and contains(outer, found)

    def named_in(self, start: int, end: int) -> frozenset[PlaceId]:
        """The places that text[start:end] names, as far as the page settles them."""
        inside = [t for t in self._inside([(start, end)]) if t.country is None]
        found = [self._read(t).choice.place for t in inside if t.trust >= 0.6]
        return frozenset(p.id for p in found if p is not None)

    def filed_from(self) -> ClaimPlace | None:
        """The town of the page's dateline, which belongs to no segment but stays in the text; or None."""
        segments = self.document.segments
        body = next((s.start for s in segments if s.kind in ("body", "quote")), 0)
        begin = max((s.end for s in segments if s.end <= body), default=0)
        for t in self.toponyms:
            if begin <= t.start and t.end <= body and t.country is None:
                place = self._read(t).choice.place
                if place is None or place.precision != "town":
                    return None
                mention = replace(self._mention(t.start, t.end), kind="implied")
                return _filled(
                    ClaimPlace(mention=mention, name=place.name), place, self._read(t).choice.reason
                )
        return None

    def own_country(self, start: int) -> Place | None:
        """The country in which the page plays, seen from an offset, where it names one clearly."""
        shares = self.chooser.country_shares(start, named=True)
        best = max(sorted(shares), key=lambda c: shares[c]) if shares else None
        return self.gazetteer.state(best) if best is not None and shares[best] >= _CLEAR_SHARE else None

    # --- reading the page -----------------------------------------------------------------------------

    def _with_phrases(self, toponyms: list[Toponym], phrases: list[Span]) -> list[Toponym]:
        """Adds names that only a similar spelling finds, and drops chance hits inside longer names."""
        out = list(toponyms)
        for span in sorted(set(phrases)):
            for start, end in capitalised_runs(self.text, span.start, span.end):
                inside = [t for t in out if t.start < end and start < t.end]
                if any(t.start <= start and end <= t.end for t in inside):
                    continue
                water = self._word_after(end) in RIVERS or self._opens_water(start, end)
                whole = None if water else read_toponym(self.text, start, end, self.gazetteer)
                weak = [t for t in inside if _chance_hit(t, start, end)]
                if whole is not None and len(weak) == len(inside):
                    out = [t for t in out if t not in inside]
                    out.append(replace(whole, kinds=KIND_WORDS.get(self._word_after(end), ())))
                else:
                    out = [t for t in out if t not in weak]
        return sorted(out, key=lambda t: (t.start, t.end))

    def _opens_water(self, start: int, end: int) -> bool:
        """ "Gulf" of "the Gulf of X", which the lists lack."""
        return self.gazetteer.is_area(self.text[start:end]) and bool(_OF_NAME.match(self.text, end))

    def _word_after(self, end: int) -> str:
        match = re.match(r" ([a-z]+)", self.text[end : end + 20], re.IGNORECASE)
        return match.group(1).lower() if match else ""

    def _read(self, toponym: Toponym) -> _Read:
        if toponym.country is not None:
            place = self.gazetteer.state(toponym.country)
            return _Read(
                toponym, Choice(place=place, candidates=(place,) if place else (), reason="a demonym")
            )
        if toponym.start not in self._choices:
            self._choices[toponym.start] = self.chooser.choose(toponym)
        return _Read(toponym, self._choices[toponym.start])

    def _possessive(self, toponym: Toponym) -> bool:
        return _POSSESSIVE.match(self.text, toponym.end) is not None

    def _mere_owner(self, read: _Read, kept: list[_Read]) -> bool:
        """ "Pakistan's embassy in Tehran", "the US embassy in Ankara": the owner is no place of the phrase
        when another one is named."""
        owns = self._possessive(read.toponym) or self._owns(read)
        return owns and any(r.toponym.start > read.toponym.end for r in kept)

    def _owns(self, read: _Read) -> bool:
        """ "The US embassy": a country's name before a word for what is its own."""
        place = read.choice.place
        before = place is not None and place.precision == "country"
        return before and _OWNED.match(self.text, read.toponym.end) is not None

    def _holds_another(self, read: _Read, kept: list[_Read]) -> bool:
        """ "The Karrada district of Baghdad": the town around a part of it; "X between Y and Z": what tells
        how a named place lies."""
        place = read.choice.place
        earlier = [r for r in kept if r.toponym.end <= read.toponym.start]
        if place is None or place.precision != "town":
            return False
        later = next((r for r in kept if r.toponym.start >= read.toponym.end), None)
        if later is not None and self._part_of(later, read, _SUBURB.fullmatch):
            return True
        if not earlier or earlier[-1].choice.place is None:
            return False
        lies = _LYING.search(self.text, earlier[0].toponym.end, read.toponym.start) is not None
        return lies or self._part_of(earlier[-1], read, _PART_OF.fullmatch)

    def _part_of(self, inner: _Read, outer: _Read, link: Callable[[str], object]) -> bool:
        """Whether one town is a part of another, greater one that the words between them name it with."""
        one, two = inner.choice.place, outer.choice.place
        if one is None or two is None or one.precision != "town" or two.population < one.population:
            return False
        first, last = sorted((inner.toponym, outer.toponym), key=lambda t: t.start)
        return kilometres(one, two) <= ACROSS_KM and bool(link(self.text[first.end : last.start]))

    # --- phrases with a name ------------------------------------------------------------------------

    def _placed(self, given: ClaimPlace, read: _Read, quote: str, of: int) -> ClaimPlace:
        assert given.mention is not None
        toponym, choice = read.toponym, read.choice
        mention = given.mention
        if of > 1:
            mention = self._mention(toponym.start, toponym.end)
        name, facility = self._name(given, read, quote, of)
        if choice.place is None:
            return self._ambiguous(replace(given, mention=mention, name=name), choice)
        filled = _filled(replace(given, mention=mention, name=name), choice.place, choice.reason)
        if toponym.direction and choice.place.precision == "country":
            return replace(
                filled, lat=None, lon=None, basis=f"a part of {choice.place.name}; {choice.reason}"
            )
        if facility:
            return replace(filled, basis=f"in or at {toponym.name}; {choice.reason}")
        return filled

    def _name(self, given: ClaimPlace, read: _Read, quote: str, of: int) -> tuple[str, bool]:
        """The place's name as the page has it, and whether it is something inside the resolved place."""
        assert given.mention is not None
        toponym = read.toponym
        part = toponym.direction and "admin1" not in toponym.kinds
        name = f"{toponym.direction} {toponym.name}" if part else toponym.name
        if of > 1:
            return name, False
        before = self.text[given.mention.span.start : toponym.start]
        for other in self.toponyms:
            if given.mention.span.start <= other.start < toponym.start:
                before = before.replace(self.text[other.start : other.end], "")
        words = [w for w in re.findall(r"[^\W\d_]+", before) if len(w) > 1]
        plain = {
            "the",
            "of",
            "in",
            "near",
            "and",
            "its",
            "rebel",
            "held",
            "border",
            "both",
        } | KIND_WORDS.keys()
        rest = [w for w in words if w.lower() not in plain and not DIRECTION.match(w)]
        joined = re.search(r" (?:in|at|near|outside) |[^\W\d_], ?$", before) is not None
        if not (rest and joined):
            return name, False
        called = any(w[0].isupper() for w in rest)  # "X, a village in Y": X
        return (self._bare_name(given.mention.span) if called else quote), True

    def _ambiguous(self, given: ClaimPlace, choice: Choice) -> ClaimPlace:
        """Open, but the country is told where nearly all that the name may mean lies in one."""
        open_place = self._left_open(given, list(choice.candidates), choice.reason)
        if choice.country is None:
            return open_place
        basis = f"{choice.reason}, nearly all in {choice.country}"
        return replace(open_place, country=choice.country, precision="country", basis=basis)

    def _capital_of(self, given: ClaimPlace, quote: str, country: Place) -> ClaimPlace | None:
        if not _CAPITAL.search(quote) or _SUBNATIONAL_CAPITAL.search(quote) or country.country is None:
            return None
        capital = self.gazetteer.capital(country.country)
        return _filled(given, capital, f"the capital of {country.name}") if capital else None

    def _of_demonym(self, given: ClaimPlace, quote: str, reads: list[_Read]) -> ClaimPlace:
        """ "Iranian airspace", "Pakistani soil", "the Afghan capital"."""
        countries = [r.choice.place for r in reads if r.choice.place is not None]
        if len({c.id for c in countries}) == 1:
            capital = self._capital_of(given, quote, countries[0])
            if capital is not None:
                return capital
            if _TERRITORY.search(quote):
                return _filled(given, countries[0], f"{reads[0].toponym.name} territory")
        return self._left_open(given, countries, "whose it is does not tell where it is")

    def _border(self, given: ClaimPlace, span: Span, quote: str, reads: list[_Read]) -> ClaimPlace:
        """A border lies in the place that is named beside it; "the border with X" on the other side of X."""
        sides = [r.choice.place for r in reads if r.choice.place is not None]
        inner = [p for p in sides if p.precision != "country"]
        if inner:
            kept = _innermost([r for r in reads if r.choice.place in inner])
            return self._placed(given, kept[0], quote, 1)
        countries = sorted({p.country for p in sides if p.country})
        if len(countries) == 1 and re.search(r"\bwith\b", quote):
            shares = self.chooser.country_shares(span.start)
            own = {c: s for c, s in shares.items() if c and c != countries[0]}
            best = max(sorted(own), key=lambda c: own[c]) if own else None
            state = self.gazetteer.state(best) if best else None
            if best and state and _leads(own, best):
                basis = f"the border of {state.name}, of which the page speaks, with {countries[0]}"
                return replace(_filled(given, state, basis), lat=None, lon=None)
        return self._left_open(given, sides, "which side of the border is not told")

    # --- phrases without a known name ---------------------------------------------------------------

    def _described(self, given: ClaimPlace, span: Span, quote: str) -> ClaimPlace:
        lower = quote.lower()
        full = self.text[max(0, span.start - 5) : span.end].lower()
        lower = "the " + lower if full.startswith("the ") and not lower.startswith("the ") else lower
        if _CAPITAL.search(lower) and not _SUBNATIONAL_CAPITAL.search(lower):
            return self._named_capital(given, span)
        if _COUNTRY_AGAIN.search(lower):
            return self._country_again(given, span)
        if _TOWN_AGAIN.search(lower):
            return self._named_before(given, span, ("town",), "the last town named before")
        if _REGION_AGAIN.search(lower):
            return self._named_before(given, span, ("admin1",), "the last region named before")
        if capitalised_runs(self.text, span.start, span.end) and not self.gazetteer.is_area(quote):
            return self._unknown_name(given, span)
        return self._left_open(given, [], "no place is named")

    def _named_capital(self, given: ClaimPlace, span: Span) -> ClaimPlace:
        """ "The capital" is that of the page's country if the page names that town, too."""
        shares = self.chooser.country_shares(span.start)
        best = max(sorted(shares), key=lambda c: shares[c]) if shares else None
        capital = self.gazetteer.capital(best) if best else None
        if capital is None or best is None or shares[best] < 0.5:
            return self._left_open(given, [], "whose capital is not told")
        for t in self.toponyms:
            place = self._read(t).choice.place
            if place is not None and place.id == capital.id:
                return _filled(given, capital, f"the capital, which the page names: {t.name}")
        return self._left_open(given, [capital], "the page does not name the capital")

    def _country_again(self, given: ClaimPlace, span: Span) -> ClaimPlace:
        """ "The country": the first that the sentence names, who mostly is its subject, else the page's."""
        begin = max((m.end() for m in _SENTENCE_END.finditer(self.text, 0, span.start)), default=0)
        named = [self._read(t).choice.place for t in self.toponyms if begin <= t.start < span.start]
        states = {p.id: p for p in named if p is not None and p.precision == "country"}
        if states:
            return _filled(given, next(iter(states.values())), "the first country that the sentence names")
        shares = self.chooser.country_shares(span.start)
        best = max(sorted(shares), key=lambda c: shares[c]) if shares else None
        found = self.gazetteer.state(best) if best else None
        if found is not None and best and shares[best] >= _CLEAR_SHARE:
            return _filled(given, found, "the country of which the page speaks")
        return self._left_open(given, [], "which country is not told")

    def _named_before(
        self, given: ClaimPlace, span: Span, precisions: tuple[str, ...], basis: str
    ) -> ClaimPlace:
        found: list[tuple[Toponym, Place]] = []
        for t in reversed([t for t in self.toponyms if t.end <= span.start and t.trust >= 0.6]):
            if span.start - t.end > _LAST_TOWN_REACH:
                break
            place = self._read(t).choice.place if t.country is None else None
            if place is not None and place.precision in precisions:
                found.append((t, place))
        # "Sent helicopters from X": where others came from was named in passing
        for t, place in sorted(found, key=lambda f: self.text[: f[0].start].endswith("from ")):
            return _filled(replace(given, name=t.name), place, f"{basis}: {t.name}")
        return self._left_open(given, [], "no such place is named shortly before")

    def _unknown_name(self, given: ClaimPlace, span: Span) -> ClaimPlace:
        """A name that the gazetteer lacks lies in the page's country, if the page speaks of one by name."""
        given = replace(given, name=self._bare_name(span))
        town = self._own_town() if _PART.search(self.text[span.start : span.end]) else None
        if town is not None:
            return _filled(given, town, f"a part of {town.name}, in which the page plays")
        shares = self.chooser.plays_in(span.start)
        best = max(sorted(shares), key=lambda c: shares[c]) if shares else None
        told = self._country_of_sentence(span)
        state = self.gazetteer.state(told or best or "")
        if state is None or (told is None and (best is None or shares[best] < _CLEAR_SHARE)):
            return self._left_open(given, [], UNLISTED)
        whose = "sentence's" if told is not None else "page's"
        return replace(
            given,
            country=state.country,
            precision="country",
            basis=f"{UNLISTED}; the {whose} places are in {state.name}",
        )

    def _country_of_sentence(self, span: Span) -> str | None:
        """The one country in which the other places lie that a phrase's sentence says something is in."""
        begin = max((m.end() for m in _SENTENCE_END.finditer(self.text, 0, span.start)), default=0)
        after = _SENTENCE_END.search(self.text, span.end)
        inside = self._inside([(begin, after.start() if after is not None else len(self.text))])
        others = [t for t in inside if t.country is None and not span.start <= t.start < span.end]
        told = [t for t in others if t.trust >= _SURE and t.told_as_place]
        found = {p.country for t in told if (p := self._read(t).choice.place) is not None}
        return found.pop() if len(found) == 1 else None

    def _bare_name(self, span: Span) -> str:
        """The first name in a phrase of names that the gazetteer lacks: "X" of "the village of X, near Y"."""
        quote = self.text[span.start : span.end]
        told = _LED_UP_TO.sub("", quote.partition(",")[0]) or quote
        return _WHAT_IT_IS.sub("", told) if told[0].isupper() else quote

    def _own_town(self) -> Place | None:
        """The town that a page names at least twice, and thrice as often as any other; or None."""
        counts: Counter[PlaceId] = Counter()
        for t in self.toponyms:
            place = self._read(t).choice.place if t.country is None and t.trust >= _SURE else None
            if place is not None and place.precision == "town":
                counts[place.id] += 1
        ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
        if not ranked or ranked[0][1] < _NAMED_AGAIN:
            return None
        lead = len(ranked) == 1 or ranked[0][1] >= _FAR_AHEAD * ranked[1][1]
        return self.gazetteer.get(ranked[0][0]) if lead else None

    def _left_open(self, given: ClaimPlace, candidates: list[Place], reason: str) -> ClaimPlace:
        ids = tuple(dict.fromkeys(p.id for p in candidates))
        return replace(given, place=None, candidates=ids, basis=given.basis or reason)

    def _mention(self, start: int, end: int) -> Mention:
        span = Span(document=self.document.id, start=start, end=end)
        return Mention(span=span, quote=self.text[start:end], kind="place")


def page_places(document: Document, parse: Parse, claims: tuple[Claim, ...]) -> PagePlaces:
    """The place names of a page, those that only its claims' place phrases show among them."""
    spans = [p.mention.span for c in claims for p in c.places if p.mention is not None]
    return PagePlaces(document, parse, spans)


def resolve_places(
    document: Document,
    parse: Parse,
    claims: tuple[Claim, ...],
    page: PagePlaces | None = None,
) -> tuple[Claim, ...]:
    """The claims with their places resolved, the main place first.

    Places come in as mentions; a claim without one takes the place of claims that extraction found to
    speak of the same event, if these agree. All else stays as it is. `page` is what `page_places` made of the
    page, where it is at hand.
    """
    if not any(c.places for c in claims):
        return claims
    page = page or page_places(document, parse, claims)
    placed = [
        replace(c, places=merged([q for p in c.places for q in page.resolve(p)])) if c.places else c
        for c in claims
    ]
    return tuple(with_places_of_same_event(placed))


def _leads(shares: dict[str, float], best: str) -> bool:
    """Whether one country has more than half, and thrice what any other has."""
    rest = max((s for c, s in shares.items() if c != best), default=0.0)
    return shares[best] > 0.5 * sum(shares.values()) and shares[best] >= 3 * rest


def _filled(given: ClaimPlace, place: Place, basis: str) -> ClaimPlace:
    told = laid(given, place, f"{given.basis}; {basis}" if given.basis else basis)
    return replace(told, place=place.id)


def _chance_hit(toponym: Toponym, start: int, end: int) -> bool:
    """A lesser town whose name happens to be a word of a longer name."""
    if toponym.country is not None or (toponym.start <= start and end <= toponym.end):
        return False
    return all(h.prominence < 5.0 or not h.own for h in toponym.hits)


def _innermost(reads: list[_Read]) -> list[_Read]:
    """Without those that hold another one of the phrase, or that repeat it."""
    out: list[_Read] = []
    for i, read in enumerate(reads):
        place = read.choice.place
        others = [r.choice.place for j, r in enumerate(reads) if j != i and r.choice.place is not None]
        if place is not None and any(contains(place, p) for p in others):
            continue
        if place is not None and any(
            r.choice.place is not None and r.choice.place.id == place.id for r in out
        ):
            continue
        out.append(read)
    return out
