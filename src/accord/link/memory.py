"""What was found out about pairs of pages before, so that a record that grows need not compare them again."""

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
    """Verdicts on the lineage of pairs of pages: those of an earlier build, and those of this one.

    A page goes by a key, a digest of all that a verdict takes from the page itself. `before` has, packed, by
    the key of a page its verdicts with pages after it; `after` has those that this build came to or used, to
    be kept in its place.
    """

    def __init__(self, before: Mapping[str, bytes] | None = None) -> None:
        self._before = before or {}
        self.after: dict[str, bytes] = {}

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
