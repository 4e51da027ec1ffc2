"""Tasks, codings that nobody else sees, and how far coders agree."""

from pathlib import Path

import pytest

from accord.errors import InputError, NotFound
from accord.record import Record, coding
from accord.record.coding import Coding
from accord.types import CaptureId
from tests import factories as make

CODED = {
    "task": "t1",
    "field": "claim",
    "value": "",
    "quote": "He blamed Northland.",
    "reason": None,
    "at": "now",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make.publish(tmp_path / "r.db", make.crisis()).close()
    return tmp_path / "r.db"


def page(path: Path) -> CaptureId:
    with Record(path) as record:
        return record.documents()[0].capture


def coded(coder: str, claim: str, verdict: str, **more: str) -> Coding:
    return Coding(**{**CODED, "coder": coder, "claim": claim, "verdict": verdict, **more})


def test_a_page_is_given_to_two_people_who_finish_one_after_the_other(path: Path) -> None:
    assert coding.assign(path, page(path), ["ada", "ben", "ada"], True, "eve") == "t1"
    with Record(path) as record:
        assert coding.blind_pages(record, "ada") == {page(path)}
        assert coding.blind_pages(record, "eve") == frozenset()
    coding.finish(path, "t1", "ada")
    with Record(path) as record:
        found = coding.task(record, "t1")
        assert [c.name for c in found.coders if c.finished] == ["ada"] and found.open
        assert coding.blind_pages(record, "ada") == frozenset()
    coding.finish(path, "t1", "ben")
    with Record(path) as record:
        assert not coding.task(record, "t1").open
        with pytest.raises(NotFound):
            coding.task(record, "t2")


@pytest.mark.parametrize(
    ("names", "blind", "wrong"),
    [(["ada"], True, "two people"), ([" "], False, "name who is"), (["ben"], False, "has this page")],
)
def test_a_task_that_cannot_be_is_refused(path: Path, names: list[str], blind: bool, wrong: str) -> None:
    coding.assign(path, page(path), ["ben"], False, "eve")
    with pytest.raises(InputError, match=wrong):
        coding.assign(path, page(path), names, blind, "eve")


def test_a_coder_may_think_again_until_they_have_finished(path: Path) -> None:
    coding.assign(path, page(path), ["ada", "ben"], True, "eve")
    coding.code(path, coded("ada", "c1", "accept"))
    coding.code(path, coded("ada", "c1", "reject"))
    coding.code(path, coded("ada", "c2", "accept"))
    coding.forget(path, "t1", "ada", "c2", "claim")
    coding.finish(path, "t1", "ada")
    coding.forget(path, "t1", "ada", "c1", "claim")
    with pytest.raises(InputError, match="has finished it"):
        coding.code(path, coded("ada", "c1", "accept"))
    with pytest.raises(InputError, match="does not code it"):
        coding.code(path, coded("eve", "c1", "accept"))
    with Record(path) as record:
        assert [(c.claim, c.verdict) for c in coding.codings(record, "t1", "ada")] == [("c1", "reject")]
        assert coding.codings(record, "t1", "ben") == ()


def test_tasks_and_codings_outlive_a_build(path: Path) -> None:
    coding.assign(path, page(path), ["ada", "ben"], True, "eve")
    coding.code(path, coded("ada", "c1", "accept"))
    make.publish(path, make.crisis()).close()
    with Record(path) as record:
        assert coding.blind_pages(record, "ada") == {page(path)}
        assert len(coding.codings(record, "t1")) == 1


def test_agreement_counts_what_two_judged_and_each_corrected_field() -> None:
    told = {"c1": {"killed": "nine=9", "type": "ASSAULT"}, "c2": {"killed": "none"}}
    found = coding.agreement(
        [
            *(
                coded("ada", c, v)
                for c, v in (("c1", "accept"), ("c2", "accept"), ("c3", "reject"), ("c4", "accept"))
            ),
            *(coded("ben", c, v) for c, v in (("c1", "accept"), ("c2", "reject"), ("c3", "reject"))),
            coded("ada", "c1", "edit", field="killed", value="nine=9.."),
            coded("ada", "c1", "edit", field="type", value="AID"),
            coded("ben", "c1", "edit", field="type", value="AID"),
        ],
        told,
    )
    assert (found.judged, found.same) == (3, 2)
    assert found.fields == (("killed", 1, 0), ("type", 1, 1))


def test_alpha_is_that_of_the_books_example_of_nominal_data() -> None:
    one, two = "0100000000", "1110010010"  # Krippendorff, Computing Krippendorff's Alpha-Reliability, A
    assert coding.krippendorff(list(zip(one, two, strict=True))) == pytest.approx(0.095, abs=0.0005)


def test_alpha_is_one_where_all_agree_and_none_where_there_is_one_value_only() -> None:
    assert coding.krippendorff([["a", "a"], ["b", "b"]]) == 1
    assert coding.krippendorff([["a", "a"], ["a"]]) is None
