import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from accord.errors import RecordError
from accord.export import json as export
from accord.record import Contents, Record, Writer
from accord.types import ClaimId, Linked
from tests import factories as make


def with_events(made: Contents, *groups: tuple[str, list[int]]) -> Contents:
    """The crisis with its claims put together otherwise: an id, and the claims' numbers."""
    claims = [c for p in made.pages for c in p.claims]
    events = [make.event([claims[n] for n in numbers], id=id) for id, numbers in groups]
    return replace(made, linked=replace(made.linked, events=tuple(events)))


def test_publishing_again_gives_the_same_record(tmp_path: Path) -> None:
    first = export.export(make.publish(tmp_path / "a.db", make.crisis()))
    assert export.export(make.publish(tmp_path / "a.db", make.crisis())) == first


def test_the_order_of_pages_claims_and_events_does_not_show(tmp_path: Path) -> None:
    made = make.crisis()
    turned = replace(
        made,
        captures=list(made.captures)[::-1],
        pages=[replace(p, claims=p.claims[::-1], actors=p.actors[::-1]) for p in made.pages][::-1],
        linked=replace(made.linked, events=made.linked.events[::-1]),
    )
    first = export.export(make.publish(tmp_path / "a.db", made))
    assert export.export(make.publish(tmp_path / "b.db", turned)) == first


def test_a_build_that_is_interrupted_leaves_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    before = export.export(make.publish(path, make.crisis()))

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("accord.record.checks.figures", interrupt)
    with pytest.raises(KeyboardInterrupt):
        make.publish(path, make.contents([]))
    assert export.export(Record(path)) == before


def test_a_faulty_build_is_not_published(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    before = export.export(make.publish(path, make.crisis()))
    made = make.crisis()
    nowhere = replace(made.linked.events[0], claims=(ClaimId("cnone"),))
    with pytest.raises(RecordError, match=r"not published.*unknown claim cnone"):
        make.publish(path, replace(made, linked=Linked(events=(nowhere,), lineage=(), judgements=())))
    assert export.export(Record(path)) == before


def test_a_merged_event_is_found_by_both_its_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    make.publish(path, with_events(made, ("eA", [0, 1]), ("eB", [3]), ("eC", [2])))
    record = make.publish(path, with_events(made, ("eA", [0, 1, 3]), ("eC", [2])))
    assert record.event("eB") == record.event("eA")
    assert record.redirects() == {"eB": "eA"}


def test_an_old_id_leads_on_through_several_builds(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    make.publish(path, with_events(made, ("eA", [0, 1]), ("eB", [3])))
    make.publish(path, with_events(made, ("eB", [0, 1, 3])))
    record = make.publish(path, with_events(made, ("eC", [0, 1, 3])))
    assert record.event("eA").id == record.event("eB").id == "eC"


def test_an_event_that_was_split_keeps_its_id_for_the_larger_part(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    make.publish(path, with_events(made, ("eA", [0, 1, 3])))
    record = make.publish(path, with_events(made, ("eX", [3]), ("eY", [0, 1])))
    assert record.event("eA").id == "eY"


def test_an_id_whose_claims_are_gone_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    make.publish(path, with_events(made, ("eA", [0]), ("eB", [3])))
    record = make.publish(path, with_events(made, ("eB", [3])))
    with pytest.raises(RecordError, match="event eA is gone"):
        record.event("eA")


def test_an_id_that_comes_back_is_itself_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    make.publish(path, with_events(made, ("eA", [0]), ("eB", [3])))
    make.publish(path, with_events(made, ("eB", [0, 3])))
    record = make.publish(path, with_events(made, ("eA", [0]), ("eB", [3])))
    assert record.event("eA").id == "eA"
    assert record.redirects() == {}


def test_decisions_outlive_a_build_and_are_orphaned_when_their_subject_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    make.publish(path, made).close()
    page = made.pages[0].document
    with Writer(path) as writer:
        writer.decide(make.decision(page, "The mayor of Southport said nine people died.", "ASSAULT"))
    assert [d.orphaned for d in make.publish(path, made).decisions()] == [False]
    empty = make.contents([replace(p, claims=()) for p in made.pages])
    assert [d.orphaned for d in make.publish(path, empty).decisions()] == [True]
    assert [d.orphaned for d in make.publish(path, made).decisions()] == [False]


def test_a_decision_can_be_withdrawn_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    decision = make.decision(made.pages[0].document, "He blamed Northland.", "ACCUSE")
    with Writer(path) as writer:
        writer.decide(decision)
        writer.decide(replace(decision, withdrawn=True))
    assert [d.withdrawn for d in make.publish(path, made).decisions()] == [True]


def test_results_are_kept_for_the_same_capture_and_versions_only(tmp_path: Path) -> None:
    made = make.crisis()
    raw, page = made.captures[0], made.pages[0]
    with Writer(tmp_path / "a.db") as writer:
        writer.keep(make.KEY, [(raw, page)])
        assert writer.results(make.KEY, made.captures) == {raw.id: page}
        assert writer.results(replace(make.KEY, version="2"), [raw]) == {}
        assert writer.results(make.KEY, [replace(raw, stated_publisher="Another")]) == {}


def test_publishing_forgets_results_of_other_versions_and_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    made = make.crisis()
    old = replace(make.KEY, version="0")
    other = make.capture("gone.txt", "Gone.")
    with Writer(path) as writer:
        writer.keep(old, [(made.captures[0], made.pages[0])])
        writer.keep(make.KEY, [(made.captures[0], made.pages[0]), (other, made.pages[0])])
        writer.publish(made, make.KEY)
    assert sqlite3.connect(path).execute("SELECT count(*) FROM stage_results").fetchone() == (1,)


def test_the_bytes_of_pages_are_kept(tmp_path: Path) -> None:
    made = make.crisis()
    make.publish(tmp_path / "a.db", made).close()
    with Writer(tmp_path / "a.db") as writer:
        assert {c.id: c.data for c in writer.captures()} == {c.id: c.data for c in made.captures}
        assert set(writer.capture_names().values()) == {"pages/one.txt", "pages/two.txt"}
