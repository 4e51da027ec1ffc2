"""A record's JSON read back: an equal record, whose export is the same bytes.

The bytes of the pages are not in the JSON, so that an imported record can be read, shown, decided on and
exported, but its pages cannot be read anew from it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from accord.errors import RecordError
from accord.export.json import FORMAT, VERSION, contents_of
from accord.record import Contents, ResultKey, Writer
from accord.record.checks import faults_of_claim, faults_of_document
from accord.record.codec import Data, decode
from accord.record.fits import misfit
from accord.types import (
    Actor,
    ActorRelation,
    Claim,
    Decision,
    Document,
    Event,
    Judgement,
    Lineage,
    Page,
    Problem,
    RawDocument,
)

KEY = ResultKey(component="page", version="imported", settings="", weights="")  # of no version of accord
LISTS: dict[str, type | None] = {
    "documents": Document,
    "withdrawn": None,
    "claims": Claim,
    "events": Event,
    "actors": Actor,
    "actor_relations": ActorRelation,
    "lineage": Lineage,
    "judgements": Judgement,
    "decisions": Decision,
    "pairs": None,
    "as_read": Claim,
    "redirects": None,
    "problems": Problem,
}


def import_record(source: Path, target: Path) -> None:
    """Write the record that the JSON file `source` holds to the new file `target`, or nothing.

    Raises RecordError where `source` is no such file or does not hold together, or `target` exists.
    """
    if target.exists():
        raise RecordError(f"{target}: exists already; name another file, or remove it first")
    write(read_json(source), target, str(source))


def write(data: dict[str, Data], target: Path, source: str) -> None:
    """Write the record that `data` holds to `target`, or nothing; `source` is what errors name.

    Raises RecordError where the data does not hold together, or the file cannot be written.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        with Writer(unfinished) as writer:
            contents = contents_of(data)
            _check(contents)
            writer.keep(KEY, list(_as_read(contents, data)))
            writer.publish(contents, KEY)
        os.replace(unfinished, target)
    except UnicodeEncodeError as error:
        raise RecordError(f"{source}: holds text that is no Unicode; export the record again") from error
    except RecordError as error:
        told = str(error).replace(f"{unfinished}: ", "").replace(str(unfinished), str(target))
        raise RecordError(f"{source}: {told}") from error
    except OSError as error:
        raise RecordError(f"{target}: cannot be written ({error.strerror}); name another file") from error
    finally:
        for left in target.parent.glob(f"{unfinished.name}*"):
            left.unlink()


# --- the file --------------------------------------------------------------------------------------


def read_json(source: Path) -> dict[str, Data]:
    """The JSON of the file, once it is known to be of this format. Raises RecordError where it is not."""
    try:
        data = json.loads(source.read_bytes().decode("utf-8"), parse_constant=_no_number)
    except OSError as error:
        raise RecordError(f"{source}: cannot be read ({error.strerror}); name another file") from error
    except (ValueError, RecursionError) as error:
        raise RecordError(
            f"{source}: is not JSON ({error}); name a file that accord export --to json wrote"
        ) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise RecordError(
            f"{source}: is not a record; name a file that accord export --to json wrote "
            '(it begins with "format": "accord-record")'
        )
    if data.get("version") != VERSION:
        raise RecordError(
            f"{source}: is of version {data.get('version')!r} of the format, and this accord reads "
            f"version {VERSION}; install the accord that wrote it, or export the record again"
        )
    data.setdefault("actor_relations", [])  # which earlier exports do not have, as what follows
    if isinstance(data.get("actors"), list):
        data["actors"] = [{"identity": []} | a if isinstance(a, dict) else a for a in data["actors"]]
    fault = next(_faults(data), None)
    if fault is not None:
        raise RecordError(f"{source}: {fault}; export the record again")
    return data


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")


def _faults(data: dict[str, Data]) -> Iterator[str]:
    """What does not fit the format."""
    for name, cls in LISTS.items():
        entries = data.get(name)
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            yield f"{name} is not a list of objects"
            return
        found = ((n, misfit(cls, entry)) for n, entry in enumerate(entries) if cls is not None)
        yield from (f"{name}[{n}]: {fault}" for n, fault in found if fault is not None)
    for name in ("generator", "settings"):
        words = data.get(name)
        if not isinstance(words, dict) or not all(isinstance(v, str) for v in words.values()):
            yield f"{name} is not an object of names and texts"
    if not data.get("generator"):
        yield "generator is empty"


def _check(contents: Contents) -> None:
    """Raises RecordError where a page, or a claim on it, does not hold together."""
    for page in contents.pages:
        known = {a.id for a in page.actors}
        faults = [f"page {page.document.id}: {f}" for f in faults_of_document(page.document)]
        for claim in page.claims:
            faults += [f"claim {claim.id}: {f}" for f in faults_of_claim(page.document, claim, known)]
        if faults:
            raise RecordError(f"does not hold together: {faults[0]}; export the record again")


def _as_read(contents: Contents, data: dict[str, Data]) -> Iterator[tuple[RawDocument, Page]]:
    """Pages as they were before decisions: later ones are followed from there, as in the first record."""
    before = {c["id"]: decode(Claim, c) for c in data["as_read"]}
    gone = {w.capture for w in contents.withdrawn}
    for capture, page in zip(contents.captures, contents.pages, strict=True):
        if capture.id not in gone:
            read = [before.get(c.id, c) for c in page.claims if c.id not in contents.effects.added]
            yield capture, Page(document=page.document, claims=tuple(read), actors=page.actors)
