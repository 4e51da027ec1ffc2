"""Files and folders of pages, read from disk in a fixed order."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from accord.errors import InputError
from accord.read import manifest as manifests
from accord.read.decode import looks_binary
from accord.types import CaptureId, Problem, RawDocument

MEDIA_TYPES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
LARGEST = 4_000_000  # bytes; longer files are archives or logs, not pages
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_NOT_PAGES = re.compile(r"(?:readme|licen[cs]e|notice|copying|changelog)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file on disk, and its name relative to the folder that was given."""

    path: Path
    name: str


def read(
    paths: Sequence[str | Path], manifest: str | Path | None = None
) -> tuple[list[RawDocument], list[Problem]]:
    """Read pages from files and folders.

    Folders are searched to the bottom for .txt, .html and .htm files; every other file is listed as left
    out. `manifest` is a CSV file, see `accord.read.manifest.load`; its rows name files relative to its own
    folder or to a given folder. Captures come in the order of `paths`, then of names. Raises InputError
    for a path or manifest that does not exist.
    """
    stated = manifests.load(Path(manifest)) if manifest is not None else None
    problems = list(stated.problems) if stated else []
    found: list[_Found] = []
    for path in map(Path, paths):
        if path.is_dir():
            files, left_out = _walk(path, stated.path if stated else None)
            found += files
            problems += left_out
        elif path.is_file():
            found.append(_Found(path, path.name))
        else:
            raise InputError(f"{path}: there is no such file or folder; check the path")
    rows, missing = _match(stated, found)
    problems += missing
    captures: dict[CaptureId, RawDocument] = {}
    seen: set[Path] = set()
    for file in found:
        real = file.path.resolve()
        if real in seen:
            continue
        seen.add(real)
        capture = _capture(file, rows.get(real))
        if isinstance(capture, Problem):
            problems.append(capture)
        elif capture.id in captures:
            message = (
                "left out: the same bytes under the same name or URL were read already; remove one of them"
            )
            problems.append(Problem(file=file.name, stage="read", message=message))
        else:
            captures[capture.id] = capture
    return list(captures.values()), problems


def _walk(folder: Path, manifest: Path | None) -> tuple[list[_Found], list[Problem]]:
    """The pages in a folder, sorted by name, and a problem for each file that is none."""
    pages: list[_Found] = []
    left_out: list[Problem] = []
    known = manifest.resolve() if manifest else None
    for path, name in sorted(_files(folder, left_out), key=lambda pair: PurePosixPath(pair[1]).parts):
        if path.resolve() == known:
            continue
        message = None
        if _NOT_PAGES.match(path.name):
            message = "left out: by its name a file about the folder, no page; rename it if it is one"
        elif path.suffix.lower() == ".csv" and path.stem.lower() == "manifest":
            message = "left out: looks like a manifest; use it with --manifest"
        elif path.suffix.lower() not in MEDIA_TYPES:
            message = "left out: not a .txt, .html or .htm file; save it as one of these if it is a page"
        if message is None:
            pages.append(_Found(path, name))
        else:
            left_out.append(Problem(file=name, stage="read", message=message))
    return pages, left_out


def _files(folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Every file below a folder with its relative name; folders that cannot be read become problems."""

    def unreadable(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix() if error.filename else str(folder)
        message = f"left out: the folder cannot be read ({error.strerror}); check its permissions"
        problems.append(Problem(file=name, stage="read", message=message))

    for top, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(top)
        for hidden in sorted(name for name in folders if name.startswith(".")):
            message = "left out: a hidden folder; rename it if it holds pages"
            problems.append(
                Problem(file=(here / hidden).relative_to(folder).as_posix(), stage="read", message=message)
            )
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            yield here / name, (here / name).relative_to(folder).as_posix()


def _match(
    stated: manifests.Manifest | None, found: Sequence[_Found]
) -> tuple[dict[Path, manifests.Row], list[Problem]]:
    """The manifest's row of each file (by its real path), and a problem for each row without a file."""
    rows: dict[Path, manifests.Row] = {}
    problems: list[Problem] = []
    if stated is None:
        return rows, problems
    by_name: dict[str, list[_Found]] = {}
    for file in found:
        by_name.setdefault(file.name, []).append(file)
    read_from = {file.path.resolve() for file in found}
    for row in stated.rows:
        beside = (stated.path.parent / row.file).resolve()
        named = sorted({file.path.resolve() for file in by_name.get(PurePosixPath(row.file).as_posix(), [])})
        targets = [beside] if beside in read_from else named
        message = None
        if not targets:
            message = f"line {row.line} names {row.file}, which is not among the pages; correct the name"
        elif len(targets) > 1:
            message = (
                f"line {row.line}: {row.file} fits {len(targets)} files; name it relative to the manifest"
            )
        elif targets[0] in rows:
            message = (
                f"line {row.line} names {row.file} a second time and is ignored; keep one line for each page"
            )
        else:
            rows[targets[0]] = row
        if message is not None:
            problems.append(Problem(file=stated.path.name, stage="read", message=message))
    return rows, problems


def _capture(file: _Found, row: manifests.Row | None) -> RawDocument | Problem:
    """The capture of one file, or why it is left out."""
    media_type = MEDIA_TYPES.get(file.path.suffix.lower())
    message = None
    data = b""
    try:
        if file.path.stat().st_size > LARGEST:
            message = f"left out: more than {LARGEST // 1_000_000} MB is no single page; split it into pages"
        else:
            data = file.path.read_bytes()
    except OSError as error:
        message = f"left out: cannot be read ({error.strerror}); check that it exists and its permissions"
    if message is None and media_type is None:
        message = "left out: not a .txt, .html or .htm file; save it as one of these if it is a page"
    elif message is None and not data.strip():
        message = "left out: the file is empty; fetch the page again"
    elif message is None and looks_binary(data):
        message = "left out: the file is binary, not text; save the page as text or HTML"
    if message is not None or media_type is None:
        return Problem(file=file.name, stage="read", message=message or "")
    sha256 = hashlib.sha256(data).hexdigest()
    origin = row.url if row and row.url else file.name
    return RawDocument(
        id=CaptureId(hashlib.sha256(f"{sha256}\n{origin}".encode()).hexdigest()[:16]),
        file=file.name,
        url=row.url if row else None,
        sha256=sha256,
        media_type="text/html" if _HTML.match(data) else media_type,
        data=data,
        stated_publisher=row.publisher if row else None,
        stated_published=row.published if row else None,
        stated_title=row.title if row else None,
        stated_language=row.language if row else None,
    )
