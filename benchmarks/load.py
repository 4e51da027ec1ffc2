"""Readers and editors at once on a served record, a build beside: no error, and no decision lost.

    python -m benchmarks.load RECORD PAGES [--seconds 120] [--readers 20] [--editors 3] [--thinking 4]

It serves a copy of RECORD (a record of the folder PAGES) on loopback, in a process of its own, and builds
the copy again all the while. Each editor sets a field of claims to and fro; a decision counts as lost
where the server told that it was taken and the record does not have it.
"""

from __future__ import annotations

import argparse
import http.cookiejar
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from accord.record import Record

READ = ("/", "/?contested=1", "/?q=attack", "/pages", "/actors", "/api/events", "/api/overview", "/about")


class Asking:
    """One person at a browser: what they were answered, and what went wrong."""

    def __init__(self, home: str, seed: int) -> None:
        self.home = home
        self.random = random.Random(seed)
        self.answers = 0
        self.errors: list[str] = []
        self.taken: list[str] = []
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def get(self, path: str, fields: dict[str, str] | None = None) -> str:
        """The answer to a request, a form where there are fields; what is no answer counts as an error."""
        data = urllib.parse.urlencode(fields).encode() if fields else None
        asked = urllib.request.Request(self.home + path, data, {"accept": "application/json"})
        try:
            with self._opener.open(asked, timeout=120) as answer:
                text: str = answer.read().decode()
        except urllib.error.HTTPError as error:
            text = error.read().decode()
            self.errors.append(f"{path}: {error.code} {text[:200]}")
        except OSError as error:
            text = ""
            self.errors.append(f"{path}: {error}")
        self.answers += 1
        return text

    def read(self, until: float, events: Sequence[str]) -> None:
        """Read one page after the other."""
        while time.monotonic() < until:
            self.get(self.random.choice([*READ, *events]))

    def decide(self, until: float, claims: Sequence[str], thinking: float) -> None:
        """Set the modality of one claim after the other to and fro, up to `thinking` seconds apart."""
        value = "alleged"
        while time.monotonic() < until:
            for claim in claims:
                page = self.get("/review")
                found = {n: re.search(rf'name="{n}" value="([^"]*)"', page) for n in ("token", "seen")}
                fields = {name: match[1] for name, match in found.items() if match}
                fields |= {"verdict": "edit", "claim": claim, "field": "modality", "value": value}
                answer = json.loads(self.get("/decide", fields) or "{}")
                while "ticket" in answer:  # it is worked in behind
                    time.sleep(0.2)
                    answer = json.loads(self.get(f"/decide/{answer['ticket']}") or "{}")
                time.sleep(self.random.uniform(min(0.5, thinking), thinking))
                if "id" in answer:
                    self.taken.append(answer["id"])
            value = "asserted" if value == "alleged" else "alleged"


def build_on(record: Path, pages: Path, until: float) -> tuple[int, int, list[str]]:
    """Build again and again; gives how many builds came to an end, how many were told to wait for another
    writer, and what went wrong with others."""
    done, waited, wrong = 0, 0, []
    while time.monotonic() < until:
        command = [
            sys.executable,
            "-m",
            "accord",
            "build",
            str(pages),
            "-o",
            str(record),
            "--add",
            "--workers",
            "1",
        ]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False)
        if outcome.returncode == 0:
            done += 1
        elif "another accord is" in outcome.stderr:
            waited += 1
        else:
            wrong.append(outcome.stderr.strip()[-300:])
    return done, waited, wrong


def main(arguments: Sequence[str]) -> int:
    """Print what was asked, answered, decided and lost; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    parser.add_argument("record", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--editors", type=int, default=3)
    parser.add_argument("--thinking", type=float, default=4.0, help="seconds at most between two decisions")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "served.db"
        shutil.copy(options.record, record)
        with Record(record) as found:
            events = [f"/events/{e.id}" for e in found.events()]
            claims = [c.id for c in found.claims() if c.modality == "asserted"]
        command = [sys.executable, "-m", "accord", "serve", str(record), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            home = server.stdout.readline().split(" is at ")[1].split()[0].rstrip("/")
            people = [Asking(home, n) for n in range(options.readers + options.editors)]
            until = time.monotonic() + options.seconds
            threads = [
                threading.Thread(target=p.read, args=(until, events)) for p in people[: options.readers]
            ]
            for n, editor in enumerate(people[options.readers :]):
                own = claims[n :: options.editors][:5]
                threads.append(threading.Thread(target=editor.decide, args=(until, own, options.thinking)))
            for thread in threads:
                thread.start()
            built, waited, wrong = build_on(record, options.pages, until)
            for thread in threads:
                thread.join()
            server.terminate()
        with Record(record) as after:
            kept = {d.id for d in after.decisions()}
    taken = [id for p in people for id in p.taken]
    errors = [*(e for p in people for e in p.errors), *wrong]
    lost = [id for id in taken if id not in kept]
    print(f"{sum(p.answers for p in people)} answers, {len(errors)} errors")
    print(f"{built} builds done, {waited} told that another was writing")
    print(f"{len(taken)} decisions taken, {len(set(taken))} different, {len(lost)} lost")
    for error in errors[:10]:
        print(error)
    return 1 if errors or lost or len(set(taken)) < len(taken) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
