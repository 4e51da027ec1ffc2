"""Where a record cannot be written, one line says so, the exit code is not 0, and nothing is lost."""

import json
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accord.cli import main
from accord.export.json import export
from accord.record import Record, Writer, lock, schema
from tests import factories as make

Refused = Callable[..., str]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "TURN", 0.05)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "page.txt"
    page.write_text("Rebels shelled the town of Marovka on Wednesday.", encoding="utf-8")
    return page


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    made = make.crisis()
    make.publish(path, made).close()
    with Writer(path) as writer:
        writer.keep(make.KEY, list(zip(made.captures, made.pages, strict=True)))
    return path


@pytest.fixture(params=["build", "decide"])
def refused(
    page: Path, record: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> Refused:
    """Tries to write, and gives the one line that says why not; the record must be as it was."""
    with Record(record) as opened:
        before = export(opened)
        claim = opened.claims()[0].id
    commands = {
        "build": ["build", str(page), "-o", str(record), "--replace", "--workers", "1"],
        "decide": ["decide", str(record), "reject", claim, "--because", "a drill"],
    }

    def run() -> str:
        capsys.readouterr()
        assert main(commands[request.param]) == 2
        lines = [x for x in capsys.readouterr().err.splitlines() if x.startswith("accord: ")]
        assert len(lines) == 1
        return lines[0]

    def check() -> str:
        line = run()
        with Record(record) as opened:
            assert export(opened) == before
        return line

    return check


def test_two_builds_at_once(refused: Refused, record: Path) -> None:
    with Writer(record):
        assert "r.db: another accord is writing to it; wait until it is done" in refused()


def test_a_build_in_another_process(refused: Refused, record: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from accord.record import Writer\n"
        "Writer(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(record)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert "another accord is writing to it" in refused()
        other.kill()
    Writer(record).close()  # the lock went with the process
    assert not record.with_name("r.db.lock").exists()


def test_another_program_writes_to_the_record(
    refused: Refused, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "WAIT", 0.05)
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "r.db: another program is writing to it" in refused()
    other.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for this user")
def test_a_folder_that_may_not_be_written(refused: Refused, record: Path) -> None:
    record.parent.chmod(0o555)
    try:
        assert "r.db: cannot be written (Permission denied" in refused()
    finally:
        record.parent.chmod(0o755)


def test_a_lock_that_cannot_be_made(refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file = os.open

    def fail(path: Any, *rest: Any, **more: Any) -> int:
        if str(path).endswith(".lock"):
            raise PermissionError(13, "Permission denied")
        return open_file(path, *rest, **more)

    monkeypatch.setattr("accord.record.lock.os.open", fail)
    assert "change the permissions of its folder or name another file" in refused()


def test_a_newer_record(refused: Refused, record: Path, page: Path, capsys: Any) -> None:
    with sqlite3.connect(record) as other:
        other.execute("PRAGMA user_version = 99")
    size = record.read_bytes()
    assert main(["build", str(page), "-o", str(record), "--replace"]) == 2
    assert "r.db: written by a newer accord" in capsys.readouterr().err
    assert record.read_bytes() == size


def test_a_full_disk(refused: Refused, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own limit of pages stands in for the disk's: it fails with the same error."""
    connect = schema.connect_to_write

    def on_a_full_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(schema, "connect_to_write", on_a_full_disk)
    monkeypatch.setattr("accord.record.checks.figures", lambda *_: {"x" * 1_000_000: 1.0})
    assert "r.db: the disk is full; make room and run again" in refused()


def test_what_an_older_accord_kept_says_which_accord_and_what_to_do(
    record: Path, page: Path, capsys: Any
) -> None:
    with sqlite3.connect(record) as other:
        for row, result in other.execute("SELECT input, result FROM stage_results").fetchall():
            old = json.loads(zlib.decompress(result))
            for actor in old["actors"]:
                del actor["identity"]
            packed = zlib.compress(json.dumps(old).encode())
            other.execute("UPDATE stage_results SET result = ? WHERE input = ?", (packed, row))
        other.execute("UPDATE builds SET version = '0.3.1' WHERE generator = 'version'")
    with Record(record) as opened:
        claim = opened.claims()[0].id
    assert main(["decide", str(record), "reject", claim, "--because", "a drill"]) == 2
    told = capsys.readouterr().err
    assert "was built by accord 0.3.1" in told and "it lacks 'identity'" in told
    assert f"accord build PAGES -o {record}" in told
    with Record(record) as opened:
        assert opened.decisions() == ()
    assert main(["build", str(page), "-o", str(record), "--replace", "--workers", "1"]) == 0
