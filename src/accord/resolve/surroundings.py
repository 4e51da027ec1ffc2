"""Place phrases of a page that no claim has taken yet: what each hangs on, and whose place it tells.

"Explosions echoed through X", "the strike launched by A on X", "casualties of the strike, two of them near
X": the phrase hangs on a word around the event and not on the word that names it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from accord.extract.circumstances import SPOTS, TOWNS, Where
from accord.extract.generality import CAMPAIGNS
from accord.extract.lexicon import lexicon
from accord.extract.participants import who
from accord.extract.tree import Tree
from accord.resolve.attach import REPORTING
from accord.resolve.placenames import AT, SITES
from accord.resolve.toponyms import Toponym
from accord.types import Claim, ClaimId, ClaimPlace

_TRUSTED = 0.6
GOING = AT | {"into", "to", "from", "towards", "toward"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_PARTICIPLES = frozenset({"acl", "acl:relcl", "advcl", "xcomp"})
_WHOLE = re.compile(
    r"\b(?:the|this|that|its|their) (?:\w+ )?(?:country|nation)(?:['’] ?s (?:far )?\w+)?\b"
    r"|\bthe (?:\w+ )?(?:town|city|village|capital)\b(?! of\b)"
)
_SETTLED = frozenset({"city", "town", "village", "capital", "township", "suburb"})
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest outside inland upstream downstream".split()
)
_AREAS = frozenset(
    "district county area region province state governorate neighbourhood neighborhood".split()
)
# Verbs of what is done to people: who bears a town's name there is none.
_TO_PEOPLE = frozenset(
    "shoot kill wound injure murder execute arrest kidnap abduct detain behead stab assassinate".split()
)
_MARCHING = frozenset("protest demonstrate march rally".split())
_OVER = frozenset("against over for about".split())
_LARGE = 4.5  # prominence of a town of some 30,000 people
_STAYING = frozenset("base live reside locate bear exile raise settle work".split())
# Events that go by the name of their place: "the X hostage crisis".
_AFFAIRS = frozenset("crisis siege standoff stand-off drama".split())
_CAPTIVES = frozenset("hostage hostages captive captives taker takers captor captors".split())
# Where those and that which an event hits were at the time: "shot labourers working in X".
_BEING = frozenset(
    "hide plant lie work stand park travel live sit pray sleep station deploy guard patrol gather wait"
    " shelter leave place bury rig attach set hold drive walk play attend protest camp moor dock".split()
)
_DISTANCES = frozenset("kilometer kilometre km mile metre meter".split())
_AT_THE_TIME = frozenset("when as while after before".split())
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

    def __init__(
        self,
        tree: Tree,
        triggers: Mapping[ClaimId, int],
        toponyms: list[Toponym],
        names: frozenset[int] = frozenset(),
        soil: frozenset[int] = frozenset(),
    ) -> None:
        """`triggers` are the words that name the claims' events (-1 for none); `names` are words of
        names that the page uses as places, known to the gazetteer or not; `soil` those of peoples whose
        land a phrase tells of ("Syrian airspace")."""
        self.tree = tree
        self.trigger = triggers
        self._triggers = frozenset(w for w in triggers.values() if w >= 0)
        known = [t for t in toponyms if t.country is None and t.trust >= _TRUSTED]
        large = (t for t in known if any(h.prominence >= _LARGE for h in t.hits))
        self._large = {w for t in large for w in words_in(tree, t.start, t.end)}
        people = tree.people - names
        several = (t for t in toponyms if t.country is None and t.trust >= _TRUSTED and " " in t.name)
        self._sure = names | {w for t in several for w in _whole_name(tree, t)}
        self.named = names | soil | {w for t in known for w in _whole_name(tree, t) if w not in people}
        self.where = Where(tree, self.named)
        self._by_word: dict[int, list[Spot]] = defaultdict(list)
        for h in sorted({self._top(w) for w in self.named}):
            cases = tuple(tree.cases(h))
            if cases == ("of",) and tree.lemmas[tree.heads[h]].lower() in _DIRECTIONS:
                cases = ("near",)  # "40 km southwest of X"
            if cases and any(c in GOING for c in cases):
                word, through = self._told_by(h)
                self._by_word[word].append(Spot(h, cases, word, through))

    def of(self, claim: Claim) -> Spot | None:
        """The place phrase that tells where a claim's event was, though not in its own phrase; or None."""
        word = self.trigger[claim.id]
        if word < 0:
            return None
        spot = self.of_word(word, GOING if claim.type == "RETREAT" else AT)
        aimed = self._purpose(word) if spot is None and claim.type in ("ASSAULT", "MOBILIZE") else None
        return spot or aimed or self.of_doer(word)

    def of_word(self, word: int, cases: frozenset[str] = AT) -> Spot | None:
        """As `of`, for the word that names an event; only phrases with one of these prepositions."""
        for around in self._around(word):
            found = [
                s for s in self._by_word[around]
                if any(c in cases for c in s.cases) and not (self._of_person(s) or self._cause(s))
            ]  # fmt: skip
            if found:
                return min(found, key=lambda s: (not self._after_comma(s), abs(s.head - word)))
        before = (
            self._in_front(word) or self._meanwhile(word, cases) or self._where(word) or self._since(word)
        )
        return before or self._of_things(word, cases) or self._in_main_clause(word)

    def _of_things(self, word: int, cases: frozenset[str]) -> Spot | None:
        """ "Detonated a bomb hidden in a shop in X", "shot labourers working in X": where that was."""
        tree = self.tree
        for c in tree.kids(word, "obj", "nsubj:pass", "obl"):
            away = tree.relations[c] == "obl" and not set(tree.cases(c)) & (
                AT | {"beside", "among", "during"}
            )
            if away or c in self._triggers or tree.lemmas[c].lower() in event_nouns():
                continue
            for a in tree.kids(c, "acl"):
                if tree.tags[a] != "VERB" or a in self._triggers or tree.lemmas[a] not in _BEING:
                    continue
                thing = tree.kid(a, "obj")
                if thing is not None and tree.kid(a, "mark") is not None and self._is_struck(thing):
                    continue  # "an operation to take X and other ground in Y": X is what it is after
                found = [s for s in self._by_word[a] if any(k in cases for k in s.cases) and s.head > a]
                far = {tree.lemmas[w].lower() for w in range(a, found[0].head)} & _DISTANCES if found else ()
                if found and not far:
                    return found[0]
        return None

    def _in_main_clause(self, word: int) -> Spot | None:
        """ "Six were killed in X when gunmen opened fire": where the clause is that it explains."""
        tree = self.tree
        for i in (word, *tree.above(word)):
            if tree.relations[i] == "conj" and tree.tags[i] == "VERB":
                continue
            head = tree.heads[i]
            marks = {tree.words[m].lower() for m in tree.kids(i, "mark", "advmod")}
            if tree.relations[i] != "advcl" or not marks & _AT_THE_TIME or tree.lemmas[head] in REPORTING:
                return None
            found = (s for s in self._by_word[head] if s.through == s.head and set(s.cases) & AT)
            return next(found, None)
        return None

    def _where(self, word: int) -> Spot | None:
        """ "Along the border with X, where it has carried out bombings": the place that a clause is about."""
        tree = self.tree
        for i in (word, *tree.above(word)):
            where = [c for c in tree.kids(i, "advmod") if tree.words[c].lower() == "where" and c > 1]
            if tree.relations[i] not in ("acl:relcl", "advcl") or not where:
                continue
            if tree.words[where[0] - 1] != ",":
                return None  # "northeast of X where forces are based": which of the two is left open
            before = where[0] - 2
            for h in (tree.heads[i], before, *tree.above(before)):
                if h < where[0] and self.where.locates(h) and set(tree.cases(h)) & AT:
                    return Spot(h, tuple(tree.cases(h)), i, h)
            return None
        return None

    def _since(self, word: int) -> Spot | None:
        """ "The deadliest attack in X since the blast of 2006": that was in X, too."""
        tree = self.tree
        for i in (word, *tree.above(word)):
            head, led = tree.heads[i], (i, *tree.kids(i, "nsubj", "nsubj:pass"))
            since = {tree.words[c].lower() for x in led for c in tree.kids(x, "case", "mark")}
            if head < 0 or "since" not in since or tree.relations[i] not in ("obl", "nmod", "advcl"):
                continue
            ranked = [head, *tree.kids(head, "amod", "advmod")]
            if not any(tree.words[c].lower().endswith(("est", "worst", "first", "most")) for c in ranked):
                continue
            for c in tree.kids(head, "obl", "nmod"):
                place = c in self.named or tree.lemmas[c].lower() in TOWNS
                if c < i and place and set(tree.cases(c)) & {"in", "at"}:
                    return Spot(c, tuple(tree.cases(c)), head, c)
        return None

    def _meanwhile(self, word: int, cases: frozenset[str]) -> Spot | None:
        """ "Was shot while camping in X": where somebody was when it happened."""
        tree = self.tree
        for c in (x for v in self._around(word) for x in tree.kids(v, "advcl")):
            marks = {tree.words[m].lower() for m in tree.kids(c, "mark", "advmod")}
            if marks & {"while", "as", "when"}:
                within = (c, *(x for x in tree.kids(c, "obj", "obl", "nmod") if x in self._triggers))
                found = [s for x in within for s in self._by_word[x] if any(k in cases for k in s.cases)]
                if found and c not in self._triggers:
                    return found[0]
        return None

    def of_doer(self, word: int) -> Spot | None:
        """Where those are who do or suffer it: "authorities in X captured", "arrested by police in X"."""
        if self.tree.lemmas[word] in REPORTING - {"protest"}:
            return None
        by = {"in", "on", "at", "off", "near"}
        found = [
            s for s in self._by_word[word]
            if self._of_person(s)
            and set(s.cases) & (by if self.tree.relations[s.through] == "obl:agent" else by - {"off", "near"})
            and not self.tree.case(s.through).startswith("according")
        ]  # fmt: skip
        if found:
            return found[-1]
        for c in self.tree.kids(word, "nsubj", "obl:agent"):
            town = [w for w in self.tree.kids(c, "compound") if w in self.named]
            if town and self.tree.lemmas[c].lower() == "police":
                return Spot(town[-1], ("in",), word, c)  # "X police shot dead two men"
        return None

    def _in_front(self, word: int) -> Spot | None:
        """ "In X, the police say that 6,000 marched": a place in front of all that the sentence tells."""
        tree = self.tree
        first, _ = tree.sentence_range(tree.sentence[word])
        for verb in tree.above(word):
            if tree.tags[verb] not in ("VERB", "AUX") and tree.heads[verb] >= 0:
                continue
            spots = [s for s in self._by_word[verb] if s.head < verb and s.through == s.head]
            for spot in spots:
                opening = tree.kids(spot.head, "case")
                if opening and opening[0] - first <= 1 and set(spot.cases) & {"in", "at", "near", "across"}:
                    return spot
        return None

    def all_of(self, word: int) -> list[int]:
        """The head words of the innermost names that tell where the event of a word was."""
        tree = self.tree
        direct = [
            s for s in self._by_word[word]
            if any(c in AT | {"into"} for c in s.cases) and not (self._of_person(s) or self._cause(s))
        ]  # fmt: skip
        if tree.lemmas[word] in REPORTING - {"protest"}:
            return sorted({w for s in direct if s.through == s.head for w in self._inner(s.head)})
        struck = self._struck(word)
        behind = [s for s in direct if s.head > word] or ([] if struck else direct)
        if tree.passive(word) and behind:
            struck = [h for h in struck if tree.tags[h] != "PROPN"]  # "X was captured in Y"
        heads = self._outermost([*struck, *(s.head for s in behind)])[:1]  # further ones hold the first
        if not heads:
            spot = self.of_word(word) or self._purpose(word) or self.of_doer(word)
            heads = [spot.head] if spot is not None else []
        return sorted({w for h in heads for c in self._together(h) for w in self._inner(c)})

    def _struck(self, word: int) -> list[int]:
        """The places that a verb's object or passive subject names: "shelled X", "Y was captured"."""
        tree = self.tree
        done_to_people = tree.tags[word] != "VERB" or tree.lemmas[word].lower() in _TO_PEOPLE | _MARCHING
        thing = None if done_to_people else tree.object(word)
        heads = tree.conjuncts(thing) if thing is not None else []
        if tree.tags[word] == "VERB":  # "patrolled downtown X"
            heads += [c for c in tree.kids(word, "obl") if c in self.named and not tree.cases(c)]
        if tree.passive(word) and tree.lemmas[word].lower() == "capture":  # rather a person of that name
            heads = [h for h in heads if tree.tags[h] != "PROPN" or h in self._large]
        return [h for h in heads if self._is_struck(h) and self._inner(h)]

    def _purpose(self, word: int) -> Spot | None:
        """ "Launched an offensive to take X", "began the assault by storming X": what the event is after."""
        tree = self.tree
        for c in [
            *tree.kids(word, "advcl", "xcomp"),
            *(a for o in tree.kids(word, "obj") for a in tree.kids(o, "acl")),
        ]:
            marks = {tree.words[m].lower() for m in tree.kids(c, "mark", "aux")}
            thing = tree.kid(c, "obj")
            if marks & {"to", "by"} and thing is not None and self._is_struck(thing):
                return Spot(thing, ("at",), word, thing)
        return None

    def _together(self, h: int) -> list[int]:
        """A phrase and those coordinated with it, be it the last of them."""
        tree = self.tree
        while tree.relations[h] == "conj" and tree.tags[tree.heads[h]] in _NOMINAL:
            h = tree.heads[h]
        return tree.conjuncts(h)

    def _outermost(self, heads: list[int]) -> list[int]:
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

    def _inner(self, h: int) -> list[int]:
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
            return [x for w in of for x in self._inner(w)]
        owner = [w for c in tree.kids(h, "nmod:poss") for w in tree.conjuncts(c) if w in self.named]
        if (self._inside_of(h) or self._abroad(h)) and tree.lemmas[h].lower() not in TOWNS | _AREAS:
            owner = []
        if own or owner:
            return own[-1:] or owner
        below = [w for c in tree.kids(h, "nmod") for w in self._inner(c)]
        return below[:1]

    def _abroad(self, h: int) -> bool:
        """What a country has in others: its name tells whose it is."""
        return self.tree.lemmas[h].lower() in ("embassy", "consulate", "mission")

    def _inside_of(self, h: int) -> bool:
        """Whether a phrase says in which place its thing is."""
        return any(self.tree.case(c) in ("in", "at") and self._inner(c) for c in self.tree.kids(h, "nmod"))

    def _has_name(self, h: int) -> bool:
        below = frozenset({"acl:relcl", "conj", "acl"})
        return any(w in self.named for w in self.tree.subtree(h, below))

    def _is_struck(self, h: int) -> bool:
        """Whether a thing is a place by name or kind, or part of one: "patrolled X", "the perimeter of X"."""
        if self._is_no_place(h):
            return False
        if h in self.named and h not in self._sure:
            return False  # a person's or a body's name may be some town's, too
        return h in self.named or self.where.locates(h) or any(self._top(w) == h for w in self.named)

    def of_report(self, verb: int) -> Spot | None:
        """Where a verb of saying was said: "said in X on Sunday"."""
        found = [s for s in self._by_word[verb] if s.through == s.head and set(s.cases) & {"in", "at"}]
        return found[0] if found else None

    def only_in(self, claim: Claim) -> Spot | None:
        """The place phrase of a claim's sentence, if there is one and it is not where somebody is or
        speaks."""
        word = self.trigger[claim.id]
        if word < 0:
            return None
        found = self.spots_in(self.tree.sentence[word])
        if len(found) != 1 or not set(found[0].cases) & {"in", "at", "near", "outside"}:
            return None
        spot = found[0]
        said = spot.told_by >= 0 and self.tree.lemmas[spot.told_by] in REPORTING | _STAYING
        away = said or self.where.apart(spot.head) or self._of_person(spot) or self._cause(spot)
        return None if away else spot

    def spots_in(self, sentence: int) -> list[Spot]:
        """The place phrases of a sentence, in text order."""
        found = [
            s for spots in self._by_word.values() for s in spots if self.tree.sentence[s.head] == sentence
        ]
        return sorted(found, key=lambda s: s.head)

    def affair(self) -> int | None:
        """The place name that the page's crisis goes by: "the X hostage crisis", "the siege in X", "hostages
        in X"; its head word, or None."""
        tree = self.tree
        found = []
        for w in sorted(self.named):
            head = tree.heads[w]
            if head < 0:
                continue
            lemma, relation = tree.lemmas[head].lower(), tree.relations[w]
            before = relation == "compound" and self._calls_affair(w)
            behind = relation == "nmod" and tree.case(w) in ("in", "at") and lemma in _AFFAIRS | _CAPTIVES
            if before or behind:
                found.append(w)
        return found[0] if len({tree.words[w] for w in found}) == 1 else None

    def _calls_affair(self, w: int) -> bool:
        """ "The X crisis", "the X hostage crisis", but not "the X-Y crisis summit"."""
        after = [x.lower() for x in self.tree.words[w + 1 : w + 4]]
        return any(x in _AFFAIRS and y not in event_nouns() for x, y in pairwise(after))

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
            if names and (self._is_struck(h) or tree.lemmas[h].lower() in TOWNS or held):
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
            war = tree.lemmas[head].lower() in CAMPAIGNS and i not in self._large  # "the Middle East war"
            if war or self._is_no_place(head) or (relation == "conj" and head not in self.named):
                return i
            i = head
        return i

    def _is_no_place(self, noun: int) -> bool:
        """People and events are no places, wherever they are."""
        lemma = self.tree.lemmas[noun].lower()
        kind = lemma in TOWNS | SITES or (lemma in SPOTS and self.tree.words[noun].islower())
        people = lemma in _people() and not kind
        return noun in self._triggers or people or lemma in event_nouns()

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
            clause = tree.relations[c] in _PARTICIPLES or self._shares(c)
            if clause and c not in self._triggers and tree.lemmas[c] not in REPORTING:
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
            if tree.lemmas[head] in REPORTING or (nominal and (relation == "conj" or head in self._triggers)):
                break
            if tree.tags[head] in ("VERB", "AUX") or head in self._triggers:
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

    def _of_person(self, spot: Spot) -> bool:
        """Where somebody of the sentence is from or stands: "an aid worker in X said", "militants in X"."""
        tree, noun = self.tree, spot.through
        if noun == spot.head or noun in self._triggers:
            return False
        if tree.case(noun) in ("according to", "according", "by"):
            return True
        inside = tree.relations[noun] in ("nsubj", "nsubj:pass", "obl:agent")
        return inside and tree.lemmas[noun].lower() not in event_nouns()

    def _cause(self, spot: Spot) -> bool:
        """ "Protested against the war in X": where that is over which people march."""
        tree = self.tree
        noun = tree.lemmas[spot.through].lower()
        if tree.lemmas[spot.told_by].lower() not in _MARCHING or spot.through == spot.head:
            return False
        deed = noun in event_nouns() | CAMPAIGNS or noun.endswith(("tion", "sion"))
        return deed and (tree.case(spot.through) in _OVER or tree.relations[spot.through] == "obj")

    def _after_comma(self, spot: Spot) -> bool:
        case = self.tree.kids(spot.head, "case")
        return bool(case) and case[0] > 0 and self.tree.words[case[0] - 1] == ","


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
