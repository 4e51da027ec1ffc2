"""Days that claims take from other claims of their page: of one event, of one scene, of one quotation."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from accord.resolve.borrowed import holds, likest, one_time, others, start, taken
from accord.resolve.daybook import LASTING, MAIN, TOLD, UTTERED, VIOLENT, Daybook, of_a_kind
from accord.resolve.tense import of_no_day, word_set
from accord.types import Claim, ClaimDate, ClaimId

_DENIAL_REACH = 6  # sentences between an event and its denial
_EARLIER = word_set(
    "earlier response respond follow follows following followed after retaliation retaliatory previous"
)
_WHOLE = re.compile(
    r"(?:(?:early|mid|late|last) )?(?:\d{4}(?:-\d\d)?|--\d\d|(?:week|month|year) [-+]?\d+)(?: past)?"
)


class LentDates:
    """What the claims of a page lend each other of their days."""

    def __init__(self, book: Daybook) -> None:
        self.book = book
        self.tree, self.telling, self.word = book.tree, book.telling, book.word
        self.dates, self.told = book.dates, book.told

    def reconcile(self) -> None:
        """Weekdays of one page bound each other: an earlier attack came before the later one's day."""
        weekdays = [c for c in self.book.in_order if c.id in self.told and self.book.weekday(c) is not None]
        news = [c for c in weekdays if c.id not in self.book.answered]
        if not news:
            return
        sure = all(self.dates[c.id].period.earliest == self.dates[c.id].period.latest for c in weekdays)
        last = max(news, key=lambda c: self.dates[c.id].period.latest or dt.date.min) if sure else news[0]
        later = self.book.weekday(last)
        changed: dict[str, str] = {}
        for claim in weekdays:
            day = self.book.weekday(claim)
            at = self.word[claim.id]
            inside = self.tree.sentence_range(self.tree.sentence[at]) if at >= 0 else (0, 0)
            words = {w.lower() for w in self.tree.words[slice(*inside)]}
            if day is not None and day != later and words & _EARLIER:
                changed[f"{day} past"] = f"{day} past preceding {later} past"
        weeks = [
            c for c in self.book.claims if c.id in self.told and self.dates[c.id].expression == "week -1"
        ]
        for claim in weeks:
            same = [c for c in weekdays if c.type == claim.type and self.book.weekday(c) == later]
            definite = any(self.telling.definite(self.word[c.id]) for c in same)
            if definite and self.telling.definite(self.word[claim.id]):
                changed["week -1"] = changed[f"{later} past"] = f"{later} of week -1"
        for claim in self.book.claims:
            date = self.dates.get(claim.id)
            if date is not None and date.expression in changed:
                again = self.book.dated(changed[date.expression], "with the other days that the page names")
                self.dates[claim.id] = replace(again, mention=date.mention, time_of_day=date.time_of_day)

    def quoted(self, quoted: dict[ClaimId, ClaimDate]) -> None:
        """ "They tried to kill me today", he said: the day of his speech, which the page may tell later."""
        for claim in self.book.in_order:
            date = quoted.get(claim.id)
            if date is None or claim.id in self.dates:
                continue
            days = {d.expression: d for c, d in self.book.current(claim) if self.book.weekday(c) is not None}
            self.told.add(claim.id)
            if len(days) == 1 and claim.type in VIOLENT:
                told = next(iter(days.values()))
                self.dates[claim.id] = taken(told, "the day of the event of its kind, on which this was said")
            else:
                self.dates[claim.id] = date

    def sharpened(self) -> None:
        """ "The attack earlier this month", of which the page elsewhere names the day: that day."""
        days = {
            c.id: d for c in self.book.in_order
            if c.id in self.told and (d := self.dates[c.id]).period.earliest is not None
            and d.period.earliest == d.period.latest
        }  # fmt: skip
        for claim in self.book.in_order:
            coarse = self.dates.get(claim.id)
            expression = coarse.expression if coarse is not None else None
            if coarse is None or not expression or not _WHOLE.fullmatch(expression):
                continue
            if claim.type not in VIOLENT or not self.telling.definite(self.word[claim.id]):
                continue
            within = {
                day.expression: day
                for c in self.book.in_order
                if c.type == claim.type and (day := days.get(c.id)) is not None and holds(coarse, day)
            }
            if len(within) == 1:
                why = "the one day within it that the page names for events of this kind"
                again = taken(next(iter(within.values())), why)
                self.dates[claim.id] = replace(again, mention=coarse.mention)

    def linked(self) -> None:
        """Claims that extraction found to speak of one event share their date, nearest link first."""
        links: dict[ClaimId, list[tuple[ClaimId, str]]] = {claim.id: [] for claim in self.book.claims}
        for claim in self.book.claims:
            for other, reason in claim.same_as:
                if other in links:
                    links[claim.id].append((other, reason))
                    links[other].append((claim.id, reason))
        for _ in range(4):
            found: dict[ClaimId, ClaimDate] = {}
            for claim in self.book.claims:
                if claim.id in self.dates or claim.modality not in TOLD | {"denied"}:
                    continue
                near = [
                    (self.book.lent.get(o, self.dates[o]), r)
                    for o, r in links[claim.id]
                    if self._may_lend(o, r)
                ]
                if near and len({date.expression for date, _ in near}) == 1:
                    self.book.lent[claim.id], reason = near[0]
                    found[claim.id] = taken(near[0][0], f"as another claim of the same event ({reason})")
            self.dates.update(found)
            if not found:
                return

    def _may_lend(self, other: ClaimId, reason: str) -> bool:
        """Whether a claim's date holds for one linked to it: a mere likeness lends only days of the news."""
        date = self.dates.get(other)
        if date is None or not one_time(date):
            return False
        return self.book.is_current(date) or not reason.startswith("same kind")

    def lasting(self, claim: Claim, word: int) -> ClaimDate | None:
        """A state that lasts at the page's time began with the page's dated event of the same kind."""
        if claim.mode not in ("abduct", "seize") or self.tree.lemmas[word] not in LASTING:
            return None
        for other in self.book.in_order:
            expression = start(self.dates.get(other.id))
            if other.mode == claim.mode and other.id in self.told and expression is not None:
                return self.book.dated(
                    f"since {expression}", "a state that lasts since an event that the page dates"
                )
        return None

    def same_event(self, claim: Claim, word: int) -> ClaimDate | None:
        """The date of the page's news of this kind, for claims told in the past without time words."""
        if claim.type in UTTERED or self.telling.begins_a_war(word) or of_no_day(self.tree, word):
            return None
        definite = self.telling.definite(word)
        if not definite and not self.telling.told_as_past(word):
            return None
        dated = [
            c for c in self.book.in_order
            if c.id in self.told | self.book.news and of_a_kind(c, claim) and self.word[c.id] >= 0
            and (c.id, claim.id) not in self.book.apart
        ]  # fmt: skip
        why = "the day of the event of this kind told just before"
        if definite:
            near = [c for c in dated if 0 <= self.book.before(c, word) <= 2 and one_time(self.dates[c.id])]
            if near:
                return taken(self.dates[likest(claim, near).id], why)
        earlier = not definite and self.telling.pluperfect(word)
        stated = [
            c for c, _ in self.book.current(claim)
            if (c.id, claim.id) not in self.book.apart and not (earlier and others(c, claim))
        ]  # fmt: skip
        if len({self.dates[c.id].expression for c in stated}) == 1:
            return taken(self.dates[stated[0].id], "the one day that the page names for events of this kind")
        near = [c for c in stated if 0 <= self.book.before(c, word) <= 3]
        return taken(self.dates[likest(claim, near).id], why) if near else None

    def same_scene(self, claim: Claim, word: int) -> ClaimDate | None:
        """The day of what the same actors did in the sentence before, for verbs in the past tense."""
        actors = {p.actor for p in claim.actors if p.actor is not None}
        if not actors or not self.telling.told_as_past(word) or self.tree.tags[word] not in ("VERB", "AUX"):
            return None
        here = self.tree.sentence[word]
        for other in reversed(self.book.in_order):
            at = self.word[other.id]
            if not 0 <= at < word or other.id not in self.told:
                continue
            if here - self.tree.sentence[at] > 1:
                return None
            sides = {p.actor for p in (*other.actors, *other.targets)}
            verbal = self.tree.tags[at] == "VERB" and self.tree.relations[at] in MAIN
            if actors & sides and verbal and self.book.is_current(self.dates[other.id]):
                return taken(self.dates[other.id], "the day of what the same actors did just before")
        return None

    def days_off(self, claim: Claim, word: int) -> ClaimDate | None:
        expression = self.book.counting.beside(
            word, [(self.word[c.id], d) for c, d in self.book.current(claim)]
        )
        why = "counted from the day of the event that it is told beside"
        return self.book.dated(expression, why, claim) if expression else None

    def of_denied(self, claim: Claim, word: int) -> ClaimDate | None:
        """A denial speaks of an event of its kind told shortly before; "no new raids" denies none of them."""
        if word < 0 or any(self.tree.words[c].lower() in ("no", "new") for c in self.tree.children[word]):
            return None
        here = self.tree.sentence[word]
        told = [
            self.dates[c.id] for c in self.book.in_order
            if c.type == claim.type and c.modality in TOLD and c.id in self.dates and self.word[c.id] >= 0
            and 0 <= here - self.tree.sentence[self.word[c.id]] <= _DENIAL_REACH
        ]  # fmt: skip
        if len({d.expression for d in told}) != 1 or not one_time(told[0]):
            return None
        return taken(told[0], "the day of the event that is denied")
