"""Countries and languages by their English names, as CLDR has them, in place of the codes of a record."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global

_ENGLISH = Locale("en")
OWN = {  # where CLDR has no name for the code in use, or one made for lists of choices
    "COD": "DR Congo",
    "COG": "Republic of the Congo",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "PSE": "Palestine",
    "XKX": "Kosovo",
}
GONE = frozenset({"ANT", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG"})  # codes of no country now


def country(code: str) -> str:
    """The name of a country by its ISO 3166-1 alpha-3 code; the code itself where it is none of these."""
    short = next(iter(get_global("territory_aliases").get(code, ())), code)
    return OWN.get(code) or str(_ENGLISH.territories.get(short, code))


def code_of(name: str) -> str | None:
    """The alpha-3 code of a country by its name, in whatever case; None where none is called so."""
    return _codes().get(" ".join(name.split()).casefold())


def language(code: str) -> str:
    """The name of a language by its ISO 639 code: "German"; the code itself where it is unknown."""
    return str(_ENGLISH.languages.get(code, code))


@cache
def _codes() -> dict[str, str]:
    codes = [c for c in get_global("territory_aliases") if len(c) == 3 and c.isalpha()]
    return {country(c).casefold(): c for c in (*codes, *OWN) if country(c) != c and c not in GONE}
