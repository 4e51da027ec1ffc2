"""When the events of a page's claims happened, as far as the page itself tells.

In order: the time words of the claim's clause; the verb of the report, for speech acts and what was going
on; other claims of the page that tell the same event; states that last since a dated event; and for news
told in the past tense without a time word the page's own day. What nothing settles stays open. Every date
keeps its expression in normal form, so that it can be worked out again when an undated page is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.resolve.attach import COARSE
from accord.resolve.borrowed import said_that_day
from accord.resolve.daybook import TOLD, UTTERED, VIOLENT, Daybook
from accord.resolve.lentdates import LentDates
from accord.resolve.newsdates import NewsDates
from accord.resolve.pagedate import bound_page
from accord.resolve.periods import evaluate
from accord.resolve.tense import clause_tense, of_no_day, word_set
from accord.resolve.times import Time, find_times
from accord.types import Claim, ClaimDate, ClaimId, Document, Parse

__all__ = ["bound_page", "evaluate", "find_times", "resolve_dates"]

_AVOWING = word_set("claim admit responsibility")  # said on another day than it was done


def resolve_dates(document: Document, parse: Parse, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their dates filled in; order and everything else stay as they are.

    A claim's date comes with the mention of its time words, or None where extraction saw none. It goes
    out with period, basis and expression, or None where the page leaves the day open.
    """
    return _Page(Daybook(document, parse, claims)).resolved()


class _Page:
    """The steps by which the claims of a page come to their dates."""

    def __init__(self, book: Daybook) -> None:
        self.book = book
        self.tree, self.telling, self.word = book.tree, book.telling, book.word
        self.dates, self.told = book.dates, book.told
        self.lending, self.own_day = LentDates(book), NewsDates(book)

    def resolved(self) -> tuple[Claim, ...]:
        quoted: dict[ClaimId, ClaimDate] = {}
        for claim in self.book.in_order:
            date = self._own(claim, self.word[claim.id])
            if date is not None and said_that_day(claim, date):
                quoted[claim.id] = date
            elif date is not None:
                self.dates[claim.id] = date
                self.told.add(claim.id)
            elif claim.modality in TOLD and not self.telling.definite(self.word[claim.id]):
                headed = self._under_heading(claim, self.word[claim.id])
                if headed is not None:
                    self.dates[claim.id] = headed
                    self.told.add(claim.id)
        self.lending.reconcile()
        self.lending.linked()
        self.lending.quoted(quoted)
        for claim in self.book.in_order:
            if claim.id not in self.dates and claim.modality in TOLD and self.word[claim.id] >= 0:
                date = self._inferred(claim, self.word[claim.id])
                if date is not None:
                    self.dates[claim.id] = date
        self.lending.linked()
        for claim in self.book.in_order:
            if claim.id not in self.dates and claim.modality == "denied":
                word = self.word[claim.id]
                date = (
                    self.lending.of_denied(claim, word)
                    if claim.type in VIOLENT
                    else self.own_day.not_by_then(claim, word)
                )
                if date is not None:
                    self.dates[claim.id] = date
        self.lending.sharpened()
        told = ((claim, self.dates.get(claim.id)) for claim in self.book.claims)
        return tuple(claim if date is claim.date else replace(claim, date=date) for claim, date in told)

    def _inferred(self, claim: Claim, word: int) -> ClaimDate | None:
        if self.book.attachment.counted_from_another(word):
            return self._past(self.book.counting.after_named(word), "counted from the event named with it")
        later = self.book.counting.later(claim, word)
        if later is not None:
            return self.book.dated(later[0], "counted from what was told before", claim, later[1])
        date = (
            self.lending.days_off(claim, word)
            or self._under_heading(claim, word)
            or self.lending.lasting(claim, word)
            or self.lending.same_event(claim, word)
            or self.lending.same_scene(claim, word)
        )
        if date is None and claim.id not in self.book.answered:
            date = self.own_day.news(claim, word)
            if date is not None:
                self.book.news.add(claim.id)
        return date or self.own_day.of_the_story(claim, word) or self.own_day.ongoing(claim, word)

    def _past(self, expression: str | None, why: str) -> ClaimDate | None:
        """A date worked out that does not lie ahead of the page."""
        date = self.book.dated(expression, why) if expression else None
        last, published = date.period.latest if date else None, self.book.document.published
        end = published.latest if published else None
        return None if last is not None and end is not None and last > end else date

    def _under_heading(self, claim: Claim, word: int) -> ClaimDate | None:
        """What an entry of a timeline tells happened on the day that heads it."""
        head = self.book.headings.of(claim)
        if head is None or head.expression is None:
            return None
        if self.telling.pluperfect(word) or of_no_day(self.tree, word) or self.book.over_time(word):
            return None
        if clause_tense(self.tree, word) not in ("past", "present"):
            return None
        return self.book.dated(head.expression, "the day that heads its entry", None, head)

    def _own(self, claim: Claim, word: int) -> ClaimDate | None:
        """From the words of the claim's own clause, or of the report of a speech act."""
        mention = claim.date.mention if claim.date is not None else None
        if mention is not None:
            inside = (t for t in self.book.times if t.start < mention.span.end and mention.span.start < t.end)
            time = next(inside, None)
            if time is not None and time.expression is not None:
                return self._from_time(claim, word, time, time.expression, "its time words")
        if word < 0 or (claim.type in VIOLENT and self.tree.lemmas[word] in _AVOWING):
            return None
        told = claim.modality in TOLD | {"denied"}
        past = told and clause_tense(self.tree, word) != "future"
        found = self.book.attachment.time_of(word, past, near=not told)
        of_the_law = claim.type in VIOLENT and self.telling.charged(word)
        if found is not None and not (of_the_law and not self._in_phrase(found.time, word)):
            return self._from_time(claim, word, found.time, found.expression, "time words of its clause")
        if claim.type in UTTERED and told:
            found = self.book.attachment.report_time(word)
            if found is not None:
                return self._from_time(claim, word, found.time, found.expression, "time words of the report")
        if told and clause_tense(self.tree, word) == "past":
            found = self.book.attachment.report_time(word)
            if found is not None and COARSE.fullmatch(found.expression):
                return self.book.dated(found.expression, "the month or year of the report", claim, found.time)
        return None

    def _in_phrase(self, time: Time, word: int) -> bool:
        return any(time.first <= w < time.last for w in self.tree.subtree(word))

    def _from_time(self, claim: Claim, word: int, time: Time, expression: str, why: str) -> ClaimDate | None:
        if expression.removeprefix("since ").startswith("day 0") and word >= 0:
            said = self.book.attachment.report_time(word)
            if said is not None and said.time.first != time.first:
                return self.book.dated(said.expression, "the day of the report that says so", claim, time)
        if expression.startswith(("until ", "for ")) and not expression.endswith("perfect"):
            return None
        return self.book.dated(expression, why, claim, time)
