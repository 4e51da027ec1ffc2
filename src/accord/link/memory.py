"""What was found out about pairs of pages before, so that a record that grows need not compare them again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from accord.types import DocumentId, Lineage

Verdicts = dict[str, Lineage | None]  # by the key of the other page; None for two that have little in common
LEVEL = 1  # of compression


class Memory:
    """Verdicts on the lineage of pairs of pages: those of an earlier build, and those of this one.

    A page goes by a key, a digest of all that a verdict takes from it; a pair of keys always has the same
    verdict. `before` has, packed, by the key of a page its verdicts with pages after it; `after` has those
    that this build came to or used, to be kept in its place.
    """

    def __init__(self, before: Mapping[str, bytes] | None = None) -> None:
        self._before = before or {}
        self.after: dict[str, bytes] = {}

    def verdicts(self, key: str, page: DocumentId) -> Verdicts:
        """What is known of the page with this key."""
        data = self._before.get(key)
        if data is None:
            return {}
        found: dict[str, Any] = json.loads(zlib.decompress(data))
        return {
            other: None
            if told is None
            else Lineage(a=page, b=told[0], kind=told[1], overlap=told[2], basis=tuple(told[3]))
            for other, told in found.items()
        }

    def keep(self, key: str, verdicts: Verdicts, known: Verdicts) -> None:
        """Keep all verdicts on a page; `known` are those that `verdicts` gave."""
        if verdicts.keys() == known.keys() and key in self._before:
            self.after[key] = self._before[key]
            return
        data = {
            other: None if v is None else (v.b, v.kind, v.overlap, v.basis)
            for other, v in sorted(verdicts.items())
        }
        self.after[key] = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), LEVEL)
