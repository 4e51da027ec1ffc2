"""Names of a page: of states and their organs, bodies, groups, people and places.

One pass over the page's folded words matches the knowledge base, longest name first; organs are composed
("Pakistan's air force", "foreign ministry of Iran"). What is capitalised and not known becomes a name by
its head word (Institute, Front), by a title before it, or by the parse. The names of a page are then tied
together: an acronym to what it was introduced for, a surname to its full name, wherever either stands.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator

from accord.extract.nameties import tie
from accord.extract.namewords import (
    ARABIC_ARTICLES,
    COMPASS,
    GENITIVES,
    GOVERNMENT,
    KINDS,
    LINKERS,
    NATIONAL_SOCIETIES,
    NOT_NAMES,
    NOT_STATES,
    PARTICLES,
    PLACE_CASES,
    PLACE_HEADS,
    SPOKEN,
    SURNAMES,
    Name,
    NameKind,
    says_little,
)
from accord.extract.newstates import new_states, set_apart
from accord.extract.spotted import respot, whole_names
from accord.knowledge import actors as known_actors
from accord.knowledge import gazetteer
from accord.knowledge.actors import KnownActors
from accord.knowledge.folding import acronym, fold, fold_words
from accord.knowledge.nouns import (
    HONORIFICS,
    ORGANISATION_WORDS,
    TITLES,
    many_of_a_people,
)
from accord.types import ActorId, Document, Parse

__all__ = ["Name", "NameKind", "find_names"]


def find_names(document: Document, parse: Parse) -> tuple[Name, ...]:
    """All names of a page, in text order, none overlapping another."""
    return _Finder(document, parse).names()


class _Finder:
    """Finds the names of one page."""

    def __init__(self, document: Document, parse: Parse) -> None:
        self.text, self.parse = document.text, parse
        self.known: KnownActors = known_actors.default()
        self.words, self.tags, self.relations = parse.words, parse.tags, parse.relations
        self.starts: list[int] = parse.starts.tolist()
        self.ends: list[int] = parse.ends.tolist()
        self.heads: list[int] = parse.heads.tolist()
        self.bounds: list[int] = parse.sentences.tolist()
        self.shouted = [self._shouted(s) for s in range(len(self.bounds) - 1)]
        self.firsts = frozenset(self.bounds)
        self.capitals = [self._capitalised(i) for i in range(len(self.words))]
        self.cases: dict[int, str] = {
            self.heads[i]: w.lower() for i, w in enumerate(self.words) if self.relations[i] == "case"
        }

    def _shouted(self, s: int) -> bool:
        """Whether capitals mean little in a sentence: most of its words have them, as in a headline, and no
        full stop ends it."""
        if self.words[self.bounds[s + 1] - 1] == ".":
            return False
        words = [w for w in self.words[self.bounds[s] : self.bounds[s + 1]] if w.isalpha() and len(w) > 3]
        return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)

    def sentence(self, word: int) -> int:
        return bisect_right(self.bounds, word) - 1

    def names(self) -> tuple[Name, ...]:
        """Known names first, then unknown ones in what they leave, longest first; then the page's ties."""
        chosen = self._chosen()
        further = new_states(self.parse, chosen)
        if further:
            self.known = self.known.extended(further)
            chosen = self._chosen()
        found = self._places(tie(self.parse, self.known, self._plausible(respot(self.parse, chosen))))
        return tuple(set_apart(found) if further else found)

    def _chosen(self) -> list[Name]:
        candidates = [*self._known_names(), *self._acronyms(), *self._spaced_acronyms()]
        candidates += self._whole(candidates)
        candidates += self._runs(candidates)
        candidates.sort(key=lambda n: (n.first - n.last, not n.actors, n.first))
        taken = [False] * len(self.words)
        chosen: list[Name] = []
        for name in candidates:
            if not any(taken[name.first : name.last]):
                taken[name.first : name.last] = [True] * (name.last - name.first)
                chosen.append(name)
        chosen += self._people(taken)
        chosen.sort(key=lambda n: n.first)
        return chosen

    # --- names of the knowledge base --------------------------------------------------------------

    def _known_names(self) -> Iterator[Name]:
        folded = fold_words(self.text)
        tokens = [max(0, bisect_right(self.starts, w.start) - 1) for w in folded]
        keys = [w.key for w in folded]
        upper = [self.text[w.start].isupper() for w in folded]
        at, n = 0, len(folded)
        while at < n:
            step = 1
            if upper[at] or self.text[folded[at].start - 1 : folded[at].start] == "-":
                for size in range(min(self.known.longest.get(keys[at], 0), n - at), 0, -1):
                    if not self._one_sentence(tokens[at], tokens[at + size - 1]):
                        continue
                    name = self._match(" ".join(keys[at : at + size]), at, size, tokens, keys)
                    if name is not None:
                        yield name
                        step = self._consumed(name, at, tokens)
                        break
                else:
                    lost = self._lost_apostrophe(at, tokens, keys)
                    if lost is not None:
                        yield lost
            at += step

    def _lost_apostrophe(self, at: int, tokens: list[int], keys: list[str]) -> Name | None:
        """A state's genitive that a scrape left without its apostrophe ("Zaires charges")."""
        token = tokens[at]
        states = self.known.states.get(keys[at][:-1]) if keys[at].endswith("s") else None
        if not states or token + 1 >= len(self.words) or keys[at] in self.known.adjectives:
            return None
        after = self.words[token + 1].lower()
        modifies = self.tags[token + 1] in ("NOUN", "ADJ") or (
            self.tags[token + 1] == "VERB" and after.endswith(("ing", "ed"))
        )
        if not modifies or not self.known.spelt_as_state(self.words[token][:-1]):
            return None
        return self._composed(states, at + 1, token, tokens, keys) or self._name(
            token, token + 1, "state", states
        )

    def _consumed(self, name: Name, at: int, tokens: list[int]) -> int:
        step = 1
        while at + step < len(tokens) and tokens[at + step] < name.last:
            step += 1
        return step

    def _one_sentence(self, a: int, b: int) -> bool:
        return self.sentence(a) == self.sentence(b)

    def _match(self, key: str, at: int, size: int, tokens: list[int], keys: list[str]) -> Name | None:
        first, last = tokens[at], tokens[at + size - 1] + 1
        if (
            size == 1
            and self.words[first].isupper()
            and len(self.words[first]) > 1
            and acronym(self.words[first])
        ):
            shouting = self.shouted[self.sentence(first)]
            if not shouting and self.words[first].replace(".", "") in self.known.acronyms:
                return None
        ids = self.known.names.get(key)
        if ids:
            return self._known_name(first, last, ids)
        states = self.known.states.get(key) or self.known.adjectives.get(key) or self.known.seats.get(key)
        if states and self.known.spelt_as_state(self.text[self.starts[first] : self.ends[last - 1]]):
            return self._state(key, states, at, size, tokens, keys)
        organ = self.known.organs.get(key)
        if organ and size > 1:
            owners = self._owner_after(at + size, tokens, keys)
            if owners:
                ids = tuple(self.known.organ(state, organ.slug) for state in owners[1])
                return self._name(first, owners[0], "organ", ids, head=self._head(first, last))
            return self._name(first, last, "organ", ())
        return None

    def _known_name(self, first: int, last: int, ids: tuple[ActorId, ...]) -> Name:
        kind = KINDS[self.known.get(ids[0]).kind]
        if kind == "person":
            while first + 1 < last and (self._is_title(first) or self._is_title_tail(first)):
                first += 1  # lists of names hold "State John Kerry"
            return self._name(first, last, kind, ids, title=self._title_before(first))
        if ids[0] in NATIONAL_SOCIETIES and self._adjective_before(first):
            return self._name(first - 1, last, "organisation", ())
        if first > 1 and self.words[first - 1] == "-" and self.words[first - 2].lower() in ARABIC_ARTICLES:
            first -= 2
        return self._name(first, last, kind, ids)

    def _state(
        self, key: str, states: tuple[ActorId, ...], at: int, size: int, tokens: list[int], keys: list[str]
    ) -> Name | None:
        first, last = tokens[at], tokens[at + size - 1] + 1
        before = self.words[first - 1].lower() if first and self._one_sentence(first - 1, first) else ""
        after = self.words[last] if last < len(self.words) else ""
        if after.lower() in NOT_STATES and after[:1].isupper():
            return None
        if before in COMPASS and self.words[first - 1][:1].isupper() and size == 1:
            return None
        if self.relations[first] == "flat" and self.tags[self.heads[first]] == "PROPN":
            return None
        composed = self._composed(states, at + size, first, tokens, keys)
        if composed is not None:
            return composed
        if key in self.known.states:
            return self._name(first, last, "state", states)
        if key in self.known.seats:
            return self._name(first, last, "state", states)
        kind: NameKind = "people" if key in self.known.peoples or self._noun(last - 1) else "demonym"
        return self._name(first, last, kind, states)

    def _adjective_before(self, first: int) -> bool:
        """Whether a state's adjective stands before a word: the "Zairean Red Cross" is not the Red Cross."""
        return (
            first > 0
            and fold(self.words[first - 1]) in self.known.adjectives
            and self._one_sentence(first - 1, first)
        )

    def _noun(self, word: int) -> bool:
        """Whether an adjective of a state is used as a noun ("three Afghans")."""
        return self.relations[word] in (
            "nsubj",
            "nsubj:pass",
            "obj",
            "obl",
            "nmod",
            "conj",
            "root",
            "appos",
        ) and (self.tags[word] in ("NOUN", "PROPN"))

    def _composed(
        self, states: tuple[ActorId, ...], at: int, first: int, tokens: list[int], keys: list[str]
    ) -> Name | None:
        """A state's organ or government whose wording follows the state's name or adjective."""
        if at >= len(keys):
            return None
        for size in range(min(5, len(keys) - at), 0, -1):
            last = tokens[at + size - 1] + 1
            if last - tokens[at] > size + 3 or not self._one_sentence(first, last - 1):
                continue
            if not self._joined(tokens[at - 1], tokens[at]):
                return None
            key = " ".join(keys[at : at + size])
            if key in GOVERNMENT:
                return self._name(first, last, "state", states, head=self._head(tokens[at], last))
            organ = self.known.organs.get(key)
            if organ:
                ids = tuple(self.known.organ(state, organ.slug) for state in states)
                return self._name(first, last, "organ", ids, head=self._head(tokens[at], last))
        return None

    def _joined(self, a: int, b: int) -> bool:
        """Whether only a possessive ending stands between two words, and no clause boundary."""
        return all(self.words[i] in ("'s", "’s", "'", "’", "-") for i in range(a + 1, b))

    def _owner_after(
        self, at: int, tokens: list[int], keys: list[str]
    ) -> tuple[int, tuple[ActorId, ...]] | None:
        """The state that follows an organ's wording with "of" or "in", and where it ends."""
        if at >= len(keys) or self.words[tokens[at] - 1].lower() not in ("of", "in", "the"):
            return None
        if tokens[at] - tokens[at - 1] > 3:
            return None
        for size in range(min(self.known.longest.get(keys[at], 0), len(keys) - at), 0, -1):
            key = " ".join(keys[at : at + size])
            states = self.known.states.get(key) or self.known.seats.get(key)
            if states and self._one_sentence(tokens[at - 1], tokens[at + size - 1]):
                return tokens[at + size - 1] + 1, states
        return None

    def _acronyms(self) -> Iterator[Name]:
        for i, word in enumerate(self.words):
            if len(word) < 2 or not word[0].isupper() or not any(c.isupper() for c in word[1:]):
                continue
            short = acronym(word)
            if (
                short
                and short in self.known.acronyms
                and not (self.shouted[self.sentence(i)] and len(short) > 3)
            ):
                ids = self.known.acronyms[short]
                if self.known.is_state(ids[0]):
                    yield self._acronym_state(i, ids)
                else:
                    yield self._name(i, i + 1, KINDS[self.known.get(ids[0]).kind], ids)

    def _spaced_acronyms(self) -> Iterator[Name]:
        """ "U. S.", "U. N.": initials that the writer or a scrape set apart."""
        for i, word in enumerate(self.words[:-1]):
            after = self.words[i + 1]
            if not (len(word) == 2 and word[1] == "." and word[0].isupper()):
                continue
            if not (after[0].isupper() and (len(after) == 1 or after[1:] == ".")):
                continue
            ids = self.known.acronyms.get(word[0] + after[0])
            before = self.words[i - 1] if i and self.sentence(i - 1) == self.sentence(i) else ""
            name_like = before[:1].isupper() and self.tags[i - 1] == "PROPN"  # "John U. S. Smith"
            if ids and not name_like and self._one_sentence(i, i + 1):
                kind = "state" if self.known.is_state(ids[0]) else KINDS[self.known.get(ids[0]).kind]
                yield self._name(i, i + 2, kind, ids, head=i)

    def _acronym_state(self, i: int, ids: tuple[ActorId, ...]) -> Name:
        folded = fold_words(self.text[self.ends[i] : self.ends[i] + 60])
        for size in range(min(5, len(folded)), 0, -1):
            key = " ".join(w.key for w in folded[:size])
            last = bisect_right(self.starts, self.ends[i] + folded[size - 1].start)
            organ = self.known.organs.get(key)
            if (organ or key in GOVERNMENT) and self._one_sentence(i, last - 1):
                first = bisect_right(self.starts, self.ends[i] + folded[0].start) - 1
                if self._joined(i, first) and last - first <= size + 1:
                    if not organ:
                        return self._name(i, last, "state", ids, head=self._head(first, last))
                    organs = tuple(self.known.organ(state, organ.slug) for state in ids)
                    return self._name(i, last, "organ", organs, head=self._head(first, last))
        return self._name(i, i + 1, "state", ids)

    def _whole(self, known: list[Name]) -> list[Name]:
        """Bodies of several words that the model is sure of, and people named like a title or a month.

        People else are found by capitals and grammar, which keep titles and datelines apart from them.
        """
        found = []
        for span in whole_names(self.parse, known):
            first, last = span.first, span.last
            strange = [
                k for k in range(first, last) if self._is_title(k) or self.words[k].lower() in NOT_NAMES
            ]
            if self.shouted[self.sentence(first)] or strange not in ([], [last - 1]):
                continue
            if span.kind == "person" and strange and self.words[last - 1].lower() in SURNAMES:
                found.append(self._name(first, last, "person", (), title=self._title_before(first)))
            elif span.kind != "person" and not strange:
                found.append(self._name(first, last, "organisation", ()))
        return found

    # --- names that are not known -----------------------------------------------------------------

    def _capitalised(self, i: int) -> bool:
        word = self.words[i]
        if (
            not word[0].isupper()
            or (not word.isalpha() and any(c.isdigit() for c in word))
            or word.lower() in NOT_NAMES
            or word.lower() in HONORIFICS
        ):
            return False
        if self.tags[i] in (
            "PRON",
            "DET",
            "ADP",
            "CCONJ",
            "SCONJ",
            "AUX",
            "PART",
            "PUNCT",
            "NUM",
            "INTJ",
            "ADV",
        ):
            return False
        if self.shouted[self.sentence(i)] or i in self.firsts:
            return self.tags[i] == "PROPN"
        return True

    def _runs(self, known: list[Name]) -> list[Name]:
        """Capitalised runs whose head word is that of an organisation, over and beside known names."""
        inside = [False] * len(self.words)
        for name in known:
            if name.last - name.first > 1 or name.kind not in ("state", "demonym", "people"):
                inside[name.first : name.last] = [True] * (name.last - name.first)
        found = []
        for first, last in self._stretches(inside, linked=True):
            words = [w.lower() for w in self.words[first:last]]
            marks = [
                k
                for k, w in enumerate(words)
                if w in ORGANISATION_WORDS and self.words[first + k][0].isupper()
            ]
            if not marks or last - first < 2 or self._titled_inside(first, last):
                continue
            while first < last and words[0] in TITLES and words[0] not in ORGANISATION_WORDS:
                first, words = first + 1, words[1:]
            if last - first >= 2:
                found.append(self._name(first, last, "organisation", ()))
        return found

    def _titled_inside(self, first: int, last: int) -> bool:
        """Whether a run is a title and a person ("Provincial Council Member Nafisa Wardak")."""
        people = (TITLES | HONORIFICS) - ORGANISATION_WORDS
        return any(self.words[k].lower().rstrip(".") in people for k in range(first + 1, last - 1))

    def _stretches(self, taken: list[bool], linked: bool) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words; `linked` ones hold "of the", "for", "and" between capitals."""
        i, n = 0, len(self.words)
        while i < n:
            if taken[i] or not self.capitals[i]:
                i += 1
                continue
            last = i + 1
            while last < n and not taken[last] and last not in self.bounds:
                if self.capitals[last]:
                    last += 1
                    continue
                ahead = self._over_linkers(last, taken, linked)
                two = self.words[last : last + 2] == ("and", "the") and "of" not in self.words[i:last]
                if ahead == last or two:  # "Norway and the Council of States"
                    break
                last = ahead
            yield i, last
            i = last

    def _over_linkers(self, at: int, taken: list[bool], linked: bool) -> int:
        """Past "of the", "al-", "-" to just behind the next capitalised word; `at` where there is none."""
        allowed = LINKERS if linked else PARTICLES | {"-"}
        ahead = at
        while ahead < len(self.words) and ahead - at < 4 and not taken[ahead] and ahead not in self.bounds:
            word = self.words[ahead].lower()
            if (linked and word in ("'s", "’s", "'", "’") and self.words[ahead - 1].lower() in GENITIVES) or (
                word in allowed and (word != "and" or linked)
            ):
                ahead += 1
            elif ahead > at and self.capitals[ahead]:
                return ahead + 1
            else:
                return at
        return at

    def _people(self, taken: list[bool]) -> list[Name]:
        """People and other capitalised runs in what known names have left."""
        found = []
        for first, last in self._stretches(taken, linked=False):
            if not any(self.tags[k] == "PROPN" for k in range(first, last)):
                continue
            for start, end in self._pieces(first, last, taken):
                title = self._title_before(start)
                found.append(self._name(start, end, self._kind(start, end, title), (), title=title))
        return found

    def _title_before(self, start: int) -> int:
        """The title or role that stands right before a name, or -1."""
        if (
            start
            and start not in self.bounds
            and (self._is_title(start - 1) or self._is_title_tail(start - 1))
        ):
            return start - 1
        return -1

    def _pieces(self, first: int, last: int, taken: list[bool]) -> Iterator[tuple[int, int]]:
        """A capitalised run without its titles, a byline's place apart, "Sistan and Baluchestan" as one."""
        shouts = [k for k in range(first + 1, last) if self.words[k].isupper() and len(self.words[k]) > 3]
        if shouts and not self.words[first].isupper():
            yield from self._pieces(first, shouts[0], taken)
            first = shouts[0]
        titles = [k for k in range(first, last) if self._is_title(k) or self._is_title_tail(k)]
        if titles and titles[0] - first < 3:
            first = titles[-1] + 1
        if (
            last - first > 2
            and self.heads[first] < first
            and self.relations[first] in ("nmod", "obl", "compound")
        ):
            tops = [
                k
                for k in range(first + 1, last)
                if not first <= self.heads[k] < last and self.words[k][0].isupper()
            ]
            first = tops[0] if tops and tops[0] < last - 1 else first
        while first < last and not self.words[first][0].isupper():
            first += 1
        while last > first and not self.words[last - 1][0].isupper():
            last -= 1
        if last + 1 < len(self.words) and self.words[last] == "and" and self.capitals[last + 1]:
            end = last + 2
            whole = self.text[self.starts[first] : self.ends[end - 1]]
            if not taken[last + 1] and gazetteer.default().is_place(whole):
                taken[last:end] = [True] * (end - last)
                last = end
        if last > first and not all(taken[first:last]):
            yield first, last

    def _is_title_tail(self, i: int) -> bool:
        """The second half of "Secretary-General", "Vice-President"; "of State" after "Secretary"."""
        if i < 2 or not self._is_title(i - 2):
            return False
        return self.words[i - 1] == "-" or (self.words[i - 1] == "of" and self.words[i] == "State")

    def _is_title(self, i: int) -> bool:
        word = self.words[i].lower()
        return (
            word in TITLES or word.rstrip(".") in HONORIFICS or (word.endswith("s") and word[:-1] in TITLES)
        )

    def _kind(self, first: int, last: int, title: int) -> NameKind:
        words = [w for w in self.words[first:last] if w != "-"]
        if title >= 0:
            return "person"
        if many_of_a_people(words[-1]):
            return "other"
        text = self.text[self.starts[first] : self.ends[last - 1]]
        if gazetteer.default().is_place(text) and (len(words) == 1 or not self._speaks(first, last)):
            return "place"
        head = self._head(first, last)
        beside = self.words[last].lower() if last < len(self.words) else ""
        if beside in PLACE_HEADS:
            return "place"
        if len(words) > 1 and all(w[0].isupper() or w.lower() in PARTICLES for w in words):
            shape = all(
                self.relations[k] in ("flat", "punct", "goeswith") for k in range(first, last) if k != head
            )
            if shape or self._speaks(first, last):
                return "person"
        return "other"

    def _speaks(self, first: int, last: int) -> bool:
        """Whether the name is the subject of a verb, which places seldom are."""
        head = self._head(first, last)
        return self.relations[head] in ("nsubj", "nsubj:pass")

    # --- shared -------------------------------------------------------------------------------------

    def _head(self, first: int, last: int) -> int:
        for i in range(first, last):
            if not first <= self.heads[i] < last and self.relations[i] not in ("case", "punct", "det"):
                return i
        return last - 1

    def _name(
        self, first: int, last: int, kind: NameKind, ids: tuple[ActorId, ...], head: int = -1, title: int = -1
    ) -> Name:
        head = head if head >= 0 else self._head(first, last)
        full = self.text[self.starts[first] : self.ends[last - 1]]
        return Name(first=first, last=last, head=head, kind=kind, actors=ids, full=full, title=title)

    def _plausible(self, names: list[Name]) -> list[Name]:
        """Names whose known bearer does not fit the page lose it.

        A name of general words only, or an acronym, belongs to the known group or organ only where the page
        also speaks of its country, or of another group that is active there; a head of government likewise.
        """
        states = {self.known.state_of(i) for n in names if n.kind in SPOKEN for i in n.actors}
        spoken = {self.known.country(s) for s in states if s is not None}
        groups = {i for n in names if n.kind == "armed-group" and not says_little(n) for i in n.actors}
        spoken |= {r.parent.removeprefix("state:") for i in groups for r in self.known.get(i).roles}
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
        if name.first > 80 or name.last >= len(self.words):
            return False
        beside = self.words[name.last]
        if self.words[name.first].isupper() and len(self.words[name.first]) > 3:
            return beside[0].isdigit() or beside in ("(", "—", "–", "--")
        beyond = self.words[name.last + 1] if name.last + 1 < len(self.words) else ""
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
                where = case in PLACE_CASES and self.relations[name.head] in ("obl", "nmod", "conj")
                yield dataclasses.replace(name, place=True) if where else name
            else:
                yield name
