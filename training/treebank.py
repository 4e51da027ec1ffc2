"""The treebank: sentences of words with parts of speech, heads and relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Subtypes of relations that are kept; the others are cut.
SUBTYPES = frozenset(
    {"nsubj:pass", "aux:pass", "obl:tmod", "obl:agent", "acl:relcl", "nmod:poss", "obl:unmarked"}
)
MAX_WORDS = 100


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of the treebank. `heads` count words from 1, 0 is the root."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def read(path: Path, longest: int = MAX_WORDS) -> Iterator[Parsed]:
    """The sentences of a CoNLL-U file with at most `longest` words."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.split("\t")[0].isdigit()]
        if 0 < len(rows) <= longest:
            yield Parsed(
                words=tuple(row[1] for row in rows),
                tags=tuple(row[3] for row in rows),
                heads=tuple(int(row[6]) for row in rows),
                relations=tuple(row[7] if row[7] in SUBTYPES else row[7].partition(":")[0] for row in rows),
            )
