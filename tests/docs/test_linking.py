"""docs/linking.md shows the table of weights as the code has it."""

from pathlib import Path

from accord.link import BY
from accord.link.compare import BASE, DIFFERENT, FEATURES, SAME

PAGE = (Path(__file__).parents[2] / "docs" / "linking.md").read_text(encoding="utf-8")


def test_every_sign_stands_in_the_table_with_its_weight() -> None:
    table = PAGE.split("<!-- weights -->")[1].split("<!-- end of weights -->")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in table.splitlines() if "|" in line]
    assert rows[2:] == [[name, f"{weight:+.2f}"] for name, _, weight in FEATURES]


def test_the_scale_and_the_version_are_those_of_the_code() -> None:
    assert f"and {BASE} to start with" in PAGE and f"a score of {SAME:+.1f} or more" in PAGE
    assert f"{DIFFERENT} or less" in PAGE and f"`{BY}`" in PAGE
