"""What a user reads on the terminal; the crisis is that of the factories."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from accord.cli import main
from accord.cli.layout import days, event_toll, figure
from accord.record import Record
from accord.resolve.confidence import pairs, reasons, with_confidence
from accord.types import EventToll
from tests import factories as make

Shown = Callable[..., str]


@pytest.fixture
def path(tmp_path: Path) -> str:
    make.publish(tmp_path / "crisis.db", make.crisis()).close()
    return str(tmp_path / "crisis.db")


@pytest.fixture
def shown(path: str, capsys: pytest.CaptureFixture[str]) -> Shown:
    def show(*arguments: str) -> str:
        assert main(["show", path, *arguments]) == 0
        return capsys.readouterr().out

    return show


def test_the_timeline_has_each_event_under_its_day(shown: Shown) -> None:
    lines = shown().splitlines()
    assert lines[0] == "crisis.db: 2 pages, 4 claims, 2 events, 1 disputed"
    assert lines.index("2031-03-03") < lines.index("no date")
    assert lines[3].endswith("Northland strikes Southport")
    whole = " ".join(" ".join(lines).split())
    assert "ASSAULT aerial · Southport, SUD · 9 killed (voices: 9 to 14)" in whole
    assert "2 pages, at least 2 origins, 2 speakers" in whole
    assert "disputed: toll killed" in whole


def test_no_line_of_the_timeline_begins_or_ends_within_a_figure(shown: Shown) -> None:
    lines = [line.strip() for line in shown().splitlines()]
    assert "2 pages, at least 2 origins, 2 speakers" in lines


def test_an_event_is_shown_with_every_claim_sentence_voice_and_page(path: str, shown: Shown) -> None:
    with Record(Path(path)) as record:
        id = record.events()[0].id
    whole = " ".join(shown(id).split())
    for words in (
        "Northland struck Southport with drones on Tuesday. (pages/one.txt, The Gazette) [1] ASSAULT aerial",
        "The mayor of Southport said nine people died. (pages/one.txt, The Gazette) [2] ASSAULT",
        "voice: the page itself",
        "voice: Mayor of Southport (“said”)",
        "Northland → “people” · 9 killed",
        "9: Mayor of Southport [2] 14: Northland Army [3]",
        "Disputed: not all of this can be true",
        "9 cannot be 14 ([2] against [3])",
        "put together (by a rule)",
        "[3] with [1]: same: same place +1.5, same day +1.0",
    ):
        assert words in whole


def test_pages_that_name_no_source_are_listed_though_they_raise_no_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make.crisis()
    named = replace(made.linked.events[0], origins=made.linked.events[0].origins[:1])
    events = (named, *made.linked.events[1:])
    crisis = replace(made, linked=replace(made.linked, events=events))
    make.publish(tmp_path / "named.db", crisis).close()
    assert main(["show", str(tmp_path / "named.db"), named.id]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "2 pages, at least 1 origin" in shown
    assert "unknown pages/two.txt (name no source, and may copy any of these)" in shown


def test_an_actor_is_shown_with_its_part_in_each_event(shown: Shown) -> None:
    whole = " ".join(shown("--actor", "mayor of southport").split())
    assert "Northland strikes Southport" in whole
    assert "speaks (1 claim)" in whole
    assert "acts" in whole


@pytest.mark.parametrize("name", ["Northland", "Northland Army"])
def test_an_actor_is_shown_with_what_claims_give_of_it_and_others(name: str, shown: Shown) -> None:
    whole = " ".join(shown("--actor", name).split())
    assert "Northland supports Northland Army: The Gazette (1 claim); denied by Northland Army" in whole


def test_a_page_is_shown_with_its_claims_under_their_sentences(shown: Shown) -> None:
    lines = shown("--page", "two.txt").splitlines()
    sentence = next(n for n, line in enumerate(lines) if line.startswith("Northland's army said"))
    assert lines[sentence + 1].startswith("  - ASSAULT · asserted · Northland Army → ?")
    assert any("tells the same as pages/one.txt" in line for line in lines)


def test_the_confidence_of_a_claim_comes_with_the_signs_that_move_it_most(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make.crisis()
    sure = [replace(page, claims=with_confidence(page.claims)) for page in made.pages]
    make.publish(tmp_path / "sure.db", replace(made, pages=tuple(sure))).close()
    assert main(["show", str(tmp_path / "sure.db"), "--page", "one.txt", "--why"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    first = sure[0].claims[0]
    told = pairs(sure[0].claims)
    sign, weight = reasons(first, told)[0]
    assert f"confidence {first.confidence:.2f}" in shown
    assert f"rule {first.rule} signs {sign} {weight:+.2f}, " in shown


def test_a_confidence_that_its_signs_do_not_give_says_so(shown: Shown) -> None:
    assert "signs do not give this confidence" in " ".join(shown("--page", "two.txt", "--why").split())


def test_rules_and_signs_are_shown_only_where_they_are_asked_for(shown: Shown) -> None:
    plain = shown("--page", "two.txt")
    assert "confidence 1.00" in plain
    assert "rule " not in plain and "signs" not in plain


def test_pages_are_listed_by_incident(shown: Shown) -> None:
    lines = shown("--incidents")
    assert "2 pages" in lines and "pages/one.txt" in lines and "pages/two.txt" in lines


def test_pages_actors_problems_and_words_are_listed(shown: Shown) -> None:
    assert "pages/two.txt" in shown("--pages")
    assert "Northland · state · NRD · NRD" in shown("--actors")
    assert "pages/notes.pdf: left out: not a page (read)" in shown("--problems")
    assert "said [nine] people died" in shown("--search", "nine")
    assert shown("--search", "zebra").strip() == "Nothing holds 'zebra'."


@pytest.mark.parametrize("arguments", [[], ["--page", "one.txt"], ["--actor", "NRD"], ["--pages"]])
def test_no_line_is_wider_than_80_columns_in_a_pipe(shown: Shown, arguments: list[str]) -> None:
    out = shown(*arguments)
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "no event 'nowhere'"),
        (["--actor", "Atlantis"], "no actor 'Atlantis'"),
        (["--page", "none.txt"], "no page 'none.txt'"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(
    path: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["show", path, *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.startswith("accord: ") and error.count("\n") == 1


def test_reading_a_record_loads_no_heavy_library(path: str) -> None:
    code = (
        "import sys\n"
        "from accord.cli import main\n"
        f"main(['show', {path!r}])\n"
        f"main(['export', {path!r}, '--to', 'json', '-o', {path + '.json'!r}])\n"
        "heavy = {'spacy', 'onnxruntime', 'trafilatura', 'tokenizers', 'lxml', 'yaml', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (9, 9, 9, "9 killed"),
        (9, 9, None, "at least 9 killed"),
        (7, 9, 11, "9 killed (voices: 7 to 11)"),
        (7, 9, None, "9 killed (voices: at least 7)"),
        (None, None, None, "killed, number not given"),
    ],
)
def test_a_toll_in_words(low: int | None, best: int | None, high: int | None, words: str) -> None:
    toll = EventToll(kind="killed", group=None, low=low, best=best, high=high)
    assert event_toll(toll).replace("\ue000", " ") == words


def test_figures_and_days_in_words() -> None:
    assert [figure(9, 9), figure(9, None), figure(None, 37), figure(3, 5)] == [
        "9",
        "at least 9",
        "up to 37",
        "3 to 5",
    ]
    assert days(None) == "no date"
    assert days(make.period("2031-01-02")) == "2031-01-02"
    assert days(make.period("2031-01-02", "2031-01-04")) == "2031-01-02 to 2031-01-04"
    assert days(make.period(None, "2031-01-04")) == "until 2031-01-04"
