"""The examples' annotations hold together, and stand on what the pages say."""

from __future__ import annotations

import csv
import hashlib
import json
from itertools import combinations
from typing import Any

import pytest
from evaluation.gold import EXAMPLES
from evaluation.wording import fold, sentences_from

from tests.evaluation.perfect import cleaned_text, visible_text

GOLD = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))
DOCUMENTS = GOLD["documents"]
CLAIMS = [(d, c) for d in DOCUMENTS for c in d["claims"]]
ACTORS = {a["name"] for a in GOLD["actors"]}
EVENTS = {e["id"]: e for e in GOLD["events"]}
TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
each_page = pytest.mark.parametrize("document", DOCUMENTS, ids=[d["id"] for d in DOCUMENTS])
MODALITIES = {"asserted", "alleged", "denied", "threatened", "planned", "demanded", "hypothetical"}


def test_every_page_of_the_folder_is_annotated_and_in_the_manifest() -> None:
    pages = sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html"))
    with (EXAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as rows:
        listed = [row["file"] for row in csv.DictReader(rows)]
    assert [d["file"] for d in DOCUMENTS] == pages == listed


def test_there_is_html_of_several_makes_and_plain_text() -> None:
    kinds = [d["file"].rsplit(".")[-1] for d in DOCUMENTS]
    assert kinds.count("html") >= 4
    assert kinds.count("txt") >= 6


@each_page
def test_page_is_the_one_that_was_annotated(document: dict[str, Any]) -> None:
    data = (EXAMPLES / document["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == document["sha256"]


@each_page
def test_every_evidence_begins_one_sentence_of_its_page(document: dict[str, Any]) -> None:
    page = fold(cleaned_text(EXAMPLES / document["file"], document["boilerplate"]))
    for claim in document["claims"]:
        assert len(sentences_from(page, claim["evidence"])) == 1, claim["id"]


@each_page
def test_furniture_is_on_the_page_and_not_in_the_article(document: dict[str, Any]) -> None:
    shown = fold(visible_text(EXAMPLES / document["file"]))
    for line in document["boilerplate"]:
        assert fold(line) in shown, line
    article = fold(cleaned_text(EXAMPLES / document["file"], document["boilerplate"]))
    assert not [line for line in document["boilerplate"] if fold(line) in article]
    for caption in document.get("captions", []):
        assert fold(caption) in article


def test_claims_use_known_types_names_and_events() -> None:
    for _, claim in CLAIMS:
        assert claim["type"] in TYPES, claim["id"]
        assert claim["modality"] in MODALITIES, claim["id"]
        names = {*claim["actors"], *claim["targets"], *claim["attributed_to"]}
        assert names <= ACTORS, (claim["id"], names - ACTORS)
        assert EVENTS[claim["event"]]["type"] == claim["type"], claim["id"]


def test_claim_ids_are_unique_and_name_their_page() -> None:
    ids = [c["id"] for _, c in CLAIMS]
    assert len(set(ids)) == len(ids)
    assert all(c["id"].startswith(d["id"] + "-") for d, c in CLAIMS)


def test_every_event_is_told_by_a_claim_and_relations_lead_to_events() -> None:
    assert {c["event"] for _, c in CLAIMS} == set(EVENTS)
    for event in EVENTS.values():
        assert {r["to"] for r in event["relations"]} <= set(EVENTS) - {event["id"]}


def test_parents_of_actors_are_actors_and_no_spelling_stands_for_two() -> None:
    assert {a["parent"] for a in GOLD["actors"]} - {None} <= ACTORS
    spellings = [
        s.lower() for a in GOLD["actors"] for s in {a["name"].lower(), *map(str.lower, a["aliases"])}
    ]
    assert sorted(set(spellings)) == sorted(spellings)


def test_lineage_covers_every_pair_of_pages_and_finds_one_agency_story_thrice() -> None:
    pairs = [(x["a"], x["b"]) for x in GOLD["lineage"]]
    assert pairs == list(combinations([d["id"] for d in DOCUMENTS], 2))
    dependent = {(x["a"], x["b"]) for x in GOLD["lineage"] if x["kind"] != "independent"}
    assert dependent == {("01", "02"), ("01", "03"), ("02", "03")}


def test_dates_and_tolls_are_in_order() -> None:
    for _, claim in CLAIMS:
        date = claim["date"] or {}
        if date.get("earliest") and date.get("latest"):
            assert date["earliest"] <= date["latest"], claim["id"]
        for toll in filter(None, (claim["toll"] or {}).values()):
            if toll["low"] is not None and toll["high"] is not None:
                assert toll["low"] <= toll["high"], claim["id"]


def test_the_corpus_shows_what_it_is_for() -> None:
    kinds = {c["type"] for _, c in CLAIMS}
    assert {"PROTEST", "SANCTION", "RETREAT", "AID", "THREATEN", "REQUEST", "MOBILIZE", "COERCE"} <= kinds
    assert {"alleged", "planned", "denied"} <= {c["modality"] for _, c in CLAIMS}
    killed = [
        (c["toll"]["killed"]["low"], c["toll"]["killed"]["high"])
        for _, c in CLAIMS
        if c["event"] == "E1" and (c["toll"] or {}).get("killed")
    ]
    assert (14, None) in killed and (8, 8) in killed
    assert [d["id"] for d in DOCUMENTS if d["published"]["earliest"] != d["published"]["latest"]] == ["03"]
