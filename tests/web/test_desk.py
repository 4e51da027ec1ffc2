"""The desk: decisions that take long go on behind, and none is lost when a server is killed."""

import json
import threading
import time
from pathlib import Path

from fastapi.testclient import TestClient

from accord import pipeline
from accord.cli import main
from accord.record import Record
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
        with TestClient(create_app(path, deciding(path), user="ada", wait=60)):
            pass
    with Record(path) as record:
        assert [(d.verdict, d.by) for d in record.decisions()] == [("accept", "ada")]


def test_a_decision_that_is_in_the_record_already_is_not_taken_again(path: Path) -> None:
    at = "2031-01-01T00:00:00+00:00"
    asked = {"verdict": "accept", "claim": claims(path)[0], "by": "ada", "at": at}
    for _ in range(2):
        path.with_name("crisis.db.waiting").write_text(json.dumps({"ticket": "1", "asked": asked}) + "\n")
        with TestClient(create_app(path, deciding(path), user="ada", wait=60)):
            pass
    with Record(path) as record:
        assert len(record.decisions()) == 1


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
