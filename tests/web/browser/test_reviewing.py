"""Review by keyboard and by selection, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accord import pipeline
from accord.record import Record, coding
from accord.record.deciding import Make
from accord.web.app import create_app
from tests.web.browser.conftest import Serving, Window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


@pytest.fixture(params=["examples", "seeds"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    built: Path = request.getfixturevalue(request.param)
    out = tmp_path / "copy.db"
    with Record(built):
        pass
    out.write_bytes(built.read_bytes())
    return out


@pytest.fixture
def desk(chromium: Browser, path: Path) -> Iterator[Window]:
    """A window on a copy of the examples in which one may decide."""

    def decide(make: Make) -> None:
        pipeline.decide(path, make).close()

    serving = Serving(create_app(path, decide, user="ada", wait=60))
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    window = Window(context.new_page(), serving.address)
    window.page.set_default_timeout(60_000)
    yield window
    context.close()
    serving.stop()


def decisions(path: Path) -> list[tuple[str, str, bool]]:
    with Record(path) as record:
        return [(d.verdict, d.by, d.withdrawn) for d in record.decisions()]


def test_a_claim_is_accepted_and_the_next_rejected_with_one_key_each_and_undone_with_one(
    desk: Window, path: Path
) -> None:
    page = desk.open("/review")
    claims = page.locator(".queue > .claim")
    page.keyboard.press("a")
    claims.nth(0).locator(".outcome:has-text('accept: taken')").wait_for()
    assert claims.nth(1).evaluate("e => e === document.activeElement")
    page.keyboard.press("r")
    claims.nth(1).locator(".outcome:has-text('reject: taken')").wait_for()
    page.keyboard.press("u")
    claims.nth(1).locator(".outcome:has-text('withdrawn')").wait_for()
    assert decisions(path) == [("accept", "ada", False), ("reject", "ada", True)]
    assert desk.violations() == []
    assert desk.complaints() == []


def test_a_field_is_corrected_with_two_keys_and_its_new_value(desk: Window, path: Path) -> None:
    page = desk.open("/review")
    first = page.locator(".queue > .claim").first
    id = first.get_attribute("data-claim") or ""
    page.keyboard.press("e")
    page.keyboard.press("m")
    with Record(path) as record:
        now = record.claim(id).modality
    assert first.locator("form.correct [name=value]").input_value() == now
    page.keyboard.type("denied" if now != "denied" else "alleged")
    page.keyboard.press("Enter")
    first.locator(".outcome:has-text('edit: taken')").wait_for()
    with Record(path) as record:
        assert record.claim(id).modality == ("denied" if now != "denied" else "alleged")


def test_a_refusal_is_told_at_its_claim(desk: Window, path: Path) -> None:
    page = desk.open("/review")
    first = page.locator(".queue > .claim").first
    page.keyboard.press("e")
    page.keyboard.press("s")
    page.keyboard.type("people that stand nowhere")
    page.keyboard.press("Enter")
    first.locator(".outcome:has-text('does not stand')").wait_for()
    assert decisions(path) == []


def test_words_that_are_selected_in_the_article_become_a_claim(desk: Window, path: Path) -> None:
    with Record(path) as record:
        german = next((d for d in record.documents() if d.language == "de"), None)
    if german is None:
        pytest.skip("no page of these is in a language that accord does not read")
    page = desk.open(f"/pages/{german.id}")
    paragraph = page.locator("article p").first
    paragraph.scroll_into_view_if_needed()
    paragraph.click(click_count=3)
    page.wait_for_selector("#missed[open]")
    quote = page.locator("form.add textarea").input_value()
    assert quote and quote in german.text
    assert desk.violations() == []
    page.locator("form.add").evaluate("f => f.requestSubmit()")
    page.wait_for_selector(".told:has-text('add: taken')")
    with Record(path) as record:
        (claim,) = record.claims(document=german.id)
    assert claim.evidence[0].quote == quote
    page.click(".told button")
    page.wait_for_selector(".told:has-text('withdrawn')")
    assert desk.complaints() == []


def test_what_a_decision_changed_is_a_key_away_and_undone_there(desk: Window, path: Path) -> None:
    page = desk.open("/review")
    page.keyboard.press("r")
    page.locator(".outcome:has-text('reject: taken')").wait_for()
    page.click(".outcome a")
    page.wait_for_url("**/decisions/x1")
    assert page.locator(".change").count() >= 1
    assert desk.violations() == []
    page.click("text=Undo x1")
    page.wait_for_selector(".told:has-text('x1 reject')")
    with Record(path) as record:
        (decision,) = record.decisions()
        assert decision.withdrawn
    assert desk.complaints() == []


def test_a_page_is_given_to_two_and_coded_by_keyboard(desk: Window, path: Path) -> None:
    with Record(path) as record:
        document = max(record.documents(), key=lambda d: len(record.claims(document=d.id))).id
    page = desk.open(f"/pages/{document}")
    page.click("text=Give this page to somebody")
    page.fill("form.give [name=names]", "ada, ben")
    page.check("form.give [name=blind]")
    page.click("form.give button")
    page.wait_for_url("**/tasks/t1")
    assert desk.violations() == []
    page.keyboard.press("j")
    page.keyboard.press("a")
    claims = page.locator(".queue > .claim")
    claims.nth(0).locator(".outcome:has-text('accept: kept')").wait_for()
    page.keyboard.press("r")
    claims.nth(1).locator(".outcome:has-text('reject: kept')").wait_for()
    assert page.inner_text(".tally") == "2"
    page.keyboard.press("u")
    claims.nth(1).locator(".outcome:has-text('taken back')").wait_for()
    assert page.inner_text(".tally") == "1"
    page.keyboard.press("e")
    claims.nth(1).locator(".outcome:has-text('Which field?')").wait_for()
    page.keyboard.press("Escape")
    with Record(path) as record:
        assert [(c.coder, c.verdict) for c in coding.codings(record, "t1")] == [("ada", "accept")]
        assert record.decisions() == ()
    coding.finish(path, "t1", "ada")
    coding.finish(path, "t1", "ben")
    page.reload()
    page.wait_for_selector("#agreement")
    assert desk.violations() == []
    assert desk.complaints() == []


def test_an_actor_is_merged_into_another_by_its_form(desk: Window, path: Path) -> None:
    with Record(path) as record:
        total, lines = record.catalogue.actors()
        one, other = lines[:2]
    page = desk.open(f"/actors/{one.id}")
    form = page.locator("form.unite:has([value=merge-actors])")
    form.locator("[name=with]").fill(other.id)
    form.locator("button").click()
    page.wait_for_selector(".told")
    with Record(path) as record:
        assert record.catalogue.actors()[0] == total - 1
    assert desk.violations() == []
    assert desk.complaints() == []
