"""From which result each page was published, so that one that is as it was is not compared row by row.

A page's rows hang on its result alone, unless a person's decisions or other pages change what it says; it is
then told apart by its values, which are not those that were read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from accord.types import DocumentId, Page


class Sources:
    """The results that pages came from, as digests."""

    def __init__(self) -> None:
        self._known: dict[DocumentId, tuple[str, Page]] = {}

    def note(self, page: Page, data: bytes) -> None:
        """Tell that a page was made of this result, or this result of the page."""
        total = hashlib.blake2b(_form(), digest_size=16)
        total.update(data)
        self._known[page.document.id] = (total.hexdigest(), page)

    def of(self, pages: Iterable[Page]) -> dict[DocumentId, str]:
        """The digests for those pages whose document and claims are the ones that were noted."""
        out = {}
        for page in pages:
            digest, noted = self._known.get(page.document.id, ("", None))
            if noted is not None and noted.document is page.document and noted.claims is page.claims:
                out[page.document.id] = digest
        return out


@cache
def _form() -> bytes:
    """A digest of the code that lays values into rows."""
    home = Path(__file__).parent
    files = sorted([*home.glob("*.py"), home.parent / "types.py"])
    return hashlib.blake2b(b"".join(f.read_bytes() for f in files), digest_size=16).digest()
