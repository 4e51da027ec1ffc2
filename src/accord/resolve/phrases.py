"""Reading a noun phrase: its head, number, definiteness, and the words in it that may name an owner."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from accord.extract.counts import in_age
from accord.extract.tree import Tree
from accord.knowledge import nouns
from accord.types import Mention

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_OTHER = frozenset({"another", "other", "others", "rival", "different", "separate", "second", "third"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2, "2": 2, "3": 3, "4": 4}
_PLURALS = frozenset(
    """people police troops forces children women men gunmen policemen authorities media militia
    personnel staff""".split()
)
_OWNER_CASES = frozenset({"of", "from", "by", "for", "at", "in", "with"})
_LINKING = frozenset(
    """link tie associate connect belong relate affiliate hold control run own lead back command
    support""".split()
)
_SUFFIXES = (
    "held",
    "led",
    "controlled",
    "backed",
    "run",
    "occupied",
    "based",
    "allied",
    "aligned",
    "linked",
    "owned",
)


# Of these a country has one.
ONE_EACH = frozenset("ambassador envoy president king queen emir sultan premier chancellor".split())
_LEADING = frozenset({"DET", "NUM", "PUNCT", "ADV", "PRON", "ADP"})
_QUANTIFYING = frozenset(
    """other some several many least at suspected alleged more than least dozens scores hundreds""".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by its head word.

    `owners` are words that may name whose it is, nearest tie first: possessors, modifiers, "of X", "X-held".
    `count` is a stated number of two to four, else 0. `modifiers` are the lower-case words before the head.
    """

    head: int
    lemma: str
    first: int
    last: int
    plural: bool
    definite: bool
    indefinite: bool
    other: bool
    count: int
    modifiers: tuple[str, ...]
    owners: tuple[int, ...]


def span_words(tree: Tree, mention: Mention) -> tuple[int, int]:
    """The half-open range of words that a mention covers; empty where its span holds no word."""
    first = bisect_right(tree.ends, mention.span.start)
    last = bisect_left(tree.starts, mention.span.end)
    return first, last


def head_of(tree: Tree, first: int, last: int) -> int:
    """The head word of a range: the noun whose own head lies outside it, and of "dozens of X" the X."""
    tops = [i for i in range(first, last) if not first <= tree.heads[i] < last]
    nominal = [i for i in tops if tree.tags[i] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]
    nominal = [i for i in nominal if tree.tags[i] != "ADJ"] or nominal
    head = (nominal or tops or [first])[0]
    below = tree.content(head)
    return below if first <= below < last else head


def read_phrase(tree: Tree, head: int) -> Phrase:
    """The phrase around a head word."""
    first, last = tree.phrase(head)
    word = tree.words[head].lower()
    kids = tree.children[head]
    before = [c for c in kids if c < head]
    determiners = {
        tree.words[c].lower() for c in before if tree.relations[c] in ("det", "amod", "nummod", "det:predet")
    }
    possessor = any(tree.relations[c] == "nmod:poss" for c in before)
    count = next((_NUMBERS[d] for d in sorted(determiners) if d in _NUMBERS), 0)
    plural = (
        word in _PLURALS
        or nouns.many_of_a_people(word)
        or (tree.tags[head] in ("NOUN", "PROPN") and word != tree.lemmas[head] and word.endswith("s"))
    )
    return Phrase(
        head=head,
        lemma=_lemma(tree, head),
        first=first,
        last=last,
        plural=plural or count > 1,
        definite=bool(determiners & _DEFINITE) or possessor,
        indefinite=bool(determiners & {"a", "an", "another", "some", "several"}),
        other=bool(determiners & _OTHER),
        count=count,
        modifiers=tuple(tree.words[i].lower() for i in range(first, head)),
        owners=tuple(_owners(tree, head, before)),
    )


def _lemma(tree: Tree, head: int) -> str:
    """The lemma of a head; of "jets", taken for a name in a headline, as of the noun that it is."""
    lemma = tree.lemmas[head].lower()
    hidden = tree.tags[head] == "PROPN" and tree.words[head].islower()
    return lemma[:-1] if hidden and lemma.endswith("s") and not lemma.endswith("ss") else lemma


def _owners(tree: Tree, head: int, before: list[int]) -> list[int]:
    out = [c for c in before if tree.relations[c] == "nmod:poss"]
    modifiers = [
        c for c in before if tree.relations[c] in ("compound", "amod", "nmod", "flat", "appos", "nmod:desc")
    ]
    for c in reversed(modifiers):
        out.append(c)
        out += [
            k
            for k in tree.children[c]
            if tree.relations[k] in ("compound", "amod", "nmod:poss", "conj", "flat")
        ]
    for c in tree.children[head]:
        if c > head and tree.relations[c] == "nmod" and tree.case(c) in _OWNER_CASES:
            out.append(c)
        elif c > head and tree.relations[c] == "acl" and tree.lemmas[c] in _LINKING:
            out += [k for k in tree.children[c] if tree.relations[k] in ("obl", "obl:agent")]
        elif c > head and tree.relations[c] in ("obl", "obl:agent") and tree.case(c) in ("by", "of"):
            out.append(c)
    return list(dict.fromkeys(out))


def held_by(tree: Tree, phrase: Phrase) -> int | None:
    """The word for who holds a place in "rebel-held town", "Taliban-controlled district"."""
    for i in range(max(phrase.first - 1, 0), phrase.head):
        word = tree.words[i].lower()
        if word in _SUFFIXES and i > 1 and tree.words[i - 1] == "-":
            return i - 2
    return None


def is_held(tree: Tree, phrase: Phrase) -> bool:
    """Whether the phrase says who holds or controls what it names, rather than who leads or backs it."""
    words = {tree.words[i].lower() for i in range(max(phrase.first - 1, 0), phrase.head)}
    return bool(words & {"held", "controlled", "occupied", "run"})


def wording(tree: Tree, phrase: Phrase) -> str:
    """The phrase as written, without article, number, quantifier and possessive pronoun."""
    if (
        phrase.lemma in ONE_EACH
        and phrase.owners
        and not phrase.plural
        and tree.words[phrase.head].endswith("s")
    ):
        return f"{tree.words[phrase.owners[0]]} {phrase.lemma}"  # one of "the Japanese and Bolivian envoys"
    first = phrase.first
    while first < phrase.head and (
        tree.tags[first] in _LEADING or tree.words[first].lower() in _QUANTIFYING or in_age(tree, first)
    ):
        first += 1
    return tree.text[tree.starts[first] : tree.ends[max(phrase.last - 1, phrase.head)]]
