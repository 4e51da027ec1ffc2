"""Print all figures: `python -m evaluation`. Ends with 1 where a figure has fallen below its floor."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence

from evaluation.crises import Run
from evaluation.floors import falls, load_floors, raised, save_floors
from evaluation.report import write_report
from evaluation.score import Figures
from evaluation.show import Viewer
from evaluation.suites import CRISES, SUITES, Result, Suite, mean_over_crises
from evaluation.targets import target_lines

HEADLINE = ("core", "whole", "claims", "claims.precision", "claims.recall")
SECOND = ("events", "contested", "relations", "lineage", "published", "furniture.gone", "furniture.kept")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suites asked for and print figures: 0 if all floors hold, 1 if not, 2 if misused."""
    options = _options(arguments)
    chosen = [s for s in SUITES if _chosen(s, options.only)]
    if not chosen:
        print(
            f"--only: no such suite; there are {', '.join(s.name for s in SUITES)}, crises", file=sys.stderr
        )
        return 2
    figures: Figures = {}
    runs: list[Run] = []
    ran: set[str] = set()
    broken: list[str] = []
    for suite in chosen:
        result = _attempt(suite, options.quick, broken)
        if result is None:
            continue
        ran.add(suite.name)
        runs += result.runs
        figures |= {f"{suite.name}.{name}": value for name, value in result.figures.items()}
        if options.show:
            for run in result.runs:
                print(*Viewer(run).lines(options.page), sep="\n", flush=True)
    means = mean_over_crises(figures)
    if means:
        ran.add("crises")
        print("crises (mean)  " + "  ".join(f"{k.split('.')[1]} {_shown(v)}" for k, v in means.items()))
        figures |= means
    return _close(figures, runs, ran, broken, options)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation", description="Score every stage against gold."
    )
    parser.add_argument(
        "--quick", action="store_true", help="samples where a suite is long (their floors then rest)"
    )
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="a suite, or 'crises'; may be repeated"
    )
    parser.add_argument(
        "--show", action="store_true", help="list each annotated claim: found, missed, wrong slots"
    )
    parser.add_argument("--page", metavar="TEXT", help="with --show: only pages whose name contains this")
    parser.add_argument(
        "--raise", action="store_true", dest="lift", help="lift the floors to what is reached"
    )
    parser.add_argument("--report", action="store_true", help="write evaluation/REPORT.md (full runs only)")
    return parser.parse_args(arguments)


def _chosen(suite: Suite, only: Sequence[str] | None) -> bool:
    return any(_answers(suite, name) for name in only) if only else not suite.on_request


def _answers(suite: Suite, name: str) -> bool:
    return suite.name == name or (name == "crises" and suite.name in CRISES)


def _attempt(suite: Suite, quick: bool, broken: list[str]) -> Result | None:
    """Run a suite and print its figures; None where its data is missing or it breaks (noted in `broken`)."""
    if not suite.data.exists():
        print(f"{suite.name}: skipped, {suite.data} is not there")
        return None
    began = time.perf_counter()
    try:
        result = suite.run(quick)
    except Exception as error:  # one broken suite must not hide the figures of the others; the run fails
        broken.append(f"{suite.name}: {type(error).__name__}: {error}")
        print(f"{suite.name}: BROKEN: {type(error).__name__}: {error}", flush=True)
        return None
    print(f"{suite.name} - {suite.about} ({time.perf_counter() - began:.1f} s)")
    for line in _figure_lines(result):
        print(f"    {line}")
    sys.stdout.flush()
    return result


def _figure_lines(result: Result) -> list[str]:
    figures = result.figures
    if "claims.precision" not in figures:
        return [f"{name:<44}{_shown(value)}" for name, value in figures.items()]
    lines = ["  ".join(f"{name} {_shown(figures[name])}" for name in group) for group in (HEADLINE, SECOND)]
    slots = {k: v for k, v in figures.items() if k.startswith(("slots.", "open."))}
    lines.append("  ".join(f"{k.removeprefix('slots.')} {_shown(v)}" for k, v in slots.items()))
    return lines + [f"problem: {trouble}" for run in result.runs for trouble in run.troubles]


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value > 1 and value == int(value) else f"{value:.3f}"


def _close(
    figures: Figures, runs: list[Run], ran: set[str], broken: list[str], options: argparse.Namespace
) -> int:
    """Targets, floors and the report; the exit status."""
    if not options.only:
        print(f"\n{'Targets of the first version':<52} {'least':>7} {'reached':>9}")
        print(*(f"  {line}" for line in target_lines(figures)), sep="\n")
    if options.report and not options.only and not options.quick and not broken:
        write_report(figures, runs)
        print("\nwrote evaluation/REPORT.md")
    elif options.report:
        print("--report needs a full run without a broken suite, --only or --quick", file=sys.stderr)
        if not broken:
            return 2
    floors = load_floors()
    sampled = {s.name for s in SUITES if s.sampled} if options.quick else set()
    fallen = falls(figures, floors, ran - sampled)
    for fall in fallen:
        print(f"FALLEN  {fall}")
    for trouble in broken:
        print(f"BROKEN  {trouble}")
    if options.lift:
        save_floors(raised({k: v for k, v in figures.items() if k.split(".")[0] not in sampled}, floors))
        print("floors lifted; none was lowered")
    if not fallen and not broken:
        print(f"{len([f for f in floors if f.split('.')[0] in ran - sampled])} floors hold")
    return 1 if fallen or broken else 0


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    raise SystemExit(main())
