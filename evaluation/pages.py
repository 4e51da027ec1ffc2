"""Scores of the stage clean on HTML pages, beside plain trafilatura.

The gold names, for each of 100 pages, segments to keep (`with`) and to drop (`without`). A segment counts as
kept where it stands in the text, white space, invisible characters and compatibility forms aside. Plain
trafilatura is `trafilatura.extract` with its defaults. Shares are over all segments.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from accord.clean import clean
from accord.types import CaptureId, RawDocument

SEED = 20240118
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "pages"
_INVISIBLE = dict.fromkeys((0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x2060, 0x2065)))


@dataclass(slots=True)
class Share:
    """How many of the segments to keep are kept, and of those to drop dropped; and which are not."""

    kept: int = 0
    dropped: int = 0
    missing: list[tuple[str, str]] = field(default_factory=list)
    staying: list[tuple[str, str]] = field(default_factory=list)


def score(gold: Path = GOLD, pages: int | None = None) -> dict[str, float]:
    """Keep and drop shares of accord and of plain trafilatura, by name; `pages` takes a fixed sample."""
    (ours, plain), keep, drop = compare(gold, pages)
    return {
        "keep": ours.kept / keep,
        "drop": ours.dropped / drop,
        "plain keep": plain.kept / keep,
        "plain drop": plain.dropped / drop,
    }


def compare(gold: Path = GOLD, pages: int | None = None) -> tuple[tuple[Share, Share], int, int]:
    """accord's and plain trafilatura's share, and the number of segments to keep and to drop."""
    entries = sorted(json.loads((gold / "segments.json").read_text(encoding="utf-8")).items())
    if pages is not None and pages < len(entries):
        entries = sorted(random.Random(SEED).sample(entries, pages))
    ours, plain = Share(), Share()
    for _, entry in entries:
        name = entry["file"]
        data = (gold / "html" / name).read_bytes()
        document, _ = clean(_capture(name, data))
        _count(ours, name, fold(document.text), entry)
        _count(plain, name, fold(trafilatura.extract(data) or ""), entry)
    keep = sum(len(entry["with"]) for _, entry in entries)
    drop = sum(len(entry["without"]) for _, entry in entries)
    return (ours, plain), keep, drop


def fold(text: str) -> str:
    """Text with single spaces, in composed compatibility forms, without invisible characters."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_INVISIBLE).split())


def _capture(name: str, data: bytes) -> RawDocument:
    sha256 = hashlib.sha256(data).hexdigest()
    return RawDocument(
        id=CaptureId(sha256[:16]), file=name, url=None, sha256=sha256, media_type="text/html", data=data
    )


def _count(share: Share, name: str, text: str, entry: dict[str, list[str]]) -> None:
    for segment in entry["with"]:
        if fold(segment) in text:
            share.kept += 1
        else:
            share.missing.append((name, segment))
    for segment in entry["without"]:
        if fold(segment) in text:
            share.staying.append((name, segment))
        else:
            share.dropped += 1


def main() -> None:
    """Print both shares side by side, and with --show what is wrong in accord's."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.pages", description=__doc__)
    parser.add_argument("--show", action="store_true", help="list the segments that accord gets wrong")
    show = parser.parse_args().show
    (ours, plain), keep, drop = compare()
    for name, share in (("accord", ours), ("trafilatura", plain)):
        print(f"{name:<12} keep {share.kept / keep:.3f} ({share.kept} of {keep})", end="  ")
        print(f"drop {share.dropped / drop:.3f} ({share.dropped} of {drop})")
    for sign, entries, others in (("-", ours.missing, plain.missing), ("+", ours.staying, plain.staying)):
        for name, segment in entries if show else ():
            print(
                f"{sign} {name}: {segment[:90]!r}{' (trafilatura too)' if (name, segment) in others else ''}"
            )


if __name__ == "__main__":
    main()
