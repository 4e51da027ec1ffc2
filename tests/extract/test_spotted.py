"""What the model's names change about names that no list holds."""

from __future__ import annotations

import numpy as np
import pytest

from accord.extract.namewords import Name, NameKind
from accord.extract.spotted import respot, whole_names
from accord.types import ActorId, DocumentId, NamedSpan, Parse, SpanKind


def parse(words: str, *names: NamedSpan, relations: str = "nsubj") -> Parse:
    """Words without a tree, with what the model takes for names."""
    cut = tuple(words.split())
    none = np.zeros(len(cut), dtype=np.int32)
    return Parse(
        document=DocumentId("d1"), starts=none, ends=none, words=cut, lemmas=cut, tags=("PROPN",) * len(cut),
        heads=none, relations=(relations,) * len(cut), sentences=np.array([0, len(cut)], dtype=np.int32),
        names=names,
    )  # fmt: skip


def span(first: int, last: int, kind: SpanKind, sure: float = 0.95) -> NamedSpan:
    return NamedSpan(first=first, last=last, kind=kind, sure=sure)


def name(first: int, last: int, kind: NameKind = "other", full: str = "Orlu", **more: object) -> Name:
    return Name(first=first, last=last, head=last - 1, kind=kind, full=full, **more)  # type: ignore[arg-type]


def kinds(words: Parse, *names: Name) -> list[NameKind]:
    return [found.kind for found in respot(words, names)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("person", "person"), ("group", "armed-group"), ("facility", "place"), ("organisation", "organisation")],
)
def test_an_unknown_name_takes_the_kind_that_the_model_is_sure_of(kind: SpanKind, expected: str) -> None:
    assert kinds(parse("Orlu spoke", span(0, 1, kind)), name(0, 1)) == [expected]


def test_a_kind_that_the_model_is_not_sure_of_changes_nothing() -> None:
    assert kinds(parse("Orlu spoke", span(0, 1, "person", 0.6)), name(0, 1)) == ["other"]


def test_all_places_of_one_wording_are_judged_together() -> None:
    words = parse("Orlu met Orlu", span(0, 1, "person"), span(2, 3, "place"))
    assert kinds(words, name(0, 1), name(2, 3)) == ["other", "other"]


def test_a_part_of_a_longer_name_of_ours_says_nothing_about_it() -> None:
    words = parse("Orlu Varna spoke", span(0, 1, "place"))
    assert kinds(words, name(0, 2, "person", "Orlu Varna")) == ["person"]


@pytest.mark.parametrize("more", [{"actors": (ActorId("group:orlu"),)}, {"title": 0}])
def test_a_known_name_or_one_behind_a_title_keeps_its_kind(more: dict[str, object]) -> None:
    words = parse("General Orlu spoke", span(1, 2, "place"))
    assert kinds(words, name(1, 2, "person", **more)) == ["person"]  # type: ignore[arg-type]


def test_a_name_used_like_an_adjective_keeps_its_kind() -> None:
    words = parse("Orlu rebels", span(0, 1, "place"), relations="compound")
    assert kinds(words, name(0, 1)) == ["other"]


def test_a_name_of_several_words_is_whole_where_the_model_is_sure_of_it() -> None:
    sure, unsure = span(0, 4, "organisation"), span(5, 7, "organisation", 0.7)
    words = parse("Reform Party of Orvania joined Varna League", sure, unsure)
    assert list(whole_names(words, [name(3, 4, "state", "Orvania")])) == [sure]


@pytest.mark.parametrize(
    "known",
    [
        name(1, 4, "state", "Orvania's government"),
        name(0, 2, "armed-group", "Orvania Front", actors=(ActorId("group:orvania"),)),
    ],
)
def test_a_known_name_is_not_cut_by_the_model(known: Name) -> None:
    words = parse("Reform Orvania Front government met", span(0, 3, "organisation"))
    assert list(whole_names(words, [known])) == []
