"""Parses of pages: trees, offsets, long sentences, and a model that is not there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import ModelError
from accord.language import parse
from accord.language.feeds import MAX_PIECES, MAX_WORDS
from accord.language.lemmas import lemma
from accord.language.model import Model, load
from accord.types import CaptureId, Document, DocumentId, Parse


def page(text: str) -> Document:
    return Document(
        id=DocumentId("d1"), capture=CaptureId("k1"), file="a.txt", url=None, sha256="0",
        media_type="text/plain", text=text, title=None, publisher=None, agency=None,
        language="en", published=None,
        retrieved=None, segments=(), removed=(), offsets=((0, 0, len(text)),),
    )  # fmt: skip


def arcs(found: Parse) -> set[str]:
    """Trees as "word relation head"; the head of a root is "-"."""
    heads = ["-" if h < 0 else found.words[h] for h in found.heads.tolist()]
    return {" ".join(arc) for arc in zip(found.words, found.relations, heads, strict=True)}


def assert_well_formed(found: Parse, text: str) -> None:
    n = len(found.words)
    assert n == len(found.starts) == len(found.ends) == len(found.heads) == len(found.tags)
    assert n == len(found.relations) == len(found.lemmas)
    assert found.heads.dtype == found.starts.dtype == found.sentences.dtype == np.int32
    assert list(found.words) == [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    for first, last in zip(found.sentences, found.sentences[1:], strict=False):
        heads = found.heads[first:last]
        assert (heads == -1).sum() == 1
        assert ((heads == -1) | ((heads >= first) & (heads < last))).all()
        for word in range(first, last):
            assert (found.relations[word] == "root") == (found.heads[word] == -1)
            seen = set()
            while word != -1:
                assert word not in seen, "a cycle"
                seen.add(word)
                word = int(found.heads[word])


def test_who_did_what_to_whom() -> None:
    text = "Pakistan’s air force struck two villages in Iran on Thursday, killing nine people."
    found = parse(page(text))
    assert_well_formed(found, text)
    assert arcs(found) >= {
        "struck root -", "force nsubj struck", "Pakistan nmod:poss force", "villages obj struck",
        "Iran obl struck", "killing advcl struck", "people obj killing", "nine nummod people",
    }  # fmt: skip
    assert found.lemmas[found.words.index("struck")] == "strike"
    assert found.tags[found.words.index("Iran")] == "PROPN"


def test_passives_and_agents_are_told_apart() -> None:
    found = parse(page("Nine civilians were killed by the rebels."))
    assert arcs(found) >= {"civilians nsubj:pass killed", "were aux:pass killed", "rebels obl:agent killed"}


def test_an_empty_page_has_an_empty_parse() -> None:
    found = parse(page("  \n "))
    assert found.words == () and found.sentences.tolist() == [0]


def test_the_same_page_gives_the_same_parse_after_other_pages() -> None:
    text = "Gunmen fired on the convoy. Two soldiers died, the army said."
    before = parse(page(text))
    parse(page("Quite another page, with other sentences in it. " * 9))
    after = parse(page(text))
    assert arcs(before) == arcs(after) and (before.heads == after.heads).all()


def test_scores_do_not_depend_on_the_number_of_threads() -> None:
    sentences = [["Gunmen", "fired", "on", "the", "convoy", "."], ["Two", "soldiers", "died", "."]]
    for one, two in zip(load(1).scores(sentences), load(2).scores(sentences), strict=True):
        assert (one.arcs == two.arcs).all() and (one.tags == two.tags).all()


@pytest.mark.parametrize(
    "text",
    [
        "The army named " + ", ".join(f"village {n} and its mayor" for n in range(60)) + ", and then left.",
        "See http://example.org/" + "/".join(f"a-{n}" for n in range(300)) + " for the list.",
        " ".join(f"z{n}x{n}q" for n in range(220)) + ".",
    ],
    ids=["many words", "one endless word", "many pieces"],
)
def test_long_sentences_are_windowed_and_not_cut(text: str) -> None:
    found = parse(page(text))
    assert_well_formed(found, text)
    assert "".join(found.words) == "".join(text.split())
    assert len(found.sentences) == 2


def test_a_long_sentence_is_parsed_at_its_end_as_well_as_at_its_start() -> None:
    middle = ", ".join(f"the village of Kala{n}" for n in range(40))
    found = parse(page(f"Soldiers shelled {middle}, after rebels killed nine civilians in Saravan."))
    assert len(found.words) > MAX_WORDS
    assert arcs(found) >= {"Soldiers nsubj shelled", "rebels nsubj killed", "civilians obj killed"}


def test_no_window_exceeds_what_the_model_can_read() -> None:
    sentences = [["antidisestablishmentarianism"] * 130, ["word"] * 250, ["a-" * 400]]
    for feed in load().feeds(sentences):
        assert feed["ids"].shape[1] <= MAX_PIECES
        assert feed["first"].shape[1] <= MAX_WORDS


_WORDS = st.sampled_from(
    [
        "Iran",
        "struck",
        "“",
        "”",
        "the",
        "U.S.",
        ".",
        "\n\n",
        "said,",
        "12",
        "\u200b",
        "é",
        "😀",
        "-",
        "?!",
        "’s",
        "F-16",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_WORDS | st.text(max_size=5), max_size=40).map(" ".join))
def test_any_text_gives_single_rooted_trees_over_exact_offsets(text: str) -> None:
    assert_well_formed(parse(page(text)), text)


def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"parser\.int8\.onnx.*install accord again"):
        Model(tmp_path)


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("struck", "VERB", "strike"), ("strikes", "NOUN", "strike"), ("left", "VERB", "leave"),
        ("left", "ADJ", "left"), ("wounded", "VERB", "wound"), ("Found", "VERB", "find"),
        ("airstrikes", "NOUN", "airstrike"), ("counter-attacks", "NOUN", "counter-attack"),
        ("’s", "AUX", "be"),
        ("n’t", "PART", "not"), ("lives", "NOUN", "life"), ("troops", "NOUN", "troop"),
        ("Dying", "VERB", "die"),
        ("deadliest", "ADJ", "deadly"), ("other", "ADJ", "other"), ("Israeli", "ADJ", "israeli"),
        ("Hamas", "PROPN", "hamas"), ("shelling", "NOUN", "shelling"), ("would", "AUX", "would"),
    ],
)  # fmt: skip
def test_lemmas_follow_the_part_of_speech(word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag) == expected
