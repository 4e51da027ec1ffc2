"""The command, the listing and the report, on records made without the pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from evaluation.crises import Run
from evaluation.gold import EXAMPLES, load_gold
from evaluation.report import BY_HAND, compose, previous_figures
from evaluation.score import score
from evaluation.show import Viewer
from evaluation.suites import CRISES, Result, Suite, flat, mean_over_crises
from evaluation.targets import target_lines

from evaluation import __main__ as command
from tests.evaluation.perfect import record_from_gold


@pytest.fixture
def run() -> Run:
    record = record_from_gold(EXAMPLES / "gold.json") | {"problems": []}
    flawed: list[dict[str, Any]] = [c for c in record["claims"] if c["id"] != "08-1"]
    threat = next(c for c in flawed if c["id"] == "09-1")
    threat["actors"] = [{"actor": None, "mention": {"quote": "its ambassador"}}]
    gold = load_gold(EXAMPLES / "gold.json")
    record["claims"] = flawed
    return Run("examples", gold, record, score(record, gold), 0.0)


def test_the_listing_shows_what_is_missed_and_both_readings_of_a_wrong_slot(run: Run) -> None:
    lines = list(Viewer(run).lines("08_"))
    missed = next(i for i, line in enumerate(lines) if line.startswith(" MISSED"))
    assert "08-1 PROTEST" in lines[missed]
    assert "actors=['protesters in Dramos']" in lines[missed + 1]
    assert "near  ASSAULT" in lines[missed + 2]
    lines = list(Viewer(run).lines("09_"))
    found = next(i for i, line in enumerate(lines) if " 09-1 " in line)
    assert lines[found].endswith("wrong: actors")
    assert lines[found + 1].split() == ["gold", "actors=['Kestria']"]
    assert lines[found + 2].split(maxsplit=1) == ["ours", "actors=['?its ambassador']"]
    assert "what alone keeps claims from core: actors 1" in lines[-1]


def test_nested_figures_are_named_by_their_path() -> None:
    assert flat({"all": {"events": 0.5, "note": "x"}, "n": 3}) == {"all.events": 0.5, "n": 3}


def test_the_mean_needs_all_four_crises() -> None:
    figures: dict[str, float | None] = {f"{name}.core": i / 10 for i, name in enumerate(CRISES)}
    assert mean_over_crises(figures)["crises.core"] == pytest.approx(0.15)
    del figures[f"{CRISES[0]}.core"]
    assert mean_over_crises(figures) == {}


def test_targets_compare_with_a_number_or_with_another_figure() -> None:
    lines = target_lines({"seeds.core": 0.39, "pages.keep": 0.9, "pages.plain keep": 0.9})
    assert "NOT REACHED" in next(line for line in lines if "seeds: core" in line)
    assert next(line for line in lines if "keep share" in line).endswith("  reached")
    assert any(line.endswith("not measured") for line in lines)


def test_the_report_keeps_the_previous_figures_and_what_was_written_by_hand(run: Run) -> None:
    first = compose({"seeds.core": 0.5}, [run], "")
    assert previous_figures(first) == {"seeds.core": 0.5}
    second = compose({"seeds.core": 0.6}, [run], first.replace("Nothing yet.", "Sides are worst."))
    assert "| seeds.core | 0.5000 | 0.6000 |" in second
    assert second.endswith(f"{BY_HAND}\n\nSides are worst.\n")
    assert "PROTEST 1" in second


def suite(figures: dict[str, float | None]) -> Suite:
    return Suite("seeds", "made up", EXAMPLES, lambda quick: Result(figures))


@pytest.mark.parametrize(("reached", "status"), [(0.5, 0), (0.4, 1)])
def test_a_fall_below_the_floor_ends_the_run_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], reached: float, status: int
) -> None:
    monkeypatch.setattr(command, "SUITES", (suite({"core": reached}),))
    monkeypatch.setattr(command, "load_floors", lambda: {"seeds.core": 0.5, "places.accuracy": 0.9})
    assert command.main([]) == status
    assert ("FALLEN  seeds.core" in capsys.readouterr().out) is bool(status)


def test_a_broken_suite_is_named_and_fails_the_run_after_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(quick: bool) -> Result:
        raise ValueError("no such page")

    monkeypatch.setattr(command, "SUITES", (Suite("link", "", EXAMPLES, crash), suite({"core": 0.5})))
    monkeypatch.setattr(command, "load_floors", dict)
    assert command.main([]) == 1
    out = capsys.readouterr().out
    assert "BROKEN  link: ValueError: no such page" in out
    assert "core" in out


def test_missing_material_is_skipped_with_a_note(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    absent = Suite("seeds", "", tmp_path / "gold.json", lambda quick: Result({}))
    monkeypatch.setattr(command, "SUITES", (absent,))
    monkeypatch.setattr(command, "load_floors", lambda: {"seeds.core": 0.5})
    assert command.main([]) == 0
    assert "seeds: skipped" in capsys.readouterr().out


def test_an_unknown_suite_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--only", "horoscope"]) == 2
    assert "no such suite" in capsys.readouterr().err


def test_raise_writes_floors_of_what_was_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[dict[str, float]] = []
    monkeypatch.setattr(command, "SUITES", (suite({"core": 0.6, "whole": 0.1, "slots.voice": 0.9}),))
    monkeypatch.setattr(command, "load_floors", lambda: {"seeds.core": 0.5, "places.accuracy": 0.9})
    monkeypatch.setattr(command, "save_floors", written.append)
    assert command.main(["--raise"]) == 0
    assert written == [{"places.accuracy": 0.9, "seeds.core": 0.6, "seeds.whole": 0.1}]


def test_a_sampled_suite_neither_falls_nor_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[dict[str, float]] = []
    sampled = Suite("parser", "made up", EXAMPLES, lambda quick: Result({"LAS": 0.7}), sampled=True)
    monkeypatch.setattr(command, "SUITES", (sampled,))
    monkeypatch.setattr(command, "load_floors", lambda: {"parser.LAS": 0.8})
    monkeypatch.setattr(command, "save_floors", written.append)
    assert command.main(["--quick", "--raise"]) == 0
    assert written == [{"parser.LAS": 0.8}]
    assert command.main([]) == 1


def test_the_report_is_of_full_runs_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "SUITES", (suite({"core": 0.5}),))
    monkeypatch.setattr(command, "write_report", lambda *_: pytest.fail("wrote a report of a part"))
    assert command.main(["--report", "--only", "seeds"]) == 2
    assert "full run" in capsys.readouterr().err
