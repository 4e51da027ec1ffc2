"""Builds with a user's own actors and villages: used, remembered, forgotten, part of the keys of results."""

from __future__ import annotations

from pathlib import Path

import pytest

import accord
from accord.cli import main
from accord.errors import InputError
from accord.knowledge.actors import default, shipped
from accord.record import Record
from tests.knowledge.test_villages import row

PAGE = (
    "Fighters of the Sarn Front attacked a police post in Mirak Zorband on Monday, killing three officers.\n"
)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACCORD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    file = tmp_path / "actors.yaml"
    file.write_text("- name: Sarn Front\n  kind: armed-group\n  country: PAK\n", encoding="utf-8")
    return file


def acting(record: Record) -> set[str]:
    with record:
        return {p.actor or "?" for c in record.claims() for p in c.actors}


def build(page: Path, record: Path, actors: Path | str | None = None) -> Record:
    return accord.build([page], record, workers=1, actors=actors)


def test_own_actors_are_used_remembered_and_forgotten(tmp_path: Path, page: Path, actors: Path) -> None:
    record = tmp_path / "r.db"
    assert acting(build(page, record)) == {"x:sarn-front"}
    assert acting(build(page, record, actors)) == {"own:sarn-front"}
    actors.unlink()  # the record remembers them
    assert acting(build(page, record)) == {"own:sarn-front"}
    assert acting(build(page, record, "none")) == {"x:sarn-front"}
    assert default() is shipped()


def test_a_changed_file_works_pages_anew(tmp_path: Path, page: Path, actors: Path) -> None:
    record = tmp_path / "r.db"
    build(page, record, actors).close()
    actors.write_text(actors.read_text() + "  id: own:front-of-sarn\n", encoding="utf-8")
    assert acting(build(page, record, actors)) == {"own:front-of-sarn"}


def test_the_record_says_what_it_was_built_with(tmp_path: Path, page: Path, actors: Path) -> None:
    with build(page, tmp_path / "r.db", actors) as record:
        assert record.settings()["actors file"] == "actors.yaml"
        made = {p.settings for ps in record.provenance().values() for p in ps}
        assert len(made) == 1 and made.pop().startswith("actors ")


def test_a_file_of_no_use_leaves_the_record_as_it_was(tmp_path: Path, page: Path, actors: Path) -> None:
    record = tmp_path / "r.db"
    build(page, record).close()
    actors.write_text("- kind: igo\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"actors.yaml:1: has no name"):
        build(page, record, actors)
    with accord.open(record) as before:
        assert before.settings() == {}


def test_villages_are_used_by_every_build(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record, dump = tmp_path / "r.db", tmp_path / "PK.txt"
    dump.write_text(row(90000005, "Mirak Zorband", people=300) + "\n", encoding="utf-8")
    build(page, record).close()
    assert main(["gazetteer", "add", str(dump)]) == 0
    assert "PK: 1 place added" in capsys.readouterr().out
    with build(page, record) as built:
        assert [p.place for c in built.claims() for p in c.places] == ["geonames:90000005"]
        assert built.settings()["villages"].startswith("PK ")
    assert main(["gazetteer", "list"]) == 0 and "PK: 1 place of PK.txt" in capsys.readouterr().out
    assert main(["gazetteer", "remove", "PK"]) == 0
    with build(page, record) as built:
        assert [p.place for c in built.claims() for p in c.places] != ["geonames:90000005"]
        assert built.settings() == {}


def test_actors_of_a_record_are_listed(
    tmp_path: Path, page: Path, actors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "r.db"
    build(page, record, actors).close()
    assert main(["actors", str(record)]) == 0
    told = capsys.readouterr().out
    assert "Sarn Front" in told and "armed-group · PAK · own:sarn-front" in told and "acts in 1 event" in told
    assert main(["actors", str(record), "Sarn Front"]) == 0
    told = capsys.readouterr().out
    assert "Why it is one actor on 1 page" in told and "page.txt" in told


def test_whom_pages_only_describe_comes_behind_the_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, record = tmp_path / "page.txt", tmp_path / "r.db"
    page.write_text("Hezbollah shot five passengers of a bus near Tyre in Lebanon.\n", encoding="utf-8")
    build(page, record).close()
    assert main(["actors", str(record)]) == 0
    named, _, described = capsys.readouterr().out.partition("Described, not named (1)")
    assert "Hezbollah" in named and "passengers" not in named and "Five passengers" in described


def test_sides_that_are_not_settled_come_with_reason_and_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, record = tmp_path / "page.txt", tmp_path / "r.db"
    text = "Iran and Pakistan held talks. Iran praised Pakistan. Police arrested a man in the capital.\n"
    page.write_text(text, encoding="utf-8")
    build(page, record).close()
    assert main(["actors", str(record), "--unresolved"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "“Police” 1 claim · page.txt which country's is not settled; may be" in told
    assert "Police arrested a man in the capital." in told
