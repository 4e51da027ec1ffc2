"""docs/event-types.md: every type and mode is told, and every sentence gives the claims beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from accord.extract import extract
from accord.extract.lexicon import lexicon, words
from accord.extract.names import find_names
from accord.language import parse
from accord.types import EventType
from tests import factories

PAGE = Path(__file__).parents[2] / "docs" / "event-types.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([A-Z][^|]*\.) \| ([A-Z][^|]*) \|$", TEXT, re.M)
TABLE = {row[0]: row[1] for row in re.findall(r"^\| ([A-Z]+) \|.*\|([^|]*)\|$", TEXT, re.M)}


@pytest.mark.parametrize(("sentence", "claims"), ROWS, ids=[row[0] for row in ROWS])
def test_a_sentence_gives_the_claims_beside_it(sentence: str, claims: str) -> None:
    document = factories.document("page.txt", sentence)
    tree = parse(document)
    found = [
        c.type + (f".{c.mode}" if c.mode else "") + ("" if c.modality == "asserted" else f" ({c.modality})")
        for c in extract(document, tree, find_names(document, tree))
    ]
    assert sorted(found) == sorted(claims.split(", ")), f"correct the rules, or {PAGE.name}"


def test_every_type_stands_in_the_table() -> None:
    assert set(TABLE) == set(get_args(EventType))


def test_modes_with_rules_are_told_and_the_others_marked() -> None:
    rules = [r for table in (lexicon().verbs, lexicon().nouns) for named in table.values() for r in named]
    ruled = {(r.type, r.mode) for r in rules} | {("ASSAULT", means.get("mode")) for means in words("means")}
    upright = re.compile(r"(?<![*\w-])[a-z][a-z-]+(?![*\w-])")
    told = {(kind, mode) for kind, modes in TABLE.items() for mode in upright.findall(modes)}
    assert told == {(kind, mode) for kind, mode in ruled if mode}
