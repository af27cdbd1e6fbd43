"""The JSON Schema of an agenda file, for editors: made from the model, but for where the file differs."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.inspect import DateType, StrType, TimeType, TupleType, Type, VarTupleType

from iepmeet.agenda.model import Agenda, Question
from iepmeet.agenda.shape import CALENDAR_FILE, REF, Key, keys, tables

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TIME = {"type": "string", "pattern": r"^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$"}
_FEW_WORDS = {"pattern": r"\S"}
_DAYS_OFF = {
    "description": "The first and the last day off.",
    "anyOf": [
        {"type": "array", "items": _DATE, "minItems": 2, "maxItems": 2},
        {
            "type": "object",
            "properties": {"starts": _DATE, "ends": _DATE},
            "required": ["starts", "ends"],
            "additionalProperties": False,
        },
    ],
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an agenda file, with dates and times as strings."""
    _, components = msgspec.json.schema_components([Agenda])
    made = {table.__name__: _table(table, components[table.__name__]) for _, table in tables()}
    whole = {
        "$schema": _DIALECT,
        **_table(Agenda, components["Agenda"]),
        "title": "An agenda of iepmeet",
        "description": "What is prepared before a meeting: people, concerns, questions, review settings.",
        "$defs": dict(sorted(made.items())),
    }
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    return plain


def _table(table: type[Struct], component: dict[str, Any]) -> dict[str, Any]:
    known = keys(table).values()
    properties = component["properties"]
    return {
        "title": component["title"],
        "description": cleandoc(component["description"]),
        "type": "object",
        "properties": {key.name: _key(key, properties.get(key.field, {})) for key in known},
        "required": [key.name for key in known if key.required],
        "additionalProperties": False,
    }


def _key(key: Key, made: dict[str, Any]) -> dict[str, Any]:
    """The schema of one key: msgspec's, without the null that TOML does not have."""
    if key.name == CALENDAR_FILE:
        return {"type": "string", "description": "A file of term dates beside the agenda."}
    if isinstance(key.holds, TupleType):
        return dict(_DAYS_OFF)
    result = next((kind for kind in made.get("anyOf", ()) if kind.get("type") != "null"), made)
    result = {name: value for name, value in result.items() if name != "default"} | _held(key.holds)
    if made.get("default") is not None:
        result["default"] = made["default"]
    if key.required and isinstance(key.holds, StrType):
        result |= _FEW_WORDS
    if key.field == "ref":
        result["pattern"] = f"^{REF}$"
    if key.bounds:
        result["minimum"], result["maximum"] = key.bounds
    return result


def _held(holds: Type) -> dict[str, Any]:
    """What the file writes in another way than msgspec does."""
    if isinstance(holds, DateType):
        return dict(_DATE)
    if isinstance(holds, TimeType):
        return dict(_TIME)
    if isinstance(holds, VarTupleType) and isinstance(holds.item_type, DateType):
        return {"items": _DATE}
    if isinstance(holds, VarTupleType) and getattr(holds.item_type, "cls", None) is Question:
        return {"items": {"anyOf": [{"type": "string", **_FEW_WORDS}, {"$ref": "#/$defs/Question"}]}}
    return {}
