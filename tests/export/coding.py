"""Thirty events of the examples and the seeds, coded by hand as UCDP and ACLED coders would.

coded.csv has one line an event. `page` is a file of examples/ or the beginning of the SHA-256 of a page of
../shared/seeds, and no text of it. From `type` to `part_of` stands what a record without errors holds of the
event, from `ucdp` what a coder of UCDP writes (how many rows, with | between values where they differ), from
`acled` one of ACLED.

What the lines rest on, so that exporter and table are not changed together from memory:

- columns, types, sub-events and codes: ../shared/reference/event-schemas.md;
- UCDP's types of violence, the dead by side, of civilians and of unknown status: the variables of GED as its
  codebook describes them (repeated in the R package mcgirjau/ucdp, R/GED.R);
- the government as side a: the codebook of UCDP/PRIO, "always the government side in intrastate conflicts"
  (types 3 and 4 are repeated on the page of peacesciencer's ucdp_acd);
- one row a dyad, and a state that strikes a group abroad against that group: what this exporter is to do;
- the dead of several dyads divided evenly (line 21): accord's own way. No public text was found that tells
  how a coder divides them: the two figures test that nobody is counted twice, not what UCDP would write;
- ACLED's fatalities as the most conservative figure, external forces as 8: event-schemas.md. That a state on
  another's soil is external is read from it, and not checked against the codebook itself; militias are not
  told from rebels.

`python -m tests.export.coding` builds both folders and tells, column by column, how often the rows that
accord makes of the pages are those of the coder: that measures extraction and linking more than exporters.
"""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import accord
from accord.export import acled, ucdp

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDERS = {"examples": ROOT / "examples", "seeds": ROOT.parent / "shared" / "seeds"}
Row = dict[str, str]

UCDP = (
    "type_of_violence",
    "side_a",
    "side_b",
    "best",
    "low",
    "high",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
)
ACLED = (
    "event_type",
    "sub_event_type",
    "actor1",
    "inter1",
    "actor2",
    "inter2",
    "assoc_actor_2",
    "fatalities",
    "civilian_targeting",
)
EXPORTS = {
    "ucdp": (ucdp.export, UCDP, "date_start", "where_coordinates"),
    "acled": (acled.export, ACLED, "event_date", "location"),
}


def coded() -> list[Row]:
    """The lines of the table."""
    with (HERE / "coded.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def coded_rows(line: Row, name: str) -> list[Row]:
    """The rows that a coder of one of the datasets writes of an event: the columns that are compared."""
    columns = EXPORTS[name][1]
    values = {c: line[c].split("|") for c in columns}
    return [{c: v[min(n, len(v) - 1)] for c, v in values.items()} for n in range(int(line[name]))]


def rows(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def main() -> None:
    """Print, for each format, how many coded events have a row of their day and place, and what agrees."""
    for name, (export, columns, day, place) in EXPORTS.items():
        agree = dict.fromkeys(columns, 0)
        matched, surplus, wanted = 0, 0, 0
        for folder, path in FOLDERS.items():
            if not path.is_dir():
                print(f"{name}: {folder} is not here")
                continue
            manifest = path / "manifest.csv"
            with tempfile.TemporaryDirectory() as home:
                given = manifest if manifest.is_file() else None
                with accord.build([path], Path(home) / "r.db", manifest=given) as record:
                    left = rows(export(record))
            lines = [
                (line, row) for line in coded() if line["set"] == folder for row in coded_rows(line, name)
            ]
            wanted += len(lines)
            for line, own in lines:
                fitting = [r for r in left if (r[day], r[place]) == (line["day"], line["place"])]
                if fitting:
                    best = max(fitting, key=lambda r: sum(r[c] == own[c] for c in columns))
                    left.remove(best)
                    matched += 1
                    agree = {c: n + (best[c] == own[c]) for c, n in agree.items()}
            surplus += len(left)
        print(
            f"{name}: {matched} of {wanted} coded rows have a row of their day and place; {surplus} rows more"
        )
        for column, n in agree.items():
            print(f"  {column}: {n} of {matched}")


if __name__ == "__main__":
    main()
