"""Place phrases of a page that no claim has taken yet: what each hangs on, and whose place it tells.

"Explosions echoed through X", "the strike launched by A on X", "casualties of the strike, two of them near
X": the phrase hangs on a word around the event and not on the word that names it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from accord.extract.circumstances import LOCATING, SPOTS, TOWNS, Where
from accord.extract.tree import Tree
from accord.resolve.attach import REPORTING
from accord.resolve.toponyms import Toponym
from accord.types import Claim, ClaimPlace

_TRUSTED = 0.6
_GOING = LOCATING | {"into", "to", "from", "towards", "toward"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_PARTICIPLES = frozenset({"acl", "acl:relcl", "advcl", "xcomp"})
_WHOLE = re.compile(
    r"\b(?:the|this|that|its|their) (?:\w+ )?(?:country|nation)(?:['’] ?s (?:far )?\w+)?\b"
    r"|\bthe (?:\w+ )?(?:town|city|village|capital)\b(?! of\b)"
)


_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest outside inland upstream downstream".split()
)
# Events that go by the name of their place: "the X hostage crisis".
_AFFAIRS = frozenset("crisis siege standoff stand-off drama".split())
LAND = frozenset("territory land ground swath swathe tract borderland area stretch chunk country".split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A place phrase by its head word; `cases` are its prepositions, `told_by` the word it hangs on."""

    head: int
    cases: tuple[str, ...]
    told_by: int
    through: int  # the last word on the way up to `told_by`


class Surroundings:
    """The place phrases of a page and the words that they hang on."""

    def __init__(self, tree: Tree, claims: tuple[Claim, ...], toponyms: list[Toponym]) -> None:
        self.tree = tree
        self.trigger = {c.id: trigger_word(tree, c) for c in claims}
        self._triggers = frozenset(w for w in self.trigger.values() if w >= 0)
        self.named = frozenset(
            w for t in toponyms if t.country is None and t.trust >= _TRUSTED for w in _whole_name(tree, t)
        )
        self.where = Where(tree, self.named)
        self._by_word: dict[int, list[Spot]] = defaultdict(list)
        for h in sorted({self._top(w) for w in self.named}):
            cases = tuple(tree.cases(h))
            if cases == ("of",) and tree.lemmas[tree.heads[h]].lower() in _DIRECTIONS:
                cases = ("near",)  # "40 km southwest of X"
            if cases and any(c in _GOING for c in cases):
                word, through = self._told_by(h)
                self._by_word[word].append(Spot(h, cases, word, through))

    def of(self, claim: Claim) -> Spot | None:
        """The place phrase that tells where a claim's event was, though not in its own phrase; or None."""
        word = self.trigger[claim.id]
        if word < 0:
            return None
        cases = _GOING if claim.type == "RETREAT" else LOCATING
        for around in self._around(word):
            found = [
                s for s in self._by_word[around]
                if any(c in cases for c in s.cases) and not self._of_person(s)
            ]  # fmt: skip
            if found:
                return min(found, key=lambda s: (not self._after_comma(s), abs(s.head - word)))
        return None

    def of_report(self, verb: int) -> Spot | None:
        """Where a verb of saying was said: "said in X on Sunday"."""
        found = [s for s in self._by_word[verb] if s.through == s.head and set(s.cases) & {"in", "at"}]
        return found[0] if found else None

    def affair(self) -> int | None:
        """The place name that the page's crisis goes by: "the X hostage crisis"; its head word, or None."""
        tree = self.tree
        found = [
            w for w in sorted(self.named)
            if tree.relations[w] == "compound" and w + 3 > tree.heads[w] > w
            and tree.lemmas[tree.heads[w]].lower() in _AFFAIRS
        ]  # fmt: skip
        return found[0] if len({tree.words[w] for w in found}) == 1 else None

    def takes_land(self, claim: Claim) -> bool:
        """ "Seized a large swath of territory": land whose name the sentence does not tell."""
        tree, word = self.tree, self.trigger[claim.id]
        thing = tree.object(word) if word >= 0 and claim.type == "COERCE" and claim.mode == "seize" else None
        if thing is None:
            return False
        return any(
            tree.lemmas[w].lower() in LAND for w in tree.subtree(thing, frozenset({"acl:relcl", "conj"}))
        )

    def own_stretches(self, claim: Claim) -> list[tuple[int, int]]:
        """The parts of the text that a claim's own clause fills, clauses under it left out."""
        tree, word = self.tree, self.trigger[claim.id]
        below = frozenset({"advcl", "acl:relcl", "ccomp", "parataxis", "acl"})
        top = word if tree.relations[word] in below else tree.clause(word)
        words = {*tree.subtree(top, below), *tree.subtree(word, below)}
        return [(tree.starts[w], tree.ends[w]) for w in sorted(words)]

    def object_of(self, claim: Claim) -> ClaimPlace | None:
        """What is bombed, held or taken is where it happens: "bombed the city of X", "seized the town"."""
        tree, word = self.tree, self.trigger[claim.id]
        if word < 0 or tree.tags[word] != "VERB":
            return None
        thing = tree.object(word)
        for h in tree.conjuncts(thing) if thing is not None else ():
            words = tree.subtree(h, frozenset({"acl:relcl", "conj", "acl"}))
            names = [w for w in words if w in self.named]
            held = claim.type == "COERCE" and claim.mode == "seize"
            if names and (h in self.named or tree.lemmas[h].lower() in TOWNS or held):
                return self.where.place(self._top(names[0]) if held else h)
            first, last = tree.phrase(h)
            begin, end = tree.starts[min(first, words[0])], tree.ends[max(last - 1, words[-1])]
            if held and "much" in (tree.words[w].lower() for w in words):
                end = max(
                    end, tree.ends[min(len(tree.ends) - 1, tree.sentence_range(tree.sentence[h])[1] - 1)]
                )
            match = _WHOLE.search(tree.text, begin, end) if held else None
            if match is not None:
                inside = words_in(tree, match.start(), match.end())
                mention = tree.mention(inside[0], inside[-1] + 1, "place")
                return ClaimPlace(mention=mention, name=mention.quote)
        return None

    def place(self, spot: Spot) -> ClaimPlace:
        """The phrase as a place yet to be resolved."""
        return self.where.place(spot.head)

    # --- what a phrase hangs on ----------------------------------------------------------------------

    def _top(self, i: int) -> int:
        """The head of the place phrase that a name stands in: "the town of X", "X airport"."""
        tree = self.tree
        for _ in range(6):
            head, relation = tree.heads[i], tree.relations[i]
            if head < 0 or tree.cases(i)[:1] not in ([], ["of"]):
                return i
            inner = relation in ("compound", "flat", "nmod:poss", "conj", "amod") or head in self.named
            part = relation == "nmod" and tree.case(i) == "of"
            if not (part or (inner and not tree.cases(i))):
                return i
            if tree.tags[head] not in ("NOUN", "PROPN"):
                return i
            if head not in self.named and tree.lemmas[head].lower() not in SPOTS | TOWNS | {
                "vicinity",
                "airport",
            }:
                return i
            i = head
        return i

    def _told_by(self, h: int) -> tuple[int, int]:
        """The first trigger or verb above a phrase, and the last word before it."""
        tree, through = self.tree, h
        if self.where.apart(h):
            first, last = tree.sentence_range(tree.sentence[h])
            return next((i for i in range(first, last) if tree.relations[i] == "root"), -1), h
        for i in tree.above(h):
            if i in self._triggers or tree.tags[i] in ("VERB", "AUX"):
                return i, through
            through = i
        return (-1, through)

    def _around(self, word: int) -> list[int]:
        """The words whose place is an event's: itself, what carries it, and the clauses on it."""
        tree = self.tree
        out = [word]
        for c in tree.children[word]:
            if (
                tree.relations[c] in _PARTICIPLES
                and c not in self._triggers
                and tree.lemmas[c] not in REPORTING
            ):
                out.append(c)
        i = word
        for _ in range(4):
            head, relation = tree.heads[i], tree.relations[i]
            nominal = tree.tags[i] in _NOMINAL and relation not in _PARTICIPLES
            if head < 0 or not nominal or relation in ("ccomp", "parataxis", "conj"):
                break
            if head in self._triggers or tree.lemmas[head] in REPORTING:
                break
            if tree.tags[head] in ("VERB", "AUX"):
                out.append(head)
                break
            i = head
        return out

    def _of_person(self, spot: Spot) -> bool:
        """Where somebody of the sentence is from or stands: "an aid worker in X said", "militants in X"."""
        relation = self.tree.relations[spot.through]
        event = spot.through in self._triggers
        return spot.through != spot.head and relation in ("nsubj", "nsubj:pass", "obl:agent") and not event

    def _after_comma(self, spot: Spot) -> bool:
        case = self.tree.kids(spot.head, "case")
        return bool(case) and case[0] > 0 and self.tree.words[case[0] - 1] == ","


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
