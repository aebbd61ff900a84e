"""One question as an operation of OpenAPI 3.1: its parameters, its columns, its formats."""

from __future__ import annotations

from typing import Any

from kg.queries import Answer, Parameter
from kg.queries.language import NAME as LANGUAGE
from kg.server.api import faults
from kg.server.api.document import plain_value
from kg.server.api.formats import GRAPHS, ROWS, holding
from kg.server.api.operation import Operation
from kg.server.api.schemas import Schema, listed, record, reference, text, whole

__all__ = ["operation", "schemas"]

_SHARED = ("Format", "Evidence", "Style", "View", "Limit", "Offset")
_SHOWN = 2
_SCHEMAS: dict[str, Schema] = {
    "iri": {"type": "string", "minLength": 1},
    "literal": {"type": "string"},
    "integer": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
}


def operation(found: Operation) -> dict[str, Any]:
    """Return the description of a question."""
    parameters = [_parameter(each, found.examples[each.name]) for each in found.parameters]
    shared = ("Language", *_SHARED) if found.languages else _SHARED
    return {
        "operationId": found.identifier,
        "summary": found.query.summary,
        "description": found.query.description,
        "tags": [found.family],
        "parameters": [*parameters, *(reference("parameters", name) for name in shared)],
        "responses": {
            "200": {
                "description": "The answer.",
                "headers": {"Link": reference("headers", "Link"), "X-Total-Count": reference("headers", "Total")},
                "content": _content(found),
            },
            "400": reference("responses", "BadRequest"),
            "406": reference("responses", "NotAcceptable"),
            "default": reference("responses", "Failed"),
        },
    }


def _parameter(parameter: Parameter, examples: dict[str, str]) -> dict[str, Any]:
    schema = dict(_SCHEMAS[parameter.kind])
    if parameter.default is not None:
        schema["default"] = _typed(parameter, parameter.default)
    shown = {name: {"value": _typed(parameter, value)} for name, value in examples.items()}
    about = faults.expected_of(parameter)
    described = {
        "name": parameter.name,
        "in": "query",
        "required": not parameter.optional and parameter.default is None,
        "description": f"{about[0].upper()}{about[1:]}.",
        "schema": schema,
    }
    # An empty value counts as none, as forms of HTML send it.
    empty = {} if described["required"] else {"allowEmptyValue": True}
    return {**described, **empty, **({"examples": shown} if shown else {})}


def _typed(parameter: Parameter, value: str) -> str | int:
    return int(value) if parameter.kind == "integer" else value


def _content(found: Operation) -> dict[str, Any]:
    if found.answer.triples is not None:
        return {media_type: {"schema": text()} for media_type in GRAPHS.values()}
    content: dict[str, Any] = {media_type: {"schema": text()} for media_type in holding("rows", evidence=True).values()}
    content[ROWS["json"]] = {"schema": reference("schemas", f"{_title(found)}Answer")}
    content[ROWS["srj"]] = {"schema": reference("schemas", "SparqlResults")}
    content[ROWS["csl-json"]] = {"schema": listed({"type": "object"}, "Items of CSL, one for each source.")}
    content[GRAPHS["jsonld"]] = {"schema": {"type": ["array", "object"]}}
    return content


def _title(found: Operation) -> str:
    return "".join(word.capitalize() for word in found.identifier.split("_"))


def schemas(found: Operation) -> dict[str, Schema]:
    """Return the schemas of a question's answer and of one row of it, by their names."""
    if found.answer.triples is not None:
        return {}
    answer = record(found.query.summary, {**_head(found), **_body(found)})
    if found.answer.boolean is not None:
        return {f"{_title(found)}Answer": answer}
    return {f"{_title(found)}Answer": answer, f"{_title(found)}Row": _row(found)}


def _head(found: Operation) -> dict[str, Schema]:
    asked = {each.name: _SCHEMAS[each.kind] for each in found.parameters}
    if found.languages:
        asked[LANGUAGE] = reference("schemas", "Language")
    return {
        "query": {"type": "string", "const": found.query.name},
        "summary": text("The question."),
        "view": text("The view that was asked."),
        "parameters": {**record("The parameters as they were understood.", {}, asked), "additionalProperties": False},
    }


def _body(found: Operation) -> dict[str, Schema]:
    if found.answer.boolean is not None:
        return {"boolean": {"type": "boolean"}}
    return {
        "columns": listed(text(), "The names of the columns, in order."),
        "total": whole("How many rows the whole answer has."),
        "offset": whole("How many rows were left out before these."),
        "limit": {"type": ["integer", "null"], "minimum": 1, "description": "How many rows were asked for."},
        "links": reference("schemas", "Parts"),
        "rows": listed(reference("schemas", f"{_title(found)}Row")),
    }


def _row(found: Operation) -> Schema:
    columns = {
        column.name: {**column.schema, **({"description": column.about} if column.about else {})}
        for column in found.columns
    }
    cited = listed(reference("schemas", "Citation"), "The passages that say so, when evidence was asked for.")
    row = {**record("", columns, {"evidence": cited}), "additionalProperties": False}
    shown = [_plain(found.answer, number) for number in range(min(_SHOWN, len(found.answer)))]
    return {**row, **({"examples": shown} if shown else {})}


def _plain(answer: Answer, number: int) -> dict[str, Any]:
    return {name: plain_value(term) for name, term in zip(answer.variables, answer.rows[number], strict=True)}
