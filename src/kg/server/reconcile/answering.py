"""Queries to candidates, and the values of candidates (Reconciliation Service API 0.2, sections 4 and 7)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pyoxigraph import NamedNode

from kg.link.reconciliation.asked import MalformedQueryError, read_batch
from kg.link.reconciliation.candidates import Candidate, candidates
from kg.link.reconciliation.properties import Property, property_meant, values_of
from kg.link.reconciliation.register import KINDS, Register, identifier_of
from kg.rdf.graph import Term
from kg.rdf.namespaces import kind_of
from kg.server.reconcile.manifest import JSON
from kg.server.reconcile.register import entity_as_json, register_of, type_as_json
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply

__all__ = ["extend", "malformed", "proposals", "reconcile"]

_MOST_IDS, _MOST_PROPERTIES = 1000, 50


def reconcile(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the candidates for each query of the batch `queries`, text in JSON."""
    register = register_of(site)
    try:
        batch = read_batch(_json(arguments["queries"], "queries"))
    except MalformedQueryError as error:
        raise malformed(str(error)) from None
    found = {name: {"result": [_told(c, register) for c in candidates(a, register)]} for name, a in batch.items()}
    return _reply(found)


def _told(candidate: Candidate, register: Register) -> dict[str, Any]:
    thing = candidate.thing
    return {
        **entity_as_json(register, identifier_of(thing.iri), thing),
        "type": [type_as_json(each) for each in register.types_of(thing)],
        "score": candidate.score,
        "match": candidate.match,
        "features": [{"id": name, "value": value} for name, value in candidate.features.items()],
    }


def extend(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the values of properties of entities: the data extension query `extend`, text in JSON."""
    register = register_of(site)
    asked = _json(arguments["extend"], "extend")
    ids, wanted = _ids(asked), _wanted(asked)
    meta = [{"id": each.id, "name": each.name} for _, each, _ in wanted]
    rows = {name: {written: _values(register, name, each, limit) for written, each, limit in wanted} for name in ids}
    for told, (written, _, _) in zip(meta, wanted, strict=True):
        told["id"] = written
    return _reply({"meta": meta, "rows": rows})


def proposals(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the properties that entities of a type may have."""
    from kg.link.reconciliation.properties import PROPERTIES

    register = register_of(site)
    meant = register.type_meant(arguments["type"])
    classes = _with_broader(register, meant) if meant else set()
    found = [p for p in PROPERTIES.values() if not p.types or not meant or classes & set(p.types)]
    limit = int(arguments["limit"]) if str(arguments["limit"]).isdigit() else len(found)
    told = [{"id": each.id, "name": each.name} for each in found[:limit]]
    return _reply({"type": arguments["type"], "properties": told, "limit": limit})


def _with_broader(register: Register, name: str) -> set[str]:
    found, waiting = {name}, [name]
    while waiting:
        type_ = register.types.get(waiting.pop())
        new = [each for each in type_.broader if each not in found] if type_ is not None else []
        found.update(new)
        waiting += new
    return found


def _values(register: Register, name: str, wanted: Property, limit: int) -> list[dict[str, Any]]:
    identifier = register.entity_meant(name)
    if identifier is None:
        return []
    values = values_of(register.graph, register.node_of(identifier), wanted)
    return [_value(register, value) for value in values][: limit or None]


def _value(register: Register, value: Term) -> dict[str, Any]:
    """Return a value: an entity of ours with its name, anything else as text; a date as it was written (EDTF)."""
    if not isinstance(value, NamedNode):
        return {"str": str(value.value)}
    if kind_of(value) in KINDS:
        return {"id": identifier_of(value.value), "name": register.name_of(value)}
    return {"str": value.value.rpartition("/")[2]}


def _ids(asked: Any) -> list[str]:
    ids = asked.get("ids") if isinstance(asked, dict) else None
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids) or len(ids) > _MOST_IDS:
        raise malformed(f"extend: ids is a list of at most {_MOST_IDS} identifiers")
    return ids


def _wanted(asked: Any) -> list[tuple[str, Property, int]]:
    """Return the properties that are asked for, each as it was written, with the most values of one entity."""
    properties = asked.get("properties")
    if not isinstance(properties, list) or len(properties) > _MOST_PROPERTIES:
        raise malformed(f"extend: properties is a list of at most {_MOST_PROPERTIES}")
    return [_wanted_one(each) for each in properties]


def _wanted_one(asked: Any) -> tuple[str, Property, int]:
    written = asked.get("id") if isinstance(asked, dict) else None
    meant = property_meant(written) if isinstance(written, str) else None
    if meant is None:
        raise malformed(f"extend: no property is called {written}; /reconcile/properties lists those that there are")
    settings = asked.get("settings") or {}
    limit = settings.get("limit", 0) if isinstance(settings, dict) else 0
    if str(limit).isdigit():
        return str(written), meant, int(limit)
    raise malformed(f"extend: the limit of {written} is a whole number")


def _json(text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise malformed(f"{what}: no JSON: {error}") from None
    except RecursionError:
        raise malformed(f"{what}: nested too deep") from None


def malformed(detail: str) -> Problem:
    """Return the problem of what is no query of the protocol."""
    return Problem(400, "malformed-batch", "Malformed reconciliation query", detail)


def _reply(content: Any) -> Reply:
    return Reply(json.dumps(content, ensure_ascii=False).encode(), JSON)
