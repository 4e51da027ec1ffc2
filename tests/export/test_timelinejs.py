import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accord.export.timelinejs import export
from accord.types import EventToll, Period
from tests import factories as make


def slides(tmp_path: Path, **more: Any) -> list[dict[str, Any]]:
    made = make.crisis()
    first, *rest = made.linked.events
    linked = replace(made.linked, events=(replace(first, **more), *rest))
    data = json.loads(export(make.publish(tmp_path / "r.db", replace(made, linked=linked))))
    return [e for e in data["events"] if e["unique_id"] == first.id]


def test_an_event_of_one_day_has_no_end(tmp_path: Path) -> None:
    (strike,) = slides(tmp_path)
    assert strike["start_date"] == {"year": 2031, "month": 3, "day": 3, "display_text": "2031-03-03"}
    assert "end_date" not in strike
    assert strike["location"]["name"] == "Southport"
    assert strike["text"]["text"] == "Southport; killed: 9 (9 to 14); pages: 2, origins: 2; disputed"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-03", "2031-03-05", "between 2031-03-03 and 2031-03-05"),
        (None, "2031-03-05", "until 2031-03-05"),
        ("2031-03-03", None, "from 2031-03-03"),
    ],
)
def test_days_that_are_not_sure_are_told_in_words(
    tmp_path: Path, first: str | None, last: str | None, words: str
) -> None:
    date = Period(
        earliest=make.day(first) if first else None, latest=make.day(last) if last else None, basis="stated"
    )
    (strike,) = slides(tmp_path, date=date)
    assert strike["start_date"]["display_text"] == words


def test_an_event_without_a_date_is_left_out(tmp_path: Path) -> None:
    assert slides(tmp_path, date=None) == []


def test_markup_in_a_title_stays_text(tmp_path: Path) -> None:
    (strike,) = slides(tmp_path, title="<script>alert(1)</script>")
    assert strike["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt;"


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (9, 9, 9, "9"),
        (9, 9, 14, "9 (9 to 14)"),
        (90, 90, None, "at least 90"),
        (8, 9, None, "9 (at least 8)"),
        (None, 9, 14, "9 (up to 14)"),
    ],
)
def test_a_figure_tells_its_open_ends_in_words(
    tmp_path: Path, low: int | None, best: int, high: int | None, told: str
) -> None:
    toll = EventToll(kind="killed", group=None, low=low, best=best, high=high)
    (strike,) = slides(tmp_path, tolls=(toll,))
    assert f"killed: {told}; " in strike["text"]["text"]
