"""Place phrases of a page that no claim has taken yet: what each hangs on, and whose place it tells.

"Explosions echoed through X", "the strike launched by A on X", "casualties of the strike, two of them near
X": the phrase hangs on a word around the event and not on the word that names it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from accord.extract.circumstances import TOWNS
from accord.extract.tree import Tree
from accord.knowledge.nouns import TITLES
from accord.resolve.attach import REPORTING
from accord.resolve.placenames import AT
from accord.resolve.placephrases import GOING, MARCHING, PlacePhrases, Spot, event_nouns, words_in
from accord.resolve.toponyms import Toponym
from accord.types import Claim, ClaimId, ClaimPlace

_WHOLE = re.compile(
    r"\b(?:the|this|that|its|their) (?:\w+ )?(?:country|nation)(?:['’] ?s (?:far )?\w+)?\b"
    r"|\bthe (?:\w+ )?(?:town|city|village|capital)\b(?! of\b)"
)
# Verbs of what is done to people: who bears a town's name there is none.
_TO_PEOPLE = frozenset(
    "shoot kill wound injure murder execute arrest kidnap abduct detain behead stab assassinate".split()
)
_STAYING = frozenset("base live reside locate bear exile raise settle work".split())
# Events that go by the name of their place: "the X hostage crisis".
_AFFAIRS = frozenset("crisis siege standoff stand-off drama".split())
_CAPTIVES = frozenset("hostage hostages captive captives taker takers captor captors".split())
# Where those and that which an event hits were at the time: "shot labourers working in X".
_BEING = frozenset(
    "hide plant lie work stand park travel live sit pray sleep station deploy guard patrol gather wait"
    " shelter leave place bury rig attach set hold drive walk play attend protest camp moor dock".split()
)
# Who speaks for a whole state, and where he does so says nothing of where what he speaks of was.
_OF_STATE = frozenset(
    "minister ministry president premier government spokesman spokeswoman spokesperson secretary cabinet"
    " parliament opposition ambassador embassy presidency chancellor envoy".split()
)
_CLAUSES = frozenset({"acl", "acl:relcl", "conj"})
_COURTS = frozenset({"court", "tribunal", "jury"})
_SEEING = frozenset("say tell report see hear witness describe".split())
_WITNESSES = frozenset("resident villager inhabitant local people neighbour witness survivor".split())
_LIVING_AT = frozenset({"of", "in", "from", "near", "around"})
_DISTANCES = frozenset("kilometer kilometre km mile metre meter".split())
_AT_THE_TIME = frozenset("when as while after before".split())
LAND = frozenset("territory land ground swath swathe tract borderland area stretch chunk country".split())


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
        """`triggers` are the words that name the claims' events (-1 for none); for the rest see
        `PlacePhrases`."""
        self.tree = tree
        self.trigger = triggers
        self.phrases = PlacePhrases(
            tree, frozenset(w for w in triggers.values() if w >= 0), toponyms, names, soil
        )

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
        for around in self.phrases.around(word):
            found = [
                s for s in self.phrases.by_word[around]
                if any(c in cases for c in s.cases) and not self.phrases.aside(s)
            ]  # fmt: skip
            if found:
                return min(found, key=lambda s: (not self.phrases.after_comma(s), abs(s.head - word)))
        before = (
            self._in_front(word) or self._meanwhile(word, cases) or self._where(word) or self._since(word)
        )
        beside = before or self._of_things(word, cases) or self._in_main_clause(word)
        return beside or self._of_tellers(word)

    def _of_things(self, word: int, cases: frozenset[str]) -> Spot | None:
        """ "Detonated a bomb hidden in a shop in X", "shot labourers working in X": where that was."""
        tree = self.tree
        for c in tree.kids(word, "obj", "nsubj:pass", "obl"):
            away = tree.relations[c] == "obl" and not set(tree.cases(c)) & (
                AT | {"beside", "among", "during"}
            )
            if away or c in self.phrases.triggers or tree.lemmas[c].lower() in event_nouns():
                continue
            for a in tree.kids(c, "acl"):
                if tree.tags[a] != "VERB" or a in self.phrases.triggers or tree.lemmas[a] not in _BEING:
                    continue
                thing = tree.kid(a, "obj")
                if thing is not None and tree.kid(a, "mark") is not None and self.phrases.is_struck(thing):
                    continue  # "an operation to take X and other ground in Y": X is what it is after
                found = [
                    s for s in self.phrases.by_word[a] if any(k in cases for k in s.cases) and s.head > a
                ]
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
            found = (s for s in self.phrases.by_word[head] if s.through == s.head and set(s.cases) & AT)
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
                if h < where[0] and self.phrases.where.locates(h) and set(tree.cases(h)) & AT:
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
                place = c in self.phrases.named or tree.lemmas[c].lower() in TOWNS
                if c < i and place and set(tree.cases(c)) & {"in", "at"}:
                    return Spot(c, tuple(tree.cases(c)), head, c)
        return None

    def _meanwhile(self, word: int, cases: frozenset[str]) -> Spot | None:
        """ "Was shot while camping in X": where somebody was when it happened."""
        tree = self.tree
        for c in (x for v in self.phrases.around(word) for x in tree.kids(v, "advcl")):
            marks = {tree.words[m].lower() for m in tree.kids(c, "mark", "advmod")}
            if marks & {"while", "as", "when"}:
                within = (c, *(x for x in tree.kids(c, "obj", "obl", "nmod") if x in self.phrases.triggers))
                found = [
                    s for x in within for s in self.phrases.by_word[x] if any(k in cases for k in s.cases)
                ]
                if found and c not in self.phrases.triggers:
                    return found[0]
        return None

    def of_doer(self, word: int) -> Spot | None:
        """Where those are who do or suffer it: "authorities in X captured", "arrested by police in X"."""
        if self.tree.lemmas[word] in REPORTING - {"protest"}:
            return None
        by = {"in", "on", "at", "off", "near"}
        found = [
            s for s in self.phrases.by_word[word]
            if self.phrases.of_person(s)
            and set(s.cases) & (by if self.tree.relations[s.through] == "obl:agent" else by - {"off", "near"})
            and not self.tree.case(s.through).startswith("according")
        ]  # fmt: skip
        if found:
            return found[-1]
        for c in self.tree.kids(word, "nsubj", "obl:agent"):
            town = [w for w in self.tree.kids(c, "compound") if w in self.phrases.named]
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
            spots = [s for s in self.phrases.by_word[verb] if s.head < verb and s.through == s.head]
            for spot in spots:
                opening = tree.kids(spot.head, "case")
                if opening and opening[0] - first <= 1 and set(spot.cases) & {"in", "at", "near", "across"}:
                    return None if self._spoken_in_capital(spot, verb) else spot
        return None

    def _spoken_in_capital(self, spot: Spot, verb: int) -> bool:
        """ "In Paris, a minister accused the rebels of murder": the capital is where he speaks."""
        tree = self.tree
        subject = tree.kid(verb, "nsubj")
        if subject is None or tree.lemmas[verb] not in REPORTING or spot.head not in self.phrases.capitals:
            return False
        office = {tree.lemmas[w].lower() for w in (subject, *tree.subtree(subject, _CLAUSES))}
        return bool(office & _OF_STATE)

    def _of_tellers(self, word: int) -> Spot | None:
        """ "Residents of X reported shelling": where those are who saw it."""
        tree = self.tree
        for verb in tree.above(word):
            if tree.lemmas[verb] not in _SEEING or tree.tags[verb] != "VERB":
                continue
            for teller in tree.kids(verb, "nsubj"):
                if tree.lemmas[teller].lower() in _WITNESSES:
                    near = [c for c in tree.kids(teller, "nmod") if set(tree.cases(c)) & _LIVING_AT]
                    found = [c for c in near if c in self.phrases.named]
                    return Spot(found[0], ("in",), verb, teller) if found else None
        return None

    def all_of(self, word: int) -> list[int]:
        """The head words of the innermost names that tell where the event of a word was."""
        tree = self.tree
        direct = [
            s for s in self.phrases.by_word[word]
            if any(c in AT | {"into"} for c in s.cases) and not self.phrases.aside(s)
        ]  # fmt: skip
        if tree.lemmas[word] in REPORTING - {"protest"}:
            return sorted({w for s in direct if s.through == s.head for w in self.phrases.inner(s.head)})
        struck = self._struck(word)
        behind = [s for s in direct if s.head > word] or ([] if struck else direct)
        if tree.passive(word) and behind:
            struck = [h for h in struck if tree.tags[h] != "PROPN"]  # "X was captured in Y"
        heads = self.phrases.outermost([*struck, *(s.head for s in behind)])[
            :1
        ]  # further ones hold the first
        if not heads:
            spot = self.of_word(word) or self._purpose(word) or self.of_doer(word)
            heads = [spot.head] if spot is not None else []
        return sorted({w for h in heads for c in self.phrases.together(h) for w in self.phrases.inner(c)})

    def _struck(self, word: int) -> list[int]:
        """The places that a verb's object or passive subject names: "shelled X", "Y was captured"."""
        tree = self.tree
        done_to_people = tree.tags[word] != "VERB" or tree.lemmas[word].lower() in _TO_PEOPLE | MARCHING
        thing = None if done_to_people else tree.object(word)
        if thing is not None and thing and tree.words[thing - 1].lower() in TITLES and thing in tree.people:
            return []  # "captured General Omar"
        heads = tree.conjuncts(thing) if thing is not None else []
        if tree.tags[word] == "VERB":  # "patrolled downtown X"
            heads += [c for c in tree.kids(word, "obl") if c in self.phrases.named and not tree.cases(c)]
        if tree.passive(word) and tree.lemmas[word].lower() == "capture":  # rather a person of that name
            heads = [h for h in heads if tree.tags[h] != "PROPN" or h in self.phrases.large]
        return [h for h in heads if self.phrases.is_struck(h) and self.phrases.inner(h)]

    def _purpose(self, word: int) -> Spot | None:
        """ "Launched an offensive to take X", "began the assault by storming X": what the event is after."""
        tree = self.tree
        for c in [
            *tree.kids(word, "advcl", "xcomp"),
            *(a for o in tree.kids(word, "obj") for a in tree.kids(o, "acl")),
        ]:
            marks = {tree.words[m].lower() for m in tree.kids(c, "mark", "aux")}
            thing = tree.kid(c, "obj")
            if marks & {"to", "by"} and thing is not None and self.phrases.is_struck(thing):
                return Spot(thing, ("at",), word, thing)
        return None

    def of_court(self, claim: Claim) -> Spot | None:
        """ "Jailed by a court in X", "an X court ruled": a verdict falls where the court is."""
        tree, word = self.tree, self.trigger[claim.id]
        if claim.type != "SANCTION" or claim.mode != "convict" or word < 0:
            return None
        for court in tree.kids(word, "nsubj", "obl:agent", "obl"):
            if tree.lemmas[court].lower() not in _COURTS:
                continue
            inside = [c for c in tree.kids(court, "nmod") if set(tree.cases(c)) & {"in", "at"}]
            seated = [*inside, *tree.kids(court, "compound", "nmod:poss")]
            for c in seated:
                if c in self.phrases.named:
                    return Spot(c, ("in",), word, court)
        return None

    def of_report(self, verb: int) -> Spot | None:
        """Where a verb of saying was said: "said in X on Sunday"."""
        found = [s for s in self.phrases.by_word[verb] if s.through == s.head and set(s.cases) & {"in", "at"}]
        return found[0] if found else None

    def only_in(self, claim: Claim) -> Spot | None:
        """The place phrase of a claim's sentence, if there is one and it is not where somebody is or
        speaks."""
        word = self.trigger[claim.id]
        if word < 0:
            return None
        found = self.phrases.spots_in(self.tree.sentence[word])
        if len(found) != 1 or not set(found[0].cases) & {"in", "at", "near", "outside"}:
            return None
        spot = found[0]
        said = spot.told_by >= 0 and self.tree.lemmas[spot.told_by] in REPORTING | _STAYING
        away = said or self.phrases.where.apart(spot.head) or self.phrases.aside(spot)
        return None if away else spot

    def affair(self) -> int | None:
        """The place name that the page's crisis goes by: "the X hostage crisis", "the siege in X", "hostages
        in X"; its head word, or None."""
        tree = self.tree
        found = []
        for w in sorted(self.phrases.named):
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
            names = [w for w in words if w in self.phrases.named]
            if h in tree.people and h not in names:
                continue  # "Karim Badi, 23, of X, was shot"
            held = claim.type == "COERCE" and claim.mode == "seize"
            if names and (self.phrases.is_struck(h) or tree.lemmas[h].lower() in TOWNS or held):
                return self.phrases.where.place(self.phrases.top(names[0]) if held else h)
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

    def place(self, head: int) -> ClaimPlace:
        """The phrase of a head word as a place yet to be resolved."""
        return self.phrases.where.place(head)
