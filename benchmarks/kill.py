"""Builds that are killed at random moments, and what becomes of the record.

    python -m benchmarks.kill [--kills 200] [--seed 20]

Each round starts a build of `examples/` in a process of its own, kills it (SIGKILL) at a random moment,
builds again, and compares the exported record with that of a build that nothing disturbed. Every second
round starts from a record of half of the pages, which must be whole right after the kill: the old record, or
the new one. Moments are drawn over the steps of a build, so that writing gets its share of them though it
takes little time. Processes are forked off one that has loaded the model, which saves most of the time.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import accord
from accord import pipeline
from accord.export.json import export
from accord.record import Record

EXAMPLES = Path(__file__).parents[1] / "examples"


@dataclass
class Report:
    """What the rounds came to: how many records were equal, in which step the kills fell, what was wrong."""

    rounds: int = 0
    equal: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def run(kills: int, seed: int, pages: Sequence[Path], say: bool = False) -> Report:
    """Kill `kills` builds of these pages; see the module. The same seed draws the same moments."""
    rng = random.Random(seed)
    report = Report()
    os.environ["ACCORD_THREADS"] = "1"  # a process with threads is not to be forked
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        half = home / "half.db"
        before = _build(half, pages[::2])
        fresh = _build(home / "whole.db", pages)
        shutil.copy(half, home / "grown.db")
        grown = _build(home / "grown.db", pages)
        steps = _steps(home / "steps.db", pages)
        for n in range(kills):
            record = home / f"round-{n}.db"
            if n % 2:
                shutil.copy(half, record)
            step = rng.randrange(-1, len(steps))  # -1: before the first is told
            _kill(record, pages, steps, step, rng.random())
            report.rounds += 1
            report.steps["starting" if step < 0 else steps[step][0]] += 1
            faults = list(
                _faults(record, pages, (before, grown) if n % 2 else None, grown if n % 2 else fresh)
            )
            report.equal += not faults
            report.wrong += [f"round {n}, step {step}: {fault}" for fault in faults]
            for file in home.glob(f"round-{n}.db*"):
                file.unlink()
            if say:
                print(f"{report.equal} of {report.rounds} equal", file=sys.stderr, flush=True)
    return report


def _build(record: Path, pages: Sequence[Path]) -> bytes:
    with accord.build(pages, record, workers=1) as opened:
        return export(opened)


def _faults(
    record: Path, pages: Sequence[Path], whole: tuple[bytes, bytes] | None, wanted: bytes
) -> Iterable[str]:
    """What is wrong after a kill, and after the build that follows it."""
    if whole is not None:
        with Record(record) as opened:
            if export(opened) not in whole:
                yield "neither the old record nor the new one was there after the kill"
    if _build(record, pages) != wanted:
        yield "the record differs from one that nothing disturbed"
    left = sorted(f.name for f in record.parent.glob(f"{record.name}*") if f.name.endswith(".lock"))
    if left:
        yield f"left behind: {', '.join(left)}"


# --- the process that is killed --------------------------------------------------------------------


def _start(record: Path, pages: Sequence[Path]) -> tuple[int, TextIO]:
    """A process that builds the record, and the end of a pipe on which it tells its steps."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, open(ours, encoding="utf-8")
    failed = 1
    try:
        os.close(ours)
        pipeline.KEEP_EVERY = 1

        def tell(what: str, done: int, total: int) -> None:
            os.write(theirs, f"{what}\n".encode())

        accord.build(pages, record, workers=1, progress=tell).close()
        failed = 0
    finally:
        os._exit(failed)


def _steps(record: Path, pages: Sequence[Path]) -> list[tuple[str, float]]:
    """The steps that a build tells, each with the seconds to the next one (or to the end)."""
    child, told = _start(record, pages)
    with told:
        times = [(line.strip(), time.monotonic()) for line in told]
    os.waitpid(child, 0)
    ends = [at for _, at in times[1:]] + [time.monotonic()]
    return [(what, end - at) for (what, at), end in zip(times, ends, strict=True)]


def _kill(
    record: Path, pages: Sequence[Path], steps: Sequence[tuple[str, float]], step: int, share: float
) -> None:
    """Start a build, and kill it when a share of the time of a step has passed."""
    child, told = _start(record, pages)
    with told:
        for _ in range(step + 1):
            told.readline()
        time.sleep(share * (steps[step][1] if step >= 0 else 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def example_pages() -> list[Path]:
    """The pages of `examples/`."""
    return sorted(f for f in EXAMPLES.iterdir() if f.suffix in (".txt", ".html"))


def main(arguments: Sequence[str]) -> int:
    """Print the report; 1 where a record was not equal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args(arguments)
    report = run(options.kills, options.seed, example_pages(), say=True)
    print(f"killed {report.rounds} builds; {report.equal} records equal one that nothing disturbed")
    print("moments: " + ", ".join(f"{what} {n}" for what, n in sorted(report.steps.items())))
    for fault in report.wrong:
        print(fault)
    return 0 if report.equal == report.rounds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
