"""What every answer carries, and which requests are answered at all: the outer layer of the application."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only be this machine."""
    name = host.strip().strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def host_of(header: str) -> str:
    """The host in a Host header, without its port: "[::1]:8765" gives "::1"."""
    if header.startswith("["):
        return header[1:].split("]")[0]
    return header.split(":")[0]


class Guard:
    """Adds the security headers, and answers only requests that are addressed to this machine.

    A page elsewhere that has its own name point at 127.0.0.1 (DNS rebinding) could otherwise read the
    record through the browser of its reader. `anywhere`: whoever asks must log in, so that any name will do.
    """

    def __init__(self, app: ASGIApp, anywhere: bool = False) -> None:
        self._app = app
        self._anywhere = anywhere

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *added]
            await send(message)

        host = next((v.decode("latin-1") for k, v in scope["headers"] if k == b"host"), "")
        if not self._anywhere and not is_loopback(host_of(host)):
            plain = [(b"content-type", b"text/plain; charset=utf-8")]
            await guarded({"type": "http.response.start", "status": 421, "headers": plain})
            words = b"accord answers on this machine only: open http://127.0.0.1 with its port.\n"
            await guarded({"type": "http.response.body", "body": words})
            return
        await self._app(scope, receive, guarded)
