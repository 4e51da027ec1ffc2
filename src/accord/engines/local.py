"""Work on pages side by side, in processes of this machine.

Workers are fresh interpreters that talk over pipes. Unlike `multiprocessing`, they never import the user's
main script again, so that `accord.build` may stand at the top level of a script; and a worker that dies
(out of memory, a fault in native code) costs the items it had in hand, not the whole build.

Items go out in small chunks, and results come back in the order of the items, so that neither the number
of workers nor their speed can be seen in the result.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, Generic, TypeVar

from accord.errors import AccordError

A = TypeVar("A")
B = TypeVar("B")

CHUNK = 4  # items handed to a worker at a time
FEW = 8  # a process for fewer items than this would take longer to start than to help
RARELY = (50_000, 20, 20)  # thresholds of garbage collection where work makes much and leaves few circles
_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Lost(Generic[A]):
    """An item whose worker died over it, in place of its result."""

    item: A
    reason: str


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Look for garbage in circles less often: a build makes very many values, hardly any in circles."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def run(
    function: Callable[[A], B],
    items: Sequence[A],
    *,
    workers: int,
    prepare: Callable[[], None] | None = None,
) -> Iterator[B | Lost[A]]:
    """function(item) for each item, in order, as they come.

    `function`, `prepare` and the items must be picklable: module-level functions, plain values. `prepare`
    is called once in each process before any work. An exception that `function` raises ends the run and is
    raised here. With one worker or few items all happens in this process.
    """
    workers = min(workers, len(items) // FEW)
    if workers < 2:
        if prepare is not None:
            prepare()
        for item in items:
            yield function(item)
        return
    chunks = [items[i : i + CHUNK] for i in range(0, len(items), CHUNK)]
    with _Team(function, prepare) as team, ThreadPoolExecutor(workers) as threads:
        waiting: deque[Future[list[B | Lost[A]]]] = deque(threads.submit(team.work, c) for c in chunks)
        try:
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            team.stop()


class _Team(Generic[A, B]):
    """One worker for each thread that asks; all are ended together."""

    def __init__(self, function: Callable[[A], B], prepare: Callable[[], None] | None) -> None:
        self._task = (prepare, function)
        self._mine = threading.local()
        self._everyone: list[_Worker] = []
        self._lock = threading.Lock()
        self._stopped = False

    def __enter__(self) -> _Team[A, B]:
        return self

    def __exit__(self, *unused: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End all workers, whatever they are at."""
        with self._lock:
            self._stopped = True
            for worker in self._everyone:
                worker.end()
            self._everyone.clear()

    def work(self, chunk: Sequence[A]) -> list[B | Lost[A]]:
        """The results of a chunk, one by one, so that a death is laid to one item only."""
        out: list[B | Lost[A]] = []
        for item in chunk:
            try:
                good, result = self._worker().ask(item)
            except (EOFError, OSError):
                code = self._drop()
                out.append(Lost(item, f"the process that worked on it died (exit code {code})"))
                continue
            if not good:
                raise result
            out.append(result)
        return out

    def _worker(self) -> _Worker:
        worker: _Worker | None = getattr(self._mine, "worker", None)
        if worker is None:
            worker = _Worker()
            with self._lock:
                if self._stopped:
                    worker.end()
                    raise AccordError("the build was stopped")
                self._everyone.append(worker)
            self._mine.worker = worker
            try:
                good, result = worker.ask(self._task)
            except (EOFError, OSError) as error:
                raise AccordError("a worker process could not be started; try with one worker") from error
            if not good:
                raise result
        return worker

    def _drop(self) -> int | None:
        worker: _Worker | None = getattr(self._mine, "worker", None)
        self._mine.worker = None
        if worker is None:
            return None
        with self._lock:
            if worker in self._everyone:
                self._everyone.remove(worker)
        return worker.end()


class _Worker:
    """A process that answers pickled questions with pickled (True, result) or (False, exception)."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from accord.engines.local import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )

    def ask(self, question: object) -> tuple[bool, Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        _write(self._process.stdin, question)
        answer: tuple[bool, Any] = _read(self._process.stdout)
        return answer

    def end(self) -> int | None:
        """End the process, and give its exit code."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # unsent words to a process that is gone
                    continue
        return code


def serve() -> None:
    """What a worker does: take the task, then answer item after item until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints goes to the error stream, not among the answers
    function: Callable[[Any], Any] | None = None
    while True:
        try:
            question = _read(questions)
        except EOFError:
            return
        try:
            if function is None:
                prepare, function = question
                if prepare is not None:
                    prepare()
                gc.set_threshold(*RARELY)
                answer: tuple[bool, Any] = (True, None)
            else:
                answer = (True, function(question))
        except Exception as error:  # handed on, to be raised where the run was asked for
            answer = (False, error)
        _write(answers, answer)


def _write(pipe: IO[bytes], value: object) -> None:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _read(pipe: IO[bytes]) -> Any:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return pickle.loads(_exactly(pipe, length))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if data is None or len(data) < size:
        raise EOFError
    return data
