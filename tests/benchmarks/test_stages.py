"""The time of a stage is counted for the stage."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.pages_per_second import run_pages
from benchmarks.stages import STAGES, entrances, timed

from accord import pipeline


def test_every_stage_of_a_page_is_entered_by_the_pipeline() -> None:
    assert set(entrances().values()) == set(STAGES)


def test_time_is_counted_for_each_stage_while_watched_alone() -> None:
    spent: dict[str, float] = defaultdict(float)
    before = vars(pipeline)["resolve_places"]
    with timed(spent):
        assert vars(pipeline)["resolve_places"] is not before
        run_pages("Police killed two men in Lima on Monday.", 1)
    assert vars(pipeline)["resolve_places"] is before
    assert set(spent) == set(STAGES)
