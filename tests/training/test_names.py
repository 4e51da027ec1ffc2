"""Annotated sentences as the name head is taught them: spans, kinds, and what an unmarked word may be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.labels import labels
from training.marks import possible_tags
from training.names import Named, sentence, wikievents

EVERYTHING = frozenset(labels().kinds)


def marked(text: str, of: str, **marks: str) -> Named:
    """A sentence of a set, with its annotated wordings by label."""
    places = [(text.index(words), text.index(words) + len(words), label) for label, words in marks.items()]
    return sentence(text, places, labels().sets[of])


def spans(named: Named) -> dict[str, set[str]]:
    """The kinds that each span may be, by its words; "any" for a span that may be anything."""
    return {
        " ".join(named.words[s.first : s.last]): {"any"} if s.kinds == EVERYTHING else set(s.kinds)
        for s in named.spans
    }


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (marked("The rebels of Varna fled.", "re3d", Location="Varna"), {"Varna": {"place"}}),
        (marked("He met President Ana Orlu.", "re3d", Person="President Ana Orlu"), {"Ana Orlu": {"person"}}),
        (marked("The officer fired.", "re3d", Person="The officer"), {}),
        (marked("It fell in Mosul district.", "re3d", Location="Mosul district"), {"Mosul": {"place"}}),
        (marked("The Kenyan army left.", "re3d", Organisation="The Kenyan army"), {"Kenyan": {"any"}}),
        (marked("Troops of Kenya left.", "re3d", Organisation="Kenya"), {"Kenya": {"state"}}),
        (marked("Lake Brigade left.", "crossner", organisation="Lake Brigade"), {"Lake Brigade": {"group"}}),
        (marked("A Kenyan won.", "crossner", misc="Kenyan"), {"Kenyan": {"nationality"}}),
        (marked("They sang Bel Canto.", "crossner", misc="Bel Canto"), {"Bel": {"any"}, "Canto": {"any"}}),
        (marked("It came in May 2011.", "ecbplus", TIME_DATE="in May 2011."), {"May 2011": {"time"}}),
        (marked("She left.", "ecbplus", HUMAN_PART_PER="She"), {}),
    ],
)  # fmt: skip
def test_a_span_is_the_name_inside_what_was_annotated(named: Named, expected: dict[str, set[str]]) -> None:
    assert spans(named) == expected


def test_an_unmarked_capital_is_no_name_only_where_all_names_are_marked() -> None:
    text = "Yesterday Orlu left Varna."
    whole, part = (
        dict(zip(named.words, possible_tags(named, frozenset({"yesterday"})), strict=True))
        for named in (
            marked(text, "crossner", location="Varna"),
            sentence(text, [], labels().sets["wikievents"]),
        )
    )
    person = labels().tags.index("B-person")
    assert not whole["Orlu"][person] and whole["Orlu"][0]
    assert part["Orlu"].all()
    assert not part["left"][person] and not part["Yesterday"][person]


def test_an_unmarked_word_may_be_of_a_kind_that_the_set_never_marks() -> None:
    (two, *_) = possible_tags(marked("Two men left.", "crossner"), frozenset())
    assert {tag for tag, may in zip(labels().tags, two, strict=True) if may} == {
        "O", "B-weapon", "I-weapon", "B-time", "I-time", "B-number", "I-number",
    }  # fmt: skip


def test_an_argument_is_marked_wherever_its_document_has_it_whole(tmp_path: Path) -> None:
    document = {
        "docid": "d1",
        "sentences": ["Varna shook.", "Police of Varna came.", "Varna Port closed."],
        "event_mentions": [{"arguments": [{"role": "Place", "text": "Varna"}]}],
    }
    (tmp_path / "train.jsonl").write_text(json.dumps(document), encoding="utf-8")
    found = [spans(named) for named in wikievents(tmp_path)]
    assert found == [{"Varna": {"place"}}, {"Varna": {"place"}}, {}]


def test_documents_that_the_evaluation_reads_are_left_out(tmp_path: Path) -> None:
    held_out = next(iter(labels().sets["wikievents"].held_out))
    document = {"docid": held_out, "sentences": ["Varna shook."], "event_mentions": []}
    (tmp_path / "train.jsonl").write_text(json.dumps(document), encoding="utf-8")
    assert list(wikievents(tmp_path)) == []
