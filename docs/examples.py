"""The examples of README.md and docs/tutorial.md: finds them, runs them, writes down what they print.

An example is a fenced block, run by itself from top to bottom of its page, in a folder that holds a copy of
`examples/`:

- ```console: each line that begins with "$ " is a command, and what follows it is what it prints;
- ```python: a program; what it prints stands in the ```text block that follows it.

A comment right above a block says how much of the output is shown: `<!-- show: 20 -->` the first 20 lines
of each command, `<!-- show: last3 -->` the last three; … stands for what is left out. A command that names
an event gets its id: `<!-- event: disputed -->` of the event about which voices disagree most,
`<!-- event: short -->` of the one with fewest claims that is disputed and has more than one origin.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import accord

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
CUT = "…"
_BLOCK = re.compile(r"((?:^<!--[^\n]*-->\n)*)^```(console|python|text)\n(.*?)^```$", re.M | re.S)
_HINT = re.compile(r"<!-- (\w+): (\w+) -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command or a program, with what its page says that it prints.

    `show` is a number of lines, "last" with or without a number, or "all"; `event` tells how the event at its
    end is chosen, "" if it has none. `start` and `end` are where its output stands in the page; `line` is the
    line where it begins.
    """

    page: Path
    line: int
    kind: str
    code: str
    shown: str
    show: str
    event: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.page.name}, line {self.line}"


def find(page: Path) -> list[Example]:
    """The examples of a page, in its order."""
    text = page.read_text(encoding="utf-8")
    out: list[Example] = []
    program: re.Match[str] | None = None

    def add(kind: str, code: str, begins: int, start: int, end: int) -> None:
        line = text.count("\n", 0, begins) + 1
        show, event = hints.get("show", "all"), hints.get("event", "")
        out.append(
            Example(
                page=page, line=line, kind=kind, code=code, shown=text[start:end], show=show, event=event,
                start=start, end=end,
            )
        )  # fmt: skip

    for block in _BLOCK.finditer(text):
        hints = dict(_HINT.findall(block[1]))
        at = block.start(3)
        if block[2] == "console":
            for command, start, end in _commands(block[3]):
                add("console", command, at + start - 1, at + start, at + end)
        elif block[2] == "python":
            program = block
        elif program is not None:
            add("python", program[3], program.start(3), at, block.end(3))
            program = None
    return out


def _commands(body: str) -> Iterator[tuple[str, int, int]]:
    """Each command of a console block, and where in the block its output stands."""
    starts = [m.start() for m in re.finditer(r"^\$ ", body, re.M)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        line_end = body.index("\n", start) + 1
        yield body[start + 2 : line_end].strip(), line_end, end


# --- running ---------------------------------------------------------------------------------------


class Workshop:
    """A folder with a copy of `examples/`, where examples run one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "examples", folder / "examples", dirs_exist_ok=True)

    def run(self, example: Example) -> str:
        """What an example prints. Raises ValueError where it fails or there is no way to run it."""
        if example.kind == "python":
            return self._printed([sys.executable, "-c", example.code], str(example))
        words = shlex.split(example.code)
        if words[0] == "accord":
            return self._printed([sys.executable, "-m", *words], str(example))
        if words == ["make", "demo"]:
            return "".join(
                f".venv/bin/{line}\n"
                + self._printed([sys.executable, "-m", *shlex.split(line)], str(example))
                for line in _demo()
            )
        raise ValueError(f"{example}: {example.code!r} is no command that is run here")

    def _printed(self, argv: list[str], name: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            argv, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise ValueError(f"{name}: it ends with {done.returncode}: {done.stderr.strip()[-500:]}")
        return done.stdout

    def event(self, record: str, rule: str) -> str:
        """The id, as long as `accord show` gives it, of the event that a rule of `event:` chooses."""
        with accord.open(self.folder / record) as opened:
            contested = [e for e in opened.events() if e.contested]
        if rule == "short":
            return min(contested, key=lambda e: (len(e.origins) < 2, len(e.claims), e.id)).id[:6]
        return max(contested, key=lambda e: (len(e.contested), len(e.origins), len(e.claims), e.id)).id[:6]


def _demo() -> list[str]:
    """The commands of accord that `make demo` runs."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("\ndemo:")[1].split("\n\n")[0]
    lines = [line.strip() for line in recipe.splitlines() if line.strip().startswith("$(BIN)/accord ")]
    return [line.replace("$(DEMO)", "demo.db").replace("$(BIN)/", "") for line in lines]


def cut(printed: str, show: str) -> str:
    """The part of an output that a page shows."""
    if show == "all" or not printed.strip():
        return printed.rstrip("\n") + "\n" if printed.strip() else ""
    lines = printed.rstrip("\n").split("\n")
    if show.startswith("last"):
        kept = lines[-int(show.removeprefix("last") or 1) :]
        return "\n".join([CUT, *kept] if len(kept) < len(lines) else kept) + "\n"
    if len(lines) <= int(show):
        return "\n".join(lines) + "\n"
    kept = lines[: int(show)]
    while kept and not kept[-1].strip():
        kept.pop()
    return "\n".join([*kept, CUT]) + "\n"


# --- writing down ----------------------------------------------------------------------------------


def refresh(page: Path, workshop: Workshop) -> None:
    """Write into a page what its examples print now, and the ids of the events that they name."""
    examples = find(page)
    tests_last = sorted(range(len(examples)), key=lambda n: examples[n].code == "make test")
    for n in tests_last:
        example = find(page)[n]
        text = page.read_text(encoding="utf-8")
        if example.event:
            words = example.code.split()
            code = " ".join([*words[:-1], workshop.event(words[2], example.event)])
            text = text[: example.start].replace(f"$ {example.code}\n", f"$ {code}\n") + text[example.start :]
            page.write_text(text, encoding="utf-8")
            example = find(page)[n]
        printed = suite() if example.code == "make test" else workshop.run(example)
        new = text[: example.start] + cut(printed, example.show) + text[example.end :]
        page.write_text(new, encoding="utf-8")


def suite() -> str:
    """What `make test` prints for somebody who has the repository alone."""
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder) / "accord"
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        files = subprocess.run(listed, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
        for file in files.splitlines():
            if (ROOT / file).is_file():
                (alone / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, alone / file)
        # The test that compares the README's number of tests shall find the number that it will say.
        collected = re.search(r"(\d+) tests collected", _pytest(alone, "--collect-only"))
        page = alone / PAGES[0].name
        (tests,) = (e for e in find(page) if e.code == "make test")
        text, number = page.read_text(encoding="utf-8"), collected[1] if collected else "0"
        page.write_text(f"{text[: tests.start]}{number} passed\n{text[tests.end :]}", encoding="utf-8")
        return _pytest(alone)


def _pytest(folder: Path, *options: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "80"}
    argv = [sys.executable, "-m", "pytest", "--color=no", *options]
    return subprocess.run(
        argv, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    ).stdout


def main() -> None:
    """Refresh all pages, the README last: it tells what the tests say of all."""
    for page in reversed(PAGES):
        with tempfile.TemporaryDirectory() as folder:
            refresh(page, Workshop(Path(folder)))
        print(f"{page.relative_to(ROOT)}: {len(find(page))} examples run and written down")
