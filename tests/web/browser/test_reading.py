"""Every page of the examples in a browser: a silent console, nothing asked of others, axe content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accord.cli import main
from accord.record import Contents, Record
from accord.types import Contest, Page, Position
from accord.web.app import create_app
from tests import factories as make
from tests.web.browser.conftest import Serving, Window, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


def test_very_long_and_right_to_left_names_fit_a_phone_and_satisfy_axe(
    chromium: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "long.db"
    make.publish(path, long_names()).close()
    with Record(path) as record:
        (event,), (page,), people = record.events(), record.documents(), record.actors()
    serving = Serving(create_app(path, lambda make: None, user="ada"))
    with opened(chromium, serving.address, width=360) as window:
        places = ["/", "/pages", "/actors", "/about", "/review", f"/events/{event.id}", f"/pages/{page.id}"]
        for address in (*places, *(f"/actors/{a.id}" for a in people)):
            shown = window.open(address)
            assert shown.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
            assert window.violations() == [], address
    serving.stop()


def long_names() -> Contents:
    """A page on one raid with names of one endless word, of many words, and from right to left."""
    endless, many, right = "Verteidigungs" * 8, "Council for the Highlands " * 6, "جيش تحرير بلوشستان"
    text = f"{right} struck {endless} on Tuesday, killing 2. {many}said so."
    page = make.document(f"{endless}.txt", text, make.period("2031-03-04"), title=endless, publisher=endless)
    names = {"x:r": right, "x:e": endless, "x:m": many.strip()}
    judged = ((page.id, "unsure", f"employer there, too: {endless}"),)
    people = tuple(make.actor(i, n, aliases=(n,), identity=judged) for i, n in names.items())
    claim = make.claim(
        page, text, "ASSAULT", "struck", by=[(right, "x:r")], on=[(endless, "x:e")], says=(many, "x:m")
    )
    told = (("2", many), ("9", endless))
    tolls = tuple(
        Position(field="toll:killed", value=n, voices=(who,), claims=(claim.id,)) for n, who in told
    )
    contest = Contest(field="toll:killed", positions=(0, 1), reason=f"{endless} says otherwise")
    event = make.event(
        [claim], f"{right} strikes {endless}", places=(), positions=tolls, contested=(contest,)
    )
    return make.contents([Page(document=page, claims=(claim,), actors=people)], [event])


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
