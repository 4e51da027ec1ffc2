"""Who may log in to a record."""

import sqlite3
from pathlib import Path

import pytest

from accord.cli import main
from accord.errors import InputError, NotFound, RecordError
from accord.record import users
from tests import factories as make


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make.publish(tmp_path / "crisis.db", make.crisis()).close()
    return tmp_path / "crisis.db"


def test_a_user_logs_in_with_their_password_alone(path: Path) -> None:
    users.add(path, "ada", "editor", "correct horse")
    found = users.logged_in(path, "ada", "correct horse")
    assert found is not None and found.role == "editor"
    assert users.logged_in(path, "ada", "wrong horse!") is None
    assert users.logged_in(path, "bob", "correct horse") is None


def test_the_password_is_nowhere_in_the_file_and_two_of_the_same_are_kept_differently(path: Path) -> None:
    users.add(path, "ada", "editor", "correct horse")
    users.add(path, "bob", "reader", "correct horse")
    with sqlite3.connect(path) as connection:
        kept = [row[0] for row in connection.execute("SELECT password FROM users")]
    assert len(set(kept)) == 2 and all(k.startswith("scrypt$") for k in kept)
    assert b"correct horse" not in path.read_bytes()


def test_users_outlive_a_build(path: Path) -> None:
    users.add(path, "ada", "editor", "correct horse")
    make.publish(path, make.crisis()).close()
    assert [u.name for u in users.users(path)] == ["ada"]


def test_a_user_who_is_removed_cannot_log_in(path: Path) -> None:
    users.add(path, "ada", "editor", "correct horse")
    users.remove(path, "ada")
    assert users.logged_in(path, "ada", "correct horse") is None
    with pytest.raises(NotFound, match="no such user"):
        users.remove(path, "ada")


@pytest.mark.parametrize(
    ("name", "role", "password", "wrong"),
    [
        ("", "reader", "correct horse", "no name"),
        ("a b", "reader", "correct horse", "no name"),
        ("ada", "owner", "correct horse", "no such role"),
        ("ada", "reader", "short", "too short"),
    ],
)
def test_what_does_not_do_is_refused(path: Path, name: str, role: str, password: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        users.add(path, name, role, password)
    assert users.users(path) == ()


def test_no_record_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        users.add(tmp_path / "none.db", "ada", "reader", "correct horse")
    assert not (tmp_path / "none.db").exists()


def test_the_command_reads_the_password_from_a_pipe(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse\n"))
    assert main(["user", "add", str(path), "ada", "--role", "editor"]) == 0
    assert main(["user", "list", str(path)]) == 0
    assert "ada: editor" in capsys.readouterr().out
    assert users.logged_in(path, "ada", "correct horse") is not None
