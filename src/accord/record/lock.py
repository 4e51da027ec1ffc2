"""One writer at a time: a lock beside the record that the operating system lets go with its process.

The lock lies on a file `RECORD.lock`, since SQLite keeps locks of its own on the record. A file that a killed
process left behind holds nobody up; the next writer takes it over, and removes it at its end. Who waits holds
a second lock, `RECORD.next`: nobody who comes later, however often, gets in before them.

A build holds `RECORD.building` from its beginning to its end, so that there is one at a time, and the lock of
a writer while it writes only: decisions are taken while it reads pages and compares them.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from accord.errors import RecordError

AGAIN = 0.05  # seconds after which who waits looks again
TURN = 60.0  # seconds in which a build or a decision waits for the writers before it, unless told otherwise
LONG = 3600.0  # and in which a build that has read its pages waits for a decision to be worked in
Waits = Callable[[], None]  # called once where somebody has to wait


class WriteLock:
    """Held from its making to `release`, or to the end of the process, however that ends.

    It waits up to `patience` seconds for its turn, and calls `waits` where it has to. With `building` it is
    the lock of those who build. Raises RecordError where another process holds it longer, or its file cannot
    be made.
    """

    def __init__(
        self, record: Path, patience: float = 0.0, building: bool = False, waits: Waits | None = None
    ) -> None:
        kind = "building" if building else "lock"
        self.path = record.with_name(f"{record.name}.{kind}")
        queue = record.with_name(record.name + (".building.next" if building else ".next"))
        asked = _Asked(
            record, time.monotonic() + patience, "building it" if building else "writing to it", waits
        )
        turn = _held(asked, queue)
        try:
            self._file: int | None = _held(asked, self.path)
        finally:
            _let_go(queue, turn)

    def release(self) -> None:
        """Let the next writer in. Does nothing the second time."""
        if self._file is not None:
            _let_go(self.path, self._file)
            self._file = None


@dataclass(slots=True)
class _Asked:
    """A lock that is asked for: until when, what another who holds it does, whom to tell of waiting."""

    record: Path
    until: float
    doing: str
    waits: Waits | None


def _held(asked: _Asked, path: Path) -> int:
    """The locked file, once nobody else holds it; raises RecordError where that takes too long."""
    while True:
        file = _opened(asked.record, path)
        try:
            _lock(file)
        except OSError as error:
            os.close(file)
            if asked.waits is not None:
                asked.waits()
                asked.waits = None
            if time.monotonic() >= asked.until:
                raise RecordError(
                    f"{asked.record}: another accord is {asked.doing}; wait until it is done, "
                    "then run this again"
                ) from error
            time.sleep(AGAIN)
            continue
        if _is(path, file):
            return file
        os.close(file)  # another writer has removed it in between


def _opened(record: Path, path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise RecordError(
            f"{record}: cannot be written ({error.strerror}: {path.name}); "
            "change the permissions of its folder or name another file"
        ) from error


def _let_go(path: Path, file: int) -> None:
    if sys.platform != "win32":
        path.unlink(missing_ok=True)  # while it is still held, so that nobody else's is removed
    os.close(file)


def _is(path: Path, file: int) -> bool:
    """Whether the open file still goes by this name."""
    try:
        there = path.stat()
    except OSError:
        return False
    return os.path.samestat(there, os.fstat(file))


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
