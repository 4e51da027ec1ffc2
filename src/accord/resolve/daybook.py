"""The days that a page's claims have been given so far, and what is asked of them while others are found."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from accord.extract.tree import tree_of
from accord.resolve.attach import Attachment
from accord.resolve.borrowed import apart, in_year
from accord.resolve.calendars import WEEKDAYS
from accord.resolve.counted import Counting
from accord.resolve.headings import Headings
from accord.resolve.periods import evaluate
from accord.resolve.telling import Telling
from accord.resolve.tense import word_set
from accord.resolve.times import Time, times_of
from accord.types import Claim, ClaimDate, ClaimId, Document, Parse, Period

# Acts that are done by saying so, and those that are done in words by both sides.
UTTERED = word_set("ACCUSE REQUEST THREATEN REJECT SUPPORT CONCEDE")
VERBAL = UTTERED | word_set("AGREE CONSULT")
VIOLENT = frozenset({"ASSAULT", "COERCE"})
ON_THE_SPOT = VIOLENT | word_set("PROTEST MOBILIZE RETREAT AID")
UNREST = VIOLENT | {"PROTEST"}
TOLD = frozenset({"asserted", "alleged"})
UNREAL = frozenset({"planned", "threatened", "demanded", "hypothetical"})  # their days are not those of deeds
LASTING = word_set("hold keep occupy control detain captive hostage besiege siege captivity")
MAIN = ("root", "conj", "ccomp", "parataxis")
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OF_A_YEAR = re.compile(r"\d{4}(?:-\d\d){0,2}")
_CHRONOLOGY = 3  # days of violence
_MANIFOLD = frozenset({"COERCE", "RETREAT"})  # types whose modes have little in common


class Daybook:
    """One page's claims on their way to dates; `dates` grows."""

    def __init__(self, document: Document, parse: Parse, claims: Sequence[Claim]) -> None:
        self.document = document
        self.tree = tree_of(document, parse)
        self.telling = Telling(document, self.tree)
        self.claims = tuple(claims)
        self.times = times_of(self.tree)
        self.headings = Headings(self.tree, self.times)
        self.word = {claim.id: self._trigger_word(claim) for claim in claims}
        self.in_order = sorted(self.claims, key=lambda claim: (self.word[claim.id], claim.id))
        self.attachment = Attachment(
            self.tree, self.times, frozenset(w for w in self.word.values() if w >= 0)
        )
        self.dates: dict[ClaimId, ClaimDate] = {}
        self.lent: dict[ClaimId, ClaimDate] = {}  # of a claim with another's date: as that other has it
        self.counting = Counting(self.tree, self.times, self.in_order, self.word, self.dates)
        self.told: set[ClaimId] = set()  # dated by words of their own clause
        self.news: set[ClaimId] = set()  # dated by the page's own day
        self.apart = apart(claims)
        self.answered = {
            r.to for c in claims for r in c.relations if r.kind != "part-of"
        }  # "the raid followed Sunday's attack": no news of theirs

    def is_current(self, date: ClaimDate) -> bool:
        """Whether a date names a day of the news itself, not of its past or future."""
        expression = date.expression or ""
        if "future" in expression or expression.startswith(("since", "before", "after", "persian")):
            return False
        first, last, published = date.period.earliest, date.period.latest, self.document.published
        if published is None or published.earliest is None or published.latest is None:
            known = first is not None and first == last and first in self._story_days()
            return known or expression.split()[0] in (*WEEKDAYS, "day", "page", "weekend")
        if first is None or last is None:
            return expression.split()[0] in (*WEEKDAYS, "day", "page", "weekend")
        week = dt.timedelta(days=8)
        return published.earliest - first <= week and (
            last - first <= week or expression.split()[0] in WEEKDAYS
        )

    def _days_of_violence(self) -> list[dt.date]:
        """The full days on which a page of unknown day, such as an encyclopedia's, tells of violence."""
        days = []
        for claim in self.in_order:
            date = self.dates.get(claim.id) if claim.id in self.told and claim.type in VIOLENT else None
            if date is not None and FULL_DAY.fullmatch(date.expression or "") and date.period.earliest:
                days.append(date.period.earliest)
        return days

    def is_chronology(self) -> bool:
        """Whether a page of unknown day tells of violence on several days, one after the other."""
        published = self.document.published
        bounded = published is not None and published.earliest is not None and published.latest is not None
        return not bounded and len(set(self._days_of_violence())) >= _CHRONOLOGY

    def _story_days(self) -> set[dt.date]:
        """The day of which a page of unknown day goes on to tell: its first; of a chronology any."""
        days = self._days_of_violence()
        return set(days if self.is_chronology() else days[:1])

    def current(self, claim: Claim) -> list[tuple[Claim, ClaimDate]]:
        """The claims of a claim's kind that have a day of the news; those told with time words, if any."""
        found = [
            (c, self.dates[c.id])
            for c in self.in_order
            if c.id in self.told | self.news
            and of_a_kind(c, claim)
            and self.is_current(self.dates[c.id])
            and (c.modality not in UNREAL or claim.modality in UNREAL)
        ]
        found = [(c, d) for c, d in found if d.expression != "page"] or found
        return [(c, d) for c, d in found if c.id not in self.answered] or found

    def before(self, claim: Claim, word: int) -> int:
        """How many sentences before a word a claim is told; -1 where it stands behind it."""
        return self.counting.before(claim, word)

    def weekday(self, claim: Claim) -> str | None:
        words = (self.dates[claim.id].expression or "").split()
        return words[0] if len(words) == 2 and words[0] in WEEKDAYS and words[1] == "past" else None

    def over_time(self, word: int) -> bool:
        """ "Every Friday, thousands march"; "the siege lasted five months": not on one day of the news."""
        verb = self.tree.clause(word)
        lasted = self.tree.lemmas[verb] == "last" and self.tree.heads[word] == verb
        return lasted or not self.attachment.recurring.isdisjoint((word, verb))

    def dated(
        self, expression: str, why: str, claim: Claim | None = None, time: Time | None = None
    ) -> ClaimDate:
        """A date from an expression; open, but with its expression, where the page's day is unknown.

        In an entry of a timeline days are counted from that of the entry.
        """
        expression = self._with_year(expression, time)
        if claim is not None:
            expression = self.headings.absolute(expression, claim)
        period = evaluate(expression, self.document.published)
        if period is None:
            period = Period(earliest=None, latest=None, basis=f"{expression}, the page's day unknown")
        mention = claim.date.mention if claim is not None and claim.date is not None else None
        if mention is None and time is not None:
            mention = self.tree.mention(time.first, time.last, "time")
        return ClaimDate(
            period=replace(period, basis=f"{why}: {period.basis}"),
            mention=mention,
            time_of_day=time.time_of_day if time else None,
            expression=expression,
        )

    def _with_year(self, expression: str, time: Time | None) -> str:
        """ "On January 11", on a page of unknown day: of the year of the last full day that it told before.

        Its title may tell the year, too: "Chronology of the July 2025 fighting".
        """
        published = self.document.published
        bounded = published is not None and published.earliest is not None and published.latest is not None
        if bounded or time is None:
            return expression
        before = [(t.start, t.expression) for t in self.times if t.start < time.start and t.expression]
        heads = [(s.start, s.end) for s in self.document.segments if s.kind == "headline"]
        titled = [e for at, e in before if any(a <= at < b for a, b in heads[:1])]
        anchors = [e for e in titled if _OF_A_YEAR.fullmatch(e)]
        return in_year(expression, [*anchors, *(e for _, e in before if FULL_DAY.fullmatch(e))])

    def _trigger_word(self, claim: Claim) -> int:
        """The trigger's word: of several the one that the others hang on; -1 where there is none."""
        span = claim.trigger.span
        first = bisect.bisect_right(self.tree.ends, span.start)
        last = bisect.bisect_left(self.tree.starts, span.end)
        inside = range(first, last)
        return next((i for i in inside if self.tree.heads[i] not in inside), -1)


def of_a_kind(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one type; an arrest, a seizure and a state of emergency are no one kind."""
    return a.type == b.type and (a.type not in _MANIFOLD or a.mode == b.mode)
