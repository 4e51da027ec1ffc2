"""Components of likely pairs, and what becomes of those that are too large."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accord.link import link
from accord.link.components import components, reported
from accord.link.facts import gather
from tests.link.factories import claim, page

PAIRS = [(0, 1, 3.0), (1, 2, 0.4), (2, 3, 2.0), (4, 5, 1.0), (0, 5, -1.0)]


def parted(most: int, joined: tuple[tuple[int, int], ...] = ()) -> tuple[list[int], list[tuple[int, int]]]:
    """The home of each of six claims, and (size, parts) of each component that was too large."""
    left, right, scores = zip(*PAIRS, strict=True)
    homes, found = components(
        np.array(left, dtype=np.int32), np.array(right, dtype=np.int32), np.array(scores), 6, joined, most
    )
    return homes.tolist(), [(len(x.members), x.parts) for x in found]


def test_likely_pairs_tie_claims_and_unlikely_ones_do_not() -> None:
    assert parted(most=10) == ([0, 0, 0, 0, 4, 4], [])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda x: x[0] < x[1]), max_size=40))
def test_each_claim_goes_by_the_smallest_that_it_hangs_together_with(pairs: list[tuple[int, int]]) -> None:
    left, right = (np.array([p[n] for p in pairs], dtype=np.int32) for n in (0, 1))
    homes, _ = components(left, right, np.ones(len(pairs)), 31, (), most=100)
    expected = list(range(31))
    for _ in pairs:
        for i, j in pairs:
            expected[i] = expected[j] = min(expected[i], expected[j])
    assert homes.tolist() == expected


def test_a_component_that_is_too_large_falls_apart_at_its_weakest_pair() -> None:
    assert parted(most=3) == ([0, 0, 2, 2, 4, 4], [(4, 2)])


def test_what_is_joined_beforehand_stays_together_whatever_its_size() -> None:
    assert parted(most=3, joined=((0, 1), (1, 2), (2, 3))) == ([0, 0, 0, 0, 4, 4], [])


def test_the_report_names_size_days_and_what_to_do() -> None:
    facts = gather([page("p1", *(claim(str(n)) for n in range(6)))], {}, {})
    left, right, scores = zip(*PAIRS, strict=True)
    _, found = components(
        np.array(left, dtype=np.int32), np.array(right, dtype=np.int32), np.array(scores), 6, (), 3
    )
    (problem,) = reported(found, facts, most=3)
    assert problem.stage == "link"
    assert problem.message.startswith("4 ASSAULT claims, 2024-01-18 to 2024-01-18 hang together")
    assert "2 parts" in problem.message and "decision" in problem.message


def test_linking_tells_of_a_component_that_it_took_apart() -> None:
    pages = [page(f"p{n}", claim(str(n), page=f"p{n}")) for n in range(8)]
    whole, parts = link(pages), link(pages, largest=3)
    assert whole.problems == () and [len(e.claims) for e in whole.events] == [8]
    assert [p.stage for p in parts.problems] == ["link"]
    assert sorted(len(e.claims) for e in parts.events) == [2, 3, 3]
