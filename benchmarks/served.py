"""How long the server takes for each page of a record.

Printed are the median and the slowest of some requests, and the median of their processor time, which other
work on the machine changes little.

    python -m benchmarks.served RECORD [--times 5] [--browser]

It asks the application itself, in one process, without a network, after one request that is not counted. With
`--browser` it serves the record on loopback and times chromium, too: from the click to the page's load event,
on the overview to the map that is drawn, too.
"""

from __future__ import annotations

import argparse
import re
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
        "actor of most events": re.findall(r'href="(/actors/[^"]+)"', get("/actors").text)[0],
        "review": "/review",
        "pages": "/pages",
        "actors": "/actors",
        "about": "/about",
    }


def in_browser(record: Path, asked: dict[str, str], times: int) -> None:
    """Print for each address how long chromium takes to its load event, and to the map where there is one."""
    from playwright.sync_api import sync_playwright
    from tests.web.browser.conftest import CHROMIUM, FLAGS, Serving

    serving = Serving(create_app(record, user="reader"))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, address in asked.items():
            loaded, drawn = [], []
            for _ in range(times + 1):
                started = time.perf_counter()
                page.goto(serving.address + address, wait_until="load")
                loaded.append(time.perf_counter() - started)
                if name == "overview":
                    page.wait_for_selector(".map[data-ready=yes]", timeout=30_000)
                    drawn.append(time.perf_counter() - started)
            map_after = f"{statistics.median(drawn[1:]) * 1000:8.0f} ms to the map" if drawn else ""
            print(f"{name:24}{statistics.median(loaded[1:]) * 1000:8.0f} ms to load{map_after}", flush=True)
        browser.close()
    serving.stop()


def main(arguments: Sequence[str]) -> int:
    """Print a line for each address."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.served")
    parser.add_argument("record", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--browser", action="store_true")
    options = parser.parse_args(arguments)
    from fastapi.testclient import TestClient

    started = time.perf_counter()
    app = create_app(options.record, user="reader")
    print(f"{'start':24}{time.perf_counter() - started:8.1f} s")
    client = TestClient(app, base_url="http://127.0.0.1")
    asked = addresses(client)
    for name, address in asked.items():
        took, worked = [], []
        for _ in range(options.times + 1):
            started, before = time.perf_counter(), time.process_time()
            answer = client.get(address)
            worked.append((time.process_time() - before) * 1000)
            took.append((time.perf_counter() - started) * 1000)
            answer.raise_for_status()
        middle, most = statistics.median(took[1:]), max(took[1:])
        of_processor = f"{statistics.median(worked[1:]):8.0f} ms of processor time"
        print(f"{name:24}{middle:8.0f} ms{most:8.0f} ms{of_processor}", flush=True)
    if options.browser:
        no_page = ("map and timeline", "feed")  # JSON and XML
        in_browser(options.record, {n: a for n, a in asked.items() if n not in no_page}, options.times)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
