"""Entities, types and properties by the beginning of a name (Reconciliation Service API 0.2, section 6)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.link.reconciliation.properties import PROPERTIES
from kg.link.reconciliation.register import Register, identifier_of
from kg.search import best_things, normalise
from kg.server.reconcile.manifest import JSON
from kg.server.reconcile.register import entity_as_json, register_of, type_as_json
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["check_what", "suggest"]

_MOST = 20
_LONGEST = 200


def suggest(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return up to 20 suggestions for `prefix`, those before `cursor` left out."""
    prefix = str(arguments["prefix"])[:_LONGEST]
    found = list(_WHAT[arguments["what"]](register_of(site), prefix))
    start = int(arguments["cursor"]) if str(arguments["cursor"]).isdigit() else 0
    return Reply(json.dumps({"result": found[start : start + _MOST]}, ensure_ascii=False).encode(), JSON)


def _entities(register: Register, prefix: str) -> Iterator[dict[str, Any]]:
    named = register.entity_meant(prefix)
    things = [register.entities[named]] if named else [found.thing for found in best_things(prefix, register.index)]
    for thing in things:
        if (identifier := identifier_of(thing.iri)) in register.entities:
            notable = [type_as_json(each) for each in register.types_of(thing)]
            yield {**entity_as_json(register, identifier, thing), "notable": notable}


def _types(register: Register, prefix: str) -> Iterator[dict[str, Any]]:
    meant = register.type_meant(prefix)
    for type_ in sorted(register.types.values(), key=lambda each: (len(each.name), each.id)):
        if type_.id == meant or _begins(prefix, type_.id, type_.name):
            broader = [type_as_json(register.types[each]) for each in type_.broader if each in register.types]
            yield {**type_as_json(type_), **({"broader": broader} if broader else {})}


def _properties(register: Register, prefix: str) -> Iterator[dict[str, Any]]:  # noqa: ARG001
    for each in PROPERTIES.values():
        if _begins(prefix, each.id, each.name):
            yield {"id": each.id, "name": each.name, "description": f"of {', '.join(each.types) or 'anything'}"}


def _begins(prefix: str, *names: str) -> bool:
    """Tell whether a name, or a word in it, begins so."""
    wanted = normalise(prefix)
    return any(f" {normalise(name)}".find(f" {wanted}") >= 0 for name in names)


_WHAT = {"entity": _entities, "type": _types, "property": _properties}


def check_what(what: str) -> None:
    """Refuse what nothing is suggested of."""
    if what not in _WHAT:
        raise Problem(
            404,
            "not-found",
            "Not found",
            message("suggestions are of %(what)s, not of %(what_2)s", what=", ".join(_WHAT), what_2=what),
        )
