"""JSON schemas of the Reconciliation Service API 0.2, written from its text: sections 2 to 7."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string", "minLength": 1}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None, closed: bool = False) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        **({"additionalProperties": False} if closed else {}),
    }


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


TYPE = _object({"id": _TEXT, "name": _TEXT}, {"broader": _list(_object({"id": _TEXT, "name": _TEXT}))})
_TEMPLATE = _object({"url": {"type": "string", "pattern": r"\{\{id\}\}"}})
_PLACE = _object({"service_url": {"type": "string", "pattern": "^https?://"}, "service_path": {"type": "string"}})
_SETTING = _object(
    {"name": _TEXT, "label": _TEXT, "type": {"enum": ["number", "text", "checkbox", "select"]}},
    {"help_text": {"type": "string"}},
)
MANIFEST = _object(
    {
        "versions": {"type": "array", "contains": {"const": "0.2"}},
        "name": _TEXT,
        "identifierSpace": _TEXT,
        "schemaSpace": _TEXT,
    },
    {
        "defaultTypes": {**_list(TYPE), "uniqueItems": True},
        "view": _TEMPLATE,
        "preview": {
            "allOf": [_TEMPLATE, _object({"width": {"type": "integer"}, "height": {"type": "integer"}})],
        },
        "suggest": {
            "type": "object",
            "properties": dict.fromkeys(("entity", "type", "property"), _PLACE),
            "additionalProperties": False,
        },
        "extend": _object({}, {"propose_properties": _PLACE, "property_settings": _list(_SETTING)}),
        "batchSize": {"type": "integer", "minimum": 1},
    },
)
_ENTITY = {"id": _TEXT, "name": _TEXT}
_FEATURE = _object({"id": _TEXT, "value": {"type": ["boolean", "number"]}})
CANDIDATE = _object(
    {**_ENTITY, "type": _list(TYPE), "score": {"type": "number"}},
    {"description": {"type": "string"}, "match": {"type": "boolean"}, "features": _list(_FEATURE)},
)
RESULTS = {"type": "object", "additionalProperties": _object({"result": _list(CANDIDATE)})}
ENTITIES = _object({"result": _list(_object(_ENTITY, {"description": {"type": "string"}, "notable": _list(TYPE)}))})
TYPES = _object({"result": _list(TYPE)})
PROPERTIES = _object({"result": _list(_object(_ENTITY, {"description": {"type": "string"}}))})
PROPOSALS = _object({"properties": _list(_object(_ENTITY)), "type": {"type": "string"}}, {"limit": {"type": "integer"}})
_VALUE = {
    "oneOf": [
        _object({}, closed=True),
        _object(_ENTITY, {"description": {"type": "string"}}, closed=True),
        _object({"str": {"type": "string"}}, closed=True),
        _object({"float": {"type": "number"}}, closed=True),
        _object({"int": {"type": "integer"}}, closed=True),
        _object({"date": {"type": "string"}}, closed=True),
    ]
}
EXTENSION = _object(
    {
        "meta": _list(_object(_ENTITY)),
        "rows": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _list(_VALUE)}},
    }
)
