"""Every filter of the overview, set in its form: list, JSON, map and timeline show the same events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.web.browser.conftest import Window

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

FOLDED = {".choice.more": ("means", "toll", "least", "origins", "reviewed", "doubtful"), ".choice": ("type",)}


def asked(window: Window, address: str) -> Any:
    return window.page.request.get(window.address + address).json()


def filters(window: Window) -> list[dict[str, str]]:
    """A use of each filter that leaves some of the events of this record."""
    events = asked(window, "/api/events?limit=1000&doubtful=1")["events"]
    actor = next(a for e in events for a in e["actors"])
    place = next(p["name"] for e in events for p in e["places"])
    day = next(e["date"]["earliest"] for e in events if e["date"] and e["date"]["earliest"])
    kinds = [o.get_attribute("value") or "" for o in window.open("/").locator("[name=means] option").all()]
    toll = next(t for e in events for t in e["tolls"] if t["group"] is None and t["best"])
    return [
        {"q": max(events[0]["title"].split(), key=len)},
        {"actor": asked(window, f"/api/actors/{actor}")["actor"]["name"]},
        {"place": place},
        {"from": day, "to": day},
        {"type": events[0]["type"]},
        *({"means": kind} for kind in kinds[1:2]),
        {"toll": toll["kind"]},
        {"toll": toll["kind"], "least": str(toll["best"])},
        {"origins": str(max(len(e["origins"]) for e in events))},
        {"contested": "1"},
        {"reviewed": "no"},
        {"doubtful": "1"},
    ]


def choose(page: Page, chosen: dict[str, str]) -> None:
    """Fill in the form as a person does, opening what is folded."""
    for folded, names in FOLDED.items():
        if chosen.keys() & names:
            page.locator(f"{folded} > summary").first.click()
    for name, value in chosen.items():
        field = page.locator(f".filters [name={name}]")
        if name == "type":
            page.check(f".filters [name=type][value={value}]")
        elif name == "contested":
            field.check()
        elif name in ("means", "toll", "reviewed", "doubtful"):
            field.select_option(value)
        else:
            field.fill(value)


def shown(page: Page, what: str) -> list[str]:
    return [e.get_attribute("data-event") or "" for e in page.locator(what).all()]


def test_every_filter_leaves_what_the_json_has_and_stands_in_the_address(each_window: Window) -> None:
    window = each_window
    for chosen in filters(window):
        page = window.open("/")
        choose(page, chosen)
        page.locator(".filters button").click()
        page.wait_for_url("**?**")
        query = {k: v[0] for k, v in parse_qs(urlsplit(page.url).query).items()}
        assert chosen.items() <= query.items(), page.url
        wanted = [e["id"] for e in asked(window, f"/api/events?limit=100&{urlencode(chosen)}")["events"]]
        assert wanted and shown(page, ".events > li") == wanted, chosen
        assert page.locator(".chips li").count() >= 2, chosen
        page.click("text=clear all")
        page.wait_for_url("**/")
    assert window.complaints() == []


def test_the_opened_filters_satisfy_axe_and_keep_what_is_chosen(each_window: Window) -> None:
    window = each_window
    page = window.open("/?type=ASSAULT&toll=killed&least=1&origins=1&doubtful=1&contested=1")
    for summary in page.locator(".choice > summary").all():
        summary.click()
        assert window.violations() == []
        summary.click()
    assert page.locator(".filters [name=type][value=ASSAULT]").is_checked()
    assert page.locator(".filters [name=contested]").is_checked()
    values = {n: page.locator(f".filters [name={n}]").input_value() for n in ("toll", "least", "origins")}
    assert values == {"toll": "killed", "least": "1", "origins": "1"}
    assert window.complaints() == []


def test_words_of_a_page_outside_claims_lead_to_the_page(window: Window) -> None:
    pages = asked(window, "/api/pages?limit=100")["pages"]
    german = next(p for p in pages if p["language"] == "de")
    words = asked(window, f"/api/pages/{german['id']}")["page"]["text"].split()
    page = window.open("/?" + urlencode({"q": max(words, key=len).strip(".,„“")}))
    page.locator(".hits a").first.click()
    page.wait_for_url(f"**/pages/{german['id']}")
    assert window.complaints() == []
