"""What a hostile page can put into names, titles and addresses does no harm in any export."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from accord.cli import main
from accord.export import EXPORTERS, FOLDERS
from accord.export.tables import inside
from accord.record import Record
from tests import factories as make

FILES = [
    "../../evil.txt",
    "/etc/passwd",
    "..\\..\\evil.txt",
    "C:\\evil.txt",
    "a/../../evil.txt",
    "..",
    "./x.txt",
]
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def hostile(tmp_path: Path, **more: Any) -> Record:
    """A record whose first page, event and actor are called as a hostile page calls them."""
    made = make.crisis()
    first, *rest = made.pages
    words = more.pop("words", None)
    page = replace(first, document=replace(first.document, **more))
    events = made.linked.events
    if words is not None:
        actors = tuple(replace(a, name=words) for a in first.actors)
        page = replace(page, actors=actors, document=replace(page.document, title=words, publisher=words))
        rest = [replace(p, actors=(actors[0], *p.actors[1:])) for p in rest]
        events = tuple(replace(e, title=words) for e in events)
    linked = replace(made.linked, events=events)
    return make.publish(tmp_path / "hostile.db", replace(made, pages=[page, *rest], linked=linked))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_a_folder_of_tables_is_written_inside_itself_whatever_pages_are_called(
    tmp_path: Path, file: str, name: str
) -> None:
    hostile(tmp_path, file=file).close()
    home = tmp_path / "deep" / "down" / "tables"
    assert main(["export", str(tmp_path / "hostile.db"), "--to", name, "-o", str(home)]) == 0
    written = {p for p in tmp_path.rglob("*") if p.is_file() and not p.name.startswith("hostile.db")}
    assert written and all(p.parent == home for p in written)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", ["csv", "parquet", "xlsx"])
def test_no_path_in_an_archive_leads_out_of_it(tmp_path: Path, file: str, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(EXPORTERS[name](hostile(tmp_path, file=file)))) as archive:
        for path in map(PurePosixPath, archive.namelist()):
            assert not path.is_absolute() and ".." not in path.parts


@pytest.mark.parametrize("file", FILES)
def test_a_page_file_leads_nowhere_in_annotations_and_entities(tmp_path: Path, file: str) -> None:
    record = hostile(tmp_path, file=file)
    annotations = json.loads(EXPORTERS["webannotation"](record))["items"]
    sources = [t["source"] for a in annotations for t in a["target"]]
    entities = [json.loads(line) for line in EXPORTERS["ftm"](record).decode("utf-8").splitlines()]
    sources += [name for e in entities for name in e["properties"].get("fileName", ())]
    for path in map(PurePosixPath, sources):
        assert not path.is_absolute() and ".." not in path.parts and ":" not in str(path)
        assert "\\" not in str(path)


def test_a_harmless_file_keeps_its_name() -> None:
    assert inside("pages/2021/one page.txt") == "pages/2021/one page.txt"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
@pytest.mark.parametrize("name", ["webannotation", "ftm", "stix", "timelinejs", "geojson"])
def test_an_address_that_is_not_of_the_web_is_no_link(tmp_path: Path, url: str, name: str) -> None:
    assert url.encode() not in EXPORTERS[name](hostile(tmp_path, url=url))


def test_markup_is_escaped_where_a_format_is_read_as_html(tmp_path: Path) -> None:
    slides = EXPORTERS["timelinejs"](hostile(tmp_path, words=MARKUP))
    assert b"<script" not in slides and b"<img" not in slides and b"&lt;script&gt;" in slides


def test_markup_stays_text_in_a_report_and_a_redacted_one(tmp_path: Path) -> None:
    hostile(tmp_path, words=MARKUP).close()
    for more in ([], ["--redact", "point"]):
        out = tmp_path / "report.html"
        assert main(["report", str(tmp_path / "hostile.db"), "-o", str(out), *more]) == 0
        text = out.read_text(encoding="utf-8")
        assert "<script" not in text and "<img" not in text


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
@pytest.mark.parametrize("name", ["ucdp", "acled", "polecat"])
def test_no_cell_of_a_shaped_table_is_a_formula(tmp_path: Path, name: str, words: str) -> None:
    text = EXPORTERS[name](hostile(tmp_path, words=words)).decode("utf-8")
    cells = [
        c for row in csv.reader(io.StringIO(text), delimiter="\t" if name == "polecat" else ",") for c in row
    ]
    risky = [c for c in cells if c.lstrip().startswith(("=", "+", "@", "＝")) or c.lstrip() == "-1"]
    assert risky == []


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_control_characters_and_odd_letters_break_no_format(tmp_path: Path, name: str) -> None:
    record = hostile(tmp_path, words='a\x00b\x1f"\u202e\u2028<&>')
    data = EXPORTERS[name](record)
    assert data == EXPORTERS[name](record)
    if name in ("json", "geojson", "stix", "timelinejs", "webannotation"):
        json.loads(data)


def test_an_imported_record_writes_nothing_where_its_pages_say(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    data = EXPORTERS["json"](hostile(tmp_path / "in", file="../../evil.txt"))
    (tmp_path / "in" / "r.json").write_bytes(data)
    assert main(["import", str(tmp_path / "in" / "r.json"), "-o", str(tmp_path / "in" / "r.db")]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in"]
