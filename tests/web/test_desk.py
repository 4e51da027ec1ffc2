"""The desk: decisions that take long go on behind, and none is lost when a server is killed."""

import json
import threading
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord import pipeline
from accord.cli import main
from accord.record import Record, lock
from accord.record.deciding import Make
from accord.web.app import create_app
from tests.web.test_review import built, claims, decide, deciding, path, token

__all__ = ["built", "path"]  # fixtures
JSON = {"accept": "application/json"}


def standing(browser: TestClient, ticket: object) -> tuple[int, dict[str, object]]:
    for _ in range(400):
        answer = browser.get(f"/decide/{ticket}")
        if answer.status_code != 202:
            return answer.status_code, answer.json()
        time.sleep(0.05)
    raise AssertionError("never done")


def serve_until_done(path: Path) -> None:
    """Serve the record until nothing waits."""
    app = create_app(path, deciding(path), user="ada", wait=60)
    with TestClient(app):
        for _ in range(1200):
            if not app.state.desk.waiting:
                return
            time.sleep(0.05)
        raise AssertionError("never done")


def test_a_decision_that_takes_long_is_worked_in_behind_and_the_pages_say_so(path: Path) -> None:
    may_go = threading.Event()

    def slow(make: Make) -> None:
        may_go.wait(30)
        pipeline.decide(path, make).close()

    browser = TestClient(create_app(path, slow, user="ada", wait=0.01), base_url="http://127.0.0.1:8765")
    status, told = decide(browser, verdict="reject", claim=claims(path)[0])
    assert status == 202 and "Being worked in" in str(told["told"])
    assert "1 decision being worked in" in browser.get("/").text
    assert (path.parent / "crisis.db.waiting").exists()
    may_go.set()
    status, told = standing(browser, told["ticket"])
    assert status == 200 and told["id"] == "x1"
    assert "being worked in" not in browser.get("/").text
    assert not (path.parent / "crisis.db.waiting").exists()


def test_a_decision_that_cannot_be_followed_is_told_as_such_when_it_is_asked_for(path: Path) -> None:
    browser = TestClient(
        create_app(path, deciding(path), user="ada", wait=0.0), base_url="http://127.0.0.1:8765"
    )
    fields = {"verdict": "edit", "claim": claims(path)[0], "field": "actors", "value": "the navy"}
    status, told = decide(browser, **fields)
    if status == 202:
        status, told = standing(browser, told["ticket"])
    assert status == 409 and "does not stand" in str(told["detail"])
    assert browser.get("/decide/nothing").status_code == 409


def test_what_a_killed_server_left_is_taken_up_by_the_next(path: Path) -> None:
    asked = {"verdict": "accept", "claim": claims(path)[0], "by": "ada", "at": "2031-01-01T00:00:00+00:00"}
    lines = [json.dumps({"ticket": "1", "asked": asked}), '{"ticket": "2", "ask']
    path.with_name("crisis.db.waiting").write_text("\n".join(lines))
    for _ in range(2):  # the second server finds nothing, and takes nothing twice
        serve_until_done(path)
    with Record(path) as record:
        assert [(d.verdict, d.by) for d in record.decisions()] == [("accept", "ada")]


def test_a_decision_that_is_in_the_record_already_is_not_taken_again(path: Path) -> None:
    at = "2031-01-01T00:00:00+00:00"
    asked = {"verdict": "accept", "claim": claims(path)[0], "by": "ada", "at": at}
    for _ in range(2):
        path.with_name("crisis.db.waiting").write_text(json.dumps({"ticket": "1", "asked": asked}) + "\n")
        serve_until_done(path)
    with Record(path) as record:
        assert len(record.decisions()) == 1


def test_what_waits_for_another_writer_outlives_a_server_that_is_stopped(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "TURN", 0.05)
    held = lock.WriteLock(path)
    with TestClient(
        create_app(path, deciding(path), user="ada", wait=0.0), base_url="http://127.0.0.1:8765"
    ) as browser:
        for claim in claims(path)[:2]:
            assert decide(browser, verdict="accept", claim=claim)[0] == 202
        assert "kept should the server stop" in browser.get("/").text
    assert len(path.with_name("crisis.db.waiting").read_text().splitlines()) == 2
    held.release()
    serve_until_done(path)
    with Record(path) as record:
        assert [d.verdict for d in record.decisions()] == ["accept", "accept"]
    assert not path.with_name("crisis.db.waiting").exists()


def test_what_waited_and_could_not_be_taken_is_told_with_the_reason(path: Path) -> None:
    asked = {"verdict": "accept", "claim": "<b>none</b>", "at": "2031-01-01T00:00:00+00:00"}
    lines = [{"ticket": str(n), "asked": asked | {"by": by}} for n, by in enumerate(("ada", "ben"))]
    path.with_name("crisis.db.waiting").write_text("".join(json.dumps(x) + "\n" for x in lines))
    may_go = threading.Event()

    def slow(make: Make) -> None:
        may_go.wait(30)
        pipeline.decide(path, make).close()

    browser = TestClient(create_app(path, slow, user="ada", wait=0.0), base_url="http://127.0.0.1:8765")
    text = browser.get("/decisions").text
    assert "1 decision of yours that waited and could not be taken" in text
    assert "claim <bdi>&lt;b&gt;none&lt;/b&gt;</bdi>" in text
    fields = {"verdict": "edit", "claim": claims(path)[0], "field": "actors", "value": "the navy"}
    status, told = decide(browser, **fields)
    may_go.set()
    assert status == 202 and standing(browser, told["ticket"])[0] == 409
    text = browser.get("/decisions").text
    assert "2 decisions of yours that waited" in text and "does not stand" in text
    assert not path.with_name("crisis.db.waiting").exists()


def test_a_decision_has_a_page_with_what_it_changed_before_and_after(path: Path) -> None:
    browser = TestClient(
        create_app(path, deciding(path), user="ada", wait=60), base_url="http://127.0.0.1:8765"
    )
    with Record(path) as record:
        event = max(record.events(), key=lambda e: len(e.claims))
    assert decide(browser, verdict="reject", claim=event.claims[0])[0] == 200
    text = browser.get("/decisions/x1").text
    assert "What it changed downstream" in text
    assert f"<td><bdi>{len(event.claims)}</bdi></td><td><bdi>{len(event.claims) - 1}</bdi></td>" in text
    browser.post("/undo", data={"token": token(text), "id": "x1"}, headers=JSON)
    text = browser.get("/decisions/x1").text
    assert f"<td><bdi>{len(event.claims) - 1}</bdi></td><td><bdi>{len(event.claims)}</bdi></td>" in text
    assert browser.get("/decisions/x9").status_code == 404


def test_a_decision_of_the_command_line_has_the_same_page(path: Path) -> None:
    with Record(path) as record:
        event = max(record.events(), key=lambda e: len(e.claims))
    assert main(["decide", str(path), "reject", event.claims[0], "--because", "a drill"]) == 0
    browser = TestClient(create_app(path, deciding(path), user="ada"), base_url="http://127.0.0.1:8765")
    text = browser.get("/decisions/x1").text
    assert f"<td><bdi>{len(event.claims)}</bdi></td><td><bdi>{len(event.claims) - 1}</bdi></td>" in text
