"""Names of the knowledge base on a page: longest first, organs composed, acronyms, initials set apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from accord.extract.namereading import Reading
from accord.extract.namewords import (
    ARABIC_ARTICLES,
    COMPASS,
    GOVERNMENT,
    KINDS,
    NATIONAL_SOCIETIES,
    NOT_STATES,
    Name,
    NameKind,
)
from accord.knowledge.actors import KnownActors
from accord.knowledge.folding import acronym, fold, fold_words
from accord.types import ActorId


class KnownNames:
    """Finds the names of one page that a knowledge base holds; none overlaps another of its own kind."""

    def __init__(self, page: Reading, known: KnownActors) -> None:
        self.page, self.known = page, known

    def __iter__(self) -> Iterator[Name]:
        yield from self._known_names()
        yield from self._acronyms()
        yield from self._spaced_acronyms()

    def _known_names(self) -> Iterator[Name]:
        folded = fold_words(self.page.text)
        tokens = [max(0, bisect_right(self.page.starts, w.start) - 1) for w in folded]
        keys = [w.key for w in folded]
        upper = [self.page.text[w.start].isupper() for w in folded]
        at, n = 0, len(folded)
        while at < n:
            step = 1
            if upper[at] or self.page.text[folded[at].start - 1 : folded[at].start] == "-":
                for size in range(min(self.known.longest.get(keys[at], 0), n - at), 0, -1):
                    if not self.page.one_sentence(tokens[at], tokens[at + size - 1]):
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
        if not states or token + 1 >= len(self.page.words) or keys[at] in self.known.adjectives:
            return None
        after = self.page.words[token + 1].lower()
        modifies = self.page.tags[token + 1] in ("NOUN", "ADJ") or (
            self.page.tags[token + 1] == "VERB" and after.endswith(("ing", "ed"))
        )
        if not modifies or not self.known.spelt_as_state(self.page.words[token][:-1]):
            return None
        return self._composed(states, at + 1, token, tokens, keys) or self.page.name(
            token, token + 1, "state", states
        )

    def _consumed(self, name: Name, at: int, tokens: list[int]) -> int:
        step = 1
        while at + step < len(tokens) and tokens[at + step] < name.last:
            step += 1
        return step

    def _match(self, key: str, at: int, size: int, tokens: list[int], keys: list[str]) -> Name | None:
        page = self.page
        first, last = tokens[at], tokens[at + size - 1] + 1
        if (
            size == 1
            and page.words[first].isupper()
            and len(page.words[first]) > 1
            and acronym(page.words[first])
        ):
            shouting = page.shouted[page.sentence(first)]
            if not shouting and page.words[first].replace(".", "") in self.known.acronyms:
                return None
        ids = self.known.names.get(key)
        if ids:
            return self._known_name(first, last, ids)
        states = self.known.states.get(key) or self.known.adjectives.get(key) or self.known.seats.get(key)
        if states and self.known.spelt_as_state(page.text[page.starts[first] : page.ends[last - 1]]):
            return self._state(key, states, at, size, tokens, keys)
        organ = self.known.organs.get(key)
        if organ and size > 1:
            owners = self._owner_after(at + size, tokens, keys)
            if owners:
                ids = tuple(self.known.organ(state, organ.slug) for state in owners[1])
                return page.name(first, owners[0], "organ", ids, head=page.head(first, last))
            return page.name(first, last, "organ", ())
        return None

    def _known_name(self, first: int, last: int, ids: tuple[ActorId, ...]) -> Name:
        page = self.page
        kind = KINDS[self.known.get(ids[0]).kind]
        if kind == "person":
            while first + 1 < last and (page.is_title(first) or page.is_title_tail(first)):
                first += 1  # lists of names hold "State John Kerry"
            start, end = self._whole_person(first, last)
            ids = ids if start == first else ()  # "Mahamat Idriss Deby" is not Idriss Deby
            return page.name(start, end, kind, ids, title=page.title_before(start))
        if ids[0] in NATIONAL_SOCIETIES and self._adjective_before(first):
            return page.name(first - 1, last, "organisation", ())
        if first > 1 and page.words[first - 1] == "-" and page.words[first - 2].lower() in ARABIC_ARTICLES:
            first -= 2
        return page.name(first, last, kind, ids)

    def _whole_person(self, first: int, last: int) -> tuple[int, int]:
        """A known person's name with the further names that the text gives him ("Idriss Deby Itno")."""
        page = self.page
        if page.shouted[page.sentence(first)]:
            return first, last
        while last < len(page.words) and last not in page.bounds and self._further(last, first):
            last += 1
        while first not in page.bounds and self._further(first - 1, first) and not page.is_title(first - 1):
            first -= 1
        return first, last

    def _further(self, word: int, name: int) -> bool:
        """Whether a word beside a name is one more of its names: capitalised, flat, of no state or month."""
        page = self.page
        tied = page.heads[word] == name or page.heads[name] == word or page.heads[word] == page.heads[name]
        flat = "flat" in (page.relations[word], page.relations[name])
        known = fold(page.words[word]) in self.known.states or fold(page.words[word]) in self.known.adjectives
        return page.capitals[word] and page.tags[word] == "PROPN" and tied and flat and not known

    def _state(
        self, key: str, states: tuple[ActorId, ...], at: int, size: int, tokens: list[int], keys: list[str]
    ) -> Name | None:
        page = self.page
        first, last = tokens[at], tokens[at + size - 1] + 1
        before = page.words[first - 1].lower() if first and page.one_sentence(first - 1, first) else ""
        after = page.words[last] if last < len(page.words) else ""
        if after.lower() in NOT_STATES and after[:1].isupper():
            return None
        if before in COMPASS and page.words[first - 1][:1].isupper() and size == 1:
            return None
        if page.relations[first] == "flat" and page.tags[page.heads[first]] == "PROPN":
            return None
        composed = self._composed(states, at + size, first, tokens, keys)
        if composed is not None:
            return composed
        if key in self.known.states:
            return page.name(first, last, "state", states)
        if key in self.known.seats:
            return page.name(first, last, "state", states)
        kind: NameKind = "people" if key in self.known.peoples or self._noun(last - 1) else "demonym"
        return page.name(first, last, kind, states)

    def _adjective_before(self, first: int) -> bool:
        """Whether a state's adjective stands before a word: the "Zairean Red Cross" is not the Red Cross."""
        return (
            first > 0
            and fold(self.page.words[first - 1]) in self.known.adjectives
            and self.page.one_sentence(first - 1, first)
        )

    def _noun(self, word: int) -> bool:
        """Whether an adjective of a state is used as a noun ("three Afghans")."""
        return self.page.relations[word] in (
            "nsubj",
            "nsubj:pass",
            "obj",
            "obl",
            "nmod",
            "conj",
            "root",
            "appos",
        ) and (self.page.tags[word] in ("NOUN", "PROPN"))

    def _composed(
        self, states: tuple[ActorId, ...], at: int, first: int, tokens: list[int], keys: list[str]
    ) -> Name | None:
        """A state's organ or government whose wording follows the state's name or adjective."""
        if at >= len(keys):
            return None
        for size in range(min(5, len(keys) - at), 0, -1):
            last = tokens[at + size - 1] + 1
            if last - tokens[at] > size + 3 or not self.page.one_sentence(first, last - 1):
                continue
            if not self._joined(tokens[at - 1], tokens[at]):
                return None
            key = " ".join(keys[at : at + size])
            if key in GOVERNMENT:
                return self.page.name(first, last, "state", states, head=self.page.head(tokens[at], last))
            organ = self.known.organs.get(key)
            if organ:
                ids = tuple(self.known.organ(state, organ.slug) for state in states)
                return self.page.name(first, last, "organ", ids, head=self.page.head(tokens[at], last))
        return None

    def _joined(self, a: int, b: int) -> bool:
        """Whether only a possessive ending stands between two words, and no clause boundary."""
        return all(self.page.words[i] in ("'s", "’s", "'", "’", "-") for i in range(a + 1, b))

    def _owner_after(
        self, at: int, tokens: list[int], keys: list[str]
    ) -> tuple[int, tuple[ActorId, ...]] | None:
        """The state that follows an organ's wording with "of" or "in", and where it ends."""
        if at >= len(keys) or self.page.words[tokens[at] - 1].lower() not in ("of", "in", "the"):
            return None
        if tokens[at] - tokens[at - 1] > 3:
            return None
        for size in range(min(self.known.longest.get(keys[at], 0), len(keys) - at), 0, -1):
            key = " ".join(keys[at : at + size])
            states = self.known.states.get(key) or self.known.seats.get(key)
            if states and self.page.one_sentence(tokens[at - 1], tokens[at + size - 1]):
                return tokens[at + size - 1] + 1, states
        return None

    def _acronyms(self) -> Iterator[Name]:
        for i, word in enumerate(self.page.words):
            if len(word) < 2 or not word[0].isupper() or not any(c.isupper() for c in word[1:]):
                continue
            short = acronym(word)
            if (
                short
                and short in self.known.acronyms
                and not (self.page.shouted[self.page.sentence(i)] and len(short) > 3)
            ):
                ids = self.known.acronyms[short]
                if self.known.is_state(ids[0]):
                    yield self._acronym_state(i, ids)
                else:
                    yield self.page.name(i, i + 1, KINDS[self.known.get(ids[0]).kind], ids)

    def _spaced_acronyms(self) -> Iterator[Name]:
        """ "U. S.", "U. N.": initials that the writer or a scrape set apart."""
        page = self.page
        for i, word in enumerate(page.words[:-1]):
            after = page.words[i + 1]
            if not (len(word) == 2 and word[1] == "." and word[0].isupper()):
                continue
            if not (after[0].isupper() and (len(after) == 1 or after[1:] == ".")):
                continue
            ids = self.known.acronyms.get(word[0] + after[0])
            before = page.words[i - 1] if i and page.sentence(i - 1) == page.sentence(i) else ""
            name_like = before[:1].isupper() and page.tags[i - 1] == "PROPN"  # "John U. S. Smith"
            if ids and not name_like and page.one_sentence(i, i + 1):
                kind = "state" if self.known.is_state(ids[0]) else KINDS[self.known.get(ids[0]).kind]
                yield page.name(i, i + 2, kind, ids, head=i)

    def _acronym_state(self, i: int, ids: tuple[ActorId, ...]) -> Name:
        folded = fold_words(self.page.text[self.page.ends[i] : self.page.ends[i] + 60])
        for size in range(min(5, len(folded)), 0, -1):
            key = " ".join(w.key for w in folded[:size])
            last = bisect_right(self.page.starts, self.page.ends[i] + folded[size - 1].start)
            organ = self.known.organs.get(key)
            if (organ or key in GOVERNMENT) and self.page.one_sentence(i, last - 1):
                first = bisect_right(self.page.starts, self.page.ends[i] + folded[0].start) - 1
                if self._joined(i, first) and last - first <= size + 1:
                    if not organ:
                        return self.page.name(i, last, "state", ids, head=self.page.head(first, last))
                    organs = tuple(self.known.organ(state, organ.slug) for state in ids)
                    return self.page.name(i, last, "organ", organs, head=self.page.head(first, last))
        return self.page.name(i, i + 1, "state", ids)
