"""Is all there that accord needs: versions, language model, gazetteer, knowledge, room on the disk."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from accord.cli.layout import Paper
from accord.errors import AccordError

LEAST_FREE = 1_000_000_000  # bytes; a record takes about 100 kB a page
PYTHONS = ((3, 11), (3, 14))  # from, and before
MEND = "install accord again: python -m pip install --force-reinstall --no-deps CHECKOUT"
PAGE = (
    "Rebels shell Marovka\n\nMarch 4, 2021\n\nRebels shelled the town of Marovka on Wednesday, killing at "
    "least nine people, the Interior Ministry said.\n"
)

Check = Callable[[], str]


def examine(paper: Paper, smoke: bool = False) -> None:
    """Print one line for each thing that is needed; raise AccordError at the end where one is missing."""
    checks: list[tuple[str, Check]] = [
        ("accord", _version),
        ("Python", _python),
        ("libraries", _libraries),
        ("SQLite", _sqlite),
        ("model", _model),
        ("gazetteer", _gazetteer),
        ("actors", _actors),
        ("disk", _disk),
        *([("smoke", _smoke)] if smoke else []),
    ]
    missing = []
    for name, check in checks:
        try:
            paper.columns(name, check(), 1, 13)
        except (AccordError, ImportError) as error:
            missing.append(name)
            paper.columns(name, f"MISSING: {error}", 1, 13, mark="bold")
    if missing:
        raise AccordError(f"not all is well: {', '.join(missing)}; the lines above say what mends it")
    paper.line("All is well.")


def _version() -> str:
    from accord.engines.versions import generator

    made = generator()
    return f"{made['version']} in {Path(__file__).parents[1]}"


def _python() -> str:
    found = platform.python_version()
    if not PYTHONS[0] <= tuple(map(int, platform.python_version_tuple()[:2])) < PYTHONS[1]:
        raise AccordError(f"{found} is none of 3.11, 3.12, 3.13; make a virtual environment with one")
    return f"{found} on {platform.system()} {platform.machine()}"


def _libraries() -> str:
    """The libraries that accord's own metadata ask for, with their versions."""
    out, missing = [], []
    for line in metadata.requires("accord") or []:
        if "extra ==" in line:
            continue
        name = line.split(";")[0].strip()
        for sign in "<>=!~[ (":
            name = name.split(sign)[0]
        try:
            out.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        raise AccordError(f"{', '.join(missing)}: python -m pip install {' '.join(missing)}")
    return ", ".join(out)


def _sqlite() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (a)")
    except sqlite3.Error as error:
        message = f"SQLite without full-text search ({error}); use a Python whose sqlite3 has FTS5"
        raise AccordError(message) from error
    finally:
        connection.close()
    return f"{sqlite3.sqlite_version} with full-text search"


def _model() -> str:
    from accord.engines.versions import generator
    from accord.language.model import load

    try:
        load(1)
    except AccordError as error:
        raise AccordError(f"{error}; or: {MEND}") from error
    return generator()["model"]


def _gazetteer() -> str:
    from accord.knowledge.gazetteer import default

    try:
        found = default().lookup("Vienna")
    except AccordError as error:
        raise AccordError(f"{error}; or: {MEND}") from error
    if not found:
        raise AccordError(f"it knows no Vienna, so it is damaged: {MEND}")
    return f"Vienna is found: {found[0].name}, {found[0].country}"


def _actors() -> str:
    from accord.engines.versions import generator
    from accord.knowledge.actors import default

    try:
        found = default().lookup("France")
    except AccordError as error:
        raise AccordError(f"{error}; or: {MEND}") from error
    if not found:
        raise AccordError(f"no France is known, so the file is damaged: {MEND}")
    return f"France is known: {found[0]}; knowledge {generator()['knowledge']}"


def _disk() -> str:
    here = Path.cwd()
    free = shutil.disk_usage(here).free
    if free < LEAST_FREE:
        raise AccordError(f"{free / 1e6:,.0f} MB free in {here}; make room, or work in another folder")
    return f"{free / 1e9:,.1f} GB free in {here}"


def _smoke() -> str:
    """Build a record of one page, and look for the attack, its dead, its day and its voice."""
    from accord import build

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(PAGE, encoding="utf-8")
        with build([page], Path(folder) / "smoke.db", workers=1) as record:
            claims = [c for c in record.claims() if c.type == "ASSAULT"]
            problems = record.problems()
            events = record.events()
    if problems:
        raise AccordError(f"the page had a problem: {problems[0].message}")
    if not any(t.kind == "killed" and t.low == 9 for c in claims for t in c.tolls) or not events:
        raise AccordError(f"a record was built, but the attack and its nine dead are not in it: {MEND}")
    days = {str(e.date.earliest) for e in events if e.date}
    if "2021-03-03" not in days:
        raise AccordError(f"the attack of 2021-03-03 stands at {', '.join(sorted(days)) or 'no day'}: {MEND}")
    return f"a record of one page was built and holds what it should: {len(events)} events"
