"""How a page tells an event: as news of its lead, as done, as a habit, by these very words."""

from __future__ import annotations

import bisect

from accord.extract.tree import Tree
from accord.resolve.tense import clause_tense, word_set
from accord.types import Document

LEAD_SENTENCES = 3
_DEFINITE = word_set("the this that these those both its their his her")
_PERFORMED = word_set(
    "condemn denounce deplore welcome urge express call demand regret congratulate commend reject reiterate"
)
_FOR_LONG = word_set("long always often repeatedly traditionally years decades")
_PROSECUTING = word_set("charge accuse convict indict try sentence jail imprison arrest acquit blame detain")
_WARS = word_set("war campaign arm arms insurgency rebellion uprising conflict revolt")


class Telling:
    """The grammar around the trigger words of one page."""

    def __init__(self, document: Document, tree: Tree) -> None:
        self.tree = tree
        body = [s.start for s in document.segments if s.kind in ("body", "quote")]
        first = bisect.bisect_left(tree.starts, min(body)) if body else 0
        self._lead_end = (tree.sentence[first] if first < len(tree.sentence) else 0) + LEAD_SENTENCES

    def in_lead(self, word: int) -> bool:
        """Whether a word stands in the story's first sentences, headlines not counted."""
        return self.tree.sentence[word] < self._lead_end

    def charged(self, word: int) -> bool:
        """ "Arrested in May and charged with the murder": the days of the law are not those of the deed."""
        tree, head = self.tree, self.tree.heads[word]
        if (
            tree.tags[word] not in ("NOUN", "PROPN")
            or tree.relations[word] not in ("obl", "nmod")
            or head < 0
        ):
            return False
        if not set(tree.cases(word)) & {"with", "of", "over", "for", "in connection with"}:
            return False
        return tree.lemmas[head] in _PROSECUTING

    def pluperfect(self, word: int) -> bool:
        """ "Had pledged troops", "said on Monday that it had shot down a plane"."""
        verb = self.tree.clause(word)
        return any(self.tree.words[c].lower() in ("had", "’d", "'d") for c in self.tree.kids(verb, "aux"))

    def begins_a_war(self, word: int) -> bool:
        """ "Launched the war", "took up arms": the background of the news, not its day."""
        near = (word, *self.tree.kids(word, "obj", "nsubj", "nsubj:pass"))
        return not self.in_lead(word) and any(self.tree.lemmas[i] in _WARS for i in near)

    def told_as_past(self, word: int) -> bool:
        tense = clause_tense(self.tree, word)
        if tense != "perfect":
            return tense == "past"
        just = any(
            self.tree.words[c].lower() == "just" for c in self.tree.kids(self.tree.clause(word), "advmod")
        )
        return just or self.in_lead(word)

    def definite(self, word: int) -> bool:
        if word < 0 or self.tree.tags[word] not in ("NOUN", "PROPN"):
            return False
        owners = self.tree.kids(word, "nmod:poss")
        return bool(owners) or any(
            self.tree.words[d].lower() in _DEFINITE for d in self.tree.kids(word, "det")
        )

    def many(self, word: int) -> bool:
        """A bare or vague plural, which in the perfect tells of a habit: "have carried out attacks"."""
        plural = self.tree.tags[word] == "NOUN" and self.tree.words[word].lower() != self.tree.lemmas[word]
        return plural and not self.tree.kids(word, "det", "nummod", "nmod:poss")

    def uttered_here(self, word: int) -> bool:
        """ "We call for an end to it", "the ministry condemns the attack": done by the words of the page."""
        if self.tree.tags[word] != "VERB":
            return False
        subject = self.tree.kid(self.tree.clause(word), "nsubj")
        first_person = subject is not None and self.tree.words[subject].lower() in ("we", "i")
        performed = self.tree.lemmas[word] in _PERFORMED and self.tree.relations[word] in ("root", "conj")
        return first_person or (performed and self.in_lead(word))

    def for_long(self, word: int) -> bool:
        """ "Has long accused", "for years": older than the news, by nobody knows how much."""
        verbs = {self.tree.clause(word), self.tree.heads[self.tree.clause(word)]} - {-1}
        below = {self.tree.words[c].lower() for v in verbs for c in self.tree.children[v]}
        return bool(below & _FOR_LONG)
