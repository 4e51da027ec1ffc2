"""Buildings and grounds of a page that lie in a place it names: "the envoy's home in X", later "the mansion".

A site is placed where its phrase names the place, or where the page's crisis is called by one. A later
mention without a name ("the compound") is the last site of that kind named before; a word that suits any site
("the building") is the page's only one.
"""

from __future__ import annotations

from accord.extract.tree import Tree
from accord.resolve.placenames import AT
from accord.resolve.surroundings import Surroundings
from accord.types import Claim

_HOMES = frozenset("residence mansion house home villa mission".split())
_BUILT = frozenset(
    "academy university college school embassy consulate base camp airport hospital mosque church"
    " hotel prison headquarters palace market station plant checkpoint barracks seminary mall factory"
    " stadium".split()
)
_ANY = frozenset("compound building facility premises complex site scene grounds".split())
_ALL = _HOMES | _BUILT | _ANY
_POINTING = frozenset({"the", "this", "that", "same"})
_WITHIN = frozenset("inside outside into".split())
_NEAR = AT | {"into", "inside", "from", "to", "of", "around", "towards"}


class Sites:
    """The sites of a page that have a place."""

    def __init__(self, tree: Tree, around: Surroundings) -> None:
        self.tree, self._around = tree, around
        nouns = [w for w, lemma in enumerate(tree.lemmas) if lemma.lower() in _ALL]
        self.placed = {w: p for w in nouns if (p := self._place(w)) is not None}
        if not self.placed:
            self.placed = {w: p for w in nouns if (p := self._behind(w)) is not None}
        besieged = around.affair()
        if besieged is not None:
            own = [w for w in nouns if w not in self.placed and tree.kids(w, "nmod:poss")]
            self.placed = dict(sorted({**dict.fromkeys(own, besieged), **self.placed}.items()))

    def _place(self, noun: int) -> int | None:
        """The head word of the place that a site's phrase names, or None."""
        tree, named = self.tree, self._around.phrases.named
        before = [
            w for w in tree.kids(noun, "compound") if w in named and tree.lemmas[noun].lower() in _HOMES
        ]
        found = [*before, *(w for c in tree.kids(noun, "nmod") for w in self._named_in(c))]
        return found[0] if found else None

    def _behind(self, noun: int) -> int | None:
        """ "Stormed the mission in X", where "in X" is said to hang on the verb: X."""
        tree, last = self.tree, self.tree.subtree(noun)[-1]
        beside = tree.kids(tree.heads[noun], "obl") if tree.relations[noun] in ("obj", "nsubj:pass") else []
        found = [w for c in beside if tree.subtree(c)[0] == last + 1 for w in self._named_in(c)]
        return found[0] if found else None

    def _named_in(self, phrase: int) -> list[int]:
        """The names of a phrase that says where something is."""
        if self.tree.case(phrase) not in ("in", "at", "near", "outside"):
            return []
        words = (phrase, *self.tree.kids(phrase, "compound", "flat"))
        return [w for w in words if w in self._around.phrases.named]

    def again(self, claim: Claim) -> int | None:
        """The placed site that a claim's own clause points back to; its head word, or None."""
        return self.back_from(self._around.trigger[claim.id])

    def back_from(self, word: int) -> int | None:
        """The placed site that a word's clause points back to: "told reporters from inside the mission"."""
        for noun in self._pointed(word) if word >= 0 else ():
            lemma = self.tree.lemmas[noun].lower()
            before = [w for w in self.placed if w < noun and self._may_be(self.tree.lemmas[w].lower(), lemma)]
            if before:
                return before[-1]
        return None

    def only(self) -> int | None:
        """The site whose place is that of all sites of the page; its head word, or None."""
        words = {self.tree.words[p] for p in self.placed.values()}
        return min(self.placed) if len(words) == 1 else None

    def _may_be(self, earlier: str, later: str) -> bool:
        if later in _ANY or earlier == later:
            return len({self.tree.words[p] for p in self.placed.values()}) == 1 or earlier == later
        return later in _HOMES and earlier in _HOMES

    def _pointed(self, word: int) -> list[int]:
        """Sites without a name of their own that tell where the event of a word was."""
        tree = self.tree
        verbs = [word]
        head = tree.heads[word]
        if head >= 0 and tree.relations[word] in ("nsubj", "nsubj:pass", "obj", "xcomp", "conj", "advcl"):
            verbs.append(head)
        out = [
            c for v in (*verbs, *tree.kids(word, "obj", "iobj"))
            for c in tree.kids(v, "obj", "obl", "nmod", "nsubj:pass")
            if tree.relations[c] in ("obj", "nsubj:pass") or set(tree.cases(c)) & _NEAR
        ]  # fmt: skip
        if tree.relations[word] == "acl:relcl" and any(
            tree.words[c].lower() == "where" for c in tree.children[word]
        ):
            out.append(head)
        return [c for c in out if self._unnamed(c)]

    def _unnamed(self, noun: int) -> bool:
        tree = self.tree
        lemma = tree.lemmas[noun].lower()
        if lemma not in _ALL or (lemma == "mission" and not _WITHIN & set(tree.cases(noun))):
            return False  # a mission is a building where somebody is inside or outside it, else a task
        pointing = any(tree.words[c].lower() in _POINTING for c in tree.kids(noun, "det"))
        owned = bool(tree.kids(noun, "nmod:poss"))
        return (pointing or owned) and self._place(noun) is None
