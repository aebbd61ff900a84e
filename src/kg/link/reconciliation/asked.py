"""What a reconciliation query asks (Reconciliation Service API 0.2, section 4.1): name, types, properties, how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError

__all__ = ["MOST_QUERIES", "Asked", "AskedProperty", "MalformedQueryError", "Value", "read_batch"]

MOST_QUERIES = 100
_LONGEST_NAME = 500
_MOST_PROPERTIES = 20
_MOST_CANDIDATES = 50
_USUAL = 10
_FIELDS = {"query", "type", "limit", "properties", "type_strict"}


class MalformedQueryError(KgError):
    """A batch that is no batch of reconciliation queries; the message says which query and what to write."""


@dataclass(frozen=True)
class Value:
    """A value of a property: text, or an entity with its identifier."""

    text: str
    identifier: str | None = None


@dataclass(frozen=True)
class AskedProperty:
    """A property that is asked for, with the values any of which will do."""

    pid: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Asked:
    """One query."""

    query: str = ""
    types: tuple[str, ...] = ()
    properties: tuple[AskedProperty, ...] = ()
    limit: int = _USUAL
    type_strict: str = "any"


def read_batch(batch: object) -> dict[str, Asked]:
    """Return the queries of a batch by their identifiers, from JSON as it was read."""
    if not isinstance(batch, dict):
        raise MalformedQueryError('a batch is an object: {"q0": {"query": "Ada Fenn"}}')
    if len(batch) > MOST_QUERIES:
        raise MalformedQueryError(f"a batch holds at most {MOST_QUERIES} queries; this one has {len(batch)}")
    return {str(name): _read(str(name), found) for name, found in batch.items()}


def _read(name: str, found: object) -> Asked:
    if not isinstance(found, dict):
        raise MalformedQueryError(f'{name}: a query is an object: {{"query": "Ada Fenn"}}')
    if unknown := sorted(set(found) - _FIELDS):
        raise MalformedQueryError(f"{name}: no field is called {unknown[0]}; there are: {', '.join(sorted(_FIELDS))}")
    asked = Asked(
        _text(name, found.get("query", "")),
        _types(name, found.get("type", [])),
        _properties(name, found.get("properties", [])),
        _limit(name, found.get("limit", _USUAL)),
        _strictness(name, found.get("type_strict", "any")),
    )
    if not asked.query and not asked.properties:
        raise MalformedQueryError(f"{name}: a query has a name in query, or properties")
    return asked


def _text(name: str, text: object) -> str:
    if not isinstance(text, str) or len(text) > _LONGEST_NAME:
        raise MalformedQueryError(f"{name}: query is text of at most {_LONGEST_NAME} characters")
    return text.strip()


def _types(name: str, types: object) -> tuple[str, ...]:
    found = [types] if isinstance(types, str | Mapping) else types
    read = (
        [each.get("id") if isinstance(each, Mapping) else each for each in found] if isinstance(found, list) else None
    )
    if read is None or not all(isinstance(each, str) for each in read):
        raise MalformedQueryError(f"{name}: type is the identifier of a type, or a list of them")
    return tuple(str(each) for each in read)


def _limit(name: str, limit: object) -> int:
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise MalformedQueryError(f"{name}: limit is a whole number of at least 1")
    return min(limit, _MOST_CANDIDATES)


def _strictness(name: str, strictness: object) -> str:
    if strictness not in {"any", "all", "should"}:
        raise MalformedQueryError(f"{name}: type_strict is any, all or should")
    return str(strictness)


def _properties(name: str, properties: object) -> tuple[AskedProperty, ...]:
    if not isinstance(properties, list) or len(properties) > _MOST_PROPERTIES:
        raise MalformedQueryError(f"{name}: properties is a list of at most {_MOST_PROPERTIES}")
    return tuple(_property(name, each) for each in properties)


def _property(name: str, found: Any) -> AskedProperty:
    if not isinstance(found, dict) or not isinstance(found.get("pid"), str) or "v" not in found:
        raise MalformedQueryError(f'{name}: a property is an object: {{"pid": "P569", "v": "1938"}}')
    values = found["v"] if isinstance(found["v"], list) else [found["v"]]
    return AskedProperty(found["pid"], tuple(_value(name, each) for each in values))


def _value(name: str, found: Any) -> Value:
    if isinstance(found, dict) and isinstance(found.get("id"), str):
        return Value(str(found.get("name", found["id"]))[:_LONGEST_NAME], found["id"])
    if isinstance(found, str | int | float):
        return Value(str(found)[:_LONGEST_NAME])
    raise MalformedQueryError(f'{name}: a value is text, a number, or an entity: {{"id": "…"}}')
