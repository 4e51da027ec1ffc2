"""The peak memory of a command with all its processes, and how long it took.

The resident memory of the tree is summed up from /proc every `EVERY` seconds (pages that processes share are
counted once for each, so that the sum is rather too high than too low). Linux only.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.2
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a command took: seconds, and megabytes at its peak. `output` is what it printed."""

    seconds: float
    megabytes: float
    output: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end and watch its memory. Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        try:
            process.wait(EVERY)
        except subprocess.TimeoutExpired:
            continue
    seconds = time.perf_counter() - began
    output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        print(output, file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds=seconds, megabytes=peak / MEGABYTE, output=output)


def _resident(root: int) -> int:
    """Bytes that a process and all below it hold in memory."""
    children: dict[int, list[int]] = {}
    sizes: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                status = (folder / "status").read_text("ascii", "replace")
            except OSError:  # it has ended in the meantime
                continue
            fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
            pid = int(folder.name)
            sizes[pid] = int(fields.get("VmRSS", "0 kB").split()[0]) * 1024
            children.setdefault(int(fields["PPid"]), []).append(pid)
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        total += sizes.get(pid, 0)
        waiting += children.get(pid, [])
    return total
