"""Records in other formats. `EXPORTERS` holds them by name; each gives the bytes of a file.

Those of `FOLDERS` are several files, which go into a folder; where the file that is named ends as `WHOLE`
tells, they go into that one file.
"""

from __future__ import annotations

from collections.abc import Callable

from accord.export import (
    acled,
    csv,
    ftm,
    geojson,
    json,
    parquet,
    polecat,
    stix,
    timelinejs,
    ucdp,
    webannotation,
    xlsx,
)
from accord.record import Record

EXPORTERS: dict[str, Callable[[Record], bytes]] = {
    "acled": acled.export,
    "csv": csv.export,
    "ftm": ftm.export,
    "geojson": geojson.export,
    "json": json.export,
    "parquet": parquet.export,
    "polecat": polecat.export,
    "stix": stix.export,
    "timelinejs": timelinejs.export,
    "ucdp": ucdp.export,
    "webannotation": webannotation.export,
    "xlsx": xlsx.export,
}
FOLDERS: dict[str, Callable[[Record], dict[str, bytes]]] = {
    "csv": csv.files,
    "parquet": parquet.files,
    "xlsx": xlsx.files,
}
WHOLE = {"csv": ".zip", "parquet": ".zip", "xlsx": ".xlsx"}

__all__ = ["EXPORTERS", "FOLDERS", "WHOLE"]
