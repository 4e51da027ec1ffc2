import json
from dataclasses import replace
from pathlib import Path

import pytest

from accord.export.webannotation import export
from accord.record import Record
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


def test_every_claim_is_an_annotation_on_words_of_its_page(record: Record) -> None:
    data = json.loads(export(record))
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert [a["id"] for a in data["items"]] == [f"urn:accord:claim:{c.id}" for c in record.claims()]
    texts = {d.file: d.text for d in record.documents()}
    for annotation in data["items"]:
        for target in annotation["target"]:
            words, position = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == words["exact"]
            assert words["prefix"] + words["exact"] + words["suffix"] in text


def test_what_a_claim_says_is_told_in_words(record: Record) -> None:
    strike = json.loads(export(record))["items"][0]
    assert strike["body"][-1]["value"] == "ASSAULT (asserted); by: Northland; when: 2031-03-03"


def test_a_rejected_claim_is_left_out(tmp_path: Path) -> None:
    made = make.crisis()
    page = made.pages[0].document
    words = "He blamed Northland."
    no = make.decision(page, words, "ACCUSE", field="claim", verdict="reject", old=None, new=None)
    decided = replace(make.contents(made.pages, made.linked.events[:1]), decisions=[no])
    with make.publish(tmp_path / "r.db", decided) as record:
        (rejected,) = record.decided().rejected
        told = [a["id"] for a in json.loads(export(record))["items"]]
    assert len(told) == 3
    assert f"urn:accord:claim:{rejected}" not in told
