"""What accord promises of speed and memory, measured on this machine: `make bench`.

    python -m benchmarks.measures [--short] [--only NAME ...] [--pages 1000] [--large 20000] [--write]

Pages are those of `benchmarks.generator`. What can be a ratio is one, of two times taken one after the other,
and each comes with the load of the machine at that time, since other work disturbs all of them. The large
record is built from pages whose results are known already but for some (`benchmarks.ready`), which takes the
memory of a build from scratch: results are kept page by page, and all of them are there when pages are
compared. `--short` takes a tenth of the pages and leaves out the large record. `--write` puts the table into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from benchmarks import generator, memory, pages_per_second, ready, stages

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"
MARKS = ("<!-- measured -->", "<!-- end of measured -->")
ADDED = 10  # pages that come in later
READ = 200  # pages of the large record that its build reads itself
ACCORD = (sys.executable, "-m", "accord")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure: what, the figure, the limit, whether it keeps to it, and the figures behind it."""

    name: str
    figure: str
    limit: str
    kept: bool
    behind: str


def _row(name: str, value: float, limit: float, shape: str, behind: str, least: bool = False) -> Row:
    load = f"load {os.getloadavg()[0]:.1f}"
    return Row(
        name=name,
        figure=shape.format(value),
        limit=("at least " if least else "under ") + shape.format(limit),
        kept=value >= limit if least else value < limit,
        behind=f"{behind}; {load}",
    )


def _build(folder: Path, record: Path) -> memory.Run:
    return memory.run([*ACCORD, "build", str(folder), "-o", str(record), "--workers", "2"])


# --- the measures -----------------------------------------------------------------------------------


def builds(home: Path, pages: int, large: int) -> Iterator[Row]:
    """A first build, the same again, and some pages more."""
    folder, later = generator.write(home / "builds", pages + ADDED), home / "later"
    for file in sorted(f for f in folder.rglob("*") if f.is_file())[-ADDED:]:
        aside = later / file.relative_to(folder)
        aside.parent.mkdir(parents=True, exist_ok=True)
        file.rename(aside)
    record = home / "builds.db"
    first = _build(folder, record)
    again = min((_build(folder, record) for _ in range(3)), key=lambda run: run.seconds)
    shutil.copytree(later, folder, dirs_exist_ok=True)
    more = _build(folder, record)
    took = f"{first.seconds:.1f} s for {pages} pages"
    yield _row(
        "rerun of an unchanged folder, against the first run", again.seconds / first.seconds, 0.03, "{:.1%}",
        f"{again.seconds:.2f} s, the best of 3; {took}",
    )  # fmt: skip
    yield _row(
        f"adding {ADDED} pages, against building all", more.seconds / first.seconds, 0.05, "{:.1%}",
        f"{more.seconds:.2f} s; {took}",
    )  # fmt: skip
    yield _row(
        f"peak memory of a build of {pages:,} pages, all processes", first.megabytes, 1000, "{:,.0f} MB",
        "two workers",
    )  # fmt: skip


def speed(home: Path, pages: int, large: int) -> Iterator[Row]:
    """The page stages beside the bare encoder on the same pages, in turns; and what loading takes."""
    count = max(8, min(24, pages // 40))
    found = pages_per_second.measure(["encoder", "pages"], count, rounds=5, workers=2, threads=1)
    yield _row(
        "pages a second, two workers, beside the bare encoder", found["pages"] / found["encoder"], 0.6,
        "{:.0%}", f"{found['pages']:.1f} and {found['encoder']:.1f} pages of 700 words a second, in turns",
        least=True,
    )  # fmt: skip
    taken = stages.measure(count, rounds=3)
    yield _row(
        "resolve's share of the time of a page", taken["resolve"] / taken["page"], 0.15, "{:.1%}",
        f"processor time, {1000 * taken['resolve']:.0f} of {1000 * taken['page']:.0f} ms",
    )  # fmt: skip
    for what, module in (("gazetteer", "gazetteer"), ("actors of the knowledge base", "actors")):
        took = [_loading(f"accord.knowledge.{module}") for _ in range(3)]
        yield _row(
            f"loading the {what}, processor time", min(took), 0.3, "{:.2f} s",
            f"the best of 3 fresh processes; the slowest {max(took):.2f} s",
        )  # fmt: skip


def _loading(module: str) -> float:
    """Seconds of processor time in which a fresh process opens what a module of knowledge ships."""
    code = (
        f"import time, {module} as known; begin = time.process_time(); known.shipped(); "
        "print(time.process_time() - begin)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


def size(home: Path, pages: int, large: int) -> Iterator[Row]:
    """What an installation takes on disk, without the extras for training and development."""
    names, total = _needed("accord"), _bytes_of(Path(__file__).parents[1] / "src")
    for name in names - {"accord"}:
        files = metadata.distribution(name).files or []
        total += sum(p.stat().st_size for f in files if (p := Path(str(f.locate()))).is_file())
    yield _row(
        "installed size, without training and development extras", total / memory.MEGABYTE, 650, "{:,.0f} MB",
        f"accord and the {len(names) - 1} packages that it needs, compiled files included",
    )  # fmt: skip


def _needed(name: str, known: set[str] | None = None) -> set[str]:
    """A distribution and all that it needs here, without extras."""
    known = set() if known is None else known
    known.add(name)
    for line in metadata.requires(name) or []:
        if "extra ==" in line:
            continue
        other = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        try:
            metadata.distribution(other)
        except metadata.PackageNotFoundError:  # not needed on this system or Python
            continue
        if other not in known:
            _needed(other, known)
    return known


def _bytes_of(folder: Path) -> int:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())


def record(home: Path, pages: int, large: int) -> Iterator[Row]:
    """Building and showing a large record."""
    if not large:
        return
    path = home / "large.db"
    folder = ready.prepare(home / "large", path, pages=large, reading=READ)
    built = _build(folder, path)
    yield _row(
        f"peak memory of a build of {large:,} pages, all processes", built.megabytes, 1500, "{:,.0f} MB",
        f"two workers, {READ} pages read, results of the others known; {built.seconds:.0f} s",
    )  # fmt: skip
    yield show(path, large)


def show(path: Path, pages: int) -> Row:
    """How long `accord show` takes on a record."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([*ACCORD, "show", str(path)], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - began)
    behind = f"the best of 5; the slowest {max(times):.2f} s"
    return _row(f"accord show on a record of {pages:,} pages", min(times), 0.5, "{:.2f} s", behind)


MEASURES: dict[str, Callable[[Path, int, int], Iterator[Row]]] = {
    "builds": builds, "speed": speed, "size": size, "record": record,
}  # fmt: skip


# --- the table --------------------------------------------------------------------------------------


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown, with the day and the machine."""
    lines = [
        f"Measured on {dt.date.today()}, {_machine()}.",
        "",
        "| measure | figure | limit | | behind it |",
    ]
    lines.append("| --- | --- | --- | --- | --- |")
    for r in rows:
        lines.append(f"| {r.name} | {r.figure} | {r.limit} | {'yes' if r.kept else 'no'} | {r.behind} |")
    return "\n".join(lines) + "\n"


def _machine() -> str:
    memory_size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {memory_size:.0f} GB of memory, "
        f"Python {platform.python_version()}"
    )


def write(text: str) -> None:
    """Put the table into docs/performance.md, between its marks."""
    whole = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = whole.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    DOCUMENT.write_text(f"{before}{MARKS[0]}\n{text}{MARKS[1]}{after}", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 where something does not keep to its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--short", action="store_true", help="a tenth of the pages, no large record")
    parser.add_argument("--only", nargs="+", choices=list(MEASURES), default=list(MEASURES))
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--large", type=int, default=20_000)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args(arguments)
    pages, large = (options.pages // 10, 0) if options.short else (options.pages, options.large)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in options.only:
            for row in MEASURES[name](Path(folder), pages, large):
                rows.append(row)
                print(f"{row.name}: {row.figure} ({row.limit}; {row.behind})", flush=True)
    if options.write:
        write(table(rows))
    return 0 if all(r.kept for r in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
