"""What a record no longer holds of its comparisons is weighed again, exactly."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from accord.link import dated_claims, link
from accord.link.explain import Weighing
from accord.types import ClaimId, Page
from tests.link.factories import claim, page

PAGES = (
    page(
        "p1", claim("1", tolls=["killed 9"], start=0), claim("2", "Kestria > Orvania", at="Vellin", start=90)
    ),
    page("p2", claim("3", "army > ", page="p2", tolls=["killed 9+"])),
    page("p3", claim("4", page="p3", at="Dovrin"), claim("5", page="p3", type="AID", mode=None)),
    page("p4", claim("6", "Red Cross > ", page="p4", at="Dovrin", on="2023-05-01")),
)


def weighing(pages: Sequence[Page]) -> Weighing:
    linked = link(pages)
    return Weighing(
        [p.document for p in pages],
        [c for p in pages for c in p.claims],
        [a for p in pages[:1] for a in p.actors],
        linked.lineage,
        dict(linked.published),
        dated_claims(pages, linked),
    )


def test_every_judgement_that_is_kept_comes_out_the_same_again() -> None:
    kept = link(PAGES).judgements
    again = [weighing(PAGES).pair(j.left, j.right).comparison for j in kept]
    assert kept and [(c.verdict, c.evidence) for c in again] == [(j.verdict, j.evidence) for j in kept]


def test_what_was_plainly_different_is_told_from_what_was_never_compared() -> None:
    weigh = weighing(PAGES)
    different = weigh.pair(ClaimId("c1"), ClaimId("c2"))
    assert different.met and different.comparison.verdict == "different"
    assert different.speaks_against[0].name in ("other place", "sides swapped")
    assert not weigh.pair(ClaimId("c1"), ClaimId("c6")).met
    assert not weigh.pair(ClaimId("c4"), ClaimId("c5")).met


def test_each_sign_is_told_with_its_value_and_weight() -> None:
    found = weighing(PAGES).pair(ClaimId("c1"), ClaimId("c3"))
    assert {s.name: s.adds for s in found.signs} == pytest.approx(dict(found.comparison.evidence))
    assert all(s.meaning and s.adds == pytest.approx(s.value * s.weight) for s in found.signs)


def test_places_that_exclude_each_other_bar_a_pair() -> None:
    assert weighing(PAGES).pair(ClaimId("c1"), ClaimId("c4")).barred
    assert not weighing(PAGES).pair(ClaimId("c1"), ClaimId("c3")).barred


def test_the_pull_between_groups_is_what_clustering_goes_by() -> None:
    weigh = weighing(PAGES)
    assert weigh.pull([ClaimId("c1")], [ClaimId("c3")]).mean > 0
    apart = weigh.pull([ClaimId("c1"), ClaimId("c3")], [ClaimId("c4")])
    assert apart.mean < 0 and apart.possible == 2
