"""How well pages without a stated date are dated: the seeds and crises, every stated date taken out.

The page's own day is cut from its text wherever it is written out, and from the manifest. `alone` is what
the page says by itself, `record` what the other pages of its crisis, which keep their dates, make of it.
`told` is the share of pages that get an interval, `contained` the share of intervals that hold the annotated
day (an open end holds all days on its side), `closed` the share of pages with both ends, `days` the median
width of these.

    python -m evaluation.undated [--show]
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.clean import clean
from accord.link import link
from accord.pipeline import read_page
from accord.read import read
from accord.resolve.calendars import MONTHS
from accord.types import Page, Period, RawDocument
from evaluation.gold import SHARED, load_gold
from evaluation.score import Figures
from evaluation.suites import CRISES

HEAD = 700  # characters of a page in which a day without its year may be the page's own


@dataclass(frozen=True, slots=True)
class Dated:
    """One page: the interval told of it, and the annotated one."""

    file: str
    told: Period | None
    wanted: tuple[dt.date, dt.date]

    @property
    def contained(self) -> bool:
        if self.told is None:
            return False
        first, last = self.told.earliest, self.told.latest
        return (first is None or first <= self.wanted[1]) and (last is None or last >= self.wanted[0])

    @property
    def days(self) -> int | None:
        if self.told is None or self.told.earliest is None or self.told.latest is None:
            return None
        return (self.told.latest - self.told.earliest).days + 1


def score(show: bool = False) -> dict[str, Figures]:
    """Figures of pages by themselves, and within their record."""
    alone: list[Dated] = []
    among: list[Dated] = []
    folders = [SHARED / "seeds", *(SHARED / "gold" / "claims" / name for name in CRISES)]
    for folder in folders:
        for one, other in dated_pages(folder):
            alone.append(one)
            among.append(other)
    if show:
        for one, other in zip(alone, among, strict=True):
            print(one.file, "wanted", *map(str, one.wanted))
            for label, found in (("alone", one), ("record", other)):
                told = found.told
                ends = f"{told.earliest} to {told.latest}: {told.basis}" if told else "open"
                print(f"    {label:6} {'' if found.contained else 'WRONG '}{ends}")
    return {"alone": figures(alone), "record": figures(among)}


def figures(pages: Sequence[Dated]) -> Figures:
    """The shares told, contained and closed, and the median width in days."""
    told = [p for p in pages if p.told is not None]
    widths = [p.days for p in pages if p.days is not None]
    return {
        "told": len(told) / len(pages) if pages else None,
        "contained": sum(p.contained for p in told) / len(told) if told else None,
        "closed": len(widths) / len(pages) if pages else None,
        "days": statistics.median(widths) if widths else None,
    }


def dated_pages(folder: Path) -> Iterator[tuple[Dated, Dated]]:
    """Each page of a crisis: dated by itself, and by the others."""
    gold = {p.file: p.published for p in load_gold(folder / "gold.json").pages}
    manifest = folder / "manifest.csv"
    captures, _ = read([folder], manifest if manifest.exists() else None)
    captures = [c for c in captures if (c.file or "").rsplit("/", 1)[-1] in gold]
    stated = [_page(c) for c in captures]
    for k, capture in enumerate(captures):
        file = (capture.file or "").rsplit("/", 1)[-1]
        wanted = tuple(dt.date.fromisoformat(gold[file][end]) for end in ("earliest", "latest"))
        page = _page(without_date(capture, wanted[0]))
        found = dict(link([*stated[:k], page, *stated[k + 1 :]]).published)
        own = page.document.published
        name = f"{folder.name}/{file}"
        yield (
            Dated(name, own, (wanted[0], wanted[1])),
            Dated(name, found.get(page.document.id, own), (wanted[0], wanted[1])),
        )


def _page(capture: RawDocument) -> Page:
    document, _ = clean(capture)
    return read_page(document)


def without_date(capture: RawDocument, day: dt.date) -> RawDocument:
    """A capture without its stated day, be it in the manifest or written out in the page."""
    text = capture.data.decode("utf-8", errors="replace")
    month = MONTHS[day.month - 1]
    name = rf"(?:{month}|{month[:3]}\.?|{month[:4]}\.?)"
    year = r"(?:19|20)\d\d"  # a page may state a wrong one
    full = rf"{year}-{day:%m-%d}|{day.day} {name},? {year}|{name} {day.day},? {year}"
    short = rf"\b{name} {day.day}\b|\b{day.day} {name}\b"
    text = re.sub(full, "", text, flags=re.IGNORECASE)
    head = re.sub(short, "", text[:HEAD], flags=re.IGNORECASE)
    data = (head + text[HEAD:]).encode("utf-8")
    return replace(capture, data=data, stated_published=None, retrieved=None)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--show", action="store_true", help="list each page")
    options = parser.parse_args()
    if not SHARED.exists():
        print("undated: ../shared is missing; nothing scored", file=sys.stderr)
        return 0
    for label, found in score(options.show).items():
        print(label, "  ".join(f"{k} {v:.3f}" for k, v in found.items() if v is not None))
    return 0


if __name__ == "__main__":
    sys.exit(main())
