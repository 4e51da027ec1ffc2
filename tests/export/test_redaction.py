"""No name that is to be left out is anywhere in what is made of a redacted record."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import accord
from accord.cli import main
from accord.errors import RecordError
from accord.export import EXPORTERS
from accord.export.importing import write
from accord.export.json import as_data
from accord.export.redaction import LEVELS, Level, redacted
from accord.record import Contents, Record
from accord.types import Page, Position
from tests import factories as make

ROOT = Path(__file__).parents[2]
PERSONS = (
    "Tovar Hask|Hask|Pelo Darrin|Darrin|Dela Vornik|Vornik|Saro Minde|Minde|Beno Arlic|Arlic|Olan Brek|Brek|"
    "Ruven Kast|Kast|Amara Lindqvist|Lindqvist|Ilse Tarn|Tarn|Nela Ostin|Ostin|Mirko Dahl|Dahl|Hanne Brodal|"
    "Jonas Felder|Felder"
).split("|")
TOWNS = "Dovrin|Telk|Luskar|Vellin|Dramos|Ardvale|Geneva".split("|")
TEXT = (
    "Amina Hassan was arrested by Northland in Southport on Monday, her brother Yusuf said. "
    "AMINA HASSAN had written of Northland for years. Hassan is 34. Nobody knows where أمينة is."
)


@pytest.fixture
def arrest() -> Contents:
    return told_by("Yusuf")


def told_by(brother: str) -> Contents:
    """A page on the arrest of a writer, whose name is in title, file name, address and ids."""
    text = TEXT.replace("Yusuf", brother)
    page = make.document(
        "amina-hassan.txt",
        text,
        make.period("2031-03-04"),
        title="Amina Hassan arrested in Southport",
        url="https://example.org/2031/amina-hassan",
        publisher="The Gazette",
    )
    claim = make.claim(
        page,
        text.split(". ")[0] + ".",
        "COERCE",
        "arrested",
        mode="arrest",
        by=[("Northland", "NRD")],
        on=[("Amina Hassan", "x:amina hassan")],
        place=("Southport", "NRD"),
        date=("Monday", make.period("2031-03-03")),
        says=(f"her brother {brother}", None),
    )
    actors = (
        make.actor("NRD", "Northland", country="NRD"),
        make.actor(
            "x:amina hassan",
            "Amina Hassan",
            kind="person",
            aliases=("Hassan",),
            external_ids=(("wikidata", "Q7"),),
        ),
    )
    made = make.contents(
        [Page(document=page, claims=(claim,), actors=actors)],
        [make.event([claim], "Northland arrests Amina Hassan in Southport")],
    )
    made = replace(made, settings={"actors": '[{"name": "Amina Hassan"}]'})
    return replace(made, decisions=[make.decision(page, "Hassan is 34.", "COERCE", by="Lena the editor")])


def names_in(text: str, names: list[str]) -> list[str]:
    """Those of the names that stand in a text as words, in any case."""
    return [n for n in names if re.search(rf"(?<![a-z]){re.escape(n)}(?![a-z])", text, re.IGNORECASE)]


def without(tmp_path: Path, made: Contents, level: Level) -> dict[str, Any]:
    with make.publish(tmp_path / "r.db", made) as record:
        return redacted(as_data(record), level).data


SECRET = ["Amina", "Hassan", "Yusuf", "Southport", "Lena", "Q7", "أمينة"]


def test_no_name_is_left_in_any_format(arrest: Contents, tmp_path: Path) -> None:
    write(without(tmp_path, arrest, "admin1"), tmp_path / "left.db", "the test")
    with Record(tmp_path / "left.db") as record:
        for name in (
            "json",
            "csv",
            "acled",
            "ftm",
            "geojson",
            "polecat",
            "stix",
            "timelinejs",
            "webannotation",
        ):
            told = EXPORTERS[name](record).decode("utf-8", errors="replace")
            assert names_in(told, SECRET) == [], name


def test_no_name_is_left_in_a_report_its_attributes_or_scripts(arrest: Contents, tmp_path: Path) -> None:
    make.publish(tmp_path / "r.db", arrest).close()
    out = tmp_path / "report.html"
    assert main(["report", str(tmp_path / "r.db"), "-o", str(out), "--redact", "admin1"]) == 0
    text = out.read_text(encoding="utf-8")
    assert names_in(text, SECRET) == []
    assert "Northland arrests [person 1] in [place]" in text
    assert "names left out below admin1" in text and "The Gazette" in text


def test_quotes_are_still_words_of_their_pages(arrest: Contents, tmp_path: Path) -> None:
    data = without(tmp_path, arrest, "admin1")
    text = data["documents"][0]["text"]
    claim = data["claims"][0]
    for mention in (
        *claim["evidence"],
        claim["trigger"],
        claim["targets"][0]["mention"],
        claim["date"]["mention"],
    ):
        assert text[mention["start"] : mention["end"]] == mention["quote"]
    assert claim["targets"][0]["mention"]["quote"] == "[person 1]"
    assert claim["trigger"]["quote"] == "arrested"


def test_a_place_stays_where_the_level_keeps_it(arrest: Contents, tmp_path: Path) -> None:
    data = without(tmp_path, arrest, "town")
    assert data["events"][0]["places"][0]["lat"] == 27.4
    assert data["events"][0]["title"] == "Northland arrests [person 1] in Southport"
    gone = without(tmp_path, arrest, "admin1")["events"][0]["places"][0]
    assert (gone["name"], gone["lat"], gone["place"], gone["precision"], gone["country"]) == (
        *("[place]", None, None, None, "NRD"),
    )


def test_a_region_called_after_a_town_that_goes_does_not_tell_it(arrest: Contents, tmp_path: Path) -> None:
    page = arrest.pages[0]
    place = replace(page.claims[0].places[0], admin1="Southport\u00a0D.C.", admin2="Old  Southport")
    claim = replace(page.claims[0], places=(place,))
    event = replace(arrest.linked.events[0], places=(place,))
    linked = replace(arrest.linked, events=(event,))
    made = replace(arrest, pages=[replace(page, claims=(claim,))], linked=linked)
    for level in LEVELS[1:]:
        (tmp_path / level).mkdir()
        told = json.dumps(without(tmp_path / level, made, level), ensure_ascii=False)
        assert level == "town" or names_in(told, ["Southport"]) == []


def test_a_town_goes_though_its_region_has_the_same_name_also_where_it_stands_for_a_government(
    arrest: Contents, tmp_path: Path
) -> None:
    page = arrest.pages[0]
    place = replace(page.claims[0].places[0], admin1="Southport")
    claim = replace(page.claims[0], places=(place,))
    event = replace(arrest.linked.events[0], places=(place,))
    actors = [replace(a, aliases=("Southport",)) if a.id == "NRD" else a for a in page.actors]
    linked = replace(arrest.linked, events=(event,))
    made = replace(arrest, pages=[replace(page, claims=(claim,), actors=tuple(actors))], linked=linked)
    told = without(tmp_path, made, "admin1")
    assert names_in(json.dumps(told), ["Southport"]) == []
    assert "was arrested by Northland in [place] on Monday" in told["documents"][0]["text"]


def test_a_group_of_the_dead_does_not_tell_a_name_by_its_field(arrest: Contents, tmp_path: Path) -> None:
    position = Position(field="toll:killed:Amina Hassan", value="1", voices=(), claims=())
    event = replace(arrest.linked.events[0], positions=(position,))
    made = replace(arrest, linked=replace(arrest.linked, events=(event,)))
    assert without(tmp_path, made, "town")["events"][0]["positions"][0]["field"] == "toll:killed:[person 1]"


def test_the_length_of_a_name_tells_nothing(tmp_path: Path) -> None:
    for folder in ("short", "long"):
        (tmp_path / folder).mkdir()
    short = without(tmp_path / "short", told_by("Bo"), "admin1")["documents"][0]["text"]
    assert short == without(tmp_path / "long", told_by("Bartholomew"), "admin1")["documents"][0]["text"]


def test_the_record_itself_stays_as_it_was(arrest: Contents, tmp_path: Path) -> None:
    with make.publish(tmp_path / "r.db", arrest) as record:
        data = as_data(record)
        redacted(data, "country")
        assert data == as_data(record)


def test_a_person_chosen_by_name_is_not_named_by_the_choice(arrest: Contents, tmp_path: Path) -> None:
    make.publish(tmp_path / "r.db", arrest).close()
    out = tmp_path / "report.html"
    arguments = [
        "report",
        str(tmp_path / "r.db"),
        "-o",
        str(out),
        "--redact",
        "town",
        "--actor",
        "Amina Hassan",
    ]
    assert main(arguments) == 0
    text = out.read_text(encoding="utf-8")
    assert names_in(text, ["Amina", "Hassan", "Yusuf"]) == []
    assert "actor: [person 1]" in text


def test_nothing_is_written_where_a_name_would_be_left(
    arrest: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accord.export.redaction._replaced", lambda text, edits: text)
    with (
        make.publish(tmp_path / "r.db", arrest) as record,
        pytest.raises(RecordError, match="could not be left out"),
    ):
        redacted(as_data(record), "admin1")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["report", "{}", "-o", "{}.html", "--redact", "some"],
            "--redact some: no level; these are: point, town",
        ),
        (["export", "{}", "--to", "csv", "--redact", "some"], "--redact some: no level"),
        (["export", "{}", "--release", "one", "--redact", "town"], "a release is the whole record"),
        (["report", "{}", "-o", "{}.html", "--redact", "town", "--since", "2040-01-01"], "no event is left"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    arrest: Contents, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    make.publish(tmp_path / "r.db", arrest).close()
    assert main([a.format(tmp_path / "r.db") for a in arguments]) == 2
    told = capsys.readouterr().err
    assert words in told and "redacted.db" not in told and told.count("\n") == 1
    assert not (tmp_path / "r.db.html").exists()


@pytest.mark.slow
def test_no_person_or_town_of_the_examples_is_left_not_even_one_that_is_no_actor(tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")
    accord.build([ROOT / "examples"], path, manifest=ROOT / "examples" / "manifest.csv", workers=1).close()
    assert main(["report", path, "-o", str(tmp_path / "r.html"), "--redact", "country"]) == 0
    assert main(["export", path, "--to", "json", "-o", str(tmp_path / "r.json"), "--redact", "country"]) == 0
    for file in ("r.html", "r.json"):
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert "Orvania" in text
        assert names_in(text, [*PERSONS, *TOWNS]) == []
