"""Decisions put into pages, one after the other, as far as their words are found."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from accord.errors import InputError
from accord.record.attach import quotation, subject
from accord.record.decisions import Applied, apply, decision_on, held, in_words
from accord.types import Actor, CaptureId, Claim, ClaimId, Decision, Document, DocumentId, Page, Place
from tests import factories as make

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
TEXT = "Kestria and Orvania accused each other. Rebels shelled Ona. Nine people died there on Monday."


class Lists:
    """Knows Kestria."""

    def actors(self, name: str) -> tuple[Actor, ...]:
        if name != "Kestria":
            raise InputError(f"no actor goes by {name!r}")
        return (make.actor("KES", "Kestria"),)

    def place(self, name: str) -> Place:
        raise InputError(f"no place goes by {name!r}")


def page(text: str = TEXT) -> Document:
    """The same bytes, whatever the cleaner makes of them."""
    made = make.document("a.txt", text)
    return replace(made, id=DocumentId("d1"), capture=CaptureId("1"), sha256="the same bytes")


def shelled(document: Document) -> Claim:
    return make.claim(document, "Rebels shelled Ona.", "ASSAULT", "shelled")


def accusations(document: Document) -> list[Claim]:
    made = make.claim(document, "Kestria and Orvania accused each other.", "ACCUSE", "accused")
    sides = [make.participant(document, name, None) for name in ("Kestria", "Orvania")]
    pairs = (("c1", sides), ("c2", sides[::-1]))
    return [replace(made, id=ClaimId(i), actors=(a,), targets=(b,)) for i, (a, b) in pairs]


def applied(document: Document, claims: Sequence[Claim], *decisions: Decision) -> Applied:
    return apply([Page(document=document, claims=tuple(claims))], decisions, Lists())


def edit(
    number: int, document: Document, claim: Claim, field: str, new: str, among: Sequence[Claim]
) -> Decision:
    fields: dict[str, Any] = subject(document, claim, among) | {"field": field, "old": "", "new": new}
    return Decision(**fields, id=f"x{number}", verdict="edit", by="Ada", at=NOON, reason="so")


def judge(verdict: str, number: int, document: Document, among: Sequence[Claim], *claims: Claim) -> Decision:
    return decision_on(verdict, {document.id: document}, claims, among, id=f"x{number}", by="Ada", at=NOON)


def add(number: int, document: Document, quote: str, type: str, **values: str) -> Decision:
    start = document.text.index(quote)
    fields: dict[str, Any] = quotation(document, start, start + len(quote))
    return Decision(
        **fields, id=f"x{number}", verdict="add", field="claim", claim_type=type, old=None,
        new=json.dumps(values), by="Ada", at=NOON,
    )  # fmt: skip


def test_a_field_is_set_and_its_actor_joins_the_page() -> None:
    document = page()
    claim = shelled(document)
    found = applied(document, [claim], edit(1, document, claim, "actors", "Rebels=Kestria", [claim]))
    (now,) = found.pages[0].claims
    assert [p.actor for p in now.actors] == ["KES"]
    assert [a.id for a in found.pages[0].actors] == ["KES"]
    assert [d.id for d in found.effects.of(claim.id)] == ["x1"]


def test_what_cannot_be_set_is_told_and_leaves_the_claim_and_other_decisions() -> None:
    document = page()
    claim = shelled(document)
    wrong = edit(1, document, claim, "actors", "Rebels=Nobody", [claim])
    right = edit(2, document, claim, "type", "COERCE", [claim])
    found = applied(document, [claim], wrong, right)
    assert found.faults == {"x1": "actors: no actor goes by 'Nobody'"}
    assert found.effects.orphaned == {"x1"}
    assert found.pages[0].claims == (replace(claim, type="COERCE"),)


def test_a_decision_on_a_claim_as_it_was_edited_finds_it() -> None:
    document = page()
    both = accusations(document)
    first = edit(1, document, both[0], "actors", "Rebels", both)
    edited = applied(document, both, first).pages[0].claims
    second = judge("reject", 2, document, edited, edited[0])
    assert list(applied(document, both, first, second).effects.rejected) == ["c1"]


def test_a_decision_from_before_an_edit_finds_the_claim_after_the_edit_was_taken_back() -> None:
    document = page()
    both = accusations(document)
    first = edit(1, document, both[0], "actors", "Rebels", both)
    second = judge("reject", 2, document, both, both[0])
    assert list(applied(document, both, first, second).effects.rejected) == ["c1"]
    taken_back = replace(first, withdrawn=True)
    assert list(applied(document, both, taken_back, second).effects.rejected) == ["c1"]


def test_a_claim_is_added_on_its_words_and_can_be_decided_on() -> None:
    document = page()
    adding = add(
        1, document, "Nine people died there on Monday.", "ASSAULT", killed="Nine=9", date="2031-03-03"
    )
    (claim,) = applied(document, [], adding).pages[0].claims
    assert (claim.trigger.quote, claim.rule) == (adding.quote, "added by Ada (x1)")
    assert [(t.low, t.high) for t in claim.tolls] == [(9, 9)]
    edited = edit(2, document, claim, "injured", "people=?", [claim])
    accepted = judge("accept", 3, document, [claim], claim)
    found = applied(document, [], adding, edited, accepted)
    assert [d.id for d in found.effects.of(claim.id)] == ["x1", "x2", "x3"]
    without = applied(document, [], replace(adding, withdrawn=True), edited, accepted)
    assert without.pages[0].claims == ()
    assert without.effects.orphaned == {"x2", "x3"}


def test_an_added_claim_keeps_its_id_when_the_page_is_laid_out_otherwise() -> None:
    document = page()
    adding = add(1, document, "Rebels shelled Ona.", "ASSAULT")
    moved = page("Read more\n" + TEXT)
    moved = replace(moved, offsets=((len("Read more\n"), 0, len(TEXT)),))
    (one,), (two,) = (applied(d, [], adding).pages[0].claims for d in (document, moved))
    assert one.id == two.id and one.evidence[0].span != two.evidence[0].span


def test_an_added_claim_is_orphaned_when_its_words_are_gone() -> None:
    document = page()
    found = applied(page("Something else."), [], add(1, document, "Rebels shelled Ona.", "ASSAULT"))
    assert found.pages[0].claims == ()
    assert found.effects.orphaned == {"x1"}


def test_a_pair_has_the_type_that_its_first_claim_has_now() -> None:
    document = page()
    claims = [shelled(document), accusations(document)[0]]
    pair = judge("same", 1, document, claims, *claims)
    typed = edit(2, document, claims[0], "type", "COERCE", claims)
    (found,) = applied(document, claims, pair, typed).effects.pairs
    assert (found.old, found.new, found.claim_type) == (claims[0].id, claims[1].id, "COERCE")


def test_what_a_record_stores_of_effects_gives_them_back() -> None:
    document = page()
    claims = [shelled(document), accusations(document)[0]]
    decisions = [
        edit(1, document, claims[0], "type", "COERCE", claims),
        judge("reject", 2, document, claims, claims[1]),
        judge("different", 3, document, claims, *claims),
        add(4, document, "Nine people died there on Monday.", "ASSAULT"),
        replace(judge("accept", 5, document, claims, claims[0]), sha256="other bytes"),
    ]
    found = applied(document, claims, *decisions)
    marked = [replace(d, orphaned=d.id in found.effects.orphaned) for d in decisions]
    again = held(marked, found.effects.rows(c.id for c in found.pages[0].claims))
    for claim in found.pages[0].claims:
        assert [d.id for d in again.of(claim.id)] == [d.id for d in found.effects.of(claim.id)] != []
    assert [(d.old, d.new) for d in again.pairs] == [(d.old, d.new) for d in found.effects.pairs]


def test_a_decision_is_told_in_words() -> None:
    document = page()
    claim = shelled(document)
    one = replace(edit(1, document, claim, "killed", "nine=9", [claim]), old="none")
    assert in_words(one) == "edited killed, which was none, by Ada (x1): so"
    assert in_words(judge("reject", 2, document, [claim], claim)) == "rejected by Ada (x2): no reason given"
