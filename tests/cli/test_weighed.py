"""The reasons of an event as the web pages show them are those that explain prints."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord.cli.weighed import why
from accord.link.compare import BASE
from accord.record import Record
from accord.web.app import create_app
from tests.web.conftest import examples

__all__ = ["examples"]  # a fixture


@pytest.fixture
def largest(examples: Path) -> str:
    with Record(examples) as record:
        return max(record.events(), key=lambda e: len(e.claims)).id


def test_each_claim_has_what_holds_it_and_the_signs_add_up_to_the_score(examples: Path, largest: str) -> None:
    with Record(examples) as record:
        event = record.event(largest)
        found = why(record, event)
    assert [c for c, _ in found.ties] == list(dict.fromkeys(c for c, _ in found.ties))
    assert {c for c, _ in found.ties} == set(event.claims)
    pairs = [p.best for _, p in found.ties if p.best is not None]
    assert pairs
    for pair in pairs:
        assert BASE + sum(s.adds for s in pair.signs) == pytest.approx(pair.score, abs=0.01)
    assert all(e.id != event.id for e, _ in found.rivals)


def test_the_page_of_reasons_shows_the_numbers(examples: Path, largest: str) -> None:
    browser = TestClient(create_app(examples, user="ada", explain=why), base_url="http://127.0.0.1:8765")
    assert f"/events/{largest}/why" in browser.get(f"/events/{largest}").text
    text = browser.get(f"/events/{largest}/why").text
    assert "to start with" in text and "−1.40" in text and "weighted mean" in text
    without = TestClient(create_app(examples, user="ada"), base_url="http://127.0.0.1:8765")
    assert without.get(f"/events/{largest}/why").status_code == 404
    assert "/why" not in without.get(f"/events/{largest}").text
