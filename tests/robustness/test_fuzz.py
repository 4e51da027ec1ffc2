"""Mutated pages crash nothing; the long form is `python -m benchmarks.fuzz`."""

import pytest
from benchmarks.fuzz import run
from benchmarks.kill import example_pages


@pytest.mark.slow
def test_mutated_pages_neither_crash_nor_vanish() -> None:
    report = run(mutations=60, seed=11, pages=example_pages())
    assert report.wrong == []
    assert sum(report.outcomes.values()) == 60
    assert report.outcomes["read, with claims"] > 20  # most are still pages
