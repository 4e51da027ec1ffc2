"""Deaths that are told as those of protests."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

UNREST = [
    case("At least 80 people have been killed, and more than 900 wounded, in street protests since May.",
         "PROTEST.demo ? > ?; killed 80+; injured 900+"),
    case("The protests have claimed the lives of over 60 people.", "PROTEST.demo ? > ?; killed 60+"),
    case("It comes amid protests that erupted in May and have since claimed the lives of over 40 people.",
         "PROTEST.demo ? > ?; killed 40+"),
    case("Four people died during demonstrations in Lima on Tuesday.",
         "PROTEST.demo ? > ?; at Lima; killed 4"),
    case("Police killed nine people at a protest in Conakry on Monday.",
         "ASSAULT Police > ?; at Conakry; killed 9",
         "PROTEST.demo ? > ?; at Conakry"),
    case("Two policemen were killed in riots in Conakry.",
         "ASSAULT ? > Two policemen; at Conakry; killed 2 (policemen 2)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNREST)
def test_deaths_of_protests_are_the_protests_toll(text: str, expected: str) -> None:
    assert said(text) == expected
