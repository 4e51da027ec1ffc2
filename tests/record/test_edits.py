"""What a person sets of a claim stands on words of the page, or is refused with what to do."""

import datetime as dt
from typing import Any

import pytest

from accord.errors import InputError
from accord.record.edits import FIELDS, Editing, edited, told
from accord.types import Actor, ActorId, Claim, Document, Place, PlaceId
from tests import factories as make

TEXT = (
    "Rebels hit the town of Ona with drones on Monday. Nine people died, the mayor said. "
    "The army of Kestria was blamed in Bel."
)
ARMY = make.actor("KES-army", "Kestrian Army", kind="state-organ", parent=ActorId("KES"))
ONA = Place(id=PlaceId("geonames:1"), name="Ona", precision="town", country="KES", lat=1.0, lon=2.0)


class Lists:
    """Knows one army, its state and one town."""

    def actors(self, name: str) -> tuple[Actor, ...]:
        if name not in ("KES-army", "Kestrian Army"):
            raise InputError(f"no actor goes by {name!r}")
        return (ARMY, make.actor("KES", "Kestria"))

    def place(self, name: str) -> Place:
        if name != "Ona":
            raise InputError(f"no place goes by {name!r}")
        return ONA


@pytest.fixture
def page() -> Document:
    return make.document("a.txt", TEXT)


@pytest.fixture
def claim(page: Document) -> Claim:
    return make.claim(page, "Nine people died, the mayor said.", "ASSAULT", "died", killed=("Nine", 9, 9))


@pytest.fixture
def editing(page: Document, claim: Claim) -> Editing:
    return Editing(page, claim, Lists(), "edited by me (x1)")


def quotes(found: Any) -> list[str]:
    return [p.mention.quote for p in found]


def test_a_side_is_words_of_the_page_and_whom_they_stand_for(editing: Editing) -> None:
    now = edited(editing, "actors", "The army of Kestria = Kestrian Army; Rebels")
    assert quotes(now.actors) == ["The army of Kestria", "Rebels"]
    assert [p.actor for p in now.actors] == ["KES-army", None]
    assert [p.mention.kind for p in now.actors] == ["implied", "implied"]  # neither stands in the sentence
    assert sorted(editing.actors) == ["KES", "KES-army"]
    assert edited(editing, "targets", "people").targets[0].mention.kind == "name"
    assert edited(editing, "actors", "none").actors == ()


def test_words_are_found_however_the_page_lays_them_out(page: Document) -> None:
    broken = make.document("a.txt", TEXT.replace("town of", "town\n of"))
    editing = Editing(broken, make.claim(broken, "Nine people died", "ASSAULT", "died"), Lists(), "")
    assert quotes(edited(editing, "targets", "town of Ona").targets) == ["town\n of Ona"]


def test_a_place_has_a_relation_and_an_entry_of_the_gazetteer(editing: Editing) -> None:
    ona, bel = edited(editing, "place", "near Ona = Ona; Bel").places
    assert (ona.relation, ona.name, ona.place, ona.country, ona.lat) == (
        "near",
        "Ona",
        "geonames:1",
        "KES",
        1.0,
    )
    assert (bel.relation, bel.name, bel.place, bel.country) == ("at", "Bel", None, None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-03", "2031-03-03", "2031-03-03"),
        ("2031-03-03..2031-03-05", "2031-03-03", "2031-03-05"),
        ("2031-03-03..", "2031-03-03", None),
        ("3 March 2031", "2031-03-03", "2031-03-03"),
        ("3 march 2031..5 March 2031", "2031-03-03", "2031-03-05"),
        ("Monday = ..2031-03-03", None, "2031-03-03"),
    ],
)
def test_a_date_is_an_interval(editing: Editing, value: str, first: str | None, last: str | None) -> None:
    date = edited(editing, "date", value).date
    assert date is not None
    assert (date.period.earliest, date.period.latest) == tuple(
        dt.date.fromisoformat(x) if x else None for x in (first, last)
    )
    assert date.period.basis == "edited by me (x1)"
    assert (date.mention.quote if date.mention else None) == ("Monday" if "Monday" in value else None)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("Nine = 9..", 9, None),
        ("Nine=..9", None, 9),
        ("Nine=5..9", 5, 9),
        ("Nine=8", 8, 8),
        ("people=?", None, None),
    ],
)
def test_a_toll_is_a_range(editing: Editing, value: str, low: int | None, high: int | None) -> None:
    (toll,) = edited(editing, "killed", value).tolls
    assert (toll.low, toll.high) == (low, high)
    assert toll.basis == ("stated" if low or high else "unnumbered")


def test_a_toll_of_one_kind_leaves_the_others(editing: Editing) -> None:
    editing.claim = edited(editing, "injured", "people=?")
    assert [t.kind for t in editing.claim.tolls] == ["injured", "killed"]
    assert [t.kind for t in edited(editing, "killed", "none").tolls] == ["injured"]


def test_plain_fields(editing: Editing) -> None:
    assert edited(editing, "type", "coerce").type == "COERCE"
    assert edited(editing, "mode", "heavy-weapons").mode == "heavy-weapons"
    assert edited(editing, "mode", "none").mode is None
    assert edited(editing, "modality", "alleged").modality == "alleged"
    assert edited(editing, "symmetric", "yes").symmetric
    assert [m.kind for m in edited(editing, "means", "drones=drone").means] == ["drone"]
    (voice,) = edited(editing, "voice", "the mayor").voices
    assert (voice.kind, voice.mention and voice.mention.quote) == ("speaker", "the mayor")
    assert edited(editing, "voice", "page").voices == ()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("colour", "red", "colour: no field that can be set; these can: type, mode"),
        ("type", "QUARREL", "type: 'QUARREL' is none of AGREE"),
        ("mode", "By Air", "mode: 'By Air' is no mode"),
        ("symmetric", "maybe", "neither yes nor no"),
        ("actors", "the navy", "actors: “the navy” does not stand on a.txt; give words of the page"),
        ("actors", "", "actors: '': give WORDS or WORDS=NAME"),
        ("actors", "Rebels=", "give WORDS or WORDS=NAME"),
        ("actors", "Rebels = Nobody", "no actor goes by 'Nobody'"),
        ("place", "Ona = Atlantis", "no place goes by 'Atlantis'"),
        ("date", "Monday", "date: 'Monday' is no day; write it as 2021-06-08 or 8 June 2021"),
        ("date", "31 June 2021", "date: '31 June 2021' is no day"),
        ("date", "8 Juno 2021", "date: '8 Juno 2021' is no day"),
        ("date", "2031-03-05..2031-03-03", "give a day as 2021-06-08"),
        ("date", "..", "give a day as 2021-06-08"),
        ("killed", "nine", "killed: 'nine' is no figure; write 9, 9.. (at least), ..9 or 5..9"),
        ("killed", "9", "“9” does not stand on a.txt"),
        ("killed", "Nine=9..5", "is no figure"),
        ("killed", "Nine=-3", "is no figure"),
        ("means", "drones", "say what these words are: drones=drone"),
        ("voice", "the mayor; Rebels", "give the words that name one speaker, or page"),
    ],
)
def test_what_cannot_be_set_says_what_to_write(
    editing: Editing, field: str, value: str, message: str
) -> None:
    with pytest.raises(InputError) as error:
        edited(editing, field, value)
    assert message in str(error.value)


@pytest.mark.parametrize("field", FIELDS)
def test_what_a_claim_has_is_told_as_a_person_writes_it(editing: Editing, field: str) -> None:
    for name, value in {
        "actors": "Rebels",
        "place": "near Ona=Ona",
        "date": "2031-03-03..",
        "voice": "the mayor=KES-army",
        "injured": "people=?",
        "killed": "Nine=5..9",
    }.items():
        editing.claim = edited(editing, name, value)
    here = told(editing.claim, field).replace("geonames:1", "Ona")
    assert told(edited(editing, field, here), field) == told(editing.claim, field)
