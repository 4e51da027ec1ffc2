"""The whole flow, on a few short pages about an invented crisis."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import accord
from accord import language, pipeline
from accord.cli import main
from accord.engines import local, versions
from accord.errors import InputError, ModelError, RecordError
from accord.export.json import export
from accord.record import Record
from accord.types import Document, Page, Parse

PAGES = {
    "a.txt": (
        "Rebels shell border town of Marovka\n\n"
        "MAROVKA, March 4, 2021 (Reuters) - Rebels shelled the town of Marovka on Wednesday, killing at "
        "least nine people, the Interior Ministry said.\n\nThe army said it would respond."
    ),
    "b.txt": (
        "Army denies losses\n\nMarch 5, 2021\n\nThe army on Thursday denied that its soldiers had died in "
        "the shelling of Marovka. A rebel spokesman said his fighters killed 14 soldiers."
    ),
    "c.txt": (
        "Talks in the capital\n\nMarch 6, 2021\n\nThe foreign ministers of France and Italy met in Vienna on "
        "Friday to discuss the shelling. They called for an immediate ceasefire."
    ),
    "d.txt": (
        "Marovka buries its dead\n\nHundreds of people gathered in Marovka on Saturday to bury the nine "
        "people killed when rebels shelled the town on Wednesday."
    ),
    "e.txt": (
        "Sanctions\n\nMarch 8, 2021\n\nFrance imposed sanctions on three rebel commanders on Monday. "
        "Italy said it would follow."
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    return pages


def built(paths: list[Path], record: Path, **more: Any) -> bytes:
    with accord.build(paths, record, workers=more.pop("workers", 1), **more) as opened:
        return export(opened)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The export of all pages, built by one worker."""
    home = tmp_path_factory.mktemp("reference")
    for name, text in PAGES.items():
        (home / name).write_text(text, encoding="utf-8")
    return built([home], home.parent / "reference.db")


def test_pages_become_a_record(folder: Path, tmp_path: Path) -> None:
    with accord.build([folder], tmp_path / "r.db", workers=1) as record:
        assert [d.file for d in record.documents()] == sorted(PAGES)
        attacks = [c for c in record.claims() if c.type == "ASSAULT"]
        assert any(t.kind == "killed" and t.low == 9 for c in attacks for t in c.tolls)
        assert {c for e in record.events() for c in e.claims} == {c.id for c in record.claims()}
        for claim in record.claims():
            text = record.document(claim.document).text
            for evidence in claim.evidence:
                assert text[evidence.span.start : evidence.span.end] == evidence.quote


@pytest.mark.slow
def test_many_workers_make_the_same_record_as_one(
    folder: Path, tmp_path: Path, reference: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "FEW", 1)
    assert built([folder], tmp_path / "r.db", workers=3) == reference


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(PAGES)))
def test_the_order_of_pages_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, reference: bytes, order: list[str]
) -> None:
    home = tmp_path_factory.mktemp("order")
    for name in order:
        (home / name).write_text(PAGES[name], encoding="utf-8")
    assert built([home / name for name in order], home / "r.db") == reference


def test_pages_that_come_one_by_one_make_the_same_record(
    folder: Path, tmp_path: Path, reference: bytes
) -> None:
    record = tmp_path / "r.db"
    last = b""
    for name in ["d.txt", "a.txt", "e.txt", "c.txt", "b.txt"]:
        last = built([folder / name], record, earlier="keep")
    assert without_redirects(last) == without_redirects(reference)


def without_redirects(exported: bytes) -> dict[str, Any]:
    """Redirects tell a record's history, which stands outside the promise of equal records."""
    return {key: value for key, value in json.loads(exported).items() if key != "redirects"}


def test_building_again_gives_the_same_record_without_work_on_pages(
    folder: Path, tmp_path: Path, reference: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "r.db"
    built([folder], record)
    worked_on: list[str | None] = []
    process = pipeline.process

    def watched(raw: Any, threads: int = 1) -> pipeline.Outcome:
        worked_on.append(raw.file)
        return process(raw, threads)

    monkeypatch.setattr(pipeline, "process", watched)
    assert built([folder], record) == reference
    assert worked_on == []
    (folder / "c.txt").write_text(PAGES["c.txt"] + " They left on Sunday.", encoding="utf-8")
    built([folder], record, earlier="withdraw")
    assert worked_on == ["c.txt"]


def no_work(*_: Any, **__: Any) -> Any:
    raise AssertionError("something was worked out again")


def test_a_changed_extractor_does_not_clean_or_parse_again(
    folder: Path, tmp_path: Path, reference: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "r.db"
    built([folder], record)
    key = replace(versions.result_key(), version="another extractor")
    monkeypatch.setattr(versions, "result_key", lambda *unused: key)
    monkeypatch.setattr(pipeline, "clean", no_work)
    monkeypatch.setattr(pipeline, "parse", no_work)
    assert built([folder], record) == reference
    monkeypatch.setattr(pipeline, "extract", no_work)
    assert built([folder], record) == reference  # and what it made is kept in turn


def test_a_changed_model_parses_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "r.db"
    built([folder], record)
    for name in ("result_key", "reading_key"):
        key = replace(getattr(versions, name)(), weights="others")
        monkeypatch.setattr(versions, name, lambda *unused, key=key: key)
    parsed: list[str | None] = []

    def watched(document: Document, threads: int = 1) -> Parse:
        parsed.append(document.file)
        return language.parse(document, threads)

    monkeypatch.setattr(pipeline, "parse", watched)
    built([folder], record)
    assert sorted(filter(None, parsed)) == sorted(PAGES)
    kept = dict(
        sqlite3.connect(record).execute("SELECT component, count(*) FROM stage_results GROUP BY 1").fetchall()
    )
    del kept["memory"]  # what linking remembers goes by what it is made of, not by the model
    assert kept == {"page": len(PAGES), "reading": len(PAGES), "record": 1}  # of the old model nothing


def test_each_component_decides_on_what_is_made_of_it() -> None:
    """What no page stage imports changes no result; what only later stages import changes no parse."""
    of_pages = {p for parts in versions.COMPONENTS.values() for p in parts}
    assert not {"link", "export", "cli", "web"} & of_pages
    assert set(versions.READING) <= {*of_pages, *versions.COMPONENTS["pipeline"]}
    assert not {"extract", "resolve", "knowledge"} & set(versions.READING)


def test_a_page_that_fails_becomes_a_problem_and_the_build_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: Document, threads: int, tree: Parse) -> Page:
        if document.file == "b.txt":
            raise ZeroDivisionError("no such luck")
        return Page(document=document)

    monkeypatch.setattr(pipeline, "read_page", fail)
    with accord.build([folder], tmp_path / "r.db", workers=1) as record:
        assert len(record.documents()) == len(PAGES)
        (problem,) = record.summary().problems
        assert problem.file == "b.txt"
        assert "unexpected ZeroDivisionError: no such luck" in problem.message
    monkeypatch.undo()
    with accord.build([folder], tmp_path / "r.db", workers=1) as record:
        assert record.summary().problems == ()  # nothing of the failure was kept
        assert record.claims(document=record.document("b.txt").id)


def test_a_page_that_cannot_be_cleaned_becomes_a_problem(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(raw: Any) -> Any:
        raise ValueError("bad page")

    monkeypatch.setattr(pipeline, "clean", fail)
    with accord.build([folder / "a.txt"], tmp_path / "r.db", workers=1) as record:
        (problem,) = record.problems()
        assert (problem.file, problem.stage) == ("a.txt", "clean")


def test_a_missing_model_stops_the_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(document: Document, threads: int = 1) -> Any:
        raise ModelError("model.onnx: missing; install accord again")

    monkeypatch.setattr(pipeline, "parse", missing)
    with pytest.raises(ModelError):
        accord.build([folder], tmp_path / "r.db", workers=1)


def test_a_page_in_another_language_stays_a_document_with_a_problem(tmp_path: Path) -> None:
    page = tmp_path / "fr.txt"
    page.write_text(
        "Le ministre des Affaires étrangères a condamné mardi l'attaque contre la ville, qui a fait neuf "
        "morts selon les autorités locales. Il a appelé les deux pays à la retenue et au dialogue.",
        encoding="utf-8",
    )
    with accord.build([page], tmp_path / "r.db", workers=1) as record:
        assert [d.language for d in record.documents()] == ["fr"]
        assert record.claims() == ()
        assert len(record.summary().problems) == 1


def test_pages_of_an_earlier_build_are_never_dropped_unawares(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    built([folder / "a.txt"], record)
    with pytest.raises(RecordError, match=r"holds 1 page that is not among those given \(a\.txt\)"):
        built([folder / "b.txt"], record)
    built([folder / "b.txt"], record, earlier="keep")
    with accord.open(record) as opened:
        assert [d.file for d in opened.documents()] == ["a.txt", "b.txt"]
    built([folder / "b.txt"], record, earlier="withdraw")
    with accord.open(record) as opened:
        assert [d.file for d in opened.documents()] == ["b.txt"]


def test_a_folder_without_pages_makes_no_record(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match=r"no \.txt or \.html page there"):
        accord.build([empty], tmp_path / "r.db")
    assert not (tmp_path / "r.db").exists()


def test_an_interrupted_build_can_go_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: bytes
) -> None:
    record = tmp_path / "r.db"
    process = pipeline.process

    def interrupted(raw: Any, threads: int = 1) -> pipeline.Outcome:
        if raw.file == "d.txt":
            raise KeyboardInterrupt
        return process(raw, threads)

    monkeypatch.setattr(pipeline, "process", interrupted)
    with pytest.raises(KeyboardInterrupt):
        built([folder], record)
    with pytest.raises(RecordError, match="never finished"):
        Record(record)
    query = "SELECT count(*) FROM stage_results WHERE component = 'page'"
    kept = sqlite3.connect(record).execute(query).fetchone()[0]
    assert 0 < kept < len(PAGES)
    monkeypatch.undo()
    assert built([folder], record) == reference


# --- from the command line -------------------------------------------------------------------------


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    yield run


def test_build_prints_what_it_found_and_what_it_left_out(folder: Path, tmp_path: Path, printed: Any) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    code, out, err = printed("build", str(folder), "-o", str(tmp_path / "r.db"), "--workers", "1")
    assert code == 0
    assert out.startswith(f"r.db: {len(PAGES)} pages, ")
    assert "left out: 1 file" in out
    assert "photo.jpg: not a .txt" in out
    assert "reading pages: 5 of 5" in err
    code, out, _ = printed("show", str(tmp_path / "r.db"))
    assert code == 0 and "2021-03-03" in out


def test_what_cannot_be_built_is_told_in_one_line(tmp_path: Path, printed: Any) -> None:
    code, _, err = printed("build", str(tmp_path / "nowhere"), "-o", str(tmp_path / "r.db"))
    assert code == 2
    assert err.startswith("accord: ") and "nowhere" in err and err.count("\n") == 1


@pytest.mark.slow
def test_a_script_without_a_main_guard_can_build(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import accord\n"
        "from accord.engines import local\n"
        "local.FEW = 1\n"
        f"record = accord.build([{str(folder)!r}], {str(tmp_path / 'r.db')!r}, workers=2)\n"
        "for event in record.events():\n"
        "    print(event.title)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
