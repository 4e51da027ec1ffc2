"""The table of figures in README.md, taken from evaluation/REPORT.md."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
REPORT = ROOT / "evaluation" / "REPORT.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
OF_RECORDS = {
    "core": "claims right in type, sides, voice and modality (core)",
    "whole": "claims right in everything at once (whole)",
    "claims": "claims found at all",
    "events": "claims put into the right events",
    "lineage": "pages known to be one witness",
}
OF_STAGES = {
    "parser.gold words UPOS": "parser: parts of speech right",
    "parser.gold words LAS": "parser: words with right head and relation",
    "pages.keep": "article text kept",
    "pages.drop": "page furniture removed",
    "actors.linking F1": "actors resolved",
    "places.claims.right": "places of claims resolved",
    "dates.timeml.f1": "time expressions found, with the right value",
}


def reported() -> dict[str, float]:
    """The figures of the report, as they are now."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]* \| ([\d.]+) \|$", REPORT.read_text(encoding="utf-8"), re.M)
    return {name: float(value) for name, value in rows}


def table() -> str:
    """What stands in README.md between the marks."""
    found = reported()
    lines = ["| F1 of records | three pages the rules were written with | mean of four other crises |"]
    lines += ["| --- | --- | --- |"]
    lines += [
        f"| {what} | {_short(found[f'seeds.{name}'])} | {_short(found[f'crises.{name}'])} |"
        for name, what in OF_RECORDS.items()
    ]
    lines += ["", "| share or F1 of single steps | |", "| --- | --- |"]
    lines += [f"| {what} | {_short(found[name])} |" for name, what in OF_STAGES.items() if name in found]
    return "\n".join(lines) + "\n"


def shown() -> str:
    """The table that README.md has."""
    return README.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


def refresh() -> None:
    """Write the table into README.md."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    README.write_text(before + BEGIN + table() + END + rest.split(END)[1], encoding="utf-8")


def _short(value: float) -> str:
    return f"{value:.2f}"
