"""Riots, strikes and vigils, told apart from war by who is in them and by what the page tells."""

from __future__ import annotations

import pytest

from tests.extract.saying import case, said

CASES = [
    case("Youths hurled petrol bombs and rocks at a police station.",
         "PROTEST.riot Youths > a police station; with petrol bomb; with rock"),
    case("Youths in Belgrade attacked a police station and a bank.",
         "PROTEST.riot Youths in Belgrade > a police station + a bank"),
    case("Some 200 youths hurled petrol bombs and rocks at a town hall in Odran.",
         "PROTEST.riot Some 200 youths > a town hall; at Odran; with petrol bomb; with rock"),
    case("Masked demonstrators smashed the windows of shops and set fire to two banks.",
         "PROTEST.riot Masked demonstrators > shops + two banks"),
    case("Police clashed with protesters outside the ministry in Tirana.",
         "PROTEST.riot protesters > Police; near ministry in Tirana"),
    case("Clashes broke out between police and demonstrators in Lyon.",
         "PROTEST.riot demonstrators > police; at Lyon"),
    case("Rioters burned cars in Lyon. Violence has spread to other cities. The rioters pelted officers.",
         "PROTEST.riot ? > ?",
         "PROTEST.riot Rioters > cars; at Lyon",
         "PROTEST.riot The rioters > officers"),
    case("Dozens of shops have been smashed and looted.", "PROTEST.riot ? > shops"),
    case("Trains stopped during a nationwide strike against the reform.", "PROTEST.strike ? > ?"),
    case("Clashes broke out between the army and rebels in Goma.", "ASSAULT the army + rebels <> ?"),
    case("Rebels attacked a police station with petrol bombs.",
         "ASSAULT.primitive Rebels > a police station; with petrol bomb"),
    case("Hundreds of pupils holding candles gathered peacefully outside the school.",
         "PROTEST.demo pupils > ?"),
    case("The students promised to stay on the streets until the minister resigns.",
         "THREATEN.violence The students > the minister"),
    case("The minister promised to stay in touch.", "AGREE The minister <> ?"),
    case("Violence has spread to other cities."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_civilians_riot_where_armed_groups_attack(text: str, expected: str) -> None:
    assert said(text) == expected


CALLED_OFF = ["Teachers suspended their strike on Friday.", "Dockers called off the strike."]


@pytest.mark.parametrize("text", CALLED_OFF)
def test_a_strike_that_workers_call_off_is_no_assault(text: str) -> None:
    assert "ASSAULT" not in said(text)
