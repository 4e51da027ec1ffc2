"""Events on doubtful claims alone: kept, marked, and left out of overview, feed and report by default."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord.cli import main
from accord.record import Contents
from accord.record.decisions import decision_on, effects
from accord.types import Page
from tests import factories as make
from tests.web.conftest import Serve
from tests.web.test_pages import see, titles

SURE, UNSURE = "Rebels attack Dovrin", "Rebels attack Luskar"


def doubtful(accepted: bool = False) -> Contents:
    page = make.document("p.txt", "Rebels struck Dovrin. Raiders hit Luskar.", make.period("2031-03-04"))
    sure = make.claim(page, "Rebels struck Dovrin.", "ASSAULT", "struck")
    unsure = make.claim(page, "Raiders hit Luskar.", "ASSAULT", "hit", confidence=0.04)
    found = make.contents(
        [Page(document=page, claims=(sure, unsure))],
        [make.event([sure], SURE), make.event([unsure], UNSURE)],
    )
    if not accepted:
        return found
    at = dt.datetime(2031, 3, 5, tzinfo=dt.UTC)
    pages, both = {page.id: page}, (sure, unsure)
    taken = decision_on("accept", pages, [unsure], both, id="x1", by="Ada", at=at, reason="I was there")
    return replace(found, decisions=[taken], effects=effects([taken], [page], both))


@pytest.fixture
def browser(serve: Serve) -> TestClient:
    return serve(doubtful())


def test_they_are_left_out_of_the_overview_counted_and_shown_on_demand(browser: TestClient) -> None:
    assert titles(browser, "") == [SURE]
    seen = see(browser, "/")
    assert "1 event on doubtful claims alone left out: show it, too" in seen.text
    assert "/?doubtful=1" in seen.addresses
    assert sorted(titles(browser, "doubtful=1")) == [SURE, UNSURE]
    assert "left out:" not in see(browser, "/?doubtful=1").text


@pytest.mark.parametrize("query", ["type=ASSAULT", "q=luskar", "q=raiders&type=ASSAULT", "reviewed=no"])
def test_the_switch_goes_with_the_other_filters_and_their_counts(browser: TestClient, query: str) -> None:
    assert UNSURE not in titles(browser, query)
    assert UNSURE in titles(browser, f"{query}&doubtful=1")
    left, all_of_them = (browser.get(f"/api/events?{q}").json() for q in (query, f"{query}&doubtful=1"))
    assert left["total"] == len(left["events"]) == all_of_them["total"] - 1
    assert (left["left_out"], all_of_them["left_out"]) == (1, 0)


def test_map_and_feed_leave_them_out_too(browser: TestClient) -> None:
    assert [e["title"] for e in browser.get("/api/overview").json()["events"]] == [SURE]
    assert len(browser.get("/api/overview?doubtful=1").json()["events"]) == 2
    assert UNSURE not in browser.get("/feed.atom").text
    assert UNSURE in browser.get("/feed.atom?doubtful=1").text


def test_they_are_marked_where_they_are_shown(browser: TestClient) -> None:
    listed = browser.get("/?doubtful=1").text
    assert listed.count('<span class="tag doubtful">') == 1
    events = browser.get("/api/events?doubtful=1").json()["events"]
    ids = {e["title"]: e["id"] for e in events}
    assert "accord's confidence in it is 0.04" in see(browser, f"/events/{ids[UNSURE]}").text
    assert "doubtful" not in see(browser, f"/events/{ids[SURE]}").text
    page = browser.get("/api/pages").json()["pages"][0]["id"]
    assert browser.get(f"/pages/{page}").text.count('<span class="tag doubtful">') == 1


def test_what_a_person_has_accepted_is_not_doubtful(serve: Serve) -> None:
    browser = serve(doubtful(accepted=True))
    assert sorted(titles(browser, "")) == [SURE, UNSURE]
    assert "doubtful" not in browser.get("/").text.replace('name="doubtful"', "")


def test_a_report_leaves_them_out_and_says_so_unless_they_are_asked_for(tmp_path: Path) -> None:
    path, out = tmp_path / "r.db", tmp_path / "r.html"
    made = doubtful()
    make.publish(path, made).close()
    (unsure,) = (e.id for e in made.linked.events if e.title == UNSURE)
    texts = []
    for more in ([], ["--doubtful"], ["--event", unsure]):
        assert main(["report", str(path), "-o", str(out), *more]) == 0
        texts.append(out.read_text(encoding="utf-8"))
    assert UNSURE not in texts[0] and "Left out: 1 event on claims alone" in texts[0]
    assert UNSURE in texts[1] and UNSURE in texts[2] and "Left out" not in texts[1] + texts[2]


def test_a_report_of_doubtful_events_alone_names_the_switch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = doubtful()
    alone = [e for e in made.linked.events if e.title == UNSURE]
    made = replace(made, linked=replace(made.linked, events=tuple(alone)))
    make.publish(tmp_path / "r.db", made).close()
    assert main(["report", str(tmp_path / "r.db"), "-o", str(tmp_path / "r.html")]) == 2
    assert "--doubtful" in capsys.readouterr().err
