"""Only claims that share a block are compared, and blocks stay small."""

from __future__ import annotations

from dataclasses import replace

from accord.link.candidates import BLOCK, candidate_pairs
from accord.link.facts import gather
from accord.types import ClaimPlace, Page
from tests.link.factories import claim, mention, page


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


def test_a_village_in_its_region_meets_its_name_alone() -> None:
    def told(name: str, sides: str, where: ClaimPlace) -> Page:
        return page(f"p{name}", replace(claim(name, sides, page=f"p{name}"), places=(where,)))

    def spot(name: str) -> ClaimPlace:
        return ClaimPlace(mention=mention(name, "place"), name=name)

    region = mention("Karikot, Upper Sarn", "place")
    village = replace(spot("Karikot"), mention=region, country="ORV", admin1="Upper Sarn", precision="admin1")
    placed = told("1", "Orvania > ", village)
    assert candidate_pairs(gather([placed, told("2", "Hill Front > ", spot("Karikot"))], {}, {})) == [(0, 1)]
    assert candidate_pairs(gather([placed, told("2", "Hill Front > ", spot("Zanani"))], {}, {})) == []
