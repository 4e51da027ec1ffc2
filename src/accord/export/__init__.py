"""Records in other formats. `EXPORTERS` holds them by name; each gives the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable

from accord.export import json
from accord.record import Record

EXPORTERS: dict[str, Callable[[Record], bytes]] = {"json": json.export}

__all__ = ["EXPORTERS"]
