"""Bytes to text. One pure function of the bytes, because raw offsets count its characters."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I
)
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"SQLite format 3",
    b"\x7fELF",
)
# Web browsers read these labels as their Windows supersets (WHATWG Encoding Standard).
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a known binary format, NUL bytes, or many control characters."""
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return False
    if data.startswith(_MAGIC):
        return True
    head = data[:65536]
    controls = sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    return b"\0" in data or controls * 20 > len(head)


def decode(data: bytes, media_type: str) -> tuple[str, str]:
    """The text of a page and the name of the encoding it was read with.

    In order: a byte order mark, a declared seven-bit encoding, UTF-8 where the bytes are valid UTF-8,
    the encoding that the HTML declares, the best guess of charset-normalizer, Windows-1252. Bytes that
    the encoding does not know become U+FFFD. Never raises.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, errors="replace"), name
    declared = _declared(data) if media_type == "text/html" else None
    if declared is not None and (declared.startswith("iso2022") or declared in ("hz", "utf-7")):
        return data.decode(declared, errors="replace"), declared
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = declared or _guess(data)
    if name == "utf-8" and data.decode("utf-8", errors="replace").count("\ufffd") * 200 > len(data):
        name = _guess(data)
    return data.decode(name, errors="replace"), name


def _declared(data: bytes) -> str | None:
    """The encoding that the head of an HTML page declares, if Python knows it."""
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return None
    # A page whose declaration could be read byte by byte is not in a two-byte encoding.
    return None if name.startswith(("utf-16", "utf-32")) else _AS_BROWSERS_DO.get(name, name)


def _guess(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data[:200_000]).best()
    name = codecs.lookup(best.encoding).name if best is not None else "cp1252"
    return _AS_BROWSERS_DO.get(name, name)
