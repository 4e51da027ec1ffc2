"""Reviewing the example pages by keyboard to what their annotations say: key presses and seconds per claim.

    python -m benchmarks.keyboard [--pages 14] [--out RECORD]

It builds a record of examples/, serves a copy, and sits before it in chromium as a person would who knows the
annotations: on each page a right claim is accepted (a), a wrong one rejected (r), a wrong field corrected (e,
the field's key, the value, Enter) and then accepted, a missed claim added from a selection of its sentence.
Counted are all keys; a selection counts as one. Seconds are the machine's: how long browser and server take,
with no time for reading. What the server refuses (a name that no list has, say) is counted, not repeated.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.gold import GoldClaim, load_gold
from evaluation.score import Match, score
from evaluation.wording import folded, sentences_from
from tests.web.browser.conftest import CHROMIUM, FLAGS, Serving

import accord
from accord import pipeline
from accord.export import json as exported
from accord.record import Record
from accord.record.deciding import Make
from accord.web.app import create_app

EXAMPLES = Path(__file__).parents[1] / "examples"
KEY_OF = {
    "modality": "m",
    "actors": "s",
    "targets": "o",
    "place": "p",
    "date": "d",
    "voice": "v",
    "killed": "k",
}
PATIENCE = 60_000  # milliseconds
NOBODY = "no actor goes by"  # a name that no list has: it is given once more, as a new one
OUTCOME = """claim => {
  const told = document.querySelector(`[data-claim="${claim}"] .outcome`).textContent;
  return told && told !== "…" && !told.startsWith("Being worked") && told;
}"""


@dataclass
class Hands:
    """Somebody at the keyboard, and what they did."""

    page: Any
    keys: int = 0
    seconds: float = 0.0
    done: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    def told(self, claim: str) -> str:
        """What the page says of the last decision on a claim, once it does."""
        return str(self.page.wait_for_function(OUTCOME, arg=claim, timeout=PATIENCE).json_value())

    def at(self, claim: str) -> None:
        """Go to a claim: down from where one is, as many keys as it takes."""
        here = "document.activeElement.closest('.claim')?.dataset.claim"
        for _ in range(500):
            if self.page.evaluate(here) == claim:
                return
            self.press("j")
        raise AssertionError(f"{claim} cannot be reached")

    def judge(self, claim: str, key: str) -> None:
        self.at(claim)
        self.press(key)
        self._count("accepted" if key == "a" else "rejected", claim)

    def correct(self, claim: str, name: str, value: str) -> None:
        self.at(claim)
        self.press("e", KEY_OF[name])
        self.type(value)
        self.press("Enter")
        if self._count(f"corrected {name}", claim) or NOBODY not in self.refused[-1]:
            return
        if "=" in value and "=new:" not in value:
            self.correct(claim, name, value.replace("=", "=new:"))

    def _count(self, what: str, claim: str) -> bool:
        told = self.told(claim)
        if "taken" in told:
            self.done[what] += 1
            return True
        self.refused.append(f"{what}: {told}")
        return False


def corrections(match: Match, text: str) -> Iterator[tuple[str, str]]:
    """The fields of a matched claim that are wrong, each with the value that the annotation has."""
    wanted, wrong = match.wanted, set(match.wrong())
    if "modality" in wrong:
        yield "modality", wanted.modality
    for slot, name, names in (("actors", "actors", wanted.actors), ("targets", "targets", wanted.targets)):
        if slot in wrong:
            yield name, "; ".join(_named(n, text) for n in names) or "none"
    if "voice" in wrong:
        yield "voice", _named(wanted.voice[-1], text) if wanted.voice else "page"
    if "place" in wrong:
        yield "place", wanted.place.get("name") or "none"
    if "date" in wrong and wanted.date:
        first, last = wanted.date.get("earliest"), wanted.date.get("latest")
        yield "date", str(first) if first == last else f"{first or ''}..{last or ''}"
    killed = (wanted.toll or {}).get("killed") or {}
    if "toll" in wrong and killed.get("low") is not None:
        low, high = killed["low"], killed["high"]
        yield "killed", str(low) if low == high else f"{low}..{high if high is not None else ''}"


def _named(name: str, text: str) -> str:
    """An actor as it is written in a correction: words of the page, and whom they stand for."""
    words = name if name in text else next((w for w in name.split() if len(w) > 3 and w in text), name)
    return words if words == name else f"{words}={name}"


def review(hands: Hands, address: str, record: Path, pages: int) -> dict[str, Any]:
    """Review pages one after the other; gives the figures before."""
    gold = load_gold(EXAMPLES / "gold.json")
    data = _data(record)
    before = score(data, gold)
    matched = {m.claim["id"]: m for m in before.matches}
    extra = {c["id"] for c in before.extra}
    documents = {Path(d["file"]).name: d for d in data["documents"]}
    for wanted in gold.pages[:pages]:
        document = documents[wanted.file]
        began = time.perf_counter()
        hands.page.goto(f"{address}/pages/{document['id']}")
        shown = hands.page.locator(".queue > .claim").evaluate_all("all => all.map((c) => c.dataset.claim)")
        for claim in shown:
            if claim in extra:
                hands.judge(claim, "r")
            elif claim in matched:
                for name, value in corrections(matched[claim], document["text"]):
                    hands.correct(claim, name, value)
                hands.judge(claim, "a")
        for claim in before.missed:
            if claim.page == wanted.id:
                _add(hands, claim, document["text"])
        hands.seconds += time.perf_counter() - began
        told = f"{hands.keys:6} keys{hands.seconds:7.1f} s{sum(hands.done.values()):5} decisions"
        print(f"{wanted.file:28}{told}", flush=True)
    return dict(before.figures)


def _add(hands: Hands, claim: GoldClaim, text: str) -> None:
    """Add a missed claim: its sentence selected in the article, then the type and the sides."""
    plain = folded(text)
    places = sentences_from(plain.text, claim.evidence)
    if not places:
        return
    start, end = (plain.origin[places[0][0]], plain.origin[places[0][1] - 1] + 1)
    quote = text[start:end].strip()
    form = hands.page.locator("form.add")
    hands.press("n")
    form.locator("textarea").fill(quote)
    hands.keys += 1  # the selection
    form.locator("[name=type]").select_option(claim.type)
    hands.keys += 2
    sides = {"actors": claim.actors, "targets": claim.targets}
    values = {n: "; ".join(_named(x, text) for x in side) for n, side in sides.items() if side}
    for name, value in values.items():
        form.locator(f"[name=set-{name}]").fill(value)
        hands.keys += 1 + len(value)
    here = hands.page.url
    with hands.page.expect_navigation(timeout=PATIENCE):
        form.evaluate("f => f.requestSubmit()")
    hands.keys += 1
    while "Being worked in" in (told := hands.page.locator("main").inner_text()):
        time.sleep(0.3)
        hands.page.reload()
    if "add: taken" in told:
        hands.done["added"] += 1
    else:
        hands.refused.append(f"added: {' '.join(told.split())[:160]}")
        hands.page.goto(here)


def _data(record: Path) -> dict[str, Any]:
    with Record(record) as found:
        data = exported.as_data(found)
        rejected = found.decided().rejected
    return data | {"claims": [c for c in data["claims"] if c["id"] not in rejected]}


@contextlib.contextmanager
def served(record: Path) -> Iterator[str]:
    """The record at an address, for somebody who may decide."""

    def decide(make: Make) -> None:
        pipeline.decide(record, make).close()

    serving = Serving(create_app(record, decide, user="reviewer"))
    try:
        yield serving.address
    finally:
        serving.stop()


def main(arguments: Sequence[str]) -> int:
    """Print what it took, and the figures before and after."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keyboard")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    if CHROMIUM is None:
        print("no chromium here: apt-get install chromium", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    gold = load_gold(EXAMPLES / "gold.json")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        record = Path(folder) / "examples.db"
        accord.build([EXAMPLES], record, manifest=EXAMPLES / "manifest.csv", workers=1).close()
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        hands = Hands(browser.new_page())
        hands.page.set_default_timeout(PATIENCE)
        with served(record) as address:
            before = review(hands, address, record, options.pages)
        browser.close()
        after = score(_data(record), gold).figures
        if options.out:
            shutil.copy(record, options.out)
    claims = sum(n for what, n in hands.done.items() if what in ("accepted", "rejected", "added"))
    print(f"{claims} claims judged or added, {sum(hands.done.values())} decisions: {dict(hands.done)}")
    print(f"{hands.keys / claims:.1f} key presses and {hands.seconds / claims:.2f} s a claim")
    print(f"{len(hands.refused)} refused: {Counter(r.split(':')[0] for r in hands.refused)}")
    for told in hands.refused[:12]:
        print(f"  {told[:170]}")
    for name in ("core", "whole"):
        print(f"{name}: {before[name]:.2f} before, {after[name]:.2f} after")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
