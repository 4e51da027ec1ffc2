"""Files and folders become captures; what is no page is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import InputError
from accord.read import read
from accord.types import Problem

PAGE = b"Jets hit the town of Dovrin on Monday, killing four people."


def fill(folder: Path, **files: bytes) -> Path:
    """A folder with these files; `__` in a name stands for a dot, `_in_` for a folder."""
    for name, data in files.items():
        path = folder / name.replace("_in_", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def messages(problems: list[Problem]) -> dict[str | None, str]:
    return {problem.file: problem.message for problem in problems}


def test_folders_are_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    fill(tmp_path, b__txt=PAGE, a__html=b"<p>x</p>", sub_in_c__HTM=b"<p>y</p>")
    captures, problems = read([tmp_path])
    assert [c.file for c in captures] == ["a.html", "b.txt", "sub/c.HTM"]
    assert [c.media_type for c in captures] == ["text/html", "text/plain", "text/html"]
    assert problems == []


def test_a_file_has_the_same_capture_alone_and_within_its_folder(tmp_path: Path) -> None:
    fill(tmp_path, a__txt=PAGE)
    assert read([tmp_path])[0] == read([tmp_path / "a.txt"])[0] == read([tmp_path, tmp_path / "a.txt"])[0]


def test_equal_bytes_under_two_names_are_two_captures(tmp_path: Path) -> None:
    captures, _ = read([fill(tmp_path, a__txt=PAGE, b__txt=PAGE)])
    assert captures[0].sha256 == captures[1].sha256
    assert captures[0].id != captures[1].id


@pytest.mark.parametrize("name", ["manifest.csv", "README.txt", "gold.json", "photo.jpg", "LICENSE.html"])
def test_other_files_are_left_out_with_advice(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PAGE)
    captures, problems = read([tmp_path])
    assert captures == []
    assert messages(problems)[name].startswith("left out: ")
    assert ";" in messages(problems)[name]


def test_a_hidden_folder_is_left_out(tmp_path: Path) -> None:
    captures, problems = read([fill(tmp_path, __git_in_a__txt=PAGE)])
    assert captures == []
    assert list(messages(problems)) == [".git"]


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "empty"), (b" \n\t", "empty"), (b"\0\1\2", "binary"), (b"%PDF-1.7 ...", "binary")],
)
def test_files_without_text_are_problems(tmp_path: Path, data: bytes, why: str) -> None:
    captures, problems = read([fill(tmp_path, page__txt=data)])
    assert captures == []
    assert why in messages(problems)["page.txt"]


def test_html_is_known_by_its_content_in_a_text_file(tmp_path: Path) -> None:
    captures, _ = read([fill(tmp_path, page__txt=b"\n<!DOCTYPE html><html><p>x</p></html>")])
    assert captures[0].media_type == "text/html"


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        read([tmp_path / "nowhere"])


def test_a_broken_link_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    captures, problems = read([tmp_path])
    assert captures == []
    assert "cannot be read" in messages(problems)["a.txt"]
