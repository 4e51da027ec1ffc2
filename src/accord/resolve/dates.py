"""When the events of a page's claims happened, as far as the page itself tells.

In order: the time words of the claim's clause; the verb of the report, for speech acts and what was going
on; other claims of the page that tell the same event; states that last since a dated event; and for news
told in the past tense without a time word the page's own day. What nothing settles stays open. Every date
keeps its expression in normal form, so that it can be worked out again when an undated page is bounded.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from accord.extract.tree import Tree
from accord.resolve.attach import Attachment
from accord.resolve.pagedate import bound_page
from accord.resolve.periods import evaluate
from accord.resolve.tense import clause_tense
from accord.resolve.times import Time, find_times, times_of
from accord.types import Claim, ClaimDate, ClaimId, Document, Parse, Period

__all__ = ["bound_page", "evaluate", "find_times", "resolve_dates"]

SPEECH = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "CONCEDE", "AGREE", "CONSULT"})
_UTTERED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "CONCEDE"})
_TOLD = frozenset({"asserted", "alleged"})
_LASTING = frozenset("hold keep occupy control detain captive hostage besiege siege captivity".split())
_DEFINITE = frozenset("the this that these those both its their his her".split())
LEAD_SENTENCES = 3


def resolve_dates(document: Document, parse: Parse, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their dates filled in; order and everything else stay as they are.

    A claim's date comes with the mention of its time words, or None where extraction saw none. It goes
    out with period, basis and expression, or None where the page leaves the day open.
    """
    return _Page(document, parse, claims).resolved()


class _Page:
    """One page's claims on their way to dates."""

    def __init__(self, document: Document, parse: Parse, claims: Sequence[Claim]) -> None:
        self.document = document
        self.tree = Tree(document, parse)
        self.claims = tuple(claims)
        self.times = times_of(self.tree)
        self.words = [self._word(claim) for claim in claims]
        self.attachment = Attachment(self.tree, self.times, frozenset(w for w in self.words if w >= 0))
        self.dates: dict[ClaimId, ClaimDate] = {}
        self.told: set[ClaimId] = set()  # dated by words of their own clause

    def resolved(self) -> tuple[Claim, ...]:
        for claim, word in zip(self.claims, self.words, strict=True):
            date = self._own(claim, word)
            if date is not None:
                self.dates[claim.id] = date
                self.told.add(claim.id)
        self._linked()
        for claim, word in zip(self.claims, self.words, strict=True):
            if claim.id not in self.dates:
                date = self._lasting(claim, word) or self._same_event(claim, word) or self._news(claim, word)
                if date is not None:
                    self.dates[claim.id] = date
        return tuple(replace(claim, date=self.dates.get(claim.id)) for claim in self.claims)

    def _word(self, claim: Claim) -> int:
        """The trigger's word: of several the one that the others hang on; -1 where there is none."""
        span = claim.trigger.span
        first = bisect.bisect_right(self.tree.ends, span.start)
        last = bisect.bisect_left(self.tree.starts, span.end)
        inside = range(first, last)
        return next((i for i in inside if self.tree.heads[i] not in inside), -1)

    def _dated(
        self, expression: str, why: str, claim: Claim | None = None, time: Time | None = None
    ) -> ClaimDate:
        """A date from an expression; open, but with its expression, where the page's day is unknown."""
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

    # --- time words ----------------------------------------------------------------------------------

    def _own(self, claim: Claim, word: int) -> ClaimDate | None:
        """From the words of the claim's own clause, or of the report of a speech act."""
        mention = claim.date.mention if claim.date is not None else None
        if mention is not None:
            time = next(
                (t for t in self.times if t.start < mention.span.end and mention.span.start < t.end), None
            )
            if time is None or time.expression is None:
                open_ = Period(earliest=None, latest=None, basis=f"no value known for {mention.quote!r}")
                return ClaimDate(period=open_, mention=mention)
            return self._from_time(claim, word, time, "its time words")
        if word < 0:
            return None
        time = self.attachment.time_of(word)
        if time is not None:
            return self._from_time(claim, word, time, "time words of its clause")
        if claim.type in _UTTERED:
            time = self.attachment.report_time(word)
            if time is not None:
                return self._from_time(claim, word, time, "time words of the report")
        return None

    def _from_time(self, claim: Claim, word: int, time: Time, why: str) -> ClaimDate | None:
        expression = time.expression
        if expression is None:
            return None
        if expression.removeprefix("since ").startswith("day 0") and word >= 0:
            said = self.attachment.report_time(word)
            if said is not None and said.expression and said.first != time.first:
                return self._dated(said.expression, "the day of the report that says so", claim, time)
        if expression.startswith("until "):
            return None
        if expression.startswith("for ") and not expression.endswith("perfect"):
            return None
        return self._dated(expression, why, claim, time)

    # --- other claims --------------------------------------------------------------------------------

    def _linked(self) -> None:
        """Claims that extraction found to speak of one event share their date, nearest link first."""
        links: dict[ClaimId, list[tuple[ClaimId, str]]] = {claim.id: [] for claim in self.claims}
        for claim in self.claims:
            for other, reason in claim.same_as:
                if other in links:
                    links[claim.id].append((other, reason))
                    links[other].append((claim.id, reason))
        for _ in range(3):
            found: dict[ClaimId, ClaimDate] = {}
            for claim in self.claims:
                if claim.id in self.dates or claim.modality not in _TOLD | {"denied"}:
                    continue
                near = [(self.dates[o], r) for o, r in links[claim.id] if o in self.dates]
                expressions = {date.expression for date, _ in near}
                if near and len(expressions) == 1:
                    found[claim.id] = self._taken(
                        near[0][0], f"as another claim of the same event ({near[0][1]})"
                    )
            self.dates.update(found)
            if not found:
                return

    def _taken(self, date: ClaimDate, why: str) -> ClaimDate:
        return replace(date, mention=None, period=replace(date.period, basis=f"{why}: {date.period.basis}"))

    def _tense(self, word: int) -> str:
        return clause_tense(self.tree, word) if word >= 0 else "past"

    def _lasting(self, claim: Claim, word: int) -> ClaimDate | None:
        """A state that lasts at the page's time began with the page's dated event of the same kind."""
        if word < 0 or claim.modality not in _TOLD or claim.mode not in ("abduct", "seize"):
            return None
        if self.tree.lemmas[word] not in _LASTING:
            return None
        for other in self.claims:
            date = self.dates.get(other.id)
            if other.mode != claim.mode or other.type != claim.type or date is None or not date.expression:
                continue
            if " / " in date.expression or other.id not in self.told:
                continue
            expression = (
                date.expression if date.expression.startswith("since ") else f"since {date.expression}"
            )
            return self._dated(expression, "a state that lasts since an event that the page dates")
        return None

    def _same_event(self, claim: Claim, word: int) -> ClaimDate | None:
        """The date of the page's news of this kind, for claims told in the past without time words."""
        if word < 0 or claim.modality not in _TOLD or claim.type in SPEECH:
            return None
        definite = self._definite(word)
        tense = self._tense(word)
        if not definite and tense not in ("past",) and not self._in_lead(word):
            return None
        current = [
            (w, self.dates[c.id])
            for c, w in zip(self.claims, self.words, strict=True)
            if c.id in self.told and c.type == claim.type and self._is_current(self.dates[c.id])
        ]
        if not current:
            return None
        days = {date.expression for _, date in current}
        if len(days) == 1:
            return self._taken(current[0][1], "the one day that the page names for events of this kind")
        before = [(w, date) for w, date in current if w < word]
        if not before:
            return None
        near, date = before[-1]
        if definite or self.tree.sentence[word] - self.tree.sentence[near] <= 3:
            return self._taken(date, "the day of the event of this kind told just before")
        return None

    def _definite(self, word: int) -> bool:
        determiners = self.tree.kids(word, "det", "nmod:poss")
        return self.tree.tags[word] in ("NOUN", "PROPN") and any(
            self.tree.words[d].lower() in _DEFINITE for d in determiners
        )

    def _is_current(self, date: ClaimDate) -> bool:
        """Whether a date names a day of the news itself, not of its past or future."""
        expression = date.expression or ""
        words = expression.split()
        if "future" in words or words[:1] in (["since"], ["before"], ["after"]):
            return False
        first, last, published = date.period.earliest, date.period.latest, self.document.published
        if first is None or last is None or published is None or published.earliest is None:
            return words[0].endswith("day")
        return published.earliest - first <= dt.timedelta(days=8) and last - first <= dt.timedelta(days=8)

    def _in_lead(self, word: int) -> bool:
        """Whether a word stands in the first sentences of the story, headlines not counted."""
        body = [s for s in self.document.segments if s.kind in ("body", "quote")]
        first = bisect.bisect_left(self.tree.starts, body[0].start) if body else 0
        if first >= len(self.tree.words):
            return False
        return self.tree.sentence[word] < self.tree.sentence[first] + LEAD_SENTENCES

    # --- the page's own day --------------------------------------------------------------------------

    def _news(self, claim: Claim, word: int) -> ClaimDate | None:
        """News told in the past tense is of the page's day or the day before, where nothing says otherwise."""
        if word < 0 or claim.modality not in _TOLD:
            return None
        tense = self._tense(word)
        if claim.type in SPEECH:
            report = self.attachment.report(word) if claim.type in _UTTERED else None
            if report is not None:
                tense = clause_tense(self.tree, report)
            fresh = tense == "past" or (tense == "perfect" and self._in_lead(word))
        else:
            fresh = self._in_lead(word) and tense in ("past", "perfect")
        if not fresh:
            return None
        return self._dated("page", "told as news without time words")
