"""Whether JSON data, which anybody may have written, has the shape of a type of accord.types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accord.record.codec import Data, Hint, fields_of, plain
from accord.types import Span

_KINDS: dict[Any, tuple[type, ...]] = {bool: (bool,), int: (int,), float: (int, float)}


def misfit(cls: Any, data: Data) -> str | None:
    """What does not fit where `data`, from anywhere, should be of type `cls`; None where all fits.

    Members that the type does not know are passed over.
    """
    return next(_misfits(Hint(base=cls), data, cls.__name__), None)


def _misfits(hint: Hint, data: Data, at: str) -> Iterator[str]:
    if data is None:
        if not hint.optional:
            yield f"{at} is missing"
    elif hint.base is tuple:
        many = len(data) if isinstance(data, list) else -1
        if many < 0 or (not hint.open and many != len(hint.items)):
            yield f"{at} is not a list as it should be"
            return
        for n, (inner, part) in enumerate(
            zip(hint.items * many if hint.open else hint.items, data, strict=True)
        ):
            yield from _misfits(inner, part, f"{at}[{n}]")
    elif hint.is_object:
        if not isinstance(data, dict):
            yield f"{at} is not an object"
            return
        for f in fields_of(hint.base):
            if (hint.base, f.attribute) != (Span, "document"):
                yield from _misfits(f.hint, data if f.inline else data.get(f.name), f"{at}.{f.name}")
    elif hint.choices and data not in hint.choices:
        yield f"{at} is {data!r}, which is none of {', '.join(hint.choices)}"
    else:
        yield from _misfits_of_value(hint, data, at)


def _misfits_of_value(hint: Hint, data: Data, at: str) -> Iterator[str]:
    right = _KINDS.get(hint.base, (str,))
    if not isinstance(data, right) or (isinstance(data, bool) and bool not in right):
        yield f"{at} is {data!r}, which is no {hint.base.__name__}"
        return
    try:
        plain(hint, data)
    except ValueError:
        yield f"{at} is {data!r}, which is no {hint.base.__name__}"
