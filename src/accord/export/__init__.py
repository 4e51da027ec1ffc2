"""Records in other formats. `EXPORTERS` holds them by name; each gives the bytes of a file.

Those of `FOLDERS` are several files, which a folder can hold as well as a zip.
"""

from __future__ import annotations

from collections.abc import Callable

from accord.export import acled, csv, geojson, json, timelinejs, ucdp, webannotation
from accord.record import Record

EXPORTERS: dict[str, Callable[[Record], bytes]] = {
    "acled": acled.export,
    "csv": csv.export,
    "geojson": geojson.export,
    "json": json.export,
    "timelinejs": timelinejs.export,
    "ucdp": ucdp.export,
    "webannotation": webannotation.export,
}
FOLDERS: dict[str, Callable[[Record], dict[str, bytes]]] = {"csv": csv.files}

__all__ = ["EXPORTERS", "FOLDERS"]
