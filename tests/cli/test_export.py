import json
import zipfile
from pathlib import Path

import pytest

from accord.cli import main
from tests import factories as make


@pytest.fixture
def path(tmp_path: Path) -> str:
    make.publish(tmp_path / "crisis.db", make.crisis()).close()
    return str(tmp_path / "crisis.db")


def test_a_record_is_written_as_json(path: str, tmp_path: Path) -> None:
    assert main(["export", path, "--to", "json", "-o", str(tmp_path / "out.json")]) == 0
    data = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert data["format"] == "accord-record"


def test_without_a_file_it_goes_to_the_standard_output(
    path: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", path, "--to", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["version"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "punchcards"], "--to punchcards: no such format; these are known: "),
        (["--to", "stix", "--tlp", "white"], "--tlp white: no level of TLP 2.0; these are: clear, green"),
        (["--to", "json", "--tlp", "red"], "--tlp red: only stix has a marking"),
        (["--to", "json", "-o", "/no/such/folder/x.json"], "/no/such/folder/x.json: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    path: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["export", path, *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_file_that_is_no_record_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "none.db"), "--to", "json"]) == 2
    assert "no such record" in capsys.readouterr().err


def test_tables_go_into_a_folder_or_a_zip(path: str, tmp_path: Path) -> None:
    assert main(["export", path, "--to", "csv", "-o", str(tmp_path / "tables")]) == 0
    assert main(["export", path, "--to", "csv", "-o", str(tmp_path / "tables.zip")]) == 0
    names = sorted(p.name for p in (tmp_path / "tables").iterdir())
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert sorted(archive.namelist()) == names
    assert "events.csv" in names and "datapackage.json" in names


def test_the_marking_of_stix_is_chosen(path: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", path, "--to", "stix", "--tlp", "TLP:RED"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["objects"][0]["name"] == "TLP:RED"


def test_a_workbook_is_one_file_or_a_folder_with_its_description(path: str, tmp_path: Path) -> None:
    assert main(["export", path, "--to", "xlsx", "-o", str(tmp_path / "record.xlsx")]) == 0
    assert main(["export", path, "--to", "xlsx", "-o", str(tmp_path / "tables")]) == 0
    assert (tmp_path / "record.xlsx").read_bytes() == (tmp_path / "tables" / "record.xlsx").read_bytes()
    assert (tmp_path / "tables" / "datapackage.json").is_file()
