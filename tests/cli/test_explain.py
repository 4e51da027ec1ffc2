"""Why claims are one event, told on a terminal."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.kill import example_pages

import accord
from accord.cli import main
from accord.record import Record

Explain = Callable[..., str]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    home = tmp_path_factory.mktemp("explained")
    (home / "pages").mkdir()
    for page in example_pages()[:6]:
        shutil.copy(page, home / "pages")
    accord.build([home / "pages"], home / "r.db", workers=1).close()
    return str(home / "r.db")


@pytest.fixture
def explain(record: str, capsys: pytest.CaptureFixture[str]) -> Explain:
    def run(*names: str, code: int = 0, of: str = record) -> str:
        capsys.readouterr()
        assert main(["explain", of, *names]) == code
        out, err = capsys.readouterr()
        return " ".join((out if code == 0 else err).split())

    return run


def event_told_most(record: str) -> str:
    with Record(Path(record)) as opened:
        return max(opened.events(), key=lambda e: len(e.claims)).id


def test_an_event_tells_what_ties_each_claim_and_what_stayed_apart(record: str, explain: Explain) -> None:
    out = explain(event_told_most(record))
    assert "nearest [" in out and "same day (" in out and "weighted mean" in out
    assert "Events that come near, and why they stay apart" in out and "not joined" in out


def test_two_claims_tell_each_sign_with_value_weight_and_meaning(record: str, explain: Explain) -> None:
    event = event_told_most(record)
    out = explain(f"{event}:1", f"{event}:2")
    assert "Verdict: same" in out and "(1.00 × +" in out and "Both are in event" in out
    assert "+0.4 and more is same, -0.4 and less different" in out


def test_claims_of_two_types_were_never_compared(record: str, explain: Explain) -> None:
    with Record(Path(record)) as opened:
        claims = opened.claims()
    other = next(c for c in claims if c.type != claims[0].type)
    assert "Never compared: they are of two types" in explain(claims[0].id, other.id)


def test_a_decision_is_told_as_outranking_the_weights(
    record: str, explain: Explain, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = str(tmp_path / "r.db")
    shutil.copy(record, copy)
    event = event_told_most(copy)
    with Record(Path(copy)) as opened:
        one, two = opened.event(event).claims[:2]
    why = ["--because", "two raids", "--by", "me"]
    assert main(["decide", copy, "different", one, two, *why]) == 0
    out = explain(one, two, of=copy)
    assert "x1 different, decided by me" in out and "two raids. It outranks all that is weighed" in out


def test_a_claim_beside_itself_is_refused(record: str, explain: Explain) -> None:
    event = event_told_most(record)
    assert "name one claim; name two" in explain(f"{event}:1", f"{event}:1", code=2)


def test_a_page_tells_what_decided_its_date(explain: Explain, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "Rebels killed two men in the town on Tuesday. They had signed a deal in 2016. © 2021 The Daily News",
        encoding="utf-8",
    )
    accord.build([tmp_path / "page.txt"], tmp_path / "r.db", workers=1).close()
    out = explain("page.txt", "--date", of=str(tmp_path / "r.db"))
    assert "published 2016-01-01 to 2021-12-31" in out
    assert "not before 2016-01-01 '2016' is told as past" in out
    assert "not after 2021-12-31 copyright 2021" in out
