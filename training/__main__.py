"""Makes the language model.

    python -m training GOLD MADE [--epochs 7] [--start FOLDER | --keep-parser FOLDER]

GOLD holds ud-ewt, crossner, re3d, wikievents and ecbplus. Written to MADE: the model's files, and scores.json
with its scores on the dev parts. With --start the training goes on from an exported model instead of MiniLM.
With --keep-parser the encoder and the parser of that folder stay bit for bit as they are, and only a name
head is trained on top of them (minutes instead of hours).
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

BEGAN = time.monotonic()


def report(line: str) -> None:
    """One line of progress, with the seconds since the start."""
    print(f"[{time.monotonic() - BEGAN:6.0f} s] {line}", flush=True)


def main() -> None:
    """Reads the arguments and runs the training that they ask for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path, metavar="made")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--keep-parser", type=Path, metavar="FOLDER")
    parser.add_argument("--start", type=Path, metavar="FOLDER", help="go on from the model in that folder")
    parser.add_argument("--sentences", type=int, help="only so many sentences of each kind, for a trial")
    args = parser.parse_args()
    for name in ("ud-ewt", "crossner", "re3d", "wikievents", "ecbplus"):
        if not (args.gold / name).is_dir():
            sys.exit(f"{args.gold / name}: this set is missing; see training/README.md")
    args.out.mkdir(parents=True, exist_ok=True)
    from training import make, score

    if args.keep_parser:
        make.names_only(args.gold, args.keep_parser, args.out, report)
    else:
        make.whole(args.gold, args.out, args.epochs, args.start, args.sentences, report)
    made = "python -m training GOLD MADE"
    if args.keep_parser:
        made += f" --keep-parser {args.keep_parser.name}"
    else:
        made += f" --epochs {args.epochs}" + (f" --start {args.start.name}" if args.start else "")
    for part, figures in score.write(args.gold, args.out, made).items():
        report(f"{part}: {figures}")


if __name__ == "__main__":
    main()
