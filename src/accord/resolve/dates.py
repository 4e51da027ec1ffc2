"""When the events of a page's claims happened, as far as the page itself tells.

In order: the time words of the claim's clause; the verb of the report, for speech acts and what was going
on; other claims of the page that tell the same event; states that last since a dated event; and for news
told in the past tense without a time word the page's own day. What nothing settles stays open. Every date
keeps its expression in normal form, so that it can be worked out again when an undated page is bounded.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from accord.extract.tree import tree_of
from accord.resolve.attach import COARSE, Attachment
from accord.resolve.borrowed import (
    apart,
    holds,
    in_year,
    likest,
    one_time,
    others,
    said_that_day,
    start,
    taken,
)
from accord.resolve.calendars import WEEKDAYS
from accord.resolve.counted import Counting
from accord.resolve.headings import Headings
from accord.resolve.pagedate import bound_page
from accord.resolve.periods import evaluate
from accord.resolve.telling import Telling
from accord.resolve.tense import clause_tense, of_no_day, on_the_eve, word_set
from accord.resolve.times import Time, find_times, times_of
from accord.types import Claim, ClaimDate, ClaimId, Document, Parse, Period

__all__ = ["bound_page", "evaluate", "find_times", "resolve_dates"]

# Acts that are done by saying so, and those that are done in words by both sides.
UTTERED = word_set("ACCUSE REQUEST THREATEN REJECT SUPPORT CONCEDE")
VERBAL = UTTERED | word_set("AGREE CONSULT")
VIOLENT = frozenset({"ASSAULT", "COERCE"})
ON_THE_SPOT = VIOLENT | word_set("PROTEST MOBILIZE RETREAT AID")
UNREST = VIOLENT | {"PROTEST"}
DENIAL_REACH = 6  # sentences between an event and its denial
_ONGOING = word_set(
    "REQUEST REJECT THREATEN SUPPORT RETREAT MOBILIZE AID COERCE CONSULT AGREE PROTEST CONCEDE"
)
_TOLD = frozenset({"asserted", "alleged"})
_UNREAL = frozenset(
    {"planned", "threatened", "demanded", "hypothetical"}
)  # their days are not those of deeds
_LASTING = word_set("hold keep occupy control detain captive hostage besiege siege captivity")
_EARLIER = word_set(
    "earlier response respond follow follows following followed after retaliation retaliatory previous"
)
_AVOWING = word_set("claim admit responsibility")  # said on another day than it was done
_WHOLE = re.compile(
    r"(?:(?:early|mid|late|last) )?(?:\d{4}(?:-\d\d)?|--\d\d|(?:week|month|year) [-+]?\d+)(?: past)?"
)
_MANIFOLD = frozenset({"COERCE", "RETREAT"})  # types whose modes have little in common
_MAIN = ("root", "conj", "ccomp", "parataxis")

_DUMMY = Period(earliest=dt.date(2000, 6, 15), latest=dt.date(2000, 6, 15), basis="for comparison only")


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

    def resolved(self) -> tuple[Claim, ...]:
        quoted: dict[ClaimId, ClaimDate] = {}
        for claim in self.in_order:
            date = self._own(claim, self.word[claim.id])
            if date is not None and said_that_day(claim, date):
                quoted[claim.id] = date
            elif date is not None:
                self.dates[claim.id] = date
                self.told.add(claim.id)
            elif claim.modality in _TOLD and not self.telling.definite(self.word[claim.id]):
                headed = self._under_heading(claim, self.word[claim.id])
                if headed is not None:
                    self.dates[claim.id] = headed
                    self.told.add(claim.id)
        self._reconcile()
        self._linked()
        self._quoted(quoted)
        for claim in self.in_order:
            if claim.id not in self.dates and claim.modality in _TOLD and self.word[claim.id] >= 0:
                date = self._inferred(claim, self.word[claim.id])
                if date is not None:
                    self.dates[claim.id] = date
        self._linked()
        for claim in self.in_order:
            if claim.id not in self.dates and claim.modality == "denied":
                word = self.word[claim.id]
                date = (
                    self._of_denied(claim, word) if claim.type in VIOLENT else self._not_by_then(claim, word)
                )
                if date is not None:
                    self.dates[claim.id] = date
        self._sharpened()
        told = ((claim, self.dates.get(claim.id)) for claim in self.claims)
        return tuple(claim if date is claim.date else replace(claim, date=date) for claim, date in told)

    def _sharpened(self) -> None:
        """ "The attack earlier this month", of which the page elsewhere names the day: that day."""
        days = {
            c.id: d for c in self.in_order
            if c.id in self.told and (d := self.dates[c.id]).period.earliest is not None
            and d.period.earliest == d.period.latest
        }  # fmt: skip
        for claim in self.in_order:
            coarse = self.dates.get(claim.id)
            expression = coarse.expression if coarse is not None else None
            if coarse is None or not expression or not _WHOLE.fullmatch(expression):
                continue
            if claim.type not in VIOLENT or not self.telling.definite(self.word[claim.id]):
                continue
            within = {
                day.expression: day
                for c in self.in_order
                if c.type == claim.type and (day := days.get(c.id)) is not None and holds(coarse, day)
            }
            if len(within) == 1:
                why = "the one day within it that the page names for events of this kind"
                again = taken(next(iter(within.values())), why)
                self.dates[claim.id] = replace(again, mention=coarse.mention)

    def _quoted(self, quoted: dict[ClaimId, ClaimDate]) -> None:
        """ "They tried to kill me today", he said: the day of his speech, which the page may tell later."""
        for claim in self.in_order:
            date = quoted.get(claim.id)
            if date is None or claim.id in self.dates:
                continue
            days = {d.expression: d for c, d in self._current(claim) if self._weekday(c) is not None}
            self.told.add(claim.id)
            if len(days) == 1 and claim.type in VIOLENT:
                told = next(iter(days.values()))
                self.dates[claim.id] = taken(told, "the day of the event of its kind, on which this was said")
            else:
                self.dates[claim.id] = date

    def _inferred(self, claim: Claim, word: int) -> ClaimDate | None:
        if self.attachment.counted_from_another(word):
            return self._past(self.counting.after_named(word), "counted from the event named with it")
        later = self.counting.later(claim, word)
        if later is not None:
            return self._dated(later[0], "counted from what was told before", claim, later[1])
        date = (
            self._days_off(claim, word)
            or self._under_heading(claim, word)
            or self._lasting(claim, word)
            or self._same_event(claim, word)
            or self._same_scene(claim, word)
        )
        if date is None and claim.id not in self.answered:
            date = self._news(claim, word)
            if date is not None:
                self.news.add(claim.id)
        return date or self._of_the_story(claim, word) or self._ongoing(claim, word)

    def _of_denied(self, claim: Claim, word: int) -> ClaimDate | None:
        """A denial speaks of an event of its kind told shortly before; "no new raids" denies none of them."""
        if word < 0 or any(self.tree.words[c].lower() in ("no", "new") for c in self.tree.children[word]):
            return None
        here = self.tree.sentence[word]
        told = [
            self.dates[c.id] for c in self.in_order
            if c.type == claim.type and c.modality in _TOLD and c.id in self.dates and self.word[c.id] >= 0
            and 0 <= here - self.tree.sentence[self.word[c.id]] <= DENIAL_REACH
        ]  # fmt: skip
        if len({d.expression for d in told}) != 1 or not one_time(told[0]):
            return None
        return taken(told[0], "the day of the event that is denied")

    def _days_off(self, claim: Claim, word: int) -> ClaimDate | None:
        expression = self.counting.beside(word, [(self.word[c.id], d) for c, d in self._current(claim)])
        why = "counted from the day of the event that it is told beside"
        return self._dated(expression, why, claim) if expression else None

    def _past(self, expression: str | None, why: str) -> ClaimDate | None:
        """A date worked out that does not lie ahead of the page."""
        date = self._dated(expression, why) if expression else None
        last, published = date.period.latest if date else None, self.document.published
        end = published.latest if published else None
        return None if last is not None and end is not None and last > end else date

    def _trigger_word(self, claim: Claim) -> int:
        """The trigger's word: of several the one that the others hang on; -1 where there is none."""
        span = claim.trigger.span
        first = bisect.bisect_right(self.tree.ends, span.start)
        last = bisect.bisect_left(self.tree.starts, span.end)
        inside = range(first, last)
        return next((i for i in inside if self.tree.heads[i] not in inside), -1)

    def _dated(
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

    def _under_heading(self, claim: Claim, word: int) -> ClaimDate | None:
        """What an entry of a timeline tells happened on the day that heads it."""
        head = self.headings.of(claim)
        if head is None or head.expression is None:
            return None
        if self.telling.pluperfect(word) or of_no_day(self.tree, word) or self._over_time(word):
            return None
        if clause_tense(self.tree, word) not in ("past", "present"):
            return None
        return self._dated(head.expression, "the day that heads its entry", None, head)

    def _with_year(self, expression: str, time: Time | None) -> str:
        """ "On January 11", on a page of unknown day: of the year of the full day that it told before."""
        published = self.document.published
        bounded = published is not None and published.earliest is not None and published.latest is not None
        if bounded or time is None:
            return expression
        return in_year(expression, [t.expression or "" for t in self.times if t.start < time.start])

    # --- time words ----------------------------------------------------------------------------------

    def _own(self, claim: Claim, word: int) -> ClaimDate | None:
        """From the words of the claim's own clause, or of the report of a speech act."""
        mention = claim.date.mention if claim.date is not None else None
        if mention is not None:
            inside = (t for t in self.times if t.start < mention.span.end and mention.span.start < t.end)
            time = next(inside, None)
            if time is not None and time.expression is not None:
                return self._from_time(claim, word, time, time.expression, "its time words")
        if word < 0 or (claim.type in VIOLENT and self.tree.lemmas[word] in _AVOWING):
            return None
        told = claim.modality in _TOLD | {"denied"}
        past = told and clause_tense(self.tree, word) != "future"
        found = self.attachment.time_of(word, past, near=not told)
        of_the_law = claim.type in VIOLENT and self.telling.charged(word)
        if found is not None and not (of_the_law and not self._in_phrase(found.time, word)):
            return self._from_time(claim, word, found.time, found.expression, "time words of its clause")
        if claim.type in UTTERED and told:
            found = self.attachment.report_time(word)
            if found is not None:
                return self._from_time(claim, word, found.time, found.expression, "time words of the report")
        if told and clause_tense(self.tree, word) == "past":
            found = self.attachment.report_time(word)
            if found is not None and COARSE.fullmatch(found.expression):
                return self._dated(found.expression, "the month or year of the report", claim, found.time)
        return None

    def _in_phrase(self, time: Time, word: int) -> bool:
        return any(time.first <= w < time.last for w in self.tree.subtree(word))

    def _from_time(self, claim: Claim, word: int, time: Time, expression: str, why: str) -> ClaimDate | None:
        if expression.removeprefix("since ").startswith("day 0") and word >= 0:
            said = self.attachment.report_time(word)
            if said is not None and said.time.first != time.first:
                return self._dated(said.expression, "the day of the report that says so", claim, time)
        if expression.startswith(("until ", "for ")) and not expression.endswith("perfect"):
            return None
        return self._dated(expression, why, claim, time)

    def _reconcile(self) -> None:
        """Weekdays of one page bound each other: an earlier attack came before the later one's day."""
        weekdays = [c for c in self.in_order if c.id in self.told and self._weekday(c) is not None]
        news = [c for c in weekdays if c.id not in self.answered]
        if not news:
            return
        sure = all(self.dates[c.id].period.earliest == self.dates[c.id].period.latest for c in weekdays)
        last = max(news, key=lambda c: self.dates[c.id].period.latest or dt.date.min) if sure else news[0]
        later = self._weekday(last)
        changed: dict[str, str] = {}
        for claim in weekdays:
            day = self._weekday(claim)
            at = self.word[claim.id]
            inside = self.tree.sentence_range(self.tree.sentence[at]) if at >= 0 else (0, 0)
            words = {w.lower() for w in self.tree.words[slice(*inside)]}
            if day is not None and day != later and words & _EARLIER:
                changed[f"{day} past"] = f"{day} past preceding {later} past"
        weeks = [c for c in self.claims if c.id in self.told and self.dates[c.id].expression == "week -1"]
        for claim in weeks:
            same = [c for c in weekdays if c.type == claim.type and self._weekday(c) == later]
            definite = any(self.telling.definite(self.word[c.id]) for c in same)
            if definite and self.telling.definite(self.word[claim.id]):
                changed["week -1"] = changed[f"{later} past"] = f"{later} of week -1"
        for claim in self.claims:
            date = self.dates.get(claim.id)
            if date is not None and date.expression in changed:
                again = self._dated(changed[date.expression], "with the other days that the page names")
                self.dates[claim.id] = replace(again, mention=date.mention, time_of_day=date.time_of_day)

    def _weekday(self, claim: Claim) -> str | None:
        words = (self.dates[claim.id].expression or "").split()
        return words[0] if len(words) == 2 and words[0] in WEEKDAYS and words[1] == "past" else None

    # --- other claims --------------------------------------------------------------------------------

    def _linked(self) -> None:
        """Claims that extraction found to speak of one event share their date, nearest link first."""
        links: dict[ClaimId, list[tuple[ClaimId, str]]] = {claim.id: [] for claim in self.claims}
        for claim in self.claims:
            for other, reason in claim.same_as:
                if other in links:
                    links[claim.id].append((other, reason))
                    links[other].append((claim.id, reason))
        for _ in range(4):
            found: dict[ClaimId, ClaimDate] = {}
            for claim in self.claims:
                if claim.id in self.dates or claim.modality not in _TOLD | {"denied"}:
                    continue
                near = [
                    (self.lent.get(o, self.dates[o]), r) for o, r in links[claim.id] if self._may_lend(o, r)
                ]
                if near and len({date.expression for date, _ in near}) == 1:
                    self.lent[claim.id], reason = near[0]
                    found[claim.id] = taken(near[0][0], f"as another claim of the same event ({reason})")
            self.dates.update(found)
            if not found:
                return

    def _may_lend(self, other: ClaimId, reason: str) -> bool:
        """Whether a claim's date holds for one linked to it: a mere likeness lends only days of the news."""
        date = self.dates.get(other)
        if date is None or not one_time(date):
            return False
        return self._is_current(date) or not reason.startswith("same kind")

    def _lasting(self, claim: Claim, word: int) -> ClaimDate | None:
        """A state that lasts at the page's time began with the page's dated event of the same kind."""
        if claim.mode not in ("abduct", "seize") or self.tree.lemmas[word] not in _LASTING:
            return None
        for other in self.in_order:
            expression = start(self.dates.get(other.id))
            if other.mode == claim.mode and other.id in self.told and expression is not None:
                return self._dated(
                    f"since {expression}", "a state that lasts since an event that the page dates"
                )
        return None

    def _same_event(self, claim: Claim, word: int) -> ClaimDate | None:
        """The date of the page's news of this kind, for claims told in the past without time words."""
        if claim.type in UTTERED or self.telling.begins_a_war(word) or of_no_day(self.tree, word):
            return None
        definite = self.telling.definite(word)
        if not definite and not self.telling.told_as_past(word):
            return None
        dated = [
            c for c in self.in_order
            if c.id in self.told | self.news and _of_a_kind(c, claim) and self.word[c.id] >= 0
            and (c.id, claim.id) not in self.apart
        ]  # fmt: skip
        why = "the day of the event of this kind told just before"
        if definite:
            near = [c for c in dated if 0 <= self._before(c, word) <= 2 and one_time(self.dates[c.id])]
            if near:
                return taken(self.dates[likest(claim, near).id], why)
        earlier = not definite and self.telling.pluperfect(word)
        stated = [
            c for c, _ in self._current(claim)
            if (c.id, claim.id) not in self.apart and not (earlier and others(c, claim))
        ]  # fmt: skip
        if len({self.dates[c.id].expression for c in stated}) == 1:
            return taken(self.dates[stated[0].id], "the one day that the page names for events of this kind")
        near = [c for c in stated if 0 <= self._before(c, word) <= 3]
        return taken(self.dates[likest(claim, near).id], why) if near else None

    def _before(self, claim: Claim, word: int) -> int:
        """How many sentences before a word a claim is told; -1 where it stands behind it."""
        return self.counting.before(claim, word)

    def _current(self, claim: Claim) -> list[tuple[Claim, ClaimDate]]:
        """The claims of a claim's kind that have a day of the news; those told with time words, if any."""
        found = [
            (c, self.dates[c.id])
            for c in self.in_order
            if c.id in self.told | self.news
            and _of_a_kind(c, claim)
            and self._is_current(self.dates[c.id])
            and (c.modality not in _UNREAL or claim.modality in _UNREAL)
        ]
        found = [(c, d) for c, d in found if d.expression != "page"] or found
        return [(c, d) for c, d in found if c.id not in self.answered] or found

    def _same_scene(self, claim: Claim, word: int) -> ClaimDate | None:
        """The day of what the same actors did in the sentence before, for verbs in the past tense."""
        actors = {p.actor for p in claim.actors if p.actor is not None}
        if not actors or not self.telling.told_as_past(word) or self.tree.tags[word] not in ("VERB", "AUX"):
            return None
        here = self.tree.sentence[word]
        for other in reversed(self.in_order):
            at = self.word[other.id]
            if not 0 <= at < word or other.id not in self.told:
                continue
            if here - self.tree.sentence[at] > 1:
                return None
            sides = {p.actor for p in (*other.actors, *other.targets)}
            verbal = self.tree.tags[at] == "VERB" and self.tree.relations[at] in _MAIN
            if actors & sides and verbal and self._is_current(self.dates[other.id]):
                return taken(self.dates[other.id], "the day of what the same actors did just before")
        return None

    def _is_current(self, date: ClaimDate) -> bool:
        """Whether a date names a day of the news itself, not of its past or future."""
        expression = date.expression or ""
        if "future" in expression or expression.startswith(("since", "before", "after", "persian")):
            return False
        first, last, published = date.period.earliest, date.period.latest, self.document.published
        if published is None or published.earliest is None or published.latest is None:
            known = first is not None and first == last == self._story_day()
            return known or expression.split()[0] in (*WEEKDAYS, "day", "page", "weekend")
        if first is None or last is None:
            return expression.split()[0] in (*WEEKDAYS, "day", "page", "weekend")
        week = dt.timedelta(days=8)
        return published.earliest - first <= week and (
            last - first <= week or expression.split()[0] in WEEKDAYS
        )

    def _story_day(self) -> dt.date | None:
        """On a page of unknown day, such as an article of an encyclopedia, the first full day of violence."""
        for claim in self.in_order:
            date = self.dates.get(claim.id) if claim.id in self.told and claim.type in VIOLENT else None
            if date is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", date.expression or ""):
                return date.period.earliest
        return None

    # --- the page's own day --------------------------------------------------------------------------

    def _news(self, claim: Claim, word: int) -> ClaimDate | None:
        """News told in the past tense is of the page's day or the day before, if nothing says otherwise."""
        if on_the_eve(self.tree, word) or of_no_day(self.tree, word) or self._over_time(word):
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
                    not self.telling.many(word) and self.tree.lemmas[word] not in _LASTING
                )  # "strike kills nine"
            once = tense == "past" or (tense == "perfect" and not self.telling.many(word))
            fresh = now or (self.telling.in_lead(word) and once)
        return self._dated("page", "told as news without time words") if fresh else None

    def _not_by_then(self, claim: Claim, word: int) -> ClaimDate | None:
        """ "The agenda has not been agreed": not by the page's day."""
        open_still = claim.type in ("AGREE", "CONSULT") and word >= 0
        if not open_still or clause_tense(self.tree, word) != "perfect":
            return None
        return self._dated("page", "not done by the day of the page")

    def _over_time(self, word: int) -> bool:
        """ "Every Friday, thousands march"; "the siege lasted five months": not on one day of the news."""
        verb = self.tree.clause(word)
        lasted = self.tree.lemmas[verb] == "last" and self.tree.heads[word] == verb
        return lasted or not self.attachment.recurring.isdisjoint((word, verb))

    def _of_the_story(self, claim: Claim, word: int) -> ClaimDate | None:
        """What a page that tells of one day alone goes on to tell in the past: "police fired tear gas"."""
        if claim.type not in ON_THE_SPOT or self.tree.tags[word] != "VERB" or claim.id in self.answered:
            return None
        if self.telling.begins_a_war(word):
            return None
        verb = self.tree.clause(word)
        if (
            self.telling.pluperfect(word)
            or clause_tense(self.tree, word) != "past"
            or self.tree.relations[verb] not in _MAIN
        ):
            return None
        days = {
            d.expression: d
            for c in self.in_order
            if c.type in ON_THE_SPOT and c.id in self.told and self._is_current(d := self.dates[c.id])
        }
        here = self.tree.sentence[word]
        near = [
            self.dates[c.id] for c in self.in_order
            if c.id in self.told and 0 <= here - self.tree.sentence[self.word[c.id]] <= 2
        ]  # fmt: skip
        if len(days) != 1 or (near and not self._is_current(near[-1])):
            return None
        return taken(next(iter(days.values())), "the one day of which the page tells")

    def _outermost_report(self, word: int) -> int | None:
        """The last of the verbs of saying above a word: "it stresses that ..., he said in a statement"."""
        found = self.attachment.report(word)
        for _ in range(4):
            further = self.attachment.report(found) if found is not None else None
            if further is None or further == found:
                break
            found = further
        return found

    def _ongoing(self, claim: Claim, word: int) -> ClaimDate | None:
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
            self._dated(f"since {began}", "up to now, since the first event that the page dates")
            if began
            else None
        )

    def _beginning(self) -> str | None:
        """The earliest event of violence or unrest that the page dates within the year before it."""
        anchor = self.document.published or _DUMMY
        found = []
        for claim in self.in_order:
            expression = start(self.dates.get(claim.id)) if claim.id in self.told else None
            period = evaluate(expression, anchor) if expression and claim.type in UNREST else None
            if expression is None or period is None or period.earliest is None or anchor.earliest is None:
                continue
            if claim.modality in _TOLD and dt.timedelta(
                0
            ) <= anchor.earliest - period.earliest <= dt.timedelta(days=366):
                found.append((period.earliest, self.word[claim.id], expression))
        return min(found)[2] if found else None


def _of_a_kind(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one type; an arrest, a seizure and a state of emergency are no one kind."""
    return a.type == b.type and (a.type not in _MANIFOLD or a.mode == b.mode)
