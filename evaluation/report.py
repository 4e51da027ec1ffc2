"""evaluation/REPORT.md: every figure beside the previous one, and the commonest errors by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation.annotations import SET_ASIDE
from evaluation.confidence import plot, told
from evaluation.crises import Run
from evaluation.score import Figures
from evaluation.show import listed, lone_obstacles, wrong_slots
from evaluation.targets import target_lines

REPORT = Path(__file__).resolve().parent / "REPORT.md"
BY_HAND = "## Read by hand"
INTRODUCTION = """# Figures

Written by `python -m evaluation --report`; what each figure means stands in docs/evaluation.md. "Previous" is
the figure of the report before this one. The section "Read by hand" is kept when the report is written anew.
"""


def previous_figures(report: str) -> dict[str, float]:
    """The figures of an earlier report's table."""
    figures = {}
    for line in report.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[2].replace(".", "", 1).isdigit():
            figures[cells[0]] = float(cells[2])
    return figures


def kept_section(report: str) -> str:
    """The section written by hand, to the end of the file."""
    at = report.find(BY_HAND)
    return report[at:].rstrip() + "\n" if at >= 0 else f"{BY_HAND}\n\nNothing yet.\n"


def compose(figures: Figures, runs: Sequence[Run], earlier: str) -> str:
    """The text of the report; `earlier` is the text of the one before."""
    before = previous_figures(earlier)
    lines = [INTRODUCTION, "## Targets of the first version", "", "```", *target_lines(figures), "```", ""]
    lines += ["## All figures", "", "| figure | previous | now |", "| --- | --- | --- |"]
    for name, value in sorted(figures.items()):
        if value is not None:
            lines.append(f"| {name} | {f'{before[name]:.4f}' if name in before else ''} | {value:.4f} |")
    lines += ["", "## Confidence", "", *reliability(runs), ""]
    lines += ["## Commonest errors of the records, by kind", "", *error_table(runs), ""]
    return "\n".join(lines) + "\n" + kept_section(earlier)


def reliability(runs: Sequence[Run]) -> list[str]:
    """How many claims are right by what was said of them, on the annotated groups set aside."""
    aside = [run for run in runs if run.name in SET_ASIDE]
    if not aside:
        return ["The pages set aside are not there."]
    said = "Claims of pages that no weight was fitted on; the bar is the share right, `|` what was said."
    return [said, "", "```", *plot(told(aside)), "```"]


def error_table(runs: Sequence[Run]) -> list[str]:
    """Over all records: annotated claims missed and claims made up by type, wrong slots, lone obstacles."""
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    slots: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for run in runs:
        missed += Counter(c.type for c in run.score.missed)
        extra += Counter(c["type"] for c in run.score.extra)
        slots += wrong_slots(run.score.matches)
        alone += lone_obstacles(run.score.matches)
    rows = (
        ("annotated claims missed", missed),
        ("claims that no annotation asks for", extra),
        ("slots not wholly right in found claims", slots),
        ("slots that alone keep a found claim from core", alone),
    )
    table = ["| error | how often |", "| --- | --- |"]
    for what, counts in rows:
        table.append(f"| {what} | {listed(counts, 8)} |")
    return table


def write_report(figures: Figures, runs: Sequence[Run], path: Path = REPORT) -> None:
    """Write the report over the earlier one, keeping the section written by hand."""
    earlier = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(compose(figures, runs, earlier), encoding="utf-8")
