"""How long the server takes for each page of a record: the median and the slowest of some requests.

    python -m benchmarks.served RECORD [--times 5]

It asks the application itself, in one process, without a network, after one request that is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from accord.web.app import create_app


def addresses(client: object) -> dict[str, str]:
    """What is asked for, under the name that is printed: addresses that fit the record."""
    get = client.get  # type: ignore[attr-defined]
    events = get("/api/events?limit=1000").json()["events"]
    most = max(events, key=lambda e: len(e["claims"]))
    sides = next(e["actors"] + e["targets"] for e in events if e["actors"] or e["targets"])
    place = next((e["places"][0]["name"] for e in events if e["places"]), "none")
    day = next(e["date"]["earliest"] for e in events if e["date"] and e["date"]["earliest"])
    word = most["title"].split()[-1]
    page = get("/api/pages?limit=1").json()["pages"][0]["id"]
    return {
        "overview": "/",
        "overview, last part": "/?page=100000",
        "type": f"/?type={most['type']}",
        "actor": f"/?actor={sides[0]}",
        "place": f"/?place={place}",
        "part of a place's name": f"/?place={place[:3]}",
        "days": f"/?from={day}&to={day}",
        "disputed": "/?contested=1",
        "part of the map": "/?box=0,0,40,40",
        "all filters": f"/?type={most['type']}&place={place}&contested=1&box=0,0,40,40&from={day}",
        "search, a name": f"/?q={word}",
        "search, a common word": "/?q=the",
        "search, two words": "/?q=the+town",
        "search, no hit": "/?q=zzzz",
        "means": "/?means=drone",
        "toll": "/?toll=killed&least=5",
        "origins": "/?origins=3",
        "reviewed": "/?reviewed=yes",
        "not reviewed": "/?reviewed=no",
        "map and timeline": "/api/overview",
        "feed": "/feed.atom",
        "event": f"/events/{most['id']}",
        "page": f"/pages/{page}",
        "actor's page": f"/actors/{sides[0]}",
        "review": "/review",
        "pages": "/pages",
        "actors": "/actors",
        "about": "/about",
    }


def main(arguments: Sequence[str]) -> int:
    """Print a line for each address."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.served")
    parser.add_argument("record", type=Path)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args(arguments)
    from fastapi.testclient import TestClient

    started = time.perf_counter()
    app = create_app(options.record, user="reader")
    print(f"{'start':24}{time.perf_counter() - started:8.1f} s")
    client = TestClient(app, base_url="http://127.0.0.1")
    for name, address in addresses(client).items():
        took = []
        for _ in range(options.times + 1):
            started = time.perf_counter()
            answer = client.get(address)
            took.append((time.perf_counter() - started) * 1000)
            answer.raise_for_status()
        middle, most = statistics.median(took[1:]), max(took[1:])
        print(f"{name:24}{middle:8.0f} ms{most:8.0f} ms  {len(answer.content):,} bytes", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
