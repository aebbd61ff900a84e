"""Where a thing of the graph lies, by the gazetteer."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.export.geometry import Position
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG

__all__ = ["position_of"]


def position_of(graph: Graph, node: NamedNode) -> Position | None:
    """Return longitude and latitude of a place or a state; None when no gazetteer tells them."""
    longitude, latitude = graph.text(node, CG.longitude), graph.text(node, CG.latitude)
    return (float(longitude), float(latitude)) if longitude and latitude else None
