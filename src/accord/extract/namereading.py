"""A page as the finders of names read it: words and their grammar, sentences, headlines, titles."""

from __future__ import annotations

from bisect import bisect_right

from accord.extract.namewords import NOT_NAMES, Name, NameKind
from accord.knowledge.nouns import HONORIFICS, ORGANISATION_WORDS, TITLES
from accord.types import ActorId, Parse


class Reading:
    """The words of one page; positions are word numbers."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.text, self.parse = text, parse
        self.words, self.tags, self.relations = parse.words, parse.tags, parse.relations
        self.starts: list[int] = parse.starts.tolist()
        self.ends: list[int] = parse.ends.tolist()
        self.heads: list[int] = parse.heads.tolist()
        self.bounds: list[int] = parse.sentences.tolist()
        self.shouted = [self._shouted(s) for s in range(len(self.bounds) - 1)]
        self.firsts = frozenset(self.bounds)
        self.capitals = [self._capitalised(i) for i in range(len(self.words))]

    def _shouted(self, s: int) -> bool:
        """Whether capitals mean little in a sentence: most of its words have them, as in a headline, and no
        full stop ends it."""
        if self.words[self.bounds[s + 1] - 1] == ".":
            return False
        words = [w for w in self.words[self.bounds[s] : self.bounds[s + 1]] if w.isalpha() and len(w) > 3]
        return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)

    def sentence(self, word: int) -> int:
        return bisect_right(self.bounds, word) - 1

    def one_sentence(self, a: int, b: int) -> bool:
        return self.sentence(a) == self.sentence(b)

    def _capitalised(self, i: int) -> bool:
        word = self.words[i]
        if (
            not word[0].isupper()
            or (not word.isalpha() and any(c.isdigit() for c in word))
            or (word.lower() in NOT_NAMES and not self._begins_a_body(i))
            or word.lower() in HONORIFICS
        ):
            return False
        if self.tags[i] in ("PRON", "DET", "CCONJ", "AUX", "PUNCT", "NUM"):
            return False
        if self.tags[i] in ("ADP", "SCONJ", "PART", "INTJ", "ADV"):
            return not self.shouted[self.sentence(i)] and i not in self.firsts and self._goes_on(i)
        if self.shouted[self.sentence(i)] or i in self.firsts:
            return self.tags[i] == "PROPN"
        return True

    def _goes_on(self, i: int) -> bool:
        """The "Than" of "Kyaw Kyaw Than": a name that is spelt as another word, behind a name."""
        before = self.words[i - 1]
        return before[:1].isupper() and before[1:].islower() and self.tags[i - 1] == "PROPN"

    def _begins_a_body(self, i: int) -> bool:
        """ "Catholic" of "the Catholic Church", "Islamic" of "the Islamic Council"."""
        after = self.words[i + 1] if i + 1 < len(self.words) else ""
        body = after[:1].isupper() and after.lower() in ORGANISATION_WORDS
        return body and self.tags[i] in ("ADJ", "PROPN")

    def title_before(self, start: int) -> int:
        """The title or role that stands right before a name, or -1."""
        if start and start not in self.bounds and (self.is_title(start - 1) or self.is_title_tail(start - 1)):
            return start - 1
        return -1

    def is_title_tail(self, i: int) -> bool:
        """The second half of "Secretary-General", "Vice-President"; "of State" after "Secretary"."""
        if i < 2 or not self.is_title(i - 2):
            return False
        return self.words[i - 1] == "-" or (self.words[i - 1] == "of" and self.words[i] == "State")

    def is_title(self, i: int) -> bool:
        word = self.words[i].lower()
        return (
            word in TITLES or word.rstrip(".") in HONORIFICS or (word.endswith("s") and word[:-1] in TITLES)
        )

    def head(self, first: int, last: int) -> int:
        for i in range(first, last):
            if not first <= self.heads[i] < last and self.relations[i] not in ("case", "punct", "det"):
                return i
        return last - 1

    def name(
        self, first: int, last: int, kind: NameKind, ids: tuple[ActorId, ...], head: int = -1, title: int = -1
    ) -> Name:
        head = head if head >= 0 else self.head(first, last)
        full = self.text[self.starts[first] : self.ends[last - 1]]
        return Name(first=first, last=last, head=head, kind=kind, actors=ids, full=full, title=title)
