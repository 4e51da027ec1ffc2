"""Review in the web pages: who may decide, what a decision does, and that nobody's decision is lost."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import accord
from accord import pipeline
from accord.record import Record, schema, users
from accord.record.catalogue import Wanted
from accord.record.deciding import Make
from accord.types import ActorId
from accord.web.app import create_app
from accord.web.desk import Decide
from tests.record.test_index import all_anew
from tests.record.test_index import rows as index_rows

PAGES = {
    "one.txt": "Kestria's army shelled Dovrin on Tuesday, killing nine people. Aid workers fled the town.\n",
    "two.txt": "Four people died when the army of Kestria shelled Dovrin on Tuesday, the mayor said.\n",
}
PASSWORD = "correct horse"
Open = Callable[..., TestClient]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    (folder / "pages").mkdir()
    for name, text in PAGES.items():
        (folder / "pages" / name).write_text(text)
    accord.build([folder / "pages"], folder / "crisis.db", workers=1).close()
    users.add(folder / "crisis.db", "ada", "editor", PASSWORD)
    users.add(folder / "crisis.db", "ben", "editor", PASSWORD)
    users.add(folder / "crisis.db", "rea", "reader", PASSWORD)
    return folder / "crisis.db"


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    with Record(built):
        pass
    out = tmp_path / "crisis.db"
    out.write_bytes(built.read_bytes())
    return out


def deciding(path: Path) -> Decide:
    def decide(make: Make) -> None:
        pipeline.decide(path, make).close()

    return decide


def local(path: Path, user: str | None = "ada") -> TestClient:
    app = create_app(path, deciding(path), user=user, wait=60)
    return TestClient(app, base_url="http://127.0.0.1:8765", follow_redirects=False)


def logged_in(app: object, name: str) -> TestClient:
    browser = TestClient(app, base_url="http://desk.example:8765", follow_redirects=False)  # type: ignore[arg-type]
    fields = {
        "name": name,
        "password": PASSWORD,
        "token": token(browser.get("/login").text),
        "next": "/pages",
    }
    answer = browser.post("/login", data=fields)
    assert answer.status_code == 303 and answer.headers["location"] == "/pages"
    return browser


def token(text: str) -> str:
    return hidden(text, "token")


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found, name
    return found[1]


def claims(path: Path) -> list[str]:
    with Record(path) as record:
        return [c.id for c in record.claims()]


def decide(browser: TestClient, at: str = "/review", **fields: str) -> tuple[int, dict[str, object]]:
    text = browser.get(at).text
    given = {"token": token(text), "seen": hidden(text, "seen"), **fields}
    answer = browser.post("/decide", data=given, headers={"accept": "application/json"})
    return answer.status_code, answer.json()


# --- deciding --------------------------------------------------------------------------------------


def test_a_claim_is_accepted_with_author_time_and_reason(path: Path) -> None:
    status, told = decide(local(path), verdict="accept", claim=claims(path)[0], reason="read twice")
    assert status == 200 and told["id"] == "x1"
    with Record(path) as record:
        (decision,) = record.decisions()
    assert (decision.verdict, decision.by, decision.reason) == ("accept", "ada", "read twice")


def test_a_reason_may_be_left_out(path: Path) -> None:
    decide(local(path), verdict="accept", claim=claims(path)[0])
    with Record(path) as record:
        assert record.decisions()[0].reason == "no reason given"


def test_what_a_rejection_changes_downstream_is_told_and_it_can_be_undone(path: Path) -> None:
    browser = local(path)
    with Record(path) as record:
        before = record.events()
    status, told = decide(browser, verdict="reject", claim=before[0].claims[0])
    assert status == 200 and "event" in str(told["told"])
    with Record(path) as record:
        assert record.events() != before
    answer = browser.post("/undo", data={"token": token(browser.get("/decisions").text), "id": "x1"})
    assert answer.status_code == 303
    with Record(path) as record:
        assert record.events() == before
    assert "undone" in browser.get("/decisions").text


def test_a_field_is_corrected(path: Path) -> None:
    id = claims(path)[0]
    status, _ = decide(local(path), verdict="edit", claim=id, field="modality", value="alleged")
    assert status == 200
    with Record(path) as record:
        assert record.claim(id).modality == "alleged"


def test_a_value_that_the_page_does_not_have_is_refused_with_its_reason(path: Path) -> None:
    status, told = decide(
        local(path), verdict="edit", claim=claims(path)[0], field="actors", value="the navy"
    )
    assert status == 409 and "does not stand on" in str(told["detail"])
    with Record(path) as record:
        assert record.decisions() == ()


def test_a_claim_that_was_missed_is_added_from_words_of_the_page(path: Path) -> None:
    with Record(path) as record:
        page = record.document("one.txt").id
    fields = {
        "page": page,
        "quote": "Aid workers fled\nthe town.",
        "type": "RETREAT",
        "set-actors": "Aid workers",
    }
    status, _ = decide(local(path), f"/pages/{page}", verdict="add", **fields)
    assert status == 200
    with Record(path) as record:
        assert any(c.evidence[0].quote == "Aid workers fled the town." for c in record.claims())


def test_events_are_merged_and_a_claim_is_split_off(path: Path) -> None:
    browser = local(path)
    with Record(path) as record:
        events = sorted(record.events(), key=lambda e: -len(e.claims))
    if len(events[0].claims) > 1:
        one = events[0]
        status, _ = decide(browser, verdict="split", event=one.id, claim=one.claims[-1])
        assert status == 200
    with Record(path) as record:
        events = sorted(record.events(), key=lambda e: e.id)
    count = len(events)
    status, _ = decide(browser, verdict="merge", event=events[0].id, **{"with": f"/events/{events[1].id}"})
    assert status == 200
    with Record(path) as record:
        assert len(record.events()) < count


def test_a_decision_leads_to_the_page_whose_words_it_is_about(path: Path) -> None:
    browser = local(path)
    decide(browser, verdict="accept", claim=claims(path)[0])
    with Record(path) as record:
        page = record.claims()[0].document
    for address in ("/decisions", "/decisions/x1"):
        assert f'href="/pages/{page}"' in browser.get(address).text


def test_an_event_to_be_merged_with_is_found_by_its_title(path: Path) -> None:
    browser = local(path)
    with Record(path) as record:
        page = record.claims()[0].document
    decide(browser, verdict="add", page=page, quote="Aid workers fled the town.", type="RETREAT")
    with Record(path) as record:
        one = next(e for e in record.events() if e.type == "RETREAT")
        other = next(e for e in record.events() if e.id != one.id)
    status, told = decide(browser, verdict="merge", event=other.id, **{"with": "no such event"})
    assert status == 409 and "no event is called “no such event”" in str(told["detail"])
    status, told = decide(browser, verdict="merge", event=other.id, **{"with": one.title.upper()})
    assert status == 200 and str(told["there"]).endswith("done=x2")
    with Record(path) as record:
        assert record.event(one.id).id == record.event(other.id).id


def test_a_form_that_is_refused_without_a_script_says_that_nothing_was_changed(path: Path) -> None:
    browser = local(path)
    text = browser.get("/review").text
    given = {
        "token": token(text),
        "verdict": "edit",
        "claim": claims(path)[0],
        "field": "killed",
        "value": "xii",
    }
    answer = browser.post("/decide", data=given)
    assert answer.status_code == 409
    assert "Not taken" in answer.text and "Nothing was changed" in answer.text


def test_events_of_its_type_and_days_are_offered_for_a_merger(path: Path) -> None:
    browser = local(path)
    with Record(path) as record:
        one = max(record.events(), key=lambda e: len(e.claims))
    assert decide(browser, verdict="split", event=one.id, claim=one.claims[-1])[0] == 200
    with Record(path) as record:
        here, other = (e for e in record.events() if e.type == one.type)
    offered = re.findall(r'<option value="(e[0-9a-f]+)">', browser.get(f"/events/{here.id}").text)
    assert offered == [other.id]


def test_what_became_of_a_merger_is_told_wherever_the_event_has_gone(path: Path) -> None:
    browser = local(path)
    with Record(path) as record:
        one = max(record.events(), key=lambda e: len(e.claims))
    assert decide(browser, verdict="split", event=one.id, claim=one.claims[-1])[0] == 200
    with Record(path) as record:
        events = [e.id for e in record.events() if e.type == one.type]
    fields = {"token": token(browser.get("/review").text), "seen": "x1", "verdict": "merge"}
    fields |= {"event": events[0], "with": events[1], "back": f"/events/{events[0]}"}
    assert browser.post("/decide", data=fields).headers["location"] == f"/events/{events[0]}?done=x2"
    for id in events:
        text = browser.get(f"/events/{id}?done=x2", follow_redirects=True).text
        assert "x2 merge: taken" in text and ">Undo</button>" in text


def test_the_queue_leaves_out_what_was_judged(path: Path) -> None:
    browser = local(path)
    first = hidden(browser.get("/review").text, "claim")
    decide(browser, verdict="accept", claim=first)
    assert f'data-claim="{first}"' not in browser.get("/review").text


def test_without_scripts_the_form_leads_back_and_tells_what_became_of_it(path: Path) -> None:
    browser = local(path)
    text = browser.get("/review").text
    fields = {
        "token": token(text),
        "verdict": "accept",
        "claim": claims(path)[0],
        "back": "/pages?a=b#claim-1",
    }
    answer = browser.post("/decide", data=fields)
    assert answer.headers["location"] == "/pages?a=b&done=x1#claim-1"
    assert "x1 accept: taken" in browser.get("/pages?a=b&done=x1").text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example", "evil"])
def test_a_form_leads_back_to_this_server_only(path: Path, back: str) -> None:
    browser = local(path)
    fields = {"token": token(browser.get("/review").text), "verdict": "accept", "claim": claims(path)[0]}
    answer = browser.post("/decide", data=fields | {"back": back})
    assert answer.headers["location"] == "/?done=x1"


def test_a_record_served_without_the_means_to_decide_shows_no_form(path: Path) -> None:
    app = create_app(path, user="ada")
    browser = TestClient(app, base_url="http://127.0.0.1:8765")
    assert "/decide" not in browser.get("/review").text
    assert browser.post("/decide").status_code in (404, 405)


# --- two editors -----------------------------------------------------------------------------------


def test_a_decision_on_what_another_has_decided_meanwhile_is_told_and_changes_nothing(path: Path) -> None:
    app = create_app(path, deciding(path), wait=60)
    ada, ben = logged_in(app, "ada"), logged_in(app, "ben")
    seen_by_ben = ben.get("/review").text
    first = hidden(seen_by_ben, "claim")
    assert decide(ada, verdict="accept", claim=first)[0] == 200
    fields = {"token": token(seen_by_ben), "seen": hidden(seen_by_ben, "seen")}
    answer = ben.post(
        "/decide",
        data=fields | {"verdict": "reject", "claim": first},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 409 and "ada has decided on this claim" in answer.json()["detail"]
    with Record(path) as record:
        assert [d.by for d in record.decisions()] == ["ada"]


@pytest.mark.slow
def test_decisions_of_several_editors_at_once_are_all_kept(path: Path) -> None:
    app = create_app(path, deciding(path), wait=60)
    editors = {name: logged_in(app, name) for name in ("ada", "ben")}
    some = claims(path)[:2]
    answers: list[int] = []

    def work(name: str, claim: str) -> None:
        for value in ("alleged", "asserted", "alleged"):
            answers.append(
                decide(editors[name], verdict="edit", claim=claim, field="modality", value=value)[0]
            )

    threads = [threading.Thread(target=work, args=pair) for pair in zip(editors, some, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 6
    with Record(path) as record:
        decisions = record.decisions()
    assert len({d.id for d in decisions}) == 6
    assert sorted(d.by for d in decisions) == ["ada"] * 3 + ["ben"] * 3


# --- who may do what -------------------------------------------------------------------------------


def every_post(browser: TestClient) -> list[str]:
    app = browser.app
    return [r.path for r in _routes(app.routes) if "POST" in (getattr(r, "methods", None) or ())]  # type: ignore[attr-defined]


def _routes(routes: list[object]) -> list[object]:
    out: list[object] = []
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None) or getattr(
            route, "routes", None
        )
        out += _routes(inner) if inner else [route]
    return out


def test_every_form_without_its_token_or_with_another_sessions_is_refused(path: Path) -> None:
    app = create_app(path, deciding(path), wait=60)
    ada, ben = logged_in(app, "ada"), logged_in(app, "ben")
    posts = every_post(ada)
    assert {"/decide", "/undo", "/login", "/logout"} <= set(posts)
    fields = {"verdict": "accept", "claim": claims(path)[0], "id": "x1"}
    bens = token(ben.get("/review").text)
    for address in posts:
        for forged in ({}, {"token": ""}, {"token": bens}, {"token": "0" * 64}):
            assert ada.post(address, data=fields | forged).status_code == 403, (address, forged)
        assert ada.post(address, json=fields | {"token": bens}).status_code == 415, address
    with Record(path) as record:
        assert record.decisions() == ()


def test_on_this_machine_too_a_form_from_elsewhere_is_refused(path: Path) -> None:
    browser = local(path)
    browser.get("/")
    fields = {"verdict": "accept", "claim": claims(path)[0]}
    assert browser.post("/decide", data=fields).status_code == 403


def test_a_stolen_token_without_its_cookie_is_worth_nothing(path: Path) -> None:
    app = create_app(path, deciding(path), wait=60)
    ada = logged_in(app, "ada")
    stranger = TestClient(app, base_url="http://desk.example:8765", follow_redirects=False)
    fields = {"token": token(ada.get("/review").text), "verdict": "accept", "claim": claims(path)[0]}
    assert stranger.post("/decide", data=fields).status_code == 401


@pytest.mark.parametrize("address", ["/", "/pages", "/review", "/events/e1", "/api/events", "/openapi.json"])
def test_nothing_is_shown_from_elsewhere_without_a_login(path: Path, address: str) -> None:
    app = create_app(path, deciding(path), wait=60)
    answer = TestClient(app, base_url="http://desk.example:8765", follow_redirects=False).get(address)
    assert answer.status_code in (303, 401) and "Dovrin" not in answer.text
    assert answer.status_code == 401 or answer.headers["location"].startswith("/login?next=")


def test_a_reader_reads_and_decides_nothing(path: Path) -> None:
    rea = logged_in(create_app(path, deciding(path), wait=60), "rea")
    text = rea.get("/pages").text
    assert rea.get("/").status_code == 200 and "/decide" not in rea.get("/review").text
    fields = {"token": token(text), "verdict": "accept", "claim": claims(path)[0]}
    assert rea.post("/decide", data=fields).status_code == 403


def test_a_wrong_password_is_told_and_many_lock_the_name(path: Path) -> None:
    app = create_app(path, deciding(path), wait=60)
    browser = TestClient(app, base_url="http://desk.example:8765", follow_redirects=False)
    given = token(browser.get("/login").text)
    statuses = [
        browser.post("/login", data={"token": given, "name": "ada", "password": f"guess {n}"}).status_code
        for n in range(6)
    ]
    assert statuses == [403] * 5 + [429]
    assert browser.get("/").status_code == 303


def test_a_login_gives_a_new_session_and_a_logout_ends_it(path: Path) -> None:
    app = create_app(path, deciding(path), wait=60)
    browser = TestClient(app, base_url="http://desk.example:8765", follow_redirects=False)
    before = browser.get("/login").cookies["accord"]
    given = token(browser.get("/login").text)
    answer = browser.post("/login", data={"token": given, "name": "ada", "password": PASSWORD})
    assert answer.cookies["accord"] != before
    assert {"HttpOnly", "SameSite=Strict"} <= set(answer.headers["set-cookie"].split("; "))
    browser.post("/logout", data={"token": token(browser.get("/pages").text)})
    assert browser.get("/").status_code == 303


def test_a_form_may_not_be_endless(path: Path) -> None:
    browser = local(path)
    fields = {"token": token(browser.get("/review").text), "reason": "x" * 200_000}
    assert browser.post("/decide", data=fields).status_code == 413


def test_words_of_a_decision_are_never_markup(path: Path) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x>"
    browser = local(path, user=evil)
    decide(browser, verdict="accept", claim=claims(path)[0], reason=evil)
    for address in ("/decisions", "/review", "/decisions?done=x1"):
        text = browser.get(address).text
        assert "<img" not in text and "<script>" not in text


# --- who is who ------------------------------------------------------------------------------------


def test_actors_are_merged_and_told_apart_again(path: Path) -> None:
    browser = local(path)
    with Record(path) as record:
        mayor, france = record.actor("Mayor").id, "state:FRA"
        before = record.events()
    assert "Who is who" in browser.get(f"/actors/{mayor}").text
    there = {"with": f"http://127.0.0.1:8765/actors/{france}"}
    status, told = decide(browser, f"/actors/{mayor}", verdict="merge-actors", actor=mayor, **there)
    assert status == 200, told
    with Record(path) as record:
        assert mayor not in {a.id for a in record.actors()}
        assert {name for name, _ in record.names_of(ActorId(france))} == {"the mayor"}
    asked = {"verdict": "split-actor", "actor": france, "words": "The mayor", "to": "new:person:Jan Osk"}
    assert decide(browser, f"/actors/{france}", **asked)[0] == 200
    with Record(path) as record:
        assert record.names_of(record.actor("Jan Osk").id) == (("the mayor", 1),)
    for id in ("x2", "x1"):
        browser.post("/undo", data={"token": token(browser.get("/decisions").text), "id": id})
    with Record(path) as record:
        assert record.events() == before


def test_all_that_one_page_means_by_an_actor_is_told_apart_and_undone_on_the_actors_page(
    tmp_path: Path,
) -> None:
    for name, day in (("one.txt", "Monday"), ("two.txt", "Tuesday")):
        (tmp_path / name).write_text(f"Ana Kosta accused France of shelling Dovrin on {day}.\n")
    path = tmp_path / "crisis.db"
    with accord.build([tmp_path], path, workers=1) as record:
        person = record.actor("Ana Kosta")
        (page,) = [d for d in record.documents() if d.file == "two.txt"]
        before = record.events()
    browser = local(path)
    shown = browser.get(f"/actors/{person.id}").text
    assert "Is it one and the same?" in shown and "2 pages name it" in shown
    assert f'<option value="{page.id}">two.txt</option>' in shown
    there = {"actor": person.id, "words": page.id, "to": "new:person:Another Kosta"}
    assert decide(browser, f"/actors/{person.id}", verdict="split-actor", **there)[0] == 200
    with Record(path) as record:
        assert record.catalogue.pages_naming(record.actor("Another Kosta").id, 9) == (page.id,)
        assert page.id not in record.catalogue.pages_naming(person.id, 9)
    shown = browser.get(f"/actors/{person.id}").text
    assert "Is it one and the same?" not in shown  # one page is left
    assert "Decided of it" in shown and f'<a href="/pages/{page.id}"><bdi>two.txt</bdi></a>' in shown
    for address in ("/decisions", "/decisions/x1"):
        assert "Another Kosta (new, person)" in browser.get(address).text
    browser.post("/undo", data={"token": token(shown), "id": "x1"})
    with Record(path) as record:
        assert record.events() == before


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"verdict": "merge-actors", "actor": "Mayor", "with": "Mayor"}, "one actor already"),
        ({"verdict": "merge-actors", "actor": "Mayor", "with": "Nobody of That Name"}, "no actor goes by"),
        ({"verdict": "split-actor", "actor": "Mayor", "words": "the navy", "to": "Dovrin"}, "no page calls"),
    ],
)
def test_who_is_nobody_is_refused(path: Path, asked: dict[str, str], wrong: str) -> None:
    status, told = decide(local(path), **asked)
    assert status == 409 and wrong in str(told["detail"])
    with Record(path) as record:
        assert record.decisions() == ()


def test_the_index_of_events_follows_each_decision(path: Path) -> None:
    browser = local(path)
    some = claims(path)
    with Record(path) as record:
        page = record.documents()[0].id
    asked = (
        {"verdict": "reject", "claim": some[0]},
        {"verdict": "edit", "claim": some[1], "field": "modality", "value": "alleged"},
        {"verdict": "accept", "claim": some[1]},
    )
    for fields in asked:
        assert decide(browser, f"/pages/{page}", **fields)[0] == 200
        connection = schema.connect_to_write(path)
        assert connection.execute("SELECT count(*) FROM stale_events").fetchone() == (0,)
        kept = index_rows(connection)
        with schema.transaction(path, connection):
            assert all_anew(connection) == kept
        connection.close()
    browser.post("/undo", data={"token": token(browser.get("/decisions").text), "id": "x1"})
    with Record(path) as record:
        assert record.catalogue.count(Wanted()) == len(record.events())
