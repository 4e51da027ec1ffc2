"""Days counted from another event: "a day after an attack", "a week after the strike", "a day later"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from accord.extract.tree import Tree
from accord.resolve.borrowed import number, one_time
from accord.resolve.times import Time
from accord.types import Claim, ClaimDate, ClaimId

_COUNT = r"(?P<count>an?|one|two|three|four|five|\d+) (?P<unit>day|week)s? "
_FROM = re.compile(rf"{_COUNT}(?P<where>after|before)", re.IGNORECASE)
_LATER = re.compile(rf"{_COUNT}(?P<where>later|earlier)", re.IGNORECASE)
_NEAR = 6  # words between a count and the event that it counts from
_SENTENCES = 2  # back to the event that "a day later" counts from


class Counting:
    """One page's counted times, and the dates that its claims have so far (a mapping that grows)."""

    def __init__(
        self, tree: Tree, times: Sequence[Time], in_order: Sequence[Claim],
        word: Mapping[ClaimId, int], dates: Mapping[ClaimId, ClaimDate],
    ) -> None:  # fmt: skip
        self.tree, self.times, self.in_order, self.word, self.dates = tree, times, in_order, word, dates

    def before(self, claim: Claim, word: int) -> int:
        """How many sentences before a word a claim is told; -1 where it stands behind it."""
        at = self.word[claim.id]
        return self.tree.sentence[word] - self.tree.sentence[at] if at < word else -1

    def after_named(self, word: int) -> str | None:
        """ "A week after the strike gunmen killed two": a week from the day of the strike, if it has one."""
        first = self.tree.sentence_range(self.tree.sentence[word])[0]
        for time in self.times:
            match = self._match(_FROM, time)
            if match is None or time.first != first:
                continue
            reach = range(time.last, min(word, time.last + _NEAR))
            named = next((c for c in self.in_order if self.word[c.id] in reach), None)
            date = self.dates.get(named.id) if named is not None else None
            return _shifted(date, match, back="before") if date is not None else None
        return None

    def later(self, claim: Claim, word: int) -> tuple[str, Time] | None:
        """ "It was followed a day later by a blast": a day after what the page told last of its kind."""
        first, last = self.tree.sentence_range(self.tree.sentence[word])
        for time in self.times:
            match = self._match(_LATER, time)
            if match is None or not first <= time.first < last:
                continue
            if time.expression is not None:
                return time.expression, time
            told = [
                self.dates[c.id] for c in self.in_order
                if c.id in self.dates and c.type == claim.type and 0 <= self.before(c, word) <= _SENTENCES
            ]  # fmt: skip
            found = _shifted(told[-1], match, back="earlier") if told and one_time(told[-1]) else None
            return (found, time) if found else None
        return None

    def beside(self, word: int, current: Sequence[tuple[int, ClaimDate]]) -> str | None:
        """ "The raid came a day after an attack": the attack was a day before the news of its kind.

        `current` holds the words and dates of what the page tells of that kind as its news.
        """
        for time in self.times:
            match = self._match(_FROM, time)
            if (
                match is None
                or time.last > word
                or self.tree.sentence[time.first] != self.tree.sentence[word]
            ):
                continue
            if any(w in range(time.last, word) for w in self.word.values()):
                continue
            main = [date for at, date in current if at != word]
            if len({d.expression for d in main}) == 1:
                return _shifted(main[0], match, back="after")
        return None

    def _interrupted(self, time: Time, word: int) -> bool:
        """Whether another sentence or event begins between a time and a word behind it."""
        apart = self.tree.sentence[time.first] != self.tree.sentence[word]
        return apart or any(w in range(time.last, word) for w in self.word.values())

    def _match(self, pattern: re.Pattern[str], time: Time) -> re.Match[str] | None:
        return pattern.fullmatch(self.tree.text[time.start : time.end])


def _shifted(date: ClaimDate, match: re.Match[str], back: str) -> str | None:
    """The expression of a date so many days on, or back where the word of the match says so."""
    if not date.expression:
        return None
    days = number(match["count"]) * (7 if match["unit"].lower() == "week" else 1)
    return f"{date.expression} {'-' if match['where'].lower() == back else '+'}{days} day"
