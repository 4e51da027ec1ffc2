"""People's decisions from the command line, on a record of a few pages of examples/."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.kill import example_pages

import accord
from accord import extract, pipeline
from accord.cli import main
from accord.engines import versions
from accord.export.json import as_data
from accord.record import Record, ResultKey
from accord.record.changes import noted
from accord.types import Claim, Document, Event, Page, Parse

Decide = Callable[..., str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    (home / "pages").mkdir()
    for page in example_pages()[:6]:
        shutil.copy(page, home / "pages")
    accord.build([home / "pages"], home / "r.db", workers=1).close()
    return home


@pytest.fixture
def record(built: Path, tmp_path: Path) -> str:
    shutil.copy(built / "r.db", tmp_path / "r.db")
    return str(tmp_path / "r.db")


@pytest.fixture
def decide(record: str, capsys: pytest.CaptureFixture[str]) -> Decide:
    def run(*words: str, code: int = 0) -> str:
        capsys.readouterr()
        reason = ("--because", "I was there") if words[0] not in ("--undo", "--list") else ()
        assert main(["decide", record, *words, *reason, "--by", "me"]) == code
        out, err = capsys.readouterr()
        return out if code == 0 else err

    return run


def event_told_most(record: str) -> Event:
    """The event that most claims tell of, on several pages."""
    with Record(Path(record)) as opened:
        found = [e for e in opened.events() if e.documents > 1]
    return max(found, key=lambda e: len(e.claims))


def state(record: str) -> dict[str, object]:
    """All but the history: decisions, and where ids went."""
    with Record(Path(record)) as opened:
        data = as_data(opened)
    for claim in data["claims"]:
        del claim["decided"]
    return {key: value for key, value in data.items() if key not in ("decisions", "redirects")}


def test_what_a_decision_changed_is_told_and_noted_and_so_is_what_undoing_it_did(
    record: str, decide: Decide
) -> None:
    with Record(Path(record)) as opened:
        several = [e for e in opened.events() if e.documents > 1 and len(e.claims) > 2]
    event = min(several, key=lambda e: (len(e.claims), e.id))
    claims = len(event.claims)
    founding = "c" + event.id.removeprefix("e")
    out = decide("reject", next(c for c in event.claims if c != founding))
    told = " ".join(out.split())
    assert re.search(r"\b\d+ events? changed: ", told) and event.title in told
    for old, new in ((claims, claims - 1), (claims - 1, claims)):
        with Record(Path(record)) as opened:
            (change,) = (c for c in noted(opened, "x1") if c.event == event.id)
        assert change.what == "changed"
        assert ("claims", old, new) in change.fields
        decide("--undo", "x1", code=0 if old == claims else 2)


def test_what_changes_no_event_is_told_as_such(record: str, decide: Decide) -> None:
    assert "no event changed" in decide("accept", f"{event_told_most(record).id}:1")


def test_a_rejected_claim_is_kept_but_stands_in_no_event(record: str, decide: Decide) -> None:
    event = event_told_most(record)
    before = state(record)
    out = decide("reject", f"{event.id}:1")
    assert "x1 reject: taken" in out and "1 claim rejected" in out
    with Record(Path(record)) as opened:
        (rejected,) = opened.decided().rejected
        assert rejected in {c.id for c in opened.claims()}
        assert rejected not in {c for e in opened.events() for c in e.claims}
        assert opened.summary().claims == len(opened.claims()) - 1
    assert "x1 reject" in decide("--list")
    assert "withdrawn" in decide("--undo", "x1")
    assert state(record) == before
    assert "x1 reject · withdrawn" in decide("--list")


def test_a_rejected_claim_says_so_on_its_page(
    record: str, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    decide("reject", f"{event_told_most(record).id}:1")
    with Record(Path(record)) as opened:
        (rejected,) = opened.decided().rejected
        (file,) = [opened.document(c.document).file for c in opened.claims() if c.id == rejected]
    assert main(["show", record, "--page", str(file)]) == 0
    assert "rejected by me (x1): I was there" in capsys.readouterr().out


def test_an_accepted_claim_says_so_and_changes_nothing_else(
    record: str, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(record)
    event = event_told_most(record).id
    decide("accept", f"{event}:1")
    assert state(record) == before
    assert main(["show", record, event]) == 0
    assert "[1] accepted by me (x1): I was there" in capsys.readouterr().out


def test_of_two_decisions_on_a_claim_the_later_one_counts(record: str, decide: Decide) -> None:
    with Record(Path(record)) as opened:
        claim = opened.claims()[0].id
    decide("reject", claim)
    decide("accept", claim)
    with Record(Path(record)) as opened:
        assert list(opened.decided().accepted) == [claim]
        assert opened.decided().rejected == {}


def test_claims_can_be_parted_and_put_together(record: str, decide: Decide) -> None:
    event = event_told_most(record)
    with Record(Path(record)) as opened:
        pages = {c.document: c.id for c in opened.claims(event=event.id)}
    one, two, *_ = pages.values()
    decide("different", one, two)
    with Record(Path(record)) as opened:
        home = {c: e.id for e in opened.events() for c in e.claims}
        assert home[one] != home[two]
        other = next(e.id for e in opened.events() if not {one, two} & set(e.claims))
    decide("same", one, two)
    with Record(Path(record)) as opened:
        home = {c: e.id for e in opened.events() for c in e.claims}
        assert home[one] == home[two]
    decide("merge", home[one], other)
    with Record(Path(record)) as opened:
        joined = opened.event(other)
        assert joined == opened.event(home[one])
        assert {one, two} < set(joined.claims)


def test_a_claim_can_be_split_off_its_event(record: str, decide: Decide) -> None:
    event = event_told_most(record)
    with Record(Path(record)) as opened:
        apart = opened.claims(event=event.id)[0].id
    decide("split", event.id, f"{event.id}:1")
    with Record(Path(record)) as opened:
        home = {c: e for e in opened.events() for c in e.claims}
        assert len({home[c].id for c in event.claims}) == 2
        rest = [c for c in event.claims if c != apart]
        assert any(home[c].id != home[apart].id for c in rest)


def test_no_page_is_read_again(record: str, decide: Decide, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a page was read again")

    monkeypatch.setattr(pipeline, "process", fail)
    decide("reject", f"{event_told_most(record).id}:1")


def test_building_again_keeps_decisions(record: str, built: Path, decide: Decide) -> None:
    decide("reject", f"{event_told_most(record).id}:1")
    decided = state(record)
    accord.build([built / "pages"], record, workers=1).close()
    assert state(record) == decided


def test_a_decision_whose_claim_is_gone_is_listed_as_orphaned(
    record: str,
    built: Path,
    decide: Decide,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    decide("reject", f"{event_told_most(record).id}:1")
    monkeypatch.setattr(pipeline, "read_page", _says_nothing)
    monkeypatch.setattr(versions, "result_key", _another_key)
    assert main(["build", str(built / "pages"), "-o", record, "--workers", "1"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "1 decision without effect, since what they are about is not found: accord decide" in told
    out = decide("--list")
    assert "x1 reject · orphaned" in out and "not found any more" in out


def test_a_decision_whose_claim_has_another_type_now_says_so(
    record: str, built: Path, decide: Decide, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record(Path(record)) as opened:
        claim = next(c for c in opened.claims() if c.type == "ASSAULT")
    decide("reject", claim.id)

    def retyped(*page: Any) -> tuple[Claim, ...]:
        return tuple(replace(c, type="COERCE") if c.id == claim.id else c for c in extract.extract(*page))

    monkeypatch.setattr(pipeline, "extract", retyped)
    monkeypatch.setattr(versions, "result_key", _another_key)
    accord.build([built / "pages"], record, workers=1).close()
    assert "Its claim is now COERCE: see whether this still holds." in decide("--list")


def _says_nothing(document: Document, threads: int, tree: Parse) -> Page:
    return Page(document=document)


def _another_key(settings: str = "") -> ResultKey:
    return ResultKey(component="page", version="another", settings="", weights="")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["rejct", "x"], "rejct: no such verdict; these are known: accept, reject"),
        (["reject"], "reject: takes CLAIM"),
        (["same", "c1"], "same: takes CLAIM CLAIM"),
        (["reject", "nothing"], "no event 'nothing'"),
        (["reject", "EVENT:99"], "name one of the event's claims"),
        (["same", "EVENT:1", "EVENT:1"], "both names are of one claim; name two"),
        (["merge", "EVENT", "EVENT"], "are one event already"),
        (["--undo", "x9"], "x9: no such decision"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line(
    record: str, decide: Decide, words: list[str], message: str
) -> None:
    before = state(record)
    event = event_told_most(record).id
    error = decide(*(w.replace("EVENT", event) for w in words), code=2)
    (line,) = [x for x in error.splitlines() if x.startswith("accord: ")]
    assert message in line
    assert state(record) == before


def test_a_decision_needs_a_reason_and_a_record(
    record: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["decide", record, "reject", "x"]) == 2
    assert 'give your reason: --because "..."' in capsys.readouterr().err
    assert main(["decide", str(tmp_path / "none.db"), "--undo", "x1"]) == 2
    assert "no such record" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def test_an_event_that_leads_to_another_whose_id_has_changed_counts_as_unchanged(
    record: str, decide: Decide
) -> None:
    with Record(Path(record)) as opened:
        events = {e.id: e for e in opened.events()}
        answered = {r.to for e in events.values() for r in e.relations}
        event = max((events[e] for e in answered), key=lambda e: (len(e.claims), e.id))
    founding = "c" + event.id.removeprefix("e")
    decide("reject", founding)
    with Record(Path(record)) as opened:
        assert event.id not in {e.id for e in opened.events()}
        assert not any(c.alike for c in noted(opened, "x1"))
