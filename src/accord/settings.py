"""The settings of a run, in one frozen object; the only reader of the environment.

Nothing here changes what a record says, except `model`: the number of workers and threads only changes
how long it takes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run goes about its work.

    `workers`: processes that read pages side by side. `threads`: threads of the language model in each of
    them. `model`: a folder with another language model than the one shipped; None for the shipped one.
    """

    workers: int
    threads: int
    model: Path | None = None

    def of_result(self) -> str:
        """The settings that change results, in words; results are kept under them."""
        return f"model={self.model or 'shipped'}"


def processors() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say
        return os.cpu_count() or 1


def from_environment(environment: Mapping[str, str] = os.environ, workers: int | None = None) -> Settings:
    """Settings from ACCORD_WORKERS, ACCORD_THREADS and ACCORD_MODEL; `workers` outranks the environment.

    Without them, as many workers as there are processors, and the processors shared among the workers.
    Raises InputError where a value is not a whole number from 1 up, or the model's folder is missing.
    """
    chosen = workers if workers is not None else _count(environment, "ACCORD_WORKERS")
    if chosen is None:
        chosen = processors()
    if chosen < 1:
        raise InputError(f"workers: {chosen} is not a number from 1 up")
    threads = _count(environment, "ACCORD_THREADS") or max(1, processors() // chosen)
    folder = environment.get("ACCORD_MODEL")
    if folder and not Path(folder).is_dir():
        raise InputError(f"ACCORD_MODEL: {folder} is not a folder; name a model's folder or unset it")
    return Settings(workers=chosen, threads=threads, model=Path(folder) if folder else None)


def _count(environment: Mapping[str, str], name: str) -> int | None:
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not value.isdecimal() or int(value) < 1:
        raise InputError(f"{name}: {value!r} is not a whole number from 1 up")
    return int(value)


_current: Settings | None = None


def current() -> Settings:
    """The settings in force in this process: those last put in force by `use`, else the environment's."""
    return _current if _current is not None else from_environment()


def use(settings: Settings) -> None:
    """Put settings in force for this process."""
    global _current
    _current = settings
