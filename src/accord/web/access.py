"""Who asks: sessions, logins and the tokens that tell a form of ours from one made elsewhere.

On this machine's own address nobody logs in: who can open it can open the record's file, and is called by the
name of the account that runs the server. On any other address everything but the login itself asks for a
session. Sessions live as long as the server. Passwords and cookies go over the network as they are: put a
proxy with TLS before the server where the network is not yours.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from fastapi import HTTPException, Request

from accord.record import users
from accord.record.users import User

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "accord"
LASTS = 12 * 3600.0  # seconds of a login
LARGEST = 100_000  # bytes of a form
PATIENCE = 5  # wrong passwords for one name in a row, after which it is locked for a while
LOCKED = 60.0  # seconds
OPEN_TO_ALL = ("/login", "/static/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Who asks, and the token that the forms of this session carry. `user` None: nobody has logged in."""

    id: str
    token: str
    user: User | None

    @property
    def edits(self) -> bool:
        return self.user is not None and self.user.role == "editor"


@dataclass(slots=True)
class Access:
    """Sessions of one server. `local` is who decides where no login is demanded; None where one is."""

    record: Path
    local: User | None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _logins: dict[str, tuple[User, float]] = field(default_factory=dict)
    _failed: dict[str, tuple[int, float]] = field(default_factory=dict)

    def session(self, cookie: str) -> Session:
        """The session of a request's cookie; a new one where there is none, or none of ours."""
        id = cookie if len(cookie) == 43 and cookie.isascii() else secrets.token_urlsafe(32)
        user, until = self._logins.get(id, (None, 0.0))
        if time.monotonic() > until:
            self._logins.pop(id, None)
            user = None
        return Session(id=id, token=self._token(id), user=self.local or user)

    def log_in(self, name: str, password: str) -> Session | None:
        """A new session for a user; None where name and password do not fit. Raises 429 after many misses."""
        misses, last = self._failed.get(name, (0, 0.0))
        if misses >= PATIENCE and time.monotonic() - last < LOCKED:
            raise HTTPException(429, f"Too many wrong passwords for this name: wait {LOCKED:.0f} seconds.")
        user = users.logged_in(self.record, name, password)
        if user is None:
            self._failed = dict(list(self._failed.items())[-1000:]) | {name: (misses + 1, time.monotonic())}
            return None
        self._failed.pop(name, None)
        id = secrets.token_urlsafe(32)
        self._logins[id] = (user, time.monotonic() + LASTS)
        return Session(id=id, token=self._token(id), user=user)

    def log_out(self, session: Session) -> None:
        """End a session."""
        self._logins.pop(session.id, None)

    def _token(self, id: str) -> str:
        return hmac.new(self.secret, id.encode(), hashlib.sha256).hexdigest()


class Doorkeeper:
    """Gives every request its session, and lets in those who may come in."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        given = _cookie(headers.get(b"cookie", b"").decode("latin-1"))
        session = self._access.session(given)
        scope.setdefault("state", {})["session"] = session
        path: str = scope["path"]

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                now: Session = scope["state"]["session"]
                if now.id != given and not path.startswith("/static/"):
                    cookie = f"{COOKIE}={now.id}; Path=/; HttpOnly; SameSite=Strict"
                    cookie += "; Secure" if scope.get("scheme") == "https" else ""
                    message["headers"] = [*message.get("headers", []), (b"set-cookie", cookie.encode())]
            await send(message)

        if session.user is None and not path.startswith(OPEN_TO_ALL):
            if path.startswith("/api/") or path == "/openapi.json" or scope["method"] != "GET":
                start = {"status": 401, "headers": [(b"content-type", b"application/json")]}
                body = b'{"detail": "log in first, at /login"}'
            else:
                query = scope.get("query_string", b"").decode("latin-1")
                there = quote(path + (f"?{query}" if query else ""), safe="")
                start = {"status": 303, "headers": [(b"location", f"/login?next={there}".encode())]}
                body = b""
            await sent({"type": "http.response.start", **start})
            await sent({"type": "http.response.body", "body": body})
            return
        await self._app(scope, receive, sent)


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def session_of(request: Request) -> Session:
    """The session of a request."""
    found: Session = request.state.session
    return found


async def posted(request: Request) -> dict[str, str]:
    """The fields of a form of this session.

    Raises 403 where its token is missing or another's, 413 where it is too large, 415 where it is no form.
    """
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415, "Send the form as the page has it.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, f"More than {LARGEST:,} bytes in one form.")
    fields = dict(parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True))
    given = fields.pop("token", "")
    if not hmac.compare_digest(given.encode(), session_of(request).token.encode()):
        raise HTTPException(
            403, "This form is of another session, or was not sent from a page of this server. Load it again."
        )
    return fields


async def edited(request: Request) -> dict[str, str]:
    """As `posted`, from somebody who may decide; raises 403 otherwise."""
    fields = await posted(request)
    if not session_of(request).edits:
        raise HTTPException(403, "You may read this record, not decide: ask for the role of an editor.")
    return fields


def inside(address: str) -> str:
    """An address of this server to go on to; "/" where it is another's or none."""
    fine = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if fine and "\\" not in address else "/"
