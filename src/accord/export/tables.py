"""Rows of text, file names and addresses that other programs can open without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | bool | None

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """The text with a ' before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.lstrip(" \ufeff\u00a0").startswith(RISKY) or text.startswith(RISKY) else text


def inside(file: str) -> str:
    """A page's file name as a path that leads nowhere but down from where it is put."""
    parts = [p for p in file.replace("\\", "/").split("/") if p.strip() not in ("", ".", "..")]
    return "/".join(p.replace(":", "_").replace("\0", "") for p in parts) or "page"


def web(address: str | None) -> str | None:
    """An address, where it is one of the web that may be followed; not a script or a file."""
    return address if address and address.lower().startswith(("http://", "https://")) else None


def figure(low: int | None, best: int, high: int | None) -> str:
    """A figure with what is said of it: "9", "9 (9 to 14)", "at least 9", "9 (up to 14)"."""
    if low == high:
        return str(best)
    if low is None:
        return f"{best} (up to {high})"
    if high is None:
        return f"at least {best}" if low == best else f"{best} (at least {low})"
    return f"{best} ({low} to {high})"


def written(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 CSV (RFC 4180) with a line of names; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def separated(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 lines of cells between tabs, without quotes; white space inside a cell is a space."""
    cells = [[" ".join(_cell(value).split()) for value in row] for row in rows]
    return "".join("\t".join(line) + "\n" for line in [list(columns), *cells]).encode("utf-8")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return harmless(value.replace("\0", ""))
    return repr(value)
