import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from accord.export.ucdp import export
from accord.record import Contents
from accord.types import Actor, ActorId, Event, EventRelation, EventToll, Page
from tests import factories as make

TEXT = "Westland killed 7 people of the Front in Eastmark on Tuesday."
WESTLAND = make.actor("WST", "Westland", country="WST")
EASTLAND = make.actor("EST", "Eastland", country="EST")
ARMY = make.actor("WST-army", "Westland Army", kind="state-organ", parent=ActorId("WST"))
FRONT = make.actor("x:front", "The Front", kind="armed-group")
LEAGUE = make.actor("x:league", "The League", kind="armed-group")
PEOPLE = make.actor("x:people", "Villagers", kind="civilians")
SCHOOL = make.actor("x:school", "The school", kind="other")
ALL = (WESTLAND, EASTLAND, ARMY, FRONT, LEAGUE, PEOPLE, SCHOOL)


def toll(best: int, group: str | None = None) -> EventToll:
    return EventToll(kind="killed", group=group, low=best, best=best, high=best)


def raid(file: str, by: list[Actor], on: list[Actor], **more: object) -> tuple[Page, Event]:
    """A page that tells of one raid at Eastmark in Eastland, and its event."""
    page = make.document(file, TEXT)
    modality = more.pop("modality", "asserted")
    tolls = more.pop("tolls", (toll(7),))
    claim = make.claim(
        page,
        TEXT,
        "ASSAULT",
        "killed",
        by=[("Westland", a.id) for a in by],
        on=[("the Front", a.id) for a in on],
        place=("Eastmark", "EST"),
        date=("Tuesday", make.period("2031-03-04")),
        modality=modality,  # type: ignore[arg-type]
    )
    event = make.event([claim], "A raid", tolls=tolls, **more)
    return Page(document=page, claims=(claim,), actors=ALL), event


def rows(tmp_path: Path, *raids: tuple[Page, Event]) -> list[dict[str, str]]:
    made: Contents = make.contents([p for p, _ in raids], [e for _, e in raids])
    with make.publish(tmp_path / "r.db", made) as record:
        text = export(record).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_has_the_49_columns_and_says_whose_it_is(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, raid("a.txt", [WESTLAND], [FRONT]))
    assert len(row) == 49
    assert row["code_status"] == "accord (machine-made, not UCDP)"
    assert row["conflict_new_id"] == row["dyad_new_id"] == row["gwnoa"] == ""
    assert (row["date_start"], row["date_prec"], row["where_prec"], row["country"]) == (
        *("2031-03-04", "1", "1", "EST"),
    )


@pytest.mark.parametrize(
    ("by", "on", "sides", "violence"),
    [
        ([WESTLAND], [EASTLAND], ("Government of Westland", "Government of Eastland"), "1"),
        ([ARMY], [FRONT], ("Government of Westland", "The Front"), "1"),
        ([WESTLAND], [EASTLAND, FRONT], ("Government of Westland", "The Front"), "1"),
        ([FRONT], [ARMY], ("Government of Westland", "The Front"), "1"),
        ([FRONT], [PEOPLE], ("The Front", "Civilians"), "3"),
        ([FRONT], [], ("The Front", ""), ""),
        ([FRONT], [SCHOOL], ("The Front", ""), ""),
        ([], [FRONT], ("", "The Front"), ""),
    ],
)
def test_the_sides_of_a_raid_on_eastlands_soil(
    tmp_path: Path, by: list[Actor], on: list[Actor], sides: tuple[str, str], violence: str
) -> None:
    (row,) = rows(tmp_path, raid("a.txt", by, on))
    assert (row["side_a"], row["side_b"]) == sides
    assert row["type_of_violence"] == violence


def test_several_groups_that_a_state_hits_are_several_dyads_with_the_dead_divided(tmp_path: Path) -> None:
    tolls = (toll(9), toll(4, "fighters"), toll(2, "women"))
    found = rows(tmp_path, raid("a.txt", [WESTLAND], [FRONT, LEAGUE], tolls=tolls))
    assert [r["dyad_name"] for r in found] == [
        f"Government of Westland - {x}" for x in ("The Front", "The League")
    ]
    assert [r["relid"][-14:] for r in found] == ["(1 of 2 dyads)", "(2 of 2 dyads)"]
    assert len({r["id"] for r in found}) == 2
    whole = {"best": 9, "low": 9, "high": 9, "deaths_b": 4, "deaths_civilians": 2, "deaths_unknown": 3}
    assert {c: sum(int(r[c]) for r in found) for c in whole} == whole


def test_one_dead_of_two_dyads_is_one_row(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, raid("a.txt", [WESTLAND], [FRONT, LEAGUE], tolls=(toll(1),)))
    assert (row["side_b"], row["best"]) == ("The Front", "1")


def test_a_group_that_pages_only_describe_makes_no_dyad_beside_one_that_they_name(tmp_path: Path) -> None:
    page, event = raid("a.txt", [WESTLAND], [FRONT, LEAGUE])
    (claim,) = page.claims
    named, other = claim.targets
    described = replace(other, mention=replace(other.mention, kind="description"))
    claim = replace(claim, targets=(named, described))
    (row,) = rows(tmp_path, (replace(page, claims=(claim,)), event))
    assert (row["side_b"], row["best"]) == ("The Front", "7")


def test_a_group_that_only_a_claim_names_is_the_other_side(tmp_path: Path) -> None:
    page, event = raid("a.txt", [WESTLAND], [FRONT], targets=(EASTLAND.id,))
    assert rows(tmp_path, (page, event))[0]["side_b"] == "The Front"


def test_raids_of_one_day_place_and_dyad_are_one_row(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, raid("a.txt", [WESTLAND], [FRONT]), raid("b.txt", [WESTLAND], [FRONT]))
    assert (row["best"], row["low"], row["high"], row["number_of_sources"]) == ("14", "14", "14", "2")


def test_a_part_is_not_added_to_its_whole(tmp_path: Path) -> None:
    whole = raid("a.txt", [WESTLAND], [FRONT])
    claims = whole[1].claims
    tie = EventRelation(to=whole[1].id, kind="part-of", claims=claims, voices=(), basis="so it says")
    (row,) = rows(tmp_path, whole, raid("b.txt", [WESTLAND], [FRONT], relations=(tie,)))
    assert row["best"] == "7"


def test_figures_of_groups_are_not_added_to_the_total(tmp_path: Path) -> None:
    tolls = (toll(7), toll(3, "civilians"), toll(2, "children"))
    (row,) = rows(tmp_path, raid("a.txt", [WESTLAND], [FRONT], tolls=tolls))
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == ("7", "3", "4")


def test_a_total_that_one_voice_puts_below_a_part_is_that_part(tmp_path: Path) -> None:
    disputed = EventToll(kind="killed", group=None, low=0, best=0, high=5)
    (row,) = rows(tmp_path, raid("a.txt", [FRONT], [ARMY], tolls=(disputed, toll(5, "soldiers"))))
    assert (row["best"], row["low"], row["high"], row["deaths_a"], row["deaths_unknown"]) == (
        *("5", "0", "5", "5", "0"),
    )


def test_the_dead_are_told_by_side_where_a_state_fights_a_group(tmp_path: Path) -> None:
    tolls = (toll(9), toll(4, "fighters"), toll(3, "Westland soldiers"), toll(1, "women"))
    (row,) = rows(tmp_path, raid("a.txt", [ARMY], [FRONT], tolls=tolls))
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == (
        *("3", "4", "1", "1"),
    )


@pytest.mark.parametrize(
    "more",
    [{"modality": "denied"}, {"modality": "planned"}, {"tolls": ()}, {"date": None}, {"tolls": (toll(0),)}],
)
def test_what_did_not_kill_or_is_not_dated_has_no_row(tmp_path: Path, more: dict[str, object]) -> None:
    assert rows(tmp_path, raid("a.txt", [WESTLAND], [FRONT], **more)) == []
