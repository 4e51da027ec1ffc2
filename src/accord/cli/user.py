"""accord user: who may log in to a served record from another machine."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from accord.cli.layout import Paper
from accord.errors import InputError
from accord.record import users


def add(record: str, name: str, role: str, paper: Paper) -> None:
    """Add a user; the password is asked for, or read from the standard input where that is no terminal."""
    if sys.stdin.isatty():
        password = getpass.getpass(f"Password of {name}: ")
        if getpass.getpass("Once more: ") != password:
            raise InputError("the two passwords differ; nothing was changed")
    else:
        password = sys.stdin.readline().rstrip("\n")
    user = users.add(Path(record), name, role, password)
    paper.line(f"{user.name}: may log in as {user.role}")


def remove(record: str, name: str, paper: Paper) -> None:
    """Remove a user."""
    users.remove(Path(record), name)
    paper.line(f"{name}: removed; what {name} decided stays")


def listed(record: str, paper: Paper) -> None:
    """List the users."""
    found = users.users(Path(record))
    for user in found:
        paper.line(f"{user.name}: {user.role}")
    if not found:
        paper.line("No user yet. accord user add RECORD NAME adds one.")
