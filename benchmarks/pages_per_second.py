"""Pages a second of each part of the page stage, beside the bare encoder on the same pages.

    python -m benchmarks.pages_per_second [--pages 16] [--rounds 3] [--workers 2] [--threads 1]

Each worker is a process that uses `threads` threads. The parts take turns in every round, so that other
work on the machine falls on all of them; figures are medians over rounds. The encoder alone gets inputs
that are ready made. Pages have about 700 words, put together from the texts of `examples/`.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from accord.engines.local import RARELY
from accord.language import parse
from accord.language.feeds import Feed
from accord.language.model import load
from accord.language.tokens import tokenize
from accord.types import CaptureId, Document, DocumentId, RawDocument

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = 700


def make_pages(count: int) -> list[str]:
    """Texts of about `WORDS` words: paragraphs of the examples, each with a new head."""
    paragraphs = [
        paragraph.strip()
        for file in sorted(EXAMPLES.glob("*.txt"))
        for paragraph in file.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph.split()) > 20
    ]
    if not paragraphs:
        sys.exit(f"{EXAMPLES}: no text pages there; run this from a checkout of the repository")
    pages = []
    for number in range(count):
        text, at = f"Report {number} from the border\n", number * 7
        while len(text.split()) < WORDS:
            text += "\n" + paragraphs[at % len(paragraphs)] + "\n"
            at += 1
        pages.append(text)
    return pages


def run_encoder(text: str, threads: int) -> None:
    """The encoder on inputs that were made before."""
    model = load(threads)
    for feed in _feeds(text, threads):
        model.run(feed)


def run_language(text: str, threads: int) -> None:
    """Words, sentences and trees."""
    parse(_document(text), threads)


def run_pages(text: str, threads: int) -> None:
    """All page stages, from bytes to resolved claims."""
    from accord.pipeline import process

    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    raw = RawDocument(
        id=CaptureId(f"k{digest[:16]}"),
        file="page.txt",
        url=None,
        sha256=digest,
        media_type="text/plain",
        data=data,
    )
    outcome = process(raw, threads)
    if not outcome.sound or outcome.page is None:
        found = (*outcome.problems, *(outcome.page.problems if outcome.page else ()))
        raise RuntimeError(f"a page failed: {[problem.message for problem in found]}")


PARTS: dict[str, Callable[[str, int], None]] = {
    "encoder": run_encoder,
    "language": run_language,
    "pages": run_pages,
}


@cache
def _feeds(text: str, threads: int) -> list[Feed]:
    starts, ends, bounds = tokenize(text)
    words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    return load(threads).feeds([words[a:b] for a, b in itertools.pairwise(bounds)])


def _document(text: str) -> Document:
    return Document(
        id=DocumentId("d"), capture=CaptureId("k"), file=None, url=None, sha256="", media_type="text/plain",
        text=text, title=None, publisher=None, agency=None, language="en", published=None, retrieved=None,
        segments=(), removed=(), offsets=((0, 0, len(text)),),
    )  # fmt: skip


def _warm(pages: Sequence[str], parts: Sequence[str], threads: int) -> None:
    gc.set_threshold(*RARELY)  # as the workers of a build do
    for text in pages:
        _feeds(text, threads)
    for part in parts:
        PARTS[part](pages[0], threads)


def _work(task: tuple[str, str, int]) -> None:
    part, text, threads = task
    PARTS[part](text, threads)


def measure(parts: Sequence[str], count: int, rounds: int, workers: int, threads: int) -> dict[str, float]:
    """Pages a second of each part by name."""
    pages = make_pages(count)
    seconds: dict[str, list[float]] = {part: [] for part in parts}
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_warm, initargs=(pages, parts, threads)
    ) as pool:
        list(pool.map(_work, [("language", text, threads) for text in pages]))
        for _ in range(rounds):
            for part, taken in seconds.items():
                began = time.perf_counter()
                list(pool.map(_work, [(part, text, threads) for text in pages]))
                taken.append(time.perf_counter() - began)
    return {part: count / statistics.median(taken) for part, taken in seconds.items()}


def main() -> None:
    """Measure and print, as lines or as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name, default in (("pages", 16), ("rounds", 3), ("workers", 2), ("threads", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args()
    speeds = measure(given.parts, given.pages, given.rounds, given.workers, given.threads)
    if given.json:
        print(json.dumps({part: round(speed, 3) for part, speed in speeds.items()}))
        return
    for part, speed in speeds.items():
        share = f", {speed / speeds['encoder']:.0%} of the bare encoder's" if "encoder" in speeds else ""
        print(f"{part:10} {speed:7.2f} pages a second{share}")


if __name__ == "__main__":
    main()
