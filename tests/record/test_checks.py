from dataclasses import replace

import pytest

from accord.record import checks
from accord.types import (
    ActorId,
    Claim,
    ClaimId,
    Contest,
    Document,
    DocumentId,
    Event,
    EventId,
    Linked,
    Origin,
    Page,
    Period,
    Position,
    Segment,
    Toll,
)
from tests import factories as make

PAGE = make.document("a.txt", "Northland struck Southport. Nine people died. Then they met.")
GOOD = make.claim(
    PAGE,
    "Nine people died.",
    "ASSAULT",
    "died",
    by=[("Northland", "NRD")],
    killed=("Nine", 9, 9),
)
OTHER = make.claim(PAGE, "Then they met.", "CONSULT", "met")


def page(*claims: Claim, document: Document = PAGE) -> Page:
    return Page(document=document, claims=claims, actors=(make.actor("NRD", "Northland"),))


def with_quote(claim: Claim, quote: str) -> Claim:
    return replace(claim, evidence=(replace(claim.evidence[0], quote=quote),))


def with_toll(claim: Claim, low: int, high: int) -> Claim:
    toll: Toll = replace(claim.tolls[0], low=low, high=high)
    return replace(claim, tolls=(toll,))


BACKWARDS = Period(earliest=make.day("2031-02-02"), latest=make.day("2031-01-01"), basis="wrong")

FAULTS = {
    "quote is not the text": with_quote(GOOD, "Ten people died."),
    "has no evidence": replace(GOOD, evidence=()),
    "belongs to another page": replace(GOOD, document=DocumentId("d-other")),
    "actor SUD is not among": replace(GOOD, targets=(make.participant(PAGE, "Southport", "SUD"),)),
    "toll killed runs from 9 to 7": with_toll(GOOD, 9, 7),
    "the date ends": make.claim(PAGE, "Then they met.", "CONSULT", "met", date=("Then", BACKWARDS)),
    "confidence 2": replace(GOOD, confidence=2),
}


@pytest.mark.parametrize(("fault", "claim"), FAULTS.items(), ids=list(FAULTS))
def test_a_claim_with_a_fault_is_left_out_and_told(fault: str, claim: Claim) -> None:
    kept, faults = checks.without_faults(page(OTHER, claim) if claim.type != "CONSULT" else page(claim))
    assert claim not in kept.claims
    assert any(fault in f for f in faults)


def test_a_sound_page_is_left_as_it_is() -> None:
    sound = page(GOOD, OTHER)
    assert checks.without_faults(sound) == (sound, ())


def test_links_to_a_claim_that_is_left_out_go_with_it() -> None:
    tied = replace(OTHER, same_as=((GOOD.id, "a reason"),))
    kept, _ = checks.without_faults(page(with_quote(GOOD, "no"), tied))
    assert kept.claims == (OTHER,)


def test_links_to_claims_that_the_page_lacks_are_left_out_and_told() -> None:
    kept, faults = checks.without_faults(page(replace(OTHER, same_as=((GOOD.id, "a reason"),))))
    assert kept.claims == (OTHER,)
    assert any("claims that the page lacks" in f for f in faults)


def test_two_claims_never_share_an_id() -> None:
    kept, faults = checks.without_faults(page(GOOD, replace(OTHER, id=GOOD.id)))
    assert kept.claims == (GOOD,)
    assert "has the id of another claim" in faults[0]


def test_segments_lie_in_the_text_and_apart() -> None:
    overlapping = (Segment(start=0, end=20, kind="body"), Segment(start=10, end=30, kind="body"))
    assert list(checks.faults_of_document(replace(PAGE, segments=overlapping)))
    outside = (Segment(start=0, end=999, kind="body"),)
    assert list(checks.faults_of_document(replace(PAGE, segments=outside)))
    assert not list(checks.faults_of_document(PAGE))


def faults_of(event: Event, **linked: object) -> tuple[str, ...]:
    parts: dict[str, object] = {"events": (event,), "lineage": (), "judgements": ()}
    return checks.faults_of_record([page(GOOD, OTHER)], Linked(**(parts | linked)), {})  # type: ignore[arg-type]


EVENT = make.event([GOOD])

EVENT_FAULTS: dict[str, Event] = {
    "unknown claim": replace(EVENT, claims=(ClaimId("c-none"),)),
    "has no claims": replace(EVENT, claims=()),
    "has no origin": replace(EVENT, origins=()),
    "unknown actor": replace(EVENT, targets=(ActorId("SUD"),)),
    "unknown page": replace(EVENT, origins=(Origin(id="o", documents=(DocumentId("d-none"),), basis="?"),)),
    "the date ends": replace(EVENT, date=BACKWARDS),
    "not between two": replace(EVENT, contested=(Contest(field="toll", positions=(0, 1), reason=""),)),
    "superseded by one": replace(
        EVENT, positions=(Position(field="toll", value="9", voices=(), claims=(), superseded_by=4),)
    ),
}


@pytest.mark.parametrize(("fault", "event"), EVENT_FAULTS.items(), ids=list(EVENT_FAULTS))
def test_an_event_with_a_fault_is_told(fault: str, event: Event) -> None:
    assert any(fault in f for f in faults_of(event))


def test_a_sound_record_has_no_faults() -> None:
    assert faults_of(EVENT) == ()
    made = make.crisis()
    assert checks.faults_of_record(made.pages, made.linked, made.dates) == ()


def test_a_claim_belongs_to_one_event_only() -> None:
    again = replace(EVENT, id=EventId("e-again"))
    assert any("stands twice" in f for f in faults_of(EVENT, events=(EVENT, again)))


def test_figures_tell_how_full_the_claims_are() -> None:
    found = checks.figures([page(GOOD, OTHER)], Linked(events=(EVENT,), lineage=(), judgements=()), {})
    assert found["claims"] == 2
    assert found["claims with an actor"] == 0.5
    assert found["claims with a date"] == 0
