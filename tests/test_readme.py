"""README.md and the tutorial: their examples run, and print what the pages say.

Small differences are let pass, since figures differ a little between kinds of processors; where a page is out
of date, `make readme` writes it anew.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from docs.examples import Example, Workshop

from docs import examples, figures

REFRESH = "run: make readme"
ENOUGH = 0.75  # least share of the words shown that are printed, in their order
A_LITTLE = 0.1  # by which counts may differ

RUN = [e for page in examples.PAGES for e in examples.find(page) if e.code != "make test"]


@pytest.fixture(scope="module")
def workshops(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Workshop]:
    return {page: Workshop(tmp_path_factory.mktemp(page.stem)) for page in examples.PAGES}


@pytest.mark.slow
@pytest.mark.parametrize("example", RUN, ids=str)
def test_an_example_prints_what_its_page_says(example: Example, workshops: dict[Path, Workshop]) -> None:
    printed = examples.cut(workshops[example.page].run(example), example.show)
    alike = SequenceMatcher(None, _plain(example.shown), _plain(printed), autojunk=False).ratio()
    assert alike >= ENOUGH, f"{example} is out of date, {REFRESH}\n\nit prints now:\n{printed}"


@pytest.mark.slow
def test_the_demo_finds_as_much_as_the_readme_says(workshops: dict[Path, Workshop]) -> None:
    (demo,) = (e for e in RUN if e.code == "make demo")
    told, found = _counts(demo.shown), _counts(workshops[demo.page].run(demo))
    assert told.keys() == found.keys()
    for name, number in told.items():
        assert found[name] == pytest.approx(number, rel=A_LITTLE, abs=2), f"{name}: {REFRESH}"


def test_the_readme_begins_with_the_demo_and_the_tests() -> None:
    assert [e.code for e in examples.find(examples.PAGES[0])][:2] == ["make demo", "make test"]


def test_the_readme_tells_how_many_tests_there_are(request: pytest.FixtureRequest) -> None:
    if request.config.args != request.config.getini("testpaths") or request.config.getoption("markexpr"):
        pytest.skip("a part of the tests is run")
    (last,) = (e for e in examples.find(examples.PAGES[0]) if e.code == "make test")
    told = sum(int(n) for n in re.findall(r"(\d+) (?:passed|skipped|xfailed)", last.shown))
    assert told == pytest.approx(request.session.testscollected, rel=A_LITTLE), REFRESH
    assert "failed" not in last.shown.replace("xfailed", ""), REFRESH


def test_the_figures_of_the_readme_are_those_of_the_report() -> None:
    told, reported = (re.findall(r"\d\.\d\d", text) for text in (figures.shown(), figures.table()))
    assert len(told) == len(reported), REFRESH
    for a, b in zip(told, reported, strict=True):
        assert float(a) == pytest.approx(float(b), abs=0.05), f"{a} is {b} by now; {REFRESH}"


def test_links_lead_somewhere() -> None:
    for page in (*examples.PAGES, *(examples.ROOT / "docs").glob("*.md"), examples.ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_examples_are_found_with_what_they_print(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- show: 1 -->\n```console\n$ accord a\nfirst\n$ accord b\n```\n\n"
        "```python\nprint(1)\n```\n\n```text\n1\n```\n",
        encoding="utf-8",
    )
    found = [(e.kind, e.code, e.shown, e.show, e.line) for e in examples.find(page)]
    assert found == [
        ("console", "accord a", "first\n", "1", 3),
        ("console", "accord b", "", "1", 5),
        ("python", "print(1)\n", "1\n", "all", 9),
    ]


@pytest.mark.parametrize(
    ("show", "shown"),
    [("all", "a\n\nb\n"), ("2", "a\n…\n"), ("3", "a\n\nb\n"), ("last", "…\nb\n"), ("last2", "…\n\nb\n")],
)
def test_what_is_left_out_is_marked(show: str, shown: str) -> None:
    assert examples.cut("a\n\nb\n", show) == shown


def _plain(text: str) -> list[str]:
    """Words, with ids of events and numbers masked."""
    return re.sub(r"\d+", "0", re.sub(r"\be[0-9a-f]{5,}\b", "ID", text)).split()


def _counts(printed: str) -> dict[str, int]:
    """The numbers of the first line about the record."""
    (line, *_) = (line for line in printed.splitlines() if line.startswith("demo.db: "))
    return {name.rstrip("s"): int(n) for n, name in re.findall(r"(\d+) (\w+)", line)}
