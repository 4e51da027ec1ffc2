"""From a folder of annotated pages to its score, through the real pipeline."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from evaluation.crises import run_crisis
from evaluation.gold import EXAMPLES

from evaluation import crises, outside
from tests.evaluation.perfect import record_from_gold


@pytest.mark.slow
def test_a_folder_is_built_with_its_manifest_and_scored(tmp_path: Path) -> None:
    gold = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))
    kept = [d for d in gold["documents"] if d["id"] in ("02", "14")]
    (tmp_path / "gold.json").write_text(json.dumps(gold | {"documents": kept, "lineage": []}))
    for document in kept:
        shutil.copy(EXAMPLES / document["file"], tmp_path)
    (tmp_path / "manifest.csv").write_text(f"file,published\n{kept[0]['file']},2021-06-08\n")
    run = run_crisis("two pages", tmp_path)
    assert set(run.score.pages.values()) == {d["file"] for d in kept}
    published = {d["file"]: d["published"] for d in run.record["documents"]}
    assert published[kept[0]["file"]]["earliest"] == "2021-06-08"
    assert len(run.score.matches) + len(run.score.missed) == len(kept[0]["claims"])
    assert run.score.matches
    assert [t for t in run.troubles if "14_grenzbote.txt" in t]


def test_where_the_outside_scorer_is_missing_ours_stands_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(outside, "TOOL", tmp_path / "score_record.py")
    outside.outside_scorer.cache_clear()
    try:
        monkeypatch.setattr(crises, "build_record", lambda folder: record_from_gold(folder / "gold.json"))
        run = run_crisis("examples", EXAMPLES)
    finally:
        outside.outside_scorer.cache_clear()
    assert run.score.figures["core"] == 1.0


def test_scorers_that_differ_stop_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crises, "build_record", lambda folder: record_from_gold(folder / "gold.json"))
    monkeypatch.setattr(crises, "outside_scorer", lambda: object())
    monkeypatch.setattr(crises, "outside_figures", lambda record, gold: {"core": 0.5})
    with pytest.raises(crises.ScorersDisagree, match=r"examples\.core: 1\.0 here, 0\.5"):
        run_crisis("examples", EXAMPLES)
