"""A small page of one entity, to be shown within the page of a client (Reconciliation Service API 0.2, section 5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyoxigraph import NamedNode

from kg.link.reconciliation.properties import PROPERTIES, values_of
from kg.server.reconcile.register import register_of
from kg.server.site.dates import in_words
from kg.server.site.links import id_path
from kg.server.site.rendering import render_plain
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["preview"]

_SHOWN = ("P569", "P570", "P106", "P27", "P463", "P136", "P131", "P159")
_MOST = 4
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
"""As for every page, but that a client may show it in a frame: nothing can be done on it."""


def preview(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the page of the entity `id`; a Problem with status 404 when there is none."""
    register = register_of(site)
    identifier = register.entity_meant(arguments["id"])
    if identifier is None:
        raise Problem(
            404, "unknown-thing", "No such thing", message("no entity has the identifier %(id)s", id=arguments["id"])
        )
    thing, node = register.entities[identifier], register.node_of(identifier)
    details = []
    for number in _SHOWN:
        values = [
            register.name_of(value) if isinstance(value, NamedNode) else in_words(str(value.value))
            for value in values_of(register.graph, node, PROPERTIES[number])
        ]
        if values:
            details.append((PROPERTIES[number].name, ", ".join(values[:_MOST]) + (" …" if len(values) > _MOST else "")))
    also = [name.text for name in thing.names if name.text != thing.title][:_MOST]
    reply = render_plain(
        "preview.html",
        200,
        site.root,
        site.version,
        title=thing.title,
        types=[type_.name for type_ in register.types_of(thing)][:_MOST],
        also=also,
        details=details,
        path=id_path(thing.iri, site.root),
    )
    reply.headers["Content-Security-Policy"] = _POLICY
    return reply
