"""A browser (Debian's chromium, driven by playwright), servers for it, and what it must never see."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
import uvicorn

from accord.cli.weighed import why
from accord.web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",  # WebGL without a graphics card, for the map
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


class Serving:
    """An application at an address of this machine, until it is stopped."""

    def __init__(self, app: Any) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(128)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        run = {"sockets": [self._socket]}
        self._thread = threading.Thread(target=self._server.run, kwargs=run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=20)
        self._socket.close()


class Window:
    """A page of the browser that remembers errors on its console and requests to other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.console: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", lambda m: self.console.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.console.append(str(e)))
        page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def violations(self) -> list[str]:
        """What axe-core finds wrong for those who use other means than eyes and a mouse."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"]]

    def complaints(self) -> list[str]:
        return [*self.console, *self.elsewhere]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def examples_served(examples: Path) -> Iterator[str]:
    serving = Serving(create_app(examples, user="reader", explain=why))
    yield serving.address
    serving.stop()


@pytest.fixture(scope="session")
def seeds_served(seeds: Path) -> Iterator[str]:
    serving = Serving(create_app(seeds, user="reader", explain=why))
    yield serving.address
    serving.stop()


@pytest.fixture(params=["examples", "seeds"])
def each_served(request: pytest.FixtureRequest) -> str:
    """The address of the examples, and of the seeds where they are at hand."""
    address: str = request.getfixturevalue(f"{request.param}_served")
    return address


@pytest.fixture
def window(chromium: Browser, examples_served: str) -> Iterator[Window]:
    """A window on the examples, in the light theme."""
    with opened(chromium, examples_served) as window:
        yield window


@pytest.fixture
def each_window(chromium: Browser, each_served: str) -> Iterator[Window]:
    """A window on the examples, and one on the seeds, in the light theme."""
    with opened(chromium, each_served) as window:
        yield window


@pytest.fixture
def phone(chromium: Browser, each_served: str) -> Iterator[Window]:
    """A narrow window on the examples, and one on the seeds, in the dark theme."""
    with opened(chromium, each_served, width=360, theme="dark") as window:
        yield window


@contextmanager
def opened(
    chromium: Browser, address: str, width: int = 1280, theme: Literal["light", "dark"] = "light"
) -> Iterator[Window]:
    """A window that is closed in the end."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    window = Window(context.new_page(), address)
    window.page.set_default_timeout(90_000)  # other work may be on the machine
    yield window
    context.close()
