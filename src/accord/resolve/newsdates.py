"""Days that claims have from the page's own day: its news, what it goes on to tell, what goes on still."""

from __future__ import annotations

import datetime as dt

from accord.resolve.borrowed import start, taken
from accord.resolve.daybook import (
    FULL_DAY,
    LASTING,
    MAIN,
    ON_THE_SPOT,
    TOLD,
    UNREST,
    UTTERED,
    VERBAL,
    VIOLENT,
    Daybook,
)
from accord.resolve.periods import evaluate
from accord.resolve.tense import clause_tense, of_no_day, on_the_eve, word_set
from accord.types import Claim, ClaimDate, Period

_ONGOING = word_set(
    "REQUEST REJECT THREATEN SUPPORT RETREAT MOBILIZE AID COERCE CONSULT AGREE PROTEST CONCEDE"
)
_GOING_ON = 2  # sentences over which a chronology goes on with a day
_DUMMY = Period(earliest=dt.date(2000, 6, 15), latest=dt.date(2000, 6, 15), basis="for comparison only")


class NewsDates:
    """What the day of a page tells of its claims."""

    def __init__(self, book: Daybook) -> None:
        self.book = book
        self.tree, self.telling, self.word = book.tree, book.telling, book.word
        self.dates, self.told = book.dates, book.told

    def news(self, claim: Claim, word: int) -> ClaimDate | None:
        """News told in the past tense is of the page's day or the day before, if nothing says otherwise."""
        if on_the_eve(self.tree, word) or of_no_day(self.tree, word) or self.book.over_time(word):
            return None
        if claim.type in VIOLENT and self.telling.charged(word):
            return None
        tense = clause_tense(self.tree, word)
        if claim.type in UTTERED:
            report = self._outermost_report(word)
            if report is not None:
                tense = clause_tense(self.tree, report)
            elif any(voice.kind == "speaker" for voice in claim.voices):
                tense = "past"
            fresh = tense in ("past", "future") or (tense == "perfect" and self.telling.in_lead(word))
            fresh = fresh or (report is None and tense == "present" and self.telling.uttered_here(word))
        elif claim.type in VERBAL and self.tree.tags[word] in ("VERB", "AUX"):
            relation = self.tree.relations[self.tree.clause(word)]
            aside = relation == "acl:relcl" and self.telling.pluperfect(word)
            aside = aside or relation == "acl"  # "a truce brokered by X"
            fresh = not aside and (tense == "past" or (tense == "perfect" and self.telling.in_lead(word)))
        else:
            now = claim.type in ("PROTEST", "MOBILIZE") and tense in ("present", "progressive")
            if claim.type == "ASSAULT" and tense == "present" and self.telling.in_lead(word):
                now = (
                    not self.telling.many(word) and self.tree.lemmas[word] not in LASTING
                )  # "strike kills nine"
            once = tense == "past" or (tense == "perfect" and not self.telling.many(word))
            fresh = now or (self.telling.in_lead(word) and once)
        if self.book.is_chronology():
            main = self.tree.relations[self.tree.clause(word)] in MAIN
            return self._told_just_before(word) if fresh or (main and tense == "past") else None
        return self.book.dated("page", "told as news without time words") if fresh else None

    def _told_just_before(self, word: int) -> ClaimDate | None:
        """The day of which a chronology told last, in this sentence or the one or two before."""
        here, told = self.tree.sentence[word], (c for c in self.book.in_order if c.id in self.told)
        before = [c for c in told if 0 <= self.word[c.id] < word]
        near = [self.dates[c.id] for c in before if here - self.tree.sentence[self.word[c.id]] <= _GOING_ON]
        if not near or not FULL_DAY.fullmatch(near[-1].expression or ""):
            return None
        return taken(near[-1], "the day of which the chronology told just before")

    def not_by_then(self, claim: Claim, word: int) -> ClaimDate | None:
        """ "The agenda has not been agreed": not by the page's day."""
        open_still = claim.type in ("AGREE", "CONSULT") and word >= 0
        if not open_still or clause_tense(self.tree, word) != "perfect":
            return None
        return self.book.dated("page", "not done by the day of the page")

    def of_the_story(self, claim: Claim, word: int) -> ClaimDate | None:
        """What a page that tells of one day alone goes on to tell in the past: "police fired tear gas"."""
        if claim.type not in ON_THE_SPOT or self.tree.tags[word] != "VERB" or claim.id in self.book.answered:
            return None
        if self.telling.begins_a_war(word):
            return None
        verb = self.tree.clause(word)
        if (
            self.telling.pluperfect(word)
            or clause_tense(self.tree, word) != "past"
            or self.tree.relations[verb] not in MAIN
        ):
            return None
        days = {
            d.expression: d
            for c in self.book.in_order
            if c.type in ON_THE_SPOT and c.id in self.told and self.book.is_current(d := self.dates[c.id])
        }
        here = self.tree.sentence[word]
        near = [
            self.dates[c.id] for c in self.book.in_order
            if c.id in self.told and 0 <= here - self.tree.sentence[self.word[c.id]] <= 2
        ]  # fmt: skip
        if len(days) != 1 or (near and not self.book.is_current(near[-1])):
            return None
        return taken(next(iter(days.values())), "the one day of which the page tells")

    def ongoing(self, claim: Claim, word: int) -> ClaimDate | None:
        """What has been done up to now belongs to the crisis that the page dates, not to an unknown past."""
        if claim.type not in _ONGOING:
            return None
        if self.telling.for_long(word):
            return None
        tense, lemma = clause_tense(self.tree, word), self.tree.lemmas[word]
        lasting = claim.type == "REQUEST" or lemma == "refuse"
        if not (tense == "perfect" or (lasting and tense in ("present", "progressive"))):
            return None
        began = self._beginning()
        return (
            self.book.dated(f"since {began}", "up to now, since the first event that the page dates")
            if began
            else None
        )

    def _beginning(self) -> str | None:
        """The earliest event of violence or unrest that the page dates within the year before it."""
        anchor = self.book.document.published or _DUMMY
        found = []
        for claim in self.book.in_order:
            expression = start(self.dates.get(claim.id)) if claim.id in self.told else None
            period = evaluate(expression, anchor) if expression and claim.type in UNREST else None
            if expression is None or period is None or period.earliest is None or anchor.earliest is None:
                continue
            if claim.modality in TOLD and dt.timedelta(
                0
            ) <= anchor.earliest - period.earliest <= dt.timedelta(days=366):
                found.append((period.earliest, self.word[claim.id], expression))
        return min(found)[2] if found else None

    def _outermost_report(self, word: int) -> int | None:
        """The last of the verbs of saying above a word: "it stresses that ..., he said in a statement"."""
        found = self.book.attachment.report(word)
        for _ in range(4):
            further = self.book.attachment.report(found) if found is not None else None
            if further is None or further == found:
                break
            found = further
        return found
