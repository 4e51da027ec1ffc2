"""Which time expression belongs to which event word, by the dependency tree.

The search goes outwards from the event's trigger: its own dependents, the places and people that hang on
it, the verb that carries it ("launched strikes on Thursday"), the clause that it is part of ("rebels
attacked on Monday, killing nine"). It stops where another event or the verb of a report begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.extract.tree import Tree
from accord.resolve.borrowed import number
from accord.resolve.calendars import WEEKDAYS
from accord.resolve.tense import clause_tense, governor, time_head, word_set
from accord.resolve.times import ONE_DAY, Time

# Verbs that speak or think of an event: their time is not the event's.
REPORTING = word_set(
    "say tell report announce add state claim describe condemn blame accuse discuss deny confirm acknowledge"
    " admit warn note believe think know hear show reveal investigate denounce mourn remember mark comment"
    " speak vow threaten promise urge demand ask call explain insist suggest assert declare write tweet argue"
    " allege reject welcome praise express cite recall stress respond react protest imply quote put give"
    " agree plan recount testify"
)
# Verbs that speak of what was done before.
_JUDGING = word_set(
    "claim condemn denounce blame accuse deny mourn remember mark welcome protest comment investigate"
)
_TELLING = word_set("claim report acknowledge admit witness")  # whose object may be news
# Verbs between two events: their time is that of the event named nearest to it.
_BETWEEN = word_set("follow respond retaliate precede avenge come trigger spark prompt be answer")
# Verbs that only carry an event noun, before it or in a clause on it.
_CARRYING = word_set(
    "launch carry stage conduct make hold wage mount begin start commit perpetrate sign reach take"
)
_RESULT = word_set(
    "produce result lead kill wound injure cause leave destroy damage bring end claim hurt maim"
)
_INSIDE = frozenset({"", "in", "during", "by", "with", "at", "of", "on", "for", "into", "as", "under"})
_CAUSE = frozenset(
    {"over", "after", "following", "since", "because of", "in response to", "in retaliation for"}
)
# What follows an attack at once: "was interrupted on Saturday after an attack".
_AT_ONCE = word_set(
    "interrupt evacuate rush hospitalise hospitalize die kill wound injure flee close halt escape break seal"
)
_SAME_TIME = frozenset({"when", "as", "while", "where", "by", "in", "with"})
_MARKS = word_set(
    "when as while where by in with after before since until because if although though despite than for to"
    " that whether unless once"
)
_TIGHT = ("nmod:poss", "compound", "amod", "nummod")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_CLAUSES = ("advcl", "acl", "acl:relcl", "ccomp", "xcomp", "parataxis")
_HANGING = (
    "nmod", "obl", "obj", "appos", "flat", "obl:unmarked", "obl:tmod", "obl:agent", "iobj", "nsubj:pass",
    "nsubj",
)  # fmt: skip
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Months, years, past weeks: what was done before or after within them lies in them, too.
COARSE = re.compile(
    r"(?:(?:early|mid|late|last) )?(?:\d{4}(?:-\d\d)?|--\d\d)(?: past)?|\d{4}s"
    r"|(?:week|month|year) -\d+(?: past)?"
)


# A day named with what is counted from or still to come: "on the eve of the talks on Thursday".
_BESIDE = re.compile(
    r"\b(?:(?P<count>an?|one|two|three|four|five|six|\d+) (?P<unit>day|week)s? (?P<where>before|after)"
    r"|(?P<eve>eve of)|ahead of|prior to|run-up to|before)"
    r"(?! (?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight|prayers|work|school)\b)"
    r"(?P<named>(?: [\w'’-]+){1,7}?)"
    r"(?: (?:on|due|set|scheduled|planned|for|late|early))* $",
    re.IGNORECASE,
)
# What is counted from another day: "two weeks after", "months later".
_LONG_LATER = re.compile(r"\b(?:weeks|months?|years?|decades?) (?:later|earlier)$", re.IGNORECASE)
_FROM_ANOTHER = re.compile(r"\b(?:earlier|later|before|after|afterwards?)$", re.IGNORECASE)


def _days_off(expression: str, days: int) -> str:
    """The form of a day so many days after another, or before it."""
    day, _, tense = expression.partition(" ")
    if day in WEEKDAYS and abs(days) < 7:
        return f"{WEEKDAYS[(WEEKDAYS.index(day) + days) % 7]} {tense}".strip()
    return f"{expression} {days:+} day"


@dataclass(frozen=True, slots=True)
class Attached:
    """A time expression with the normal form that it has for one event."""

    time: Time
    expression: str


class Attachment:
    """The times of a page by the word that they hang on, and the trigger words of its claims."""

    def __init__(self, tree: Tree, times: tuple[Time, ...], triggers: frozenset[int]) -> None:
        self.tree = tree
        self.triggers = triggers
        self._by_governor: dict[int, list[Attached]] = {}
        self._by_word = {i: time for time in times for i in range(time.first, time.last)}
        for time in times:
            if (
                time.kind in ("date", "duration")
                and time.expression is not None
                and not self._is_dateline(time)
            ):
                for word, expression in self._told_by(time, time.expression):
                    self._by_governor.setdefault(word, []).append(Attached(time, expression))
        self.recurring = frozenset(self._governor(time) for time in times if time.kind == "set")

    def _told_by(self, time: Time, expression: str) -> list[tuple[int, str]]:
        """The words that a time is said of, each with its form for them: "a day before the summit on Friday"
        tells the summit's day and that of the verb, "ahead of the summit on Friday" only the summit's."""
        tree = self.tree
        found = _BESIDE.search(tree.text, max(0, time.start - 90), time.start)
        if found is None:
            return [(self._governor(time), expression)]
        named = [i for i in range(time.first) if found.start("named") <= tree.starts[i] < found.end("named")]
        nouns = [i for i in named if tree.tags[i] in ("NOUN", "PROPN")]
        if not nouns or any(tree.tags[i] in ("VERB", "AUX") for i in named):
            return [(self._governor(time), expression)]
        told = [(nouns[-1], expression)] if self.triggers.intersection(nouns) else []
        days = -1 if found["eve"] else 0
        if found["count"]:
            days = number(found["count"]) * (7 if found["unit"].lower() == "week" else 1)
            days = -days if found["where"].lower() == "before" else days
        verb = next((i for i in tree.above(nouns[-1]) if tree.tags[i] == "VERB"), None)
        if days and verb is not None and ONE_DAY.fullmatch(expression):
            told.append((verb, _days_off(expression, days)))
        return told

    def _governor(self, time: Time) -> int:
        """The word that a time hangs on; one that opens its sentence hangs on the verb behind its subject."""
        tree = self.tree
        found = governor(tree, time.first, time.last)
        opens = tree.sentence_range(tree.sentence[time.first])[0] == time.first
        own = tree.relations[time_head(tree, time.first, time.last)] in (
            "nmod:poss",
            "compound",
            "nummod",
            "nsubj",
        )
        if opens and not own and found >= time.last and tree.relations[found] in ("nsubj", "nsubj:pass"):
            return tree.heads[found]
        return found

    def time_of(self, trigger: int, past: bool, near: bool = False) -> Attached | None:
        """The time that tells when the event of this word was, or None.

        `past`: the event is told as past, so that no time ahead can be its own. `near`: only times of
        its own phrase, for events that are only planned, demanded or imagined.
        """
        for distance, level in enumerate(self._outwards(trigger)):
            if near and distance > 1:
                return None
            own = distance <= 2 and self.tree.tags[trigger] in ("NOUN", "PROPN")
            fitting = [a for a in level if own or not (past and a.expression.endswith("future"))]
            if fitting:
                return min(
                    fitting, key=lambda a: (a.time.kind != "date", abs(a.time.first - trigger), a.time.first)
                )
        return None

    def report_time(self, trigger: int) -> Attached | None:
        """The time of the verb of saying that the trigger's clause is reported by, or None."""
        verb = self.report(trigger)
        if verb is None:
            return None
        return min(self._around(verb), key=lambda a: abs(a.time.first - verb), default=None)

    def counted_from_another(self, word: int) -> bool:
        """ "A week after the strike gunmen killed two": on another day than the rest, though on none told.

        So are those who "were killed six months later", wherever their sentence says so.
        """
        tree = self.tree
        begin = tree.sentence_range(tree.sentence[word])[0]
        main = tree.tags[word] == "VERB" and tree.relations[word] in ("root", "ccomp", "conj", "parataxis")
        if not main:
            return False
        for t in self._by_word.values():
            quote = tree.text[t.start : t.end] if t.expression is None else ""
            if t.first == begin and _FROM_ANOTHER.search(quote):
                return True
            if _LONG_LATER.search(quote) and word in (tree.clause(t.first), tree.clause(t.last - 1)):
                return True
        return False

    def report(self, i: int) -> int | None:
        """The verb of saying that word i's clause is the content of ("..., he said", "said that ...")."""
        tree = self.tree
        while i >= 0:
            for c in tree.kids(i, "parataxis"):
                if tree.lemmas[c] in REPORTING:
                    return c
            head = tree.heads[i]
            if head >= 0 and tree.relations[i] in ("ccomp", "parataxis") and tree.lemmas[head] in REPORTING:
                return head
            i = head
        return None

    def _is_dateline(self, time: Time) -> bool:
        """A full day without a preposition before the verb of its sentence: of the page, not of an event."""
        tree = self.tree
        if not time.expression or not _FULL_DAY.fullmatch(time.expression):
            return False
        head = time_head(tree, time.first, time.last)
        if tree.case(head) or tree.relations[head] in _TIGHT:
            return False
        if time.first > 0 and tree.words[time.first - 1].lower() == "the":
            return False  # "the October 3, 1980, bombing"
        first = tree.bounds[tree.sentence[time.first]]
        return not any(tree.tags[i] in ("VERB", "AUX") for i in range(first, time.first))

    # --- outwards ------------------------------------------------------------------------------------

    def _outwards(self, trigger: int) -> Iterator[list[Attached]]:
        yield self._by_governor.get(trigger, []) + self._when(trigger)
        yield self._around(trigger) or self._right_behind(trigger) or self._told_anew(trigger)
        yield self._on_carrying_clause(trigger)
        carrier, seen = self._carrier(trigger), {trigger}
        while carrier is not None and carrier not in seen:
            seen.add(carrier)
            yield self._around(carrier)
            carrier = self._carrier(carrier)
        yield self._below(trigger)
        for word in sorted(seen, key=lambda w: abs(w - trigger)):
            yield self._of_named_events(word, trigger)
        for word in sorted(seen, key=lambda w: abs(w - trigger)):
            yield self._since_cause(word)
        yield self._at_the_head(trigger)

    def _at_the_head(self, i: int) -> list[Attached]:
        """ "On Thursday police fired at a crowd, and the army sent tanks": that day, too; both are past."""
        tree = self.tree
        verb = first = tree.clause(i)
        while tree.relations[first] == "conj" and tree.tags[tree.heads[first]] == "VERB":
            first = tree.heads[first]
        if first == verb or {clause_tense(tree, verb), clause_tense(tree, first)} != {"past"}:
            return []
        begin = tree.sentence_range(tree.sentence[first])[0]
        return [a for a in self._by_governor.get(first, []) if a.time.first - begin <= 1]

    def _around(self, i: int) -> list[Attached]:
        """Times on i and on the places and people that hang on it, down to other events."""
        found = list(self._by_governor.get(i, []))
        todo = [c for c in self.tree.children[i] if self._hangs(c)]
        while todo:
            j = todo.pop()
            found += [a for a in self._by_governor.get(j, []) if not self._tight(a.time)]
            todo += [c for c in self.tree.children[j] if self._hangs(c)]
        return found

    def _when(self, i: int) -> list[Attached]:
        """ "Since Dec. 17, when they stormed the house": the storming was that day."""
        tree = self.tree
        time = self._by_word.get(tree.heads[i])
        if time is None or time.expression is None or tree.relations[i] not in ("acl:relcl", "advcl", "acl"):
            return []
        if not any(tree.words[c].lower() == "when" for c in tree.children[i]):
            return []
        return [Attached(time, time.expression.removeprefix("since ").removeprefix("until "))]

    def _right_behind(self, i: int) -> list[Attached]:
        """ "Strikes last year", "the raid on Monday", whatever the parser hangs the time on."""
        words = self.tree.words
        at = i + 2 if i + 1 < len(words) and words[i + 1].lower() in ("on", "in", "late", "early") else i + 1
        return [a for found in self._by_governor.values() for a in found if a.time.first == at]

    def _told_anew(self, i: int) -> list[Attached]:
        """ "Claimed an attack on a post in X on Monday", "reported shelling on Monday": of what is news so
        far the day behind it is its own; "claimed the attack on Monday" tells when it was claimed."""
        tree, head = self.tree, self.tree.heads[i]
        if head < 0 or tree.relations[i] not in ("obj", "xcomp") or tree.lemmas[head] not in _TELLING:
            return []
        if tree.kids(i, "det", "nmod:poss") and not self._indefinite(i):
            return []
        return [a for a in self._by_governor.get(head, []) if a.time.first > i]

    def _hangs(self, i: int) -> bool:
        tree = self.tree
        return tree.relations[i] in _HANGING and tree.tags[i] in _NOMINAL and i not in self.triggers

    def _tight(self, time: Time) -> bool:
        return self.tree.relations[time_head(self.tree, time.first, time.last)] in _TIGHT

    def _on_carrying_clause(self, i: int) -> list[Attached]:
        """ "The offensive launched last month", "a bombing that killed 90 in January"."""
        found: list[Attached] = []
        for c in self.tree.kids(i, "acl", "acl:relcl"):
            lemma = self.tree.lemmas[c]
            if lemma in _RESULT or (lemma in _CARRYING and c not in self.triggers):
                found += self._around(c)
        return found

    def _carrier(self, i: int) -> int | None:
        """The word whose time is also i's: the verb that carries a noun, the clause that i's is part of."""
        tree = self.tree
        head, relation = tree.heads[i], tree.relations[i]
        if head < 0:
            return None
        if relation == "conj":
            return head if self._shares_with_first(i, head) else None
        if tree.tags[i] in _NOMINAL and relation not in _CLAUSES:
            return self._carrier_of_noun(i, head, relation)
        if relation == "xcomp":
            ahead = clause_tense(tree, i) == "future"
            return None if ahead or tree.lemmas[head] in REPORTING else head
        if relation == "advcl":
            return self._carrier_of_adverbial(i, head)
        if relation in ("acl", "acl:relcl"):
            return head if head in self.triggers else None
        if relation == "ccomp":
            return head if clause_tense(tree, i) == "progressive" or self._was_going_on(i) else None
        return None

    def _carrier_of_adverbial(self, i: int, head: int) -> int | None:
        """While-clauses and participles share the time; before and after share a month or year of it."""
        tree = self.tree
        if clause_tense(tree, i) == "future":
            return None
        marks = {tree.words[m].lower() for m in tree.kids(i, "mark", "advmod", "case")} & _MARKS
        if marks <= _SAME_TIME:
            return head
        if marks <= {"before", "after"} and any(COARSE.fullmatch(a.expression) for a in self._around(head)):
            return head
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
            if tree.lemmas[head] in REPORTING and (
                head not in self.triggers or tree.lemmas[head] in _JUDGING
            ):
                return None
            between = tree.lemmas[head] in _BETWEEN and relation in ("nsubj", "nsubj:pass")
            if between and tree.kid(head, "expl") is None:
                return None
            if relation in ("nsubj", "nsubj:pass") and any(c < i for c in tree.kids(i, "case")):
                return head  # "since a blast killed two": the case is a mark
            at_once = tree.case(i) in ("after", "following") and self._indefinite(i)
            return head if tree.case(i) in _INSIDE or (at_once and tree.lemmas[head] in _AT_ONCE) else None
        if relation in ("compound", "nmod", "appos", "flat"):
            behind = any(a.time.first > i for a in self._by_governor.get(head, []))
            if tree.case(i) in ("", "of", "in") or (head not in self.triggers and behind):
                return head
        if tree.kid(head, "cop") is not None and relation in ("nsubj", "nsubj:pass"):
            return head if not self._names_other(head, i) else None
        return None

    def _indefinite(self, noun: int) -> bool:
        return any(self.tree.words[c].lower() in ("a", "an") for c in self.tree.kids(noun, "det"))

    def _names_other(self, head: int, i: int) -> bool:
        """Whether another event hangs on a predicate noun: "the strikes were a response to an attack"."""
        clauses = {
            v for c in self.tree.kids(head, "advcl", "acl:relcl", "parataxis") for v in self.tree.subtree(c)
        }
        others = set(self.tree.subtree(head, besides=i)) - clauses - {head, i}
        return bool(others & self.triggers)

    def _was_going_on(self, i: int) -> bool:
        tree = self.tree
        helpers = {tree.words[c].lower() for c in tree.kids(i, "aux")}
        return tree.words[i].lower().endswith("ing") and bool(helpers & {"was", "were"})

    # --- inwards and aside ---------------------------------------------------------------------------

    def _below(self, i: int) -> list[Attached]:
        """Times of participles and infinitives under i: "struck the town, killing nine on Monday"."""
        tree = self.tree
        found = []
        for c in tree.kids(i, "advcl", "xcomp", "acl"):
            marks = {tree.words[m].lower() for m in tree.kids(c, "mark")}
            if c not in self.triggers and (not marks or (marks == {"to"} and tree.relations[c] == "xcomp")):
                found += self._around(c)
        return found

    def _of_named_events(self, i: int, trigger: int) -> list[Attached]:
        """Times of the event noun that i happened in or came from: "killed in Thursday's blast"."""
        tree = self.tree
        found: list[Attached] = []
        for c in tree.kids(i, "obl", "obl:agent"):
            if c != trigger and tree.case(c) in ("in", "during", "by", "under", "from"):
                found += self._by_governor.get(c, [])
        if tree.lemmas[i] in _RESULT:
            for c in tree.kids(i, "nsubj"):
                if c != trigger:
                    found += self._around(c)
        return found

    def _since_cause(self, i: int) -> list[Attached]:
        """Since when at the earliest: "left over Tuesday's attack", "have won ground since rising in May"."""
        tree = self.tree
        found: list[Attached] = []
        for c in tree.kids(i, "obl", "advcl"):
            words = {tree.words[m].lower() for m in tree.kids(c, "mark", "case")}
            if tree.relations[c] == "obl" and tree.case(c) in _CAUSE:
                found += self._by_governor.get(c, [])
            elif tree.relations[c] == "advcl" and "since" in words and clause_tense(tree, i) == "perfect":
                found += self._around(c)
        return [
            Attached(a.time, f"since {a.expression}")
            for a in found
            if not a.expression.startswith(("since", "until", "by ", "before", "after", "for "))
            and " / " not in a.expression
        ]
