"""What programs may ask the server for, as a page tells it: read from the application's OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = {"integer": "a whole number", "boolean": "true or false"}
FORMS = {"date": "a day such as 2021-06-08"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What an address takes after its question mark; `default` is empty where nothing is asked for then."""

    name: str
    meaning: str
    values: str
    default: str
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that answers with JSON; `whole` where it can be asked for as it stands."""

    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    whole: bool


def addresses(openapi: Mapping[str, Any]) -> tuple[Address, ...]:
    """The addresses of an OpenAPI document that can be read, in its order."""
    return tuple(_address(path, asked["get"]) for path, asked in openapi["paths"].items() if "get" in asked)


def _address(path: str, asked: Mapping[str, Any]) -> Address:
    given = [p for p in asked.get("parameters", ()) if p["in"] == "query"]
    return Address(
        path=path,
        summary=asked.get("summary", ""),
        parameters=tuple(_parameter(p) for p in given),
        whole="{" not in path and not any(p.get("required") for p in given),
    )


def _parameter(asked: Mapping[str, Any]) -> Parameter:
    schema = asked["schema"]
    default = schema.get("default")
    return Parameter(
        name=asked["name"],
        meaning=asked.get("description", ""),
        values="; ".join(_values(schema)),
        default="" if default in (None, "", []) else str(default).lower(),
        needed=bool(asked.get("required")),
    )


def _values(schema: Mapping[str, Any]) -> Iterable[str]:
    """What a parameter may be, in words."""
    for one in schema.get("anyOf", [schema]):
        of = one.get("items", one)
        if "enum" in of:
            yield ", ".join(of["enum"])
        elif of.get("format") in FORMS:
            yield FORMS[of["format"]]
        elif of.get("type") in KINDS:
            yield KINDS[of["type"]] + (f" up to {of['maximum']:,}" if "maximum" in of else "")
    if schema.get("type") == "array":
        yield "several, each named again"
