"""Pages by the incident that they report, whether or not claims were found on them."""

from __future__ import annotations

from accord.link import link
from accord.link.incidents import incidents_of
from accord.types import Claim
from tests.link.factories import claim, page

RAID = "Jets struck Dovrin. Governor Pelo Darrin of Upper Sarn counted 14 dead."
RAID_AGAIN = "In Dovrin, Pelo Darrin of Upper Sarn now speaks of 17 dead, 14 of them children."
SHELL = "A shell hit a mill near Luskar. Mayor Tilo Brenn of Lower Vell counted 3 dead."
SHELL_AGAIN = "Tilo Brenn, the mayor of Luskar in Lower Vell, buried the 3 dead of the mill."


def grouped(texts: dict[str, str], *claims: Claim) -> list[set[str]]:
    pages = [page(n, *(c for c in claims if c.document == n), text=t) for n, t in texts.items()]
    linked = link(pages)
    groups = incidents_of([p.document for p in pages], claims, linked.events, linked.lineage)
    return [set(group) for group in groups]


def test_pages_without_claims_are_grouped_by_their_names_and_numbers() -> None:
    found = grouped({"a": RAID, "b": SHELL, "c": RAID_AGAIN, "d": SHELL_AGAIN})
    assert sorted(map(sorted, found)) == [["a", "c"], ["b", "d"]]


def test_an_event_that_two_pages_share_speaks_for_one_incident() -> None:
    short = {"a": RAID, "b": "Fourteen died in Dovrin, said Kestria and the Council of Basin States."}
    both = [claim(n, page=n, at="Dovrin") for n in short]
    assert len(grouped(short)) == 2
    assert grouped(short, *both) == [{"a", "b"}]


def test_the_order_of_pages_does_not_matter() -> None:
    texts = {"a": RAID, "b": SHELL, "c": RAID_AGAIN, "d": SHELL_AGAIN}
    assert grouped(texts) == grouped(dict(reversed(texts.items())))
