"""Only claims that share a block are compared, and blocks stay small."""

from __future__ import annotations

from accord.link.candidates import BLOCK, candidate_pairs
from accord.link.facts import gather
from tests.link.factories import claim, page


def test_claims_of_the_same_side_in_neighbouring_days_meet() -> None:
    pages = [page("p1", claim("1", at=None)), page("p2", claim("2", page="p2", at=None, on="2024-01-19"))]
    assert candidate_pairs(gather(pages, {}, {})) == [(0, 1)]


def test_claims_months_apart_do_not_meet() -> None:
    pages = [page("p1", claim("1")), page("p2", claim("2", page="p2", on="2024-06-01"))]
    assert candidate_pairs(gather(pages, {}, {})) == []


def test_a_vague_date_meets_the_days_within_it() -> None:
    pages = [page("p1", claim("1")), page("p2", claim("2", page="p2", on="2024-01-01..2024-01-31"))]
    assert candidate_pairs(gather(pages, {}, {})) == [(0, 1)]


def test_pairs_grow_in_line_with_claims() -> None:
    def count(n: int) -> int:
        pages = [page(f"p{i}", claim(f"{i:05}", page=f"p{i}")) for i in range(n)]
        return len(candidate_pairs(gather(pages, {}, {})))

    assert count(4 * BLOCK) <= 2.5 * count(2 * BLOCK)


def test_a_claim_without_sides_or_place_meets_all_claims_of_its_days() -> None:
    bare = claim("2", "", page="p2", at=None, on="2024-01-19")
    pages = [page("p1", claim("1", "Red Cross > ")), page("p2", bare)]
    assert candidate_pairs(gather(pages, {}, {})) == [(0, 1)]
    told = claim("2", "Kestria > ", page="p2", at="Vellin", on="2024-01-19")
    assert candidate_pairs(gather([pages[0], page("p2", told)], {}, {})) == []


def test_an_undated_claim_without_a_place_meets_the_days_of_its_page() -> None:
    bare = claim("2", "", page="p2", at=None, on=None)
    pages = [page("p1", claim("1", "Red Cross > ")), page("p2", bare, published="2024-01-18")]
    assert candidate_pairs(gather(pages, {}, {})) == [(0, 1)]
    late = page("p2", bare, published="2024-03-18")
    assert candidate_pairs(gather([pages[0], late], {}, {})) == []
