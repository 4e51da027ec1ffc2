"""How right time expressions are: TimeML's annotated news, and the dates of annotated claims.

TimeML (TimeBank and AQUAINT): expressions of type DATE and TIME whose value names days of a calendar, as
intervals; references to now, past or future without days, durations and sets are left out. `found` is the
share of them that some expression of ours overlaps, `value` the share of those whose interval is the same
(that of weeks: overlapping, not more than two days longer), `f1` the F1 over all expressions of ours that
have a value and all of theirs. Where one of ours covers two of theirs ("on 24 and 25 April"), its first day
stands for the one and its last for the other. Documents at even places of the sorted list served for tuning;
the others are reported.

Claims: of the annotated claims with a date, the share in whose sentence some expression evaluates to it:
what attachment could reach at most without looking beyond the sentence.

    python -m evaluation.dates [--full] [--tuning] [--show]
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.language import parse
from accord.resolve.calendars import DAY, month_interval, season_interval, year_interval
from accord.resolve.dates import evaluate, find_times
from accord.types import CaptureId, Document, DocumentId, Period, Segment
from evaluation.gold import SHARED, load_gold
from evaluation.slots import period_right
from evaluation.wording import folded, sentences_from

TIMEML = SHARED / "gold" / "timeml"
CLAIMS = SHARED / "gold" / "claims"
CRISES = ("bukavu-1996", "peru-1996", "bogota-2019", "afghanistan-ied")
SEED = 13
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?|(?P<decade>\d{3})X?"
)


Interval = tuple[int, int, Period]  # start and end in the text, and the days


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document of TimeML: its text, its own day, and its dated expressions."""

    name: str
    text: str
    created: dt.date
    times: tuple[Interval, ...]


@dataclass(slots=True)
class Tally:
    """Counts over time expressions."""

    gold: int = 0
    found: int = 0
    right: int = 0
    predicted: int = 0

    def figures(self) -> dict[str, float | None]:
        return {
            "found": self.found / self.gold if self.gold else None,
            "value": self.right / self.found if self.found else None,
            "f1": 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else None,
        }


def score(documents: int | None = 40, tuning: bool = False, show: bool = False) -> dict[str, object]:
    """Figures on a fixed sample of so many documents (None: all) of the half not used for tuning."""
    chosen = [file for i, file in enumerate(sorted(TIMEML.glob("*/*.tml"))) if (i % 2 == 0) == tuning]
    if documents is not None and documents < len(chosen):
        chosen = sorted(random.Random(SEED).sample(chosen, documents))
    tally = Tally()
    for file in chosen:
        page = read_timeml(file)
        if page is not None:
            _count(page, tally, show)
    return {"timeml": tally.figures(), "claims": {"in_sentence": in_sentence()}}


def read_timeml(file: Path) -> Annotated | None:
    """One annotated document; None where it does not say when it was made."""
    raw = file.read_text(encoding="utf-8", errors="replace")
    created = re.search(r"<TIMEX3[^>]*functionInDocument=\"CREATION_TIME\"[^>]*>", raw)
    made = _period_of(_attributes(created[0]).get("value", "")) if created else None
    if made is None or made.earliest is None:
        return None
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")] if "<TEXT>" in raw else raw
    parts: list[str] = []
    length, at, open_ = 0, 0, None
    times: list[Interval] = []
    for tag in _TAG.finditer(body):
        piece = html.unescape(body[at : tag.start()])
        parts.append(piece)
        length, at = length + len(piece), tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            open_ = (length, _attributes(tag[3]))
        elif open_ is not None:
            period = _period_of(open_[1].get("value", ""))
            if period is not None and open_[1].get("type") in ("DATE", "TIME"):
                times.append((open_[0], length, period))
            open_ = None
    parts.append(html.unescape(body[at:]))
    return Annotated(file.stem, "".join(parts), made.earliest, tuple(times))


def _attributes(text: str) -> dict[str, str]:
    return dict(re.findall(r"(\w+)=\"([^\"]*)\"", text))


def _period_of(value: str) -> Period | None:
    """The days of a TIMEX3 value; None where it names none."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        first, last = _days(match)
    except ValueError:  # the annotators' slips: a day that no month has
        return None
    return Period(earliest=first, latest=last, basis="annotated")


def _days(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    if match["decade"]:
        year = int(match["decade"]) * 10
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
    year = int(match["year"])
    if match["week"]:
        monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
        return (monday + 5 * DAY if match["weekend"] else monday), monday + 6 * DAY
    if match["season"]:
        return season_interval(year, _SEASONS[match["season"]])
    if match["quarter"] or match["half"]:
        months = 3 if match["quarter"] else 6
        first = months * (int(match["quarter"] or match["half"]) - 1) + 1
        return month_interval(year, first)[0], month_interval(year, first + months - 1)[1]
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    month = match["month"]
    return month_interval(year, int(month)) if month else year_interval(year)


def plain_document(name: str, text: str, published: Period | None) -> Document:
    """A page of nothing but text."""
    return Document(
        id=DocumentId(name), capture=CaptureId(name), file=name, url=None, sha256="", media_type="text/plain",
        text=text, title=None, publisher=None, agency=None, language="en", published=published,
        retrieved=None, segments=(Segment(start=0, end=len(text), kind="body"),), removed=(),
        offsets=((0, 0, len(text)),),
    )  # fmt: skip


def _count(page: Annotated, tally: Tally, show: bool) -> None:
    made = Period(earliest=page.created, latest=page.created, basis="annotated")
    document = plain_document(page.name, page.text, made)
    ours = []
    for time in find_times(document, parse(document)):
        expression = _whole(time.expression or "")
        period = evaluate(expression, made) if expression and time.kind == "date" else None
        if period is not None:
            ours.append((time.start, time.end, period, expression))
    tally.predicted += sum(max(1, len(_inside(o[:3], page.times))) for o in ours)
    tally.gold += len(page.times)
    for start, end, wanted in page.times:
        near = [o for o in ours if o[0] < end and start < o[1]]
        tally.found += bool(near)
        right = any(_same(_end_of(o[:3], start, page.times), wanted) for o in near)
        tally.right += right
        if show and not right:
            told = [(o[3], str(o[2].earliest), str(o[2].latest)) for o in near]
            words = page.text[max(0, start - 50) : end + 40].replace("\n", " ")
            print(
                page.name,
                page.created,
                repr(page.text[start:end]),
                wanted.earliest,
                wanted.latest,
                told,
                words,
            )


def _inside(ours: Interval, times: Sequence[Interval]) -> list[int]:
    """Where the annotated expressions start that one of ours covers."""
    return [start for start, end, _ in times if start < ours[1] and ours[0] < end]


def _end_of(ours: Interval, start: int, times: Sequence[Interval]) -> Period:
    """What ours says of the expression at `start`: where two are its ends, the first or the last day."""
    period, covered = ours[2], _inside(ours, times)
    if len(covered) != 2 or period.earliest is None or period.latest is None:
        return period
    day = period.earliest if start == min(covered) else period.latest
    return Period(earliest=day, latest=day, basis=period.basis)


def _whole(expression: str) -> str:
    """The expression as TimeML values it: without prepositions, and neither a part nor clipped at the day."""
    bare = re.sub(r"^(?:since|until|by|before|after|for) ", "", expression)
    bare = re.sub(r"^(?:early|mid|late) ", "", bare)
    return re.sub(r"^((?:week|month|quarter|year) 0) (?:past|future)$", r"\1", bare)


def _same(ours: Period, wanted: Period) -> bool:
    if (ours.earliest, ours.latest) == (wanted.earliest, wanted.latest):
        return True
    if None in (ours.earliest, ours.latest, wanted.earliest, wanted.latest):
        return False
    assert ours.earliest and ours.latest and wanted.earliest and wanted.latest
    width, longer = (wanted.latest - wanted.earliest).days, (ours.latest - ours.earliest).days
    overlap = ours.earliest <= wanted.latest and wanted.earliest <= ours.latest
    return overlap and width in (1, 6) and longer <= width + 2


def in_sentence(show: bool = False) -> float | None:
    """Of the annotated claims with a date, the share that a time expression of their sentence gives."""
    right = asked = 0
    for text, published, wanted in _dated_sentences():
        document = plain_document("sentence", text, published)
        asked += 1
        periods = [
            evaluate(time.expression, published)
            for time in find_times(document, parse(document))
            if time.expression is not None
        ]
        hit = any(period_right(_as_json(p), wanted) for p in periods if p is not None)
        right += hit
        if show and not hit and periods:
            print(wanted, [p and _as_json(p) for p in periods], text[:200].replace("\n", " "))
    return right / asked if asked else None


def _as_json(period: Period) -> dict[str, str | None]:
    return {
        "earliest": str(period.earliest) if period.earliest else None,
        "latest": str(period.latest) if period.latest else None,
    }


def _dated_sentences() -> Iterator[tuple[str, Period, dict[str, str | None]]]:
    for crisis in CRISES:
        for page in load_gold(CLAIMS / crisis / "gold.json").pages:
            text = (CLAIMS / crisis / page.file).read_text(encoding="utf-8")
            published = Period(
                earliest=dt.date.fromisoformat(page.published["earliest"]),
                latest=dt.date.fromisoformat(page.published["latest"]),
                basis="annotated",
            )
            plain = folded(text)
            for claim in page.claims:
                spots = sentences_from(plain.text, claim.evidence)
                if claim.date and spots:
                    first, last = spots[0]
                    yield text[plain.origin[first] : plain.origin[last - 1] + 1], published, claim.date


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--full", action="store_true", help="all documents of the half, not a sample")
    parser.add_argument("--tuning", action="store_true", help="the half that may be looked at")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    figures = score(None if options.full else 40, options.tuning, options.show)
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
