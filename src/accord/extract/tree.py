"""Walking a page's dependency trees: who is subject of what, through passives, control, relative clauses.

All positions are word indices over the page, as in `Parse`. Relations are Universal Dependencies v2
(https://universaldependencies.org/u/dep/).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import copy
from functools import cached_property, wraps
from typing import Any, TypeVar

from accord.extract.lexicon import lexicon
from accord.extract.mending import mend
from accord.extract.namewords import CALENDAR
from accord.extract.parts import Parts
from accord.extract.slips import Slips
from accord.types import Document, Mention, MentionKind, Parse, Span

RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
QUANTIFIERS = frozenset(
    "dozen score ten hundred thousand million number group some many several most all one two three four both"
    " member none handful range array variety part majority half few couple lot rest last remainder"
    " tens".split()
)
MANY = frozenset("series wave spate number string campaign spree dozen hundred score rash flurry".split())
# Verbs whose object is the understood subject of their infinitive ("ordered the army to leave").
OBJECT_CONTROL = frozenset(
    "order tell ask urge force allow permit help let make get want expect advise instruct encourage lead"
    " cause"
    " compel spur prompt persuade press push request require beg call appeal implore warn send leave see"
    " hear".split()
)
# What somebody does or has in order to do something else; an infinitive behind it tells what.
DOINGS = frozenset(
    "campaign effort attempt bid drive operation mission fight battle struggle push excuse pretext"
    " opportunity chance occasion plan plot conspiracy scheme move way".split()
)
UNDERTAKING = frozenset(
    "launch make mount have begin start wage lead use stage continue join hatch seek undertake conduct"
    " intensify resume open organise organize devise".split()
)
TOLD_OF = frozenset("report describe recount witness allege hear see document fear".split())
BLAMING = frozenset("accuse suspect blame charge convict acquit".split())
# No "by": "the rocket was aimed at the minister" tells nobody who aimed.
AIMING = frozenset("at for from on against to towards toward along alongside together".split())
# Parts of speech of words that tell of no event by themselves.
GRAMMATICAL = frozenset({"ADP", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"})
TRIMMED = frozenset({"appos", "acl", "acl:relcl", "conj", "cc", "parataxis", "dep", "punct", "advcl", "list"})


# What hangs on a noun as a predicate, but is no part of it.
_OUTSIDE = frozenset({"case", "mark", "cop", "nsubj", "nsubj:pass", "aux", "advmod", "obl", "expl"})
_OBLIQUE = frozenset({"obl", "obl:agent", "nmod", "obl:tmod", "obl:unmarked", "advmod"})

T = TypeVar("T")
_LAST: list[tuple[Parse, Tree]] = []


def tree_of(document: Document, parse: Parse) -> Tree:
    """The tree of a page, without names, which the caller may add; the stages of one page build it once."""
    last = next(iter(_LAST), None)
    if last is None or last[0] is not parse:
        last = (parse, Tree(document, parse))
        _LAST[:] = [last]
    tree = copy(last[1])
    tree.document = document
    return tree


def _once(method: Callable[[Tree, int], T]) -> Callable[[Tree, int], T]:
    """A method of a tree that is worked out once for each word; it must not depend on what names are."""
    name = method.__name__

    @wraps(method)
    def found(tree: Tree, i: int) -> T:
        known: dict[int, T] = tree.known[name]
        try:
            return known[i]
        except KeyError:
            known[i] = told = method(tree, i)
            return told

    return found


class Tree:
    """A page's trees with children, spans and grammatical roles at hand."""

    def __init__(self, document: Document, parse: Parse) -> None:
        self.document = document
        self.parse = parse
        self.text = document.text
        n = len(parse.words)
        self.heads: list[int] = parse.heads.tolist()
        self.tags, self.words = parse.tags, parse.words
        self.lemmas = tuple(  # "bases" of news are those of an army
            "base" if w.lower() == "bases" else m for w, m in zip(parse.words, parse.lemmas, strict=True)
        )
        self.starts: list[int] = parse.starts.tolist()
        self.ends: list[int] = parse.ends.tolist()
        self.bounds: list[int] = parse.sentences.tolist()
        slips = Slips(self.words, self.lemmas, self.tags, self.heads, list(parse.relations))
        mend(slips)
        self.relations: tuple[str, ...] = tuple(slips.relations)
        self.children: list[list[int]] = [[] for _ in range(n)]
        for i, h in enumerate(self.heads):
            if h >= 0:
                self.children[h].append(i)
        self.media: frozenset[int] = frozenset()  # words of names of the press, where names are known
        self.names: dict[int, tuple[int, int]] = {}  # for each word of a name, the name's word range
        self.towns: frozenset[int] = (
            frozenset()
        )  # words of names that are towns rather than regions or states
        self.cities: frozenset[int] = frozenset()  # those and capitals
        self.countries: frozenset[int] = frozenset()  # words of names of states
        self.lands: dict[int, frozenset[str]] = {}  # countries that a word's name may belong to
        self.inert: frozenset[int] = frozenset()  # words of names of what does not act: races, shops, streets
        self.people: frozenset[int] = frozenset()  # words of names of persons, likewise
        self.bodies: frozenset[int] = frozenset()  # words of names of known bodies, groups and firms
        self.known: dict[str, dict[int, Any]] = defaultdict(dict)  # by method; copies share it
        self.sentence = [0] * n
        for s in range(len(self.bounds) - 1):
            for i in range(self.bounds[s], self.bounds[s + 1]):
                self.sentence[i] = s

    @cached_property
    def parts(self) -> Parts:
        """The parts of the page: entries of a timeline, items of a round-up."""
        return Parts(self)

    # --- plain structure -----------------------------------------------------------------------------

    def kids(self, i: int, *relations: str) -> list[int]:
        """Dependents of i with one of these relations, in text order."""
        below = self.children[i]
        if not below:
            return []
        found = self.relations
        return [c for c in below if found[c] in relations]

    def owner(self, i: int) -> int | None:
        """The possessor of a noun: right before it, no verb between (else the parse has lost its way)."""
        for c in self.kids(i, "nmod:poss"):
            between = (w for w in range(c, i) if self.tags[w] in ("VERB", "AUX"))
            if c > i or all(self.heads[w] == i and self.relations[w] == "amod" for w in between):
                return c
        return None

    def kid(self, i: int, *relations: str) -> int | None:
        found = self.relations
        for c in self.children[i]:
            if found[c] in relations:
                return c
        return None

    def subtree(self, i: int, without: frozenset[str] = frozenset(), besides: int = -1) -> list[int]:
        """i and all below it in text order; `without` and `besides` cut branches."""
        children, relations = self.children, self.relations
        out = [i]
        for j in out:  # which grows by what is below
            if below := children[j]:
                out += [c for c in below if relations[c] not in without and c != besides]
        out.sort()
        return out

    def above(self, i: int) -> Iterator[int]:
        """The heads of i, nearest first."""
        i = self.heads[i]
        while i >= 0:
            yield i
            i = self.heads[i]

    def conjuncts(self, i: int) -> list[int]:
        """i and what is coordinated with it ("A, B and C"), i being the first."""
        inside = self.names.get(i)
        return [
            i,
            *(
                c
                for k in self.kids(i, "conj")
                if inside is None or not inside[0] <= k < inside[1]
                for c in self.conjuncts(k)
            ),
        ]

    @_once
    def case(self, i: int) -> str:
        """The preposition of a noun, in lower case with its fixed parts ("because of"), or ""."""
        for c in self.kids(i, "case"):
            if self.words[c].lower() in ("'s", "’s", "'", "’", "s"):
                continue
            return " ".join(self.words[w].lower() for w in [c, *self.kids(c, "fixed")])
        return ""

    @_once
    def cases(self, i: int) -> list[str]:
        """All prepositions of a noun; a conjunct without its own takes those of the first."""
        own = [
            " ".join(self.words[w].lower() for w in [c, *self.kids(c, "fixed")]) for c in self.kids(i, "case")
        ]
        own = [c for c in own if c not in ("'s", "’s", "'", "’")]
        if not own and self.relations[i] == "conj":
            return self.cases(self.heads[i])
        if not own and (title := self.title_before(i)) is not None:
            return self.cases(title)
        return own

    def title_before(self, i: int) -> int | None:
        """The title right before a name, where the parse has it beside the name or under it.

        "Into former keeper Luis Mar", "with medal winner Ana Kor": the preposition hangs on the title.
        """
        c = i - 1
        if c < 0 or self.tags[i] != "PROPN" or self.tags[c] != "NOUN" or self.relations[c] not in _OBLIQUE:
            return None
        beside = self.heads[c] == self.heads[i] and self.relations[i] in _OBLIQUE
        return c if (beside or self.heads[c] == i) and self.kid(c, "case") is not None else None

    def is_verbal(self, i: int) -> bool:
        return self.tags[i] in ("VERB", "AUX")

    @_once
    def clause(self, i: int) -> int:
        """The verb (or predicate) of the clause that i stands in; i itself if it is one."""
        while True:
            if (
                self.is_verbal(i)
                or self.kid(i, "cop", "nsubj", "nsubj:pass") is not None
                or self.heads[i] < 0
            ):
                return i
            i = self.heads[i]

    # --- grammatical roles ---------------------------------------------------------------------------

    @_once
    def passive(self, v: int) -> bool:
        """Whether v is in the passive: an auxiliary, a passive subject, or a past participle on a noun."""
        if self.kid(v, "aux:pass") is not None:
            return True
        if self.kid(v, "nsubj:pass") is not None:  # "a tsunami killed 43 people", misread, has an object
            return self.kid(v, "obj") is None
        if self.kid(v, "obl:agent") is not None:
            return True
        word = self.words[v].lower()
        if self.relations[v] == "acl" and self.tags[v] == "VERB":
            return not word.endswith("ing") and self.kid(v, "mark") is None and self.kid(v, "obj") is None
        if self.relations[v] == "xcomp" and word.endswith("ed") and self.kid(v, "obj", "mark") is None:
            return True
        if self.relations[v] == "amod":
            return not word.endswith("ing")
        if self.behind_comma(v) is not None:
            return True
        if (
            self.relations[v] == "conj"
            and self.kid(v, "nsubj", "aux", "obj") is None
            and self.tags[v] == "VERB"
        ):
            head = self.heads[v]
            verbal = self.tags[head] == "VERB" or self.kid(head, "aux:pass") is not None
            return verbal and self.passive(head) and not word.endswith("ing")
        return False

    @_once
    def behind_comma(self, v: int) -> int | None:
        """The noun that a participle behind a comma belongs to, where the parse makes it a clause of its own.

        "Spoke with the opposition leader, sentenced to 14 years": it is the leader who was sentenced.
        """
        if self.relations[v] not in ("conj", "advcl", "parataxis") or self.tags[v] != "VERB" or v < 2:
            return None
        word = self.words[v].lower()
        if not word.endswith(("ed", "en")) or self.words[v - 1] != "," or self.heads[v] > v:
            return None
        if self.kid(v, "nsubj", "nsubj:pass", "obj", "aux", "aux:pass", "mark", "cc", "ccomp") is not None:
            return None
        noun = v - 2
        if self.tags[noun] not in ("NOUN", "PROPN") or noun < self.bounds[self.sentence[v]]:
            return None
        while self.relations[noun] in ("flat", "compound", "appos", "nmod") and self.heads[noun] >= 0:
            noun = self.heads[noun]
        return noun if self.tags[noun] in ("NOUN", "PROPN") else None

    @_once
    def subject(self, v: int) -> int | None:
        """The grammatical subject of v, passive or not, recovered where the clause leaves it out."""
        return self._subject(v, 0)

    def _subject(self, v: int, depth: int) -> int | None:
        own = self.kid(v, "nsubj", "nsubj:pass")
        if own is not None:
            return self.antecedent(own, v)
        head, relation = self.heads[v], self.relations[v]
        if head < 0 or depth > 6:
            return None
        if relation in ("acl", "amod"):
            giving = self.heads[head] if self.relations[head] == "obj" else -1
            if giving >= 0 and self.lemmas[giving] == "give" and self.words[v - 1].lower() == "to":
                return self.kid(giving, "iobj")  # "gave the rebels a pretext to attack"
            if relation == "acl" and self.lemmas[head] in DOINGS and self._for_a_deed(v):
                return self._whose(head, depth)
            return head if self.tags[head] in ("NOUN", "PROPN", "PRON", "NUM") else None
        if relation == "acl:relcl":
            pronoun = next((c for c in self.children[v] if self.lemmas[c] in RELATIVE), None)
            gap = self.relations[pronoun] if pronoun is not None else None
            if pronoun is None and self.kid(v, "obl:agent") is not None:
                return head  # "the people still held hostage by rebels"
            return head if gap in ("nsubj", "nsubj:pass") else None
        if relation == "conj":
            return self._subject(head, depth + 1) if self.is_predicate(head) else None
        if relation in ("advcl", "obl", "xcomp") and self.lemmas[head] in BLAMING:
            return self.subject(head) if self.set_off(v) else self.object(head)
        if relation in ("xcomp", "advcl") and self.lemmas[head] == "give":
            given = self.kid(head, "iobj")
            if given is not None and self.kid(v, "mark") is not None:
                return given  # "gave the president until Friday to leave"
        if relation == "xcomp":
            if self.lemmas[head] in TOLD_OF and self.words[v].lower().endswith("ing"):
                return None  # "residents reported shelling": by others
            if self.lemmas[head] in OBJECT_CONTROL:
                thing = self.object(head)
                if thing is not None:
                    return thing
            return self._subject(head, depth + 1)
        if relation == "advcl" and self.tags[head] == "ADJ" and self.relations[head] == "xcomp":
            if (found := self.kid(self.heads[head], "obj")) is not None:
                return found  # "found him guilty of taking bribes"
            return self._subject(head, depth + 1)  # "remains committed to carrying out attacks"
        if relation in ("advcl", "ccomp", "parataxis") and self.open_clause(v):
            return self._subject(head, depth + 1) if self.is_predicate(head) else None
        return None

    def set_off(self, v: int) -> bool:
        """A participle behind a comma, which goes on about the subject: "blamed them, saying ..."."""
        return v > 0 and self.words[v - 1] == "," and self.words[v].lower().endswith("ing")

    def _for_a_deed(self, v: int) -> bool:
        """Whether v tells what a noun is for: "a campaign to free the town", "an attempt at freeing it"."""
        led = any(self.words[c].lower() in ("to", "at", "of") for c in self.kids(v, "mark", "case"))
        return led and self.kid(v, "nsubj", "nsubj:pass") is None

    def _whose(self, noun: int, depth: int) -> int | None:
        """Whose an attempt, campaign or pretext is: its possessor, "by X", the subject of its clause."""
        own = self.owner(noun)
        by = next(iter(self.oblique(noun, "by")), None)
        if own is not None or by is not None:
            return own if own is not None else by
        v = self.heads[noun]
        done = v >= 0 and self.relations[noun] == "obj" and self.lemmas[v] in UNDERTAKING
        done = done and self.lemmas[noun] not in ("campaign", "drive")
        cases = ("as",) if v >= 0 and self.lemmas[v] == "use" else ("in", "during", "through")
        within = self.relations[noun] == "obl" and self.case(noun) in cases
        if not (done or within) or self.passive(v):
            return noun
        return self._subject(v, depth + 1)

    def open_clause(self, v: int) -> bool:
        """A participle or infinitive without a subject of its own."""
        word = self.words[v].lower()
        finite = self.kid(v, "aux") is not None and not any(
            self.words[c].lower() == "to" for c in self.kids(v, "mark")
        )
        return not finite and (
            word.endswith("ing")
            or any(self.words[c].lower() == "to" for c in self.kids(v, "mark"))
            or self.relations[v] == "advcl"
        )

    def is_predicate(self, i: int) -> bool:
        return self.is_verbal(i) or self.kid(i, "cop", "nsubj", "nsubj:pass") is not None

    def antecedent(self, i: int, v: int) -> int:
        """The noun that a relative pronoun of v's clause stands for, else i."""
        if self.lemmas[i] in RELATIVE and self.relations[v] == "acl:relcl":
            if i and self.tags[i - 1] == "NOUN" and self.lemmas[i - 1] in lexicon().nouns:
                return i - 1  # "blamed the group for an attack that killed 21": the nearest event
            head = self.heads[v]
            plural = any(self.words[c].lower() in ("are", "were", "have") for c in self.kids(v, "aux", "cop"))
            if plural and self.relations[head] == "conj" and self.tags[head] == "PROPN":
                return self.heads[head]  # "Kenya and Mali, which are mediating": both
            return head
        return i

    @_once
    def agent(self, v: int) -> int | None:
        """Who does it: the subject, or the by-phrase of a passive."""
        if self.passive(v):
            apart = [c for c in self.kids(v, "obl:agent") if self.words[c - 2 : c] == ("one", "by")]
            by = next((c for c in self.kids(v, "obl:agent") if self.case(c) not in AIMING), None)
            by = None if by in apart else by  # "would be executed one by one"
            if by is None:
                by = next((c for c in self.kids(v, "obl") if self.case(c) == "by"), None)
            if by is None and (state := self.kid(v, "xcomp")) is not None and self.tags[state] == "ADJ":
                by = self.kid(state, "obl:agent")  # "was set ablaze by insurgents"
            if by is None and (last := self._joined_passive(v)) is not None:
                return self.agent(last)  # "were beaten and dragged away by police"
            return by
        if self.relations[v] == "xcomp" and self.lemmas[self.heads[v]] in TOLD_OF:
            return next(iter(self.oblique(v, "by")), None)  # "residents reported shelling by rebels"
        return self.subject(v)

    def _joined_passive(self, v: int) -> int | None:
        """The passive joined to v by "and" right after it, without a subject or an auxiliary of its own."""
        for c in self.kids(v, "conj"):
            bare = self.kid(c, "nsubj", "nsubj:pass", "aux", "aux:pass", "obj") is None
            between = [w for w in range(v + 1, c) if self.tags[w] not in ("CCONJ", "ADV", "PUNCT")]
            if bare and not between and self.tags[c] == "VERB" and self.kid(c, "obl:agent") is not None:
                return c
        return None

    def recipient(self, v: int) -> int | None:
        """Who is given something: the indirect object, or the subject of "was given asylum"."""
        if (
            self.kid(v, "iobj") is None
            and self.kid(v, "aux:pass") is not None
            and self.kid(v, "obj") is not None
        ):
            return self.subject(v)
        return self.kid(v, "iobj")

    @_once
    def object(self, v: int) -> int | None:
        """Whom it is done to: the object, or the subject of a passive."""
        own = self.kid(v, "obj") if self.kid(v, "obj") is not None else self.kid(v, "iobj")
        if own is not None:
            return self.antecedent(own, v)
        if (noun := self.behind_comma(v)) is not None:
            return noun
        if self.passive(v):
            if self.relations[v] in ("acl", "amod") and self.kid(v, "nsubj:pass") is None:
                return self.heads[v]
            return self.subject(v)
        if self.relations[v] == "acl:relcl" and self.kid(v, "nsubj") is not None:
            subject = self.kid(v, "nsubj")
            if (
                subject is not None
                and self.lemmas[subject] not in RELATIVE
                and self.kid(v, "obj", "ccomp") is None
            ):
                gap = next((c for c in self.children[v] if self.lemmas[c] in RELATIVE), None)
                if gap is None or self.relations[gap] == "obj":
                    return self.heads[v]
        return self._shared_object(v)

    def _shared_object(self, v: int) -> int | None:
        """What two verbs share: "raided and burned the village", "stoned to death and set alight five"."""
        for c in self.kids(v, "conj") if self.tags[v] == "VERB" else ():
            between = (w for w in range(v + 1, c) if self.tags[w] not in ("CCONJ", "ADV"))
            close = all(self.words[w].lower() in ("to", "death") for w in between)
            close = close and all(
                self.words[w].lower() != self.lemmas[w] for w in (v, c)
            )  # told, not "pay and"
            thing = self.kid(c, "obj")
            if close and thing is not None and thing > c and self.kid(c, "nsubj", "aux", "mark") is None:
                return thing
        return None

    def oblique(self, i: int, *cases: str) -> list[int]:
        """Nouns under i with one of these prepositions ("obl" of verbs, "nmod" of nouns)."""
        found = self.relations
        return [
            c
            for c in self.children[i]
            if found[c] in _OBLIQUE
            and not frozenset(self.cases(c)).isdisjoint(cases)
            and not (c + 1 < len(self.words) and self.heads[c + 1] == i and self.title_before(c + 1) == c)
        ]

    def someone(self, i: int, *cases: str) -> list[int]:
        """What `oblique` finds that can suffer or act: no days, as of "attacked on 3 May"."""
        found = self.oblique(i, *cases)
        return [c for c in found if self.words[c].lower() not in CALENDAR or c in self.people]

    def content(self, i: int) -> int:
        """The noun that counts in a quantified phrase: "dozens of rebels" -> rebels."""
        for _ in range(3):
            if self.lemmas[i].lower() not in QUANTIFIERS and self.tags[i] != "NUM":
                return i
            below = next((c for c in self.kids(i, "nmod") if self.case(c) == "of"), None)
            if below is None:
                return i
            i = below
        return i

    def counted_as(self, i: int) -> int:
        """The noun that stands for i in its clause: "a series" in "a series of strikes", else i."""
        head = self.heads[i]
        if head >= 0 and self.relations[i] == "nmod" and self.case(i) == "of" and self.lemmas[head] in MANY:
            return head
        return i

    # --- mentions ------------------------------------------------------------------------------------

    def phrase(self, i: int) -> tuple[int, int]:
        """The noun phrase of i without appositions, relative clauses and conjuncts: half-open word range."""
        if self.tags[i] == "PRON":
            return i, i + 1
        kept = {i}
        todo = [i]
        while todo:
            j = todo.pop()
            for c in self.children[j]:
                relation = self.relations[c]
                if relation in TRIMMED and not (j != i and relation in ("conj", "cc")):
                    continue
                if j == i and relation in _OUTSIDE:
                    continue
                if relation == "nmod" and j == i and self.case(c) not in ("of", "for", "in", "from"):
                    continue
                kept.add(c)
                todo.append(c)
        first = last = i
        while first - 1 in kept or (
            first - 2 in kept and self.tags[first - 1] == "PUNCT" and self.words[first - 1] in "-–"
        ):
            first -= 1
        while last + 1 in kept or (last + 2 in kept and self.words[last + 1] in "-–"):
            last += 1
        if self._glued(last + 1) and self.tags[last + 2] in ("NOUN", "PROPN"):
            last += 2  # "the secretary-general"
        return self.whole(first, last + 1)

    def _glued(self, i: int) -> bool:
        """Whether word i is a hyphen without a space before or behind it."""
        if not 0 < i < len(self.words) - 1 or self.words[i] not in ("-", "‐", "‑"):
            return False
        return self.ends[i - 1] == self.starts[i] and self.ends[i] == self.starts[i + 1]

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """A word range (half-open) widened to hold names whole; a possessor in front comes along."""
        for w in (first, last - 1):
            if w in self.names:
                first, last = min(first, self.names[w][0]), max(last, self.names[w][1])
        return first, last

    def mention(self, first: int, last: int, kind: MentionKind) -> Mention:
        """Words first to last (half-open) as a mention."""
        start, end = self.starts[first], self.ends[last - 1]
        return Mention(
            span=Span(document=self.document.id, start=start, end=end), quote=self.text[start:end], kind=kind
        )

    def sentence_at(self, offset: int) -> int:
        """The sentence that holds a text offset."""
        return self.sentence[max(0, bisect_right(self.starts, offset) - 1)]

    def sentence_range(self, s: int) -> tuple[int, int]:
        """Word range of a sentence, half-open."""
        return self.bounds[s], self.bounds[s + 1]
