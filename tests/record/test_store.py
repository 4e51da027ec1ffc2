import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.errors import NotFound
from accord.record import Record
from accord.types import ClaimDate
from tests import factories as make


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with make.publish(tmp_path / "crisis.db", make.crisis()) as opened:
        yield opened


def test_all_that_was_published_comes_back_equal(record: Record) -> None:
    made = make.crisis()
    assert {d.id: d for d in record.documents(as_on_page=True)} == {
        p.document.id: p.document for p in made.pages
    }
    assert {c.id: c for c in record.claims(as_on_page=True)} == {
        c.id: c for p in made.pages for c in p.claims
    }
    assert {e.id: e for e in record.events()} == {e.id: e for e in made.linked.events}
    assert record.lineage() == made.linked.lineage
    assert record.judgements() == made.linked.judgements
    assert record.problems() == tuple(made.problems)
    assert record.dates() == made.dates
    assert record.published() == dict(made.linked.published)
    assert sorted(record.captures(), key=lambda c: c.file or "") == list(made.captures)


def test_an_undated_pages_claims_carry_the_date_that_the_record_gives_them(record: Record) -> None:
    page = record.document("two.txt")
    assert page.published == make.period("2031-03-03", "2031-03-09", "tells the same as pages/one.txt")
    (claim,) = record.claims(document=page.id)
    assert claim.date == ClaimDate(
        period=make.period("2031-03-03"), mention=make.mention(page, "Tuesday", "time")
    )
    (as_it_stands,) = record.claims(document=page.id, as_on_page=True)
    assert as_it_stands.date is not None and as_it_stands.date.period.earliest is None


def test_pages_come_by_file_and_claims_as_they_stand(record: Record) -> None:
    assert [d.file for d in record.documents()] == ["pages/one.txt", "pages/two.txt"]
    assert [c.trigger.quote for c in record.claims()] == ["struck", "died", "blamed", "hit"]


def test_an_event_gives_its_claims(record: Record) -> None:
    strike = next(e for e in record.events() if e.contested)
    assert [c.trigger.quote for c in record.claims(event=strike.id)] == ["struck", "died", "hit"]
    assert record.judgements(event=strike.id) == record.judgements()


def test_events_without_a_date_come_last(record: Record) -> None:
    assert [e.date is None for e in record.events()] == [False, True]


def test_an_event_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    first = record.events()[0]
    assert record.event(first.id[:6]) == first
    with pytest.raises(NotFound, match="2 events begin with 'e'"):
        record.event("e")
    with pytest.raises(NotFound, match="no event"):
        record.event("nothing")


def test_a_page_is_found_by_its_file_or_the_end_of_it(record: Record) -> None:
    assert record.document("pages/one.txt") == record.document("one.txt")
    with pytest.raises(NotFound, match=r"no page 'ne\.txt'"):
        record.document("ne.txt")


def test_an_actor_is_found_by_name_or_alias_in_any_case(record: Record) -> None:
    assert record.actor("northland").id == "NRD"
    assert record.actor("Northland's Army").id == "NRD-army"
    assert record.actor("mayor").id == "x:mayor of southport"
    with pytest.raises(NotFound, match="no actor 'Atlantis'"):
        record.actor("Atlantis")


def test_an_actor_of_two_pages_has_the_aliases_of_both(tmp_path: Path) -> None:
    made = make.crisis()
    first, second = made.pages
    other = make.actor("NRD", "Northland", country="NRD", aliases=("The North",))
    from dataclasses import replace

    pages = [first, replace(second, actors=(other, second.actors[1]))]
    record = make.publish(tmp_path / "r.db", replace(made, pages=pages))
    assert record.actor("NRD").aliases == ("Northland", "The North")


def test_words_are_found_in_claims_first(record: Record) -> None:
    hits = record.search("nine")
    assert [h.claim is None for h in hits] == [False, True]
    assert "[nine]" in hits[0].excerpt
    assert record.search("fight*")[0].excerpt.endswith("killed 14 [fighters].")
    assert record.search('"') == ()
    assert record.search("") == ()


def test_the_summary_counts(record: Record) -> None:
    summary = record.summary()
    assert (summary.pages, summary.claims, summary.events, summary.disputed) == (2, 4, 2, 1)
    assert [p.file for p in summary.left_out] == ["pages/notes.pdf"]
    assert summary.problems == ()
    assert summary.fill["with a toll"] == 0.5


def test_the_views_read_well_in_any_sqlite_tool(record: Record) -> None:
    plain = sqlite3.connect(record.path)
    row = plain.execute("SELECT title, place, toll, pages, origins, contested FROM timeline").fetchone()
    assert row == ("Northland strikes Southport", "Southport", "killed 9", 2, 2, 1)
    rows = plain.execute("SELECT actors, says, earliest FROM claims_with_sentences").fetchall()
    assert rows[1] == ("Northland", "Mayor of Southport", None)
    assert rows[3] == ("Northland Army", "Northland Army", "2031-03-03")
    assert [r[1] for r in plain.execute("SELECT field, position FROM disputes")] == ["9", "14"]
    assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_closed_record_says_so(record: Record) -> None:
    record.close()
    with pytest.raises(ValueError, match="was closed"):
        record.events()


def test_ids_are_told_apart_by_as_few_characters_as_may_be(record: Record) -> None:
    ids = [e.id for e in record.events()]
    size = record.telling_length(1)
    assert len({i[:size] for i in ids}) == len(ids)
    assert size == 1 or len({i[: size - 1] for i in ids}) < len(ids)
    assert record.telling_length(size + 2) == size + 2
