"""accord serve, as a command."""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from accord.cli import main
from accord.cli.serve import serve
from accord.errors import RecordError
from tests import factories as make


@pytest.fixture
def path(tmp_path: Path) -> str:
    make.publish(tmp_path / "crisis.db", make.crisis()).close()
    return str(tmp_path / "crisis.db")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "::"])
def test_a_host_that_others_reach_is_refused_while_nobody_may_log_in(path: str, host: str) -> None:
    with pytest.raises(RecordError, match="nobody may log in yet"):
        serve(path, host=host)


def test_a_port_that_is_taken_is_told(path: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(RecordError, match="name another with --port"):
            serve(path, port=other.getsockname()[1])


def test_a_record_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path / "none.db")]) == 2
    assert "no such record" in capsys.readouterr().err


def test_the_other_commands_do_not_load_the_web(path: str) -> None:
    code = (
        "import sys; from accord.cli import main; main(['show', sys.argv[1]]); "
        "sys.exit(any(m in sys.modules for m in ('fastapi', 'uvicorn', 'jinja2')))"
    )
    assert subprocess.run([sys.executable, "-c", code, path], stdout=subprocess.DEVNULL).returncode == 0


@pytest.mark.slow
def test_it_serves_until_it_is_stopped(path: str) -> None:
    command = [sys.executable, "-m", "accord", "serve", path, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            line = running.stdout.readline()
            address = line.split(" is at ")[1].split()[0]
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert b"Northland strikes Southport" in answer.read()
        finally:
            started = time.monotonic()
            running.terminate()
            running.wait(timeout=20)
    assert time.monotonic() - started < 10
