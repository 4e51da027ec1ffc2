"""The JSON, and who is answered."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord.errors import RecordError
from accord.web.app import create_app
from accord.web.guard import is_loopback
from accord.web.library import Library
from tests import factories as make
from tests.web.conftest import ADDRESS, Serve


def test_events_are_given_as_in_the_export_with_the_same_filters(crisis: TestClient) -> None:
    everything = crisis.get("/api/events").json()
    assert everything["total"] == 2
    found = crisis.get("/api/events?type=ACCUSE&actor=northland").json()
    assert [e["type"] for e in found["events"]] == ["ACCUSE"]
    assert crisis.get("/api/events?contested=true&limit=1").json()["total"] == 1
    assert crisis.get("/api/events?from=2031-03-04").json()["total"] == 0


def test_one_event_comes_with_its_claims_and_judgements(crisis: TestClient) -> None:
    id = crisis.get("/api/events").json()["events"][0]["id"]
    found = crisis.get(f"/api/events/{id}").json()
    assert [c["id"] for c in found["claims"]] == found["event"]["claims"]
    assert found["judgements"][0]["verdict"] == "same"


def test_pages_are_listed_without_and_given_with_their_text(crisis: TestClient) -> None:
    listed = crisis.get("/api/pages?q=drones").json()["pages"]
    assert [p["file"] for p in listed] == ["pages/one.txt"]
    assert "text" not in listed[0]
    assert crisis.get(f"/api/pages/{listed[0]['id']}").json()["page"]["text"].startswith("Northland struck")


@pytest.mark.parametrize("address", ["/api/events/none", "/api/pages/none", "/api/actors/none", "/api/none"])
def test_what_is_not_there_is_told_to_programs_as_json(crisis: TestClient, address: str) -> None:
    answer = crisis.get(address)
    assert answer.status_code == 404
    assert answer.json()["detail"]


@pytest.mark.parametrize("query", ["type=WAR", "from=yesterday", "limit=0", "offset=-1"])
def test_programs_are_told_of_filters_that_mean_nothing(crisis: TestClient, query: str) -> None:
    assert crisis.get(f"/api/events?{query}").status_code == 422


def test_the_api_is_described_with_the_shapes_of_the_types(crisis: TestClient) -> None:
    described = crisis.get("/openapi.json").json()
    assert "/api/events/{id}" in described["paths"]
    assert "quote" in described["components"]["schemas"]["Mention"]["properties"]
    assert not [p for p in described["paths"] if not p.startswith("/api/")]


def test_the_page_of_the_framework_that_loads_scripts_from_elsewhere_is_off(crisis: TestClient) -> None:
    assert crisis.get("/docs").status_code == crisis.get("/redoc").status_code == 404


@pytest.mark.parametrize("address", ["/", "/none", "/api/events", "/api/none", "/static/accord.css"])
def test_every_answer_carries_the_headers_that_keep_a_browser_from_running_it(
    crisis: TestClient, address: str
) -> None:
    headers = crisis.get(address).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8765", 421),
        ("", 421),
    ],
)
def test_only_requests_addressed_to_this_machine_are_answered(
    crisis: TestClient, host: str, status: int
) -> None:
    assert crisis.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True),
        ("127.0.0.9", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("", False),
        ("a.b", False),
    ],
)
def test_which_hosts_are_this_machine(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_nothing_can_be_written(crisis: TestClient) -> None:
    for address in ("/", "/api/events", "/events/none"):
        assert crisis.post(address).status_code == 405
        assert crisis.delete(address).status_code == 405


def test_a_new_build_is_shown_without_a_new_start(tmp_path: Path, serve: Serve) -> None:
    browser = serve(make.contents([]))
    assert browser.get("/api/events").json()["total"] == 0
    make.publish(tmp_path / "made.db", make.crisis()).close()
    assert browser.get("/api/events").json()["total"] == 2
    assert "Northland strikes Southport" in browser.get("/").text


def test_a_request_reads_one_record_whatever_is_published_meanwhile(tmp_path: Path, serve: Serve) -> None:
    serve(make.crisis())
    with Library(tmp_path / "made.db").reading() as (record, shelf):
        before = record.claims()
        make.publish(tmp_path / "made.db", make.contents([])).close()
        assert record.claims() == before
        assert shelf.event_of(before[0].id) is not None


def test_a_record_that_is_gone_is_told_on_every_page(tmp_path: Path, serve: Serve) -> None:
    browser = serve(make.crisis())
    for file in tmp_path.glob("made.db*"):
        file.unlink()
    for address in ("/", "/none"):
        answer = browser.get(address)
        assert answer.status_code == 503
        assert "no such record" in answer.text
    assert "no such record" in browser.get("/api/events").json()["detail"]


def test_a_file_that_is_no_record_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        create_app(tmp_path / "none.db")


def test_the_pages_can_be_read_side_by_side(crisis: TestClient) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as readers:
        found = list(readers.map(lambda _: crisis.get(f"{ADDRESS}/").status_code, range(20)))
    assert found == [200] * 20
