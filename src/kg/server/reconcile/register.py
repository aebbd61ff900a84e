"""The entities of a site, gathered once, and how their types are written in answers."""

from __future__ import annotations

from typing import Any

from kg.link.reconciliation.register import Register, Type
from kg.search.thing import Thing
from kg.server.site.site import Site

__all__ = ["entity_as_json", "register_of", "type_as_json"]


def register_of(site: Site) -> Register:
    """Return the entities of the accepted view."""
    return site.kept("reconciliation", lambda: Register(site.graph.graph, site.graph.name_index))


def type_as_json(type_: Type) -> dict[str, Any]:
    """Return a type as the specification writes it (section 2.2)."""
    return {"id": type_.id, "name": type_.name}


def entity_as_json(register: Register, identifier: str, thing: Thing) -> dict[str, Any]:
    """Return an entity as the specification writes it (section 2.1), its description telling it from namesakes."""
    return {"id": identifier, "name": thing.title, "description": register.description_of(thing)}
