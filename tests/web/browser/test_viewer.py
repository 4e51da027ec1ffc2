"""Map, timeline and network: drawn from what comes with accord, with one selection and the same filters."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from accord.web.pages import VIEWER
from tests.web.browser.conftest import Window

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (VIEWER / "overview.js").exists(), reason="viewer/ is not built: make viewer"),
]


def test_map_and_timeline_show_the_events_and_ask_nobody_else(window: Window) -> None:
    page = window.open("/")
    page.wait_for_selector(".map[data-ready=yes]")
    assert page.locator(".bar-mark").count() > 20
    lanes = page.locator(".swimlanes .lane").all_text_contents()
    assert "assault" in lanes and lanes == sorted(set(lanes))
    assert "events have coordinates" in page.inner_text(".viewer-note")
    assert window.violations() == []
    assert window.complaints() == []


def test_map_and_timeline_follow_the_filters(each_window: Window) -> None:
    window = each_window
    page = window.open("/?type=ASSAULT&type=CONSULT&doubtful=1")
    page.wait_for_selector(".map[data-ready=yes]")
    found = page.request.get(f"{window.address}/api/events?type=ASSAULT&type=CONSULT&doubtful=1").json()
    dated = {e["id"] for e in found["events"] if e["date"] and (e["date"]["earliest"] or e["date"]["latest"])}
    assert {m.get_attribute("data-event") for m in page.locator(".bar-mark").all()} == dated
    assert set(page.locator(".swimlanes .lane").all_text_contents()) == {"assault", "consult"}
    located = sum(any(p["lat"] is not None for p in e["places"]) for e in found["events"])
    assert f"{located} of {found['total']} events have coordinates" in page.inner_text(".viewer-note")
    names = page.locator(".map-names .place").all_text_contents()
    assert set(names) <= {p["name"] for e in found["events"] for p in e["places"]} and names
    assert window.complaints() == []


def test_bars_in_one_lane_do_not_cover_each_other(window: Window) -> None:
    page = window.open("/?type=ASSAULT")
    page.wait_for_selector(".bar-mark")
    boxes = [b for m in page.locator(".bar-mark").all() if (b := m.bounding_box())]
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            apart = a["x"] + a["width"] <= b["x"] + 2 or b["x"] + b["width"] <= a["x"] + 2
            assert apart or abs(a["y"] - b["y"]) > 2


def test_an_event_chosen_in_the_timeline_is_chosen_in_the_list_and_stands_in_the_address(
    window: Window,
) -> None:
    page = window.open("/")
    mark = page.locator(".bar-mark").last
    id = mark.get_attribute("data-event")
    mark.hover()
    assert page.locator(".events > li.selected").get_attribute("data-event") == id
    assert page.url.endswith(f"#event={id}")
    page.reload()
    page.wait_for_selector(f".bar-mark.selected[data-event={id}]")
    assert page.locator(".events > li.selected").get_attribute("data-event") == id


def test_an_event_chosen_in_the_list_is_chosen_in_the_timeline(window: Window) -> None:
    page = window.open("/?type=ASSAULT")
    page.wait_for_selector(".bar-mark")
    row = page.locator(".events > li").first
    row.locator("a").focus()
    assert page.locator(".bar-mark.selected").get_attribute("data-event") == row.get_attribute("data-event")


def test_dragging_over_the_timeline_filters_for_these_days(window: Window) -> None:
    page = window.open("/?type=ASSAULT")
    box = page.locator(".swimlanes svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 3)
    page.mouse.up()
    page.wait_for_url("**from=**")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["type"] == ["ASSAULT"] and asked["from"] < asked["to"]


def test_a_part_of_the_map_is_a_filter(window: Window) -> None:
    page = window.open("/")
    page.wait_for_selector(".map[data-ready=yes]")
    before = page.locator(".events > li").count()
    page.click("#only-here")
    page.wait_for_url("**box=**")
    assert 0 < page.locator(".events > li").count() < before
    assert "this part of the map" in page.inner_text(".chips")


def test_an_actor_has_its_network_and_the_same_in_a_table(window: Window) -> None:
    page = window.open("/?actor=Orvania")
    page.goto(f"{window.address}/actors")
    page.locator("main a[href^='/actors/']").first.click()
    page.wait_for_selector("#network[data-ready=yes]")
    assert page.locator("#network canvas").count() > 0
    assert page.locator("section[aria-labelledby=others] tbody tr").count() > 1
    assert window.violations() == []
    assert window.complaints() == []
