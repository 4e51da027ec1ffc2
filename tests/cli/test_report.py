import re
from dataclasses import replace
from pathlib import Path

import pytest

from accord.cli import main
from accord.record import Contents
from tests import factories as make


def written(tmp_path: Path, *arguments: str, contents: Contents | None = None) -> str:
    path = tmp_path / "crisis.db"
    make.publish(path, contents or make.crisis()).close()
    assert main(["report", str(path), "-o", str(tmp_path / "report.html"), *arguments]) == 0
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_report_shows_events_disputes_figures_and_sources(tmp_path: Path) -> None:
    text = written(tmp_path)
    assert "Northland strikes Southport" in text and "Mayor of Southport accuses Northland" in text
    assert "9 cannot be 14" in text
    assert "The mayor of Southport said nine people died." in text
    assert "pages/two.txt" in text[text.index('id="sources"') :]


def test_it_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    text = written(tmp_path)
    assert "default-src 'none'" in text
    assert not re.search(r"<script|<img|<link|<iframe|\ssrc=|\son\w+=|url\(|@import", text)


def test_every_link_inside_the_report_leads_somewhere(tmp_path: Path) -> None:
    text = written(tmp_path)
    targets = set(re.findall(r'href="#([^"]+)"', text))
    assert targets and targets <= set(re.findall(r'id="([^"]+)"', text))


def test_one_actor_or_day_selects_its_events(tmp_path: Path) -> None:
    by_actor = written(tmp_path, "--actor", "Mayor of Southport")
    assert "Mayor of Southport accuses Northland" in by_actor
    assert "Northland strikes Southport" not in by_actor
    since = written(tmp_path, "--since", "2031-03-03")
    assert "Northland strikes Southport" in since
    assert "Mayor of Southport accuses Northland" not in since


def test_one_event_by_its_id(tmp_path: Path) -> None:
    first = make.crisis().linked.events[0]
    assert "1 event from 2 pages" in written(tmp_path, "--event", first.id)


def test_markup_from_a_page_stays_text(tmp_path: Path) -> None:
    made = make.crisis()
    page = made.pages[0]
    hostile = replace(page.document, title="<script>alert(1)</script>", url="javascript:alert(1)")
    pages = [replace(page, document=hostile), *made.pages[1:]]
    text = written(tmp_path, contents=replace(made, pages=pages))
    assert "<script" not in text and 'href="javascript' not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "yesterday"], "--since yesterday: not a day"),
        (["--since", "2050-01-01"], "no event is left to report on"),
        (["--actor", "Nobody"], "no actor 'Nobody'"),
    ],
)
def test_what_cannot_be_reported_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    make.publish(tmp_path / "r.db", make.crisis()).close()
    assert main(["report", str(tmp_path / "r.db"), "-o", str(tmp_path / "x.html"), *arguments]) == 2
    assert message in capsys.readouterr().err
