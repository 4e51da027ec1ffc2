"""What was found out before of pairs of pages and of components of claims, so that a record that grows need
not work it out again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from accord.types import DocumentId, Lineage

Passages = tuple[tuple[int, int, bool], ...]  # first and last run of words of each, and whether it is stock
LEVEL = 1  # of compression


class Verdict(NamedTuple):
    """The lineage of two pages (None where they have little in common), and the passages that they share.

    The verdict holds as long as the same passages of both are stock.
    """

    lineage: Lineage | None
    here: Passages
    there: Passages


Verdicts = dict[str, Verdict]  # by the key of the other page


class Memory:
    """Results of an earlier build that hang on little, and those of this one.

    Each goes by a key, a digest of all that it is made of: verdicts on the lineage of pairs of pages by that
    of the first page, clusters by that of their component. `before` has them, packed; `after` has those that
    this build came to or used, to be kept in its place.
    """

    def __init__(self, before: Mapping[str, bytes] | None = None) -> None:
        self._before = before or {}
        self.after: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """What was made of this before, which is kept on; None where nothing was."""
        data = self._before.get(key)
        if data is not None:
            self.after[key] = data
        return data

    def verdicts(self, key: str, page: DocumentId) -> Verdicts:
        """What is known of the page with this key."""
        data = self._before.get(key)
        if data is None:
            return {}
        found: dict[str, list[Any]] = json.loads(zlib.decompress(data))
        return {
            other: Verdict(
                lineage=Lineage(a=page, b=told[0], kind=told[1], overlap=told[2], basis=tuple(told[3]))
                if told
                else None,
                here=tuple([tuple(passage) for passage in here]),
                there=tuple([tuple(passage) for passage in there]),
            )
            for other, (here, there, *told) in found.items()
        }

    def keep(self, key: str, verdicts: Verdicts, known: Verdicts) -> None:
        """Keep all verdicts on a page; `known` are those that `verdicts` gave."""
        if verdicts == known and key in self._before:
            self.after[key] = self._before[key]
            return
        data = {
            other: (v.here, v.there, *(() if v.lineage is None else _told(v.lineage)))
            for other, v in sorted(verdicts.items())
        }
        self.after[key] = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), LEVEL)


def _told(lineage: Lineage) -> tuple[object, ...]:
    return (lineage.b, lineage.kind, lineage.overlap, lineage.basis)
