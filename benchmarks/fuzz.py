"""Mutated pages through every page stage: none may crash it or hang it, and each must be accounted for.

    python -m benchmarks.fuzz [--mutations 10000] [--seed 7] [--workers N] [PAGE...]

The pages are those of `examples/`, with those of `shared/seeds` beside the checkout where it is there,
or the ones that are named. A mutation cuts a page off, swaps, doubles or drops parts of it, flips bytes,
reads it in a wrong encoding, or strews signs that text should not hold. Each file that comes of it is read
as `accord build` reads it, and must end as a page or as a problem that names it; the error of a stage counts
as a crash though a build goes on after it. Faults are printed as they occur, and every hundred mutations how
far the run is. Sources are cut to `LONGEST` bytes, so that ten thousand mutations end in reasonable time, and
worker processes share the mutations: the same seed gives the same files, however many workers there are.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.engines import local
from accord.pipeline import process
from accord.read import read
from benchmarks.kill import example_pages

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
SLOW = 10.0  # seconds of one processor for one page, whatever else the machine does
LONGEST = 6_000  # bytes of a source that are mutated, from its begin: some pages' words

Mutation = Callable[[random.Random, bytes], bytes]


@dataclass
class Report:
    """How many mutations ended how, and which went wrong. `slowest`: seconds of processor time of a page."""

    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0


def _spot(rng: random.Random, data: bytes) -> int:
    return rng.randrange(len(data) + 1)


def _cut_off(rng: random.Random, data: bytes) -> bytes:
    return data[: _spot(rng, data)]


def _drop(rng: random.Random, data: bytes) -> bytes:
    first, last = sorted((_spot(rng, data), _spot(rng, data)))
    return data[:first] + data[last:]


def _double(rng: random.Random, data: bytes) -> bytes:
    first, last = sorted((_spot(rng, data), _spot(rng, data)))
    return data[:last] + data[first:last] * rng.choice([1, 2, 20]) + data[last:]


def _shuffle(rng: random.Random, data: bytes) -> bytes:
    sign = rng.choice([b"\n", b" ", b"<", b". "])
    parts = data.split(sign)
    rng.shuffle(parts)
    return sign.join(parts)


def _flip(rng: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice([1, 10, 200])):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _misread(rng: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", errors="replace")
    return text.encode(
        rng.choice(["utf-16", "utf-16-be", "cp1252", "koi8-r", "utf-7", "shift_jis"]), "replace"
    )


_SIGNS = "\u202e\u2066\u200b\u200d\ufeff\u00ad\u0301\u0000\u0085\u2028\ud7ff\U0001f4a5\"“'()<>&;,.…—-0٣\r\t"


def _strew(rng: random.Random, data: bytes) -> bytes:
    out = list(data.decode("utf-8", errors="replace"))
    for _ in range(rng.choice([1, 20, 400])):
        out.insert(rng.randrange(len(out) + 1), rng.choice(_SIGNS))
    return "".join(out).encode("utf-8")


def _one_line(rng: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", b" ").replace(b".", rng.choice([b"", b"."]))


def _nest(rng: random.Random, data: bytes) -> bytes:
    tag = rng.choice([b"<div>", b"<b>", b"<table><tr><td>", b"<!--", b"<p", b'<a href="'])
    return b"<html><body>" + tag * rng.choice([1, 50, 3000]) + data


MUTATIONS: tuple[Mutation, ...] = (
    _cut_off, _drop, _double, _shuffle, _flip, _misread, _strew, _one_line, _nest,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One mutation of a run."""

    number: int
    seed: int
    page: Path

    def mutated(self) -> tuple[str, bytes]:
        """What is done to the page (one to three mutations), in words, and the bytes that come of it."""
        rng = random.Random(f"{self.seed} {self.number}")
        data, names = self.page.read_bytes()[:LONGEST], []
        for mutation in rng.choices(MUTATIONS, k=rng.choice([1, 1, 2, 3])):
            data = mutation(rng, data)
            names.append(mutation.__name__.strip("_"))
        return f"mutation {self.number} of {self.page.name} ({', '.join(names)})", data


def run(mutations: int, seed: int, pages: Sequence[Path], say: bool = False, workers: int = 1) -> Report:
    """Mutate the pages in turn; the same seed gives the same files."""
    report = Report()
    began = time.perf_counter()
    tasks = [Task(n, seed, pages[n % len(pages)]) for n in range(mutations)]
    for n, (task, got) in enumerate(zip(tasks, local.run(read_one, tasks, workers=workers), strict=True), 1):
        outcome, wrong, took = ("died", [got.reason], 0.0) if isinstance(got, local.Lost) else got
        report.outcomes[outcome] += 1
        report.slowest = max(report.slowest, took)
        faults = [f"{task.mutated()[0]}: {w}" for w in wrong]
        report.wrong += faults
        if say:
            for fault in faults:
                print(fault, flush=True)
            if n % 100 == 0:
                seconds = time.perf_counter() - began
                done = f"{n} of {mutations} after {seconds:.0f} s, {len(report.wrong)} faults"
                print(f"{done}: {dict(report.outcomes)}", file=sys.stderr, flush=True)
    return report


def read_one(task: Task) -> tuple[str, list[str], float]:
    """What became of a mutated page, what is wrong with that, and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"page{task.page.suffix}"
        file.write_bytes(task.mutated()[1])
        begin = time.process_time()
        outcome, wrong = _read(file)
        took = time.process_time() - begin
    if took > SLOW:
        wrong.append(f"took {took:.1f} s")
    return outcome, wrong, took


def _read(file: Path) -> tuple[str, list[str]]:
    """What became of a file, and what is wrong with that."""
    captures, problems = read([file])
    if not captures:
        named = any(p.file == file.name and p.message for p in problems)
        return "left out", [] if named else ["left out without a problem"]
    outcome = process(captures[0])
    found = [*outcome.problems, *(outcome.page.problems if outcome.page else ())]
    wrong = [f"{p.stage}: {p.message}" for p in found if not outcome.sound or p.stage == "check"]
    if outcome.page is None and outcome.sound and any(p.file == file.name for p in found):
        return "refused", wrong  # too long, and a problem says so
    if outcome.page is None:
        return "lost", wrong or ["lost without a problem"]
    if outcome.page.claims:
        return "read, with claims", wrong
    if not outcome.page.document.text and not found:
        wrong.append("no text, and no problem says so")
    return "read, without claims", wrong


def pages_at_hand() -> list[Path]:
    """The pages of `examples/`, and of the seeds where they are there."""
    return [*example_pages(), *sorted(SEEDS.glob("*.txt"))]


def main(arguments: Sequence[str]) -> int:
    """Print the counts; 1 where something went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mutations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("pages", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    pages = options.pages or pages_at_hand()
    report = run(options.mutations, options.seed, pages, say=True, workers=options.workers)
    print(", ".join(f"{n} {outcome}" for outcome, n in sorted(report.outcomes.items())))
    print(f"the slowest page took {report.slowest:.1f} s; {len(report.wrong)} went wrong")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    from benchmarks import fuzz  # workers know the functions of a module by its name

    sys.exit(fuzz.main(sys.argv[1:]))
