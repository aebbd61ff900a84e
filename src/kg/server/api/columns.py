"""The columns of a question and what stands in them, seen from its own answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.queries import Answer
from kg.rdf.graph import Term
from kg.rdf.namespaces import XSD

__all__ = ["Column", "columns_of"]

_JSON_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
_ANY = ["string", "number", "boolean", "null"]


@dataclass(frozen=True)
class Column:
    """One column: its name, a line about it, and the JSON Schema of its values (an unbound one is null)."""

    name: str
    about: str
    schema: dict[str, Any]


def columns_of(answer: Answer) -> list[Column]:
    """Return the columns of an answer."""
    values = {name: [row[i] for row in answer.rows] for i, name in enumerate(answer.variables)}
    return [Column(name, _about(name, answer.variables), _schema(found)) for name, found in values.items()]


def _about(name: str, names: tuple[str, ...]) -> str:
    if f"{name}_name" in names:
        return f"The thing that {name}_name names."
    thing = name.removesuffix("_name")
    return f"The name of {thing}." if thing != name and thing in names else ""


def _schema(terms: list[Term | None]) -> dict[str, Any]:
    from kg.server.api.document import plain_value

    bound = [term for term in terms if term is not None]
    types = sorted({_JSON_TYPES[type(plain_value(term))] for term in bound})
    if not types:
        return {"type": _ANY}
    if "number" in types and "integer" in types:
        types.remove("integer")
    schema: dict[str, Any] = {"type": [*types, "null"]}
    if all(isinstance(term, NamedNode) for term in bound):
        schema["format"] = "iri"
    elif all(isinstance(term, Literal) and term.datatype == XSD.date for term in bound):
        schema["format"] = "date"
    return schema
