"""Names of a page: of states and their organs, bodies, groups, people and places.

One pass over the page's folded words matches the knowledge base, longest name first; organs are composed
("Pakistan's air force", "foreign ministry of Iran"). What is capitalised and not known becomes a name by
its head word (Institute, Front), by a title before it, or by the parse. The names of a page are then tied
together: an acronym to what it was introduced for, a surname to its full name, wherever either stands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from accord.extract.knownnames import KnownNames
from accord.extract.namereading import Reading
from accord.extract.nameties import tie
from accord.extract.namewords import (
    GENITIVES,
    LINKERS,
    NOT_NAMES,
    PARTICLES,
    PLACE_CASES,
    PLACE_HEADS,
    SPOKEN,
    SURNAMES,
    UNIT_NUMBER,
    Name,
    NameKind,
    says_little,
)
from accord.extract.newstates import new_states, set_apart
from accord.extract.spotted import respot, whole_names
from accord.knowledge import actors as known_actors
from accord.knowledge import gazetteer
from accord.knowledge.actors import KnownActors
from accord.knowledge.nouns import (
    HONORIFICS,
    ORGANISATION_WORDS,
    TITLES,
    UNIT_WORDS,
    many_of_a_people,
)
from accord.types import ActorId, Document, Parse

# "Servant of", with an attribute of God behind it: one name.
_SERVANT = frozenset("Abd Abdal Abdel Abdol Abdul Abdur Abdus".split())

__all__ = ["Name", "NameKind", "find_names"]


def find_names(document: Document, parse: Parse) -> tuple[Name, ...]:
    """All names of a page, in text order, none overlapping another."""
    return _Finder(document, parse).names()


class _Finder:
    """Finds the names of one page."""

    def __init__(self, document: Document, parse: Parse) -> None:
        self.page = Reading(document.text, parse)
        self.known: KnownActors = known_actors.default()
        self.cases: dict[int, str] = {
            self.page.heads[i]: w.lower()
            for i, w in enumerate(self.page.words)
            if self.page.relations[i] == "case"
        }

    def names(self) -> tuple[Name, ...]:
        """Known names first, then unknown ones in what they leave, longest first; then the page's ties."""
        page = self.page
        chosen = self._chosen()
        further = new_states(page.parse, chosen)
        if further:
            self.known = self.known.extended(further)
            chosen = self._chosen()
        found = self._places(tie(page.parse, self.known, self._plausible(respot(page.parse, chosen))))
        return tuple(set_apart(found) if further else found)

    def _chosen(self) -> list[Name]:
        candidates = list(KnownNames(self.page, self.known))
        candidates += self._whole(candidates)
        candidates += self._runs(candidates)
        candidates = [n for n in candidates if not self._servant_of(n)]
        candidates.sort(key=lambda n: (n.first - n.last, not n.actors, n.first))
        taken = [False] * len(self.page.words)
        chosen: list[Name] = []
        for name in candidates:
            if not any(taken[name.first : name.last]):
                taken[name.first : name.last] = [True] * (name.last - name.first)
                chosen.append(name)
        chosen += self._people(taken)
        chosen.sort(key=lambda n: n.first)
        return chosen

    def _servant_of(self, name: Name) -> bool:
        """ "Fattah" of "Abdel Fattah al-Burhan": a part of a person's name, whoever else is called so."""
        before = self.page.words[name.first - 1] if name.first else ""
        return name.last - name.first == 1 and before in _SERVANT

    def _whole(self, known: list[Name]) -> list[Name]:
        """Bodies of several words that the model is sure of, and people named like a title or a month.

        People else are found by capitals and grammar, which keep titles and datelines apart from them.
        """
        page = self.page
        found = []
        for span in whole_names(page.parse, known):
            first, last = span.first, span.last
            strange = [
                k for k in range(first, last) if page.is_title(k) or page.words[k].lower() in NOT_NAMES
            ]
            if page.shouted[page.sentence(first)] or strange not in ([], [last - 1]):
                continue
            if span.kind == "person" and strange and page.words[last - 1].lower() in SURNAMES:
                found.append(page.name(first, last, "person", (), title=page.title_before(first)))
            elif span.kind != "person" and not strange:
                found.append(page.name(first, last, "organisation", ()))
        return found

    def _runs(self, known: list[Name]) -> list[Name]:
        """Capitalised runs whose head word is that of an organisation, over and beside known names."""
        inside = [False] * len(self.page.words)
        for name in known:
            if name.last - name.first > 1 or name.kind not in ("state", "demonym", "people"):
                inside[name.first : name.last] = [True] * (name.last - name.first)
        found = []
        for first, last in self._stretches(inside, linked=True):
            words = [w.lower() for w in self.page.words[first:last]]
            marks = [
                k
                for k, w in enumerate(words)
                if w in ORGANISATION_WORDS and self.page.words[first + k][0].isupper()
            ]
            if not marks or self._titled_inside(first, last):
                continue
            while first < last and words[0] in TITLES and words[0] not in ORGANISATION_WORDS:
                first, words = first + 1, words[1:]
            first -= self._numbered(first, words)
            if last - first >= 2:
                found.append(self.page.name(first, last, "organisation", ()))
        return found

    def _numbered(self, first: int, words: list[str]) -> bool:
        """Whether the number of a unit stands before its name: "6th Infantry Division"."""
        before = self.page.words[first - 1] if first and first not in self.page.bounds else ""
        return bool(words) and words[-1] in UNIT_WORDS and UNIT_NUMBER.fullmatch(before) is not None

    def _titled_inside(self, first: int, last: int) -> bool:
        """Whether a run is a title and a person ("Provincial Council Member Nafisa Wardak")."""
        people = (TITLES | HONORIFICS) - ORGANISATION_WORDS
        return any(self.page.words[k].lower().rstrip(".") in people for k in range(first + 1, last - 1))

    def _stretches(self, taken: list[bool], linked: bool) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words; `linked` ones hold "of the", "for", "and" between capitals."""
        page = self.page
        i, n = 0, len(page.words)
        while i < n:
            if taken[i] or not page.capitals[i]:
                i += 1
                continue
            last = i + 1
            while last < n and not taken[last] and last not in page.bounds:
                if page.capitals[last]:
                    last += 1
                    continue
                ahead = self._over_linkers(last, taken, linked)
                two = page.words[last : last + 2] == ("and", "the") and "of" not in page.words[i:last]
                if ahead == last or two:  # "Norway and the Council of States"
                    break
                last = ahead
            yield i, last
            i = last

    def _over_linkers(self, at: int, taken: list[bool], linked: bool) -> int:
        """Past "of the", "al-", "-" to just behind the next capitalised word; `at` where there is none."""
        page = self.page
        allowed = LINKERS if linked else PARTICLES | {"-"}
        ahead = at
        while ahead < len(page.words) and ahead - at < 4 and not taken[ahead] and ahead not in page.bounds:
            word = page.words[ahead].lower()
            if (linked and word in ("'s", "’s", "'", "’") and page.words[ahead - 1].lower() in GENITIVES) or (
                word in allowed and (word != "and" or linked)
            ):
                ahead += 1
            elif ahead > at and page.capitals[ahead]:
                return ahead + 1
            else:
                return at
        return at

    def _people(self, taken: list[bool]) -> list[Name]:
        """People and other capitalised runs in what known names have left."""
        found = []
        for first, last in self._stretches(taken, linked=False):
            if not any(self.page.tags[k] == "PROPN" for k in range(first, last)):
                continue
            for start, end in self._pieces(first, last, taken):
                title = self.page.title_before(start)
                found.append(self.page.name(start, end, self._kind(start, end, title), (), title=title))
        return found

    def _pieces(self, first: int, last: int, taken: list[bool]) -> Iterator[tuple[int, int]]:
        """A capitalised run without its titles, a byline's place apart, "Sistan and Baluchestan" as one."""
        page = self.page
        shouts = [k for k in range(first + 1, last) if page.words[k].isupper() and len(page.words[k]) > 3]
        if shouts and not page.words[first].isupper():
            yield from self._pieces(first, shouts[0], taken)
            first = shouts[0]
        titles = [k for k in range(first, last) if page.is_title(k) or page.is_title_tail(k)]
        if titles and titles[0] - first < 3:
            first = titles[-1] + 1
        if (
            last - first > 2
            and page.heads[first] < first
            and page.relations[first] in ("nmod", "obl", "compound")
        ):
            tops = [
                k
                for k in range(first + 1, last)
                if not first <= page.heads[k] < last and page.words[k][0].isupper()
            ]
            first = tops[0] if tops and tops[0] < last - 1 else first
        while first < last and not page.words[first][0].isupper():
            first += 1
        while last > first and not page.words[last - 1][0].isupper():
            last -= 1
        if last + 1 < len(page.words) and page.words[last] == "and" and page.capitals[last + 1]:
            end = last + 2
            whole = page.text[page.starts[first] : page.ends[end - 1]]
            if not taken[last + 1] and gazetteer.default().is_place(whole):
                taken[last:end] = [True] * (end - last)
                last = end
        if last > first and not all(taken[first:last]):
            yield first, last

    def _kind(self, first: int, last: int, title: int) -> NameKind:
        page = self.page
        words = [w for w in page.words[first:last] if w != "-"]
        if title >= 0:
            return "person"
        if many_of_a_people(words[-1]):
            return "other"
        text = page.text[page.starts[first] : page.ends[last - 1]]
        if gazetteer.default().is_place(text) and (len(words) == 1 or not self._speaks(first, last)):
            return "place"
        head = page.head(first, last)
        beside = page.words[last].lower() if last < len(page.words) else ""
        if beside in PLACE_HEADS:
            return "place"
        if len(words) > 1 and all(w[0].isupper() or w.lower() in PARTICLES for w in words):
            shape = all(
                page.relations[k] in ("flat", "punct", "goeswith") for k in range(first, last) if k != head
            )
            if shape or self._speaks(first, last):
                return "person"
        return "other"

    def _speaks(self, first: int, last: int) -> bool:
        """Whether the name is the subject of a verb, which places seldom are."""
        head = self.page.head(first, last)
        return self.page.relations[head] in ("nsubj", "nsubj:pass")

    def _plausible(self, names: list[Name]) -> list[Name]:
        """Names whose known bearer does not fit the page lose it.

        A name of general words only, or an acronym, belongs to the known group or organ only where the page
        also speaks of its country, or of another group that is active there; a head of government likewise.
        """
        told = (n for n in names if n.kind in SPOKEN and not (n.kind == "organ" and n.actors[1:]))
        states = {self.known.state_of(i) for n in told for i in n.actors}
        spoken = {self.known.country(s) for s in states if s is not None}
        groups = {i for n in names if n.kind == "armed-group" and not says_little(n) for i in n.actors}
        spoken |= {r.parent.removeprefix("state:") for i in groups for r in self.known.get(i).roles}
        atlas = gazetteer.default()
        spoken |= {code for n in names if n.kind == "place" and (code := atlas.only_country(n.full))}
        kept = []
        for name in names:
            if name.kind in ("state", "demonym", "people") or not name.actors:
                kept.append(name)
                continue
            fitting = tuple(i for i in name.actors if self._fits(name, i, spoken))
            kept.append(name if fitting == name.actors else dataclasses.replace(name, actors=fitting))
        return kept

    def _fits(self, name: Name, actor: ActorId, spoken: set[str]) -> bool:
        known = self.known.get(actor)
        if known.country is None or known.country in spoken or name.kind == "media":
            return True
        if name.kind == "armed-group" and any(r.parent.removeprefix("state:") in spoken for r in known.roles):
            return True
        if name.kind == "person":
            return False
        return not says_little(name)

    def _byline(self, name: Name) -> bool:
        """Whether a name near the beginning is a writer or dateline ("A. Writer KINSHASA 1997-02-17")."""
        if name.first > 80 or name.last >= len(self.page.words):
            return False
        beside = self.page.words[name.last]
        if self.page.words[name.first].isupper() and len(self.page.words[name.first]) > 3:
            return beside[0].isdigit() or beside in ("(", "—", "–", "--")
        beyond = self.page.words[name.last + 1] if name.last + 1 < len(self.page.words) else ""
        return name.kind == "person" and beside.isupper() and len(beside) > 3 and beyond[:1].isdigit()

    def _places(self, names: list[Name]) -> Iterator[Name]:
        """Marks the names that stand for a place where they are used."""
        for name in names:
            if self._byline(name):
                yield dataclasses.replace(
                    name, kind="other" if name.kind == "person" else name.kind, place=True
                )
            elif name.kind == "place":
                yield dataclasses.replace(name, place=not self._speaks(name.first, name.last))
            elif name.kind in ("state", "other"):
                case = self.cases.get(name.head, "")
                where = case in PLACE_CASES and self.page.relations[name.head] in ("obl", "nmod", "conj")
                yield dataclasses.replace(name, place=True) if where else name
            else:
                yield name
