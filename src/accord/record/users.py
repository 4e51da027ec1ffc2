"""Who may read a record over a network, and who may decide: names, roles, and passwords as scrypt hashes."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from accord.errors import InputError, NotFound
from accord.record import schema
from accord.record.lock import TURN, WriteLock

Role = Literal["reader", "editor"]
SHORTEST = 10  # characters of a password
_NAME = re.compile(r"[\w.@-]{1,64}")
_COST = (2**15, 8, 1)  # n, r, p of scrypt: 32 MB and about a tenth of a second
_MEMORY = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who may log in."""

    name: str
    role: Role


def users(path: Path) -> tuple[User, ...]:
    """All users, by name."""
    connection = schema.connect_to_read(path)
    try:
        with schema.in_plain_words(path):
            rows = connection.execute("SELECT name, role FROM users ORDER BY name").fetchall()
    finally:
        connection.close()
    return tuple(User(name=name, role=_role(role)) for name, role in rows)


def add(path: Path, name: str, role: str, password: str) -> User:
    """Let somebody log in, or give them another role and password.

    Raises InputError where name, role or password do not do, RecordError where the record cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r}: no name of a user; take up to 64 letters, digits and . _ @ -")
    if role not in get_args(Role):
        raise InputError(f"{role}: no such role; these are known: {', '.join(get_args(Role))}")
    if len(password) < SHORTEST:
        raise InputError(f"the password of {name} is too short; take {SHORTEST} characters or more")
    _write(path, "INSERT OR REPLACE INTO users VALUES (?, ?, ?)", (name, role, hashed(password)))
    return User(name=name, role=_role(role))


def remove(path: Path, name: str) -> None:
    """Let somebody log in no more; their decisions stay. Raises NotFound where there is no such user."""
    if _write(path, "DELETE FROM users WHERE name = ?", (name,)) == 0:
        raise NotFound(f"{path}: {name}: no such user; accord user list {path} lists them")


def logged_in(path: Path, name: str, password: str) -> User | None:
    """The user whose name and password these are. It takes as long where there is no such user."""
    connection = schema.connect_to_read(path)
    try:
        with schema.in_plain_words(path):
            row = connection.execute("SELECT role, password FROM users WHERE name = ?", (name,)).fetchone()
    finally:
        connection.close()
    role, kept = row or ("reader", _NOBODYS)
    fits = _fits(password, kept)
    return User(name=name, role=_role(role)) if row and fits else None


def _role(role: str) -> Role:
    return "editor" if role == "editor" else "reader"


def hashed(password: str) -> str:
    """A password as it is kept: with the costs and the salt of its hash."""
    n, r, p = _COST
    salt = secrets.token_bytes(16)
    found = hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY)
    return f"scrypt${n}${r}${p}${salt.hex()}${found.hex()}"


def _fits(password: str, kept: str) -> bool:
    _, n, r, p, salt, found = kept.split("$")
    again = hashlib.scrypt(
        password.encode(), salt=bytes.fromhex(salt), n=int(n), r=int(r), p=int(p), maxmem=_MEMORY
    )
    return hmac.compare_digest(again, bytes.fromhex(found))


_NOBODYS = f"scrypt${_COST[0]}${_COST[1]}${_COST[2]}${'00' * 16}${'00' * 64}"


def _write(path: Path, sql: str, values: tuple[str, ...]) -> int:
    schema.connect_to_read(path).close()  # no record is made where there is none
    lock = WriteLock(path, TURN)
    try:
        connection = schema.connect_to_write(path)
        try:
            with schema.transaction(path, connection):
                return connection.execute(sql, values).rowcount
        finally:
            connection.close()
    finally:
        lock.release()
