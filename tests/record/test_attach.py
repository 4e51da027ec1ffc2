"""A decision finds the claim that it is about again, or nothing: never something else."""

import datetime as dt
from dataclasses import replace

from accord.record.attach import Finder
from accord.record.decisions import decision_on, effects
from accord.types import Claim, ClaimId, Decision, Document, DocumentId, EventType
from tests import factories as make

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
TEXT = (
    "Shells hit the market. Nine people died. Officials met in the town hall.\n"
    "A day later a second attack followed. Nine people died."
)
PAIR = "Rebels shelled Ona and bombed Bel on Monday, and nobody knows why they did it then."


def page(text: str = TEXT) -> Document:
    """The same bytes, whatever the cleaner makes of them."""
    return replace(make.document("a.txt", text), sha256="the same bytes")


def claim(
    document: Document, trigger: str, type: EventType = "ASSAULT", sentence: str | None = None, nth: int = 0
) -> Claim:
    """The claim of the nth sentence in which these words stand; `trigger` stands once in it."""
    sentence = sentence or next(s for s in sentences(document.text) if trigger in s)
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(sentence, start + 1)
    made = make.claim(document, sentence, type, trigger)
    span = replace(made.evidence[0].span, start=start, end=start + len(sentence))
    at = start + sentence.index(trigger)
    word = replace(made.trigger, span=replace(span, start=at, end=at + len(trigger)))
    id = ClaimId(f"c{start}-{trigger}-{type}")
    return replace(made, id=id, evidence=(replace(made.evidence[0], span=span),), trigger=word)


def sentences(text: str) -> list[str]:
    return [s.strip() + "." for s in text.replace("\n", " ").split(".") if s.strip()]


def died(document: Document, which: int) -> Claim:
    """The claim of the first or second "Nine people died." """
    return claim(document, "died", sentence="Nine people died.", nth=which)


def decided(subject: Claim, document: Document, *others: Claim) -> Decision:
    """A rejection of a claim on a page that also has others."""
    among = [subject, *others]
    return decision_on("reject", {document.id: document}, [subject], among, id="x1", by="me", at=NOON)


def attached(decision: Decision, document: Document, *claims: Claim) -> list[str]:
    return list(Finder([document], claims).claims(decision))


# --- where it attaches -----------------------------------------------------------------------------


def test_it_attaches_to_the_claim_that_was_quoted() -> None:
    document = page()
    claims = [died(document, 0), died(document, 1)]
    for one, two in (claims, claims[::-1]):
        assert attached(decided(one, document, two), document, *claims) == [one.id]


def test_it_attaches_again_when_the_cleaner_lays_the_text_out_otherwise() -> None:
    document = page()
    moved = page("HEADLINE\n\n" + TEXT.replace("met in", "met\n\n in"))
    again = claim(moved, "met", "CONSULT", "Officials met\n\n in the town hall.")
    assert attached(decided(claim(document, "met", "CONSULT"), document), moved, again) == [again.id]


def test_quotation_marks_dashes_and_invisible_marks_of_another_kind_do_not_matter() -> None:
    before, after = page('A "raid" - a big one - hit Ona.'), page("A “raid” – a big\u200b one — hit Ona.")
    now = claim(after, "hit")
    assert attached(decided(claim(before, "hit"), before), after, now) == [now.id]


def test_it_attaches_when_sentences_are_split_and_joined() -> None:
    document = page()
    one = claim(document, "hit")
    joined = claim(document, "hit", sentence="Shells hit the market. Nine people died.")
    cut = claim(document, "hit", sentence="Shells hit")
    for now in (joined, cut):
        assert attached(decided(one, document), document, now) == [now.id]


def test_it_attaches_to_a_claim_that_was_given_another_type() -> None:
    document = page()
    now = claim(document, "hit", "COERCE")
    assert attached(decided(claim(document, "hit"), document), document, now) == [now.id]


def test_of_two_types_with_one_trigger_it_keeps_to_its_own() -> None:
    document = page()
    now = [claim(document, "hit", "COERCE"), claim(document, "hit")]
    assert attached(decided(claim(document, "hit"), document), document, *now) == [now[1].id]


def test_a_decision_on_the_type_also_finds_the_type_it_gave() -> None:
    document = page()
    now = [claim(document, "hit", "COERCE"), claim(document, "hit", "ASSAULT")]
    made = replace(decided(claim(document, "hit", "PROTEST"), document), field="type", new="ASSAULT")
    assert attached(made, document, *now) == [now[1].id]


def test_two_captures_of_the_same_bytes_both_take_it() -> None:
    one = page()
    two = replace(one, id=DocumentId("d2"))
    claims = [claim(one, "hit"), replace(claim(two, "hit"), id=ClaimId("c7"))]
    assert list(Finder([one, two], claims).claims(decided(claims[0], one))) == [claims[0].id, "c7"]


def test_it_attaches_when_a_dateline_is_cut_off_the_sentence() -> None:
    rest = "Rebels shelled the town of Ona late on Monday, killing nine people."
    before, after = (
        page(f"ONA (AP) - {rest} More is known of the strike of Tuesday."),
        page(f"{rest} More is known of the strike of Tuesday."),
    )
    now = claim(after, "shelled")
    made = decided(claim(before, "shelled", sentence=f"ONA (AP) - {rest}"), before)
    assert attached(made, after, now) == [now.id]


# --- where it is orphaned --------------------------------------------------------------------------


def test_it_is_orphaned_when_its_sentence_is_gone() -> None:
    document = page()
    shorter = page(TEXT.replace("town hall", "city hall"))
    near = claim(shorter, "met", "CONSULT")
    assert attached(decided(claim(document, "met", "CONSULT"), document), shorter, near) == []


def test_it_never_goes_to_the_other_claim_of_its_type_in_the_sentence() -> None:
    document = page(PAIR)
    shelled, bombed = claim(document, "shelled"), claim(document, "bombed")
    assert attached(decided(shelled, document, bombed), document, bombed) == []
    assert attached(decided(bombed, document, shelled), document, shelled) == []


def test_it_never_goes_to_the_other_copy_of_a_sentence_that_stood_twice() -> None:
    document = page()
    first = decided(died(document, 0), document, died(document, 1))
    second = decided(died(document, 1), document, died(document, 0))
    without_first = page(TEXT.replace("Shells hit the market. Nine people died. ", ""))
    without_second = page(TEXT.replace(" A day later a second attack followed.", "")[: TEXT.index("\n")])
    assert attached(first, without_first, died(without_first, 0)) == []
    assert attached(second, without_second, died(without_second, 0)) == []
    assert attached(second, without_first, died(without_first, 0)) == [died(without_first, 0).id]


def test_it_never_goes_to_the_claim_of_a_sentence_that_was_joined_to_its_own() -> None:
    document = page(PAIR.replace(" and bombed", ". They bombed"))
    one, two = claim(document, "shelled"), claim(document, "bombed")
    joined = replace(two, evidence=(make.mention(document, document.text),))
    assert attached(decided(one, document, two), document, joined) == []


def test_it_never_goes_to_another_sentence_with_the_same_beginning() -> None:
    one, two = (f"Rebels shelled the town of Ona on {day}." for day in ("Monday", "Tuesday"))
    before, after = page(f"{one} Then came a lull. {two}"), page(f"Then came a lull. {two}")
    assert (
        attached(decided(claim(before, "shelled", sentence=one), before), after, claim(after, "shelled"))
        == []
    )


def test_it_never_goes_to_another_page() -> None:
    document = page()
    one = claim(document, "hit")
    assert attached(replace(decided(one, document), sha256="other bytes"), document, one) == []


# --- claims with one trigger -----------------------------------------------------------------------


def accusations(document: Document) -> list[Claim]:
    """Kestria accuses Orvania, and Orvania Kestria, by one word."""
    made = claim(document, "accused", "ACCUSE")
    sides = [make.participant(document, name, None) for name in ("Kestria", "Orvania")]
    return [
        replace(made, id=ClaimId(id), actors=(a,), targets=(b,))
        for id, (a, b) in (("c1", sides), ("c2", sides[::-1]))
    ]


def test_claims_with_one_trigger_are_told_apart_by_their_sides() -> None:
    document = page("Kestria and Orvania accused each other.")
    one, two = accusations(document)
    assert attached(decided(one, document, two), document, two, one) == ["c1"]
    assert attached(decided(one, document, two), document, two) == []
    again = replace(one, id=ClaimId("c9"))
    assert attached(decided(one, document, two), document, two, again) == ["c9"]


def test_a_claim_that_was_alone_is_orphaned_when_it_is_now_one_of_several() -> None:
    document = page("Kestria and Orvania accused each other.")
    alone = replace(accusations(document)[0], id=ClaimId("c3"))
    assert attached(decided(alone, document), document, *accusations(document)) == []


def test_of_claims_alike_in_all_words_the_one_with_the_old_id_is_taken_or_none() -> None:
    document = page()
    one, two = (replace(claim(document, "hit"), id=ClaimId(id)) for id in ("c1", "c2"))
    made = decided(two, document, one)
    assert attached(made, document, one, two) == ["c2"]
    assert attached(made, document, one, replace(two, id=ClaimId("c8"))) == []
    assert attached(made, document, one) == []


# --- decisions without a trigger -------------------------------------------------------------------


def old(document: Document, quote: str, type: str) -> Decision:
    """A decision as accord made it before it quoted triggers."""
    return make.decision(document, quote, type, verdict="reject", field="claim", old="c0", new=None)


def test_an_old_decision_attaches_where_one_claim_only_fits() -> None:
    document = page()
    one = claim(document, "hit")
    assert attached(old(document, "Shells hit the market.", "ASSAULT"), document, one) == [one.id]
    assert attached(old(document, "Shells hit the market.", "CONSULT"), document, one) == []


def test_an_old_decision_is_orphaned_where_its_words_stand_twice() -> None:
    document = page()
    assert attached(old(document, "Nine people died.", "ASSAULT"), document, died(document, 0)) == []


def test_an_old_decision_is_orphaned_where_two_claims_fit() -> None:
    document = page(PAIR)
    both = claim(document, "shelled"), claim(document, "bombed")
    assert attached(old(document, PAIR, "ASSAULT"), document, *both) == []


def test_a_quotation_of_nothing_is_nowhere() -> None:
    document = page()
    empty = replace(old(document, "Shells hit the market.", "ASSAULT"), quote="  ")
    assert attached(empty, document, claim(document, "hit")) == []
    assert attached(replace(empty, trigger="", trigger_at=0, times=0), document, claim(document, "hit")) == []


# --- what decisions come to ------------------------------------------------------------------------


def test_a_decision_on_two_claims_is_orphaned_when_the_second_is_gone() -> None:
    document = page()
    both = [died(document, 0), died(document, 1)]
    decision = decision_on("same", {document.id: document}, both, both, id="x1", by="me", at=NOON)
    found = effects([decision], [document], both)
    (pair,) = found.pairs
    assert (pair.old, pair.new) == (both[0].id, both[1].id)
    assert found.orphaned == frozenset()
    without = effects([decision], [document], both[:1])
    assert without.pairs == ()
    assert without.orphaned == {"x1"}


def test_decisions_that_were_taken_back_come_to_nothing() -> None:
    document = page()
    one = claim(document, "hit")
    decision = decided(one, document)
    assert list(effects([decision], [document], [one]).rejected) == [one.id]
    assert not effects([replace(decision, withdrawn=True)], [document], [one]).rejected


def test_of_two_decisions_of_one_second_the_later_number_counts() -> None:
    document = page()
    one = claim(document, "hit")
    first, second = (replace(decided(one, document), id=id) for id in ("x9", "x10"))
    found = effects([second, replace(first, verdict="accept")], [document], [one])
    assert found.rejected[one.id].id == "x10"
