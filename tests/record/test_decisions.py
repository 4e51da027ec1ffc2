"""A decision finds the claim that it is about again, or nothing: never something else."""

from dataclasses import replace

from accord.record.decisions import attach, find_quote, mark_orphans, quotation
from accord.types import Claim, ClaimId, Document, DocumentId
from tests import factories as make

TEXT = (
    "Shells hit the market. Nine people died. Officials met in the town hall.\n"
    "A day later a second attack followed. Nine people died."
)


def page(text: str = TEXT) -> Document:
    """The same bytes, whatever the cleaner makes of them."""
    return replace(make.document("a.txt", text), sha256="the same bytes")


def died(document: Document, which: int) -> Claim:
    """The claim of the first or second "Nine people died." """
    found = make.claim(document, "Nine people died.", "ASSAULT", "died")
    start = [i for i in range(len(document.text)) if document.text.startswith("Nine people died.", i)][which]
    span = replace(found.evidence[0].span, start=start, end=start + 17)
    trigger = replace(found.trigger, span=replace(span, start=start + 12, end=start + 16))
    return replace(
        found, id=ClaimId(f"c{which}"), evidence=(replace(found.evidence[0], span=span),), trigger=trigger
    )


def test_it_attaches_to_the_claim_that_was_quoted() -> None:
    document = page()
    claims = [died(document, 0), died(document, 1)]
    for which in (0, 1):
        quote, prefix, suffix = quotation(document, claims[which])
        decision = make.decision(document, quote, "ASSAULT", prefix=prefix, suffix=suffix)
        assert attach(decision, [document], claims) == (f"c{which}",)


def test_it_attaches_again_when_the_cleaner_lays_the_text_out_otherwise() -> None:
    document = page()
    quote, prefix, suffix = quotation(document, died(document, 1))
    decision = make.decision(document, quote, "ASSAULT", prefix=prefix, suffix=suffix)
    moved = page("HEADLINE\n\n" + TEXT.replace("Nine people", "Nine\n people"))
    again = make.claim(moved, "Nine\n people died.", "ASSAULT", "died")
    start = moved.text.rindex("Nine")
    span = replace(again.evidence[0].span, start=start, end=len(moved.text))
    second = replace(again, id=ClaimId("c9"), evidence=(replace(again.evidence[0], span=span),))
    assert attach(decision, [moved], [again, second]) == ("c9",)


def test_it_is_orphaned_when_its_sentence_is_gone() -> None:
    document = page()
    decision = make.decision(document, "Officials met in the town hall.", "CONSULT")
    shorter = page(TEXT.replace("Officials met in the town hall.", "Officials met in the city hall."))
    near = make.claim(shorter, "Officials met in the city hall.", "CONSULT", "met")
    assert attach(decision, [shorter], [near]) == ()
    assert [d.orphaned for d in mark_orphans([decision], [shorter], [near])] == [True]


def test_it_never_goes_to_a_claim_of_another_type() -> None:
    document = page()
    decision = make.decision(document, "Nine people died.", "CONSULT")
    assert attach(decision, [document], [died(document, 0)]) == ()


def test_it_never_goes_to_a_neighbouring_sentence() -> None:
    document = page()
    decision = make.decision(document, "Shells hit the market.", "ASSAULT")
    assert attach(decision, [document], [died(document, 0)]) == ()


def test_it_never_goes_to_another_page() -> None:
    document = page()
    decision = replace(make.decision(document, "Nine people died.", "ASSAULT"), sha256="other bytes")
    assert attach(decision, [document], [died(document, 0)]) == ()


def test_two_captures_of_the_same_bytes_both_take_it() -> None:
    one = page()
    two = replace(one, id=DocumentId("d2"))
    decision = make.decision(one, "Nine people died.", "ASSAULT")
    claims = [died(one, 0), replace(died(two, 0), id=ClaimId("c7"), document=DocumentId("d2"))]
    assert attach(decision, [one, two], claims) == ("c0", "c7")


def test_a_decision_on_the_type_also_finds_the_type_it_gave() -> None:
    document = page()
    decision = make.decision(document, "Nine people died.", "COERCE", field="type", new="ASSAULT")
    assert attach(decision, [document], [died(document, 0)]) == ("c0",)


def test_a_quotation_of_nothing_is_nowhere() -> None:
    assert find_quote(TEXT, "  ", "", "") is None
