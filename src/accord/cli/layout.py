"""Plain text for a terminal of any width, or for a pipe: wrapping, marks, and values in words."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from accord.types import (
    ActorId,
    ActorRelation,
    Claim,
    ClaimPlace,
    Event,
    EventToll,
    Participant,
    Period,
    Toll,
    Voice,
)

WIDEST = 100  # longer lines are hard to read
_TIED = "\ue000"  # stands for a blank at which no line is broken


class Paper:
    """Where lines are written. Bold and dim only on a terminal that shows them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._marks = stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self.width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns) if stream.isatty() else 80

    def line(self, text: str = "", indent: int = 0, hang: int | None = None, mark: str = "") -> None:
        """A paragraph, wrapped; `hang` indents its further lines; `mark` is "bold" or "dim"."""
        lines = textwrap.wrap(
            " ".join(text.split()),
            width=self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent if hang is None else hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for one in lines or [""]:
            self._stream.write(self._marked(one, mark) + "\n")

    def columns(self, left: str, right: str, indent: int, at: int, mark: str = "") -> None:
        """A short word, and from column `at` on what belongs to it."""
        lines = textwrap.wrap(
            " ".join(right.split()), width=self.width - at, break_long_words=False, break_on_hyphens=False
        )
        head = " " * indent + left
        gap = " " * max(1, at - len(head))
        for n, one in enumerate(lines or [""]):
            lead = head + gap if n == 0 else " " * at
            self._stream.write((lead.replace(_TIED, " ") + self._marked(one, mark)).rstrip() + "\n")

    def _marked(self, text: str, mark: str) -> str:
        text = text.replace(_TIED, " ")
        code = {"bold": "1", "dim": "2"}.get(mark)
        if not self._marks or code is None:
            return text
        body = text.lstrip(" ")
        return f"{text[: len(text) - len(body)]}\x1b[{code}m{body}\x1b[0m"


def tied(text: str) -> str:
    """A text that is kept on one line."""
    return text.replace(" ", _TIED)


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 page", "2 pages"."""
    return tied(f"{n} {one if n == 1 else many or one + 's'}")


def listed(parts: Iterable[str | None], by: str = " · ") -> str:
    """The parts that are there, one after the other."""
    return by.join(p for p in parts if p)


def days(period: Period | None) -> str:
    """An interval of days: "2024-01-18", "2024-01-16 to 2024-01-18", "until 2024-01-18", "no date"."""
    if period is None or (period.earliest is None and period.latest is None):
        return "no date"
    if period.latest is None:
        return f"from {period.earliest} on"
    if period.earliest is None:
        return f"until {period.latest}"
    if period.earliest == period.latest:
        return str(period.earliest)
    return f"{period.earliest} to {period.latest}"


def figure(low: int | None, high: int | None) -> str:
    """A figure with its ends: "9", "at least 9", "up to 37", "3 to 5", "number not given"."""
    if low is None and high is None:
        return "number not given"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"


def event_toll(toll: EventToll) -> str:
    """An event's toll: "9 killed", "9 killed (voices: 7 to 11)", "4 children killed"."""
    what = listed([toll.group, toll.kind], " ")
    if toll.best is None:
        return f"{what}, {figure(toll.low, toll.high)}"
    if toll.low == toll.best == toll.high:
        return tied(f"{toll.best} {what}")
    if toll.low in (None, toll.best) and toll.high is None:
        return tied(f"at least {toll.best} {what}")
    return tied(f"{toll.best} {what}") + f" (voices: {tied(figure(toll.low, toll.high))})"


def claim_toll(toll: Toll) -> str:
    """A claim's figure: "at least 9 killed", "4 children killed"."""
    what = listed([toll.group, toll.kind], " ")
    marks = listed(
        ["summed" if toll.basis == "summed" else None, "so far" if toll.cumulative else None], ", "
    )
    return tied(f"{figure(toll.low, toll.high)} {what}") + (f" ({marks})" if marks else "")


def place(found: ClaimPlace) -> str:
    """A place with its region and country: "near Saravan, Sistan and Baluchestan, IRN"."""
    parts = [found.name, found.admin1, found.country]
    named = ", ".join(dict.fromkeys(p for p in parts if p))
    relation = "" if found.relation == "at" else found.relation + " "
    unsettled = "" if found.country or found.place else "?"
    return relation + named + unsettled


Names = Callable[[ActorId], str]


def namer(names: Mapping[ActorId, str]) -> Names:
    """Names of actors by id; an id that is not there stands for itself."""
    return lambda actor: names.get(actor, actor)


def ties(found: Iterable[ActorRelation], actor: ActorId, names: Names, paper: Paper) -> None:
    """What claims give of an actor and others, with who says so and who denies it; nothing where none do."""
    lines = []
    for r in found:
        one, two = (r.to, r.actor) if r.kind == "allied-with" and r.to == actor else (r.actor, r.to)
        is_one = "is " if r.kind in ("allied-with", "splinter-of") else ""
        link = f"{names(one)} {is_one}{r.kind.replace('-', ' ')} {names(two)}"
        denied = f"; denied by {listed(r.denied_by, ', ')}" if r.denied_by else ""
        lines.append(f"{link}: {listed(r.voices, ', ')} ({count(len(r.claims), 'claim')}){denied}")
    if lines:
        paper.line()
        paper.line("What claims give of it and others", mark="bold")
    for line in sorted(lines):
        paper.line(line, 2, 4)


def side(participants: Iterable[Participant], names: Names) -> str:
    """Who stands on a side; in quotation marks where it is not known who that is."""
    out = []
    for p in participants:
        words = (p.antecedent or p.mention).quote
        out.append(names(p.actor) if p.actor is not None else f"“{words}”")
    return "; ".join(dict.fromkeys(out))


def voice(voices: Iterable[Voice], names: Names) -> str | None:
    """The innermost speaker with its cue: "Foreign Ministry of Iran (said)"; None for the page itself."""
    speakers = [v for v in voices if v.kind == "speaker"]
    if not speakers:
        return None
    last = speakers[-1]
    mention = last.antecedent or last.mention
    words = f"“{mention.quote}”" if mention is not None else "a speaker"
    who = names(last.actor) if last.actor is not None else words
    if last.on_behalf_of is not None and last.on_behalf_of != last.actor:
        who += f" for {names(last.on_behalf_of)}"
    notes = [
        f"“{last.cue}”" if last.cue else None,
        None if last.stance == "neutral" else f"the reporter is {last.stance}",
        "word for word" if last.direct else None,
    ]
    return who + (f" ({listed(notes, ', ')})" if any(notes) else "")


def kind(event: Event | Claim) -> str:
    """Type and mode: "ASSAULT aerial"."""
    return listed([event.type, event.mode], " ")


def claim_line(claim: Claim, names: Names) -> str:
    """What a claim holds, in one line."""
    acting = side(claim.actors, names)
    struck = side(claim.targets, names)
    if claim.symmetric:
        sides: str | None = listed([acting, struck], " and ")
    else:
        sides = f"{acting or '?'} → {struck or '?'}" if acting or struck else None
    dated = claim.date.period if claim.date else None
    when = days(dated) if dated and (dated.earliest or dated.latest) else None
    if when and claim.date and claim.date.time_of_day:
        when += f", {claim.date.time_of_day}"
    return listed(
        [
            kind(claim),
            claim.modality,
            sides,
            ", ".join(place(p) for p in claim.places),
            when,
            ", ".join(claim_toll(t) for t in claim.tolls),
            "with " + ", ".join(dict.fromkeys(m.kind for m in claim.means)) if claim.means else None,
        ]
    )
