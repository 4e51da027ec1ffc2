"""One writer at a time: a lock beside the record that the operating system lets go with its process.

The lock lies on a file `RECORD.lock`, since SQLite keeps locks of its own on the record. A file that a killed
process left behind holds nobody up; the next writer takes it over, and removes it at its end.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from accord.errors import RecordError


class WriteLock:
    """Held from its making to `release`, or to the end of the process, however that ends.

    Raises RecordError where another process holds it, or its file cannot be made.
    """

    def __init__(self, record: Path) -> None:
        self.path = record.with_name(record.name + ".lock")
        self._file: int | None = None
        while self._file is None:
            self._file = self._taken(record)

    def release(self) -> None:
        """Let the next writer in. Does nothing the second time."""
        if self._file is None:
            return
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)  # while it is still held, so that nobody else's is removed
        os.close(self._file)
        self._file = None

    def _taken(self, record: Path) -> int | None:
        """The locked file, or None where another writer removed it in between."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise RecordError(
                f"{record}: cannot be written ({error.strerror}: {self.path.name}); "
                "change the permissions of its folder or name another file"
            ) from error
        try:
            _lock(file)
        except OSError as error:
            os.close(file)
            raise RecordError(
                f"{record}: another accord is writing to it; wait until it is done, then run this again"
            ) from error
        if _is(self.path, file):
            return file
        os.close(file)
        return None


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
