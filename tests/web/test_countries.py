"""Names of countries and languages in place of codes."""

import pytest

from accord.web.countries import code_of, country, language


@pytest.mark.parametrize(("code", "name"), [("CHE", "Switzerland"), ("XKX", "Kosovo"), ("IRN", "Iran")])
def test_a_country_is_called_by_its_name_and_found_by_it(code: str, name: str) -> None:
    assert country(code) == name
    assert code_of(name.upper()) == code


def test_a_code_that_no_country_has_stays() -> None:
    assert country("x:puntland") == "x:puntland"
    assert code_of("Telk") is None


def test_a_language_is_called_by_its_name() -> None:
    assert (language("de"), language("zz-unknown")) == ("German", "zz-unknown")
