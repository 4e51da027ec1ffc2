"""The central types to plain JSON data and back, and their JSON Schema, all read from the type hints.

A dataclass becomes an object, a tuple (or array of numpy) an array, a date its ISO form, bytes base64. Three
things differ from the plain shape of the types, so that the data reads as record-format.md says:

- a field in INLINE gives its fields to the object that holds it (a mention's span, a date's period);
- a span's `document` is left out where it is that of the claim that holds the span;
- fields in NAMES go by another name.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import json
import types
import typing
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import numpy as np

from accord.errors import RecordError
from accord.types import DocumentId, Span

T = TypeVar("T")
Data = Any  # JSON data: None, bool, int, float, str, lists and dicts of these

INLINE = {("Mention", "span"), ("ClaimDate", "period")}
NAMES = {("Role", "since"): "from", ("Role", "until"): "to"}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a type hint says: the `base` type, whether None may stand for it, and the hints inside a tuple.

    `items` is set for tuples: one hint and `open` True for tuple[X, ...], else one for each place.
    `choices` is set for Literal.
    """

    base: Any
    optional: bool = False
    items: tuple[Hint, ...] = ()
    open: bool = False
    choices: tuple[str, ...] = ()

    @property
    def is_object(self) -> bool:
        return dataclasses.is_dataclass(self.base)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a dataclass: its attribute, its name in the data, and what it holds."""

    attribute: str
    name: str
    hint: Hint
    inline: bool
    required: bool


def read_hint(hint: Any) -> Hint:
    """Take a type hint of accord.types apart."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [a for a in typing.get_args(hint) if a is not type(None)]
        return dataclasses.replace(read_hint(inner[0]), optional=True)
    if origin is np.ndarray:
        return Hint(base=np.ndarray)
    if origin is tuple:
        arguments = typing.get_args(hint)
        many = len(arguments) == 2 and arguments[1] is Ellipsis
        items = tuple(read_hint(a) for a in (arguments[:1] if many else arguments))
        return Hint(base=tuple, items=items, open=many)
    if origin is typing.Literal:
        return Hint(base=str, choices=typing.get_args(hint))
    return Hint(base=getattr(hint, "__supertype__", hint))


@cache
def fields_of(cls: Any) -> tuple[Field, ...]:
    """The fields of a dataclass that are written, in the order of their definition."""
    hints = typing.get_type_hints(cls)
    out = []
    for f in dataclasses.fields(cls):
        key = (cls.__name__, f.name)
        required = f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
        out.append(
            Field(
                attribute=f.name,
                name=NAMES.get(key, f.name),
                hint=read_hint(hints[f.name]),
                inline=key in INLINE,
                required=required,
            )
        )
    return tuple(out)


def encode(value: object, document: str | None = None) -> Data:
    """JSON data of a value of accord.types; spans of the page `document` leave it out."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [encode(v, document) for v in value]
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Span):
        out: dict[str, Data] = {} if value.document == document else {"document": value.document}
        return out | {"start": value.start, "end": value.end}
    holder = getattr(value, "document", None)
    document = holder if isinstance(holder, str) else document
    cls: Any = type(value)
    out = {}
    for f in fields_of(cls):
        part = encode(getattr(value, f.attribute), document)
        if f.inline:
            out.update(part)
        else:
            out[f.name] = part
    return out


def decode(cls: type[T], data: Data) -> T:
    """The value of type `cls` that `encode` made `data` of; RecordError where the data does not fit."""
    try:
        return typing.cast(T, _decoder(Hint(base=cls))(data, ""))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        what = f"it lacks {error.args[0]!r}" if isinstance(error, KeyError) else str(error)
        raise RecordError(f"damaged data of a {cls.__name__}: {what}; build the record again") from error


def decode_hint(hint: Hint, data: Data) -> Any:
    """A value without spans inside, by its hint."""
    return None if data is None else _decoder(hint)(data, "")


Decoder = Callable[[Data, str], Any]  # of data that is not None, on the page of this id
_AS_THEY_ARE = (str, int, bool)


@cache
def _decoder(hint: Hint) -> Decoder:
    """What reads data by a hint."""
    if hint.base is tuple and hint.open:
        (inner,) = hint.items
        if _is_plain(inner):
            return lambda data, document: tuple(data)
        read = _decoder(inner)
        return lambda data, document: tuple([None if d is None else read(d, document) for d in data])
    if hint.base is tuple:
        return lambda data, document: tuple(
            [None if d is None else _decoder(h)(d, document) for h, d in zip(hint.items, data, strict=True)]
        )
    if hint.base is Span:
        return lambda data, document: Span(
            document=DocumentId(data.get("document", document)), start=data["start"], end=data["end"]
        )
    if hint.is_object:
        return lambda data, document: _decode_object(hint.base, data, document)
    return lambda data, document: plain(hint, data)


def _is_plain(hint: Hint) -> bool:
    return hint.base in _AS_THEY_ARE


@cache
def _plan(cls: type) -> tuple[tuple[str, str | None, Decoder | None], ...]:
    """For each field its attribute, its name (None where its fields are those of the data itself), and what
    reads it (None where it is as it is)."""
    return tuple(
        (f.attribute, None if f.inline else f.name, None if _is_plain(f.hint) else _decoder(f.hint))
        for f in fields_of(cls)
    )


def _decode_object(cls: type, data: dict[str, Data], document: str) -> Any:
    holder = data.get("document")
    if isinstance(holder, str):
        document = holder
    values = {}
    for attribute, name, read in _plan(cls):
        part = data if name is None else data[name]
        values[attribute] = part if read is None or part is None else read(part, document)
    return cls(**values)


def plain(hint: Hint, data: Data) -> Any:
    """A single value (no tuple, no object) from its JSON form."""
    if hint.base is dt.datetime:
        return dt.datetime.fromisoformat(data)
    if hint.base is dt.date:
        return dt.date.fromisoformat(data)
    if hint.base is bytes:
        return base64.b64decode(data)
    if hint.base is float:
        return float(data)
    if hint.base is np.ndarray:
        return np.asarray(data, dtype=np.int32)
    return data


def packed(value: object) -> bytes:
    """A value as JSON in few bytes."""
    data = json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(data.encode("utf-8"), 6)


def unpacked(cls: type[T], data: bytes) -> T:
    """The value of type `cls` that `packed` made `data` of; RecordError where the data does not fit."""
    try:
        return decode(cls, json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError) as error:
        raise RecordError(f"damaged data of a {cls.__name__}: {error}; build the record again") from error


# --- JSON Schema -----------------------------------------------------------------------------------

_PLAIN: dict[Any, dict[str, Data]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    bytes: {"type": "string", "contentEncoding": "base64"},
}


def schema_of(cls: type, definitions: dict[str, Data]) -> Data:
    """A JSON Schema reference to a dataclass; `definitions` receives it and those it needs."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        definitions[cls.__name__] = object_schema(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def object_schema(cls: type, definitions: dict[str, Data]) -> Data:
    """The JSON Schema of the object that `encode` makes of a dataclass."""
    properties: dict[str, Data] = {}
    required: list[str] = []
    for f in fields_of(cls):
        if f.inline:
            inner = object_schema(f.hint.base, definitions)
            properties |= inner["properties"]
            required += inner["required"]
        else:
            properties[f.name] = schema_of_hint(f.hint, definitions)
            if (cls, f.name) != (Span, "document"):
                required.append(f.name)
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split("\n\n")[0].split()),
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def schema_of_hint(hint: Hint, definitions: dict[str, Data]) -> Data:
    """The JSON Schema of what a hint allows."""
    out: dict[str, Data]
    if hint.base is tuple and hint.open:
        out = {"type": "array", "items": schema_of_hint(hint.items[0], definitions)}
    elif hint.base is tuple:
        parts = [schema_of_hint(h, definitions) for h in hint.items]
        out = {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
    elif hint.choices:
        out = {"enum": list(hint.choices)}
    elif hint.is_object:
        out = schema_of(hint.base, definitions)
    else:
        out = dict(_PLAIN[hint.base])
    return {"anyOf": [out, {"type": "null"}]} if hint.optional else out
