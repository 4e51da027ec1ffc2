"""The targets of the first whole version, beside what is reached."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.score import Figures


@dataclass(frozen=True, slots=True)
class Target:
    """A figure and the least it must be: a number, or the name of another figure."""

    measure: str
    figure: str
    least: float | str


TARGETS = (
    Target("the seeds: core F1", "seeds.core", 0.40),
    Target("the seeds: whole F1", "seeds.whole", 0.20),
    Target("the seeds: two pages one witness, the third not", "seeds.lineage", 1.0),
    Target("the seeds: page furniture gone", "seeds.furniture.gone", 1.0),
    Target("the seeds: annotated sentences kept", "seeds.furniture.kept", 1.0),
    Target("the seeds: publication intervals", "seeds.published", 1.0),
    Target("four crises: core F1", "crises.core", 0.28),
    Target("four crises: whole F1", "crises.whole", 0.14),
    Target("parser: UPOS on gold words", "parser.gold words UPOS", 0.9646),
    Target("parser: LAS on gold words", "parser.gold words LAS", 0.8936),
    Target("pages: keep share, at least plain trafilatura's", "pages.keep", "pages.plain keep"),
    Target("pages: drop share, at least plain trafilatura's", "pages.drop", "pages.plain drop"),
)


def target_lines(figures: Figures) -> list[str]:
    """One line a target: what it asks, what is reached, whether that is enough."""
    lines = []
    for target in TARGETS:
        reached = figures.get(target.figure)
        least = figures.get(target.least) if isinstance(target.least, str) else target.least
        if reached is None or least is None:
            lines.append(f"{target.measure:<50} not measured")
            continue
        verdict = "reached" if reached >= least - 1e-9 else "NOT REACHED"
        lines.append(f"{target.measure:<50} {least:7.3f} {reached:9.3f}  {verdict}")
    return lines
