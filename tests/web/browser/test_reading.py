"""Every page of the examples in a browser: a silent console, nothing asked of others, axe content."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.cli import main
from tests.web.browser.conftest import Window

pytestmark = pytest.mark.slow


def some_pages(window: Window) -> list[str]:
    """A page of each kind; the events are those with most claims."""
    api = window.page.request
    events = api.get(f"{window.address}/api/events?limit=1000").json()["events"]
    pages = api.get(f"{window.address}/api/pages?limit=1000").json()["pages"]
    most = sorted(events, key=lambda e: (-len(e["contested"]), -len(e["claims"])))
    actor = (most[0]["actors"] + most[0]["targets"])[0]
    return [
        "/",
        "/?q=attack&type=ASSAULT&contested=1",
        "/?from=1900-01-01&to=1900-01-02",
        "/pages",
        "/actors",
        "/about",
        "/no/such/page",
        f"/actors/{actor}",
        *(f"/events/{e['id']}" for e in most[:4]),
        f"/events/{most[0]['id']}/why",
        "/review",
        "/?toll=killed&least=1&origins=1&reviewed=no",
        *(f"/pages/{p['id']}" for p in (pages[0], pages[-1])),
    ]


def test_every_page_satisfies_axe_and_is_silent(each_window: Window) -> None:
    window = each_window
    for path in some_pages(window):
        window.open(path)
        assert window.violations() == [], path
        expected = ["Failed to load resource"] if path == "/no/such/page" else []
        assert [c for c in window.complaints() if not any(e in c for e in expected)] == [], path
        window.console.clear()


def test_no_page_is_wider_than_a_phone_and_all_satisfy_axe_in_the_dark(phone: Window) -> None:
    for path in some_pages(phone):
        page = phone.open(path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        assert phone.violations() == [], path


def test_types_and_disputed_are_chosen_by_keyboard(window: Window) -> None:
    page = window.open("/")
    page.focus(".choice > summary")
    page.keyboard.press("Enter")
    page.locator("input[value=ASSAULT]").focus()
    page.keyboard.press("Space")
    page.locator("input[name=contested]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**type=ASSAULT**")
    assert "contested=1" in page.url
    kinds = page.locator(".events .tag.kind").all_inner_texts()
    assert kinds and all(k.startswith("assault") for k in kinds)


def test_a_sentence_of_an_event_leads_to_its_place_on_the_page_and_back(each_window: Window) -> None:
    window = each_window
    page = window.open("/?contested=1")
    page.locator(".events .title").first.click()
    page.locator("blockquote a").first.click()
    assert "/pages/" in page.url and "#at-" in page.url
    page.locator(":target").wait_for(state="attached")
    page.locator("aside .claim a[href^='/events/']").first.click()
    assert "/events/" in page.url
    assert window.complaints() == []


def test_a_report_opens_as_a_file_and_asks_for_nothing(
    window: Window, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(examples), "-o", str(tmp_path / "report.html"), "--since", "2021-06-08"]) == 0
    window.address = (tmp_path / "report.html").as_uri()
    page = window.open("")
    assert window.violations() == []
    assert window.complaints() == []
    page.locator("#contents ~ ol a").first.click()
    assert page.locator(":target").is_visible()
