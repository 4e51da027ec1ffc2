"""Which pages are one witness."""

from __future__ import annotations

import pytest

from accord.link.lineage import find_lineage
from accord.types import Document, Lineage
from tests.link.factories import document

STORY = """Orvanian jets bombed the village of Dovrin before dawn on Friday, killing fourteen people and
burning the grain store beside the old bridge. The governor said rescue teams were still digging
through the rubble of nine houses. A farmer who lost two sons said the planes came back a second
time while neighbours carried out the wounded. Hospitals in the district asked for blood and for
surgeons from the capital. The ministry called the raid an answer to a roadside bomb that destroyed
a patrol on the frontier road last Sunday."""

REWRITE = """Fourteen people died when Orvanian jets bombed the village of Dovrin before dawn on Friday. The
grain store by the old bridge burned as well. Rescue teams still dig through the rubble of nine houses,
according to the governor. The planes returned a second time as neighbours were carrying the wounded out, a
farmer who has lost two sons said. District hospitals have asked the capital for surgeons and blood. For the
ministry the raid answers the roadside bomb that on Sunday destroyed a patrol on the frontier road."""

OTHER = """Residents of Dovrin woke to explosions on Friday as aircraft attacked. Our correspondent counted
twelve graves in the churchyard by noon. A teacher described how her pupils hid in a cellar. Officials in the
capital would not comment, and the opposition demanded a debate in parliament next week. Markets stayed shut
while soldiers closed the main street and searched passing lorries for weapons."""

STOCK = """ The war between the two neighbours began four years ago when a dispute about water from the shared
reservoir turned into fighting that has since driven a quarter of a million people from their farms."""


def pairs(*documents: Document) -> dict[tuple[str, str], Lineage]:
    return {(x.a, x.b): x for x in find_lineage(documents)}


def test_identical_words_are_a_copy_whatever_blanks_and_case_they_have() -> None:
    found = pairs(document("a", STORY), document("b", STORY.upper().replace(" ", "  ")))
    assert found["a", "b"].kind == "copy"
    assert found["a", "b"].overlap == 1.0


def test_an_edited_copy_is_a_copy() -> None:
    found = pairs(document("a", STORY), document("b", STORY.replace("fourteen", "sixteen")))
    assert found["a", "b"].kind == "copy"


def test_the_shared_half_of_an_agency_story_is_one_wire() -> None:
    cut = STORY[: STORY.index("Hospitals")] + OTHER
    found = pairs(document("a", STORY), document("b", cut))
    assert found["a", "b"].kind == "same-wire"
    assert any("shared passage" in b for b in found["a", "b"].basis)


def test_a_rewrite_in_other_words_is_found_though_it_shares_few_runs_of_words() -> None:
    found = pairs(document("a", STORY), document("b", REWRITE))
    assert found["a", "b"].kind in ("rewrite", "same-wire")
    assert found["a", "b"].overlap < 0.4


def test_another_report_of_the_same_event_is_another_witness() -> None:
    found = pairs(document("a", STORY), document("b", OTHER))
    assert ("a", "b") not in found or found["a", "b"].kind == "independent"


def test_stock_background_told_over_many_days_ties_no_stories_together() -> None:
    texts = ["The minister flew to talks.", "A bridge was blown up.", "Farmers marched on the palace."]
    found = pairs(
        *(document(f"p{i}", text + STOCK, published=f"2024-01-{10 + 6 * i}") for i, text in enumerate(texts))
    )
    assert all(x.kind == "independent" for x in found.values())


def test_several_short_passages_tie_pages_that_one_of_them_would_not() -> None:
    own = " ".join(f"Elsewhere{n} strangers{n} argued{n} about{n} harvests{n}." for n in range(60))
    short = ("rescue teams were still digging through the rubble of nine houses",
             "came back a second time while neighbours carried out the wounded",
             "asked for blood and for surgeons from the capital")  # fmt: skip
    story = STORY + " " + own.replace("Elsewhere", "Northward").replace("argued", "quarrelled")

    def kinds(*taken: str) -> set[str]:
        other = own.replace("argued3", f"heard that {', and '.join(taken)}")
        return {x.kind for x in pairs(document("a", story), document("b", other)).values()}

    assert kinds(short[0]) <= {"independent"}
    assert kinds(*short) == {"same-wire"}


def test_the_same_passage_on_one_day_is_one_wire() -> None:
    found = pairs(document("a", OTHER + STOCK), document("b", STORY + STOCK))
    assert found["a", "b"].kind == "same-wire"


def test_pages_that_credit_different_agencies_must_share_more() -> None:
    shared = " A spokesman said the planes came back twice while neighbours carried out the wounded men."
    one = document("a", "Smoke rose over the hills." + shared, agency="Alpha")
    same = document("b", "Markets stayed shut today." + shared, agency="Alpha")
    other = document("b", "Markets stayed shut today." + shared, agency="Beta")
    assert pairs(one, same)["a", "b"].kind == "same-wire"
    apart = pairs(one, other).get(("a", "b"))
    assert apart is None or apart.kind == "independent"


def test_many_copies_are_tied_to_the_first_only() -> None:
    found = find_lineage([document(f"p{i:03}", STORY) for i in range(60)])
    assert len(found) == 59
    assert {x.a for x in found} == {"p000"}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_pages_does_not_matter(order: tuple[int, ...]) -> None:
    documents = [document("a", STORY), document("b", REWRITE), document("c", OTHER)]
    assert find_lineage([documents[i] for i in order]) == find_lineage(documents)


def test_pages_without_words_are_nobodys_copies() -> None:
    assert find_lineage([document("a", "..."), document("b", "---")]) == ()


def test_two_witnesses_may_quote_one_statement() -> None:
    said = "We will rebuild each house that the flood has taken and nobody will be left out this winter"
    one = f'A bridge gave way near the mill, and the governor spoke there. "{said}," he told reporters.'
    two = f'Engineers came from the coast with pumps and tents. "{said}," the governor said.'
    quoted = pairs(document("a", one), document("b", two)).get(("a", "b"))
    told = pairs(document("a", one.replace('"', "")), document("b", two.replace('"', ""))).get(("a", "b"))
    assert quoted is None or quoted.kind == "independent"
    assert told is not None and told.kind == "same-wire"
    agency = pairs(document("a", one, agency="Alpha"), document("b", two, agency="Alpha"))["a", "b"]
    assert agency.kind == "same-wire"
