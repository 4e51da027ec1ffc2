"""The settings of a run, in one frozen object; the only reader of the environment.

Nothing here changes what a record says: the number of workers and threads only changes how long it takes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run goes about its work.

    `workers`: processes that read pages side by side. `threads`: threads of the language model in each of
    them.
    """

    workers: int
    threads: int


def processors() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say
        return os.cpu_count() or 1


def from_environment(environment: Mapping[str, str] = os.environ, workers: int | None = None) -> Settings:
    """Settings from ACCORD_WORKERS and ACCORD_THREADS; `workers` outranks the environment.

    Without them, as many workers as there are processors, and the processors shared among the workers.
    Raises InputError where a value is not a whole number from 1 up.
    """
    chosen = workers if workers is not None else _count(environment, "ACCORD_WORKERS")
    if chosen is None:
        chosen = processors()
    if chosen < 1:
        raise InputError(f"workers: {chosen} is not a number from 1 up")
    threads = _count(environment, "ACCORD_THREADS") or max(1, processors() // chosen)
    return Settings(workers=chosen, threads=threads)


def data_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Where a user's own data lie, for all records: ACCORD_DATA, else the system's usual place."""
    if environment.get("ACCORD_DATA", "").strip():
        return Path(environment["ACCORD_DATA"].strip()).expanduser()
    if system == "win32":
        base = environment.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "accord"
    if system == "darwin":
        return Path.home() / "Library" / "Application Support" / "accord"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "accord"


def _count(environment: Mapping[str, str], name: str) -> int | None:
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not value.isdecimal() or int(value) < 1:
        raise InputError(f"{name}: {value!r} is not a whole number from 1 up")
    return int(value)
