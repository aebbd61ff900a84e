"""The canned questions as examples: with the text ready to be run, and the blanks that it has."""

from __future__ import annotations

from typing import Any

from kg.queries import Catalogue, Parameter, Query, bind
from kg.queries.parameters import Resolver
from kg.rdf.namespaces import abbreviate

__all__ = ["examples_of"]


def examples_of(catalogue: Catalogue, resolve: Resolver) -> list[dict[str, Any]]:
    """Return the questions in order of their names."""
    return [_example(query, resolve) for query in sorted(catalogue, key=lambda query: query.name)]


def _example(query: Query, resolve: Resolver) -> dict[str, Any]:
    return {
        "name": query.name,
        "family": query.name.partition("/")[0],
        "summary": query.summary,
        "description": query.description,
        "display": query.display,
        "parameters": [_parameter(parameter) for parameter in query.parameters],
        "text": _runnable(query, resolve),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told = {
        "name": parameter.name,
        "variable": parameter.variable,
        "kind": parameter.kind,
        "optional": parameter.optional,
        "cls": parameter.cls,
        "value": None if parameter.default is None else abbreviate(parameter.default),
    }
    return {key: value for key, value in told.items() if value is not None}


def _runnable(query: Query, resolve: Resolver) -> str:
    """Return the text with its usual values bound, and its header told in one line."""
    lines = [line for line in bind(query, {}, resolve).splitlines() if not line.startswith("#+")]
    return f"# {query.summary}\n" + "\n".join(lines).strip() + "\n"
