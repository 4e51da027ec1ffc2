"""Makes docs/reference.md from the code.

What it says is what docstrings, help texts and remarks say: better words belong there.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from types import ModuleType

import accord
from accord import cli, errors, record, settings, types

PAGE = Path(__file__).parent / "reference.md"
WIDEST = 90
HEAD = """# Reference

Made from the code by `make readme`; do not edit it. docs/concepts.md says what the words mean.
"""


def written() -> str:
    """The whole page."""
    parts = [HEAD, *_command_line(), *_settings(), *_python(), *_types(), *_errors(), *_tables()]
    return "\n".join(parts).rstrip() + "\n"


# --- command line ----------------------------------------------------------------------------------


def _command_line() -> Iterator[str]:
    yield "## Command line\n"
    yield f"{_text(cli.main)} An interrupted command gives 130.\n"
    parser = cli._parser()
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    about = {c.dest: c.help for c in commands._choices_actions}
    for name, command in commands.choices.items():
        yield f"### accord {name}\n"
        yield f"{_sentence(about[name])}\n"
        yield "| | |\n| --- | --- |"
        for action in command._actions:
            if not isinstance(action, argparse._HelpAction):
                yield f"| {_option(action)} | {_cell(action.help or '')} |"
        yield ""


def _option(action: argparse.Action) -> str:
    name = str(action.metavar or "")
    if not action.option_strings:
        dots = " ..." if action.nargs == "+" else ""
        return f"`{name}{dots}`" + (", may be left out" if action.nargs == "?" else "")
    flags = ", ".join(f"`{flag} {name}`" if name else f"`{flag}`" for flag in action.option_strings)
    return flags + (" (needed)" if action.required else "")


def _settings() -> Iterator[str]:
    yield "## Settings\n"
    yield f"{_text(settings)}\n"
    yield f"{_text(settings.Settings)}\n"
    yield f"{_text(settings.from_environment)}\n"
    yield f"{_text(settings.data_folder)}\n"


# --- Python ----------------------------------------------------------------------------------------


def _python() -> Iterator[str]:
    yield "## Python\n"
    for name in accord.__all__:
        thing = getattr(accord, name)
        if inspect.isfunction(thing):
            yield from _function(f"accord.{name}", thing)
    for cls in (record.Record, record.Summary, record.Hit):
        yield from _class(cls)
        for name, member in vars(cls).items():
            if inspect.isfunction(member) and not name.startswith("_"):
                yield from _function(f"{cls.__name__}.{name}", member, "####")


def _types() -> Iterator[str]:
    yield "## Types\n"
    yield f"{_text(types)} All are in `accord.types`.\n"
    yield "| name | one of |\n| --- | --- |"
    for name, values in _choices(types):
        yield f"| {name} | {', '.join(values)} |"
    yield ""
    for cls in vars(types).values():
        if inspect.isclass(cls) and dataclasses.is_dataclass(cls):
            yield from _class(cls)


def _choices(module: ModuleType) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in vars(module).items():
        if getattr(value, "__args__", None) and all(isinstance(a, str) for a in value.__args__):
            yield name, value.__args__


def _errors() -> Iterator[str]:
    yield "## Errors\n"
    yield f"```text\n{inspect.cleandoc(errors.__doc__ or '')}\n```\n"


def _function(name: str, function: Callable[..., object], level: str = "###") -> Iterator[str]:
    signature = inspect.signature(function)
    shown = [_parameter(p) for p in signature.parameters.values() if p.name != "self"]
    kinds = [p.kind for p in signature.parameters.values() if p.name != "self"]
    if inspect.Parameter.KEYWORD_ONLY in kinds:
        shown.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    yield f"{level} {name}\n"
    yield f"```text\n{_fitted(name, shown)} -> {signature.return_annotation}\n```\n"
    yield f"{_text(function)}\n"


def _fitted(name: str, parameters: list[str]) -> str:
    """A call in one line, or with a parameter a line where that would be long."""
    line = f"{name}({', '.join(parameters)})"
    return line if len(line) < WIDEST else f"{name}(\n" + "".join(f"    {p},\n" for p in parameters) + ")"


def _parameter(parameter: inspect.Parameter) -> str:
    default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
    return f"{parameter.name}: {parameter.annotation}{default}"


def _class(cls: type) -> Iterator[str]:
    yield f"### {cls.__name__}\n"
    yield f"{_text(cls)}\n"
    if dataclasses.is_dataclass(cls):
        yield "| field | type |\n| --- | --- |"
        for f in dataclasses.fields(cls):
            yield f"| {f.name} | `{_cell(str(f.type))}` |"
        yield ""


# --- the record's file -----------------------------------------------------------------------------


def _tables() -> Iterator[str]:
    yield "## Tables of a record\n"
    yield "A record is a SQLite file. Its columns stand in `src/accord/record/migrations/`.\n"
    yield "| table | what it holds |\n| --- | --- |"
    folder = resources.files("accord.record") / "migrations"
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name):
        for table, about in tables(file.read_text(encoding="utf-8")):
            yield f"| {table} | {_cell(about)} |"


def tables(sql: str) -> Iterator[tuple[str, str]]:
    """The tables that SQL makes, each with the remark that stands right above it."""
    for made in re.finditer(r"((?:^--.*\n)*)^CREATE (?:VIRTUAL )?TABLE (\w+)", sql, re.M):
        remark = " ".join(line.removeprefix("--").strip() for line in made[1].splitlines())
        yield made[2], remark


def _text(thing: object) -> str:
    return inspect.getdoc(thing) or ""


def _sentence(text: str | None) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def main() -> None:
    """Write the page."""
    PAGE.write_text(written(), encoding="utf-8")
    print(f"{PAGE.name}: written")
