"""How right places are: annotated place names of the crises, and two corpora of place names in news.

Accuracy within 161 km, as in the literature on toponym resolution (Gritta et al. 2018, "What's missing
in geographical parsing?"). The ceiling is what a perfect chooser would reach among the candidates that
the gazetteer holds. Names without an annotated position are left out.

    python -m evaluation.places [--full] [--show]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from accord.knowledge.gazetteer import default
from accord.resolve.choosing import Chooser, kilometres
from accord.resolve.toponyms import Toponym, find_toponyms, read_toponym
from accord.types import CaptureId, Document, DocumentId, Place, PlaceId

SHARED = Path(__file__).parents[2] / "shared"
CORPORA = {"LGL": "lgl.xml", "TR-News": "TR-News.xml"}
KM = 161.0
REGION_KM = 400.0


@dataclass(frozen=True, slots=True)
class Name:
    """An annotated place name."""

    start: int
    end: int
    lat: float
    lon: float
    geonames: str


@dataclass(slots=True)
class Tally:
    """Counts over place names; `silent` are those left open."""

    names: int = 0
    right: int = 0
    silent: int = 0
    within_reach: int = 0

    def line(self, label: str) -> str:
        n = max(self.names, 1)
        answered = max(self.names - self.silent, 1)
        return (
            f"{label:10} names {self.names:5}  right {self.right / n:.3f}  "
            f"of those answered {self.right / answered:.3f}  left open {self.silent / n:.3f}  "
            f"ceiling {self.within_reach / n:.3f}  of it {self.right / max(self.within_reach, 1):.3f}"
        )


def page(text: str, name: str = "page") -> Document:
    """A document of plain text, for scoring without the stages before."""
    return Document(
        id=DocumentId(name), capture=CaptureId(name), file=name, url=None, sha256="", media_type="text/plain",
        text=text, title=None, publisher=None, agency=None, language="en", published=None, retrieved=None,
        segments=(), removed=(), offsets=((0, 0, len(text)),),
    )  # fmt: skip


def articles(path: Path) -> list[tuple[str, list[Name]]]:
    """(text, annotated names) of a corpus in the format of LGL."""
    out = []
    for article in etree.parse(str(path)).getroot().iter("article"):
        text = article.findtext("text") or ""
        names = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None or tag.findtext("lat") is None:
                continue
            start, end = _located(text, toponym.findtext("phrase"), int(toponym.findtext("start")))
            position = float(tag.findtext("lat")), float(tag.findtext("lon"))
            names.append(Name(start, end, *position, tag.get("geonameid") or ""))
        out.append((text, names))
    return out


def _located(text: str, phrase: str, start: int) -> tuple[int, int]:
    """Where a phrase stands: some of the corpus's offsets are shifted, so the nearest occurrence counts."""
    found = [m.start() for m in re.finditer(re.escape(phrase), text)]
    begin = min(found, key=lambda s: abs(s - start)) if found else start
    return begin, begin + len(phrase)


def agrees(place: Place, name: Name) -> bool:
    """The same entry of GeoNames, or within 161 km of it."""
    if place.id == f"geonames:{name.geonames}":
        return True
    there = Place(id=PlaceId(""), name="", precision="town", country=None, lat=name.lat, lon=name.lon)
    return kilometres(place, there) <= KM


def score_article(text: str, names: list[Name], tally: Tally, wrong: list[str]) -> None:
    """Adds one article to the tally; what came out wrong is noted."""
    gazetteer = default()
    found = find_toponyms(page(text), None, gazetteer)
    given: list[Toponym] = []
    for name in names:
        same = next((t for t in found if t.start == name.start and abs(t.end - name.end) <= 1), None)
        read = same or read_toponym(text, name.start, name.end, gazetteer)
        if read is not None:
            given.append(read)
    spans = {(t.start, t.end) for t in given}
    free = [t for t in found if not any(t.start < e and s < t.end for s, e in spans)]
    chooser = Chooser(sorted([*given, *free], key=lambda t: t.start), text)
    for name in names:
        tally.names += 1
        toponym = next((t for t in given if t.start == name.start), None)
        if toponym is None:
            tally.silent += 1
            wrong.append(f"unknown {text[name.start : name.end]}")
            continue
        if toponym.country is not None:
            place = gazetteer.state(toponym.country)
            reach = [place] if place else []
        else:
            place = chooser.choose(toponym).place
            reach = [hit.place for hit in toponym.hits]
        tally.within_reach += any(agrees(p, name) for p in reach)
        tally.silent += place is None
        if place is not None and agrees(place, name):
            tally.right += 1
        else:
            got = f"{place.name}, {place.admin1}, {place.country} ({place.precision})" if place else "open"
            able = "" if any(agrees(p, name) for p in reach) else " (out of reach)"
            wrong.append(f"{toponym.name}: {got}, wanted {name.lat:.1f} {name.lon:.1f}{able}")


def geoparsing(quick: bool, seed: int = 1) -> dict[str, tuple[Tally, list[str]]]:
    """The corpora with annotated names; `quick` takes 60 articles of each."""
    out = {}
    for label, file in CORPORA.items():
        chosen = articles(SHARED / "gold" / "geoparsing" / file)
        if quick and len(chosen) > 60:
            chosen = random.Random(seed).sample(chosen, 60)
        tally, wrong = Tally(), list[str]()
        for text, names in chosen:
            score_article(text, names, tally, wrong)
        out[label] = tally, wrong
    return out


def folded_with_offsets(text: str) -> tuple[str, list[int]]:
    """Lower-case text of letters and digits with single spaces, and where each character came from."""
    out, at = [], []
    for i, char in enumerate(text):
        for c in unicodedata.normalize("NFKD", char).lower():
            if c.isalnum():
                out.append(c)
                at.append(i)
            elif not unicodedata.combining(c) and out and out[-1] != " ":
                out.append(" ")
                at.append(i)
    return "".join(out), at


def place_ok(place: Place, gold: dict[str, Any]) -> bool:
    """As the record's score: same country, and near enough for the precision asked."""
    if place.country != gold["country"]:
        return False
    if gold["precision"] in ("country", "none") or gold["lat"] is None:
        return True
    there = Place(id=PlaceId(""), name="", precision="town", country=None, lat=gold["lat"], lon=gold["lon"])
    return kilometres(place, there) <= (KM if gold["precision"] in ("town", "point") else REGION_KM)


def claims_gold() -> tuple[Tally, list[str]]:
    """Each annotated place of a page, once, where its name (before a comma) occurs in that page."""
    tally, wrong = Tally(), []
    gazetteer = default()
    files = [SHARED / "seeds" / "gold.json", *sorted((SHARED / "gold" / "claims").glob("*/gold.json"))]
    for file in files:
        for entry in json.loads(file.read_text(encoding="utf-8"))["documents"]:
            text = (file.parent / (entry.get("file") or f"{entry['id']}.txt")).read_text(encoding="utf-8")
            plain, at = folded_with_offsets(text)
            found = find_toponyms(page(text), None, gazetteer)
            golds = {
                c["place"]["name"]: c["place"] for c in entry["claims"] if (c["place"] or {}).get("country")
            }
            for name, gold in golds.items():
                wanted = folded_with_offsets(name.split(",")[0])[0].strip()
                hit = re.search(rf"\b{re.escape(wanted)}\b", plain)
                if hit is None:
                    continue
                tally.names += 1
                start, end = at[hit.start()], at[hit.end() - 1] + 1
                inside = [t for t in found if start <= t.start and t.end <= end]
                given = inside[-1] if inside else read_toponym(text, start, end, gazetteer)
                if given is None:
                    tally.silent += 1
                    wrong.append(f"{entry['id']} unknown {name}")
                    continue
                everything = found if inside else sorted([*found, given], key=lambda t: t.start)
                place = Chooser(everything, text).choose(given).place
                tally.silent += place is None
                tally.right += place is not None and place_ok(place, gold)
                tally.within_reach += any(place_ok(h.place, gold) for h in given.hits)
                if place is None or not place_ok(place, gold):
                    wrong.append(f"{entry['id']} {name}: {place}")
    return tally, wrong


def main() -> int:
    """Prints all figures of places."""
    parser = argparse.ArgumentParser(description="Scores places.")
    parser.add_argument("--full", action="store_true", help="all articles, not a sample")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    if not SHARED.exists():
        print("places: ../shared is missing; nothing scored", file=sys.stderr)
        return 0
    results = {"claims": claims_gold(), **geoparsing(not options.full)}
    for label, (tally, wrong) in results.items():
        print(tally.line(label))
        if options.show:
            for line, count in Counter(wrong).most_common(60):
                print(f"    {count}x {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
