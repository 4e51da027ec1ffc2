"""From a folder of annotated pages to its score, through the real pipeline."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from evaluation.crises import run_crisis
from evaluation.gold import EXAMPLES


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
