"""Folding and finding sentences."""

from __future__ import annotations

from evaluation.wording import fold, folded, name_key, sentences_from


def test_folding_keeps_where_each_character_came_from() -> None:
    text = "  “Ａ\n  b” "
    page = folded(text)
    assert page.text == '"a b" '
    assert [text[i] for i in page.origin[:2]] == ["“", "Ａ"]
    assert page.span(3, 8) == (1, 4)
    assert page.span(0, 2) is None


def test_a_sentence_runs_to_its_end_and_not_to_an_abbreviation() -> None:
    page = fold('He met Gen. Mirko Dahl of the U.N. force in town today. "Then he left." It rained.')
    (start, end), *others = sentences_from(page, "He met")
    assert page[start:end] == "he met gen. mirko dahl of the u.n. force in town today."
    assert others == []


def test_every_place_that_begins_so_is_found() -> None:
    page = fold("The Front fired on the patrol today. The Front denied that it had fired at all.")
    assert [page[a:b][:17] for a, b in sentences_from(page, "The Front")] == [
        "the front fired o",
        "the front denied ",
    ]
    assert sentences_from(page, "The Council") == []


def test_keys_of_names_forget_articles_possessives_and_accents() -> None:
    assert (
        name_key("the Council of Sarn’s States") == name_key("Council, Sarn States") == "council sarn states"
    )
    assert name_key("Iván Duque") == "ivan duque"
    assert name_key("Baluch Liberation Army") == name_key("Baloch Liberation Army")
