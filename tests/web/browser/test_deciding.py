"""Deciding by mouse, by forms and by the other keys: events, actors, reasons, tasks, and who may come in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accord import pipeline
from accord.record import Record, coding, users
from accord.web.app import create_app
from tests.web.browser.conftest import Serving, Window, opened
from tests.web.browser.test_reviewing import decisions, desk, path

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["desk", "path"]  # fixtures
pytestmark = pytest.mark.slow
PASSWORD = "correct horse"
KEYS = {
    "t": "type",
    "m": "modality",
    "s": "actors",
    "o": "targets",
    "p": "place",
    "d": "date",
    "v": "voice",
    "k": "killed",
    "i": "injured",
}


def test_events_are_merged_by_their_form_and_a_claim_is_parted_again_by_a_key(
    desk: Window, path: Path
) -> None:
    with Record(path) as record:
        many = max(record.events(), key=lambda e: len(e.claims))
        other = next(e for e in record.events() if e.type == many.type and e.id != many.id)
        total = record.summary().events
    page = desk.open(f"/events/{other.id}")
    page.fill("form.unite [name=with]", f"{desk.address}/events/{many.id}")
    page.fill("form.unite [name=reason]", "one raid")
    page.click("form.unite button")
    page.wait_for_selector(".told:has-text('merge: taken')")
    with Record(path) as record:
        assert record.summary().events < total
        assert record.event(other.id).id == record.event(many.id).id
        assert record.decisions()[-1].reason == "one raid"
    claim = page.locator(".queue > .claim").nth(1)
    claim.focus()
    page.keyboard.press("x")
    claim.locator(".outcome:has-text('split: taken')").wait_for()
    assert [d[0] for d in decisions(path)] == ["merge", "split"]
    assert desk.violations() == []
    assert desk.complaints() == []


def test_what_pages_call_an_actor_is_told_apart_by_its_form(desk: Window, path: Path) -> None:
    with Record(path) as record:
        actor = record.catalogue.actors()[1][0]
    page = desk.open(f"/actors/{actor.id}")
    form = page.locator("form.by-words")
    words = form.locator("option").first.get_attribute("value") or ""
    form.locator("select").select_option(words)
    form.locator("[name=to]").fill("new:Somebody Else")
    form.locator("button").click()
    page.wait_for_selector(".told:has-text('split: taken')")
    with Record(path) as record:
        assert record.actor("Somebody Else")
    assert desk.violations() == []
    assert desk.complaints() == []


def test_all_that_a_page_means_by_an_actor_is_told_apart_by_its_form_and_undone(
    desk: Window, path: Path
) -> None:
    with Record(path) as record:
        actor = max(record.actors(), key=lambda a: len(record.catalogue.pages_naming(a.id, 99)))
    page = desk.open(f"/actors/{actor.id}")
    form = page.locator("form.by-page")
    file = form.locator("option").nth(1).inner_text()
    form.locator("select").select_option(label=file)
    form.locator("[name=to]").fill("new:Somebody Else")
    form.locator("button").click()
    page.wait_for_selector(".told:has-text('split: taken')")
    assert page.locator("#identity ~ .plainlist").inner_text().count(file) == 1
    assert desk.violations() == []
    page.click("#identity ~ .plainlist button")
    page.wait_for_selector("#identity ~ .plainlist .tag:has-text('undone')")
    assert decisions(path) == [("split", "ada", True)]
    assert desk.complaints() == []


def test_each_key_of_a_field_opens_its_form_with_the_value_of_now(desk: Window, path: Path) -> None:
    page = desk.open("/review")
    claim = page.locator(".queue > .claim").first
    for key, name in KEYS.items():
        page.keyboard.press("e")
        page.keyboard.press(key)
        assert claim.locator("form.correct select").input_value() == name
        assert claim.locator("form.correct [name=value]").evaluate("e => e === document.activeElement")
        page.keyboard.press("Escape")
        assert claim.evaluate("e => e === document.activeElement")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert claim.evaluate("e => e === document.activeElement")
    assert desk.violations() == []
    assert decisions(path) == []


def test_a_reason_is_written_with_a_key_and_a_decision_undone_in_the_list(desk: Window, path: Path) -> None:
    page = desk.open("/review")
    claim = page.locator(".queue > .claim").first
    page.keyboard.press("w")
    page.keyboard.type("read it twice")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    claim.locator(".outcome:has-text('accept: taken')").wait_for()
    page.locator(".queue > .claim").nth(1).locator("button[value=reject]").click()
    page.locator(".queue > .claim").nth(1).locator(".outcome:has-text('reject: taken')").wait_for()
    with Record(path) as record:
        assert record.decisions()[0].reason == "read it twice"
    desk.open("/decisions")
    assert desk.violations() == []
    page.click("#x2 button")
    page.wait_for_selector("#x2 .tag:has-text('undone')")
    assert decisions(path) == [("accept", "ada", False), ("reject", "ada", True)]
    assert desk.complaints() == []


def test_a_missed_claim_is_added_by_key_and_words(desk: Window, path: Path) -> None:
    with Record(path) as record:
        document = record.documents()[0]
    line = next(x for x in document.text.splitlines() if len(x.split()) > 4 and document.text.count(x) == 1)
    page = desk.open(f"/pages/{document.id}")
    page.keyboard.press("n")
    page.wait_for_selector("#missed[open]")
    page.keyboard.type(line)
    page.select_option("form.add [name=type]", "SANCTION")
    page.click("form.add button.plain")
    page.wait_for_selector(".told:has-text('add: taken')")
    with Record(path) as record:
        assert "SANCTION" in {c.type for c in record.claims() if c.evidence[0].quote == line}
    assert desk.complaints() == []


def test_a_form_that_is_refused_stays_as_it_was_filled_in(desk: Window, path: Path) -> None:
    with Record(path) as record:
        document = record.documents()[0]
    page = desk.open(f"/pages/{document.id}")
    page.keyboard.press("n")
    page.fill("form.add [name=quote]", "Words that stand on no page.")
    page.click("form.add button.plain")
    page.locator("form.add .outcome.refused:has-text('does not stand')").wait_for()
    assert page.input_value("form.add [name=quote]") == "Words that stand on no page."
    desk.console.clear()  # the browser reports the 409
    assert desk.violations() == []
    assert decisions(path) == []


def test_a_coding_is_taken_as_a_decision_when_all_have_finished(desk: Window, path: Path) -> None:
    with Record(path) as record:
        document = record.documents()[0]
        claim = record.claims(document=document.id)[0]
    task = coding.assign(path, document.capture, ["bea", "cem"], True, "ada")
    for coder in ("bea", "cem"):
        held = coding.Coding(
            task=task,
            coder=coder,
            claim=claim.id,
            field="claim",
            verdict="reject",
            value="",
            quote=claim.evidence[0].quote,
            reason=None,
            at="2031-03-04T00:00:00+00:00",
        )
        coding.code(path, held)
        coding.finish(path, task, coder)
    page = desk.open("/tasks")
    assert desk.violations() == []
    page.click(f"a[href='/tasks/{task}']")
    page.locator("form:has([name=coder][value=bea]) button").click()
    page.wait_for_selector(".told:has-text('reject: taken')")
    with Record(path) as record:
        (taken,) = record.decisions()
    assert (taken.verdict, taken.by, taken.reason) == ("reject", "ada", f"coded by bea in {task}")
    assert desk.violations() == []
    assert desk.complaints() == []


@pytest.fixture
def from_elsewhere(chromium: Browser, path: Path) -> Iterator[Window]:
    """A window on a server that demands a login, with an editor and a reader."""
    users.add(path, "ada", "editor", PASSWORD)
    users.add(path, "rea", "reader", PASSWORD)
    serving = Serving(create_app(path, lambda make: pipeline.decide(path, make).close()))
    with opened(chromium, serving.address) as window:
        yield window
    serving.stop()


def test_an_editor_logs_in_and_out_and_a_reader_finds_no_form(from_elsewhere: Window) -> None:
    window = from_elsewhere
    page = window.open("/actors")
    assert "/login?next=" in page.url
    assert window.violations() == []
    page.fill("[name=name]", "ada")
    page.fill("[name=password]", "a wrong one")
    page.click("main button")
    page.wait_for_selector("text=do not fit")
    assert window.violations() == []
    window.console.clear()  # the browser reports the 403
    for name, edits in (("ada", True), ("rea", False)):
        page.goto(window.address + "/actors")
        page.fill("[name=name]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/actors")
        assert page.locator("nav a:has-text('Review')").count() == edits
        page.locator("main tbody a").first.click()
        assert (page.locator("form.unite").count() > 0) == edits
        assert window.violations() == []
        page.click(".who button")
        page.wait_for_url("**/login")
    assert window.complaints() == []
