"""The manifest states what pages do not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from accord.errors import InputError
from accord.read import read
from accord.types import Problem, RawDocument


def build(folder: Path, manifest: str, *pages: str) -> tuple[dict[str | None, RawDocument], list[Problem]]:
    for page in pages:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(f"Page {page}.", encoding="utf-8")
    (folder / "list.csv").write_text(manifest, encoding="utf-8")
    captures, problems = read([folder], folder / "list.csv")
    return {capture.file: capture for capture in captures}, problems


def test_a_row_states_publisher_day_title_language_and_url(tmp_path: Path) -> None:
    pages, problems = build(
        tmp_path,
        "file,url,publisher,published,title,language\n"
        "a.txt,https://x.example/1,The Post,2024-01-18,Strike,EN\n",
        "a.txt",
    )
    page = pages["a.txt"]
    assert (page.stated_publisher, page.stated_title, page.stated_language) == ("The Post", "Strike", "en")
    assert page.url == "https://x.example/1"
    assert page.stated_published is not None
    assert page.stated_published.earliest == page.stated_published.latest == dt.date(2024, 1, 18)
    assert problems == []


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-01-18T09:00:00Z", "2024-01-18", "2024-01-18"),
    ],
)
def test_a_month_or_a_year_is_an_interval(tmp_path: Path, stated: str, first: str, last: str) -> None:
    pages, _ = build(tmp_path, f"file,published\na.txt,{stated}\n", "a.txt")
    period = pages["a.txt"].stated_published
    assert period is not None
    assert (str(period.earliest), str(period.latest)) == (first, last)


@pytest.mark.parametrize("stated", ["18 January", "2024-13-01", "2024-02-30", "01/02/2024"])
def test_a_bad_date_is_a_problem_and_no_date(tmp_path: Path, stated: str) -> None:
    pages, problems = build(tmp_path, f"file,published\na.txt,{stated}\n", "a.txt")
    assert pages["a.txt"].stated_published is None
    assert [stated in problem.message for problem in problems] == [True]


def test_other_columns_are_ignored_with_one_note(tmp_path: Path) -> None:
    _, problems = build(tmp_path, "file,origin,mood\na.txt,x,y\n", "a.txt")
    assert [problem.message.split(";")[0] for problem in problems] == ["columns ignored: origin, mood"]


def test_a_row_for_a_missing_page_is_a_problem(tmp_path: Path) -> None:
    _, problems = build(tmp_path, "file\na.txt\nb.txt\n", "a.txt")
    assert [("line 3" in p.message, "b.txt" in p.message) for p in problems] == [(True, True)]


def test_files_are_named_relative_to_the_given_folder_too(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("Page.", encoding="utf-8")
    (tmp_path / "list.csv").write_text("file;publisher\na.txt;The Post\n", encoding="utf-8-sig")
    captures, problems = read([tmp_path / "pages"], tmp_path / "list.csv")
    assert captures[0].stated_publisher == "The Post"
    assert problems == []


def test_the_manifest_in_use_is_not_listed_as_left_out(tmp_path: Path) -> None:
    pages, problems = build(tmp_path, "file\na.txt\n", "a.txt")
    assert (list(pages), problems) == (["a.txt"], [])


@pytest.mark.parametrize("manifest", ["", "name,when\nx,y\n"])
def test_a_manifest_without_a_column_for_files_is_an_error(tmp_path: Path, manifest: str) -> None:
    with pytest.raises(InputError, match="`file`"):
        build(tmp_path, manifest)


def test_a_missing_manifest_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such manifest"):
        read([tmp_path], tmp_path / "list.csv")
