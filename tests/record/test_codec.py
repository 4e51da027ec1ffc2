import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import RecordError
from accord.record import codec
from accord.types import Actor, ActorId, ClaimDate, Document, Event, Page, Period, RawDocument, Role
from tests import factories as make


def there_and_back(value: object) -> object:
    return codec.decode(type(value), json.loads(json.dumps(codec.encode(value))))


def test_a_page_with_all_its_claims_comes_back_equal() -> None:
    for page in make.crisis().pages:
        assert there_and_back(page) == page


def test_an_event_keeps_the_page_of_its_places_mention() -> None:
    found = make.crisis().linked.events[0]
    assert isinstance(found, Event)
    assert there_and_back(found) == found


def test_bytes_and_times_come_back_equal() -> None:
    raw = make.capture("a.txt", "Zażółć")
    assert there_and_back(raw) == raw
    made = make.decision(make.document("a.txt", "Nine died."), "Nine died.", "ASSAULT")
    assert there_and_back(made) == made


def test_a_mention_reads_as_start_end_and_quote() -> None:
    page = make.document("a.txt", "Nine died.")
    data = codec.encode(make.claim(page, "Nine died.", "ASSAULT", "died"))
    assert data["evidence"] == [{"start": 0, "end": 10, "quote": "Nine died.", "kind": "name"}]


def test_a_date_reads_as_one_object() -> None:
    date = ClaimDate(period=make.period("2031-03-03"))
    assert codec.encode(date)["earliest"] == "2031-03-03"
    assert "period" not in codec.encode(date)


def test_a_role_lasts_from_and_to() -> None:
    role = Role(parent=ActorId("NRD"), role="army", since=dt.date(1990, 1, 1))
    who = Actor(id=ActorId("a"), name="A", kind="other", roles=(role,))
    assert codec.encode(who)["roles"][0]["from"] == "1990-01-01"
    assert there_and_back(who) == who


def test_data_that_lacks_a_field_is_refused() -> None:
    with pytest.raises(RecordError, match="damaged data of a Period"):
        codec.decode(Period, {"earliest": None, "latest": None})


def test_every_field_of_the_types_has_a_schema() -> None:
    definitions: dict[str, codec.Data] = {}
    for cls in (Page, Event, RawDocument, Document):
        codec.schema_of(cls, definitions)
    for field in codec.fields_of(Document):
        assert field.name in definitions["Document"]["properties"]


days = st.none() | st.dates()


@given(st.builds(Period, earliest=days, latest=days, basis=st.text()))
def test_any_period_comes_back_equal(period: Period) -> None:
    assert there_and_back(period) == period
