import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
import stix2

from accord.export.stix import EXTENSION, MARKINGS, Tlp, export
from accord.record import Record
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return make.publish(tmp_path / "crisis.db", make.crisis())


def bundle(record: Record, tlp: Tlp = "amber") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(export(record, tlp))
    return data


def of(record: Record, kind: str) -> list[dict[str, Any]]:
    return [o for o in bundle(record)["objects"] if o["type"] == kind]


def sound(record: Record) -> None:
    """stix2 reads every object, and every reference leads to an object of the bundle."""
    parsed = stix2.parse(export(record).decode("utf-8"), allow_custom=False)
    ids = {o["id"] for o in parsed.objects}
    assert len(ids) == len(parsed.objects) > 3
    for one in bundle(record)["objects"]:
        references = [one[k] for k in one if k.endswith("_ref")]
        references += [r for k in one if k.endswith("_refs") for r in one[k]]
        assert set(references) <= ids


def test_stix2_reads_every_object_and_every_reference_leads_somewhere(record: Record) -> None:
    sound(record)


def test_an_incident_tells_toll_and_days_in_an_extension(record: Record) -> None:
    strike = of(record, "incident")[0]
    told = strike["extensions"][EXTENSION]
    assert strike["name"] == "Northland strikes Southport"
    assert (told["earliest"], told["latest"], told["contested"]) == ("2031-03-03", "2031-03-03", 1)
    assert told["toll"] == [{"kind": "killed", "low": 9, "best": 9, "high": 14}]
    assert [e["id"] for e in of(record, "extension-definition")] == [EXTENSION]


def test_sides_and_places_are_relationships(record: Record) -> None:
    names = {o["id"]: o["name"] for o in bundle(record)["objects"] if "name" in o}
    told = {(r["relationship_type"], names[r["target_ref"]]) for r in of(record, "relationship")}
    assert {("has-actor", "Northland"), ("has-target", "Northland"), ("located-at", "Southport")} <= told


def test_a_claim_is_a_note_with_its_sentence_and_voice(record: Record) -> None:
    note = next(n for n in of(record, "note") if "nine" in n["content"])
    assert note["content"] == "The mayor of Southport said nine people died."
    assert note["authors"] == ["Mayor of Southport"]
    assert note["external_references"][0]["source_name"] == "The Gazette"


def test_a_denial_is_an_opinion_against_the_incident(tmp_path: Path) -> None:
    made = make.crisis()
    one, two = made.pages
    denied = replace(two, claims=(replace(two.claims[0], modality="denied"),))
    record = make.publish(tmp_path / "r.db", replace(made, pages=[one, denied]))
    (opinion,) = of(record, "opinion")
    assert (opinion["opinion"], opinion["authors"]) == ("strongly-disagree", ["Northland Army"])
    assert opinion["object_refs"] == [of(record, "incident")[0]["id"]]
    sound(record)


@pytest.mark.parametrize("tlp", get_args(Tlp))
def test_every_object_has_the_marking_that_was_chosen(record: Record, tlp: Tlp) -> None:
    marking, *rest = bundle(record, tlp)["objects"]
    assert (marking["id"], marking["name"]) == (f"marking-definition--{MARKINGS[tlp]}", f"TLP:{tlp.upper()}")
    assert {tuple(o["object_marking_refs"]) for o in rest} == {(marking["id"],)}


def test_the_report_is_over_everything_but_what_stands_once(record: Record) -> None:
    (report,) = of(record, "report")
    everything = {o["id"] for o in bundle(record)["objects"]}
    once = {"marking-definition", "extension-definition", "report"}
    assert {i.partition("--")[0] for i in everything - set(report["object_refs"])} == once | {"identity"}


def test_the_bytes_are_the_same_each_time(record: Record) -> None:
    assert export(record) == export(record)
