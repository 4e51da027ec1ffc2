"""Claims as they were read from their pages, before a person set their fields."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path

from accord.record import codec, schema
from accord.record.write import input_hash
from accord.types import Claim, ClaimId, Page, RawDocument

# of several results for a page, those under the key that most pages have, as `Writer.last_build` takes them
_RESULTS = """
SELECT result FROM stage_results r WHERE input = ? AND component = 'page' ORDER BY (
  SELECT count(*) FROM stage_results s
  WHERE (s.component, s.version, s.settings, s.weights) = (r.component, r.version, r.settings, r.weights)
) DESC, version, settings, weights"""


def read_claims(
    path: Path,
    connection: sqlite3.Connection,
    captures: Iterable[RawDocument],
    wanted: Collection[ClaimId],
) -> tuple[Claim, ...]:
    """Those of the wanted claims that the results of these captures hold, by id.

    Raises RecordVersionError where an accord too old to be understood wrote them.
    """
    found: dict[ClaimId, Claim] = {}
    for capture in captures:
        for (result,) in connection.execute(_RESULTS, (input_hash(capture),)).fetchall():
            with schema.kept_by(path, connection):
                page = codec.unpacked(Page, result)
            for claim in page.claims:
                if claim.id in wanted:
                    found.setdefault(claim.id, claim)
    return tuple(found[c] for c in sorted(found))
