"""Place phrases of a page: the words of each, the name it is about, and the word that it hangs on."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from accord.extract.circumstances import SPOTS, TOWNS, Where
from accord.extract.generality import CAMPAIGNS
from accord.extract.lexicon import lexicon
from accord.extract.participants import who
from accord.extract.tree import Tree
from accord.resolve.attach import REPORTING
from accord.resolve.choosing import is_seat
from accord.resolve.placenames import AT, SITES
from accord.resolve.toponyms import Toponym
from accord.types import Claim

_TRUSTED = 0.6
GOING = AT | {"into", "to", "from", "towards", "toward"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_PARTICIPLES = frozenset({"acl", "acl:relcl", "advcl", "xcomp"})
_SETTLED = frozenset({"city", "town", "village", "capital", "township", "suburb"})
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest outside inland upstream downstream".split()
)
_AREAS = frozenset(
    "district county area region province state governorate neighbourhood neighborhood".split()
)
MARCHING = frozenset("protest demonstrate march rally".split())
_OVER = frozenset("against over for about".split())
_LARGE = 4.5  # prominence of a town of some 30,000 people


@dataclass(frozen=True, slots=True)
class Spot:
    """A place phrase by its head word; `cases` are its prepositions, `told_by` the word it hangs on."""

    head: int
    cases: tuple[str, ...]
    told_by: int
    through: int  # the last word on the way up to `told_by`


class PlacePhrases:
    """The place phrases of a page by the words that they hang on."""

    def __init__(
        self,
        tree: Tree,
        triggers: frozenset[int],
        toponyms: list[Toponym],
        names: frozenset[int] = frozenset(),
        soil: frozenset[int] = frozenset(),
    ) -> None:
        """`triggers` are the words that name events; `names` are words of names that the page uses as
        places, known to the gazetteer or not; `soil` those of peoples whose land a phrase tells of
        ("Syrian airspace")."""
        self.tree = tree
        self.triggers = triggers
        known = [t for t in toponyms if t.country is None and t.trust >= _TRUSTED]
        large = (t for t in known if any(h.prominence >= _LARGE for h in t.hits))
        self.large = {w for t in large for w in words_in(tree, t.start, t.end)}
        seats = (t for t in known if t.hits and is_seat(t.hits[0]))
        self.capitals = {w for t in seats for w in words_in(tree, t.start, t.end)}
        people = tree.people - names
        several = (t for t in toponyms if t.country is None and t.trust >= _TRUSTED and " " in t.name)
        self.sure = names | {w for t in several for w in _whole_name(tree, t)}
        self.named = names | soil | {w for t in known for w in _whole_name(tree, t) if w not in people}
        self.where = Where(tree, self.named)
        self.by_word: dict[int, list[Spot]] = defaultdict(list)
        for h in sorted({self.top(w) for w in self.named}):
            cases = tuple(tree.cases(h))
            if cases == ("of",) and tree.lemmas[tree.heads[h]].lower() in _DIRECTIONS:
                cases = ("near",)  # "40 km southwest of X"
            if cases and any(c in GOING for c in cases):
                word, through = self._told_by(h)
                self.by_word[word].append(Spot(h, cases, word, through))

    def inner(self, h: int) -> list[int]:
        """The innermost names in a place phrase: X of "the X district of Y", of "the town of X"."""
        tree = self.tree
        kind = tree.words[h].islower() and tree.lemmas[h].lower() in SITES  # "X island": X
        named = h in self.named and not kind
        plain = named and (tree.tags[h] == "PROPN" or tree.lemmas[h].lower() not in TOWNS)
        if plain:
            return [h]
        of = [
            w for c in tree.kids(h, "nmod", "appos") if tree.case(c) in ("of", "") for w in tree.conjuncts(c)
            if self._has_name(w)
        ]  # fmt: skip
        own = [c for c in tree.kids(h, "compound", "amod", "flat") if c in self.named]
        if not of and tree.tags[h] == "NOUN" and tree.lemmas[h].lower() not in TOWNS | _AREAS:
            own = [] if self._inside_of(h) or self._abroad(h) else own  # "the US base in X"
            own = [c for c in own if not tree.words[c].isupper()]  # "a U.S. vehicle" is whose it is
        called = [w for c in tree.kids(h, "appos") if c in self.named for w in tree.conjuncts(c)]
        if called and not own and tree.words[h].islower() and tree.lemmas[h].lower() in TOWNS:
            return called  # "the capital of X, Y"
        if of and tree.words[h].islower() and tree.lemmas[h].lower() in _SETTLED:
            own = []  # "the X township of Y": Y
        if own and (not of or tree.lemmas[h].lower() in _AREAS):
            return own[-1:]
        if of:
            return [x for w in of for x in self.inner(w)]
        owner = [w for c in tree.kids(h, "nmod:poss") for w in tree.conjuncts(c) if w in self.named]
        if (self._inside_of(h) or self._abroad(h)) and tree.lemmas[h].lower() not in TOWNS | _AREAS:
            owner = []
        if own or owner:
            return own[-1:] or owner
        below = [w for c in tree.kids(h, "nmod") for w in self.inner(c)]
        return below[:1]

    def _abroad(self, h: int) -> bool:
        """What a country has in others: its name tells whose it is."""
        return self.tree.lemmas[h].lower() in ("embassy", "consulate", "mission")

    def _inside_of(self, h: int) -> bool:
        """Whether a phrase says in which place its thing is."""
        return any(self.tree.case(c) in ("in", "at") and self.inner(c) for c in self.tree.kids(h, "nmod"))

    def _has_name(self, h: int) -> bool:
        below = frozenset({"acl:relcl", "conj", "acl"})
        return any(w in self.named for w in self.tree.subtree(h, below))

    def is_struck(self, h: int) -> bool:
        """Whether a thing is a place by name or kind, or part of one: "patrolled X", "the perimeter of X"."""
        if self.is_no_place(h):
            return False
        if h in self.named and h not in self.sure:
            return False  # a person's or a body's name may be some town's, too
        return h in self.named or self.where.locates(h) or any(self.top(w) == h for w in self.named)

    def spots_in(self, sentence: int) -> list[Spot]:
        """The place phrases of a sentence, in text order."""
        found = [
            s for spots in self.by_word.values() for s in spots if self.tree.sentence[s.head] == sentence
        ]
        return sorted(found, key=lambda s: s.head)

    def top(self, i: int) -> int:
        """The head of the place phrase that a name stands in: "the town of X", "the skies of X"."""
        tree = self.tree
        for _ in range(6):
            head, relation = tree.heads[i], tree.relations[i]
            own = tree.cases(i)
            if head < 0 or own not in ([], ["of"]):
                return i
            share = own == ["of"] and tree.tags[head] in ("ADJ", "NUM")  # "a third of X"
            if not share and tree.tags[head] not in ("NOUN", "PROPN"):
                return i
            if own == ["of"] and relation != "nmod":
                return i
            if not own and relation not in ("compound", "flat", "nmod:poss", "conj", "amod", "appos", "nmod"):
                return i
            if relation == "appos" and tree.lemmas[head].lower() not in SPOTS | TOWNS:
                return i
            war = tree.lemmas[head].lower() in CAMPAIGNS and i not in self.large  # "the Middle East war"
            if war or self.is_no_place(head) or (relation == "conj" and head not in self.named):
                return i
            i = head
        return i

    def is_no_place(self, noun: int) -> bool:
        """People and events are no places, wherever they are."""
        lemma = self.tree.lemmas[noun].lower()
        kind = (
            lemma in TOWNS | SITES
            or lemma == "headquarters"
            or (lemma in SPOTS and self.tree.words[noun].islower())
        )
        people = lemma in _people() and not kind
        return noun in self.triggers or people or lemma in event_nouns()

    def _told_by(self, h: int) -> tuple[int, int]:
        """The first trigger or verb above a phrase, and the last word before it."""
        tree, through = self.tree, h
        if self.where.apart(h):
            first, last = tree.sentence_range(tree.sentence[h])
            return next((i for i in range(first, last) if tree.relations[i] == "root"), -1), h
        for i in tree.above(h):
            if i in self.triggers or tree.tags[i] in ("VERB", "AUX"):
                return i, through
            through = i
        return (-1, through)

    def around(self, word: int) -> list[int]:
        """The words whose place is an event's: itself, what carries it, and the clauses on it."""
        tree = self.tree
        out = [word]
        for c in tree.children[word]:
            clause = tree.relations[c] in _PARTICIPLES or self._shares(c)
            if clause and c not in self.triggers and tree.lemmas[c] not in REPORTING:
                out.append(c)
        i = word
        for _ in range(4):
            head, relation = tree.heads[i], tree.relations[i]
            if head < 0 or relation in ("ccomp", "parataxis", "acl:relcl"):
                break
            nominal = tree.tags[i] in _NOMINAL and relation not in _PARTICIPLES
            together = self._shares(i) or self._participle(i)
            if not nominal and not together:
                break
            if tree.lemmas[head] in REPORTING or (nominal and (relation == "conj" or head in self.triggers)):
                break
            if tree.tags[head] in ("VERB", "AUX") or head in self.triggers:
                out.append(head)
                if nominal and not together:
                    break
            i = head
        return out

    def _shares(self, i: int) -> bool:
        """Whether a verb is one of several with one subject: "was shot and killed in X"."""
        tree = self.tree
        verbs = tree.tags[i] == "VERB" and tree.tags[tree.heads[i]] == "VERB"
        subject = tree.kid(i, "nsubj", "nsubj:pass")
        others = subject is not None and self._others(subject)
        return tree.relations[i] == "conj" and verbs and (subject is None or others)

    def _others(self, i: int) -> bool:
        """ "Nine were killed and two others wounded in X": more of those of whom the sentence told."""
        tree = self.tree
        counted = {tree.lemmas[w].lower() for w in (i, *tree.kids(i, "amod", "nummod"))}
        return bool(counted & {"other", "another", "more"}) or tree.tags[i] == "NUM"

    def _participle(self, i: int) -> bool:
        """ "A bomb exploded in X, killing seven"."""
        tree = self.tree
        bare = tree.kid(i, "mark", "nsubj", "nsubj:pass") is None
        return tree.relations[i] == "advcl" and bare and tree.words[i].lower().endswith("ing")

    def of_person(self, spot: Spot) -> bool:
        """Where somebody of the sentence is from or stands: "an aid worker in X said", "militants in X"."""
        tree, noun = self.tree, spot.through
        if noun == spot.head or noun in self.triggers:
            return False
        if tree.case(noun) in ("according to", "according", "by"):
            return True
        inside = tree.relations[noun] in ("nsubj", "nsubj:pass", "obl:agent")
        return inside and tree.lemmas[noun].lower() not in event_nouns()

    def _cause(self, spot: Spot) -> bool:
        """ "Protested against the war in X": where that is over which people march."""
        tree = self.tree
        noun = tree.lemmas[spot.through].lower()
        if tree.lemmas[spot.told_by].lower() not in MARCHING or spot.through == spot.head:
            return False
        deed = noun in event_nouns() | CAMPAIGNS or noun.endswith(("tion", "sion"))
        return deed and (tree.case(spot.through) in _OVER or tree.relations[spot.through] == "obj")

    def aside(self, spot: Spot) -> bool:
        """Whether a phrase tells of something beside the event: where somebody is, over what people march."""
        return self.of_person(spot) or self._cause(spot)

    def after_comma(self, spot: Spot) -> bool:
        case = self.tree.kids(spot.head, "case")
        return bool(case) and case[0] > 0 and self.tree.words[case[0] - 1] == ","

    def together(self, h: int) -> list[int]:
        """A phrase and those coordinated with it, be it the last of them."""
        tree = self.tree
        while tree.relations[h] == "conj" and tree.tags[tree.heads[h]] in _NOMINAL:
            h = tree.heads[h]
        return tree.conjuncts(h)

    def outermost(self, heads: list[int]) -> list[int]:
        """Without phrases that stand inside another one, and without mere landmarks ("900 km from Y")."""
        kept = [h for h in heads if not any(i in heads for i in self.tree.above(h))]
        firm = [h for h in kept if not self._landmark(h)]
        return firm or kept

    def _landmark(self, h: int) -> bool:
        tree = self.tree
        cases = tree.cases(h)
        if cases == ["of"] or (cases and not set(cases) - {"from"}):
            return True
        return any(tree.lemmas[c].lower() in _DIRECTIONS for c in (tree.heads[h],) if c >= 0)


@functools.cache
def event_nouns() -> frozenset[str]:
    """The nouns that may name an event ("attack", "blast", "talks")."""
    return frozenset(lexicon().nouns)


@functools.cache
def _people() -> frozenset[str]:
    lists = who()
    return lists["persons"] | lists["armed"] | lists["civil"] | lists["collective"]


def trigger_word(tree: Tree, claim: Claim) -> int:
    """The word that names a claim's event; of several the one that the others hang on; -1 for none."""
    span = claim.trigger.span
    inside = words_in(tree, span.start, span.end)
    return next((i for i in inside if tree.heads[i] not in inside), -1)


def _whole_name(tree: Tree, toponym: Toponym) -> range:
    """The words of a toponym; none where it is only a part of a longer name, or no name at all."""
    inside = words_in(tree, toponym.start, toponym.end)
    whole = {w for i in inside for w in (i, tree.heads[i], *tree.kids(i, "flat"))}
    longer = any(w not in inside and w >= 0 and tree.relations[max(w, inside[0])] == "flat" for w in whole)
    named = any(tree.tags[w] in ("PROPN", "NOUN", "X") for w in inside)
    return inside if named and not longer else range(0)


def words_in(tree: Tree, start: int, end: int) -> range:
    """The words that lie in text[start:end]."""
    return range(bisect_right(tree.ends, start), bisect_left(tree.starts, end))
