"""What a page has mentioned so far, and which of it a pronoun or definite description takes up.

Entries stand in text order. A search looks back a few sentences and weighs nearness, subjecthood and fit
of number, gender and kind; it gives nothing where nothing fits, and all names where several fit alike.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from accord.extract.tree import Tree
from accord.types import ActorId, ActorKind

SPEECH = frozenset(
    """say tell add warn announce state declare report note argue claim describe stress insist explain
    write tweet vow threaten acknowledge admit deny confirm ask reply respond comment call promise
    pledge assert maintain quote accuse demand estimate suggest recall repeat reiterate testify
    conclude emphasise emphasize""".split()
)
NEAR = 8  # sentences within which pronouns and descriptions are taken up
_ANSWERS = frozenset(
    "reject condemn welcome dismiss summon recall protest denounce deplore call urge express".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SINGULAR_BODIES = frozenset(
    {"state", "state-organ", "armed-group", "igo", "ngo", "company", "media", "other"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mention: its head word, whom it stands for, and what agreement needs to know."""

    word: int
    actors: tuple[ActorId, ...]
    kind: ActorKind
    plural: bool
    gender: str
    subject: bool
    sentence: int
    lemma: str
    named: bool


# Verbs whose object is a deed rather than somebody.
_JUDGING = frozenset("condemn denounce deplore deny confirm welcome mourn claim regret investigate".split())


class History:
    """The mentions of a page up to the word that is being read."""

    def __init__(self, tree: Tree, kind_of: Callable[[ActorId], ActorKind]) -> None:
        self._tree = tree
        self._kind_of = kind_of
        self.entries: list[Entry] = []
        self._quoted = _inside_quotes(tree)

    def add(self, word: int, actors: tuple[ActorId, ...], plural: bool, gender: str, named: bool) -> None:
        """Notes a mention; mentions come in text order."""
        tree = self._tree
        self.entries.append(
            Entry(
                word, actors, self._kind_of(actors[0]), plural or len(actors) > 1, gender,
                self._is_subject(word), tree.sentence[word], tree.lemmas[word].lower(), named,
            )
        )  # fmt: skip

    def _is_subject(self, word: int) -> bool:
        """Whether a word is a subject, or what one counts ("hundreds of students marched")."""
        tree, above = self._tree, self._tree.heads[word]
        if above >= 0 and tree.relations[word] == "nmod" and tree.content(above) == word:
            return tree.relations[above] in _SUBJECTS
        return tree.relations[word] in _SUBJECTS

    def back(self, word: int, sentences: int) -> list[Entry]:
        """Mentions before a word, nearest first, not further back than some sentences.

        What is taken up near by is of the same part of a page, which a reader may begin with.
        """
        tree = self._tree
        floor = tree.sentence[word] - sentences
        if sentences <= NEAR and tree.parts:
            number = tree.parts.at(tree.starts[word])
            floor = max(floor, tree.sentence[bisect.bisect_left(tree.starts, tree.parts.start(number))])
        found = []
        for entry in reversed(self.entries):
            if entry.word >= word:
                continue
            if entry.sentence < floor:
                break
            found.append(entry)
        return found

    def best(self, word: int, fits: Callable[[Entry], bool], sentences: int = 3) -> Entry | None:
        """The likeliest earlier mention that fits: near ones and subjects first."""
        here = self._tree.sentence[word]
        best, score = None, 0.0
        speaker = self._reporter(word)
        for rank, entry in enumerate(self.back(word, sentences)):
            if not fits(entry):
                continue
            value = 10.0 - 3.0 * (here - entry.sentence) + 2.5 * entry.subject + 0.5 * entry.named
            value += 1.0 * (entry.word == speaker) - 0.1 * rank
            if best is None or value > score:
                best, score = entry, value
        return best

    def _reporter(self, word: int) -> int | None:
        """Who says the clause that a word is subject of: "the council said it would ..." is the council."""
        tree = self._tree
        clause = tree.heads[word]
        if clause < 0 or tree.relations[word] not in _SUBJECTS or tree.relations[clause] != "ccomp":
            return None
        said = tree.heads[clause]
        return tree.subject(said) if tree.lemmas[said] in SPEECH else None

    def pronoun(self, word: int, apart: set[ActorId]) -> Entry | None:
        """Whom a third-person pronoun stands for, None where nothing near fits.

        `apart` are actors that it cannot stand for: the subject of the verb whose object it is.
        """
        form = self._tree.words[word].lower()
        if form in ("he", "him", "his", "himself"):
            return self._person(word, "m", apart)
        if form in ("she", "her", "hers", "herself"):
            return self._person(word, "f", apart)
        if form == "it" and self._judged(word):
            return None  # "India condemned it, too": what was done
        if form in ("it", "its", "itself"):
            if self.speaks(word):
                speaker = self.best(word, lambda e: self._thing(e, word, apart) and self.speaks(e.word), 2)
                if speaker is not None:
                    return speaker
            return self.best(word, lambda e: self._thing(e, word, apart), 2)
        if self.speaks(word):
            speaker = self.best(word, lambda e: self._many(e, word, apart) and self.speaks(e.word), 3)
            if speaker is not None:
                return speaker
        return self._together(word, apart) or self.best(word, lambda e: self._many(e, word, apart), 2)

    def _judged(self, word: int) -> bool:
        """Whether a word is the object of a verb that speaks of deeds."""
        head = self._tree.heads[word]
        return head >= 0 and self._tree.relations[word] == "obj" and self._tree.lemmas[head] in _JUDGING

    def _together(self, word: int, apart: set[ActorId]) -> Entry | None:
        """Those who are the subject together in the sentence of a pronoun: "A and B left when they ..."."""
        tree = self._tree
        here = [e for e in self.back(word, 0) if len(e.actors) == 1]
        by_word = {e.word: e.actors[0] for e in here}
        for entry in here:
            if not entry.subject or entry.kind != "person" or self._bound(entry.word, word):
                continue
            those = tree.conjuncts(entry.word)
            actors = tuple(dict.fromkeys(by_word[w] for w in those if w in by_word))
            if len(actors) > 1 and len(actors) == len(those) and not apart & set(actors):
                return replace(entry, actors=actors, plural=True)
        return None

    def _person(self, word: int, gender: str, apart: set[ActorId]) -> Entry | None:
        opposite = "f" if gender == "m" else "m"

        def fits(e: Entry) -> bool:
            one = e.kind == "person" and not e.plural and not apart & set(e.actors)
            return one and e.gender != opposite and not self._bound(e.word, word)

        reporter = self._reporter(word)
        his = None if reporter is None else self._tree.owner(reporter)
        if his is not None and self._tree.words[his].lower() in ("his", "her"):
            whose = self.best(word, lambda e: fits(e) and e.word != reporter, 3)  # "his lawyer said he ..."
            if whose is not None:
                return whose
        if self.speaks(word) and self.best(word, fits, 0) is None:
            speaker = self.best(word, lambda e: fits(e) and self.speaks(e.word), 3)
            doer = self.best(word, lambda e: fits(e) and e.named and self._acts(e.word), 1)
            if speaker is not None and (doer is None or doer.sentence <= speaker.sentence):
                return speaker
        return self.best(word, fits, 3)

    def _acts(self, word: int) -> bool:
        """Whether a sentence is about what a word does: the subject of its main verb, which is active."""
        head = self._tree.heads[word]
        return head >= 0 and self._tree.relations[word] == "nsubj" and self._tree.relations[head] == "root"

    def _thing(self, entry: Entry, word: int, apart: set[ActorId]) -> bool:
        if apart & set(entry.actors):
            return False
        return entry.kind in _SINGULAR_BODIES and len(entry.actors) == 1 and not self._bound(entry.word, word)

    def _many(self, entry: Entry, word: int, apart: set[ActorId]) -> bool:
        if self._bound(entry.word, word) or apart & set(entry.actors):
            return False
        if self._quoted[word] and entry.kind == "civilians" and self.speaks(entry.word):
            return False  # "They shot at us," of whom witnesses speak, not the witnesses
        return entry.plural or entry.kind in ("armed-group", "state-organ", "civilians")

    def _bound(self, entry: int, word: int) -> bool:
        """Whether both depend on one verb, so that a plain pronoun cannot take up the other."""
        tree, word = self._tree, counting(self._tree, word)
        if tree.relations[word] == "nmod:poss":
            return tree.heads[word] == entry
        if tree.heads[entry] == tree.heads[word] or tree.heads[word] == entry:
            return True
        # "the forces closed the road, they said": who is told of does not tell it
        told = entry < tree.heads[word] and not self._quoted[entry] and self.speaks(word)
        return told and tree.heads[word] in tree.above(entry)

    def speaks(self, word: int) -> bool:
        """Whether a word is the subject of a verb of speech."""
        head = self._tree.heads[word]
        return head >= 0 and self._tree.relations[word] in _SUBJECTS and self._tree.lemmas[head] in SPEECH

    def speaker(self, word: int) -> int | None:
        """The word for who speaks where "we" or "I" stands: the governing verb of speech, or the next one."""
        tree = self._tree
        for v in tree.above(word):
            if tree.lemmas[v] in SPEECH:
                subject = tree.kid(v, "nsubj")
                if subject is not None and subject != word and tree.lemmas[subject] not in ("i", "we"):
                    return subject
        here = tree.sentence[word]
        order = (here, here - 1, here + 1, here - 2) if self._quoted[word] else (here, here - 1)
        for s in order:
            if 0 <= s < len(tree.bounds) - 1:
                found = self._said_in(s, word)
                if found is not None:
                    return found
        return None

    def _said_in(self, s: int, word: int) -> int | None:
        tree = self._tree
        for v in range(tree.bounds[s + 1] - 1, tree.bounds[s] - 1, -1):
            if tree.lemmas[v] in SPEECH and tree.tags[v] == "VERB":
                subject = tree.kid(v, "nsubj")
                if subject is None or subject == word or self._quoted[v]:
                    continue
                if tree.lemmas[subject] not in ("i", "we", "you"):
                    return subject
        return None

    def quoted(self, word: int) -> bool:
        """Whether a word stands inside quotation marks."""
        return self._quoted[word]

    def answering(self, word: int) -> ActorId | None:
        """The state that answers in the sentence before, in one paragraph: "Ankara rejected the charge"."""
        tree = self._tree
        here = tree.sentence[word]
        for e in self.back(word, 1):
            between = tree.text[tree.ends[e.word] : tree.starts[tree.bounds[here]]]
            if e.sentence < here and e.kind == "state" and self._acts(e.word) and "\n" not in between:
                verb = tree.lemmas[tree.heads[e.word]]
                return e.actors[0] if verb in SPEECH | _ANSWERS else None
        return None

    def several(
        self, word: int, count: int, kinds: Sequence[ActorKind], sentences: int = 8
    ) -> tuple[ActorId, ...]:
        """The last `count` distinct actors of some kinds before a word ("the two leaders"), those named
        together first. Empty where there are not enough."""
        joined = self.joined(word, count, kinds, set(), sentences)
        if joined:
            return joined
        found: dict[ActorId, None] = {}
        for entry in self.back(word, sentences):
            if entry.kind in kinds and len(entry.actors) == 1:
                found.setdefault(entry.actors[0])
            if len(found) == count:
                return tuple(reversed(found))
        return ()

    def joined(
        self, word: int, count: int, kinds: Sequence[ActorKind], apart: set[ActorId], sentences: int = 12
    ) -> tuple[ActorId, ...]:
        """The nearest actors named together before a word ("Iran and Pakistan"): `count` of them, two or more
        where it is 0, and none of those that stand `apart`."""
        tree = self._tree
        entries = [e for e in self.back(word, sentences) if e.kind in kinds and len(e.actors) == 1]
        if "armed-group" in kinds:
            entries = [e for e in entries if e.named or e.kind != "armed-group"]
        by_word = {e.word: e.actors[0] for e in entries}
        for entry in entries:
            first = tree.heads[entry.word] if tree.relations[entry.word] == "conj" else entry.word
            members = (
                dict.fromkeys(by_word[w] for w in tree.conjuncts(first) if w in by_word) if first >= 0 else {}
            )
            if len(members) >= 2 and count in (0, len(members)) and not apart & set(members):
                return tuple(members)
        return ()


def counting(tree: Tree, word: int) -> int:
    """The number that stands for a pronoun in its clause: "five of them", "all of them"; else the pronoun."""
    above = tree.heads[word]
    partly = above >= 0 and tree.relations[word] == "nmod" and tree.case(word) == "of"
    return above if partly and tree.tags[above] in ("NUM", "DET", "PRON", "ADJ") else word


def _inside_quotes(tree: Tree) -> list[bool]:
    """For each word whether it stands inside quotation marks; a new paragraph closes an open quotation."""
    inside, out = False, []
    for i, word in enumerate(tree.words):
        if i and "\n" in tree.text[tree.ends[i - 1] : tree.starts[i]]:
            inside = False
        if word in ("“", "``", "„"):
            inside = True
        elif word in ("”", "''"):
            inside = False
        elif word == '"':
            inside = not inside
        out.append(inside)
    return out
