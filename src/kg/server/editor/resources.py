"""What the editor's script asks for, as JSON."""

from __future__ import annotations

import json
from typing import Any

from kg.build.layers import LAYERS
from kg.rdf.namespaces import BASE, IDENTIFIER, PREFIXES
from kg.server.editor.examples import examples_of
from kg.server.editor.terms import Uses, terms_of
from kg.server.editor.things import things_of
from kg.server.site.site import Site
from kg.server.wire.reply import Reply

__all__ = ["editor_data", "editor_things"]

JSON = "application/json"


def editor_data(site: Site, arguments: dict[str, Any]) -> Reply:  # noqa: ARG001
    """Return prefixes, terms, graphs and examples; and what turns IRIs of ours into paths of this site."""
    return _json(
        {
            "site": {"root": site.root, "base": BASE, "identifier": IDENTIFIER},
            "prefixes": PREFIXES,
            "terms": terms_of(site.ontology, Uses(site.graph.graph)),
            "graphs": [f"graph:{layer}" for layer in LAYERS],
            "examples": examples_of(site),
        }
    )


def editor_things(site: Site, arguments: dict[str, Any]) -> Reply:  # noqa: ARG001
    """Return everything that has a name."""
    return _json(things_of(site.graph.graph, Uses(site.graph.graph)))


def _json(document: object) -> Reply:
    return Reply(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), JSON)
