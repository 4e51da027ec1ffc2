"""Whatever the text: extraction does not fail, and every mention's quote is the text at its span."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.types import Claim, ClaimId, Mention
from tests.extract.saying import claims_of, page, written

SENTENCES = [
    "Kenya's president met his Ugandan counterpart in Nairobi on Monday.",
    "At least nine people, including two women, were killed when a car bomb exploded near a bank in Kabul.",
    "“We struck the camp,” the army’s spokesman said. “There were no civilian casualties.”",
    'According to the Red Cross, "dozens" of villagers fled.',
    "Chad and Libya accused each other of shelling the port.",
    "The blast wounded 12 others.",
    "It denied attacking the camp.",
    "In retaliation for the raid, Peru expelled Ecuador's ambassador – and closed its border.",
    "Rebels attacked Goma, Beni and Butembo;\nthe army fled.",
    "Police fired tear gas at protesters!",
    "The group claimed responsibility for Tuesday's attack, which killed between 15 and 20 soldiers.",
    "If talks fail, troops could attack São Tomé's garrison, the U.N. warned...",
]  # fmt: skip

WORDS = """
    attack attacked the of by and , . " “ ” ' 's : ; ( ) – - ? that who said according to Iran Iranian rebels
    killed wounded 9 12 dozens between no not will if accused blamed for on in near Goma it its they each
    bombs airstrikes retaliation talks responsibility claimed denied é U.N. d'affaires was were
    """.split()


def mentions(claim: Claim) -> Iterator[Mention]:
    """Every mention anywhere in a claim."""
    todo: list[object] = [claim]
    while todo:
        found = todo.pop()
        if isinstance(found, Mention):
            yield found
        elif isinstance(found, tuple):
            todo += found
        elif dataclasses.is_dataclass(found):
            todo += [getattr(found, f.name) for f in dataclasses.fields(found)]


def _sound(text: str) -> None:
    document = page(text)
    found = claims_of(text)
    for claim in found:
        for m in mentions(claim):
            assert m.quote == document.text[m.span.start : m.span.end] != ""
        assert all(t.low is None or t.high is None or t.low <= t.high for t in claim.tolls)
    ids = [c.id for c in found]
    assert len(set(ids)) == len(ids)
    pointed = {ClaimId(x) for c in found for x in (*(o for o, _ in c.same_as), *(r.to for r in c.relations))}
    assert pointed <= set(ids)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from([" ", "\n", "\n\n"]))
@settings(max_examples=25, deadline=None)
def test_mentions_quote_the_text_whatever_the_order_of_sentences(told: list[str], between: str) -> None:
    _sound(between.join(told))


@given(st.lists(st.sampled_from([*WORDS, "\n", "\n\n"]), max_size=40), st.sampled_from([" ", ""]))
@settings(max_examples=60, deadline=None)
def test_word_salad_does_no_harm(salad: list[str], between: str) -> None:
    _sound(between.join(salad))


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_characters_do_no_harm(text: str) -> None:
    _sound(text)


def test_empty_texts_make_no_claims() -> None:
    assert [claims_of(t) for t in ("", " ", "\n\n")] == [(), (), ()]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
@settings(max_examples=10, deadline=None)
def test_the_same_text_makes_the_same_claims(told: list[str]) -> None:
    text = "\n".join(told)
    assert (claims_of(text), written(claims_of(text))) == (claims_of(text), written(claims_of(text)))
