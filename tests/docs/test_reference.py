"""docs/reference.md says what the code says."""

from __future__ import annotations

import re
from pathlib import Path

from docs import reference

ROOT = Path(__file__).parents[2]


def test_the_reference_is_up_to_date() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.written(), (
        "docs/reference.md is out of date; run: make readme"
    )


def test_every_setting_of_the_environment_is_told() -> None:
    told = reference.written()
    used = {
        name
        for file in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"\bACCORD_[A-Z_]+\b", file.read_text(encoding="utf-8"))
    }
    assert used and {name for name in used if name not in told} == set()


def test_a_table_is_told_by_the_remark_right_above_it() -> None:
    sql = "-- Pages.\n-- Once each.\nCREATE TABLE a (x);\n-- Elsewhere.\n\nCREATE TABLE b (y);\n"
    assert list(reference.tables(sql)) == [("a", "Pages. Once each."), ("b", "")]
