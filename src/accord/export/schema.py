"""The JSON Schema of the project's exchange format, made from the types.

`python -m accord.export.schema > docs/record.schema.json` writes the copy that users read.
"""

from __future__ import annotations

import json

from accord.export.json import FORMAT, PLACE_FIELDS, VERSION
from accord.record.codec import Data, object_schema, schema_of
from accord.types import (
    Actor,
    ActorRelation,
    Claim,
    ClaimDate,
    Decision,
    Document,
    Event,
    Judgement,
    Lineage,
    Period,
    Problem,
    Provenance,
)


def schema() -> dict[str, Data]:
    """The JSON Schema (2020-12) of the format, made from the types."""
    definitions: dict[str, Data] = {}

    def listed(cls: type, **more: Data) -> Data:
        if not more:
            return {"type": "array", "items": schema_of(cls, definitions)}
        shape = object_schema(cls, definitions)
        definitions[cls.__name__] = shape | {
            "properties": shape["properties"] | more,
            "required": [*shape["required"], *more],
        }
        return {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}}

    text = {"type": "string"}
    text_or_none = {"anyOf": [text, {"type": "null"}]}
    number_or_none = {"anyOf": [{"type": "number"}, {"type": "null"}]}
    period = {"anyOf": [schema_of(Period, definitions), {"type": "null"}]}
    date = {"anyOf": [schema_of(ClaimDate, definitions), {"type": "null"}]}
    made = {"type": "array", "items": schema_of(Provenance, definitions)}
    place = {f: number_or_none if f in ("lat", "lon") else text_or_none for f in PLACE_FIELDS}
    decided = {"type": "array", "items": _object({"decision": text, "verdict": text, "field": text})}
    page = {"$ref": "#/$defs/Document"}
    claim = object_schema(Claim, definitions)
    withdrawn = _object({"document": page, "by": text, "at": {"type": "string", "format": "date-time"}})
    properties = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "generator": {"type": "object", "additionalProperties": text, "required": ["name", "version"]},
        "settings": {"type": "object", "additionalProperties": text},
        "documents": listed(Document, published_on_page=period, provenance=made),
        "withdrawn": {"type": "array", "items": withdrawn},
        "claims": listed(Claim, date_on_page=date, event=text_or_none, origin=text_or_none, decided=decided),
        "events": listed(Event),
        "actors": listed(Actor),
        "actor_relations": listed(ActorRelation),
        "places": {"type": "array", "items": _object({"id": text, **place})},
        "lineage": listed(Lineage),
        "judgements": listed(Judgement),
        "decisions": listed(Decision),
        "pairs": {"type": "array", "items": _object({"decision": text, "left": text, "right": text})},
        "as_read": {"type": "array", "items": claim},
        "redirects": {"type": "array", "items": _object({"from": text, "to": text_or_none})},
        "problems": listed(Problem),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of accord",
        **_object(properties),
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _object(properties: dict[str, Data]) -> dict[str, Data]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def written_schema() -> str:
    """The schema as docs/record.schema.json holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(written_schema(), end="")
