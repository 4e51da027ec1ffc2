from pathlib import Path

import pytest

from accord.cli import doctor, main
from accord.errors import ModelError


def test_where_all_is_there_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--smoke"]) == 0
    out = capsys.readouterr().out
    for name in ("accord", "Python", "libraries", "SQLite", "model", "gazetteer", "actors", "disk", "smoke"):
        assert f"\n {name} " in f"\n{out}"
    assert out.endswith("All is well.\n")


def test_what_is_missing_is_named_with_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(threads: int) -> None:
        raise ModelError("parser.onnx: missing")

    monkeypatch.setattr("accord.language.model.load", missing)
    assert main(["doctor"]) == 2
    out, err = capsys.readouterr()
    assert "MISSING: parser.onnx: missing" in out
    assert "force-reinstall" in out
    assert err.startswith("accord: not all is well: model;")


def test_a_disk_without_room_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)
    assert main(["doctor"]) == 2
    assert f"MB free in {Path.cwd()}; make room" in " ".join(capsys.readouterr().out.split())


def test_a_smoke_record_that_lacks_the_attack_is_no_success(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "PAGE", "Weather\n\nMarch 4, 2021\n\nIt rained in the town on Wednesday.\n")
    assert main(["doctor", "--smoke"]) == 2
    assert "the attack and its nine dead are not in it" in " ".join(capsys.readouterr().out.split())
