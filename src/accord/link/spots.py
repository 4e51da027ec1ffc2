"""Villages that no gazetteer has: known by their names alone, which pages spell as they hear them."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from accord.link.facts import fold
from accord.types import ClaimPlace

REGIONS = frozenset({"admin1", "admin2", "country"})
LEAST = 5  # letters of a name that another may begin with
ALIKE = 0.8  # share of letters in common, in their order, from which two names may be one


def spot_of(place: ClaimPlace) -> str | None:
    """The name of a place of which only the region is settled ("Ghundi, North Waziristan"), or nothing is."""
    quote = place.mention.quote if place.mention is not None else ""
    inside = place.precision in REGIONS and quote.lower().startswith(f"{place.name.lower()},")
    unlisted = place.place is None and place.lat is None and place.precision in (None, "country")
    unlisted = unlisted and not place.candidates and place.name[:1].isupper()
    return place.name if inside or unlisted else None


@lru_cache(maxsize=1 << 16)
def spelt_alike(one: str, two: str) -> bool:
    """Whether two names may be one in other spellings: "Karikot", "Kari Kot"; "Tabbi", "Tabbi Tolkhel"."""
    short, long = sorted(
        ("".join(filter(str.isalpha, fold(n))) for n in (one, two)), key=lambda n: (len(n), n)
    )
    if len(short) < LEAST:
        return bool(short) and short == long
    return long.startswith(short) or SequenceMatcher(None, short, long, autojunk=False).ratio() >= ALIKE
