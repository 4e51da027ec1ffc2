"""Writers take turns: who waits is let in before those who come later, however often they come."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from accord.errors import RecordError
from accord.record.lock import WriteLock


def busy(record: Path, holds: float, until: threading.Event, failed: list[str]) -> None:
    """Writes without any pause, as editors at once do."""
    while not until.is_set():
        try:
            lock = WriteLock(record, patience=60)
        except RecordError as error:
            failed.append(str(error))
            return
        time.sleep(holds)
        lock.release()


def test_who_waits_is_let_in_among_those_who_write_without_a_pause(tmp_path: Path) -> None:
    record, done, failed = tmp_path / "r.db", threading.Event(), list[str]()
    others = [threading.Thread(target=busy, args=(record, 0.02, done, failed)) for _ in range(3)]
    for other in others:
        other.start()
    try:
        for _ in range(5):
            WriteLock(record, patience=60).release()
    finally:
        done.set()
        for other in others:
            other.join()
    assert failed == []
    assert not list(tmp_path.iterdir())


def test_who_comes_without_patience_stands_behind_who_waits(tmp_path: Path) -> None:
    record, entered = tmp_path / "r.db", threading.Event()
    held = WriteLock(record)

    def wait() -> None:
        lock = WriteLock(record, patience=60)
        entered.set()
        lock.release()

    waiting = threading.Thread(target=wait)
    waiting.start()
    while not record.with_name("r.db.next").exists():
        time.sleep(0.005)
    with pytest.raises(RecordError, match="another accord is writing"):
        WriteLock(record)
    held.release()
    waiting.join()
    assert entered.is_set()


def test_patience_ends(tmp_path: Path) -> None:
    held, began = WriteLock(tmp_path / "r.db"), time.monotonic()
    with pytest.raises(RecordError, match="another accord is writing"):
        WriteLock(tmp_path / "r.db", patience=0.15)
    assert 0.1 < time.monotonic() - began < 5
    held.release()
