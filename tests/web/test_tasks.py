"""Assignment and double coding: who sees what while they are at work, and what is shown afterwards."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from accord.record import Record
from accord.web.app import create_app
from tests.web.test_review import built, claims, decide, deciding, logged_in, path, token

__all__ = ["built", "path"]  # fixtures


@pytest.fixture
def desks(path: Path) -> dict[str, TestClient]:
    app = create_app(path, deciding(path), wait=60)
    return {name: logged_in(app, name) for name in ("ada", "ben", "rea")}


def first_page(path: Path) -> str:
    with Record(path) as record:
        return record.documents()[0].id


def give(browser: TestClient, page: str, names: str, **more: str) -> str:
    fields = {"token": token(browser.get(f"/pages/{page}").text), "page": page, "names": names, **more}
    answer = browser.post("/tasks", data=fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def post(browser: TestClient, address: str, at: str = "/tasks", **fields: str) -> tuple[int, str]:
    given = {"token": token(browser.get(at).text), **fields}
    answer = browser.post(address, data=given, headers={"accept": "application/json"})
    return answer.status_code, answer.text


def test_a_page_that_is_given_to_somebody_is_on_their_list_until_they_have_finished(
    desks: dict[str, TestClient], path: Path
) -> None:
    ada, ben = desks["ada"], desks["ben"]
    address = give(ada, first_page(path), "ben")
    assert "1 page to look at" in ben.get("/tasks").text
    assert "0 pages to look at" in ada.get("/tasks").text
    assert post(ben, f"{address}/finish", address)[0] == 303
    assert "0 pages to look at" in ben.get("/tasks").text


def test_coders_at_work_see_neither_each_others_codings_nor_scores(
    desks: dict[str, TestClient], path: Path
) -> None:
    ada, ben, page = desks["ada"], desks["ben"], first_page(path)
    address = give(ada, page, "ada, ben", blind="1")
    claim = re.findall(r'data-claim="([^"]*)"', ada.get(address).text)[0]
    fields = {"verdict": "reject", "claim": claim, "reason": "a drill of the navy"}
    assert post(ada, f"{address}/code", address, **fields)[0] == 200
    assert "a drill of the navy" in ada.get(address).text
    for seen in (ben.get(address).text, ben.get("/tasks").text, ben.get("/decisions").text):
        assert "a drill of the navy" not in seen
    text = ben.get(address).text
    assert "disputed" not in text and "confidence" not in text and "/events/" not in text
    assert ben.get(f"/pages/{page}").headers["location"] == address
    assert ben.get(f"/api/pages/{page}").status_code == 403
    assert f'data-claim="{claim}"' not in ben.get("/review").text
    with Record(path) as record:
        assert record.decisions() == ()


def test_afterwards_agreement_is_shown_and_a_coding_becomes_a_decision(
    desks: dict[str, TestClient], path: Path
) -> None:
    ada, ben = desks["ada"], desks["ben"]
    address = give(ada, first_page(path), "ada, ben", blind="1")
    some = re.findall(r'data-claim="([^"]*)"', ada.get(address).text)
    code = f"{address}/code"
    for browser, verdicts in ((ada, ("accept", "reject")), (ben, ("accept", "accept"))):
        for claim, verdict in zip(some, verdicts, strict=False):
            assert post(browser, code, address, verdict=verdict, claim=claim)[0] == 200
    edit = {"verdict": "edit", "claim": some[0], "field": "modality", "value": "alleged"}
    assert post(ada, code, address, **edit)[0] == 200
    assert post(ada, f"{address}/finish", address)[0] == 303
    assert "shown when all have finished" in ada.get(address).text
    assert post(ada, code, address, verdict="accept", claim=some[0])[0] == 409
    assert post(ada, f"{address}/take", address, coder="ada", claim=some[0], field="modality")[0] == 409
    assert post(ben, f"{address}/finish", address)[0] == 303
    text = ben.get(address).text
    assert "Krippendorff" in text and "differ" in text
    assert re.search(r"judged alike</dt><dd>1</dd>", text)
    assert post(ben, f"{address}/take", address, coder="ada", claim=some[0], field="modality")[0] == 200
    with Record(path) as record:
        (decision,) = record.decisions()
        assert (decision.verdict, decision.by, decision.new) == ("edit", "ben", "alleged")
        assert decision.reason == "coded by ada in t1"


def test_a_coder_adds_what_is_missing_and_takes_it_back(desks: dict[str, TestClient], path: Path) -> None:
    ada = desks["ada"]
    address = give(ada, first_page(path), "ada, ben", blind="1")
    quote = "Aid workers fled the town."
    added = {"verdict": "add", "quote": quote, "type": "RETREAT", "set-actors": "Aid workers"}
    assert post(ada, f"{address}/code", address, **added)[0] == 200
    assert "RETREAT" in ada.get(address).text
    assert post(ada, f"{address}/uncode", address, id="+1|claim")[0] == 200
    assert "RETREAT&" not in ada.get(address).text


def test_readers_have_no_tasks_and_nobody_codes_for_another(desks: dict[str, TestClient], path: Path) -> None:
    address = give(desks["ada"], first_page(path), "ada, eve", blind="1")
    assert desks["rea"].get("/tasks").status_code == 403
    assert desks["rea"].get(address).status_code == 403
    claim = claims(path)[0]
    assert post(desks["ben"], f"{address}/code", "/tasks", verdict="accept", claim=claim)[0] == 409


def test_what_is_decided_elsewhere_of_a_page_stays_hidden_from_its_coders(
    desks: dict[str, TestClient], path: Path
) -> None:
    ada, ben = desks["ada"], desks["ben"]
    with Record(path) as record:
        claim = record.claims(document=record.documents()[0].id)[0]
    address = give(ada, claim.document, "ben, eve", blind="1")
    assert decide(ada, verdict="accept", claim=claim.id, reason="seen it myself")[0] == 200
    for hidden in (address, "/decisions"):
        assert "seen it myself" not in ben.get(hidden).text
    assert ben.get("/decisions/x1").status_code == 404
    assert "seen it myself" in ada.get(f"/pages/{claim.document}").text


def test_an_event_and_its_json_show_a_coder_nothing_of_the_page_that_they_code(
    desks: dict[str, TestClient], path: Path
) -> None:
    ada, ben = desks["ada"], desks["ben"]
    with Record(path) as record:
        event = max(record.events(), key=lambda e: e.documents)
        mine, *others = record.claims(event=event.id)
        hidden = {c.id for c in others if c.document == mine.document} | {mine.id}
    assert decide(ada, verdict="accept", claim=mine.id, reason="seen it myself")[0] == 200
    assert decide(ada, verdict="edit", claim=mine.id, field="killed", value="nine people=77")[0] == 200
    for browser, seen in ((ada, True), (ben, True)):
        assert ("seen it myself" in browser.get(f"/events/{event.id}").text) == seen
    address = give(ada, mine.document, "ben, eve", blind="1")
    text, told = ben.get(f"/events/{event.id}").text, ben.get(f"/api/events/{event.id}").json()
    assert "seen it myself" not in text and not any(f"claim-{c}" in text for c in hidden)
    assert f'href="{address}"' in text and f"{len(hidden)} claim" in text
    assert "77" not in text.replace(token(text), "")  # a form's token is drawn by lot and may hold any digits
    assert told["withheld"] == len(hidden)
    assert {c["id"] for c in told["claims"]} == set(event.claims) - hidden
    listed = ben.get("/api/events?limit=1000").json()["events"]
    for shown in (told["event"], next(e for e in listed if e["id"] == event.id)):
        assert not hidden & {c for p in shown["positions"] for c in p["claims"]}
        assert "77" not in str(shown["positions"]) + str(shown["tolls"])
        assert all(n < len(shown["positions"]) for c in shown["contested"] for n in c["positions"])
    assert ben.get(f"/events/{event.id}/why").status_code in (403, 404)
    assert "seen it myself" in ada.get(f"/events/{event.id}").text


def test_a_coder_sees_claims_as_they_were_read_whatever_others_set_or_add(
    desks: dict[str, TestClient], path: Path
) -> None:
    ada, ben = desks["ada"], desks["ben"]
    with Record(path) as record:
        claim = next(c for c in record.claims() if c.tolls)
        words = record.document(claim.document).text.split(".")[0].strip()
    assert decide(ada, verdict="edit", claim=claim.id, field="modality", value="hypothetical")[0] == 200
    assert decide(ada, verdict="add", page=claim.document, quote=words, type="RETREAT")[0] == 200
    address = give(ada, claim.document, "ben, eve", blind="1")
    text = ben.get(address).text
    assert f"claim-{claim.id}" in text
    assert 'tag modality">hypothetical' not in text and 'tag kind">retreat' not in text
    assert "hypothetical" not in "".join(re.findall(r'data-fields="[^"]*"', text))
    seen = ada.get(f"/pages/{claim.document}").text
    assert 'tag modality">hypothetical' in seen and 'tag kind">retreat' in seen


def test_a_coder_decides_nothing_on_the_page_that_they_code(desks: dict[str, TestClient], path: Path) -> None:
    ada, ben = desks["ada"], desks["ben"]
    with Record(path) as record:
        claim = record.claims()[0]
    address = give(ada, claim.document, "ben, eve", blind="1")
    for more in ({"verdict": "accept", "claim": claim.id}, {"verdict": "add", "page": claim.document}):
        status, answer = decide(ben, **more)
        assert status == 409 and address in str(answer)


def test_a_decision_on_two_claims_is_hidden_from_the_coder_of_either_page(
    desks: dict[str, TestClient], path: Path
) -> None:
    ada, ben = desks["ada"], desks["ben"]
    with Record(path) as record:
        found = record.claims()
        one, two = found[0], next(c for c in found if c.document != found[0].document)
    assert decide(ada, verdict="different", claim=one.id, **{"with": two.id}, reason="two raids")[0] == 200
    assert "two raids" in ben.get("/decisions").text
    give(ada, two.document, "ben, eve", blind="1")
    assert "two raids" not in ben.get("/decisions").text
    assert ben.get("/decisions/x1").status_code == 404


def coded(desks: dict[str, TestClient], path: Path, by_ada: str, by_ben: str) -> str:
    """A task in which both have judged the first claim and finished; gives its address."""
    with Record(path) as record:
        claim = record.claims()[0]
    address = give(desks["ada"], claim.document, "ada, ben", blind="1")
    for name, verdict in (("ada", by_ada), ("ben", by_ben)):
        assert post(desks[name], f"{address}/code", address, verdict=verdict, claim=claim.id)[0] == 200
        post(desks[name], f"{address}/finish", address)
    return address


def test_what_all_judged_alike_is_taken_at_once(desks: dict[str, TestClient], path: Path) -> None:
    ada = desks["ada"]
    address = coded(desks, path, "accept", "accept")
    assert "Take what all judged alike: 1 claim without a decision" in ada.get(address).text
    status, told = post(ada, f"{address}/take-alike", address)
    ticket = told.partition("waits=")[2].strip('"}')
    while ada.get(f"/decide/{ticket}", headers={"accept": "application/json"}).status_code == 202:
        pass
    with Record(path) as record:
        (taken,) = record.decisions()
    assert status == 200 and (taken.verdict, taken.by) == ("accept", "ada")
    assert taken.reason == f"coded by ada, ben in {address.rsplit('/', 1)[1]}"
    assert "Take what all judged alike" not in ada.get(address).text
    assert post(ada, f"{address}/take-alike", address)[0] == 409


def test_what_coders_judged_differently_is_not_taken_at_once(
    desks: dict[str, TestClient], path: Path
) -> None:
    address = coded(desks, path, "accept", "reject")
    assert "Take what all judged alike" not in desks["ada"].get(address).text
    assert post(desks["ada"], f"{address}/take-alike", address)[0] == 409
    with Record(path) as record:
        assert record.decisions() == ()
