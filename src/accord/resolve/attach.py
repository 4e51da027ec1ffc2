"""Which time expression belongs to which event word, by the dependency tree.

The search goes outwards from the event's trigger: its own dependents, the places and people that hang on
it, the verb that carries it ("launched strikes on Thursday"), the clause that it is part of ("rebels
attacked on Monday, killing nine"). It stops where another event or the verb of a report begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.extract.tree import Tree
from accord.resolve.tense import clause_tense, governor, time_head
from accord.resolve.times import Time

# Verbs that speak or think of an event: their time is not the event's.
REPORTING = frozenset(
    [
        "say", "tell", "report", "announce", "add", "state", "claim", "describe", "condemn", "blame", "accuse",
        "discuss", "deny", "confirm", "acknowledge", "admit", "warn", "note", "believe", "think", "know", "hear",
        "show", "reveal", "investigate", "denounce", "mourn", "remember", "mark", "comment", "speak", "vow",
        "threaten", "promise", "urge", "demand", "ask", "call", "explain", "insist", "suggest", "assert", "declare",
        "write", "tweet", "argue", "allege", "reject", "welcome", "praise", "express", "cite", "recall", "stress",
        "respond", "react", "protest", "imply", "quote", "put", "give", "agree", "plan", "recount", "testify",
    ]
)  # fmt: skip
_INSIDE = frozenset({"", "in", "during", "by", "with", "at", "of", "on", "for", "into", "as"})
_SAME_TIME = frozenset({"when", "as", "while", "where", "by", "in", "with"})
_TIGHT = ("nmod:poss", "compound", "amod", "nummod")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_HANGING = (
    "nmod",
    "obl",
    "obj",
    "appos",
    "flat",
    "obl:unmarked",
    "obl:tmod",
    "obl:agent",
    "iobj",
    "nsubj:pass",
    "nsubj",
)


class Attachment:
    """The times of a page by the word that they hang on, and the trigger words of its claims."""

    def __init__(self, tree: Tree, times: tuple[Time, ...], triggers: frozenset[int]) -> None:
        self.tree = tree
        self.triggers = triggers
        self._by_governor: dict[int, list[Time]] = {}
        for time in times:
            if time.kind in ("date", "duration") and time.expression is not None:
                self._by_governor.setdefault(governor(tree, time.first, time.last), []).append(time)

    def time_of(self, trigger: int) -> Time | None:
        """The time expression that tells when the event of this word was, or None."""
        for near in self._outwards(trigger):
            best = self._best(near, trigger)
            if best is not None:
                return best
        return None

    def report_time(self, trigger: int) -> Time | None:
        """The time of the verb of saying that the trigger's clause is reported by, or None."""
        verb = self.report(trigger)
        return None if verb is None else self._best(self._around(verb), trigger)

    def report(self, i: int) -> int | None:
        """The verb of saying that word i's clause is the content of ("..., he said", "said that ...")."""
        tree = self.tree
        while i >= 0:
            for c in tree.kids(i, "parataxis", "ccomp"):
                if tree.lemmas[c] in REPORTING and tree.relations[c] == "parataxis":
                    return c
            head = tree.heads[i]
            if head >= 0 and tree.relations[i] in ("ccomp", "parataxis") and tree.lemmas[head] in REPORTING:
                return head
            i = head
        return None

    def _best(self, times: list[Time], trigger: int) -> Time | None:
        if not times:
            return None
        return min(times, key=lambda t: (t.kind != "date", abs(t.first - trigger), t.first))

    def _outwards(self, trigger: int) -> Iterator[list[Time]]:
        yield self._by_governor.get(trigger, [])
        yield self._around(trigger)
        carrier = self._carrier(trigger)
        seen = {trigger}
        while carrier is not None and carrier not in seen:
            seen.add(carrier)
            yield self._around(carrier)
            carrier = self._carrier(carrier)
        yield self._below(trigger)

    def _around(self, i: int) -> list[Time]:
        """Times on i and on the places and people that hang on it, down to other events."""
        found = list(self._by_governor.get(i, []))
        todo = [c for c in self.tree.children[i] if self._hangs(c)]
        while todo:
            j = todo.pop()
            found += [t for t in self._by_governor.get(j, []) if not self._tight(t)]
            todo += [c for c in self.tree.children[j] if self._hangs(c)]
        return found

    def _hangs(self, i: int) -> bool:
        tree = self.tree
        return tree.relations[i] in _HANGING and tree.tags[i] in _NOMINAL and i not in self.triggers

    def _tight(self, time: Time) -> bool:
        return self.tree.relations[time_head(self.tree, time.first, time.last)] in _TIGHT

    def _carrier(self, i: int) -> int | None:
        """The word whose time is also i's: the verb that carries a noun, the clause that i's is part of."""
        tree = self.tree
        head, relation = tree.heads[i], tree.relations[i]
        if head < 0:
            return None
        if relation == "conj":
            return head if self._shares_with_first(i, head) else None
        if tree.tags[i] in _NOMINAL and relation not in (
            "advcl",
            "acl",
            "acl:relcl",
            "ccomp",
            "xcomp",
            "parataxis",
        ):
            return self._carrier_of_noun(i, head, relation)
        if relation == "xcomp":
            ahead = clause_tense(tree, i) == "future"
            return None if ahead or tree.lemmas[head] in REPORTING else head
        if relation == "advcl":
            marks = {tree.words[m].lower() for m in tree.kids(i, "mark", "advmod")} & _MARKS
            return head if marks <= _SAME_TIME and clause_tense(tree, i) != "future" else None
        if relation in ("acl", "acl:relcl"):
            return head if head in self.triggers else None
        if relation == "ccomp":
            return head if clause_tense(tree, i) == "progressive" or self._was_going_on(i) else None
        return None

    def _shares_with_first(self, i: int, head: int) -> bool:
        tree = self.tree
        if tree.tags[i] in _NOMINAL:
            return True
        return tree.kid(i, "nsubj", "nsubj:pass") is None and clause_tense(tree, i) == clause_tense(
            tree, head
        )

    def _carrier_of_noun(self, i: int, head: int, relation: str) -> int | None:
        tree = self.tree
        if tree.tags[head] in ("VERB", "AUX"):
            own = head in self.triggers
            if tree.lemmas[head] in REPORTING and not own:
                return None
            return head if tree.case(i) in _INSIDE else None
        if relation in ("compound", "nmod", "appos", "flat") and tree.case(i) in ("", "of", "in"):
            return head
        if tree.kid(head, "cop") is not None and relation in ("nsubj", "nsubj:pass"):
            return head
        return None

    def _was_going_on(self, i: int) -> bool:
        tree = self.tree
        helpers = {tree.words[c].lower() for c in tree.kids(i, "aux")}
        return tree.words[i].lower().endswith("ing") and bool(helpers & {"was", "were"})

    def _below(self, i: int) -> list[Time]:
        """Times of participles and infinitives under i: "struck the town, killing nine on Monday"."""
        tree = self.tree
        found = []
        for c in tree.kids(i, "advcl", "xcomp", "acl"):
            marks = {tree.words[m].lower() for m in tree.kids(c, "mark")}
            if c not in self.triggers and (not marks or (marks == {"to"} and tree.relations[c] == "xcomp")):
                found += self._around(c)
        return found


_MARKS = frozenset(
    "when as while where by in with after before since until because if although though despite than for to that whether"
    " unless once"
    .split()
)  # fmt: skip
