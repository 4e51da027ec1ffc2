"""A flawless record scores 1, flaws cost what they should, and the outside scorer agrees."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from evaluation.gold import EXAMPLES, load_gold
from evaluation.outside import TOOL, outside_figures
from evaluation.score import Score, score

from tests.evaluation.perfect import record_from_gold

GOLD = EXAMPLES / "gold.json"


@pytest.fixture(scope="module")
def perfect() -> dict[str, Any]:
    return record_from_gold(GOLD)


def scored(record: dict[str, Any]) -> Score:
    return score(record, load_gold(GOLD))


def test_the_annotations_own_record_scores_one_everywhere(perfect: dict[str, Any]) -> None:
    result = scored(perfect)
    assert {k: v for k, v in result.figures.items() if v is not None and v != 1.0} == {}
    assert (result.missed, result.extra) == ([], [])


def test_a_missed_claim_costs_recall_alone(perfect: dict[str, Any]) -> None:
    record = perfect | {"claims": perfect["claims"][1:]}
    result = scored(record)
    assert result.figures["claims.precision"] == 1.0
    assert result.figures["claims.recall"] == pytest.approx(1 - 1 / len(perfect["claims"]))
    assert [c.id for c in result.missed] == [perfect["claims"][0]["id"]]


def test_a_wrong_toll_costs_whole_and_not_core(perfect: dict[str, Any]) -> None:
    record = copy.deepcopy(perfect)
    claim = next(c for c in record["claims"] if c["tolls"] and c["tolls"][0]["low"] == 14)
    claim["tolls"][0]["low"] = 41
    result = scored(record)
    assert result.figures["core"] == 1.0
    assert result.figures["whole"] == pytest.approx(1 - 1 / len(record["claims"]))
    assert [m.wrong() for m in result.matches if m.wrong()] == [["tolls"]]


def test_a_silenced_voice_costs_core(perfect: dict[str, Any]) -> None:
    record = copy.deepcopy(perfect)
    for claim in record["claims"]:
        claim["voices"] = []
    result = scored(record)
    assert result.figures["slots.voice"] == 0.0
    spoken = sum(bool(c.voice) for c in load_gold(GOLD).claims)
    assert result.figures["core"] == pytest.approx(1 - spoken / len(record["claims"]))


def test_a_quote_that_is_not_the_text_does_not_count(perfect: dict[str, Any]) -> None:
    record = copy.deepcopy(perfect)
    record["claims"][0]["evidence"][0]["quote"] += "x"
    assert len(scored(record).matches) == len(record["claims"]) - 1


def test_a_swap_of_actor_and_target_costs_core(perfect: dict[str, Any]) -> None:
    record = copy.deepcopy(perfect)
    claim = next(c for c in record["claims"] if c["type"] == "THREATEN" and c["targets"])
    claim["actors"], claim["targets"] = claim["targets"], claim["actors"]
    result = scored(record)
    assert [m.wanted.id for m in result.matches if not m.half_right] == [claim["id"]]


def test_furniture_left_in_the_text_and_copies_not_seen_are_counted(perfect: dict[str, Any]) -> None:
    record = copy.deepcopy(perfect)
    gold = load_gold(GOLD)
    record["documents"][0]["text"] += "\nAccept all cookies"
    record["lineage"] = []
    figures = scored(record).figures
    lines = sum(len(p.furniture) for p in gold.pages)
    assert figures["furniture.gone"] == pytest.approx(1 - 1 / lines)
    assert figures["lineage"] == 0.0


def spoiled(record: dict[str, Any]) -> dict[str, Any]:
    """The record with every seventh claim lost and flaws of many kinds in the rest."""
    record = copy.deepcopy(record)
    record["claims"] = [c for i, c in enumerate(record["claims"]) if i % 7]
    for i, claim in enumerate(record["claims"]):
        if i % 3 == 0:
            claim["actors"], claim["targets"] = claim["targets"], claim["actors"]
        if i % 4 == 1:
            claim["voices"] = (
                [] if claim["voices"] else [{"kind": "speaker", "actor": None, "mention": {"quote": "he"}}]
            )
        if i % 5 == 2:
            claim["modality"] = "alleged"
        if i % 6 == 3:
            claim["date"] = {"earliest": "2021-06", "latest": None}
            claim["places"] = [{"country": "FRA", "lat": 46.0, "lon": 2.0}]
            claim["tolls"] = [{"kind": "killed", "group": "women", "low": 1, "high": None}]
            claim["means"] = [{"kind": "missile"}]
        if i % 8 == 5:
            claim["event"] = record["events"][0]["id"]
    record["events"][3]["contested"] = ["killed"]
    record["lineage"] = record["lineage"][1:]
    record["documents"][1]["published"] = None
    return record


@pytest.mark.skipif(not TOOL.exists(), reason="needs ../shared/tools/score_record.py")
@pytest.mark.parametrize("flawed", [False, True])
def test_the_outside_scorer_agrees(perfect: dict[str, Any], flawed: bool) -> None:
    record = spoiled(perfect) if flawed else perfect
    ours = scored(record).figures
    outside = outside_figures(record, GOLD)
    assert ours == pytest.approx(outside, nan_ok=False)
    assert (ours["core"] == 1.0) is not flawed
