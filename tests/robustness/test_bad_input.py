"""Pages that no stage was made for: each is a page or a problem that names it and says what to do."""

from pathlib import Path

import pytest

import accord
from accord.export.json import export
from accord.pipeline import LONGEST, MOST_WORDS
from accord.read.files import LARGEST
from accord.types import Problem

STORY = (
    "Rebels shelled the town of Marovka on Wednesday, killing at least nine people, the Interior Ministry "
    "said."
)
GOOD = f"Shelling\n\nMarch 4, 2021\n\n{STORY}"


def build(folder: Path, files: dict[str, bytes], manifest: str | None = None) -> accord.Record:
    """A record of the files beside a page with nothing wrong."""
    pages = folder / "pages"
    pages.mkdir()
    for name, data in {"good.txt": GOOD.encode(), **files}.items():
        (pages / name).write_bytes(data)
    if manifest is not None:
        (folder / "manifest.csv").write_text(manifest, encoding="utf-8")
    stated = folder / "manifest.csv" if manifest is not None else None
    return accord.build([pages], folder / "r.db", manifest=stated, workers=1)


def only_problem(record: accord.Record) -> Problem:
    """The one problem there is; the good page must have been read all the same."""
    assert record.claims(document=record.document("good.txt").id)
    (problem,) = record.problems()
    return problem


@pytest.mark.parametrize(
    ("data", "message", "advice"),
    [
        (b"", "the file is empty", "fetch the page again"),
        (b" \n\t\n ", "the file is empty", "fetch the page again"),
        (bytes(range(256)) * 40, "the file is binary", "save the page as text"),
        (b"%PDF-1.7 text", "the file is binary", "save the page as text"),
        (b"a" * (LARGEST + 1), "more than 4 MB", "split it into pages"),
    ],
    ids=["nothing", "blanks", "bytes", "a PDF by another name", "too large"],
)
def test_what_is_no_page_is_left_out_with_a_problem(
    tmp_path: Path, data: bytes, message: str, advice: str
) -> None:
    problem = only_problem(build(tmp_path, {"bad.txt": data}))
    assert problem.file == "bad.txt"
    assert message in problem.message and advice in problem.message


@pytest.mark.parametrize("words", [1_000_000, 50_000], ids=["a million", "50,000"])
def test_endless_lines_are_told_and_not_cut(tmp_path: Path, words: int) -> None:
    text = " ".join(f"w{n % 7}x{n % 11}y{n % 13}" for n in range(words))[: LARGEST - 1]
    record = build(tmp_path, {"long.txt": text.encode()})
    problem = only_problem(record)
    assert problem.file == "long.txt"
    assert f"more than the {LONGEST:,}" in problem.message and "split it" in problem.message
    assert record.claims() == record.claims(document=record.document("good.txt").id)
    assert text.encode() in [c.data for c in record.captures()]


def test_a_page_of_mere_marks_is_told_and_not_read(tmp_path: Path) -> None:
    marks = "".join(f"({n}) - ({n + 1}), " for n in range(5_000))
    problem = only_problem(build(tmp_path, {"marks.txt": marks.encode()}))
    assert problem.file == "marks.txt"
    assert f"more than the {MOST_WORDS:,}" in problem.message and "split it" in problem.message


def test_a_list_of_deeds_without_end_tells_of_none(tmp_path: Path) -> None:
    deeds = ", ".join(f"bombed {n}, shelled {n} times, raided {n + 1} houses" for n in range(200))
    record = build(tmp_path, {"list.txt": f"The army {deeds}".encode()})
    assert not record.claims(document=record.document("list.txt").id)


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_html_nested_10000_deep_is_read(tmp_path: Path, tag: str) -> None:
    data = f"<html><body>{f'<{tag}>' * 10_000}{STORY}{f'</{tag}>' * 10_000}</body></html>"
    record = build(tmp_path, {"deep.html": data.encode()})
    document = record.document("deep.html")
    assert STORY in document.text or [p for p in record.problems() if p.document == document.id]


@pytest.mark.parametrize("end", [40, 90, 150])
def test_a_truncated_page_is_read_as_far_as_it_goes(tmp_path: Path, end: int) -> None:
    data = f"<html><head><title>Shelling</title></head><body><p>{STORY}</p><p>More".encode()[:end]
    record = build(tmp_path, {"short.html": data})
    text = record.document("short.html").text
    assert text or [p for p in record.problems() if p.file == "short.html"]
    assert all(word in data.decode() for word in text.split())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_a_page_in_another_encoding_is_read_or_told(tmp_path: Path, encoding: str) -> None:
    data = (GOOD + " “We mourn,” said José Müller – the mayor.").encode(encoding)
    record = build(tmp_path, {"other.txt": data})
    problems = [p for p in record.problems() if p.file == "other.txt"]
    if not problems:
        assert "“We mourn,” said José Müller – the mayor." in record.document("other.txt").text
    else:
        assert encoding == "utf-16-le" and "binary" in problems[0].message  # it has no mark of its order


def test_direction_marks_and_invisible_signs_hide_nothing(tmp_path: Path) -> None:
    strewn = GOOD.replace("shelled", "\u202eshel\u200bled\u202c").replace("nine", "\u2066nine\u2069\ufeff")
    record = build(tmp_path, {"strewn.txt": strewn.encode()})
    document = record.document("strewn.txt")
    assert STORY in document.text
    types = [
        [c.type for c in record.claims(document=record.document(name).id)]
        for name in ("strewn.txt", "good.txt")
    ]
    assert types[0] == types[1] != []
    assert not {"\u202e", "\u200b", "\ufeff"} & set(export(record).decode())


def test_a_manifest_that_names_missing_files_says_which(tmp_path: Path) -> None:
    record = build(tmp_path, {}, "file,publisher\npages/good.txt,The Gazette\npages/gone.txt,The Herald\n")
    problem = only_problem(record)
    assert problem.file == "manifest.csv"
    assert "line 3 names pages/gone.txt" in problem.message and "correct the name" in problem.message
    assert record.document("good.txt").publisher == "The Gazette"
