"""Processor time of every stage of a page, and what share of the page's time each takes.

    python -m benchmarks.stages [--pages 24] [--rounds 3]

The stages run in one process on pages of 700 words, as in `benchmarks.pages_per_second`. Each function by
which `accord.pipeline` enters a stage is timed; the least of some rounds counts, since other work on the
machine only adds to it.
"""

from __future__ import annotations

import argparse
import functools
import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any
from unittest import mock

from accord import pipeline
from accord.engines.local import RARELY
from benchmarks.pages_per_second import make_pages, run_pages

STAGES = ("clean", "language", "extract", "resolve")


def entrances() -> dict[str, str]:
    """The functions by which the pipeline enters stages, each with its stage."""
    functions = {name: value for name, value in vars(pipeline).items() if isinstance(value, FunctionType)}
    parts = {name: value.__module__.split(".") for name, value in functions.items()}
    return {name: p[1] for name, p in parts.items() if p[0] == "accord" and p[1] in STAGES}


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Adds to `spent` the seconds of processor time that each stage takes meanwhile."""

    def watched(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def run(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return function(*given, **named)
            finally:
                spent[stage] += time.process_time() - began

        return run

    changed = {name: watched(stage, getattr(pipeline, name)) for name, stage in entrances().items()}
    with mock.patch.dict(vars(pipeline), changed):
        yield


def measure(count: int, rounds: int) -> dict[str, float]:
    """Seconds of processor time a page takes in each stage and in all ("page"), the least of the rounds.

    What belongs to no stage is checking the page and packing it for the record.
    """
    pages = make_pages(count)
    run_pages(pages[0], 1)
    gc.set_threshold(*RARELY)
    best: dict[str, float] = {}
    for _ in range(rounds):
        spent: dict[str, float] = defaultdict(float)
        began = time.process_time()
        with timed(spent):
            for text in pages:
                run_pages(text, 1)
        spent["page"] = time.process_time() - began
        for stage in (*STAGES, "page"):
            best[stage] = min(best.get(stage, spent[stage]), spent[stage])
    return {stage: seconds / count for stage, seconds in best.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    found = measure(given.pages, given.rounds)
    for stage, seconds in found.items():
        print(f"{stage:10} {1000 * seconds:7.1f} ms a page {seconds / found['page']:6.1%}")


if __name__ == "__main__":
    main()
