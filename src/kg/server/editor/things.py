"""Everything in the graph that has a name, by its names in any language."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph
from kg.rdf.namespaces import IDENTIFIERS, RDFS, SKOS, abbreviate, kind_of
from kg.server.editor.terms import Uses, labels_of

__all__ = ["things_of"]


def things_of(graph: Graph, uses: Uses) -> list[dict[str, Any]]:
    """Return name, labels and number of uses of each named thing; concepts are terms and are left out."""
    named = {
        node
        for predicate in (RDFS.label, SKOS.prefLabel)
        for node in graph.subjects(predicate)
        if isinstance(node, NamedNode) and node.value.startswith(IDENTIFIERS) and kind_of(node) != "concept"
    }
    found = ((abbreviate(node.value), node) for node in named)
    return [
        {"name": name, "labels": labels_of(node, graph), "uses": uses.values[node]}
        for name, node in sorted(found, key=lambda entry: entry[0])
    ]
